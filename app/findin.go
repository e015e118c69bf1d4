package app

import (
	"lanmu/data/find"
	"lanmu/data/library"
	"lanmu/widgets"
)

// findInArticle marks what was typed wherever it stands in the open article,
// and brings the hit numbered now (from 0) into view.
func (w *window) findInArticle(query string, now int) {
	places := find.In
	if query != "" && query == w.searched {
		places = inText
	}
	w.hits = passagesOf(document(w.current), query, places)
	if len(w.hits) == 0 {
		now = -1
	} else {
		now = (now + len(w.hits)) % len(w.hits)
	}
	w.hit = now
	w.reader.SetMarks(w.hits, now)
	switch {
	case query == "":
		w.findbar.SetCount("")
	case now < 0:
		w.findbar.SetCount(t("find.none"))
	default:
		w.findbar.SetCount(t("find.count", map[string]any{"N": now + 1, "All": len(w.hits)}))
	}
}

func (w *window) hasHits() bool { return w.findbar.Visible() && len(w.hits) > 0 }

// stepHit brings the next hit into view, or the one before for -1.
func (w *window) stepHit(by int) { w.findInArticle(w.findbar.Query(), w.hit+by) }

// passagesOf returns where a query stands in a document, as places tells it of a
// text, in bytes.
func passagesOf(d widgets.Document, query string, places func(text, query string) [][2]int) []widgets.Passage {
	var out []widgets.Passage
	for i, b := range d.Blocks {
		for _, at := range places(b.Text, query) {
			out = append(out, widgets.Passage{Block: i, Start: at[0], End: at[1]})
		}
	}
	return out
}

// inText is where a query that was looked for in the texts stands in one.
func inText(text, query string) [][2]int {
	var out [][2]int
	for _, at := range library.HitsIn(query, text) {
		out = append(out, [2]int{at.Start, at.End})
	}
	return out
}

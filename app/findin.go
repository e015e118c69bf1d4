package app

import (
	"lanmu/data/find"
	"lanmu/widgets"
)

// findInArticle marks what was typed wherever it stands in the open article,
// and brings the hit numbered now (from 0) into view.
func (w *window) findInArticle(query string, now int) {
	w.hits = passagesOf(document(w.current), query)
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

// passagesOf returns where a query stands in a document, in hanzi or pinyin.
func passagesOf(d widgets.Document, query string) []widgets.Passage {
	var out []widgets.Passage
	for i, b := range d.Blocks {
		for _, at := range find.In(b.Text, query) {
			out = append(out, widgets.Passage{Block: i, Start: at[0], End: at[1]})
		}
	}
	return out
}

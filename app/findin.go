package app

import (
	"strings"

	"golang.org/x/text/width"

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

// passagesOf returns where a query stands in a document, any case and width.
func passagesOf(d widgets.Document, query string) []widgets.Passage {
	want, _ := fold(strings.TrimSpace(query))
	if want == "" {
		return nil
	}
	var out []widgets.Passage
	for i, b := range d.Blocks {
		text, at := fold(b.Text)
		for from := 0; ; {
			k := strings.Index(text[from:], want)
			if k < 0 {
				break
			}
			k += from
			out = append(out, widgets.Passage{Block: i, Start: at[k], End: at[k+len(want)]})
			from = k + len(want)
		}
	}
	return out
}

// fold brings a text to one case and width for comparing, and tells for every
// byte of it, and for its end, which byte of the text it comes from.
func fold(s string) (string, []int) {
	var b strings.Builder
	var at []int
	for i, r := range s {
		n := b.Len()
		b.WriteString(strings.ToLower(width.Fold.String(string(r))))
		for range b.Len() - n {
			at = append(at, i)
		}
	}
	return b.String(), append(at, len(s))
}

package app

import (
	"errors"
	"strings"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/search"
)

// tellAside says where lines were set aside that cannot be read.
func (w *window) tellAside() {
	if a := w.Bookmarks.Aside(); a.Lines > 0 {
		w.above.Say("aside", tongue.Count("error.aside", a.Lines, map[string]any{"File": a.Path}))
	}
}

// tellSynonyms says which of the reader's synonyms could not be used.
func (w *window) tellSynonyms() {
	if w.Wrong == nil {
		return
	}
	const most = 3 // lines that are told
	if e, ok := errors.AsType[*search.LinesError](w.Wrong); ok {
		lines := e.Lines
		if len(lines) > most {
			lines = append(lines[:most:most], "…")
		}
		w.above.Say("synonyms", tongue.T("error.synonyms", map[string]any{"File": stock.SynonymsName, "Lines": strings.Join(lines, "; ")}))
		return
	}
	w.above.Say("synonyms", tongue.T("error.synonyms.unread", map[string]any{"File": stock.SynonymsName, "Cause": present.WhyNot(present.Pathless(w.Wrong))}))
}

package app

import (
	"fyne.io/fyne/v2"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/library"
	"lanmu/data/page"
	"lanmu/widgets/document"
)

// showSheet opens the first article of a page.
func (w *window) showSheet(s *library.Sheet) {
	if s.Len() == 0 {
		w.above.Say(stock.KeyOf(s), tongue.T("error.noarticle", map[string]any{"File": s.Name()}))
		return
	}
	w.sideBySide(s)
	w.state.article = "" // what was open before is not what is asked for
	w.list.ShowArticles()
	w.with(stock.Ref{Sheet: s, N: 0}, func(e stock.Entry) { w.open(e, document.Position{}); w.list.Filter() })
}

// sideBySide says of a page whose columns of type share lines how a better one
// is had, and of one that could not be read whole how much is missing.
func (w *window) sideBySide(s *library.Sheet) {
	switch loss := s.Loss(); {
	case loss.Matters():
		w.above.Say(stock.KeyOf(s), tongue.T("banner.loss", map[string]any{"File": s.Name(), "Lost": loss.Lost, "Drawn": loss.Drawn}))
	case s.Form() == page.SideBySide:
		w.above.Say(stock.KeyOf(s), tongue.T("banner.sidebyside", map[string]any{"File": s.Name()}))
	default:
		w.above.Unsay(stock.KeyOf(s))
	}
}

// drop opens what is dropped onto the window.
func (w *window) drop(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	w.in.Open(paths, true)
}

// paste makes a page of the text on the clipboard.
func (w *window) paste() { w.in.OpenText(w.app.Clipboard().Content()) }

package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"lanmu/app/present"
	"lanmu/app/tongue"
	"lanmu/data/page"
)

// showMenu offers what can be done with the text selected in the reading pane.
func (w *window) showMenu(at fyne.Position) {
	text := w.reader.Selected()
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(tongue.T("select.copy"), func() { w.copy(text) }),
		fyne.NewMenuItem(tongue.T("select.markdown"), func() { w.copy(w.reader.Markdown()) }),
		fyne.NewMenuItem(tongue.T("select.cite"), func() { w.copy(present.Citation(w.reading.Entry(), text)) }),
		fyne.NewMenuItem(tongue.T("select.search"), func() { w.search(text) }),
		fyne.NewMenuItem(tongue.T("select.bookmark"), func() { w.highlight(w.colour()) }),
		fyne.NewMenuItem(tongue.T("select.note"), w.noteSelected),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(tongue.T("select.all"), w.reader.SelectAll),
	}
	for _, i := range items[:6] {
		i.Disabled = text == ""
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}

// copyMarkdown copies the open article as Markdown.
func (w *window) copyMarkdown() {
	var b strings.Builder
	p := page.Page{Articles: []page.Article{*w.reading.Entry().Article}}
	if err := p.WriteMarkdown(&b, nil); err != nil {
		w.above.Say("copy", present.WhyNot(err))
		return
	}
	w.copy(b.String())
}

func (w *window) copy(text string) { w.app.Clipboard().SetContent(text) }

// search looks for what is selected in the texts of the library.
func (w *window) search(text string) {
	text, _, _ = strings.Cut(text, "\n")
	w.showSidebar()
	w.list.Search(text)
}

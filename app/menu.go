package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/find"
	"lanmu/data/library"
	"lanmu/data/page"
	"lanmu/widgets"
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
	widgets.ShowMenu(w.win.Canvas(), fyne.NewMenu("", items...), nil, at)
}

// copyMarkdown copies the open article as Markdown.
func (w *window) copyMarkdown() {
	var b strings.Builder
	e := w.reading.Entry()
	p := page.Page{Folio: e.Mark.Folio, Articles: []page.Article{*e.Article}}
	if err := p.WriteMarkdownText(&b, nil); err != nil {
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

// showRowMenu offers what can be done with what a row of the sidebar stands for.
func (w *window) showRowMenu(row int, at fyne.Position) {
	s, ok := w.list.At(row)
	if !ok {
		return
	}
	items := w.articleItems(s, row)
	if s.Head != nil {
		items = w.headingItems(s.Head, row)
	}
	if len(items) > 0 {
		w.above.Close()
		widgets.ShowMenu(w.win.Canvas(), fyne.NewMenu("", items...), nil, at)
	}
}

// headingItems are what can be done with a heading.
func (w *window) headingItems(h *present.Heading, row int) []*fyne.MenuItem {
	name := h.Title()
	items := []*fyne.MenuItem{fyne.NewMenuItem(tongue.T("row.copytitle"), func() { w.copy(name) })}
	if h.Key == "" {
		return items
	}
	word := "row.fold"
	if h.Folded {
		word = "row.unfold"
	}
	items = append([]*fyne.MenuItem{fyne.NewMenuItem(tongue.T(word), func() { w.list.Fold(row) }),
		fyne.NewMenuItem(tongue.T("row.allread"), func() { w.list.MarkRow(row) }), fyne.NewMenuItemSeparator()}, items...)
	if column, is := strings.CutPrefix(h.Key, "column/"); is && column != "" {
		items = append(items, w.filterItem("row.column", find.Column, column))
	}
	return items
}

// articleItems are what can be done with an article or a bookmark that is listed.
func (w *window) articleItems(s present.Shown, row int) []*fyne.MenuItem {
	if s.Head != nil {
		return nil
	}
	id := s.ArticleID(w.in.Shelf())
	headline, column, byline, path := "", "", "", ""
	if s.Mark != nil {
		headline, column, byline, path = s.Mark.Headline, s.Mark.Column, s.Mark.Byline, library.PathOf(s.Mark.File)
	} else {
		a := s.Article()
		headline, column, byline, path = a.Headline, a.Column, a.Byline, s.Sheet.Path()
	}
	star, read := "row.star", "row.read"
	if w.Bookmarks.Has(id) {
		star = "row.unstar"
	}
	if w.list.IsRead(id) {
		read = "row.unread"
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(tongue.T("row.open"), func() { w.list.OpenRow(row) }),
		fyne.NewMenuItem(tongue.T(star), func() { w.list.StarRow(row) }),
		fyne.NewMenuItem(tongue.T(read), func() { w.list.MarkRow(row) }),
		fyne.NewMenuItem(tongue.T("command.markabove"), func() { w.list.MarkAbove(id) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(tongue.T("row.copytitle"), func() { w.copy(headline) }),
		fyne.NewMenuItem(tongue.T("command.reference"), func() { w.copyReference(s) }),
	}
	if path != "" {
		items = append(items, fyne.NewMenuItem(tongue.T("command.reveal"), func() { w.revealFile(path) }))
	}
	if byline != "" || column != "" {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	if byline != "" {
		items = append(items, w.filterItem("row.author", find.Byline, byline))
	}
	if column != "" {
		items = append(items, w.filterItem("row.column", find.Column, column))
	}
	return items
}

// filterItem filters by what a field of an article holds.
func (w *window) filterItem(word string, f find.Field, text string) *fyne.MenuItem {
	return fyne.NewMenuItem(tongue.T(word, map[string]any{"Name": text}), func() {
		w.showSidebar()
		w.list.ShowArticles()
		w.sidebar.SetQuery(find.With("", present.Prefix(f), text))
	})
}

// copyReference copies the reference of what is listed.
func (w *window) copyReference(s present.Shown) {
	if s.Mark != nil {
		w.copy(s.Mark.Reference())
		return
	}
	w.reading.With(s.Ref, func(e stock.Entry) { w.copy(e.Mark.Reference()) })
}

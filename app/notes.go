package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lanmu/app/above"
	"lanmu/app/present"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/widgets"
)

// prefColour is where the colour is remembered in which was highlighted last.
const prefColour = "highlight.colour"

// colour is that colour, one of bookmark.Colours.
func (w *window) colour() int {
	return min(max(w.app.Preferences().Int(prefColour), 0), len(bookmark.Colours)-1)
}

func colourNames() []string {
	var out []string
	for n := range bookmark.Colours {
		out = append(out, present.ColourName(n))
	}
	return out
}

// newSelectBar makes the bar at what is selected.
func (w *window) newSelectBar() *widgets.SelectBar {
	bar := widgets.NewSelectBar(w.split, colourNames(), []widgets.Act{
		{Icon: theme.DocumentCreateIcon(), Name: tongue.T("select.note"), Do: w.noteSelected},
		{Icon: theme.ContentCopyIcon(), Name: tongue.T("select.copy"), Do: func() { w.copy(w.reader.Selected()); w.reader.Focus() }},
		{Icon: theme.SearchIcon(), Name: tongue.T("select.search"), Do: func() { w.search(w.reader.Selected()) }},
		{Icon: theme.VolumeUpIcon(), Name: tongue.T("select.aloud"), Do: w.readFromHere},
	})
	bar.OnColour = w.highlight
	return bar
}

// choseText shows the bar where something was selected by the mouse, or hides it.
func (w *window) choseText(at fyne.Position, on bool) {
	if _, _, ok := w.reading.Selected(); !on || !ok {
		w.selected.Hide()
		return
	}
	w.selected.SetColour(w.colour())
	w.selected.ShowAt(at)
}

// highlight keeps what is selected in a colour, which is the one offered next.
func (w *window) highlight(colour int) {
	w.app.Preferences().SetInt(prefColour, colour)
	w.marks.KeepPassage(colour, nil)
	w.reader.Unselect()
	w.reader.Focus()
}

// noteSelected keeps what is selected and opens its note.
func (w *window) noteSelected() {
	w.marks.KeepPassage(w.colour(), w.showPassage)
	w.reader.Unselect()
}

// readFromHere reads aloud from what is selected on.
func (w *window) readFromHere() {
	w.reader.Focus()
	w.aloud.Stop()
	w.aloud.Toggle()
}

// showPassage opens what was kept of a passage: its colour, note and tags.
func (w *window) showPassage(id string) {
	b, ok := w.Bookmarks.Get(id)
	if !ok {
		return
	}
	w.marks.Noted(id)
	note, tags := b.Note, strings.Join(b.Tags, " ")
	if x, ok := w.marks.Draft(id); ok {
		note, tags = x.Note, x.Tags
	}
	colour := b.ColourOf()
	colours := widgets.NewComfortPanel([]widgets.Choice{{Name: tongue.T("passage.colour"), Words: colourNames(),
		Chosen: func() int { return colour },
		Choose: func(n int) {
			colour = n
			w.app.Preferences().SetInt(prefColour, n)
			w.marks.Colour(id, n)
		}}})
	const lines = 5
	noted := widgets.NewNoteEdit(note, tongue.T("note.hint"), lines)
	tagged := widgets.NewNoteEdit(tags, tongue.T("note.tags"), 1)
	typed := func(string) { w.marks.TypeFor(id, noted.Text, tagged.Text) }
	noted.OnChanged, tagged.OnChanged = typed, typed
	noted.OnLeft, tagged.OnLeft = w.marks.Leave, w.marks.Leave
	quote := above.Paragraph("“" + firstOf(b.Quote) + "”")
	quote.Importance = widget.MediumImportance
	remove := widgets.NewButton(tongue.T("passage.delete"), func() {
		w.above.Close()
		w.marks.Remove(id)
	})
	box := widgets.NewBox(w.win.Canvas(), above.BoxWidth, tongue.T("passage.title"), container.NewVBox(quote, colours, noted, tagged),
		remove, w.above.Closing("settings.done"))
	w.above.Open("", box, nil)
	closed := box.OnClosed
	box.OnClosed = func() {
		w.marks.Leave()
		w.marks.Noted(w.reading.ID())
		closed()
	}
	w.win.Canvas().Focus(noted)
}

// firstOf is the beginning of a quotation, as much as shows which it is.
func firstOf(quote string) string {
	const most = 120
	if r := []rune(quote); len(r) > most {
		return string(r[:most]) + "…"
	}
	return quote
}

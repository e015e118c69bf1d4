package app

import (
	"slices"

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
		{Icon: theme.ContentCopyIcon(), Name: withKey("select.copy", "Ctrl+C"), Do: func() { w.copy(w.reader.Selected()); w.reader.Focus() }},
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
	w.marks.KeepPassage(w.colour(), w.openNote)
	w.reader.Unselect()
}

// readFromHere reads aloud from what is selected on.
func (w *window) readFromHere() {
	w.reader.Focus()
	w.aloud.Stop()
	w.aloud.Toggle()
}

// A noteBox is the box in which the note is typed that is on the pad.
type noteBox struct {
	*widgets.NotePad
	w *window
}

// Visible reports whether the box is open.
func (b noteBox) Visible() bool {
	return b.w.noting != nil && b.w.noting == b.w.above.Box() && b.w.noting.Visible()
}

// Open opens it for what was kept of an article or of a passage.
func (b noteBox) Open(id string) { b.w.openNote(id) }

// Close closes it.
func (b noteBox) Close() {
	if b.Visible() {
		b.w.above.Close()
	}
}

// openNote opens what was kept of a passage, its colour, note and tags, or the note and
// the tags of the open article.
func (w *window) openNote(id string) {
	b, ok := w.Bookmarks.Get(id)
	content, buttons, title := container.NewVBox(), []*widgets.Button{w.above.Closing("settings.done")}, "command.note"
	if ok && b.IsPassage() {
		title = "passage.title"
		quote := above.Paragraph("“" + firstOf(b.Quote) + "”")
		quote.Importance = widget.MediumImportance
		content.Add(quote)
		content.Add(w.coloursOf(b))
		buttons = slices.Insert(buttons, 0, widgets.NewButton(tongue.T("passage.delete"), func() {
			w.above.Close()
			w.marks.Remove(id)
		}))
	} else if h := w.reading.Entry().Mark.Headline; h != "" {
		content.Add(above.Paragraph(h))
	}
	content.Add(w.notepad)
	box := widgets.NewBox(w.win.Canvas(), above.BoxWidth, tongue.T(title), content, buttons...)
	w.above.Open("command.note", box, nil)
	w.noting = box
	closed := box.OnClosed
	box.OnClosed = func() {
		w.marks.Leave()
		w.marks.Noted(w.reading.ID())
		closed()
	}
	w.marks.Noted(id)
	box.Fit()
	w.notepad.Focus(w.win.Canvas())
}

// coloursOf are the colours that a highlight can be given.
func (w *window) coloursOf(b bookmark.Bookmark) *widgets.ComfortPanel {
	colour := b.ColourOf()
	return widgets.NewComfortPanel([]widgets.Choice{{Name: tongue.T("passage.colour"), Words: colourNames(),
		Chosen: func() int { return colour },
		Choose: func(n int) {
			colour = n
			w.app.Preferences().SetInt(prefColour, n)
			w.marks.Colour(b.ID, n)
		}}})
}

// firstOf is the beginning of a quotation, as much as shows which it is.
func firstOf(quote string) string {
	const most = 120
	if r := []rune(quote); len(r) > most {
		return string(r[:most]) + "…"
	}
	return quote
}

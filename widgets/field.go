package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// A Field is a box of one line that is typed into, with an input method or
// without. What the method composes is drawn at the caret as if it were text and
// is none: Text, OnChanged and what is undone know nothing of it.
type Field struct {
	widget.Entry

	composition Composition
	drawn       *composing // nil before it is first drawn
	caret       blink
}

// A Composition is what an input method makes of what was typed, as long as it
// is not text.
type Composition struct {
	Spans []Span
	Caret int // in characters from its beginning; -1 for none
}

// A Span is a piece of a Composition that looks alike.
type Span struct {
	Text      string
	Underline bool
	Marked    bool // as what is selected
	Kept      bool // it becomes text when the field is left
}

// Composing is what is composed.
func (f *Field) Composing() Composition { return f.composition }

// Compose shows what is composed, in place of what was composed before.
func (f *Field) Compose(c Composition) {
	if len(c.Spans) == 0 && len(f.composition.Spans) == 0 {
		return
	}
	f.composition = c
	f.Refresh()
}

// Commit types text at the caret, in place of what is selected.
func (f *Field) Commit(text string) {
	if text != "" && !f.Disabled() {
		f.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: literal{text: text}}) // all of it is one change
	}
}

// literal is a clipboard that holds a text and nothing else.
type literal struct {
	fyne.Clipboard
	text string
}

// Content implements fyne.Clipboard.
func (l literal) Content() string { return l.text }

// Finish ends the composition as it stands: what is to be kept of it is text now.
func (f *Field) Finish() {
	var kept strings.Builder
	for _, s := range f.composition.Spans {
		if s.Kept {
			kept.WriteString(s.Text)
		}
	}
	f.Compose(Composition{})
	f.Commit(kept.String())
}

// Cut takes characters away, of which the first is from characters after the
// caret, or before it if less than 0.
func (f *Field) Cut(from, count int) {
	text, caret := []rune(f.Text), f.CursorTextOffset()
	start, end := max(caret+from, 0), min(caret+from+count, len(text))
	if f.Disabled() || start >= end {
		return
	}
	before := caret
	f.place(end)
	for range end - start {
		f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	if before > end {
		f.place(before - (end - start))
	} else if before < start {
		f.place(before)
	}
}

// place puts the caret after a number of characters.
func (f *Field) place(at int) {
	for still := 0; at != f.CursorTextOffset() && still < 2; { // where a line was broken two places are one
		name := fyne.KeyRight
		if at < f.CursorTextOffset() {
			name = fyne.KeyLeft
		}
		was := f.CursorTextOffset()
		f.Entry.TypedKey(&fyne.KeyEvent{Name: name})
		if still++; f.CursorTextOffset() != was {
			still = 0
		}
	}
}

// Around is the text the caret is in, with the places of the caret and of the
// other end of what is selected, in characters.
func (f *Field) Around() (text string, caret, other int) {
	caret = f.CursorTextOffset()
	from, to := f.selection()
	return f.Text, caret, from + to - caret
}

// selection is what is selected, in characters; empty at the caret if nothing is.
func (f *Field) selection() (from, to int) {
	caret := f.CursorTextOffset()
	if f.drawn == nil { // the toolkit would not know
		return caret, caret
	}
	selected := []rune(f.SelectedText())
	n, text := len(selected), []rune(f.Text)
	if caret >= n && string(text[caret-n:caret]) == string(selected) {
		return caret - n, caret
	}
	return caret, min(caret+n, len(text))
}

// Place is where the composition begins, or the caret where there is none, in
// canvas units from the field's corner: as wide as a caret, from the top of the
// line to the field's edge, which what stands below it leaves to be seen.
func (f *Field) Place() (fyne.Position, fyne.Size) {
	if f.drawn == nil {
		return fyne.Position{}, f.Size()
	}
	return f.drawn.place()
}

// FocusLost implements fyne.Focusable: the composition ends as it stands, before
// who owns the field hears that it was left.
func (f *Field) FocusLost() {
	f.Finish()
	f.Entry.FocusLost()
}

// MouseUp has what is selected be the primary selection.
func (f *Field) MouseUp(e *desktop.MouseEvent) {
	f.Entry.MouseUp(e)
	if text := f.SelectedText(); text != "" && primary.Set != nil {
		primary.Set(text)
	}
}

// MouseDown implements desktop.Mouseable: the composition ends where it stands.
func (f *Field) MouseDown(e *desktop.MouseEvent) {
	f.Finish()
	if pastes(e, &f.Entry) {
		return
	}
	f.Entry.MouseDown(e)
}

// TypedRune implements fyne.Focusable.
func (f *Field) TypedRune(r rune) {
	f.Finish() // it came past the method
	f.Entry.TypedRune(r)
}

// SetText replaces the text, and with it what is composed.
func (f *Field) SetText(text string) {
	f.Compose(Composition{})
	f.Entry.SetText(text)
}

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	r := f.Entry.CreateRenderer()
	var scroll *container.Scroll
	for _, o := range r.Objects() {
		if s, ok := o.(*container.Scroll); ok {
			scroll = s
		}
	}
	f.drawn = newComposing(f, scroll)
	f.caret.of(f)
	return &fieldRenderer{r, f}
}

// fieldRenderer draws an entry, with what is composed in place of its text.
type fieldRenderer struct {
	fyne.WidgetRenderer
	field *Field
}

// Objects implements fyne.WidgetRenderer.
func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	return append(r.WidgetRenderer.Objects(), r.field.drawn.clip)
}

// Layout implements fyne.WidgetRenderer.
func (r *fieldRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.field.drawn.lay()
}

// Refresh implements fyne.WidgetRenderer.
func (r *fieldRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.field.drawn.lay()
	r.field.caret.refreshed()
}

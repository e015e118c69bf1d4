package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A NoteBar is two boxes for a reader's own words: a note and tags. It is
// hidden until opened. What is typed is told when a box is left.
type NoteBar struct {
	widget.BaseWidget
	OnRoom    func() // called when it takes another room than before
	OnChanged func(note, tags string)

	note, tags *leftEntry
	body       *fyne.Container
	was        [2]string
}

// leftEntry is an entry that tells when the keyboard leaves it.
type leftEntry struct {
	filterEntry
	onLeft func()
}

// FocusLost implements fyne.Focusable.
func (e *leftEntry) FocusLost() {
	e.Entry.FocusLost()
	e.onLeft()
}

// NewNoteBar returns a hidden bar with hints in its empty boxes; close is what its
// button is called.
func NewNoteBar(note, tags, close string) *NoteBar {
	b := &NoteBar{}
	box := func(hint string) *leftEntry {
		e := &leftEntry{onLeft: b.Keep}
		e.ExtendBaseWidget(e)
		e.SetPlaceHolder(hint)
		e.onEnter, e.onEscape = b.Close, b.Close
		return e
	}
	b.note, b.tags = box(note), box(tags)
	done := NewIconButton(theme.CancelIcon(), close, b.Close)
	done.close = b.Close
	split := container.NewHSplit(b.note, b.tags)
	split.SetOffset(.7)
	b.body = container.NewPadded(container.NewBorder(nil, nil, nil, done, split))
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Open shows the bar with what is kept and takes the keyboard to the note.
func (b *NoteBar) Open(c fyne.Canvas, note, tags string) {
	b.Set(note, tags)
	b.Show()
	tell(b.OnRoom)
	c.Focus(b.note)
}

// Set shows what is kept, unless something else is being typed.
func (b *NoteBar) Set(note, tags string) {
	if b.note.Text != b.was[0] || b.tags.Text != b.was[1] {
		return
	}
	b.was = [2]string{note, tags}
	b.note.SetText(note)
	b.tags.SetText(tags)
}

// Close hides the bar.
func (b *NoteBar) Close() {
	b.Keep()
	b.Hide()
	tell(b.OnRoom)
}

// Keep tells what was typed, as leaving a box does.
func (b *NoteBar) Keep() {
	now := [2]string{b.note.Text, b.tags.Text}
	if now == b.was {
		return
	}
	b.was = now
	if b.OnChanged != nil {
		b.OnChanged(now[0], now[1])
	}
}

// CreateRenderer implements fyne.Widget.
func (b *NoteBar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.body) }

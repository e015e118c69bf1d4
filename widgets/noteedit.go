package widgets

import (
	"fyne.io/fyne/v2"
)

// A NoteEdit is a field of several lines for the reader's own words, in a Box: Esc closes
// that, Tab goes on, and it tells when it is left.
type NoteEdit struct {
	Field
	seat
	OnLeft func()
}

// NewNoteEdit returns a field that holds a note, as high as some lines; one line takes
// no more than that.
func NewNoteEdit(text, hint string, lines int) *NoteEdit {
	e := &NoteEdit{}
	e.MultiLine = lines > 1
	if e.MultiLine {
		e.Wrapping = fyne.TextWrapWord
	}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(hint)
	e.SetMinRowsVisible(lines)
	e.SetText(text)
	return e
}

// AcceptsTab implements fyne.Tabbable: Tab leaves the field.
func (e *NoteEdit) AcceptsTab() bool { return false }

// TypedKey implements fyne.Focusable.
func (e *NoteEdit) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape && e.took(k) {
		return
	}
	e.Field.TypedKey(k)
}

// FocusGained implements fyne.Focusable.
func (e *NoteEdit) FocusGained() {
	e.Field.FocusGained()
	e.arrived(e)
}

// FocusLost implements fyne.Focusable.
func (e *NoteEdit) FocusLost() {
	e.Field.FocusLost()
	call(e.OnLeft)
}

package widgets

import (
	"path/filepath"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// A PathField is a box for the path of a file, in which the name is selected when the
// keyboard comes: it is what is changed most often. In a Box it is left by Esc.
type PathField struct {
	Field
	seat
	held bool
}

// NewPathField returns a box that holds a path.
func NewPathField(path string) *PathField {
	f := &PathField{}
	f.ExtendBaseWidget(f)
	f.SetText(path)
	return f
}

// FocusGained implements fyne.Focusable.
func (f *PathField) FocusGained() {
	f.Field.FocusGained()
	f.arrived(f)
	if f.held {
		return
	}
	f.held = true
	name := strings.TrimSuffix(filepath.Base(f.Text), filepath.Ext(f.Text))
	f.CursorRow, f.CursorColumn = 0, utf8.RuneCountInString(f.Text)-utf8.RuneCountInString(filepath.Base(f.Text))
	f.KeyDown(&fyne.KeyEvent{Name: "LeftShift"})
	for range utf8.RuneCountInString(name) {
		f.Field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	f.KeyUp(&fyne.KeyEvent{Name: "LeftShift"})
}

// TypedKey implements fyne.Focusable.
func (f *PathField) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape && f.took(k) {
		return
	}
	f.Field.TypedKey(k)
}

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// filterEntry is the box a list is narrowed by. Keys that mean nothing in a
// box of one line are handed on.
type filterEntry struct {
	widget.Entry
	onUp, onDown, onEnter, onEscape func()
	onShortcut                      func(fyne.Shortcut)
	onKey                           func(*fyne.KeyEvent) // function keys
}

func newFilterEntry() *filterEntry {
	e := &filterEntry{}
	e.Icon = theme.SearchIcon()
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *filterEntry) TypedKey(k *fyne.KeyEvent) {
	call := func(f func()) {
		if f != nil {
			f()
		}
	}
	switch k.Name {
	case fyne.KeyUp:
		call(e.onUp)
	case fyne.KeyDown:
		call(e.onDown)
	case fyne.KeyReturn, fyne.KeyEnter:
		call(e.onEnter)
	case fyne.KeyEscape:
		call(e.onEscape)
	default:
		if e.onKey != nil && len(k.Name) > 1 && k.Name[0] == 'F' { // F1 to F12
			e.onKey(k)
		}
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut implements fyne.Shortcutable: what is no editing is handed on.
func (e *filterEntry) TypedShortcut(s fyne.Shortcut) {
	if _, custom := s.(*desktop.CustomShortcut); custom && e.onShortcut != nil {
		e.onShortcut(s)
	}
	e.Entry.TypedShortcut(s)
}

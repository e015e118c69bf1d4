package widgets

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// filterEntry is the box a list is narrowed by. Keys that mean nothing in a
// box of one line are handed on.
type filterEntry struct {
	Field
	onUp, onDown, onEnter, onEscape func()
	onFocus                         func()
	onShortcut                      func(fyne.Shortcut)
	onKey                           func(*fyne.KeyEvent) // function keys
	most                            int                  // characters that may be pasted; 0 for any number
}

// longestQuery is more than a search counts of what is asked. A page pasted into
// the box by a slip would be drawn whole at each blink of the caret, which takes
// the toolkit seconds: the window would stand still.
const longestQuery = 256

func newFilterEntry() *filterEntry {
	e := &filterEntry{most: longestQuery}
	e.Icon = theme.SearchIcon()
	e.ExtendBaseWidget(e)
	return e
}

// FocusGained implements fyne.Focusable.
func (e *filterEntry) FocusGained() {
	e.Field.FocusGained()
	if e.onFocus != nil {
		e.onFocus()
	}
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
		e.Field.TypedKey(k)
	}
}

// TypedShortcut implements fyne.Shortcutable: what is no editing is handed on.
func (e *filterEntry) TypedShortcut(s fyne.Shortcut) {
	if _, custom := s.(*desktop.CustomShortcut); custom && e.onShortcut != nil {
		e.onShortcut(s)
	}
	if p, paste := s.(*fyne.ShortcutPaste); paste && e.most > 0 {
		room := e.most - utf8.RuneCountInString(e.Text) + utf8.RuneCountInString(e.SelectedText())
		s = &fyne.ShortcutPaste{Clipboard: beginning{p.Clipboard, max(room, 0)}}
	}
	e.Field.TypedShortcut(s)
}

// beginning is a clipboard of whose content only the first characters are pasted.
type beginning struct {
	fyne.Clipboard
	most int
}

// Content implements fyne.Clipboard.
func (b beginning) Content() string {
	return firstRunes(b.Clipboard.Content(), b.most)
}

// firstRunes is the beginning of a text, at most so many characters.
func firstRunes(s string, most int) string {
	n := 0
	for i := range s {
		if n == most {
			return s[:i]
		}
		n++
	}
	return s
}

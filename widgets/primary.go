package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Primary is the selection that a click of the middle button pastes, where the desktop
// has one: what was selected last, without its being copied.
type Primary struct {
	Get func() string
	Set func(text string)
}

// primary is the desktop's; of nothing where it has none.
var primary Primary

// UsePrimary has texts use the desktop's primary selection.
func UsePrimary(p Primary) { primary = p }

// Content implements fyne.Clipboard.
func (p Primary) Content() string { return p.Get() }

// SetContent implements fyne.Clipboard.
func (p Primary) SetContent(text string) { p.Set(text) }

// pastes reports whether a click pastes the primary selection into a field, and does so.
func pastes(e *desktop.MouseEvent, into fyne.Shortcutable) bool {
	if e.Button != desktop.MouseButtonTertiary || primary.Get == nil {
		return false
	}
	into.TypedShortcut(&fyne.ShortcutPaste{Clipboard: primary})
	return true
}

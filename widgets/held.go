package widgets

import "fyne.io/fyne/v2"

// Held is the key that is held down on what has the focus. A key that is held is
// typed again and again, which the toolkit does not say: what turns something on
// or off would do so until the key is let go, and end either way. It implements
// desktop.Keyable.
type Held struct{ down, taken bool }

// KeyDown implements desktop.Keyable. It is not called for a repetition.
func (h *Held) KeyDown(*fyne.KeyEvent) { h.down, h.taken = true, false }

// KeyUp implements desktop.Keyable.
func (h *Held) KeyUp(*fyne.KeyEvent) { h.down = false }

// Again reports whether what is typed now was typed before by the same press of a
// key. What an input method commits comes without one, and is never typed again.
func (h *Held) Again() bool {
	again := h.down && h.taken
	h.taken = true
	return again
}

package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"lanmu/app/typing"
	"lanmu/widgets"
)

// keyboard is how the reader's keys and menus reach the commands.
type keyboard struct {
	menus                     // what the menu bar shows
	held     widgets.Held     // the key held while nothing has the focus
	composer *typing.Composer // nil where the toolkit's own way composes
}

// again reports whether a key that is held is typed anew.
func (w *window) again() bool {
	switch f := w.win.Canvas().Focused().(type) {
	case nil:
		return w.held.Again()
	case interface{ Again() bool }:
		return f.Again()
	}
	return false
}

// readingKey moves through the article while no field has the focus. Esc takes
// away the latest of what came: what stands above the window, what the banner
// says, the search in the text, the full screen.
func (w *window) readingKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		if !w.above.Close() && !w.above.Dismiss() && !w.reading.CloseFind() && !w.closeText() && w.win.FullScreen() {
			w.toggleFullScreen()
		}
		return
	}
	if w.above.Is() {
		w.functionKey(k)
		return
	}
	if k.Name == desktop.KeyMenu || k.Name == fyne.KeyF10 && w.shifted() {
		corner := w.app.Driver().AbsolutePositionForObject(w.reader)
		w.showMenu(corner.AddXY(theme.Padding(), theme.Padding()))
		return
	}
	if !w.moves(w.reader, k) {
		w.functionKey(k)
	}
}

// sourceKey moves through the source while that has the focus.
func (w *window) sourceKey(k *fyne.KeyEvent) {
	if w.above.Is() || !w.moves(w.source, k) {
		w.readingKey(k)
	}
}

// moves moves through a text if the key does so, and reports whether it does.
func (w *window) moves(r *widgets.Reader, k *fyne.KeyEvent) bool {
	page := r.PageDown
	if w.shifted() {
		page = r.PageUp
	}
	moves := map[fyne.KeyName]func(){
		fyne.KeyDown: r.LineDown, fyne.KeyUp: r.LineUp,
		fyne.KeyPageDown: r.PageDown, fyne.KeyPageUp: r.PageUp,
		fyne.KeyHome: r.Home, fyne.KeyEnd: r.End,
		fyne.KeySpace: page,
	}
	switch {
	case w.dress.Comfort().Vertical: // lines follow each other to the left
		moves[fyne.KeyLeft], moves[fyne.KeyRight] = r.LineDown, r.LineUp
	case r.IsPaged():
		moves[fyne.KeyLeft], moves[fyne.KeyRight] = r.PageUp, r.PageDown
	}
	move := moves[k.Name]
	if move != nil {
		move()
	}
	return move != nil
}

func (w *window) shifted() bool {
	d, ok := w.app.Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&shift != 0
}

// functionKey does what keys without a modifier, or with shift, do wherever the
// focus is: those the toolkit does not take for shortcuts.
func (w *window) functionKey(k *fyne.KeyEvent) {
	var held fyne.KeyModifier
	if w.shifted() {
		held = shift
	}
	for _, c := range commands {
		for _, s := range c.keys {
			if s.Modifier == held && s.KeyName == k.Name {
				c.typed(w)
			}
		}
	}
}

// readingRune does what single letters mean while no field has the focus.
func (w *window) readingRune(r rune) {
	r = onKeyboard(r)
	if w.above.Is() {
		return
	}
	for _, c := range commands {
		if strings.ContainsRune(c.letters, r) {
			c.typed(w)
		}
	}
}

// onKeyboard is the character that is written on the key by which a Chinese
// keyboard types one.
func onKeyboard(r rune) rune {
	switch {
	case r == '、':
		return '/'
	case r >= '！' && r <= '～': // of full width
		return r - '！' + '!'
	}
	return r
}

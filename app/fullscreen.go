package app

import "lanmu/app/facsimile"

// toggleFullScreen gives the whole screen to the text, and back.
func (w *window) toggleFullScreen() {
	full := !w.win.FullScreen()
	w.win.SetFullScreen(full)
	w.menubar.Hidden = full || w.native
	w.listed = false
	w.sizeToolbar()
	w.arrange(w.win.Canvas().Size().Width)
	w.split.Refresh()
	w.reader.Focus()
}

// sidebarShown reports whether the sidebar is seen.
func (w *window) sidebarShown() bool { return w.left.Visible() }

// toggleSidebar leaves the window to the text, or brings the sidebar back.
func (w *window) toggleSidebar() {
	switch {
	case w.win.FullScreen():
		w.toggleFullScreen()
		w.hideSidebar(false)
		return
	case w.oneSide():
		w.showListed(!w.listed)
		return
	}
	w.hideSidebar(w.left.Visible())
}

func (w *window) hideSidebar(hide bool) {
	w.app.Preferences().SetBool(prefAside, hide)
	w.showListed(!hide)
}

// showListed has a narrow window show the list, or the text.
func (w *window) showListed(on bool) {
	w.listed = on
	w.arrange(w.win.Canvas().Size().Width)
	w.split.Refresh()
	w.updateMenus()
	if !on {
		w.reader.Focus()
	}
}

// narrowWidth is the least width, in canvas units, of a window that has room for the
// list beside the text.
const narrowWidth = 700

func (w *window) narrow() bool { return w.win.Canvas().Size().Width < narrowWidth }

// oneSide reports whether the list is seen only in place of something else.
func (w *window) oneSide() bool { return w.narrow() || w.pictured() }

// arrange shows list, picture and text beside each other, or of list and text one where
// there is no room.
func (w *window) arrange(width float32) {
	narrow := width < narrowWidth
	switch {
	case w.win.FullScreen():
		w.left.Hidden, w.right.Hidden = true, false
	case narrow:
		w.left.Hidden, w.right.Hidden = !w.listed, w.listed
	case w.pictured():
		w.left.Hidden, w.right.Hidden = !w.listed, false
	default:
		w.left.Hidden, w.right.Hidden = w.app.Preferences().Bool(prefAside), false
	}
	alone := w.facsimile.On() && w.facsimile.Place() == facsimile.Alone
	w.printed.Hidden = !w.facsimile.On() || w.pictured() && w.listed && !narrow || alone && narrow && w.texted
	w.sides.Hidden = alone && !w.texted && !w.printed.Hidden
}

// showSidebar brings the sidebar back where it is hidden.
func (w *window) showSidebar() {
	if !w.left.Visible() {
		w.toggleSidebar()
	}
}

// showText has a narrow window, and one with a picture alone, show the text, of which
// something is asked.
func (w *window) showText() {
	if w.listed && w.narrow() {
		w.showListed(false)
	}
	w.texted = true
	w.layText()
}

// sidebarStep is how much of the window's width the sidebar gains or loses at
// once.
const sidebarStep = .04

// stepSidebar makes the sidebar wider or narrower, which the mouse does by the
// line at its side.
func (w *window) stepSidebar(by float64) {
	w.showSidebar()
	w.split.SetOffset(min(max(w.split.Offset+by*sidebarStep, .1), .6))
	w.noteState()
}

// toggleSource shows or hides the page as it came.
func (w *window) toggleSource() {
	w.showText()
	w.reading.ToggleSource()
	w.sides.Refresh()
}

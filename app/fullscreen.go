package app

// toggleFullScreen gives the whole screen to the text, and back.
func (w *window) toggleFullScreen() {
	full := !w.win.FullScreen()
	w.win.SetFullScreen(full)
	if full {
		w.left.Hide()
		w.win.SetMainMenu(nil)
	} else {
		w.left.Hidden = w.app.Preferences().Bool(prefAside)
		w.win.SetMainMenu(w.menus)
	}
	w.sizeToolbar()
	w.split.Refresh()
	w.reader.Focus()
}

// sidebarShown reports whether the sidebar is seen.
func (w *window) sidebarShown() bool { return w.left.Visible() }

// toggleSidebar leaves the window to the text, or brings the sidebar back.
func (w *window) toggleSidebar() {
	if w.win.FullScreen() {
		w.toggleFullScreen()
		w.hideSidebar(false)
		return
	}
	w.hideSidebar(w.left.Visible())
	if !w.left.Visible() {
		w.reader.Focus()
	}
}

func (w *window) hideSidebar(hide bool) {
	w.app.Preferences().SetBool(prefAside, hide)
	w.left.Hidden = hide
	w.split.Refresh()
	w.updateMenus()
}

// showSidebar brings the sidebar back where it is hidden.
func (w *window) showSidebar() {
	if !w.left.Visible() {
		w.toggleSidebar()
	}
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
	w.reading.ToggleSource()
	w.sides.Refresh()
}

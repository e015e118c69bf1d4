package app

// toggleFullScreen gives the whole screen to the text, and back.
func (w *window) toggleFullScreen() {
	full := !w.win.FullScreen()
	if full {
		w.left.Hide()
		w.win.SetMainMenu(nil)
	} else {
		w.left.Show()
		w.win.SetMainMenu(w.menus)
	}
	w.split.Refresh()
	w.win.SetFullScreen(full)
	w.reader.Focus()
}

// showSidebar brings the sidebar back where the whole screen was the text's.
func (w *window) showSidebar() {
	if !w.left.Visible() {
		w.toggleFullScreen()
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

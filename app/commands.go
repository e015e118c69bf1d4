package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A command is something the reader can do. The menus and the shortcuts are
// made from the one table of them.
type command struct {
	name string // key of the translations, "" for a line between commands
	menu string // key of the menu it stands in
	keys []desktop.CustomShortcut
	run  func(*window)
}

const ctrl = fyne.KeyModifierShortcutDefault

func key(name fyne.KeyName, modifier fyne.KeyModifier) desktop.CustomShortcut {
	return desktop.CustomShortcut{KeyName: name, Modifier: modifier}
}

var commands = []command{
	{"command.find", "menu.article", []desktop.CustomShortcut{key(fyne.KeyF, ctrl)}, func(w *window) { w.findbar.Open(w.win.Canvas()) }},
	{"command.quit", "menu.article", []desktop.CustomShortcut{key(fyne.KeyQ, ctrl)}, (*window).quit},
	{"command.bookmark", "menu.bookmarks", []desktop.CustomShortcut{key(fyne.KeyD, ctrl)}, (*window).toggleBookmark},
	{"command.passage", "menu.bookmarks", []desktop.CustomShortcut{key(fyne.KeyD, ctrl|fyne.KeyModifierShift)}, (*window).bookmarkPassage},
	{"command.note", "menu.bookmarks", []desktop.CustomShortcut{key(fyne.KeyE, ctrl)}, (*window).toggleNote},
	{"command.undo", "menu.bookmarks", nil, (*window).undo},
	{"command.grouping", "menu.bookmarks", []desktop.CustomShortcut{key(fyne.KeyG, ctrl)}, (*window).nextGrouping},
	{menu: "menu.bookmarks"},
	{"command.export.markdown", "menu.bookmarks", nil, func(w *window) { w.export("markdown") }},
	{"command.export.html", "menu.bookmarks", nil, func(w *window) { w.export("html") }},
	{"command.export.json", "menu.bookmarks", nil, func(w *window) { w.export("json") }},
	{"command.import", "menu.bookmarks", nil, (*window).importBookmarks},
	{"command.filter", "menu.view", []desktop.CustomShortcut{key(fyne.KeyK, ctrl)},
		func(w *window) { w.sidebar.FocusFilter() }},
	{"command.columns", "menu.view", []desktop.CustomShortcut{key(fyne.Key1, ctrl)},
		func(w *window) { w.sidebar.ShowView(viewColumns) }},
	{"command.bookmarks", "menu.view", []desktop.CustomShortcut{key(fyne.Key2, ctrl)},
		func(w *window) { w.sidebar.ShowView(viewBookmarks) }},
	{"command.recent", "menu.view", []desktop.CustomShortcut{key(fyne.Key3, ctrl)},
		func(w *window) { w.sidebar.ShowView(viewRecent) }},
	{"command.source", "menu.view", []desktop.CustomShortcut{key(fyne.KeyU, ctrl)}, (*window).toggleSource},
	{menu: "menu.view"},
	{"command.larger", "menu.view", []desktop.CustomShortcut{
		key(fyne.KeyPlus, ctrl), key(fyne.KeyEqual, ctrl),
		key(fyne.KeyEqual, ctrl|fyne.KeyModifierShift), key(fyne.KeyPlus, ctrl|fyne.KeyModifierShift)},
		func(w *window) { w.stepSize(1) }},
	{"command.smaller", "menu.view", []desktop.CustomShortcut{key(fyne.KeyMinus, ctrl)},
		func(w *window) { w.stepSize(-1) }},
	{"command.normal", "menu.view", []desktop.CustomShortcut{key(fyne.Key0, ctrl)},
		func(w *window) { w.resetSize() }},
	{"command.comfort", "menu.view", []desktop.CustomShortcut{key(fyne.KeyT, ctrl)}, (*window).showComfort},
	{"command.looser", "menu.view", []desktop.CustomShortcut{key(fyne.KeyRightBracket, ctrl)},
		func(w *window) { w.stepLeading(1) }},
	{"command.tighter", "menu.view", []desktop.CustomShortcut{key(fyne.KeyLeftBracket, ctrl)},
		func(w *window) { w.stepLeading(-1) }},
	{"command.wider", "menu.view", []desktop.CustomShortcut{key(fyne.KeyEqual, fyne.KeyModifierAlt)},
		func(w *window) { w.stepMeasure(1) }},
	{"command.narrower", "menu.view", []desktop.CustomShortcut{key(fyne.KeyMinus, fyne.KeyModifierAlt)},
		func(w *window) { w.stepMeasure(-1) }},
	{"command.face", "menu.view", []desktop.CustomShortcut{key(fyne.KeyS, fyne.KeyModifierAlt)}, (*window).toggleSans},
	{"command.vertical", "menu.view", []desktop.CustomShortcut{key(fyne.KeyV, fyne.KeyModifierAlt)}, (*window).toggleVertical},
	{"command.colours", "menu.view", []desktop.CustomShortcut{key(fyne.KeyL, ctrl|fyne.KeyModifierShift)}, (*window).nextColours},
}

// bindCommands makes the menus and shortcuts. The menu's shortcuts work
// wherever the focus is; the further ones of a command are taken from the
// canvas and, while it has the focus, from the filter box.
func (w *window) bindCommands() {
	var menus []*fyne.Menu
	byName := map[string]*fyne.Menu{}
	further := map[string]func(){}
	for _, c := range commands {
		m := byName[c.menu]
		if m == nil {
			m = fyne.NewMenu(t(c.menu))
			byName[c.menu] = m
			menus = append(menus, m)
		}
		if c.name == "" {
			m.Items = append(m.Items, fyne.NewMenuItemSeparator())
			continue
		}
		run := func() { c.run(w) }
		i := fyne.NewMenuItem(t(c.name), run)
		i.IsQuit = c.name == "command.quit"
		for n, k := range c.keys {
			if n == 0 {
				i.Shortcut = &k
			} else {
				further[k.ShortcutName()] = run
				w.win.Canvas().AddShortcut(&k, func(fyne.Shortcut) { run() })
			}
		}
		m.Items = append(m.Items, i)
	}
	// Ctrl+Z undoes typing in a field, and elsewhere brings a bookmark back.
	undo := &fyne.ShortcutUndo{}
	further[undo.ShortcutName()] = w.undo
	w.win.Canvas().AddShortcut(undo, func(fyne.Shortcut) { w.undo() })
	w.win.SetMainMenu(fyne.NewMainMenu(menus...))
	w.sidebar.OnShortcut = func(s fyne.Shortcut) {
		if run := further[s.ShortcutName()]; run != nil {
			run()
		}
	}
	w.reader.OnShortcut = w.sidebar.OnShortcut
	w.source.OnShortcut = w.sidebar.OnShortcut
	w.reader.OnKey, w.source.OnKey = w.readingKey, w.readingKey
	w.reader.OnRune, w.source.OnRune, w.sidebar.OnRune = w.readingRune, w.readingRune, w.readingRune
	w.win.Canvas().SetOnTypedKey(w.readingKey)
	w.win.Canvas().SetOnTypedRune(w.readingRune)
}

// readingKey moves through the article while no field has the focus.
func (w *window) readingKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		w.hideComfort()
	}
	page := w.reader.PageDown
	if d, ok := w.app.Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
		page = w.reader.PageUp
	}
	moves := map[fyne.KeyName]func(){
		fyne.KeyDown: w.reader.LineDown, fyne.KeyUp: w.reader.LineUp,
		fyne.KeyPageDown: w.reader.PageDown, fyne.KeyPageUp: w.reader.PageUp,
		fyne.KeyHome: w.reader.Home, fyne.KeyEnd: w.reader.End,
		fyne.KeySpace: page,
	}
	if w.comfort.Vertical { // lines follow each other to the left
		moves[fyne.KeyLeft], moves[fyne.KeyRight] = w.reader.LineDown, w.reader.LineUp
	}
	if move := moves[k.Name]; move != nil {
		move()
	}
}

// readingRune does what single letters mean while no field has the focus.
func (w *window) readingRune(r rune) {
	switch r {
	case '/':
		w.sidebar.FocusFilter()
	case 'j':
		w.openNext(1)
	case 'k':
		w.openNext(-1)
	case 's', 'b':
		w.toggleBookmark()
	case 'v':
		w.toggleVertical()
	}
}

func (w *window) quit() {
	w.notebar.Keep()
	w.saveState()
	w.app.Quit()
}

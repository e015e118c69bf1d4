package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A command is something the reader can do. The menus and the shortcuts are
// made from the one table of them.
type command struct {
	name string // key of the translations
	menu string // key of the menu it stands in
	keys []desktop.CustomShortcut
	run  func(*window)
}

const ctrl = fyne.KeyModifierShortcutDefault

func key(name fyne.KeyName, modifier fyne.KeyModifier) desktop.CustomShortcut {
	return desktop.CustomShortcut{KeyName: name, Modifier: modifier}
}

// textStep is by how much, in canvas units, one key press changes the text.
const textStep = 1

var commands = []command{
	{"command.bookmark", "menu.article", []desktop.CustomShortcut{key(fyne.KeyD, ctrl)}, (*window).toggleBookmark},
	{"command.quit", "menu.article", []desktop.CustomShortcut{key(fyne.KeyQ, ctrl)}, (*window).quit},
	{"command.filter", "menu.view", []desktop.CustomShortcut{key(fyne.KeyK, ctrl)},
		func(w *window) { w.sidebar.FocusFilter() }},
	{"command.columns", "menu.view", []desktop.CustomShortcut{key(fyne.Key1, ctrl)},
		func(w *window) { w.sidebar.ShowView(viewColumns) }},
	{"command.bookmarks", "menu.view", []desktop.CustomShortcut{key(fyne.Key2, ctrl)},
		func(w *window) { w.sidebar.ShowView(viewBookmarks) }},
	{"command.source", "menu.view", []desktop.CustomShortcut{key(fyne.KeyU, ctrl)}, (*window).toggleSource},
	{"command.larger", "menu.view", []desktop.CustomShortcut{
		key(fyne.KeyPlus, ctrl), key(fyne.KeyEqual, ctrl),
		key(fyne.KeyEqual, ctrl|fyne.KeyModifierShift), key(fyne.KeyPlus, ctrl|fyne.KeyModifierShift)},
		func(w *window) { w.resizeText(w.textSize + textStep) }},
	{"command.smaller", "menu.view", []desktop.CustomShortcut{key(fyne.KeyMinus, ctrl)},
		func(w *window) { w.resizeText(w.textSize - textStep) }},
	{"command.normal", "menu.view", []desktop.CustomShortcut{key(fyne.Key0, ctrl)},
		func(w *window) { w.resizeText(normalTextSize) }},
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
	w.win.SetMainMenu(fyne.NewMainMenu(menus...))
	w.sidebar.OnShortcut = func(s fyne.Shortcut) {
		if run := further[s.ShortcutName()]; run != nil {
			run()
		}
	}
	w.win.Canvas().SetOnTypedKey(w.readingKey)
	w.win.Canvas().SetOnTypedRune(func(r rune) {
		if r == '/' {
			w.sidebar.FocusFilter()
		}
	})
}

// readingKey moves through the article while nothing has the focus.
func (w *window) readingKey(k *fyne.KeyEvent) {
	moves := map[fyne.KeyName]func(){
		fyne.KeyDown: w.reader.LineDown, fyne.KeyUp: w.reader.LineUp,
		fyne.KeyPageDown: w.reader.PageDown, fyne.KeyPageUp: w.reader.PageUp,
		fyne.KeyHome: w.reader.Home, fyne.KeyEnd: w.reader.End,
		fyne.KeySpace: w.reader.PageDown,
	}
	if move := moves[k.Name]; move != nil {
		move()
	}
}

func (w *window) resizeText(size float32) {
	w.setTextSize(size)
	w.noteState()
}

func (w *window) quit() {
	w.saveState()
	w.app.Quit()
}

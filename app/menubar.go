package app

import (
	"runtime"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/widgets"
)

// menus are what a menu bar shows, and what its items stand for.
type menus struct {
	main   *fyne.MainMenu
	items  []menuItem
	spelt  map[*fyne.MenuItem]string // the key of each
	native bool                      // the system shows them
}

// menuItem is an item of a menu: a command, or a word of its choice.
type menuItem struct {
	*fyne.MenuItem
	of   command
	word int // of the choice, -1 for the command itself
}

// letters open the menus, with Alt, in their order.
var letters = []struct{ menu, letter string }{
	{"menu.file", "F"}, {"menu.edit", "E"}, {"menu.article", "A"}, {"menu.bookmarks", "B"}, {"menu.view", "V"}, {"menu.help", "H"},
}

// bindCommands makes the menus and shortcuts. A menu shows the first key of a command;
// shortcuts are taken from the canvas and, while it has the focus, from the filter box
// and the text, so that they work where the menus are hidden.
func (w *window) bindCommands() {
	further := map[string]func(){}
	for _, c := range commands {
		run := func() { c.typed(w) }
		for _, k := range c.keys {
			further[k.ShortcutName()] = run
			w.win.Canvas().AddShortcut(&k, func(fyne.Shortcut) { run() })
		}
	}
	for n, l := range letters {
		k := desktop.CustomShortcut{KeyName: fyne.KeyName(l.letter), Modifier: alt}
		open := func() {
			if !w.above.Is() {
				w.menubar.Open(n)
			}
		}
		further[k.ShortcutName()] = open
		w.win.Canvas().AddShortcut(&k, func(fyne.Shortcut) { open() })
	}
	// Ctrl+Z and Ctrl+V are a field's own; elsewhere they bring a bookmark back
	// and make a page of what was copied.
	for shortcut, run := range map[fyne.Shortcut]func(){&fyne.ShortcutUndo{}: w.marks.Undo, &fyne.ShortcutPaste{}: w.paste} {
		further[shortcut.ShortcutName()] = run
		w.win.Canvas().AddShortcut(shortcut, func(fyne.Shortcut) {
			if !w.above.Is() {
				run()
			}
		})
	}
	if w.native {
		w.win.SetMainMenu(w.main)
	}
	w.sidebar.OnShortcut = func(s fyne.Shortcut) {
		if run := further[s.ShortcutName()]; run != nil {
			run()
		}
	}
	w.reader.OnShortcut = w.sidebar.OnShortcut
	w.source.OnShortcut = w.sidebar.OnShortcut
	w.reader.OnKey, w.source.OnKey, w.sidebar.OnKey = w.readingKey, w.sourceKey, w.functionKey
	w.reader.OnRune, w.source.OnRune, w.sidebar.OnRune = w.readingRune, w.readingRune, w.readingRune
	w.picture.OnRune, w.picture.OnKey, w.picture.OnClose = w.readingRune, w.functionKey, w.leavePicture
	w.strip.OnRune, w.strip.OnKey = w.readingRune, w.readingKey
	w.win.Canvas().SetOnTypedKey(w.readingKey)
	w.win.Canvas().SetOnTypedRune(w.readingRune)
	if c, ok := w.win.Canvas().(desktop.Canvas); ok {
		c.SetOnKeyDown(w.held.KeyDown)
		c.SetOnKeyUp(w.held.KeyUp)
	}
}

// makeMenus makes the menus of the commands.
func (w *window) makeMenus() {
	m := menus{main: fyne.NewMainMenu(), spelt: map[*fyne.MenuItem]string{}, native: runtime.GOOS == "darwin"}
	by := map[string]*fyne.Menu{}
	for _, c := range commands {
		into := m.within(by, c)
		if c.name == "" {
			into.Items = append(into.Items, fyne.NewMenuItemSeparator())
			continue
		}
		if c.choice != nil && len(into.Items) > 0 && c.sub != "" { // another choice stands there
			into.Items = append(into.Items, fyne.NewMenuItemSeparator())
		}
		m.add(into, c, -1, tongue.T(c.name), func() { c.typed(w) })
		if c.choice == nil {
			continue
		}
		into.Items = append(into.Items, fyne.NewMenuItemSeparator())
		choice := c.choice(w)
		for n, word := range choice.Words {
			m.add(into, c, n, word, func() { c.choice(w).Choose(n); w.above.Update(); w.updateMenus() })
		}
	}
	w.menus = m
}

// within is the menu that a command stands in.
func (m *menus) within(by map[string]*fyne.Menu, c command) *fyne.Menu {
	main := by[c.menu]
	if main == nil {
		main = fyne.NewMenu(tongue.T(c.menu))
		by[c.menu] = main
		m.main.Items = append(m.main.Items, main)
	}
	if c.sub == "" {
		return main
	}
	sub := by[c.sub]
	if sub == nil {
		sub = fyne.NewMenu(tongue.T(c.sub))
		by[c.sub] = sub
		main.Items = append(main.Items, &fyne.MenuItem{Label: tongue.T(c.sub), ChildMenu: sub})
	}
	return sub
}

func (m *menus) add(into *fyne.Menu, c command, word int, label string, do func()) {
	i := fyne.NewMenuItem(label, do)
	if word < 0 {
		i.IsQuit = c.name == "command.quit"
		if len(c.keys) > 0 {
			i.Shortcut = &c.keys[0]
		}
		if keys := c.shortcuts(); len(keys) > 0 {
			m.spelt[i] = keys[0]
		}
	}
	m.items = append(m.items, menuItem{i, c, word})
	into.Items = append(into.Items, i)
}

// keyOf is the key that does what an item does, "" for none.
func (m *menus) keyOf(i *fyne.MenuItem) string { return m.spelt[i] }

// newMenuBar makes the bar of the menus.
func (w *window) newMenuBar() *widgets.MenuBar {
	var says []string
	for _, l := range letters {
		says = append(says, tongue.T("hint.menu", map[string]any{"Name": tongue.T(l.menu), "Letter": l.letter}))
	}
	b := widgets.NewMenuBar(w.win.Canvas(), w.main, w.keyOf, says)
	b.OnOpen = w.updateItems
	return b
}

// updateMenus greys the commands that do not apply and marks what holds, in the menus
// and in the toolbar.
func (w *window) updateMenus() {
	if w.native {
		w.updateItems()
	}
	w.updateTools()
}

// updateItems does so in the menus, which are not seen until one is opened.
func (w *window) updateItems() {
	for _, i := range w.items {
		if i.word >= 0 {
			i.Checked = i.of.choice(w).Chosen() == i.word
			continue
		}
		i.Disabled = !i.of.applies(w)
		i.Checked = i.of.on != nil && i.of.on(w)
	}
	if w.native {
		w.main.Refresh()
	}
}

// sortingChoice is the order what matches is listed in.
func (w *window) sortingChoice() widgets.Choice {
	return choiceOf("command.sort", "order.", stock.Sortings, w.list.Sorting, w.list.Sort)
}

// groupingChoice is what bookmarks are grouped by.
func (w *window) groupingChoice() widgets.Choice {
	return choiceOf("command.grouping", "grouping.", present.Groupings, w.list.Grouping, w.list.Group)
}

// choiceOf is the choice of one of several that are named by themselves.
func choiceOf[T ~string](name, family string, all []T, now func() T, choose func(T)) widgets.Choice {
	c := widgets.Choice{Name: tongue.T(name)}
	for _, x := range all {
		c.Words = append(c.Words, tongue.T(family+string(x)))
	}
	c.Chosen = func() int { return max(slices.Index(all, now()), 0) }
	c.Choose = func(i int) { choose(all[i]) }
	return c
}

package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/widgets"
)

// A command is something the reader can do. Menus, shortcuts, single letters,
// the palette, which is the help page too, and the README's table are made from
// the one table of them.
type command struct {
	name    string // key of the translations, "" for a line between commands
	menu    string // key of the menu it stands in
	sub     string // key of the menu within that, "" for none
	keys    []desktop.CustomShortcut
	letters string             // each does it while no field has the focus
	besides string             // a key that fields use too, bound by bindCommands
	when    func(*window) bool // whether it applies; nil for always
	above   bool               // what stands above the window may stay open
	repeats bool               // it goes on while its key is held
	on      func(*window) bool // whether what it stands for holds now; nil where that is no question
	run     func(*window)
	choice  func(*window) widgets.Choice // of which each word is an item of its own, after it
}

const (
	ctrl  = fyne.KeyModifierShortcutDefault
	shift = fyne.KeyModifierShift
	alt   = fyne.KeyModifierAlt
)

func key(modifier fyne.KeyModifier, names ...fyne.KeyName) []desktop.CustomShortcut {
	var out []desktop.CustomShortcut
	for _, n := range names {
		out = append(out, desktop.CustomShortcut{KeyName: n, Modifier: modifier})
	}
	return out
}

// commands is filled by init, for the palette that some of them open lists them.
var commands []command

func init() {
	reading := func(w *window) bool { return !w.reading.Entry().Zero() }
	selected := func(w *window) bool { return w.reader.Selected() != "" }
	speaking := func(w *window) bool { return w.aloud.Begun() }
	pictured := func(w *window) bool { return w.facsimile.On() }
	commands = []command{
		{name: "command.open", menu: "menu.file", keys: key(ctrl, fyne.KeyO), run: (*window).showOpen},
		{name: "command.paste", menu: "menu.file", besides: "Ctrl+V", run: (*window).paste},
		{name: "command.folders", menu: "menu.file", run: (*window).showFolders},
		{name: "command.failures", menu: "menu.file", when: (*window).hasFailures, run: (*window).showFailures},
		{name: "command.sources", menu: "menu.file", when: (*window).hasSources, run: (*window).showSources},
		{name: "command.encoding", menu: "menu.file", when: (*window).canDecode, run: (*window).showEncodings},
		{menu: "menu.file"},
		{name: "command.print", menu: "menu.file", keys: key(ctrl, fyne.KeyP),
			when: func(w *window) bool { return w.reading.Entry().Article != nil }, run: (*window).showPrint},
		{name: "command.hits", menu: "menu.file", when: func(w *window) bool { return w.list.CanKeep() }, run: func(w *window) { w.exportHits("csv", w.sidebar.Query()) }},
		{menu: "menu.file"},
		{name: "command.settings", menu: "menu.file", keys: key(ctrl, fyne.KeyComma), run: (*window).showSettings},
		{name: "command.close", menu: "menu.file", keys: key(ctrl, fyne.KeyW), run: (*window).quit},
		{name: "command.quit", above: true, menu: "menu.file", keys: key(ctrl, fyne.KeyQ), run: (*window).quit},

		{name: "command.undo", menu: "menu.edit", besides: "Ctrl+Z", run: func(w *window) { w.marks.Undo() }},
		{menu: "menu.edit"},
		{name: "select.copy", menu: "menu.edit", when: selected, run: func(w *window) { w.copy(w.reader.Selected()) }},
		{name: "command.markdown", menu: "menu.edit", keys: key(ctrl|shift, fyne.KeyC),
			when: func(w *window) bool { return w.reading.Entry().Article != nil }, run: (*window).copyMarkdown},
		{name: "command.cite", menu: "menu.edit", when: reading, run: withSelection(func(w *window, text string) { w.copy(present.Citation(w.reading.Entry(), text)) })},
		{name: "command.reference", menu: "menu.edit", when: reading, run: func(w *window) { w.copy(w.reading.Entry().Mark.Reference()) }},
		{name: "select.all", menu: "menu.edit", when: reading, run: func(w *window) { w.reader.Focus(); w.reader.SelectAll() }},
		{menu: "menu.edit"},
		{name: "command.find", menu: "menu.edit", keys: key(ctrl, fyne.KeyF), when: reading,
			run: func(w *window) { w.showText(); w.findbar.Open(w.win.Canvas()) }},
		{name: "command.findnext", repeats: true, menu: "menu.edit", keys: key(0, fyne.KeyF3), when: func(w *window) bool { return w.reading.HasHits() },
			run: func(w *window) { w.reading.StepHit(1) }},
		{name: "command.findprevious", repeats: true, menu: "menu.edit", keys: key(shift, fyne.KeyF3), when: func(w *window) bool { return w.reading.HasHits() },
			run: func(w *window) { w.reading.StepHit(-1) }},
		{menu: "menu.edit"},
		{name: "command.filter", menu: "menu.edit", keys: key(ctrl, fyne.KeyK), letters: "/",
			run: func(w *window) { w.showSidebar(); w.list.LookThrough(false); w.sidebar.FocusFilter() }},
		{name: "command.search", menu: "menu.edit", keys: key(ctrl|shift, fyne.KeyF), run: func(w *window) { w.showSidebar(); w.list.ToggleTexts() }},
		{name: "command.alike", menu: "menu.edit", when: reading, run: withSelection((*window).search)},
		{name: "command.meant", menu: "menu.edit", keys: key(0, fyne.KeyF4), when: func(w *window) bool { return w.list.Meant() != "" },
			run: func(w *window) { w.list.TakeMeant() }},
		{name: "command.keep", menu: "menu.edit", keys: key(ctrl|shift, fyne.KeyK), when: func(w *window) bool { return w.list.CanKeep() },
			run: func(w *window) { w.list.ToggleKept() }},

		{name: "command.back", repeats: true, menu: "menu.article", keys: key(alt, fyne.KeyLeft),
			when: func(w *window) bool { return w.reading.CanGo(-1) }, run: func(w *window) { w.reading.Go(-1) }},
		{name: "command.forward", repeats: true, menu: "menu.article", keys: key(alt, fyne.KeyRight),
			when: func(w *window) bool { return w.reading.CanGo(1) }, run: func(w *window) { w.reading.Go(1) }},
		{name: "command.next", repeats: true, menu: "menu.article", letters: "j", when: func(w *window) bool { return w.list.HasNext(1) }, run: func(w *window) { w.list.OpenNext(1) }},
		{name: "command.previous", repeats: true, menu: "menu.article", letters: "k", when: func(w *window) bool { return w.list.HasNext(-1) }, run: func(w *window) { w.list.OpenNext(-1) }},
		{name: "command.unread", repeats: true, menu: "menu.article", letters: "n", when: func(w *window) bool { return w.list.HasUnread() }, run: func(w *window) { w.list.OpenUnread() }},
		{menu: "menu.article"},
		{name: "command.nextpage", repeats: true, menu: "menu.article", sub: "menu.turn", letters: "]", when: reading, run: func(w *window) { w.turnPage(1) }},
		{name: "command.previouspage", repeats: true, menu: "menu.article", sub: "menu.turn", letters: "[", when: reading, run: func(w *window) { w.turnPage(-1) }},
		{name: "command.nextissue", repeats: true, menu: "menu.article", sub: "menu.turn", letters: "}", when: reading, run: func(w *window) { w.turnIssue(1) }},
		{name: "command.previousissue", repeats: true, menu: "menu.article", sub: "menu.turn", letters: "{", when: reading, run: func(w *window) { w.turnIssue(-1) }},
		{name: "command.firstpage", menu: "menu.article", sub: "menu.turn", letters: "g", when: (*window).hasPages, run: func(w *window) { w.turn((*stock.Shelf).FirstPage) }},
		{name: "command.gotopage", menu: "menu.article", sub: "menu.turn", letters: "p", when: (*window).hasPages, run: (*window).showPages},
		{name: "command.latestissue", menu: "menu.article", sub: "menu.turn", letters: "t", run: (*window).openLatest},
		{name: "command.goon", menu: "menu.article", sub: "menu.turn", letters: "c", when: func(w *window) bool { return w.reading.GoesOn() }, run: func(w *window) { w.reading.GoOn() }},
		{name: "command.paper", menu: "menu.article", sub: "menu.turn", when: (*window).hasPages, run: (*window).showPaper},
		{menu: "menu.article"},
		{name: "command.source", menu: "menu.article", keys: key(ctrl, fyne.KeyU), letters: "o", when: reading,
			run: (*window).toggleSource},
		{name: "command.facsimile", menu: "menu.article", sub: "menu.picture", keys: key(ctrl|shift, fyne.KeyU), letters: "i", when: func(w *window) bool { return w.facsimile.Can() },
			on:  func(w *window) bool { return w.facsimile.On() },
			run: (*window).togglePicture},
		{name: "command.pictureplace", menu: "menu.article", sub: "menu.picture", keys: key(ctrl|shift, fyne.KeyI), when: func(w *window) bool { return w.facsimile.Can() },
			run: func(w *window) { c := w.placeChoice(); c.Choose((c.Chosen() + 1) % len(c.Words)) }, choice: (*window).placeChoice},
		{menu: "menu.article", sub: "menu.picture"},
		{name: "command.strip", menu: "menu.article", sub: "menu.picture", keys: key(ctrl|shift, fyne.KeyY), when: pictured,
			on: func(w *window) bool { return w.facsimile.Strip() }, run: func(w *window) { w.facsimile.ToggleStrip() }},
		{name: "command.picturelarger", repeats: true, menu: "menu.article", sub: "menu.picture", letters: "+=", when: pictured, run: func(w *window) { w.picture.Step(1) }},
		{name: "command.picturesmaller", repeats: true, menu: "menu.article", sub: "menu.picture", letters: "-", when: pictured, run: func(w *window) { w.picture.Step(-1) }},
		{name: "command.picturewidth", menu: "menu.article", sub: "menu.picture", letters: "0", when: pictured, run: func(w *window) { w.picture.FitWidth() }},
		{name: "command.picturepage", menu: "menu.article", sub: "menu.picture", letters: "9", when: pictured, run: func(w *window) { w.picture.FitPage() }},
		{name: "command.enlarge", menu: "menu.article", letters: "e", when: (*window).canEnlarge, run: (*window).enlargeFirst},
		{name: "command.reveal", menu: "menu.article", when: (*window).hasFile, run: (*window).reveal},
		{name: "command.markread", menu: "menu.article", sub: "menu.read", letters: "m", when: reading, on: func(w *window) bool { return w.list.IsRead(w.reading.ID()) },
			run: func(w *window) { w.list.MarkRead(w.reading.ID()) }},
		{name: "command.markabove", menu: "menu.article", sub: "menu.read", when: reading, run: func(w *window) { w.list.MarkAbove(w.reading.ID()) }},
		{name: "command.markall", menu: "menu.article", sub: "menu.read", run: func(w *window) { w.list.MarkAll() }},
		{name: "command.hideread", menu: "menu.article", sub: "menu.read", on: func(w *window) bool { return w.list.HidesRead() }, run: func(w *window) { w.list.ToggleRead() }},
		{name: "command.aloud", menu: "menu.article", sub: "menu.aloud", keys: key(ctrl|shift, fyne.KeySpace), when: reading, on: func(w *window) bool { return w.aloud.On() }, run: func(w *window) { w.aloud.Toggle() }},
		{name: "command.aloudback", repeats: true, above: true, menu: "menu.article", sub: "menu.aloud", when: speaking, run: func(w *window) { w.aloud.Skip(-1) }},
		{name: "command.aloudon", repeats: true, above: true, menu: "menu.article", sub: "menu.aloud", when: speaking, run: func(w *window) { w.aloud.Skip(1) }},
		{name: "command.faster", repeats: true, above: true, menu: "menu.article", sub: "menu.aloud", keys: key(alt, fyne.KeyPeriod), run: func(w *window) { w.aloud.StepRate(1) }},
		{name: "command.slower", repeats: true, above: true, menu: "menu.article", sub: "menu.aloud", keys: key(alt, fyne.KeyComma), run: func(w *window) { w.aloud.StepRate(-1) }},
		{name: "command.aloudstop", above: true, menu: "menu.article", sub: "menu.aloud", when: speaking, run: func(w *window) { w.aloud.End() }},

		{name: "command.bookmark", menu: "menu.bookmarks", keys: key(ctrl, fyne.KeyD), letters: "sb", when: reading,
			on:  func(w *window) bool { return w.star.On() },
			run: func(w *window) { w.marks.Toggle() }},
		{name: "command.passage", menu: "menu.bookmarks", keys: key(ctrl|shift, fyne.KeyD), when: reading,
			run: withSelection(func(w *window, _ string) { w.highlight(w.colour()) })},
		{name: "command.note", menu: "menu.bookmarks", keys: key(ctrl, fyne.KeyE), when: reading, run: func(w *window) { w.marks.ToggleNote() }},
		{name: "command.notebook", menu: "menu.bookmarks", run: func(w *window) { w.showSidebar(); w.list.ShowNotes("") }},
		{name: "command.articlenotes", menu: "menu.bookmarks", when: reading,
			run: func(w *window) { w.showSidebar(); w.list.ShowNotes(w.reading.Entry().Mark.Headline) }},
		{menu: "menu.bookmarks"},
		{name: "command.grouping", menu: "menu.bookmarks", sub: "menu.grouping", keys: key(ctrl, fyne.KeyG), run: func(w *window) { w.list.NextGrouping() }, choice: (*window).groupingChoice},
		{name: "command.export.markdown", menu: "menu.bookmarks", sub: "menu.export", run: func(w *window) { w.export("markdown") }},
		{name: "command.export.html", menu: "menu.bookmarks", sub: "menu.export", run: func(w *window) { w.export("html") }},
		{name: "command.export.json", menu: "menu.bookmarks", sub: "menu.export", run: func(w *window) { w.export("json") }},
		{name: "command.export.ris", menu: "menu.bookmarks", sub: "menu.export", run: func(w *window) { w.export("ris") }},
		{name: "command.export.bibtex", menu: "menu.bookmarks", sub: "menu.export", run: func(w *window) { w.export("bibtex") }},
		{name: "command.export.pdf", menu: "menu.bookmarks", sub: "menu.export", run: func(w *window) { w.export("pdf") }},
		{name: "command.import", menu: "menu.bookmarks", run: (*window).importBookmarks},

		{name: "command.columns", menu: "menu.view", keys: key(ctrl, fyne.Key1), run: showView(present.ViewColumns)},
		{name: "command.bookmarks", menu: "menu.view", keys: key(ctrl, fyne.Key2), run: showView(present.ViewBookmarks)},
		{name: "command.recent", menu: "menu.view", keys: key(ctrl, fyne.Key3), run: showView(present.ViewRecent)},
		{name: "command.unreadlist", menu: "menu.view", keys: key(ctrl, fyne.Key4), run: showView(present.ViewUnread)},
		{name: "command.dates", menu: "menu.view", keys: key(ctrl, fyne.Key5), run: showView(present.ViewDates)},
		{name: "command.issue", menu: "menu.view", keys: key(ctrl, fyne.Key6), when: func(w *window) bool { return w.list.HasIssues() }, run: showView(present.ViewIssue)},
		{name: "command.sort", menu: "menu.view", sub: "menu.sorting", keys: key(ctrl|shift, fyne.KeyO), run: func(w *window) { w.list.NextSorting() }, choice: (*window).sortingChoice},
		{menu: "menu.view"},
		{name: "command.comfort", menu: "menu.view", keys: key(ctrl, fyne.KeyT), run: (*window).showComfort},
		{name: "command.larger", repeats: true, above: true, menu: "menu.view", sub: "menu.layout", keys: append(key(ctrl, fyne.KeyPlus, fyne.KeyEqual),
			key(ctrl|shift, fyne.KeyEqual, fyne.KeyPlus)...), run: func(w *window) { w.dress.StepSize(1) }},
		{name: "command.smaller", repeats: true, above: true, menu: "menu.view", sub: "menu.layout", keys: key(ctrl, fyne.KeyMinus), run: func(w *window) { w.dress.StepSize(-1) }},
		{name: "command.normal", above: true, menu: "menu.view", sub: "menu.layout", keys: key(ctrl, fyne.Key0), run: func(w *window) { w.dress.ResetSize() }},
		{name: "command.looser", repeats: true, above: true, menu: "menu.view", sub: "menu.layout", keys: key(ctrl, fyne.KeyRightBracket), run: func(w *window) { w.dress.StepLeading(1) }},
		{name: "command.tighter", repeats: true, above: true, menu: "menu.view", sub: "menu.layout", keys: key(ctrl, fyne.KeyLeftBracket), run: func(w *window) { w.dress.StepLeading(-1) }},
		{name: "command.wider", repeats: true, above: true, menu: "menu.view", sub: "menu.layout", keys: key(alt, fyne.KeyEqual), run: func(w *window) { w.dress.StepMeasure(1) }},
		{name: "command.narrower", repeats: true, above: true, menu: "menu.view", sub: "menu.layout", keys: key(alt, fyne.KeyMinus), run: func(w *window) { w.dress.StepMeasure(-1) }},
		{name: "command.vertical", above: true, menu: "menu.view", sub: "menu.direction", keys: key(ctrl|shift, fyne.KeyV), letters: "v", run: func(w *window) { w.dress.ToggleVertical() }, choice: func(w *window) widgets.Choice { return w.dress.DirectionChoice() }},
		{name: "command.spread", above: true, menu: "menu.view", sub: "menu.direction", keys: key(alt, fyne.Key2), run: func(w *window) { w.dress.ToggleSpread() }, choice: func(w *window) widgets.Choice { return w.dress.SpreadChoice() }},
		{name: "command.face", above: true, menu: "menu.view", sub: "menu.face", keys: key(alt, fyne.KeyS), run: func(w *window) { w.dress.NextFace() }, choice: func(w *window) widgets.Choice { return w.dress.FaceChoice() }},
		{name: "command.colours", above: true, menu: "menu.view", sub: "menu.colours", keys: key(ctrl|shift, fyne.KeyL), run: func(w *window) { w.dress.NextColours() }, choice: func(w *window) widgets.Choice { return w.dress.ColoursChoice() }},
		{menu: "menu.view"},
		{name: "command.sidebar", menu: "menu.view", sub: "menu.panes", keys: append(key(ctrl, fyne.KeyB), key(0, fyne.KeyF9)...), on: (*window).sidebarShown, run: (*window).toggleSidebar},
		{name: "command.toolbar", above: true, menu: "menu.view", sub: "menu.panes", on: func(w *window) bool { return w.barSize() != barHidden }, run: (*window).toggleToolbar},
		{name: "command.broader", repeats: true, menu: "menu.view", sub: "menu.panes", keys: key(alt|shift, fyne.KeyRight), run: func(w *window) { w.stepSidebar(1) }},
		{name: "command.slimmer", repeats: true, menu: "menu.view", sub: "menu.panes", keys: key(alt|shift, fyne.KeyLeft), run: func(w *window) { w.stepSidebar(-1) }},
		{name: "command.fullscreen", above: true, menu: "menu.view", keys: key(0, fyne.KeyF11), letters: "f", run: (*window).toggleFullScreen},

		{name: "command.menus", menu: "menu.help", keys: key(0, fyne.KeyF10), run: func(w *window) { w.menubar.Open(0) }},
		{name: "command.palette", menu: "menu.help", keys: append(key(ctrl|shift, fyne.KeyP), key(0, fyne.KeyF1)...),
			letters: "?", run: (*window).showPalette},
		{name: "command.sample", menu: "menu.help", run: func(w *window) { w.in.ShowSample() }},
		{name: "command.about", menu: "menu.help", run: (*window).showAbout},
	}
}

// withSelection does something with the text selected, or says that there is none.
func withSelection(do func(*window, string)) func(*window) {
	return func(w *window) {
		if text := w.reader.Selected(); text != "" {
			w.above.Unsay("selection")
			do(w, text)
			return
		}
		w.above.Tell("selection", tongue.T("select.none"))
	}
}

func showView(view int) func(*window) {
	return func(w *window) {
		w.showSidebar()
		w.sidebar.ShowView(view)
	}
}

// applies reports whether a command can be done now.
func (c command) applies(w *window) bool { return c.when == nil || c.when(w) }

// do does a command if it applies. What stands above the window makes room for
// it; the command that opened that, or that closes the window, does no more.
func (c command) do(w *window) {
	if !c.applies(w) {
		return
	}
	if !c.above && w.above.Is() {
		opened := w.above.Command()
		if w.above.Close(); opened == c.name || c.name == "command.close" {
			return
		}
	}
	c.run(w)
}

// typed does a command for a key, once for each press of it if it does not go on
// while the key is held.
func (c command) typed(w *window) {
	if !w.again() || c.repeats {
		c.do(w)
	}
}

// shortcuts are the keys of a command as they are written.
func (c command) shortcuts() []string {
	var out []string
	for _, k := range c.keys {
		s := spell(k)
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, r := range c.letters {
		out = append(out, string(r))
	}
	if c.besides != "" {
		out = append(out, c.besides)
	}
	return out
}

// spell is a shortcut as it is written: Ctrl+Shift+P.
func spell(k desktop.CustomShortcut) string {
	var parts []string
	for _, m := range []struct {
		bit  fyne.KeyModifier
		name string
	}{{fyne.KeyModifierControl, "Ctrl"}, {fyne.KeyModifierSuper, "Cmd"}, {alt, "Alt"}, {shift, "Shift"}} {
		if k.Modifier&m.bit != 0 {
			parts = append(parts, m.name)
		}
	}
	name := string(k.KeyName)
	if name == string(fyne.KeyEqual) && k.Modifier&ctrl != 0 {
		name = "+" // the key that bears both
	}
	// Shift is how the key is reached, not part of what is said.
	if name == "+" {
		parts = slices.DeleteFunc(parts, func(p string) bool { return p == "Shift" })
	}
	return strings.Join(append(parts, name), "+")
}

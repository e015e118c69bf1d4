package app

import (
	"fmt"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lanmu/app/stock"
	"lanmu/data/fault"
	"lanmu/data/library"
	"lanmu/data/page"
	"lanmu/widgets/document"
)

// A standing is a state of the window: how a reader, or what comes from outside,
// brings it about.
type standing struct {
	name  string
	bare  bool // there is no page
	enter func(*session)
}

// standings are those in which a selection, an article or a place in a list may
// be of nothing, or of what is no longer there.
var standings = []standing{
	{name: "no page", bare: true, enter: func(s *session) {}},
	{name: "no page and no bookmark", bare: true, enter: func(s *session) { s.Shortcut(fyne.Key2) }},
	{name: "a page", enter: func(s *session) { s.Shortcut(fyne.Key1) }},
	{name: "the keyboard in the list", enter: func(s *session) { s.Shortcut(fyne.Key1).intoList() }},
	{name: "no bookmarks, the keyboard in the list", enter: func(s *session) {
		s.Shortcut(fyne.Key1).intoList().forgetsAll()
		s.Shortcut(fyne.Key2)
	}},
	{name: "one bookmark", enter: func(s *session) {
		s.forgetsAll()
		s.marksFirst()
		s.Shortcut(fyne.Key2).intoList()
	}},
	{name: "the last bookmark gone from elsewhere", enter: func(s *session) {
		s.marksFirst()
		s.Shortcut(fyne.Key2).intoList().forgetsAll()
		s.marks.Show()
		s.settles()
	}},
	{name: "filtered to nothing", enter: func(s *session) { s.Shortcut(fyne.Key1).intoList(); s.filtered("火星移民") }},
	{name: "filtered to one", enter: func(s *session) { s.Shortcut(fyne.Key1); s.filtered("联系卡") }},
	{name: "typed, not yet found", enter: func(s *session) {
		s.Shortcut(fyne.Key1).intoList()
		s.sidebar.SetQuery("工匠")
	}},
	{name: "folded", enter: func(s *session) {
		s.Shortcut(fyne.Key1)
		rows, _ := s.sidebar.Rows()
		for i, r := range rows {
			if r.Heading && r.Fold != document.Folded {
				s.list.Fold(i)
				s.settles()
			}
		}
		s.intoList()
	}},
	{name: "nothing read lately", enter: func(s *session) {
		for _, p := range s.Reading.Recent() {
			s.Reading.Forget(p.Article)
		}
		s.intoList().Shortcut(fyne.Key3)
	}},
	{name: "all read", enter: func(s *session) {
		for _, r := range s.in.Shelf().Refs {
			s.reading.With(r, func(e stock.Entry) { s.reading.Open(e, s.reader.At()); s.reader.End(); s.reading.KeepPlace() })
			s.settles()
		}
		s.intoList().Shortcut(fyne.Key4)
	}},
	{name: "by date", enter: func(s *session) { s.Shortcut(fyne.Key5).intoList() }},
	{name: "reading files", enter: func(s *session) {
		s.task.Set(.5, "村口的路灯亮了", "停", func() {})
	}},
	{name: "its pages just gone", enter: func(s *session) {
		seed := s.Library.Hold(library.Seed())
		s.in.Take(library.Change{Sheets: []*library.Sheet{seed}})
		s.settles().Shortcut(fyne.Key1).intoList()
		s.in.Take(library.Change{Gone: []string{seed.Path()}}) // and not listed yet
	}},
	{name: "a page just come", enter: func(s *session) {
		seed := s.Library.Hold(library.Seed())
		s.in.Take(library.Change{Gone: []string{seed.Path()}})
		s.settles().Shortcut(fyne.Key1).intoList()
		s.in.Take(library.Change{Sheets: []*library.Sheet{seed}})
	}},
	{name: "texts are looked through", enter: func(s *session) { s.list.ToggleTexts(); s.filtered("工匠") }},
	{name: "a page of fewer articles than its sheet tells", enter: func(s *session) {
		held := s.Library.Hold(library.Page{Page: page.Restore("春天来了\n\n山坡上的杏花开了，村里的人都出来看花。\n"), Name: "spring.txt"})
		c := held.Contents()
		c.Articles = append(c.Articles[:1], library.Article{ID: "gone", Headline: "不在了"}, library.Article{ID: "gone too", Headline: "也不在了"})
		more := library.NewSheet(held.Path(), held.Key(), held.Name(), held.Date(), c)
		s.in.Take(library.Change{Sheets: []*library.Sheet{more}})
		s.settles().showSheet(more)
		s.settles().Shortcut(fyne.Key1).intoList()
	}},
	{name: "the commands", enter: func(s *session) { s.showPalette(); s.above.Palette().OnTyped("火星移民") }},
	{name: "the settings", enter: func(s *session) { s.showSettings() }},
	{name: "a menu", enter: func(s *session) { s.showMenu(fyne.NewPos(400, 300)) }},
	{name: "a note", enter: func(s *session) {
		if !(noteBox{s.notepad, s.window}).Visible() {
			s.marks.ToggleNote()
		}
	}},
	{name: "nothing found in the article", enter: func(s *session) {
		s.findbar.Open(s.win.Canvas())
		s.findbar.ShowFor("火星移民")
		s.reading.Find("火星移民", 0)
	}},
	{name: "the page as it came", enter: func(s *session) {
		if !s.source.Visible() {
			s.toggleSource()
		}
		s.source.Focus()
	}},
	{name: "vertical and full screen", enter: func(s *session) {
		if !s.dress.Comfort().Vertical {
			s.dress.ToggleVertical()
		}
		if !s.win.FullScreen() {
			s.toggleFullScreen()
		}
	}},
}

// intoList takes the keyboard into the list of the sidebar, where that has rows.
func (s *session) intoList() *session {
	s.sidebar.FocusFilter()
	return s.Presses(fyne.KeyDown)
}

// forgetsAll removes every bookmark, as another window would.
func (s *session) forgetsAll() {
	for _, b := range s.Bookmarks.All() {
		s.Bookmarks.Remove(b.ID)
	}
}

// marksFirst bookmarks the first article, as another window would.
func (s *session) marksFirst() {
	e, err := stock.Fetch(s.Context(), s.Library, s.in.Shelf(), s.in.Shelf().Refs[0])
	if err == nil {
		s.Bookmarks.Add(e.Mark)
	}
}

func (s *session) filtered(by string) {
	s.sidebar.SetQuery(by)
	s.settles()
}

// walkKeys are the keys that are no letters.
var walkKeys = []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown,
	fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyTab, fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyInsert, fyne.KeyEscape,
	fyne.KeyF1, fyne.KeyF3, fyne.KeyF10, fyne.KeyF11, desktop.KeyMenu}

// act is something a reader does.
type act struct {
	name string
	do   func(*session)
}

// acts are all that a reader can do by the keyboard and the menus.
func acts() []act {
	var out []act
	add := func(name string, do func(*session)) { out = append(out, act{name, do}) }
	for _, k := range walkKeys {
		add(string(k), func(s *session) { s.Presses(k) })
		add("End, then "+string(k), func(s *session) { s.Presses(fyne.KeyEnd, k) })
		add(string(k)+" in the filter box", func(s *session) { s.sidebar.FocusFilter(); s.Presses(k) })
		add(string(k)+" in the text", func(s *session) { s.reader.Focus(); s.Presses(k) })
	}
	for r := 'a'; r <= 'z'; r++ {
		add("the letter "+string(r), func(s *session) { s.Hits(r) })
	}
	add("s after End", func(s *session) { s.Presses(fyne.KeyEnd).Hits('s') })
	add("/", func(s *session) { s.Hits('/') })
	for _, c := range commands {
		if c.name == "" {
			continue
		}
		add(c.name, func(s *session) { c.do(s.window) })
		for _, k := range c.keys {
			add(spell(k)+" in the filter box", func(s *session) { s.sidebar.OnShortcut(&k) })
		}
	}
	for _, l := range letters {
		k := desktop.CustomShortcut{KeyName: fyne.KeyName(l.letter), Modifier: alt}
		add(spell(k)+" in the filter box", func(s *session) { s.sidebar.OnShortcut(&k) })
	}
	add("Ctrl+Z", func(s *session) { s.marks.Undo() })
	add("every row is opened", func(s *session) { s.everyRow(s.sidebar.OnOpen) })
	add("every row is starred", func(s *session) { s.everyRow(s.sidebar.OnStar) })
	add("every row is chosen", func(s *session) { s.everyRow(s.sidebar.OnChosen) })
	add("every row is folded", func(s *session) { s.everyRow(s.sidebar.OnFold) })
	add("every menu entry", func(s *session) {
		for _, i := range s.items {
			if i.Action != nil {
				i.Action()
				s.settles()
			}
		}
	})
	add("a click on everything", (*session).clicks)
	return out
}

// everyRow does something with each number a row has had or may have.
func (s *session) everyRow(do func(int)) {
	rows, _ := s.sidebar.Rows()
	for i := -1; i <= len(rows)+1; i++ {
		do(i)
		s.settles()
	}
}

// clicks clicks, with both buttons, on all that there is to be clicked. What a
// click opens is closed again.
func (s *session) clicks() {
	above := s.win.Canvas().Overlays().Top()
	from := s.win.Canvas().Content()
	if above != nil {
		from = above
	}
	for _, o := range test.LaidOutObjects(from) {
		if !o.Visible() {
			continue
		}
		at := fyne.NewPos(o.Size().Width-8, o.Size().Height/3)
		if x, ok := o.(fyne.Tappable); ok {
			x.Tapped(&fyne.PointEvent{Position: at})
			s.settles()
		}
		if x, ok := o.(fyne.SecondaryTappable); ok {
			x.TappedSecondary(&fyne.PointEvent{Position: at})
			s.settles()
		}
		if s.win.Canvas().Overlays().Top() != above {
			s.above.Close()
		}
	}
}

// TestEveryCommandInEveryState does everything a reader can do wherever the
// window may be. Nothing of it may end the program.
func TestEveryCommandInEveryState(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // nothing prints, nothing speaks
	t.Cleanup(func() { speak("") })
	for _, at := range standings {
		t.Run(strings.ReplaceAll(at.name, " ", "-"), func(t *testing.T) {
			var s *session
			broken := map[string]bool{}
			for _, a := range acts() {
				if s == nil {
					if at.bare {
						s = sitDownBare(t, test.NewTempApp(t), filepath.Join(t.TempDir(), "bookmarks.jsonl"))
					} else {
						s = sitDown(t)
					}
				}
				if where := stumbles(s, at, a); where != "" {
					if !broken[where] {
						t.Errorf("%s: %s", a.name, where)
					}
					broken[where] = true
					s = nil // what is left of it is not to be trusted
				}
			}
		})
	}
}

// stumbles tells where the program would have ended, "" if it goes on.
func stumbles(s *session, at standing, a act) (where string) {
	s.work.Told = func(f *fault.Error) { where = fmt.Sprintf("%v\n%s", f.Value, ours(string(f.Stack))) }
	defer func() {
		if r := recover(); r != nil {
			where = fmt.Sprintf("%v\n%s", r, ours(string(debug.Stack())))
		}
	}()
	s.above.Close()
	s.list.LookThrough(false)
	if s.sidebar.Query() != "" {
		s.sidebar.Clear()
	}
	s.settles()
	at.enter(s)
	a.do(s)
	s.settles()
	s.sidebar.Rows() // makes every row, those out of view too
	return where
}

// ours are the lines of a stack that are of this program, after the panic.
func ours(stack string) string {
	_, stack, _ = strings.Cut(stack, "panic(")
	var lines []string
	for line := range strings.Lines(stack) {
		if strings.HasPrefix(line, "lanmu/") && !strings.Contains(line, ".stumbles(") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return strings.Join(lines[:min(len(lines), 4)], "\n")
}

package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/gofrs/flock"

	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/data/bookmark"
	"lanmu/data/fault"
	"lanmu/widgets"
	"lanmu/widgets/document"
)

// note is the note that is kept of the open article, as another start reads it.
func (s *session) keptNote() (note, tags string) {
	s.Helper()
	m, err := stock.OpenMemoryAt(s.path, filepath.Join(s.TempDir(), "reading.jsonl"), s.TempDir())
	if err != nil {
		s.Fatal(err)
	}
	defer m.Close()
	b, _ := m.Bookmarks.Get(s.marks.About())
	return b.Note, strings.Join(b.Tags, " ")
}

// Keeps tells which note and tags are on the disk.
func (s *session) Keeps(note, tags string) *session {
	s.Helper()
	if n, g := s.keptNote(); n != note || g != tags {
		s.Errorf("kept are %q and %q, want %q and %q", n, g, note, tags)
	}
	return s
}

// Holds tells what the note's boxes hold.
func (s *session) Holds(note, tags string) *session {
	s.Helper()
	if n, g := s.notepad.Text(); n != note || g != tags {
		s.Errorf("the boxes hold %q and %q, want %q and %q", n, g, note, tags)
	}
	return s
}

// pauses is the reader's pausing while he types.
func (s *session) pauses() *session {
	s.marks.Keep()
	return s.settles()
}

// TestANoteIsSafeAsItIsTyped: when typing pauses, when a box or the window is left,
// when another article is opened, and at the end.
func TestANoteIsSafeAsItIsTyped(t *testing.T) {
	for name, then := range map[string]func(*session){
		"a pause":         func(s *session) { s.pauses() },
		"Esc":             func(s *session) { s.Presses(fyne.KeyEscape) },
		"the box left":    func(s *session) { s.win.Canvas().FocusNext(); s.settles() },
		"the end":         func(s *session) { s.end(); s.settles() },
		"another opened":  func(s *session) { id := s.marks.About(); s.Taps(craft); s.marks.Noted(id) },
		"a signal's end":  func(s *session) { s.keepAll() }, // on another goroutine, with nothing drawn any more
		"a language":      func(s *session) { s.setLanguage(""); s.settles() },
		"the window left": func(s *session) { s.leave(func() {}); s.settles() },
	} {
		t.Run(name, func(t *testing.T) {
			s := sitDown(t).Taps(card)
			s.marks.ToggleNote()
			s.TypesHere("再读一遍")
			then(s)
			s.Keeps("再读一遍", "")
		})
	}
}

func TestTypingGoesOnWhileItIsKept(t *testing.T) {
	s := sitDown(t).Taps(card)
	s.marks.ToggleNote()
	s.TypesHere("工会 ").pauses().Holds("工会 ", "").Keeps("工会 ", "").TypesHere("很近").pauses().Keeps("工会 很近", "")
	s.win.Canvas().FocusNext()
	s.settles().TypesHere("#服务，").pauses().Holds("工会 很近", "#服务，").Keeps("工会 很近", "服务")
	s.win.Canvas().FocusNext() // what was typed is as it is kept
	s.settles().Holds("工会 很近", "服务")
	// What is emptied is emptied.
	s.marks.Type("", "服务")
	s.pauses().Keeps("", "服务").Starred(true)
}

// fill lets nothing more be kept, and returns what mends that.
func (s *session) fill() (mend func()) {
	dir := filepath.Dir(s.path)
	aside := dir + ".aside"
	if err := os.Rename(dir, aside); err != nil {
		s.Fatal(err)
	}
	write(s.T, dir, "a file where the folder should be")
	return func() {
		os.Remove(dir)
		if err := os.Rename(aside, dir); err != nil {
			s.Fatal(err)
		}
	}
}

// TestWhatCannotBeKeptStays in its box, with the reason beside it, and is kept
// when it can be.
func TestWhatCannotBeKeptStays(t *testing.T) {
	s := sitDownAt(t, filepath.Join(t.TempDir(), "config", "bookmarks.jsonl")).Taps(card)
	s.marks.ToggleNote()
	mend := s.fill()
	s.TypesHere("再读").pauses().Holds("再读", "")
	if said := s.notepad.Said(); !strings.HasPrefix(said, "尚未保存：该放文件的地方不是文件") {
		t.Errorf("beside the note is said %q", said)
	}
	if s.banner.Text() != "" {
		t.Errorf("it is said twice: %q", s.banner.Text())
	}
	s.marks.Show() // as when something else was kept
	s.settles().Holds("再读", "")
	// Out of its sight it is said above the text, and the note is there again.
	id := s.marks.About()
	s.Taps(craft).Warns("《" + card + "》的笔记尚未保存")
	s.marks.ToggleNote()
	s.Holds("", "").Presses(fyne.KeyEscape)
	s.Taps(card).marks.ToggleNote()
	s.Holds("再读", "").Warns("")
	s.Presses(fyne.KeyEscape)
	s.Warns("《" + card + "》的笔记尚未保存")
	// Nobody closes the window over it unasked.
	closed := false
	s.leave(func() { closed = true })
	s.settles()
	if closed || !s.above.Is() {
		t.Fatal("the window closes over a note that is not safe")
	}
	s.pressesButton("复制笔记")
	if got := s.app.Clipboard().Content(); got != "再读" {
		t.Errorf("copied %q", got)
	}
	s.pressesButton("暂不关闭")
	mend()
	s.leave(func() { closed = true })
	s.settles()
	if !closed || s.above.Is() {
		t.Error("the window does not close though all is safe")
	}
	s.marks.Noted(id)
	if s.Keeps("再读", ""); s.banner.Text() != "" {
		t.Errorf("it is safe, and the banner says %q", s.banner.Text())
	}
}

func TestClosingWithoutTheNote(t *testing.T) {
	s := sitDownAt(t, filepath.Join(t.TempDir(), "config", "bookmarks.jsonl")).Taps(card)
	s.marks.ToggleNote()
	mend := s.fill()
	s.TypesHere("再读")
	closed := 0
	s.leave(func() { closed++ })
	s.settles().pressesButton("不保存，直接关闭")
	mend()
	if s.Keeps("", ""); closed != 1 {
		t.Errorf("closed %d times", closed)
	}
}

// TestANoteComesBackWithItsBookmark: it is in the box of an article whose star was
// turned off, and what is typed there is added to it.
func TestANoteComesBackWithItsBookmark(t *testing.T) {
	s := sitDown(t).Taps(card)
	s.marks.Type("再读", "工会")
	s.pauses().Shortcut(fyne.KeyD).Starred(false)
	s.marks.ToggleNote()
	s.Holds("再读", "工会").Presses(fyne.KeyEnd)
	s.TypesHere("！").pauses().Starred(true).Keeps("再读！", "工会").Holds("再读！", "工会")
	s.Shortcut(fyne.KeyD).Starred(false).Shortcut(fyne.KeyD).Starred(true).Keeps("再读！", "工会")
	s.Shortcut(fyne.KeyD).Starred(false).marks.Undo()
	s.settles().Starred(true).Keeps("再读！", "工会")
}

// TestANoteThatIsTooLong is not taken and not cut, and that is said beside it.
func TestANoteThatIsTooLong(t *testing.T) {
	page := strings.Repeat("工会很近。", widgets.LongestNote)
	s := sitDown(t).Taps(card)
	s.marks.ToggleNote()
	s.TypesHere("再读")
	s.app.Clipboard().SetContent(page)
	s.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: s.app.Clipboard()})
	if said := s.notepad.Said(); !strings.Contains(said, "要粘贴的有 5000 个字") {
		t.Errorf("beside the note is said %q", said)
	}
	s.pauses().Holds("再读", "").Keeps("再读", "").Presses(fyne.KeyEscape)
	s.TypesHere("s").Starred(false) // it is marked: typing goes to the text again
	s.TypesHere("s").Starred(true)
	// One that came from elsewhere is kept, whatever is done to its tags.
	if err := s.Bookmarks.Edit(s.marks.About(), func(b *bookmark.Bookmark) { b.Note = page }); err != nil {
		t.Fatal(err)
	}
	s.marks.ToggleNote()
	if said := s.notepad.Said(); !strings.Contains(said, "只显示开头") {
		t.Errorf("beside a long note is said %q", said)
	}
	s.TypesHere("工会").pauses() // in the other box
	if n, tags := s.keptNote(); n != page || tags != "工会" {
		t.Errorf("of a long note of %d bytes are kept %d, with the tags %q", len(page), len(n), tags)
	}
}

// rowOf is the row of the sidebar that has a headline.
func (s *session) rowOf(headline string) int {
	rows, _ := s.sidebar.Rows()
	return slices.IndexFunc(rows, func(r document.Row) bool { return r.Text == headline })
}

// TestStarsTurnInOrder: what was asked for is done in the order of asking, however
// long the disk takes for each.
func TestStarsTurnInOrder(t *testing.T) {
	star := func(s *session) { s.marks.Toggle() }
	row := func(s *session) { s.list.StarRow(s.rowOf(craft)) }
	back := func(s *session) { s.marks.Undo() }
	for _, c := range []struct {
		name string
		asks []func(*session)
		on   bool
	}{
		{"on and off", []func(*session){star, star}, false},
		{"on, off, on", []func(*session){star, star, star}, true},
		{"on and off in the list", []func(*session){row, row}, false},
		{"in the list and beside the headline", []func(*session){row, star, row}, true},
		{"on, off, and back", []func(*session){star, star, back}, true},
		{"on, off, back, and off", []func(*session){star, star, back, star}, false},
	} {
		s := sitDown(t).Taps(factory).Taps(craft) // so that the page is read for a star in the list
		busy := flock.New(filepath.Join(filepath.Dir(s.path), ".bookmarks.jsonl.lock"))
		if err := busy.Lock(); err != nil {
			t.Fatal(err)
		}
		for _, ask := range c.asks {
			ask(s)
		}
		busy.Unlock()
		if s.settles().Starred(c.on); t.Failed() {
			t.Fatal(c.name)
		}
	}
}

// TestUndoGoesBackStepByStep through what the reader did, the last first, and says
// when there is nothing more, or what it was that he does not see.
func TestUndoGoesBackStepByStep(t *testing.T) {
	s := sitDown(t).Taps(factory).Shortcut(fyne.KeyD).Shortcut(fyne.KeyD).Starred(false)
	s.Taps(card).Shortcut(fyne.KeyD).Shortcut(fyne.KeyD).Shortcut(fyne.KeyD).Starred(true)
	back := func() *session { s.marks.Undo(); return s.settles() }
	back().Starred(false).Warns("")
	back().Starred(true).Warns("")
	back().Starred(false).Warns("")
	back().Starred(false).Warns("已恢复对《" + factory + "》的收藏")
	s.Shortcut(fyne.KeyD).Starred(true)
	if said := s.banner.Text(); said != "" {
		t.Errorf("after another step it still says %q", said)
	}
	back().Starred(false).Warns("")
	back().Warns("已撤销对《" + factory + "》的收藏")
	back().Starred(false).Warns("没有可以撤销的")
	if n := len(s.Bookmarks.All()); n != 0 {
		t.Errorf("%d bookmarks are left of none", n)
	}
	// What another window has turned since is not turned back.
	s.Shortcut(fyne.KeyD).Starred(true)
	s.Bookmarks.Remove(s.reading.Entry().Mark.ID)
	back().Starred(false).Warns("没有可以撤销的")
}

// TestAFaultIsTold: the program goes on after a fault on any goroutine, with a
// word and a log.
func TestAFaultIsTold(t *testing.T) {
	for name, fails := range map[string]func(*session){
		"work":     func(s *session) { s.work.Go(func() { panic("as meant") }) },
		"aside":    func(s *session) { s.work.Aside(func() { panic("as meant") }) },
		"drawing":  func(s *session) { s.work.UI(func() { panic("as meant") }) },
		"a change": func(s *session) { s.marks.Then(func() { panic("as meant") }) },
	} {
		s := sitDown(t)
		told := make(chan string, 1)
		s.work.Told = func(f *fault.Error) { told <- f.Error() }
		fails(s)
		s.settles()
		if got := <-told; got != "a fault of the program: as meant" {
			t.Errorf("%s: told %q", name, got)
		}
		s.Shortcut(fyne.KeyD).Starred(true) // what comes after is done
	}
	dir := t.TempDir()
	f := &fault.Error{Value: "as meant", Stack: []byte("goroutine 7 [running]:\n")}
	path, err := system.KeepFault(dir, f, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	s := sitDown(t)
	s.showCrash(path)
	s.settles().pressesButton("复制")
	if got := s.app.Clipboard().Content(); !strings.HasPrefix(got, "panic: as meant") || !strings.HasSuffix(got, string(f.Stack)) {
		t.Errorf("the log says %q", got)
	}
}

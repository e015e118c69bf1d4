package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lanmu/app/dress"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/data/fault"
	"lanmu/widgets/document"
)

// testAll runs the tests, in Chinese and with no desktop.
func testAll(m *testing.M) int {
	os.Unsetenv("DBUS_SESSION_BUS_ADDRESS") // no test asks the desktop
	os.Setenv("LANGUAGE", "zh_CN")
	os.Setenv("LC_ALL", "zh_CN.UTF-8")
	if err := speak(""); err != nil {
		panic(err)
	}
	return m.Run()
}

// session is a reader sitting at the window: tests say what he does and what
// he sees.
type session struct {
	*testing.T
	*window
	path string // of the bookmarks
	ui   *queue
}

// sitDown starts the program with files open, or the embedded page for none.
func sitDown(t *testing.T, files ...string) *session {
	t.Helper()
	return sitDownAt(t, filepath.Join(t.TempDir(), "bookmarks.jsonl"), files...)
}

// sitDownAt is sitDown with the bookmarks kept at path.
func sitDownAt(t *testing.T, path string, files ...string) *session {
	t.Helper()
	return sitDownIn(t, test.NewTempApp(t), path, files...)
}

// sitDownIn is sitDownAt in an app with preferences of its own.
func sitDownIn(t *testing.T, a fyne.App, path string, files ...string) *session {
	t.Helper()
	s := sitDownBare(t, a, path)
	s.in.Start(nil)
	if len(files) > 0 {
		s.in.Open(files, false)
	} else if len(s.Folders.All()) == 0 {
		s.in.Seed()
	}
	return s.settles()
}

// sitDownBare is sitDownIn with no page.
func sitDownBare(t *testing.T, a fyne.App, path string) *session {
	t.Helper()
	q := newQueue(a)
	a = q
	a.Settings().SetTheme(dress.Theme(dress.Automatic, system.Wishes{}))
	dir := filepath.Dir(path)
	m, err := stock.OpenMemoryAt(path, filepath.Join(dir, "reading.jsonl"), filepath.Join(dir, "articles"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := stock.OpenStacksAt(filepath.Join(dir, "cache"), filepath.Join(dir, "folders.jsonl"), filepath.Join(dir, "pasted"))
	if err != nil {
		t.Fatal(err)
	}
	w, err := newWindow(a, m, l)
	if err != nil {
		t.Fatal(err)
	}
	w.work.Told = func(f *fault.Error) { t.Errorf("%v\n%s", f, f.Stack) }
	s := &session{t, w, path, q}
	s.settles()
	t.Cleanup(s.leaves)
	return s
}

// hits are the hits of the search in the article.
func (s *session) hits() []document.Passage {
	hits, _ := s.reading.Hits()
	return hits
}

// hit is the one of them that is in view.
func (s *session) hit() int {
	_, at := s.reading.Hits()
	return at
}

// leaves ends the program.
func (s *session) leaves() {
	s.end()
	s.settles()
	s.work.Undraw() // or what fades later would be drawn beside the next test
	s.Memory.Close()
	s.Stacks.Close()
}

// settles waits for what runs on other goroutines, and for what they have done
// in the window.
func (s *session) settles() *session {
	s.work.Wait()
	for s.ui.run() {
		s.work.Wait()
	}
	return s
}

// Types types into the filter box.
func (s *session) Types(text string) *session {
	s.sidebar.FocusFilter()
	return s.TypesHere(text)
}

// TypesHere types where the focus is.
func (s *session) TypesHere(text string) *session {
	for _, r := range text {
		// The test driver runs fyne.Do where it is called: a key is let through
		// before the next, or their results might pass each other.
		test.Type(s.win.Canvas().Focused(), string(r))
		s.settles()
	}
	return s
}

// Hits hits a single letter while no field has the focus.
func (s *session) Hits(r rune) *session {
	if f := s.win.Canvas().Focused(); f != nil {
		f.TypedRune(r)
	} else {
		s.win.Canvas().OnTypedRune()(r)
	}
	return s.settles()
}

// Presses presses keys wherever the focus is.
func (s *session) Presses(names ...fyne.KeyName) *session {
	for _, n := range names {
		if f := s.win.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: n})
		} else {
			s.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: n})
		}
		s.settles()
	}
	return s
}

// Shortcut presses a key with the control key held.
func (s *session) Shortcut(name fyne.KeyName) *session {
	s.Helper()
	k := &desktop.CustomShortcut{KeyName: name, Modifier: ctrl}
	for _, i := range s.items {
		if i.Shortcut != nil && i.Shortcut.ShortcutName() == k.ShortcutName() {
			i.Action()
			return s.settles()
		}
	}
	s.sidebar.OnShortcut(k)
	return s.settles()
}

// Taps taps the headline in the sidebar.
func (s *session) Taps(headline string) *session {
	s.Helper()
	rows, _ := s.sidebar.Rows()
	for i, r := range rows {
		if r.Text == headline && !r.Heading {
			s.sidebar.OnOpen(i)
			return s.settles()
		}
	}
	s.Fatalf("no headline %q to tap among %q", headline, s.headlines())
	return s
}

func (s *session) headlines() []string {
	var out []string
	rows, _ := s.sidebar.Rows()
	for _, r := range rows {
		if r.Heading {
			out = append(out, "【"+r.Text+"】")
		} else {
			out = append(out, r.Text)
		}
	}
	return out
}

// Lists tells that the sidebar shows these rows, 【】 around headings.
func (s *session) Lists(want ...string) *session {
	s.Helper()
	if got := s.headlines(); strings.Join(got, "\n") != strings.Join(want, "\n") {
		s.Errorf("the sidebar lists\n%q, want\n%q", got, want)
	}
	return s
}

// Selects tells which headline is selected.
func (s *session) Selects(want string) *session {
	s.Helper()
	rows, i := s.sidebar.Rows()
	if i < 0 || rows[i].Text != want {
		s.Errorf("row %d of %q is selected, want %q", i, s.headlines(), want)
	}
	return s
}

// Says tells that the sidebar says something in place of rows.
func (s *session) Says(want string) *session {
	s.Helper()
	if got := s.sidebar.Empty(); !strings.Contains(got, want) {
		s.Errorf("the sidebar says %q, want %q", got, want)
	}
	return s
}

// Warns tells that the banner says something.
func (s *session) Warns(want string) *session {
	s.Helper()
	if got := s.banner.Text() + "\n" + s.toast.Text(); !strings.Contains(got, want) {
		s.Errorf("the banner says %q, want %q", got, want)
	}
	return s
}

// Reads tells which article is open.
func (s *session) Reads(headline string) *session {
	s.Helper()
	if got := s.reading.Entry().Mark.Headline; got != headline {
		s.Errorf("the pane shows %q, want %q", got, headline)
	}
	return s
}

// Shows tells that the open article has a block of a style with a text in it.
func (s *session) Shows(style document.Style, text string) *session {
	s.Helper()
	var all []string
	for _, b := range present.Document(s.reading.Entry()).Blocks {
		if b.Style == style {
			all = append(all, b.Text)
		}
	}
	for _, b := range all {
		if strings.Contains(b, text) {
			return s
		}
	}
	s.Errorf("no block of style %d holds %q; there are %q", style, text, all)
	return s
}

// Starred reports whether the star beside the headline is on.
func (s *session) Starred(want bool) *session {
	s.Helper()
	if got := s.star.On(); got != want {
		s.Errorf("star of %q is on: %v, want %v", s.reading.Entry().Mark.Headline, got, want)
	}
	return s
}

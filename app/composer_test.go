package app

import (
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"lanmu/app/compose"
	"lanmu/app/typing"
)

// scribe is an input method that composes letters, and makes 工匠 of them at a
// space. It notes what it is told.
type scribe struct {
	letters string
	told    []string
	at      image.Rectangle
	said    []compose.Event // by itself
}

func (m *scribe) note(s string)           { m.told = append(m.told, s) }
func (m *scribe) Focus(plain bool)        { m.note("focus"); m.letters = "" }
func (m *scribe) Unfocus()                { m.note("unfocus"); m.letters = "" }
func (m *scribe) Reset()                  { m.note("reset"); m.letters = "" }
func (m *scribe) Release(compose.Key)     {}
func (m *scribe) Caret(r image.Rectangle) { m.at = r }
func (m *scribe) Around(string, int, int) {}
func (m *scribe) Events() []compose.Event { said := m.said; m.said = nil; return said }
func (m *scribe) composition() compose.Event {
	p := compose.Preedit{Caret: len(m.letters)}
	if m.letters != "" {
		p.Runs = []compose.Run{{Text: m.letters, Underline: true, Draft: true}}
	}
	return p
}

func (m *scribe) Press(k compose.Key) (bool, []compose.Event) {
	switch r := compose.RuneOf(k.Sym); {
	case r >= 'a' && r <= 'z':
		m.letters += string(r)
	case m.letters == "":
		return false, nil
	case r == ' ':
		m.letters = ""
		return true, []compose.Event{m.composition(), compose.Commit{Text: "工匠"}}
	default: // Esc
		m.letters = ""
	}
	return true, []compose.Event{m.composition()}
}

// composes has the session's keys go to a scribe first.
func (s *session) composes() *scribe {
	m := &scribe{}
	s.composer = typing.New(s.win.Canvas(), m)
	s.composer.Done()
	return m
}

// types presses the keys of characters, ⎋ for Esc, where the focus is.
func (s *session) types(text string) {
	for _, r := range text {
		sym, name := compose.SymOf(r), fyne.KeyName(strings.ToUpper(string(r)))
		if r == '⎋' {
			sym, name = 0xff1b, fyne.KeyEscape
		}
		if s.composer.Press(compose.Key{Sym: sym}) {
			s.settles()
			continue
		}
		if f := s.win.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: name})
			if r != '⎋' {
				f.TypedRune(r)
			}
		} else {
			s.Hits(r)
		}
		s.composer.Done()
		s.settles()
	}
}

func TestComposing(t *testing.T) {
	s := sitDown(t)
	m := s.composes()
	s.types("j")
	if len(m.told) > 0 {
		t.Errorf("with no field in focus the method is told %q", m.told)
	}
	s.sidebar.FocusFilter()
	s.types("gong")
	f := s.win.Canvas().Focused().(typing.Field)
	if q := s.sidebar.Query(); q != "" || len(f.Composing().Spans) != 1 {
		t.Errorf("while gong is composed the filter holds %q, composed %v", q, f.Composing())
	}
	s.types("⎋jiang ")
	if q := s.sidebar.Query(); q != "工匠" || len(f.Composing().Spans) != 0 {
		t.Errorf("after the word the filter holds %q, composed %v", q, f.Composing())
	}
	corner := s.app.Driver().AbsolutePositionForObject(f)
	if x, y := s.win.Canvas().PixelCoordinateForPosition(corner); m.at.Min.X <= x || m.at.Min.Y <= y || m.at.Dy() < 10 {
		t.Errorf("the method is told that the caret is at %v; the field is at %d, %d", m.at, x, y)
	}
	s.types("ji")
	f.(interface{ SetText(string) }).SetText("") // by something else
	s.composer.Done()
	s.types("⎋")
	s.win.Canvas().Unfocus()
	s.composer.Done()
	if got := strings.Join(m.told, " "); got != "focus reset unfocus" {
		t.Errorf("the method is told %q", got)
	}
}

// TestComposingInEveryField: the method composes for whatever takes text, and for
// nothing else.
func TestComposingInEveryField(t *testing.T) {
	s := sitDown(t).Taps(card)
	m := s.composes()
	places := []struct {
		name string
		open func()
	}{
		{"filter", s.sidebar.FocusFilter},
		{"find", func() { s.findbar.Open(s.win.Canvas()) }},
		{"note", s.marks.ToggleNote},
		{"tags", func() { s.openNote(s.reading.ID()); s.win.Canvas().FocusNext() }},
		{"palette", s.showPalette},
	}
	for _, p := range places {
		s.win.Canvas().Unfocus()
		p.open()
		s.composer.Done()
		s.types("gongjiang ")
		f, ok := s.win.Canvas().Focused().(typing.Field)
		if !ok {
			t.Errorf("%s: the focus is on %T", p.name, s.win.Canvas().Focused())
			continue
		}
		if text, _, _ := f.Around(); !strings.HasSuffix(text, "工匠") {
			t.Errorf("%s holds %q", p.name, text)
		}
	}
	s.above.Palette().Hide()
	// The toolkit's own, in a dialog of files.
	e := widget.NewEntry()
	s.win.Canvas().Overlays().Add(e)
	s.win.Canvas().Focus(e)
	s.types("gongjiang ")
	if e.Text != "工匠" {
		t.Errorf("the toolkit's field holds %q", e.Text)
	}
	s.win.Canvas().Overlays().Remove(e)
	m.told = nil
	s.reader.Focus()
	s.composer.Done()
	s.types("gong")
	if got := strings.Join(m.told, " "); got != "unfocus" {
		t.Errorf("over the text the method is told %q", got)
	}
}

// TestMethodByItself hears what the method says without a key.
func TestMethodByItself(t *testing.T) {
	s := sitDown(t)
	m := s.composes()
	s.sidebar.FocusFilter()
	s.composer.Done()
	for _, c := range []struct {
		said []compose.Event
		text string
	}{
		{[]compose.Event{compose.Commit{Text: "工匠精神"}}, "工匠精神"},
		{[]compose.Event{compose.Delete{From: -2, Count: 2}}, "工匠"},
		{[]compose.Event{compose.Preedit{Runs: []compose.Run{{Text: "精神"}}}, compose.Broken{}}, "工匠精神"},
		{[]compose.Event{compose.Preedit{Runs: []compose.Run{{Text: "jing", Draft: true}}}, compose.Broken{}}, "工匠精神"},
	} {
		m.said = c.said
		s.composer.Told()
		s.settles()
		if got := s.sidebar.Query(); got != c.text {
			t.Errorf("after %v the filter holds %q, want %q", c.said, got, c.text)
		}
	}
	m.said = []compose.Event{compose.Preedit{Runs: []compose.Run{{Text: "精"}}}}
	s.composer.Told()
	s.composer.Away(true)
	if got := s.sidebar.Query(); got != "工匠精神精" {
		t.Errorf("after the window is left the filter holds %q", got)
	}
}

// TestChinesePunctuation: on the text the keys of a Chinese keyboard are what is
// written on them.
func TestChinesePunctuation(t *testing.T) {
	s := sitDown(t).Hits('、')
	if _, typed := s.win.Canvas().Focused().(typing.Field); !typed {
		t.Errorf("、 takes the keyboard to %T", s.win.Canvas().Focused())
	}
	s.reader.Focus()
	if s.Hits('？'); s.above.Palette() == nil || !s.above.Palette().Visible() {
		t.Error("？ opens no list of commands")
	}
	for typed, want := range map[rune]rune{'？': '?', '、': '/', 'ｊ': 'j', 'j': 'j', '。': '。', '工': '工'} {
		if got := onKeyboard(typed); got != want {
			t.Errorf("%c is on the key of %c, want %c", typed, got, want)
		}
	}
}

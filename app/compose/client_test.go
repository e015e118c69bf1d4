//go:build linux

package compose

import (
	"fmt"
	"image"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lanmu/data/fault"
)

// field is a field that is typed into through a client.
type field struct {
	testing.TB
	*Client
	text    string
	preedit Preedit
	other   []Event // all but text and compositions
	keys    []uint32
	woken   chan struct{}
}

func newField(t testing.TB) *field {
	f := &field{TB: t, woken: make(chan struct{}, 1000)}
	f.Client = New(Session{Program: "test", Wake: func() { f.woken <- struct{}{} }, Told: func(e *fault.Error) { t.Errorf("%v\n%s", e, e.Stack) }})
	f.patience = time.Minute // how busy the machine is, is of no interest
	t.Cleanup(f.Close)
	return f
}

func (f *field) take(said []Event) {
	for _, e := range said {
		switch e := e.(type) {
		case Commit:
			f.text += e.Text
		case Preedit:
			f.preedit = e
		case Broken:
			f.text += f.preedit.Kept()
			f.preedit = Preedit{}
		default:
			f.other = append(f.other, e)
		}
	}
}

func (f *field) press(sym uint32) (taken bool) {
	k := Key{Sym: sym, Code: 38}
	taken, said := f.Press(k)
	f.take(said)
	if !taken {
		f.keys = append(f.keys, sym)
		if r := RuneOf(sym); r != 0 {
			f.text += string(r)
		}
	}
	f.Release(k)
	return taken
}

// types presses the keys of characters: ⌫ ⏎ and ⎋ are those keys.
func (f *field) types(text string) {
	for _, r := range text {
		switch r {
		case '⌫':
			f.press(backspace)
		case '⏎':
			f.press(enter)
		case '⎋':
			f.press(escape)
		default:
			f.press(SymOf(r))
		}
	}
}

func (f *field) composed() string {
	var s string
	for _, r := range f.preedit.Runs {
		s += r.Text
	}
	return s
}

// until waits for something the client tells by itself.
func (f *field) until(what string, ok func() bool) {
	f.Helper()
	for end := time.Now().Add(time.Minute); !ok(); {
		select {
		case <-f.woken:
		case <-time.After(10 * time.Millisecond):
		}
		f.take(f.Events())
		if time.Now().After(end) {
			f.Fatalf("waited in vain for %s; the field holds %q, composed %q", what, f.text, f.composed())
		}
	}
}

// methods are all that are spoken to, each with what starts it beside a session's
// bus.
var methods = []struct {
	name  string
	start func(t testing.TB, session string) *fake
}{
	{"fcitx5", func(t testing.TB, session string) *fake { return startFake(t, fcitxName, session) }},
	{"IBus", func(t testing.TB, _ string) *fake { return startIBus(t) }},
	{"IBus's portal", func(t testing.TB, session string) *fake { return startFake(t, ibusPortal, session) }},
}

func TestTyping(t *testing.T) {
	for _, m := range methods {
		t.Run(m.name, func(t *testing.T) {
			fake := m.start(t, startBus(t))
			f := newField(t)
			f.Focus(false)
			for _, c := range []struct{ typed, text, composed string }{
				{"", "", ""},
				{"gong", "", "gong"},
				{"gongjiang ", "工匠", ""},
				{"gongjiang jing ", "工匠井", ""},
				{"jing⌫", "", "jin"},
				{"jing⌫⌫⌫⌫", "", ""},
				{"jing⎋", "", ""},
				{"jing⏎", "jing", ""},
				{"jing 1,2", "井1,2", ""},
				{"⏎⎋", "", ""},
			} {
				f.text, f.preedit = "", Preedit{}
				f.types(c.typed)
				if f.text != c.text || f.composed() != c.composed {
					t.Errorf("%q: the field holds %q, composed %q; want %q and %q", c.typed, f.text, f.composed(), c.text, c.composed)
				}
				f.Reset()
			}
			if fake.asked("FocusIn") != 1 {
				t.Errorf("it was told of the focus %d times", fake.asked("FocusIn"))
			}
		})
	}
}

func TestComposition(t *testing.T) {
	for _, m := range methods {
		t.Run(m.name, func(t *testing.T) {
			m.start(t, startBus(t))
			f := newField(t)
			f.Focus(false)
			f.types("jing")
			want := Preedit{Caret: 4, Runs: []Run{{Text: "j", Underline: true, Highlight: true, Draft: true}, {Text: "ing", Underline: true, Draft: true}}}
			if !reflect.DeepEqual(f.preedit, want) {
				t.Errorf("the composition is %+v, want %+v", f.preedit, want)
			}
			if f.preedit.Kept() != "" {
				t.Errorf("%q would be kept of letters of pinyin", f.preedit.Kept())
			}
			f.press(forwarded)
			if len(f.other) != 1 || f.other[0].(Forward).Key.Sym != forwarded+1 || f.other[0].(Forward).Key.State != Shift {
				t.Errorf("given back is %+v", f.other)
			}
		})
	}
}

// TestHear makes events of what the methods say that the fakes do not.
func TestHear(t *testing.T) {
	for _, c := range []struct {
		name   string
		in     dialect
		signal string
		body   []any
		want   []Event
	}{
		{"delete", fcitx{}, "DeleteSurroundingText", []any{int32(-2), uint32(2)}, []Event{Delete{-2, 2}}},
		{"delete", &ibus{}, "DeleteSurroundingText", []any{int32(-1), uint32(1)}, []Event{Delete{-1, 1}}},
		{"a key let go is given back", fcitx{}, "ForwardKey", []any{uint32(97), uint32(0), true}, nil},
		{"a caret in the midst of hanzi, in bytes", fcitx{}, "UpdateFormattedPreedit",
			[]any{[]fcitxText{{"工j", fcitxUnderline}, {"匠", 0}}, int32(4)},
			[]Event{Preedit{Caret: 2, Runs: []Run{{Text: "工j", Underline: true}, {Text: "匠"}}}}},
		{"a caret after the end", fcitx{}, "UpdateFormattedPreedit", []any{[]fcitxText{{"工", 0}}, int32(99)},
			[]Event{Preedit{Caret: 1, Runs: []Run{{Text: "工"}}}}},
		{"no caret", fcitx{}, "UpdateFormattedPreedit", []any{[]fcitxText{{"工", 0}}, int32(-1)},
			[]Event{Preedit{Caret: -1, Runs: []Run{{Text: "工"}}}}},
		{"a composition that is hidden", &ibus{}, "HidePreeditText", nil, []Event{Preedit{Caret: -1}}},
		{"what makes no sense", fcitx{}, "CommitString", []any{[]string{"工"}}, nil},
		{"what makes no sense", &ibus{}, "CommitText", []any{"工"}, nil},
		{"what is of no interest", fcitx{}, "CurrentIM", []any{"a", "b", "c"}, nil},
		{"candidates", fcitx{}, "UpdateClientSideUI", []any{[]fcitxText{{"jing", 0}}, int32(4), []fcitxText{{"up", 0}}, []fcitxText{},
			[][]any{{"1 ", "井"}, {"2 ", "经"}}, int32(1), int32(2), false, true},
			[]Event{Panel{Above: "up", Candidates: []Candidate{{"1 ", "井"}, {"2 ", "经"}}, Chosen: 1}}},
	} {
		if got := c.in.hear(c.signal, c.body); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s, %T: %+v, want %+v", c.name, c.in, got, c.want)
		}
	}
}

// TestSlow holds to the order of what is typed and said although the method
// tells late what it composes.
func TestSlow(t *testing.T) {
	for _, m := range methods {
		t.Run(m.name, func(t *testing.T) {
			fake := m.start(t, startBus(t))
			fake.mu.Lock()
			fake.late = true
			fake.mu.Unlock()
			f := newField(t)
			f.Focus(false)
			f.types("gongjiang ,jing .")
			f.until("the composition to be empty", func() bool { return f.text == "工匠,井." && f.composed() == "" })
		})
	}
}

// TestHang goes on with what is typed while the method answers nothing, and
// takes it up again.
func TestHang(t *testing.T) {
	for _, m := range methods {
		t.Run(m.name, func(t *testing.T) {
			fake := m.start(t, startBus(t))
			f := newField(t)
			f.Focus(false)
			f.types("gongjiang ji")
			wake := fake.hangs()
			f.patience = 50 * time.Millisecond
			f.types("ng ")
			if f.text != "工匠ng " || f.composed() != "" {
				t.Errorf("while it hangs the field holds %q, composed %q", f.text, f.composed())
			}
			f.patience = time.Minute
			f.types("a,⏎") // it is not asked, or this would take minutes
			wake()
			f.until("an answer", func() bool { f.mu.Lock(); defer f.mu.Unlock(); f.pass(); return !f.troubled() })
			f.types("jing ")
			if f.text != "工匠ng a,井" {
				t.Errorf("after it the field holds %q, composed %q", f.text, f.composed())
			}
		})
	}
}

// TestHangWithWord keeps a word that comes too late.
func TestHangWithWord(t *testing.T) {
	fake := startFake(t, fcitxName, startBus(t))
	f := newField(t)
	f.Focus(false)
	f.types("gongjiang")
	wake := fake.hangs()
	f.patience = 50 * time.Millisecond
	f.types(" ")
	wake()
	f.until("the word", func() bool { return strings.Contains(f.text, "工匠") })
}

// TestDeath ends what is half-written when the method dies, and takes the next
// one up.
func TestDeath(t *testing.T) {
	for _, m := range methods {
		t.Run(m.name, func(t *testing.T) {
			session := startBus(t)
			fake := m.start(t, session)
			f := newField(t)
			f.Focus(false)
			f.types("gongjiang ji")
			fake.dies()
			f.until("the composition to end", func() bool { return f.composed() == "" })
			f.types("ng,")
			if f.text != "工匠ng," {
				t.Errorf("the field holds %q", f.text)
			}
			f.text = ""
			m.start(t, session)
			f.until("the method", func() bool { // its coming back is noticed by a key at the latest
				f.press(escape)
				f.mu.Lock()
				defer f.mu.Unlock()
				return f.to != nil
			})
			f.types("jing ")
			if f.text != "井" {
				t.Errorf("with another method the field holds %q", f.text)
			}
		})
	}
}

// TestDeathUnderAKey does so while a key waits for an answer.
func TestDeathUnderAKey(t *testing.T) {
	for _, m := range methods {
		t.Run(m.name, func(t *testing.T) {
			fake := m.start(t, startBus(t))
			f := newField(t)
			f.Focus(false)
			f.types("ji")
			fake.hangs()
			time.AfterFunc(50*time.Millisecond, fake.dies)
			f.types("n,")
			f.until("the composition to end", func() bool { return f.composed() == "" })
			if f.text != "n," {
				t.Errorf("the field holds %q", f.text)
			}
		})
	}
}

// TestLeaving leaves a field with a composition: the next one hears nothing of it.
func TestLeaving(t *testing.T) {
	for _, m := range methods {
		t.Run(m.name, func(t *testing.T) {
			fake := m.start(t, startBus(t))
			f := newField(t)
			f.Focus(false)
			f.types("jing")
			f.Unfocus()
			f.preedit = Preedit{}
			if f.press('j') {
				t.Error("a key is taken while no field has the focus")
			}
			f.text = ""
			for range 20 {
				f.Focus(false)
				f.types("ji")
				f.Unfocus()
				f.preedit = Preedit{}
			}
			f.Focus(false)
			f.until("the method to have answered", func() bool { return fake.asked("FocusIn") == 22 })
			f.types("jing ")
			if f.text != "井" || f.composed() != "" {
				t.Errorf("the next field holds %q, composed %q", f.text, f.composed())
			}
		})
	}
}

// TestMethodComesWhileItIsLookedFor: it is asked before the method is there, and told of it
// before the search has ended.
func TestMethodComesWhileItIsLookedFor(t *testing.T) {
	address := startBus(t)
	f := newField(t)
	f.mu.Lock()
	f.focused, f.searching = true, make(chan struct{})
	f.mu.Unlock()
	startFake(t, fcitxName, address)
	f.mu.Lock()
	f.changed(fcitxName, ":1.1")
	f.settle(nil, nil)
	f.mu.Unlock()
	f.until("the method", func() bool { f.mu.Lock(); defer f.mu.Unlock(); return f.to != nil })
}

// TestNobody types where there is no bus, and where there is no method.
func TestNobody(t *testing.T) {
	t.Run("no bus", func(t *testing.T) {
		startBus(t)
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null")
		f := newField(t)
		f.Focus(false)
		f.types("jing ")
		if f.text != "jing " {
			t.Errorf("the field holds %q", f.text)
		}
	})
	t.Run("no method at first", func(t *testing.T) {
		address := startBus(t)
		f := newField(t)
		f.Focus(false)
		f.types("jing ")
		startFake(t, fcitxName, address)
		f.until("the method", func() bool { f.mu.Lock(); defer f.mu.Unlock(); return f.to != nil })
		f.types("jing ")
		if f.text != "jing 井" {
			t.Errorf("the field holds %q", f.text)
		}
	})
	t.Run("before the first focus", func(t *testing.T) {
		startBus(t)
		f := newField(t)
		f.types("j")
		f.Unfocus()
		f.Reset()
		f.Caret(image.Rect(1, 2, 3, 4))
		f.Events()
		if f.bus != nil || f.searching != nil || !f.searched.IsZero() {
			t.Error("a bus is opened before a field has the focus")
		}
	})
}

// TestTold looks at what the method is told of the field.
func TestTold(t *testing.T) {
	for _, m := range methods {
		t.Run(m.name, func(t *testing.T) {
			fake := m.start(t, startBus(t))
			f := newField(t)
			f.Focus(true)
			f.Caret(image.Rect(10, 20, 11, 40))
			f.Caret(image.Rect(10, 20, 11, 40))
			f.Around("工匠", 1, 2)
			f.Around("工匠", 1, 2)
			f.press(escape)
			f.Caret(image.Rect(30, 20, 31, 40))
			f.Around("工", 1, 1)
			f.Unfocus()
			f.Caret(image.Rect(50, 20, 51, 40))
			f.Focus(false)
			f.press(escape)
			fake.mu.Lock()
			got := strings.Join(slices.DeleteFunc(slices.Clone(fake.calls), func(s string) bool { return s == "Set" || s == "Get" }), " ")
			fake.mu.Unlock()
			place, able := "SetCursorRect", "SetCapability"
			if fake.ibus {
				place, able = "SetCursorLocation", "SetCapabilities"
			}
			want := fmt.Sprintf("CreateInputContext %[2]s FocusIn %[1]s SetSurroundingText %[1]s SetSurroundingText Reset FocusOut %[2]s FocusIn", place, able)
			if got != want {
				t.Errorf("it is told\n%s, want\n%s", got, want)
			}
		})
	}
}

// TestSpeaks tells with whom X11's own way is to be left to itself.
func TestSpeaks(t *testing.T) {
	for _, c := range []struct {
		name, modifiers, runs string
		want                  bool
	}{
		{"fcitx5", "@im=fcitx", fcitxName, true},
		{"a fcitx that has not begun", "@im=fcitx", "", true},
		{"the fcitx before fcitx5", "@im=fcitx", "org.fcitx.Fcitx-0", false},
		{"IBus that has not begun", "@im=ibus", "", true},
		{"another", "@im=uim", fcitxName, false},
		{"none", "", fcitxName, false},
	} {
		address := startBus(t)
		if c.runs != "" {
			startFake(t, c.runs, address)
		}
		if got := Speaks(c.modifiers); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null")
		if Speaks(c.modifiers) {
			t.Errorf("%s: without a bus", c.name)
		}
	}
}

// BenchmarkUnwanted presses a key that no method wants, with a method and without
// one: their difference is what speaking to it costs.
func BenchmarkUnwanted(b *testing.B) {
	for _, name := range []string{"without", "with"} {
		b.Run(name, func(b *testing.B) {
			address := startBus(b)
			if name == "with" {
				startFake(b, fcitxName, address)
			}
			f := newField(b)
			f.Focus(false)
			f.Press(Key{Sym: ','})
			for b.Loop() {
				f.Press(Key{Sym: ','})
			}
		})
	}
}

package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// TestOneThingStandsAbove: each box opens by its key with the keyboard in it,
// closes by the same key and by Esc wherever in it the keyboard is, and makes
// room for another.
func TestOneThingStandsAbove(t *testing.T) {
	s := sitDown(t)
	above := func() int { return len(s.win.Canvas().Overlays().List()) }
	for _, name := range []string{"command.settings", "command.comfort", "command.about", "command.print", "command.palette"} {
		c := commandNamed(t, name)
		c.do(s.window)
		s.settles()
		if above() != 1 || s.win.Canvas().Focused() == nil {
			t.Errorf("%s: %d things stand above, the focus is on %v", name, above(), s.win.Canvas().Focused())
		}
		for n := 0; n < 60; n++ {
			for range n {
				s.win.Canvas().FocusNext()
			}
			on := s.win.Canvas().Focused()
			if s.Presses(fyne.KeyEscape); above() != 0 {
				t.Errorf("%s: Esc on %T does not close it", name, on)
				s.above.Close()
			}
			c.do(s.window)
			s.settles()
			if n > 0 && on == s.win.Canvas().Focused() {
				break // once round
			}
		}
		c.do(s.window)
		s.settles()
		if above() != 0 {
			t.Errorf("%s: its own key does not close it", name)
		}
		if s.win.Canvas().Focused() == nil {
			t.Errorf("%s: the keyboard is nowhere when it is closed", name)
		}
	}
	commandNamed(t, "command.settings").do(s.window)
	commandNamed(t, "command.comfort").do(s.window)
	if above() != 1 {
		t.Errorf("%d things stand above each other", above())
	}
	commandNamed(t, "command.larger").do(s.window)
	if above() != 1 {
		t.Error("a larger text closes the panel it is chosen in")
	}
	commandNamed(t, "command.close").do(s.window)
	if above() != 0 {
		t.Error("Ctrl+W leaves the panel")
	}
}

func commandNamed(t *testing.T, name string) command {
	t.Helper()
	for _, c := range commands {
		if c.name == name {
			return c
		}
	}
	t.Fatalf("no command %s", name)
	return command{}
}

// TestLettersAreTyped: in every field there is, letters that are commands
// elsewhere are typed and do nothing else; nor do they reach the text below a box.
func TestLettersAreTyped(t *testing.T) {
	s := sitDown(t).Taps(card).Shortcut(fyne.KeyD) // a note marks it anyway
	letters := ""
	for _, c := range commands {
		letters += c.letters
	}
	type place struct {
		name string
		open func()
	}
	places := []place{
		{"filter", func() { s.sidebar.FocusFilter() }},
		{"find bar", func() { s.Shortcut(fyne.KeyF) }},
		{"note", func() { s.Shortcut(fyne.KeyE) }},
		{"tags", func() { s.win.Canvas().FocusNext() }},
		{"palette", s.showPalette},
	}
	state := func() string {
		return fmt.Sprint(s.reading.Entry().Mark.Headline, s.dress.Comfort(), s.win.FullScreen(), s.source.Visible(), s.star.On(), s.reader.At())
	}
	for _, p := range places {
		p.open()
		before := state()
		field, ok := s.win.Canvas().Focused().(interface {
			fyne.Focusable
			fyne.Shortcutable
			SelectedText() string
		})
		if !ok {
			t.Fatalf("%s: the focus is on %T", p.name, s.win.Canvas().Focused())
		}
		for _, r := range letters + " " {
			field.TypedRune(r)
			s.settles() // or the results of two letters might pass each other
		}
		field.TypedShortcut(&fyne.ShortcutSelectAll{})
		if got := field.SelectedText(); got != letters+" " {
			t.Errorf("%s: typed %q, holds %q", p.name, letters, got)
		}
		if got := state(); got != before {
			t.Errorf("%s: typing changes %s to %s", p.name, before, got)
		}
		field.TypedShortcut(&fyne.ShortcutCut{Clipboard: s.app.Clipboard()})
	}
	s.Presses(fyne.KeyEscape)
	s.showAbout()
	s.win.Canvas().Unfocus()
	before := state()
	for _, r := range letters {
		s.Hits(r)
	}
	s.Presses(fyne.KeySpace, fyne.KeyDown)
	if got := state(); got != before {
		t.Errorf("below a box letters change %s to %s", before, got)
	}
}

// TestTheKeyboardWalksTheWindow from the top left on, and round.
func TestTheKeyboardWalksTheWindow(t *testing.T) {
	s := sitDown(t).Taps(card).Shortcut(fyne.KeyU)
	s.banner.Offer("test", "村口的路灯亮了", "看看", func() {})
	s.findbar.Open(s.win.Canvas())
	s.win.Canvas().Unfocus()
	var got []string
	for range 15 {
		s.win.Canvas().FocusNext()
		got = append(got, strings.TrimPrefix(fmt.Sprintf("%T", s.win.Canvas().Focused()), "*widgets."))
	}
	want := []string{"tabs", "filterEntry", "rowList", "filterEntry", "IconButton", "IconButton", "IconButton",
		"sheet", "Star", "sheet", "IconButton", "IconButton", "Button", "Button", "tabs"}
	if !slices.Equal(got, want) {
		t.Errorf("the keyboard goes through %q, want %q", got, want)
	}
}

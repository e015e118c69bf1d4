package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

// picks clicks the icon of a command.
func (s *session) picks(command string) *session {
	s.Helper()
	n := slices.IndexFunc(tools(), func(t tool) bool { return t.command == command })
	if n < 0 {
		s.Fatalf("%s is not in the toolbar", command)
	}
	s.toolbar.Tap(n)
	return s.settles()
}

// TestTheToolbarDoesWithoutAKey: each icon does what its command does, and nothing
// where that would do nothing.
func TestTheToolbarDoesWithoutAKey(t *testing.T) {
	s := sitDown(t)
	s.Reads(craft)
	s.picks("command.back").picks("command.previous").picks("command.facsimile").Reads(craft)
	s.picks("command.next").Reads(factory).picks("command.next").Reads(card)
	s.picks("command.back").Reads(factory).picks("command.back").Reads(craft).picks("command.back").Reads(craft)
	s.picks("command.forward").Reads(factory)
	s.picks("command.previous").Reads(craft).picks("command.forward").Reads(craft) // card is no longer ahead
	s.picks("command.back").Reads(factory)
	s.picks("command.bookmark")
	if n := len(s.Bookmarks.All()); n != 1 || !s.star.On() {
		t.Errorf("%d are starred", n)
	}
	s.picks("command.sidebar")
	if s.left.Visible() {
		t.Error("the sidebar is not hidden")
	}
	s.picks("command.sidebar")
	if !s.left.Visible() {
		t.Error("the sidebar does not come back")
	}
	s.picks("command.find")
	if !s.findbar.Visible() {
		t.Error("nothing can be found")
	}
	s.picks("command.comfort")
	if s.above.Command() != "command.comfort" {
		t.Error("the text cannot be set otherwise")
	}
	s.picks("command.open")
	if s.above.Command() != "command.open" {
		t.Error("nothing can be opened")
	}
}

// TestTheToolbarIsSlim: it goes where it is not wanted, and where there is no room.
func TestTheToolbarIsSlim(t *testing.T) {
	s := sitDown(t)
	named("command.toolbar").do(s.window)
	if s.toolbar.Visible() {
		t.Error("it cannot be hidden")
	}
	named("command.toolbar").do(s.window)
	if !s.toolbar.Visible() {
		t.Error("it does not come back")
	}
	slim := s.toolbar.Size().Height
	s.setBarSize(barLarge)
	if s.toolbar.MinSize().Height <= slim {
		t.Error("it does not become larger")
	}
	s.win.Resize(fyne.NewSize(700, 300))
	if s.toolbar.Visible() {
		t.Error("it takes the room of a small window")
	}
	s.win.Resize(fyne.NewSize(700, 600))
	if !s.toolbar.Visible() {
		t.Error("it does not come back with the room")
	}
}

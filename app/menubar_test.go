package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// menuEntries is how many entries a menu may have that is taken in at a glance.
const menuEntries = 14

// TestMenusAreShort, and each but the words of a choice shows the key that its command
// has.
func TestMenusAreShort(t *testing.T) {
	s := sitDown(t)
	var labels []string
	for _, m := range s.main.Items {
		labels = append(labels, m.Label)
		n := 0
		for _, i := range m.Items {
			if !i.IsSeparator {
				n++
			}
		}
		if n > menuEntries {
			t.Errorf("%s has %d entries, want at most %d", m.Label, n, menuEntries)
		}
	}
	if got := strings.Join(labels, " "); got != "文件 编辑 文章 收藏 查看 帮助" {
		t.Errorf("the menus are %s", got)
	}
	for _, i := range s.items {
		if keys := i.of.shortcuts(); i.word < 0 && len(keys) > 0 && s.keyOf(i.MenuItem) != keys[0] {
			t.Errorf("%s shows the key %q, want %q", i.Label, s.keyOf(i.MenuItem), keys[0])
		}
	}
}

// TestMenusOpenByKey: F10 and Alt with a letter, wherever the keyboard is.
func TestMenusOpenByKey(t *testing.T) {
	s := sitDown(t)
	for _, open := range []func(){
		func() { s.reader.Focus(); s.Presses(fyne.KeyF10) },
		func() { s.sidebar.FocusFilter(); s.Presses(fyne.KeyF10) },
		func() { s.sidebar.OnShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyV, Modifier: alt}) },
	} {
		open()
		if !s.above.Is() {
			t.Fatal("no menu opens")
		}
		s.Presses(fyne.KeyEscape)
		if s.above.Is() {
			t.Fatal("Esc closes no menu")
		}
	}
	// By its keys alone: colours stand in a menu within the menu.
	s.sidebar.OnShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyV, Modifier: alt})
	s.Presses(fyne.KeyEnd, fyne.KeyReturn)
	if !s.win.FullScreen() {
		t.Error("the last of its entries was not done")
	}
}

// TestChoicesAreMarked: what a choice is stands in its menu with a mark.
func TestChoicesAreMarked(t *testing.T) {
	s := sitDown(t)
	marked := func(command string) (out []string) {
		s.updateItems()
		for _, i := range s.items {
			if i.of.name == command && i.word >= 0 && i.Checked {
				out = append(out, i.Label)
			}
		}
		return out
	}
	choose := func(command, label string) {
		for _, i := range s.items {
			if i.of.name == command && i.Label == label {
				i.Action()
				s.settles()
			}
		}
	}
	for _, c := range []struct{ command, now, other string }{
		{"command.colours", "自动", "深色"}, {"command.vertical", "横排", "竖排"}, {"command.face", "宋体", "黑体"},
		{"command.sort", "最相关", "从旧到新"}, {"command.grouping", "时间", "标签"},
	} {
		if got := marked(c.command); len(got) != 1 || got[0] != c.now {
			t.Errorf("%s: marked are %q, want %q", c.command, got, c.now)
		}
		choose(c.command, c.other)
		if got := marked(c.command); len(got) != 1 || got[0] != c.other {
			t.Errorf("%s: once it was chosen marked are %q, want %q", c.command, got, c.other)
		}
	}
}

// TestReadIsMarkedByHand: one, all above, all of a column; what is read can be hidden.
func TestReadIsMarkedByHand(t *testing.T) {
	s := sitDown(t)
	all := len(s.headlines())
	s.Hits('m')
	if id := s.reading.ID(); !s.list.IsRead(id) {
		t.Error("m marks nothing as read")
	}
	s.Hits('m')
	s.saveState()
	if s.settles(); s.list.IsRead(s.reading.ID()) {
		t.Error("m does not mark as unread again")
	}
	rows, _ := s.sidebar.Rows()
	for i, r := range rows {
		if r.Heading {
			s.list.MarkRow(i)
			break
		}
	}
	s.settles()
	if rows, _ := s.sidebar.Rows(); !rows[1].Read {
		t.Error("what stands under a heading is not marked with it")
	}
	if len(s.Reading.Recent()) == 0 || s.Shortcut(fyne.Key3).headlines()[0] != craft {
		t.Errorf("read lately are %q", s.headlines())
	}
	s.Shortcut(fyne.Key1).Taps(card)
	named("command.hideread").do(s.window)
	if n := len(s.settles().headlines()); n >= all {
		t.Errorf("%d rows of %d are listed with what is read hidden", n, all)
	}
	named("command.markall").do(s.window)
	if s.settles().list.HasUnread() {
		t.Error("some are unread though all were marked")
	}
	named("command.hideread").do(s.window)
	if n := len(s.settles().headlines()); n != all {
		t.Errorf("%d rows of %d are listed", n, all)
	}
}

package app

import (
	"path/filepath"
	"testing"

	"lanmu/app/tongue"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestTips: each is gone for good once it is done, all once none is wanted, and
// none is shown with pages of the reader's own.
func TestTips(t *testing.T) {
	a, path := test.NewTempApp(t), filepath.Join(t.TempDir(), "bookmarks.jsonl")
	told := func(s *session, want string) {
		t.Helper()
		if got := s.tips.Text(); got != want || s.tips.Visible() != (want != "") {
			t.Errorf("the tips are %q, seen %v, want %q", got, s.tips.Visible(), want)
		}
	}
	filter, mark, keys := tongue.T("tips.filter"), tongue.T("tips.bookmark"), tongue.T("tips.keys")
	s := sitDownIn(t, a, path)
	told(s, filter+"\n"+mark+"\n"+keys)
	s.Types("gj")
	told(s, mark+"\n"+keys)
	s.Presses(fyne.KeyReturn).Shortcut(fyne.KeyD)
	told(s, keys)
	s.leaves()
	s = sitDownIn(t, a, path)
	told(s, keys)
	s.leaves()
	page := filepath.Join(t.TempDir(), "page.txt")
	write(t, page, "春天来了\n\n山坡上的杏花开了，村里的人都出来看花。\n")
	s = sitDownIn(t, a, path, page)
	told(s, "")
	s.leaves()

	s = sitDownIn(t, test.NewTempApp(t), filepath.Join(t.TempDir(), "bookmarks.jsonl"))
	told(s, filter+"\n"+mark+"\n"+keys)
	s.above.Say("a", "有一件事不对")
	s.settles()
	d := fyne.CurrentApp().Driver()
	if foot := d.AbsolutePositionForObject(s.banner).Y + s.banner.Size().Height; foot > d.AbsolutePositionForObject(s.tips).Y {
		t.Error("what is wrong covers the tips")
	}
	high := s.banner.Position().Y
	s.above.TriedAll()
	told(s, "")
	if s.banner.Position().Y <= high {
		t.Error("it stays where it was when the tips are gone")
	}
}

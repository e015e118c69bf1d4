package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lanmu/app/stock"
)

// TestEveryIconSaysWhatItIsFor while the mouse rests on it, with its key where it has
// one.
func TestEveryIconSaysWhatItIsFor(t *testing.T) {
	s := sitDown(t).Taps(card)
	s.Shortcut(fyne.KeyF)
	s.above.TriedAll()
	s.aloud.Toggle()
	s.tips.Set("试试")
	s.selected.ShowAt(fyne.NewPos(500, 300))
	s.toggleSource()
	s.settles()
	seen := map[string]int{}
	tappables(s.win.Canvas().Content(), func(o fyne.CanvasObject) {
		kind := fmt.Sprintf("%T", o)
		switch kind {
		case "*widgets.IconButton", "*widgets.toolIcon", "*widgets.Star", "*widgets.swatch", "*widgets.menuWord":
		default:
			return
		}
		seen[kind]++
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		over := o.(desktop.Hoverable)
		over.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}})
		said := s.hint.Asked()
		over.MouseOut()
		if strings.TrimSpace(said) == "" || strings.HasPrefix(said, "[") {
			t.Errorf("%s %q says %q", kind, o.(fyne.Accessible).AccessibilityLabel(), said)
		}
		if s.hint.Asked() != "" {
			t.Errorf("%q is said on", said)
		}
	})
	for _, kind := range []string{"*widgets.IconButton", "*widgets.toolIcon", "*widgets.Star", "*widgets.swatch"} {
		if seen[kind] == 0 {
			t.Errorf("no %s was seen: %v", kind, seen)
		}
	}
}

// TestTheToolbarIsThereFromTheStart: what needs no article can be pressed before one is
// read.
func TestTheToolbarIsThereFromTheStart(t *testing.T) {
	s := sitDownBare(t, test.NewTempApp(t), filepath.Join(t.TempDir(), "bookmarks.jsonl"))
	s.picks("command.open")
	if s.above.Command() != "command.open" {
		t.Error("nothing can be opened yet")
	}
}

// TestTheCodaFollowsTheList: it names what comes next in the list as it is now.
func TestTheCodaFollowsTheList(t *testing.T) {
	s := sitDown(t).Reads(craft)
	coda := func() string {
		b := s.reader.Document().Blocks
		return b[len(b)-1].Text
	}
	if got := coda(); !strings.Contains(got, factory) {
		t.Errorf("after the first stands %q", got)
	}
	s.Types("医保卡")
	if got := coda(); strings.Contains(got, factory) {
		t.Errorf("with others listed stands %q", got)
	}
	s.sidebar.SetQuery("")
	if s.settles(); !strings.Contains(coda(), factory) {
		t.Errorf("with all listed again stands %q", coda())
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "two.txt")
	write(t, file, springPage)
	s.opens(file).Reads("春天来了")
	if got := coda(); strings.Contains(got, factory) || strings.Contains(got, craft) {
		t.Errorf("after the first file is opened stands %q", got)
	}
}

// TestWrongSynonymsAreTold, with what to write instead.
func TestWrongSynonymsAreTold(t *testing.T) {
	s := sitDown(t)
	dir := t.TempDir()
	write(t, filepath.Join(dir, stock.SynonymsName), "北大 = 北京大学\n单独一个\n")
	l, err := stock.OpenStacksAt(t.TempDir(), filepath.Join(dir, "folders.jsonl"), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	s.Wrong = l.Wrong
	s.tellSynonyms()
	s.settles().Warns("2: 单独一个")
	s.Wrong = &os.PathError{Op: "open", Path: "/x", Err: errors.ErrUnsupported}
	s.tellSynonyms()
	s.settles().Warns("synonyms.txt")
}

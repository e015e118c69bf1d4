package app

import (
	"fmt"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"lanmu/widgets/document"
)

func TestOpeningWhileTheWindowIsOpen(t *testing.T) {
	s := sitDown(t)
	dir := t.TempDir()
	spring, autumn := filepath.Join(dir, "spring.txt"), filepath.Join(dir, "autumn.txt")
	write(t, spring, "春天来了\n\n山坡上的杏花开了，村里的人都出来看花。\n")
	write(t, autumn, "秋天来了\n\n稻子黄了，村里的人都下田去了。\n")
	s.drop(fyne.Position{}, []fyne.URI{storage.NewFileURI(filepath.Join(dir, "none.txt")), storage.NewFileURI(spring)})
	s.settles().Warns("没有这个文件").Reads("春天来了").Lists("春天来了") // the embedded page makes room
	s.in.Open([]string{autumn}, true)
	s.settles().Reads("秋天来了").Lists("春天来了", "秋天来了").Selects("秋天来了")

	// What changed on the disk takes the place of what was read before.
	write(t, spring, "春天又来了\n\n山坡上的杏花又开了，村里的人都出来看花。\n")
	s.in.Open([]string{spring}, true)
	s.settles().Reads("春天又来了").Lists("春天又来了", "秋天来了")

	empty := filepath.Join(dir, "empty.txt")
	write(t, empty, " \n")
	s.in.Open([]string{empty}, true)
	s.settles().Warns("文件里没有文字").Reads("春天又来了")
}

func TestPastingMakesAPage(t *testing.T) {
	s := sitDown(t)
	s.app.Clipboard().SetContent("冬天来了\n\n河面结了冰，孩子们都出来滑冰。\n")
	s.win.Canvas().Unfocus()
	s.reader.OnShortcut(&fyne.ShortcutPaste{})
	s.settles().Reads("冬天来了").Shows(document.Body, "河面结了冰")
	s.app.Clipboard().SetContent("")
	s.reader.OnShortcut(&fyne.ShortcutPaste{})
	s.settles().Warns("粘贴的文字").Reads("冬天来了")
	// In a field it is the field's.
	s.app.Clipboard().SetContent("滑冰")
	s.sidebar.FocusFilter()
	if f, ok := s.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: s.app.Clipboard()})
	}
	if s.settles(); s.sidebar.Query() != "滑冰" {
		t.Errorf("the box holds %q, want what was pasted", s.sidebar.Query())
	}
}

// TestTheOpenArticleIsReadAgain: a file that changes on the disk while it is
// read shows its new text, where the reader was.
func TestTheOpenArticleIsReadAgain(t *testing.T) {
	file := filepath.Join(t.TempDir(), "spring.txt")
	page := "春天来了\n\n山坡上的杏花开了，村里的人都出来看花。\n\n孩子们在树下跑来跑去。\n\n%s\n"
	write(t, file, fmt.Sprintf(page, "太阳下山了。"))
	s := sitDown(t, file).Shows(document.Body, "太阳下山了")
	write(t, file, fmt.Sprintf(page, "太阳下山了，人也回家了。"))
	s.in.Update([]string{file}, false)
	s.settles().Reads("春天来了").Shows(document.Body, "人也回家了")
}

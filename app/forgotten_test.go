package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"lanmu/app/present"
	"lanmu/app/system"
	"lanmu/data/bookmark"
	"lanmu/data/library"
	"lanmu/widgets/document"
)

// pastes pastes a text into the window.
func (s *session) pastes(text string) *session {
	s.Helper()
	s.app.Clipboard().SetContent(text)
	s.win.Canvas().Unfocus()
	s.reader.OnShortcut(&fyne.ShortcutPaste{})
	return s.settles()
}

const (
	springPage = "春天来了\n\n山坡上的杏花开了，村里的人都出来看花。\n"
	autumnPage = "秋天来了\n\n稻子黄了，村里的人都下田去了。\n"
	winterPage = "冬天来了\n\n河面结了冰，孩子们都出来滑冰。\n"
)

// runs does a command as the menu does.
func (s *session) runs(name string) *session {
	s.Helper()
	i := slices.IndexFunc(commands, func(c command) bool { return c.name == name })
	if i < 0 {
		s.Fatalf("there is no command %s", name)
	}
	commands[i].do(s.window)
	return s.settles()
}

// TestNothingOpenedIsForgotten: what was opened, dropped and pasted is there at the next
// start, the last of it open, and can be taken out again.
func TestNothingOpenedIsForgotten(t *testing.T) {
	dir := t.TempDir()
	spring, autumn := filepath.Join(dir, "春 100%.txt"), filepath.Join(dir, "autumn.txt")
	write(t, spring, springPage)
	write(t, autumn, autumnPage)
	s := sitDown(t).Reads(craft)
	s.in.Open([]string{spring}, true)
	s.settles().drop(fyne.Position{}, []fyne.URI{storage.NewFileURI(autumn)})
	s.settles().pastes(winterPage).Reads("冬天来了").pastes(winterPage) // and not twice
	s.Lists("春天来了", "秋天来了", "冬天来了").leaves()

	s = sitDownAt(t, s.path).Lists("春天来了", "秋天来了", "冬天来了").Reads("冬天来了").Selects("冬天来了")
	if s.in.Sample() || s.banner.Text() != "" {
		t.Errorf("the sample is back, or said is %q", s.banner.Text())
	}
	kept := filepath.Join(s.Pasted, "冬天来了.txt")
	if text, err := os.ReadFile(kept); err != nil || string(text) != winterPage {
		t.Errorf("what was pasted is kept as %q, %v", text, err)
	}
	if got := s.Folders.All(); !slices.Equal(got, []string{spring, autumn, kept}) {
		t.Errorf("remembered are %q", got)
	}
	s.Shortcut(fyne.Key3)
	if slices.Contains(s.headlines(), craft) {
		t.Error("what was read on the sample heads what was read lately")
	}
	s.in.RemoveFolder(autumn, func() {})
	s.settles().Shortcut(fyne.Key1).Lists("春天来了", "冬天来了").leaves()
	sitDownAt(t, s.path).Lists("春天来了", "冬天来了")
}

// TestTheSampleStepsBack for good once the reader has had a page of his own, and is in
// the help menu.
func TestTheSampleStepsBack(t *testing.T) {
	s := sitDown(t).Shows(document.Byline, "潘铎印　示例页")
	s.pastes(winterPage).Lists("冬天来了")
	s.in.RemoveFolder(filepath.Join(s.Pasted, "冬天来了.txt"), func() {})
	s.settles().Lists().leaves()
	s = sitDownAt(t, s.path).Lists().Reads("")
	if d := s.reader.Document(); len(d.Blocks) == 0 || d.Blocks[0].Text != "打开一版报纸" {
		t.Errorf("the pane holds %v, and not how a page is had", d.Blocks)
	}
	s.runs("command.sample").Reads(craft).leaves()
	sitDownAt(t, s.path).Lists()
}

// TestFilesAreNamedByAddresses, percent-encoded as desktops hand them over.
func TestFilesAreNamedByAddresses(t *testing.T) {
	dir := t.TempDir()
	spring, autumn := filepath.Join(dir, "春 100%.txt"), filepath.Join(dir, "autumn.txt")
	write(t, spring, springPage)
	write(t, autumn, autumnPage)
	s := sitDown(t).pastes("file://" + dir + "/%E6%98%A5%20100%25.txt\r\n" + autumn + "\r\n")
	s.Lists("春天来了", "秋天来了").Reads("春天来了")
	s.pastes("file:///不在/的.txt\n还有别的话，说的是村口的路灯。").Reads("file:///不在/的.txt") // a text, not a list of files
}

// TestWhatWasReadLatelyIsOpened from the file that was written down, or else from the
// copy; when there is neither, the reader is asked where it is.
func TestWhatWasReadLatelyIsOpened(t *testing.T) {
	dir := t.TempDir()
	spring, autumn := filepath.Join(dir, "spring.txt"), filepath.Join(dir, "autumn.txt")
	write(t, spring, springPage)
	write(t, autumn, autumnPage)
	s := sitDown(t, spring, autumn).Taps("春天来了").Taps("秋天来了")
	s.in.RemoveFolder(spring, func() {})
	s.settles().Lists("秋天来了").Shortcut(fyne.Key3).Taps("春天来了").Reads("春天来了") // from its file, unasked
	if s.banner.Text() != "" {
		t.Errorf("said is %q", s.banner.Text())
	}
	s.Taps("秋天来了")
	s.in.RemoveFolder(spring, func() {})
	s.settles()
	moved := filepath.Join(dir, "moved.txt")
	if err := os.Rename(spring, moved); err != nil {
		t.Fatal(err)
	}
	s.Taps("春天来了").Reads("秋天来了")
	if !s.above.Box().Visible() {
		t.Fatal("nobody says where the file was")
	}
	s.above.Close()
	all := s.Reading.Recent()
	place := all[slices.IndexFunc(all, func(p bookmark.Place) bool { return library.PathOf(p.File) == spring })]
	mark := bookmark.Bookmark{ID: place.Article, Headline: place.Headline, File: place.File}
	s.reading.OpenIn(moved, mark)
	s.settles().Reads("春天来了")
	s.Taps("秋天来了")
	s.marks.Forget(mark)
	s.settles()
	if got := strings.Join(s.headlines(), " "); strings.Contains(got, "春天来了") {
		t.Errorf("listed are %q", got)
	}
}

// TestWhatLanmuWroteIsNoPage, in whatever form; and a folder in which nothing can be read
// says what is in it.
func TestWhatLanmuWroteIsNoPage(t *testing.T) {
	dir := t.TempDir()
	s := sitDown(t).Taps(clinic).Shortcut(fyne.KeyD)
	for form, f := range present.ExportForms {
		s.exportTo(filepath.Join(dir, "export"+f.Ending), form, s.list.Marks())
		s.settles()
	}
	s.savePDFAs(filepath.Join(dir, "one.pdf"), s.onPaper(s.reading.Entry()))
	s.settles()
	asked := s.list.Asked()
	asked.Hits = -1
	s.Library.SearchFor(s.work.Life(), "工会", asked, func(r library.Results) {
		for form, ending := range present.HitForms {
			if err := present.ExportHits(filepath.Join(dir, "hits"+ending), form, "工会", r.Hits); err != nil {
				t.Error(err)
			}
		}
	})
	write(t, filepath.Join(dir, "song.mp3"), "ID3\x03 la la")
	s.banner.Dismiss()
	s.opens(dir).Warns("没有能读的文件").Warns("栏目自己生成的文件（导出、PDF） 8 个：请打开原来的版面").Warns("音频 1 个：里面没有可读的文字")
	s.Reads(clinic)
}

// TestASaveNeverEmptiesAFile: what is there is asked about, and is there until the new is
// whole.
func TestASaveNeverEmptiesAFile(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	s := sitDown(t).Taps(clinic).Shortcut(fyne.KeyD)
	path := filepath.Join(dir, present.ExportName(time.Now())+".md")
	write(t, path, "do not lose me")
	holds := func(want string) {
		t.Helper()
		s.settles()
		if text, _ := os.ReadFile(path); !strings.Contains(string(text), want) {
			t.Errorf("the file holds %q, want %q", text, want)
		}
	}
	s.above.Save(system.Picking{Title: "?", Save: filepath.Base(path)}, func(got string, err error) {
		if got != path || err != nil {
			t.Errorf("saved is to %q, %v", got, err)
		}
		s.exportTo(got, "markdown", s.list.Marks())
	})
	s.settles()
	holds("do not lose me")
	s.pressesButton("保存")
	holds("do not lose me")
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o700)
	if os.Geteuid() != 0 {
		s.exportTo(path, "markdown", s.list.Marks())
		holds("do not lose me")
	}
	os.Chmod(dir, 0o700)
	s.pressesButton("替换")
	holds(clinic)
	if names, _ := filepath.Glob(filepath.Join(dir, ".lanmu-*")); len(names) > 0 {
		t.Errorf("left is %q", names)
	}
}

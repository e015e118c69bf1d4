package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanmu/data/bookmark"
	"lanmu/widgets/document"
)

// TestANewcomer never opens the README: he opens a page, reads it the next day where he
// stopped, marks two passages with notes, finds them by a word of a note, and exports them.
func TestANewcomer(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "2024-06-01 评论.txt")
	var page strings.Builder
	page.WriteString("村口的路灯亮了\n\n□林小满\n\n六月一日，村口的路灯亮了，夜里走路的人多了起来。\n\n")
	for range 40 {
		page.WriteString("以前天一黑，谁也不出门。老人们说，现在晚饭后都要到桥头走一走，看看谁家的灯还没有亮。\n\n")
	}
	page.WriteString("灯亮到最后一个人回家，是村里人自己定下的规矩。\n")
	write(t, file, page.String())
	s := sitDown(t).opens(file).Reads("村口的路灯亮了")
	s.win.Resize(fyne.NewSize(1280, 700))
	if got := s.reader.Progress(); got != 0 {
		t.Errorf("at the first line he is %v through", got)
	}
	s.reader.PageDown()
	s.reader.PageDown()
	at := s.reader.At()
	s.leaves()

	s = sitDownAt(t, s.path).Reads("村口的路灯亮了").Selects("村口的路灯亮了")
	s.win.Resize(fyne.NewSize(1280, 700))
	if got := s.reader.At(); at == (document.Position{}) || got != at {
		t.Errorf("he reads on at %v, and stopped at %v", got, at)
	}
	marks := func(block int, words, note string, colour int) {
		t.Helper()
		text := s.reader.Document().Blocks[block].Text
		from := strings.Index(text, words)
		s.reader.Select(document.Passage{Block: block, Start: from, End: from + len(words)})
		s.app.Preferences().SetInt(prefColour, colour)
		s.choseText(fyne.NewPos(400, 300), true)
		if !s.selected.Visible() {
			t.Fatal("nothing is offered for what is selected")
		}
		s.noteSelected()
		s.settles()
		if !s.above.Box().Visible() {
			t.Fatal("no note is asked for")
		}
		s.marks.Type(note, "申论")
		s.pressesButton("完成")
		s.settles()
	}
	last := len(s.reader.Document().Blocks) - 1
	for s.reader.Document().Blocks[last].Style != document.Body {
		last--
	}
	marks(2, "夜里走路的人", "开头的由头\n第二行", 2)
	marks(last, "村里人自己定下的规矩", "结尾点题，可用", 3)
	if got := s.reader.Highlights(); len(got) != 2 || got[0].Note == "" || got[1].Colour != 3 {
		t.Errorf("highlighted is %+v", got)
	}
	s.Types("diantí") // no such thing
	s.sidebar.SetQuery("点题")
	s.settles().Lists("村口的路灯亮了")
	s.sidebar.SetQuery("")
	s.settles().runs("command.notebook").Types("youtou").Lists("【村口的路灯亮了】", "“夜里走路的人”")
	s.sidebar.SetQuery("申论")
	s.settles()
	if got := s.list.Marks(); len(got) != 2 {
		t.Errorf("of the tag %d are listed", len(got))
	}
	out := filepath.Join(dir, "notes.md")
	s.exportTo(out, "markdown", s.list.Marks())
	s.settles().Warns("notes.md")
	text, _ := os.ReadFile(out)
	for _, want := range []string{"> 夜里走路的人", "第二行", "结尾点题", "#申论", "蓝色", "红色", "2024年6月1日"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("exported is no %q:\n%s", want, text)
		}
	}
	if strings.Contains(string(text), `\#`) {
		t.Error("a tag is no tag")
	}
	s.reader.End()
	if got := s.reader.Progress(); got != 1 {
		t.Errorf("with the last line in view he is %v through", got)
	}
}

// TestAStarThatHoldsANote tells what went with it, and takes it back.
func TestAStarThatHoldsANote(t *testing.T) {
	s := sitDown(t).Taps(card)
	s.marks.Type("再读", "工会")
	s.marks.Keep()
	s.settles().Starred(true)
	s.marks.Toggle()
	s.settles().Starred(false).Warns("再读 #工会")
	s.toast.Press()
	s.settles().Starred(true)
	if b, _ := s.Bookmarks.Get(s.reading.ID()); b.Note != "再读" {
		t.Errorf("what came back is %+v", b)
	}
	var passage bookmark.Bookmark
	if passage.ColourOf() != 0 {
		t.Error("what was kept before there were colours has none")
	}
}

// TestPassagesAreGoneThrough: among bookmarks j and k go from passage to passage of an
// article, and on to the next; what comes next is told by its words.
func TestPassagesAreGoneThrough(t *testing.T) {
	s := sitDown(t).Taps(card)
	s.marks.Toggle()
	kept := 0
	for n, b := range s.reader.Document().Blocks {
		if b.Style != document.Body || kept == 2 {
			continue
		}
		kept++
		s.reader.Select(document.Passage{Block: n, Start: 0, End: len("一二三四五")})
		s.marks.KeepPassage(0, nil)
		s.settles()
	}
	s.Taps(clinic)
	s.marks.Toggle()
	s.settles().runs("command.notebook").settles()
	listed := slices.DeleteFunc(s.headlines(), func(h string) bool { return strings.HasPrefix(h, "【") })
	if len(listed) != 4 {
		t.Fatalf("listed are %q", listed)
	}
	s.Taps(listed[0])
	for _, want := range listed[1:] {
		d := s.reader.Document()
		if coda := d.Blocks[len(d.Blocks)-1].Text; !strings.Contains(coda, want) {
			t.Errorf("before %s the end says %q", want, coda)
		}
		s.list.OpenNext(1)
		s.settles().Selects(want)
	}
	for n := len(listed) - 2; n >= 0; n-- {
		s.list.OpenNext(-1)
		s.settles().Selects(listed[n])
	}
}

// TestTheOpenArticleIsSelected, whatever was clicked before.
func TestTheOpenArticleIsSelected(t *testing.T) {
	s := sitDown(t).Taps(clinic)
	s.list.Pick(s.rowOf(clinic))
	dir := t.TempDir()
	spring, autumn := filepath.Join(dir, "spring.txt"), filepath.Join(dir, "autumn.txt")
	write(t, spring, springPage)
	write(t, autumn, autumnPage)
	s.opens(spring).Selects("春天来了")
	s.list.Pick(s.rowOf("春天来了"))
	s.opens(autumn).Reads("秋天来了").Selects("秋天来了")
	s.list.Pick(s.rowOf("春天来了"))
	s.pastes(winterPage).Reads("冬天来了").Selects("冬天来了")
}

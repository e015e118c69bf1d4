package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"lanmu/app/present"
	"lanmu/widgets/document"
)

// articleText is a signed article as a page has it.
func articleText(headline, author string, paragraphs ...string) string {
	return headline + "\n\n□" + author + "\n\n" + strings.Join(paragraphs, "\n\n") + "\n\n"
}

// threeDays makes a folder of pages of three days and returns it.
func threeDays(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "2024-06-01-A1.txt"), "■乡间来信\n\n"+
		articleText("村口的路灯亮了", "林小满", "六月一日，村口的路灯亮了，夜里走路的人多了起来。", "以前天一黑，谁也不出门。"))
	write(t, filepath.Join(dir, "2024-06-02-A2.txt"), "■乡间来信\n\n"+
		articleText("山那边的书店", "周望", "山那边开了一家书店，孩子们坐满了台阶。", "店主说，灯要亮到最后一个人离开。"))
	sub := filepath.Join(dir, "20240705")
	if err := os.Mkdir(sub, 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(sub, "A10.txt"), "■一周漫谈\n\n"+
		articleText("杏花开了", "陈禾", "杏花开了，村里的人都出来看花。", "有人说，今年比去年早了五天。"))
	return dir
}

// opens opens files and folders as a drop onto the window does.
func (s *session) opens(paths ...string) *session {
	var uris []fyne.URI
	for _, p := range paths {
		uris = append(uris, storage.NewFileURI(p))
	}
	s.drop(fyne.Position{}, uris)
	return s.settles()
}

// folds folds or opens what stands under a heading.
func (s *session) folds(heading string) *session {
	s.Helper()
	rows, _ := s.sidebar.Rows()
	for i, r := range rows {
		if r.Heading && r.Text == heading {
			s.sidebar.OnFold(i)
			return s.settles()
		}
	}
	s.Fatalf("no heading %q among %q", heading, s.headlines())
	return s
}

func TestAFolderIsReadAndRemembered(t *testing.T) {
	dir := threeDays(t)
	s := sitDown(t).opens(dir)
	lists := func() {
		t.Helper()
		s.Lists("【一周漫谈】", "杏花开了", "【乡间来信】", "山那边的书店", "村口的路灯亮了")
	}
	lists()
	s.Reads("杏花开了")
	s.leaves()

	s = sitDownAt(t, s.path)
	lists()
	s.Shortcut(fyne.Key5).Lists("【2024年7月5日　A10版】", "杏花开了", "【2024年6月2日　A02版】", "山那边的书店",
		"【2024年6月1日　A01版】", "村口的路灯亮了").Shortcut(fyne.Key1)
	rows, _ := s.sidebar.Rows()
	if got := rows[1].Beside; got != "2024-07-05" {
		t.Errorf("beside the headline stands %q, want its day", got)
	}

	done := false
	s.in.RemoveFolder(dir, func() { done = true })
	s.settles()
	if !done || len(s.Folders.All()) != 0 {
		t.Errorf("the folder was not removed: %v", s.Folders.All())
	}
	s.Types("路灯").Says("没有")
	if _, err := os.Stat(filepath.Join(dir, "2024-06-01-A1.txt")); err != nil {
		t.Errorf("removing a folder from the library touched its files: %v", err)
	}
}

func TestHeadingsFoldAndStaySo(t *testing.T) {
	dir := threeDays(t)
	a, path := test.NewTempApp(t), filepath.Join(t.TempDir(), "bookmarks.jsonl")
	s := sitDownIn(t, a, path).opens(dir).folds("乡间来信").Lists("【一周漫谈】", "杏花开了", "【乡间来信】").Selects("乡间来信")
	s.leaves()
	s = sitDownIn(t, a, path).Lists("【一周漫谈】", "杏花开了", "【乡间来信】")
	// By keyboard: → opens the heading, ← folds it again.
	s.sidebar.FocusFilter()
	s.Presses(fyne.KeyDown, fyne.KeyDown).Selects("乡间来信").
		Presses(fyne.KeyRight).Lists("【一周漫谈】", "杏花开了", "【乡间来信】", "山那边的书店", "村口的路灯亮了").
		Presses(fyne.KeyDown, fyne.KeyDown).Selects("村口的路灯亮了").
		Presses(fyne.KeyLeft).Lists("【一周漫谈】", "杏花开了", "【乡间来信】").
		Presses(fyne.KeyReturn).Lists("【一周漫谈】", "杏花开了", "【乡间来信】", "山那边的书店", "村口的路灯亮了")
	// What is folded is found all the same, and read on to.
	s.folds("乡间来信").Types("shudian").Lists("山那边的书店", "【正文里有：书店】").Presses(fyne.KeyReturn).Reads("山那边的书店")
}

// TestALargeLibraryIsFoldedAtFirst: its columns can be seen at a glance, and j
// goes on through what is folded.
func TestALargeLibraryIsFoldedAtFirst(t *testing.T) {
	dir := t.TempDir()
	const pages, each = 40, 8
	for p := range pages {
		var b strings.Builder
		for i := range each {
			fmt.Fprintf(&b, "■第%d栏\n\n", i%3+1)
			b.WriteString(articleText(fmt.Sprintf("第%d版第%d篇的标题", p+1, i+1), "林小满", fmt.Sprintf("这是第%d版第%d篇，写的是村里的一件小事。", p+1, i+1), "说完了。"))
		}
		write(t, filepath.Join(dir, fmt.Sprintf("2024%02d%02d.txt", p/28+1, p%28+1)), b.String())
	}
	s := sitDown(t).opens(dir)
	s.Lists("【第1栏】", "【第2栏】", "【第3栏】")
	rows, _ := s.sidebar.Rows()
	if got := rows[0].Detail; got != "120" {
		t.Errorf("the first column holds %q articles, want 120", got)
	}
	s.Shortcut(fyne.Key5).Lists("【2024年2月】", "【2024年1月】").folds("2024年1月")
	if rows, _ := s.sidebar.Rows(); len(rows) != 2+28*(1+each) || rows[2].Level != 1 {
		t.Errorf("%d rows, want the months and January's pages with their articles", len(rows))
	}
	s.Shortcut(fyne.Key1)
	first := s.reading.Entry().Mark.Headline
	s.win.Canvas().Unfocus()
	s.Hits('j')
	if s.reading.Entry().Mark.Headline == first {
		t.Error("j does not go on where headings are folded")
	}
	s.Hits('k').Reads(first)
}

func TestUnreadIsAView(t *testing.T) {
	s := sitDown(t).opens(threeDays(t)).Shortcut(fyne.Key4).
		Lists("【一周漫谈】", "杏花开了", "【乡间来信】", "山那边的书店", "村口的路灯亮了")
	for _, h := range []string{"杏花开了", "山那边的书店", "村口的路灯亮了"} {
		s.Taps(h)
		s.reader.End()
		s.saveState()
		s.settles()
	}
	s.list.Filter()
	s.settles().Says("已全部读完")
}

func TestTextsAreSearchedBelowTheHeadlines(t *testing.T) {
	s := sitDown(t).opens(threeDays(t))
	s.Types("灯").Lists("村口的路灯亮了", "【正文中】", "山那边的书店").Selects("村口的路灯亮了")
	rows, _ := s.sidebar.Rows()
	if got := marked(rows[2].Detail, rows[2].DetailMarks); got != "灯" || !strings.Contains(rows[2].Detail, "灯要亮到最后") {
		t.Errorf("the text's row says %q with %q marked", rows[2].Detail, got)
	}
	s.Presses(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn).Reads("山那边的书店")
	if len(s.hits()) != 1 || s.hit() != 0 || !s.findbar.Visible() {
		t.Fatalf("%d hits marked, at %d, bar %v; want the one that was found", len(s.hits()), s.hit(), s.findbar.Visible())
	}
	h := s.hits()[0]
	if got := present.Document(s.reading.Entry()).Blocks[h.Block].Text[h.Start:h.End]; got != "灯" {
		t.Errorf("marked %q", got)
	}
	s.sidebar.Clear()
	s.settles().Types("五天").Lists("【正文中】", "杏花开了").Selects("杏花开了").Presses(fyne.KeyReturn).Reads("杏花开了")
	s.sidebar.Clear()
	s.settles().Types("火星").Says("火星")
}

func TestTextsAloneAreSearched(t *testing.T) {
	s := sitDown(t).opens(threeDays(t))
	s.list.ToggleTexts()
	s.TypesHere("灯").Lists("【正文中】", "村口的路灯亮了", "山那边的书店")
	if rows, _ := s.sidebar.Rows(); marked(rows[1].Text, rows[1].Marks) != "灯" {
		t.Errorf("marked %v in %q", rows[1].Marks, rows[1].Text)
	}
	s.Presses(fyne.KeyEscape, fyne.KeyEscape) // in the empty box: headlines again
	s.Types("灯").Lists("村口的路灯亮了", "【正文中】", "山那边的书店")
}

func TestUnreadableFilesOfAFolderAreListed(t *testing.T) {
	dir := threeDays(t)
	bad := filepath.Join(dir, "bad.txt")
	write(t, bad, "\x00\x01\x02")
	s := sitDown(t).opens(dir)
	if got := s.task.Text(); !strings.Contains(got, "1 个文件无法读取") {
		t.Errorf("the sidebar says %q of the file that cannot be read", got)
	}
	if got := s.banner.Text(); got != "" {
		t.Errorf("the banner says %q of a file nobody named", got)
	}
	write(t, bad, articleText("修好的一页", "何声", "这一页修好了，可以读了。", "真的。"))
	s.retry([]string{bad})
	s.settles()
	if got := s.task.Text(); got != "" || s.hasFailures() {
		t.Errorf("the file was mended, and the sidebar says %q", got)
	}
	s.Types("修好").Selects("修好的一页")
}

// TestEncodingsAreGuessedAndCanBeChanged: 联通 in GBK looks like UTF-8, and the
// reader is told what was guessed.
func TestEncodingsAreGuessedAndCanBeChanged(t *testing.T) {
	file := filepath.Join(t.TempDir(), "gbk.txt")
	write(t, file, "\xb2\xe2\xca\xd4") // 测试
	s := sitDown(t, file)
	guessed := func() bool { _, is := s.reading.Entry().Sheet.Encoding(); return is }
	if s.reading.Entry().Sheet == nil || !guessed() || !s.canDecode() {
		t.Fatal("the encoding of the page was not guessed")
	}
	s.Reads("测试").Shows(document.Body, "测试")
	s.in.Decode(s.reading.Entry().Sheet, "big5")
	s.settles()
	if got := s.reading.Entry().Mark.Headline; got == "测试" || got == "" {
		t.Errorf("read as Big5 the headline is %q", got)
	}
	if guessed() {
		t.Error("what was chosen counts as guessed")
	}
}

func TestOpenAsksForWhatWasOpenedLately(t *testing.T) {
	dir := threeDays(t)
	s := sitDown(t).opens(filepath.Join(dir, "2024-06-01-A1.txt"))
	s.Shortcut(fyne.KeyO)
	rows, _ := s.above.Palette().Rows()
	if len(rows) != 3 || !strings.HasSuffix(rows[2].Text, "2024-06-01-A1.txt") {
		t.Fatalf("offered are %+v, want a file, a folder, and what was opened", rows)
	}
	s.TypesHere(filepath.Join(dir, "2024-06-02-A2.txt"))
	s.Presses(fyne.KeyReturn)
	s.Reads("山那边的书店").Shows(document.Body, "孩子们坐满了台阶")
}

// TestHitsFarDownAreMarkedToo: the filter marks its first hundred hits; what
// stands high up the list because of its column is drawn with marks all the same.
func TestHitsFarDownAreMarkedToo(t *testing.T) {
	var b strings.Builder
	for i := range 150 {
		fmt.Fprintf(&b, "■第%d栏\n\n", i%2+1)
		b.WriteString(articleText(fmt.Sprintf("第%d篇说的是路灯", i+1), "林小满", "路灯亮了，夜里走路的人多了起来。", "说完了。"))
	}
	file := filepath.Join(t.TempDir(), "page.txt")
	write(t, file, b.String())
	s := sitDown(t, file).Types("路灯")
	rows, _ := s.sidebar.Rows()
	n := 0
	for _, r := range rows {
		if !r.Heading && !r.Found {
			n++
			if got := marked(r.Text, r.Marks); got != "路灯" {
				t.Fatalf("%q is marked in %q", got, r.Text)
			}
		}
	}
	if n != 150 {
		t.Errorf("%d articles are listed, want 150", n)
	}
}

// TestTheBuiltInPageIsFoundNoMore once there is another, and a pasted one at
// once.
func TestTheBuiltInPageIsFoundNoMore(t *testing.T) {
	s := sitDown(t).Types("工匠精神")
	if len(s.headlines()) == 0 {
		t.Fatal("the built-in page is not found")
	}
	s.opens(threeDays(t)).sidebar.Clear()
	s.settles().Types("工匠精神").Says("工匠精神")
	s.in.OpenText("河面结了冰\n\n□林小满\n\n孩子们都出来滑冰，也谈起工匠精神。\n\n天黑了才回家。\n")
	s.settles().sidebar.Clear()
	s.settles().Types("工匠精神").Lists("【正文中】", "河面结了冰")
}

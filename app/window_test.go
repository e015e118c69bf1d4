package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanmu/app/dress"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/data/find"
	"lanmu/widgets"
	"lanmu/widgets/document"
)

// Headlines of the embedded page.
const (
	craft   = "让工匠精神释放时代光彩"
	factory = "期待更多“爱心微工厂”开到居民家门口"
	card    = "把更多“工会联系卡”打造成为“连心卡”"
	elders  = "让更多老年人便捷地乐享运动"
	makeup  = "对儿童化妆品要加强监管"
	cartoon = "从严惩处医保骗保犯罪"
	clinic  = "劳模工匠“送诊上门”服务多多益善"
)

func TestThePageIsThere(t *testing.T) {
	sitDown(t).
		Lists("【劳动时评】", craft, "【每日图评】", factory, "【长话短说】", card,
			"【网评锐语】", elders, makeup, "【世象漫说】", cartoon, "【有感而发】", clinic).
		Reads(craft).Selects(craft).Starred(false).
		Shows(document.Label, "劳动时评").
		Shows(document.Byline, "潘铎印").
		Shows(document.Lead, "3月1日，由中华全国总工会").
		Shows(document.Body, "奋斗新征程，建功新时代").
		Shows(document.PullQuote, "劳动者的素质对一个国家")
}

func TestPictureAndCartoonAreTold(t *testing.T) {
	sitDown(t).
		Taps(factory).Shows(document.Note, "照片").
		Taps(cartoon).Shows(document.Note, "漫画").Shows(document.Byline, "漫画　朱慧卿")
}

func TestFilterFromTheKeyboard(t *testing.T) {
	s := sitDown(t)
	s.Types("工匠").Lists(craft, clinic).Selects(craft).
		Presses(fyne.KeyDown, fyne.KeyDown).Selects(clinic).Reads(craft).
		Presses(fyne.KeyReturn).Reads(clinic).
		Presses(fyne.KeyUp, fyne.KeyUp, fyne.KeyEscape)
	if q := s.sidebar.Query(); q != "" {
		t.Errorf("Esc left %q in the filter box", q)
	}
	s.Selects(clinic)
	if rows, _ := s.sidebar.Rows(); len(rows) != 13 {
		t.Errorf("%d rows after Esc, want all 13", len(rows))
	}
}

func TestFilterMarksWhatMatched(t *testing.T) {
	s := sitDown(t).Types("联系卡")
	rows, i := s.sidebar.Rows()
	if got := marked(rows[i].Text, rows[i].Marks); got != "联系卡" {
		t.Errorf("marked %q in %q, want 联系卡", got, rows[i].Text)
	}
	s = sitDown(t).Types("关育兵")
	rows, i = s.sidebar.Rows()
	if got := marked(rows[i].Detail, rows[i].DetailMarks); got != "关育兵" { // after its column
		t.Errorf("marked %q in byline %q, want 关育兵", got, rows[i].Detail)
	}
	s = sitDown(t).Types("世象")
	rows, _ = s.sidebar.Rows()
	if got := marked(rows[0].Detail, rows[0].DetailMarks); got != "世象" {
		t.Errorf("marked %q in %q, want 世象", got, rows[0].Detail)
	}
}

func marked(text string, marks []int) string {
	var b strings.Builder
	for _, m := range marks {
		b.WriteRune([]rune(text)[m])
	}
	return b.String()
}

func TestNothingFoundSaysHowToGetBack(t *testing.T) {
	sitDown(t).Types("火星移民").Lists().Says("火星移民").Says("Esc").
		Presses(fyne.KeyEscape).Selects(craft)
}

func TestBookmarksComeBack(t *testing.T) {
	s := sitDown(t)
	s.Taps(card).Shortcut(fyne.KeyD).Starred(true).
		Taps(cartoon).Starred(false).Shortcut(fyne.KeyD).Starred(true).
		Taps(craft).Starred(false).
		Shortcut(fyne.Key2).Lists("【今天】", cartoon, card)
	s.leaves()
	s = sitDownAt(t, s.path)
	s.Shortcut(fyne.Key2).Lists("【今天】", cartoon, card).
		Types("联系").Lists("【今天】", card).Presses(fyne.KeyReturn).Reads(card).Starred(true).
		Shortcut(fyne.KeyD).Starred(false).Presses(fyne.KeyEscape).Lists("【今天】", cartoon).
		Shortcut(fyne.Key1)
	rows, _ := s.sidebar.Rows()
	if len(rows) != 13 {
		t.Errorf("%d rows under 栏目, want 13", len(rows))
	}
}

func TestABookmarkOutlivesItsPage(t *testing.T) {
	s := sitDown(t).Taps(clinic).Shortcut(fyne.KeyD)
	s.leaves()
	other := filepath.Join(t.TempDir(), "other.txt")
	write(t, other, "春天来了\n\n山坡上的杏花开了，村里的人都出来看花。\n")
	sitDownAt(t, s.path, other).Reads("春天来了").
		Shortcut(fyne.Key2).Taps(clinic).Reads(clinic).Starred(true).
		Shows(document.Body, "首先，劳模工匠是各行各业的技术骨干").
		Shows(document.Note, "收藏时保存的副本")
}

// TestAnEditedPageKeepsItsBookmarks: a page that was renamed and corrected,
// headline and first sentence included, is known by its text.
func TestAnEditedPageKeepsItsBookmarks(t *testing.T) {
	dir := t.TempDir()
	page := "■短评\n\n%s\n\n□林小满\n\n%s，村口的路灯亮了，夜里走路的人多了起来。\n\n以前天一黑，谁也不出门。老人们说，现在晚饭后都要到桥头走一走，看看谁家的灯还没有亮。\n"
	file := filepath.Join(dir, "page.txt")
	write(t, file, fmt.Sprintf(page, "村口的路灯亮了", "六月二日"))
	s := sitDown(t, file).Shortcut(fyne.KeyD).Starred(true)
	s.reader.Select(document.Passage{Block: 4, Start: 0, End: len("以前天一黑")})
	s.marks.KeepPassage(0, nil)
	s.settles().leaves()
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(dir, "renamed.txt")
	write(t, file, fmt.Sprintf(page, "村口路灯亮了", "六月三日"))
	s = sitDownAt(t, s.path, file).Reads("村口路灯亮了").Starred(true)
	if got := s.reader.Highlights(); len(got) != 1 {
		t.Errorf("passages highlighted: %v, want one", got)
	}
	s.Shortcut(fyne.Key2).Lists("【今天】", "“以前天一黑”", "村口的路灯亮了").Taps("村口的路灯亮了").Reads("村口路灯亮了")
}

func TestABookmarkWhoseCopyIsGoneTooIsListed(t *testing.T) {
	s := sitDown(t).Taps(clinic).Shortcut(fyne.KeyD)
	s.leaves()
	if err := os.RemoveAll(filepath.Join(filepath.Dir(s.path), "articles")); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "other.txt")
	write(t, other, "春天来了\n\n山坡上的杏花开了，村里的人都出来看花。\n")
	s = sitDownAt(t, s.path, other).Shortcut(fyne.Key2).Taps(clinic).Reads("春天来了")
	if !s.above.Box().Visible() {
		t.Fatal("nobody says where it was")
	}
	s.pressesButton("从列表中移除")
	s.settles().Says("还没有收藏").marks.Undo()
	s.settles().Lists("【今天】", clinic) // as other stars do
}

func TestAPassageIsKeptHighlightedAndFoundAgain(t *testing.T) {
	s := sitDown(t).Taps(card)
	s.reader.SelectAll()
	s.Shortcut(fyne.Key2).Says("还没有收藏")
	first := s.reader.Passages()[3]
	s.reader.Select(document.Passage{Block: first.Block, Start: 0, End: len("“通过拨打联系卡")})
	s.marks.KeepPassage(0, nil)
	s.settles().Lists("【今天】", "“"+"“通过拨打联系卡"+"”").Starred(false)
	s.leaves()

	s = sitDownAt(t, s.path).Taps(craft).Shortcut(fyne.Key2)
	rows, _ := s.sidebar.Rows()
	s.list.OpenRow(1)
	s.settles().Reads(card)
	if len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	if got := s.reading.Passage(s.Bookmarks.All()[0]); len(got) != 1 || got[0].Block != first.Block || got[0].Start != 0 {
		t.Errorf("the passage is found at %v, want block %d", got, first.Block)
	}
}

func TestNotesAndTagsAndGroups(t *testing.T) {
	s := sitDown(t).Taps(card)
	s.marks.Type("再读", "工会 #服务")
	s.marks.Keep()
	s.settles().Starred(true).Taps(cartoon)
	s.marks.Type("", "服务")
	s.marks.Keep()
	s.settles().Shortcut(fyne.Key2).Lists("【今天】", cartoon, card).
		Shortcut(fyne.KeyG).Lists("【世象漫说】", cartoon, "【长话短说】", card).
		Shortcut(fyne.KeyG).Lists("【"+cartoon+"】", cartoon, "【"+card+"】", card).
		Shortcut(fyne.KeyG).Lists("【整篇】", cartoon, card).
		Shortcut(fyne.KeyG).Lists("【服务】", cartoon, card, "【工会】", card)
	if b, _ := s.Bookmarks.Get(s.in.Shelf().ID(s.in.Shelf().Refs[2])); b.Note != "再读" || len(b.Tags) != 2 {
		t.Errorf("kept %q, %q", b.Note, b.Tags)
	}
}

// TestAPassageHasANoteOfItsOwn: the note is that of the passage that was opened
// or is selected, and what was typed is kept when another article is opened.
func TestAPassageHasANoteOfItsOwn(t *testing.T) {
	s := sitDown(t).Taps(card)
	s.reader.SelectAll()
	p := s.reader.Passages()[3]
	p.End = p.Start + len("“通过")
	s.reader.Select(p)
	s.marks.KeepPassage(0, nil)
	s.settles().marks.ToggleNote()
	s.TypesHere("这一句").Taps(craft)
	s.Shortcut(fyne.Key2).list.OpenRow(1)
	s.settles().Reads(card)
	if b := s.Bookmarks.All(); len(b) != 1 || b[0].Note != "这一句" {
		t.Errorf("kept %+v, want the passage with its note", b)
	}
	if b, _ := s.Bookmarks.Get(s.marks.About()); b.Note != "这一句" {
		t.Errorf("the note shown is %q", b.Note)
	}
}

func TestUndoBringsABookmarkBack(t *testing.T) {
	s := sitDown(t).Taps(card).Shortcut(fyne.KeyD).Shortcut(fyne.KeyD).Starred(false)
	s.leaves()
	s = sitDownAt(t, s.path).Taps(card).Starred(false)
	s.marks.Undo()
	s.settles().Starred(true)
}

func TestAnotherWindowsStarIsSeen(t *testing.T) {
	s := sitDown(t).Taps(card)
	m, err := stock.OpenMemoryAt(s.path, filepath.Join(t.TempDir(), "reading.jsonl"), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	if err := m.Bookmarks.Add(s.reading.Entry().Mark); err != nil {
		t.Fatal(err)
	}
	select {
	case <-s.Bookmarks.Changes():
	case <-time.After(5 * time.Minute):
		t.Fatal("the change was never told")
	}
	s.marks.Show()
	s.settles().Starred(true)
}

func TestAStarThatCannotBeKeptDoesNotTurn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "config")
	path := filepath.Join(dir, "bookmarks.jsonl")
	s := sitDownAt(t, path)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "a file where the folder should be")
	s.Shortcut(fyne.KeyD).Shortcut(fyne.KeyD).Starred(false)
	if got := s.banner.Text(); !strings.HasPrefix(got, "未能收藏：该放文件的地方不是文件") || strings.Count(got, "未能收藏") != 1 {
		t.Errorf("the banner says %q, want the cause, in the reader's language, once", got)
	}
	if err := os.Remove(dir); err != nil {
		t.Fatal(err)
	}
	if s.Shortcut(fyne.KeyD).Starred(true); s.banner.Text() != "" {
		t.Errorf("saving works again, and the banner says %q", s.banner.Text())
	}
}

func TestBadFilesAreNamedAndTheWindowStaysOfUse(t *testing.T) {
	dir := t.TempDir()
	empty, binary := filepath.Join(dir, "empty.txt"), filepath.Join(dir, "binary.txt")
	write(t, empty, "")
	write(t, binary, "\x7fELF\x00")
	s := sitDown(t, empty, binary, filepath.Join(dir, "none.txt"))
	s.Warns(empty).Warns("没有文字").Warns(binary).Warns("不支持这种文件").Warns("没有这个文件")
	s.Reads(craft).Taps(card).Reads(card)
}

func TestTheWindowIsAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bookmarks.jsonl")
	s := sitDownAt(t, path)
	a := s.app
	s.win.Resize(fyne.NewSize(900, 400))
	s.Taps(clinic).Shortcut(fyne.KeyEqual).Shortcut(fyne.KeyPlus)
	s.split.SetOffset(.4)
	s.reader.PageDown()
	at := s.reader.At()
	if at == (document.Position{}) {
		t.Fatal("paging down did not move")
	}
	s.saveState()
	s.leaves()

	s = sitDownIn(t, a, path)
	s.Reads(clinic).Selects(clinic)
	if got := s.reader.At(); got != at {
		t.Errorf("the pane is at %v, want %v", got, at)
	}
	if s.dress.Comfort().Size != widgets.DefaultComfort.Size+2*dress.SizeStep || s.split.Offset != .4 {
		t.Errorf("text size %v, split %v; want %v, 0.4", s.dress.Comfort().Size, s.split.Offset, widgets.DefaultComfort.Size+2*dress.SizeStep)
	}
	if got := s.win.Canvas().Size(); got != fyne.NewSize(900, 400) {
		t.Errorf("window is %v, want 900 × 400", got)
	}
}

func TestReadingGoesOnWhereItWasLeft(t *testing.T) {
	s := sitDown(t)
	s.reader.PageDown()
	at := s.reader.At()
	s.saveState()
	s.settles().Taps(card).Taps(craft)
	if got := s.reader.At(); got != at {
		t.Errorf("the article opens at %v, was left at %v", got, at)
	}
	s.reader.End()
	s.saveState()
	s.settles().Taps(card).Taps(craft)
	if got := s.reader.At(); got != (document.Position{}) {
		t.Errorf("an article read to its end opens at %v", got)
	}
	rows, i := s.sidebar.Rows()
	if !rows[i].Read {
		t.Error("an article read to its end is not shown as read")
	}
	s.saveState()
	s.settles().Shortcut(fyne.Key3).Lists(craft, card)
}

func TestTextSizeStaysInBounds(t *testing.T) {
	s := sitDown(t)
	for range 100 {
		s.Shortcut(fyne.KeyMinus)
	}
	if s.dress.Comfort().Size != dress.MinSize {
		t.Errorf("smallest text %v, want %v", s.dress.Comfort().Size, dress.MinSize)
	}
	s.Shortcut(fyne.Key0)
	if s.dress.Comfort().Size != widgets.DefaultComfort.Size {
		t.Errorf("text %v after Ctrl+0, want %v", s.dress.Comfort().Size, widgets.DefaultComfort.Size)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTheSourceIsShownWithTheReasons(t *testing.T) {
	s := sitDown(t).Shortcut(fyne.KeyU)
	if !s.source.Visible() {
		t.Fatal("Ctrl+U shows no source")
	}
	d, _ := present.SourceDocument(s.reading.Entry().From, s.reading.Entry().Number)
	var notes, text strings.Builder
	for _, b := range d.Blocks {
		if b.Style == document.Source {
			text.WriteString(b.Text)
		} else {
			notes.WriteString(b.Text + "\n")
		}
	}
	if got, want := strings.Join(strings.Fields(text.String()), ""), strings.Join(strings.Fields(s.reading.Entry().From.Source), ""); got != want {
		t.Error("the source shown is not the page's source")
	}
	for _, want := range []string{"栏目名", "标题 — 由此另起一篇：", "署名", "第 1 段", "摘引 — 不作正文：与正文一字不差", "句子没有说完"} {
		if !strings.Contains(notes.String(), want) {
			t.Errorf("the notes lack %q:\n%s", want, notes.String())
		}
	}
	s.Taps(makeup)
	d, at := present.SourceDocument(s.reading.Entry().From, s.reading.Entry().Number)
	if b := d.Blocks[at.Block+1]; !strings.Contains(b.Text, makeup) {
		t.Errorf("the source opens at %q, want the article's headline", b.Text)
	}
	s.Shortcut(fyne.KeyU)
	if s.source.Visible() {
		t.Error("Ctrl+U again leaves the source shown")
	}
}

func TestNextAndPrevious(t *testing.T) {
	s := sitDown(t)
	s.win.Canvas().Unfocus()
	s.Hits('j').Reads(factory).Selects(factory).Hits('j').Reads(card).Hits('k').Reads(factory).
		Hits('k').Hits('k').Reads(craft)
	s.Types("工匠")
	s.win.Canvas().Unfocus()
	s.Hits('j').Reads(clinic).Hits('j').Reads(clinic)
}

func TestLettersInAFieldAreLetters(t *testing.T) {
	s := sitDown(t).Types("j")
	s.Reads(craft)
	if s.sidebar.Query() != "j" {
		t.Errorf("the filter box holds %q", s.sidebar.Query())
	}
}

func TestFindInTheArticle(t *testing.T) {
	s := sitDown(t).Shortcut(fyne.KeyF)
	s.TypesHere("工匠精神")
	all := len(s.hits())
	if all < 5 || s.hit() != 0 {
		t.Fatalf("%d hits, at %d", all, s.hit())
	}
	for _, h := range s.hits() {
		if got := present.Document(s.reading.Entry()).Blocks[h.Block].Text[h.Start:h.End]; got != "工匠精神" {
			t.Errorf("marked %q", got)
		}
	}
	s.Presses(fyne.KeyReturn)
	if s.hit() != 1 {
		t.Errorf("Enter goes to hit %d, want 1", s.hit())
	}
	s.Presses(fyne.KeyUp, fyne.KeyUp)
	if s.hit() != all-1 {
		t.Errorf("↑ from the first goes to hit %d, want the last", s.hit())
	}
	s.Presses(fyne.KeyEscape)
	if s.findbar.Visible() || len(s.hits()) != 0 {
		t.Error("Esc leaves the bar or the marks")
	}
}

func TestReadingComfort(t *testing.T) {
	s := sitDown(t).Shortcut(fyne.KeyT)
	if !s.above.Box().Visible() {
		t.Fatal("Ctrl+T opens no panel")
	}
	before := s.dress.Comfort()
	s.Shortcut(fyne.KeyRightBracket).Shortcut(fyne.KeyRightBracket)
	if got := s.dress.Comfort().Leading - before.Leading; got < .19 || got > .21 {
		t.Errorf("line spacing changed by %v, want 0.2", got)
	}
	s.dress.NextFace()
	if !s.dress.Comfort().Sans {
		t.Error("the face did not change")
	}
	for range 50 {
		s.dress.StepMeasure(1)
	}
	if s.dress.Comfort().Measure != dress.MaxMeasure {
		t.Errorf("measure %v, want at most %v", s.dress.Comfort().Measure, dress.MaxMeasure)
	}
	for _, want := range []dress.Colours{dress.Sepia, dress.Night, dress.Contrast, dress.Automatic, dress.Sepia} {
		s.dress.NextColours()
		if s.dress.Colours() != want || s.app.Preferences().String("colours") != string(want) {
			t.Errorf("colours %q, want %q", s.dress.Colours(), want)
		}
	}
	s.win.Canvas().Unfocus()
	s.readingKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.above.Box().Visible() {
		t.Error("Esc leaves the panel open")
	}
}

func TestVerticalLinesAreRemembered(t *testing.T) {
	a, path := test.NewTempApp(t), filepath.Join(t.TempDir(), "bookmarks.jsonl")
	s := sitDownIn(t, a, path)
	s.win.Canvas().Unfocus()
	s.Hits('v')
	top := s.reader.At()
	s.Presses(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	if at := s.reader.At(); at == top {
		t.Error("← does not go on in vertical lines")
	}
	s.Presses(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	if at := s.reader.At(); at != top {
		t.Errorf("→ goes back to %v, want %v", at, top)
	}
	s.saveState()
	s.leaves()
	if s = sitDownIn(t, a, path); !s.dress.Comfort().Vertical {
		t.Error("vertical lines are forgotten")
	}
}

// TestTwoColumnsAreRemembered, and turned by the keys that move.
func TestTwoColumnsAreRemembered(t *testing.T) {
	a, path := test.NewTempApp(t), filepath.Join(t.TempDir(), "bookmarks.jsonl")
	s := sitDownIn(t, a, path)
	s.win.Resize(fyne.NewSize(1600, 500))
	s.win.Canvas().Unfocus()
	commandNamed(t, "command.spread").do(s.window)
	if !s.reader.IsPaged() {
		t.Fatal("a wide window has one column")
	}
	top := s.reader.At()
	for _, k := range []struct{ on, back fyne.KeyName }{{fyne.KeyRight, fyne.KeyLeft}, {fyne.KeyDown, fyne.KeyUp}, {fyne.KeyPageDown, fyne.KeyPageUp}} {
		s.Presses(k.on)
		if at := s.reader.At(); !top.Before(at) {
			t.Errorf("%s does not go on from %v", k.on, at)
		}
		s.Presses(k.back)
		if at := s.reader.At(); at != top {
			t.Errorf("%s goes back to %v, want %v", k.back, at, top)
		}
	}
	s.saveState()
	s.leaves()
	if s = sitDownIn(t, a, path); !s.dress.Comfort().Spread {
		t.Error("two columns are forgotten")
	}
}

// TestTheSelectionStaysWhileItMatches: what the reader has picked stays picked
// as he types on.
func TestTheSelectionStaysWhileItMatches(t *testing.T) {
	s := sitDown(t)
	s.Types("让").Selects(craft).Presses(fyne.KeyDown, fyne.KeyDown).Selects(elders)
	s.Types("更").Selects(elders)
	s.Types("火星").Lists("【正文里有：让更】")
	s.sidebar.Clear()
	s.settles().Selects(craft)
}

// TestStarsInTheSidebar: a star is turned without opening the article, and the
// list stays as it was.
func TestStarsInTheSidebar(t *testing.T) {
	s := sitDown(t).Shortcut(fyne.KeyK)
	s.Presses(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown).Selects(card).Hits('s').Selects(card).Reads(craft).Starred(false)
	s.Shortcut(fyne.Key2).Lists("【今天】", card)
	s.Hits('s')
	s.Says("还没有收藏")
	s.Shortcut(fyne.Key1)
	s.sidebar.OnStar(1)
	s.settles().Starred(true)
}

func TestBookmarksAreExportedAndImported(t *testing.T) {
	s := sitDown(t)
	s.export("markdown")
	s.Warns("没有可以导出的收藏")
	s.Taps(clinic).Shortcut(fyne.KeyD).Taps(card).Shortcut(fyne.KeyD)
	for _, ask := range []func(){func() { s.export("markdown") }, s.importBookmarks} {
		ask()
		s.settles()
		dialog := s.win.Canvas().Overlays().Top()
		if dialog == nil {
			t.Fatal("no dialog asks where")
		}
		s.win.Canvas().Overlays().Remove(dialog)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "kept.json")
	for range 2 { // the second in place of the first
		s.exportTo(path, "json", s.list.Marks())
		s.settles().Warns("2 条收藏已导出到 " + path)
	}
	s.Shortcut(fyne.Key2).Types("联系卡")
	if bs := s.list.Marks(); len(bs) != 1 || bs[0].Headline != card {
		t.Errorf("filtered, %v would be exported", bs)
	}
	s.exportTo(filepath.Join(dir, "none", "kept.json"), "json", s.list.Marks())
	s.settles().Warns("未能导出：")

	other := sitDown(t)
	other.importFrom(path)
	other.settles().Warns("导入了 2 条")
	other.Shortcut(fyne.Key2).Lists("【今天】", card, clinic)
	bad := filepath.Join(dir, "bad.json")
	write(t, bad, "nothing of the kind")
	other.importFrom(bad)
	other.settles().Warns("未能导入收藏：")
}

func TestFiltersAreRecalled(t *testing.T) {
	s := sitDown(t)
	s.Types("工匠").Presses(fyne.KeyReturn).Reads(craft)
	s.sidebar.Clear()
	s.settles().Types("老年").Presses(fyne.KeyReturn).Reads(elders)
	s.sidebar.Clear()
	s.settles().Presses(fyne.KeyUp, fyne.KeyUp).Lists(craft, clinic)
	s.Presses(fyne.KeyDown).Lists(elders)
}

// TestPinyinFinds: in the sidebar, with the reason beside, and in the article.
func TestPinyinFinds(t *testing.T) {
	s := sitDown(t).Types("gongjiang").Selects(craft)
	if rows, i := s.sidebar.Rows(); rows[i].Sound != "gong jiang" || len(rows[i].Marks) != 2 {
		t.Errorf("the row says %q beside %v", rows[i].Sound, rows[i].Marks)
	}
	s.sidebar.Clear()
	s.settles().Types("gj").Selects(craft).Presses(fyne.KeyReturn)
	s.reading.Find("gongjiang", 0)
	hanzi := len(present.PassagesOf(t.Context(), present.Document(s.reading.Entry()), "工匠", find.In))
	if len(s.hits()) != hanzi || hanzi < 5 {
		t.Errorf("pinyin finds %d places in the article, hanzi %d", len(s.hits()), hanzi)
	}
	s.sidebar.Clear()
	s.settles().Types("nao nian") // as it is spoken in the south
	s.settles().Selects(elders)
	s.sidebar.Clear()
	s.app.Preferences().SetInt(prefKeys, int(find.Xiaohe))
	s.in.Restock()
	s.settles().Types("lcnm") // lao nian in two keys each
	s.settles().Selects(elders)
}

package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanmu/app/present"
	"lanmu/data/folio"
	"lanmu/data/library"
	"lanmu/tools/sample/press"
	"lanmu/widgets/document"
)

// A reader turns the pages of an issue, and goes from issue to issue of the paper.
func TestPagesAndIssuesAreTurned(t *testing.T) {
	dir := t.TempDir()
	body := "\n□何小满\n锅里的菜也从六样添到了十二样，来的人一天比一天多，灯也亮得一天比一天久。\n"
	var files []string
	for name, headline := range map[string]string{
		"江岸日报/2024-03-04/第1版 要闻.txt": "渡口又开了船", "江岸日报/2024-03-04/第2版 评论.txt": "旧码头添了灯",
		"江岸日报/2024-03-05/第1版 要闻.txt": "菜农过河赶早市", "河源晨报/2024-03-05/第1版.txt": "路灯亮到山那边",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("■街谈\n"+headline+body), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	s := sitDown(t, files...).Shortcut(fyne.Key1).Taps("渡口又开了船")
	for _, step := range []struct {
		key  rune
		want string
	}{
		{']', "旧码头添了灯"}, {']', "旧码头添了灯"}, {'}', "菜农过河赶早市"}, {'}', "菜农过河赶早市"}, {'{', "渡口又开了船"}, {'{', "渡口又开了船"}, {']', "旧码头添了灯"}, {'[', "渡口又开了船"},
	} {
		s.Hits(step.key).settles().Reads(step.want)
	}
	if got, want := s.win.Title(), "渡口又开了船 — 《江岸日报》 2024年3月4日 第1版 要闻 — 栏目"; got != want {
		t.Errorf("the window is called %q, want %q", got, want)
	}
}

// The pages of a PDF of an issue are turned as those of others are, and each article
// says on which it stands; a second source of a page is not listed beside it.
func TestAPDFIsAnIssue(t *testing.T) {
	is := press.Print("江岸日报", time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC), 3, 7)
	dir := t.TempDir()
	file, text := filepath.Join(dir, "issue.pdf"), filepath.Join(dir, "page2.txt")
	for path, content := range map[string]string{file: string(is.PDF(press.Presses[0])), text: press.Dumps[0].Write(is.Pages[1])} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := sitDown(t, file, text).Taps(is.Pages[0].Articles[0].Headline)
	for n, page := range is.Pages {
		s.Reads(page.Articles[0].Headline)
		if f := s.reading.Entry().Mark.Folio; f.Newspaper != is.Paper || f.Day != "2024-03-04" || f.Page != string(rune('1'+n)) || f.Name != is.Names[n] {
			t.Errorf("page %d stands %+v", n+1, f)
		}
		s.Hits(']').settles()
	}
	s.Hits('g').settles().Reads(is.Pages[0].Articles[0].Headline)
	want := 0
	for _, p := range is.Pages {
		want += len(p.Articles)
	}
	if n := len(s.in.Shelf().Refs); n != want {
		t.Errorf("%d articles are listed, want %d", n, want)
	}
	a := is.Pages[1].Articles[0]
	phrase := []rune(a.Paragraphs[len(a.Paragraphs)-1].Text)[:10] // that both sources have
	asked, found := s.list.Asked(), 0
	err := s.Library.SearchFor(t.Context(), `"`+string(phrase)+`"`, asked, func(r library.Results) {
		for n := range r.Len() {
			if x, _ := r.At(n); x.Path() != file {
				t.Errorf("%q is found in %s", string(phrase), x.Name())
			}
		}
		found = r.Len()
	})
	if err != nil || found == 0 {
		t.Errorf("%d are found: %v", found, err)
	}
}

// clicksOn clicks what a screen reader calls so.
func (s *session) clicksOn(name string) *session {
	s.Helper()
	for _, o := range test.LaidOutObjects(s.win.Content()) {
		if tapped, can := o.(fyne.Tappable); can && o.Visible() && calledBy(o) == name {
			tapped.Tapped(&fyne.PointEvent{})
			return s.settles()
		}
	}
	s.Fatalf("nothing to be clicked is called %q", name)
	return s
}

// calledBy is what a screen reader calls an object; the toolkit's own may be no more
// than a part of another, which has no name.
func calledBy(o fyne.CanvasObject) (name string) {
	defer func() { _ = recover() }()
	if a, ok := o.(interface{ AccessibilityLabel() string }); ok {
		return a.AccessibilityLabel()
	}
	return ""
}

// under clicks a heading that stands under another.
func (s *session) under(above, heading string) *session {
	s.Helper()
	rows, _ := s.sidebar.Rows()
	found := false
	for i, r := range rows {
		if found = found || r.Text == above; found && r.Heading && r.Text == heading {
			s.sidebar.OnFold(i)
			return s.settles()
		}
	}
	s.Fatalf("no heading %q under %q among %q", heading, above, s.headlines())
	return s
}

// papers are issues of three papers, a text a page.
func papers(t *testing.T) (press.Library, string) {
	t.Helper()
	l := press.Library{Papers: []string{"江岸日报", "河源晨报", "山城工人报"}, Days: 3, Pages: 3, Last: time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), Texts: true}
	dir := t.TempDir()
	if err := l.Write(dir); err != nil {
		t.Fatal(err)
	}
	return l, dir
}

// A morning's reading by mouse alone: the papers, a day, a page of one of them; then
// the issue it is of, and the one before.
func TestAMorningByMouse(t *testing.T) {
	l, dir := papers(t)
	s := sitDown(t, dir)
	if s.sidebar.View() != present.ViewIssue {
		t.Fatalf("view %d is shown, want that of the issue", s.sidebar.View())
	}
	s.clicksOn("报纸").clicksOn("4") // a Monday
	s.under("河源晨报　2024年3月4日", "第3版 地方")
	want := l.Issue(1, 1).Pages[2].Articles
	s.Reads(want[0].Headline)
	if f := s.reading.Entry().Mark.Folio; f.Newspaper != "河源晨报" || f.Day != "2024-03-04" || f.Page != "3" {
		t.Errorf("what is read stands %+v", f)
	}
	s.clicksOn("本期")
	s.Selects(want[0].Headline).Taps(want[1].Headline).Reads(want[1].Headline)
	s.clicksOn(named("command.previousissue").told()).Reads(l.Issue(1, 2).Pages[0].Articles[0].Headline)
}

// The calendar is that of the latest issue while more is read in, until the reader turns it.
func TestTheCalendarFollowsWhatIsReadIn(t *testing.T) {
	file := func(day string) string {
		return laidDown(t, map[string]string{"江岸日报/" + day + "/第1版 要闻.txt": "■街谈\n渡口在" + day + "又开了船\n□何小满\n锅里的菜也从六样添到了十二样，来的人一天比一天多，灯也亮得一天比一天久。\n",
			"江岸日报/" + day + "/第2版 评论.txt": "■街谈\n码头在" + day + "添了灯\n□何小满\n来的人一天比一天多，锅里的菜也从六样添到了十二样，灯也亮得一天比一天久。\n"})[0]
	}
	s := sitDown(t, filepath.Dir(file("2024-03-04"))).clicksOn("报纸")
	first := func(want string) {
		t.Helper()
		if rows, _ := s.sidebar.Rows(); len(rows) == 0 || rows[0].Text != want {
			t.Errorf("%q stand first, want %q", s.headlines(), want)
		}
	}
	first("江岸日报　2024年3月4日")
	s.in.Open([]string{filepath.Dir(file("2024-04-08"))}, false)
	s.settles()
	first("江岸日报　2024年4月8日")
	s.clicksOn("8")
	s.in.Open([]string{filepath.Dir(file("2024-05-06"))}, false)
	s.settles()
	first("江岸日报　2024年4月8日")
}

// The same by the keyboard alone.
func TestAMorningByKeyboard(t *testing.T) {
	l, dir := papers(t)
	s := sitDown(t, dir)
	s.Hits('t').settles()
	first := s.reading.Entry().Mark.Folio
	if first.Day != "2024-03-05" {
		t.Fatalf("the latest issue is of %s", first.Day)
	}
	of := map[string]int{"江岸日报": 0, "河源晨报": 1, "山城工人报": 2}[first.Newspaper]
	s.Reads(l.Issue(of, 0).Pages[0].Articles[0].Headline)
	s.Hits(']').settles().Reads(l.Issue(of, 0).Pages[1].Articles[0].Headline)
	s.Hits('j').settles().Reads(l.Issue(of, 0).Pages[1].Articles[1].Headline)
	s.Hits('{').settles().Reads(l.Issue(of, 1).Pages[0].Articles[0].Headline)
	s.Hits('p').TypesHere("3") // into the box that is there at once
	s.Presses(fyne.KeyReturn).settles().Reads(l.Issue(of, 1).Pages[2].Articles[0].Headline)
	s.Hits('g').settles().Reads(l.Issue(of, 1).Pages[0].Articles[0].Headline)
}

// What a reader of one page sees is not in his way: it is as it was before there were
// issues.
func TestOnePageHasNoIssues(t *testing.T) {
	s := sitDown(t)
	if s.list.HasIssues() || s.sidebar.View() != present.ViewColumns {
		t.Error("the built-in page is shown as an issue")
	}
}

// The reader says of which newspaper a folder is, is told who told it, and takes it
// back.
func TestTheReaderNamesAPaper(t *testing.T) {
	file := filepath.Join(t.TempDir(), "2024-03-04.txt")
	if err := os.WriteFile(file, []byte("■街谈\n渡口又开了船\n□何小满\n锅里的菜也从六样添到了十二样，来的人一天比一天多，灯也亮得一天比一天久。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := sitDown(t, file).Taps("渡口又开了船")
	stands := func(paper string, from folio.Origin) {
		t.Helper()
		told := s.in.Shelf().Refs[0].Sheet.Folio()
		if got := s.reading.Entry().Mark.Folio.Newspaper; got != paper || told.From.Newspaper != from || told.From.Day != folio.ByName {
			t.Errorf("it is of %q, told by %d and its day by %d; want %q by %d", got, told.From.Newspaper, told.From.Day, paper, from)
		}
	}
	stands("", folio.Untold)
	s.does("command.paper").TypesHere("江岸日报").Presses(fyne.KeyReturn)
	stands("江岸日报", folio.ByReader)
	if got := present.Origins(s.in.Shelf().Refs[0].Sheet.Folio())[0]; got != [2]string{"报纸：江岸日报", "由你指定"} {
		t.Errorf("told is %q", got)
	}
	s.does("command.paper").TypesHere("撤销").Presses(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	stands("", folio.Untold)
}

// does does a command.
func (s *session) does(name string) *session {
	s.Helper()
	for _, c := range commands {
		if c.name == name {
			c.do(s.window)
		}
	}
	return s.settles()
}

// The other sources of a page are shown as the reader chooses.
func TestOtherSourcesAreShown(t *testing.T) {
	is := press.Print("江岸日报", time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC), 2, 7)
	files := laidDown(t, map[string]string{"issue.pdf": string(is.PDF(press.Presses[0])), "page2.txt": press.Dumps[0].Write(is.Pages[1])})
	s := sitDown(t, files...).Taps(is.Pages[1].Articles[0].Headline).does("command.source")
	if !s.sourced.Visible() || s.sourced.Text != "原文：issue.pdf ▾" || s.source.Document().Blocks[1].Style != document.Picture {
		t.Errorf("%q is shown first", s.sourced.Text)
	}
	s.does("command.sources").TypesHere("page2").Presses(fyne.KeyReturn)
	words := wordsOf(s.source.Document())
	if s.sourced.Text != "原文：page2.txt ▾" || !strings.Contains(words, is.Pages[1].Articles[1].Headline) || !strings.Contains(words, "标题") {
		t.Errorf("%q is shown:\n%s", s.sourced.Text, words)
	}
	s.Taps(is.Pages[0].Articles[0].Headline)
	if s.sourced.Visible() || !s.sourceIs.Visible() {
		t.Errorf("%q is said to be the source of a page that has one", s.sourced.Text)
	}
}

// The columns are those of all newspapers, or of one; each headline says of which, and
// the newest stand first.
func TestColumnsOfOnePaper(t *testing.T) {
	l, dir := papers(t)
	s := sitDown(t, dir).Shortcut(fyne.Key1).settles()
	rows, _ := s.sidebar.Rows()
	of := func() map[string]int {
		n := map[string]int{}
		rows, _ = s.sidebar.Rows()
		for _, r := range rows {
			if paper, _, ok := strings.Cut(r.Beside, " "); !r.Heading && ok {
				n[paper]++
			}
		}
		return n
	}
	all := of()
	if len(all) != len(l.Papers) {
		t.Errorf("rows are of %v", all)
	}
	s.chip("报纸", "河源晨报")
	if one := of(); len(one) != 1 || one["河源晨报"] != all["河源晨报"] {
		t.Errorf("of one paper are %v of %v", one, all)
	}
	day := ""
	for _, r := range rows {
		_, on, _ := strings.Cut(r.Beside, " ")
		if r.Heading {
			day = ""
		} else if day != "" && on > day {
			t.Errorf("%s stands below %s", on, day)
		} else {
			day = on
		}
	}
	s.chip("报纸", "各报")
	if again := of(); len(again) != len(all) {
		t.Errorf("of all papers are %v", again)
	}
}

// A better source takes the place of what is open when it comes, unless that is being
// read already.
func TestABetterSourceTakesItsPlace(t *testing.T) {
	for _, begun := range []bool{false, true} {
		is := press.Print("江岸日报", time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC), 2, 7)
		files := laidDown(t, map[string]string{"1.txt": press.Dumps[0].Write(is.Pages[1]), "issue.pdf": string(is.PDF(press.Presses[0]))})
		s := sitDown(t, files[0]).Taps(is.Pages[1].Articles[1].Headline)
		s.win.Resize(fyne.NewSize(640, 300))
		want := "issue.pdf"
		if begun {
			s.reader.Reveal(document.Position{Block: len(s.reader.Document().Blocks) - 1})
			want = "1.txt"
		}
		s.settles()
		s.in.Update(files[1:], false)
		s.settles().Reads(is.Pages[1].Articles[1].Headline)
		if got := s.reading.Entry().Page; got != want {
			t.Errorf("%s is open after reading had begun (%v), want %s", got, begun, want)
		}
	}
}

package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanmu/app/tongue"
)

// chip presses the chip of the summary with a word on it, or one of its choices.
func (s *session) chip(word, choice string) *session {
	s.Helper()
	chips := s.sidebar.Summary().Chips
	for i, c := range chips {
		if !strings.HasPrefix(c.Text, word) {
			continue
		}
		if choice == "" {
			s.sidebar.OnChip(i, -1)
			return s.settles()
		}
		for k, x := range c.Choices {
			if strings.HasPrefix(x, choice) {
				s.sidebar.OnChip(i, k)
				return s.settles()
			}
		}
	}
	s.Fatalf("no chip %s %s among %v", word, choice, chips)
	return s
}

// A morning of looking for something in the texts.
func TestWhatIsFoundIsToldAndNarrowed(t *testing.T) {
	dir := threeDays(t)
	s := sitDownBare(t, test.NewTempApp(t), filepath.Join(t.TempDir(), "bookmarks.jsonl")).opens(dir)
	texts := "【" + tongue.T("sidebar.intext") + "】"
	s.list.ToggleTexts()
	s.settles().Says(tongue.T("found.before.none"))
	s.chip(tongue.T("operator.by"), "") // is typed into the box
	if q := s.sidebar.Query(); q != tongue.T("operator.by") {
		t.Errorf("a chip typed %q", q)
	}
	s.sidebar.SetQuery("")
	s.settles().Types("村").Lists(texts, "村口的路灯亮了", "杏花开了")
	if n := len(s.sidebar.Summary().Bars); n != 2 { // June and July
		t.Fatalf("%d bars", n)
	}
	s.chip(tongue.T("order.match"), tongue.T("order.date")).Lists(texts, "杏花开了", "村口的路灯亮了")
	s.sidebar.OnSpan(0, 0)
	s.settles().Lists(texts, "村口的路灯亮了")
	if want := "村 " + tongue.T("operator.date") + "2024-06"; s.sidebar.Query() != want {
		t.Errorf("the box holds %q, want %q", s.sidebar.Query(), want)
	}
	if bars := s.sidebar.Summary().Bars; len(bars) != 2 || !bars[0].In || bars[1].In {
		t.Errorf("bars are %v", bars)
	}
	s.chip(tongue.T("operator.date"), "").Lists(texts, "杏花开了", "村口的路灯亮了")
	s.chip(tongue.T("found.author"), "陈禾").Lists(texts, "杏花开了")
	s.sidebar.SetQuery("cunkou")
	s.settles().Lists("【" + tongue.T("found.near", map[string]any{"Word": "村口"}) + "】")
	s.sidebar.OnFold(0)
	s.settles().Lists(texts, "村口的路灯亮了")
	s.sidebar.SetQuery("村口 近/500 路灯")
	s.settles()
	if said := s.sidebar.Summary().Text; !strings.Contains(said, "近/500") {
		t.Errorf("of a wrong operator is said %q", said)
	}
	s.sidebar.SetQuery("村口 杏花")
	s.settles().Says(tongue.T("found.apart", map[string]any{"Words": "村口 1，杏花 1"}))
	out := t.TempDir()
	s.exportHitsTo(filepath.Join(out, "hits.csv"), "csv", "村")
	s.settles()
	if files, _ := os.ReadDir(out); len(files) != 1 {
		t.Errorf("%d files of hits", len(files))
	}
}

// A search that is kept stands among the columns, and tells what has come since.
func TestASearchIsKept(t *testing.T) {
	dir := threeDays(t)
	s := sitDownBare(t, test.NewTempApp(t), filepath.Join(t.TempDir(), "bookmarks.jsonl")).opens(dir)
	s.list.ToggleTexts()
	s.settles().Types("路灯")
	s.list.ToggleKept()
	s.settles()
	s.sidebar.SetQuery("")
	s.settles()
	s.list.LookThrough(false)
	s.settles()
	heading := tongue.T("found.heading", map[string]any{"Query": "路灯"})
	row := func() string {
		rows, _ := s.sidebar.Rows()
		for _, r := range rows {
			if r.Heading && r.Text == heading {
				return r.Detail
			}
		}
		return "none"
	}
	if got := row(); got != "1" {
		t.Fatalf("%s: %s", heading, got)
	}
	write(t, filepath.Join(dir, "2024-08-01.txt"), "■乡间来信\n\n"+articleText("河边也亮了", "林小满", "八月一日，河边的路灯也亮了。", "路上的人都停下来看。"))
	s.opens(dir)
	if got, want := row(), tongue.T("found.new", map[string]any{"N": 1, "All": 2}); got != want {
		t.Errorf("after a page has come: %s, want %s", got, want)
	}
	s.folds(heading)
	if got := row(); got != "2" {
		t.Errorf("after it was looked at: %s", got)
	}
	rows, _ := s.sidebar.Rows()
	if r := rows[1]; r.Text != "河边也亮了" || !strings.HasPrefix(r.Beside, tongue.T("found.isnew")) {
		t.Errorf("the first row is %q, %q", r.Text, r.Beside)
	}
}

// Esc in the text ends the search in it, as it ends all that came last.
func TestEscapeEndsTheSearchInTheText(t *testing.T) {
	s := sitDown(t)
	s.findbar.ShowFor("工匠")
	if !s.findbar.Visible() {
		t.Fatal("the search is not to be seen")
	}
	s.readingKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.findbar.Visible() {
		t.Error("it stays")
	}
}

// Bars are by year once the reader wants years, whatever is looked for next.
func TestBarsStayAsTheyWereAskedFor(t *testing.T) {
	dir := threeDays(t)
	write(t, filepath.Join(dir, "2023-05-01-A1.txt"), "■乡间来信\n\n"+articleText("桥修好了", "林小满", "五月一日，村东的桥修好了。", "赶集的人不用再绕路。"))
	s := sitDownBare(t, test.NewTempApp(t), filepath.Join(t.TempDir(), "bookmarks.jsonl")).opens(dir)
	s.list.ToggleTexts()
	s.settles().Types("村")
	months := len(s.sidebar.Summary().Bars)
	s.chip(tongue.T("found.byyear"), "")
	years := len(s.sidebar.Summary().Bars)
	if years != 2 || months <= years {
		t.Fatalf("%d months, %d years", months, years)
	}
	s.sidebar.OnSpan(1, 1)
	if n := len(s.settles().sidebar.Summary().Bars); n != years {
		t.Errorf("%d bars once a span is chosen, want %d", n, years)
	}
	s.sidebar.SetQuery("灯")
	if n := len(s.settles().sidebar.Summary().Bars); n != years {
		t.Errorf("%d bars of what is looked for next", n)
	}
}

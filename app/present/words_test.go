package present

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/find"
	"lanmu/data/folio"
	"lanmu/widgets/document"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"路灯亮了。人多了！", []string{"路灯亮了。", "人多了！"}},
		{"他说：“亮了！”便走了。", []string{"他说：“亮了！”", "便走了。"}},
		{"亮了……真的吗？？", []string{"亮了……", "真的吗？？"}},
		{"没有句号", []string{"没有句号"}},
		{"", nil},
	} {
		var got []string
		for _, p := range SentencesOf(document.Document{Blocks: []document.Block{{Style: document.Body, Text: c.text}}}) {
			got = append(got, c.text[p.Start:p.End])
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestFileNames(t *testing.T) {
	for headline, want := range map[string]string{
		"路灯亮了":                   "路灯亮了",
		`他说："6/7 是多少？"` + "\n..": "他说： 6 7 是多少？",
		"../../etc":              "etc",
		strings.Repeat("长", 90):  strings.Repeat("长", 40),
	} {
		if got := FileName(headline); got != want {
			t.Errorf("%q is saved as %q, want %q", headline, got, want)
		}
	}
	if got := FileName("/ . /"); !regexp.MustCompile(`^lanmu-\d{4}-\d\d-\d\d$`).MatchString(got) {
		t.Errorf("a headline of no letters is saved as %q", got)
	}
}

func speakChinese(t *testing.T) {
	t.Helper()
	if err := tongue.Speak("zh_CN.UTF-8"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tongue.Speak("") })
}

func TestCitation(t *testing.T) {
	speakChinese(t)
	mark := bookmark.Bookmark{ID: "1", Headline: "路灯亮了", Column: "短评", Byline: "林小满", Page: "page.txt"}
	for want, with := range map[string]func(*bookmark.Bookmark){
		"亮\n——林小满：《路灯亮了》，“短评”栏，page.txt": func(*bookmark.Bookmark) {},
		"亮\n——《路灯亮了》，page.txt":           func(b *bookmark.Bookmark) { b.Byline, b.Column = "", "" },
		"亮\n——林小满：《路灯亮了》，“短评”栏，《柳河日报》2024年6月3日第3版": func(b *bookmark.Bookmark) {
			b.Folio = folio.Folio{Newspaper: "柳河日报", Day: "2024-06-03", Page: "3"}
		},
	} {
		b := mark
		with(&b)
		if got := Citation(stock.Entry{Mark: b, Page: b.Page}, "亮"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestGroups: a bookmark stands under each of its tags, one without a column or tags
// under what says so, and by time under how long ago it was made.
func TestGroups(t *testing.T) {
	speakChinese(t)
	now := time.Now()
	marks := []bookmark.Bookmark{
		{ID: "1", Column: "短评", Tags: []string{"灯", "村"}, Time: now},
		{ID: "2", Tags: []string{"村"}, Time: now.AddDate(-2, 0, 0)},
		{ID: "3", Column: "短评", Time: now},
	}
	hits := []find.Hit{{Item: 0}, {Item: 1}, {Item: 2}}
	for as, want := range map[Grouping]map[string][]int{
		ByTime:   {"今天": {0, 2}, Month(marks[1].Time): {1}},
		byColumn: {"短评": {0, 2}, tongue.T("sidebar.nocolumn"): {1}},
		byTag:    {"灯": {0}, "村": {0, 1}, tongue.T("sidebar.notag"): {2}},
	} {
		got := map[string][]int{}
		for _, g := range GroupMarks(marks, hits, as) {
			for _, h := range g.Hits {
				got[g.Key] = append(got[g.Key], h.Item)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("by %s: %v, want %v", as, got, want)
		}
	}
}

func TestAges(t *testing.T) {
	speakChinese(t)
	now := time.Date(2024, 6, 20, 1, 0, 0, 0, time.UTC)
	for days, want := range map[int]string{0: "今天", 1: "一周之内", 6: "一周之内", 7: "本月", 19: "本月", 20: "2024年5月", 400: "2023年5月"} {
		if got := age(now.AddDate(0, 0, -days), now); got != want {
			t.Errorf("%d days ago is %q, want %q", days, got, want)
		}
	}
}

// TestMatched: the words of a headline by which it was found.
func TestMatched(t *testing.T) {
	for _, c := range []struct {
		marks []int
		want  string
	}{{nil, ""}, {[]int{2}, ""}, {[]int{2, 3}, "路灯"}, {[]int{0, 2, 3}, "村 路灯"}} {
		if got := Matched("村口路灯亮了", c.marks); got != c.want {
			t.Errorf("%v: %q, want %q", c.marks, got, c.want)
		}
	}
}

// TestJoinedDetails: what matched in column and byline is marked where they stand
// together.
func TestJoinedDetails(t *testing.T) {
	marks := &find.Marks{Column: []int{0}, Byline: []int{1}}
	for _, c := range []struct {
		column, byline, want string
		marks                []int
	}{{"短评", "林小满", "短评 · 林小满", []int{0, 6}}, {"", "林小满", "林小满", []int{1}}, {"短评", "", "短评", []int{0}}} {
		got, at := JoinDetail(bookmark.Bookmark{Column: c.column, Byline: c.byline}, marks)
		if c.byline == "" {
			at = at[:1]
		}
		if got != c.want || !slices.Equal(at, c.marks) {
			t.Errorf("%q marked at %v, want %q at %v", got, at, c.want, c.marks)
		}
	}
}

// TestHeadingsOfPages say the day, and the name without it.
func TestHeadingsOfPages(t *testing.T) {
	for name, want := range map[string]string{
		"2024-06-01-A1.txt": "A1", "20240601_A1.pdf": "A1", "2024年6月1日 头版.txt": "头版", "A1.txt": "A1", "2024-06-01.txt": "", "短评.md": "短评",
	} {
		if got := undated(name); got != want {
			t.Errorf("%q is called %q, want %q", name, got, want)
		}
	}
}

package page

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"lanmu/seeds"
)

var update = flag.Bool("update", false, "write the golden files anew")

// assertKept holds p to the law of the package: every character of its source
// but white space is in exactly one Text, and every Text says what its spans do.
func assertKept(t *testing.T, p *Page) {
	t.Helper()
	seen := make([]uint8, len(p.Source))
	script := scriptOf(p.Source)
	p.Texts(func(x Text) {
		var want strings.Builder
		for _, s := range x.Spans {
			if s.Start < 0 || s.End > len(p.Source) || s.Start >= s.End {
				t.Fatalf("span %v of %q is not in a source of %d bytes", s, x.String, len(p.Source))
			}
			for i := s.Start; i < s.End; i++ {
				seen[i]++
			}
			for _, r := range p.Source[s.Start:s.End] {
				if !isSpace(r) {
					writeFolded(&want, r, script)
				}
			}
		}
		if got := squeeze(x.String); got != want.String() && utf8.ValidString(p.Source) {
			t.Fatalf("text is %q, its spans hold %q", got, want.String())
		}
	})
	for i := 0; i < len(p.Source); {
		r, size := utf8.DecodeRuneInString(p.Source[i:])
		if !isSpace(r) && seen[i] != 1 {
			t.Fatalf("character %q at byte %d is in %d texts\n%s", r, i, seen[i], p.Source)
		}
		if isSpace(r) && seen[i] > 1 {
			t.Fatalf("space at byte %d is in %d texts", i, seen[i])
		}
		i += size
	}
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) {
			return -1
		}
		return r
	}, s)
}

// outline writes p so that a test can say what it expects: a line for each
// column, headline, byline, paragraph and so on, with a sign before it.
func outline(p *Page) string {
	var b strings.Builder
	column := ""
	for i := range p.Articles {
		a := &p.Articles[i]
		if a.Column != column {
			b.WriteString("■ " + a.Column + "\n")
			column = a.Column
		}
		for _, x := range []struct{ sign, text string }{{"^ ", a.Kicker.String}, {"# ", a.Headline.String}, {"- ", a.Subhead.String}, {"@ ", a.Byline.Name}} {
			if x.text != "" {
				b.WriteString(x.sign + x.text + "\n")
			}
		}
		for _, x := range []struct {
			sign  string
			texts []Text
		}{{"  ", a.Paragraphs()}, {"> ", a.PullQuotes()}, {"= ", a.Captions()}} {
			for _, t := range x.texts {
				b.WriteString(x.sign + t.String + "\n")
			}
		}
	}
	for _, t := range p.Leftovers {
		b.WriteString("? " + t.String + "\n")
	}
	return b.String()
}

func assertOutline(t *testing.T, source, want string) {
	t.Helper()
	p := Restore(source)
	assertKept(t, p)
	if got := outline(p); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestOpinionPage(t *testing.T) {
	p := Restore(string(seeds.OpinionPage))
	assertKept(t, p)
	if len(p.Articles) != 7 || len(p.Columns) != 6 || len(p.Leftovers) != 0 {
		t.Errorf("%d articles, %d columns, %d leftovers; want 7, 6, 0", len(p.Articles), len(p.Columns), len(p.Leftovers))
	}
	for _, f := range []struct {
		name  string
		write func(*bytes.Buffer) error
	}{
		{"opinion-page.json", func(b *bytes.Buffer) error { return p.WriteJSON(b) }},
		{"opinion-page.md", func(b *bytes.Buffer) error { return p.WriteMarkdown(b, nil) }},
		{"opinion-page.html", func(b *bytes.Buffer) error { return p.WriteHTML(b, nil) }},
		{"opinion-page.text", func(b *bytes.Buffer) error { return p.WriteText(b) }},
	} {
		var got bytes.Buffer
		if err := f.write(&got); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", f.name)
		if *update {
			if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s differs from the golden file; run go test -update and look at the difference", f.name)
		}
	}
}

func TestOpinionPageDecisions(t *testing.T) {
	p := Restore(string(seeds.OpinionPage))
	count := make(map[Reason]int)
	for _, d := range p.Decisions {
		count[d.Reason]++
		if d.Reason == "" || d.Article >= len(p.Articles) || len(d.Spans) == 0 {
			t.Errorf("decision is not whole: %+v", d)
		}
	}
	want := map[Reason]int{OpenSentence: 7, TornHook: 1, RepeatsBody: 1, BriefForm: 1}
	for reason, n := range want {
		if count[reason] != n {
			t.Errorf("%d decisions for %s, want %d", count[reason], reason, n)
		}
	}
	if a := p.Articles[0]; !a.HasLead || a.SourceNote != "（3月3日《工人日报》" || a.Kind != Commentary {
		t.Errorf("first article: lead %v, note %q, kind %s", a.HasLead, a.SourceNote, a.Kind)
	}
	for i, want := range []Kind{Commentary, Picture, Commentary, Brief, Brief, Cartoon, Commentary} {
		if got := p.Articles[i].Kind; got != want {
			t.Errorf("article %d is a %s, want %s", i, got, want)
		}
	}
	if role := p.Articles[5].Byline.Role; role != Cartoonist {
		t.Errorf("the cartoon's name is an %s's", role)
	}
}

// An ID names an article by its text, so neither its place on the page nor what
// stands around it may change it.
func TestIDIsTheTexts(t *testing.T) {
	one := Restore("■街谈\n\n路灯亮了人心暖\n\n□何小满\n\n巷子里的路灯修好了，夜里回家不再摸黑。\n")
	two := Restore("3\n\n2031年5月6日星期二\n\n●百姓话题\n\n别的文章\n\n●王大山\n\n别的话。\n\n路灯亮了人心暖\n\n●何小满\n\n巷子里的路灯修好了，\n\n夜里回家不再摸黑。\n")
	id := one.Articles[0].ID
	found := false
	for _, a := range two.Articles {
		found = found || a.ID == id
	}
	if !found || len(id) != 16 {
		t.Errorf("ID %q not found in\n%s", id, outline(two))
	}
}

func TestSameTextTwiceHasTwoIDs(t *testing.T) {
	p := Restore("■甲栏\n\n修桥铺路\n\n□张三丰\n\n村口的桥修好了。\n\n■乙栏\n\n修桥铺路\n\n□张三丰\n\n村口的桥修好了。\n")
	if len(p.Articles) != 2 || p.Articles[0].ID == p.Articles[1].ID {
		t.Errorf("want two articles with two IDs:\n%s", outline(p))
	}
}

// TestGaps takes out the spaces of lines that are set wide, and no others.
func TestGaps(t *testing.T) {
	for s, want := range map[string]string{
		"抢 婚 风 俗 ， 叫 什 么":       "抢婚风俗，叫什么",
		"管 理 办法 》 里写 道 ， 都 知 道": "管理办法》里写道，都知道",
		"再 次 加 息 2 5 个 基 点":     "再次加息25个基点",
		"A 股 市 场 回 暖":           "A股市场回暖",
		"何小满 王大山":               "何小满 王大山",
		"李 拯":                   "李 拯",
	} {
		if got := closeGaps(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// TestTitle: a headline is called without the marks of its footnotes.
func TestTitle(t *testing.T) {
	for _, c := range []struct {
		headline Text
		want     string
	}{
		{Text{String: "渡口又开了船"}, "渡口又开了船"},
		{Text{String: "渡口[1]又开了船[2]", Marks: []Mark{{Kind: NoteMark, Start: 6, End: 9, To: "1"}, {Kind: NoteMark, Start: 21, End: 24, To: "2"}}}, "渡口又开了船"},
		{Text{String: "渡口又开了船", Marks: []Mark{{Kind: Strong, Start: 0, End: 6}}}, "渡口又开了船"},
	} {
		a := Article{Headline: c.headline}
		if got := a.Title(); got != c.want {
			t.Errorf("%q is called %q", c.headline.String, got)
		}
	}
}

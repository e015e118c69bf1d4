package bookmark

import (
	"bytes"
	"flag"
	"io"
	"lanmu/data/folio"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "write the golden files anew")

// hostile is what must stay text in whatever it is written to.
const hostile = "<script>alert(1)</script> *强* [x](javascript:1) `a` & \"'"

func exported() []Bookmark {
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	return []Bookmark{
		{ID: "lamp", Headline: "老街的灯", Column: "今日谈", Byline: "林小满", Page: "评论版", File: "/home/li/评论版.txt",
			Folio: folio.Folio{Newspaper: "江岸日报", Day: "2026-03-02", Number: "1234", Page: "A05", Name: "评论"}, Time: noon, Changed: noon.Add(time.Hour), Note: "再读\n第二段", Tags: []string{"街", "夜 色"}},
		{ID: "lamp#1", Article: "lamp", Headline: "老街的灯", Time: noon, Changed: noon,
			Quote: "灯是去年新装的。\n共24盏。", Prefix: "孩子。", Suffix: "装灯"},
		{ID: "a/b?c#d 第", Headline: hostile, Column: hostile, Byline: hostile, Page: hostile, Note: "- 1\n2. x\n# y\n" + hostile,
			Quote: hostile, Article: "é/x", Tags: []string{hostile}, Time: noon, Changed: noon},
	}
}

func TestExport(t *testing.T) {
	local := time.Local
	time.Local = time.UTC
	defer func() { time.Local = local }()
	for name, write := range map[string]func(io.Writer, []Bookmark) error{
		"bookmarks.md": WriteMarkdown, "bookmarks.html": WriteHTML, "bookmarks.json": WriteJSON, "bookmarks.ris": WriteRIS, "bookmarks.bib": WriteBibTeX,
	} {
		var got bytes.Buffer
		if err := write(&got, exported()); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", name)
		if *update {
			os.MkdirAll("testdata", 0o777)
			os.WriteFile(path, got.Bytes(), 0o666)
		}
		want, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s is not as it was (%v); see -update:\n%s", name, err, &got)
		}
	}
}

func TestHTMLHoldsNothingButText(t *testing.T) {
	var b bytes.Buffer
	if err := WriteHTML(&b, exported()); err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	shown := false
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && strings.Contains(" script a img strong em code iframe link ", " "+n.Data+" ") {
			t.Errorf("there is a <%s>", n.Data)
		}
		shown = shown || n.Type == html.TextNode && n.Data == hostile
	}
	if !shown {
		t.Error("the text is not shown as it is")
	}
}

func TestImportBringsBackTheExport(t *testing.T) {
	var b bytes.Buffer
	if err := WriteJSON(&b, exported()); err != nil {
		t.Fatal(err)
	}
	got, _, err := ReadJSON(&b)
	if want := exported(); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
}

func TestImportMerges(t *testing.T) {
	s := newShelf(t)
	s.must(s.Add(Bookmark{ID: "removed", Time: time.Now()}))
	s.must(s.Remove("removed"))
	s.must(s.Add(Bookmark{ID: "edited here", Note: "here"}))
	s.must(s.Add(Bookmark{ID: "edited there", Note: "here"}))
	past, future := time.Now().Add(-time.Hour), time.Now().Add(time.Hour)
	n, err := s.Import([]Bookmark{
		{ID: "removed", Note: "back", Time: past, Changed: past},
		{ID: "edited here", Note: "there", Time: past, Changed: past},
		{ID: "edited there", Note: "there", Time: past, Changed: future},
		{ID: "new", Note: "there", Time: past},
		{ID: ""},
	})
	if n != 3 || err != nil {
		t.Errorf("%d were taken, %v; want 3", n, err)
	}
	s = openShelf(t, s.Path())
	for id, want := range map[string]string{"removed": "back", "edited here": "here", "edited there": "there", "new": "there"} {
		if b, ok := s.Get(id); !ok || b.Note != want {
			t.Errorf("%s says %q, %v; want %q", id, b.Note, ok, want)
		}
	}
	if n, _ := s.Import(s.All()); n != 0 {
		t.Errorf("importing what is there took %d", n)
	}
}

func TestOtherProgramsAnnotationsAreRead(t *testing.T) {
	const items = `[{"id":"https://hypothes.is/a/1","type":"Annotation","created":"2026-03-02T08:00:00Z",
		"body":[{"type":"TextualBody","value":"好","purpose":"commenting"},{"type":"TextualBody","value":"街","purpose":"tagging"},"https://a.example/"],
		"target":[{"source":"https://a.example/lamp","selector":[{"type":"RangeSelector"},{"type":"TextQuoteSelector","exact":"灯亮了"}]}]},
		{"type":"Annotation","target":"https://a.example/ferry"},
		{"type":"Annotation","target":{"id":"https://a.example/rain","type":"Text"},"body":"https://a.example/"},
		{"type":"Annotation"}]`
	for name, doc := range map[string]string{
		"list": items, "page": `{"type":"AnnotationPage","items":` + items + `}`,
		"collection": "\ufeff" + `{"type":"AnnotationCollection","first":{"items":` + items + `}}`,
	} {
		got, _, err := ReadJSON(strings.NewReader(doc))
		if err != nil || len(got) != 3 {
			t.Fatalf("%s: %+v, %v", name, got, err)
		}
		if b := got[0]; b.Quote != "灯亮了" || b.Note != "好" || len(b.Tags) != 1 || b.ArticleID() != "https://a.example/lamp" || !b.IsPassage() {
			t.Errorf("%s: %+v", name, b)
		}
		if got[1].ID != "https://a.example/ferry" || got[2].ID != "https://a.example/rain" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	for _, doc := range []string{"", "x", "{}", "[1]", `{"first":"https://a.example/"}`, "null"} {
		if got, _, err := ReadJSON(strings.NewReader(doc)); err == nil {
			t.Errorf("%q is read as %v", doc, got)
		}
	}
}

// What is wrong with one annotation keeps none of the others out.
func TestABadDateRefusesItsEntry(t *testing.T) {
	const good = `{"type":"Annotation","created":"2026-03-02T08:00:00Z","target":"https://a.example/lamp"}`
	for _, bad := range []string{
		`{"type":"Annotation","created":"yesterday","target":"https://a.example/ferry"}`,
		`{"type":"Annotation","modified":"2026-02-30T08:00:00Z","target":"https://a.example/ferry"}`,
		`{"type":"Annotation","created":5,"target":"https://a.example/ferry"}`,
		`{"type":"Annotation","id":{},"target":"https://a.example/ferry"}`,
		`5`,
	} {
		got, refused, err := ReadJSON(strings.NewReader("[" + good + "," + bad + "," + good + "]"))
		if err != nil || len(got) != 2 || len(refused) != 1 || !strings.Contains(refused[0].Error(), "annotation 2 ") {
			t.Errorf("of %s are read %+v, refused %v, %v", bad, got, refused, err)
		}
		if _, _, err := ReadJSON(strings.NewReader("[" + bad + "]")); err == nil || !strings.Contains(err.Error(), "annotation 1 ") {
			t.Errorf("%s alone: %v", bad, err)
		}
	}
}

func FuzzReadJSON(f *testing.F) {
	var b bytes.Buffer
	WriteJSON(&b, exported())
	f.Add(b.String())
	f.Add(`{"type":"Annotation","target":""}`)
	f.Add(`[{"target":[{"source":5}],"body":[[]]}]`)
	f.Fuzz(func(t *testing.T, doc string) {
		bs, _, err := ReadJSON(strings.NewReader(doc))
		if err != nil {
			return
		}
		var again bytes.Buffer
		if err := WriteJSON(&again, bs); err != nil {
			return // a year beyond 9999 cannot be written
		}
		if got, _, err := ReadJSON(&again); err != nil || len(got) != len(bs) {
			t.Fatalf("%d bookmarks are written and %d read: %v", len(bs), len(got), err)
		}
	})
}

// The names of several authors are each a name, and what they are is none.
func TestAuthors(t *testing.T) {
	for byline, want := range map[string]string{
		"":                   "",
		"林小满":                "林小满",
		"何小满;苏望":             "何小满|苏望",
		"本报记者 何小满 苏 望":       "何小满|苏望",
		"本报评论员":              "本报评论员",
		"马克·吐温":              "马克·吐温",
		"Jane Doe, John Roe": "Jane Doe|John Roe",
		"何小满、苏望 / 欧阳大山":      "何小满|苏望|欧阳大山",
		"新华社记者 何小满 通讯员 苏望": "何小满|苏望",
	} {
		if got := strings.Join(authors(byline), "|"); got != want {
			t.Errorf("authors(%q) = %q, want %q", byline, got, want)
		}
	}
}

func TestReference(t *testing.T) {
	paper := folio.Folio{Newspaper: "江岸日报", Day: "2026-03-02", Page: "A05"}
	for _, c := range []struct {
		b    Bookmark
		want string
	}{
		{Bookmark{Headline: "老街的灯", Byline: "林小满", Folio: paper}, "林小满. 老街的灯[N]. 江岸日报, 2026-03-02(A05)."},
		{Bookmark{Headline: "老街的灯", Byline: "甲一 乙二 丙三 丁四", Folio: folio.Folio{Newspaper: "江岸日报"}}, "甲一, 乙二, 丙三, 等. 老街的灯[N]. 江岸日报."},
		{Bookmark{Headline: "老街的灯", Folio: folio.Folio{Day: "2026-03-02"}}, "老街的灯[N]. 2026-03-02."},
		{Bookmark{Headline: "老街的灯", Folio: folio.Folio{Page: "3"}}, "老街的灯[N]."},
	} {
		if got := c.b.Reference(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

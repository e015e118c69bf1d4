package present

import (
	"context"
	"strings"
	"testing"
	"time"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/find"
	"lanmu/data/folio"
	"lanmu/data/library"
	"lanmu/widgets/document"
)

// TestIssues: pages of one newspaper's day stand under it, in the order of their
// numbers; a page that is alone stands by itself, with all that is known of it.
func TestIssues(t *testing.T) {
	if err := tongue.Speak("zh-Hans"); err != nil {
		t.Fatal(err)
	}
	day := time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC)
	sheet := func(path string, f folio.Folio, day time.Time, headline string) *library.Sheet {
		return library.NewSheet(path, path, "", day, library.Contents{Folio: f, Articles: []library.Article{{ID: path, Headline: headline}}})
	}
	shelf := stock.NewShelf([]*library.Sheet{
		sheet("/p/a.txt", folio.Folio{Newspaper: "江岸日报", Day: "2024-03-04", Page: "10", Name: "副刊"}, day, "旧码头"),
		sheet("/p/b.txt", folio.Folio{Newspaper: "江岸日报", Day: "2024-03-04", Page: "3", Name: "评论"}, day, "渡口"),
		sheet("/p/c.txt", folio.Folio{Newspaper: "河源晨报", Day: "2024-03-04", Page: "A05"}, day, "路灯"),
		sheet("/p/2024-03-03.txt", folio.Folio{}, day.AddDate(0, 0, -1), "菜农"),
		sheet("/p/x.txt", folio.Folio{}, time.Time{}, "书店"),
	}, nil, nil)
	l := &Lister{Shelf: shelf, View: ViewDates}
	var got strings.Builder
	for _, r := range l.List(shelf.Match(context.Background(), nil, "")) {
		if r.Head == nil {
			got.WriteString("    " + r.Article().Headline + "\n")
			continue
		}
		got.WriteString(strings.Repeat("  ", r.Head.Level) + r.Head.Title() + "\n")
	}
	want := `江岸日报　2024年3月4日
  第3版 评论
    渡口
  第10版 副刊
    旧码头
河源晨报　2024年3月4日　A05版
    路灯
2024年3月3日
    菜农
x.txt
    书店
`
	if got.String() != want {
		t.Errorf("listed as\n%swant\n%s", got.String(), want)
	}
}

// TestStanding: where an article stood is said after its author, or under its headline.
// TestHitsOfAnIssue: what is found in the issue stands first, best first whatever its
// page, and what was meant is told once.
func TestHitsOfAnIssue(t *testing.T) {
	if err := tongue.Speak("zh-Hans"); err != nil {
		t.Fatal(err)
	}
	sheet := func(page, day, headline string) *library.Sheet {
		at, _ := time.Parse(time.DateOnly, day)
		return library.NewSheet("/p/"+headline, headline, "", at, library.Contents{
			Folio: folio.Folio{Newspaper: "江岸日报", Day: day, Page: page}, Articles: []library.Article{{ID: headline, Headline: headline, Column: "街谈"}}})
	}
	shelf := stock.NewShelf([]*library.Sheet{
		sheet("1", "2024-03-04", "老渡口与北京"), sheet("2", "2024-03-04", "北京的渡口"), sheet("1", "2024-03-05", "北京又添了灯"),
	}, nil, nil)
	var items []find.Item
	leaf := stock.Leaf{}
	for _, r := range shelf.Refs {
		items = append(items, find.Item{Headline: r.Article().Headline})
		if r.Article().Headline == "老渡口与北京" {
			leaf = r.Leaf()
		}
	}
	for query, want := range map[string]string{
		"北京":     "北京的渡口/老渡口与北京/- 其他各期/北京又添了灯",
		"bejing": "- 你要找的是不是：北京（beijing）/北京的渡口/老渡口与北京/- 其他各期/北京又添了灯",
	} {
		l := &Lister{Shelf: shelf, View: ViewIssue, Leaf: leaf, Query: query}
		var got []string
		for _, r := range l.List(find.New(items).Filter(t.Context(), query)) {
			if r.Head == nil {
				got = append(got, r.Article().Headline)
			} else {
				got = append(got, "- "+r.Head.Title())
			}
		}
		if strings.Join(got, "/") != want {
			t.Errorf("%s is listed as\n%s, want\n%s", query, strings.Join(got, "/"), want)
		}
	}
}

func TestStanding(t *testing.T) {
	if err := tongue.Speak("zh-Hans"); err != nil {
		t.Fatal(err)
	}
	where := Stands(folio.Folio{Newspaper: "江岸日报", Day: "2024-03-04", Page: "3", Name: "评论"})
	if where != "《江岸日报》 2024年3月4日 第3版 评论" {
		t.Errorf("it stands %q", where)
	}
	head := document.Block{Style: document.Headline, Text: "渡口"}
	for _, c := range []struct {
		blocks []document.Block
		want   string
	}{
		{[]document.Block{head, {Style: document.Byline, Text: "何小满"}}, "渡口|何小满　" + where},
		{[]document.Block{head, {Style: document.Subhead, Text: "记一个早晨"}, {Style: document.Body, Text: "水退了。"}}, "渡口|记一个早晨|" + where + "|水退了。"},
	} {
		d := document.Document{Blocks: c.blocks}
		standing(&d, where)
		var got []string
		for _, b := range d.Blocks {
			got = append(got, b.Text)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q, want %q", s, c.want)
		}
	}
	if s := Stands(folio.Folio{}); s != "" {
		t.Errorf("what stands nowhere stands %q", s)
	}
}

package markup

import (
	"strings"
	"testing"

	"lanmu/data/folio"
	"lanmu/data/page"
)

// everything is an article of every kind of block that Markdown and HTML both tell.
func everything() page.Article {
	text := func(s string, marks ...page.Mark) page.Text { return page.Text{String: s, Marks: marks} }
	mark := func(s, of string, kind page.MarkKind, to string) page.Text {
		at := strings.Index(s, of)
		return text(s, page.Mark{Kind: kind, Start: at, End: at + len(of), To: to})
	}
	return page.Article{
		ID: "灯", Headline: text("山里的灯一盏一盏亮起来"), Byline: page.Byline{Name: "何小满", Role: page.Author},
		Blocks: []page.Block{
			{Kind: page.Paragraph, Text: mark("全镇一年用电约6×1011度，比去年多，天黑以后，窗口都亮着。", "11", page.Superscript, "")},
			{Kind: page.Paragraph, Text: mark("镇上的人都说灯好[1]，天黑以后，家家户户的窗口都亮着。", "[1]", page.NoteMark, "1")},
			{Kind: page.Subheading, Level: 1, Text: text("灯从哪里来")},
			{Kind: page.Paragraph, Text: mark("灯是省里送来的，二十八盏，每盏都有编号，记在红皮的本子上。", "二十八盏", page.Strong, "")},
			{Kind: page.Item, Level: 1, LeadIn: 3, Text: text("1. 灯要亮；")},
			{Kind: page.Item, Level: 2, Text: text("先是村口的，")},
			{Kind: page.Item, Level: 2, Text: text("后是桥头的。")},
			{Kind: page.Item, Level: 1, LeadIn: 3, Text: text("7. 路要通。")},
			{Kind: page.Paragraph, Text: text("有人写过一首诗，贴在村口的墙上，来往的人都看见了。")},
			{Kind: page.Verse, Text: text("山外青山远，\n门前流水长。\n\n灯前人不语，\n窗外月如霜。")},
			{Kind: page.BlockQuote, Text: text("山中有灯，灯下有书，书中的路通到外面去，路上的人都回来。")},
			{Kind: page.Table, Header: 1, Text: text("年份\t学生\t教师\n1998\t112\t3\n2024\t28\t4")},
			{Kind: page.Paragraph, Text: mark("名字里有个难认的字，魑，孩子们念了好几遍才记住它。", "魑", page.Ruby, "chī")},
			{Kind: page.Dateline, LeadIn: len("本报江岸3月2日电　"), Text: text("本报江岸3月2日电　灯昨天亮了一夜，来看的人站满了桥头，到天亮才散。")},
			{Kind: page.Question, LeadIn: len("问："), Text: text("问：灯是谁点的？")},
			{Kind: page.Answer, LeadIn: len("答："), Text: text("答：镇上的人。")},
			{Kind: page.Dialogue, LeadIn: len("何小满："), Text: text("何小满：我也点过一盏。")},
			{Kind: page.Dialogue, LeadIn: len("林青河："), Text: text("林青河：我点过两盏。")},
			{Kind: page.Dialogue, LeadIn: len("何小满："), Text: text("何小满：都亮着。")},
			{Kind: page.Dialogue, LeadIn: len("林青河："), Text: text("林青河：亮着呢。")},
			{Kind: page.Formula, Text: mark("E = mc2", "2", page.Superscript, "")},
			{Kind: page.Divider},
			{Kind: page.Divider, Text: text("＊＊＊")},
			{Kind: page.Preformatted, Text: text("go run .\n    -page 12")},
			{Kind: page.PullQuote, Text: text("窗口都亮着")},
			{Kind: page.Caption, Text: text("桥头的灯。 何小满 摄")},
			{Kind: page.Paragraph, Text: mark("这是要紧的话，说了许多遍，来往的人都记得。", "要紧的话", page.EmphasisDots, "")},
			{Kind: page.Paragraph, Text: mark("这是着重的话，说了许多遍，来往的人都记得。", "着重的话", page.Emphasis, "")},
			{Kind: page.Paragraph, Text: mark("水是H2O，人人知道，来往的人都记得这一点。", "2", page.Subscript, "")},
			{Kind: page.Paragraph, Text: mark("见镇上的网页，上面写着灯的来历和数目。", "镇上的网页", page.Link, "https://example.org/a?b=c&d=e")},
			{Kind: page.Paragraph, Text: mark("这一句删去的话，又写了回来，来往的人都记得。", "删去的话", page.Deleted, "")},
			{Kind: page.Paragraph, Text: mark("打go run一行字，灯就亮了，来往的人都看见。", "go run", page.Code, "")},
			{Kind: page.EditorsNote, LeadIn: len("编者按："), Text: text("编者按：这封信说的是一盏灯，也不只是一盏灯。")},
			{Kind: page.Salutation, Text: text("编辑同志：")},
			{Kind: page.Paragraph, Text: text("我是镇上的一名教师，读了山里的灯，很受感动，特写信致谢。")},
			{Kind: page.Closing, Level: 1, Text: text("此致")},
			{Kind: page.Closing, Level: 2, Text: text("敬礼！")},
			{Kind: page.Signature, Text: text("柳河镇第三小学　李大力")},
			{Kind: page.Signature, Text: text("2024年6月15日")},
			{Kind: page.Footnote, LeadIn: 4, Name: "1", Text: text("[1] 数目是镇上报的。")},
		},
	}
}

// TestBlocksAreReadBack writes an article of every kind and reads what was written.
func TestBlocksAreReadBack(t *testing.T) {
	a := everything()
	p := &page.Page{Folio: folio.Folio{Newspaper: "江岸日报", Day: "2024-03-04", Page: "3", Name: "评论"}, Articles: []page.Article{a}}
	for name, write := range map[string]func(*strings.Builder) error{
		"Markdown":                           func(b *strings.Builder) error { return p.WriteMarkdown(b, nil) },
		"Markdown that says where it stands": func(b *strings.Builder) error { return p.WriteMarkdownText(b, nil) },
		"HTML":                               func(b *strings.Builder) error { return p.WriteHTML(b, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			q := compose(t, b.String())
			if len(q.Articles) != 1 {
				t.Fatalf("%d articles of\n%s", len(q.Articles), b.String())
			}
			if f := q.Folio; name != "HTML" && f.String() != p.Folio.String() || q.Articles[0].Byline.Name != a.Byline.Name {
				t.Errorf("%s is by %q and stands %+v, read back %q and %+v", a.Headline.String, a.Byline.Name, p.Folio, q.Articles[0].Byline.Name, f)
			}
			got := q.Articles[0].Blocks
			for i, want := range a.Blocks {
				if i >= len(got) {
					t.Fatalf("nothing for %q of\n%s", want.Text.String, b.String())
				}
				g := got[i]
				if g.Kind != want.Kind || g.Level != want.Level || g.LeadIn != want.LeadIn || g.Name != want.Name || g.Header != want.Header || g.Text.String != want.Text.String {
					t.Errorf("%s %d %d %q %q, read back %s %d %d %q %q", want.Kind, want.Level, want.LeadIn, want.Name, want.Text.String, g.Kind, g.Level, g.LeadIn, g.Name, g.Text.String)
				}
				if len(g.Text.Marks) != len(want.Text.Marks) {
					t.Errorf("%q: marks %v, read back %v", want.Text.String, want.Text.Marks, g.Text.Marks)
					continue
				}
				for k, m := range want.Text.Marks {
					if g.Text.Marks[k] != m {
						t.Errorf("%q: %v, read back %v", want.Text.String, m, g.Text.Marks[k])
					}
				}
			}
			if t.Failed() {
				t.Log(b.String())
			}
		})
	}
}

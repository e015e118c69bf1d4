package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// ferry, lamps and greens are texts of articles, a paragraph each.
var (
	ferry  = []string{"东河的渡口昨天又开了船，撑船的老人说，水涨了三尺，正好过得了新修的闸。", "等船的人不多，都带着伞，站在石阶上往对岸看。"}
	lamps  = []string{"镇上把旧码头的木板换成了石条，岸边添了六盏灯，夜里也看得清水线。", "孩子们放学以后来数船，一天能数到十四只。"}
	greens = []string{"对岸的菜农把菜装在竹筐里，早上五点过河，七点以前赶到集市。", "筐里的叶子还带着露水。"}
)

// setIn puts paragraphs as dumps do, each set in, with between after each.
func dumped(texts []string, between string) string {
	return "　　" + strings.Join(texts, between+"　　") + "\n"
}

type listedArticle struct {
	kicker, headline, subhead, byline string
	texts                             []string
}

// TestListedDumps restores dumps of articles in the forms there are.
func TestListedDumps(t *testing.T) {
	three := []listedArticle{{"", "渡口又开了船", "", "何小满;苏望", ferry}, {"", "旧码头添了六盏灯 夜里看得清水线", "", "苏望", lamps}, {"", "菜农过河赶早市（河边·见闻）", "", "", greens}}
	for _, c := range []struct {
		name, dump          string
		newspaper, date, no string
		want                []listedArticle
	}{
		{name: "author and day under the headline", want: three, dump: "渡口又开了船\n作者：何小满;苏望  时间：2021-03-09\n\n\n" + dumped(ferry, "\n\n") +
			"\n旧码头添了六盏灯 夜里看得清水线\n作者：苏望  时间：2021-03-08\n\n" + dumped(lamps, "\n\n") +
			"\n菜农过河赶早市（河边·见闻）\n作者：  时间：2021-03-07\n\n" + dumped(greens, "\n\n")},
		{name: "the newspaper, the day and the page", newspaper: "江岸日报", date: "1958-03-09", no: "6", want: []listedArticle{{"", "渡口又开了船 东河少走十里", "", "", ferry}, {"", "旧码头添了六盏灯", "", "", lamps}},
			dump: "渡口又开了船 东河少走十里\n江岸日报 日期：1958-03-09 版次：06 版\n" + strings.Join(ferry, "\n") + "\n\n旧码头添了六盏灯\n江岸日报 日期：1958-03-09 版次：06 版\n" + strings.Join(lamps, "\n") + "\n"},
		{name: "every field on a line", newspaper: "江岸日报", want: three[:2], dump: "标题：渡口又开了船\n作者：何小满;苏望\n来源：江岸日报\n报纸：江岸日报\n日期：2021年3月9日\n正文：" + strings.Join(ferry, "\n") +
			"\n----------\n标题：旧码头添了六盏灯 夜里看得清水线\n作者：苏望\n来源：江岸日报\n报纸：江岸日报\n日期：2021年3月8日\n正文：" + strings.Join(lamps, "\n") + "\n"},
		{name: "numbered, with second headlines", want: []listedArticle{{"水涨三尺——", "渡口又开了船", "——东河的一天", "何小满", ferry}, {"", "旧码头添了六盏灯", "夜里看得清水线", "苏望", lamps}},
			dump: "水涨三尺——\n1. 渡口又开了船\n——东河的一天\n时间：2021-03-09 作者：何小满 来源：江岸日报\n" + strings.Join(ferry, "\n") + "\n\n2. 旧码头添了六盏灯\n夜里看得清水线\n时间：2021-03-08 作者：苏望 来源：江岸日报\n" + strings.Join(lamps, "\n") + "\n"},
		{name: "fields over the headline", want: three[:2], dump: "作者：何小满;苏望  时间：2021-03-09\n渡口又开了船\n" + dumped(ferry, "\n") + "\n作者：苏望  时间：2021-03-08\n旧码头添了六盏灯 夜里看得清水线\n" + dumped(lamps, "\n")},
		{name: "an edition's own line, after the author", newspaper: "江岸日报", date: "2021-03-09", want: []listedArticle{{"", "渡口又开了船", "", "本报记者 何小满", ferry}, {"", "旧码头添了六盏灯", "", "苏 望", lamps}, {"", "菜农过河赶早市", "", "", greens}},
			dump: "渡口又开了船\n本报记者 何小满\n《江岸日报》（2021年03月09日 第 06 版）\n" + dumped(ferry, "\n") + "第 15 页\n旧码头添了六盏灯\n苏 望\n《江岸日报》（2021年03月09日 第 06 版）\n" + dumped(lamps, "\n") +
				"第 16 页\n菜农过河赶早市\n《江岸日报》（2021年03月09日 第 07 版）\n" + dumped(greens, "\n") + "第 17 页\n"},
		{name: "a day alone under the headline", want: []listedArticle{{"", "渡口又开了船", "", "", ferry}, {"", "旧码头添了六盏灯", "", "", lamps}},
			dump: "渡口又开了船\n1958.03.09\n" + strings.Join(ferry, "\n") + "\n\n旧码头添了六盏灯\n1958.03.09\n" + strings.Join(lamps, "\n") + "\n"},
		{name: "a day over the headline", want: []listedArticle{{"", "渡口又开了船", "", "", ferry}, {"", "旧码头添了六盏灯", "", "", lamps}},
			dump: "2021年3月9日 星期二\n渡口又开了船\n" + dumped(ferry, "\n") + "\n2021年3月10日 星期三\n旧码头添了六盏灯\n" + dumped(lamps, "\n")},
		{name: "the time alone, after its label", want: []listedArticle{{"", "渡口又开了船", "", "", ferry}, {"", "旧码头添了六盏灯", "", "", lamps}},
			dump: "渡口又开了船\n时间：2021-03-09 08:30\n" + dumped(ferry, "\n") + "\n旧码头添了六盏灯\n时间：2021-03-10 09:00\n" + dumped(lamps, "\n")},
		{name: "pages, and labels in brackets", want: []listedArticle{{"", "渡口又开了船", "", "何小满", ferry}, {"", "旧码头添了六盏灯", "", "苏望", lamps}},
			dump: "第1版（要闻）\n渡口又开了船\n【作者】何小满\n" + strings.Join(ferry, "\n") + "\n第2版（副刊）\n旧码头添了六盏灯\n【作者】苏望\n" + strings.Join(lamps, "\n") + "\n"},
		{name: "numbers alone", want: []listedArticle{{"", "渡口又开了船", "", "", ferry}, {"", "旧码头添了六盏灯", "", "", lamps}, {"", "菜农过河赶早市", "", "", greens}},
			dump: "1. 渡口又开了船\n" + strings.Join(ferry, "\n") + "\n2. 旧码头添了六盏灯\n" + strings.Join(lamps, "\n") + "\n3. 菜农过河赶早市\n" + strings.Join(greens, "\n") + "\n"},
		{name: "what stands over and under a headline, labelled", want: []listedArticle{{"水涨三尺", "渡口又开了船", "东河少走十里", "何小满", ferry}, {"", "旧码头添了六盏灯", "夜里看得清水线", "苏望", lamps}},
			dump: "引题：水涨三尺\n标题：渡口又开了船\n副标题：东河少走十里\n日期：2021年3月9日\n作者：何小满\n" + strings.Join(ferry, "\n") + "\n==========\n标题：旧码头添了六盏灯 副题：夜里看得清水线\n日期：2021年3月9日\n作者：苏望\n" + strings.Join(lamps, "\n") + "\n"},
		{name: "the day and the page over the headline", want: []listedArticle{{"", "渡口又开了船", "——东河的一天", "本报记者 何小满", ferry}, {"", "旧码头添了六盏灯", "", "苏 望", lamps}, {"", "菜农过河赶早市", "", "", greens}},
			dump: "2021年3月9日 第01版 要闻\n渡口又开了船\n——东河的一天\n本报记者 何小满\n" + dumped(ferry, "\n") + "\n2021年3月9日 第02版 综合\n旧码头添了六盏灯\n苏 望\n" + dumped(lamps, "\n") + "\n2021年3月10日 第02版 综合\n菜农过河赶早市\n" + dumped(greens, "\n")},
		{name: "an address under the headline", want: []listedArticle{{"", "渡口又开了船", "", "", ferry}, {"", "旧码头添了六盏灯", "", "", lamps}},
			dump: "第01版：要闻\n\n渡口又开了船\nhttp://paper.example.org/2021-03/09/1.htm\n" + strings.Join(ferry, "\n") + "\n\n旧码头添了六盏灯\nhttp://paper.example.org/2021-03/09/2.htm\n" + strings.Join(lamps, "\n") + "\n"},
		{name: "one article", want: three[:1], dump: "渡口又开了船\n作者：何小满;苏望  时间：2021-03-09\n\n" + dumped(ferry, "\n")},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := Restore(c.dump)
			assertKept(t, p)
			if f := p.Folio; f.Newspaper != c.newspaper || c.date != "" && f.Day != c.date || c.no != "" && f.Page != c.no {
				t.Errorf("%+v", f)
			}
			var got []listedArticle
			for i := range p.Articles {
				a := &p.Articles[i]
				got = append(got, listedArticle{a.Kicker.String, a.Headline.String, a.Subhead.String, a.Byline.Name, list(a.Paragraphs())})
			}
			if !slices.EqualFunc(got, c.want, func(a, b listedArticle) bool {
				return a.kicker == b.kicker && a.headline == b.headline && a.subhead == b.subhead && a.byline == b.byline && slices.Equal(a.texts, b.texts)
			}) {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
		})
	}
}

// TestArticlesSayWhereTheyStood: what is not the same of all articles of a document is told
// of each; of one day, pages make an issue of it.
func TestArticlesSayWhereTheyStood(t *testing.T) {
	field := func(kind PartKind, text string) Part { return Part{Kind: kind, Text: text} }
	story := func(head string, text []string, fields ...Part) []Part {
		return append(append(fields, field(PartHeadline, head)), field(PartParagraph, text[0]), field(PartParagraph, text[1]))
	}
	days := "渡口又开了船\n作者：何小满  时间：2021-03-09\n\n" + dumped(ferry, "\n\n") + "\n旧码头添了六盏灯\n作者：苏望  时间：2021-03-08\n\n" + dumped(lamps, "\n\n")
	for _, c := range []struct {
		name   string
		page   *Page
		stood  []string // of its articles
		itself string
		leaves string
	}{
		{"a dump of several days", Restore(days), []string{"2021年3月9日", "2021年3月8日"}, "", "[]"},
		{"a dump of one", Restore(strings.ReplaceAll(days, "03-08", "03-09")), []string{"2021年3月9日", "2021年3月9日"}, "2021年3月9日", "[]"},
		{"a dump of an issue", Restore("渡口又开了船\n《江岸日报》（2021年03月09日 第 06 版）\n" + dumped(ferry, "\n") + "旧码头添了六盏灯\n《江岸日报》（2021年03月09日 第 07 版）\n" + dumped(lamps, "\n") +
			"菜农过河赶早市\n《江岸日报》（2021年03月09日 第 06 版）\n" + dumped(greens, "\n")),
			[]string{"《江岸日报》2021年3月9日第6版", "《江岸日报》2021年3月9日第7版", "《江岸日报》2021年3月9日第6版"}, "《江岸日报》2021年3月9日", "[{0 6  [0 2]} {0 7  [1]}]"},
		{"stories of two papers", Compose(append(story("渡口又开了船", ferry, field(PartNewspaper, "江岸日报"), field(PartDate, "2021-03-09"), field(PartEdition, "03")),
			story("旧码头添了六盏灯", lamps, field(PartNewspaper, "西山晚报"), field(PartDate, "2021-03-09"))...)),
			[]string{"《江岸日报》2021年3月9日第3版", "《西山晚报》2021年3月9日"}, "2021年3月9日", "[]"},
		{"headlines alone", Compose([]Part{field(PartDate, "2021-03-09"), field(PartHeadline, "渡口又开了船"), field(PartDate, "2021-03-09"), field(PartHeadline, "旧码头添了六盏灯"), field(PartDate, "2021-03-08"), field(PartHeadline, "菜农过河赶早市")}),
			[]string{"2021年3月9日", "2021年3月9日", "2021年3月8日"}, "", "[]"},
		{"said before the first for all", Compose(append(story("渡口又开了船", ferry, field(PartDate, "2021-03-09")), story("旧码头添了六盏灯", lamps)...)),
			[]string{"2021年3月9日", "2021年3月9日"}, "2021年3月9日", "[]"},
		{"said under each headline", Compose([]Part{field(PartHeadline, "渡口又开了船"), field(PartDate, "2021-03-09"), field(PartParagraph, ferry[0]), field(PartHeadline, "旧码头添了六盏灯"), field(PartDate, "2021-03-08"), field(PartParagraph, lamps[0])}),
			[]string{"2021年3月9日", "2021年3月8日"}, "", "[]"},
	} {
		assertKept(t, c.page)
		var stood []string
		for i := range c.page.Articles {
			stood = append(stood, c.page.FolioOf(i).String())
		}
		if !slices.Equal(stood, c.stood) || c.page.Folio.String() != c.itself || fmt.Sprint(c.page.Leaves) != c.leaves {
			t.Errorf("%s: articles stand %q, the page %q, leaves %v", c.name, stood, c.page.Folio, c.page.Leaves)
		}
	}
}

// TestNoListedDumps leaves pages alone whose texts have lines like fields.
func TestNoListedDumps(t *testing.T) {
	for name, dump := range map[string]string{
		"a notice":                  "渡口又开了船\n□何小满\n" + strings.Join(ferry, "\n") + "\n时间：3月9日\n地点：东河渡口\n" + strings.Join(lamps, "\n"),
		"a page's foot":             "渡口又开了船\n□何小满\n" + strings.Join(ferry, "\n") + "\n05版 责任编辑：苏望\n旧码头添了六盏灯\n□苏望\n" + strings.Join(lamps, "\n") + "\n06版 责任编辑：苏望",
		"an author":                 "渡口又开了船\n作者：何小满\n" + strings.Join(ferry, "\n"),
		"an interview":              "渡口又开了船\n记者：什么时候开的船？\n撑船人：昨天。\n记者：水涨了多少？\n撑船人：三尺。",
		"a text in numbered parts":  "渡口又开了船\n1. 水涨了\n" + strings.Join(ferry, "\n") + "\n2. 灯亮了\n" + strings.Join(lamps, "\n"),
		"a list":                    "1. 渡口\n2. 旧码头\n3. 早市\n" + strings.Join(ferry, "\n"),
		"a page's day, over a page": "2031年5月6日\n■街谈\n渡口又开了船\n□何小满\n" + strings.Join(ferry, "\n") + "\n2031年5月6日\n旧码头添了六盏灯\n□苏望\n" + strings.Join(lamps, "\n"),
		"days of a calendar":        "渡口的一年\n2021年3月9日\n开船。\n2021年3月10日\n停船\n2021年3月11日\n" + strings.Join(ferry, "\n"),
		"heads of pages, and several articles under each": "2021年3月9日 第01版 要闻\n渡口又开了船\n" + dumped(ferry, "\n") + "旧码头添了六盏灯\n" + dumped(lamps, "\n") + "2021年3月9日 第02版 综合\n菜农过河赶早市\n" + dumped(greens, "\n") + "2021年3月9日 第03版 副刊\n渡口又开了船\n" + dumped(ferry, "\n"),
		"the day of a paper":                              "江岸日报 2021年03月09日 星期二\n渡口又开了船\n□何小满\n" + strings.Join(ferry, "\n"),
	} {
		blocks, _ := blocksIn(dump, &watch{ctx: t.Context()})
		if list := headings(blocks); list != nil {
			t.Errorf("%s: %+v", name, list)
		}
	}
}

// TestFeetOfPages does not let the number of a dump's page cut a sentence, and
// leaves numbers of the text where they are.
func TestFeetOfPages(t *testing.T) {
	for s, want := range map[string]bool{"第 11 页": true, "第11页 共22页": true, "- 7 -": true, "Page 3 of 9": true, "第11页说": false, "11": false, "第三页": false} {
		if pageFoot.MatchString(s) != want {
			t.Errorf("%q", s)
		}
	}
	lines := []string{"东河的渡口昨天又开了船，撑船的老人说，水涨", "了三尺，正好过得了新修的闸，等船的人不多，", "都带着伞，站在石阶上往对岸看，看见一只白鹭", "第 15 页", "站在船头上，一动也不动，像是也在等什么人来", "接它过河去，后来船开了，它就飞走了，谁也没", "看清它往哪边飞。"}
	head := "渡口又开了船\n《江岸日报》（2021年03月09日 第 06 版）\n"
	p := Restore(head + strings.Join(lines, "\n") + "\n第 16 页\n" + head + strings.Join(lines, "\n"))
	assertKept(t, p)
	for i := range p.Articles {
		if n := len(p.Articles[i].Paragraphs()); n != 1 {
			t.Errorf("%d paragraphs: %q", n, list(p.Articles[i].Paragraphs()))
		}
	}
	if len(p.Articles) != 2 {
		t.Errorf("%d articles", len(p.Articles))
	}
}

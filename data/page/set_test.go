package page

import (
	"fmt"
	"strings"
	"testing"
)

// setOutline writes what became of a page, a line each.
func setOutline(p *Page) string {
	var b strings.Builder
	for i := range p.Articles {
		a := &p.Articles[i]
		fmt.Fprintf(&b, "# %s | %s | %s | %s\n", a.Column, a.Kicker.String, a.Headline.String, a.Byline.Name)
		for _, t := range a.Paragraphs() {
			fmt.Fprintf(&b, "%s\n", t.String)
		}
		for _, t := range a.PullQuotes() {
			fmt.Fprintf(&b, "quote: %s\n", t.String)
		}
		for _, t := range a.Captions() {
			fmt.Fprintf(&b, "caption: %s\n", t.String)
		}
	}
	for _, t := range p.Leftovers {
		fmt.Fprintf(&b, "left: %s\n", t.String)
	}
	return strings.TrimSpace(b.String())
}

// set makes a block of type: its size in tenths of the body's and its frame.
func set(size uint8, frame int, text string) Part {
	return Part{Kind: PartType, Size: size, Page: 1, Frame: frame, Lines: 1, Text: text}
}

// latinStory is long enough for a page to be one in Latin letters.
const latinStory = "The lamps of the town were lit one after the other, until the light had come as far as the hill on which nobody had lived since the flood, and those who stood at the windows said that they could see the road again, and the bridge."

func TestTellKinds(t *testing.T) {
	apart := func(p Part) Part { p.Apart = true; return p }
	aside := func(p Part) Part { p.Aside = true; return p }
	bold := func(p Part) Part { p.Bold = true; return p }
	at := func(p Part, left, top, right, bottom int) Part {
		p.Regions = []Region{{1, left, top, right, bottom}}
		return p
	}
	for _, c := range []struct {
		what  string
		parts []Part
		want  string
	}{
		{"a label, a headline, an author; the next article has no label", []Part{
			bold(set(11, 1, "HARBOUR")), set(30, 1, "Lamps reach the far hills"), bold(set(9, 1, "By Ann Lamplighter")),
			set(10, 2, "The lamps of the town were lit one after the other."),
			apart(set(20, 3, "Bridge opens after a year")), bold(set(9, 3, "By Tom Ferry")),
			set(10, 4, "Nobody had crossed the river since the flood."),
		}, "# HARBOUR |  | Lamps reach the far hills | By Ann Lamplighter\nThe lamps of the town were lit one after the other.\n" +
			"#  |  | Bridge opens after a year | By Tom Ferry\nNobody had crossed the river since the flood."},
		{"a column's name in display type over several briefs", []Part{
			set(22, 1, "镇上新闻"), apart(set(16, 2, "桥修好了人过河去看灯")), set(10, 2, "河上的桥修好了，有人过河去看灯。"),
			apart(set(16, 3, "书店在冬天里开了门")), set(10, 3, "书店开了门，门口有一棵树。"),
		}, "# 镇上新闻 |  | 桥修好了人过河去看灯 | \n河上的桥修好了，有人过河去看灯。\n# 镇上新闻 |  | 书店在冬天里开了门 | \n书店开了门，门口有一棵树。"},
		{"headings in the text are no headlines, numbered or not", []Part{
			set(30, 1, "路灯亮到山那边的若干做法"), set(8, 1, "林小满"), set(10, 2, "天黑了，街上没有人走动。"),
			set(12, 2, "一、灯是怎样亮的"), set(10, 2, "用旧零件装起了第一盏灯。"), set(12, 2, "灯亮了以后"), set(10, 2, "人就来到街上。"),
		}, "#  |  | 路灯亮到山那边的若干做法 | 林小满\n天黑了，街上没有人走动。\n一、灯是怎样亮的\n用旧零件装起了第一盏灯。\n灯亮了以后\n人就来到街上。"},
		{"a pull quote in the text, a caption beside it, a source line, a jump", []Part{
			set(30, 1, "Lamps reach the far hills"), set(10, 2, "The lamps of the town were lit."),
			bold(set(12, 2, "Nobody had lived on the hills beyond the town for as long as anyone knew")),
			set(10, 2, "A bookshop opened there in the winter."), aside(set(9, 3, "The bookshop on the hill")),
			set(10, 4, "continued on page 4"), set(9, 4, "《江岸日报》（2025年3月2日 第 01 版）"),
		}, "#  |  | Lamps reach the far hills | \nThe lamps of the town were lit.\nA bookshop opened there in the winter.\n" +
			"quote: Nobody had lived on the hills beyond the town for as long as anyone knew\ncaption: The bookshop on the hill\n" +
			"left: continued on page 4\nleft: 《江岸日报》（2025年3月2日 第 01 版）"},
		{"what a newspaper says of itself above its first headline", []Part{
			set(12, 1, "Founded by Ann Lamplighter"), set(14, 2, "The River Gazette every morning"), set(11, 3, "Lunedì 3 marzo 2031"), set(6, 4, "Anno 31 N. 41 € 1,70"),
			apart(set(30, 5, "Lamps reach the far hills")), set(10, 6, latinStory),
		}, "#  |  | Lamps reach the far hills | \n" + latinStory + "\nleft: Founded by Ann Lamplighter\nleft: The River Gazette every morning\nleft: Lunedì 3 marzo 2031\nleft: Anno 31 N. 41 € 1,70"},
		{"a pull quote between rules, as large as headlines", []Part{
			set(30, 1, "Lamps reach the far hills"), set(10, 2, "The lamps of the town were lit one after the other."),
			apart(set(16, 3, "Nobody had lived on the hill since the flood")), apart(set(10, 4, "Nobody had lived on the hill since the flood, as anyone knew.")),
		}, "#  |  | Lamps reach the far hills | \nThe lamps of the town were lit one after the other.\nNobody had lived on the hill since the flood, as anyone knew.\nquote: Nobody had lived on the hill since the flood"},
		{"several letters under headlines hardly larger than they are", []Part{
			bold(at(set(13, 1, "Lamps on the hills"), 0, 0, 90, 14)), at(set(10, 1, latinStory), 0, 16, 90, 200),
			bold(at(set(10, 1, "ANN LAMPLIGHTER"), 0, 200, 90, 210)), at(set(10, 1, "Mill Street"), 0, 211, 90, 221),
			bold(at(set(13, 1, "Bridge opened too early"), 0, 240, 90, 254)), at(set(10, 1, "Nobody had crossed the river since the flood."), 0, 256, 90, 300),
		}, "#  |  | Lamps on the hills | \n" + latinStory + "\nANN LAMPLIGHTER\nMill Street\n#  |  | Bridge opened too early | \nNobody had crossed the river since the flood."},
		{"a column's name in display type over one strip; what an edition prints at its foot", []Part{
			at(set(14, 1, "The matter"), 220, 0, 280, 14), apart(at(set(20, 2, "Lamps reach the hills"), 200, 20, 300, 40)), at(set(10, 2, latinStory), 200, 44, 300, 200),
			at(set(18, 2, "The old ferry"), 210, 220, 300, 240), at(set(10, 2, "Nobody had crossed."), 200, 244, 300, 300),
			apart(at(set(26, 3, "Bridge opens after a year"), 100, 320, 300, 350)), at(set(10, 3, "It is made of stone and has two arches."), 100, 354, 200, 400),
			apart(at(set(6, 4, "Printed at Mill Street by the River Press"), 0, 500, 100, 510)), at(set(6, 5, "Abroad 3 marks"), 120, 500, 200, 510),
		}, "# The matter |  | Lamps reach the hills | \n" + latinStory + "\n# The matter |  | The old ferry | \nNobody had crossed.\n" +
			"#  |  | Bridge opens after a year | \nIt is made of stone and has two arches.\nleft: Printed at Mill Street by the River Press\nleft: Abroad 3 marks"},
		{"the day under a headline is no masthead", []Part{
			set(30, 1, "Lamps reach the far hills"), set(9, 2, "Monday, 3 March 2031"), set(10, 2, latinStory),
		}, "#  |  | Lamps reach the far hills | \nMonday, 3 March 2031\n" + latinStory},
		{"an author under the text, and where it goes on: marks that are no column's", []Part{
			set(30, 1, "Lamps reach the far hills"), set(10, 2, latinStory), set(10, 2, "di Ann Lamplighter, Tom Ferry"), set(10, 2, "Jane Wick e Roe ● alle pagine 20 e 21"),
			apart(set(20, 3, "Bridge opens after a year")), set(10, 4, "Nobody had crossed the river since the flood."), set(10, 4, "● nello sport"),
		}, "#  |  | Lamps reach the far hills | di Ann Lamplighter, Tom Ferry Jane Wick e Roe\n" + latinStory + "\n#  |  | Bridge opens after a year | \nNobody had crossed the river since the flood.\n" +
			"left: ● alle pagine 20 e 21\nleft: ● nello sport"},
	} {
		if got := setOutline(Compose(c.parts)); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.what, got, c.want)
		}
	}
}

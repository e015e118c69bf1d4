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

func TestTellKinds(t *testing.T) {
	apart := func(p Part) Part { p.Apart = true; return p }
	aside := func(p Part) Part { p.Aside = true; return p }
	bold := func(p Part) Part { p.Bold = true; return p }
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
	} {
		if got := setOutline(Compose(c.parts)); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.what, got, c.want)
		}
	}
}

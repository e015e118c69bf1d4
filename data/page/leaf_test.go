package page

import (
	"fmt"
	"strings"
	"testing"
)

// sheetOfType is a page of a document as its parts are handed over: what it says of
// itself, and an article.
func sheetOfType(n int, says, headline string) []Part {
	at := func(p Part, top int) Part {
		p.Page, p.Frame, p.Regions = n, n, []Region{{Page: n, Left: 40, Top: top, Right: 400, Bottom: top + 20}}
		return p
	}
	out := []Part{at(Part{Kind: PartType, Size: 20, Text: headline, Lines: 1, Width: 360}, 60),
		at(Part{Kind: PartType, Size: 10, Text: "入冬以来，渡口的老人轮流看护了六盏路灯，夜里也看得清水线，来的人一天比一天多，灯也亮得一天比一天久。", Lines: 3, Width: 360, Indent: 20}, 100)}
	for i, s := range strings.Split(says, "|") {
		if s != "" {
			out = append(out, at(Part{Kind: PartOther, Size: 8, Text: s, Lines: 1, Width: 360}, 20+i))
		}
	}
	return out
}

// TestLeaves: a document is an issue if its pages say so as newspapers do; then each
// article is on the page that it begins on.
func TestLeaves(t *testing.T) {
	for _, c := range []struct {
		name, pages string // pages parted by /; what each says by |
		want        string
	}{
		{"an issue", "江岸日报　2024年3月4日　星期一|第1版　要闻/江岸日报　2024年3月4日　星期一|第2版　评论", "1 要闻: 0; 2 评论: 1"},
		{"letters", "A01　要闻/A02/B01　副刊", "A01 要闻: 0; A02: 1; B01 副刊: 2"},
		{"its first page has its masthead", "江岸日报|2024年3月4日 星期一/第2版　评论/第3版　地方", "1: 0; 2 评论: 1; 3 地方: 2"},
		{"a page prints none", "第1版　要闻/第3版　地方/广告", "1 要闻: 0; 3 地方: 1; : 2"},
		{"several sheets of one page, as who prints articles makes them", "《江岸日报》（2024年3月4日 第 01 版）/《江岸日报》（2024年3月4日 第 01 版）/《江岸日报》（2024年3月4日 第 02 版）", "1: 0 1; 2: 2"},
		{"an article of its goes on over a sheet that says nothing", "第1版/第1版/第2版/", "1: 0 1; 2: 2 3"},
		{"numbers beside the day", "Monday, March 4, 2024|1/Monday, March 4, 2024|2", "1: 0; 2: 1"},
		{"a book", "1/2/3/4", ""},
		{"an article of a magazine", "·2024年3月·江岸土地|-9-/·2024年3月·江岸土地|-10-/-11-", ""},
		{"an article on its pages", "第3版　评论/第3版　评论", ""},
		{"one page", "第1版　要闻", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var parts []Part
			for i, says := range strings.Split(c.pages, "/") {
				parts = append(parts, sheetOfType(i+1, says, fmt.Sprintf("旧码头的第%c盏灯又亮了", []rune("一二三四五")[i]))...)
			}
			p := Compose(parts)
			var got []string
			for _, l := range p.Leaves {
				got = append(got, strings.TrimSpace(l.Page+" "+l.Name)+": "+strings.Trim(fmt.Sprint(l.Articles), "[]"))
			}
			if s := strings.Join(got, "; "); s != c.want {
				t.Errorf("leaves %q, want %q; %d articles", s, c.want, len(p.Articles))
			}
		})
	}
}

// TestBeAnIssue: a document that is told to be an issue is one, whatever its pages say.
func TestBeAnIssue(t *testing.T) {
	parts := append(sheetOfType(1, "", "旧码头的灯又亮了"), append(sheetOfType(2, "", "渡口的船又开了"), sheetOfType(3, "第3版　评论", "菜农过河赶早市")...)...)
	p := Compose(parts)
	if len(p.Leaves) > 0 {
		t.Fatalf("it says so itself: %v", p.Leaves)
	}
	p.BeAnIssue()
	if got, want := fmt.Sprint(p.Leaves), "[{1   [0]} {2   [1]} {3 3 评论 [2]}]"; got != want {
		t.Errorf("leaves %s, want %s", got, want)
	}
}

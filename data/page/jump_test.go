package page

import (
	"slices"
	"strings"
	"testing"
)

func TestJump(t *testing.T) {
	for s, want := range map[string]bool{
		"（下转第3版）": true, "下转第三版": true, "▲上接第1版": true, "（上接第０１版）": true, "下转A12版": true, "（下转第2版④）": true,
		"● a pagina 9": true, "segue a pagina 12": true, "continued on page 4": true, "Continued from Page A1": true,
		"Full story page 5": true, "► SEE PAGE 7": true, "Suite page 3": true, "Fortsetzung auf Seite 6": true,
		"他下转第三版的时候天黑了，街上没有人走动，灯也没有亮": false, "The page 4 of the book was torn": false, "下转": false,
		"See you on page": false, "第3版": false,
	} {
		if Jump(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

func TestPlainNumber(t *testing.T) {
	for s, want := range map[string]string{"０３": "3", "三": "3", "十": "10", "十二": "12", "二十": "20", "二十三": "23", "a12": "A12"} {
		if got := plainNumber(s); got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}

// TestJoinJumps: an article that goes on on another page of the document is one.
func TestJoinJumps(t *testing.T) {
	type p = Part
	set := func(page int, size uint8, texts ...string) (out []p) {
		for i, s := range texts {
			out = append(out, p{Kind: PartType, Size: size, Page: page, Frame: i + 1, Lines: 2, Width: 200, Text: s})
		}
		return out
	}
	first := slices.Concat(
		set(1, 20, "路灯亮到了山那边"),
		set(1, 10, "天黑了，街上没有人走动。灯亮了，人就来到街上。", "有人看书，有人只是来坐，书店的（下转第2版）"),
	)
	second := slices.Concat(
		set(2, 20, "桥修好了有人过河"),
		set(2, 10, "河上的桥修好了，有人过河去看灯，有人过河去买书。"),
		set(2, 10, "（上接第1版）主人说，要是早些有灯就好了。镇上的人都这么说。"),
	)
	page := Compose(slices.Concat(first, second))
	var got []string
	for _, a := range page.Articles {
		got = append(got, a.Headline.String)
		for _, t := range a.Paragraphs() {
			got = append(got, t.String)
		}
	}
	want := []string{
		"路灯亮到了山那边", "天黑了，街上没有人走动。灯亮了，人就来到街上。", "有人看书，有人只是来坐，书店的主人说，要是早些有灯就好了。镇上的人都这么说。",
		"桥修好了有人过河", "河上的桥修好了，有人过河去看灯，有人过河去买书。",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	// Two texts go on there: nobody can tell which is which, and nothing is moved.
	two := slices.Concat(first, set(1, 20, "书店门口的一棵树"), set(1, 10, "书店也开了门，门口有一棵树。（下转第2版）"), second)
	page = Compose(two)
	last := page.Articles[len(page.Articles)-1]
	if n := len(last.Paragraphs()); n != 2 || !strings.HasPrefix(last.Paragraphs()[1].String, "主人说") {
		t.Errorf("moved though two texts go on there: %+v", last.Paragraphs())
	}
	left := ""
	for _, t := range page.Leftovers {
		left += t.String
	}
	if strings.Count(left, "下转") != 2 || strings.Count(left, "上接") != 1 {
		t.Errorf("jumps in %q", left)
	}
}

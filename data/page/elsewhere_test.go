package page

import (
	"fmt"
	"strings"
	"testing"
)

// TestElsewhere: an article tells where it goes on and where it comes from, in its text
// or in a line of its own, and what only looks like that is text.
func TestElsewhere(t *testing.T) {
	for name, c := range map[string]struct{ dump, want string }{
		"a line at the end": {"■街谈\n渡口的灯亮了\n□何小满\n天黑以后，渡口的灯亮了，船就靠岸了，人也多了起来。\n（下转第3版）\n",
			"渡口的灯亮了: on 3 （下转第3版）"},
		"at the end of its text": {"■街谈\n渡口的灯亮了\n□何小满\n天黑以后，渡口的灯亮了，船就靠岸了，人也多了起来。（下转A5版）\n",
			"渡口的灯亮了: on A05 （下转A5版）"},
		"at its beginning": {"■街谈\n渡口的灯亮了\n□何小满\n（上接第一版）天黑以后，渡口的灯亮了，船就靠岸了，人也多了起来。\n",
			"渡口的灯亮了: from 1 （上接第一版）"},
		"after a paragraph that it stood above": {"■街谈\n渡口的灯亮了\n□何小满\n天黑以后，渡口的灯亮了，船就靠岸了，人也多了起来。（上接第1版）\n",
			"渡口的灯亮了: from 1 （上接第1版）"},
		"in the midst of it": {"■街谈\n渡口的灯亮了\n□何小满\n天黑以后，渡口的灯亮了（下转第3版），船就靠岸了，人也多了起来。\n", ""},
	} {
		p := Restore(c.dump)
		var got []string
		for i := range p.Articles {
			for _, e := range p.Elsewhere(i) {
				way := "from"
				if e.On {
					way = "on"
				}
				got = append(got, fmt.Sprintf("%s: %s %s %s", p.Articles[i].Headline.String, way, e.Page, e.Text))
			}
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestElsewhereOfPlaces: of a page with places, the lines that say so belong to the
// articles they stand after and before.
func TestElsewhereOfPlaces(t *testing.T) {
	set := func(page int, size uint8, texts ...string) (out []Part) {
		for i, s := range texts {
			out = append(out, Part{Kind: PartType, Size: size, Page: page, Frame: i + 1, Lines: 2, Width: 200, Text: s})
		}
		return out
	}
	var parts []Part
	parts = append(parts, set(1, 20, "路灯亮到了山那边")...)
	parts = append(parts, set(1, 10, "天黑了，街上没有人走动。灯亮了，人就来到街上。", "有人看书，有人只是来坐，书店的灯也亮着。（下转第2版）")...)
	parts = append(parts, set(1, 20, "桥修好了有人过河")...)
	parts = append(parts, set(1, 10, "（上接第4版）河上的桥修好了，有人过河去看灯，有人过河去买书。")...)
	p := Compose(parts)
	var got []string
	for i := range p.Articles {
		for _, e := range p.Elsewhere(i) {
			got = append(got, fmt.Sprintf("%s %v %s", p.Articles[i].Headline.String, e.On, e.Page))
		}
	}
	if want := []string{"路灯亮到了山那边 true 2", "桥修好了有人过河 false 4"}; strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q, want %q", got, want)
	}
}

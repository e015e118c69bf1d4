package score

import (
	"testing"

	"lanmu/data/page"
)

// TestOutline counts what is right, what is wrong and what is missing.
func TestOutline(t *testing.T) {
	text := func(s string) page.Text { return page.Text{String: s} }
	got := &page.Page{
		Articles: []page.Article{
			{Column: "街谈", Headline: text("路灯亮了"), Byline: page.Byline{Name: "何小满"}, Blocks: []page.Block{{Text: text("天黑了，灯亮了，人就来了。")}, {Text: text("第二天也是。")}}},
			{Headline: text("桥修 好了"), Kicker: text("两岸"), Blocks: []page.Block{{Text: text("河上的桥修好了。")}}},
		},
		Leftovers: []page.Text{text("05版")},
	}
	row := Outline("■ 街谈\n# 路灯亮了\n@ 何小满\n  天黑了，灯亮了，人就来了。第二天也是。\n■ \n# 桥修好了\n- 两岸\n  河上的桥修好了。\n? 05版\n? 江岸日报\n", got)
	for state, want := range map[State]string{
		Article: "0/2+2", Column: "1/1", Headline: "2/2", Kicker: "·+1", Subhead: "0/1", Byline: "1/1", Start: "2/2+1", Paragraph: "1/2+2", Furniture: "1/2",
	} {
		if row[state].String() != want {
			t.Errorf("%s: %s, want %s", names[state], row[state], want)
		}
	}
}

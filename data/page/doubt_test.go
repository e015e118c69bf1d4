package page

import (
	"slices"
	"testing"
)

func TestDoubtsAreMarked(t *testing.T) {
	p := Compose([]Part{{Kind: PartHeadline, Text: "路灯 亮了"}, {Kind: PartParagraph, Text: "入冬以来，村子装上了 路灯。夜里也有人在路上走。"}})
	p.Doubts = []Doubt{{"路灯亮了", 2}, {"上了路灯。夜里也", 2}, {"上了路灯。夜里也", 5}, {"没有这一行", 1}, {"走。", 9}, {"", 0}}
	p.MarkDoubts()
	marked := func(x Text) (out []string) {
		for _, m := range x.Marks {
			if m.Kind == Uncertain {
				out = append(out, x.String[m.Start:m.End])
			}
		}
		return out
	}
	a := &p.Articles[0]
	if got := marked(a.Headline); !slices.Equal(got, []string{"亮"}) {
		t.Errorf("in the headline %q", got)
	}
	if got := marked(a.Blocks[0].Text); !slices.Equal(got, []string{"路", "夜"}) {
		t.Errorf("in the text %q", got)
	}
}

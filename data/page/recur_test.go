package page

import (
	"slices"
	"strings"
	"testing"
)

// TestRecurring tells what recurs at the ends of pages, and nothing that recurs
// elsewhere or on one page.
func TestRecurring(t *testing.T) {
	inside := "\n镇上的路灯\n灯下有人\n树下也有\n桥头没有\n河边还有\n山那边呢\n" // twice, in the middle of pages
	dump := "东河镇志\n第3卷\n" + strings.Join(ferry, "\n") + "\n" + strings.Join(lamps, "\n") + inside + strings.Join(greens, "\n") + "\n11\n\f" +
		"东河镇志\n第4卷\n" + strings.Join(lamps, "\n") + "\n" + strings.Join(greens, "\n") + inside + strings.Join(ferry, "\n") + "\n12\n\f" +
		"东河镇志\n早市\n第4卷\n" + strings.Join(greens, "\n") + "\n13\n\f"
	blocks, _ := blocksIn(dump, nil)
	findRecurring(dump, blocks)
	var got []string
	for i := range blocks {
		if blocks[i].role == furniture {
			got = append(got, blocks[i].String)
		}
	}
	if want := []string{"东河镇志", "第3卷", "11", "东河镇志", "第4卷", "12", "东河镇志", "第4卷", "13"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestTornFromHeadline: a file that draws its headline after the text has it in the
// middle of a sentence, over its author; what stands before is kept apart.
func TestTornFromHeadline(t *testing.T) {
	const page = `江岸日报
东河的渡口昨天又开了船，撑船的老人说，水涨了三
尺正好过得了新修的闸，等船的人不多，都带着雨伞
站在石阶上往对岸看，看见一只白鹭站在那条船头上
渡口又开了船以后两岸的人家
◎ 何小满 苏望
一动也不动，像是也在等什么人来接它过河去，后来
船开了，它就飞走了，谁也没看清它往哪边飞，撑船
的老人说，它明年还会来。
`
	p := Restore(page)
	assertKept(t, p)
	if n := len(p.Articles); n != 2 || p.Articles[1].Headline.String != "渡口又开了船以后两岸的人家" || p.Articles[1].Byline.Name != "何小满 苏望" {
		t.Errorf("%s", outline(p))
	}
	// The same line is the end of a text where a sentence ends with it.
	p = Restore(strings.Replace(page, "渡口又开了船以后两岸的人家", "渡口又开了船以后两岸的人家。", 1))
	assertKept(t, p)
	if p.Articles[0].Headline.String == "渡口又开了船以后两岸的人家。" || len(p.Articles) > 1 && p.Articles[1].Headline.String != "" {
		t.Errorf("%s", outline(p))
	}
}

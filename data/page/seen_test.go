package page

import (
	"strings"
	"testing"
)

// TestSeen restores a page whose marks were recognised as hanzi, and whose rules as
// bars, and leaves hanzi alone that begin words.
func TestSeen(t *testing.T) {
	const seen = `口街谈
食堂的灯还亮着
日何小满
社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样。|
老人们说，饭菜热不热，吃了才知道，街坊们说了算。
口夜读
桥头的旧书摊
日王大山
书摊摆在桥头第三棵树下，书都旧了，纸边卷着，翻书的人却比去年多出一倍。
|
多是附近的老人和放了学的孩子，坐下来便不肯走。
`
	p := Restore(seen)
	assertKept(t, p)
	if len(p.Articles) != 2 || p.Articles[1].Column != "夜读" || p.Articles[1].Byline.Name != "王大山" || p.Articles[1].Headline.String != "桥头的旧书摊" || len(p.Articles[0].Paragraphs()) != 2 || len(p.Articles[1].Paragraphs()) != 2 {
		t.Errorf("%s", outline(p))
	}
	if q := Restore(strings.ReplaceAll(seen, "口", "国")); outline(q) != strings.ReplaceAll(outline(p), "? 口", "? 国") {
		t.Errorf("国 for ■: %s", outline(q))
	}
	const words = `■街谈
口罩又有人戴了
□何小满
口罩的价钱一天比一天低，药店里的人说，存货够卖一年。
口岸昨天也开了，排队的车有十里长。
日本的樱花开了，看花的人比去年多。
日子总要过下去，街坊们说了算。
国际来信
桥头的旧书摊
书摊摆在桥头第三棵树下，书都旧了，纸边卷着，翻书的人却比去年多出一倍。
国内街谈
食堂的灯还亮着
社区食堂开张三个月，来吃饭的人一天比一天多。
`
	blocks, script := blocksIn(words, nil)
	if labels, authors, ruled := seenIn(blocks); labels != 0 || authors != 0 || ruled != 0 {
		t.Errorf("%c %c %c", labels, authors, ruled)
	}
	if got := findSeen(words, blocks, script); len(got) != len(blocks) {
		t.Errorf("%d blocks of %d", len(got), len(blocks))
	}
}

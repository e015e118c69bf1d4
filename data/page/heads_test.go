package page

import "testing"

// TestBriefHeads tells the headlines of briefs from what stands under them in
// lines of type: an author who opens the text, one in brackets, a last line of
// the headline of a character or two.
func TestBriefHeads(t *testing.T) {
	const page = `■街谈
菜场里的长凳多放几条
何小满王大山：买菜的人多半上了年纪，走到半路便要歇一歇，
可是菜场里只有货架，没有一处可以坐下的地方，有人便带了
小板凳来。
■巷议
桥头的修鞋摊
（文小雨）
修鞋摊摆在桥头二十年，摊主的手艺一半是修鞋，一半是听人
说话，鞋修好了话还没有说完的，也不止一个两个，听的人从不催
促。
■灯下
楼道里的旧书架
书架是谁家搬家时留下的，放在二楼半的拐角，起先空着，后来
有人放上第一本书。
□林冬青
邻里之间互相留门原来有这么多规
矩
李青河：留门的规矩是老人们定的，谁家的孩子先放学，谁家就
留一扇门，后来孩子大了，门还照样留着。
`
	p := Restore(page)
	assertKept(t, p)
	want := [][2]string{{"菜场里的长凳多放几条", "何小满王大山"}, {"邻里之间互相留门原来有这么多规矩", "李青河"}, {"桥头的修鞋摊", "文小雨"}, {"楼道里的旧书架", "林冬青"}}
	for i, a := range p.Articles {
		if i >= len(want) || a.Headline.String != want[i][0] || a.Byline.Name != want[i][1] || len(a.Paragraphs()) != 1 {
			t.Errorf("%q by %q, %d paragraphs", a.Headline.String, a.Byline.Name, len(a.Paragraphs()))
		}
	}
	if len(p.Articles) != len(want) {
		t.Errorf("%d articles", len(p.Articles))
	}
}

// TestMarkedNames reads names that nothing parts after the authors' mark, over
// lines of type that are as short as headlines are.
func TestMarkedNames(t *testing.T) {
	assertOutline(t, `◎街谈
菜场里的长凳多放几条！
●何小满王山
买菜的人多半上了年纪，走
到半路便要歇一歇，可是菜场里
只有货架，没有一处可以坐下的
地方，有人便带了小板凳来。
◎巷议
桥头的修鞋摊
修鞋摊摆在桥头二十年了，
摊主的手艺一半是修鞋，一半是
听人说话，鞋修好了话还没有说
完的，也不止一个两个。
●林冬青
`, `■ 街谈
# 菜场里的长凳多放几条！
@ 何小满王山
  买菜的人多半上了年纪，走到半路便要歇一歇，可是菜场里只有货架，没有一处可以坐下的地方，有人便带了小板凳来。
■ 巷议
# 桥头的修鞋摊
@ 林冬青
  修鞋摊摆在桥头二十年了，摊主的手艺一半是修鞋，一半是听人说话，鞋修好了话还没有说完的，也不止一个两个。`)
}

// TestWideBelowNarrow reads a brief set wider than the article above it: its
// lines are no headlines for being wider than what is near.
func TestWideBelowNarrow(t *testing.T) {
	p := Restore(`■巷议
菜场里的长凳多放几条
何小满：买菜的人多半上了年纪，走到半路便要歇一歇，可是菜
场里只有货架，没有一处可以坐下的地方。
■街谈
桥头的修鞋摊
□林冬青
修鞋摊摆在桥头二十年了，
摊主的手艺一半是修鞋，一
半是听人说话，鞋修好了话
还没有说完的，也不止一个
两个，听的人从来也没有催
过谁。
楼道里的旧书架
李青河：书架是谁家搬家时留下的，放在二楼半的拐角处，起
先一直空着，后来有人放上了第一本书，第二天就成了两本。
`)
	assertKept(t, p)
	if len(p.Articles) != 3 || len(p.Articles[1].Paragraphs()) != 1 || p.Articles[1].Byline.Name != "李青河" {
		t.Errorf("%d articles, the second %v", len(p.Articles), p.Articles[1].Paragraphs())
	}
}

// TestCluster measures what cannot be broken.
func TestCluster(t *testing.T) {
	for s, want := range map[string]float64{"灯亮了": 1, "灯，亮了": 1.5, "灯”……亮了": 3.5, "12日": 1, "（灯）亮": 2.5} {
		if got := cluster(s); got != want {
			t.Errorf("%s: %v em, not %v", s, got, want)
		}
	}
}

// TestHeadInText tells a headline whose words open the text from the text.
func TestHeadInText(t *testing.T) {
	p := Restore(`■街谈
老城厢的公共澡堂又热闹起来
老城厢的公共澡堂又热
闹起来，街坊们每逢冬天都
要说起它，说到后来便有人
拿出了图纸。
`)
	assertKept(t, p)
	if a := p.Articles[0]; len(p.Articles) != 1 || a.Headline.String != "老城厢的公共澡堂又热闹起来" || len(a.Paragraphs()) != 1 {
		t.Errorf("%d articles, %q over %v", len(p.Articles), a.Headline.String, a.Paragraphs())
	}
}

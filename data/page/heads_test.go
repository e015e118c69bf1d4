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
		if i >= len(want) || a.Headline.String != want[i][0] || a.Byline.Name != want[i][1] || len(a.Paragraphs) != 1 {
			t.Errorf("%q by %q, %d paragraphs", a.Headline.String, a.Byline.Name, len(a.Paragraphs))
		}
	}
	if len(p.Articles) != len(want) {
		t.Errorf("%d articles", len(p.Articles))
	}
}

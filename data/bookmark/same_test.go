package bookmark

import "testing"

func TestSame(t *testing.T) {
	lamp := Copy{Article: "1", Headline: "路灯亮到了山那边的村口", Paragraphs: []string{
		"六月二日，柳河镇最后一盏路灯亮了。", "以前天一黑，谁也不出门。村里的老人说，现在晚饭后都要走一走。"}}
	edit := func(headline string, paragraphs ...string) Copy {
		return Copy{Article: "2", Headline: headline, Paragraphs: paragraphs}
	}
	for _, c := range []struct {
		why  string
		b    Copy
		want bool
	}{
		{"the same text, spaced otherwise", edit(lamp.Headline, "六月二日，柳河镇最后一盏 路灯亮了。以前天一黑，谁也不出门。村里的老人说，现在晚饭后都要走一走。"), true},
		{"a corrected date and headline", edit("路灯亮到山那边的村口", "六月三日，柳河镇最后一盏路灯亮了。", lamp.Paragraphs[1]), true},
		{"another article of the same place", edit("路灯下的书店", "六月二日，柳河镇第一家书店开了门。", "以前想读书的人要走二十里路到镇上去。"), false},
		{"a brief of it", edit("路灯亮了", "六月二日，柳河镇最后一盏路灯亮了。"), false},
		{"nothing", edit(""), false},
		{"the same id", Copy{Article: "1"}, true},
	} {
		if got := Same(lamp, c.b); got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
		if got := Same(c.b, lamp); got != c.want {
			t.Errorf("%s, the other way round: %v", c.why, got)
		}
	}
}

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"路灯亮到了山那边的村口", "路灯亮到山那边村口", true},
		{"路灯亮到了山那边的村口", "书店开到了镇上", false},
		{"ＧＤＰ 增长", "GDP增长", true},
		{"", "", false},
	} {
		if got := NewHeadline(c.a).Alike(c.b); got != c.want {
			t.Errorf("%s, %s: %v", c.a, c.b, got)
		}
	}
}

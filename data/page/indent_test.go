package page

import "testing"

// An indent begins a paragraph, its absence goes on with one, where the page
// keeps to that.
func TestIndents(t *testing.T) {
	long := "社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样，老人们说好。"
	more := "办食堂的钱从哪里来，街道算过一笔账，饭钱收一点，房租免一点，志愿者帮一点，账贴在墙上。"
	last := "饭菜热不热，老人最知道，这样的账，不能只算在纸面上，还要算到人的心里去，算到碗里去。"
	late := "夜里九点，街口的灯还亮着，收摊的人进来喝一碗粥，跑车的人进来添一杯水，谁也不问价钱。"
	end := "把饭菜做热，把账目晒清，把人心留住，好事就能办得长久，街口的灯，也会一直这样亮下去。"
	head := "■街谈\n食堂的灯\n□何小满\n"
	want := "■ 街谈\n# 食堂的灯\n@ 何小满\n"
	for _, c := range []struct{ name, source, want string }{
		{"a cut after a full stop", head + "　　" + long + "\n　　" + more + "\n" + last + "\n　　" + late + "\n　　" + end,
			want + "  " + long + "\n  " + more + last + "\n  " + late + "\n  " + end},
		{"half-width spaces", head + "    " + long + "\n    " + more + "\n" + last + "\n    " + late,
			want + "  " + long + "\n  " + more + last + "\n  " + late},
		{"a list after a colon", head + "　　" + long + "\n　　要做三件事：\n　　把饭做好，\n　　把账算清，\n　　把人留住。",
			want + "  " + long + "\n  要做三件事：\n  把饭做好，\n  把账算清，\n  把人留住。"},
		{"some paragraphs only", head + long + "\n　　" + more + "\n" + last + "\n　　" + late + "\n　　" + end,
			want + "  " + long + "\n  " + more + "\n  " + last + "\n  " + late + "\n  " + end},
		{"every fragment", head + "　　" + long + "锅里的\n　　菜" + more + "\n　　" + last + "大人\n　　小孩" + late + "街坊\n　　邻居" + end,
			want + "  " + long + "锅里的菜" + more + "\n  " + last + "大人小孩" + late + "街坊邻居" + end},
		{"every line, headline and all", "　　食堂的灯\n　　何小满\n　　" + long + "\n　　" + more, "# 食堂的灯\n@ 何小满\n  " + long + "\n  " + more},
		{"lines of type", `■街谈
食堂的灯
□何小满
　　社区食堂开张三个月，来吃饭的人一天比
一天多，锅里的菜也从六样添到了十二样了。
　　办食堂的钱从哪里来，街道算过一笔账。
饭钱收一点，房租免一点，志愿者帮一点。账
目贴在墙上，看的人都说清楚，心里都明白。
　　饭菜热不热，吃了才知道，住得远的也来
了，路过的人进来坐一坐，添一杯水，说几句闲
话，天黑了才各自回家去，街口的灯照着路，狗
也不叫，猫也不闹，住在楼上的人说，这样的夜
里睡得安稳，人人说好。`,
			want + "  社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样了。\n  办食堂的钱从哪里来，街道算过一笔账。饭钱收一点，房租免一点，志愿者帮一点。账目贴在墙上，看的人都说清楚，心里都明白。\n  饭菜热不热，吃了才知道，住得远的也来了，路过的人进来坐一坐，添一杯水，说几句闲话，天黑了才各自回家去，街口的灯照着路，狗也不叫，猫也不闹，住在楼上的人说，这样的夜里睡得安稳，人人说好。"},
	} {
		t.Run(c.name, func(t *testing.T) { assertOutline(t, c.source, c.want) })
	}
}

// A join for want of an indent says so.
func TestNotIndented(t *testing.T) {
	p := Restore("■街谈\n食堂的灯\n□何小满\n" +
		"　　社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样，老人们都说好。\n" +
		"　　办食堂的钱从哪里来，街道算过一笔账，饭钱收一点，房租免一点，志愿者帮一点，账贴在墙上。\n" +
		"饭菜热不热，老人最知道，这样的账，不能只算在纸面上，还要算到人的心里去，算到饭碗里去。\n" +
		"　　夜里九点，街口的灯还亮着，收摊的人进来喝一碗粥，跑车的人进来添一杯水，谁也不问价钱。\n")
	for _, d := range p.Decisions {
		if d.Reason == NotIndented && d.Act == Join && len(d.Spans) == 2 {
			return
		}
	}
	t.Errorf("decisions: %+v", p.Decisions)
}

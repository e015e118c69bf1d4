package page

import "testing"

// What shares a line is cut, and what only looks so is not.
func TestCutLines(t *testing.T) {
	long := "社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样。"
	more := "办食堂的钱从哪里来，街道算过一笔账，饭钱收一点，房租免一点，志愿者帮一点。"
	head := "■街谈\n食堂的灯\n"
	for _, c := range []struct{ name, source, want string }{
		{"a space between", head + "□何小满 " + long + "\n" + more, "■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n  " + more},
		{"nothing between", head + "□何小满" + long + "\n" + more, "■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n  " + more},
		{"the label's own mark", head + "■何小满\u3000" + long + "\n" + more, "■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n  " + more},
		{"a name of two before a report", head + "◇何满本报讯 " + long, "■ 街谈\n# 食堂的灯\n@ 何满\n  本报讯 " + long},
		{"a name of three before a report", head + "●何小满据《江岸晚报》报道，" + long, "■ 街谈\n# 食堂的灯\n@ 何小满\n  据《江岸晚报》报道，" + long},
		{"a compound family name", head + "□欧阳大山" + long, "■ 街谈\n# 食堂的灯\n@ 欧阳大山\n  " + long},
		{"an office and two names", head + "□本报记者 何小满 通讯员 王大山 本报讯 " + long, "■ 街谈\n# 食堂的灯\n@ 本报记者 何小满 通讯员 王大山\n  本报讯 " + long},
		{"two characters set apart", head + "□何 满 " + long, "■ 街谈\n# 食堂的灯\n@ 何 满\n  " + long},
		{"after the last sentence", head + long + "\n" + more + "□何小满\n■闲话\n桥边的树\n" + long + " ■本报记者 王大山",
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n  " + more + "\n■ 闲话\n# 桥边的树\n@ 本报记者 王大山\n  " + long},
		{"label and headline", "■街谈 食堂的灯为谁亮\n□何小满\n" + long + "\n■闲话\u3000桥边的树还在\n□王大山\n" + more,
			"■ 街谈\n# 食堂的灯为谁亮\n@ 何小满\n  " + long + "\n■ 闲话\n# 桥边的树还在\n@ 王大山\n  " + more},
		{"label in brackets and headline", "【街谈】食堂的灯为谁亮\n何小满\n" + long + "\n【闲话】桥边的树还在\n" + more,
			"■ 街谈\n# 食堂的灯为谁亮\n@ 何小满\n  " + long + "\n■ 闲话\n# 桥边的树还在\n  " + more},
		{"a report in brackets is no label", "食堂的灯\n【本报讯】" + long + "\n" + more, "# 食堂的灯\n  【本报讯】" + long + "\n  " + more},
		{"a list is no list of authors", head + "□何小满\n" + long + "\n●张家湾的食堂办在祠堂里，省了房租。\n●李家坡的食堂办在学校里，省了厨子。",
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n  ●张家湾的食堂办在祠堂里，省了房租。\n  ●李家坡的食堂办在学校里，省了厨子。"},
		{"marks of every shape", "❖街谈\n食堂的灯\n✦何小满\n" + long + "\n❖闲话\n桥边的树\n✦王大山\n" + more,
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n■ 闲话\n# 桥边的树\n@ 王大山\n  " + more},
	} {
		t.Run(c.name, func(t *testing.T) { assertOutline(t, c.source, c.want) })
	}
}

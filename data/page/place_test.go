package page

import "testing"

// A page without marks: columns by their place, and what is inside an article.
func TestWithoutMarks(t *testing.T) {
	one := "社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样。老人们说，饭菜热不热，吃了才知道。"
	two := "办食堂的钱从哪里来，街道算过一笔账，饭钱收一点，房租免一点，志愿者帮一点。账目贴在墙上，一分一厘清清楚楚。"
	three := "村口的桥修好以后，桥边的老树没有砍掉，树下又坐满了乘凉的人，说的都是些东家长西家短的闲话，听着让人心里踏实。"
	four := "共享单车停在盲道上，盲人走到跟前要绕进车流里去。画线的人，该闭上眼睛自己走一走，走过才知道哪里该画线。"
	for _, c := range []struct{ name, source, want string }{
		{"columns by their names", "江岸时评\n食堂的灯为什么亮\n何小满\n" + one + "\n" + two + "\n街头声音\n桥边的树留住了谁\n王大山\n" + three,
			"■ 江岸时评\n# 食堂的灯为什么亮\n@ 何小满\n  " + one + "\n  " + two + "\n■ 街头声音\n# 桥边的树留住了谁\n@ 王大山\n  " + three},
		{"a column that comes again", "文化\n食堂的灯为什么亮\n何小满\n" + one + "\n文化\n桥边的树留住了谁\n王大山\n" + three,
			"■ 文化\n# 食堂的灯为什么亮\n@ 何小满\n  " + one + "\n# 桥边的树留住了谁\n@ 王大山\n  " + three + "\n? 文化"},
		{"framed", "·街谈·\n食堂的灯为什么亮\n·何小满·\n" + one + "\n｜闲话｜\n桥边的树留住了谁\n·王大山·\n" + three,
			"■ 街谈\n# 食堂的灯为什么亮\n@ 何小满\n  " + one + "\n■ 闲话\n# 桥边的树留住了谁\n@ 王大山\n  " + three},
		{"a hook that breaks off before a column", "江岸时评\n食堂的灯为什么亮\n何小满\n《江岸日报》。\n" + one + "\n" + two + "\n前不久江岸区的八个社区食堂陆续开张，老人们走几步路就能吃上热饭热菜，\n街头见闻\n桥边的树留住了谁\n王大山\n" + three,
			"■ 江岸时评\n# 食堂的灯为什么亮\n@ 何小满\n  前不久江岸区的八个社区食堂陆续开张，老人们走几步路就能吃上热饭热菜，《江岸日报》。\n  " + one + "\n  " + two + "\n■ 街头见闻\n# 桥边的树留住了谁\n@ 王大山\n  " + three},
		{"columns that support each other", "江岸纵横\n食堂的灯为什么亮起来了\n何小满王大山\n" + one + "\n城里乡间\n桥边的老树留住了谁的心\n王大山\n" + three + "\n古往今来\n盲道为什么走不通了\n李青河\n" + four + "\n街头见闻\n账目为什么贴在墙上\n李青河\n" + two,
			"■ 江岸纵横\n# 食堂的灯为什么亮起来了\n@ 何小满王大山\n  " + one + "\n■ 城里乡间\n# 桥边的老树留住了谁的心\n@ 王大山\n  " + three + "\n■ 古往今来\n# 盲道为什么走不通了\n@ 李青河\n  " + four + "\n■ 街头见闻\n# 账目为什么贴在墙上\n@ 李青河\n  " + two},
		{"an author at the end before a brief", "江岸时评\n食堂的灯为什么亮\n李青河：" + one + "\n街头声音\n桥边的树留住了谁\n" + three + "\n" + four + "\n王大山\n账目为什么贴在墙上？\n何小满：" + two,
			"■ 江岸时评\n# 食堂的灯为什么亮\n@ 李青河\n  " + one + "\n# 账目为什么贴在墙上？\n@ 何小满\n  " + two + "\n■ 街头声音\n# 桥边的树留住了谁\n@ 王大山\n  " + three + "\n  " + four},
		{"an author at the end is no column", "食堂的灯为什么亮\n" + one + "\n" + two + "\n王大山\n桥边的树留住了谁\n本报记者 何小满\n" + three,
			"# 食堂的灯为什么亮\n@ 王大山\n  " + one + "\n  " + two + "\n# 桥边的树留住了谁\n@ 本报记者 何小满\n  " + three},
		{"a headline of two lines is no column", "桥边的老树\n留住了乡愁\n本报记者 何小满\n" + three, "# 桥边的老树留住了乡愁\n@ 本报记者 何小满\n  " + three},
		{"kicker, headline, subhead", "江岸区八个社区食堂陆续开张\n食堂的灯为什么亮\n——来自街口的观察\n本报记者 何小满\n" + one + "\n" + two,
			"^ 江岸区八个社区食堂陆续开张\n# 食堂的灯为什么亮\n- ——来自街口的观察\n@ 本报记者 何小满\n  " + one + "\n  " + two},
		{"reports that begin with a dateline", "第八个食堂开张\n本报江岸5月6日电（记者 何小满）" + one + "\n" + two + "\n村口的桥修好了\n本报讯 " + three,
			"# 第八个食堂开张\n  本报江岸5月6日电（记者 何小满）" + one + "\n  " + two + "\n# 村口的桥修好了\n  本报讯 " + three},
		{"sub-headings", "食堂的灯为什么亮\n何小满\n" + one + "\n一盏灯亮到夜里\n" + two + "\n一张桌坐满邻里\n" + three,
			"# 食堂的灯为什么亮\n@ 何小满\n  " + one + "\n  一盏灯亮到夜里\n  " + two + "\n  一张桌坐满邻里\n  " + three},
		{"a sub-heading with a number", "食堂的灯为什么亮\n何小满\n" + one + "\n二、一盏灯亮到夜里\n" + two,
			"# 食堂的灯为什么亮\n@ 何小满\n  " + one + "\n  二、一盏灯亮到夜里\n  " + two},
		{"one short line may be a fragment", "■街谈\n食堂的灯为什么亮\n□何小满\n" + one + "\n一到天黑街口\n的灯就亮起来。" + two,
			"■ 街谈\n# 食堂的灯为什么亮\n@ 何小满\n  " + one + "\n  一到天黑街口的灯就亮起来。" + two},
		{"nothing but a headline and its text", "食堂的灯为什么亮\n" + one + "\n" + two + "\n" + four, "# 食堂的灯为什么亮\n  " + one + "\n  " + two + "\n  " + four},
	} {
		t.Run(c.name, func(t *testing.T) { assertOutline(t, c.source, c.want) })
	}
}

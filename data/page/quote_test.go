package page

import "testing"

// A pull quote is told wherever it begins, and whatever it joins.
func TestPullQuotes(t *testing.T) {
	one := "社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样。老人们说，饭菜热不热，吃了才知道。"
	two := "办食堂的钱从哪里来，街道算过一笔账，饭钱收一点，房租免一点，志愿者帮一点。账目贴在墙上，一分一厘清清楚楚。"
	end := "好事要办好，还要办得久。把饭菜做热，把账目晒清，把人心留住，街口的这盏灯就会一直亮下去。"
	head := "■街谈\n食堂的灯\n□何小满\n"
	want := "■ 街谈\n# 食堂的灯\n@ 何小满\n  " + one + "\n  " + two + "\n  " + end + "\n"
	for _, c := range []struct{ name, quote string }{
		{"a sentence", "账目贴在墙上，一分一厘清清楚楚"},
		{"from mid-clause on", "算过一笔账，饭钱收一点，房租免一点，志愿者帮一点"},
		{"up to mid-clause", "饭钱收一点，房租免一点，志愿者"},
		{"over a paragraph's end", "一分一厘清清楚楚。好事要办好，还要办得久"},
		{"two sentences that stand apart", "锅里的菜也从六样添到了十二样。把饭菜做热，把账目晒清"},
		{"two from mid-clause on, with dots between", "三个月，来吃饭的人一天比一天多……热，把账目晒清，把人心留住"},
		{"three", "来吃饭的人一天比一天多，账目贴在墙上，一分一厘清清楚楚，街口的这盏灯就会一直亮下去"},
		{"in quotation marks", "“把饭菜做热，把账目晒清，把人心留住”"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assertOutline(t, head+one+"\n"+two+"\n"+c.quote+"\n"+end, want+"> "+c.quote)
			assertOutline(t, head+one+"\n"+two+"\n"+end+"\n"+c.quote, want+"> "+c.quote)
		})
	}
	t.Run("two quotes, one after the other", func(t *testing.T) {
		assertOutline(t, head+one+"\n"+two+"\n"+end+"\n把饭菜做热，把账目晒清，把人心留住\n街道算过一笔账，饭钱收一点",
			want+"> 把饭菜做热，把账目晒清，把人心留住\n> 街道算过一笔账，饭钱收一点")
	})
	t.Run("two quotes, the first in quotation marks", func(t *testing.T) {
		a, b := "把饭菜做热，把账目晒清，“把人心留住”", "街道算过一笔账，饭钱收一点"
		assertOutline(t, head+one+"\n"+two+"\n"+end+"\n"+a+"\n"+b, want+"> "+a+"\n> "+b)
	})
	t.Run("two quotes of what stands together", func(t *testing.T) {
		a, b := "好事要办好，还要办得久", "把饭菜做热，把账目晒清，把人心留住"
		assertOutline(t, head+one+"\n"+two+"\n"+end+"\n"+a+"\n"+b, want+"> "+a+"\n> "+b)
	})
	t.Run("a quote is no headline for what opens like a brief", func(t *testing.T) {
		assertOutline(t, "■闲话\n桥边的树\n何小满：树还在，砍树的人走了，画线的人也走了。\n"+head+one+"\n"+two+"\n锅里的菜也从六样添到了十二样\n街坊有话："+end,
			"■ 闲话\n# 桥边的树\n@ 何小满\n  树还在，砍树的人走了，画线的人也走了。\n■ 街谈\n# 食堂的灯\n@ 何小满\n  "+one+"\n  "+two+"\n  街坊有话："+end+"\n> 锅里的菜也从六样添到了十二样")
	})
	t.Run("a paragraph is no quote of its quotes", func(t *testing.T) {
		a, b := "饭菜热不热，街坊们吃了才知道。", "账目清不清，贴在墙上才算数。"
		assertOutline(t, head+one+"\n"+a+b+"\n"+end+"\n"+a+"\n"+b, "■ 街谈\n# 食堂的灯\n@ 何小满\n  "+one+"\n  "+a+b+"\n  "+end+"\n> "+a+"\n> "+b)
	})
	t.Run("in lines of type", func(t *testing.T) {
		p := Restore(`■街谈
食堂的灯
□何小满
社区食堂开张三个月，来吃饭的人
一天比一天多，锅里的菜也从六样添到
了十二样，老人们都说，住得远的也肯
走过来，吃了还带一份回去。
办食堂的钱从哪里来，街道算过一
笔账，饭钱收一点，房租免一点，志愿
者帮一点，账目贴在墙上，谁都看得见。
锅里的菜也从六样添
到了十二样，房租免一
点，志愿者帮一点
把饭菜做热，把账目晒
清，把人心留住
好事要办好，还要办得久，把饭菜
做热，把账目晒清，把人心留住，街口
的这盏灯就会一直亮下去。
`)
		assertKept(t, p)
		if a := p.Articles[0]; p.Form != Lines || len(a.PullQuotes()) != 2 || a.PullQuotes()[0].String != "锅里的菜也从六样添到了十二样，房租免一点，志愿者帮一点" || a.PullQuotes()[1].String != "把饭菜做热，把账目晒清，把人心留住" || len(a.Paragraphs()) != 3 {
			t.Errorf("%s\n%s", p.Form, outline(p))
		}
	})
}

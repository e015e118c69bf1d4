package page

import (
	"strings"
	"testing"
)

// TestType restores blocks whose size of type is known, as of a PDF. The number
// before each is its size in tenths of the body's.
func TestType(t *testing.T) {
	const (
		text = "10 社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样。\n10 老人们说，饭菜热不热，吃了才知道，街坊们说了算。\n"
		more = "10 村口的桥修好了以后，桥边的老树没有砍掉，树下又坐满了乘凉的人，说的都是些闲话。\n"
		body = "  社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样。\n  老人们说，饭菜热不热，吃了才知道，街坊们说了算。\n"
		rest = "  村口的桥修好了以后，桥边的老树没有砍掉，树下又坐满了乘凉的人，说的都是些闲话。"
	)
	for _, c := range []struct{ name, blocks, want string }{
		{"a headline without label or author", "20 食堂的灯还亮着\n" + text + "20 桥边的老树\n" + more,
			"# 食堂的灯还亮着\n" + body + "# 桥边的老树\n" + rest},
		{"the largest line of a head is the headline", "13 江岸区八个社区食堂陆续开张\n20 食堂的灯还亮着\n13 老人们吃上了热饭\n10 □何小满\n" + text,
			"^ 江岸区八个社区食堂陆续开张\n# 食堂的灯还亮着\n- 老人们吃上了热饭\n@ 何小满\n" + body},
		{"a sub-heading in the body's size", "20 食堂的灯还亮着\n" + text + "10 账怎么算\n" + more,
			"# 食堂的灯还亮着\n" + body + "  账怎么算\n" + rest},
		{"a quote in other words is no headline", "24 食堂的灯还亮着\n10 □何小满\n" + text + "14 账要算到人的心里去\n" + more,
			"# 食堂的灯还亮着\n@ 何小满\n" + body + "  账要算到人的心里去" + strings.TrimSpace(rest)},
		{"a caption by its size", "20 食堂的灯还亮着\n" + text + "8 开张那天来了三百多位老人，锅里的菜添了又添。\n" + more,
			"# 食堂的灯还亮着\n" + body + rest + "\n= 开张那天来了三百多位老人，锅里的菜添了又添。"},
		{"labels by their size, whatever ends above them", "11 街谈\n20 食堂的灯还亮着\n" + text + "13 锅里的菜也从六样添到\n11 闲话\n20 桥边的老树在不在\n" + more + "10 何小满\n20 一封短信\n" + more,
			"■ 街谈\n# 食堂的灯还亮着\n" + body + "> 锅里的菜也从六样添到\n■ 闲话\n# 桥边的老树在不在\n@ 何小满\n" + rest + "\n# 一封短信\n" + rest},
		{"a space in every block makes no rows of them", "20 食堂的灯还亮着\n10 本报讯 社区食堂开张三个月，来 吃饭的人多了，\n10 锅里的菜 也从六样添到了十二样的样子，\n10 老人们都说 饭菜热不热吃了才能知道，\n10 街坊们 说了算，大家都说这样的事情好，\n10 账要公开菜要 可口人要留得住才算数。\n",
			"# 食堂的灯还亮着\n  本报讯 社区食堂开张三个月，来 吃饭的人多了，锅里的菜 也从六样添到了十二样的样子，老人们都说 饭菜热不热吃了才能知道，街坊们 说了算，大家都说这样的事情好，账要公开菜要 可口人要留得住才算数。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var parts []Part
			for line := range strings.Lines(c.blocks) {
				size, text, _ := strings.Cut(strings.TrimSpace(line), " ")
				n := uint8(0)
				for _, r := range size {
					n = n*10 + uint8(r-'0')
				}
				parts = append(parts, Part{Kind: PartType, Size: n, Text: text})
			}
			p := Compose(parts)
			assertKept(t, p)
			if got := outline(p); strings.TrimSpace(got) != strings.TrimSpace(c.want) {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if p.Form != Blocks {
				t.Errorf("taken for %s", p.Form)
			}
		})
	}
}

// TestSignedOnce tells where an article ends that no label parts from the next.
func TestSignedOnce(t *testing.T) {
	const (
		long = "社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样。"
		more = "办食堂的钱从哪里来，街道算过一笔账，饭钱收一点，房租免一点，志愿者帮一点。"
		last = "村口的桥修好了以后，桥边的老树没有砍掉，树下又坐满了乘凉的人，说的都是些闲话。"
	)
	for _, c := range []struct{ name, source, want string }{
		{"above and after", "■街谈\n食堂的灯还亮着\n□本报记者 何小满\n" + long + "\n" + more + "\n桥边的老树还在不在\n" + last + "\n树在，根就在，回来的人才认得路。\n□王大山\n",
			"■ 街谈\n# 食堂的灯还亮着\n@ 本报记者 何小满\n  " + long + "\n  " + more + "\n# 桥边的老树还在不在\n@ 王大山\n  " + last + "\n  树在，根就在，回来的人才认得路。"},
		{"one mark for all, the first line a label", "☆街谈\n食堂的灯还亮着\n" + long + "\n☆闲话\n桥边的老树\n☆王大山\n" + last + "\n☆来信\n一封短信\n☆何小满\n" + more + "\n",
			"■ 街谈\n# 食堂的灯还亮着\n  " + long + "\n■ 闲话\n# 桥边的老树\n@ 王大山\n  " + last + "\n■ 来信\n# 一封短信\n@ 何小满\n  " + more},
		{"a reporter in a headline", "■街谈\n记者又来了\n□何小满\n" + long + "\n" + more + "\n", "■ 街谈\n# 记者又来了\n@ 何小满\n  " + long + "\n  " + more},
		{"brackets cut in two", "■街谈\n食堂的灯还亮着\n" + long + "\n" + more + "（何小\n满）\n", "■ 街谈\n# 食堂的灯还亮着\n@ 何小满\n  " + long + "\n  " + more},
		{"a headline of question and colon", "■街谈\n河边的船厂：一问三答\n□何小满\n" + long + "\n" + more + "\n", "■ 街谈\n# 河边的船厂：一问三答\n@ 何小满\n  " + long + "\n  " + more},
		{"a dateline opens the next", "■要闻\n食堂的灯还亮着\n□何小满\n" + long + "\n江岸区八个村子的桥陆续修好\n桥边的老树留住了\n本报江岸3月1日电 " + last + "\n",
			"■ 要闻\n# 食堂的灯还亮着\n@ 何小满\n  " + long + "\n^ 江岸区八个村子的桥陆续修好\n# 桥边的老树留住了\n  本报江岸3月1日电 " + last},
	} {
		t.Run(c.name, func(t *testing.T) { assertOutline(t, c.source, c.want) })
	}
}

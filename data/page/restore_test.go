package page

import (
	"strings"
	"testing"

	"lanmu/data/folio"
	"lanmu/seeds"
)

// The texts are made up; each shows one thing that happens to a page.
func TestRestoreBlocks(t *testing.T) {
	long := "社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样。"
	more := "办食堂的钱从哪里来，街道算过一笔账，饭钱收一点，房租免一点，志愿者帮一点。"
	last := "饭菜热不热，老人最知道，这样的账，不能只算在纸面上，还要算到人的心里去。"
	for _, c := range []struct{ name, source, want string }{
		{"empty", "", ""},
		{"blank", " \n\u3000\n\ufeff\n", ""},
		{"one line", "只有一行", "  只有一行"},
		{"no marks", "食堂的灯\n\n" + long + "\n\n老人们说，" + more, "# 食堂的灯\n  " + long + "\n  老人们说，" + more},
		{"fragments", "■街谈\n食堂的灯\n□何小满\n街口的老裁缝铺改成了食\n堂，来吃饭的人多，\n菜也多。\n" + long,
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  街口的老裁缝铺改成了食堂，来吃饭的人多，菜也多。\n  " + long},
		{"brackets tell a cut after a full stop", "■街谈\n食堂的灯\n□何小满\n他说：“先把饭做好。\n再把账算清。”大家都点头。",
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  他说：“先把饭做好。再把账算清。”大家都点头。"},
		{"a list is not joined", "■街谈\n食堂的灯\n□何小满\n要做三件事：\n一是把饭做好；\n二是把账算清；\n三是把人留住。",
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  要做三件事：\n  一是把饭做好；\n  二是把账算清；\n  三是把人留住。"},
		{"pull quote without its stop", "■街谈\n食堂的灯\n□何小满\n" + long + "人来了，心就近了，话也就说得开了。\n" + more + "又过了一个月。\n人来了，心就近了，话也就说得开了",
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "人来了，心就近了，话也就说得开了。\n  " + more + "又过了一个月。\n> 人来了，心就近了，话也就说得开了"},
		{"hook torn in its note", "■街谈\n食堂的灯\n□何小满\n《江岸晚报》\n" + long + "\n" + "吃饭是小事，也是大事，办好了人人称便，办坏了处处生怨。\n" + "吃饭是小事，也是大事，办好了人人称便\n昨天，江岸区第八个社区食堂开张，当天来了三百多位老人。（5月6日",
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  昨天，江岸区第八个社区食堂开张，当天来了三百多位老人。（5月6日《江岸晚报》\n  " + long + "\n  吃饭是小事，也是大事，办好了人人称便，办坏了处处生怨。\n> 吃饭是小事，也是大事，办好了人人称便"},
		{"a broadcaster in a headline is no dateline", "■街谈\n央视电影频道走进社区食堂\n□何小满\n" + long + "\n" + more + "账要公开。",
			"■ 街谈\n# 央视电影频道走进社区食堂\n@ 何小满\n  " + long + "\n  " + more + "账要公开。"},
		{"hook torn in its note, under the headline", "■街谈\n食堂的灯\n《江岸晚报》）\n" + long + "\n" + more + "账要公开。\n□何小满\n昨天，江岸区第八个社区食堂开张，当天来了三百多位老人。（5月6日",
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  昨天，江岸区第八个社区食堂开张，当天来了三百多位老人。（5月6日《江岸晚报》）\n  " + long + "\n  " + more + "账要公开。"},
		{"hook after the signature", "■街谈\n食堂的灯\n" + "当天来了三百多位老人。\n" + long + "\n" + more + "账要公开。\n□何小满\n昨天，江岸区第八个社区食堂开张，街坊们都来看热闹，",
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  昨天，江岸区第八个社区食堂开张，街坊们都来看热闹，当天来了三百多位老人。\n  " + long + "\n  " + more + "账要公开。"},
		{"brief brought back", "■三言两语\n请把盲道还给盲人\n何小满：盲道上停满了车，画线的人该去走一走。\n■街谈\n食堂的灯\n" + long + "\n□王大山\n别让老人等电梯\n赵小川：电梯修了半年还没修好，住户天天爬楼。",
			"■ 三言两语\n# 请把盲道还给盲人\n@ 何小满\n  盲道上停满了车，画线的人该去走一走。\n# 别让老人等电梯\n@ 赵小川\n  电梯修了半年还没修好，住户天天爬楼。\n■ 街谈\n# 食堂的灯\n@ 王大山\n  " + long},
		{"a paragraph may open with a word and a colon", "■街谈\n食堂的灯\n□何小满\n" + long + "\n有人问：这样的食堂能办多久？\n" + more,
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n  有人问：这样的食堂能办多久？\n  " + more},
		{"furniture", "A04\n时评\n江岸晚报\n2031年5月6日 星期二\n责任编辑：甲乙丙\n■街谈\n食堂的灯\n□何小满\n" + long,
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n? A04\n? 时评\n? 江岸晚报\n? 2031年5月6日 星期二\n? 责任编辑：甲乙丙"},
		{"a number inside an article is no page number", "■街谈\n食堂的灯\n□何小满\n" + long + "\n1\n" + more + "\n2\n" + last,
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n  1" + more + "\n  2" + last},
		{"the same label twice", "■街谈\n食堂的灯\n□何小满\n" + long + "\n■街谈\n桥边的树\n□王大山\n" + long,
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n# 桥边的树\n@ 王大山\n  " + long + "\n? ■街谈"},
		{"a label with nothing under it", "■街谈\n食堂的灯\n□何小满\n" + long + "\n■来信", "■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n? ■来信"},
		{"justified spaces", "■街谈\n食堂的灯\n□何小满\n这 条 街 上 ， 人 人 都 认得他。", "■ 街谈\n# 食堂的灯\n@ 何小满\n  这条街上，人人都认得他。"},
		{"marks the other way round", "□街谈\n食堂的灯\n■何小满\n" + long + "\n□闲话\n桥边的树\n" + long + "\n■王大山", "■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n■ 闲话\n# 桥边的树\n@ 王大山\n  " + long},
		{"labels in brackets", "【街谈】\n食堂的灯\n●本报评论员 何小满\n" + long + "\n【漫画】\n爬楼\n" + "电梯修了半年。\n●赵小川 绘", "■ 街谈\n# 食堂的灯\n@ 本报评论员 何小满\n  " + long + "\n■ 漫画\n# 爬楼\n@ 赵小川\n  电梯修了半年。"},
	} {
		t.Run(c.name, func(t *testing.T) { assertOutline(t, c.source, c.want) })
	}
}

// The same page as lines of type, of columns 12 and 20 em wide.
func TestRestoreLines(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"paragraphs by their last lines", `■街谈
食堂的灯
□何小满
社区食堂开张三个月，来吃饭的人一天比
一天多，锅里的菜也从六样添到了十二样。老
人们说，饭菜热不热，吃了才知道。
办食堂的钱从哪里来，街道算过一笔账，
饭钱收一点，房租免一点，志愿者帮一点，日
子就能过下去。
账要公开，菜要可口，人要留得住，办好
一件小事，比说十句大话都强。`,
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样。老人们说，饭菜热不热，吃了才知道。\n  办食堂的钱从哪里来，街道算过一笔账，饭钱收一点，房租免一点，志愿者帮一点，日子就能过下去。\n  账要公开，菜要可口，人要留得住，办好一件小事，比说十句大话都强。"},
		{"a full last line, told by the indent of the next", `■街谈
食堂的灯
□何小满
社区食堂开张三个月，来吃饭的人一天比
一天多，锅里的菜也从六样添到了十二样了。
办食堂的钱从哪里来，街道算过一笔账，
饭钱收一点，房租免一点，志愿者帮一点，日
子就能过下去，这一笔账，街坊们都看在眼里
记在心里，人人说好。`,
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样了。\n  办食堂的钱从哪里来，街道算过一笔账，饭钱收一点，房租免一点，志愿者帮一点，日子就能过下去，这一笔账，街坊们都看在眼里记在心里，人人说好。"},
		{"squeezed marks on lines of their own", `■街谈
食堂的灯
□何小满
社区食堂开张三个月，来吃饭的人一天比
一天多。老人们都说：
“饭菜热不热
”
，吃了就
知道，这样的食堂要多办几个，办到家门口才
算数，街坊们也都这么说，街道的干部听了连
连点头，当天就去看了空房。`,
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  社区食堂开张三个月，来吃饭的人一天比一天多。老人们都说：“饭菜热不热”，吃了就知道，这样的食堂要多办几个，办到家门口才算数，街坊们也都这么说，街道的干部听了连连点头，当天就去看了空房。"},
		{"squeezed marks, and an author in brackets after one", `■街谈
食堂的灯还亮不亮？
（何小满）
社区食堂开张三个月，来吃饭的人一天比
一天多。老人们都说：
“饭菜热不热
”
，吃了就
知道，这样的食堂要多办几个，办到家门口才
算数，街坊们也都这么说，街道的干部听了连
连点头，当天就去看了空房。`,
			"■ 街谈\n# 食堂的灯还亮不亮？\n@ 何小满\n  社区食堂开张三个月，来吃饭的人一天比一天多。老人们都说：“饭菜热不热”，吃了就知道，这样的食堂要多办几个，办到家门口才算数，街坊们也都这么说，街道的干部听了连连点头，当天就去看了空房。"},
		{"radicals and dashes", `■街谈
⻝堂的灯
□何⼩满
社区⻝堂开张三个⽉，来吃饭的⼈⼀天⽐
⼀天多⸺锅⾥的菜也从六样添到⼗⼆样，⽼
⼈们说，饭菜热不热，吃了才知道。
办⻝堂的钱从哪⾥来，街道算过⼀笔账，
饭钱收⼀点，房租免⼀点，⽇⼦就能过。`,
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  社区食堂开张三个月，来吃饭的人一天比一天多——锅里的菜也从六样添到十二样，老人们说，饭菜热不热，吃了才知道。\n  办食堂的钱从哪里来，街道算过一笔账，饭钱收一点，房租免一点，日子就能过。"},
		{"no marks, headlines of two lines", `小小的社区食堂
如何越办越好
本报记者 何小满
社区食堂开张三个月，来吃饭的人一天比
一天多，锅里的菜也从六样添到了十二样。老
人们说，饭菜热不热，吃了才知道。
办食堂的钱从哪里来，街道算过一笔账，
饭钱收一点，房租免一点，志愿者帮一点，日
子就能过下去。
桥边的老树
留住了乡愁
本报记者 王大山
村口的桥修好了以后，桥边的老树没有砍
掉，树下又坐满了乘凉的人，说的都是些东家
长西家短的闲话，听着让人心里踏实。`,
			"# 小小的社区食堂如何越办越好\n@ 本报记者 何小满\n  社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样。老人们说，饭菜热不热，吃了才知道。\n  办食堂的钱从哪里来，街道算过一笔账，饭钱收一点，房租免一点，志愿者帮一点，日子就能过下去。\n# 桥边的老树留住了乡愁\n@ 本报记者 王大山\n  村口的桥修好了以后，桥边的老树没有砍掉，树下又坐满了乘凉的人，说的都是些东家长西家短的闲话，听着让人心里踏实。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if form := Restore(c.source).Form; form != Lines {
				t.Fatalf("taken for %s", form)
			}
			assertOutline(t, c.source, c.want)
		})
	}
}

// Pages as other newspapers set them.
func TestRestoreVariants(t *testing.T) {
	long := "社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样。"
	more := "办食堂的钱从哪里来，街道算过一笔账，饭钱收一点，房租免一点，志愿者帮一点。"
	for _, c := range []struct{ name, source, want string }{
		{"one mark for labels and authors", "■街谈\n食堂的灯\n" + long + "\n■何小满\n■闲话\n桥边的树\n■王大山\n" + more,
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n■ 闲话\n# 桥边的树\n@ 王大山\n  " + more},
		{"author in brackets", "◆街谈\n食堂的灯\n" + long + "\n" + more + "（何小满）\n◆闲话\n桥边的树\n树还在。（5月6日《江岸晚报》）（王大山）",
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n  " + more + "\n■ 闲话\n# 桥边的树\n@ 王大山\n  树还在。（5月6日《江岸晚报》）"},
		{"author between points", "★街谈\n食堂的灯\n·何小满·\n" + long + "\n★闲话\n桥边的树\n·阿依古丽·买买提·\n" + more,
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n■ 闲话\n# 桥边的树\n@ 阿依古丽·买买提\n  " + more},
		{"offices without a mark", "▲街谈\n食堂的灯\n本报记者 何小满 通讯员 王大山\n" + long + "\n▲图说\n桥边的树\n" + more + "\n文/图 王大山",
			"■ 街谈\n# 食堂的灯\n@ 本报记者 何小满 通讯员 王大山\n  " + long + "\n■ 图说\n# 桥边的树\n@ 王大山\n  " + more},
		{"a bare name under the headline", "●街谈\n食堂的灯\n何小满\n" + long + "\n●闲话\n桥边的树\n欧阳大山\n" + more,
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n■ 闲话\n# 桥边的树\n@ 欧阳大山\n  " + more},
		{"subhead after a dash", "■街谈\n食堂的灯\n——江岸区社区食堂见闻\n□何小满\n" + long, "■ 街谈\n# 食堂的灯\n- ——江岸区社区食堂见闻\n@ 何小满\n  " + long},
		{"kicker", "■街谈\n江岸区八个社区食堂陆续开张迎客\n老人们吃上了热饭\n□何小满\n" + long, "■ 街谈\n^ 江岸区八个社区食堂陆续开张迎客\n# 老人们吃上了热饭\n@ 何小满\n  " + long},
		{"traditional characters", "■街談\n食堂的燈\n□張小滿\n社區食堂開張三個月，來吃飯的人一天比一天多，鍋裏的菜也\n添了。\n" + "這樣的食堂還要多辦幾個。",
			"■ 街談\n# 食堂的燈\n@ 張小滿\n  社區食堂開張三個月，來吃飯的人一天比一天多，鍋裏的菜也添了。\n  這樣的食堂還要多辦幾個。"},
		{"captions", "■街谈\n食堂的灯\n□何小满\n图为江岸区第八个社区食堂开张的情景。\n" + long + "\n老人们在食堂里吃午饭。（本报记者 王大山 摄）",
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n= 图为江岸区第八个社区食堂开张的情景。\n= 老人们在食堂里吃午饭。（本报记者 王大山 摄）"},
		{"furniture on one line", "江岸日报 2031年5月6日 星期二 观点 05版\n编辑 甲小满 美编 乙大山\n■街谈\n食堂的灯\n□何小满\n" + long,
			"■ 街谈\n# 食堂的灯\n@ 何小满\n  " + long + "\n? 江岸日报 2031年5月6日 星期二 观点 05版\n? 编辑 甲小满 美编 乙大山"},
		{"no marks, two articles", "食堂的灯\n何小满\n" + long + "\n" + more + "\n桥边的树\n王大山\n树还在，人也还在，夏天的傍晚，树下照样坐满了乘凉的人，说的都是些闲话。",
			"# 食堂的灯\n@ 何小满\n  " + long + "\n  " + more + "\n# 桥边的树\n@ 王大山\n  树还在，人也还在，夏天的傍晚，树下照样坐满了乘凉的人，说的都是些闲话。"},
	} {
		t.Run(c.name, func(t *testing.T) { assertOutline(t, c.source, c.want) })
	}
}

func TestPageSpeaksOfItself(t *testing.T) {
	p := Restore("江岸日报 2031年5月6日 星期二 观点 05版\n■街谈\n食堂的灯\n□何小满\n锅里的菜也从六样添到了十二样。（5月1日《桥头晚报》）")
	if want := (folio.Folio{Newspaper: "江岸日报", Day: "2031-05-06", Page: "5", Name: "观点"}); p.Folio != want {
		t.Errorf("%+v, want %+v", p.Folio, want)
	}
}

// Columns that share a row are told apart where their sentences allow it.
func TestRestoreSideBySide(t *testing.T) {
	source := `■街谈

食堂的灯

社区食堂开张三个月，来 办食堂的钱从哪里来，街
吃饭的人一天比一天多，锅里 道算过一笔账，饭钱收一点，
的菜也从六样添到了十二样， 房租免一点，志愿者帮一点，
老人们都说好。
日子就能过得下去。
饭菜热不热，吃了才知道， 账目贴在墙上，谁都能看，
味道好不好，街坊们说了算， 一分一厘清清楚楚，大家放心
办食堂的人心里有数。 吃饭。
`
	want := "■ 街谈\n# 食堂的灯\n  社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样，老人们都说好。\n  饭菜热不热，吃了才知道，味道好不好，街坊们说了算，办食堂的人心里有数。\n  办食堂的钱从哪里来，街道算过一笔账，饭钱收一点，房租免一点，志愿者帮一点，日子就能过得下去。\n  账目贴在墙上，谁都能看，一分一厘清清楚楚，大家放心吃饭。"
	if form := Restore(source).Form; form != SideBySide {
		t.Fatalf("taken for %s", form)
	}
	assertOutline(t, source, want)
}

// benchmarkSizes restores text repeated to 10 KB, 1 MB and 50 MB in one run, so
// that the three can be compared: time in proportion to length.
func benchmarkSizes(b *testing.B, text string, form Form) {
	if got := Restore(text).Form; got != form {
		b.Fatalf("taken for %s", got)
	}
	for _, size := range []struct {
		name  string
		bytes int
	}{{"10KB", 10 << 10}, {"1MB", 1 << 20}, {"50MB", 50 << 20}} {
		source := strings.Repeat(text, size.bytes/len(text)+1)[:size.bytes]
		b.Run(size.name, func(b *testing.B) {
			b.SetBytes(int64(size.bytes))
			for b.Loop() {
				Restore(source)
			}
		})
	}
}

func BenchmarkRestoreBlocks(b *testing.B) { benchmarkSizes(b, string(seeds.OpinionPage), Blocks) }

// BenchmarkRestoreLines restores lines of type.
func BenchmarkRestoreLines(b *testing.B) {
	var source strings.Builder
	for _, l := range strings.Split(string(seeds.OpinionPage), "\n") {
		r := []rune(l)
		for ; len(r) > 20; r = r[20:] {
			source.WriteString(string(r[:20]) + "\n")
		}
		source.WriteString(string(r) + "\n")
	}
	benchmarkSizes(b, source.String(), Lines)
}

func BenchmarkRestoreOneLine50MB(b *testing.B) {
	source := strings.Repeat("没完没了的一行，", 50<<20/24)
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		Restore(source)
	}
}

// An English article ends its sentences with a point, and its pieces are put
// together with a space.
func TestEnglish(t *testing.T) {
	p := Restore("■Letters\n\nA lamp at the crossing\n\n□Li Xiaoman\n\n" +
		"The lamp was lit on the second of June, and the people of the town\n\ncame out to see it.\n\n" +
		"“We used to stay at home after dark,” an old man said. Now they walk to the bridge.\n\nIt cost 4,000 yuan.\n")
	if len(p.Articles) != 1 {
		t.Fatalf("%d articles, want 1", len(p.Articles))
	}
	a := p.Articles[0]
	if !strings.HasPrefix(a.Headline.String, "A lamp at") || a.Byline.Name != "Li Xiaoman" {
		t.Errorf("headline %q, byline %q", a.Headline.String, a.Byline.Name)
	}
	want := []string{
		"The lamp was lit on the second of June, and the people of the town came out to see it.",
		"“We used to stay at home after dark,” an old man said. Now they walk to the bridge.",
		"It cost 4,000 yuan.",
	}
	for i, w := range want {
		if i >= len(a.Paragraphs()) || a.Paragraphs()[i].String != w {
			t.Errorf("paragraphs %v, want %q", a.Paragraphs(), want)
			break
		}
	}
}

package page

import (
	"strings"
	"testing"
)

// Whatever a source holds, every character of it is kept once. A text that is
// changed at random hardly stays in the form it was; so each form has a target
// of its own, which takes the text for it.

func FuzzRestore(f *testing.F) {
	f.Add("■街谈\n食堂的灯\n□何小满\n社区食堂开张三个月，来吃\n饭的人多了。")
	f.Add("■三言两语\n还给盲人\n何小满：盲道上停满了车。\n■街谈\n食堂的灯\n好。\n□王大山\n别等\n赵小川：爬楼。")
	f.Add("渡口又开了船\n——东河\n作者：何小满;苏望  时间：2021-03-09\n\n　　昨天开了船。\n第 3 页\n1. 灯\n何 望\n《江岸日报》（2021年3月9日 第 06 版）\n标题：灯\n作者：\n日期：2021\n正文：亮了。\n")
	f.Add("3\n2031年5月6日\n⽂⺠⸺∕ 抢 婚 风 俗 ，\n（5月6日\n《江岸晚报》\n\xff\xe4")
	f.Add("■街谈\n食堂的灯\n□何小满\n社区食堂开张三个月来吃\n饭的人一天比一天多\n”\n，锅里的菜也从六样添到\n了十二样老人们都说好的\n")
	f.Add("社区食堂开张三 办食堂的钱从哪\n吃饭的人一天比 道算过一笔账饭\n的菜也从六样添 房租免一点志愿\n老人们都说好。\n日子就能过下去\n")
	f.Add("口街谈\n食堂的灯\n日何小满\n开张三个月。|\n|\n口夜读\n桥头的书摊\n日王大山\n|书都旧了。\n\f12\n")
	f.Add("▲渡口修好木船\n【本報訊】" + oldTexts[0] + "\n▲添設長凳\n" + oldTexts[1] + "\n")
	f.Fuzz(func(t *testing.T, source string) { assertKept(t, Restore(source)) })
}

func FuzzLatin(f *testing.F) {
	f.Add("The River Gazette\nMonday, 3 March 2031\nHARBOUR\nLamps reach\nthe far hills\nBy Ann Wick\nT\nhe lamps of the town were lit one af-\nter the other.\nPage 3\n“Slowly,” he said.\nHe said slowly, he was the one to say so.\nand he said slowly, he was the one to say so to all\n")
	f.Add("A\nb\n\xff\xe4\nContinued on page 4\n")
	f.Fuzz(func(t *testing.T, source string) {
		blocks, _ := blocksIn(source, nil)
		p := &Page{Source: source}
		if _, err := p.latin(blocks, nil); err != nil {
			t.Fatal(err)
		}
		assertKept(t, p)
	})
}

// restoreAs restores source as if it were in a form.
func restoreAs(source string, form Form) *Page {
	blocks, script := blocksIn(source, nil)
	p := &Page{Source: source, Form: form}
	p.restore(blocks, script, nil)
	return p
}

func FuzzLines(f *testing.F) {
	f.Add("■街谈\n食堂的灯\n□何小满\n社区食堂开张三个月来吃\n饭的人一天比一天多\n”\n，锅里的菜也从六样添到\n了十二样老人们都说好的\n")
	f.Add("街谈\n食堂的灯还亮着\n——江岸见闻\n本报江岸3月1日电（记者 何小满）\n“开张三个月”\n“菜多了”，来的人也多，锅里的菜也从六\n样添到了十二样。□何小满 王大山\n账怎么算\nopen reading room, the\nlamp was lit.\n")
	f.Add("3\n⽂⺠⸺∕ 抢 婚 风 俗 ， 管理 办法 》\n（5月6日\n《江岸晚报》\n（何小\n满）\n\xff\xe4")
	f.Add("街头闲话\n桥头旧书摊上的书多了一\n倍\n何小满王大山\n书摊摆在桥头第三棵\n树下，书都旧了，纸边卷\n着，翻书的人多了。\n“书都旧了，纸边卷\n着，翻书\n城里杂谈\n晒谷场上的电\n影近日，场上的幕布\n是两根竹竿撑起来的。\n周晚\n本报讯\n天黑了\n")
	f.Fuzz(func(t *testing.T, source string) { assertKept(t, restoreAs(source, Lines)) })
}

func FuzzSideBySide(f *testing.F) {
	f.Add("社区食堂开张三 办食堂的钱从哪\n吃饭的人一天比 道算过一笔账饭\n的菜也从六样添 房租免一点志愿\n老人们都说好。\n日子就能过下去\n")
	f.Add("■街谈\n\n食堂的灯 桥边的树\n□何小满 □王大山\n社区食堂，来 村口的桥，修 一二三四五\n吃饭的人 好了。 六七八\n\n责编 甲某\n")
	f.Fuzz(func(t *testing.T, source string) { assertKept(t, restoreAs(source, SideBySide)) })
}

// FuzzType restores blocks of type of sizes that the second text tells.
func FuzzType(f *testing.F) {
	f.Add("街谈\n食堂的灯\n——江岸见闻\n□何小满\n社区食堂开张三个月，来吃\n饭的人多了。\n图为食堂里的人们正在排队吃饭，锅里有菜。\n桥边的树\n本报讯 树还在。", "axcaaa\bx")
	f.Fuzz(func(t *testing.T, source, sizes string) {
		var parts []Part
		for line := range strings.Lines(source) {
			size := uint8(10)
			if n := len(parts); n < len(sizes) {
				size = sizes[n] % 32
			}
			parts = append(parts, Part{Kind: PartType, Size: size, Text: line})
		}
		assertKept(t, Compose(parts))
	})
}

package page

import (
	"strings"
	"testing"
)

// TestBylineForms reads every form of a byline on pages that differ in nothing
// else: under the headline, after the text, in it.
func TestBylineForms(t *testing.T) {
	const text = "社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样。\n老人们说，饭菜热不热，吃了才知道，街坊们说了算。"
	for _, c := range []struct {
		source string // the article; TEXT stands for two paragraphs
		name   string
		role   Role
	}{
		{"食堂的灯还亮着\n□何小满\nTEXT", "何小满", Author},
		{"食堂的灯还亮着\n□ 何小满 王大山\nTEXT", "何小满 王大山", Author},
		{"食堂的灯还亮着\n□本报记者 何小满\nTEXT", "本报记者 何小满", Author},
		{"食堂的灯还亮着\n本报记者 何小满 王大山\nTEXT", "本报记者 何小满 王大山", Author},
		{"食堂的灯还亮着\n·何小满·\nTEXT", "何小满", Author},
		{"食堂的灯还亮着\n（何小满）\nTEXT", "何小满", Author},
		{"食堂的灯还亮着\n·何小满王大山·\nTEXT", "何小满王大山", Author},
		{"食堂的灯还亮着\n何小满王大山\nTEXT", "何小满王大山", Author},
		{"食堂的灯还亮着\n本报评论员\nTEXT", "本报评论员", Author},
		{"食堂的灯还亮着\n文/何小满\nTEXT", "何小满", Author},
		{"食堂的灯还亮着\n何小满/文\nTEXT", "何小满", Author},
		{"食堂的灯还亮着\n作者：何小满\nTEXT", "何小满", Author},
		{"食堂的灯还亮着\n文/图 何小满\nTEXT", "何小满", Author},
		{"食堂的灯还亮着\n◎何小满\nTEXT", "何小满", Author},
		{"食堂的灯还亮着\n◆何小满\nTEXT", "何小满", Author},
		{"食堂的灯还亮着\n何小满\nTEXT", "何小满", Author},
		{"食堂的灯还亮着\n欧阳小满\nTEXT", "欧阳小满", Author},
		{"食堂的灯还亮着\n呼延小满 王大山\nTEXT", "呼延小满 王大山", Author},
		{"食堂的灯还亮着\n□阿依古丽·买买提\nTEXT", "阿依古丽·买买提", Author},
		{"食堂的灯还亮着\n本報記者 張小滿\nTEXT", "本報記者 張小滿", Author},
		{"食堂的灯还亮着\nTEXT\n□何小满", "何小满", Author},
		{"食堂的灯还亮着\nTEXT（何小满）", "何小满", Author},
		{"食堂的灯还亮着\nTEXT（本报记者 何小满）", "本报记者 何小满", Author},
		{"食堂的灯还亮着\nTEXT□何小满", "何小满", Author},
		{"食堂的灯还亮着\nTEXT\n—何小满王大山", "何小满王大山", Author},
		{"食堂的灯还亮着\nTEXT\n―何小满", "何小满", Author},
		{"食堂的灯还亮着\n（何小满王大山）\nTEXT", "何小满王大山", Author},
		{"食堂的灯还亮着\n□何小满 TEXT", "何小满", Author},
		{"食堂的灯还亮着\n□何小满近日，TEXT", "何小满", Author},
		{"食堂的灯还亮着\n何小满：TEXT", "何小满", Author},
		{"食堂的灯还亮着\n何小满 摄影\nTEXT", "何小满", Photographer},
		{"食堂的灯还亮着\n何小满 绘\nTEXT", "何小满", Cartoonist},
	} {
		body := text
		if strings.HasPrefix(strings.SplitN(c.source, "\n", 2)[1], "何小满：") {
			body = strings.ReplaceAll(text, "\n", "") // a brief has one paragraph
		}
		p := Restore("■街谈\n" + strings.Replace(c.source, "TEXT", body, 1) + "\n")
		assertKept(t, p)
		if len(p.Articles) != 1 {
			t.Errorf("%q: %d articles", c.source, len(p.Articles))
			continue
		}
		a := &p.Articles[0]
		if a.Headline.String != "食堂的灯还亮着" || a.Byline.Name != c.name || a.Byline.Role != c.role {
			t.Errorf("%q: headline %q, byline %q, %s", c.source, a.Headline.String, a.Byline.Name, a.Byline.Role)
		}
		if n := len(a.Paragraphs()); n == 0 || !strings.Contains(a.Paragraphs()[0].String, "社区食堂开张") {
			t.Errorf("%q: paragraphs %v", c.source, a.Paragraphs())
		}
	}
}

// TestSpeakers tells who opens a paragraph from who is quoted in it, on a page of
// briefs.
func TestSpeakers(t *testing.T) {
	const brief = "■三言两语\n请把盲道还给盲人\n何小满：盲道上停满了车，画线的人该去走一走。\n■街谈\n食堂的灯还亮着\n"
	const text = "社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样。\n"
	for opening, byline := range map[string]string{"银河 和平：": "银河 和平", "欧阳和夏四海：": "欧阳和夏四海", "不少居民坦言：": "", "来吃饭的老人们：": "", "有人回忆：": ""} {
		p := Restore(brief + opening + text)
		assertKept(t, p)
		if a := &p.Articles[len(p.Articles)-1]; len(p.Articles) != 2 || a.Byline.Name != byline {
			t.Errorf("%q: byline %q in %d articles", opening, a.Byline.Name, len(p.Articles))
		}
	}
}

// TestLabelForms tells columns by every mark that stands before them.
func TestLabelForms(t *testing.T) {
	for _, label := range []string{"■街谈", "● 街谈", "▲街谈", "◆街谈", "★街谈", "▌街谈", "※街谈", "【街谈】", "〖街谈〗", "■■街谈"} {
		p := Restore(label + "\n食堂的灯还亮着\n□何小满\n社区食堂开张三个月，来吃饭的人一天比一天多。\n" + strings.Replace(label, "街谈", "海风", 1) +
			"\n潮水来了又走了\n□苏望海\n潮水来的时候，孩子们往后跑，笑声比潮声大。\n")
		assertKept(t, p)
		if len(p.Columns) != 2 || p.Columns[0].Name != "街谈" || p.Columns[1].Name != "海风" || len(p.Articles) != 2 || p.Articles[1].Column != "海风" {
			t.Errorf("%q: columns %v, %d articles", label, p.Columns, len(p.Articles))
		}
	}
}

// TestKinds tells cartoons from essays of a column that sounds of them.
func TestKinds(t *testing.T) {
	few := "电梯修了半年。"
	long := "社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样，老人们说，饭菜热不热，吃了才知道，街坊们说了算。办食堂的钱从哪里来，街道算过一笔账，饭钱收一点，房租免一点，志愿者帮一点，账目贴在墙上。\n" +
		"村口的桥修好以后，桥边的老树没有砍掉，树下又坐满了乘凉的人，说的都是些东家长西家短的闲话，听着让人心里踏实。书摊摆在桥头第三棵树下，书都旧了，纸边卷着，翻书的人却比去年多出一倍，多是附近的老人和放了学的孩子。"
	for _, c := range []struct {
		source string
		kind   Kind
	}{
		{"■漫画角\n爬楼\n" + few + "\n□赵小川 绘", Cartoon},
		{"■世相漫说\n爬楼\n" + few + "\n□赵小川", Cartoon},
		{"■经济漫笔\n爬楼\n□赵小川\n" + long, Commentary},
		{"■图说\n爬楼\n□赵小川\n" + long, Picture},
		{"■街谈\n爬楼\n□赵小川\n" + long, Commentary},
	} {
		if p := Restore(c.source); len(p.Articles) != 1 || p.Articles[0].Kind != c.kind {
			t.Errorf("%.30q: %d articles, %v", c.source, len(p.Articles), p.Articles)
		}
	}
}

// TestFurnitureForms leaves over what belongs to the page, wherever it stands.
func TestFurnitureForms(t *testing.T) {
	const article = "■街谈\n食堂的灯还亮着\n□何小满\n社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也添到了十二样。"
	for _, f := range []string{
		"05版", "第5版", "A05版", "A12", "2031年5月6日", "2031年5月6日 星期二", "2031-05-06", "二〇三一年五月六日", "江岸日报",
		"责任编辑：何小满", "本版编辑 何小满", "责编 何小满 美编 王大山 校对 苏望海", "本版编辑：何小满 电话：010-00000000", "电子邮箱：a@example.com", "E-mail:a@example.com",
		"热线：00000000", "江岸日报 2031年5月6日 观点 05版", "責任編輯：何小滿", "统一刊号：CN00-0000 邮发代号：0-00",
	} {
		for _, source := range []string{f + "\n" + article + "\n", article + "\n" + f + "\n"} {
			p := Restore(source)
			assertKept(t, p)
			if len(p.Articles) != 1 || p.Articles[0].Headline.String != "食堂的灯还亮着" || len(p.Articles[0].Paragraphs()) != 1 || len(p.Leftovers) == 0 {
				t.Errorf("%q: %d articles, leftovers %v, paragraphs %v", source, len(p.Articles), p.Leftovers, p.Articles[0].Paragraphs())
			}
		}
	}
}

// TestCaptionForms tells what is said of a picture, and who took or drew it.
func TestCaptionForms(t *testing.T) {
	for _, caption := range []string{
		"图为社区食堂的灶台。", "▲图为社区食堂的灶台。", "上图：社区食堂的灶台。", "图①：社区食堂的灶台。", "社区食堂的灶台。（新华社记者 何小满 摄）",
		"社区食堂的灶台。本报记者 何小满 摄", "圖為社區食堂的灶台。",
	} {
		p := Restore("■街谈\n食堂的灯还亮着\n□何小满\n社区食堂开张三个月，来吃饭的人一天比一天多。\n" + caption + "\n老人们说，饭菜热不热，吃了才知道，街坊们说了算。\n")
		assertKept(t, p)
		if len(p.Articles) != 1 || len(p.Articles[0].Captions()) != 1 || len(p.Articles[0].Paragraphs()) != 2 {
			t.Errorf("%q: %+v", caption, p.Articles)
		}
	}
}

// TestDatelines tells news by the dateline that opens it.
func TestDatelines(t *testing.T) {
	for _, d := range []string{"本报北京3月1日电 ", "新华社北京3月1日电（记者 何小满）", "本报讯 ", "本报讯（记者何小满）", "据新华社电 ", "【本报讯】", "中新网3月1日电 "} {
		p := Restore("■要闻\n食堂的灯还亮着\n" + d + "社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也添到了十二样。\n老人们说，饭菜热不热，吃了才知道，街坊们说了算。\n")
		assertKept(t, p)
		if len(p.Articles) != 1 || p.Articles[0].Kind != News || len(p.Articles[0].Paragraphs()) != 2 {
			t.Errorf("%q: %d articles, %+v", d, len(p.Articles), p.Articles[0])
		}
	}
}

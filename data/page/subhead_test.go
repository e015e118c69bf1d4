package page

import (
	"strings"
	"testing"
)

// TestSubheadings holds each piece of evidence against a line that it is for and
// one that it is not for.
func TestSubheadings(t *testing.T) {
	examples := map[string][2]string{
		"numbered as parts of a text are": {"二、渡口怎么开", "二月的渡口"},
		"led on by a dash":                {"——东河的一天", "东河——渡口的一天"},
		"a part's name":                   {"核心阅读", "核心阅读的人"},
		"a question put to somebody":      {"江岸日报记者：船什么时候开？", "船什么时候开？"},
		"set in, where headlines are not": {"\u3000\u3000渡口又开了船", "渡口又开了船"},
	}
	r := reader{customs: customs{headsOut: true}}
	for _, e := range subheadings {
		of, ok := examples[e.name]
		if !ok {
			t.Errorf("%s: no example", e.name)
			continue
		}
		for i, line := range of {
			blocks, _ := blocksIn(line, &watch{ctx: t.Context()})
			if got := e.is(&r, &blocks[0]); got != (i == 0) {
				t.Errorf("%s: %q is %v", e.name, line, got)
			}
		}
	}
}

// TestOneArticle keeps a text with headings in it in one piece.
func TestOneArticle(t *testing.T) {
	text := "　　" + strings.Join(ferry, "") + strings.Join(lamps, "")
	for name, dump := range map[string]string{
		"set in":   "渡口又开了船\n" + text + "\n　　水涨了三尺\n　　本报讯 " + text + "\n　　灯亮了六盏\n　　本报讯 " + text + "\n",
		"numbered": "渡口又开了船\n□何小满\n" + text + "\n一、水涨了三尺\n本报讯 " + text + "\n二、灯亮了六盏\n本报讯 " + text + "\n",
	} {
		if p := Restore(dump); len(p.Articles) != 1 {
			t.Errorf("%s: %d articles", name, len(p.Articles))
		}
	}
}

// TestHeadlinesInHalves are no rows that strips of type share, and each is an
// article's; one such line among others is a sub-heading as before.
func TestHeadlinesInHalves(t *testing.T) {
	text := strings.Join(ferry, "") + strings.Join(lamps, "") + "后来船开了，等船的人都"
	dump := ""
	for _, head := range []string{"渡口昨日开船 两岸少走十里", "旧码头换石条 夜里亮六盏灯", "菜农坐船过河 早市又添新菜", "闸门换了新漆 孩子放学来看"} {
		dump += head + "\n" + text + "\n"
	}
	p := Restore(dump)
	assertKept(t, p)
	if p.Form != Blocks || len(p.Articles) != 4 {
		t.Errorf("%s, %d articles", p.Form, len(p.Articles))
	}
	if p := Restore("渡口又开了船\n" + text + "。\n旧码头换石条 夜里亮六盏灯\n" + text + "。\n"); len(p.Articles) != 1 {
		t.Errorf("%d articles of one line in halves", len(p.Articles))
	}
}

package markup

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lanmu/data/page"
)

var update = flag.Bool("update", false, "write the golden files anew")

// compose reads a document as the library does.
func compose(t testing.TB, text string) *page.Page {
	t.Helper()
	if IsWebPage(text) {
		parts, err := WebPage(context.Background(), text, nil)
		if err != nil {
			t.Fatal(err)
		}
		return page.Compose(parts)
	}
	parts, ok := Markdown(text)
	if !ok {
		t.Fatal("taken for no Markdown")
	}
	return page.Compose(parts)
}

func TestDocuments(t *testing.T) {
	files, err := filepath.Glob("testdata/*.[hm][td]*")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".json") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			if err := compose(t, string(text)).WriteJSON(&got); err != nil {
				t.Fatal(err)
			}
			golden := file + ".json"
			if *update {
				if err := os.WriteFile(golden, []byte(got.String()), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got.String(), want)
			}
		})
	}
}

// TestWhatIsMarkedUp tells documents that mark themselves up from dumps.
func TestWhatIsMarkedUp(t *testing.T) {
	for _, c := range []struct {
		text      string
		web, mark bool
	}{
		{"<!DOCTYPE html><p>字", true, false},
		{"\ufeff\n<?xml version=\"1.0\"?>\n<!-- 存 -->\n<HTML lang=zh>", true, false},
		{"<head><title>报</title>", true, false},
		{"《人民的名义》<html>是什么", false, false},
		{"# 街谈\n\n字。", false, true},
		{"\n\n## 标题\n字", false, true},
		{"---\ntitle: 字\n---\n字。", false, true},
		{"---\r\n标题: 字\r\n---\r\n字。", false, true},
		{"---\n只是一条线\n---\n字。", false, false},
		{"#话题# 说的是", false, false},
		{"■街谈\n标题\n# 第三", false, false},
		{"---", false, false},
		{"", false, false},
	} {
		if got := IsWebPage(c.text); got != c.web {
			t.Errorf("IsWebPage(%q) = %v", c.text, got)
		}
		if _, got := Markdown(c.text); got != c.mark {
			t.Errorf("Markdown(%q) = %v", c.text, got)
		}
	}
}

// TestMarkdownIsReadBack writes restored pages and reads what was written.
func TestMarkdownIsReadBack(t *testing.T) {
	for _, source := range []string{
		"■街谈\n一纸之名\n□何小满\n名字写在纸上。\n路也在脚下。\n■海风\n潮水来了\n苏望海：潮水来的时候，孩子们往后跑。\n灯亮了\n顾小川：灯亮的时候，船就回来了。\n05版 责任编辑：何小满",
		"#1 *号*\n\n一段_文字_，有<标签>和&amp;。\n",
	} {
		p := page.Restore(source)
		var first strings.Builder
		if err := p.WriteMarkdown(&first, nil); err != nil {
			t.Fatal(err)
		}
		q := compose(t, first.String())
		if len(p.Articles) != len(q.Articles) {
			t.Fatalf("%d articles become %d:\n%s", len(p.Articles), len(q.Articles), first.String())
		}
		for i := range p.Articles {
			a, b := &p.Articles[i], &q.Articles[i]
			if a.Headline.String != b.Headline.String || a.Column != b.Column || a.Byline.Name != b.Byline.Name || a.ID != b.ID || len(a.Paragraphs()) != len(b.Paragraphs()) {
				t.Errorf("article %d: %q %q %q %d, read back %q %q %q %d", i, a.Headline.String, a.Column, a.Byline.Name, len(a.Paragraphs()),
					b.Headline.String, b.Column, b.Byline.Name, len(b.Paragraphs()))
			}
		}
	}
}

// FuzzDocuments checks that whatever a document holds, each character of the
// page composed of it is in one Text, and that nothing panics.
func FuzzDocuments(f *testing.F) {
	for _, file := range []string{"founder.html", "elements.html", "portal.html", "frontmatter.md", "page.md"} {
		text, err := os.ReadFile("testdata/" + file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		var parts []page.Part
		if IsWebPage(text) {
			parts, _ = WebPage(context.Background(), text, nil)
		} else {
			parts, _ = Markdown(text)
		}
		p := page.Compose(parts)
		covered := make([]int, len(p.Source))
		p.Texts(func(x page.Text) {
			for _, s := range x.Spans {
				for i := s.Start; i < s.End; i++ {
					covered[i]++
				}
			}
		})
		for i, r := range p.Source {
			if r > ' ' && covered[i] != 1 && !strings.ContainsRune("\u3000\u00a0\u2028\u2029\u200b\u0085\u1680\u202f\u205f\ufeff", r) && (r < 0x2000 || r > 0x200b) {
				t.Fatalf("%q at %d of %q is in %d texts", r, i, p.Source, covered[i])
			}
		}
	})
}

// TestIssuesInMarkdown reads a whole issue as programs save it: the newspaper and the
// day, a page to a heading, numbered headlines.
func TestIssuesInMarkdown(t *testing.T) {
	p := compose(t, "# 江岸日报 2021年3月9日（星期二）\n> 来源：江岸日报数字报\n> 共 20 个版面\n\n## 第01版：要闻\n### 1. 渡口又开了船\n*旧码头换上石条*\n\n"+report[0]+"\n\n### 2. 旧码头添了六盏灯\n"+report[1]+"\n\n## 第02版：副刊\n### 1. 菜农过河赶早市\n"+report[2]+"\n\n（本报记者 何小满）\n")
	var got []string
	for i := range p.Articles {
		a := &p.Articles[i]
		got = append(got, strings.Join([]string{a.Column, a.Headline.String, a.Subhead.String, a.Byline.Name}, "|"))
	}
	want := "第01版：要闻|渡口又开了船|旧码头换上石条|\n第01版：要闻|旧码头添了六盏灯||\n第02版：副刊|菜农过河赶早市||本报记者 何小满"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// Formulas are read as text, their parts raised and lowered; what programs read of them
// is not.
func TestFormulas(t *testing.T) {
	parts, err := Document(t.Context(), `<p>勾股定理：<math><msup><mi>a</mi><mn>2</mn></msup> <mo>+</mo> <msub><mi>b</mi><mn>1</mn></msub><annotation>a^2</annotation></math>，人人都会。</p><math display="block"><msubsup><mi>x</mi><mn>3</mn><mn>4</mn></msubsup></math>`, nil)
	if err != nil {
		t.Fatal(err)
	}
	b := page.Compose(parts).Articles[0].Blocks
	if len(b) != 2 || b[0].Text.Plain() != "勾股定理：a² + b₁，人人都会。" || b[1].Kind != page.Formula || b[1].Text.Plain() != "x₃⁴" {
		t.Errorf("%q %+v", b[0].Text.Plain(), b)
	}
}

// What a template holds for the body is believed where what was found has nothing of it.
func TestTheBodyATemplateHolds(t *testing.T) {
	const text = "水退了三尺，渡口又开了船。早晚各有六班，比从前多了两班。船票仍是两元，学生半价，老人不收。"
	var lines []line
	for _, held := range []bool{true, true, false} {
		lines = append(lines, line{text: text, held: held})
	}
	for _, c := range []struct {
		body []bool
		want bool
	}{{[]bool{false, false, true}, false}, {[]bool{false, false, false}, true}, {[]bool{true, false, false}, false}} {
		if got := missesHeld(lines, c.body); got != c.want {
			t.Errorf("%v: %v", c.body, got)
		}
	}
	lines = append(lines[:2:2], append(lines[:2:2], lines[2])...)
	if !missesHeld(lines, []bool{false, false, false, false, true}) {
		t.Error("what is less than half is believed")
	}
}

package document_test

import (
	"strings"
	"testing"

	"lanmu/widgets/document"
	"lanmu/widgets/specimen"
)

func whole(d document.Document) (all []document.Passage) {
	for i, b := range d.Blocks {
		all = append(all, document.Passage{Block: i, End: len(b.Text)})
	}
	return all
}

func TestMarkdown(t *testing.T) {
	got := document.Markdown(specimen.Everything(), whole(specimen.Everything()))
	for _, want := range []string{
		"# 山里的灯：一盏灯和二十年\n\n林小满\n\n",
		"的<ruby>饕餮<rt>tāotiè</rt></ruby>灯会",
		"6×10<sup>11</sup>度，水H<sub>2</sub>O不计。[^1]这是*重要的话*，*very important* too，见[链接](https://example.org)。",
		"## 一、灯是怎么亮的",
		"\n\n1. 灯要亮，", "两件；\n10. 第十件事以后再说。\n   - 没有号的一件",
		"一盏灯\\\n又一盏灯\\\n在山里像星星一样亮着\n\n老人说：那是回家的路\\\n孩子说",
		"| 代表团 | 金牌 | 银牌 | 增长 |\n|---|---|---|---|\n| 柳河镇 | 112 | 8 | 12.5% |",
		"> 山中有灯，", "**编者按：**这封信", "```\ngo run .\n    -page 12\n```", "[^1]: 饕餮，",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q in\n%s", want, got)
		}
	}
}

func TestMarkdownOfParts(t *testing.T) {
	for _, c := range []struct {
		block    document.Block
		from, to int
		want     string
	}{
		{document.Block{Style: document.Body, Text: "1. 不是*表*"}, 0, 17, `1\. 不是\*表\*`},
		{document.Block{Style: document.Body, Text: "# 不是题"}, 0, 11, `\# 不是题`},
		{document.Block{Style: document.Item, Text: "（一）灯", Mark: 9}, 0, 12, "- （一）灯"},
		{document.Block{Style: document.Item, Text: "2. 灯要亮", Mark: 3}, 6, 9, "- 要"},
		{document.Block{Style: document.Table, Text: "甲\t乙\n一\t2", Head: 1}, 8, 9, "| | |\n|---|---|\n| 一 | 2 |"},
		{document.Block{Style: document.Body, Text: "一二三四", Spans: []document.Span{{Range: document.Range{Start: 3, End: 9}, Kind: document.Strong}}}, 6, 12, "**三**四"},
	} {
		got := document.Markdown(document.Document{Blocks: []document.Block{c.block}}, []document.Passage{{Start: c.from, End: c.to}})
		if got != c.want {
			t.Errorf("%q, %d to %d: %q, want %q", c.block.Text, c.from, c.to, got, c.want)
		}
	}
}

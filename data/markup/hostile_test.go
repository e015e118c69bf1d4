package markup

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"lanmu/data/page"
	"lanmu/data/toil"
)

// hostileDocuments are documents that nobody wrote to be read, of n times what they are full of.
func hostileDocuments() map[string]func(n int) string {
	repeat := func(head, s, tail string) func(int) string {
		return func(n int) string { return head + strings.Repeat(s, n) + tail }
	}
	return map[string]func(n int) string{
		"brackets":            repeat("# 题\n\n", "[", ""),
		"links":               repeat("# 题\n\n", "[a](", ""),
		"stars":               repeat("# 题\n\n", "*a ", ""),
		"underscores":         repeat("# 题\n\n", "a_b*", ""),
		"quotes":              repeat("# 题\n\n", ">", "字"),
		"lists":               repeat("# 题\n\n", "- ", "字"),
		"items":               repeat("# 题\n\n", "- 字\n", ""),
		"backticks":           repeat("# 题\n\n", "`a``b```", ""),
		"headings":            repeat("", "# 题\n", ""),
		"underlined":          repeat("", "题\n===\n", ""),
		"numbered":            repeat("# 题\n\n", "1. 字\n", ""),
		"loose items":         repeat("# 题\n\n", "- 字\n\n", ""),
		"lists to a depth":    func(n int) string { return "# 题\n\n" + deep(n) },
		"a table":             repeat("# 题\n\n|a|b|\n|-|-|\n", "|字|字|\n", ""),
		"authors":             repeat("<html><body>", "<p class=author>何小满</p>", ""),
		"times":               repeat("<html><body>", "<time datetime=2031-05-06>五月</time><br>", ""),
		"strong":              repeat("# 题\n\n", "**字**\n\n", ""),
		"soft":                repeat("# 题\n\n字。\n\n", "*字*\n\n", ""),
		"entities":            repeat("# 题\n\n", "&amp;\\&", ""),
		"references":          func(n int) string { return "# 题\n\n" + numbered("[r%d]: x\n\n[r%[1]d]\n\n", n/4) },
		"HTML":                repeat("# 题\n\n", "<div>字</div>\n", ""),
		"front matter":        func(n int) string { return "---\n" + numbered("k%d: v\n", n) + "---\n字" },
		"nested front matter": repeat("---\n", "[", "\n---\n字"),
		"nested elements":     repeat("<html><body>", "<div>", "字"),
		"unclosed":            repeat("<html><body>", "<p", ""),
		"paragraphs":          repeat("<html><body>", "<p>字。", ""),
		"days":                repeat("<html><body>", "<p>2031-05-06 来源：江岸晚报</p>", ""),
		"cells":               repeat("<html><body><table>", "<tr><td>字</td></tr>", ""),
		"breaks":              repeat("<html><body>", "字<br>", ""),
		"comments":            repeat("<html>", "<!--", ""),
		"attributes":          repeat("<html><body ", "a=b ", ">字"),
		"meta":                repeat("<html><head>", "<meta name=a content=b>", "<body>字"),
		"enp":                 repeat("<html><!--enpproperty ", "<a>", "--><body>字"),
		"Founder's":           repeat("<html><body>", "<founder-title>字字</founder-title>", ""),
		"aliases": func(int) string {
			return "---\na: &a [字, 字]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: [*c, *c]\n---\n字"
		},
	}
}

// readDocument reads what may be a document as the library does.
func readDocument(s string) {
	if IsWebPage(s) {
		if parts, err := WebPage(context.Background(), s, nil); err == nil {
			page.Compose(parts)
		}
	} else if parts, ok := Markdown(s); ok {
		page.Compose(parts)
	}
}

// TestHostileDocuments: eight times the document takes eight times the memory,
// not sixty-four times, or it is refused or taken for no document.
func TestHostileDocuments(t *testing.T) {
	const small, times, most = 2000, 8, 16
	for name, text := range hostileDocuments() {
		t.Run(name, func(t *testing.T) {
			var bytes [2]int
			for i, n := range []int{small, small * times} {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				readDocument(text(n))
				runtime.ReadMemStats(&after)
				bytes[i] = int(after.TotalAlloc - before.TotalAlloc)
			}
			if bytes[1] > most*bytes[0]+1<<20 {
				t.Errorf("%d bytes for %d, %d for %d", bytes[0], small, bytes[1], small*times)
			}
		})
	}
}

// TestHostileScans: sixteen times the document is no more than some sixteen times
// the work, what is only looked through again and again included.
func TestHostileScans(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some megabytes")
	}
	const small, times = 2000, 16
	for name, text := range hostileDocuments() {
		if name == "front matter" { // it is told to be too long
			continue
		}
		grown := toil.Growth(func(n int) { readDocument(text(n)) }, small, times)
		if grown > toil.Quadratic(times) {
			t.Errorf("%s: %d times the document is %.0f times the work", name, times, grown)
		}
	}
}

func deep(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i%60*2) + "- 字\n")
	}
	return b.String()
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestTame: what would keep the parser of Markdown busy is no Markdown.
func TestTame(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"an article", strings.Repeat("社区食堂[开张](a)了，*来吃饭*的人`一天`比一天多。\n\n", 20_000), true},
		{"a long text", strings.Repeat("社区食堂开张三个月，\n", 100_000), true},
		{"a longer text than any", strings.Repeat("社区食堂开张三个月，\n\n", 200_000), false},
		{"code", "```\n" + strings.Repeat("a[i] = b[i]\n", 200) + "```\n", true},
		{"backticks", strings.Repeat("`a ", 50_000), false},
		{"backticks of every length", numbered("`%d``%[1]d```", 5_000), false},
		{"backticks in a long text", strings.Repeat("社区食堂开张三个月，\n", 50_000) + strings.Repeat("`a ", 1000), false},
		{"tags begun", strings.Repeat("<a ", 50_000), false},
		{"comments begun", strings.Repeat("a<!--", 50_000), false},
		{"ends of links", strings.Repeat("](<", 50_000), false},
		{"links in many paragraphs", strings.Repeat(strings.Repeat("[a](", 400)+"\n\n", 2000), false},
	} {
		if got := tame(c.text); got != c.want {
			t.Errorf("%s: tame is %v, want %v", c.name, got, c.want)
		}
	}
}

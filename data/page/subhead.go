package page

import (
	"regexp"
	"strings"
)

// 小标题: a short line inside an article that looks like a headline and opens
// none. What tells it, each with an example that it holds for, and one that it
// does not, in its test:
var subheadings = []struct {
	name string
	is   func(r *reader, b *block) bool
}{
	{"numbered as parts of a text are", func(_ *reader, b *block) bool { return partNumber.MatchString(b.String) }},
	{"led on by a dash", func(_ *reader, b *block) bool { return strings.HasPrefix(b.String, "——") }},
	{"a part's name", func(_ *reader, b *block) bool { return partName.MatchString(b.String) }},
	{"a question put to somebody", func(_ *reader, b *block) bool { return asks.MatchString(b.String) }},
	{"set in, where headlines are not", func(r *reader, b *block) bool { return r.headsOut && b.indented }},
}

var (
	partNumber = regexp.MustCompile(`^([一二三四五六七八九十]{1,3}\s*[、．.]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部条篇](分|\s|　|$)|[0-9]{1,2}[、．]\s*\p{Han})`)
	partName   = regexp.MustCompile(`^[【■]?(引言|前言|导言|导语|序言|结语|结论|结束语|尾声|后记|附录|摘要|关键词|参考文献|核心阅读|核心提示|编者按|编者的话|阅读提示|内容提要|相关链接|延伸阅读|新闻链接|背景链接|名词解释)[】：:]?$`)
	asks       = regexp.MustCompile(`^(记者|問|问|主持人|提问|[^，。]{2,12}(记者|問|问))[：:].*[？?]$`)
)

// isSubheading reports whether b, a short line, is a heading within an article.
func (r *reader) isSubheading(b *block) bool {
	for _, e := range subheadings {
		if e.is(r, b) {
			return true
		}
	}
	return false
}

// setInHalves reports whether the dump has its headlines in two halves with a
// space between, each over a text: at least three, and most lines that stand so.
// Sub-headings are of one half, as other pages' headlines are.
func setInHalves(blocks []block, form Form) bool {
	const least = 3
	if form != Blocks {
		return false
	}
	halves, heads := 0, 0
	for i := 0; i+1 < len(blocks); i++ {
		if b := &blocks[i]; b.role == body && b.short() && !b.ended && !blocks[i+1].short() && blocks[i+1].role == body {
			heads++
			if b.inHalves() {
				halves++
			}
		}
	}
	return halves >= least && 2*halves > heads
}

// inHalves reports whether b is two stretches of text with a space between.
func (b *block) inHalves() bool { return b.spaced && cells(b.String) > 1 }

// headsStandOut reports whether paragraphs are set in and the first line of the
// dump, a headline, is not: then what is set in is none.
func headsStandOut(blocks []block, form Form) bool {
	const (
		least = 3  // paragraphs, to call it a custom
		most  = 10 // of a hundred that have lost their indent
	)
	if form != Blocks || len(blocks) == 0 || blocks[0].indented || !blocks[0].short() {
		return false
	}
	in, out := 0, 0
	for i := range blocks {
		if b := &blocks[i]; b.size > maxHeadline {
			if b.indented {
				in++
			} else {
				out++
			}
		}
	}
	return in >= least && out*100 <= (in+out)*most
}

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

// inHalves reports whether b is two stretches of text with a space between.
func (b *block) inHalves() bool { return b.spaced && cells(b.String) > 1 }

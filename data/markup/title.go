package markup

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"lanmu/data/page"
)

// A span of lines [from, to).
type run struct{ from, to int }

func (r run) empty() bool { return r.from >= r.to }

// longestHeadline is the most characters of a headline, one of two lines with
// what stands over it among them.
const longestHeadline = 160

// headlineOf returns the lines that show the headline; first is the first of the
// body. What is shown decides: of the lines over the body that the document's
// title agrees with the last heading, else the last line; where none agrees, the
// last heading that names neither the site nor a section.
func headlineOf(lines []line, first int, told facts) run {
	titles := make([]string, 0, 2)
	for _, t := range []string{told.title, told.head} {
		if t = squash(t); t != "" {
			titles = append(titles, t)
		}
	}
	for first < len(lines) && lines[first].level > 0 && lines[first].named == "" && !lines[first].inside {
		first++ // what heads a text is not in it
	}
	best, score := run{}, 0
	for i := 0; i < min(len(lines), first+3); {
		r := headingAt(lines, i, first)
		if s := headlineScore(lines, r, first, titles, told); s >= score && s > 0 {
			best, score = r, s
		}
		i = r.to
	}
	return best
}

// cutShort reports whether text is a headline that its page cut short: 路灯亮到…
func cutShort(text, whole string) bool {
	cut := strings.TrimRight(text, ".…")
	return cut != text && cut != "" && len(whole) > len(text) && strings.HasPrefix(whole, cut)
}

// headingAt returns line i with the lines after it that its element has divided
// only for their length: a heading is of two lines, a paragraph of one.
func headingAt(lines []line, i, first int) run {
	r := run{i, i + 1}
	if l := &lines[i]; l.block == nil || l.level == 0 && templateRole(l.names) != page.PartHeadline {
		return r
	}
	size := utf8.RuneCountInString(lines[i].text)
	for r.to < len(lines) && lines[r.to].block == lines[i].block {
		if size += utf8.RuneCountInString(lines[r.to].text); size > longestHeadline {
			return run{i, i + 1}
		}
		r.to++
	}
	return r
}

func textOf(lines []line, r run) string {
	texts := make([]string, 0, r.to-r.from)
	for _, l := range lines[r.from:r.to] {
		texts = append(texts, l.text)
	}
	return strings.Join(texts, " ")
}

// Scores of what may be the headline. What agrees with the document's title
// beats whatever else it looks like.
const (
	agrees    = 100 // with the whole title, or with its beginning up to a divider
	begins    = 60  // the title begins with it
	isHeading = 10  // of the first level; a level lower is one less
	isBold    = 3   // less than any heading
	isNamed   = 8   // its element is called a title
	isSigned  = 6   // where and when it appeared stands under it
	linked    = 20  // it leads elsewhere: a name of the site or of another article
)

// headlineScore tells how much speaks for the lines of r to be the headline.
func headlineScore(lines []line, r run, first int, titles []string, told facts) int {
	l := &lines[r.from]
	text := squash(textOf(lines, r))
	size := utf8.RuneCountInString(text)
	const least = 2 // characters; a heading of one is a number
	if size < least || size > longestHeadline || isSite(text, told) || strings.Contains(text, ">") && l.level == 0 {
		return 0
	}
	score := 0
	for _, t := range titles {
		switch {
		case text == t:
			score = agrees
		case size >= 4 && strings.HasPrefix(t, text) && isDivider(firstRune(t[len(text):])):
			score = max(score, agrees-1)
		case size >= 4 && strings.HasSuffix(t, text) && isDivider(lastRune(t[:len(t)-len(text)])):
			score = max(score, agrees-1)
		case cutShort(text, t):
			score = max(score, begins)
		case 2*len(text) >= len(t) && strings.HasPrefix(t, text):
			score = max(score, begins)
		case size >= 8 && strings.HasPrefix(text, strings.TrimRight(t, ".…")) && len(t) >= len(text)/2:
			score = max(score, begins)
		}
	}
	if l.level > 0 {
		score += isHeading - l.level
	} else if l.bold && r.from < first {
		score += isBold
	}
	if templateRole(l.names) == page.PartHeadline {
		score += isNamed
	}
	if r.to < len(lines) && score > 0 && (r.from == 0 || lines[r.from-1].level == 0) {
		if c := creditOf(&lines[r.to]); c.days != nil || c.sure {
			score += isSigned
		}
	}
	if score > 0 && 2*l.linked > size {
		score -= linked
	}
	if r.from > first && score < begins {
		return 0 // a heading in the body
	}
	return score
}

// site matches what names a site or a part of it, and no article.
var site = regexp.MustCompile(`(数字报|电子版|电子报|數位報|客户端|门户网站|官网|官方网站|数据库|频道|新闻中心|新闻网|首页|Homepage)(（.*）)?$`)

// isSite reports whether s, without white space, names the site.
func isSite(s string, told facts) bool {
	if n := squash(told.newspaper); n != "" && (s == n || s == squash(told.head) && strings.HasPrefix(n, s)) {
		return true
	}
	return site.MatchString(s) || strings.HasPrefix(s, "首页") || utf8.RuneCountInString(s) <= 12 && isNewspaper(s) || s == squash(told.head) && !strings.ContainsFunc(told.head, isDivider) && utf8.RuneCountInString(s) <= 6 && isNewspaper(s)
}

// siteName matches a part of a document's title that names its site.
var siteName = regexp.MustCompile(`(?i)(网|網|报|報|社|台|频道|新闻|资讯|中心|公司|政府|门户网站|官网|在线|电子版|数字报|客户端|正文|首页|\.(com|cn|net|org)(\.\w\w)?)$`)

// bare returns a document's title without the names of its site and section.
func bare(title, newspaper string) string {
	title = strings.TrimSpace(title)
	parts := titleParts.Split(closeHyphen.ReplaceAllString(title, "${1}_${2}"), -1)
	if len(parts) < 2 {
		return title
	}
	kept := make([]string, 0, len(parts))
	for i, p := range parts {
		p = strings.TrimSpace(p)
		isName := squash(p) == squash(newspaper) || utf8.RuneCountInString(p) <= 15 && siteName.MatchString(p)
		if p == "" || isName || i > 0 && len(kept) > 0 && i == len(parts)-1 && utf8.RuneCountInString(p) < utf8.RuneCountInString(kept[0]) {
			continue
		}
		kept = append(kept, p)
	}
	if len(kept) == 0 {
		return title
	}
	return kept[0]
}

// titleParts matches what divides the parts of a document's title; a hyphen
// between letters is part of a word.
var titleParts = regexp.MustCompile(`\s*[_|｜]+\s*|\s+[-–—·]+\s+|--+`)

// closeHyphen matches a hyphen between hanzi, which divides them too.
var closeHyphen = regexp.MustCompile(`([\p{Han}！？”》）])[-–](\p{Han})`)

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

package markup

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanmu/data/folio"
	"lanmu/data/page"
	"lanmu/data/runes"
)

// A credit is what a line under or over a headline tells of the article: who
// wrote it, when and where it appeared.
type credit struct {
	author    string
	sure      bool // a label or its element says that it is the author
	days      []string
	newspaper string
	edition   string
	column    string
	source    string
	labelled  bool // it tells something else by a label: the size of its type, how often it was read
}

// said reports whether the line is nothing but such a line.
func (c credit) said() bool {
	return c.author != "" || c.days != nil || c.edition != "" || c.source != "" || c.labelled
}

// labels stand before a colon in such a line.
var labels = regexp.MustCompile(`(作\s*者|记\s*者|記\s*者|撰\s*文|撰稿人?|采写|執筆|执\s*笔|文字|来\s*源于?|來\s*源|稿源|责任编辑|責任編輯|责\s*编|編輯|编\s*辑|编审|审核|校对|校對|摄影|攝影|图片?|供稿|单位|通讯员|发布时间|发布日期|发表时间|發佈時間|更新时间|时\s*间|時\s*間|日\s*期|版次|版面|栏目|频道|字\s*号|字体|字體|阅读量?|阅读次数|浏览量?|浏览次数|点击数?|点击量|点击率|访问量|评论数?|分享到?|分享至|收藏|关键词|标签|我要评论|Source|Author|Writer|Reporter|Editor|Published|Publish Time|Updated|Posted|Date|Time|Views)\s*[：:]|(采写|执笔|撰文|撰稿)\s*[/／]`)

// byWhom matches labels whose value is who wrote.
var byWhom = regexp.MustCompile(`^(作者|记者|記者|撰文|撰稿人?|采写|執筆|执笔|文字|Author|Writer|Reporter)$`)

// edited matches labels whose value is somebody who did not write.
var edited = regexp.MustCompile(`编辑|責任編輯|責編|责编|編輯|编审|审核|校对|校對|Editor`)

// issue matches a newspaper's name, the day, and the number of the page, as a
// digital edition states them: 《江岸日报》（2022年1月7日 第04版）, 【江岸日报1980-12-13第6版.
var (
	issuePage  = regexp.MustCompile(`第?\s*([0-9]{1,3}|[A-Z]\s?[0-9]{1,3})\s*版`)
	paperTitle = regexp.MustCompile(`[《【]?\s*(\p{Han}{2,12}?[报報])\s*(?:[》】]|\s|$)`)
)

// issueLine matches where a newspaper's own line begins.
var issueLine = regexp.MustCompile(`《\s*\p{Han}{2,12}[报報]\s*》`)

// countWord matches what stands after an author without a colon: 何小满 阅读 233.
var countWord = regexp.MustCompile(`\s(阅读|浏览|点击|评论|字号|分享)(\s|[0-9]|$)`)

// pageName matches what a newspaper calls a page: 要闻, 副刊.
var pageName = regexp.MustCompile(`^\p{Han}{2,6}$`)

// spaced is the text of l with a space wherever an element begins or ends.
func (l *line) spaced() string {
	if len(l.pieces) == 0 {
		return l.text
	}
	var b strings.Builder
	cuts := make([]int, 0, 2*len(l.pieces))
	for _, p := range l.pieces {
		cuts = append(cuts, p.start, p.end)
	}
	slices.Sort(cuts)
	at := 0
	for _, c := range cuts {
		if c > at {
			b.WriteString(l.text[at:c])
			b.WriteByte(' ')
			at = c
		}
	}
	b.WriteString(l.text[at:])
	return b.String()
}

// longestCredit is the most characters of such a line: three authors with their
// newspapers, the day, the source.
const longestCredit = 160

// creditOf reads l as such a line. What it tells of nobody is empty.
func creditOf(l *line) (c credit) {
	if utf8.RuneCountInString(l.text) > longestCredit {
		return c
	}
	s := strings.Join(strings.Fields(l.spaced()), " ")
	c.byElements(l)
	// What labels name is cut away, value and all.
	rest := s
	if at := labels.FindAllStringSubmatchIndex(s, -1); at != nil {
		rest = s[:at[0][0]]
		for k, m := range at {
			end := len(s)
			if k+1 < len(at) {
				end = at[k+1][0]
			}
			name, value := s[m[0]:m[1]], s[m[1]:end]
			if of := issueLine.FindStringIndex(value); of != nil { // 作者：何小满 《江岸日报》（2021年3月9日 06版）
				value, rest = value[:of[0]], rest+" "+value[of[0]:]
			}
			c.label(strings.Join(strings.Fields(strings.TrimRight(name, "：:/／ ")), ""), value)
		}
	}
	found := folio.Days(rest)
	for _, d := range found {
		c.days = append(c.days, d.Day)
	}
	for k := len(found) - 1; k >= 0; k-- {
		if d := found[k]; d.End <= len(rest) && d.Start <= d.End {
			before := strings.TrimRight(rest[:d.Start], " （(【[")
			if m := paperTitle.FindStringSubmatch(before); m != nil && strings.HasSuffix(strings.TrimRight(m[0], " "), strings.TrimSpace(m[0])) && strings.HasSuffix(before, strings.TrimSpace(m[0])) && c.newspaper == "" {
				c.newspaper = m[1]
				before = strings.TrimRight(strings.TrimSuffix(before, strings.TrimSpace(m[0])), " ")
			}
			rest = before + " " + rest[d.End:]
		}
	}
	if len(c.days) > 0 {
		if m := issuePage.FindStringSubmatchIndex(rest); m != nil {
			c.edition = strings.ReplaceAll(rest[m[2]:m[3]], " ", "")
			after := rest[m[1]:]
			if name := strings.Trim(after, " ：:·—()（）【】[]《》"); c.newspaper != "" && pageName.MatchString(name) && !page.Signs(name) {
				c.column, after = name, ""
			}
			rest = rest[:m[0]] + " " + after
		}
	}
	if c.author == "" {
		rest = weekdays.ReplaceAllString(clock.ReplaceAllString(rest, " "), " ")
		c.unlabelled(strings.Trim(rest, " 　|｜/·•—-–,，()（）【】[]《》>"))
	}
	return c
}

// label takes the value that a label names.
func (c *credit) label(name, value string) {
	value = strings.TrimSpace(value)
	switch {
	case byWhom.MatchString(name):
		if a := authorIn(value); a != "" && c.author == "" && (name != "记者" && name != "記者" || page.Signs(a)) {
			c.author, c.sure = a, true
		}
		c.labelled = c.labelled || countWord.MatchString(value)
		return
	case strings.HasSuffix(name, "源") || strings.HasSuffix(name, "源于") || name == "Source":
		found := folio.Days(value)
		if len(found) > 0 {
			c.days = append(c.days, found[0].Day)
			value = value[:found[0].Start]
		}
		c.source = strings.Trim(value, " |｜()（）【】")
	case strings.HasPrefix(name, "更新") || name == "Updated":
		// not the day it appeared
	case strings.HasSuffix(name, "间") || strings.HasSuffix(name, "間") || strings.HasSuffix(name, "期") || name == "Published" || name == "Posted" || name == "Date" || name == "Time" || name == "PublishTime":
		for _, d := range folio.Days(value) {
			c.days = append(c.days, d.Day)
		}
	case name == "版次" || name == "版面":
		c.edition = strings.Trim(value, " 第版")
	}
	c.labelled = true
}

// authorIn returns who is named by a label's value: what stands before a day, a
// bar or a bracket that does not close.
func authorIn(value string) string {
	if found := folio.Days(value); len(found) > 0 {
		value = value[:found[0].Start]
	}
	value, _, _ = strings.Cut(value, "|")
	value, _, _ = strings.Cut(value, "｜")
	if at := countWord.FindStringIndex(value); at != nil {
		value = value[:at[0]]
	}
	value = strings.Trim(value, " 　】)）]》,，;；·>")
	if !plausible(value) {
		return ""
	}
	return value
}

// nobody are words that stand where an author should, and name none.
var nobody = regexp.MustCompile(`(?i)^(admin\w*|editor|staff|author|name|unknown|anonymous|root|user|webmaster|guest|null|undefined|none|by|no author|posted by|written by|网络|网络整理|互联网|本站|本网|佚名|未知|无|不详|小编|编辑|管理员|发布者|原创|转载|综合|图片|关注|已关注|.*频道|.*客户端)$`)

// plausible reports whether s may name who wrote an article: no number of an
// employee, address or page, and no word for nobody.
func plausible(s string) bool {
	const longest = 80 // five names with their offices
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r), strings.ContainsRune("@_{}<>=#%", r):
			return false
		}
	}
	return letters >= 2 && utf8.RuneCountInString(s) <= longest && !nobody.MatchString(s) &&
		!runes.HasSentence(s) && !strings.ContainsAny(s, "：:") && !strings.Contains(s, "://") && !strings.HasPrefix(strings.ToLower(s), "www.")
}

// by matches an English byline.
var by = regexp.MustCompile(`(?i)^(?:words |written |story |report |reported |text )?by:? (.+)$`)

// unlabelled looks for the author in what a line has besides its labels.
func (c *credit) unlabelled(s string) {
	if s == "" {
		return
	}
	if m := by.FindStringSubmatch(s); m != nil {
		if a := latinNames(m[1]); a != "" {
			c.author, c.sure = a, true
		}
		return
	}
	if !plausible(s) {
		return
	}
	switch {
	case c.edition != "" && c.newspaper != "":
		// A newspaper's line names nothing but itself and the author.
		c.author, c.sure = s, !isNewspaper(s)
	case signsFor(s):
		c.author = s
	case page.Signs(s) && !strings.ContainsRune("摄攝图圖绘繪", lastRune(s)): // of a picture
		c.author = s
	}
}

// signsFor reports whether s names who wrote and for whom: 何小满/江岸青年报.
func signsFor(s string) bool {
	name, of, found := strings.Cut(strings.ReplaceAll(s, "／", "/"), "/")
	return found && page.Signs(name) && siteName.MatchString(of) && !strings.Contains(of, "/")
}

// latinNames returns the names that s begins with: capitalised words, joined by
// commas and "and".
func latinNames(s string) string {
	for _, stop := range []string{" | ", " • ", " · ", " – ", " — ", " - ", "Published", "Updated", "Posted", " on ", " in ", " for ", " at ", " from ", " @", "//", "(", "["} {
		if at := strings.Index(s, stop); at > 0 {
			s = s[:at]
		}
	}
	if found := folio.Days(s); len(found) > 0 {
		s = s[:found[0].Start]
	}
	s = strings.Trim(s, " .,;|•·-–—")
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 16 || !plausible(s) {
		return ""
	}
	small := 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && !slices.Contains([]string{"and", "de", "van", "von", "der", "den", "la", "le", "di", "da", "del", "el", "al", "bin", "with", "y", "of", "the"}, w) {
			small++
		}
	}
	if small > 0 && (strings.ToLower(s) != s || len(words) > 3) {
		return ""
	}
	return s
}

// byElements takes what elements of the line, by their names, say of it.
func (c *credit) byElements(l *line) {
	c.byElement(l.names, l.text)
	whole := by.FindStringSubmatch(l.text) != nil // By Jane Roe and John Doe: two elements and a word
	for _, p := range l.pieces {
		if found := folio.Days(strings.Replace(p.when, "T", " ", 1)); found != nil && !strings.Contains(p.names, "updat") && !strings.Contains(p.names, "modif") {
			c.days = append(c.days, found[0].Day)
		}
		if !whole {
			c.byElement(p.names, l.text[p.start:p.end])
		}
	}
}

// byElement takes text for an author, or one more, if that is what its element
// is named.
func (c *credit) byElement(names, text string) {
	if templateRole(names) != page.PartByline {
		return
	}
	text = strings.Trim(text, " 　【】[]|,·")
	if labels.MatchString(text) || folio.Days(text) != nil {
		return // it is read as the line is
	}
	if m := by.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	const longest = 60 // characters: three names
	if firstHan(text) < 0 {
		text = latinNames(text)
	}
	if text == "" || !plausible(text) || utf8.RuneCountInString(text) > longest || strings.Contains(c.author, text) {
		return
	}
	if c.author != "" && c.sure && !strings.Contains(text, c.author) {
		text = c.author + ", " + text
	}
	c.author, c.sure = text, true
}

func firstHan(s string) int {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

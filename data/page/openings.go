package page

import (
	"lanmu/data/runes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What lines say of themselves by how they begin: items of lists, questions and answers,
// the set phrases of letters, days, rows of tables. A paragraph ends before each.

// A lineup is a line among its neighbours.
type lineup struct {
	*block
	units      []block
	i          int
	prev, next *block // nil at an end
	speakers   map[string]int
	measure    float64 // of the page's lines of type, in em; 0 of blocks
}

// What a line is, by how it begins.
const (
	isNothing = iota
	isRow
	isQuestion
	isAnswer
	isDialogue
	isSalutation
	isClosing
	isSignature
	isItem
	isNote
	isDivider
	isFormula
)

var openingKinds = [...]BlockKind{isNothing: "", isRow: Table, isQuestion: Question, isAnswer: Answer, isDialogue: Dialogue, isSalutation: Salutation,
	isClosing: Closing, isSignature: Signature, isItem: Item, isNote: EditorsNote, isDivider: Divider, isFormula: Formula}

// openings tell what a line is by its beginning and its neighbours, the first that holds.
var openings = []row[lineup]{
	{"with wide gaps, as its neighbour is", isRow, (*lineup).tabular},
	{"nothing but one mark, again and again", isDivider, func(l *lineup) bool { return l.role == body && rules(l.String) }},
	{"an equation", isFormula, func(l *lineup) bool { return l.role == body && equates(l.String) }},
	{"asked", isQuestion, func(l *lineup) bool {
		return strings.HasPrefix(l.String, "问：") || strings.HasPrefix(l.String, "問：")
	}},
	{"answered", isAnswer, func(l *lineup) bool { return strings.HasPrefix(l.String, "答：") }},
	{"a prize and who won it", isItem, func(l *lineup) bool { return prize.MatchString(l.String) }},
	{"one of several facts that are often told", isItem, func(l *lineup) bool {
		return l.alike(func(b *block) bool { return isFact(b) && often[speaker(b.String)] }, 2) && l.ofText()
	}},
	{"who speaks, again and again", isDialogue, func(l *lineup) bool { return l.speaks() && !l.inSentence() }},
	{"who is addressed", isSalutation, func(l *lineup) bool { return l.size <= longestLine && salutation.MatchString(l.String) }},
	{"the end of a letter", isClosing, func(l *lineup) bool { return l.closes() }},
	{"under the end of a letter", isSignature, func(l *lineup) bool { return l.signsUnder(closingOrNotice) }},
	{"a day under who signs", isSignature, (*lineup).dayUnder},
	{"who signs, over a day", isSignature, (*lineup).overDay},
	{"a number", isItem, func(l *lineup) bool { return leadNumber(l.String) > 0 && !l.inSentence() }},
	{"one of several after the same mark", isItem, (*lineup).bulleted},
	{"one of several facts, each after its name", isItem, func(l *lineup) bool { return l.alike(isFact, 3) && l.ofText() }},
	{"one of several times", isItem, func(l *lineup) bool { return l.alike(func(b *block) bool { return hour.MatchString(b.String) }, 2) }},
	{"an editor's note", isNote, func(l *lineup) bool { return editors.MatchString(l.String) }},
	{"nothing in its beginning", isNothing, always[lineup]},
}

// longestLine is the most characters of a line that stands on its own.
const longestLine = 24

var (
	prize      = regexp.MustCompile(`^(?:特|一|二|三|四|五|优秀|優秀|优胜|鼓励|入围|提名|金|银|铜|最佳[^，。：]{0,8})(?:等)?[奖獎](?:项)?(?:[（(][^）)]{1,8}[）)])?[：:]`)
	salutation = regexp.MustCompile(`^(?:尊敬的|敬爱的|亲爱的|各位)?[^，。；：！？“”]{0,10}(?:同志|先生|女士|小姐|朋友|同学|同仁|老师|编辑|读者|编辑部|报社|乡亲|父老|领导|代表|委员|用户|居民|市民|[你您]好|们|台鉴|诸位)们?[：:！!]$`)
	closings   = regexp.MustCompile(`^(?:此致|谨致|顺致|致以|敬礼|崇高的?敬[礼意]|顺颂|即颂|谨颂|敬颂|恭祝|敬祝|谨祝|祝|祝好|编安|撰安|文安|编祺|时祺|春祺|秋安|冬安|大安|安好)[！!。，,]?$`)
	wishes     = regexp.MustCompile(`^祝[^，。：；]{2,10}[！!。]?$`)
	notice     = regexp.MustCompile(`特此(?:通知|通告|公告|启事|声明|证明|函告|函达|报告|说明|致谢|批复|申请)[。！]?$`)
	dayLine    = regexp.MustCompile(`^(?:[0-9０-９]{2,4}|[一二三四五六七八九〇○零]{2,4}|公元)[0-9０-９一二三四五六七八九〇○零]*[年.．\-/][ 　]*[0-9０-９一二三四五六七八九十]{1,3}[月.．\-/][ 　]*(?:[0-9０-９一二三四五六七八九十]{1,3}日?)?[夜晨]?$`)
	hour       = regexp.MustCompile(`^[（(]?[0-9０-９]{1,2}[：:][0-9０-９]{2}[^0-9０-９]`)
	factName   = regexp.MustCompile(`^[^，。；：:、“”！？（）0-9]{2,8}[：:].`)
	editors    = regexp.MustCompile(`^[【（(]?(?:编者按|编者的话|编后|编后语|编辑手记|本报编者按|开栏的话|开栏语)[】）)]?[：:　 ]?`)
)

// number matches what begins an item of a list, in every way that print has.
var itemLead = regexp.MustCompile(`^(?:第[一二三四五六七八九十百0-9０-９]{1,4}[条條章节項项款][ 　]|[一二三四五六七八九十]{1,3}[、．.]|[（(〔［\[](?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})[）)〕］\]]|[0-9０-９]{1,2}、|[0-9０-９]{1,2}[.．)）][^0-9０-９％%]|[①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿])`)

// leadNumber is how many bytes of s are the number of an item, and white space after
// it, or 0.
func leadNumber(s string) int {
	switch r := firstRune(s); {
	case isDigit(r), r == '第', r == '（', r == '(', r == '〔', r == '［', r == '[', r >= '①' && r <= '⒛', r >= '㈠' && r <= '㈩', r >= '❶' && r <= '❿':
	default:
		return 0 // spare the finer look
	}
	m := itemLead.FindString(s)
	if m == "" {
		return 0
	}
	n := len(m)
	if r, size := utf8.DecodeLastRuneInString(m); !strings.ContainsRune("、．.）)〕］]", r) && !isSpace(r) && !(r >= '①' && r <= '❿') && strings.ContainsAny(m, ".．)）") {
		n -= size // the item's first character
	}
	return n + len(s[n:]) - len(strings.TrimLeft(s[n:], " \u3000"))
}

// Listed reports whether text begins as an item of a list does, an answer, what is told
// of an hour, or who won a prize: lines of type are not joined before it.
func Listed(text string) bool {
	return leadNumber(text) > 0 || prize.MatchString(text) || hour.MatchString(text) || strings.HasPrefix(text, "问：") || strings.HasPrefix(text, "答：")
}

// Prized reports whether text tells who won a prize, as no sentence goes on.
func Prized(text string) bool { return prize.MatchString(text) }

// Tears reports whether lines a and b have one word between them.
func Tears(a, b string) bool { return tears(a, b) }

// Dated reports whether text is a day alone.
func Dated(text string) bool { return dayLine.MatchString(text) }

// inSentence reports whether the line before breaks off so that this one goes on with
// it: 包括①……、｜②…….
func (l *lineup) inSentence() bool {
	p := l.prev
	if p == nil || p.role != body || p.kind != "" || p.ended || strings.ContainsRune("：:；;", p.last) {
		return false
	}
	return p.size > longestLine || l.measure > 0 && p.em > l.measure-2 || tears(p.String, l.String)
}

// near returns the unit k after l, or nil.
func (l *lineup) near(k int) *block {
	if k += l.i; k < 0 || k >= len(l.units) {
		return nil
	}
	return &l.units[k]
}

// alike reports whether is holds of l and of so many units in a row around it.
func (l *lineup) alike(is func(*block) bool, least int) bool {
	if !is(l.block) {
		return false
	}
	n := 1
	for k := 1; n < least && l.near(k) != nil && is(l.near(k)); k++ {
		n++
	}
	for k := -1; n < least && l.near(k) != nil && is(l.near(k)); k-- {
		n++
	}
	return n >= least
}

// tabular reports whether l is a row of a table: another of as many cells stands before
// or after it, or one less, where the first is empty.
func (l *lineup) tabular() bool {
	if !l.wide || l.role != body {
		return false
	}
	own := len(tableCells(l.String))
	for _, n := range []*block{l.prev, l.next} {
		if n == nil || !n.wide || n.role != body {
			continue
		}
		if d := own - len(tableCells(n.String)); d >= -1 && d <= 1 && (shortCells(l.String) || shortCells(n.String)) {
			return true
		}
	}
	return false
}

// rules reports whether s is a mark three times or more, and nothing else.
func rules(s string) bool {
	const most = 60 // characters of a rule
	first, n := firstRune(s), 0
	if first == 0 || unicode.IsLetter(first) || isDigit(first) || strings.ContainsRune("…，。！？□■", first) {
		return false
	}
	for _, r := range s {
		if r != first && !isSpace(r) {
			return false
		}
		if n++; n > most {
			return false
		}
	}
	return n >= 3
}

// equates reports whether s is an equation: letters, figures and signs, one of which says
// that two things are equal.
func equates(s string) bool {
	const most = 60 // characters
	if len(s) > 3*most || !strings.ContainsAny(s, "=＝≈≤≥") || strings.Contains(s, "://") || strings.ContainsAny(s, "?&\"'“”_;{}<>@#") {
		return false
	}
	letters := 0
	for _, r := range s {
		if isHanzi(r) || r >= 0x3000 && r < 0x3040 && r != '\u3000' {
			return false
		}
		if unicode.IsLetter(r) || isDigit(r) {
			letters++
		}
	}
	at := strings.IndexAny(s, "=＝≈≤≥")
	return letters >= 2 && at > 0 && at < len(s)-3 || letters >= 2 && at > 0 && s[at] == '=' && at < len(s)-1
}

// tableCells are the stretches of s that wide gaps divide.
func tableCells(s string) []string { return wideGap.Split(s, -1) }

// wideGap matches white space that is more than parts two words: as wide as a hanzi and
// a half.
var wideGap = regexp.MustCompile(`[ ]*(?:\t|\x{3000}[\x{3000} ]+|   | \x{3000})[ \t\x{3000}]*`)

// shortCells reports whether the cells of s are as short as a table's are.
func shortCells(s string) bool {
	const average = 9 // characters
	cells := tableCells(s)
	return count(s) <= average*len(cells)
}

// speaker is who says what s is, before its colon, or "".
func speaker(s string) string {
	const longest = 8 // characters
	at := strings.IndexAny(s[:min(len(s), 3*longest+3)], "：:")
	if at <= 0 || at+len("：") >= len(s) || runes.HasClause(s[:at]) || strings.ContainsAny(s[:at], "“”（）《》、0123456789 \u3000") {
		return ""
	}
	return s[:at]
}

// speaks reports whether l begins with who says it, who does so again: twice somebody
// with a name or an office, three times anybody.
func (l *lineup) speaks() bool {
	who := speaker(l.String)
	if who == "" {
		return false
	}
	if utf8.RuneCountInString(who) > 1 && strings.ContainsRune("说說道问問答称稱讲講笑喊叫想写寫是为為", lastRune(who)) {
		return false // a sentence's beginning
	}
	another := false
	for _, k := range []int{-2, -1, 1, 2} {
		if n := l.near(k); n != nil && n.role == body && speaker(n.String) != "" {
			another = true
		}
	}
	n := l.speakers[who]
	return another && n >= 2 && (hasSurname(who) || hasOffice(who) || who == "主持人" || utf8.RuneCountInString(who) == 1) || another && n >= 3
}

// closes reports whether l is a set phrase that ends a letter.
func (l *lineup) closing() bool {
	if closings.MatchString(l.String) {
		return l.String != "祝" || l.next != nil && l.next.size <= longestLine
	}
	return wishes.MatchString(l.String) || l.prev != nil && l.prev.kind == Closing && !l.prev.ended && l.prev.size <= 4 && l.size <= 8 && l.short()
}

// closes is closing, but for what is a headline's.
func (l *lineup) closes() bool {
	return l.size <= longestLine/2 && l.prev != nil && l.prev.role == body && l.closing()
}

// signsUnder reports whether l is one of the short lines under what is.
func (l *lineup) signsUnder(is func(*block) bool) bool {
	const most = 3 // lines: an office, a name, a day
	if !l.signatureLike() {
		return false
	}
	for k := -1; k >= -most; k-- {
		n := l.near(k)
		switch {
		case n == nil || n.role == label:
			return false
		case is(n):
			return true
		case n.kind != Signature, dayLine.MatchString(n.String):
			return false
		}
	}
	return false
}

func closingOrNotice(b *block) bool { return b.kind == Closing || notice.MatchString(b.String) }

// signatureLike reports whether l may be who signs: short, and no sentence.
func (l *lineup) signatureLike() bool {
	return l.size <= longestLine && classOf(l.first) != mark && !l.stops && !l.ended && (l.role == body || l.role == byline) && classOf(l.last) != pause && !strings.ContainsAny(l.String, "，：？！")
}

// dayUnder reports whether l is a day alone, and who signs stands over it.
func (l *lineup) dayUnder() bool {
	return dayLine.MatchString(l.String) && l.prev != nil && l.prev.kind == Signature
}

// overDay reports whether l stands between a text and a day alone.
func (l *lineup) overDay() bool {
	return l.next != nil && dayLine.MatchString(l.next.String) && l.signatureLike() && !paperName.MatchString(l.String) && l.prev != nil && l.prev.role == body && l.prev.ended
}

// bulleted reports whether l is one of three in a row, or two, after a mark that no
// label has.
func (l *lineup) bulleted() bool {
	const bullets = "·•●◆◇★☆※▶►○▲△-—–＊*▪"
	m := l.first
	if !strings.ContainsRune(bullets, m) || l.size > 2*longestLine {
		return false
	}
	return l.alike(func(b *block) bool { return b.first == m && b.size <= 2*longestLine }, 3)
}

// ofText reports whether l or a neighbour is not what pages say of themselves.
func (l *lineup) ofText() bool {
	for k := -1; k <= 1; k++ {
		if b := l.near(k); b != nil && isFact(b) {
			if own, _ := furnished(b); !own {
				return true
			}
		}
	}
	return false
}

// isFact reports whether b is short and tells something after what it is of.
func isFact(b *block) bool {
	return b.size <= 2*longestLine && factName.MatchString(b.String) && !b.stops
}

// often are what facts are often said of.
var often = func() map[string]bool {
	m := make(map[string]bool)
	for _, s := range strings.Fields("时间 地点 电话 地址 主办 承办 协办 联系人 邮编 传真 网址 电子邮箱 邮箱 主题 票价 编剧 导演 主演 作词 作曲 演唱 策划 统筹 撰文 摄影 制图 嘉宾 主持") {
		m[s] = true
	}
	return m
}()

// findOpenings notes what units are by how they begin.
func findOpenings(units []block, typed bool, rec *record) {
	w := 0.0
	if typed {
		w = pageMeasure(units)
	}
	speakers := make(map[string]int)
	for i := range units {
		if u := &units[i]; u.colons {
			if who := speaker(u.String); who != "" {
				speakers[who]++
			}
		}
	}
	for i := range units {
		l := lineup{block: &units[i], units: units, i: i, speakers: speakers, measure: w}
		if i > 0 {
			l.prev = &units[i-1]
		}
		if i+1 < len(units) {
			l.next = &units[i+1]
		}
		r := first(openings, &l)
		if r.says == isNothing {
			continue
		}
		l.kind = openingKinds[r.says]
		rec.decided(l.block, "what begins here?", string(l.kind), r.name)
	}
	for i := range units {
		if u := &units[i]; u.kind != "" {
			u.whole = standsWhole(units, i)
		}
	}
}

// standsWhole reports whether unit i, which is of a kind, is all of that on its line.
// An item or an answer that is short is, if it ends or the next is of a kind too.
func standsWhole(units []block, i int) bool {
	u := &units[i]
	switch u.kind {
	case Table, Salutation, Closing, Signature, Divider, Formula:
		return true
	}
	if u.size > 2*longestLine || classOf(u.last) == pause && u.last != '；' && u.last != ';' {
		return false
	}
	if i+1 == len(units) || units[i+1].kind != "" || units[i+1].role == label || u.ended {
		return true
	}
	return u.kind == Item && u.size <= longestLine && i > 0 && units[i-1].kind == Item
}

package page

import (
	"strings"
	"unicode/utf8"

	"lanmu/data/runes"
	"lanmu/data/words"
)

// Some dumps have on one line what stood on two: the column's name and the
// headline (【街谈】食堂的灯), the author and the beginning of his text
// (□何小满 社区食堂……), the last sentence and the author (……亮下去。□何小满). Each
// is cut in two before anything is asked about it.

// cutLines cuts the lines that hold two things.
func cutLines(source string, units []block, script int) []block {
	var out []block // nil as long as nothing was cut, as in most dumps
	for i := range units {
		u := &units[i]
		at := 0
		switch c := classOf(u.first); {
		case c == mark, u.first == '【', u.first == '〖', u.first == '〔':
			var prev, next *block
			if i > 0 {
				prev = &units[i-1]
			}
			if i+1 < len(units) {
				next = &units[i+1]
			}
			at = cutAfterMark(u, prev, next)
		case u.marks:
			at = cutBefore(u.String)
		case i > 1 && units[i-2].marks && units[i-2].size <= longestLabel:
			at = cutOrphan(&units[i-2], &units[i-1], u)
		}
		var x, y Text
		if at > 0 {
			x, y = split(source, u.Text, at)
		}
		if len(x.Spans) != 1 || len(y.Spans) != 1 {
			if out != nil {
				out = append(out, *u)
			}
			continue
		}
		if out == nil {
			out = append(make([]block, 0, len(units)+len(units)/8+1), units[:i]...)
		}
		left, right := newBlock(source, x.Spans, script), newBlock(source, y.Spans, script)
		left.apart, left.indented = u.apart, u.indented
		right.indented = u.indented
		right.before = left.em
		left.tenths, right.tenths = u.tenths, u.tenths
		out = append(out, left, right)
	}
	if out == nil {
		return units
	}
	return out
}

// cutAfterMark returns how many bytes of u, which begins with a mark, are a label
// or a byline of their own, or 0.
func cutAfterMark(u, prev, next *block) int {
	sig := u.signature()
	if sig.mark == 0 {
		return cutBracketed(u.String, next)
	}
	_, rest := marked(u.String)
	skip := len(u.String) - len(rest)
	switch {
	case classOf(sig.mark) != mark, rest == "":
		return 0 // a label in brackets or a mark, and nothing after it
	case sig.names() && (sig.known || !strings.ContainsFunc(rest, isSpace)):
		return 0 // nothing but a byline
	case underHead(u, prev, next):
		if n := nameBefore(rest); n > 0 && (!u.short() || u.size > maxByline || isWording(rest[n:])) {
			return skip + n
		}
	case u.short():
		if n := nameOfColumn(rest, next); n > 0 {
			return skip + n
		}
	}
	return 0
}

// underHead reports whether u stands where an author stands; a list's items stand
// under one another.
func underHead(u, prev, next *block) bool {
	if prev == nil || !prev.short() || prev.ended {
		return false
	}
	return !u.short() || u.size > maxByline || next != nil && (!next.short() || alike(u, next))
}

// nameOfColumn returns the length of the label that opens s, a headline after it:
// what stands under them, next, is neither.
func nameOfColumn(s string, next *block) int {
	name, headline, found := strings.Cut(s, " ")
	if !found {
		name, headline, found = strings.Cut(s, "\u3000")
	}
	if !found || next == nil || next.short() && !next.looksSigned() {
		return 0
	}
	n := count(name)
	if n < 2 || n > longestLabel-2 || count(headline) < minHeadline || !isHanzi(firstRune(name)) || runes.HasClause(name) || readSignature(name).grade == stated {
		return 0
	}
	return len(name)
}

// cutOrphan returns how many bytes of u, under a label and a headline, are the
// headline's last character or two and have slipped into the line of the text:
// 调整不改整体趋｜势近日，…….
func cutOrphan(label, head, u *block) int {
	const most = 3 // characters
	if head.ended || !head.short() || head.marks || head.size < minHeadline {
		return 0
	}
	if _, name := marked(label.String); hasSurname(name) || twoNames(name) {
		return 0
	}
	n := 0
	for at, r := range u.String {
		if rest := u.String[at:]; n > 0 && (textStart.MatchString(rest) || isHanzi(r) && opensText(rest)) {
			if from, _ := words.At(u.String, at); from == at && tears(head.String, u.String[:at]) {
				return at
			}
		}
		if n++; n > most || !isHanzi(r) {
			break
		}
	}
	return 0
}

// isWording reports whether s, after a name, is more than other names.
func isWording(s string) bool {
	if runes.HasClause(s) || strings.ContainsRune(s, '、') {
		return true
	}
	for t := range strings.FieldsFuncSeq(s, isSpace) {
		if utf8.RuneCountInString(t) >= 4 && !hasSurname(t) {
			return true
		}
	}
	return false
}

// alike reports whether a, after a mark, and b may be the first lines of type of
// a text: as wide as each other, and wider than names are.
func alike(a, b *block) bool {
	return a.size > 6 && a.em > b.em-indent-slack && a.em < b.em+indent+slack
}

// minHeadline is the least characters of a headline on its label's line.
const minHeadline = 4

// looksSigned reports whether b is a byline by a mark or by what it names.
func (b *block) looksSigned() bool {
	sig := b.signature()
	return sig.grade >= family || sig.names() && classOf(b.first) == mark
}

// cutBracketed returns the length of the label in brackets that opens s, the
// headline of an article.
func cutBracketed(s string, next *block) int {
	end := strings.IndexAny(s, "】〗〕")
	if end < 0 || next == nil {
		return 0
	}
	end += len("】")
	name, headline := strings.Trim(s[:end], "【】〖〗〔〕"), trim(s[end:])
	n := count(name)
	if n < 2 || n > longestLabel || newsDateline.MatchString(s[:end]) {
		return 0
	}
	if strings.ContainsAny(headline, "【〖。；") || count(headline) < minHeadline || count(headline) > maxHeadline || classOf(lastRune(headline)) == pause || next.short() && !next.looksSigned() {
		return 0
	}
	return end
}

// nameBefore returns the length of the byline that opens s, a text after a
// mark: □何小满 社区食堂……, □本报记者 何小满 通讯员 王大山 本报讯……, □何小满本报讯…….
func nameBefore(s string) int {
	const longest = 120 // bytes
	head := s[:min(len(s), longest)]
	n := 0
	for at := 0; at < len(head); {
		end := strings.IndexFunc(head[at:], isSpace)
		if end < 0 {
			break
		}
		token := head[at : at+end]
		if token != "" {
			if opensNews(token) || runes.HasClause(token) || strings.ContainsAny(token, "“”") {
				break
			}
			_, _, deed := cutDeed(head[:at+end])
			apart := utf8.RuneCountInString(token) == 1 && allHanzi(token) // 李 拯
			if !deed && !hasOffice(token) && !hasSurname(token) && !apart && !strings.Contains(token, "·") {
				break
			}
			if sig := readSignature(head[:at+end]); sig.grade >= family || sig.names() && apart && hasSurname(strings.Join(strings.Fields(head[:at+end]), "")) {
				n = at + end
			}
		}
		_, size := utf8.DecodeRuneInString(head[at+end:])
		at += end + size
	}
	if n > 0 {
		return n
	}
	return gluedName(s)
}

// gluedName returns the length of the name that opens s with nothing between it
// and the text: up to a word that opens a report or a sentence, else three
// characters, as six names in seven have.
func gluedName(s string) int {
	office := 0
	for _, o := range offices {
		if at := strings.Index(s[:min(len(s), 30)], o); at >= 0 {
			office = max(office, at+len(o))
		}
	}
	name := s[office:]
	if !surnames[firstRune(name)] && !hasCompound(name) {
		return 0
	}
	least, usual := 2, 3
	if hasCompound(name) {
		least, usual = 3, 4
	}
	best, n := 0, 0
	for i, r := range name {
		if n >= least && opensText(name[i:]) {
			return office + i
		}
		if n == usual {
			best = i
		}
		if !isHanzi(r) || n > usual {
			break
		}
		n++
	}
	if best == 0 {
		return 0
	}
	return office + best
}

func hasCompound(s string) bool {
	for _, c := range compoundSurnames {
		if strings.HasPrefix(s, c) {
			return true
		}
	}
	return false
}

// textOpeners open a text more often than they stand in a name.
var textOpeners = []string{"本报", "本社", "本刊", "新华社", "中新社", "据", "近日", "近年", "近来", "昨天", "昨日", "今天", "今日", "今年", "去年", "日前", "前不久", "最近", "随着", "当前", "目前", "如今", "这些", "这几", "有的", "有人", "本報", "新華社", "據", "這些", "近來"}

// opensText reports whether s begins as a text does and a name does not go on.
func opensText(s string) bool {
	if r := firstRune(s); !isHanzi(r) {
		return true
	}
	for _, w := range textOpeners {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// opensNews reports whether s begins as a report does.
func opensNews(s string) bool {
	for _, w := range []string{"本报讯", "本报", "新华社", "中新社", "本社", "本報訊", "新華社", "据", "據"} {
		if strings.HasPrefix(s, w) && !hasOffice(prefixRunes(s, 8)) {
			return true
		}
	}
	return false
}

// cutBefore returns how many bytes of s stand before the mark and the name that
// end it, or 0: ……亮下去。□何小满.
func cutBefore(s string) int {
	const longest = 60 // bytes from the mark on: an office and two names
	for at := len(s); at > 0 && len(s)-at <= longest; {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
		if classOf(r) == terminal || classOf(r) == pause {
			return 0
		}
		if classOf(r) != mark {
			continue
		}
		before := strings.TrimRightFunc(s[:at], func(r rune) bool { return isSpace(r) || classOf(r) == mark })
		_, name := marked(s[at:])
		if readSignature(name).grade >= family && endsSentence(before) {
			return len(before)
		}
		return 0
	}
	return 0
}

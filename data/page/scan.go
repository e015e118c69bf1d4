package page

import (
	"strings"
	"unicode/utf8"
)

// A block is a paragraph or a fragment of one, a headline, a label: what a
// dump in blocks has on a line.
type block struct {
	Text
	sig         *signature // what it says of who wrote, once asked for
	size        int        // characters that are not space
	first, last rune       // of them; 0 if there are none
	em          float64    // width: 1 for a hanzi or a full-width mark, half for what is half-width, half less for two marks side by side
	before      float64    // em of the byline that stood on its line before it
	opens       int        // brackets and quotation marks opened and not closed
	closes      int        // closed and not opened
	unit        int        // index of the first line of the dump it was made from
	echo        int        // unit that its text repeats, or -1
	stretch     int        // first unit of the stretch that does so
	role        role
	start       start     // what its indent says
	tenths      uint8     // size of its type, in tenths of the body's; 0 if it is not known
	newFrame    bool      // a rule, a box or white over heads parts it from what is before
	apart       bool      // a blank line stands before it in the dump
	exact       bool      // nothing in it is half-width or squeezed: em is what it counts
	spaced      bool      // has white space in it
	stops       bool      // has a full stop or a semicolon in it
	colons      bool      // has a colon, a slash or an @ in it, as furniture has
	marks       bool      // has a label's or a byline's mark in it
	ended       bool      // its last sentence is finished
	dated       bool      // a dateline opens it
	stub        bool      // its last line of type is not full: nothing is missing after it
	setIn       bool      // its first line of type is, as far as paragraphs begin
	indented    bool      // it is set in by white space, as paragraphs begin
	nature      *nature   // what it is, where the document said so
	kind        BlockKind // what it is by its looks, "" for a paragraph
	whole       bool      // it stands on a line of its own: nothing is joined to it
	wide        bool      // has a gap in it that is wider than a hanzi
}

// role is what a block is by its own looks.
type role uint8

const (
	body role = iota
	label
	byline
	furniture
	caption
)

func (r role) String() string {
	return [...]string{"body", "label", "byline", "furniture", "caption"}[r]
}

// short reports whether b may be a headline by its length and looks: no
// sentence in it is finished but the last, and that not by a full stop.
func (b *block) short() bool {
	if b.size == 0 || b.size > maxHeadline || b.dated || classOf(b.last) == pause {
		return false
	}
	if c := classOf(b.first); c == closer || c == pause || c == terminal || isTitle(b.String) || trailingNote(b.String) == b.String {
		return false
	}
	if b.stops {
		return quoted(b.String)
	}
	return true
}

// displayed reports whether b is known to be set in type that is to be seen, as
// headlines and pull quotes are.
func (b *block) displayed() bool { return b.tenths >= 12 }

// small reports whether b is known to be set in type smaller than the body's by
// as much as captions are; a news hook may be a little smaller.
func (b *block) small() bool { return b.tenths > 0 && b.tenths <= 8 }

// reads reports whether b, opened by a word and a colon, is text rather than a
// headline.
func (b *block) reads() bool { return b.ended || !b.short() || strings.ContainsAny(b.String, "，；") }

// isTitle reports whether s is one newspaper's name or book's title and nothing
// else but a bracket after it: the torn-off end of a source note, never a headline.
func isTitle(s string) bool {
	s = strings.TrimSuffix(s, "）")
	return strings.HasPrefix(s, "《") && strings.Index(s, "》") == len(s)-len("》")
}

// maxHeadline is the longest headline in characters: of 120,000 real ones 99.9
// in a hundred are shorter.
const maxHeadline = 45

// quoted reports whether s stands as a whole in quotation marks.
func quoted(s string) bool {
	return classOf(firstRune(s)) == opener && classOf(lastRune(s)) == closer && count(s) <= maxHeadline && !strings.ContainsAny(s, "。；")
}

// lines calls yield with the bounds of every line of source that is not blank,
// white space at its ends left out, and how it stood: whether after a blank line,
// whether set in.
// A line ends in LF, CR or both. Nothing is yielded after yield returned false.
func lines(source string, yield func(at Span, apart, indented bool) bool) {
	apart := true
	next := func(c byte, from int) int { // the place of c from from on
		if n := strings.IndexByte(source[from:], c); n >= 0 {
			return from + n
		}
		return len(source)
	}
	lf, cr := -1, -1 // the next of each: where there are only CRs, LF is looked for once
	for start := 0; start < len(source); {
		if lf < start {
			lf = next('\n', start)
		}
		if cr < start {
			cr = next('\r', start)
		}
		end := min(lf, cr)
		s := trimLeft(source[start:end])
		from := end - len(s)
		s = trimRight(s)
		if s != "" && !yield(Span{from, from + len(s)}, apart, setIn(source[start:from])) {
			return
		}
		apart = s == ""
		start = end + 1
		if start < len(source) && source[end] == '\r' && source[start] == '\n' {
			start++
		}
	}
}

// newBlock makes a block of one stretch of source, the only one of at.
func newBlock(source string, at []Span, script int) (b block) {
	b.scan(source, at, script)
	return b
}

// scan fills b, which is empty, in from one stretch of source, the only one of at.
func (b *block) scan(source string, at []Span, script int) {
	raw := source[at[0].Start:at[0].End]
	b.String, b.Spans = raw, at
	folds, gaps := b.measure(raw)
	const justified = 64 << 10 // bytes: a line so long is none that was set
	if gaps >= 2 && len(raw) <= justified {
		raw = closeGaps(raw)
		b.String = raw
		b.measure(raw)
	}
	if folds {
		var s strings.Builder
		s.Grow(len(raw))
		for _, r := range raw {
			writeFolded(&s, r, script)
		}
		b.String = s.String()
		if len(b.String) == len(raw) && b.first != '∕' && b.last != '∕' { // a hanzi each
			b.first, _ = fold(b.first, script)
			b.last, _ = fold(b.last, script)
		} else {
			b.measure(b.String)
		}
	}
	b.ended = endsSentence(b.String)
	b.dated = mayDate(b.first) && newsDateline.MatchString(prefixRunes(b.String, 50))
	b.stops = b.stops || b.ended && endsInPoint(b.String)
}

// mayDate reports whether a dateline may begin with r: most lines need no finer look.
func mayDate(r rune) bool {
	switch r {
	case '本', '据', '據', '新', '中', '人', '央', '【', '〔', '（', '(':
		return true
	}
	return false
}

// measure fills in what one pass over s can tell. gaps counts the single
// characters that have a space before and after.
func (b *block) measure(s string) (folds bool, gaps int) {
	*b = block{Text: b.Text, exact: true}
	var open pairs
	em, size := 0.0, 0 // b.em, b.size
	last := letter
	alone := 0 // characters since the last space
	gap := 0   // half-widths of the one that is open
	for at, n := 0, 0; at < len(s); at += n {
		r := threeAt(s, at)
		if n = 3; r == 0 {
			r, n = utf8.DecodeRuneInString(s[at:])
		}
		c := classOf(r)
		if c == space {
			if alone == 1 {
				gaps++
			}
			alone = 0
			gap += blankWidth(r)
			b.wide = b.wide || gap > 2 && size > 0
			em += 0.3
			b.spaced, b.exact, last = true, b.exact && r >= 0x2000, space
			continue
		}
		if r < 0x2000 {
			em += 0.5
			b.exact = false
		} else if em++; isMark(c) && isMark(last) && r != '…' {
			em -= 0.5
			b.exact = false
		}
		last, gap = c, 0
		if size == 0 {
			b.first = r
		}
		b.last = r
		size++
		alone++
		if c == letter {
			folds = folds || foldable(r)
			b.colons = b.colons || r == '@'
			continue
		}
		b.note(r, c, &open)
		folds = folds || r == '∕'
		if r == '…' {
			last = letter // never squeezed
		}
	}
	for _, n := range open {
		b.opens += n
	}
	b.em, b.size = em, size
	return folds, gaps
}

// pairs count the brackets and quotation marks that are open, by pairOf.
type pairs [4]int

// blankWidth is how many half-widths a blank takes.
func blankWidth(r rune) int {
	switch {
	case r == '\t':
		return 4
	case r >= 0x2000:
		return 2
	}
	return 1
}

// note notes that b has a character of class c, which is no letter.
func (b *block) note(r rune, c class, open *pairs) {
	switch c {
	case opener:
		if k := pairOf(r); k >= 0 {
			open[k]++
		}
	case closer:
		if k := pairOf(r); k >= 0 && open[k] > 0 {
			open[k]--
		} else if k >= 0 {
			b.closes++
		}
	case dash:
		b.colons = b.colons || r == '/' || r == '／'
	case mark:
		b.marks = true
	case terminal:
		b.stops = b.stops || r == '。'
	case pause:
		b.stops = b.stops || r == '；'
		b.colons = b.colons || r == '：' || r == ':'
	}
}

// pairOf numbers the pairs whose balance tells a cut; ‘’ is not among them, as
// ’ is an apostrophe too.
func pairOf(r rune) int {
	switch r {
	case '“', '”', '「', '」', '『', '』':
		return 0
	case '（', '）', '(', ')':
		return 1
	case '《', '》':
		return 2
	case '【', '】':
		return 3
	}
	return -1
}

// closeGaps takes out the spaces of a justified line (抢 婚 风 俗 ， 叫): those
// beside three or more single characters in a row. Where most of what spaces
// divide is single characters, two or three together are no more than that
// (管 理 办法 》 里写 道), and so is a digit (加 息 2 5 个). Other spaces stay.
func closeGaps(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	type token struct{ gap, text string }
	longest := 1
	if mostlySingle(s) {
		longest = 3
	}
	var run []token // the tokens since the last one that was long
	flush := func(next string) {
		close := len(run) >= 3
		for _, t := range run {
			if !close {
				b.WriteString(t.gap)
			}
			b.WriteString(t.text)
		}
		if !close {
			b.WriteString(next)
		}
		run = run[:0]
	}
	for s != "" {
		text := strings.TrimLeftFunc(s, isSpace)
		gap := s[:len(s)-len(text)]
		end := strings.IndexFunc(text, isSpace)
		if end < 0 {
			end = len(text)
		}
		s, text = text[end:], text[:end]
		if count := utf8.RuneCountInString(gap); len(run) > 0 && (count > 2 || strings.HasPrefix(gap, "\u3000") && count > 1 || strings.ContainsRune(gap, '\t')) {
			flush("") // columns of a table
		}
		if r := firstRune(text); (r >= 0x2000 || longest > 1 && len(text) == 1) && fewer(text, longest) {
			run = append(run, token{gap, text})
			continue
		}
		flush(gap)
		b.WriteString(text)
	}
	flush("")
	return b.String()
}

// mostlySingle reports whether most of the stretches that spaces divide s into
// are a single character.
func mostlySingle(s string) bool {
	single, all := 0, 0
	for t := range strings.FieldsFuncSeq(s, isSpace) {
		all++
		if fewer(t, 1) {
			single++
		}
	}
	return all >= 5 && single*2 > all
}

// fewer reports whether s has no more than n characters.
func fewer(s string, n int) bool {
	if len(s) > n*utf8.UTFMax {
		return false
	}
	return utf8.RuneCountInString(s) <= n
}

// endsSentence reports whether s ends where a paragraph may: in a terminal
// mark, in brackets or quotation marks after one, or in a source note.
func endsSentence(s string) bool {
	if last := lastRune(s); last != '.' && classOf(last) != closer && classOf(last) != space {
		return classOf(last) == terminal // nearly every line
	}
	t := strings.TrimRightFunc(s, func(r rune) bool { return isSpace(r) || classOf(r) == closer && r != '》' })
	if classOf(lastRune(t)) == terminal || endsInPoint(t) {
		return true
	}
	for range 2 { // a source and an author: （3月1日 新华社）（何小满）
		note := trailingNote(s)
		if note == "" {
			return false
		}
		s = trim(s[:len(s)-len(note)])
		t = strings.TrimRightFunc(s, func(r rune) bool { return isSpace(r) || classOf(r) == closer })
		if t == "" || classOf(lastRune(t)) == terminal {
			return true
		}
	}
	return false
}

// endsInPoint reports whether s ends in the full stop of an English sentence:
// after a word, and not the only one, as in a list's number or an initial.
func endsInPoint(s string) bool {
	words, found := strings.CutSuffix(s, ".")
	return found && latinEnd(words) && strings.Contains(words, " ")
}

// trailingNote returns the bracketed remark at the end of s, brackets and all,
// or "". Its closing bracket may be missing when it holds a title that is
// whole: （3月3日《工人日报》. Source notes and authors stand so.
func trailingNote(s string) string {
	const longest = 120 // bytes: forty hanzi
	tail := s
	if len(tail) > longest {
		tail = tail[len(tail)-longest:]
	}
	if r := lastRune(tail); r != '）' && r != ')' && r != '》' {
		return ""
	}
	at := max(strings.LastIndex(tail, "（"), strings.LastIndexByte(tail, '('))
	if at < 0 {
		return ""
	}
	note := tail[at:]
	inner := strings.TrimLeft(note, "（(")
	if end := strings.IndexAny(inner, "）)"); end >= 0 {
		if trim(inner[end:]) != string(firstRune(inner[end:])) {
			return ""
		}
		return note
	}
	if strings.HasSuffix(inner, "》") && strings.Contains(inner, "《") && strings.ContainsAny(inner, "日月年期") {
		return note
	}
	return ""
}

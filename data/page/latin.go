package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A dump in Latin letters is read in words. What tells its headlines is who signs
// them, what is written in capitals, where sentences end, and how long lines of
// type are; a hanzi's width tells nothing there.

// A latinLine is a line of such a dump, measured once.
type latinLine struct {
	*block
	wide  int  // about, in twentieths of an em
	ends  bool // a sentence ends with it
	opens bool // a sentence may begin with it: a capital, a figure, a quotation mark
	lower bool // it begins with a small letter: the line before goes on
	caps  bool // it is all in capitals, as labels are
	sign  int  // how surely it is who wrote: 0, nameOnly, or saysBy
	kind  latinKind
}

type latinKind uint8

const (
	latinText latinKind = iota
	latinLabel
	latinHead
	latinDeck
	latinSign
	latinQuote
	latinOwn // the page's
)

// How surely a line is who wrote.
const (
	nameOnly = 1 + iota
	saysBy
)

// inLatin reports whether the letters of blocks are Latin, a few aside.
func inLatin(blocks []block) bool {
	const (
		least  = 200 // letters
		enough = 20_000
	)
	latin, all := 0, 0
	for i := range blocks {
		for _, r := range blocks[i].String {
			if !unicode.IsLetter(r) {
				continue
			}
			if all++; unicode.Is(unicode.Latin, r) {
				latin++
			}
		}
		if all > enough {
			break
		}
	}
	return latin >= least && latin*20 >= all*19
}

// A latinReader reads such a dump.
type latinReader struct {
	lines  []latinLine
	typed  bool // a line is a line of type
	signed bool // its articles are signed under their headlines
}

// latin restores a dump in Latin letters.
func (p *Page) latin(blocks []block, w *watch) (*Page, error) {
	r := latinReader{lines: make([]latinLine, len(blocks))}
	for i := range blocks {
		if w.over(step) {
			return nil, w.err
		}
		r.lines[i] = latinLineOf(&blocks[i])
	}
	r.typed = linesOfLatin(blocks)
	r.findOwn()
	r.findQuotes(w)
	r.signed = r.signs()
	for i := range r.lines {
		if r.findHead(i); w.over(step) {
			return nil, w.err
		}
	}
	p.Form = Blocks
	if r.typed {
		p.Form = Lines
	}
	out, kinds := r.parts()
	return p.compose(out, kinds, nil, w)
}

// latinDate is a day, or the day of a week alone.
var latinDate = regexp.MustCompile(`(?i)^(\w{1,3} )?((mon|tues|wednes|thurs|fri|satur|sun)day|((mon|tues|wednes|thurs|fri|satur|sun)day,? *)?([0-9]{1,2}(st|nd|rd|th)? +)?(january|february|march|april|may|june|july|august|september|october|november|december)( +[0-9]{1,2},?)?( +(1[89]|20)[0-9]{2})?)$`)

// latinFolio is the number of a page, alone or named.
var latinFolio = regexp.MustCompile(`(?i)^((page|p\.|pagina|seite) *)?[0-9]{1,3}( *(of|/) *[0-9]{1,3})?$`)

func latinLineOf(b *block) latinLine {
	s := b.String
	l := latinLine{block: b, wide: latinWidth(s), ends: endsInLatin(s), caps: allCaps(s)}
	first := firstRune(strings.TrimLeft(s, "\"“‘'(["))
	l.opens = unicode.IsUpper(first) || unicode.IsDigit(first) || strings.ContainsRune("€£$", first)
	l.lower = unicode.IsLower(first)
	switch words := len(strings.Fields(s)); {
	case words > 8 || l.ends:
	case latinAuthor.MatchString(s):
		l.sign = saysBy
	case nameLike(s) && words <= 4:
		l.sign = nameOnly
	}
	return l
}

// endsInLatin reports whether s ends a sentence, brackets and quotation marks
// after its end aside.
func endsInLatin(s string) bool {
	s = strings.TrimRight(s, "\"”’')] ")
	return s != "" && strings.ContainsRune(".!?…", lastRune(s)) && !strings.HasSuffix(s, " v.") && !strings.HasSuffix(s, " Mr.")
}

// allCaps reports whether the letters of s are capitals, four at least.
func allCaps(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 4
}

// linesOfLatin reports whether the lines of a dump are lines of type: few are
// longer than a column is wide.
func linesOfLatin(blocks []block) bool {
	const widest = 100 // characters
	long, all := 0, 0
	for i := range blocks {
		n := utf8.RuneCountInString(blocks[i].String)
		if all += n; n > widest {
			long += n
		}
	}
	return long*3 < all
}

// latinWidth is about how wide s is set, in twentieths of an em: letters differ less
// from face to face than from each other.
func latinWidth(s string) (w int) {
	for _, r := range s {
		switch {
		case strings.ContainsRune("ijl.,;:'’‘|!()ftrI-“”/ ", r):
			w += 6
		case strings.ContainsRune("mwMW—…%", r):
			w += 16
		case unicode.IsUpper(r):
			w += 13
		default:
			w += 10
		}
	}
	return w
}

// findOwn tells what belongs to the page: its number, its date, where it goes on,
// and what recurs.
func (r *latinReader) findOwn() {
	times := map[string]int{}
	for i := range r.lines {
		times[r.lines[i].recurring()]++
	}
	for i := range r.lines {
		l := &r.lines[i]
		s := l.recurring()
		recurs := s != "" && l.sign == 0 && r.between(i) && (times[s] > 2 || times[s] == 2 && strings.Contains(s, "0") && !l.ends)
		if recurs || l.own() || lettersIn(l.String) < 2 && !r.dropCap(i) {
			l.kind = latinOwn
		}
	}
	// What stands over the first of these, at the top, is the paper's name.
	for i := 0; i+1 < len(r.lines) && i < 3; i++ {
		if r.lines[i+1].kind == latinOwn && latinDate.MatchString(r.lines[i+1].String) && r.lines[i].size <= maxFurniture && !r.lines[i].ends {
			r.lines[i].kind = latinOwn
		}
	}
}

// recurring returns what of l recurs where it is the page's: its words, whatever
// the numbers in it are, or "" if it is too long for that.
func (l *latinLine) recurring() string {
	if l.size > maxFurniture {
		return ""
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsDigit(c) {
			return '0'
		}
		return c
	}, l.String)
}

// own reports whether l is the page's by its looks.
func (l *latinLine) own() bool {
	const words = 12 // of a line with an address
	return latinFolio.MatchString(l.String) || latinDate.MatchString(l.String) || jumpLine.MatchString(l.String) ||
		l.size <= maxFurniture && len(strings.Fields(l.String)) <= words && address.MatchString(l.String)
}

// between reports whether line i stands between sentences, or after what is the
// page's.
func (r *latinReader) between(i int) bool {
	if i > 0 && r.lines[i-1].kind == latinOwn {
		return true
	}
	return (i == 0 || r.lines[i-1].ends) && (i+1 == len(r.lines) || !r.lines[i+1].lower)
}

// dropCap reports whether line i is an initial over the rest of its word.
func (r *latinReader) dropCap(i int) bool {
	return i+1 < len(r.lines) && utf8.RuneCountInString(r.lines[i].String) == 1 && unicode.IsUpper(firstRune(r.lines[i].String)) && r.lines[i+1].lower
}

// parts makes the parts of the page: heads, and paragraphs of the lines between.
func (r *latinReader) parts() (out []block, kinds []PartKind) {
	put := func(from, to int, kind PartKind) {
		b := *r.lines[from].block
		b.Text = r.joined(from, to)
		b.start, b.ended, b.role, b.stub = begins, true, body, true
		out, kinds = append(out, b), append(kinds, kind)
	}
	open := -1 // the lines of the paragraph that is read, quotes and the page's own aside
	var lines []int
	flush := func() {
		if lines == nil {
			return
		}
		b := *r.lines[lines[0]].block
		var texts []Text
		for _, i := range lines {
			texts = append(texts, r.lines[i].Text)
		}
		b.Text = joinLatin(texts)
		b.start, b.ended, b.role, b.stub = begins, true, body, true
		out, kinds = append(out, b), append(kinds, PartParagraph)
		lines, open = nil, -1
	}
	for i := 0; i < len(r.lines); {
		end := i + 1
		kind := r.lines[i].kind
		for end < len(r.lines) && r.lines[end].kind == kind && (kind == latinHead || kind == latinQuote) && r.typed {
			end++
		}
		switch kind {
		case latinOwn:
			put(i, end, PartOther)
		case latinQuote:
			put(i, end, PartQuote)
		case latinLabel:
			flush()
			put(i, end, PartColumn)
		case latinHead:
			flush()
			if i == 0 || r.lines[i-1].kind != latinLabel {
				out, kinds = append(out, block{}), append(kinds, columnEnds)
			}
			put(i, end, PartHeadline)
		case latinDeck:
			put(i, end, PartSubhead)
		case latinSign:
			put(i, end, PartByline)
		default:
			if open >= 0 && r.parted(open, i) {
				flush()
			}
			lines, open = append(lines, i), i
		}
		i = end
	}
	flush()
	return out, kinds
}

// parted reports whether a paragraph ends between lines a and b of the text.
func (r *latinReader) parted(a, b int) bool {
	x, y := &r.lines[a], &r.lines[b]
	if r.dropCap(a) {
		return false
	}
	if !r.typed {
		return !(y.lower && !x.ends)
	}
	if !x.ends {
		return x.caps || r.heading(a) || r.heading(b)
	}
	return y.apart || y.caps || r.heading(b) || classOf(y.first) == opener || x.wide < r.narrow(a)
}

// narrow returns how wide at least lines near i are that end no sentence, one in
// eight aside: they are justified, some tight and some loose.
func (r *latinReader) narrow(i int) int {
	const (
		near   = 10 // lines before and after
		fewest = 3
	)
	var widths []int
	for k := max(0, i-near); k < len(r.lines) && k <= i+near; k++ {
		if l := &r.lines[k]; l.kind == latinText && !l.ends && l.sign == 0 && !l.caps {
			widths = append(widths, l.wide)
		}
	}
	if len(widths) < fewest {
		return 0
	}
	slices.Sort(widths)
	return widths[len(widths)/8]
}

// heading reports whether line i is a heading in the text: far shorter than the
// text is wide, after a sentence, before another.
func (r *latinReader) heading(i int) bool {
	l := &r.lines[i]
	return !l.ends && l.opens && r.headLine(i) && l.wide < r.measure(i+1)*8/10 &&
		i > 0 && r.lines[i-1].ends && i+1 < len(r.lines) && r.textLine(i+1)
}

// joined is the text of lines from one to another.
func (r *latinReader) joined(from, to int) Text {
	var texts []Text
	for i := from; i < to; i++ {
		texts = append(texts, r.lines[i].Text)
	}
	return joinLatin(texts)
}

// joinLatin joins lines with a blank, but after a hyphen that parts a word and
// after an initial.
func joinLatin(texts []Text) Text {
	var b strings.Builder
	var spans []Span
	for i, t := range texts {
		if i > 0 {
			before := texts[i-1].String
			initial := i == 1 && utf8.RuneCountInString(before) == 1 && unicode.IsLower(firstRune(t.String))
			hyphen := strings.HasSuffix(before, "-") && !strings.HasSuffix(before, " -") && unicode.IsLower(firstRune(t.String))
			if !initial && !hyphen {
				b.WriteByte(' ')
			}
		}
		b.WriteString(t.String)
		spans = append(spans, t.Spans...)
	}
	return Text{String: b.String(), Spans: spans}
}

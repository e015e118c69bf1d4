package page

import "strings"

// A page without marks tells its columns by their place: a short line alone
// above a headline, the same above several. The first line of a headline of two
// looks so too, and the author at the end of the article before. So each such
// line is weighed: whether it recurs, ends as names of columns do, is much
// shorter than what is under it.

// A placedLine is a short line alone above a headline, which no mark announces.
type placedLine struct {
	*block
	unit     int
	name     string // without its frame
	prev     *block // nil at the beginning
	next     *block
	topmost  bool // nothing but the page's own stands above
	again    bool // the page has it more than once
	noAuthor bool // where it stands, or again, no article ends
	ownSize  bool // its size of type is not the body's, and others have it
}

// placedLabels weighs such a line: for a column's name from surelyPlaced on, and from a half
// of that where the page has one for sure, from a quarter where it has two.
var placedLabels = []row[placedLine]{
	{"recurs", 20, func(l *placedLine) bool { return l.again }},
	{"framed", 10, func(l *placedLine) bool { return l.name != l.String }},
	{"ends as columns' names do", 15, func(l *placedLine) bool { return strings.ContainsRune(labelEnds, lastRune(l.name)) }},
	{"four characters at most", 5, func(l *placedLine) bool { return count(l.name) <= 4 }},
	{"topmost, or after who signs", 10, func(l *placedLine) bool { return l.topmost || l.prev.looksSigned() }},
	{"much shorter than what is under it", 5, func(l *placedLine) bool { return l.next.size >= l.size+4 }},
	{"a name of people, where an article may end", -25, (*placedLine).isAuthor},
	{"has a size of type of its own", 20, func(l *placedLine) bool { return l.ownSize }},
}

const surelyPlaced = 20

func (l *placedLine) isAuthor() bool {
	return (hasSurname(l.name) || twoNames(l.name)) && !l.noAuthor
}

// findPlaces gives the role of label to lines that no mark announces. A page
// that has marks before its labels has no others.
func findPlaces(blocks []block, typed bool, rec *record) {
	for i := range blocks {
		if blocks[i].role == label {
			return
		}
	}
	lines := placedLines(blocks, typed)
	odds := make([]balance, len(lines))
	sure := 0
	for k := range lines {
		odds[k] = weighed(placedLabels, &lines[k])
		if odds[k].sum >= surelyPlaced {
			sure++
		}
	}
	least := surelyPlaced
	switch {
	case sure > 1:
		least /= 4
	case sure > 0:
		least /= 2
	}
	for k := range lines {
		b := &blocks[lines[k].unit]
		odds[k].sum -= least
		if odds[k].sum >= 0 {
			b.role = label
		}
		rec.weighed(b, "a column's name by its place?", yesNo(b.role == label), odds[k])
	}
}

// placedLines finds the short lines that stand alone above headlines.
func placedLines(blocks []block, typed bool) (found []placedLine) {
	times := make(map[string]int)
	sizes := make(map[uint8]int)      // of the type they are set in
	noAuthor := make(map[string]bool) // lines that stand after no article, once at least
	var above running
	for i := range blocks {
		if !standsAbove(blocks, i, typed) || i > 0 && goesOnFrom(&blocks[i-1], &blocks[i], typed) && !above.quotedBefore(blocks, i, typed) {
			continue
		}
		l := placedLine{block: &blocks[i], unit: i, name: unframed(blocks[i].String), next: &blocks[i+1], topmost: topmost(blocks, i)}
		if i > 0 {
			l.prev = &blocks[i-1]
		}
		found = append(found, l)
		times[l.name]++
		sizes[l.tenths]++
		if i == 0 || l.prev.role != body {
			noAuthor[l.name] = true
		}
	}
	for k := range found {
		l := &found[k]
		l.again, l.noAuthor = times[l.name] > 1, noAuthor[l.name]
		l.ownSize = l.tenths > 0 && l.tenths != bodyTenths && sizes[l.tenths] > 1
	}
	return found
}

// topmost reports whether nothing but the page's own stands above block i.
func topmost(blocks []block, i int) bool {
	for i--; i >= 0; i-- {
		if blocks[i].role != furniture {
			return false
		}
	}
	return true
}

// bodyTenths is the size of the body's type.
const bodyTenths = 10

// longestPlaced is the most characters of a column's name that only its place
// tells: longer ones are kickers.
const longestPlaced = 6

// standsAbove reports whether block i is a short line that stands alone where an
// article begins, with a headline under it, and under that an author or a text.
func standsAbove(blocks []block, i int, typed bool) bool {
	if !namesPlace(&blocks[i]) {
		return false
	}
	const most = 3 // lines of a headline, kicker and subhead
	w := 0.0
	if typed {
		w = widthBelow(blocks, i)
	}
	for n := 1; n <= most+1 && i+n < len(blocks); n++ {
		u := under{blocks: blocks, i: i, n: n, typed: typed, w: w}
		if r := first(unders, &u); r.says != goesOnUnder {
			return r.says == standsOver
		}
	}
	return false
}

// namesPlace reports whether b may be a column's name by its looks.
func namesPlace(b *block) bool {
	const frame = 4 // most characters around a name
	if b.size > longestPlaced+frame || b.role != body || b.ended || b.dated || b.start == begins {
		return false
	}
	name := unframed(b.String)
	n := count(name)
	return n >= 2 && n <= longestPlaced && allHanzi(name)
}

// An under is the nth line under a short one, line i: of a headline, or what is under that.
type under struct {
	blocks []block
	i, n   int
	typed  bool
	w      float64 // of the text, in lines of type
}

// What a line under a short one tells of that.
const (
	goesOnUnder = iota // nothing: it may be a line of a headline
	standsOver         // an article begins there
	standsNot
)

var unders = []row[under]{
	{"an author under a headline", standsOver, func(u *under) bool { return u.n > 1 && u.signs() }},
	{"no text", standsNot, func(u *under) bool { return u.line().role != body }},
	{"a text under a headline", standsOver, func(u *under) bool { return u.n > 1 && u.isText() }},
	{"a headline as wide as the text", standsOver, func(u *under) bool {
		return u.isText() && u.typed && u.line().short() && headsText(u.blocks[u.i+2:], u.w)
	}},
	{"a text, and no headline", standsNot, (*under).isText},
	{"a paragraph under a headline", standsOver, func(u *under) bool { return !u.line().short() && u.n > 1 && !u.typed }},
	{"a paragraph", standsNot, func(u *under) bool { return !u.line().short() }},
	{"too short for a headline", standsNot, func(u *under) bool {
		return u.n == 1 && (u.line().size < minHeadline || u.line().size < u.blocks[u.i].size)
	}},
	{"a line of a headline", goesOnUnder, always[under]},
}

func (u *under) line() *block { return &u.blocks[u.i+u.n] }

func (u *under) signs() bool {
	x := u.line()
	return x.role == byline || x.size <= maxByline && x.looksSigned()
}

// isText reports whether the line is one of the text: a report begins, or it is as wide.
func (u *under) isText() bool {
	x := u.line()
	return x.dated || u.typed && x.em > u.w-indent-slack && (u.n > 1 || x.em < u.w+slack)
}

// headsText reports whether lines, under what is as wide as they are, say that it
// is a headline: its last characters first, an author, or a text begins.
func headsText(lines []block, w float64) bool {
	if len(lines) > 0 && lines[0].role == body && lines[0].em <= 3 && !lines[0].ended && !lines[0].looksSigned() {
		lines = lines[1:]
	}
	return len(lines) > 0 && signed(&lines[0], w) || len(lines) > 1 && beginsText(&lines[0], &lines[1], w)
}

// goesOnFrom reports whether b, after p, may be the rest of its sentence, which is
// not so if p was torn off a hook.
func goesOnFrom(p, b *block, typed bool) bool {
	if p.role != body || p.ended || p.tenths != b.tenths || p.looksSigned() || twoNames(p.String) {
		return false
	}
	return !(classOf(p.last) == pause && (typed || !p.short()) || p.closes > 0 && p.last == '）') // or a source note ends
}

// signed reports whether b is an author and nothing else, in a strip of measure w.
func signed(b *block, w float64) bool {
	return b.signature().grade == stated || b.em < w-indent-1 && b.looksSigned()
}

// A running text is that of a page's blocks with nothing between them.
type running struct {
	text   string
	begins []int // of each block
}

// quotedBefore reports whether a pull quote ends above block i, and does not go on
// in it. Of type it has several lines: a single one may be a headline that the text
// repeats.
func (t *running) quotedBefore(blocks []block, i int, typed bool) bool {
	const (
		far   = 16 << 10 // bytes between a quote and what it repeats, the longest article's
		least = 4        // characters of its last line
	)
	if t.begins == nil {
		t.begins = make([]int, 0, len(blocks))
		var s strings.Builder
		for k := range blocks {
			t.begins = append(t.begins, s.Len())
			s.WriteString(blocks[k].String)
		}
		t.text = s.String()
	}
	first := i - 1
	if typed {
		first--
	}
	if first < 0 || blocks[i-1].size < least {
		return false
	}
	end := t.begins[first]
	above := t.text[max(0, end-far):end]
	return strings.Contains(above, blocks[first].String) && strings.Contains(above, blocks[i-1].String) && !strings.Contains(above, blocks[i-1].String+blocks[i].String)
}

// beginsText reports whether a, with b under it, can be no second line of a
// paragraph in a strip of measure w: a report begins with it, or it is set in and
// b is not.
func beginsText(a, b *block, w float64) bool {
	if a.role != body || b.role != body {
		return false
	}
	return a.reports() || !a.ended && a.em < w-indent+slack && a.em+indent+cluster(b.String) > w-0.3 && b.em > w-slack-0.5
}

// widthBelow returns how wide the text under line i is set: as wide as the widest
// of the next lines that two others come near.
func widthBelow(lines []block, i int) (w float64) {
	near := lines[i+1 : min(len(lines), i+2+2*nearLines)]
	for a := range near {
		same := 0
		for b := range near {
			if d := near[a].em - near[b].em; d < slack && d > -slack {
				same++
			}
		}
		if same > 2 {
			w = max(w, near[a].em)
		}
	}
	return w
}

// unframed returns s without what stands around the name of a column: ·街谈·,
// ｜街谈｜.
func unframed(s string) string { return trim(strings.Trim(s, "·•—–-―|｜丨=~*＊／/ ")) }

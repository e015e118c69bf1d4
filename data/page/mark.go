package page

import "strings"

// marked splits a line into its mark and what follows. Brackets around the
// whole of it (【今日谈】) are a mark too: the opening one.
func marked(s string) (m rune, rest string) {
	r := firstRune(s)
	switch {
	case classOf(r) == mark:
		return r, trim(strings.TrimLeftFunc(s, func(c rune) bool { return classOf(c) == mark || isSpace(c) }))
	case (r == '【' || r == '〖') && classOf(lastRune(s)) == closer:
		inner := strings.Trim(s, "【】〖〗")
		if !strings.ContainsAny(inner, "【】〖〗") {
			return r, trim(inner)
		}
	}
	return 0, s
}

// longestLabel is the most characters a column's name has: 本报记者在一线观察 has
// nine; a picture's caption after ▲ is longer.
const longestLabel = 12

// labelEnds are how names of columns end more often than names of people.
const labelEnds = "评谈论话语说言窗台哨笔察声点栏角图漫焦接坛座闻讯波刊线面势道场记录汇萃苑事眼思录坊廊桥园林会萃考考考题談評論話語說觀點聲"

// A markedLine is a line after a mark, which a column's name or an author's may be.
type markedLine struct {
	*block
	unit       int
	mark       rune
	name       string // what follows the mark
	sig        *signature
	prev, next *block // around it, nil at an end
	prevMarked bool   // these begin with a mark and are as short as labels
	nextMarked bool
	first      bool // nothing stands above that could be signed
	odds       balance
}

// labelOrByline weighs a line after a mark: for a column's name if the sum is more than
// nothing, for an author's if it is not. A label stands before a headline, an author after
// one or after the article's last sentence.
var labelOrByline = []row[markedLine]{
	{"□ signs, by custom", -10, func(l *markedLine) bool { return l.mark == '□' }},
	{"■ and brackets label, by custom", 10, func(l *markedLine) bool { return labelMark(l.mark) }},
	{"another mark", 5, func(l *markedLine) bool { return l.mark != '□' && !labelMark(l.mark) }},
	{"no names", 20, func(l *markedLine) bool { return !l.sig.names() }},
	{"an office, a deed or a frame", -30, func(l *markedLine) bool { return l.sig.grade == stated }},
	{"family names", -20, func(l *markedLine) bool { return l.sig.grade == family }},
	{"two names of five characters", -10, func(l *markedLine) bool { return l.sig.grade == paired && count(l.name) == 5 }},
	{"as long as names are", 3, func(l *markedLine) bool {
		return l.sig.grade == perhaps || l.sig.grade == paired && count(l.name) != 5
	}},
	{"ends as columns' names do", 10, func(l *markedLine) bool { return strings.ContainsRune(labelEnds, lastRune(l.name)) }},
	{"nothing after it", -20, func(l *markedLine) bool { return l.next == nil }},
	{"a marked line after it, which signs what comes", -20, func(l *markedLine) bool { return l.nextMarked }},
	{"a short line after it", 5, func(l *markedLine) bool { return l.next != nil && !l.nextMarked && l.next.short() }},
	{"a text after it", -15, func(l *markedLine) bool { return l.next != nil && !l.nextMarked && !l.next.short() }},
	{"a marked line before it", 10, func(l *markedLine) bool { return l.prevMarked }},
	{"under a headline", -10, (*markedLine).underHead},
	{"between a headline and a text", -20, func(l *markedLine) bool { return l.underHead() && l.next != nil && !l.next.short() }},
	{"nothing above that could be signed", 30, func(l *markedLine) bool { return l.first }},
}

func labelMark(m rune) bool { return m == '■' || m == '【' || m == '〖' }

func (l *markedLine) underHead() bool {
	return l.prev != nil && !l.prevMarked && l.prev.short() && !l.prev.ended
}

// betweenTexts reports whether l stands after a finished text and before a short
// line, as labels and signatures do.
func (l *markedLine) betweenTexts() bool {
	return l.prev != nil && l.next != nil && l.prev.ended && !l.prev.short() && l.next.short()
}

// signsHead reports whether l stands where the author of a headline stands.
func (l *markedLine) signsHead() bool {
	if l.prev == nil || l.next == nil || !l.prev.short() || l.prev.ended || l.next.short() {
		return false
	}
	above, _ := marked(l.prev.String)
	return above == 0
}

// A markCustom is how a page uses a mark.
type markCustom struct {
	odds, least, most int // of its lines
	lines             int
	signsHeads        int // lines that stand where a headline's author stands
}

// forBoth reports whether the mark stands before labels and before authors.
func (c *markCustom) forBoth() bool { return c.least < -10 && c.most > 10 }

func (c *markCustom) add(l *markedLine) {
	o := l.odds.sum
	if c.lines == 0 {
		c.least, c.most = o, o
	}
	c.odds += o
	c.least, c.most = min(c.least, o), max(c.most, o)
	c.lines++
	if l.signsHead() {
		c.signsHeads++
	}
}

// markedLines finds the lines after a mark, and weighs each alone.
func markedLines(blocks []block) (found []markedLine) {
	first := true
	for i := range blocks {
		b := &blocks[i]
		if b.kind != "" {
			continue
		}
		m, name := rune(0), ""
		if b.marks || classOf(b.first) == opener { // spare most lines the look
			m, name = marked(b.String)
		}
		if m == 0 || name == "" {
			if first {
				first, _ = furnished(b)
			}
			continue
		}
		n := count(name)
		if n > maxHeadline || b.stops || b.ended && classOf(lastRune(name)) == terminal || n > longestLabel && !b.signature().names() {
			continue
		}
		l := markedLine{block: b, unit: i, mark: m, name: name, sig: b.signature(), first: first}
		if i > 0 {
			l.prev = &blocks[i-1]
			l.prevMarked = l.prev.labelled()
		}
		if i+1 < len(blocks) {
			l.next = &blocks[i+1]
			l.nextMarked = l.next.labelled()
		}
		l.odds = weighed(labelOrByline, &l)
		found = append(found, l)
		first = false
	}
	return found
}

// labelled reports whether b begins with a mark and is as short as labels.
func (b *block) labelled() bool {
	m, name := marked(b.String)
	return m != 0 && count(name) <= longestLabel
}

// findMarks gives every marked line its role. Marks speak together: a page
// sets one mark before its columns and another before its authors, so what
// most lines with a mark look like decides for all that could be either.
func findMarks(blocks []block, rec *record) {
	lines := markedLines(blocks)
	customs := make(map[rune]*markCustom)
	for i := range lines {
		l := &lines[i]
		if customs[l.mark] == nil {
			customs[l.mark] = new(markCustom)
		}
		customs[l.mark].add(l)
	}
	for i := range lines {
		l := &lines[i]
		c := customs[l.mark]
		odds, share := l.odds, 4 // in halves: how much the page's custom counts against one line's looks
		if c.forBoth() {
			share = 1
			if l.betweenTexts() && c.signsHeads > 0 {
				odds.add("authors of this page stand under headlines", 15)
			}
		}
		is := byline
		if 2*c.lines*odds.sum+share*c.odds > 0 {
			is = label
		}
		odds.add("other lines of its mark", share*c.odds/(2*c.lines))
		blocks[l.unit].role = is
		rec.weighed(&blocks[l.unit], "label or byline?", is.String(), odds)
	}
}

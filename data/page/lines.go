package page

import (
	"math"
	"strings"
)

// A dump in lines of type has one printed line on each. What the typesetter did
// to fill his lines tells where paragraphs end.
//
// In a column of type of measure W every line of a paragraph is full, which
// does not mean W em wide: it means that what follows could not have gone on
// the line as well, for a mark may not begin a line and a number may not be
// broken. The first line is full with its indent of 2 em. Only the last line
// is as long as it happens to be. So a line that is not full ends its
// paragraph; a line that does end a sentence, and is full, ends it if the next
// can only be a first line, being 2 em short and not the last.

const (
	indent    = 2.0  // em before a paragraph's first line
	slack     = 0.75 // em that squeezed marks and Latin letters make a line's measured width wrong by
	nearLines = 7    // lines looked at on either side to find the measure: two short paragraphs
)

// width returns how many em s is wide: 1 for a hanzi or a full-width mark,
// half for what is half-width, and half less for two marks side by side.
func width(s string) (em float64) {
	last := letter
	for _, r := range s {
		c := classOf(r)
		switch {
		case c == space:
			em += 0.3
		case r < 0x2000:
			em += 0.5
		default:
			em++
			if isMark(c) && isMark(last) {
				em -= 0.5
			}
		}
		last = c
	}
	return em
}

// exact reports whether s has neither half-width characters nor marks side by
// side, so that its width is what it counts.
func exact(s string) bool {
	last := letter
	for _, r := range s {
		c := classOf(r)
		if r < 0x2000 || isMark(c) && isMark(last) {
			return false
		}
		last = c
	}
	return true
}

func isMark(c class) bool { return c == terminal || c == pause || c == opener || c == closer }

// cluster returns how many em of s's beginning cannot be broken: a character or
// a number or a word, with the brackets before and the marks behind it.
func cluster(s string) (em float64) {
	have := false // the character itself, and whether more of its word may come
	word := false
	for _, r := range s {
		c := classOf(r)
		w := 1.0
		if r < 0x2000 {
			w = 0.5
		}
		switch {
		case c == opener && !have:
		case c == terminal, c == pause, c == closer:
			w /= 2 // it may be squeezed
		case !have:
			have, word = true, r < 0x80 && c == letter
		case word && (r < 0x80 && c == letter || r == '%' || r == '.'):
		case strings.ContainsRune("％‰°℃", r): // never at a line's beginning
		default:
			return em
		}
		if em += w; em > 6 {
			return em
		}
	}
	return em
}

// A line is one line of type.
type line struct {
	block
	em     float64 // its width
	exact  bool    // nothing in it is of uncertain width
	next   float64 // em of the next line's beginning that could not be broken
	w      float64 // the measure of its column of type, once asked for
	quoted bool    // it repeats the body: nothing before or behind belongs to it
	fixed  bool    // it stands alone: a label, byline, furniture
}

// blocksOfLines puts lines of type together into blocks.
func blocksOfLines(units []block, rep []stretch) []block {
	lines := make([]line, len(units))
	for i := range units {
		lines[i] = line{block: units[i], em: width(units[i].String), exact: exact(units[i].String), fixed: units[i].role != body}
		if l := &lines[i]; l.closes > 0 && (l.last == '）' || l.last == ')') {
			l.ended = true // a source note, opened on the line before
		}
		if i > 0 {
			lines[i-1].next = cluster(units[i].String)
		}
	}
	fixBylines(lines)
	for i := range lines {
		lines[i].w = 0 // to be found within its own section
	}
	starts := make(map[int]bool)
	for _, s := range rep {
		starts[s.first], starts[s.last+1] = true, true
		for i := s.first; i <= s.last; i++ {
			lines[i].quoted = true
		}
	}
	out := make([]block, 0, len(lines)/2)
	for lo := 0; lo < len(lines); {
		if lines[lo].fixed {
			out = append(out, lines[lo].block)
			lo++
			continue
		}
		hi := lo + 1
		for hi < len(lines) && !lines[hi].fixed && !starts[hi] {
			hi++
		}
		if lines[lo].quoted {
			out = append(out, joinLines(lines[lo:hi]))
		} else {
			headed := lo > 0 && lines[lo-1].role == label
			head := hi
			if hi < len(lines) && lines[hi].role == byline {
				head = headlineBefore(lines, lo, hi)
			}
			out = paragraphsOf(out, lines[lo:head], headed)
			for ; head < hi; head++ {
				out = append(out, lines[head].block)
			}
		}
		lo = hi
	}
	return out
}

// fixBylines lets the lines stand alone that name an author with his office and
// are too short for the middle of a paragraph.
func fixBylines(lines []line) {
	for i := range lines {
		l := &lines[i]
		if l.fixed || l.ended || l.size > maxByline {
			continue
		}
		if next := i + 1; next < len(lines) && l.em > lines[next].em-indent-1 && (i == 0 || l.em > lines[i-1].em-indent-1) {
			continue // no shorter than what is around: spare the finer look
		}
		if sig, ok := readByline(l.String); ok && sig.strength == 2 && l.em < measure(lines, i)-indent-1 {
			l.fixed, l.role = true, byline
		}
	}
}

// headlineBefore returns where the headline begins that ends before line hi, a
// byline: the last lines that finish no sentence, behind one that does. An
// article that is signed at its end ends with a finished sentence instead, and
// there is no headline: then it returns hi.
func headlineBefore(lines []line, lo, hi int) int {
	const most = 3 // lines of a headline
	size := 0
	at := hi
	for at > lo && !lines[at-1].ended && classOf(lines[at-1].last) != pause {
		at--
		size += lines[at].size
		if size > maxHeadline || hi-at > most {
			return hi
		}
	}
	return at
}

// paragraphsOf appends the paragraphs of lines to out. headed tells that a
// label stands before them, so that the first line is a headline.
func paragraphsOf(out []block, lines []line, headed bool) []block {
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && !breaks(lines, start, end, headed) {
			end++
		}
		b := joinLines(lines[start:end])
		last := &lines[end-1]
		b.stub = end < len(lines) && !last.ended || last.em < measure(lines, end-1)-indent-1
		out = append(out, b)
		start = end
	}
	return out
}

// breaks reports whether a paragraph that begins with line start ends before
// line i.
func breaks(lines []line, start, i int, headed bool) bool {
	a, b := &lines[i-1], &lines[i]
	w := measure(lines, i)
	if i-start > 3 {
		// Near a frame's end the lines around may be another's.
		if own := ownMeasure(lines[max(start, i-2*nearLines):i]); own < w-indent || own > w+indent {
			w = own
		}
	}
	if !b.ended || b.em > w+slack {
		w = max(w, b.em-slack) // no line is wider than its measure
	}
	in := 0.0
	if i-1 == start {
		in = indent
	}
	first := canBeFirst(b, w)
	if headed && i == 1 {
		// The line under a label is the headline, unless what follows can only
		// be the second line of what it begins.
		return first || !a.full(indent, measure(lines, i)) || a.em > w-indent+slack || b.em < w-indent-slack
	}
	if !a.full(in, w) {
		if a.ended {
			return true
		}
		return classOf(a.last) != pause && a.em+in+a.next < w-1.5
	}
	// Both lines are full, or b is the last of its paragraph. If b is full with
	// an indent only, it is a first line: behind a finished sentence, or behind
	// one line that is then a headline.
	if !first || b.full(0, w) || b.em > w-1 || i+1 == len(lines) {
		return false
	}
	if b.ended {
		return a.ended && b.em+indent > w-0.6 && b.em+indent < w+0.6
	}
	return a.ended || i-1 == start
}

// full reports whether the next line's beginning could not have gone on l too.
func (l *line) full(in, w float64) bool { return l.em+in+l.next > w-0.3 }

// canBeFirst reports whether l can be the first line of a paragraph.
func canBeFirst(l *line, w float64) bool {
	return l.em+indent <= w+slack && (l.ended || l.full(indent, w-0.5))
}

// ownMeasure returns the width of the widest line of a paragraph but its first
// and last.
func ownMeasure(lines []line) (em float64) {
	for _, l := range lines[1 : len(lines)-1] {
		em = max(em, l.em)
	}
	return em
}

// measure returns the measure of the column of type around line i: the width
// that most unfinished lines nearby have, those 2 em short counting half for
// it, as first lines.
func measure(lines []line, i int) float64 {
	if lines[i].w == 0 {
		lines[i].w = findMeasure(lines, i)
	}
	return lines[i].w
}

func findMeasure(lines []line, i int) float64 {
	var near [2*nearLines + 1]struct{ em, weight float64 }
	n := 0
	for j := max(0, i-nearLines); j < len(lines) && j <= i+nearLines; j++ {
		if !lines[j].ended && lines[j].em >= 5 {
			near[n].em, near[n].weight = lines[j].em, 0.5
			if lines[j].exact {
				near[n].weight = 1
			}
			n++
		}
	}
	best, support := 0.0, 0.0
	for _, w := range near[:n] {
		s := w.weight / 4 // of equals the exact
		for _, v := range near[:n] {
			switch d := w.em - v.em; {
			case d < slack && d > -slack:
				s += v.weight
			case d > indent-slack && d < indent+slack:
				s += v.weight / 2
			}
		}
		if s > support || s == support && w.em > best {
			best, support = w.em, s
		}
	}
	if n == 0 {
		for j := max(0, i-nearLines); j < len(lines) && j <= i+nearLines; j++ {
			best = max(best, lines[j].em)
		}
	}
	return best
}

// joinLines makes one block of lines of type.
func joinLines(lines []line) block {
	if len(lines) == 1 {
		return lines[0].block
	}
	texts := make([]Text, len(lines))
	b := lines[0].block
	for i := range lines {
		texts[i] = lines[i].Text
		if i > 0 {
			l := &lines[i]
			b.size += l.size
			b.stops, b.colons = b.stops || l.stops, b.colons || l.colons
			b.closes += max(0, l.closes-b.opens)
			b.opens = max(0, b.opens-l.closes) + l.opens
			b.last, b.ended = l.last, l.ended
		}
	}
	b.Text = joinTexts(texts)
	b.ended = endsSentence(b.String)
	return b
}

// glue puts back together what extractors cut inside a printed line: a mark
// that was squeezed against its neighbour starts a line of its own (”｜，乡村).
// No printed line begins with a closing mark or ends with an opening one.
func glue(units []block) []block {
	out := units[:0]
	for i := range units {
		u := units[i]
		if len(out) > 0 && u.role == body {
			p := &out[len(out)-1]
			c := classOf(u.first)
			closes := c == closer || c == pause || c == terminal
			if p.role == body && (closes || classOf(p.last) == opener) && p.size < maxLine {
				*p = joinBlocks(p, &u)
				p.ended = endsSentence(p.String)
				continue
			}
		}
		out = append(out, u)
	}
	return glueOpeners(out)
}

// glueOpeners does the same for a mark squeezed against an opening one
// (说：｜“你想得). A line may begin so as well; the two were one if together they
// are no wider than the lines around. Behind a full stop that is the end of a
// paragraph unless together they fill the line.
func glueOpeners(units []block) []block {
	const lastLine = 3.5 // em: what a paragraph's last line is too often to tell
	widths := make([]float64, len(units))
	for i := range units {
		widths[i] = width(units[i].String)
	}
	out := make([]block, 0, len(units))
	em := 0.0 // width of the last of out
	for i := range units {
		u := units[i]
		if len(out) > 0 && u.role == body && classOf(u.first) == opener {
			p := &out[len(out)-1]
			c := classOf(p.last)
			sum := em + widths[i] - 0.5
			if p.role == body && isMark(c) {
				w := widest(units, widths, i)
				fills := math.Abs(sum-w) < math.Abs(widths[i]+indent-w)
				if sum <= w+slack && (!p.ended && p.last != '）' || fills && sum > w-indent-1 || u.ended && em > lastLine) {
					*p = joinBlocks(p, &u)
					p.ended = endsSentence(p.String)
					em = sum
					continue
				}
			}
		}
		out = append(out, u)
		em = widths[i]
	}
	return out
}

// widest returns the width that two lines near i reach at least, those beyond
// a label or byline left out.
func widest(units []block, widths []float64, i int) float64 {
	first, second := 0.0, 0.0
	see := func(j int) bool {
		if units[j].role != body {
			return false
		}
		if widths[j] > first {
			first, second = widths[j], first
		} else if widths[j] > second {
			second = widths[j]
		}
		return true
	}
	for j := i; j < len(units) && j <= i+2*nearLines && see(j); j++ {
	}
	for j := i - 1; j >= 0 && j >= i-2*nearLines && see(j); j-- {
	}
	return second
}

// maxLine is the most characters of a line of type: a page of one column has
// fewer than fifty.
const maxLine = 60

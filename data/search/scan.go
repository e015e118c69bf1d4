package search

import (
	"strings"
	"unicode/utf8"

	"lanmu/data/runes"
)

// Text puts what is searched of an article into one text, a line each: the
// headline first, then what else stands in its head, then its body. A line that
// is missing is empty.
func Text(headline, column, byline, kicker, subhead string, body []string) string {
	var s strings.Builder
	size := len(headline) + len(column) + len(byline) + len(kicker) + len(subhead) + headLines + len(body)
	for _, p := range body {
		size += len(p)
	}
	s.Grow(size)
	for i, line := range [headLines]string{headline, column, byline, kicker, subhead} {
		if i > 0 {
			s.WriteByte('\n')
		}
		writeLine(&s, line)
	}
	for _, line := range body {
		s.WriteByte('\n')
		writeLine(&s, line)
	}
	return s.String()
}

// headLines is how many lines of a text stand before the body.
const headLines = 5

func writeLine(s *strings.Builder, line string) {
	if strings.IndexByte(line, '\n') >= 0 {
		line = strings.ReplaceAll(line, "\n", " ")
	}
	s.WriteString(line)
}

// Holds tells whether a text has what is asked for, days and fields aside. It is
// what the index is held to.
func (q *Query) Holds(text string) bool {
	if q.Empty() {
		return false
	}
	n, t := normalOf(text), table()
	for i := range q.phrases {
		if q.phrases[i].next(t, n, 0) < 0 {
			return false
		}
	}
	for i := range q.without {
		if q.without[i].next(t, n, 0) >= 0 {
			return false
		}
	}
	return true
}

// weigh looks into a text that is not in the index.
func (r *Ranking) weigh(text string) (c Candidate, ok bool) {
	q := r.query
	if !q.Holds(text) {
		return c, false
	}
	head, _, _ := strings.Cut(text, "\n")
	n, h, t := normalOf(text), normalOf(head), table()
	c.Head = len(q.phrases) > 0
	for i := range q.phrases {
		p, times := &q.phrases[i], 0
		for at := p.next(t, n, 0); at >= 0; at = p.next(t, n, at+1) {
			times++
		}
		inHead := p.next(t, h, 0) >= 0
		c.Head = c.Head && inHead
		c.Score += float32(r.weight(i, times, inHead, len(n)))
	}
	return c, true
}

// How much of a line a snippet shows, in characters: some before the first place
// found, so that it can be understood, and as much in all as fits a list.
const (
	before  = 16
	snippet = 90
)

// Snippet returns the surroundings of the first place in a text's body where a
// query is found, in one line, and what to mark in it, as ranges of bytes. If it
// is in the head only, the body's beginning is returned.
func (q *Query) Snippet(text string) (s string, marks [][2]int) {
	lines := strings.Split(text, "\n")
	body := lines[min(headLines, len(lines)):]
	for _, line := range body {
		if found := q.In(line); len(found) > 0 {
			return cut(line, found)
		}
	}
	for _, line := range body {
		if line = strings.TrimSpace(line); line != "" {
			return cut(line, nil)
		}
	}
	return "", nil
}

// cut cuts a line to a snippet around the first of found.
func cut(line string, found [][2]int) (string, [][2]int) {
	from := 0
	if len(found) > 0 {
		from = start(line, found[0][0])
	}
	line = line[from:]
	to, n := len(line), 0
	for i := range line {
		if n++; n > snippet {
			to = i
			break
		}
	}
	head, tail := "", ""
	if from > 0 {
		head = "…"
	}
	if to < len(line) {
		tail = "…"
	}
	var marks [][2]int
	for _, f := range found {
		a, b := f[0]-from, min(f[1]-from, to)
		if a >= 0 && a < b {
			marks = append(marks, [2]int{a + len(head), b + len(head)})
		}
	}
	return oneLine(head + line[:to] + tail), marks
}

// start returns where a snippet begins whose first mark is at byte at: at the
// beginning of the line or of a clause, if that is near.
func start(line string, at int) int {
	n, from := 0, at
	for from > 0 && n < before {
		from--
		for from > 0 && line[from]&0xc0 == 0x80 {
			from--
		}
		n++
	}
	if from == 0 {
		return 0
	}
	if i := strings.IndexFunc(line[from:at], runes.EndsClause); i >= 0 {
		_, size := utf8.DecodeRuneInString(line[from+i:])
		return from + i + size
	}
	return from
}

// oneLine keeps the length of s: marks point into it.
func oneLine(s string) string {
	b := []byte(s)
	for i := range b {
		if b[i] < ' ' {
			b[i] = ' '
		}
	}
	return string(b)
}

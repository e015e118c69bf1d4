package search

import (
	"math/bits"
	"slices"
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

// snippet is how many characters a snippet has at most: as many as fit a list.
const snippet = 90

// shownTerms is how many terms a snippet is looked for: those after them are so
// rarely typed that it need not show them.
const shownTerms = 64

// Snippet returns what tells most of why an article was found, in one line, and
// what to mark in it, as ranges of bytes: of the body the paragraph that has most
// of what was asked for, or two near each other that have more together, with whole
// clauses of it around what was found. If that is in the head only, the body's
// beginning is returned.
func (q *Query) Snippet(text string) (s string, marks [][2]int) {
	lines := strings.Split(text, "\n")
	body := lines[min(headLines, len(lines)):]
	var c cutting
	best, at := 0, [2]int{-1, -1}
	all := make([][]finding, len(body))
	sets := make([]uint64, len(body))
	for i, line := range body {
		all[i] = q.found(line)
		for _, f := range all[i] {
			sets[i] |= 1 << min(f.term, shownTerms-1)
		}
		const apart = 2 // paragraphs, of which one is shown no more as near the other
		for k := i; k >= max(i-apart, 0); k-- {
			n := 2*bits.OnesCount64(sets[k]|sets[i]) - 1
			if k == i {
				n++ // one is better than two
			}
			if n > best && sets[i] != 0 && sets[k] != 0 {
				best, at = n, [2]int{k, i}
			}
		}
	}
	if best <= 0 {
		for _, line := range body {
			if line = strings.TrimSpace(line); line != "" {
				c.add(line, nil, snippet)
				return c.done()
			}
		}
		return "", nil
	}
	first := all[at[0]]
	if at[0] == at[1] {
		c.add(body[at[0]], first, snippet)
		return c.done()
	}
	// Of the second only what the first does not show.
	second := slices.DeleteFunc(slices.Clone(all[at[1]]), func(f finding) bool { return sets[at[0]]>>min(f.term, shownTerms-1)&1 != 0 })
	c.add(body[at[0]], first, snippet/2)
	c.add(body[at[1]], second, snippet/2)
	c.mark(all[at[1]])
	return c.done()
}

// A cutting is a snippet that is being put together of pieces of lines.
type cutting struct {
	text  strings.Builder
	marks [][2]int
	line  string
	parts [][3]int // of the last line: from and to in it, and where that stands in the text
	open  bool     // the last line goes on
}

// add adds pieces of a line around the first place of each term, of about so many
// characters.
func (c *cutting) add(line string, found []finding, room int) {
	c.line, c.parts = line, nil
	wanted := firstOfEach(found)
	if len(wanted) == 0 {
		wanted = []finding{{at: [2]int{0, 0}}}
	}
	each := max(room/len(wanted), 12)
	var pieces [][2]int
	for _, f := range wanted {
		p := clause(line, f.at, each)
		if n := len(pieces); n > 0 && p[0] <= pieces[n-1][1] {
			pieces[n-1][1] = max(pieces[n-1][1], p[1])
			continue
		}
		pieces = append(pieces, p)
	}
	// What is left of the room is filled with what follows.
	left := room
	for _, p := range pieces {
		left -= utf8.RuneCountInString(line[p[0]:p[1]])
	}
	if last := &pieces[len(pieces)-1]; left > 0 {
		to := upTo(line, last[1], left, last[1])
		left -= utf8.RuneCountInString(line[last[1]:to])
		last[1] = to
	}
	pieces[0][0] = downTo(line, pieces[0][0], left)
	for _, p := range pieces {
		if p[0] > 0 || c.open {
			c.ellipsis()
		}
		c.parts = append(c.parts, [3]int{p[0], p[1], c.text.Len()})
		c.text.WriteString(oneLine(line[p[0]:p[1]]))
		c.open = p[1] < len(line)
	}
	c.mark(found)
}

// ellipsis writes one, where none stands.
func (c *cutting) ellipsis() {
	if !strings.HasSuffix(c.text.String(), "…") {
		c.text.WriteString("…")
	}
}

// mark marks what was found in the last line.
func (c *cutting) mark(found []finding) {
	for _, f := range found {
		for _, p := range c.parts {
			from, to := max(f.at[0], p[0]), min(f.at[1], p[1])
			if from < to {
				c.marks = append(c.marks, [2]int{from - p[0] + p[2], to - p[0] + p[2]})
			}
		}
	}
}

func (c *cutting) done() (string, [][2]int) {
	if c.open {
		c.ellipsis()
	}
	slices.SortFunc(c.marks, func(a, b [2]int) int { return a[0] - b[0] })
	return c.text.String(), merged(c.marks)
}

// firstOfEach is the first place of each term, where several terms have several
// the one nearest to the place before.
func firstOfEach(found []finding) []finding {
	var out []finding
	seen := map[int]bool{}
	for i, f := range found {
		if seen[f.term] {
			continue
		}
		for _, o := range found[i+1:] { // one that is nearer to the next term's first
			if o.term != f.term {
				if !seen[o.term] {
					break
				}
				continue
			}
			f = o
		}
		seen[f.term] = true
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b finding) int { return a.at[0] - b.at[0] })
	return out
}

// clause returns the clauses around a place in a line, or as much of them as room
// is for.
func clause(line string, at [2]int, room int) [2]int {
	room = max(room-utf8.RuneCountInString(line[at[0]:at[1]]), 8)
	from, n, begin := at[0], 0, -1
	for from > 0 && n < room/2 {
		r, size := utf8.DecodeLastRuneInString(line[:from])
		if runes.EndsClause(r) {
			begin = from
			if n > 0 {
				break
			}
		}
		from -= size
		n++
	}
	if begin > from {
		from = begin
	}
	return [2]int{from, upTo(line, at[1], room-n, -1)}
}

// upTo returns where a piece of a line ends that has so many characters more: after
// the last clause that fits, or else at another place; where the room ends for -1.
func upTo(line string, from, room, other int) int {
	end := other
	for i, r := range line[from:] {
		if room == 0 {
			if end >= 0 {
				return end
			}
			return from + i
		}
		room--
		if runes.EndsClause(r) {
			end = from + i + utf8.RuneLen(r)
		}
	}
	return len(line)
}

// downTo returns where a piece of a line begins that has so many characters more
// before: the first clause that fits.
func downTo(line string, from, room int) int {
	begin := from
	for at := from; at > 0 && room > 0; room-- {
		_, size := utf8.DecodeLastRuneInString(line[:at])
		at -= size
		if at == 0 {
			return 0
		}
		if r, _ := utf8.DecodeLastRuneInString(line[:at]); runes.EndsClause(r) {
			begin = at
		}
	}
	return begin
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

package page

import "strings"

// How wide lines of type are, in em, and how wide their strip of type is: its
// measure. A dump says neither, so both are reckoned from the characters.

const (
	indent    = 2.0  // em before a paragraph's first line
	slack     = 0.75 // em that squeezed marks and Latin letters make a line's measured width wrong by
	nearLines = 7    // lines looked at on either side to find the measure: two short paragraphs
)

func isMark(c class) bool { return c == terminal || c == pause || c == opener || c == closer }

// cluster returns how many em of s's beginning cannot be broken: a character or
// a number or a word, with the brackets before and the marks after it.
func cluster(s string) (em float64) {
	have := false // the character itself, and whether more of its word may come
	word := false
	paused := false
	for _, r := range s {
		c := classOf(r)
		w := 1.0
		if r < 0x2000 {
			w = 0.5
		}
		switch {
		case c == opener && !have:
		case r == '“' && paused: // many programs do not part a quotation mark from what stands before it
			have, w = false, w/2
		case r == '…':
		case c == terminal, c == pause, c == closer:
			w /= 2 // it may be squeezed
		case !have:
			have, word = true, r < 0x80 && c == letter
		case word && (r < 0x80 && c == letter || r == '%' || r == '.' || r == '-'):
		case strings.ContainsRune("％‰°℃", r): // never at a line's beginning
		default:
			return em
		}
		paused = c == pause || c == terminal
		if em += w; em > 6 {
			return em
		}
	}
	return em
}

// ownMeasure returns the width of the widest line of a paragraph but its first
// and last.
func ownMeasure(lines []line) (em float64) {
	for _, l := range lines[1 : len(lines)-1] {
		em = max(em, l.em)
	}
	return em
}

// measure returns the measure of the strip of type around line i: the width
// that most unfinished lines nearby have, those 2 em short counting half for
// it, as first lines.
func measure(lines []line, i int) float64 {
	if lines[i].w == 0 {
		lines[i].w = findMeasure(lines, i)
	}
	return lines[i].w
}

// support tells how much a second width supports a first, by how many tenths of
// an em the first is wider, most at most: twice as much if they are the same as
// if the second is a first line's, the first being the measure.
var support = func() (t [2*most + 1]int32) {
	for d := -most; d <= most; d++ {
		switch em := float64(d) / 10; {
		case em < slack && em > -slack:
			t[d+most] = 2
		case em > indent-slack && em < indent+slack:
			t[d+most] = 1
		}
	}
	return t
}()

const most = 30

// A poll finds the width that most lines have.
type poll struct {
	votes [2*nearLines + 1]vote
	n     int
}

type vote struct{ tenths, weight, votes int32 }

// add counts a line; one whose width is certain counts twice.
func (p *poll) add(em float64, exact bool) {
	w := vote{tenths: int32(em*10 + 0.5), weight: 2}
	if exact {
		w.weight = 4
	}
	w.votes = w.weight*2 + w.weight/2 // of equals the exact
	for k := range p.votes[:p.n] {
		v := &p.votes[k]
		d := min(max(w.tenths-v.tenths, -most), most)
		w.votes += support[most+d] * v.weight
		v.votes += support[most-d] * w.weight
	}
	p.votes[p.n] = w
	p.n++
}

// width returns the width with the most votes, of equals the wider, or 0 if
// there are no lines.
func (p *poll) width() float64 {
	best, votes := int32(0), int32(0)
	for _, w := range p.votes[:p.n] {
		if w.votes > votes || w.votes == votes && w.tenths > best {
			best, votes = w.tenths, w.votes
		}
	}
	for _, w := range p.votes[:p.n] { // what is certain fits
		if d := w.tenths - best; w.weight == 4 && d > 0 && float64(d) < slack*10 {
			best = w.tenths
		}
	}
	return float64(best) / 10
}

func findMeasure(lines []line, i int) float64 {
	var p poll
	for j := max(0, i-nearLines); j < len(lines) && j <= i+nearLines; j++ {
		if j > 0 && j == len(lines)-1 {
			break // a frame's last line may break off anywhere
		}
		if l := &lines[j]; !l.ended && l.em >= 5 && !l.whole {
			p.add(l.em, l.exact)
		}
	}
	if p.n > 0 {
		return p.width()
	}
	widest := 0.0
	for j := max(0, i-nearLines); j < len(lines) && j <= i+nearLines; j++ {
		widest = max(widest, lines[j].em)
	}
	return widest
}

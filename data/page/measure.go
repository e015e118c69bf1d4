package page

import "strings"

// How wide lines of type are, in em, and how wide their column of type is: its
// measure. A dump says neither, so both are reckoned from the characters.

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

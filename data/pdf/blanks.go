package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// A blank between words may be a character of the file, or only room. How much room
// is one differs from line to line: a line may be set so tight that its blanks are
// half of what they are elsewhere, or its letters so far apart as words are.

// lettering returns the text of a line, with the blanks that its setting tells.
func lettering(chars []char, em float64) string {
	var text strings.Builder
	wide, blank := wideGap(chars, em), blanksOf(chars, em)
	last := -1 // the character before, blanks aside
	for i, c := range chars {
		if unicode.IsSpace(c.r) {
			continue
		}
		if last >= 0 && blank(last, i) || last >= 0 && i > last+1 && !latins(chars[last], c) && !made(chars, last, i, wide) {
			text.WriteByte(' ')
		}
		text.WriteRune(c.r)
		last = i
	}
	return text.String()
}

// latins reports whether their setting reports whether a blank stands between a and b:
// both are letters, figures or marks of Latin.
func latins(a, b char) bool {
	return a.r < firstWide && b.r < firstWide && !unicode.IsSpace(a.r) && !unicode.IsSpace(b.r)
}

// oneNumber reports whether a and b are of one number.
func oneNumber(a, b char) bool {
	return unicode.IsDigit(b.r) && strings.ContainsRune(".,", a.r) || unicode.IsDigit(a.r) && strings.ContainsRune(".,%", b.r)
}

// blanksOf returns what reports whether a blank stands between two characters of Latin
// in a line.
func blanksOf(chars []char, em float64) func(a, b int) bool {
	const (
		surely  = .25  // em more than between letters is a blank
		clearly = .11  // where the line does not tell more
		told    = .05  // where the file has one
		apart   = .07  // at least, where the line's gaps are of two kinds
		wrong   = -.15 // the font's widths are not those of what is set
		figure  = .25  // among hanzi figures are set in half an em each
	)
	between := advanced
	gaps, spaced := gapsOf(chars, em, between)
	if len(gaps) > 0 && gaps[len(gaps)/2] < wrong {
		between = room
		gaps, spaced = gapsOf(chars, em, between)
	}
	if len(gaps) == 0 {
		return func(int, int) bool { return false }
	}
	letters := max(wrong, gaps[len(gaps)*35/100]) // between those of a word
	least := letters + clearly
	if len(gaps) >= 8 { // the widest step from one gap to the next parts two kinds
		step := 0.0
		for i := len(gaps) * 45 / 100; i+1 < len(gaps); i++ {
			from, to := max(gaps[i], letters), min(gaps[i+1], letters+surely)
			if to-letters > apart && to-from > step {
				step, least = to-from, (from+to)/2
			}
		}
		if step < .04 {
			least = letters + clearly
		}
	}
	least = min(least, letters+surely)
	if spaced { // the file has its blanks
		least = max(least, letters+.18)
	}
	if 2*len(gaps) < len(chars) {
		least = max(least, figure)
	}
	return func(a, b int) bool {
		if !latins(chars[a], chars[b]) {
			return false
		}
		gap := between(chars[a], chars[b]) / em
		if b > a+1 {
			return gap > letters+told
		}
		if chars[a].bold != chars[b].bold { // no word is set in two faces: di Michele Ainis
			return gap > letters+clearly
		}
		return !oneNumber(chars[a], chars[b]) && gap > least
	}
}

// gapsOf returns the room between characters of Latin in a line, the least first, in
// em, and whether the file has blanks there.
func gapsOf(chars []char, em float64, between func(a, b char) float64) (gaps []float64, spaced bool) {
	last := -1
	for i, c := range chars {
		if unicode.IsSpace(c.r) {
			continue
		}
		if last >= 0 && latins(chars[last], c) && !oneNumber(chars[last], c) {
			gaps = append(gaps, between(chars[last], c)/em)
			spaced = spaced || i > last+1
		}
		last = i
	}
	slices.Sort(gaps)
	return gaps, spaced
}

// advanced is how far b is set from where it would be if nothing had moved it after a.
func advanced(a, b char) float64 {
	if a.end != 0 && a.end != a.x && b.x != 0 {
		return b.x - a.end
	}
	return room(a, b)
}

// made reports whether the blank between a and b is none of the file's: hanzi stand
// apart in a line set wide.
func made(chars []char, a, b int, wide float64) bool {
	for _, c := range chars[a+1 : b] {
		if c.right > c.left {
			return false
		}
	}
	return chars[a].r >= 0x2000 && chars[b].r >= 0x2000 && room(chars[a], chars[b]) < wide
}

// room is what stands between a and b: of hanzi, whose marks have blanks of their
// own, between their ems. “ and — may be set in an em or in less.
func room(a, b char) float64 {
	left := b.left
	if b.r >= 0x2000 {
		left = min(left, b.x)
	}
	gap, full := left-a.right, left-a.x-a.size
	if a.r >= 0x2e80 || a.r >= 0x2000 && math.Abs(full) < math.Abs(gap) {
		return min(gap, full)
	}
	return gap
}

// wideGap returns the room between characters from which on it is more than how
// the line is set: half as much again as most of them have, and an eighth of an em.
func wideGap(chars []char, em float64) float64 {
	var gaps []float64
	last := -1
	for i, c := range chars {
		if unicode.IsSpace(c.r) {
			continue
		}
		if last >= 0 {
			gaps = append(gaps, room(chars[last], c))
		}
		last = i
	}
	if len(gaps) == 0 {
		return 0
	}
	slices.Sort(gaps)
	return 1.6*max(0, gaps[len(gaps)/2]) + em/8
}

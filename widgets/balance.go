package widgets

import "lanmu/widgets/typeset"

// Headlines and what stands beside them are set ragged. Filled one line after
// the other, the last is often a word or two. They are set in the narrowest
// measure that takes no more lines instead, and in one that breaks as few words
// as can be.

// maxBalanced is how many lines are balanced; what is longer is read as text.
const maxBalanced = 4

// balanceStep is by how much measures are tried, em.
const balanceStep = .5

// isDisplay tells the styles that are balanced.
func isDisplay(st Style) bool { return st == Headline || st == Kicker || st == Subhead }

// balance returns the lines of a display block, set anew if there are several.
func (s *sheet) balance(b *placed, lines []typeset.Line) []typeset.Line {
	if n := len(lines); n < 2 || n > maxBalanced {
		return lines
	}
	if b.cuts == nil {
		b.cuts = s.cuts(b.Text)
	}
	style, face := s.styleOf(b.Style), s.face(b.Style)
	best, fewest := lines, brokenWords(lines, b.cuts)
	for style.Measure > 2 {
		style.Measure -= balanceStep
		try := s.setter.Break(b.Text, face, style)
		if len(try) > len(lines) {
			break
		}
		if n := brokenWords(try, b.cuts); n <= fewest {
			best, fewest = try, n
		}
	}
	return best
}

// cuts are the offsets of a text at which Chinese words begin.
func (s *sheet) cuts(text string) map[int]bool {
	cuts := map[int]bool{}
	for at := 0; at < len(text); {
		cuts[at] = true
		if s.words == nil {
			at += clusterLen(text[at:])
			continue
		}
		_, at = s.words(text, at)
	}
	return cuts
}

// brokenWords counts the lines that begin within a word.
func brokenWords(lines []typeset.Line, cuts map[int]bool) (n int) {
	for _, l := range lines[1:] {
		if !cuts[l.Start] {
			n++
		}
	}
	return n
}

package setting

import "lanmu/widgets/typeset"

// Form is the character whose outline is drawn for glyph i of a line, and the
// part of its width it is pressed to, 0 for all of it. The font draws the dash
// for Latin text, shorter than its em and too low beside hanzi; a dash set 1 em
// wide is drawn by the rule that fills its em, so that two of them join, and one
// alone, which joins two numbers, touches neither. A slash in half an em is
// drawn to fit it.
func Form(line []typeset.Glyph, i int) (r rune, narrow float32) {
	g := line[i]
	switch {
	case g.Rune == typeset.Hyphen:
		return '-', 0
	case g.Rune == '—' && g.Advance >= 1:
		if (i > 0 && line[i-1].Rune == '—') || (i+1 < len(line) && line[i+1].Rune == '—') {
			return '─', 0
		}
		return '─', .8
	case g.Rune == '／' && g.Advance < 1:
		return '／', .6
	}
	return g.Rune, 0
}

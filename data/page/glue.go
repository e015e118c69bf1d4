package page

import (
	"math"
	"slices"
)

// glue puts back together what extractors cut inside a printed line: a mark
// that was squeezed against its neighbour starts a line of its own (”｜，乡村).
// No printed line begins with a closing mark or ends with an opening one.
func glue(units []block) []block {
	out := units[:0]
	squeezed := false // the extractor cuts at squeezed marks
	for i := range units {
		u := units[i]
		if len(out) > 0 && u.role == body {
			p := &out[len(out)-1]
			closes := squeezedOff(&u)
			squeezed = squeezed || closes
			if p.role == body && (closes || classOf(p.last) == opener) && p.size < maxLine {
				*p = joinBlocks(p, &u)
				p.ended = endsSentence(p.String)
				continue
			}
		}
		out = append(out, u)
	}
	if !squeezed {
		return out
	}
	return glueOpeners(out)
}

// glueOpeners does the same for a mark squeezed against an opening one
// (说：｜“你想得). A line may begin so as well; the two were one if together they
// are no wider than the lines around, or the first is too short to break off
// there. Behind a full stop that is the end of a paragraph unless together, and
// with what was cut from the second in the same way, they fill the line.
func glueOpeners(units []block) []block {
	const lastLine = 3.5 // em: what a paragraph's last line is too often to tell
	if !slices.ContainsFunc(units, func(u block) bool { return classOf(u.first) == opener }) {
		return units
	}
	widths := make([]float64, len(units)) // before anything is joined
	for i := range units {
		widths[i] = units[i].em
		if units[i].role != body {
			widths[i] = -1
		}
	}
	out := units[:0]
	em := 0.0 // width of the last of out
	for i := range units {
		u := units[i]
		if len(out) > 0 && u.role == body && classOf(u.first) == opener && !bracketedName(u.String) {
			p := &out[len(out)-1]
			c := classOf(p.last)
			sum := em + u.em - 0.5
			if p.role == body && isMark(c) {
				most, w := widest(widths, i)
				open := !p.ended && p.last != '）'
				rest := u.em
				for j := i; !open && j+1 < len(units) && isMark(classOf(units[j].last)) && !units[j].ended && classOf(units[j+1].first) == opener && widths[j+1] >= 0 && rest+widths[j+1] <= w+slack; j++ {
					rest += widths[j+1] - 0.5
				}
				all := em + rest - 0.5
				fills := math.Abs(all-w) < math.Abs(rest+indent-w)
				if all <= w+slack && (open || p.dated || fills && all > w-indent-1 || u.ended && em > lastLine) || open && em < w-indent-1 && all <= max(w+indent, most+slack) {
					*p = joinBlocks(p, &u)
					p.ended = endsSentence(p.String)
					em = sum
					continue
				}
			}
		}
		out = append(out, u)
		em = u.em
	}
	return out
}

// widest returns the width of the widest line near i and that which two lines
// reach at least, those beyond a label or byline, which have none, left out.
func widest(widths []float64, i int) (first, second float64) {
	see := func(j int) bool {
		if em := widths[j]; em > first {
			first, second = em, first
		} else if em > second {
			second = em
		}
		return widths[j] >= 0
	}
	for j := i; j < len(widths) && j <= i+2*nearLines && see(j); j++ {
	}
	for j := i - 1; j >= 0 && j >= i-2*nearLines && see(j); j-- {
	}
	return first, second
}

// maxLine is the most characters of a line of type: a page of one column has
// fewer than fifty.
const maxLine = 60

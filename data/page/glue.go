package page

import (
	"slices"
	"strings"
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
			dateline := p.dated && p.size <= longestDateline && strings.ContainsRune("讯訊电電", p.last) // after it a space is wider than others
			if p.role == body && (closes || dateline || classOf(p.last) == opener) && p.size < maxLine {
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
// (说：｜“你想得).
func glueOpeners(units []block) []block {
	if !slices.ContainsFunc(units, func(u block) bool { return classOf(u.first) == opener }) {
		return units
	}
	cut := make([]piece, len(units)) // before anything is joined
	for i := range units {
		u := &units[i]
		cut[i] = piece{u.em, u.role == body, u.ended, u.exact}
	}
	out := units[:0]
	em := 0.0 // width of the last of out
	for i := range units {
		u := units[i]
		if len(out) > 0 && u.role == body && classOf(u.first) == opener && !bracketedName(u.String) {
			p := &out[len(out)-1]
			if p.role == body && isMark(classOf(p.last)) && p.size < maxLine && wasOne(units, cut, i, p, em) {
				em += u.em - 0.5
				*p = joinBlocks(p, &u)
				p.ended = endsSentence(p.String)
				continue
			}
		}
		out = append(out, u)
		em = u.em
	}
	return out
}

// wasOne reports whether unit i, which begins with an opening mark, was one line
// with p, em wide. A line may begin so as well; the two were one if together they
// are no wider than the lines around, or the first is too short to break off
// there. After a full stop that is the end of a paragraph unless together, and
// with what was cut from the second in the same way, they fill the line.
func wasOne(units []block, cut []piece, i int, p *block, em float64) bool {
	const (
		lastLine = 3.5 // em: what a paragraph's last line is too often to tell
		longEnd  = 5.5 // em: so long that with it no line is full that would be without
	)
	u := &units[i]
	most, w := widest(cut, i)
	if !p.ended && p.last != '）' {
		all := em + u.em - 0.5
		return all <= w+slack || em < w-indent-1 && all <= max(w+indent, most+slack)
	}
	if signedHead(units, i) {
		return false
	}
	all := em + restOfLine(units, cut, i, w) - 0.5
	full := fullWidth(cut, i)
	fills := func(w float64) bool { return all > w-indent-1 && all <= w+0.6 }
	// One character and its full stop end a paragraph as often, if what is after
	// them could be a first line.
	ends := em < 2.75 && all-em+0.5+indent < full+0.1
	return fills(full) && !ends || em > longEnd && fills(w) ||
		all <= full+0.6 && (p.dated || u.ended && (em > lastLine || trailingNote(u.String) == u.String))
}

// restOfLine returns how wide unit i is with what was cut from it in the same way,
// as far as the measure w goes.
func restOfLine(units []block, cut []piece, i int, w float64) float64 {
	rest := units[i].em
	for j := i; j+1 < len(units) && j < i+nearLines && isMark(classOf(units[j].last)) && !units[j].ended; j++ {
		if next := cut[j+1]; classOf(units[j+1].first) != opener || !next.body || rest+next.em > w+slack {
			break
		}
		rest += cut[j+1].em - 0.5
	}
	return rest
}

// A piece is what glueOpeners knows of a line of the dump once it is joined.
type piece struct {
	em                 float64
	body, ended, exact bool
}

// widest returns the width of the widest line near i and that which two lines
// reach at least, those beyond a label or byline left out.
func widest(cut []piece, i int) (first, second float64) {
	see := func(j int) bool {
		if !cut[j].body {
			return false
		}
		if em := cut[j].em; em > first {
			first, second = em, first
		} else if em > second {
			second = em
		}
		return true
	}
	for j := i; j < len(cut) && j <= i+2*nearLines && see(j); j++ {
	}
	for j := i - 1; j >= 0 && j >= i-2*nearLines && see(j); j-- {
	}
	return first, second
}

// fullWidth returns how wide the full lines near i are: as wide as the second of
// those that are as wide as most.
func fullWidth(cut []piece, i int) float64 {
	var p poll
	see := func(j int) bool {
		if l := cut[j]; l.body && !l.ended && l.em >= 5 {
			p.add(l.em, l.exact)
		}
		return cut[j].body
	}
	for j := i; j < len(cut) && j <= i+nearLines && see(j); j++ {
	}
	for j := i - 1; j >= 0 && j >= i-nearLines && see(j); j-- {
	}
	w := p.width()
	first, second := 0.0, w
	for _, v := range p.votes[:p.n] {
		if em := float64(v.tenths) / 10; em > first && em < w+slack+0.2 {
			first, second = em, max(first, w)
		} else if em > second && em <= first {
			second = em
		}
	}
	return second
}

// longestDateline is the most characters of a dateline that is a line of its own.
const longestDateline = 6

// maxLine is the most characters of a line of type: a page of one strip has
// fewer than fifty.
const maxLine = 60

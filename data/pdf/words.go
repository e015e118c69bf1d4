package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// A forme is a page as a printer locks it up: its type, in no order that matters,
// and what is drawn round it.
type forme struct {
	chars    []char
	drawn    []box // rules, boxes, tints
	pictures []box
	images   []box   // what of the pictures is seen
	art      []box   // paths that are no boxes
	layers   []layer // type that runs in other directions
	back     matrix  // where it stands on the page as it is seen
	shown    box     // that page
}

// A word is type on one baseline with no more between its characters than how it
// is set: a word, a clause of hanzi, often a whole line of type.
type word struct {
	box
	chars  []char
	y      float64 // of its baseline
	size   float64 // em
	pushed float64 // how far its left edge is from its ink: room that a drop cap takes
	spaced bool    // a blank stood after its last character

	table int    // it is a row of, from 1 on
	cells string // of that row, tabs between them
}

// bounds of a line of type above and below its baseline, in em: what is set solid
// does not meet.
const (
	ascent  = .8
	descent = .1
)

// How far apart the characters of a word may stand, in em, and how far they may
// overlap, as marks set close do.
const (
	mostApart   = .45
	mostOverlap = .65
)

// wordsOf puts characters that stand side by side together, wherever the file has
// them. What is drawn twice at one place, as bold type may be, is read once.
func wordsOf(chars []char) []*word {
	sorted := make([]char, 0, len(chars))
	for _, c := range chars {
		if c.r != '\n' && c.r != '\r' { // the engine's own
			sorted = append(sorted, c)
		}
	}
	slices.SortStableFunc(sorted, func(a, b char) int {
		return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(b.y, a.y), cmp.Compare(a.object, b.object), cmp.Compare(a.size, b.size), cmp.Compare(a.r, b.r))
	})
	open := shelves{}
	var out []*word
	for _, c := range sorted {
		w := open.takes(c)
		switch blank := unicode.IsSpace(c.r); {
		case w != nil && w.drawn(c):
			continue
		case w == nil && blank: // the engine's own, of no size; or an indent
			continue
		case w == nil:
			w = &word{y: c.y, size: c.size}
			out = append(out, w)
			open.put(w)
		}
		w.add(c)
	}
	for _, w := range out {
		for unicode.IsSpace(w.chars[len(w.chars)-1].r) {
			w.chars, w.spaced = w.chars[:len(w.chars)-1], true
		}
		w.measure()
	}
	return out
}

// shelves finds the words whose baseline is near a height.
type shelves map[int][]*word

const shelf = 4.0 // points: half of what small type is high

// mostOpen is the most words at one height that may still go on: more are strewn
// there by a file that is no page.
const mostOpen = 64

func (s shelves) put(w *word) {
	k := int(math.Floor(w.y / shelf))
	if s[k] = append(s[k], w); len(s[k]) > mostOpen {
		s[k] = s[k][1:]
	}
}

// takes returns the word that c goes on with: on its baseline, of its size, and
// nearest to it. Words that end far to the left take nothing any more.
func (s shelves) takes(c char) *word {
	var best *word
	least := math.Inf(1)
	at := int(math.Floor(c.y / shelf))
	for k := at - 1; k <= at+1; k++ {
		live := s[k][:0]
		for _, w := range s[k] {
			em := max(w.size, c.size)
			last := w.chars[len(w.chars)-1]
			gap := room(last, c)
			if c.x-last.right > 4*em { // those that follow stand farther right
				continue
			}
			live = append(live, w)
			if w.drawn(c) {
				best, least = w, math.Inf(-1)
				continue
			}
			one := c.object != 0 && c.object == last.object // what is set at once stands together
			if !(math.Abs(w.y-c.y) < .15*em && same(w.size, c.size) && (gap > -mostOverlap*em || one) && gap < mostApart*em) {
				continue
			}
			gap = math.Abs(gap)
			if one {
				gap -= 2 * em
			} else if gap > .4*em && c.x-last.x < .6*em && wide(c.r) && wide(last.r) && !mark(c.r) && !mark(last.r) {
				continue // one on the other
			}
			if gap < least {
				best, least = w, gap
			}
		}
		s[k] = live
	}
	return best
}

// mark reports whether r is one of the marks that have a blank of their own.
func mark(r rune) bool { return opens(r) || strings.ContainsRune(closing, r) }

// drawn reports whether c is the last character of w, drawn once more, a hair apart;
// characters at one place are a ligature's.
func (w *word) drawn(c char) bool {
	last := w.chars[len(w.chars)-1]
	return c.r == last.r && (c.x != last.x || c.y != last.y || c.object != last.object) && math.Abs(c.x-last.x) < .12*c.size && math.Abs(c.y-last.y) < .12*c.size && !unicode.IsSpace(c.r)
}

func (w *word) add(c char) {
	w.chars = append(w.chars, c)
	w.size = max(w.size, c.size)
}

// measure finds the bounds of w: those of its ink; an opening mark's blank counts
// as ink.
func (w *word) measure() {
	first := w.chars[0]
	left := first.left
	if opens(first.r) {
		left = min(left, first.x)
	}
	w.box = box{left, w.y - descent*w.size, left, w.y + ascent*w.size}
	for _, c := range w.chars {
		w.right = max(w.right, c.right)
		if !unicode.IsSpace(c.r) {
			w.left = min(w.left, c.left)
		}
	}
}

package pdf

import (
	"math"
	"slices"

	"lanmu/data/page"
)

// Type that runs in another direction than the page's stands in pieces: a headline
// set down beside its text, a box, who took a picture along its side, the section's
// name at the edge of the page.

// turn puts the pieces that run in other directions among the items of r. What is
// said along the side of a picture is an inset; what stands outside the page's type,
// or was cut off, comes after all.
func (r *region) turn(f forme) (insets []item, after []frame) {
	var all box
	if len(r.items) > 0 {
		all = r.bounds()
	}
	for n, l := range f.layers {
		for _, p := range l.pieces(r.em) {
			p.layer = n + 1
			it := item{box: l.to.moves(p.bounds()), inside: p}
			for _, w := range p.items {
				it.size = max(it.size, w.size)
			}
			x, y := (it.left+it.right)/2, (it.bottom+it.top)/2
			outside := len(r.items) > 0 && (x < all.left || x > all.right || y < all.bottom || y > all.top)
			stands := l.down && (r.displays(it) || p.bounds().height() > 2*it.size) // a headline, or lines
			switch {
			case l.away, outside && !stands:
				frames := it.cut(0)
				for i := range frames {
					frames[i].kind = page.PartOther
				}
				after = append(after, frames...)
			case it.size < .95*r.em && slices.ContainsFunc(r.pictures, func(b box) bool { return !b.holds(all) && it.near(b, 1.5*r.em) }):
				it.aside, it.caption = true, true
				insets = append(insets, it)
			default:
				r.items = append(r.items, it)
			}
		}
	}
	return insets, after
}

// near reports whether b and c are less than that apart.
func (b box) near(c box, apart float64) bool {
	return box{b.left - apart, b.bottom - apart, b.right + apart, b.top + apart}.meets(c)
}

// pieces puts the words of a layer together that stand together.
func (l *layer) pieces(em float64) []*region {
	const (
		most = 2000 // words that are compared with one another
		next = 1.6  // em from a word to the next on its line, or from line to line
	)
	words := wordsOf(l.chars)
	if em == 0 {
		em = bodyOf(words)
	}
	set := newSets(len(words))
	for i, a := range words {
		for j := range i {
			b := words[j]
			size := max(a.size, b.size)
			if len(words) > most || min(a.size, b.size) > .6*size && a.box.near(b.box, next*size*.7) && (math.Abs(a.y-b.y) < .3*size || a.left < b.right && b.left < a.right) {
				set.join(i, j)
			}
		}
	}
	at := map[int]*region{}
	var out []*region
	for i, w := range words {
		p := at[set.of(i)]
		if p == nil {
			p = &region{drawn: l.drawn, pictures: l.pictures, em: em}
			at[set.of(i)] = p
			out = append(out, p)
		}
		p.items = append(p.items, item{box: w.box, size: w.size, word: w})
	}
	return out
}

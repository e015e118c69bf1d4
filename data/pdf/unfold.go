package pdf

import (
	"math"
	"slices"
)

// unfold parts lines that are set down upon one another. A program that takes a font
// whose type runs down for one whose type runs across begins each line below the last,
// where the last still goes on: places then tell nothing, and the order is that of the
// file. Each line gets a column of its own, the first at the right, all
// from one height down.
func (l *leaf) unfold() {
	const (
		fewest = 3   // lines
		pitch  = 1.5 // em from line to line
	)
	lines := l.objectsDown()
	for from := 0; from < len(lines); {
		end := from + 1
		over := 0 // how many lines stand upon the one before
		for end < len(lines) && math.Abs(lines[end].middle()-lines[from].middle()) < .25*lines[from].size {
			a, b := lines[end-1], lines[end]
			if shared := min(a.top, b.top) - max(a.bottom, b.bottom); shared > 1.5*min(a.size, b.size) {
				over++
			}
			end++
		}
		if group := lines[from:end]; len(group) >= fewest && 2*over > len(group) {
			at := 0.0
			for _, o := range slices.Backward(group) {
				up := group[0].top - o.top
				for i := o.from; i < o.to; i++ {
					g := &l.glyphs[i]
					g.x, g.left, g.right = g.x+at, g.left+at, g.right+at
					g.y, g.bottom, g.top = g.y+up, g.bottom+up, g.top+up
				}
				at += pitch * o.size
			}
		}
		from = end
	}
}

// A lineDown is a text object whose glyphs stand below one another.
type lineDown struct {
	from, to       int // glyphs
	x, bottom, top float64
	size           float64
}

func (o lineDown) middle() float64 { return o.x + o.size/2 }

// objectsDown are the objects that set two glyphs or more down, as the file has them.
func (l *leaf) objectsDown() (out []lineDown) {
	for from := 0; from < len(l.glyphs); {
		first := l.glyphs[from]
		o := lineDown{from: from, to: from + 1, x: first.x, bottom: first.y, top: first.y + first.size, size: first.size}
		is := first.angle == 0
		for o.to < len(l.glyphs) && l.glyphs[o.to].object == first.object {
			g := l.glyphs[o.to]
			is = is && math.Abs(g.x-o.x) < .25*o.size && g.y < o.bottom-.5*o.size
			o.bottom = min(o.bottom, g.y)
			o.to++
		}
		if is && o.to-o.from > 1 {
			out = append(out, o)
		}
		from = o.to
	}
	return out
}

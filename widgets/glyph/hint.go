package glyph

import (
	"math"
	"slices"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Below some 24 pixels an em the horizontal strokes of a hanzi are about a pixel
// thick. One that lies between two rows of pixels is drawn as two grey ones, and
// where five of them lie above each other, as in 量, they run into a grey block.
// Before an outline is filled its strokes are therefore moved onto whole rows, and
// what is between them with them: the heights of the outline are mapped piece by
// piece, straight between the edges of strokes. Widths are left alone, as by the
// "slight" hinting of desktops.
//
// Strokes keep their order, and white between them. Of all rows they may go to, those
// are taken that move them least; where there are not rows enough, only the outermost
// are moved. A stroke that is nearly a row thick, or two, is drawn so, and a hairline
// covers half a row at least: else the desktop's hinted text has more contrast.

const (
	// maxHinted is from how many pixels an em on strokes are sharp enough as they are.
	maxHinted = 28
	// firstHinted is the first character that is built of strokes as hanzi are.
	firstHinted = 0x2e80
	// maxStrokes is more than any hanzi has above each other.
	maxStrokes = 40
)

// An edge is a horizontal part of an outline: the upper or the lower side of a
// stroke. Lengths are in pixels, y down.
type edge struct {
	y        float64
	from, to float64 // along it
	under    bool    // ink is above it
}

// A stroke lies between two edges.
type stroke struct {
	top, bottom float64
	edge, thick float64 // where its lower edge is moved to, and how thick it is then
}

// hint moves the strokes of an outline of ppem pixels an em onto whole rows.
func hint(segs sfnt.Segments, ppem int) {
	strokes := strokesOf(edgesOf(segs, float64(ppem)), float64(ppem))
	if len(strokes) == 0 || len(strokes) > maxStrokes {
		return
	}
	for i := range strokes {
		s := &strokes[i]
		s.thick = s.bottom - s.top
	}
	if !place(strokes) {
		strokes = slices.Delete(strokes, 1, len(strokes)-1) // the outer ones at least
		if len(strokes) < 2 || !place(strokes) {
			return
		}
	}
	sharpen(strokes)
	for i := range segs {
		for k := range segs[i].Args {
			p := &segs[i].Args[k]
			p.Y = fixed.Int26_6(math.Round(moved(strokes, float64(p.Y)/64) * 64))
		}
	}
}

// edgesOf finds the horizontal edges of an outline that are long enough to be sides
// of a stroke.
func edgesOf(segs sfnt.Segments, ppem float64) []edge {
	flat, long := ppem*.012, ppem*.07
	var out []edge
	area := 0. // by its sign, which way round outlines are drawn: fonts differ
	var at, begin fixed.Point26_6
	line := func(to fixed.Point26_6) {
		x0, y0, x1, y1 := float64(at.X)/64, float64(at.Y)/64, float64(to.X)/64, float64(to.Y)/64
		if math.Abs(y1-y0) <= flat && math.Abs(x1-x0) >= long {
			out = append(out, edge{y: (y0 + y1) / 2, from: min(x0, x1), to: max(x0, x1), under: x1 < x0})
		}
		area += x0*y1 - x1*y0
		at = to
	}
	for _, s := range segs {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			line(begin)
			at, begin = s.Args[0], s.Args[0]
		case sfnt.SegmentOpLineTo:
			line(s.Args[0])
		case sfnt.SegmentOpQuadTo:
			curve(&at, s.Args[1], &area)
		case sfnt.SegmentOpCubeTo:
			curve(&at, s.Args[2], &area)
		}
	}
	line(begin)
	if area < 0 {
		for i := range out {
			out[i].under = !out[i].under
		}
	}
	return out
}

// curve goes on along a curve, taken for a straight line by the area.
func curve(at *fixed.Point26_6, to fixed.Point26_6, area *float64) {
	*area += float64(at.X)/64*float64(to.Y)/64 - float64(to.X)/64*float64(at.Y)/64
	*at = to
}

// strokesOf pairs the edges that face each other across ink, and returns the
// strokes from top to bottom. Strokes at one height are one.
func strokesOf(edges []edge, ppem float64) []stroke {
	thin, thick := ppem*.015, ppem*.17
	slices.SortFunc(edges, func(a, b edge) int {
		if a.y != b.y {
			return cmpFloat(a.y, b.y)
		}
		return cmpFloat(a.from, b.from)
	})
	var out []stroke
	for i, top := range edges {
		if top.under {
			continue
		}
		for _, bottom := range edges[i+1:] {
			overlap := min(top.to, bottom.to) - max(top.from, bottom.from)
			if bottom.y-top.y > thick {
				break
			}
			if overlap <= 0 || bottom.y-top.y < thin {
				continue
			}
			if bottom.under {
				out = join(out, stroke{top: top.y, bottom: bottom.y})
			}
			break // where another stroke begins before this one ends, that is taken
		}
	}
	return out
}

// join adds a stroke to those above it, or makes it one with the last if they are
// at one height.
func join(strokes []stroke, s stroke) []stroke {
	if n := len(strokes); n > 0 {
		last := &strokes[n-1]
		if s.top < last.bottom {
			return strokes // what lies in another, or half so, is moved with that
		}
	}
	return append(strokes, s)
}

func cmpFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// reach is how many rows from where it is a stroke may go.
const reach = 1

// place puts the lower edge of each stroke on the edge of a row: where all together
// are moved and spread least. It reports whether the white between all of them is
// kept.
func place(strokes []stroke) bool {
	const options = 2*reach + 1
	type best struct {
		cost float64
		from int
	}
	costs := make([][options]best, len(strokes))
	edgeAt := func(s *stroke, k int) float64 { return math.Round(s.bottom) + float64(k-reach) }
	for i := range strokes {
		s := &strokes[i]
		for k := range costs[i] {
			c := best{0, -1}
			if i > 0 {
				c.cost = math.Inf(1)
				before := &strokes[i-1]
				for b := range costs[i-1] {
					was, white := s.top-before.bottom, edgeAt(s, k)-s.thick-edgeAt(before, b)
					if white < least(was) {
						continue
					}
					if cost := costs[i-1][b].cost + sq(white-was); cost < c.cost {
						c = best{cost, b}
					}
				}
			}
			c.cost += sq(edgeAt(s, k) - s.bottom)
			costs[i][k] = c
		}
	}
	last := len(strokes) - 1
	at := 0
	for k := range costs[last] {
		if costs[last][k].cost < costs[last][at].cost {
			at = k
		}
	}
	if math.IsInf(costs[last][at].cost, 1) {
		return false
	}
	for i := last; i >= 0; i-- {
		strokes[i].edge = edgeAt(&strokes[i], at)
		at = costs[i][at].from
	}
	return true
}

const (
	// nearly is how far from whole rows a thickness is rounded to them. Less leaves
	// the sans at 14 pixels an em paler than the desktop's, more makes some strokes of a
	// character a row thicker than others.
	nearly = .15
	// hairline is how thick a stroke is at least, rows.
	hairline = .5
)

// sharpen gives strokes that are in their place a thickness that is seen, as far as
// there is white above them.
func sharpen(strokes []stroke) {
	for i := range strokes {
		s := &strokes[i]
		thick := max(s.thick, hairline)
		if whole := math.Round(thick); math.Abs(whole-thick) <= nearly {
			thick = whole
		}
		if i > 0 {
			before := &strokes[i-1]
			white := s.edge - s.thick - before.edge
			thick = min(thick, s.thick+max(white-least(white), 0))
		}
		s.thick = thick
	}
}

// least is how much white must be left of what there was between two strokes for
// them to be seen as two.
func least(was float64) float64 { return min(was, .6) }

func sq(v float64) float64 { return v * v }

// moved is where a height of the outline goes.
func moved(strokes []stroke, y float64) float64 {
	first, last := &strokes[0], &strokes[len(strokes)-1]
	switch {
	case y <= first.top:
		return y + first.edge - first.thick - first.top
	case y >= last.bottom:
		return y + last.edge - last.bottom
	}
	for i := range strokes {
		s := &strokes[i]
		if y <= s.bottom {
			return s.edge - (s.bottom-y)/(s.bottom-s.top)*s.thick
		}
		if next := &strokes[i+1]; y < next.top {
			return s.edge + (y-s.bottom)/(next.top-s.bottom)*(next.edge-next.thick-s.edge)
		}
	}
	return y
}

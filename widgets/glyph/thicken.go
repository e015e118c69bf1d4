package glyph

import (
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// thickenUprights moves the sides of upright strokes apart, by so many units in all:
// each point of an outline along what stands square to it, but for the height.
func thickenUprights(segs sfnt.Segments, by float32) {
	if by == 0 {
		return
	}
	var points []*fixed.Point26_6
	area := 0. // by its sign, which way round the outer contours go
	contours := func(do func(contour []*fixed.Point26_6)) {
		points = points[:0]
		for i := range segs {
			s := &segs[i]
			n := 1
			switch s.Op {
			case sfnt.SegmentOpMoveTo:
				do(points)
				points = points[:0]
			case sfnt.SegmentOpQuadTo:
				n = 2
			case sfnt.SegmentOpCubeTo:
				n = 3
			}
			for k := range n {
				points = append(points, &s.Args[k])
			}
		}
		do(points)
	}
	contours(func(c []*fixed.Point26_6) {
		for i, p := range c {
			q := c[(i+1)%len(c)]
			area += float64(p.X)*float64(q.Y) - float64(q.X)*float64(p.Y)
		}
	})
	half := math.Copysign(float64(by)/2, area)
	contours(func(c []*fixed.Point26_6) {
		was := make([]fixed.Point26_6, len(c))
		for i, p := range c {
			was[i] = *p
		}
		for i, p := range c {
			a, b := beside(was, i, len(was)-1), beside(was, i, 1)
			dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
			if d := math.Hypot(dx, dy); d > 0 {
				p.X += fixed.Int26_6(half * dy / d)
			}
		}
	})
}

// beside is the next point of a contour, by steps, that is elsewhere than point i.
func beside(c []fixed.Point26_6, i, step int) fixed.Point26_6 {
	for k := (i + step) % len(c); k != i; k = (k + step) % len(c) {
		if c[k] != c[i] {
			return c[k]
		}
	}
	return c[i]
}

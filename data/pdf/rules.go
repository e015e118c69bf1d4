package pdf

import "math"

// A box is a rectangle on a page, in points from its lower left corner.
type box struct{ left, bottom, right, top float64 }

func (b box) width() float64  { return b.right - b.left }
func (b box) height() float64 { return b.top - b.bottom }

// everywhere is a box that holds whatever a page shows.
var everywhere = box{-1 << 20, -1 << 20, 1 << 20, 1 << 20}

// empty reports whether b has no room.
func (b box) empty() bool { return !(b.width() > 0 && b.height() > 0) }

// cut returns what b and c have in common, which may be empty.
func (b box) cut(c box) box {
	return box{max(b.left, c.left), max(b.bottom, c.bottom), min(b.right, c.right), min(b.top, c.top)}
}

// holds reports whether all of c is in b, a hair aside.
func (b box) holds(c box) bool {
	const hair = 1
	return c.left >= b.left-hair && c.right <= b.right+hair && c.bottom >= b.bottom-hair && c.top <= b.top+hair
}

// meets reports whether b and c have room in common.
func (b box) meets(c box) bool {
	return b.left < c.right && c.left < b.right && b.bottom < c.top && c.bottom < b.top
}

// far is how far b is from c, in points; 0 where they meet.
func (b box) far(c box) float64 {
	return math.Hypot(max(0, c.left-b.right, b.left-c.right), max(0, c.bottom-b.top, b.bottom-c.top))
}

// with returns the least box that holds b and c.
func (b box) with(c box) box {
	return box{min(b.left, c.left), min(b.bottom, c.bottom), max(b.right, c.right), max(b.top, c.top)}
}

// A matrix moves what a form draws to its place.
type matrix struct{ a, b, c, d, e, f float64 }

// then is the matrix that moves as m does, and then as n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// moves returns the bounds of b where m moves it.
func (m matrix) moves(b box) box {
	point := func(x, y float64) box {
		x, y = x*m.a+y*m.c+m.e, x*m.b+y*m.d+m.f
		return box{x, y, x, y}
	}
	return point(b.left, b.bottom).with(point(b.right, b.top)).with(point(b.left, b.top)).with(point(b.right, b.bottom))
}

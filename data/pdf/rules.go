package pdf

// A box is a rectangle on a page, in points from its lower left corner.
type box struct{ left, bottom, right, top float64 }

func (b box) width() float64  { return b.right - b.left }
func (b box) height() float64 { return b.top - b.bottom }

// holds reports whether all of c is in b, a hair aside.
func (b box) holds(c box) bool {
	const hair = 1
	return c.left >= b.left-hair && c.right <= b.right+hair && c.bottom >= b.bottom-hair && c.top <= b.top+hair
}

// meets reports whether b and c have room in common.
func (b box) meets(c box) bool {
	return b.left < c.right && c.left < b.right && b.bottom < c.top && c.bottom < b.top
}

// with returns the least box that holds b and c.
func (b box) with(c box) box {
	return box{min(b.left, c.left), min(b.bottom, c.bottom), max(b.right, c.right), max(b.top, c.top)}
}

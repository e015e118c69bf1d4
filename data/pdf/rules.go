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

// mostObjects is how many objects of a page are asked what they are: a drawing
// has tens of thousands, and says nothing of where articles end.
const mostObjects = 5000

// Kinds of objects, as PDFium numbers them.
const (
	aPath   = 2
	anImage = 3
)

// drawn returns where a page's rules, boxes and pictures are. What cannot be told
// is left out: it is evidence, and the type stands without it.
func (in *instance) drawn(page uint64) (drawn, pictures []box) {
	at := in.allocate(4 * 4)
	n := in.call("FPDFPage_CountObjects", page)
	for i := range min(n, mostObjects) {
		o := in.call("FPDFPage_GetObject", page, i)
		switch in.call("FPDFPageObj_GetType", o) {
		case aPath:
			if b, ok := in.bounds(o, at); ok {
				drawn = append(drawn, b)
			}
		case anImage:
			if b, ok := in.bounds(o, at); ok {
				pictures = append(pictures, b)
			}
		}
	}
	in.call("free", uint64(at))
	return drawn, pictures
}

// bounds returns where an object is; at is room for four numbers.
func (in *instance) bounds(object uint64, at uint32) (b box, ok bool) {
	if in.call("FPDFPageObj_GetBounds", object, uint64(at), uint64(at+4), uint64(at+8), uint64(at+12)) == 0 {
		return b, false
	}
	b = box{in.float(at), in.float(at + 4), in.float(at + 8), in.float(at + 12)}
	return b, b.left <= b.right && b.bottom <= b.top // no number is in no order
}

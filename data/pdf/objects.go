package pdf

import "github.com/tetratelabs/wazero/api"

// Kinds of objects, as PDFium numbers them.
const (
	aText    = 1
	aPath    = 2
	anImage  = 3
	aForm    = 5 // objects of its own
	outlined = 1 // how the type of a text object is drawn
	unseen   = 3
)

// mostDrawn is how many objects of a page are asked whether they are rules: a
// drawing has tens of thousands, and says nothing of where articles end.
const mostDrawn = 5000

// objects are what a page's content draws.
type objects struct {
	drawn, pictures []box // rules and boxes, and pictures
	images, art     []box // what of pictures is seen, and paths that are no boxes
	texts           map[uint64]piece
	shown           bool // there is something to see, which no text may be
	n               int
}

// A piece is a text object: type of one font and size, set at once.
type piece struct {
	box
	blank  bool // its ink has no width
	hidden bool // it has no ink
}

// objects returns what a page draws.
func (in *instance) objects(page uint64) *objects {
	all := &objects{texts: map[uint64]piece{}}
	at := in.allocate(6 * 4)
	n := in.call("FPDFPage_CountObjects", page)
	for i := range n {
		o := in.call("FPDFPage_GetObject", page, i)
		in.take(all, o, in.call("FPDFPageObj_GetType", o), at, matrix{a: 1, d: 1}, everywhere)
		if in.err != nil || all.n > maxObjects {
			break
		}
	}
	in.call("free", uint64(at))
	return all
}

// take takes an object in, and those of a form, which m moves to their place; what
// is not within is not seen.
func (in *instance) take(all *objects, o, kind uint64, at uint32, m matrix, within box) {
	all.n++
	switch kind {
	case aText:
		t := piece{}
		t.box, _ = in.bounds(o, at)
		t.hidden = in.call("FPDFTextObj_GetTextRenderMode", o) == unseen
		if t.blank = t.width() < leastWidth; t.blank {
			in.widen(o, at)
		}
		all.texts[o] = t
	case aPath, anImage:
		all.shown = true
		if all.n > mostDrawn {
			return
		}
		// What cannot be told is left out: it is evidence, and the type stands
		// without it.
		if b, ok := in.bounds(o, at); ok && kind == aPath {
			all.drawn = append(all.drawn, m.moves(b))
			in.takeArt(all, o, m.moves(b).cut(within))
		} else if ok {
			all.pictures = append(all.pictures, m.moves(b))
			if b = m.moves(b.cut(in.clip(o, at))).cut(within); !b.empty() {
				all.images = append(all.images, b)
			}
		}
	case aForm:
		within = within.cut(m.moves(in.clip(o, at)))
		if in.call("FPDFPageObj_GetMatrix", o, uint64(at)) != 0 {
			m = matrix{in.float(at), in.float(at + 4), in.float(at + 8), in.float(at + 12), in.float(at + 16), in.float(at + 20)}.then(m)
		}
		for i := range in.call("FPDFFormObj_CountObjects", o) {
			inner := in.call("FPDFFormObj_GetObject", o, i)
			in.take(all, inner, in.call("FPDFPageObj_GetType", inner), at, m, within)
			if in.err != nil || all.n > maxObjects {
				return
			}
		}
	}
}

// leastWidth is the width from which on PDFium reads a text object, in points.
const leastWidth = .01

// widen makes a text object as wide as PDFium asks for. It takes an object for
// empty whose ink has no width: that is, one character of a font that is not in
// the file, or that has no outlines as those over pictures of pages have none.
// Type that is outlined is as much wider as the line is, and an object measures
// itself when it is moved, were it by nothing. at is room for six numbers.
func (in *instance) widen(o uint64, at uint32) {
	const hair = 2 * leastWidth // less than would have it meet its neighbour
	in.call("FPDFPageObj_SetStrokeWidth", o, api.EncodeF32(hair))
	in.call("FPDFTextObj_SetTextRenderMode", o, outlined)
	for i, v := range [6]float32{1, 0, 0, 1, 0, 0} {
		in.module.Memory().WriteFloat32Le(at+4*uint32(i), v)
	}
	in.call("FPDFPageObj_TransformF", o, uint64(at))
}

// lost counts the text objects that no character was read of; read has the
// others. PDFium reads type that is drawn several times, for a shadow or to be
// bold, once.
func (all *objects) lost(read map[uint64]bool) (n int) {
	const cell = 4 // points; what is drawn twice is less than that apart
	type place struct{ x, y int }
	at := func(t piece) place {
		return place{int((t.left + t.right) / 2 / cell), int((t.bottom + t.top) / 2 / cell)}
	}
	var there map[place]bool
	for o, t := range all.texts {
		if read[o] || t.blank { // a blank that is not read though it was widened is a space
			continue
		}
		if there == nil {
			there = map[place]bool{}
			for o := range read {
				there[at(all.texts[o])] = true
			}
		}
		twice := false
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				twice = twice || there[place{at(t).x + dx, at(t).y + dy}]
			}
		}
		if !twice {
			n++
		}
	}
	return n
}

// bounds returns where an object is; at is room for four numbers.
func (in *instance) bounds(object uint64, at uint32) (b box, ok bool) {
	if in.call("FPDFPageObj_GetBounds", object, uint64(at), uint64(at+4), uint64(at+8), uint64(at+12)) == 0 {
		return b, false
	}
	b = box{in.float(at), in.float(at + 4), in.float(at + 8), in.float(at + 12)}
	return b, b.left <= b.right && b.bottom <= b.top // no number is in no order
}

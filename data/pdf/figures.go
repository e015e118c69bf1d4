package pdf

import (
	"cmp"
	"math"
	"slices"

	"lanmu/data/page"
)

// Figures are the pictures and the drawings of a page that are to be seen with its
// articles. A page draws more than these: rules, tints under the type, the paper's
// name, pictures of pages that were scanned. A picture may be there in strips, and
// more of it than the frame shows.

const (
	leastFigure   = 36   // points: no smaller side; a portrait has 40
	longestFigure = 6.   // times as long as it is high, or the reverse: a banner
	wholePage     = .8   // of the page: what is under everything
	mostType      = .2   // of it that type stands on: what is under more is a tint
	mostFigures   = 80   // of a page
	mostPieces    = 2000 // that are put together
	leastArt      = 12   // paths of a drawing
)

// takeArt takes in a path that may be part of a drawing: boxes and rules have no
// more than five segments.
func (in *instance) takeArt(all *objects, o uint64, b box) {
	const least = 7
	if b.empty() || len(all.art) >= mostPieces {
		return
	}
	if n := int(int32(in.call("FPDFPath_CountSegments", o))); n >= least {
		all.art = append(all.art, b)
	}
}

// clip returns the box that bounds what of an object is seen; at is room for two
// numbers. Where nothing is cut off, or that cannot be told, it is everywhere.
func (in *instance) clip(o uint64, at uint32) box {
	const most = 64 // paths, and segments of each: what has more is cut along a shape
	out := everywhere
	clip := in.call("FPDFPageObj_GetClipPath", o)
	if clip == 0 {
		return out
	}
	for i := range uint64(min(max(int32(in.call("FPDFClipPath_CountPaths", clip)), 0), most)) {
		n := int(int32(in.call("FPDFClipPath_CountPathSegments", clip, i)))
		if n <= 0 || n > most {
			continue
		}
		b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		for k := range uint64(n) {
			s := in.call("FPDFClipPath_GetPathSegment", clip, i, k)
			if s == 0 || in.call("FPDFPathSegment_GetPoint", s, uint64(at), uint64(at+4)) == 0 {
				b = everywhere
				break
			}
			x, y := in.float(at), in.float(at+4)
			b = b.with(box{x, y, x, y})
		}
		out = out.cut(b)
	}
	return out
}

// figures are those of page n, one of proofs, from the top down.
func (s *proof) figures(proofs []*proof, n int) (out []page.Region) {
	all := slices.Clone(s.seen)
	for _, b := range moved(drawings(s.art), s.back) {
		if !slices.ContainsFunc(s.seen, func(o box) bool { return o.meets(b) }) {
			all = append(all, b)
		}
	}
	slices.SortFunc(all, func(a, b box) int { return cmp.Or(cmp.Compare(b.top, a.top), cmp.Compare(a.left, b.left)) })
	for _, b := range all {
		if len(out) == mostFigures || !s.figure(b.cut(s.shown)) || s.underType(b) || s.repeats(b, proofs) {
			continue
		}
		if r := s.forme.region(b, n); r.Page > 0 {
			out = append(out, r)
		}
	}
	return out
}

// figure tells by its size whether what is seen of something is a figure.
func (s *proof) figure(b box) bool {
	w, h := b.width(), b.height()
	return w >= leastFigure && h >= leastFigure && w < longestFigure*h && h < longestFigure*w &&
		w*h < wholePage*s.shown.width()*s.shown.height()
}

// underType tells whether so much type stands on b that it is there for the type.
func (s *proof) underType(b box) bool {
	area := 0.
	for _, w := range s.words {
		if c := s.back.moves(w.box).cut(b); !c.empty() {
			area += c.width() * c.height()
		}
	}
	return area > mostType*b.width()*b.height()
}

// repeats tells whether other pages have a picture of the size of b at its place: the
// paper's name, a column's ornament.
func (s *proof) repeats(b box, proofs []*proof) bool {
	const (
		hair  = 3   // points
		small = .06 // of the page
	)
	near := func(x, y float64) bool { return math.Abs(x-y) < hair }
	others := 0
	for _, o := range proofs {
		if o == s {
			continue
		}
		for _, c := range o.seen {
			if near(b.left, c.left) && near(b.right, c.right) && near(b.top, c.top) && near(b.bottom, c.bottom) {
				others++
				break
			}
		}
	}
	return others > 1 || others == 1 && b.width()*b.height() < small*s.shown.width()*s.shown.height()
}

// picturesOf puts strips of pictures together.
func picturesOf(images []box) []box { return together(images, 1.5, alongside) }

// together puts boxes together that are one: of which one holds the other, or that
// touch as joined says. They come back in no order that matters.
func together(boxes []box, hair float64, joined func(a, b box) bool) []box {
	all := slices.Clone(boxes[:min(len(boxes), mostPieces)])
	const most = 20 // rounds
	for again, n := true, 0; again && n < most; n++ {
		again = false
		// What can touch is near in this order, but for boxes as high as the page.
		slices.SortFunc(all, func(a, b box) int { return cmp.Compare(a.bottom, b.bottom) })
		for i := 0; i < len(all); i++ {
			for k := i + 1; k < len(all) && all[k].bottom <= all[i].top+hair; {
				if a, b := all[i], all[k]; a.left <= b.right+hair && b.left <= a.right+hair && (a.holds(b) || b.holds(a) || joined(a, b)) {
					all[i] = a.with(b)
					all = slices.Delete(all, k, k+1)
					again = true
					continue
				}
				k++
			}
		}
	}
	return all
}

// alongside tells whether a and b, which touch, are strips of one picture: one edge is
// as long as the other, or one lies over the other.
func alongside(a, b box) bool {
	c := a.cut(b)
	if smaller := min(a.width()*a.height(), b.width()*b.height()); !c.empty() && c.width()*c.height() > smaller/2 {
		return true
	}
	const hair = 2
	return math.Abs(a.left-b.left) < hair && math.Abs(a.right-b.right) < hair || math.Abs(a.top-b.top) < hair && math.Abs(a.bottom-b.bottom) < hair
}

// drawings are where many paths that are no boxes stand on one another.
func drawings(art []box) (out []box) {
	const hair = 2
	var small []box // what is as large as a page is a map's edge, and joins everything
	for _, b := range art {
		if b.width() < 600 && b.height() < 600 {
			small = append(small, b)
		}
	}
	for _, b := range together(small, hair, func(a, b box) bool { return true }) {
		n := 0
		for _, a := range small {
			if b.holds(a) {
				n++
			}
		}
		if n >= leastArt {
			out = append(out, b)
		}
	}
	return out
}

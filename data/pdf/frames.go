package pdf

import (
	"cmp"
	"math"
	"slices"
	"unicode"

	"lanmu/data/page"
)

// A frame is a strip of a column of type: words between which only lines part.
type frame struct {
	words []*word
	box   box
	kind  page.PartKind
	apart bool // a rule, a box or white over heads parts it from what is before
	aside bool // text runs around it
	layer int  // the direction its type runs in: only frames of one have places that compare

	around []box // what it may run around: pictures, and what stands aside
}

// An item is what is cut apart: a word, or a box with all that is in it.
type item struct {
	box
	size   float64
	word   *word
	inside *region // of a box, or type that runs in another direction

	caption bool // what stands inside is said of a picture
	aside   bool // text runs around it
	layer   int  // that it stands in
}

// A region is a part of a page that is cut into frames: what stands in it, and the
// rules and pictures in it.
type region struct {
	items    []item
	drawn    []box
	pictures []box
	em       float64 // the size most of the page is set in
	layer    int
}

// mostItems is the most items of a region that are cut: a broadsheet has some
// thousand words, and what has tens of thousands is no page.
const mostItems = 20_000

// deepest is how often a region is cut into smaller ones: pages are cut six times
// or seven.
const deepest = 32

// framesOf cuts a page's words into frames, in reading order.
func framesOf(words []*word, f forme) []frame {
	em := bodyOf(words)
	joinDropCaps(words, em)
	words = slices.DeleteFunc(words, func(w *word) bool { return len(w.chars) == 0 })
	words, ruby := findRuby(words, em)
	drawn := f.drawn
	if len(words) <= mostItems {
		var tables []box
		words, tables = findTables(words, em)
		words = joinLeads(words)
		drawn = outside(drawn, tables, em)
	}
	r := region{drawn: drawn, pictures: f.pictures, em: em}
	for _, w := range words {
		r.items = append(r.items, item{box: w.box, size: w.size, word: w})
	}
	insets, after := r.turn(f)
	var out []frame
	switch {
	case len(words) > mostItems:
		out = r.whole()
	case len(r.items) > 0:
		out = r.cut(0)
	}
	for _, in := range insets {
		out = beside(out, in.box, in.cut(0))
	}
	findObstacles(out, r.pictures)
	if len(ruby) > 0 {
		after = append(after, frame{words: ruby, kind: page.PartOther})
	}
	return append(out, after...)
}

// findObstacles tells each frame what it may run around.
func findObstacles(frames []frame, pictures []box) {
	all := slices.Clone(pictures)
	for _, f := range frames {
		if f.aside {
			all = append(all, f.box)
		}
	}
	for i := range frames {
		f := &frames[i]
		for _, b := range all {
			if !f.aside && f.box.meets(b) && !b.holds(f.box) {
				f.around = append(f.around, b)
			}
		}
	}
}

// bodyOf returns the size that most characters are set in.
func bodyOf(words []*word) float64 { return mostSet(sizesOf(words)) }

// sizesOf counts the characters of each size; quarters of a point are one.
func sizesOf(words []*word) map[float64]int {
	count := map[float64]int{}
	for _, w := range words {
		count[float64(int(w.size*4+.5))/4] += len(w.chars)
	}
	return count
}

// mostSet returns the size most characters have, the smallest of equals.
func mostSet(count map[float64]int) (best float64) {
	for size, n := range count {
		if m := count[best]; n > m || n == m && size < best {
			best = size
		}
	}
	return best
}

// leaf makes one frame of a region.
func (r *region) leaf() frame {
	f := frame{kind: page.PartType, layer: r.layer}
	for i, it := range r.items {
		f.words = append(f.words, it.word)
		if i == 0 {
			f.box = it.box
		}
		f.box = f.box.with(it.box)
	}
	return f
}

// whole makes one frame of a region's words, and others of what runs in other
// directions.
func (r *region) whole() []frame {
	words := *r
	words.items = slices.DeleteFunc(slices.Clone(r.items), func(it item) bool { return it.word == nil })
	out := []frame{words.leaf()}
	for _, it := range r.items {
		if it.inside != nil {
			out = append(out, it.inside.leaf())
		}
	}
	return out
}

// part returns the region of some of r's items.
func (r *region) part(items []item) *region {
	p := &region{items: items, em: r.em, drawn: r.drawn, pictures: r.pictures, layer: r.layer}
	return p
}

func (r *region) bounds() box {
	b := r.items[0].box
	for _, it := range r.items {
		b = b.with(it.box)
	}
	return b
}

// cut cuts r into frames: at rules and lanes that go all through it, under
// headlines, and where its strips change.
func (r *region) cut(depth int) []frame {
	if len(r.items) == 0 {
		return nil
	}
	if it := r.items[0]; len(r.items) == 1 {
		if it.inside != nil {
			return it.cut(depth + 1)
		}
		return []frame{r.leaf()}
	}
	insets := append(r.enclose(), r.captions()...)
	var out []frame
	if len(r.items) > 0 {
		out = r.inParts(depth)
	}
	for _, in := range insets {
		out = beside(out, in.box, in.cut(depth+1))
	}
	return out
}

// cut cuts what stands inside of an item into frames.
func (it *item) cut(depth int) []frame {
	frames := it.inside.cut(depth)
	for i := range frames {
		if it.layer != it.inside.layer {
			frames[i].box = it.box
		}
		frames[i].aside = frames[i].aside || it.aside
		if it.caption {
			frames[i].kind = page.PartCaption
		}
	}
	return frames
}

// inParts returns the frames of what stands in r, insets aside.
func (r *region) inParts(depth int) []frame {
	if depth == deepest {
		return r.single(depth)
	}
	if depth == 0 {
		if parts := r.atEdges(); len(parts) > 1 {
			var out []frame
			for _, p := range parts {
				out = append(out, r.part(p).cut(depth+1)...)
			}
			return out
		}
	}
	for k, way := range []func() [][]item{r.atUprights, r.atRules, r.atGaps, r.atHeads, r.atLanes, r.atChanges} {
		parts := way()
		if len(parts) < 2 {
			continue
		}
		var out, heads []frame
		for i, p := range parts {
			frames := r.part(p).cut(depth + 1)
			switch {
			case k < 2 && i > 0:
				frames[0].apart = true
			case k == 2 && i > 0:
				setApart(frames)
			}
			if r.headsDown(p) && !slices.ContainsFunc(r.items, r.displaysAcross) {
				heads = append(heads, frames...) // stands beside its text, on either side
			} else {
				out = append(out, frames...)
			}
		}
		return append(heads, out...)
	}
	return r.single(depth)
}

// setApart sets the frames apart over which no other stands.
func setApart(frames []frame) {
	for i := range frames {
		f := &frames[i]
		f.apart = f.apart || !slices.ContainsFunc(frames, func(o frame) bool {
			return o.box.bottom >= f.box.top-1 && o.box.left < f.box.right && o.box.right > f.box.left
		})
	}
}

// headsDown reports whether items are a headline that runs in another direction than
// the text.
func (r *region) headsDown(items []item) bool {
	for _, it := range items {
		if it.inside == nil || it.inside.layer == r.layer || !r.displays(it) {
			return false
		}
	}
	return true
}

func (r *region) displaysAcross(it item) bool { return it.word != nil && r.displays(it) }

// single makes frames of a region that is one column of type: boxes in it part
// what is above them from what is below.
func (r *region) single(depth int) []frame {
	slices.SortStableFunc(r.items, func(a, b item) int { return cmp.Or(cmp.Compare(b.bottom, a.bottom), cmp.Compare(a.left, b.left)) })
	var out []frame
	from, boxed := 0, false
	flush := func(to int) {
		if from < to {
			f := r.part(r.items[from:to]).leaf()
			f.apart = boxed
			out = append(out, f)
		}
		from = to + 1
	}
	for i, it := range r.items {
		if it.inside != nil {
			flush(i)
			frames := it.cut(depth + 1)
			frames[0].apart, boxed = true, true
			out = append(out, frames...)
		}
	}
	flush(len(r.items))
	return out
}

// beside puts the frames of an inset after the frame that it stands in, or else after
// the nearest: what is said of a picture belongs to the text beside it.
func beside(frames []frame, at box, inset []frame) []frame {
	k, least := len(frames), math.Inf(1)
	for i := range frames {
		if far := frames[i].box.far(at); far < least {
			k, least = i+1, far
		}
	}
	return slices.Insert(frames, k, inset...)
}

// enclose makes items of the boxes in r that hold some of its words and cut none
// in two, and takes those out of it that text of another kind runs around.
func (r *region) enclose() (insets []item) {
	all := r.bounds()
	for _, b := range r.largest() {
		var in, out []item
		cuts := false
		for _, it := range r.items {
			switch {
			case b.holds(it.box):
				in = append(in, it)
			default:
				out = append(out, it)
				cuts = cuts || b.meets(it.box)
			}
		}
		if len(in) == 0 || len(out) == 0 || b.holds(all) || parts(in, out) {
			continue
		}
		inside := r.part(in)
		made := item{box: inside.bounds(), inside: inside, layer: r.layer}
		if cuts {
			if 3*len(in) > len(out) || !otherStyle(b, in, out) {
				continue
			}
			made.aside = true
			insets = append(insets, made)
			r.items = out
			continue
		}
		r.items = append(out, made)
	}
	return insets
}

// largest returns the boxes that may hold something, the largest first.
func (r *region) largest() []box {
	var out []box
	for _, b := range r.drawn {
		if b.width() > 2*r.em && b.height() > r.em {
			out = append(out, b)
		}
	}
	slices.SortFunc(out, func(a, b box) int {
		return cmp.Or(cmp.Compare(b.width()*b.height(), a.width()*a.height()), cmp.Compare(b.top, a.top), cmp.Compare(a.left, b.left))
	})
	const most = 300 // a page has a dozen, a table hundreds
	return out[:min(len(out), most)]
}

// parts reports whether some of in stands on the line of some of out, so close that
// nothing can part the two: a box that is drawn round a word.
func parts(in, out []item) bool {
	for _, a := range in {
		for _, b := range out {
			if a.word == nil || b.word == nil {
				continue
			}
			em := max(a.size, b.size)
			if d := a.word.y - b.word.y; d < .1*em && d > -.1*em && a.left-b.right < .5*em && b.left-a.right < .5*em {
				return true
			}
		}
	}
	return false
}

// otherStyle reports whether what stands in b is set otherwise than what its edge
// cuts.
func otherStyle(b box, in, out []item) bool {
	for _, o := range out {
		if o.word == nil || !b.meets(o.box) {
			continue
		}
		for _, i := range in {
			if i.word == nil || same(i.size, o.size) && i.word.bold() == o.word.bold() {
				return false
			}
		}
	}
	return true
}

// bold reports whether all of w is bold.
func (w *word) bold() bool {
	for _, c := range w.chars {
		if !c.bold && c.r != ' ' {
			return false
		}
	}
	return true
}

// captions takes out of r the small type that stands close under its pictures.
func (r *region) captions() (out []item) {
	for _, p := range r.pictures {
		if p.height() < 4*r.em || p.width() < 4*r.em || p.holds(r.bounds()) {
			continue
		}
		in := r.under(p)
		if len(in) == 0 {
			in = r.alone(p)
		}
		if len(in) > 0 {
			r.items = slices.DeleteFunc(r.items, func(it item) bool { return slices.Contains(in, it) })
			inside := r.part(in)
			inside.pictures = nil
			out = append(out, item{box: inside.bounds(), inside: inside, layer: r.layer, aside: true, caption: true})
		}
		if len(r.items) == 0 {
			break
		}
	}
	return out
}

// under returns the lines of small type close under a picture.
func (r *region) under(p box) (out []item) {
	const (
		close = 2.5 // em under a picture, and less under another line
		small = .95 // of the body's size
	)
	low, reach := p.bottom, close
	for {
		var line []item
		for _, it := range r.items {
			if it.word != nil && it.size < small*r.em && it.left > p.left-r.em && it.right < p.right+r.em && it.top < low+.3*r.em && it.top > low-reach*r.em && !slices.Contains(out, it) {
				line = append(line, it)
			}
		}
		if line == nil {
			return out
		}
		out = append(out, line...)
		low, reach = floor(line), 1.2
	}
}

// alone returns the line of Latin type right under a picture that says what it shows
// in the size of the text: it begins large, ends no sentence, and nothing stands
// under it.
func (r *region) alone(p box) (out []item) {
	const (
		close = 1.5 // em under the picture
		white = 3   // em under the line
	)
	for _, it := range r.items {
		if it.word == nil || it.left < p.left-r.em || it.right > p.right+r.em || it.top > p.bottom+.3*r.em || it.top < p.bottom-(close+white)*r.em {
			continue
		}
		if it.top < p.bottom-close*r.em || !same(it.size, r.em) {
			return nil
		}
		out = append(out, it)
	}
	if len(out) == 0 {
		return nil
	}
	slices.SortFunc(out, func(a, b item) int { return cmp.Compare(a.left, b.left) })
	first, last := out[0].word.chars[0].r, out[len(out)-1].word.chars
	if !unicode.IsUpper(first) || ended(string(last[len(last)-1].r)) {
		return nil
	}
	return out
}

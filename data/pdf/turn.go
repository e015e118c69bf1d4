package pdf

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"unicode"
)

// Type runs to the right on most pages. A page may be turned, by its /Rotate or by
// what it draws; hanzi may be set down, in lines from the right; a name may climb
// along the page's side. What runs in one direction is turned until it runs to the
// right: then lines of hanzi set down stand below one another as others do, for
// their next line is the one to their left.

// A glyph is a character as the page draws it, in points from the page's lower left
// corner.
type glyph struct {
	r       rune
	object  int32 // the text object that draws it: they are numbered as they are met
	box           // of its ink
	x, y    float64
	size    float64 // em
	angle   float64 // of its baseline, in degrees counter-clockwise
	advance float64 // from where it is set to where the next is, if nothing moves it; 0 if unknown
	bold    bool
	hidden  bool // drawn without ink, as what was recognised on a picture is
}

// A leaf is a page as it was read.
type leaf struct {
	glyphs          []glyph
	drawn, pictures []box
	images, art     []box  // of figures
	shown           box    // what of it is seen; what stands elsewhere was cut off
	quarters        int    // it is turned clockwise by where it is seen (/Rotate)
	back            matrix // where it stood before it was turned upright
}

// A layer is type of a page that runs in another direction than the rest of it.
type layer struct {
	forme
	to   matrix // where it stands among the rest
	away bool   // it is not seen on the page
	down bool   // some of it is set down
}

// sameTurn is how many degrees lines of one direction differ by: pages are scanned askew.
const sameTurn = 6

// forme returns the page with its type running to the right.
func (l *leaf) forme() forme {
	for i := range l.glyphs {
		l.glyphs[i].tame()
	}
	l.once()
	seen := turned(float64(-90 * l.quarters))
	shown := seen.moves(l.shown)
	l.upright()
	l.even()
	l.unfold()
	down := l.down()
	headings := make([]float64, len(l.glyphs)) // where the line of a glyph runs
	rest := make([]int, len(l.glyphs))
	for i, g := range l.glyphs {
		headings[i], rest[i] = g.angle, i
		if down[i] {
			headings[i] = math.Remainder(g.angle-90, 360)
		}
	}
	// take takes the glyphs of a heading out of the rest, and reports whether some are set down.
	take := func(h float64, away bool) (out []char, set bool) {
		var small []int
		rest = slices.DeleteFunc(rest, func(i int) bool {
			g := &l.glyphs[i]
			if l.away(g) != away || !near(headings[i], h) {
				return false
			}
			set = set || down[i]
			if down[i] && !wide(g.r) {
				small = append(small, len(out))
			}
			out = append(out, g.set(h, down[i]))
			return true
		})
		findCells(out, small)
		return out, set
	}
	main := most(headings, func(i int) bool { return !l.away(&l.glyphs[i]) })
	turn := turned(-main)
	f := forme{drawn: moved(l.drawn, turn), pictures: moved(l.pictures, turn), images: moved(l.images, turn), art: moved(l.art, turn),
		back: turned(main).then(l.back).then(seen), shown: shown}
	f.chars, _ = take(main, false)
	for len(rest) > 0 {
		away := !slices.ContainsFunc(rest, func(i int) bool { return !l.away(&l.glyphs[i]) })
		left := make([]float64, len(rest))
		for k, i := range rest {
			left[k] = headings[i]
		}
		h := most(left, func(k int) bool { return l.away(&l.glyphs[rest[k]]) == away })
		own := turned(-h)
		sub := layer{to: turned(h).then(turn), away: away}
		sub.chars, sub.down = take(h, away)
		sub.drawn, sub.pictures = moved(l.drawn, own), moved(l.pictures, own)
		f.layers = append(f.layers, sub)
	}
	return f
}

// once takes out what is drawn without ink over what is drawn with it: a layer that was
// recognised on a picture of the page, and the page itself.
func (l *leaf) once() {
	const side = 8 // points
	type cell struct{ x, y int }
	at := func(g *glyph) cell {
		return cell{int(math.Floor((g.left + g.right) / 2 / side)), int(math.Floor((g.bottom + g.top) / 2 / side))}
	}
	inked := map[cell][]int{}
	hidden := false
	for i := range l.glyphs {
		g := &l.glyphs[i]
		if hidden = hidden || g.hidden; g.hidden || unicode.IsSpace(g.r) {
			continue
		}
		if k := at(g); len(inked[k]) < 64 {
			inked[k] = append(inked[k], i)
		}
	}
	if !hidden || len(inked) == 0 {
		return
	}
	over := func(g *glyph) bool {
		k, reach := at(g), int(math.Ceil(min(g.size, 100)/2/side))
		for dx := -reach; dx <= reach; dx++ {
			for dy := -reach; dy <= reach; dy++ {
				for _, i := range inked[cell{k.x + dx, k.y + dy}] {
					o := &l.glyphs[i]
					if min(g.size, o.size) > .5*max(g.size, o.size) && math.Hypot(g.left+g.right-o.left-o.right, g.bottom+g.top-o.bottom-o.top) < g.size {
						return true
					}
				}
			}
		}
		return false
	}
	var rest []glyph
	for i := range l.glyphs {
		if g := &l.glyphs[i]; !g.hidden || !over(g) {
			rest = append(rest, *g)
		}
	}
	l.glyphs = rest
}

// even makes sizes that jitter by a tenth one, as they do where type was recognised
// on a picture: no size has most of the characters of sizes near to it.
func (l *leaf) even() {
	const (
		near  = .1  // of a size
		least = .55 // of those near to it, where a size was chosen
	)
	steps := func(size float64) int { return int(math.Round(100 * math.Log(size))) } // hundredths
	count := map[int]int{}
	for _, g := range l.glyphs {
		count[steps(g.size)]++
	}
	around := func(s int, by float64) (n int) {
		for d := -int(100 * by); d <= int(100*by); d++ {
			n += count[s+d]
		}
		return n
	}
	order := slices.Sorted(maps.Keys(count))
	if len(order) == 0 {
		return
	}
	body := slices.MaxFunc(order, func(a, b int) int { return cmp.Compare(around(a, near), around(b, near)) })
	chosen := slices.MaxFunc(order, func(a, b int) int { return cmp.Compare(around(a, .01), around(b, .01)) })
	if len(order) < 4 || float64(around(chosen, .01)) > least*float64(around(body, near)) {
		return
	}
	// The fullest sizes take those near to them.
	one := map[int]float64{}
	for len(one) < len(order) {
		best, most := 0, -1
		for _, s := range order {
			if n := around(s, near/2); one[s] == 0 && n > most {
				best, most = s, n
			}
		}
		for _, s := range order {
			if one[s] == 0 && math.Abs(float64(s-best)) <= 100*near {
				one[s] = math.Exp(float64(best) / 100)
			}
		}
	}
	for i := range l.glyphs {
		l.glyphs[i].size = one[steps(l.glyphs[i].size)]
	}
}

// tame gives a glyph that is set nowhere, or in no size, a place: what a hostile file
// draws is not lost. A hyphen that breaks a word is one again.
func (g *glyph) tame() {
	const broken = 2 // the engine's sign for it
	if g.r == broken {
		g.r = '-'
	}
	const far = 1e8 // points: no sheet is as large
	for _, at := range []*float64{&g.left, &g.right, &g.bottom, &g.top, &g.x, &g.y, &g.advance} {
		if !(math.Abs(*at) < far) {
			*at = 0
		}
	}
	if !(g.size > 0 && g.size < far) {
		g.size = max(g.width(), 1)
	}
}

// away reports whether g stands where the page was cut off.
func (l *leaf) away(g *glyph) bool {
	s := l.shown
	return s.width() > 0 && s.height() > 0 && (g.x < s.left-g.size || g.x > s.right+g.size || g.y < s.bottom-g.size || g.y > s.top+g.size)
}

// upright turns the page so that most of its glyphs stand upright.
func (l *leaf) upright() {
	angles := make([]float64, len(l.glyphs))
	for i, g := range l.glyphs {
		angles[i] = g.angle
	}
	main := most(angles, func(i int) bool { return !l.away(&l.glyphs[i]) })
	l.back = turned(main)
	if main == 0 {
		return
	}
	m := turned(-main)
	for i := range l.glyphs {
		g := &l.glyphs[i]
		at := m.moves(box{g.x, g.y, g.x, g.y})
		g.box, g.x, g.y = m.moves(g.box), at.left, at.bottom
		g.angle = math.Remainder(g.angle-main, 360)
	}
	l.drawn, l.pictures, l.shown = moved(l.drawn, m), moved(l.pictures, m), m.moves(l.shown)
	l.images, l.art = moved(l.images, m), moved(l.art, m)
}

// near reports whether two headings are one.
func near(a, b float64) bool { return math.Abs(math.Remainder(a-b, 360)) <= sameTurn }

// most returns the middle heading of the direction that most of those which count
// have; 0 if none counts.
func most(headings []float64, counts func(int) bool) float64 {
	sizes := map[int]int{}
	for i, h := range headings {
		if counts(i) {
			sizes[int(math.Round(h))]++
		}
	}
	best, all := 0, 0
	for _, h := range slices.Sorted(maps.Keys(sizes)) {
		n := 0
		for d := -sameTurn; d <= sameTurn; d++ {
			n += sizes[int(math.Remainder(float64(h+d), 360))]
		}
		if n > all || n == all && sizes[h] > sizes[best] {
			best, all = h, n
		}
	}
	var off []float64 // from the best
	for i, h := range headings {
		if counts(i) && near(h, float64(best)) {
			off = append(off, math.Remainder(h-float64(best), 360))
		}
	}
	if len(off) == 0 {
		return 0
	}
	slices.Sort(off)
	middle := float64(best) + off[len(off)/2]
	const hair = .05 // degrees
	if right := 90 * math.Round(middle/90); math.Abs(middle-right) < hair {
		middle = right
	}
	return math.Remainder(middle, 360)
}

// turned is the matrix that turns by degrees counter-clockwise.
func turned(degrees float64) matrix {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	if q := math.Remainder(degrees, 90); q == 0 {
		sin, cos = math.Round(sin), math.Round(cos)
	}
	return matrix{cos, sin, -sin, cos, 0, 0}
}

// moved returns boxes where m moves them.
func moved(boxes []box, m matrix) []box {
	if m == (matrix{a: 1, d: 1}) {
		return boxes
	}
	out := make([]box, len(boxes))
	for i, b := range boxes {
		out[i] = m.moves(b)
	}
	return out
}

// The em of a hanzi stands so much above and below the baseline of letters.
const (
	emAbove = .88
	emBelow = .12
)

// set returns the character that g is where its line, which runs to heading h, is
// turned to run to the right.
func (g *glyph) set(h float64, down bool) char {
	c := char{r: g.r, size: g.size, bold: g.bold, object: g.object, left: g.left, right: g.right, x: g.x, y: g.y}
	if h == 0 && !down {
		c.end = c.x + g.advance
		return c
	}
	m := turned(-h)
	at, ink := m.moves(box{g.x, g.y, g.x, g.y}), m.moves(g.box)
	if !down {
		c.left, c.right, c.x, c.y = ink.left, ink.right, at.left, at.bottom
		c.end = c.x + g.advance
		if math.Abs(math.Remainder(g.angle, 90)) > sameTurn { // a box holds what is askew, and more
			c.left, c.right = c.x, c.x+c.size/2
			if wide(g.r) {
				c.right = c.x + c.size
			}
		}
		return c
	}
	// The origin is the lower left corner of the em as the glyph stands: here the end
	// of its place in the line, on the side where the line before is.
	c.r = across(g.r)
	c.x, c.y = at.left-emAbove*c.size, at.bottom+emBelow*c.size
	c.left, c.right, c.end = c.x, c.x+c.size, c.x
	if !wide(g.r) {
		c.y = (ink.bottom+ink.top)/2 - (.5-emBelow)*c.size
	} else if ink.width() > .5*c.size { // what is less is a mark, whose blank is its own
		c.left, c.right = ink.left, ink.right
	}
	return c
}

// firstWide is the first of the characters that fill an em, but for marks.
const firstWide = 0x2e80

// wide reports whether r fills an em.
func wide(r rune) bool {
	return r >= firstWide || r >= 0x2000 && r < 0x2070 || r >= 0x2500 && r < 0x2800
}

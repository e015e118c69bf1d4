package pdf

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
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
	shown           box // what of it is seen; what stands elsewhere was cut off
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
	l.upright()
	l.even()
	down := l.down()
	headings := make([]float64, len(l.glyphs)) // where the line of a glyph runs
	rest := make([]int, len(l.glyphs))
	for i, g := range l.glyphs {
		headings[i], rest[i] = g.angle, i
		if down[i] {
			headings[i] = math.Remainder(g.angle-90, 360)
		}
	}
	// take takes the glyphs of a heading out of the rest, and tells whether some are set down.
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
		tellCells(out, small)
		return out, set
	}
	main := most(headings, func(i int) bool { return !l.away(&l.glyphs[i]) })
	turn := turned(-main)
	f := forme{drawn: moved(l.drawn, turn), pictures: moved(l.pictures, turn), back: turned(main), shown: l.shown}
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

// uprights pairs marks as they stand in lines set down with what they are.
var uprights = strings.NewReplacer("︐", "，", "︑", "、", "︒", "。", "︓", "：", "︔", "；", "︕", "！", "︖", "？", "︗", "〖", "︘", "〗", "︙", "…",
	"︰", "：", "︱", "—", "︲", "–", "︵", "（", "︶", "）", "︷", "｛", "︸", "｝", "︹", "〔", "︺", "〕", "︻", "【", "︼", "】",
	"︽", "《", "︾", "》", "︿", "〈", "﹀", "〉", "﹁", "「", "﹂", "」", "﹃", "『", "﹄", "』")

// across returns the mark that r is in lines set across.
func across(r rune) rune {
	if r < 0xfe10 || r > 0xfe44 {
		return r
	}
	return []rune(uprights.Replace(string(r)))[0]
}

// tellCells gives figures that stand side by side in a line set down, as 12 does, a
// part of their em each. small are the characters set down that fill no em.
func tellCells(chars []char, small []int) {
	slices.SortStableFunc(small, func(a, b int) int {
		return cmp.Or(cmp.Compare(chars[a].x, chars[b].x), cmp.Compare(chars[a].y, chars[b].y))
	})
	for from := 0; from < len(small); {
		end := from + 1
		first := chars[small[from]]
		sum := first.y
		for end < len(small) {
			c, last := chars[small[end]], chars[small[end-1]]
			if c.x-first.x > .1*c.size || c.y-last.y > .8*c.size {
				break
			}
			sum += c.y
			end++
		}
		n := float64(end - from)
		for k := from; k < end; k++ {
			c := &chars[small[k]]
			c.x = first.x + float64(k-from)*first.size/n
			c.left, c.right, c.y = c.x, c.x+first.size/n, sum/n
		}
		from = end
	}
}

// down tells which glyphs are set down. An object that sets several says so itself;
// one that sets one glyph is told by its neighbours: those of a line are nearer
// than those of the next line.
func (l *leaf) down() []bool {
	const (
		solid      = 1.15 // em from one to the next in lines set down
		spaced     = 1.35 // and where an object, or most of the page, says so too
		large      = 1.8  // and in large type that stands alone
		nearer     = .87
		leastPitch = .9
		fewest     = 3 // of a line
	)
	down := make([]bool, len(l.glyphs))
	spots, told := l.spots()
	if !slices.ContainsFunc(told, func(n int) bool { return n >= 0 }) {
		return down
	}
	body := bodyOfSpots(spots)
	near := neighbours(spots, func(i int) bool { return told[i] < 0 }) // what an object sets across needs no more
	votes := make([]int, len(spots))
	for i := range spots {
		v, h := near[i].upright(), near[i].level()
		switch {
		case told[i] != 0:
			votes[i] = 3 * told[i]
		case h < leastPitch && v > solid-.2 && v <= solid:
			votes[i] = 1 // lines on one another: those of a line never are
		case v < leastPitch && h > solid-.2 && h <= solid:
			votes[i] = -1
		case v <= spaced && v < nearer*h, v <= large && math.IsInf(h, 1) && spots[i].size > 1.2*body:
			votes[i] = 1
		case h < nearer*v:
			votes[i] = -1
		}
	}
	// Columns of glyphs that agree.
	set := newSets(len(spots))
	for i := range spots {
		for _, j := range []int{near[i].at[above], near[i].at[below]} {
			if j >= 0 && votes[i] >= 0 && votes[j] >= 0 && votes[i]+votes[j] > 0 {
				set.join(i, j)
			}
		}
	}
	sum, size, pitch := map[int]int{}, map[int]int{}, map[int]float64{}
	for i := range spots {
		k := set.of(i)
		sum[k] += votes[i]
		size[k]++
		if v := near[i].upright(); !math.IsInf(v, 1) {
			pitch[k] += v
		}
	}
	all := 0
	is := make([]bool, len(spots))
	tell := func(loose bool) {
		for i := range spots {
			k := set.of(i)
			firm := sum[k] > 2*size[k] // objects say so
			alone := math.IsInf(near[i].level(), 1) && spots[i].size > 1.2*body
			if !is[i] && (firm || sum[k] > 0 && size[k] >= fewest && (loose || alone || pitch[k]/float64(size[k]) <= solid)) {
				is[i] = true
				all++
			}
		}
	}
	if tell(false); all == 0 {
		return down
	}
	if 2*all > len(spots) {
		tell(true)
	}
	// What is left of a line, a character or two, stands beside lines set down.
	for i := range spots {
		if is[i] || told[i] < 0 || votes[i] > 0 && size[set.of(i)] >= fewest {
			continue
		}
		beside := 0
		for _, j := range []int{near[i].at[before], near[i].at[after]} {
			if j >= 0 && (is[j] || set.of(j) == set.of(i)) {
				beside++
			} else if j >= 0 {
				beside = -2
			}
		}
		is[i] = beside > 0
	}
	for i, s := range spots {
		down[s.glyph] = is[i]
	}
	l.follow(down)
	return down
}

// A spot is the middle of a glyph's em, turned so that the glyph stands upright.
type spot struct {
	x, y, size float64
	glyph      int
	turn       int // degrees by which it was turned
}

// spots returns the places of the glyphs that fill an em, and what the objects that
// set several of them tell: 1 for down, -1 for across.
func (l *leaf) spots() (out []spot, told []int) {
	votes := map[int32]int{} // by object
	last := -1
	for i, g := range l.glyphs {
		if !wide(g.r) || !(g.size > 0) {
			if !unicode.IsSpace(g.r) {
				last = -1
			}
			continue
		}
		m := turned(-g.angle)
		at := m.moves(box{g.x, g.y, g.x, g.y})
		s := spot{at.left + g.size/2, at.bottom + (.5-emBelow)*g.size, g.size, i, int(math.Round(g.angle))}
		if last >= 0 && l.glyphs[last].object == g.object {
			p := out[len(out)-1]
			dx, dy := math.Abs(s.x-p.x)/g.size, (p.y-s.y)/g.size
			switch {
			case dx < .25 && dy > .6 && dy < 2:
				votes[g.object]++
			case math.Abs(dy) < .25 && dx > .4:
				votes[g.object]--
			}
		}
		last = i
		out = append(out, s)
	}
	told = make([]int, len(out))
	for i, s := range out {
		told[i] = cmp.Compare(votes[l.glyphs[s.glyph].object], 0)
	}
	return out, told
}

// bodyOfSpots is the size in the middle.
func bodyOfSpots(spots []spot) float64 {
	sizes := make([]float64, len(spots))
	for i, s := range spots {
		sizes[i] = s.size
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}

// Sides on which a neighbour stands.
const (
	before = iota
	after
	above
	below
)

// A vicinity has the nearest neighbours of a spot, of its size and on its row or in
// its column: which they are, -1 for none, and how far, in em.
type vicinity struct {
	at  [4]int
	far [4]float64
}

func (v *vicinity) level() float64   { return min(v.far[before], v.far[after]) }
func (v *vicinity) upright() float64 { return min(v.far[above], v.far[below]) }

// neighbours returns the vicinity of each spot but those that are left out.
func neighbours(spots []spot, out func(int) bool) []vicinity {
	const (
		farthest = 3.3 // em
		aside    = .3  // em off the row or the column
		crowd    = 24  // of one cell that are looked at: more are drawn on one another
	)
	type cell struct{ scale, turn, x, y int }
	scaleOf := func(size float64) int { return int(math.Ceil(math.Log2(size))) }
	cellOf := func(s spot, scale int) cell {
		side := math.Ldexp(1, scale)
		return cell{scale, s.turn, int(math.Floor(s.x / side)), int(math.Floor(s.y / side))}
	}
	grid := map[cell][]int{}
	for i, s := range spots {
		k := cellOf(s, scaleOf(s.size))
		if len(grid[k]) < crowd {
			grid[k] = append(grid[k], i)
		}
	}
	all := make([]vicinity, len(spots))
	for i, s := range spots {
		v := &all[i]
		for side := range v.at {
			v.at[side], v.far[side] = -1, math.Inf(1)
		}
		if out(i) {
			continue
		}
		look := func(k cell) {
			for _, j := range grid[k] {
				o := spots[j]
				if j == i || math.Abs(o.size-s.size) > .15*s.size {
					continue
				}
				dx, dy := (o.x-s.x)/s.size, (o.y-s.y)/s.size
				side, far := -1, 0.0
				switch {
				case math.Abs(dy) < aside && math.Abs(dx) > .5:
					side, far = before, math.Abs(dx)
					if dx > 0 {
						side = after
					}
				case math.Abs(dx) < aside && math.Abs(dy) > .5:
					side, far = below, math.Abs(dy)
					if dy > 0 {
						side = above
					}
				}
				if side >= 0 && far < farthest && far < v.far[side] {
					v.at[side], v.far[side] = j, far
				}
			}
		}
		low, high := scaleOf(.85*s.size), scaleOf(1.15*s.size)
		for scale := low; scale <= high; scale++ {
			k := cellOf(s, scale)
			reach := int(math.Ceil(farthest * s.size / math.Ldexp(1, scale)))
			for d := -reach; d <= reach; d++ {
				for e := -1; e <= 1; e++ {
					look(cell{k.scale, k.turn, k.x + d, k.y + e})
					if d < -1 || d > 1 {
						look(cell{k.scale, k.turn, k.x + e, k.y + d})
					}
				}
			}
		}
	}
	return all
}

// follow has what fills no em, figures and letters, follow the hanzi above and below
// it that are set down.
func (l *leaf) follow(down []bool) {
	type cell struct{ x, y int }
	const side = 16 // points
	grid := map[cell][]int{}
	for i, g := range l.glyphs {
		if k := (cell{int(g.x / side), int(g.y / side)}); down[i] && len(grid[k]) < 64 {
			grid[k] = append(grid[k], i)
		}
	}
	for i := 0; i < len(l.glyphs); {
		end := i + 1
		for end < len(l.glyphs) && l.glyphs[end].object == l.glyphs[i].object && !wide(l.glyphs[end].r) {
			end++
		}
		if g := l.glyphs[i]; !wide(g.r) && g.size > 0 {
			all := g.box
			for _, o := range l.glyphs[i:end] {
				all = all.with(o.box)
			}
			reach := int(math.Ceil(min(2*g.size, 200) / side))
			x, y := int(g.x/side), int(g.y/side)
			found := false
			for dx := -reach; dx <= reach && !found; dx++ {
				for dy := -reach; dy <= reach && !found; dy++ {
					for _, j := range grid[cell{x + dx, y + dy}] {
						o := l.glyphs[j]
						middle, height := o.x+o.size/2, o.y+(.5-emBelow)*o.size
						if o.angle == g.angle && math.Abs((all.left+all.right)/2-middle) < .4*o.size && math.Abs((all.bottom+all.top)/2-height) < 1.4*o.size && all.width() < 1.4*o.size {
							found = true
						}
					}
				}
			}
			for k := i; k < end && found; k++ {
				down[k] = true
			}
		}
		i = end
	}
}

// sets are sets of numbers that are joined.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) of(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) { s[s.of(i)] = s.of(j) }

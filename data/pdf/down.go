package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// Lines of hanzi set down: which glyphs of a page stand in them, what their marks
// are, and how figures share an em.

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

// findCells gives figures that stand side by side in a line set down, as 12 does, a
// part of their em each. small are the characters set down that fill no em.
func findCells(chars []char, small []int) {
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
// it that are set down, and one another: 2024 before 年 is four figures down.
func (l *leaf) follow(down []bool) {
	type cell struct{ x, y int }
	const (
		side = 16  // points
		near = .55 // em between what follows and what it follows
		room = .4  // em that their middles may stand apart

		longest = 16 // figures, each an object, that are drawn from the last on
	)
	type place struct{ middle, bottom, top, size, angle float64 }
	grid := map[cell][]place{}
	put := func(p place) {
		if k := (cell{int(p.middle / side), int((p.bottom + p.top) / 2 / side)}); len(grid[k]) < 64 {
			grid[k] = append(grid[k], p)
		}
	}
	for i, g := range l.glyphs {
		if down[i] {
			put(place{g.x + g.size/2, g.y - emBelow*g.size, g.y + emAbove*g.size, g.size, g.angle})
		}
	}
	follows := func(b box, g glyph) bool {
		reach := 2*g.size + b.height()/2
		for x := int((b.left - reach) / side); x <= int((b.right+reach)/side); x++ {
			for y := int((b.bottom - reach) / side); y <= int((b.top+reach)/side); y++ {
				for _, o := range grid[cell{x, y}] {
					gap := max(b.bottom-o.top, o.bottom-b.top)
					if o.angle == g.angle && math.Abs((b.left+b.right)/2-o.middle) < room*o.size && gap < near*o.size && b.width() < 1.4*o.size {
						return true
					}
				}
			}
		}
		return false
	}
	for n, again := 0, len(grid) > 0; again && n < longest; n++ {
		again = false
		for i := 0; i < len(l.glyphs); {
			g, end := l.glyphs[i], i+1
			if down[i] || wide(g.r) || !(g.size > 0) {
				i = end
				continue
			}
			all := g.box
			for end < len(l.glyphs) && l.glyphs[end].object == g.object && !wide(l.glyphs[end].r) {
				all = all.with(l.glyphs[end].box)
				end++
			}
			if g.size < 200 && all.height() < 12*g.size && follows(all, g) {
				for k := i; k < end; k++ {
					down[k] = true
				}
				put(place{(all.left + all.right) / 2, all.bottom, all.top, g.size, g.angle})
				again = true
			}
			i = end
		}
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

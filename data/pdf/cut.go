package pdf

import (
	"cmp"
	"math"
	"slices"
)

// thin is the most that a rule is thick, in points.
const thin = 7

// An edge is a span on one axis.
type edge struct{ from, to float64 }

// bands cuts items where nothing stands at some height: at the white between lines
// that goes all through a region. The highest comes first.
func bands(items []item) [][]item {
	sorted := slices.Clone(items)
	slices.SortStableFunc(sorted, func(a, b item) int { return cmp.Or(cmp.Compare(b.top, a.top), cmp.Compare(a.left, b.left)) })
	var out [][]item
	from, low := 0, 0.0
	for i, it := range sorted {
		if i > 0 && it.top < low {
			out = append(out, sorted[from:i:i])
			from = i
		}
		if i == 0 || it.bottom < low || i == from {
			low = it.bottom
		}
	}
	return append(out, sorted[from:])
}

// white returns the spans of x between items where nothing stands.
func white(items []item) []edge {
	sorted := slices.Clone(items)
	slices.SortFunc(sorted, func(a, b item) int { return cmp.Compare(a.left, b.left) })
	var out []edge
	end := sorted[0].right
	for _, it := range sorted[1:] {
		if it.left > end {
			out = append(out, edge{end, it.left})
		}
		end = max(end, it.right)
	}
	return out
}

// atX cuts items at spans of x.
func atX(items []item, at []edge) [][]item {
	out := make([][]item, len(at)+1)
	for _, it := range items {
		k := 0
		for k < len(at) && it.left >= at[k].to {
			k++
		}
		out[k] = append(out[k], it)
	}
	return slices.DeleteFunc(out, func(p []item) bool { return len(p) == 0 })
}

// atUprights cuts r at upright rules that are as high as it is.
func (r *region) atUprights() [][]item {
	all := r.bounds()
	var at []edge
	for _, w := range white(r.items) {
		for _, b := range r.drawn {
			if b.width() > thin || b.left < w.from-1 || b.right > w.to+1 {
				continue
			}
			if covered := min(b.top, all.top) - max(b.bottom, all.bottom); covered > .85*all.height() && covered > 2*r.em {
				at = append(at, w)
				break
			}
		}
	}
	if at == nil {
		return nil
	}
	return atX(r.items, at)
}

// atRules cuts r at rules that are as wide as it is.
func (r *region) atRules() [][]item {
	all := r.bounds()
	rows := bands(r.items)
	var out [][]item
	for i, row := range rows {
		if i > 0 && r.ruled(floor(rows[i-1]), ceiling(row), all) {
			out = append(out, row)
			continue
		}
		if i == 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], row...)
	}
	return out
}

// ruled reports whether rules that together are as wide as all stand between two heights.
func (r *region) ruled(high, low float64, all box) bool {
	var spans []edge
	for _, b := range r.drawn {
		if b.height() > thin || b.bottom < low-1 || b.top > high+1 {
			continue
		}
		if s := (edge{max(b.left, all.left), min(b.right, all.right)}); s.to > s.from {
			spans = append(spans, s)
		}
	}
	slices.SortFunc(spans, func(a, b edge) int { return cmp.Compare(a.from, b.from) })
	covered, end := 0.0, all.left
	for _, s := range spans {
		covered += max(0, s.to-max(s.from, end))
		end = max(end, s.to)
	}
	return covered > .85*all.width()
}

// floor and ceiling are the lowest and the highest point of items.
func floor(items []item) float64 {
	low := items[0].bottom
	for _, it := range items {
		low = min(low, it.bottom)
	}
	return low
}

func ceiling(items []item) float64 {
	high := items[0].top
	for _, it := range items {
		high = max(high, it.top)
	}
	return high
}

// lanes returns the white that parts strips of type from one another, all through
// items: wide enough, and with lines on both sides of it.
func (r *region) lanes(items []item) []edge {
	return slices.DeleteFunc(white(items), func(w edge) bool { return !r.parts(items, w) })
}

// How wide a lane is at least, in em: narrower where many lines stand along it, for
// wide blanks hardly stand above one another.
const (
	leastLane = .55 // beside four lines or more
	fairLane  = 1   // beside two or three
	shortLane = 1.7 // beside one
)

// parts reports whether w is a lane between strips of items.
func (r *region) parts(items []item, w edge) bool {
	var left, right box
	lefts, rights := 0, 0
	put := func(b *box, n *int, it item) {
		if *n == 0 {
			*b = it.box
		}
		*b = b.with(it.box)
		*n++
	}
	for _, it := range items {
		if it.left >= w.to {
			put(&right, &rights, it)
		} else {
			put(&left, &lefts, it)
		}
	}
	both := min(left.top, right.top) - max(left.bottom, right.bottom)
	for _, b := range r.drawn {
		if b.width() <= thin && b.left >= w.from-1 && b.right <= w.to+1 && min(b.top, left.top, right.top)-max(b.bottom, left.bottom, right.bottom) > .5*both && both > 0 {
			return true
		}
	}
	width := (w.to - w.from) / r.em
	switch lines := both / (1.2 * r.em); {
	case lines >= 4:
		return width > leastLane
	case lines >= 1.7:
		return width > fairLane
	case lines > 1:
		return width > shortLane && !rowOfNames(items, w)
	case lines > .7: // the last strip may have one line; no line of hanzi has such a blank
		return width > shortLane && hanziBeside(items, w) && !rowOfNames(items, w)
	}
	return false
}

// hanziBeside reports whether only hanzi stand at the edges of w, and under the line that
// stands on both sides of it another on the left.
func hanziBeside(items []item, w edge) bool {
	under := 0
	for _, it := range items {
		if it.word == nil {
			return false
		}
		if it.right <= w.from && it.right > w.from-2*it.size || it.left >= w.to && it.left < w.to+2*it.size {
			if c := it.word.chars; c[0].r < firstWide && !wide(c[0].r) {
				return false
			}
		}
		if it.right <= w.from && it.right > w.from-.5*it.size {
			under++
		}
	}
	return under > 1
}

// rowOfNames reports whether words as short as names stand beside w: a row of them is one.
func rowOfNames(items []item, w edge) bool {
	const longest = 4.2 // em
	for _, it := range items {
		if it.word != nil && (it.right > w.from-it.size && it.right <= w.from || it.left >= w.to && it.left < w.to+it.size) && it.width() > longest*it.size {
			return false
		}
	}
	return true
}

// atLanes cuts r at white that goes all through it.
func (r *region) atLanes() [][]item {
	at := r.lanes(r.items)
	if len(at) == 0 {
		return nil
	}
	return atX(r.items, at)
}

// atEdges cuts the small type off a page that stands at its head and at its foot, parted
// by white: its number, its day. Strips begin under it.
func (r *region) atEdges() [][]item {
	const (
		small = .95 // of the body's size
		white = 1   // em
		most  = 6   // words
	)
	rows := bands(r.items)
	if len(rows) < 4 {
		return nil
	}
	edge := func(row []item) bool {
		return len(row) <= most && !slices.ContainsFunc(row, func(it item) bool { return it.word == nil || it.size > small*r.em })
	}
	from, to := 0, len(rows)
	if edge(rows[0]) && floor(rows[0])-ceiling(rows[1]) > white*r.em {
		from++
	}
	if edge(rows[to-1]) && floor(rows[to-2])-ceiling(rows[to-1]) > white*r.em {
		to--
	}
	parts := [][]item{slices.Concat(rows[:from]...), slices.Concat(rows[from:to]...), slices.Concat(rows[to:]...)}
	return slices.DeleteFunc(parts, func(p []item) bool { return len(p) == 0 })
}

// atGaps cuts r at white that goes all through it, under which every strip begins with a
// head: no text goes on below, so that what stands above is read first, all its strips.
func (r *region) atGaps() [][]item {
	const wide = 1 // em that a gap is high at least; between lines of text there is half of it
	if len(r.items) < 3 {
		return nil
	}
	rows := bands(r.items)
	if len(rows) > mostRows {
		return nil
	}
	var lanes []edge
	if r.inStrips(r.items) {
		lanes = r.lanes(r.items)
	}
	out := [][]item{nil}
	for i, row := range rows {
		if i > 0 && floor(rows[i-1])-ceiling(row) > wide*r.em && (len(lanes) > 0 || r.inStrips(out[len(out)-1])) && r.headsAll(atX(slices.Concat(rows[i:]...), lanes), ceiling(row)) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], row...)
	}
	return out
}

// inStrips reports whether items stand in strips side by side that are as wide as strips
// of type are.
func (r *region) inStrips(items []item) bool {
	const least = 6 // em
	lanes := r.lanes(items)
	for _, strip := range atX(items, lanes) {
		if b := r.part(strip).bounds(); b.width() < least*r.em {
			return false
		}
	}
	return len(lanes) > 0
}

// atChanges cuts r where the strips that stand side by side change: under a
// headline as wide as two, or above a text set in three.
func (r *region) atChanges() [][]item {
	rows := bands(r.items)
	if len(rows) > mostRows {
		return nil
	}
	var out [][]item
	alone := false // the rows before stand in no strips
	for i := 0; i < len(rows); {
		if end := r.strips(rows, i); end > i {
			out = append(out, slices.Concat(rows[i:end]...))
			alone, i = false, end
			continue
		}
		if !alone {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], rows[i]...)
		alone = true
		i++
	}
	return out
}

// strips returns the row under those from row i on that stand in the same strips,
// side by side; i if that row has none.
func (r *region) strips(rows [][]item, i int) int {
	common := slices.DeleteFunc(white(rows[i]), func(e edge) bool { return e.to-e.from < leastLane*r.em })
	if len(common) == 0 {
		return i
	}
	var union []item
	end := i
	for j := i; j < len(rows); j++ {
		common = free(common, rows[j], leastLane*r.em)
		if len(common) == 0 {
			break
		}
		union = append(union, rows[j]...)
		if len(r.lanes(union)) > 0 {
			end = j + 1
		}
	}
	if end == len(rows) || end == i {
		return end
	}
	if rivers(rows, i, end) {
		return i
	}
	// What stands last in one strip alone may be the head of what comes next, or a label over it.
	at := r.lanes(slices.Concat(rows[i:end]...))
	if r.mostlyDisplays(rows[end]) {
		first := max(i+1, r.headBegins(rows, end))
		for end > first && segments(rows[end-1], at) == 1 {
			end--
		}
	}
	for k := end - 1; k > i && segments(rows[k], at) == 1; k-- {
		if slices.ContainsFunc(rows[k], r.displays) {
			end = r.headBegins(rows, k)
		}
	}
	return end
}

// rivers reports whether the white in rows [i, end) is that of loosely justified lines
// of Latin type: a few of them, amid lines of the same type and leading that go all across.
func rivers(rows [][]item, i, end int) bool {
	const (
		most = 4   // lines
		even = .15 // of the leading that it may differ by
	)
	if i == 0 || end-i > most {
		return false
	}
	step := 0.0
	for k := i; k <= end; k++ {
		a, b := lineOf(rows[k-1]), lineOf(rows[k])
		if a == nil || b == nil || !same(a.size, b.size) {
			return false
		}
		if d := a.y - b.y; step == 0 {
			step = d
		} else if math.Abs(d-step) > even*step {
			return false
		}
	}
	return true
}

// lineOf returns the first word of a row that is one line of Latin type, else nil.
func lineOf(row []item) *word {
	first := row[0].word
	for _, it := range row {
		if it.word == nil || !same(it.size, first.size) || math.Abs(it.word.y-first.y) > .1*first.size || slices.ContainsFunc(it.word.chars, func(c char) bool { return c.r >= firstWide }) {
			return nil
		}
	}
	return first
}

// free returns what a row leaves of spans of x, where it is wide enough.
func free(spans []edge, row []item, least float64) []edge {
	for _, it := range row {
		var next []edge
		for _, e := range spans {
			for _, part := range []edge{{e.from, min(e.to, it.left)}, {max(e.from, it.right), e.to}} {
				if part.to-part.from >= least {
					next = append(next, part)
				}
			}
		}
		spans = next
	}
	return spans
}

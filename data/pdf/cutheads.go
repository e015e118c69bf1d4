package pdf

import (
	"cmp"
	"slices"
)

// headsAll reports whether each of some strips begins with a headline, near a height, or
// with what stands over one; and a large one is among them, for headings in the text
// may happen to stand side by side.
func (r *region) headsAll(strips [][]item, high float64) bool {
	const (
		near  = 4   // em from the top to the headline
		large = 1.4 // times the body's size
	)
	found := false
	for _, strip := range strips {
		top := slices.MaxFunc(strip, func(a, b item) int { return cmp.Compare(a.top, b.top) }).top
		first := 0.0
		for _, it := range strip {
			if r.displays(it) {
				first = max(first, it.top)
				found = found || it.size > large*r.em && it.top > high-near*r.em
			}
		}
		if top-first > near*r.em || high-top > near*r.em {
			return false
		}
		over := 0
		for _, it := range strip {
			if it.bottom > first {
				over++
			}
		}
		if over > 4 {
			return false
		}
	}
	return found
}

// displays reports whether it is set to be seen, as headlines are.
func (r *region) displays(it item) bool { return it.size > display*1.1*r.em }

// mostStrips is the most strips that stand side by side on a page, and are looked
// at together.
const mostStrips = 16

// atHeads cuts r above and under headlines that stand over strips which begin
// together: a short headline over the first of them is no part of that strip. Where
// only some of the strips have such a headline, the others are cut off from them.
func (r *region) atHeads() [][]item {
	lanes := r.lanes(r.items)
	if len(lanes) == 0 || len(lanes) >= mostStrips {
		return nil
	}
	strips := atX(r.items, lanes)
	if len(strips) != len(lanes)+1 {
		return nil
	}
	for n := len(strips); n > 1; n-- {
		for i := 0; i+n <= len(strips); i++ {
			some := r.part(slices.Concat(strips[i : i+n]...))
			parts := some.underHeads(lanes[i : i+n-1])
			if parts == nil {
				continue
			}
			if n == len(strips) {
				return parts
			}
			var at []edge
			if i > 0 {
				at = append(at, lanes[i-1])
			}
			if i+n < len(strips) {
				at = append(at, lanes[i+n-1])
			}
			return atX(r.items, at)
		}
	}
	return nil
}

// underHeads cuts strips, which lanes part, above and under headlines over all of
// them.
func (r *region) underHeads(lanes []edge) [][]item {
	rows := bands(r.items)
	var out [][]item
	from := 0
	flush := func(to int) {
		if from < to {
			out = append(out, slices.Concat(rows[from:to]...))
		}
		from = to
	}
	for i := 0; i < len(rows); i++ {
		end := r.headEnds(rows, i, lanes)
		if end == 0 {
			continue
		}
		flush(max(from, r.headBegins(rows, i)))
		flush(end)
		i = end - 1
	}
	if out == nil {
		return nil
	}
	flush(len(rows))
	return out
}

// headEnds returns the row under the head whose headline stands in row i, if it is
// one: under it strips begin together on both sides of a lane.
func (r *region) headEnds(rows [][]item, i int, at []edge) int {
	const most = 8 // lines of a head: headline, deck, author
	if !r.mostlyDisplays(rows[i]) {
		return 0
	}
	for j := i; j < len(rows) && j < i+most; j++ {
		if r.beginTogether(rows[j], at) {
			if j > i {
				return j
			}
			return 0
		}
		if segments(rows[j], at) > 1 || r.pictured(rows[j]) {
			return 0
		}
	}
	return 0
}

// mostlyDisplays reports whether a row is set to be seen, and no text beside which a quotation is.
func (r *region) mostlyDisplays(row []item) bool {
	seen, read := 0, 0
	for _, it := range row {
		switch {
		case r.displays(it):
			seen += max(1, it.letters())
		case it.word != nil:
			read += it.letters()
		}
	}
	return seen > 0 && seen >= read/2
}

// letters counts the characters of a word.
func (it *item) letters() int {
	if it.word == nil {
		return 0
	}
	return len(it.word.chars)
}

// segments returns how many of the strips that lanes part have something of a row.
func segments(row []item, at []edge) int { return len(atX(row, at)) }

// pictured reports whether a picture stands beside a row.
func (r *region) pictured(row []item) bool {
	all := r.bounds()
	beside := box{all.left, floor(row), all.right, ceiling(row)}
	for _, p := range r.pictures {
		if p.meets(beside) && !p.holds(all) && !slices.ContainsFunc(row, func(it item) bool { return p.meets(it.box) }) && p.height() > 3*r.em {
			return true
		}
	}
	return false
}

// beginTogether reports whether text begins at one height in all strips.
func (r *region) beginTogether(row []item, at []edge) bool {
	high := ceiling(row)
	row = slices.DeleteFunc(slices.Clone(row), func(it item) bool {
		return it.word == nil || r.displays(it) || high-it.top > .6*r.em
	})
	return len(row) > 1 && segments(row, at) > len(at)
}

// headBegins returns the first row of the head whose headline stands in row i: a
// label or a kicker stands nearer to it than to what is above.
func (r *region) headBegins(rows [][]item, i int) int {
	const most = 3
	for k := 0; k < most && i > 0; k++ {
		up := rows[i-1]
		below := floor(up) - ceiling(rows[i])
		above := below + 1
		if i > 1 {
			above = floor(rows[i-2]) - ceiling(up)
		}
		if below > above || len(up) > 3 || below > 2*r.em {
			break
		}
		i--
	}
	return i
}

// mostRows is the most lines of a region that are looked through for changes.
const mostRows = 2000

package pdf

import (
	"cmp"
	"math"
	"slices"
	"unicode"

	"lanmu/data/page"
	"lanmu/data/runes"
)

// line is a line of type.
type line struct {
	text        string
	left, right float64 // of its ink, in points; an opening mark's blank counts as ink
	y           float64 // of its baseline
	size        float64 // em, in points
	bold        bool    // all of it
	block       int     // that it is part of, once blocks are made
	sill, wall  float64 // where what the strip runs around ends and begins beside it, in points; 0 if nothing stands there
	seen        page.Region
	table       int  // it is a row of, from 1 on
	stands      bool // it is a line as its writer broke it: of verse, of a list
}

// run is a stretch of one column of type: lines of one size, each a leading
// below the one before.
type run struct {
	lines       []line
	edge, right float64 // the column's left and right edge
	size        float64
	leading     float64 // from most baselines to the next, in em; 0 if two lines or less tell nothing
	spaced      bool    // its paragraphs stand apart, and have no indent
	page, frame int     // where it stands, from 1 on
	kind        page.PartKind
	apart       bool // what frame says, for its first run
	aside       bool
	layer       int  // only runs of one have places that compare
	indents     bool // the document's paragraphs begin with an indent
}

// closing are the marks whose ink stands in the left half of their em.
const closing = runes.Closers + runes.Pauses + runes.Stops

// linesOf sets the words of a frame in lines of type, from the top down.
func linesOf(f frame) []line {
	words := slices.Clone(f.words)
	slices.SortStableFunc(words, func(a, b *word) int { return cmp.Or(cmp.Compare(b.y, a.y), cmp.Compare(a.left, b.left)) })
	var rows [][]*word
	for _, w := range words {
		if k := rowOf(rows, w); k >= 0 {
			rows[k] = append(rows[k], w)
		} else {
			rows = append(rows, []*word{w})
		}
	}
	var out []line
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b *word) int { return cmp.Compare(a.left, b.left) })
		from := len(out)
		for _, line := range chains(row) {
			out = append(out, newLine(line))
		}
		slices.SortStableFunc(out[from:], func(a, b line) int { return cmp.Compare(a.left, b.left) })
	}
	return out
}

// chains cuts a row where no line goes on: at wide blanks, and where words stand on
// one another.
func chains(row []*word) (out [][]*word) {
	const (
		most    = 16 // lines on one another
		overlap = 1  // em that the words of a line may
	)
	for _, w := range row {
		best, least := -1, math.Inf(1)
		for k := len(out) - 1; k >= max(0, len(out)-most); k-- {
			last := out[k][len(out[k])-1]
			em := max(w.size, last.size)
			if w.table != last.table {
				continue
			}
			if gap := w.left - last.right; gap > -overlap*em && gap <= mostBlank*em && math.Abs(gap) < least {
				best, least = k, math.Abs(gap)
			}
		}
		if best < 0 {
			out = append(out, []*word{w})
		} else {
			out[best] = append(out[best], w)
		}
	}
	return out
}

// mostBlank is how wide a blank inside a line may be, in em; no justified line has
// wider ones.
const mostBlank = 4

// rowOf returns the row of words that w stands in, or -1: on its baseline, or small
// beside its type, as figures of chemistry are.
func rowOf(rows [][]*word, w *word) int {
	const near = 6 // rows that may still be open
	for k := len(rows) - 1; k >= max(0, len(rows)-near); k-- {
		o := rows[k][0]
		if d := math.Abs(o.y - w.y); d < .12*max(o.size, w.size) {
			return k
		}
		small, large := w, o
		if o.size < w.size {
			small, large = o, w
		}
		if small.size < .8*large.size && small.y > large.y-.4*large.size && small.y < large.y+.7*large.size {
			for _, o := range rows[k] {
				if apart := max(o.left-w.right, w.left-o.right); apart < .4*small.size && apart > -.5*small.size {
					return k
				}
			}
		}
	}
	return -1
}

// newLine measures a line.
func newLine(words []*word) line {
	const longer = 1.4 // times what begins the line: its size is the line's
	l := line{left: words[0].left, right: words[0].right, y: words[0].y, size: words[0].size, bold: true}
	most := float64(len(words[0].chars)) * l.size
	var chars []char
	for _, w := range words {
		l.left, l.right = min(l.left, w.left), max(l.right, w.right)
		if long := float64(len(w.chars)) * w.size; long > longer*most {
			most, l.size, l.y = long, w.size, w.y
		}
		l.bold = l.bold && w.bold()
		if n := len(chars); n > 0 && !unicode.IsSpace(chars[n-1].r) && !latins(chars[n-1], w.chars[0]) {
			chars = append(chars, char{r: ' ', left: chars[n-1].right, right: chars[n-1].right})
		}
		chars = append(chars, w.chars...)
		if w.spaced {
			chars = append(chars, char{r: ' ', left: w.right, right: w.right})
		}
	}
	if l.table = words[0].table; l.table > 0 {
		l.text = words[0].cells
		return l
	}
	l.text = lettering(chars, l.size)
	return l
}

// opens tells marks whose ink stands in the right half of their em.
func opens(r rune) bool { return r >= 0x2000 && runes.Of(r) == runes.Opener }

// runsOf cuts the lines of a page's frames into runs.
func runsOf(frames []frame, sheet int) []run {
	var out []run
	for n, f := range frames {
		for k, r := range f.runs() {
			r.page, r.frame, r.kind, r.aside, r.layer = sheet, n+1, f.kind, f.aside, f.layer
			r.apart = k == 0 && f.apart
			out = append(out, r)
		}
	}
	for i := range out {
		if len(out) <= mostRuns {
			out[i].align(out)
		}
	}
	for i := range out {
		if len(out) <= mostRuns {
			out[i].widen(out)
		}
		out[i].findStanding()
		for k := 1; k < len(out[i].lines) && !out[i].spaced; k++ {
			out[i].spaced = out[i].spacedOff(k)
		}
	}
	return out
}

// runs cuts the lines of a frame into runs, and measures them.
func (f *frame) runs() []run {
	var out []run
	lines := linesOf(*f)
	from := 0 // the line that the last run begins with
	for i, l := range lines {
		if i == 0 || !follows(lines[i-1], l) || l.table == 0 && narrows(lines[from:], i-from) {
			out = append(out, run{size: l.size})
			from = i
		}
		l.sill, l.wall = f.beside(l)
		r := &out[len(out)-1]
		r.lines = append(r.lines, l)
	}
	for i := range out {
		out[i].measure()
	}
	return out
}

// beside returns where what f runs around ends on the left of line l, and begins on its
// right; 0 where nothing stands.
func (f *frame) beside(l line) (sill, wall float64) {
	slack := .3 * l.size
	for _, b := range f.around {
		switch {
		case b.bottom > l.y+1.5*l.size || b.top < l.y-.3*l.size: // white is left around it
		case b.left > l.right-slack && b.left < f.box.right && (wall == 0 || b.left < wall):
			wall = b.left
		case b.right < l.left+slack && b.right > f.box.left && b.right > sill:
			sill = b.right
		}
	}
	return sill, wall
}

// edgeOf and rightOf are the edges that line l of r is set between: those of the
// column, or of what is left of it beside something.
func (r *run) edgeOf(l line) float64 {
	if l.sill == 0 {
		return r.edge
	}
	edge := l.left
	for _, o := range r.lines {
		if o.sill == l.sill {
			edge = min(edge, o.left)
		}
	}
	return edge
}

func (r *run) rightOf(l line) float64 {
	if l.wall == 0 {
		return r.right
	}
	right := l.right
	for _, o := range r.lines {
		if o.wall == l.wall {
			right = max(right, o.right)
		}
	}
	return right
}

// narrows reports whether the strip changes its measure at line i: type that runs
// around something. The next three lines agree in an edge, and so did the last two.
func narrows(lines []line, i int) bool {
	const (
		most  = 3  // em that lines of one measure may differ by
		agree = .6 // em that justified lines may
	)
	if i < 2 || i+3 > len(lines) {
		return false
	}
	em := lines[i].size
	next := lines[i : i+3]
	for k := 1; k < 3; k++ {
		if !follows(next[k-1], next[k]) || bulleted(next[k].text) || page.Listed(next[k].text) {
			return false
		}
	}
	near := func(a, b float64) bool { return math.Abs(a-b) < agree*em }
	before := max(lines[i-1].right, lines[i-2].right)
	after := max(next[0].right, next[1].right, next[2].right)
	two := near(next[0].right, next[1].right) || near(next[1].right, next[2].right) || near(next[0].right, next[2].right)
	if two && math.Abs(before-after) > most*em && mostlyHanzi(next[1].text) {
		return true
	}
	return near(next[1].left, next[2].left) && math.Abs(lines[i-1].left-lines[i-2].left) < (most-.5)*em && math.Abs(next[1].left-lines[i-1].left) > (most+.5)*em && math.Abs(next[0].left-next[1].left) < (most-.5)*em
}

// mostlyHanzi reports whether most of s is.
func mostlyHanzi(s string) bool {
	n, all := 0, 0
	for _, r := range s {
		all++
		if r >= 0x2e80 {
			n++
		}
	}
	return 2*n > all
}

// mostRuns is the most runs of a page that are compared with one another: a
// broadsheet has a few hundred, and what has thousands is no page.
const mostRuns = 3000

// Leading of what may follow in one run, in em: type is set from solid to
// double-spaced; what is farther apart is parted on purpose.
const (
	leastLeading = .75
	mostLeading  = 2.3
)

// follows reports whether b is the next line of a's run.
func follows(a, b line) bool {
	if a.table > 0 || b.table > 0 {
		return a.table == b.table
	}
	step := (a.y - b.y) / a.size
	overlap := min(a.right, b.right) - max(a.left, b.left)
	return same(a.size, b.size) && step > leastLeading && step < mostLeading && overlap > 0
}

// same reports whether two sizes of type are one.
func same(a, b float64) bool { return math.Abs(a-b) < .04*max(a, b) }

// step is how far line k stands below the one before, in em.
func (r *run) step(k int) float64 { return (r.lines[k-1].y - r.lines[k].y) / r.size }

// measure finds the edges of a run and its leading. The left edge is where at least two lines
// begin, for a first line may stand left of it by half a mark's blank.
func (r *run) measure() {
	lefts := make([]float64, len(r.lines))
	r.right = r.lines[0].right
	for i, l := range r.lines {
		lefts[i] = l.left
		r.right = max(r.right, l.right)
	}
	if n := len(r.lines); n > 2 {
		steps := make([]float64, n-1)
		for i := range steps {
			steps[i] = r.step(i + 1)
		}
		slices.Sort(steps)
		r.leading = steps[(n-2)/2]
	}
	slices.Sort(lefts)
	r.edge = lefts[0]
	for i := 0; i+1 < len(lefts); i++ {
		if lefts[i+1]-lefts[i] < .35*r.size {
			r.edge = lefts[i]
			break
		}
	}
}

// align gives a run whose lines all begin paragraphs, often a single one, the
// edges of the column it stands in: that of a longer run of the same type.
func (r *run) align(all []run) {
	if len(r.lines) > 2 {
		return
	}
	edge, right := r.edge, r.right
	for _, o := range all {
		in := (r.edge - o.edge) / r.size
		if o.layer != r.layer {
			continue
		}
		if len(o.lines) > len(r.lines) && same(o.size, r.size) && in > .8 && in < 3.5 && r.right < o.right+.7*r.size {
			edge = o.edge
		}
		if len(o.lines) > len(r.lines) && same(o.size, r.size) && math.Abs(in) < 3.5 {
			right = max(right, min(o.right, r.edge+(o.right-o.edge)))
		}
	}
	r.edge, r.right = edge, right
}

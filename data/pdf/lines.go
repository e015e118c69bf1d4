package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// line is a line of type.
type line struct {
	text        string
	left, right float64 // of its ink, in points; an opening mark's blank counts as ink
	y           float64 // of its baseline
	size        float64 // em, in points
}

// run is a stretch of one column of type: lines of one size, each a leading
// below the one before.
type run struct {
	lines       []line
	edge, right float64 // the column's left and right edge
	size        float64
	leading     float64 // from most baselines to the next, in em; 0 if two lines or less tell nothing
	spaced      bool    // its paragraphs stand apart, and have no indent
}

// linesOf cuts the characters of a page into lines of type. PDFium ends lines of
// its own at every mark set closer than its em; where characters stand decides.
func linesOf(chars []char) []line {
	var out []line
	var cur []char
	var ink *char // the last character of cur that is no blank
	told := false // PDFium told of an end before this character
	end := func() {
		if l, ok := newLine(cur); ok {
			out = append(out, l)
		}
		cur = cur[:0]
	}
	for _, c := range chars {
		switch {
		case c.r == '\n' || c.r == '\r':
			told = true
			continue
		case ink != nil && squeezed(cur, c):
			cur = slices.Insert(cur, place(cur, c), c)
			continue
		case len(cur) > 0 && (breaks(cur[len(cur)-1], c, told) || ink != nil && !unicode.IsSpace(c.r) && apart(*ink, c)):
			end()
			ink = nil
		}
		told = false
		cur = append(cur, c)
		if !unicode.IsSpace(c.r) {
			last := c
			ink = &last
		}
	}
	end()
	return out
}

// squeezed tells whether c is a mark that stands inside the line set so far: type
// that overlaps, as marks set close do, PDFium tells of when the line is over.
func squeezed(line []char, c char) bool {
	const longest = 200 // characters; a broadsheet's width has fewer
	first, last := line[0], line[len(line)-1]
	return len(line) <= longest && strings.ContainsRune(closing, c.r) && math.Abs(first.y-c.y) < c.size/10 && c.left > first.left && c.right < last.left-c.size/2
}

// place returns where in line the closing mark c goes: before what stands right of
// it, and before an opening mark that it overlaps.
func place(line []char, c char) int {
	k := len(line)
	for k > 0 && line[k-1].left+line[k-1].right > c.left+c.right {
		k--
	}
	if k > 0 && opens(line[k-1].r) && line[k-1].right > c.left {
		k--
	}
	return k
}

// closing are the marks whose ink stands in the left half of their em.
const closing = "”’」』）》〉】〗〕］｝，。、；：！？"

// breaks tells whether b stands on another line than a: clearly higher or
// lower, or back to the left, or behind a gap no justified line has.
func breaks(a, b char, told bool) bool {
	em := max(a.size, b.size)
	if unicode.IsSpace(a.r) || unicode.IsSpace(b.r) {
		return told
	}
	if told && b.left-a.right > 1.5*em {
		return true
	}
	return apart(a, b) || b.left-a.right > 4*em
}

// apart tells whether b stands higher or lower than a, or left of it.
func apart(a, b char) bool {
	em := max(a.size, b.size)
	return math.Abs(a.y-b.y) > em/2 || b.right < a.left-em/2
}

// newLine measures a line. A line of blanks is none.
func newLine(chars []char) (line, bool) {
	var l line
	var text strings.Builder
	first := true
	wide := wideGap(chars)
	for i, c := range chars {
		if unicode.IsSpace(c.r) && made(chars, i, wide) {
			continue
		}
		text.WriteRune(c.r)
		if unicode.IsSpace(c.r) || c.size <= 0 {
			continue
		}
		left := c.left
		if first {
			if opens(c.r) {
				left -= c.size / 2
			}
			l.left, l.y, first = left, c.y, false
		}
		l.left, l.right = min(l.left, left), max(l.right, c.right)
		l.size = max(l.size, c.size)
	}
	if first {
		return l, false
	}
	l.text = strings.TrimSpace(text.String())
	return l, true
}

// made tells whether the blank at i is none of the file's: PDFium makes one where
// hanzi stand apart, as in a line set wide.
func made(chars []char, i int, wide float64) bool {
	if i == 0 || i+1 == len(chars) || chars[i].right > chars[i].left {
		return false
	}
	a, b := chars[i-1], chars[i+1]
	return a.r >= 0x2000 && b.r >= 0x2000 && b.left-a.right < wide
}

// wideGap returns the room between characters from which on it is more than how
// the line is set: half as much again as most of them have, and an eighth of an em.
func wideGap(chars []char) float64 {
	var gaps []float64
	em := 0.0
	last := -1
	for i, c := range chars {
		if unicode.IsSpace(c.r) {
			continue
		}
		if last >= 0 {
			gaps = append(gaps, c.left-chars[last].right)
		}
		last, em = i, max(em, c.size)
	}
	if len(gaps) == 0 {
		return 0
	}
	slices.Sort(gaps)
	return 1.6*max(0, gaps[len(gaps)/2]) + em/8
}

// opens tells marks whose ink stands in the right half of their em.
func opens(r rune) bool { return strings.ContainsRune("“‘「『（《〈【〖〔［｛", r) }

// runsOf cuts the lines of a page into runs.
func runsOf(lines []line) []run {
	var out []run
	for i, l := range lines {
		if i == 0 || !follows(lines[i-1], l) {
			out = append(out, run{size: l.size})
		}
		r := &out[len(out)-1]
		r.lines = append(r.lines, l)
	}
	for i := range out {
		out[i].measure()
	}
	for i := range out {
		if len(out) <= mostRuns {
			out[i].align(out)
		}
		for k := 1; k < len(out[i].lines) && !out[i].spaced; k++ {
			out[i].spaced = out[i].spacedOff(k)
		}
	}
	return out
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

// follows tells whether b is the next line of a's run.
func follows(a, b line) bool {
	step := (a.y - b.y) / a.size
	overlap := min(a.right, b.right) - max(a.left, b.left)
	return same(a.size, b.size) && step > leastLeading && step < mostLeading && overlap > 0
}

// same tells whether two sizes of type are one.
func same(a, b float64) bool { return math.Abs(a-b) < .04*max(a, b) }

// step is how far line k stands below the one before, in em.
func (r *run) step(k int) float64 { return (r.lines[k-1].y - r.lines[k].y) / r.size }

// measure finds the edges of a run and its leading. The left edge is where at least two lines
// begin, for a first line may stand left of it by half a mark's blank.
func (r *run) measure() {
	lefts := make([]float64, len(r.lines))
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
		if len(o.lines) > len(r.lines) && same(o.size, r.size) && in > .8 && in < 3.5 && r.right < o.right+.7*r.size {
			edge = o.edge
		}
		if len(o.lines) > len(r.lines) && same(o.size, r.size) && math.Abs(in) < 3.5 {
			right = max(right, min(o.right, r.edge+(o.right-o.edge)))
		}
	}
	r.edge, r.right = edge, right
}

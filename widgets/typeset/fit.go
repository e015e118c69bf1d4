package typeset

import "math"

// fit chooses the breakpoints at which the text at hand is broken and leaves them in
// the chain. Final means that the text ends the verse.
func (s *Setter) fit(indent int64, final bool) {
	if s.ragged {
		if s.firstFit(indent, final); s.words != nil && final {
			s.displayFit(indent)
		}
		return
	}
	s.totalFit(indent, final)
}

// firstFit fills one line after the other as far as it goes. Lines that are not
// justified want no more: no line is better for another being shorter.
func (s *Setter) firstFit(indent int64, final bool) {
	s.chain = s.chain[:0]
	room := s.measure - indent
	for i := 0; i < len(s.points)-1; room = s.measure {
		to, forced := i+1, i+1
		for j := i + 1; j < len(s.points) && between(&s.points[i], &s.points[j]).width <= room; j++ {
			forced = j
			if s.points[j].may != anywhere {
				to = j
			}
		}
		if s.points[to].may == anywhere {
			to = forced
		}
		s.chain = append(s.chain, int32(to))
		i = to
	}
	s.pullDown(final)
}

// pullDown gives a last line of one lone hanzi another from the line before.
func (s *Setter) pullDown(final bool) {
	n := len(s.chain)
	if !final || n < 2 || !s.isLone(int(s.chain[n-2])) {
		return
	}
	before := int32(0)
	if n > 2 {
		before = s.chain[n-3]
	}
	last := &s.points[len(s.points)-1]
	for to := s.chain[n-2] - 1; to > before && between(&s.points[to], last).width <= s.measure; to-- {
		if s.points[to].may <= atHyphen && !s.isLone(int(to)) {
			s.chain[n-2] = to
			break
		}
	}
}

// isLone reports whether from breakpoint i to the end of the verse there is no more than
// one hanzi, with or without marks (clreq 3.4.4).
func (s *Setter) isLone(i int) bool {
	hanzi := 0
	for k := s.points[i].cell; int(k) < len(s.cells); k++ {
		c := &s.cells[k]
		switch {
		case c.has(hidden):
		case c.class == han || c.class == symbol || c.class == fullAlnum:
			if hanzi++; hanzi > 1 {
				return false
			}
		case c.has(inWestern) && c.has(letter):
			return false
		}
	}
	return true
}

// The badness of a line is the cube of how far its gaps are stretched or its
// marks and spaces shrunk, in parts of what they take without being seen: a
// line twice as loose is eight times as bad, so one bad line is never bought
// with several good ones. A line of thirty hanzi with three marks takes and
// gives about as much, so that pushing in comes before pushing out (clreq 3.5)
// until it would leave hardly a mark its blank.
const (
	// tolerance is how loose a line is considered while others fit: as far as is
	// not seen. A line of thirty hanzi is then one or two short. At least two ends
	// are considered for every line, or a lone last hanzi could not be helped in a
	// narrow column.
	tolerance = 1
	// hyphenCost is for a break within a word, about that of a line stretched to
	// its limit; the others outweigh any number of loose lines nearby.
	hyphenCost   = 1
	syllableCost = 1.5
	inWordCost   = 3
	anywhereCost = 1e4
	loneCost     = 1e4
	// worst is where looser makes no difference any more, so that the costs of
	// one hopeless line leave those of the others their digits.
	worst = 10
	// overfull is for a single character wider than the line.
	overfull = 1e6
)

// chanceCosts are what breaks cost.
var chanceCosts = [...]float64{atHyphen: hyphenCost, atSyllable: syllableCost, inWord: inWordCost, anywhere: anywhereCost}

// badness is that of a line in the given room.
func badness(line sums, room int64) float64 {
	slack := room - line.width
	gives := line.stretch + 1
	gives += (-line.shrink - gives) & (slack >> 63) // -shrink where slack is negative, without a branch
	r := float64(slack) / float64(gives)
	if r > worst {
		r = worst
	}
	if -slack > line.shrink {
		return overfull
	}
	return r * r * r
}

// totalFit chooses the breakpoints with the least total badness, as Knuth and Plass
// do (Breaking Paragraphs into Lines, 1981): the best lines up to a breakpoint are the
// best lines up to the breakpoint the last of them begins at, and that one. Only stops
// within a line's length come into question, so that the time is linear.
func (s *Setter) totalFit(indent int64, final bool) {
	last := len(s.points) - 1
	for i := range s.points[1:] {
		s.points[i+1].cost = math.Inf(1)
	}
	s.points[0].cost = 0
	room, lo, hi := s.measure-indent, 1, 1
	for i := 0; i < last; i++ {
		a := &s.points[i]
		if a.cost > math.MaxFloat64 {
			continue
		}
		// A line that begins later is looser: both ends only go on.
		lo, hi = max(lo, i+1), max(hi, i+1)
		for hi < last && fits(a, &s.points[hi+1], room) {
			hi++
		}
		for lo < hi-1 && isLoose(a, &s.points[lo], room) {
			lo++
		}
		j := hi
		if j == last && final {
			s.close(i, room, j-i < loneWithin)
			j--
		}
		if lo <= j {
			improve(s.points[lo:j+1], a, int32(i), room)
		}
		room = s.measure
	}
	s.chain = s.chain[:0]
	for i := int32(last); i > 0; i = s.points[i].from {
		s.chain = append(s.chain, i)
	}
	for i, j := 0, len(s.chain)-1; i < j; i, j = i+1, j-1 {
		s.chain[i], s.chain[j] = s.chain[j], s.chain[i]
	}
}

// improve considers the lines from a, the breakpoint numbered from, to each of ends.
func improve(ends []breakpoint, a *breakpoint, from int32, room int64) {
	begins, cost := a.begins, a.cost
	for k := len(ends) - 1; k >= 0; k-- {
		b := &ends[k]
		line := sums{b.ends.width - begins.width, b.ends.stretch - begins.stretch, b.ends.shrink - begins.shrink}
		total := cost + chanceCosts[b.may] + badness(line, room)
		// Of lines as good, the fuller first. Costs are positive, so that their bits
		// compare as they do: without a branch that is half of the time mispredicted.
		best, by := math.Float64bits(b.cost), b.from
		if c := math.Float64bits(total); c <= best {
			best, by = c, from
		}
		b.cost, b.from = math.Float64frombits(best), by
	}
}

// close considers the line from breakpoint i to the end of the verse, which may be
// as short as it is.
func (s *Setter) close(i int, room int64, maybeLone bool) {
	a, b := &s.points[i], &s.points[len(s.points)-1]
	cost := a.cost + chanceCosts[b.may]
	if line := between(a, b); line.width > room {
		cost += badness(line, room)
	}
	if maybeLone && s.isLone(i) {
		cost += loneCost
	}
	if cost <= b.cost {
		b.cost, b.from = cost, int32(i)
	}
}

// loneWithin is how many breakpoints before the end are looked at for a lone hanzi:
// after it are the end, and those before marks that open.
const loneWithin = 4

func fits(a, b *breakpoint, room int64) bool {
	line := between(a, b)
	return line.width-line.shrink <= room
}

func isLoose(a, b *breakpoint, room int64) bool {
	line := between(a, b)
	return room-line.width > tolerance*line.stretch
}

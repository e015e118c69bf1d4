package find

import (
	"math/bits"
	"slices"
)

// A take is a class of characters that may take letters of a word from one on, and
// up to which: bit n for n letters.
type take struct {
	class uint16
	to    uint64
}

// What a take's bits tell besides letters: that a number may go on, and that there is
// nothing left. Of longer words the last letters share a bit.
const (
	lastLetter = 61
	numberOn   = 1 << 62
	done       = 1 << 63
)

// upTo is n letters as bits, and more where marks may be passed over that were typed.
func (p *pattern) upTo(n int) (to uint64) {
	for ; n < len(p.q); n++ {
		to |= 1 << min(n, lastLetter)
		if p.marks>>n&1 == 0 {
			return to
		}
	}
	return done
}

// A sieve tells of a word which characters may take which of its letters.
type sieve struct {
	reads, slips [][]take // by letter: as it was typed, and with the slip in it; nil before it is asked for
	can, err     []uint64 // by class: the letters that a character may take some from
	to           []uint64 // by class; zero
}

func (x *Index) sieve(p *pattern) *sieve {
	if p.sieve == nil {
		p.sieve = &sieve{reads: make([][]take, len(p.q)), slips: make([][]take, len(p.q)), to: make([]uint64, x.lists.n)}
	}
	return p.sieve
}

// gather returns what add is called with, of each class once.
func (s *sieve) gather(from func(add func(class uint16, to uint64))) []take {
	out := []take{}
	from(func(class uint16, to uint64) {
		if s.to[class] == 0 && to != 0 {
			out = append(out, take{class: class})
		}
		s.to[class] |= to
	})
	for i := range out {
		out[i].to, s.to[out[i].class] = s.to[out[i].class], 0
	}
	return out
}

// reads are the characters that may take letters from k on, as they were typed.
func (x *Index) reads(p *pattern, k int) []take {
	s := x.sieve(p)
	if s.reads[k] == nil {
		s.reads[k] = s.gather(func(add func(uint16, uint64)) { x.take(p, k, add) })
	}
	return s.reads[k]
}

func (x *Index) take(p *pattern, k int, add func(class uint16, to uint64)) {
	r, next := p.q[k], p.upTo(k+1)
	all := func(classes []uint16, to uint64) {
		for _, c := range classes {
			add(c, to)
		}
	}
	switch set := setOf(r); {
	case letter(r) >= 0:
		add(letterClass+uint16(letter(r)), next)
		if r == 'ü' {
			add(classOf('u'), next)
		}
	case set != 0:
		all(x.lists.bySimple[set], next)
	case isMark(r) && p.marks == 0: // marks alone, which are passed over in the lists
		add(classOf(r), done)
	default:
		add(classOf(r), next)
	}
	for _, s := range p.spelt[k] {
		all(x.lists.bySound[s], p.ends(k, s))
	}
	if p.num && (isDigit(r) || numeral(r) >= 0) { // a number that is written otherwise
		after := k
		for after < len(p.q) && (isDigit(r) && isDigit(p.q[after]) || numeral(r) >= 0 && numeral(p.q[after]) >= 0) {
			after++
		}
		to := p.upTo(after) | numberOn
		if !isDigit(r) {
			add(classOf(rune('0'+leading(r))), to)
			return
		}
		for _, d := range numerals {
			if leading(d) == leading(r) {
				all(x.lists.bySimple[setOf(d)], to)
			}
		}
	}
}

// ends are the letters up to which a syllable may be read from letter k on.
func (p *pattern) ends(k int, syllable uint16) (to uint64) {
	way := p.step(k, syllable)
	if way&(homophone|homophoneOf) != 0 {
		to |= p.upTo(k + 1)
	}
	way &^= homophone | homophoneOf
	way = way&plainSteps | way>>soundBits&plainSteps | way>>(2*soundBits)&plainSteps
	for b := way & wholeSteps; b != 0; b &= b - 1 {
		to |= p.upTo(k + bits.TrailingZeros64(uint64(b)) + 1)
	}
	if way&partStep != 0 {
		to |= done
	}
	if way&initialStep != 0 {
		to |= p.upTo(k + 1)
	}
	if way&zhStep != 0 {
		to |= p.upTo(k + 2)
	}
	return to
}

// slips are the characters that letters from k on may be meant for.
func (x *Index) slips(p *pattern, k int) []take {
	s := x.sieve(p)
	if s.slips[k] == nil {
		s.slips[k] = s.gather(func(add func(uint16, uint64)) {
			for _, syllable := range p.edits.meant[k] {
				to := uint64(0)
				for l, e := 1, p.edits.at(k, syllable); e != 0; l, e = l+1, e>>4 {
					if e&15 != 0 {
						to |= p.upTo(k + l)
					}
				}
				for _, c := range x.lists.bySound[syllable] {
					add(c, to)
				}
			}
		})
	}
	return s.slips[k]
}

// can tells by class which letters a character may take some from, as they were typed.
func (x *Index) can(p *pattern) []uint64 {
	s := x.sieve(p)
	if s.can == nil {
		s.can = x.takers(p, x.reads)
	}
	return s.can
}

// err is can of the letters that a slip is in.
func (x *Index) err(p *pattern) []uint64 {
	s := x.sieve(p)
	if s.err == nil {
		s.err = x.takers(p, x.slips)
	}
	return s.err
}

func (x *Index) takers(p *pattern, reads func(p *pattern, k int) []take) []uint64 {
	out := make([]uint64, x.lists.n)
	for k := range p.q {
		for _, r := range reads(p, k) {
			out[r.class] |= 1 << min(k, lastLetter)
		}
	}
	for c := range out {
		out[c] |= done
	}
	if p.num {
		for d := range uint16(10) {
			out[digitClass+d] |= numberOn
		}
		for _, d := range numerals {
			for _, c := range x.lists.bySimple[setOf(d)] {
				out[c] |= numberOn
			}
		}
	}
	return out
}

// An anchors is where a pattern is tried: where one of its characters is of a class
// that takes letters of it, and the next of one that can go on from there.
type anchors struct {
	chars uint64 // bit n: n others of the pattern come before the character
	first []take
	can   []uint64 // by class of the next; nil for any
}

// lists calls yield with the numbers of the lists, until it returns false.
func (a *anchors) lists(x *lists, yield func(pair uint32) bool) {
	for _, r := range a.first {
		for pair := x.pairs[r.class]; pair < x.pairs[r.class+1]; pair++ {
			if (a.can == nil || a.can[x.next[pair]]&r.to != 0) && !yield(pair) {
				return
			}
		}
	}
}

// size is in how many bytes the lists are written.
func (x *Index) size(a *anchors) int {
	n := 0
	a.lists(&x.lists, func(pair uint32) bool {
		n += x.lists.size(pair)
		return true
	})
	return n
}

// each calls visit with every place of the lists, in any order, until it returns
// false.
func (x *Index) each(a *anchors, visit func(place int32) bool) {
	a.lists(&x.lists, func(pair uint32) bool {
		for place := range x.lists.each(pair) {
			if !visit(place) {
				return false
			}
		}
		return true
	})
}

// beginning is where a pattern may begin; with alone, also where one character is
// all of it.
func (x *Index) beginning(p *pattern, alone bool) *anchors {
	k := 0
	for k < len(p.q)-1 && p.marks>>k&1 != 0 {
		k++
	}
	a := &anchors{1, x.reads(p, k), x.can(p)}
	if !alone {
		a.first = slices.Clone(a.first)
		for i := range a.first {
			a.first[i].to &^= done
		}
	}
	return a
}

// character is where one character is, in any form.
func (x *Index) character(r rune) *anchors {
	a := &anchors{chars: 1}
	if set := setOf(r); set != 0 {
		for _, c := range x.lists.bySimple[set] {
			a.first = append(a.first, take{class: c})
		}
	} else {
		a.first = append(a.first, take{class: classOf(r)})
	}
	return a
}

// fewPlaces are so few that to look for fewer takes longer than to try them.
const fewPlaces = 500

// mostBefore is in how many ways characters may come before one at which a pattern
// is tried.
const mostBefore = 6

// anchor is where a pattern is tried with the least to do: where it may begin, or at
// letters that every way to read it comes by.
func (x *Index) anchor(p *pattern) *anchors {
	best := x.beginning(p, true)
	size := x.size(best)
	if size <= fewPlaces || !p.parts() {
		return best
	}
	chars := x.before(p, []uint64{1}, func(k int) []take { return x.reads(p, k) })
	return x.fewer(p, best, size, chars, x.passed(p, chars))
}

// parts reports whether it may be told what comes before a letter of a pattern: not
// where marks may be passed over, or numbers are written otherwise.
func (p *pattern) parts() bool { return p.marks == 0 && !p.num && len(p.q) <= lastLetter }

// fewer is the best of anchors of a size and those at letters that no way to read a
// pattern passes over.
func (x *Index) fewer(p *pattern, best *anchors, size int, chars []uint64, passed uint64) *anchors {
	for k := 1; k < len(p.q) && size > fewPlaces; k++ {
		ways := bits.OnesCount64(chars[k])
		if ways == 0 || ways > mostBefore || passed>>k&1 != 0 {
			continue
		}
		a := &anchors{chars[k], x.reads(p, k), x.can(p)}
		if n := x.size(a) * (1 + ways) / 2; n < size {
			best, size = a, n
		}
	}
	return best
}

// before tells by letter how many characters may come before it, bit n for n, for
// some letters that is known of.
func (x *Index) before(p *pattern, known []uint64, reads func(k int) []take) []uint64 {
	out := make([]uint64, len(p.q)+1)
	copy(out, known)
	for k := range p.q {
		if out[k] == 0 {
			continue
		}
		to := uint64(0)
		for _, r := range reads(k) {
			to |= r.to
		}
		for to &^= done | numberOn; to != 0; to &= to - 1 {
			out[bits.TrailingZeros64(to)] |= out[k] << 1
		}
	}
	return out
}

// passed are the letters that some way to read a pattern passes over, of those that
// begin where something may come before.
func (x *Index) passed(p *pattern, chars []uint64) (out uint64) {
	for k := range p.q {
		if chars[k] == 0 {
			continue
		}
		to := uint64(0)
		for _, r := range x.reads(p, k) {
			to |= r.to
		}
		if last := bits.Len64(to&^numberOn) - 1; last > k {
			out |= 1<<last - 1<<(k+1)
		}
	}
	return out
}

// slipped is where a pattern with a slip in it may be. For each syllable that may
// hold the slip it is at what has the fewest places: that syllable itself as it may be
// meant, what stands beside it, or what was typed rightly elsewhere in the word.
func (x *Index) slipped(p *pattern, read reading) []*anchors {
	rest := x.rightly(p, read)
	out := []*anchors{}
	add := func(a *anchors) {
		if !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	for k := range p.q {
		if letter(p.q[k]) < 0 || !read.before[k] || len(x.slips(p, k)) == 0 {
			continue
		}
		best := []*anchors{{read.chars[k], x.slips(p, k), x.can(p)}}
		size := x.size(best[0])
		for _, other := range [...][]*anchors{x.meantAfter(p, read, k), x.meantBefore(p, read, k)} {
			n := 0
			for _, a := range other {
				n += x.size(a)
			}
			if other != nil && n < size {
				best, size = other, n
			}
		}
		ends := uint64(0)
		for _, r := range x.slips(p, k) {
			ends |= r.to
		}
		for _, t := range rest {
			if t.size < size && (!t.after && t.to < k || t.after && ends < 2<<t.at) {
				best, size = []*anchors{t.anchors}, t.size
			}
		}
		for _, a := range best {
			add(a)
		}
	}
	hanzi := slices.ContainsFunc(p.q, func(r rune) bool { return setOf(r) != 0 })
	if hanzi {
		a := x.beginning(p, true)
		if p.parts() {
			a = x.fewer(p, a, x.size(a), read.chars, x.passed(p, read.chars))
		}
		add(a)
	}
	if hanzi && p.edits.wrong {
		for _, a := range x.besideWrong(p) {
			add(a)
		}
	}
	return out
}

// A right is where two characters of a word with a slip in it were typed rightly.
type right struct {
	*anchors
	size  int
	at    int  // the letter they begin with
	to    int  // the last that the second may begin with
	after bool // the slip is before them, or else after
}

// rightly are the pairs of characters of which one is in every way to read a word,
// before a slip and after it.
func (x *Index) rightly(p *pattern, read reading) (out []right) {
	if !p.parts() {
		return nil
	}
	after := make([]uint64, len(p.q)+1)
	for k := range p.q {
		if read.chars[k] == 0 || letter(p.q[k]) < 0 {
			continue
		}
		for _, r := range x.slips(p, k) {
			for to := r.to &^ done; to != 0; to &= to - 1 {
				after[bits.TrailingZeros64(to)] |= read.chars[k] << 1
			}
		}
	}
	after = x.before(p, after, func(k int) []take { return x.reads(p, k) })
	for _, way := range [...]struct {
		chars []uint64
		after bool
	}{{read.chars, false}, {after, true}} {
		passed := x.passed(p, way.chars)
		for k := range p.q {
			ways := bits.OnesCount64(way.chars[k])
			if ways == 0 || ways > mostBefore || passed>>k&1 != 0 {
				continue
			}
			a := &anchors{way.chars[k], x.reads(p, k), x.can(p)}
			to := uint64(0)
			for _, r := range a.first {
				to |= r.to
			}
			if to&done != 0 && !way.after {
				continue
			}
			out = append(out, right{a, x.size(a) * (1 + ways) / 2, k, bits.Len64(to) - 1, way.after})
		}
	}
	return out
}

// meantBefore is where the characters are that end before letter k, before what
// letters from there on may be meant for; nil for the first.
func (x *Index) meantBefore(p *pattern, read reading, k int) (out []*anchors) {
	if k == 0 || k > lastLetter {
		return nil
	}
	for from := range k {
		if !read.before[from] {
			continue
		}
		a := &anchors{read.chars[from], nil, x.err(p)}
		for _, r := range x.reads(p, from) {
			if r.to>>k&1 != 0 {
				r.to = 1 << k
				a.first = append(a.first, r)
			}
		}
		if a.first != nil {
			out = append(out, a)
		}
	}
	return out
}

// meantAfter is where the characters are that were typed after what letters from k
// on may be meant for; nil if that may end the word.
func (x *Index) meantAfter(p *pattern, read reading, k int) (out []*anchors) {
	ends := uint64(0)
	for _, r := range x.slips(p, k) {
		ends |= r.to
	}
	if ends&done != 0 {
		return nil
	}
	for ; ends != 0; ends &= ends - 1 {
		to := bits.TrailingZeros64(ends)
		if to >= lastLetter {
			return nil
		}
		out = append(out, &anchors{read.chars[k] << 1, x.reads(p, to), x.can(p)})
	}
	return out
}

// wholes are the numbers of letters in which a syllable may be read whole, bit 0
// for one.
func wholes(way step) step {
	return (way | way>>soundBits | way>>(2*soundBits)) & wholeSteps
}

// besideWrong is where a word of hanzi may be of which one is any other: for each of
// them at two others that stand together, or else at the rarer of the rest.
func (x *Index) besideWrong(p *pattern) (out []*anchors) {
	n := len(p.q)
	for _, r := range p.q {
		if setOf(r) == 0 {
			return nil
		}
	}
	pairs, ones := make([]*anchors, n), make([]*anchors, n)
	sizes := make([]int, 2*n)
	for k := range n {
		pairs[k], ones[k] = &anchors{1 << k, x.reads(p, k), x.can(p)}, x.character(p.q[k])
		ones[k].chars = 1 << k
		sizes[k], sizes[n+k] = x.size(pairs[k]), x.size(ones[k])
	}
	for wrong := range n {
		best, size := (*anchors)(nil), 0
		better := func(a *anchors, n int) {
			if best == nil || n < size {
				best, size = a, n
			}
		}
		for k := range n {
			switch {
			case k == wrong:
			case k+1 < n && k+1 != wrong:
				better(pairs[k], sizes[k])
			case n == minWrongHanzi:
				better(ones[k], sizes[n+k])
			}
		}
		if best != nil && !slices.Contains(out, best) {
			out = append(out, best)
		}
	}
	return out
}

// back is the character c significant ones before place i, -1 for none in its
// text.
func (m *matcher) back(i, c int) int {
	for c > 0 {
		if i--; i < 0 || m.codes[i] == end {
			return -1
		}
		if !m.glyphs[m.codes[i]].mark {
			c--
		}
	}
	return i
}

// rarest is where the rarest of the characters of a word is that must be there
// as they are, and which that is; nil if there is none.
func (x *Index) rarest(p *pattern) (best *anchors, lit rune) {
	size := 0
	for _, r := range p.q {
		if letter(r) >= 0 || !p.loose && (isDigit(r) || isMark(r) || numeral(r) >= 0) {
			continue
		}
		a := x.character(r)
		if n := x.size(a); best == nil || n < size {
			best, size, lit = a, n, r
		}
	}
	return best, lit
}

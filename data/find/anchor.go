package find

import "math/bits"

// An anchors is where a pattern is tried: lists of places of one of its
// characters, by class the letters the next one may begin with.
type anchors struct {
	chars uint64 // bit n: n others of the pattern come before the character
	next  []uint32
}

func (x *Index) anchors(chars uint64) *anchors {
	return &anchors{chars, make([]uint32, x.t.classes())}
}

// size is in how many bytes the lists are written.
func (x *Index) size(a *anchors) int {
	n := 0
	for class, next := range a.next {
		for b := next; b != 0; b &= b - 1 {
			n += x.lists.size(listOf(class, bits.TrailingZeros32(b)))
		}
	}
	return n
}

// each calls visit with every place of the lists, in any order, until it returns
// false.
func (x *Index) each(a *anchors, visit func(place int32) bool) {
	for class, next := range a.next {
		for b := next; b != 0; b &= b - 1 {
			for place := range x.lists.each(listOf(class, bits.TrailingZeros32(b))) {
				if !visit(place) {
					return
				}
			}
		}
	}
}

// initially is where a pattern may begin.
func (x *Index) initially(p *pattern) *anchors { return x.beginning(p, true) }

// beginning is initially, with the places where one character alone is all that
// was typed, or without.
func (x *Index) beginning(p *pattern, alone bool) *anchors {
	a := x.anchors(1)
	k := 0
	for k < len(p.q)-1 && p.marks>>k&1 != 0 {
		k++
	}
	r := p.q[k]
	switch {
	case letter(r) >= 0:
		for s := range x.t.syllables {
			a.next[s] |= x.after(p, k, uint16(s), alone)
		}
		lit := r
		if r == 'ü' {
			lit = 'u'
		}
		a.next[x.t.classOf(lit)] |= p.follows(k + 1)
	case isDigit(r):
		a.next[x.t.classOf(r)] |= p.follows(k + 1)
		for _, d := range numerals {
			if leading(d) == leading(r) {
				x.hanzi(a, d, anyNext)
			}
		}
	case numeral(r) >= 0 && p.edits == nil:
		x.hanzi(a, r, p.follows(k+1))
		if p.num {
			a.next[x.t.classOf(rune('0'+leading(r)))] |= anyNext
		}
	case setOf(r) == 0:
		a.next[x.t.classOf(r)] |= p.follows(k + 1)
	case p.edits != nil: // by its sound
		for s := range x.t.syllables {
			if p.step(k, uint16(s))&(homophone|homophoneOf) != 0 {
				a.next[s] |= p.follows(k + 1)
			}
		}
	default:
		x.hanzi(a, r, p.follows(k+1))
	}
	return a
}

// after are the letters that the character after a syllable, read from letter k
// on, may begin with.
func (x *Index) after(p *pattern, k int, syllable uint16, alone bool) (next uint32) {
	follows := func(n int) uint32 {
		if f := p.follows(n); f != anyNext || alone {
			return f
		}
		return 0
	}
	way := p.step(k, syllable)
	if way &^= homophone | homophoneOf; way != 0 {
		way = way&plainSteps | way>>soundBits&plainSteps | way>>(2*soundBits)&plainSteps
		for b := way & wholeSteps; b != 0; b &= b - 1 {
			next |= follows(k + bits.TrailingZeros64(uint64(b)) + 1)
		}
		if way&partStep != 0 {
			next |= follows(len(p.q))
		}
		if way&initialStep != 0 {
			next |= follows(k + 1)
		}
		if way&zhStep != 0 {
			next |= follows(k + 2)
		}
	}
	if p.edits != nil {
		for l, e := 1, p.edits.at(k, syllable); e != 0; l, e = l+1, e>>4 {
			if e&15 != 0 {
				next |= follows(k + l)
			}
		}
	}
	return next
}

// hanzi adds where a hanzi may be: in the shortest of the lists of its sounds,
// all of which have it.
func (x *Index) hanzi(a *anchors, r rune, next uint32) {
	best, size := -1, 0
	for _, s := range x.t.sets[setOf(r)] {
		n := 0
		for b := next; b != 0; b &= b - 1 {
			n += x.lists.size(listOf(int(s.syllable), bits.TrailingZeros32(b)))
		}
		if best < 0 || n < size {
			best, size = int(s.syllable), n
		}
	}
	if best >= 0 {
		a.next[best] |= next
	} else {
		a.next[x.t.classOf(r)] |= next
	}
}

// anchor is where a pattern is tried with the least to do: where it may begin, or
// at a hanzi that only characters which were typed themselves come before.
func (x *Index) anchor(p *pattern) *anchors {
	best := x.initially(p)
	size := x.size(best)
	for k, n := 0, 0; k < len(p.q) && !p.num && letter(p.q[k]) < 0; k++ {
		if p.marks>>k&1 != 0 {
			continue
		}
		if n > 0 {
			a := x.anchors(1 << n)
			x.hanzi(a, p.q[k], p.follows(k+1))
			if s := x.size(a); s < size {
				best, size = a, s
			}
		}
		n++
	}
	return best
}

// rarest is where the rarest of the characters of a word is that must be there
// as they are, and which that is; nil if there is none.
func (x *Index) rarest(p *pattern) (best *anchors, lit rune) {
	size := 0
	for _, r := range p.q {
		if letter(r) >= 0 || !p.loose && (isDigit(r) || isMark(r) || numeral(r) >= 0) {
			continue
		}
		a := x.anchors(1)
		x.hanzi(a, r, anyNext)
		if n := x.size(a); best == nil || n < size {
			best, size, lit = a, n, r
		}
	}
	return best, lit
}

// slipped is where a pattern with a slip in it may be. For each syllable that may
// hold the slip it is at what has the fewest places: that syllable itself as it
// may be meant, the one before, or the one after, as they were typed.
func (x *Index) slipped(p *pattern, read reading) []*anchors {
	out := []*anchors{}
	for k := range p.q {
		if letter(p.q[k]) < 0 || !read.before[k] {
			continue
		}
		here := x.meantHere(p, read, k)
		if here == nil {
			continue
		}
		best := []*anchors{here}
		size := x.size(here)
		for _, other := range [][]*anchors{x.meantAfter(p, read, k), x.meantBefore(p, read, k)} {
			n := 0
			for _, a := range other {
				n += x.size(a)
			}
			if other != nil && n < size {
				best, size = other, n
			}
		}
		out = append(out, best...)
	}
	byChars := map[int]*anchors{} // of hanzi
	at := func(k int) *anchors {
		if byChars[k] == nil {
			byChars[k] = x.anchors(read.chars[k])
			out = append(out, byChars[k])
		}
		return byChars[k]
	}
	if letter(p.q[0]) < 0 {
		out = append(out, x.initially(p))
	}
	if p.edits.wrong {
		x.besideWrong(p, at)
	}
	return out
}

// slips calls yield with the syllables that letters from k on may be meant for, and
// of how many letters.
func (x *Index) slips(p *pattern, k int, yield func(syllable uint16, letters int)) {
	for s := range x.t.syllables {
		for l, e := 1, p.edits.at(k, uint16(s)); e != 0; l, e = l+1, e>>4 {
			if e&15 != 0 {
				yield(uint16(s), l)
			}
		}
	}
}

// meantHere is where the syllables are that letters from k on may be meant for;
// nil if there are none.
func (x *Index) meantHere(p *pattern, read reading, k int) *anchors {
	a := x.anchors(read.chars[k])
	any := false
	x.slips(p, k, func(s uint16, l int) {
		a.next[s] |= p.follows(k + l)
		any = true
	})
	if !any {
		return nil
	}
	return a
}

// meantBefore is where the syllables are that end before letter k, before what
// letters from there on may be meant for; nil if something else ends there.
func (x *Index) meantBefore(p *pattern, read reading, k int) (out []*anchors) {
	if k == 0 {
		return nil
	}
	next := uint32(0)
	x.slips(p, k, func(s uint16, l int) { next |= 1 << (x.t.syllables[s][0] - 'a') })
	for from := range k {
		if !read.before[from] {
			continue
		}
		if letter(p.q[from]) < 0 {
			if from == k-1 {
				return nil
			}
			continue
		}
		a := x.anchors(read.chars[from])
		any := false
		for s := range x.t.syllables {
			if wholes(p.step(from, uint16(s)))>>(k-from-1)&1 != 0 {
				a.next[s] |= next
				any = true
			}
		}
		if any {
			out = append(out, a)
		}
	}
	return out
}

// meantAfter is where the syllables are that were typed after what letters from k
// on may be meant for; nil if that may end the word, or if other things than
// syllables come after.
func (x *Index) meantAfter(p *pattern, read reading, k int) (out []*anchors) {
	known := map[int]bool{}
	good := true
	x.slips(p, k, func(_ uint16, l int) {
		to := k + l
		if to == len(p.q) || letter(p.q[to]) < 0 {
			good = false
			return
		}
		if known[to] {
			return
		}
		known[to] = true
		a := x.anchors(read.chars[k] << 1)
		for s := range x.t.syllables {
			way := p.step(to, uint16(s))
			for b := wholes(way); b != 0; b &= b - 1 {
				a.next[s] |= p.follows(to + bits.TrailingZeros64(uint64(b)) + 1)
			}
			if (way|way>>soundBits|way>>(2*soundBits))&(partStep|initialStep|zhStep) != 0 {
				a.next[s] |= anyNext
			}
		}
		out = append(out, a)
	})
	if !good {
		return nil
	}
	return out
}

// wholes are the numbers of letters in which a syllable may be read whole, bit 0
// for one.
func wholes(way step) step {
	return (way | way>>soundBits | way>>(2*soundBits)) & wholeSteps
}

// besideWrong adds where a word of hanzi may be of which one is any other: for
// each of them at two others that stand together, or else at the rarer of the
// rest.
func (x *Index) besideWrong(p *pattern, at func(k int) *anchors) {
	n := len(p.q)
	for _, r := range p.q {
		if setOf(r) == 0 {
			return
		}
	}
	pair := func(k int) *anchors { // characters k and k+1 by their sounds
		a := x.anchors(0)
		for s := range x.t.syllables {
			if p.step(k, uint16(s))&(homophone|homophoneOf) != 0 {
				a.next[s] = p.follows(k + 1)
			}
		}
		return a
	}
	one := func(k int) *anchors {
		a := x.anchors(0)
		x.hanzi(a, p.q[k], anyNext)
		return a
	}
	for wrong := range n {
		best, size, place := (*anchors)(nil), 0, 0
		for k := range n {
			var a *anchors
			switch {
			case k == wrong:
				continue
			case k+1 < n && k+1 != wrong:
				a = pair(k)
			case n == minWrongHanzi:
				a = one(k)
			default:
				continue
			}
			if s := x.size(a); best == nil || s < size {
				best, size, place = a, s, k
			}
		}
		if best == nil {
			continue
		}
		to := at(place)
		for class, next := range best.next {
			to.next[class] |= next
		}
	}
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

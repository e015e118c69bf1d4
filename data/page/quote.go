package page

import (
	"math/bits"
	"math/rand/v2"
	"slices"
	"unicode/utf8"
)

// A pull quote is a stretch of whole units, blocks or lines of type, that
// repeats letter for letter what the body says elsewhere. It may begin in the
// middle of a clause, and join two or three sentences that stand apart in the
// body. To find them in one pass, the first letters of every unit are kept in a
// table, and the letters from every place of the body on are looked up in it. A
// unit that agrees no further than to a mark is kept for a second pass, which
// looks for the sentence after that mark; a third ends it.

const (
	quoteKey = 8  // letters that must agree before two places are compared
	minQuote = 10 // letters of the shortest pull quote; shorter repeats are headings and headlines
	minTorn  = 14 // of one that begins in the middle of a clause: a line of type that repeats a long name is shorter
	// Longer repeats are the same article twice: a pull quote is two or three
	// sentences.
	maxQuote = 300
	// What bounds the work on hostile text: units kept for one key, and places
	// compared for one unit.
	maxSame  = 4
	maxTries = 16
	maxParts = 3 // sentences that one quote joins
)

// A stretch is a run of units, first to last, whose letters stand elsewhere too.
type stretch struct {
	first, last int
	letters     int
	of          [][2]int // where they stand: from one unit to another, for each sentence
}

// repeats finds the stretches that repeat others in their section, and notes
// them in the units. typed tells that the units are lines of type.
func repeats(units []block, typed bool, w *watch) []stretch {
	for i := range units {
		units[i].unit, units[i].echo = i, -1
	}
	var found []stretch
	l := letters{watch: w}
	for start := 0; start < len(units); {
		end := start
		for end < len(units) && (end == start || units[end].role != label) {
			end++
		}
		if end-start > 2 {
			l.take(units, start, end)
			found = append(found, l.repeats(typed)...)
		}
		start = end
	}
	for _, s := range found {
		for i := s.first; i <= s.last; i++ {
			units[i].echo, units[i].stretch = s.of[0][0], s.first
		}
	}
	return found
}

// letters are the letters of the units of a section.
type letters struct {
	watch *watch
	units []block  // of the page
	first int      // unit of the section
	from  []int32  // of each unit the index of its first letter in text, and the end
	text  []uint32 // letters, and of each what stands before it; 0 between bodies, and at the end
}

// What stands before a letter, after the one before it, above its 21 bits.
const (
	markBefore  uint32 = 1 << (31 - iota) // a mark
	pauseBefore                           // one that parts clauses
	stopBefore                            // one that ends a sentence
	letterBits  = 1<<21 - 1
)

// take fills l with the letters of units, from start to end.
func (l *letters) take(units []block, start, end int) {
	l.units, l.first = units, start
	size := 1
	for i := start; i < end; i++ {
		size += units[i].size + 1
	}
	l.from, l.text = slices.Grow(l.from[:0], end-start+1), slices.Grow(l.text[:0], size)
	before := uint32(0)
	for i := start; i < end; i++ {
		l.from = append(l.from, int32(len(l.text)))
		if units[i].role != body {
			l.text = append(l.text, 0)
			before = 0
			continue
		}
		s := units[i].String
		for at, n := 0, 0; at < len(s); at += n {
			r := threeAt(s, at)
			if n = 3; r == 0 {
				r, n = utf8.DecodeRuneInString(s[at:])
			}
			switch classOf(r) {
			case letter:
				l.text = append(l.text, uint32(r)|before)
				before = 0
			case space:
			case terminal:
				before |= markBefore | stopBefore
			case pause:
				before |= markBefore | pauseBefore
			default:
				before |= markBefore
			}
		}
	}
	l.from = append(l.from, int32(len(l.text)))
	l.text = append(l.text, 0)
}

// start is the index of unit's first letter.
func (l *letters) start(unit int) int32 { return l.from[unit-l.first] }

func (l *letters) repeats(typed bool) []stretch {
	hits, torn := l.agree(nil, typed)
	for n := 1; n < maxParts && len(torn) > 0; n++ {
		var found []stretch
		found, torn = l.agree(torn, typed)
		hits = append(hits, found...)
	}
	return settleRepeats(l.units, hits, typed)
}

// A part is what of a quote has been found so far: nothing, or all before a
// letter. Where that stands is of.
type part struct {
	first   int   // unit the quote begins with
	unit    int   // it is found up to
	at      int32 // index of the letter that comes next
	letters int   // found
	of      [][2]int
}

// agree looks for what follows each of parts, once through the letters. No parts
// are those that every unit of body begins. It returns the stretches that are
// whole now, and the parts that agree with something as far as a mark.
func (l *letters) agree(parts []part, typed bool) ([]stretch, []part) {
	count := len(parts)
	if parts == nil {
		count = len(l.from) - 1
	}
	partOf := func(i int32) part {
		if parts == nil {
			return part{first: l.first + int(i), unit: l.first + int(i), at: l.from[i]}
		}
		return parts[i]
	}
	table := l.tableOf(count, partOf)
	tries := make([]uint8, count)
	a := agreement{longest: make(map[int32]int)}
	hash := uint64(0) // of the last letters: each shifts those before it by a byte, quoteKey of them out
	run := 0          // letters since the last break
	unit := l.first   // that the first letter hashed is of
	for at, v := range l.text {
		if v == 0 {
			run = 0
			continue
		}
		if at%step == 0 && l.watch.over(step) {
			return nil, nil
		}
		hash = hash<<(64/quoteKey) + uint64(v&letterBits)
		if run++; run < quoteKey || !table.may(hash) {
			continue
		}
		begin := int32(at - quoteKey + 1)
		for i := table.find(hash); i > 0; i = table.another(i) {
			for l.start(unit+1) <= begin {
				unit++
			}
			p := partOf(i - 1)
			if unit >= p.first && unit <= p.unit || tries[i-1] >= maxTries {
				continue
			}
			tries[i-1]++
			l.watch.over(step)
			s, t := l.extent(&p, unit, begin, typed)
			clause := l.text[begin]&markBefore != 0 || run == quoteKey || !typed && begin == l.start(unit)
			if s.quotes(clause) {
				a.found = append(a.found, s)
			}
			a.keep(i, t)
		}
	}
	return a.found, a.torn
}

// quotes reports whether s is long enough for a quote, and not too long; clause
// tells that it begins with one.
func (s *stretch) quotes(clause bool) bool {
	return s.letters <= maxQuote && (s.letters >= minTorn || clause && s.letters >= minQuote)
}

// An agreement is what was found to agree.
type agreement struct {
	found   []stretch     // whole units
	torn    []part        // what agrees to a mark
	longest map[int32]int // part to the longest of torn that began with it
}

// keep keeps t, that began with part i, if it is the longest.
func (a *agreement) keep(i int32, t part) {
	k, known := a.longest[i]
	switch {
	case t.letters == 0:
	case !known:
		a.longest[i] = len(a.torn)
		a.torn = append(a.torn, t)
	case t.letters > a.torn[k].letters:
		a.torn[k] = t
	}
}

// A partTable finds parts by their first letters. Parts are numbered from 1.
type partTable struct {
	sieve []uint64 // a bit for each of sieved times as many places, set where a part is: most keys fall through
	first []int32  // the first part of those that share a place
	next  []int32  // the next one
	keys  []uint64 // of each part
	shift int
}

// sieved is how many times more places the sieve of a partTable has, as a
// logarithm to base 2: of sixty keys that nothing has, one goes on to the table.
const sieved = 4

// spread chooses the place of a key; being odd and nobody's guess, it keeps a
// text from being made whose keys share one.
var spread = rand.Uint64() | 1

func (l *letters) tableOf(count int, partOf func(int32) part) *partTable {
	bits := bits.Len(uint(count)) + 1 // half of the places stay free, or more
	t := &partTable{
		sieve: make([]uint64, (1<<bits<<sieved+63)/64),
		first: make([]int32, 1<<bits),
		next:  make([]int32, count+1),
		keys:  make([]uint64, count+1),
		shift: 64 - bits,
	}
	for i := range int32(count) {
		p := partOf(i)
		key, ok := l.keyOf(p.unit, p.at)
		if !ok {
			continue
		}
		same := 0
		for k := t.find(key); k > 0; k = t.another(k) {
			same++
		}
		if same < maxSame {
			bit := key * spread >> (t.shift - sieved)
			t.sieve[bit/64] |= 1 << (bit % 64)
			at := &t.first[key*spread>>t.shift]
			t.next[i+1], t.keys[i+1] = *at, key
			*at = i + 1
		}
	}
	return t
}

// may reports whether a part may have key.
func (t *partTable) may(key uint64) bool {
	bit := key * spread >> (t.shift - sieved)
	return t.sieve[bit/64]&(1<<(bit%64)) != 0
}

// find returns the last part put in that has key, or 0.
func (t *partTable) find(key uint64) int32 {
	return t.skip(t.first[key*spread>>t.shift], key)
}

// another returns the one put in before part k that has the same key, or 0.
func (t *partTable) another(k int32) int32 { return t.skip(t.next[k], t.keys[k]) }

func (t *partTable) skip(k int32, key uint64) int32 {
	for k > 0 && t.keys[k] != key {
		k = t.next[k]
	}
	return k
}

// stands reports whether s, in lines of type, can be more than a line that
// happens to hold a phrase twice used: it begins where something may begin, or
// after a quote, or it is long.
func stands(units []block, s *stretch) bool {
	if s.letters >= 2*minQuote || s.first == 0 {
		return true
	}
	p := &units[s.first-1]
	return p.role != body || p.ended || p.echo >= 0
}

// settleRepeats decides which of two stretches that agree is the quote.
func settleRepeats(units []block, hits []stretch, typed bool) []stretch {
	// The longest first: a fragment of the body may stand inside a pull quote,
	// which is then no proof that the fragment is one.
	slices.SortStableFunc(hits, func(a, b stretch) int {
		if a.letters != b.letters {
			return b.letters - a.letters
		}
		if x, y := units[a.last].ended, units[b.last].ended; x != y {
			if y {
				return -1 // of two that agree the one without its full stop
			}
			return 1
		}
		return b.first - a.first // or the later
	})
	taken := make(map[int]bool) // units that are quotes, or what they quote
	var found []stretch
next:
	for _, s := range hits {
		if typed && !stands(units, &s) {
			continue
		}
		for i := s.first; i <= s.last; i++ {
			if taken[i] {
				continue next
			}
		}
		for _, of := range s.of {
			for i := of[0]; i <= of[1]; i++ {
				if units[i].echo >= 0 {
					continue next
				}
			}
		}
		for i := s.first; i <= s.last; i++ {
			taken[i], units[i].echo = true, s.of[0][0]
		}
		for _, of := range s.of {
			for i := of[0]; i <= of[1]; i++ {
				taken[i] = true
			}
		}
		found = append(found, s)
	}
	return found
}

// A cursor goes through letters.
type cursor struct {
	*letters
	at   int32 // index of the next letter
	unit int   // of the letter last read
}

// next returns the next letter and what stands before it, or 0 at the body's end.
func (c *cursor) next() (r, before uint32) {
	v := c.text[c.at]
	if v == 0 {
		return 0, 0
	}
	for c.start(c.unit+1) <= c.at {
		c.unit++
	}
	c.at++
	return v & letterBits, v &^ letterBits
}

// atEnd reports whether no letter is left in the cursor's unit.
func (c *cursor) atEnd() bool { return c.at >= c.start(c.unit+1) }

// keyOf hashes the letters from at on, the first of them in unit or after it:
// those of one unit, and of the units after it while no sentence ends.
func (l *letters) keyOf(unit int, at int32) (key uint64, ok bool) {
	for i := at; i < at+quoteKey; i++ {
		v := l.text[i]
		if v == 0 {
			return 0, false
		}
		for ; l.start(unit+1) <= i; unit++ {
			if l.units[unit].ended {
				return 0, false
			}
		}
		key = key<<(64/quoteKey) + uint64(v&letterBits)
	}
	return key, true
}

// A comparison goes through what follows a part and through a place of the body
// that it may repeat, letter by letter as long as they agree.
type comparison struct {
	*letters
	p         *part
	typed     bool
	q, b      cursor // the part's letters, and the body's
	in        int    // unit of the body that the place is in
	n         int    // letters that agree
	fromStart bool   // the place is a unit's beginning: what has its sentences from whole units is what these quote
	together  bool   // a unit of each ended with the same letter: another quote may follow, and agree by accident
}

// of tells where what agrees stands.
func (c *comparison) of() [][2]int {
	return append(c.p.of[:len(c.p.of):len(c.p.of)], [2]int{c.in, c.b.unit})
}

// extent compares what follows p with the letters from begin, in unit j, on. It
// returns the whole units that agree to their ends, and what agrees to a mark.
func (l *letters) extent(p *part, j int, begin int32, typed bool) (s stretch, torn part) {
	c := comparison{letters: l, p: p, typed: typed, in: j,
		q: cursor{letters: l, at: p.at, unit: p.unit}, b: cursor{letters: l, at: begin, unit: j},
		n: p.letters, fromStart: begin == l.start(j)}
	s = stretch{first: p.first, last: p.first - 1}
	for {
		unit, on := c.q.unit, c.b.unit
		r, mark := c.q.next()
		if c.tearsAt(unit, mark) {
			torn = part{first: p.first, unit: unit, at: c.q.at - 1, letters: c.n, of: c.of()}
		}
		if r == 0 {
			return s, torn
		}
		same, above := c.b.next()
		if r != same || c.meet() || c.parts(unit, on, mark, above) {
			return s, torn
		}
		c.n++
		l.watch.over(1)
		c.together = c.together || c.q.atEnd() && c.b.atEnd()
		if c.q.atEnd() && !(p.of != nil && c.fromStart && c.b.atEnd()) {
			s.last, s.letters, s.of = c.q.unit, c.n, c.of()
		}
		if c.n > maxQuote {
			s.letters = c.n
			return s, torn
		}
	}
}

// tearsAt reports whether the part may go on elsewhere in the body, its last
// letter being in unit and mark after it.
func (c *comparison) tearsAt(unit int, mark uint32) bool {
	if mark == 0 || c.together || c.n-c.p.letters < quoteKey || c.n > maxQuote || c.fromStart && c.b.atEnd() {
		return false
	}
	return c.q.unit == c.p.first || c.typed && (c.q.unit == unit || mark != markBefore)
}

// meet reports whether one goes on where the other began.
func (c *comparison) meet() bool {
	j := c.in
	return c.p.first < j && c.q.unit >= j || j < c.p.first && c.b.unit >= c.p.first
}

// parts reports whether one quote ended in unit, and the next repeats what follows.
func (c *comparison) parts(unit, on int, mark, above uint32) bool {
	return above&stopBefore != 0 && mark == 0 && c.q.unit > unit || mark&stopBefore != 0 && above == 0 && c.b.unit > on
}

package page

import (
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"
)

// A pull quote is a stretch of whole units, blocks or lines of type, that
// repeats letter for letter what the body says elsewhere. It may begin in the
// middle of a clause, and join two or three sentences that stand apart in the
// body. To find them in one pass, the first letters of every unit are kept in a
// table, and the letters from every place of the body on are looked up in it. A
// unit that agrees no further than to a mark is kept for a second pass, which
// looks for the sentence behind that mark; a third ends it.

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
func repeats(units []block, typed bool) []stretch {
	for i := range units {
		units[i].unit, units[i].echo = i, -1
	}
	var found []stretch
	for start := 0; start < len(units); {
		end := start
		for end < len(units) && (end == start || units[end].role != label) {
			end++
		}
		if end-start > 2 {
			found = append(found, repeatsIn(units, start, end, typed)...)
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

func repeatsIn(units []block, start, end int, typed bool) []stretch {
	hits, torn := agree(units[:end], start, nil, typed)
	for n := 1; n < maxParts && len(torn) > 0; n++ {
		var found []stretch
		found, torn = agree(units[:end], start, torn, typed)
		hits = append(hits, found...)
	}
	return settleRepeats(units, hits, typed)
}

// A part is what of a quote has been found so far: nothing, or all before byte
// at of a unit. Where that stands is of.
type part struct {
	first    int // unit the quote begins with
	unit, at int
	letters  int
	of       [][2]int
}

// agree looks for what follows each of parts, once through units from start on.
// No parts are those that every unit of body begins.
// It returns the stretches that are whole now, and the parts that agree with
// something as far as a mark.
func agree(units []block, start int, parts []part, typed bool) (found []stretch, torn []part) {
	count := len(parts)
	if parts == nil {
		count = len(units) - start
	}
	partOf := func(i int32) part {
		if parts == nil {
			return part{first: start + int(i), unit: start + int(i)}
		}
		return parts[i]
	}
	table := tableOf(units, count, partOf)
	tries := make([]uint8, count)
	longest := make(map[int32]int) // part to the longest of torn that began with it
	var roll roller
	for j := start; j < len(units); j++ {
		if units[j].role != body {
			roll = roller{}
			continue
		}
		roll.marked = roll.marked || !typed
		text := units[j].String
		for at, size := 0, 0; at < len(text); at += size {
			r := threeAt(text, at)
			if size = 3; r == 0 {
				r, size = utf8.DecodeRuneInString(text[at:])
			}
			if c := classOf(r); c != letter {
				roll.marked = roll.marked || c != space
				continue
			}
			key := roll.add(r, j, at)
			if roll.n < quoteKey || !table.may(key) {
				continue
			}
			i := table.find(key)
			if i == 0 {
				continue
			}
			from := roll.oldest()
			unit, begin := int(from.unit), int(from.at)
			for ; i > 0; i = table.another(i) {
				p := partOf(i - 1)
				if unit >= p.first && unit <= p.unit || tries[i-1] >= maxTries {
					continue
				}
				tries[i-1]++
				s, t := p.extent(units, unit, begin, typed)
				if s.letters <= maxQuote && (s.letters >= minTorn || from.fresh && s.letters >= minQuote) {
					found = append(found, s)
				}
				if k, known := longest[i]; t.letters > 0 && !known {
					longest[i] = len(torn)
					torn = append(torn, t)
				} else if known && t.letters > torn[k].letters {
					torn[k] = t
				}
			}
		}
	}
	return found, torn
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

func tableOf(units []block, count int, partOf func(int32) part) *partTable {
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
		if units[p.unit].role != body {
			continue
		}
		key, ok := keyOf(cursor{units: units, unit: p.unit, rest: units[p.unit].String[p.at:]})
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

func isLetter(r rune) bool { return classOf(r) == letter }

func notLetter(r rune) bool { return classOf(r) != letter }

// stands reports whether s, in lines of type, can be more than a line that
// happens to hold a phrase twice used: it begins where something may begin, or
// behind a quote, or it is long.
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

// A roller hashes the last quoteKey letters of a text, one letter at a time. Each
// letter shifts those before it by a byte, so that after quoteKey of them the
// first is out of the 64 bits.
type roller struct {
	n      uint // letters so far
	hash   uint64
	marked bool // a mark stands behind the last letter
	last   [quoteKey]spot
}

// A spot is where a letter stands.
type spot struct {
	unit, at int32
	fresh    bool // a mark stands before it: a clause begins
}

// add takes in a letter and returns the hash.
func (k *roller) add(r rune, unit, at int) uint64 {
	k.hash = k.hash<<(64/quoteKey) + uint64(r)
	k.last[k.n%quoteKey] = spot{int32(unit), int32(at), k.marked || k.n == 0}
	k.marked = false
	k.n++
	return k.hash
}

// oldest returns where the first of the letters hashed stands.
func (k *roller) oldest() spot { return k.last[k.n%quoteKey] }

// A cursor goes through the letters of consecutive units of body.
type cursor struct {
	units  []block
	unit   int
	rest   string
	tail   int  // bytes of rest behind its last letter
	marked bool // a mark stands before the letter last returned
	paused bool // that mark parts clauses
	fresh  bool // that mark ends a sentence
}

// cursorAt returns a cursor that stands before byte at of units[unit].
func cursorAt(units []block, unit, at int) cursor {
	c := cursor{units: units, unit: unit}
	c.enter(units[unit].String[at:])
	return c
}

func (c *cursor) enter(s string) {
	c.rest, c.tail = s, len(s)-len(strings.TrimRightFunc(s, notLetter))
}

// next returns the next letter, or 0 at the end of the body or where units
// without letters follow one another.
func (c *cursor) next() rune {
	c.marked, c.paused, c.fresh = false, false, false
	for tries := 0; tries < quoteKey; tries++ {
		for c.rest != "" {
			r, size := threeAt(c.rest, 0), 3
			if r == 0 {
				r, size = utf8.DecodeRuneInString(c.rest)
			}
			c.rest = c.rest[size:]
			switch classOf(r) {
			case letter:
				return r
			case space:
			case terminal:
				c.marked, c.fresh = true, true
			case pause:
				c.marked, c.paused = true, true
			default:
				c.marked = true
			}
		}
		if c.unit+1 >= len(c.units) || c.units[c.unit+1].role != body {
			return 0
		}
		c.unit++
		c.enter(c.units[c.unit].String)
	}
	return 0
}

// atEnd reports whether no letter is left in the cursor's unit.
func (c *cursor) atEnd() bool { return len(c.rest) <= c.tail }

// keyOf hashes the letters that come next, as a roller does: those of one unit,
// and of the units behind it while no sentence ends.
func keyOf(c cursor) (uint64, bool) {
	var roll roller
	for unit := c.unit; ; unit = c.unit {
		r := c.next()
		if r == 0 || c.unit > unit && c.units[unit].ended {
			return 0, false
		}
		if key := roll.add(r, 0, 0); roll.n == quoteKey {
			return key, true
		}
	}
}

// extent compares what follows p with the letters from byte at of unit j on. It
// returns the whole units that agree to their ends, and what agrees to a mark.
func (p *part) extent(units []block, j, at int, typed bool) (s stretch, torn part) {
	q := cursorAt(units, p.unit, p.at)
	b := cursorAt(units, j, at)
	s = stretch{first: p.first, last: p.first - 1}
	of := func() [][2]int { return append(p.of[:len(p.of):len(p.of)], [2]int{j, b.unit}) }
	// What has its sentences from whole units is what these quote.
	fromStart := strings.IndexFunc(units[j].String, isLetter) == at
	together := false // a unit of each ended with the same letter: another quote may follow, and agree by accident
	for n := p.letters; ; {
		behind, on := q, b.unit
		r := q.next()
		if q.marked && !together && (q.unit == p.first || typed && (q.unit == behind.unit || q.paused || q.fresh)) && n-p.letters >= quoteKey && n <= maxQuote && !(fromStart && b.atEnd()) {
			torn = part{first: p.first, unit: behind.unit, at: len(units[behind.unit].String) - len(behind.rest), letters: n, of: of()}
		}
		if r == 0 || r != b.next() || p.first < j && q.unit >= j || j < p.first && b.unit >= p.first {
			return s, torn
		}
		if b.fresh && !q.marked && q.unit > behind.unit || q.fresh && !b.marked && b.unit > on {
			return s, torn // one quote ended, and the next repeats what follows
		}
		n++
		together = together || q.atEnd() && b.atEnd()
		if q.atEnd() && !(p.of != nil && fromStart && b.atEnd()) {
			s.last, s.letters, s.of = q.unit, n, of()
		}
		if n > maxQuote {
			s.letters = n
			return s, torn
		}
	}
}

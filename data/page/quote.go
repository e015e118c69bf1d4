package page

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A pull quote is a stretch of whole units, blocks or lines of type, that
// repeats letter for letter what the body says elsewhere. To find them in one
// pass, the first letters of every unit are kept in a table, and every clause
// of the body is looked up in it.

const (
	quoteKey = 8  // letters that must agree before two places are compared
	minQuote = 10 // letters of the shortest pull quote; shorter repeats are headings and headlines
	// Longer repeats are the same article twice: a pull quote is two or three
	// sentences.
	maxQuote = 300
	// What bounds the work on hostile text: units kept for one key, and places
	// compared for one unit.
	maxSame  = 4
	maxTries = 16
)

// A stretch is a run of units, first to last, whose letters stand elsewhere too:
// from unit other to unit end.
type stretch struct {
	first, last int
	other, end  int
	letters     int
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
			units[i].echo, units[i].stretch = s.other, s.first
		}
	}
	return found
}

func repeatsIn(units []block, start, end int, typed bool) []stretch {
	heads := make(map[uint64][]int)
	for i := start; i < end; i++ {
		if units[i].role != body {
			continue
		}
		if key, ok := keyAt(units[i:end]); ok && len(heads[key]) < maxSame {
			heads[key] = append(heads[key], i)
		}
	}
	var hits []stretch
	tries := make(map[int]int)
	var k keyer
	for j := start; j < end; j++ {
		if units[j].role != body {
			k = keyer{}
			continue
		}
		if !typed {
			k = keyer{}
		}
		k.clauses(units[j].String, j, func(unit, at int, key uint64) {
			for _, i := range heads[key] {
				if i == unit && at == strings.IndexFunc(units[i].String, isLetter) || tries[i] >= maxTries {
					continue
				}
				tries[i]++
				if s := extent(units[:end], i, unit, at); s.letters >= minQuote && s.letters <= maxQuote && (!typed || stands(units, &s)) {
					hits = append(hits, s)
				}
			}
		})
	}
	return settleRepeats(units, hits)
}

func isLetter(r rune) bool { return classOf(r) == letter }

// stands reports whether s, in lines of type, can be more than a line that
// happens to hold a phrase twice used: it begins where something may begin, or
// it is long.
func stands(units []block, s *stretch) bool {
	if s.letters >= 2*minQuote || s.first == 0 {
		return true
	}
	p := &units[s.first-1]
	return p.role != body || p.ended
}

// settleRepeats decides which of two stretches that agree is the quote.
func settleRepeats(units []block, hits []stretch) []stretch {
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
		for i := s.first; i <= s.last; i++ {
			if taken[i] {
				continue next
			}
		}
		for i := s.other; i <= s.end; i++ {
			if units[i].echo >= 0 {
				continue next
			}
		}
		for i := s.first; i <= s.last; i++ {
			taken[i], units[i].echo = true, s.other
		}
		for i := s.other; i <= s.end; i++ {
			taken[i] = true
		}
		found = append(found, s)
	}
	return found
}

// hashLetter adds r to a hash (FNV-1a on whole characters).
func hashLetter(h uint64, r rune) uint64 { return (h ^ uint64(r)) * 1099511628211 }

const hashSeed = 14695981039346656037

// keyAt hashes the first quoteKey letters of units, the first of them and, if
// that is short, those behind it.
func keyAt(units []block) (uint64, bool) {
	h, n := uint64(hashSeed), 0
	for i := range units {
		if units[i].role != body || i > quoteKey {
			break
		}
		for _, r := range units[i].String {
			if classOf(r) != letter {
				continue
			}
			h = hashLetter(h, r)
			if n++; n == quoteKey {
				return h, true
			}
		}
		if units[i].ended {
			break
		}
	}
	return 0, false
}

// A keyer makes the keys of all clauses of a text that is handed to it in
// pieces. A clause may be shorter than a key, so several are made at once.
type keyer struct {
	open [quoteKey + 1]struct {
		unit, at, n int
		hash        uint64
	}
	n      int
	inside bool // inside a clause
}

// clauses calls yield with the place and key of every clause whose key is
// complete with s, the text of a unit.
func (k *keyer) clauses(s string, unit int, yield func(unit, at int, key uint64)) {
	for at, r := range s {
		c := classOf(r)
		if c == space {
			continue
		}
		if c != letter {
			k.inside = false
			continue
		}
		if !k.inside {
			o := &k.open[k.n]
			o.unit, o.at, o.n, o.hash = unit, at, 0, hashSeed
			k.n++
			k.inside = true
		}
		for i := 0; i < k.n; i++ {
			k.open[i].hash = hashLetter(k.open[i].hash, r)
			k.open[i].n++
		}
		if o := k.open[0]; k.n > 0 && o.n == quoteKey {
			k.n--
			copy(k.open[:], k.open[1:k.n+1])
			yield(o.unit, o.at, o.hash)
		}
	}
}

// A cursor goes through the letters of consecutive units of body.
type cursor struct {
	units []block
	unit  int
	rest  string
}

// next returns the next letter, or 0 at the end of the body or where units
// without letters follow one another.
func (c *cursor) next() rune {
	for tries := 0; tries < quoteKey; tries++ {
		for c.rest != "" {
			r, size := utf8.DecodeRuneInString(c.rest)
			c.rest = c.rest[size:]
			if classOf(r) == letter {
				return r
			}
		}
		if c.unit+1 >= len(c.units) || c.units[c.unit+1].role != body {
			return 0
		}
		c.unit++
		c.rest = c.units[c.unit].String
	}
	return 0
}

// atEnd reports whether no letter is left in the cursor's unit.
func (c *cursor) atEnd() bool { return strings.IndexFunc(c.rest, isLetter) < 0 }

// extent returns the whole units from i on whose letters stand from byte at of
// unit j on.
func extent(units []block, i, j, at int) stretch {
	s := stretch{first: i, last: i - 1, other: j, end: j}
	q := cursor{units, i, units[i].String}
	b := cursor{units, j, units[j].String[at:]}
	n := 0
	for {
		r := q.next()
		if r == 0 || r != b.next() || i < j && q.unit >= j || j < i && b.unit >= i {
			return s
		}
		n++
		if q.atEnd() {
			s.last, s.letters, s.end = q.unit, n, b.unit
		}
		if n > maxQuote {
			s.letters = n
			return s
		}
	}
}

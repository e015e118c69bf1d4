package find

import "context"

// Tier is how a query was found: the lower, the better.
type Tier uint8

// The tiers. What is found in a better tier comes first, however well the other
// was found in its own.
const (
	Exact      Tier = iota // the whole text is what was typed
	Prefix                 // the headline begins with it
	Contiguous             // it stands in the text
	Pinyin                 // its characters are read so: gongjiang, gongj, 工jiang
	Initials               // they begin so: gj, gjjings
	Scattered              // its characters stand in the text in this order, with others between
	Forgiven               // nothing was found; with one letter changed, this is
)

// Costs of a match by pinyin, by which equal tiers are told apart.
const (
	partCost    = 1   // the last syllable is not finished
	looseCost   = 2   // by a sound that is mixed up with it
	otherCost   = 4   // not the reading the character has in its phrase
	rareCost    = 16  // a reading found in dictionaries only
	initialCost = 256 // a character of which only the initial was typed; makes the tier
)

// A run is where a term was found in a text.
type run struct {
	from, to int // characters
	cost     int
	pinyin   bool
}

// matcher finds terms in texts. It keeps its working space from one to the next
// and is for one goroutine.
type matcher struct {
	ctx      context.Context
	work     int // ways tried; now and then whether ctx is cancelled is asked
	stopped  bool
	t        *tables
	loose    bool
	initials []uint32
	x        text
	q        []rune
	cuts     uint64 // bit k: a syllable begins with letter k of q
	from     int
	known    []uint64 // by characters from from; bit k: whether memo has what rest finds there from letter k on
	memo     []memo   // by characters from from, and letters
}

// memo is what rest has found, in few bytes: to is counted from where the match
// began, and both fit because a query is short.
type memo struct {
	to     uint8
	pinyin bool
	cost   uint16 // noWay for none
}

const noWay = 1<<16 - 1

// workBetween is how many ways are tried before the context is asked again: a
// fifth of a millisecond.
const workBetween = 4096

// step is one way to read a character: in how many letters, at what cost.
type step struct{ letters, cost int32 }

// maxSteps bounds the ways to read one character. None has more: a step is told
// by its number of letters, and a syllable has six.
const maxSteps = 8

// never is more than any match costs.
const never = 1 << 30

// find returns the cheapest place of a term in x where its characters stand
// together.
func (m *matcher) find(x text, t *term) (best run, ok bool) {
	q := t.q
	m.cuts = t.cuts
	best.cost = never
	first := q[0]
	letter := isLetter(first)
	var bit uint32
	if letter {
		bit = 1 << (first - 'a')
	}
	for i, lit := range x.lit {
		if m.stopped {
			return best, false
		}
		if lit != first && !(letter && x.set[i] != 0 && m.initials[x.set[i]]&bit != 0) {
			continue
		}
		if r, hit := m.at(x, q, i); hit && r.cost < best.cost {
			best, ok = r, true
			if r.cost == 0 {
				break
			}
		}
	}
	return best, ok
}

// at matches q at character i of x.
func (m *matcher) at(x text, q []rune, i int) (run, bool) {
	m.x, m.q, m.from = x, q, i
	if len(m.known) != len(q) {
		m.known, m.memo = make([]uint64, len(q)), make([]memo, len(q)*len(q))
	} else {
		clear(m.known)
	}
	to, cost, pinyin := m.rest(i, 0)
	return run{i, to, cost, pinyin}, cost < never
}

// rest matches q from letter k on at character i, as cheaply as can be.
func (m *matcher) rest(i, k int) (to, cost int, pinyin bool) {
	if k == len(m.q) {
		return i, 0, false
	}
	if m.work++; m.work%workBetween == 0 && m.ctx.Err() != nil {
		m.stopped = true
	}
	if i == len(m.x.lit) || m.stopped {
		return 0, never, false
	}
	at := i - m.from // is not above k: every character takes a letter
	this := &m.memo[at*len(m.q)+k]
	if m.known[at]>>k&1 != 0 {
		if this.cost == noWay {
			return 0, never, false
		}
		return m.from + int(this.to), int(this.cost), this.pinyin
	}
	cost = never
	if m.x.lit[i] == m.q[k] {
		if end, more, py := m.rest(i+1, k+1); more < never {
			to, cost, pinyin = end, more, py
		}
	}
	if set := m.x.set[i]; set != 0 && isLetter(m.q[k]) {
		steps, n := m.steps(set, int(m.x.pref[i]), k)
		for _, s := range steps[:n] {
			if int(s.cost) >= cost {
				continue
			}
			if end, more, _ := m.rest(i+1, k+int(s.letters)); more < never && int(s.cost)+more < cost {
				to, cost, pinyin = end, int(s.cost)+more, true
			}
		}
	}
	m.known[at] |= 1 << k
	if *this = (memo{cost: noWay}); cost < never {
		*this = memo{uint8(to - m.from), pinyin, uint16(cost)}
	}
	return to, cost, pinyin
}

// steps returns the ways in which letters from k on may be of a character.
func (m *matcher) steps(set uint16, pref, k int) (out [maxSteps]step, n int) {
	sounds := m.t.sets[set]
	plain := len(sounds)
	if m.loose {
		sounds = m.t.loose[set]
	}
	left := m.q[k:]
	add := func(letters, cost int) {
		if m.cuts>>(k+1)&(1<<(letters-1)-1) != 0 {
			return // another syllable begins in it: xi'an
		}
		for i := range out[:n] {
			if int(out[i].letters) == letters {
				out[i].cost = min(out[i].cost, int32(cost))
				return
			}
		}
		out[n] = step{int32(letters), int32(cost)}
		n++
	}
	for i, s := range sounds {
		l := 0
		for l < len(s.syllable) && l < len(left) && rune(s.syllable[l]) == left[l] {
			l++
		}
		if l == 0 {
			continue
		}
		cost := 0
		switch {
		case i >= plain:
			cost = looseCost
		case i == pref:
		case s.rare:
			cost = rareCost
		default:
			cost = otherCost
		}
		if l == len(s.syllable) {
			add(l, cost)
		}
		if l > 1 && l == len(left) && l < len(s.syllable) {
			add(l, cost+partCost)
		}
		if len(s.syllable) > 1 {
			add(1, cost+initialCost)
			if l >= 2 && s.syllable[1] == 'h' {
				add(2, cost+initialCost)
			}
		}
	}
	return out, n
}

// tier returns the tier of a run in a text. Only a headline is found by how it
// begins: a column's name is on all that stands under it, and what has the word
// in its headline comes before that.
func (r run) tier(length int, headline bool) Tier {
	switch {
	case r.cost >= initialCost:
		return Initials
	case r.pinyin:
		return Pinyin
	case r.from == 0 && headline && r.to == length:
		return Exact
	case r.from == 0 && headline:
		return Prefix
	}
	return Contiguous
}

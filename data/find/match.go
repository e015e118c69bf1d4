package find

import (
	"context"
	"math/bits"
	"strings"
)

// Tier is how a query was found: the lower, the better.
type Tier uint8

// The tiers. What is found in a better tier comes first, however well the other
// was found in its own.
const (
	Exact      Tier = iota // the whole text is what was typed
	Prefix                 // the headline begins with it
	Contiguous             // it stands in the text
	Pinyin                 // its characters are read so: gongjiang, gongj, 工jiang
	Initials               // they begin so: gj, gongjjs
	Apart                  // two words that were typed as one stand in it, apart or the other way round
	Sounds                 // its characters are read so by those who mix up sounds
	Forgiven               // nothing else was found, and with a slip of the keys this is
	Mixed                  // single letters stand for characters, and whole syllables for others after them
	Scattered              // its characters stand in the text in this order, with others between
)

// A cost is what a match costs, in parts of which each outweighs those before
// it.
type cost uint64

const (
	partCost    cost = 1       // the last syllable is not finished
	numberCost  cost = 2       // a number is written otherwise
	otherCost   cost = 4       // not the reading the character has in its phrase
	rareCost    cost = 16      // a reading found in dictionaries only
	byPinyin    cost = 1 << 16 // some of it was read
	afterWhole  cost = 1 << 17 // initials come after whole syllables
	vowelUse    cost = 1 << 18 // a, e or o is an initial
	initialCost cost = 1 << 20 // a character of which only the initial was typed
	soundCost   cost = 1 << 28 // a sound that is mixed up with it
	mixedUse    cost = 1 << 36 // whole syllables come after initials
	editCost    cost = 1 << 40 // a slip; see edits
	never       cost = 1 << 60 // more than any match costs
)

// uses are the parts of a cost that do not add up.
const uses = byPinyin | vowelUse

// slips are the slips in a cost.
func (c cost) slips() int { return int(c / editCost) }

// low is the part of a cost by which matches of one tier are told apart.
func (c cost) low() int { return min(int(c&(byPinyin-1)), 1<<8-1) }

// weak reports whether a match by initials may well be a slip: gongjjs is typed so
// on purpose, and beijng hardly ever.
func (c cost) weak() bool { return c&afterWhole != 0 && c&(soundCost-1) >= 2*initialCost }

// A run is where a word was found in a text.
type run struct {
	from, to int // characters
	cost     cost
}

// tier returns the tier of a run in a text. Only a headline is found by how it
// begins: a column's name is on all that stands under it, and what has the word
// in its headline comes before that.
func (r run) tier(begins, ends, headline bool) Tier {
	switch {
	case r.cost >= editCost:
		return Forgiven
	case r.cost >= mixedUse:
		return Mixed
	case r.cost >= soundCost:
		return Sounds
	case r.cost >= initialCost:
		return Initials
	case r.cost&byPinyin != 0:
		return Pinyin
	case begins && ends && headline:
		return Exact
	case begins && headline:
		return Prefix
	}
	return Contiguous
}

// matcher finds patterns in texts of codes. It is for one goroutine.
type matcher struct {
	ctx     context.Context
	tried   int // letters at places; now and then whether ctx is cancelled is asked
	stopped bool
	t       *tables
	glyphs  []glyph
	codes   []uint16

	p       *pattern
	here    int // the character at hand
	best    cost
	to      int
	reached uint64 // letters that are matched up to the character at hand
	then    uint64 // and up to the next
	costs   *[64]cost
	after   *[64]cost
	numbers []arrival
}

// An arrival is where a number that is written otherwise has brought a match.
type arrival struct {
	at, k int
	cost  cost
}

func newMatcher(ctx context.Context, t *tables, glyphs []glyph, codes []uint16) *matcher {
	return &matcher{ctx: ctx, t: t, glyphs: glyphs, codes: codes, costs: new([64]cost), after: new([64]cost)}
}

// workBetween is how many letters are tried at places before the context is asked again: a
// fifth of a millisecond.
const workBetween = 4096

// find returns the cheapest place of a pattern in the text from character from
// on, where its characters stand together.
func (m *matcher) find(p *pattern, from int) (best run, ok bool) {
	best.cost = never
	for i := from; m.codes[i] != end && !m.stopped; i++ {
		if r, hit := m.at(p, i); hit && r.cost < best.cost {
			best, ok = r, true
			if r.cost == 0 {
				break
			}
		}
	}
	return best, ok
}

// A move goes from one letter of a word to another over a character.
type move struct {
	to   uint8
	kind kind
	cost cost
}

// kind tells when a move may be made, and what more it costs.
type kind uint8

const (
	plainMove  kind = iota
	wholeMove       // a whole syllable: after initials, such use is mixed
	bareMove        // an initial
	withinMove      // the character is passed over, but for the first
	slipMove        // where there is no slip yet
	wrongMove       // where no hanzi is wrong yet
)

// moves are the moves from letter k over a character. They are worked out when
// they are first asked for.
func (m *matcher) moves(k int, code uint16) []move {
	p := m.p
	if p.moved[k] == nil {
		p.moved[k] = make([]uint32, len(m.glyphs))
	}
	at := &p.moved[k][code]
	if *at == 0 {
		from := len(p.moves)
		p.moves = m.between(p.moves, k, &m.glyphs[code])
		*at = uint32(from)<<movesBits | uint32(len(p.moves)-from) | worked
	}
	n := *at & (worked - 1)
	from := *at >> movesBits
	return p.moves[from : from+n]
}

const movesBits, worked = 8, 1 << 7

// between adds the moves from letter k over a glyph.
func (m *matcher) between(out []move, k int, g *glyph) []move {
	p := m.p
	typed := p.q[k]
	from := len(out)
	add := func(to int, kind kind, c cost) {
		for i := range out[from:] {
			if o := &out[from+i]; int(o.to) == to && o.kind == kind {
				o.cost = min(o.cost, c)
				return
			}
		}
		if len(out)-from < worked-1 {
			out = append(out, move{uint8(to), kind, c})
		}
	}
	if g.lit == typed || typed == 'ü' && g.lit == 'u' {
		add(k+1, plainMove, 0)
	}
	if g.mark && (!p.within || isBlank(g.lit)) && !(k > 0 && isDigit(typed) && isDigit(p.q[k-1])) {
		add(k, withinMove, 0)
	}
	steps := func(way step, c cost) {
		for b := way & wholeSteps; b != 0; b &= b - 1 {
			if l := bits.TrailingZeros64(uint64(b)) + 1; l == 1 {
				add(k+1, plainMove, c)
			} else {
				add(k+l, wholeMove, c)
			}
		}
		if way&partStep != 0 {
			add(len(p.q), wholeMove, c+partCost)
		}
		if way&initialStep != 0 {
			if strings.ContainsRune("aeo", typed) {
				add(k+1, bareMove, c+initialCost|vowelUse)
			} else {
				add(k+1, bareMove, c+initialCost)
			}
		}
		if way&zhStep != 0 {
			add(k+2, bareMove, c+initialCost)
		}
	}
	for i, s := range m.t.sets[g.set] {
		read := byPinyin
		switch {
		case i == int(g.pref):
		case s.rare:
			read += rareCost
		default:
			read += otherCost
		}
		if way := p.step(k, s.syllable); way != 0 {
			steps(way&plainSteps, read)
			steps(way>>soundBits&plainSteps, read+soundCost)
			steps(way>>(2*soundBits)&plainSteps, read+2*soundCost)
		}
		if p.edits != nil && letter(typed) >= 0 && (!s.rare || i == int(g.pref)) {
			for l, e := 1, p.edits.at(k, s.syllable); e != 0; l, e = l+1, e>>4 {
				if w := e & 15; w != 0 {
					add(k+l, slipMove, read+cost(w)*editCost)
				}
			}
		}
	}
	if p.edits != nil && letter(typed) < 0 && setOf(typed) != 0 && g.set != 0 && g.lit != typed {
		if w := m.homophone(k, g); w > 0 {
			add(k+1, plainMove, cost(w)*editCost)
		} else if p.edits.wrong {
			add(k+1, wrongMove, wrongSlip*editCost)
		}
	}
	return out
}

// at matches a pattern at character i. The way is one over the characters: what
// is kept of each is up to which letters the word is matched, and how cheaply.
func (m *matcher) at(p *pattern, i int) (run, bool) {
	m.p = p
	if !p.num && p.marks&1 == 0 {
		first := m.moves(0, m.codes[i])
		best, on := never, false
		for j := range first {
			if int(first[j].to) == len(p.q) {
				best = min(best, first[j].cost)
			} else {
				on = true
			}
		}
		if !on {
			return run{i, i + 1, best}, best < never
		}
	}
	m.best, m.then, m.numbers = never, 0, m.numbers[:0]
	m.here = i - 1
	m.reach(0, 0)
	for m.here = i; (m.then != 0 || len(m.numbers) > 0) && !m.stopped; m.here++ {
		m.reached, m.then = m.then, 0
		m.costs, m.after = m.after, m.costs
		if len(m.numbers) > 0 {
			m.arrive()
		}
		code := m.codes[m.here]
		if code == end {
			break
		}
		m.read(code, m.here > i)
	}
	return run{i, m.to, m.best}, m.best < never
}

// arrive goes on after numbers that end before the character at hand.
func (m *matcher) arrive() {
	kept := m.numbers[:0]
	for _, a := range m.numbers {
		switch {
		case a.at > m.here:
			kept = append(kept, a)
		case m.reached>>a.k&1 == 0 || a.cost < m.costs[a.k]:
			m.reached |= 1 << a.k
			m.costs[a.k] = a.cost
		}
	}
	m.numbers = kept
}

// reach notes that the word is matched up to letter k.
func (m *matcher) reach(k int, c cost) {
	for {
		if k == len(m.p.q) {
			if c < m.best {
				m.best, m.to = c, m.here+1
			}
			return
		}
		if m.then>>k&1 != 0 && m.after[k] <= c {
			return
		}
		m.then |= 1 << k
		m.after[k] = c
		if m.p.marks>>k&1 == 0 {
			return
		}
		k++ // a mark that was typed may be passed over
	}
}

// read matches a character of a text. inside is whether it is not the first.
func (m *matcher) read(code uint16, inside bool) {
	for b := m.reached; b != 0; b &= b - 1 {
		k := bits.TrailingZeros64(b)
		c := m.costs[k]
		if c >= m.best {
			continue
		}
		if m.tried++; m.tried%workBetween == 0 && m.ctx.Err() != nil {
			m.stopped = true
		}
		initials := c&(soundCost-1) >= initialCost
		for _, v := range m.moves(k, code) {
			c := (c + v.cost&^uses) | v.cost&uses
			switch v.kind {
			case wholeMove:
				if initials {
					c |= mixedUse
				}
			case bareMove:
				if !initials && m.costs[k]&byPinyin != 0 {
					c |= afterWhole
				}
			case withinMove:
				if !inside {
					continue
				}
			case slipMove:
				if m.costs[k] >= editCost {
					continue
				}
			case wrongMove:
				if m.costs[k].slips() >= wrongSlip {
					continue
				}
			}
			m.reach(int(v.to), c)
		}
		if m.p.num {
			m.number(k, c)
		}
	}
}

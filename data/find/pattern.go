package find

import "strings"

// A step tells in which ways a syllable may be read from a letter of a word on:
//
//	bits 0 to 7    in 1 to 8 letters, whole
//	bit 8          in all the letters left, which it begins with
//	bits 9, 10     by its first letter, by zh, ch or sh
//	bits 11 to 21  the same of a syllable that is mixed up with it
//	bits 22 to 32  and of one that is mixed up with it by two sounds
//	bit 33         the hanzi typed has this sound
//	bit 34         or one that is mixed up with it
type step uint64

const (
	wholeSteps  = 1<<8 - 1
	partStep    = 1 << 8
	initialStep = 1 << 9
	zhStep      = 1 << 10
	soundBits   = 11
	plainSteps  = 1<<soundBits - 1
	homophone   = 1 << 33
	homophoneOf = 1 << 34
)

// A pattern is a word of a query, ready to be matched.
type pattern struct {
	t     *tables
	q     []rune
	cuts  uint64 // bit k: a syllable begins with letter k
	field field
	steps [][]step   // by letter and syllable; nil for none
	spelt [][]uint16 // by letter: the syllables that may be read from it on
	marks uint64     // bit k: letter k is a mark that may be passed over
	edits *edits     // nil where nothing is forgiven
	bare  bool       // initials stand for characters
	loose bool       // all characters of q that are no letters or digits must be there: they may be scattered
	num   bool       // there are numerals in it

	sieve  *sieve     // which characters it may be
	moved  [][]uint32 // by letter and code: where in moves its moves are; see matcher
	moves  []move
	within bool // of a text of sentences: only blanks are passed over in it
}

func (p *pattern) step(k int, syllable uint16) step {
	if row := p.steps[k]; row != nil {
		return row[syllable]
	}
	return 0
}

// newPattern returns the pattern of a word. In a bare one, initials stand for
// characters.
func newPattern(t *tables, q []rune, cuts uint64, f field, bare bool) *pattern {
	p := &pattern{t: t, q: q, cuts: cuts, field: f, bare: bare}
	p.steps, p.spelt = make([][]step, len(q)), make([][]uint16, len(q))
	p.moved = make([][]uint32, len(q))
	marks, hanzi := 0, 0
	for k, r := range q {
		switch {
		case isMark(r):
			p.marks |= 1 << k
			marks++
		case isLetter(r) || r == 'ü':
			p.spell(k)
		case isDigit(r):
			p.num = true
		default:
			hanzi++
			p.num = p.num || numeral(r) >= 0
		}
	}
	if marks == len(q) {
		p.marks = 0
	}
	p.loose = hanzi > 1 || hanzi == 1 && len(q) > 1
	for _, r := range q {
		p.loose = p.loose && !isLetter(r)
	}
	return p
}

// letter is a letter of a word as syllables are spelt, -1 for none.
func letter(r rune) int {
	switch {
	case r == 'ü':
		return 'v' - 'a'
	case isLetter(r):
		return int(r - 'a')
	}
	return -1
}

// spell notes which syllables may be read from letter k on.
func (p *pattern) spell(k int) {
	n := p.t.spelt
	for l := 1; k+l <= len(p.q); l++ {
		c := letter(p.q[k+l-1])
		if c < 0 || l > 1 && p.cuts>>(k+l-1)&1 != 0 { // another syllable begins: xi'an
			return
		}
		if n = n.next[c]; n == nil {
			return
		}
		for _, s := range n.whole {
			p.may(k, s, 1<<(l-1))
			if p.toneAt(k + l) {
				p.may(k, s, 1<<l)
			}
		}
		switch {
		case l >= 2 && k+l == len(p.q), !p.bare && k > 0 && k+l == len(p.q):
			for _, s := range n.under {
				if !contains(n.whole, s) {
					p.may(k, s, partStep)
				}
			}
		case l == 1 && p.bare:
			for _, s := range n.under {
				if len(p.t.syllables[s]) > 1 {
					p.may(k, s, initialStep)
				}
			}
		}
		if l == 2 && p.bare && p.q[k+1] == 'h' && strings.ContainsRune("zcs", p.q[k]) {
			for _, s := range n.under {
				p.may(k, s, zhStep)
			}
		}
	}
}

// toneAt reports whether letter k is the number of a tone: zhong1guo2.
func (p *pattern) toneAt(k int) bool {
	return k < len(p.q) && p.q[k] >= '1' && p.q[k] <= '5' && (k+1 == len(p.q) || !isDigit(p.q[k+1]))
}

func contains(list []uint16, s uint16) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// may notes a way to read a syllable from letter k on, and what is mixed up with
// it.
func (p *pattern) may(k int, syllable uint16, way step) {
	p.note(k, syllable, way)
	for _, other := range p.t.alike[syllable] {
		if way == initialStep && p.t.syllables[other.syllable][0] == p.t.syllables[syllable][0] {
			continue // the same letter
		}
		p.note(k, other.syllable, way<<(soundBits*other.sounds))
	}
}

func (p *pattern) note(k int, syllable uint16, way step) {
	if p.steps[k] == nil {
		p.steps[k] = make([]step, len(p.t.syllables))
	}
	if p.steps[k][syllable] == 0 {
		p.spelt[k] = append(p.spelt[k], syllable)
	}
	p.steps[k][syllable] |= way
}

package find

import (
	"encoding/binary"
	"iter"
	"math/bits"
	"slices"
)

// Places of characters are listed by the class of the character and by what the
// next one begins with. A class is a syllable, a letter, a digit, or some of the
// other characters together; a character of several readings is in several. What
// begins a word has few places, then, whatever is typed, and to match it there
// and nowhere else is all there is to do.

// otherClasses is how many classes other characters have.
const otherClasses = 32

// nexts is how many ways a next character begins: by none of the letters, which
// is 0, or by a to z, which are 1 to 26.
const nexts = 27

// anyNext are all of them, bit 0 for a.
const anyNext = 1<<26 - 1 | noLetter

const noLetter = 1 << 26

func (t *tables) classes() int { return len(t.syllables) + 26 + 10 + otherClasses }

// classOf is the class of a character without readings.
func (t *tables) classOf(lit rune) int {
	n := len(t.syllables)
	switch {
	case isLetter(lit):
		return n + int(lit-'a')
	case isDigit(lit):
		return n + 26 + int(lit-'0')
	}
	return n + 36 + int(uint32(lit)*2654435761>>27)%otherClasses
}

// beginnings are the letters that a glyph begins with, or noLetter.
func (t *tables) beginnings(g *glyph) uint32 {
	switch {
	case g.set != 0:
		return t.initials[g.set]
	case isLetter(g.lit):
		return 1 << (g.lit - 'a')
	}
	return noLetter
}

// listOf is the number of a list. bit is of a beginning.
func listOf(class, bit int) int { return class*nexts + (bit+1)%nexts }

// lists are lists of ascending places, each written as how far it is from the
// one before, in as few bytes as that takes.
type lists struct {
	data []byte
	at   []uint32 // where each begins, and the end of the last
}

// newLists lists the places of codes.
func newLists(t *tables, glyphs []glyph, codes []uint16) lists {
	n := t.classes() * nexts
	size, last := make([]uint32, n+1), make([]int32, n)
	post := func(put func(list int, place int32)) {
		clear(last)
		for i, c := range codes {
			g := &glyphs[c]
			if c == end || g.lit < 0 {
				continue
			}
			j := i + 1
			for codes[j] != end && glyphs[codes[j]].mark {
				j++
			}
			next := uint32(noLetter)
			if codes[j] != end {
				next = t.beginnings(&glyphs[codes[j]])
			}
			if g.set == 0 {
				class := t.classOf(g.lit)
				for b := next; b != 0; b &= b - 1 {
					put(listOf(class, bits.TrailingZeros32(b)), int32(i))
				}
				continue
			}
			for _, s := range t.listed(g) {
				for b := next; b != 0; b &= b - 1 {
					put(listOf(int(s.syllable), bits.TrailingZeros32(b)), int32(i))
				}
			}
		}
	}
	post(func(list int, place int32) {
		size[list] += uint32(bits.Len32(uint32(place-last[list])|1)+6) / 7
		last[list] = place
	})
	sum := uint32(0)
	for i := range size {
		size[i], sum = sum, sum+size[i]
	}
	x := lists{make([]byte, sum), size}
	fill := make([]uint32, n)
	copy(fill, size)
	post(func(list int, place int32) {
		fill[list] += uint32(binary.PutUvarint(x.data[fill[list]:size[list+1]:size[list+1]], uint64(place-last[list])))
		last[list] = place
	})
	return x
}

// listed are the sounds that a hanzi is listed by: its own and, where it is
// looked for by the simplified hanzi, those of that.
func (t *tables) listed(g *glyph) []sound {
	own := t.sets[g.set]
	plain := setOf(g.lit)
	if plain == g.set {
		return own
	}
	out := slices.Clone(own)
	for _, s := range t.sets[plain] {
		if !slices.ContainsFunc(own, func(o sound) bool { return o.syllable == s.syllable }) {
			out = append(out, s)
		}
	}
	return out
}

// size is in how many bytes a list is written: about how long it is.
func (x *lists) size(list int) int { return int(x.at[list+1] - x.at[list]) }

// each yields the places in a list.
func (x *lists) each(list int) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		place := int32(0)
		for data := x.data[x.at[list]:x.at[list+1]]; len(data) > 0; {
			gap, n := uint64(data[0]), 1
			if gap >= 0x80 {
				gap, n = binary.Uvarint(data)
			}
			data = data[n:]
			if place += int32(gap); !yield(place) {
				return
			}
		}
	}
}

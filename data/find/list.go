package find

import (
	"encoding/binary"
	"iter"
	"math/bits"
	"slices"
)

// Places of characters are listed by two classes: that of the character and that of
// the next one, marks passed over. A class is the hanzi that are read alike in every
// way, a letter, a digit, or some of the other characters together. What two
// characters of a word may be has few places, then, whatever is typed, and to match
// it there and nowhere else is all there is to do.

// The classes: what ends a text, letters, digits, other characters, hanzi.
const (
	endClass     = 0
	letterClass  = 1
	digitClass   = letterClass + 26
	otherClass   = digitClass + 10
	otherClasses = 32
	hanziClass   = otherClass + otherClasses
)

// classOf is the class of a character without readings.
func classOf(lit rune) uint16 {
	switch {
	case isLetter(lit):
		return letterClass + uint16(lit-'a')
	case isDigit(lit):
		return digitClass + uint16(lit-'0')
	}
	return otherClass + uint16(uint32(lit)*2654435761>>27)%otherClasses
}

// lists are lists of ascending places, each written as how far it is from the
// one before, in as few bytes as that takes.
type lists struct {
	n        int        // how many classes there are
	bySound  [][]uint16 // by syllable: the classes that are read so
	bySimple [][]uint16 // by set: the classes of what is, simplified, a hanzi of it

	pairs []uint32 // by class: where its pairs begin, and the end of the last
	next  []uint16 // by pair: the class of the next character
	at    []uint32 // by pair: where its list begins in data, and the end of the last
	data  []byte
}

// classes tells of each code which class it is of.
func (x *lists) classes(t *tables, glyphs []glyph) []uint16 {
	of := make([]uint16, len(glyphs))
	x.n = hanziClass
	x.bySound, x.bySimple = make([][]uint16, len(t.syllables)), make([][]uint16, len(t.sets))
	known := map[[2]uint16]uint16{}
	for code := range glyphs {
		g := &glyphs[code]
		switch {
		case code == end || g.lit < 0:
		case g.set == 0:
			of[code] = classOf(g.lit)
		default:
			simple := setOf(g.lit)
			class, old := known[[2]uint16{g.set, simple}]
			if !old {
				class = uint16(x.n)
				known[[2]uint16{g.set, simple}] = class
				x.n++
				x.bySimple[simple] = append(x.bySimple[simple], class)
				for _, s := range t.sets[g.set] {
					x.bySound[s.syllable] = append(x.bySound[s.syllable], class)
				}
			}
			of[code] = class
		}
	}
	return of
}

// newLists lists the places of codes.
func newLists(t *tables, glyphs []glyph, codes []uint16) lists {
	x := lists{}
	of := x.classes(t, glyphs)
	places := func(yield func(class, next uint16, place int32)) {
		for i, c := range codes {
			if of[c] == endClass {
				continue
			}
			j := i + 1
			for codes[j] != end && glyphs[codes[j]].mark {
				j++
			}
			yield(of[c], of[codes[j]], int32(i))
		}
	}
	// First which pairs there are, then how many bytes each takes, then their places.
	number := make([]uint32, x.n*x.n)
	places(func(class, next uint16, _ int32) { number[int(class)*x.n+int(next)] = 1 })
	x.pairs = make([]uint32, 0, x.n+1)
	for i, there := range number {
		if i%x.n == 0 {
			x.pairs = append(x.pairs, uint32(len(x.next)))
		}
		if there != 0 {
			number[i] = uint32(len(x.next))
			x.next = append(x.next, uint16(i%x.n))
		}
	}
	x.pairs = append(x.pairs, uint32(len(x.next)))
	x.next = slices.Clip(slices.Clone(x.next))
	last := make([]int32, len(x.next))
	gaps := func(put func(list, gap uint32)) {
		clear(last)
		places(func(class, next uint16, place int32) {
			list := number[int(class)*x.n+int(next)]
			put(list, uint32(place-last[list]))
			last[list] = place
		})
	}
	x.at = make([]uint32, len(x.next)+1)
	gaps(func(list, gap uint32) { x.at[list] += uint32(bits.Len32(gap|1)+6) / 7 })
	sum := uint32(0)
	for i := range x.at {
		x.at[i], sum = sum, sum+x.at[i]
	}
	x.data = make([]byte, sum)
	fill := slices.Clone(x.at)
	gaps(func(list, gap uint32) {
		fill[list] += uint32(binary.PutUvarint(x.data[fill[list]:x.at[list+1]:x.at[list+1]], uint64(gap)))
	})
	return x
}

// size is in how many bytes a list is written: about how long it is.
func (x *lists) size(pair uint32) int { return int(x.at[pair+1] - x.at[pair]) }

// each yields the places in a list.
func (x *lists) each(pair uint32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		place := int32(0)
		for data := x.data[x.at[pair]:x.at[pair+1]]; len(data) > 0; {
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

package typeset

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"github.com/speedata/hyphenation"
)

// patterns tell where English words are parted. They are TeX's for American English,
// of Gerard Kuiken, as npm's hyphen 1.14.1 has them, with its exceptions among them.
//
//go:embed patterns/en-us.txt
var patterns string

// english parts words; it is read when a line first is too loose.
var english = sync.OnceValue(func() *hyphenation.Lang {
	l, err := hyphenation.New(strings.NewReader(patterns))
	if err != nil {
		return nil // no word is parted
	}
	l.Leftmin, l.Rightmin = 2, 3
	return l
})

// leastParted is how long a word is that may be parted.
const leastParted = 6

// common are words that no English text is without, and few of another language have.
var common = map[string]bool{"the": true, "of": true, "and": true, "to": true, "in": true, "is": true, "that": true,
	"for": true, "with": true, "was": true, "it": true, "as": true, "at": true, "by": true, "from": true}

// isEnglish reports whether a text is English: one of eight words is among the common.
func isEnglish(text string) bool {
	const enough = 4000 // bytes
	words, known := 0, 0
	for w := range strings.FieldsFuncSeq(text[:min(len(text), enough)], func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		if words++; common[strings.ToLower(w)] {
			known++
		}
	}
	return known*8 >= words && known > 0
}

// partWords sets the lines at hand with words parted. It reports false, and leaves
// all words whole, if a line is too loose even so.
func (s *Setter) partWords(indent int64, final bool) bool {
	if !s.hyphenate() {
		return false
	}
	s.findBreakpoints()
	if s.fit(indent, final); !s.tooLoose(indent, final) {
		return true
	}
	s.unhyphenate()
	s.findBreakpoints()
	return false
}

// hyphenate lets lines break within the words at hand, and reports whether any may.
func (s *Setter) hyphenate() (any bool) {
	if s.style.cells || !isEnglish(s.text) || english() == nil {
		return false
	}
	for i := 0; i < len(s.cells); {
		j := i
		for j < len(s.cells) && isLatin(s.cells[j].r) && s.cells[j].has(inWestern) && !s.cells[j].has(sized) &&
			(j == i || s.cells[j].may == never) {
			j++
		}
		if j-i >= leastParted && s.isWord(i, j) {
			for _, at := range english().Hyphenate(s.text[s.cells[i].offset : s.cells[j-1].offset+1]) {
				if c := &s.cells[i+at]; !c.has(joined | hidden) {
					c.may = atSyllable
					any = true
				}
			}
		}
		i = max(j, i+1)
	}
	return any
}

// isWord reports whether the letters from cell i to j are a word: one whose letters all
// have their glyphs, not a part of an address, not a name in capitals.
func (s *Setter) isWord(i, j int) bool {
	if s.cells[j-1].offset-s.cells[i].offset != j-1-i {
		return false
	}
	if i > 0 && strings.ContainsRune("/@.:_-\\'’0123456789", s.cells[i-1].r) || j < len(s.cells) && strings.ContainsRune("/@:_\\0123456789", s.cells[j].r) {
		return false
	}
	return s.cells[i+1].r >= 'a'
}

// unhyphenate takes back what hyphenate did.
func (s *Setter) unhyphenate() {
	for i := range s.cells {
		if s.cells[i].may == atSyllable {
			s.cells[i].may = never
		}
	}
}

// hyphenBefore is the room of the hyphen that a line ends with if the next begins
// with cell i.
func (s *Setter) hyphenBefore(i int) int64 {
	if i < len(s.cells) && s.cells[i].may == atSyllable {
		return int64(s.advance('-'))
	}
	return 0
}

// Hyphen is the glyph of a hyphen that the text does not have. Its offset is that of
// the character before it.
const Hyphen = '\u00ad'

// hyphen is that which stands at x after cell i.
func (s *Setter) hyphen(i int, x float64) Glyph {
	g := Glyph{Rune: Hyphen, Offset: s.cells[i].offset, X: float32(x / em), Advance: s.font.Advance('-')}
	if s.style.Vertical {
		g.Stance = Rotated
	}
	return g
}

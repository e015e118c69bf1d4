package typeset

import (
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// opportunities tells with which odd characters a line may begin. Between hanzi and
// marks kinsoku decides alone; runs of all else are broken by UAX #14, and then
// kinsoku has its say too.
func (s *Setter) opportunities() {
	pairs := 0 // of the same dash or ellipsis, how many before this one
	for n := 0; n < len(s.odd); n++ {
		i := int(s.odd[n])
		b := &s.cells[i]
		if b.has(inWestern) {
			n += s.western(i) - i // all of the run, and the cell after it, are odd
			pairs = 0
			continue
		}
		if i == 0 {
			continue
		}
		a := &s.cells[i-1]
		if pairs++; a.r != b.r || b.class != dash && b.class != ellipsis {
			pairs = 0
		}
		if b.may = kinsoku(a, b); pairs > 0 && pairs%2 == 0 {
			b.may = freely // a run longer than two breaks between its pairs
		}
	}
}

// kinsoku reports whether a line may end with a and the next begin with b, as far
// as the characters themselves are concerned (clreq 3.1.4, strict).
func kinsoku(a, b *cell) chance {
	if b.class.is(noStart) || a.class.is(noEnd) || oneWord(a, b) {
		return never
	}
	return freely
}

// oneWord reports whether two characters are of one word or number that UAX #14 does
// not know for one: of full-width letters and digits, or of bopomofo and its tone.
func oneWord(a, b *cell) bool {
	switch {
	case a.class == fullAlnum:
		return b.class == fullAlnum || b.has(letter)
	case b.class == fullAlnum:
		return a.has(letter)
	}
	return isBopomofo(a.r) && (isBopomofo(b.r) || isTone(b.r))
}

func isBopomofo(r rune) bool { return r >= 0x3105 && r <= 0x312f || r >= 0x31a0 && r <= 0x31bf }

// isTone tells the marks of tone that follow a syllable of bopomofo.
func isTone(r rune) bool {
	return r == 'ˊ' || r == 'ˇ' || r == 'ˋ' || r == '˙' || r == 'ˉ' || r == '˪' || r == '˫'
}

// western finds the opportunities in the run of Western text that begins with
// cell from, and at both its ends. It returns the cell after the run.
func (s *Setter) western(from int) int {
	to, words, address := from, true, false
	for ; to < len(s.cells) && s.cells[to].has(inWestern); to++ {
		c := &s.cells[to]
		words = words && c.r < 0x80 && (c.has(letter) || c.r == ' ')
		address = address || c.r == '@' || c.r == '/'
	}
	if words {
		s.breakWords(from, to)
	} else {
		s.breakByUAX14(from, to)
	}
	if address {
		s.breakAddresses(from, to)
	}
	before := -1 // the last character that is no space
	if from > 0 {
		before = from - 1
	}
	for i := from; i <= to && i < len(s.cells); i++ {
		b := &s.cells[i]
		if b.may != never && before >= 0 {
			b.may = s.tailored(before, i)
		}
		if b.class == space || i == 0 {
			b.may = never
		}
		if b.class != space {
			before = i
		}
	}
	return to
}

// breakWords finds the opportunities of words and spaces with nothing else
// among them: what UAX #14 finds, sooner.
func (s *Setter) breakWords(from, to int) {
	for i := from; i <= to && i < len(s.cells); i++ {
		if i == from || i == to || s.cells[i-1].class == space {
			s.cells[i].may = freely
		}
	}
}

// tailored is the chance of a break that UAX #14 allows before cell i, with a
// the last character before it that is no space.
func (s *Setter) tailored(before, i int) chance {
	a, b := &s.cells[before], &s.cells[i]
	adjacent := before == i-1
	switch {
	case b.class.is(noStart) || a.class.is(noEnd) || b.has(joined) || adjacent && oneWord(a, b):
		return never
	case adjacent && (isStraightQuote(a.r) || isStraightQuote(b.r)):
		return never // which way it faces is not known
	case a.r == '\u00ad':
		return never // a hyphen would have to be drawn
	case adjacent && a.r == '+' && b.r == '+':
		return never // C++ is a word
	case adjacent && a.has(inWestern) && b.has(inWestern) && a.r != '—' && a.r != '\u200b':
		return atHyphen
	}
	return freely
}

func isStraightQuote(r rune) bool { return r == '"' || r == '\'' }

// uax14 is the working space of the Unicode line breaker.
type uax14 struct {
	segmenter segmenter.Segmenter
	runes     []rune
}

// breakByUAX14 finds the opportunities of a run by UAX #14 and its characters
// by UAX #29, with what stands on both sides in view.
func (s *Setter) breakByUAX14(from, to int) {
	u := &s.uax
	u.runes = u.runes[:0]
	first := from
	if from > 0 {
		first--
	}
	for i := first; i <= to && i < len(s.cells); i++ {
		u.runes = append(u.runes, s.cells[i].standIn())
	}
	u.segmenter.Init(u.runes)
	for i := from; i <= to && i < len(s.cells); i++ {
		s.cells[i].flags |= joined
	}
	for g := u.segmenter.GraphemeIterator(); g.Next(); {
		if i := first + g.Grapheme().Offset; i >= from {
			s.cells[i].flags &^= joined
		}
	}
	for l := u.segmenter.LineIterator(); l.Next(); {
		if i := first + l.Line().Offset; i >= from {
			s.cells[i].may = freely
		}
	}
	s.join(from, to)
}

// standIn is the character UAX #14 is shown for a cell: Chinese marks stand for
// themselves in our rules only, and are hanzi and brackets to it.
func (c *cell) standIn() rune {
	switch {
	case c.has(inWestern) || c.class == han || c.class == symbol:
		return c.r
	case c.class == opener:
		return '（'
	}
	return '一'
}

// join makes what follows the first of a character's code points part of it.
func (s *Setter) join(from, to int) {
	for i := from; i <= to && i < len(s.cells); i++ {
		b := &s.cells[i]
		if !b.has(joined) {
			continue
		}
		if i == 0 || s.cells[i-1].class == space { // as a letter of its own (LB10)
			b.flags &^= joined
			b.may = freely
			continue
		}
		b.may = never
		b.flags = b.flags&^letter | s.cells[i-1].flags&letter
		if isMark(b.r) {
			b.advance = 0
		}
		if i+1 >= len(s.cells) || !s.cells[i+1].has(joined) {
			s.ligate(i)
		}
	}
}

// ligate makes the cells that are one with cell i, the last of them, one glyph,
// if the font draws them so.
func (s *Setter) ligate(last int) {
	from, end := last, 0
	for s.cells[from].has(joined) {
		from--
	}
	if last+1 < len(s.cells) {
		end = s.cells[last+1].offset
	} else {
		_, n := utf8.DecodeRuneInString(s.text[s.cells[last].offset:])
		end = s.cells[last].offset + n
	}
	first := &s.cells[from]
	r := s.font.Ligature(s.text[first.offset:end])
	if r == 0 {
		return
	}
	first.r, first.advance = r, s.advance(r)
	for i := from + 1; i <= last; i++ {
		s.cells[i].advance = 0
		s.cells[i].flags |= hidden
	}
}

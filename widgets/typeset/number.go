package typeset

import (
	"strings"
	"unicode/utf8"
)

// Half of all articles of the 1980s are typed with full-width letters and digits.
// Set an em each, １，２３４．５％ is eight em with holes at its marks. What print
// does with them is done here: letters, digits and the marks within a number are
// set in their half-width forms, as Western text. The text stays as it is: a glyph
// has the rune that is drawn, and the offset of the one that was typed.
//
// In vertical lines they stand upright, an em each, which is what they are typed
// for there; a terminal shows the text itself. There they are only kept whole.

// mayBeOfNumber tells the characters that ofNumber is to look at.
func mayBeOfNumber(r rune) bool { return r >= '！' && r <= '～' || r == '∶' || r == '·' }

// fullToHalf is how far a full-width form is from its half-width one.
const fullToHalf = '０' - '0'

// ofNumber makes a full-width letter or digit, or a mark in a number, part of
// Western text. The text goes on at next.
func (s *Setter) ofNumber(c *cell, next int) {
	if c.class != fullAlnum && !s.isInNumber(c.r, c.offset, next) {
		return
	}
	switch {
	case c.class == middle && isDigit(rune(s.text[c.offset-1])): // half an em already
		c.flags |= inWestern
	case s.style.Vertical || s.style.cells:
		c.class = fullAlnum
	case c.class == middle:
		c.flags |= inWestern
	case c.r == '∶':
		c.r, c.class = ':', western
	case c.r == '－' && !endsWithAlnum(s.text[:c.offset]): // a sign, not a range
		c.r, c.class = '−', western
	default:
		c.r -= fullToHalf
		c.class = classOf(c.r)
	}
}

// isInNumber reports whether a mark at an offset is part of a number, with its
// digits, of either width, on the sides where it needs them.
func (s *Setter) isInNumber(r rune, at, next int) bool {
	digit, letter := ends(s.text[:at])
	switch r {
	case '∶', '：', '·':
		return digit && begins(s.text[next:])
	case '．', '／':
		return (digit || letter) && begins(s.text[next:])
	case '％':
		return digit
	case '＋', '－':
		return begins(s.text[next:])
	case '，': // of thousands
		return digit && digits(s.text[next:]) == 3 && digitsBefore(s.text[:at]) <= 3
	}
	return false
}

// ends reports whether a text ends with a digit or a letter, of either width.
func ends(text string) (digit, letter bool) {
	r, _ := utf8.DecodeLastRuneInString(text)
	r = halfOf(r)
	return isDigit(r), isLatin(r)
}

func endsWithAlnum(text string) bool {
	digit, letter := ends(text)
	return digit || letter
}

// begins reports whether a text begins with a digit of either width.
func begins(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return isDigit(halfOf(r))
}

// halfOf is the half-width form of a character that has one.
func halfOf(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - fullToHalf
	}
	return r
}

// digits counts the digits a text begins with, up to four.
func digits(text string) (n int) {
	for n < 4 && begins(text) {
		_, bytes := utf8.DecodeRuneInString(text)
		text, n = text[bytes:], n+1
	}
	return n
}

// digitsBefore counts the digits a text ends with, up to four.
func digitsBefore(text string) (n int) {
	for n < 4 {
		r, bytes := utf8.DecodeLastRuneInString(text)
		if !isDigit(halfOf(r)) {
			break
		}
		text, n = text[:len(text)-bytes], n+1
	}
	return n
}

// units are those that stand off from their number by a space, as in 5 kg: they
// go with it.
var units = func() map[string]bool {
	m := map[string]bool{}
	for u := range strings.FieldsSeq("t kg g mg km m cm mm nm ha l L ml mL h min s ms kW MW GW W kWh V kV A mA Hz kHz MHz GHz " +
		"B KB kB MB GB TB PB Pa hPa kPa MPa N J kJ cal kcal K dB mol lm lx px pt") {
		m[u] = true
	}
	return m
}()

// longestUnit is that of units, in bytes.
const longestUnit = 4

// isUnit reports whether a text begins with a unit.
func isUnit(text string) bool {
	n := 0
	for n < len(text) && n <= longestUnit && isLetter(rune(text[n])) {
		n++
	}
	return n > 0 && units[text[:n]]
}

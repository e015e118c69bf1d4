package search

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"lanmu/data/find"
)

// kind sorts characters by how they are found.
type kind uint8

const (
	stop kind = iota // punctuation, and whatever is not below
	gap              // white space
	wide             // hanzi, kana, hangul: found by pairs
	word             // letters and digits: found by whole words and their beginnings
)

// In the normal form of a text, what stands between words: a space between two
// Latin ones, one point for punctuation of any length, one line end. A phrase
// never reaches over a line end.
const (
	spaceBetween = ' '
	stopBetween  = '·'
	lineBetween  = '\n'
)

func kindOf(r rune) kind {
	switch {
	case r < 0x80:
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			return word
		case r == ' ', r >= '\t' && r <= '\r':
			return gap
		}
		return stop
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo):
		return wide
	case unicode.IsSpace(r):
		return gap
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		return word
	}
	return stop
}

// folded and kinds hold both for the characters below 0x10000, which are nearly
// all there are.
var table = sync.OnceValue(func() *[0x10000]uint32 {
	var t [0x10000]uint32
	for r := range rune(0x10000) {
		if find.Invisible(r) {
			continue // nothing, which is left out
		}
		f := find.Fold(r)
		t[r] = uint32(f)<<2 | uint32(kindOf(f))
	}
	return &t
})

// fold returns the form in which r is compared, and its kind; 0 for what cannot
// be seen.
func fold(t *[0x10000]uint32, r rune) (rune, kind) {
	if r < 0x10000 {
		x := t[r]
		return rune(x >> 2), kind(x & 3)
	}
	if find.Invisible(r) {
		return 0, stop
	}
	r = find.Fold(r)
	return r, kindOf(r)
}

// normal is a text in the form in which it is compared: folded, without white
// space between hanzi, with one mark for any punctuation.
type normal struct {
	runes []rune
	at    []int32 // where each begins in the text, if that is kept
}

// add appends s. With places it keeps where each character stands.
func (n *normal) add(s string, places bool) {
	t := table()
	between := rune(0) // what stands before the next character
	last := stop       // the kind of the last one
	where := int32(0)
	put := func(r rune, at int) {
		n.runes = append(n.runes, r)
		if places {
			n.at = append(n.at, int32(at))
		}
	}
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		f, k := fold(t, r)
		switch k {
		case gap, stop:
			if f == 0 { // it cannot be seen: a word is the same with it and without
				break
			}
			if between == 0 {
				where = int32(i)
			}
			switch {
			case r == '\n':
				between = lineBetween
			case between == lineBetween:
			case k == stop:
				between = stopBetween
			case between == 0:
				between = spaceBetween
			}
		default:
			if between == spaceBetween && (k != word || last != word) {
				between = 0
			}
			if between != 0 && len(n.runes) > 0 {
				put(between, int(where))
			}
			put(f, i)
			between, last = 0, k
		}
		i += size
	}
}

// kindIn is the kind of a character of a normal form.
func kindIn(t *[0x10000]uint32, r rune) kind {
	_, k := fold(t, r)
	return k
}

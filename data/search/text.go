package search

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lanmu/data/find"
)

// kind sorts characters by how they are found.
type kind uint8

const (
	stop   kind = iota // punctuation, and whatever is not below
	gap                // white space
	wide               // hanzi, kana, hangul: found by pairs
	letter             // found by whole words and their beginnings
	digit              // found by whole numbers
	sign               // what is a word by itself: % and ‰, Ⅲ, ①
)

const kindBits = 3

// In the form in which texts are compared, what stands between words: a space
// between two words of letters or two numbers, one point for punctuation of any
// length, one line end. A phrase never reaches over a line end. The point of a
// decimal stands for itself.
const (
	spaceBetween = ' '
	stopBetween  = '·'
	lineBetween  = '\n'
	decimal      = '.'
)

func kindOf(r rune) kind {
	switch {
	case r < 0x80:
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			return letter
		case r >= '0' && r <= '9':
			return digit
		case r == '%':
			return sign
		case r == ' ', r >= '\t' && r <= '\r':
			return gap
		}
		return stop
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo):
		return wide
	case unicode.IsSpace(r):
		return gap
	case unicode.IsDigit(r):
		return digit
	case unicode.IsLetter(r), unicode.IsMark(r):
		return letter
	case unicode.IsNumber(r), r == '‰':
		return sign
	}
	return stop
}

// table holds how the characters below 0x10000, which are nearly all there are,
// are folded, and of what kind they are then.
var table = sync.OnceValue(func() *[0x10000]uint32 {
	var t [0x10000]uint32
	for r := range rune(0x10000) {
		if find.Invisible(r) {
			continue // nothing, which is left out
		}
		f := find.Fold(r)
		t[r] = uint32(f)<<kindBits | uint32(kindOf(f))
	}
	return &t
})

// fold returns the form in which r is compared, and its kind; 0 for what cannot
// be seen.
func fold(t *[0x10000]uint32, r rune) (rune, kind) {
	if r < 0x10000 {
		x := t[r]
		return rune(x >> kindBits), kind(x & (1<<kindBits - 1))
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

// normalOf returns the normal form of s without places.
func normalOf(s string) []rune {
	var n normal
	n.add(s, false)
	return n.runes
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
	number, several := 0, 0 // the end of the number that is being read, and of several with points between
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		f, k := fold(t, r)
		if i < number && k != digit {
			if f == decimal {
				put(decimal, i)
			}
			i += size // or what parts the thousands
			continue
		}
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
			if between == spaceBetween && (k != last || k != letter && k != digit) {
				between = 0
			}
			if between != 0 && len(n.runes) > 0 {
				put(between, int(where))
			}
			if k == digit && i >= max(number, several) && (last != digit || between != 0) {
				if n, one := numberIn(s[i:]); one {
					number = i + n
				} else {
					several = i + n
				}
			}
			put(f, i)
			between, last = 0, k
		}
		i += size
	}
}

// numberIn returns how many bytes of s, which begins with a digit, are one number,
// with a point or with marks between thousands, or are several: what may as well be
// a date, 2024.3 or 2024.3.2.
func numberIn(s string) (size int, one bool) {
	end := digitsIn(s)
	if rest := s[end:]; len(rest) == 0 || rest[0] != ',' && rest[0] != '.' && rest[0] != "，"[0] {
		return end, true
	}
	comma, point, isWide := ",", ".", s[0] >= utf8.RuneSelf
	if isWide {
		comma, point = "，", "．"
	}
	// after returns how many bytes of digits, of the same width, stand after a mark.
	after := func(mark string) int {
		rest, found := strings.CutPrefix(s[end:], mark)
		if !found || rest == "" || (rest[0] >= utf8.RuneSelf) != isWide {
			return 0
		}
		return digitsIn(rest)
	}
	whole, thousands := s[:end], false
	for utf8.RuneCountInString(whole) <= 3 {
		d := after(comma)
		if d == 0 || utf8.RuneCountInString(s[end+len(comma):end+len(comma)+d]) != 3 {
			break
		}
		end, thousands = end+len(comma)+d, true
	}
	d := after(point)
	if d == 0 {
		return end, true
	}
	fraction := s[end+len(point) : end+len(point)+d]
	end += len(point) + d
	if after(point) == 0 && (thousands || !mayBeMonth(whole, fraction)) {
		return end, true
	}
	for d := after(point); d > 0; d = after(point) {
		end += len(point) + d
	}
	return end, false
}

// digitsIn returns how many bytes of digits s begins with.
func digitsIn(s string) int {
	for i, r := range s {
		if r = find.Fold(r); r < '0' || r > '9' {
			return i
		}
	}
	return len(s)
}

// mayBeMonth reports whether two numbers may be a year and a month.
func mayBeMonth(year, month string) bool {
	y, m := normalDigits(year), normalDigits(month)
	return len(y) == 4 && (y[:2] == "19" || y[:2] == "20") && (len(m) == 1 && m != "0" || len(m) == 2 && (m[0] == '0' && m != "00" || m[0] == '1' && m[1] <= '2'))
}

func normalDigits(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		out = append(out, find.Fold(r))
	}
	return string(out)
}

// kindIn is the kind of a character of a normal form.
func kindIn(t *[0x10000]uint32, r rune) kind {
	if r == decimal {
		return digit
	}
	_, k := fold(t, r)
	return k
}

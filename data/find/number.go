package find

import (
	"slices"
	"strings"
)

// A number is one number however it is written: what 18 was typed for is found
// in 十八, and what 二零二四 was typed for in 2024.

const numerals = "零一二三四五六七八九十百千"

// numeral is the place of a character in numerals, -1 for none.
func numeral(r rune) int {
	switch r {
	case '零':
		return 0
	case '一':
		return 1
	case '二':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	case '十':
		return 10
	case '百':
		return 11
	case '千':
		return 12
	}
	return -1
}

// longestNumber is how many characters a number has at most: 九千九百九十九.
const longestNumber = 7

// digitsOf reads hanzi as a number, 二零二四 or 一千零五十, and returns its
// digits; "" for what is none.
func digitsOf(hanzi []int) string {
	units := false
	for _, d := range hanzi {
		units = units || d >= 10
	}
	if !units {
		out := make([]byte, len(hanzi))
		for i, d := range hanzi {
			out[i] = byte('0' + d)
		}
		return string(out)
	}
	value, digit, last := 0, -1, 10000
	for i, d := range hanzi {
		switch {
		case d == 0:
			if digit >= 0 || i == 0 {
				return ""
			}
		case d < 10:
			if digit >= 0 {
				return ""
			}
			digit = d
		default:
			unit := [...]int{10, 100, 1000}[d-10]
			if unit >= last || digit < 0 && (unit > 10 || i > 0) {
				return ""
			}
			value += max(digit, 1) * unit
			digit, last = -1, unit
		}
	}
	return decimal(value + max(digit, 0))
}

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}

// hanziOf are the ways in which digits are written in hanzi: one by one, and
// with units.
func hanziOf(digits string) []string {
	names := []rune(numerals)
	var plain strings.Builder
	n := 0
	for _, d := range digits {
		plain.WriteRune(names[d-'0'])
		n = n*10 + int(d-'0')
	}
	out := []string{plain.String()}
	if n < 10 || len(digits) > 4 || digits[0] == '0' {
		return out
	}
	var s strings.Builder
	skipped := false
	for i, d := range digits {
		unit := len(digits) - 1 - i
		if d == '0' {
			skipped = true
			continue
		}
		if skipped {
			s.WriteRune(names[0])
			skipped = false
		}
		if !(n < 20 && unit == 1) { // 十八, not 一十八
			s.WriteRune(names[d-'0'])
		}
		if unit > 0 {
			s.WriteRune(names[9+unit])
		}
	}
	return append(out, s.String())
}

// leading is the digit that a number begins with which begins with r.
func leading(r rune) int {
	d := numeral(r)
	switch {
	case isDigit(r):
		return int(r - '0')
	case d >= 10:
		return 1
	}
	return d
}

// number matches a number of the text at hand with one that was typed the other
// way. Of one that ends the word, a beginning may have been typed.
func (m *matcher) number(k int, c cost) {
	q := m.p.q[k:]
	lit := m.glyphs[m.codes[m.here]].lit
	if !(isDigit(q[0]) && numeral(lit) >= 0 || numeral(q[0]) >= 0 && isDigit(lit)) || leading(q[0]) != leading(lit) {
		return
	}
	if m.here > 0 {
		if before := m.glyphs[m.codes[m.here-1]].lit; isDigit(before) && isDigit(lit) || numeral(before) >= 0 && numeral(lit) >= 0 {
			return // in the middle of one
		}
	}
	switch {
	case isDigit(q[0]) && numeral(lit) >= 0 && (k == 0 || !isDigit(m.p.q[k-1])):
		var hanzi []int
		for i := m.here; len(hanzi) <= longestNumber; i++ {
			d := numeral(m.glyphs[m.codes[i]].lit)
			if d < 0 {
				break
			}
			hanzi = append(hanzi, d)
		}
		if len(hanzi) <= longestNumber {
			m.counts(k, digitsOf(hanzi), isDigit, len(hanzi), c)
		}
	case isDigit(lit) && numeral(q[0]) >= 0 && (k == 0 || numeral(m.p.q[k-1]) < 0):
		var digits []byte
		for i := m.here; len(digits) <= longestNumber; i++ {
			d := m.glyphs[m.codes[i]].lit
			if !isDigit(d) {
				break
			}
			digits = append(digits, byte(d))
		}
		if len(digits) <= longestNumber {
			for _, way := range hanziOf(string(digits)) {
				m.counts(k, way, func(r rune) bool { return numeral(r) >= 0 }, len(digits), c)
			}
		}
	}
}

// counts matches what was typed from letter k on, as far as it is a number, with
// a number that takes so many characters of the text.
func (m *matcher) counts(k int, number string, is func(rune) bool, characters int, c cost) {
	if number == "" {
		return
	}
	to := k
	for to < len(m.p.q) && is(m.p.q[to]) {
		to++
	}
	typed := string(m.p.q[k:to])
	switch {
	case to == len(m.p.q) && strings.HasPrefix(number, typed):
		if c += numberCost; c < m.best {
			m.best, m.to = c, m.here+characters
		}
	case typed == number:
		m.numbers = append(m.numbers, arrival{m.here + characters, to, c + numberCost})
	}
}

// HanziNumber returns the digits of the number in hanzi that a folded text begins
// with, and of how many characters it is; "" where it is none, 0 where no numeral
// stands.
func HanziNumber(text []rune) (digits string, n int) {
	var values []int
	for n < len(text) && numeral(text[n]) >= 0 {
		values = append(values, numeral(text[n]))
		n++
	}
	if n == 0 || n > longestNumber {
		return "", n
	}
	return digitsOf(values), n
}

// counted follow a numeral that is a number even by itself: 三月, 三届.
const counted = "届次年月日号版期个"

// OtherNumbers are the other ways in which the numbers of a folded text are
// written: in digits, in hanzi one by one, in hanzi with units. A single numeral in
// hanzi is a number after 第 or before what is counted.
func OtherNumbers(text []rune) (out [][]rune) {
	for _, way := range []func([]rune) []rune{inDigits, inHanzi(0), inHanzi(1)} {
		other := way(text)
		if string(other) != string(text) && !slices.ContainsFunc(out, func(o []rune) bool { return string(o) == string(other) }) {
			out = append(out, other)
		}
	}
	return out
}

const percent = "百分之"

func inDigits(text []rune) (out []rune) {
	for i := 0; i < len(text); i++ {
		digits, n := HanziNumber(text[i:])
		hundredth := strings.HasSuffix(string(out), percent)
		single := n == 1 && !hundredth && !(i > 0 && text[i-1] == '第') && !(i+1 < len(text) && strings.ContainsRune(counted, text[i+1]))
		switch {
		case n == 1 && text[i] == '百' && strings.HasPrefix(string(text[i:]), percent), n > 0 && (digits == "" || single):
			out = append(out, text[i:i+n]...)
		case n > 0 && hundredth:
			out = append(out[:len(out)-3], []rune(digits+"%")...)
		case n > 0:
			out = append(out, []rune(digits)...)
		default:
			out = append(out, text[i])
			continue
		}
		i += n - 1
	}
	return out
}

// inHanzi writes numbers the nth way that hanziOf has, or the last.
func inHanzi(nth int) func([]rune) []rune {
	return func(text []rune) (out []rune) {
		for i := 0; i < len(text); i++ {
			n := i
			for n < len(text) && (isDigit(text[n]) || text[n] == '.') {
				n++
			}
			if n == i || n-i > longestNumber || slices.Contains(text[i:n], '.') {
				n = max(n, i+1)
				out = append(out, text[i:n]...)
				i = n - 1
				continue
			}
			ways := hanziOf(string(text[i:n]))
			way := ways[min(nth, len(ways)-1)]
			if n < len(text) && text[n] == '%' {
				way, n = percent+ways[len(ways)-1], n+1
			}
			out = append(out, []rune(way)...)
			i = n - 1
		}
		return out
	}
}

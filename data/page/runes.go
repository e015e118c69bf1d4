package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class sorts characters by what they tell about a text's beginning and end.
type class uint8

const (
	letter   class = iota // hanzi, letters, digits and whatever is not below
	space                 // white space, byte order marks, zero-width spaces
	terminal              // ends a sentence: 。！？…
	pause                 // divides a sentence: ，、；：
	opener                // “（《
	closer                // ”）》
	dash                  // — · and other marks between words
	mark                  // stands before a label or a name: ■□ and Unicode's other shapes and dingbats
)

var classes = func() (t [0x10000]class) {
	set := func(c class, s string) {
		for _, r := range s {
			t[r] = c
		}
	}
	set(space, " \t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff")
	set(terminal, "。！？…!?｡")
	set(pause, "，、；：,;:､")
	set(opener, "“（《〈「『【〔〖［｛([{‘")
	set(closer, "”）》〉」』】〕〗］｝)]}’")
	set(dash, "—–-―－·•・‧∙~～〜/／∕|｜_")
	for r := rune(0x2580); r < 0x27c0; r++ { // blocks, shapes, symbols, dingbats
		if r < 0x2768 || r > 0x2793 { // brackets and numbers in circles
			t[r] = mark
		}
	}
	for r := rune(0x2b00); r < 0x2c00; r++ { // more shapes
		t[r] = mark
	}
	set(mark, "※")
	return t
}()

func classOf(r rune) class {
	if r < 0 || r >= 0x10000 {
		return letter
	}
	return classes[r]
}

func isSpace(r rune) bool { return classOf(r) == space }

// isHanzi reports whether r is an ideograph; ASCII is answered without a table.
func isHanzi(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r == '〇' || r > 0xffff && unicode.Is(unicode.Han, r)
}

// isDigit knows ASCII, full-width and Chinese digits.
func isDigit(r rune) bool {
	switch r {
	case '〇', '○', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '廿', '卅':
		return true
	}
	return r >= '0' && r <= '9' || r >= '０' && r <= '９'
}

// trim returns s without white space at its ends. Most texts have none, which one
// look at each end tells.
func trim(s string) string { return trimLeft(trimRight(s)) }

func trimLeft(s string) string {
	if !isSpace(firstRune(s)) {
		return s
	}
	return strings.TrimLeftFunc(s, isSpace)
}

func trimRight(s string) string {
	if !isSpace(lastRune(s)) {
		return s
	}
	return strings.TrimRightFunc(s, isSpace)
}

// count returns the number of characters of s that are not space.
func count(s string) (n int) {
	for _, r := range s {
		if !isSpace(r) {
			n++
		}
	}
	return n
}

// allHanzi reports whether s is made of ideographs only.
func allHanzi(s string) bool {
	for _, r := range s {
		if !isHanzi(r) {
			return false
		}
	}
	return s != ""
}

// prefixRunes returns the first n runes of s, or s.
func prefixRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func lastRune(s string) rune {
	if r := threeAt(s, len(s)-3); r != 0 {
		return r
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func firstRune(s string) rune {
	if r := threeAt(s, 0); r != 0 {
		return r
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// threeAt returns the character whose three bytes begin at s[i], as all hanzi
// and their marks have, or 0 for package utf8 to look. It is small enough to be
// inlined: half of restoring is telling what the next character is.
func threeAt(s string, i int) rune {
	if i < 0 || i+2 >= len(s) {
		return 0
	}
	x := uint32(s[i])<<16 | uint32(s[i+1])<<8 | uint32(s[i+2])
	// U+0800..0FFF and U+D000..DFFF have sequences that are no characters.
	if x&0xf0c0c0 != 0xe08080 || x>>16 == 0xe0 || x>>16 == 0xed {
		return 0
	}
	return rune(x>>4&0xf000 | x>>2&0xfc0 | x&0x3f)
}

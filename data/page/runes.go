package page

import (
	"strings"
	"unicode/utf8"

	"lanmu/data/runes"
)

// The classes of characters, as package runes has them.
type class = runes.Class

const (
	letter   = runes.Letter
	space    = runes.Space
	terminal = runes.Terminal
	pause    = runes.Pause
	opener   = runes.Opener
	closer   = runes.Closer
	dash     = runes.Dash
	mark     = runes.Mark
)

func classOf(r rune) class { return runes.Of(r) }

func isSpace(r rune) bool { return runes.IsSpace(r) }

func isHanzi(r rune) bool { return runes.IsHanzi(r) }

func isDigit(r rune) bool { return runes.IsDigit(r) }

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

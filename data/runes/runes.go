// Package runes sorts characters by what they tell of a text: which end a sentence,
// which open and close, which part clauses. It imports nothing of Lanmu, and whatever
// asks such a question asks it here, typesetting too.
package runes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Class is what a character tells about a text's beginning and end.
type Class uint8

const (
	Letter   Class = iota // hanzi, letters, digits and whatever is not below
	Space                 // white space, byte order marks, zero-width spaces
	Terminal              // ends a sentence: 。！？…
	Pause                 // divides a sentence: ，、；：
	Opener                // “（《
	Closer                // ”）》
	Dash                  // — · and other marks between words
	Mark                  // stands before a label or a name: ■□ and Unicode's other shapes and dingbats
)

// The marks of Chinese text that take an em of their own. Typesetting parts marks
// further than the classes do, and so takes the lists.
const (
	Openers = "“‘（《〈「『【〔〖［｛〝｟〘〚"
	Closers = "”’）》〉」』】〕〗］｝〞〟｠〙〛"
	Pauses  = "，、；：" // within a sentence (句内点号)
	Stops   = "。．！？" // at its end (句末点号)
)

var classes = func() (t [0x10000]Class) {
	set := func(c Class, s string) {
		for _, r := range s {
			t[r] = c
		}
	}
	set(Space, " \t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff")
	set(Terminal, Stops+"…!?｡")
	set(Letter, "．") // more often a point between numbers
	set(Pause, Pauses+",;:､")
	set(Opener, Openers+"([{")
	set(Closer, Closers+")]}")
	set(Dash, "—–-―－·•・‧∙~～〜/／∕|｜_")
	for r := rune(0x2580); r < 0x27c0; r++ { // blocks, shapes, symbols, dingbats
		if r < 0x2768 || r > 0x2793 { // brackets and numbers in circles
			t[r] = Mark
		}
	}
	for r := rune(0x2b00); r < 0x2c00; r++ { // more shapes
		t[r] = Mark
	}
	set(Mark, "※")
	return t
}()

// Of returns the class of r.
func Of(r rune) Class {
	if r < 0 || r >= 0x10000 {
		return Letter
	}
	return classes[r]
}

// IsSpace reports whether r is white, a byte order mark or of no width.
func IsSpace(r rune) bool { return Of(r) == Space }

// IsHanzi reports whether r is an ideograph; most are answered without a table.
func IsHanzi(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r == '〇' || r > 0xffff && unicode.Is(unicode.Han, r)
}

// The most frequent hanzi that are written one way in simplified texts and another in
// traditional ones.
const (
	simplified  = "这来国时说们为会个过对经学发点现实开关长问间见车东书话语让认题体头还进运动业务产万与员应该从种样无当"
	traditional = "這來國時說們為會個過對經學發點現實開關長問間見車東書話語讓認題體頭還進運動業務產萬與員應該從種樣無當"
)

// forms tells those hanzi: 1 for a traditional one, -1 for a simplified one. Text is
// asked for when it is opened, so that a table is worth its 21 KB.
var forms = func() (t [0xa000 - 0x4e00]int8) {
	for _, r := range simplified {
		t[r-0x4e00] = -1
	}
	for _, r := range traditional {
		t[r-0x4e00] = 1
	}
	return t
}()

// IsTraditional reports whether a text is of traditional hanzi: those of them that are
// frequent are more than simplified ones, and one of twenty. The beginning of a long
// text speaks for the rest.
func IsTraditional(text string) bool {
	const enough = 3000 // bytes
	hanzi, of, against := 0, 0, 0
	for _, r := range text[:min(len(text), enough)] {
		if r < 0x4e00 || r >= 0xa000 {
			continue
		}
		hanzi++
		switch forms[r-0x4e00] {
		case 1:
			of++
		case -1:
			against++
		}
	}
	return of > against && of*20 >= hanzi
}

// IsDigit knows ASCII, full-width and Chinese digits.
func IsDigit(r rune) bool {
	switch r {
	case '〇', '○', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '廿', '卅':
		return true
	}
	return r >= '0' && r <= '9' || r >= '０' && r <= '９'
}

// EndsSentence reports whether s ends in what ends a sentence, a point among it,
// or in quotation marks, brackets and space after that.
func EndsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		c := Of(r)
		return c == Closer || c == Space || r == '"' || r == '»'
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return Of(r) == Terminal || r == '.'
}

// HasSentence reports whether a sentence of Chinese ends somewhere in s: no name, no
// headline and no furniture holds one.
func HasSentence(s string) bool { return strings.ContainsAny(s, "。！？") }

// HasClause reports whether a sentence or a clause of Chinese ends somewhere in s.
func HasClause(s string) bool { return strings.ContainsFunc(s, EndsClause) }

// EndsClause reports whether r ends a sentence or a clause of Chinese.
func EndsClause(r rune) bool {
	c := Of(r)
	return r >= 0x2000 && r != '、' && (c == Terminal || c == Pause)
}

package find

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// Fold brings a character to the one form in which texts are compared: small
// letters without accents, half width, simplified.
func Fold(r rune) rune {
	switch {
	case r < 0x80:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case r >= firstHanzi && r <= lastHanzi:
		at := int(r-firstHanzi)*4 + 2
		if s := rune(hanziTable[at]) | rune(hanziTable[at+1])<<8; s != 0 {
			return s
		}
		return r
	case r == '〇':
		return '零'
	}
	if n := width.LookupRune(r).Folded(); n != 0 {
		r = n
	}
	if r >= 0xc0 && r < 0x250 || r >= 0x1e00 && r < 0x1f00 { // Latin letters
		if d := norm.NFD.PropertiesString(string(r)).Decomposition(); len(d) > 0 && d[0] < 0x80 {
			r = rune(d[0])
		}
	}
	return unicode.ToLower(r)
}

func foldString(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if !Invisible(r) {
			out = append(out, Fold(r))
		}
	}
	return string(out)
}

// Invisible reports whether a character shows nothing by itself and takes no room:
// soft hyphens, joiners, variation selectors, accents that were written apart. A
// word is the same with it and without.
func Invisible(r rune) bool {
	switch {
	case r < 0x20:
		return !isBlank(r)
	case r < 0xad || r >= firstHanzi && r <= lastHanzi:
		return r == 0x7f
	case r == 0x115f || r == 0x1160 || r == 0x3164 || r == 0xffa0: // fillers of hangul
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf)
}

// isBlank reports whether a character is one that parts words.
func isBlank(r rune) bool {
	return r == ' ' || r >= '\t' && r <= '\r' || r >= 0x80 && unicode.IsSpace(r)
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isMark reports whether a folded character is one that a word passes over: a
// blank, punctuation, a symbol.
func isMark(r rune) bool {
	switch {
	case isLetter(r), isDigit(r), r >= firstHanzi && r <= lastHanzi:
		return false
	case r < 0x80:
		return true
	}
	return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) && !unicode.Is(unicode.So, r)
}

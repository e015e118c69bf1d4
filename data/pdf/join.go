package pdf

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lexicon has the words of a document's lines, but those that a line's end broke.
type lexicon map[string]bool

// lexiconOf collects the Latin words of runs.
func lexiconOf(runs []run) lexicon {
	words := lexicon{}
	for i := range runs {
		for _, l := range runs[i].lines {
			fields := strings.FieldsFunc(strings.ToLower(l.text), func(r rune) bool {
				return !unicode.IsLetter(r) && r != '-' && r != '’' && r != '\''
			})
			for k, f := range fields {
				if k+1 == len(fields) && strings.HasSuffix(f, "-") {
					break
				}
				words[f] = true
			}
		}
	}
	return words
}

// open is the beginning of an address that a line's end may break.
var open = regexp.MustCompile(`(?i)(https?://|www\.)\S*$`)

// join puts the next line after a block. Two Latin words stay two; a word that a
// hyphen broke is one again, and keeps the hyphen if the document writes it so, or
// writes both its halves as words; an address goes on.
func join(a, b string, words lexicon) string {
	x, _ := utf8.DecodeLastRuneInString(a)
	y, _ := utf8.DecodeRuneInString(b)
	latin := func(r rune) bool {
		return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(",.;:!?)(\"'%&–—“”‘’£$€-", r))
	}
	switch {
	case open.MatchString(a) && y < utf8.RuneSelf && !strings.HasSuffix(a, ".") && !strings.HasSuffix(a, ","):
		return a + b
	case x == '-' && unicode.IsLetter(y):
		return unbreak(a, b, words)
	case latin(x) && latin(y) && (unicode.IsLetter(x) || unicode.IsLetter(y) || x < utf8.RuneSelf && y < utf8.RuneSelf):
		return a + " " + b
	}
	return a + b
}

// unbreak joins the halves of a word: a ends in a hyphen.
func unbreak(a, b string, words lexicon) string {
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	stem := a[:len(a)-1]
	first := strings.ToLower(stem[strings.LastIndexFunc(stem, notLetter)+1:])
	second := strings.ToLower(b)
	if end := strings.IndexFunc(second, notLetter); end >= 0 {
		second = second[:end]
	}
	y, _ := utf8.DecodeRuneInString(b)
	switch {
	case first == "" || unicode.IsUpper(y): // 10-year, Anglo-American
		return a + b
	case words[first+second]:
		return stem + b
	case words[first+"-"+second], words.compound(first, second):
		return a + b
	}
	return stem + b
}

// compound reports whether first and second may be the halves of an English compound:
// both are words, or the second is what phrases end in. Other languages break words
// before two letters, and their endings are words too: existencia|les, poliziot|ti.
func (l lexicon) compound(first, second string) bool {
	const least = 3
	if len(second) < least {
		return second == "up" || second == "in" || second == "on" || second == "by"
	}
	return len(first) >= least && l[first] && l[second] && (len(second) > least || l["the"] && l["and"])
}

package search

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"lanmu/data/find"
)

// maxToken is how many bytes of a word are kept: longer ones are told apart by
// looking into the text.
const maxToken = 15

// Places of a text are counted in what it is found by: a hanzi, a word of
// letters, a number, a sign and a mark between them each take one. Lines stand
// lineApart from each other, so that nothing is near across their end, and all but
// the headline begin after headPlaces.
const (
	lineApart   = find.NearAtMost + find.StarAtMost + 4
	headPlaces  = 128
	apartAtMost = 4096 // lines of a text that are; more would take all the room there is for places
)

// A walker walks through a normal form and counts places.
type walker struct {
	t     *[0x10000]uint32
	place uint32 // of the next
	line  int
	moved bool // something stands in the line
}

func newWalker() walker { return walker{t: table()} }

// newLine goes to where the next line begins.
func (w *walker) newLine() {
	w.line++
	switch {
	case w.line == 1:
		w.place = max(headPlaces, w.place+lineApart)
	case !w.moved:
	case w.line < apartAtMost:
		w.place += lineApart
	default:
		w.place++
	}
	w.moved = false
}

// An element is what takes one place: runes from to to of a normal form.
type element struct {
	kind     kind
	from, to int
	place    uint32
}

// next returns the element that begins at rune i; one without room is passed
// over. ok is false at the end.
func (w *walker) next(runes []rune, i int) (e element, ok bool) {
	for i < len(runes) {
		switch runes[i] {
		case spaceBetween:
			i++
			continue
		case lineBetween:
			w.newLine()
			i++
			continue
		}
		e = element{kindIn(w.t, runes[i]), i, i + 1, w.place}
		if e.kind == letter || e.kind == digit {
			for e.to < len(runes) && kindIn(w.t, runes[e.to]) == e.kind {
				e.to++
			}
		}
		w.place++
		w.moved = true
		return e, true
	}
	return e, false
}

// A lookup is tokens that are to be looked up: one, or all that begin so.
type lookup struct {
	token  string
	prefix bool

	// What a word of a text must be, which is not cut as tokens are.
	word string // the word
	open bool   // or one that begins so
	glob string // or one that matches this pattern of ? and *
}

// wordLookup is of a word, or of all that begin so.
func wordLookup(word string, open bool) (l lookup, exact bool) {
	token, cut := cutToken(word)
	return lookup{token: token, prefix: open && !cut, word: word, open: open}, !cut
}

// is reports whether a token of the index may be one of them.
func (l *lookup) is(token []byte) bool {
	if !l.prefix {
		return string(token) == l.token
	}
	if len(token) < len(l.token) || string(token[:len(l.token)]) != l.token {
		return false
	}
	const cut = maxToken - utf8.UTFMax // longer may have been
	return l.glob == "" || len(token) > cut || globbed(l.glob, string(token))
}

// isWord reports whether a word of a text is one of them.
func (l *lookup) isWord(word string) bool {
	switch {
	case l.glob != "":
		return globbed(l.glob, word)
	case l.open:
		return strings.HasPrefix(word, l.word)
	}
	return word == l.word
}

// globbed reports whether a word matches a pattern.
func globbed(glob, s string) bool {
	for glob != "" {
		r, size := utf8.DecodeRuneInString(glob)
		if r == '*' {
			for {
				if globbed(glob[size:], s) {
					return true
				}
				if s == "" {
					return false
				}
				_, n := utf8.DecodeRuneInString(s)
				s = s[n:]
			}
		}
		q, n := utf8.DecodeRuneInString(s)
		if s == "" || r != '?' && r != q {
			return false
		}
		glob, s = glob[size:], s[n:]
	}
	return s == ""
}

// numberToken is what a number that is written in so many hanzi is listed under,
// beside its pairs, so that it is found as a whole number however it is written:
// 十八 under 18/2.
func numberToken(digits string, hanzi int) string { return digits + "/" + strconv.Itoa(hanzi) }

// cutToken cuts a word to maxToken bytes, between characters.
func cutToken(s string) (token string, cut bool) {
	if len(s) <= maxToken {
		return s, false
	}
	n := maxToken
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n], true
}

// A key orders tokens roughly: by the first character, then by the three bytes
// after it. Blocks of postings are kept under the key of their first token.
type key = uint64

func keyOf(token string) key {
	r, size := utf8.DecodeRuneInString(token)
	k := key(r)
	for i := size; i < size+3; i++ {
		k <<= 8
		if i < len(token) {
			k |= key(token[i])
		}
	}
	return k
}

// keys returns the keys of the tokens that a lookup is for.
func (l *lookup) keys() (lo, hi key) {
	lo = keyOf(l.token)
	if !l.prefix {
		return lo, lo
	}
	_, size := utf8.DecodeRuneInString(l.token)
	free := max(0, 3-(len(l.token)-size)) * 8
	return lo, lo | (1<<free - 1)
}

package find

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// field is one of an item's texts.
type field int8

const (
	headline field = iota
	byline
	column
	fields
	day      field = -2 // not a text, as those below
	paper    field = -3
	page     field = -4
	anyField field = -1
)

// fact reports whether a field is no text that words are matched with.
func (f field) fact() bool { return f < anyField }

// stands reports whether a field is of where an item stands.
func (f field) stands() bool { return f == paper || f == page }

// A term is one word of a query.
type term struct {
	q       []rune // folded
	cuts    uint64 // bit k: an apostrophe stood before letter k
	field   field
	exclude bool
	days    Days // for day

	full     []rune // what q is as double pinyin, in whole syllables, if it may be
	fullCuts uint64
}

// How much of a query counts, in characters; what is after is as if it had not
// been typed. A page that was pasted by a slip costs no more than a headline.
const (
	longestFilter = 64  // the longest headlines have half as many
	longestQuery  = 256 // more than any sentence has
)

// beginning returns the first n characters of s.
func beginning(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// parse takes a query apart into alternatives of terms, which have longestFilter
// characters in all; ok is false for one that is not for the filter.
func parse(query string, keys Keys) (out [][]term, ok bool) {
	e, _ := Parse(beginning(strings.TrimLeftFunc(query, isBlank), longestFilter))
	for _, words := range e.Alternatives() {
		var terms []term
		for _, w := range words {
			if w.Field == Regex {
				return nil, false
			}
			for _, part := range parts(w) {
				if t := newTerm(w, part, keys); len(t.q) > 0 {
					terms = append(terms, t)
				}
			}
		}
		if len(terms) > 0 {
			out = append(out, terms)
		}
	}
	return out, true
}

// words are the terms of a query, of all its alternatives.
func words(query string, keys Keys) (out []term) {
	all, _ := parse(query, keys)
	for _, terms := range all {
		out = append(out, terms...)
	}
	return out
}

// parts are what stands between the wildcards of a word.
func parts(w Word) []string {
	if w.Field == Date || strings.IndexFunc(w.Text, IsWildcard) < 0 {
		return []string{w.Text}
	}
	return strings.FieldsFunc(w.Text, IsWildcard)
}

// IsWildcard reports whether a character stands for others where it is within a
// phrase.
func IsWildcard(r rune) bool { return r == '?' || r == '*' || r == '？' || r == '＊' }

func newTerm(w Word, text string, keys Keys) term {
	t := term{field: [...]field{Any: anyField, Byline: byline, Column: column, Date: day, Paper: paper, Page: page}[w.Field], exclude: w.Exclude}
	if w.Field == Date {
		t.days = ParseDays(text)
		t.q = []rune(text)
		return t
	}
	if t.field.stands() {
		t.q = []rune(foldString(text))
		return t
	}
	typed := foldTyped(text)
	for _, r := range typed {
		if r == '\'' {
			if len(t.q) > 0 && len(t.q) < 64 {
				t.cuts |= 1 << len(t.q)
			}
			continue
		}
		t.q = append(t.q, r)
	}
	if t.cuts != 0 && !t.letters() { // no pinyin: what was typed
		t.q, t.cuts = typed, 0
	}
	if keys != FullPinyin && t.cuts == 0 {
		t.full, t.fullCuts = keys.full(t.q)
	}
	return t
}

// foldTyped folds a word as it was typed. A tone is left out; ü stays, which is
// another letter in pinyin.
func foldTyped(s string) []rune {
	var out []rune
	for _, r := range s {
		switch {
		case r == diaeresis && len(out) > 0 && out[len(out)-1] == 'u':
			out[len(out)-1] = 'ü'
		case Invisible(r):
		case r == '’':
			out = append(out, '\'')
		case r >= 0xc0 && r < 0x250 && strings.HasPrefix(norm.NFD.String(string(r)), "u\u0308"),
			r >= 0xc0 && r < 0x250 && strings.HasPrefix(norm.NFD.String(string(r)), "U\u0308"):
			out = append(out, 'ü')
		default:
			out = append(out, Fold(r))
		}
	}
	return out
}

const diaeresis = '\u0308'

// letters reports whether a term is made of letters only: pinyin, or Latin.
func (t term) letters() bool {
	for _, r := range t.q {
		if letter(r) < 0 {
			return false
		}
	}
	return true
}

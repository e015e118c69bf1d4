package find

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// field is one of an item's texts.
type field int8

const (
	headline field = iota
	byline
	column
	fields
	day      field = -2 // not a text
	anyField field = -1
)

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

// A Field is what of an article a word is looked for in.
type Field int8

const (
	Any Field = iota
	Byline
	Column
	Date
)

// prefixes restrict a word to one field.
var prefixes = map[string]Field{
	"column": Column, "栏目": Column, "by": Byline, "作者": Byline, "date": Date, "日期": Date,
}

// A Word is one word of a query, or a phrase in quotation marks.
type Word struct {
	Text    string // as typed
	Field   Field
	Exclude bool // ! or - stood before it: what it matches is left out
}

// Words takes a query apart. This is the one syntax of the filter and of the
// search in texts:
//
//	工匠 精神         both words
//	"工匠 精神"       the phrase; Chinese quotation marks do as well
//	!工匠  -工匠      not the word
//	column: 栏目:     the word in the column's name
//	by: 作者:         in the author's
//	date: 日期:       a day or days, see Days
//
// Marks may be of either width. What is empty is left out, as in a query that is
// still being typed. The first 256 characters of a query count.
func Words(query string) []Word {
	var out []Word
	query = beginning(strings.TrimLeftFunc(query, isBlank), longestQuery)
	for rest := query; rest != ""; rest = strings.TrimLeftFunc(rest, isBlank) {
		var w Word
		w, rest = nextWord(rest)
		if w.Text != "" {
			out = append(out, w)
		}
	}
	return out
}

// nextWord takes the first word from s, which does not begin with a space.
func nextWord(s string) (w Word, rest string) {
	for _, mark := range "!-" {
		if after, cut := cutMark(s, mark); cut {
			w.Exclude, s = true, after
			break
		}
	}
	for i, r := range s {
		if isBlank(r) {
			break
		}
		if Fold(r) == ':' {
			if f, known := prefixes[foldString(s[:i])]; known {
				w.Field, s = f, s[i+len(string(r)):]
			}
			break
		}
	}
	for _, marks := range [...][2]string{{"\"＂", "\"＂"}, {"“", "”“"}, {"「", "」"}, {"『", "』"}} {
		for _, open := range marks[0] {
			if after, quoted := strings.CutPrefix(s, string(open)); quoted {
				w.Text, s = after, ""
				if end := strings.IndexAny(after, marks[1]); end >= 0 {
					_, size := utf8.DecodeRuneInString(after[end:])
					w.Text, s = after[:end], after[end+size:]
				}
				w.Text = strings.TrimFunc(w.Text, isBlank)
				return w, s
			}
		}
	}
	end := strings.IndexFunc(s, isBlank)
	if end < 0 {
		end = len(s)
	}
	w.Text = s[:end]
	return w, s[end:]
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

// parse takes a query apart into its terms, which have longestFilter characters
// in all.
func parse(query string, keys Keys) []term {
	var out []term
	for _, w := range Words(beginning(strings.TrimLeftFunc(query, isBlank), longestFilter)) {
		t := term{field: [...]field{Any: anyField, Byline: byline, Column: column, Date: day}[w.Field], exclude: w.Exclude}
		if w.Field == Date {
			t.days = ParseDays(w.Text)
			t.q = []rune(w.Text)
			out = append(out, t)
			continue
		}
		typed := foldTyped(w.Text)
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
		if len(t.q) > 0 {
			out = append(out, t)
		}
	}
	return out
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

// cutMark takes a mark, of either width, from the beginning of s.
func cutMark(s string, mark rune) (string, bool) {
	if r, size := utf8.DecodeRuneInString(s); size > 0 && Fold(r) == mark {
		return s[size:], true
	}
	return s, false
}

// letters reports whether a term is made of letters only: pinyin, or Latin.
func (t term) letters() bool {
	for _, r := range t.q {
		if letter(r) < 0 {
			return false
		}
	}
	return true
}

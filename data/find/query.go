package find

import "strings"

// field is one of an item's texts.
type field int8

const (
	headline field = iota
	byline
	column
	fields
	anyField field = -1
)

// A term is one word of a query.
type term struct {
	q       []rune // folded
	cuts    uint64 // bit k: an apostrophe stood before letter k
	field   field
	exclude bool
}

// prefixes restrict a word to one field.
var prefixes = map[string]field{
	"column": column, "栏目": column, "by": byline, "作者": byline,
}

// parse takes a query apart into its words.
func parse(query string) []term {
	var out []term
	for _, w := range strings.FieldsFunc(query, func(r rune) bool { return Fold(r) == ' ' || r == '\u3000' || r == '\t' || r == '\n' }) {
		t := term{field: anyField}
		if rest, cut := cutMark(w, '!'); cut {
			t.exclude, w = true, rest
		}
		for i, r := range w {
			if Fold(r) != ':' {
				continue
			}
			if f, known := prefixes[foldString(w[:i])]; known {
				t.field, w = f, w[i+len(string(r)):]
			}
			break
		}
		for _, r := range w {
			if r = Fold(r); r == 'ü' {
				r = 'v'
			}
			if r == '\'' && len(t.q) > 0 && len(t.q) < 64 {
				t.cuts |= 1 << len(t.q)
				continue
			}
			t.q = append(t.q, r)
		}
		if t.cuts != 0 && !t.letters() { // no pinyin: what was typed
			t.q, t.cuts = []rune(foldString(w)), 0
		}
		if len(t.q) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// cutMark takes a mark, of either width, from the beginning of s.
func cutMark(s string, mark rune) (string, bool) {
	for _, r := range s {
		if Fold(r) == mark {
			return s[len(string(r)):], true
		}
		break
	}
	return s, false
}

func foldString(s string) string { return strings.Map(Fold, s) }

// letters reports whether a term is made of letters only: pinyin, or Latin.
func (t term) letters() bool {
	for _, r := range t.q {
		if !isLetter(r) {
			return false
		}
	}
	return true
}

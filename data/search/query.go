package search

import (
	"slices"
	"unicode/utf8"

	"lanmu/data/find"
)

// A Query is what is looked for.
type Query struct {
	phrases []phrase // all must be there
	without []phrase // and none of these
	fields  []find.Word
	days    []day
}

// A phrase is characters that stand together, in normal form.
type phrase struct {
	runes []rune
}

type day struct {
	find.Days
	exclude bool
}

// Parse reads a query. See find.Words for its syntax.
func Parse(query string) *Query {
	q := &Query{}
	for _, w := range find.Words(query) {
		switch w.Field {
		case find.Date:
			q.days = append(q.days, day{find.ParseDays(w.Text), w.Exclude})
			continue
		case find.Byline, find.Column:
			w.Text = string(normalOf(w.Text))
			if w.Text != "" {
				q.fields = append(q.fields, w)
			}
			continue
		}
		n := normalOf(w.Text)
		if len(n) == 0 {
			continue
		}
		p := phrase{n}
		list := &q.phrases
		if w.Exclude {
			list = &q.without
		}
		if !slices.ContainsFunc(*list, func(o phrase) bool { return slices.Equal(o.runes, p.runes) }) {
			*list = append(*list, p)
		}
	}
	return q
}

// normalOf returns the normal form of s without places.
func normalOf(s string) []rune {
	var n normal
	n.add(s, false)
	return n.runes
}

// Empty tells whether the query asks for nothing.
func (q *Query) Empty() bool { return len(q.phrases)+len(q.fields)+len(q.days) == 0 }

// next returns the first place from from on where p stands in text, -1 if there
// is none. A word of letters is found by its beginning: where p begins with one,
// text must too.
func (p *phrase) next(t *[0x10000]uint32, text []rune, from int) int {
	first := p.runes[0]
	begins := kindIn(t, first) == word
	for i := from; i+len(p.runes) <= len(text); i++ {
		if text[i] != first || begins && i > 0 && kindIn(t, text[i-1]) == word {
			continue
		}
		if slices.Equal(text[i+1:i+len(p.runes)], p.runes[1:]) {
			return i
		}
	}
	return -1
}

// In returns where the phrases of a query stand in a text, as ranges of bytes
// that do not overlap, ascending.
func (q *Query) In(text string) [][2]int {
	if len(q.phrases) == 0 {
		return nil
	}
	var n normal
	n.add(text, true)
	t := table()
	var found [][2]int
	for i := range q.phrases {
		p := &q.phrases[i]
		for at := p.next(t, n.runes, 0); at >= 0; at = p.next(t, n.runes, at+len(p.runes)) {
			last := int(n.at[at+len(p.runes)-1])
			_, size := utf8.DecodeRuneInString(text[last:])
			found = append(found, [2]int{int(n.at[at]), last + size})
		}
	}
	slices.SortFunc(found, func(a, b [2]int) int { return a[0] - b[0] })
	out := found[:0]
	for _, f := range found {
		if k := len(out) - 1; k >= 0 && f[0] < out[k][1] {
			out[k][1] = max(out[k][1], f[1])
			continue
		}
		out = append(out, f)
	}
	return out
}

// Fields returns what tells of a column and a byline whether they are asked for,
// nil if any are.
func (q *Query) Fields() func(column, byline string) bool {
	if len(q.fields) == 0 {
		return nil
	}
	t := table()
	known := make([]map[string]bool, len(q.fields)) // a column has many articles
	for i := range known {
		known[i] = map[string]bool{}
	}
	return func(column, byline string) bool {
		for i, w := range q.fields {
			s := column
			if w.Field == find.Byline {
				s = byline
			}
			has, ok := known[i][s]
			if !ok {
				p := phrase{[]rune(w.Text)}
				has = p.next(t, normalOf(s), 0) >= 0
				known[i][s] = has
			}
			if has == w.Exclude {
				return false
			}
		}
		return true
	}
}

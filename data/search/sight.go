package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"lanmu/data/find"
)

// A sight is a text in which terms are looked for, as the index is looked up.
type sight struct {
	text  string
	taken bool // apart
	form  normal
	all   []token
	place placer
}

// A token is what a text is found by, and where it stands.
type token struct {
	first, second rune   // of a hanzi and the one after it, 0 if none is
	word          string // of what is no hanzi, as the index has it, but not cut
	place         int32
	from, to      int // bytes of the text, of one place
}

// take takes the text apart.
func (s *sight) take() {
	s.taken, s.place.stops = true, []int32{}
	s.form.add(s.text, true)
	w, runes := newWalker(), s.form.runes
	for i := 0; ; {
		e, ok := w.next(runes, i)
		if !ok {
			return
		}
		i = e.to
		last := int(s.form.at[e.to-1])
		_, size := utf8.DecodeRuneInString(s.text[last:])
		t := token{place: int32(e.place), from: int(s.form.at[e.from]), to: last + size}
		switch e.kind {
		case wide:
			if t.first = runes[e.from]; i < len(runes) && kindIn(w.t, runes[i]) == wide {
				t.second = runes[i]
			}
			if digits, n := numberAt(runes, e.from); digits != "" {
				s.all = append(s.all, token{word: numberToken(digits, n), place: t.place, from: t.from, to: t.to})
			}
		case stop:
			s.place.stops = append(s.place.stops, t.place)
		default:
			t.word = string(runes[e.from:e.to])
		}
		s.all = append(s.all, t)
	}
}

// numberAt is find.HanziNumber of a normal form from a rune on, if the number
// begins there.
func numberAt(runes []rune, i int) (digits string, n int) {
	if i > 0 {
		if _, before := find.HanziNumber(runes[i-1 : i]); before > 0 {
			return "", 0
		}
	}
	return find.HanziNumber(runes[i:])
}

// spans returns where a term stands.
func (s *sight) spans(t *term) []span {
	if !s.taken {
		s.take()
	}
	s.place.places = make([][]int32, len(t.lookups))
	for i := range t.lookups {
		l := &t.lookups[i]
		first, size := utf8.DecodeRuneInString(l.token)
		second, pair := utf8.DecodeRuneInString(l.token[size:])
		isWide, next := kindOf(first) == wide, rune(0) // the last of a run
		if pair > 0 {
			next = second
		}
		for k := range s.all {
			x := &s.all[k]
			if isWide && (x.first != first || !l.prefix && x.second != next) || !isWide && (x.word == "" || !l.isWord(x.word)) {
				continue
			}
			s.place.places[i] = append(s.place.places[i], x.place)
		}
		if s.place.places[i] == nil && t.pattern.op == chain {
			return nil
		}
	}
	return s.place.spans(&t.pattern, nil)
}

// has reports whether a term stands in the text.
func (s *sight) has(t *term) bool { return len(s.spans(t)) > 0 }

// bytes are the bytes of the text at some places.
func (s *sight) bytes(x span) [2]int {
	out := [2]int{-1, -1}
	for i := range s.all {
		switch t := &s.all[i]; {
		case t.place < x.from:
		case t.place >= x.to:
			return out
		default:
			if out[0] < 0 {
				out[0] = t.from
			}
			out[1] = max(out[1], t.to)
		}
	}
	return out
}

// Holds reports whether an article is what is asked for. It is what the index is
// held to.
func (q *Query) Holds(a Article) bool {
	return !q.Empty() && q.root.holds(&sight{text: a.Text}, &a)
}

func (n *node) holds(s *sight, a *Article) bool {
	switch {
	case n.term != nil:
		return s.has(n.term)
	case n.days != nil:
		return on(n.days, a.Day)
	case n.word != nil:
		return n.word.is(a.Says)
	case n.expr != nil:
		return n.expr.matches(a.Text)
	case n.op == find.Not:
		return !n.of[0].holds(s, a)
	}
	for i := range n.of {
		if n.of[i].holds(s, a) == (n.op == find.Or) {
			return n.op == find.Or
		}
	}
	return n.op == find.And
}

// matches reports whether one of the lines of a text matches.
func (x *expression) matches(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if x.MatchString(line) {
			return true
		}
	}
	return false
}

// In returns where what is to be there stands in a text, as ranges of bytes that
// do not overlap, ascending.
func (q *Query) In(text string) [][2]int {
	var out [][2]int
	for _, f := range q.found(text) {
		out = append(out, f.at)
	}
	return merged(out)
}

// A finding is where a term stands in a text.
type finding struct {
	term int // its number; that of the first regular expression after the last term's
	at   [2]int
}

// found returns all places at which the terms of a query stand, ascending.
func (q *Query) found(text string) (out []finding) {
	if len(q.terms) > 0 {
		s := &sight{text: text}
		s.place.parts = true
		for i, t := range q.terms {
			for _, x := range s.spans(t) {
				for _, leaf := range x.leaves(nil) {
					out = append(out, finding{i, s.bytes(leaf)})
				}
			}
		}
	}
	for i, x := range q.root.expressions(nil) {
		for _, at := range x.FindAllStringIndex(text, -1) {
			if at[0] < at[1] {
				out = append(out, finding{len(q.terms) + i, [2]int(at)})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b finding) int { return a.at[0] - b.at[0] })
	return out
}

// expressions appends the regular expressions of what is to be there.
func (n *node) expressions(out []*expression) []*expression {
	if n.expr != nil {
		return append(out, n.expr)
	}
	for i := range n.of {
		if n.op != find.Not {
			out = n.of[i].expressions(out)
		}
	}
	return out
}

// merged puts ranges that overlap together.
func merged(ranges [][2]int) [][2]int {
	out := ranges[:0]
	for _, f := range ranges {
		if k := len(out) - 1; k >= 0 && f[0] < out[k][1] {
			out[k][1] = max(out[k][1], f[1])
			continue
		}
		out = append(out, f)
	}
	return out
}

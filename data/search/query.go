package search

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"time"
	"unicode"

	"lanmu/data/find"
)

// A Query is what is looked for.
type Query struct {
	Problems []find.Problem // what is wrong with its operators
	root     node
	terms    []*term // that count: those that are not left out
}

// A node is what must be true of an article.
type node struct {
	op   find.Op
	of   []node
	term *term
	days *find.Days
	word *field
	expr *expression
}

// A field is a word of what is told of an article.
type field struct {
	find.Word
	name  term
	known map[string]bool // a column has many articles
}

// An expression is a regular expression, with hanzi that must be in what it
// matches.
type expression struct {
	*regexp.Regexp
	has []*term
}

// An Article is what a query may ask of one.
type Article struct {
	Text string                     // as Text puts it together
	Day  int32                      // since 1970; NoDay if unknown
	Says func(of find.Field) string // its column, byline, newspaper, and page by number and name (3 评论); nil if it says nothing
}

// Parse reads a query, in the syntax of find.Parse. Words are looked for with their
// synonyms, of which there may be none.
func Parse(query string, s Synonyms) *Query {
	e, problems := find.Parse(query)
	q := &Query{Problems: problems}
	q.root = q.node(e, s, true)
	return q
}

// node makes the node of an expression. counts is false within what is left out.
func (q *Query) node(e find.Expr, s Synonyms, counts bool) node {
	switch {
	case e.Op == find.Leaf && e.Word.Field != find.Any:
		return q.leaf(e.Word)
	case e.Op == find.Leaf, e.Op == find.Near:
		t := newTerm(e, s)
		if t == nil {
			return node{op: find.And}
		}
		return node{term: q.use(t, counts)}
	}
	out := node{op: e.Op}
	for _, o := range e.Of {
		if n := q.node(o, s, counts && e.Op != find.Not); !n.nothing() {
			out.of = append(out.of, n)
		}
	}
	switch {
	case len(out.of) == 0:
		return node{op: find.And}
	case len(out.of) == 1 && e.Op != find.Not:
		return out.of[0]
	}
	return out
}

// use takes in a term that counts, once.
func (q *Query) use(t *term, counts bool) *term {
	if !counts {
		return t
	}
	for _, o := range q.terms {
		if o.text == t.text && slices.Equal(o.lookups, t.lookups) && slices.Equal(o.pattern.links, t.pattern.links) && len(o.pattern.of)+len(t.pattern.of) == 0 {
			return o
		}
	}
	q.terms = append(q.terms, t)
	return t
}

func (q *Query) leaf(w find.Word) node {
	switch w.Field {
	case find.Date:
		days := find.ParseDays(w.Text)
		return node{days: &days}
	case find.Regex:
		re, err := regexp.Compile(w.Text)
		if err != nil {
			message := err.Error()
			if wrong, ok := err.(*syntax.Error); ok {
				message = string(wrong.Code) + ": " + wrong.Expr
			}
			q.Problems = append(q.Problems, find.Problem{Kind: find.BadRegex, Text: message})
			return node{op: find.Or} // matches nothing
		}
		x := &expression{Regexp: re}
		if parsed, err := syntax.Parse(w.Text, syntax.Perl); err == nil {
			for _, run := range hanziOf(parsed) {
				if t := newTerm(find.Expr{Word: find.Word{Text: run, Quoted: true}}, nil); t != nil && len(t.lookups) > 0 {
					x.has = append(x.has, t)
				}
			}
		}
		return node{expr: x}
	}
	t := &term{exact: true}
	p, ok := t.phrase(w.Text)
	if !ok {
		return node{op: find.And}
	}
	t.pattern = p
	return node{word: &field{w, *t, map[string]bool{}}}
}

// hanziOf are runs of hanzi that are in whatever a regular expression matches.
func hanziOf(x *syntax.Regexp) (out []string) {
	switch x.Op {
	case syntax.OpLiteral:
		if x.Flags&syntax.FoldCase != 0 {
			return nil
		}
		return strings.FieldsFunc(string(x.Rune), func(r rune) bool { return !unicode.Is(unicode.Han, r) })
	case syntax.OpConcat, syntax.OpCapture, syntax.OpPlus:
		for _, sub := range x.Sub {
			out = append(out, hanziOf(sub)...)
		}
	}
	return out
}

// nothing reports whether a node asks for nothing.
func (n *node) nothing() bool { return n.op == find.And && len(n.of) == 0 && n.isInner() }

func (n *node) isInner() bool {
	return n.term == nil && n.days == nil && n.word == nil && n.expr == nil
}

// leavesOut reports whether a node is true of nearly everything.
func (n *node) leavesOut() bool {
	return n.op == find.Not || n.op == find.And && n.isInner() && !slices.ContainsFunc(n.of, func(o node) bool { return !o.leavesOut() }) ||
		n.op == find.Or && slices.ContainsFunc(n.of, func(o node) bool { return o.leavesOut() })
}

// Empty reports whether the query asks for nothing, or for nothing but what is not
// to be there.
func (q *Query) Empty() bool { return q.root.leavesOut() }

// Scans reports whether texts are looked into one by one, which takes its time.
func (q *Query) Scans() bool { return q.root.has(func(n *node) bool { return n.expr != nil }) }

// Words are the words and phrases that are to be there, as typed.
func (q *Query) Words() []string {
	out := make([]string, len(q.terms))
	for i, t := range q.terms {
		out[i] = t.text
	}
	return out
}

// has reports whether a node or one in it is so.
func (n *node) has(is func(*node) bool) bool {
	if is(n) {
		return true
	}
	for i := range n.of {
		if n.of[i].has(is) {
			return true
		}
	}
	return false
}

// sure reports whether the index says all there is to say of a node.
func (n *node) sure() bool {
	return !n.has(func(n *node) bool { return n.expr != nil || n.term != nil && !n.term.exact })
}

// on reports whether a day is one of some days.
func on(days *find.Days, since1970 int32) bool {
	var t time.Time
	if since1970 != NoDay {
		t = time.Unix(int64(since1970)*86400, 0).UTC()
	}
	return days.Contain(t)
}

// is reports whether what is said of an article has the word.
func (f *field) is(says func(find.Field) string) bool {
	said := ""
	if says != nil {
		said = says(f.Field)
	}
	has, ok := f.known[said]
	if !ok {
		s := &sight{text: said}
		if has = s.has(&f.name); f.Field == find.Page {
			has = find.OnPage(said, f.Text)
		}
		f.known[said] = has
	}
	return has
}

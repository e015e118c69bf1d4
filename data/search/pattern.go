package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"lanmu/data/find"
)

// A term is a word, a phrase, or several that stand near each other: what is looked
// up, and how its tokens must stand.
type term struct {
	text    string // as typed
	lookups []lookup
	pattern pattern
	exact   bool // what stands so matches; else the text must be looked into
}

type patternOp int8

const (
	chain patternOp = iota // tokens at fixed places after each other
	oneOf                  // one of some patterns
	then                   // the second after the first, n places between at most
	near                   // in either order, n places between at most
)

// A pattern is how tokens stand in a text.
type pattern struct {
	op    patternOp
	links []link  // of a chain
	stops []int32 // where in a chain punctuation is, which the index does not know of
	width int32
	of    []pattern
	n     int32
}

// A link is a token of a chain, by the number of its lookup.
type link struct {
	look int
	at   int32
}

// look returns the number of a lookup.
func (t *term) look(l lookup) int {
	if i := slices.Index(t.lookups, l); i >= 0 {
		return i
	}
	t.lookups = append(t.lookups, l)
	return len(t.lookups) - 1
}

// longestChain is how many tokens of a phrase are looked up; it is looked for in
// the text then.
const longestChain = 64

// newTerm makes the term of words that stand near each other, or of one. It is nil
// where nothing can be looked for.
func newTerm(e find.Expr, s Synonyms) *term {
	t := &term{exact: true, text: textOf(e)}
	p, ok := t.of(e, s)
	if !ok {
		return nil
	}
	t.pattern = p
	return t
}

// textOf is what was typed for an expression.
func textOf(e find.Expr) string {
	if e.Op == find.Leaf {
		return e.Word.Text
	}
	var all []string
	for _, o := range e.Of {
		all = append(all, textOf(o))
	}
	return strings.Join(all, " ")
}

// of is the pattern of an expression that stands somewhere.
func (t *term) of(e find.Expr, s Synonyms) (pattern, bool) {
	if e.Op == find.Leaf {
		return t.word(e.Word, s)
	}
	var all []pattern
	for _, o := range e.Of {
		if p, ok := t.of(o, s); ok {
			all = append(all, p)
		}
	}
	switch {
	case len(all) == 0:
		return pattern{}, false
	case len(all) == 1:
		return all[0], true
	case e.Op == find.Or:
		return pattern{op: oneOf, of: all}, true
	}
	return pattern{op: near, of: all, n: int32(e.N)}, true
}

// word is the pattern of a word, of what it means as well, and of its numbers
// however they are written.
func (t *term) word(w find.Word, s Synonyms) (pattern, bool) {
	var all []pattern
	if p, ok := t.phrase(w.Text); ok {
		all = append(all, p)
	}
	if !w.Quoted {
		for _, other := range s.Of(w.Text) {
			if p, ok := t.phrase(other); ok {
				all = append(all, p)
			}
		}
	}
	if strings.IndexFunc(w.Text, find.IsWildcard) < 0 {
		for _, other := range find.OtherNumbers(normalOf(w.Text)) {
			c := &chainer{t: t}
			c.add(other, true, true)
			all = append(all, c.done())
		}
	}
	switch len(all) {
	case 0:
		return pattern{}, false
	case 1:
		return all[0], true
	}
	return pattern{op: oneOf, of: all}, true
}

// A piece is a part of a phrase between wildcards, or a word of letters with
// wildcards in it.
type piece struct {
	text string
	glob bool
	skip int  // ? before it
	star bool // * before it
}

// pieces takes a phrase apart at its wildcards. Those at its ends are none.
func pieces(text string) (out []piece) {
	runes := []rune(strings.TrimFunc(strings.ReplaceAll(text, "\n", " "), find.IsWildcard))
	isLetter := func(i int) bool { return i >= 0 && i < len(runes) && kindOf(find.Fold(runes[i])) == letter }
	var now piece
	flush := func() {
		if now.text != "" {
			out = append(out, now)
			now = piece{}
		}
	}
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if !find.IsWildcard(r) {
			now.text += string(r)
			continue
		}
		if !isLetter(i-1) || !isLetter(i+1) {
			flush()
			if f := find.Fold(r); f == '*' {
				now.star = true
			} else {
				now.skip++
			}
			continue
		}
		begin := i // of the word it is in
		for isLetter(begin - 1) {
			begin--
			_, size := utf8.DecodeLastRuneInString(now.text)
			now.text = now.text[:len(now.text)-size]
		}
		was := now
		if flush(); was.text != "" {
			was.skip, was.star = 0, false
		}
		end := begin
		for isLetter(end) || end < len(runes) && find.IsWildcard(runes[end]) && isLetter(end+1) {
			end++
		}
		var glob strings.Builder
		for _, r := range runes[begin:end] {
			glob.WriteRune(find.Fold(r))
		}
		now = piece{glob.String(), true, was.skip, was.star}
		flush()
		i = end - 1
	}
	flush()
	return out
}

// phrase is the pattern of a phrase as it was typed.
func (t *term) phrase(text string) (p pattern, ok bool) {
	c := &chainer{t: t}
	all := pieces(text)
	for i, x := range all {
		switch {
		case i == 0:
		case x.star:
			if before := c.done(); ok {
				p = pattern{op: then, of: []pattern{p, before}, n: find.StarAtMost}
			} else {
				p, ok = before, true
			}
			c = &chainer{t: t}
		default:
			c.width += int32(x.skip)
		}
		if x.glob {
			c.glob(x.text, i == len(all)-1)
		} else {
			c.add(normalOf(x.text), i == len(all)-1, false)
		}
	}
	if len(c.links) == 0 {
		return p, ok
	}
	if ok {
		return pattern{op: then, of: []pattern{p, c.done()}, n: find.StarAtMost}, true
	}
	return c.done(), true
}

// A chainer makes a chain.
type chainer struct {
	t     *term
	links []link
	stops []int32
	width int32
}

func (c *chainer) done() pattern { return pattern{links: c.links, stops: c.stops, width: c.width} }

func (c *chainer) link(l lookup, at int32) {
	if len(c.links) == longestChain {
		c.t.exact = false
		return
	}
	c.links = append(c.links, link{c.t.look(l), at})
}

// word adds a word, which may go on where open is set.
func (c *chainer) word(word string, open bool, at int32) {
	l, exact := wordLookup(word, open)
	c.t.exact = c.t.exact && exact
	c.link(l, at)
}

// glob adds a word of letters with wildcards.
func (c *chainer) glob(text string, last bool) {
	token := text[:strings.IndexAny(text, "?*")]
	if last {
		text += "*"
	}
	token, _ = cutToken(token)
	c.t.exact = false
	c.link(lookup{token: token, prefix: true, glob: text}, c.width)
	c.width++
}

// add adds what is in normal form. A word of letters that is the last may go on.
// Where whole is set, numbers in hanzi are whole ones.
func (c *chainer) add(form []rune, last, whole bool) {
	w := newWalker()
	for i := 0; ; {
		e, ok := w.next(form, i)
		if !ok {
			break
		}
		at := c.width + int32(e.place)
		i = e.to
		switch e.kind {
		case wide:
			for i < len(form) && kindIn(w.t, form[i]) == wide {
				i++
				w.place++
			}
			c.cover(form[e.from:i], at, i == len(form), whole)
		case letter:
			c.word(string(form[e.from:e.to]), last && i == len(form), at)
		case digit, sign:
			c.word(string(form[e.from:e.to]), false, at)
		default:
			c.t.exact = false
			c.stops = append(c.stops, at)
		}
	}
	c.width += int32(w.place)
}

// cover adds a run of hanzi, each of which is in one of the pairs that are looked
// up. open is whether others may follow.
func (c *chainer) cover(run []rune, at int32, open, whole bool) {
	covered := make([]bool, len(run))
	for i := 0; whole && i < len(run); i++ {
		digits, n := find.HanziNumber(run[i:])
		if digits != "" {
			c.word(numberToken(digits, n), false, at+int32(i))
			for k := range n {
				covered[i+k] = true
			}
		}
		i += max(n-1, 0)
	}
	for i := range run {
		from := i
		switch {
		case covered[i]:
			continue
		case i+1 < len(run):
			covered[i+1] = true
		case i > 0:
			from--
		default:
			c.link(lookup{token: string(run), prefix: open}, at)
			continue
		}
		c.link(lookup{token: string(run[from : from+2])}, at+int32(from))
	}
}

// alone reports whether a pattern is tokens any of which is all of it: where they
// stand is no matter.
func (p *pattern) alone() bool {
	switch p.op {
	case chain:
		return len(p.links) == 1
	case oneOf:
		return !slices.ContainsFunc(p.of, func(o pattern) bool { return !o.alone() })
	}
	return false
}

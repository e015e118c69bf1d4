package find

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Field is what of an article a word is looked for in.
type Field int8

const (
	Any Field = iota
	Byline
	Column
	Date
	Paper // the newspaper's name
	Page  // of the newspaper, by its number or its name
	Regex // in the text, as a regular expression
)

// prefixes restrict a word to one field.
var prefixes = map[string]Field{
	"column": Column, "栏目": Column, "by": Byline, "作者": Byline, "date": Date, "日期": Date,
	"paper": Paper, "报纸": Paper, "page": Page, "版": Page, "regex": Regex, "正则": Regex,
}

// A Word is one word of a query, or a phrase in quotation marks.
type Word struct {
	Text    string // as typed
	Field   Field
	Quoted  bool // it stood in quotation marks
	Exclude bool // what it matches is left out
}

// An Op tells how the parts of a query go together.
type Op int8

const (
	Leaf Op = iota // a word
	And            // all of the parts
	Or             // one of them
	Not            // not the one part
	Near           // both parts, with N characters between them at most
)

// An Expr is what a query asks for.
type Expr struct {
	Op   Op
	Word Word // of a Leaf
	Of   []Expr
	N    int
}

// Parse takes a query apart. This is the one syntax of the filter and of the
// search in texts:
//
//	工匠 精神             both words
//	工匠 或 劳模          one of them; OR and | do as well
//	工匠 (精神 或 劳模)   parentheses put together
//	"工匠 精神"           the phrase; Chinese quotation marks do as well
//	工?精神  工*精神      one character between, or up to ten
//	工匠 近/5 精神        five characters between at most, in either order; NEAR/5
//	!工匠  -工匠          not the word; NOT
//	栏目: column:         the word in the column's name
//	作者: by:             in the author's
//	日期: date:           a day or days, see Days
//	报纸: paper:          the word in the newspaper's name
//	版: page:             on the page of this number or name: 3, A05, 评论
//	正则: regex:          a regular expression, as package regexp has it
//
// Marks may be of either width. What is empty is left out, as in a query that is
// still being typed; what is wrong with an operator is told beside. The first
// 256 characters of a query count. The zero Expr is an And of nothing, of a query
// that asks for nothing.
func Parse(query string) (Expr, []Problem) {
	p := parser{items: lex(beginning(strings.TrimLeftFunc(query, isBlank), longestQuery))}
	e := p.all()
	for p.at < len(p.items) { // a parenthesis that closes none
		p.at++
		e = join(And, e, p.all())
	}
	if e.Op == Leaf && e.Word.Text == "" {
		e = Expr{Op: And}
	}
	if onlyLeavesOut(e) {
		p.complain(OnlyExcluded, "")
	}
	return e, p.problems
}

// NearAtMost is the largest distance that can be asked for, and what * stands
// for; nearDefault is what NEAR alone stands for.
const (
	NearAtMost  = 50
	StarAtMost  = 10
	nearDefault = 10
)

type itemKind int8

const (
	wordItem itemKind = iota
	orItem
	andItem
	notItem
	nearItem
	openItem
	closeItem
)

// An item is a word of a query, or an operator.
type item struct {
	kind itemKind
	word Word
	text string // of an operator, as typed
	n    int    // of a nearItem; 0 for one that is wrong
}

// lex takes a query apart into words and operators.
func lex(s string) []item {
	var out []item
	depth := 0
	for s = strings.TrimLeftFunc(s, isBlank); s != ""; s = strings.TrimLeftFunc(s, isBlank) {
		r, size := utf8.DecodeRuneInString(s)
		switch f := Fold(r); {
		case f == '(':
			out, s = append(out, item{kind: openItem, text: s[:size]}), s[size:]
			depth++
			continue
		case f == ')' && depth > 0:
			out, s = append(out, item{kind: closeItem, text: s[:size]}), s[size:]
			depth--
			continue
		case f == '|':
			out, s = append(out, item{kind: orItem, text: s[:size]}), s[size:]
			continue
		case f == '!' || f == '-':
			if s = s[size:]; s == "" || startsBlank(s) {
				continue
			}
			out = append(out, item{kind: notItem, text: string(r)})
			if next, _ := utf8.DecodeRuneInString(s); Fold(next) == '(' {
				continue
			}
		}
		var w Word
		before := s
		w, s = nextWord(s, depth > 0)
		if op, is := operator(before[:len(before)-len(s)]); is {
			out = append(out, op)
		} else if w.Text != "" {
			out = append(out, item{word: w})
		} else if n := len(out); n > 0 && out[n-1].kind == notItem {
			out = out[:n-1]
		}
	}
	return out
}

func startsBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isBlank(r)
}

// operator reports whether a word is an operator. A word that readers look for is
// none where it stands first, which the parser sees to.
func operator(s string) (item, bool) {
	switch s {
	case "OR", "或", "或者":
		return item{kind: orItem, text: s}, true
	case "AND":
		return item{kind: andItem, text: s}, true
	case "NOT":
		return item{kind: notItem, text: s}, true
	case "NEAR":
		return item{kind: nearItem, text: s, n: nearDefault}, true
	}
	name, n, cut := strings.Cut(foldString(s), "/")
	if !cut || name != "near" && name != "近" {
		return item{}, false
	}
	out := item{kind: nearItem, text: s}
	if v, err := strconv.Atoi(n); err == nil && v >= 1 && v <= NearAtMost {
		out.n = v
	}
	return out, true
}

// nextWord takes the first word from s, which does not begin with a space. In
// parentheses, one that closes ends it.
func nextWord(s string, inside bool) (w Word, rest string) {
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
	if w.Field == Regex && !strings.HasPrefix(s, `"`) { // all of its marks are its own
		end := strings.IndexFunc(s, isBlank)
		if end < 0 {
			end = len(s)
		}
		w.Text = s[:end]
		return w, s[end:]
	}
	for _, marks := range [...][2]string{{"\"＂", "\"＂"}, {"“", "”“"}, {"「", "」"}, {"『", "』"}} {
		for _, open := range marks[0] {
			if after, quoted := strings.CutPrefix(s, string(open)); quoted {
				w.Text, w.Quoted, s = after, true, ""
				if end := strings.IndexAny(after, marks[1]); end >= 0 {
					_, size := utf8.DecodeRuneInString(after[end:])
					w.Text, s = after[:end], after[end+size:]
				}
				if w.Field != Regex {
					w.Text = strings.TrimFunc(w.Text, isBlank)
				}
				return w, s
			}
		}
	}
	end := strings.IndexFunc(s, func(r rune) bool {
		f := Fold(r)
		return isBlank(r) || f == '|' || inside && f == ')'
	})
	if end < 0 {
		end = len(s)
	}
	w.Text = s[:end]
	return w, s[end:]
}

// A parser puts items together.
type parser struct {
	items    []item
	at       int
	problems []Problem
}

func (p *parser) complain(kind ProblemKind, text string) {
	p.problems = append(p.problems, Problem{kind, text})
}

// is reports whether the next item is of a kind, and takes it if so.
func (p *parser) is(kind itemKind) (item, bool) {
	if p.at == len(p.items) || p.items[p.at].kind != kind {
		return item{}, false
	}
	p.at++
	return p.items[p.at-1], true
}

// ends reports whether nothing follows that could be a part.
func (p *parser) ends() bool {
	return p.at == len(p.items) || p.items[p.at].kind == closeItem
}

// all reads what must all be there, to the end or to a parenthesis.
func (p *parser) all() Expr {
	e := Expr{Op: And}
	for !p.ends() {
		if _, is := p.is(andItem); is {
			continue
		}
		e = join(And, e, p.any())
	}
	return e
}

// any reads alternatives.
func (p *parser) any() Expr {
	if op, is := p.is(orItem); is {
		if op.text == "或" || op.text == "或者" { // it stands first: a word
			p.at--
			p.items[p.at] = item{word: Word{Text: op.text}}
		} else {
			p.complain(NoOperand, op.text)
			return Expr{Op: And}
		}
	}
	e := p.near()
	for {
		op, is := p.is(orItem)
		if !is {
			return e
		}
		if p.ends() || p.items[p.at].kind == orItem {
			p.complain(NoOperand, op.text)
			continue
		}
		e = join(Or, e, p.near())
	}
}

// near reads what must stand near each other.
func (p *parser) near() Expr {
	if op, is := p.is(nearItem); is {
		p.complain(NoOperand, op.text)
		return Expr{Op: And}
	}
	e := p.one()
	for {
		op, is := p.is(nearItem)
		switch {
		case !is:
			return e
		case op.n == 0:
			p.complain(BadDistance, op.text)
			op.n = nearDefault
		}
		if p.ends() || p.items[p.at].kind != wordItem && p.items[p.at].kind != openItem {
			p.complain(NoOperand, op.text)
			continue
		}
		o := p.one()
		if !standsSomewhere(e) || !standsSomewhere(o) {
			p.complain(BadNear, op.text)
			e = join(And, e, o)
			continue
		}
		e = Expr{Op: Near, Of: []Expr{e, o}, N: op.n}
	}
}

// one reads a word, what is in parentheses, or what is left out.
func (p *parser) one() Expr {
	if op, is := p.is(notItem); is {
		if p.ends() || p.items[p.at].kind != wordItem && p.items[p.at].kind != openItem {
			p.complain(NoOperand, op.text)
			return Expr{Op: And}
		}
		switch e := p.one(); {
		case empty(e):
			return e
		case e.Op == Not:
			return e.Of[0]
		default:
			return Expr{Op: Not, Of: []Expr{e}}
		}
	}
	if op, is := p.is(openItem); is {
		e := p.all()
		if _, closed := p.is(closeItem); !closed {
			p.complain(NotClosed, op.text)
		}
		return e
	}
	it, is := p.is(wordItem)
	if !is {
		return Expr{Op: And}
	}
	if it.word.Field == Date && ParseDays(it.word.Text).End.IsZero() {
		p.complain(BadDate, it.word.Text)
	}
	return Expr{Word: it.word}
}

// join puts parts together, without an And of nothing.
func join(op Op, a, b Expr) Expr {
	switch {
	case empty(a):
		return b
	case empty(b):
		return a
	case a.Op == op:
		a.Of = append(a.Of[:len(a.Of):len(a.Of)], b)
		return a
	}
	return Expr{Op: op, Of: []Expr{a, b}}
}

func empty(e Expr) bool { return e.Op == And && len(e.Of) == 0 }

// standsSomewhere reports whether an expression is of words that have a place in a
// text, or of alternatives of such.
func standsSomewhere(e Expr) bool {
	switch e.Op {
	case Leaf:
		return e.Word.Field == Any
	case Or, Near:
		for _, o := range e.Of {
			if !standsSomewhere(o) {
				return false
			}
		}
		return true
	}
	return false
}

// onlyLeavesOut reports whether an expression asks for nothing but what is not.
func onlyLeavesOut(e Expr) bool {
	switch e.Op {
	case Not:
		return true
	case And:
		for _, o := range e.Of {
			if !onlyLeavesOut(o) {
				return false
			}
		}
		return len(e.Of) > 0
	case Or:
		for _, o := range e.Of {
			if onlyLeavesOut(o) {
				return true
			}
		}
	}
	return false
}

// Alternatives writes an expression as alternatives, each of which is words that
// must all match but for those that are left out. Words that are to be near are
// words that must match. There are at most 16; others are left away.
func (e Expr) Alternatives() [][]Word { return e.alternatives(false) }

const mostAlternatives = 16

func (e Expr) alternatives(not bool) (out [][]Word) {
	op := e.Op
	switch {
	case op == Near:
		op = And
	case op == Not:
		return e.Of[0].alternatives(!not)
	case op == Leaf:
		w := e.Word
		w.Exclude = not
		return [][]Word{{w}}
	}
	if not && op == And {
		op = Or
	} else if not {
		op = And
	}
	if op == Or {
		for _, o := range e.Of {
			out = append(out, o.alternatives(not)...)
		}
		return out[:min(len(out), mostAlternatives)]
	}
	out = [][]Word{nil}
	for _, o := range e.Of {
		var both [][]Word
		for _, a := range out {
			for _, b := range o.alternatives(not) {
				if len(both) < mostAlternatives {
					both = append(both, append(a[:len(a):len(a)], b...))
				}
			}
		}
		out = both
	}
	return out
}

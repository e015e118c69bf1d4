package press

import (
	"strings"
	"unicode"
)

// em is how wide a character is set, in em.
func (s script) em(r rune) float64 {
	switch {
	case s == latin && (r == '“' || r == '”' || r == '’'):
		return .4
	case r >= 0x2000:
		return 1
	case strings.ContainsRune("ijlft.,;:'|!", r):
		return .3
	case r == ' ':
		return .28
	case strings.ContainsRune("mwMW", r):
		return .8
	case unicode.IsUpper(r):
		return .68
	}
	return .5
}

// width is how wide text is set, em.
func (s script) width(text string) (w float64) {
	for _, r := range text {
		w += s.em(r)
	}
	return w
}

const (
	notFirst = "，。、；：？！”’）》】〇…—"
	notLast  = "“‘（《【"
)

// broken returns how many characters of text go on a line of width em: marks keep
// to their neighbours, and words of Latin are whole.
func (s script) broken(text []rune, width float64) int {
	n, w := 0, 0.0
	for n < len(text) && w+s.em(text[n]) <= width+.01 {
		w += s.em(text[n])
		n++
	}
	if n == len(text) {
		return n
	}
	k := n
	for k > 0 && (strings.ContainsRune(notFirst, text[k]) || strings.ContainsRune(notLast, text[k-1]) || inWord(text[k-1]) && inWord(text[k])) {
		k--
	}
	if k == 0 {
		k = n
	}
	return max(k, 1)
}

func inWord(r rune) bool { return r > ' ' && r < 0x2000 }

// wrapped breaks a text of its own into lines.
func (s script) wrapped(text string, width float64) (lines []string) {
	for r := []rune(text); len(r) > 0; {
		n := s.broken(r, width)
		lines = append(lines, strings.TrimSpace(string(r[:n])))
		r = []rune(strings.TrimLeft(string(r[n:]), " "))
	}
	return lines
}

// A flow is a text on its way into strips.
type flow struct {
	script
	paragraphs []Paragraph
	indent     float64
	at, in     int // of the paragraph it is in, and the character there
	of         int // the article's number, from 1 on
}

func (f *flow) done() bool { return f.at == len(f.paragraphs) }

// A set line of a flow.
type setLine struct {
	text    string
	first   bool // of its paragraph, and
	last    bool
	heading bool
}

// next takes a line of width em off f.
func (f *flow) next(width float64) setLine {
	p := f.paragraphs[f.at]
	l := setLine{first: f.in == 0, heading: p.Heading}
	text := []rune(p.Text)[f.in:]
	if l.first && !p.Heading {
		width -= f.indent
	}
	n := f.script.broken(text, width)
	f.in += n
	for n < len(text) && text[n] == ' ' {
		f.in++
		n++
	}
	l.text = strings.TrimRight(string(text[:n]), " ")
	if n == len(text) {
		f.at, f.in, l.last = f.at+1, 0, true
	}
	return l
}

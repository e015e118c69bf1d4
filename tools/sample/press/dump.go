package press

import (
	"strings"
)

// A Dump is a way of writing a page as text.
type Dump struct {
	Name  string
	Write func(*Page) string
}

// Dumps are those that pages come in.
var Dumps = []Dump{
	{"blocks", func(p *Page) string { return p.blocks("") }},
	{"set-in", func(p *Page) string { return p.blocks("　　") }},
	{"wrapped", func(p *Page) string { return wrap(p.blocks("　　")) }},
	{"cut", (*Page).cut},
	{"raw", func(p *Page) string { return p.raw(Press{}) }},
	{"spaced", func(p *Page) string { return spaced(p.raw(Press{})) }},
	{"raw-last", func(p *Page) string { return p.raw(Press{Last: true}) }},
}

// blocks writes a paragraph a line.
func (p *Page) blocks(indent string) string {
	var s strings.Builder
	put := func(lines ...string) {
		for _, l := range lines {
			if l != "" {
				s.WriteString(l + "\n")
			}
		}
	}
	put(p.Heads...)
	column := ""
	for i := range p.Articles {
		a := &p.Articles[i]
		if a.Column != column {
			column = a.Column
			put(p.Custom.labelled(column))
		}
		put(a.Kicker, a.Headline, a.Subhead)
		if p.Custom.at == under {
			put(a.signed)
		}
		for _, t := range a.texts(p.Custom) {
			put(indent + t.Text)
		}
		if p.Custom.at == after {
			put(a.signed)
		}
		put(a.Quotes...)
		put(a.Captions...)
	}
	put(p.feet(1)...)
	return s.String()
}

// feet are those of page n.
func (p *Page) feet(n int) (out []string) {
	for _, f := range p.Feet {
		out = append(out, strings.Replace(f, "#", string(rune('0'+n)), 1))
	}
	return out
}

// raw writes a line of type a line, in the order in which a press draws them, and a
// form feed after a page.
func (p *Page) raw(press Press) string {
	var s strings.Builder
	for n, sheet := range p.sheets() {
		order := make([]int, len(sheet.lines))
		for i := range order {
			order[i] = i
		}
		orderLines(sheet.lines, order, press, uint64(n))
		for _, i := range order {
			s.WriteString(sheet.lines[i].text + "\n")
		}
		s.WriteString("\f")
	}
	return s.String()
}

// cut writes a paragraph a line, or what of it stands in one frame.
func (p *Page) cut() string {
	var s strings.Builder
	for _, sheet := range p.sheets() {
		for i, l := range sheet.lines {
			s.WriteString(l.text)
			switch {
			case l.ends || i+1 == len(sheet.lines) || sheet.lines[i+1].frame != l.frame:
				s.WriteString("\n\n")
			case p.Custom.script == latin:
				s.WriteString(" ")
			}
		}
	}
	return s.String()
}

// wrap breaks the lines of a dump where a program that knows nothing of type does:
// at so many characters, or at the blank before.
func wrap(dump string) string {
	const width = 38
	var s strings.Builder
	for line := range strings.Lines(dump) {
		for r := []rune(strings.TrimSuffix(line, "\n")); len(r) > 0; {
			n := min(width, len(r))
			for k := n; k > 0 && n < len(r) && inWord(r[n]) && inWord(r[n-1]); k-- {
				if r[k-1] == ' ' {
					n = k
				}
			}
			s.WriteString(strings.TrimRight(string(r[:n]), " ") + "\n")
			r = r[n:]
		}
	}
	return s.String()
}

// spaced puts a blank between all characters of a dump but Latin ones, as the
// recognisers of some programs do.
func spaced(dump string) string {
	var s strings.Builder
	last := rune(0)
	for _, r := range dump {
		if last > 0x2000 && r > ' ' || r > 0x2000 && last > ' ' {
			s.WriteByte(' ')
		}
		s.WriteRune(r)
		last = r
	}
	return s.String()
}

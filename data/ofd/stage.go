package ofd

import (
	"encoding/xml"
	"image/color"
	"strconv"
	"strings"
)

// A stage takes what is drawn on a page, in the order in which it is.
type stage struct {
	marks []mark
	layer params // of what says nothing itself
	open  element
}

// A mark is drawn. Its places are in millimetres from the page's upper left corner.
type mark interface{ draw(*canvas) }

// A matrix takes x, y to m[0]x + m[2]y + m[4], m[1]x + m[3]y + m[5].
type matrix [6]float64

func (m matrix) at(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// after is m of what n makes.
func (m matrix) after(n matrix) matrix {
	x, y := m.at(n[4], n[5])
	return matrix{m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1], m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3], x, y}
}

// params are how something is drawn; nil is for what is not said.
type params struct {
	width        *float64 // of lines, in mm
	fill, stroke *color.NRGBA
}

func (p params) or(o params) params {
	if p.width == nil {
		p.width = o.width
	}
	if p.fill == nil {
		p.fill = o.fill
	}
	if p.stroke == nil {
		p.stroke = o.stroke
	}
	return p
}

// An element is what a page draws, as it is being read.
type element struct {
	params
	kind          string
	to            matrix // the page
	alpha         float64
	fills, draws  bool
	font, picture string
	across        float64     // of its letters
	glyphs        map[int]int // of its letters, by their place in the text
	first         int         // letter whose glyphs are told
	letter        int         // that comes next
	unseen        bool
}

func number(t xml.StartElement, name string, otherwise float64) float64 {
	n, err := strconv.ParseFloat(attr(t, name), 64)
	if err != nil || n != n {
		return otherwise
	}
	return n
}

func said(t xml.StartElement, name string, otherwise bool) bool {
	switch attr(t, name) {
	case "true":
		return true
	case "false":
		return false
	}
	return otherwise
}

// start takes the beginning of an element.
func (s *stage) start(d *reader, t xml.StartElement) {
	switch name := t.Name.Local; name {
	case "Layer":
		s.layer = d.params[attr(t, "DrawParam")]
	case "TextObject", "PathObject", "ImageObject":
		text := name == "TextObject"
		s.open = element{kind: name, to: matrix(asIs), alpha: number(t, "Alpha", 255) / 255, glyphs: map[int]int{},
			fills: said(t, "Fill", text), draws: said(t, "Stroke", !text), font: attr(t, "Font"), picture: attr(t, "ResourceID"),
			across: number(t, "HScale", 1), unseen: !said(t, "Visible", true)}
		if n := numbers(attr(t, "CTM")); len(n) == 6 {
			s.open.to = matrix(n)
		}
		if n := numbers(attr(t, "Boundary")); len(n) == 4 {
			s.open.to = matrix{1, 0, 0, 1, n[0], n[1]}.after(s.open.to)
		}
		if attr(t, "LineWidth") != "" {
			w := number(t, "LineWidth", usualLine)
			s.open.width = &w
		}
		s.open.params = s.open.or(d.params[attr(t, "DrawParam")]).or(s.layer)
	case "FillColor":
		if c, ok := colour(t); ok {
			s.open.fill = &c
		}
	case "StrokeColor":
		if c, ok := colour(t); ok {
			s.open.stroke = &c
		}
	case "CGTransform":
		s.open.first = int(number(t, "CodePosition", 0))
	case "TextCode":
		s.open.letter = 0
	}
}

// usualLine is how wide lines are that do not say so, in mm.
const usualLine = .353

// end takes the end of an element, and its text.
func (s *stage) end(name, text string) {
	o := &s.open
	switch name {
	case "Glyphs":
		for i, f := range strings.Fields(text) {
			if n, err := strconv.Atoi(f); err == nil && n >= 0 && i < maxPieces {
				o.glyphs[o.first+i] = n
			}
		}
	case "AbbreviatedData":
		if o.kind == "PathObject" && !o.unseen {
			s.path(text)
		}
	case "ImageObject":
		if !o.unseen {
			s.marks = append(s.marks, imageMark{o.picture, o.to, o.alpha})
		}
		*o = element{}
	case "TextObject", "PathObject":
		*o = element{}
	}
}

// colour is that which an element tells: grey, red, green and blue, or printing inks.
func colour(t xml.StartElement) (c color.NRGBA, ok bool) {
	value := func(f float64) uint8 { return uint8(max(0, min(f, 255))) }
	c.A = value(number(t, "Alpha", 255))
	n := numbers(strings.ReplaceAll(attr(t, "Value"), ",", " "))
	switch len(n) {
	case 1:
		c.R, c.G, c.B = value(n[0]), value(n[0]), value(n[0])
	case 3:
		c.R, c.G, c.B = value(n[0]), value(n[1]), value(n[2])
	case 4:
		r, g, b := color.CMYKToRGB(value(n[0]), value(n[1]), value(n[2]), value(n[3]))
		c.R, c.G, c.B = r, g, b
	default:
		return c, false
	}
	return c, true
}

// ink is a colour as an object has it, black where that is not said.
func (o *element) ink(c *color.NRGBA) color.NRGBA {
	out := color.NRGBA{A: 255}
	if c != nil {
		out = *c
	}
	out.A = uint8(float64(out.A) * max(0, min(o.alpha, 1)))
	return out
}

// letter takes a character of the text that is open, which is set so large at x and y.
func (s *stage) letter(r rune, x, y, size float64) {
	o := &s.open
	glyph, told := o.glyphs[o.letter]
	o.letter++
	if !told {
		glyph = -1
	}
	if o.fills {
		s.marks = append(s.marks, letterMark{o.font, r, glyph, o.to.after(matrix{size * o.across, 0, 0, size, x, y}), o.ink(o.fill)})
	}
}

// path takes the outline that is open, in the words of the standard.
func (s *stage) path(words string) {
	o := &s.open
	var segments []segment
	fields := strings.Fields(words)
	for i := 0; i < len(fields); {
		takes, ok := map[string]int{"S": 1, "M": 1, "L": 1, "Q": 2, "B": 3, "A": 3, "C": 0}[fields[i]]
		if !ok {
			i++
			continue
		}
		g := segment{do: fields[i][0]}
		n := 2 * takes
		if g.do == 'A' {
			n = 7 // rx ry angle large sweep x y
		}
		if i+n >= len(fields) {
			break
		}
		var v [7]float64
		for k := range n {
			v[k], _ = strconv.ParseFloat(fields[i+1+k], 64)
		}
		if g.do == 'A' { // its chord
			g.do, v[0], v[1] = 'L', v[5], v[6]
		}
		for k := range 3 {
			g.to[k][0], g.to[k][1] = o.to.at(v[2*k], v[2*k+1])
		}
		segments = append(segments, g)
		i += n + 1
	}
	m := pathMark{segments: segments}
	if o.fills && o.fill != nil {
		c := o.ink(o.fill)
		m.fill = &c
	}
	if o.draws {
		c, w := o.ink(o.stroke), usualLine
		if o.width != nil {
			w = *o.width
		}
		_, down := o.to.at(0, 1)
		_, zero := o.to.at(0, 0)
		if scale := down - zero; scale > 0 {
			w *= scale
		}
		m.stroke, m.width = &c, w
	}
	if m.fill != nil || m.stroke != nil {
		s.marks = append(s.marks, m)
	}
}

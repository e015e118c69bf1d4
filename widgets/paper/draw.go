package paper

import (
	"bytes"
	"fmt"

	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
	"lanmu/widgets/setting"
	"lanmu/widgets/typeset"
)

// A matrix is how text stands on the page, as PDF has it.
type matrix [6]float64

// put draws pieces one after another.
func put(b *bytes.Buffer, f *font, pieces []piece, m matrix, em float64, colour ink) {
	fmt.Fprintf(b, "BT %s /F%d %.3f Tf ", colour, f.number, em)
	if m[0] == 1 {
		fmt.Fprintf(b, "%.3f %.3f Td ", m[4], m[5])
	} else {
		fmt.Fprintf(b, "%.4g %.4g %.4g %.4g %.3f %.3f Tm ", m[0], m[1], m[2], m[3], m[4], m[5])
	}
	f.show(b, pieces)
	b.WriteString("ET\n")
}

// A part is a stretch of a line with what it wears and how it stands.
type part struct {
	stretch
	dress  *setting.Dress
	face   *glyph.Face
	stance typeset.Stance
	ink    ink
	leaf   *element
}

// parts takes a row apart where face, size, ink, stance or meaning change.
func (p *printer) parts(r *row) []part {
	glyphs := r.line.Glyphs
	var out []part
	begin := float64(r.Indent(r.block.Text, r.k))
	for i := 0; i < len(glyphs); {
		a := p.part(r, glyphs[i])
		j := i + 1
		for ; j < len(glyphs); j++ {
			b := p.part(r, glyphs[j])
			if b.dress != a.dress || b.ink != a.ink || b.stance != a.stance || b.leaf != a.leaf ||
				a.stance == typeset.TateChuYoko && glyphs[j].X != glyphs[i].X {
				break
			}
		}
		a.text, a.line, a.i, a.j, a.from, a.to = r.block.Text, glyphs, i, j, glyphs[i].Offset, r.line.End
		if j < len(glyphs) {
			a.to = max(glyphs[j].Offset, a.from)
			a.until = float64(glyphs[j].X) / a.scale
		}
		if i > 0 {
			last := glyphs[i-1]
			begin = max(float64(last.X+setting.Room(last)), begin)
			if r.Rows != nil { // cells stand apart
				begin = float64(glyphs[i].X)
			}
		}
		a.begin = begin / a.scale
		out = append(out, a)
		i = j
	}
	return out
}

// part is what of a part one glyph tells.
func (p *printer) part(r *row, g typeset.Glyph) part {
	d := setting.At(r.Dresses, g.Offset)
	a := part{dress: d, face: p.press.Face(r.block), stance: g.Stance, ink: inks[setting.Of(r.block).Ink], leaf: p.tags.leaf(r.sheet, g.Offset)}
	a.scale = 1
	if p.form.vertical && setting.Upright(g) == setting.Turned {
		a.stance = typeset.Rotated
	}
	if d != nil {
		if d.Face != nil {
			a.face = d.Face
		}
		if d.Scale > 0 {
			a.scale = float64(d.Scale)
		}
		if d.Faint {
			a.ink = quiet
		}
		a.slanted = d.Slanted
	}
	return a
}

// row draws a line of type.
func (p *printer) row(b *bytes.Buffer, r *row) {
	if r.engraving != nil {
		p.image(b, r)
		return
	}
	if len(r.line.Glyphs) == 0 {
		return
	}
	parts := p.parts(r)
	for i := range parts {
		a := &parts[i]
		if i == 0 || a.leaf != parts[i-1].leaf {
			p.tags.begin(b, a.leaf)
		}
		p.draw(b, r, a)
		if i+1 == len(parts) || parts[i+1].leaf != a.leaf {
			b.WriteString("EMC\n")
		}
	}
	b.WriteString("/Artifact BMC\n")
	before := b.Len()
	for i := range parts {
		p.adorn(b, r, &parts[i])
		p.pictures(b, r, &parts[i])
	}
	if r.k == 0 && setting.HasBullet(r.block) {
		p.disc(b, r, (float64(r.line.Glyphs[0].X)-setting.LeastHang/2)*r.em, r.em/2, .3)
	}
	if b.Len() == before {
		b.Truncate(before - len("/Artifact BMC\n"))
		return
	}
	b.WriteString("EMC\n")
}

// begins is where the lines of a row begin, points along them.
func (r *row) begins() float64 {
	return float64(r.Begins(r.k)) * r.em
}

// draw draws a part of a row.
func (p *printer) draw(b *bytes.Buffer, r *row, a *part) {
	em := r.em * a.scale
	rise := 0.
	if a.dress != nil {
		rise = float64(a.dress.Rise) * r.em
	}
	if !p.form.vertical {
		f := p.font(a.face, false)
		all := f.pieces(a.stretch)
		// Chinese fonts draw 0.88 em above the baseline and 0.12 em below it.
		x, y := p.form.spot(r, r.begins()+all[0].x*em, (r.height-r.em)/2+.88*r.em-rise)
		put(b, f, all, matrix{1, 0, 0, 1, x, pageHeight - y}, em, a.ink)
		return
	}
	switch a.stance {
	case typeset.TateChuYoko:
		p.stacked(b, r, a)
	case typeset.Rotated:
		f := p.font(a.face, false)
		all := f.pieces(a.stretch)
		// What stood on the baseline stands as far from the column's left edge as it
		// was from the em's lower one.
		x, y := p.form.spot(r, r.begins()+all[0].x*em, (r.height+r.em)/2)
		put(b, f, all, matrix{0, -1, 1, 0, x + .12*r.em + rise, pageHeight - y}, em, a.ink)
	default:
		f := p.font(a.face, true)
		all := f.pieces(a.stretch)
		x, y := p.form.spot(r, r.begins()+all[0].x*em, r.height/2)
		put(b, f, all, matrix{1, 0, 0, 1, x + rise, pageHeight - y}, em, a.ink)
	}
}

// stacked draws a number that stands upright in one em of a line that runs down.
func (p *printer) stacked(b *bytes.Buffer, r *row, a *part) {
	f := p.font(a.face, false)
	first := a.line[a.i]
	x, y := p.form.spot(r, r.begins()+float64(first.X)*r.em, (r.height+r.em)/2)
	narrow := float64(first.Advance) / float64(a.face.Advance(first.Rune))
	var all []piece
	pen := 0.
	for _, g := range a.line[a.i:a.j] {
		all = append(all, piece{cut{r: g.Rune, drawn: g.Rune}, g.Offset, pen})
		pen += float64(a.face.Advance(g.Rune))
	}
	put(b, f, all, matrix{narrow, 0, 0, 1, x + float64(first.Across)*r.em, pageHeight - y - .88*r.em}, r.em, a.ink)
}

// rect fills a rectangle, along a row's lines and across them.
func (p *printer) rect(b *bytes.Buffer, r *row, colour ink, along, across, length, thickness float64) {
	x, y := p.form.spot(r, along, across)
	if p.form.vertical {
		fmt.Fprintf(b, "%s %.3f %.3f %.3f %.3f re f\n", colour, x-thickness, pageHeight-y-length, thickness, length)
		return
	}
	fmt.Fprintf(b, "%s %.3f %.3f %.3f %.3f re f\n", colour, x, pageHeight-y-thickness, length, thickness)
}

// disc draws a disc, size em across, with its middle along the text and across from
// the top of its em box.
func (p *printer) disc(b *bytes.Buffer, r *row, along, across, size float64) {
	x, y := p.form.spot(r, r.begins()+along, p.inEm(r, across))
	const round = .5523 // of the radius, for the handles of a circle's quarter
	radius := size * r.em / 2
	k := radius * round
	y = pageHeight - y
	fmt.Fprintf(b, "%s %.3f %.3f m %.3f %.3f %.3f %.3f %.3f %.3f c %.3f %.3f %.3f %.3f %.3f %.3f c %.3f %.3f %.3f %.3f %.3f %.3f c %.3f %.3f %.3f %.3f %.3f %.3f c f\n",
		inks[setting.Of(r.block).Ink], x+radius, y, x+radius, y+k, x+k, y+radius, x, y+radius, x-k, y+radius, x-radius, y+k, x-radius, y,
		x-radius, y-k, x-k, y-radius, x, y-radius, x+k, y-radius, x+radius, y-k, x+radius, y)
}

// inEm is how far from the top of a row's room what is so far from the top of its em
// box is. In a line that runs down, what is below the text stands at its right.
func (p *printer) inEm(r *row, across float64) float64 {
	if p.form.vertical {
		across = r.em - across
	}
	return (r.height-r.em)/2 + across
}

// adorn draws what stands beside a part: its reading, dots of emphasis, lines.
func (p *printer) adorn(b *bytes.Buffer, r *row, a *part) {
	d := a.dress
	if d == nil {
		return
	}
	glyphs := a.line[a.i:a.j]
	last := glyphs[len(glyphs)-1]
	from, to := float64(glyphs[0].X), float64(last.X+setting.Room(last))
	thin := r.em * .05
	line := func(across float64, colour ink) {
		if across = p.inEm(r, across*r.em); p.form.vertical {
			across -= thin
		}
		p.rect(b, r, colour, r.begins()+from*r.em, across, (to-from)*r.em, thin)
	}
	switch {
	case d.Underlined:
		line(1.06, accent)
	case d.Struck:
		line(.5, a.ink)
	}
	if d.Dotted {
		for _, g := range glyphs {
			if setting.IsStressed(g.Rune) {
				p.disc(b, r, float64(g.X+setting.Room(g)/2)*r.em, 1.14*r.em, .2)
			}
		}
	}
	if d.Reading != "" && glyphs[0].Offset == d.Start {
		end := a.j
		for end < len(a.line) && a.line[end].Offset < d.ReadingEnd {
			end++
		}
		last = a.line[end-1]
		p.reading(b, r, d.Reading, (from+float64(last.X+setting.Room(last)))/2*r.em, a.ink)
	}
}

// reading draws what stands above the text, its middle along the line; where lines
// run down it stands at the right.
func (p *printer) reading(b *bytes.Buffer, r *row, text string, middle float64, colour ink) {
	glyphs := p.press.Reading(text)
	if len(glyphs) == 0 {
		return
	}
	const ratio = setting.RubySize
	last := glyphs[len(glyphs)-1]
	begin := middle - float64(last.X+setting.Room(last))*r.em*ratio/2
	block := document.Block{Style: document.Caption, Text: text}
	small := *r
	small.sheet = &sheet{block: &block, em: r.em * ratio, left: r.left + r.begins() + begin}
	small.line = &typeset.Line{End: len(text), Glyphs: glyphs}
	small.Lines = []typeset.Line{*small.line}
	small.k = 0
	// It stands with its lower edge at the upper one of what it is read for.
	small.height = small.em
	if small.y = r.y + (r.height-r.em)/2 - small.em - .04*r.em; p.form.vertical {
		small.y = r.y + (r.height-r.em)/2 - small.em - .04*r.em
	}
	for i := 0; i < len(glyphs); {
		j := i + 1
		for j < len(glyphs) && glyphs[j].Stance == glyphs[i].Stance && glyphs[i].Stance != typeset.TateChuYoko {
			j++
		}
		a := part{face: p.press.Faces.Sans, stance: glyphs[i].Stance, ink: colour}
		a.stretch = stretch{text: text, line: glyphs, i: i, j: j, from: glyphs[i].Offset, to: len(text), scale: 1, begin: float64(glyphs[i].X)}
		p.draw(b, &small, &a)
		i = j
	}
}

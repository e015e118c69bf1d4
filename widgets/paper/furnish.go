package paper

import (
	"bytes"

	"lanmu/widgets/document"
	"lanmu/widgets/setting"
)

// furnish draws what belongs to row i of a page's and is no text: the rule beside a
// pull quote, the rules of a table, what parts footnotes and documents from what is
// above them.
func (p *printer) furnish(b *bytes.Buffer, rows []row, i int) {
	r := &rows[i]
	before := b.Len()
	b.WriteString("/Artifact BMC\n")
	begun := b.Len()
	whole := float64(p.form.measure) * size
	firstHere := i == 0 || rows[i-1].sheet != r.sheet || rows[i-1].register != r.register
	if r.opens && i > 0 && rows[i-1].register == r.register {
		p.rect(b, r, faint, -r.left, -r.gap/2, whole, hair)
	}
	switch {
	case setting.Of(r.block).Rule && firstHere:
		const over = .3 * size // the rows' room is taller than their type
		end := r
		for k := i; k < len(rows) && rows[k].sheet == r.sheet && rows[k].register == r.register; k++ {
			end = &rows[k]
		}
		p.bar(b, r, .7*size-r.left, over, 1.2, end.y+end.height-r.y-2*over)
	case r.block.Style == document.Divider && r.block.Text == "":
		const length = 6 * size
		p.rect(b, r, faint, (whole-length)/2-r.left, r.height/2, length, hair)
	case r.block.Style == document.Footnote && r.k == 0 && (i == 0 || rows[i-1].block.Style != document.Footnote):
		p.rect(b, r, faint, -r.left, -size*.5, 8*size, hair)
	case r.Rows != nil:
		p.tableRules(b, r)
	}
	if b.Len() == begun {
		b.Truncate(before)
		return
	}
	b.WriteString("EMC\n")
}

// hair is the thickness of the thinnest rule, points, and faint the ink of what
// only parts.
const (
	hair      = .4
	faint ink = ".7 g"
)

// bar draws a rule across lines.
func (p *printer) bar(b *bytes.Buffer, r *row, along, across, thickness, length float64) {
	p.rect(b, r, accent, along, across, thickness, length)
}

// tableRules draws the rules that row r of a table stands between.
func (p *printer) tableRules(b *bytes.Buffer, r *row) {
	along, width := float64(r.Left)*r.em, min(float64(r.Width), float64(r.Measure()))*r.em
	if r.Wide() > 0 {
		along, width = 0, float64(r.Width)*r.em
	}
	first, n := 0, 0
	for n < len(r.Rows) && first+r.Rows[n] <= r.k {
		first += r.Rows[n]
		n++
	}
	if r.k == 0 {
		p.rect(b, r, black, along, -2*hair, width, 2*hair)
	}
	if n >= len(r.Rows) || r.k+1 < first+r.Rows[n] {
		return // within a row
	}
	switch {
	case n == len(r.Rows)-1:
		p.rect(b, r, black, along, r.height, width, 2*hair)
	case n == r.block.Head-1:
		p.rect(b, r, black, along, r.height, width, hair)
	case r.RowsAreLong(r.block.Head):
		p.rect(b, r, faint, along, r.height, width, hair)
	}
}

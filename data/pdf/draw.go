package pdf

import (
	"bufio"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"math"

	"lanmu/data/page"
)

// Draw writes the pages of a PDF as one SVG, to be looked at where a page came out
// wrong: every line of type where it stands, in the colour of what it was taken for;
// round it the strips of type, with their numbers in reading order and a line from
// each to the next; and the rules, boxes and pictures that parted them.
func (e *Engine) Draw(ctx context.Context, file []byte, w io.Writer) error {
	var b binder
	var pages []forme
	if _, err := e.read(ctx, file, func(f forme) {
		b.take(f)
		f.chars = nil
		pages = append(pages, f)
	}); err != nil {
		return err
	}
	runs := b.all()
	parts := blocksOf(runs)
	ctx, recording := page.Record(ctx)
	p, err := page.ComposeContext(ctx, parts)
	if err != nil {
		return err
	}
	d := drawer{out: bufio.NewWriter(w), runs: runs, states: statesOf(p, recording, parts), begun: map[int]bool{}}
	d.svg(pages)
	return d.out.Flush()
}

// statesOf returns what each part was taken for, and of which article.
func statesOf(p *page.Page, r *page.Recording, parts []page.Part) []page.Line {
	byText := map[string][]page.Line{}
	for _, l := range r.Lines(p) {
		s := p.Source[l.Start:l.End]
		byText[s] = append(byText[s], l)
	}
	out := make([]page.Line, len(parts))
	for i, part := range parts {
		out[i].Article = -1
		if l := byText[part.Text]; len(l) > 0 {
			out[i], byText[part.Text] = l[0], l[1:]
		}
	}
	return out
}

// colours of states; what has none is grey.
var colours = map[page.State]string{
	page.LabelState: "#b8860b", page.KickerState: "#c2571a", page.HeadlineState: "#c00000", page.SubheadState: "#d2455a",
	page.BylineState: "#7a1fa2", page.ParagraphState: "#202020", page.QuoteState: "#00796b", page.CaptionState: "#1565c0",
}

type drawer struct {
	out    *bufio.Writer
	runs   []run
	states []page.Line // of blocks
	height float64     // of the page that is drawn
	top    float64     // where it begins in the drawing
	bottom float64     // of the page, in its own points
	left   float64
	begun  map[int]bool // blocks
}

func (d *drawer) svg(pages []forme) {
	const between = 20
	var width, height float64
	sheets := make([]box, len(pages))
	for i, f := range pages {
		sheets[i] = f.shown
		if b := sheets[i]; b.width() <= 0 || b.height() <= 0 || b.width() > 1e5 || b.height() > 1e5 {
			sheets[i] = box{0, 0, 595, 842}
		}
		width, height = max(width, sheets[i].width()), height+sheets[i].height()+between
	}
	fmt.Fprintf(d.out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" font-family="Noto Serif SC, Noto Serif CJK SC, serif">`+"\n", width, height, width, height)
	for i := range pages {
		d.left, d.bottom, d.height = sheets[i].left, sheets[i].bottom, sheets[i].height()
		d.page(i+1, &pages[i])
		d.top += sheets[i].height() + between
	}
	d.out.WriteString("</svg>\n")
}

func (d *drawer) page(n int, f *forme) {
	whole := box{d.left, d.bottom, d.left + 1, d.bottom + d.height}
	fmt.Fprintf(d.out, "<rect x=\"0\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#fffdf7\"/>\n", d.top, f.shown.width(), whole.height())
	for _, b := range f.pictures {
		d.box(f.back.moves(b), `fill="#e3ecf5" stroke="none"`)
	}
	for _, b := range f.drawn {
		d.box(f.back.moves(b), `fill="none" stroke="#9bc" stroke-width=".5"`)
	}
	var last [2]float64
	for i := 0; i < len(d.runs); {
		r := &d.runs[i]
		if r.page != n {
			i++
			continue
		}
		to := f.turns(r.layer)
		var bounds box
		end := i
		for ; end < len(d.runs) && d.runs[end].page == n && d.runs[end].frame == r.frame; end++ {
			for k, l := range d.runs[end].lines {
				at := l.bounds()
				if end == i && k == 0 {
					bounds = at
				}
				bounds = bounds.with(at)
				d.line(&l, to)
			}
		}
		b := to.moves(bounds)
		d.box(b, `fill="none" stroke="#e08030" stroke-width=".6" stroke-dasharray="3 2"`)
		x, y := d.at(b.left, b.top)
		if i > 0 && d.runs[i-1].page == n {
			fmt.Fprintf(d.out, `<path d="M%.1f %.1fL%.1f %.1f" stroke="#2a2" stroke-width="1" opacity=".5"/>`+"\n", last[0], last[1], x, y)
		}
		fmt.Fprintf(d.out, `<text x="%.1f" y="%.1f" font-size="9" fill="#2a2">%d</text>`+"\n", x, y-1, r.frame)
		last[0], last[1] = d.at(b.right, b.bottom)
		i = end
	}
}

// at returns a place on a page in the drawing.
func (d *drawer) at(x, y float64) (float64, float64) {
	return x - d.left, d.top + d.height - (y - d.bottom)
}

func (d *drawer) box(b box, how string) {
	x, y := d.at(b.left, b.top)
	fmt.Fprintf(d.out, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" %s/>`+"\n", x, y, b.width(), b.height(), how)
}

// line draws a line of type, and before the first of a block what that is.
func (d *drawer) line(l *line, to matrix) {
	state := d.states[l.block]
	colour := colours[state.State]
	if colour == "" {
		colour = "#999"
	}
	start := to.moves(box{l.left, l.y, l.left, l.y})
	x, y := d.at(start.left, start.bottom)
	angle := -math.Atan2(to.b, to.a) * 180 / math.Pi
	fmt.Fprintf(d.out, `<text x="%.1f" y="%.1f" font-size="%.1f" fill="%s" textLength="%.1f" lengthAdjust="spacingAndGlyphs"`, x, y, l.size, colour, max(l.right-l.left, 1))
	if angle != 0 {
		fmt.Fprintf(d.out, ` transform="rotate(%.1f %.1f %.1f)"`, angle, x, y)
	}
	if l.bold {
		d.out.WriteString(` font-weight="bold"`)
	}
	d.out.WriteString("><title>")
	fmt.Fprintf(d.out, "block %d, article %d: ", l.block+1, state.Article+1)
	xml.EscapeText(d.out, []byte(string(state.State)))
	d.out.WriteString("</title>")
	xml.EscapeText(d.out, []byte(l.text))
	d.out.WriteString("</text>\n")
	if first := d.first(l); first {
		fmt.Fprintf(d.out, `<text x="%.1f" y="%.1f" font-size="5" fill="#c0c" text-anchor="end">%d</text>`+"\n", x-1, y, l.block+1)
	}
}

// first reports whether l begins its block.
func (d *drawer) first(l *line) bool {
	first := !d.begun[l.block]
	d.begun[l.block] = true
	return first
}

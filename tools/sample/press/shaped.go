package press

import (
	"math"
	"math/rand/v2"
	"strings"

	"lanmu/tools/sample/shape"
)

// A row is what stands on one line of a strip: a line of type, or the cells of a table.
type row struct {
	texts []string
	at    []float64 // where each begins, in em
	room  float64   // it is set as wide as this, in em; 0 for as wide as it is
}

// Shaped prints articles that are more than paragraphs on a page, one under the other.
// How verse and tables are set differs by seed: centred by the longest line or set in,
// numbers at the left or at the right of their column. Marked tells that the page marks
// its columns.
func Shaped(press Press, articles []shape.Article, marked bool, seed uint64) []byte {
	w := rand.New(rand.NewPCG(seed, 17))
	c := &Custom{strip: 20 + w.IntN(8)}
	l := layout{Page: &Page{Custom: c}, Custom: c}
	strips := 1 + w.IntN(2)
	l.sheets = []sheet{{length: l.wide(strips)}}
	for i := range articles {
		a := &articles[i]
		l.frame++
		if marked {
			l.put("■"+a.Column, 0, 11, true)
			l.v += 18
		}
		l.put(a.Headline, 0, 22, true)
		l.v += 32
		if a.Byline != "" {
			l.put(a.Byline, l.wide(strips)-9*l.script.width(a.Byline), 9, false)
			l.v += 20
		}
		l.flow(rowsOf(a, float64(c.strip), w), strips)
		l.v += 30
	}
	return drawn(press, 0, c, l.sheets)
}

// flow sets rows in strips beside each other.
func (l *layout) flow(rows []row, strips int) {
	depth := (len(rows) + strips - 1) / strips
	s := l.page()
	for i, r := range rows {
		if i%depth == 0 {
			l.frame++
		}
		for k, t := range r.texts {
			s.lines = append(s.lines, line{
				text: t, u: float64(i/depth)*(l.wide(1)+gutter) + r.at[k]*bodySize, v: l.v + float64(i%depth)*leading,
				size: bodySize, frame: l.frame, room: r.room * bodySize,
			})
		}
	}
	l.v += float64(depth) * leading
	s.depth = max(s.depth, l.v)
}

// rowsOf are the rows of an article in a strip of so many em.
func rowsOf(a *shape.Article, measure float64, w *rand.Rand) (rows []row) {
	const (
		s     = script(0)
		names = 6.5 // em that the first column of a table takes
	)
	centred, right := w.IntN(2) == 0, w.IntN(2) == 0
	longest, columns := 0.0, 0
	for _, l := range a.Lines {
		if l.Verse {
			longest = max(longest, s.width(l.Text))
		}
		columns = max(columns, len(l.Cells))
	}
	column := math.Min(6, (measure-names)/float64(max(1, columns-1)))
	for _, l := range a.Lines {
		if l.Gap {
			rows = append(rows, row{})
		}
		at := float64(l.In)
		switch {
		case l.Cells != nil:
			var r row
			for i, c := range l.Cells {
				if c == "" {
					continue
				}
				u := names + float64(i-1)*column
				switch {
				case i == 0:
					u = 0
				case right:
					u += column - s.width(c)
				}
				r.texts, r.at = append(r.texts, c), append(r.at, u)
			}
			rows = append(rows, r)
			continue
		case l.Prose:
			rows = append(rows, prose(l.Text, measure)...)
			continue
		case l.Verse && centred:
			at = (measure - longest) / 2
		case l.Right:
			at = measure - 2 - s.width(l.Text)
		}
		for i, t := range s.wrapped(l.Text, measure-at) {
			if i > 0 {
				at++
			}
			rows = append(rows, row{texts: []string{t}, at: []float64{at}})
		}
	}
	return rows
}

// prose are the rows of a paragraph.
func prose(text string, measure float64) (rows []row) {
	const s = script(0)
	in := 2.0
	for r := []rune(text); len(r) > 0; in = 0 {
		n := s.broken(r, measure-in)
		rows = append(rows, row{texts: []string{strings.TrimSpace(string(r[:n]))}, at: []float64{in}})
		if r = r[n:]; len(r) > 0 {
			rows[len(rows)-1].room = measure - in
		}
	}
	return rows
}

package page

import (
	"math"
	"slices"
)

// In pdftotext's default output a row of the page is a line: neighbouring
// strips of type share it, with nothing but a space between them, and a strip
// whose lines stand a little higher has rows of its own. Which strip a lone
// cell belongs to is not said; what was said last in each strip and how wide
// its lines are tells it often, not always. So such a page is untangled as far
// as that goes, and its Form says that it was.

// maxStrips is the most strips of type that share a row: a broadsheet has
// eight.
const maxStrips = 8

// untangle replaces the rows of each region that strips share, a run of lines
// without a blank one, by the lines of its strips one after another.
func untangle(source string, rows []block, script int, w *watch) []block {
	const most = 100_000 // cells: the rows of a hundred broadsheets have as many
	var out []block
	cells := 0
	for lo := 0; lo < len(rows) && !w.over(step); {
		hi := lo + 1
		for hi < len(rows) && rows[lo].role == body && rows[hi].role == body && !rows[hi].apart {
			hi++
		}
		for i := lo; i < hi; i++ {
			cells += gaps(source, &rows[i]) + 1
		}
		if cells > most {
			return append(out, rows[lo:]...) // no page
		}
		out = append(out, untangleRegion(source, rows[lo:hi], script, w)...)
		lo = hi
	}
	return out
}

// gaps counts the spaces that a row may be cut at.
func gaps(source string, row *block) (n int) {
	if len(row.Spans) != 1 || !row.spaced {
		return 0
	}
	was := true
	for _, r := range source[row.Spans[0].Start:row.Spans[0].End] {
		is := isSpace(r)
		if is && !was {
			n++
		}
		was = is
	}
	return n
}

func untangleRegion(source string, rows []block, script int, w *watch) []block {
	cut := make([][]block, len(rows))
	var counts [maxStrips + 1]int
	for i := range rows {
		if w.over(rows[i].size) {
			return rows
		}
		cut[i] = cellsOf(source, &rows[i], script)
		counts[min(len(cut[i]), maxStrips)]++
	}
	strips := 1
	for n := 2; n <= maxStrips; n++ {
		if counts[n]*5 >= len(rows) && (strips == 1 || counts[n] >= counts[strips]) {
			strips = n
		}
	}
	if strips == 1 {
		return rows
	}
	measure := 0.0
	for _, c := range cut {
		if len(c) == strips {
			for _, x := range c {
				measure = max(measure, x.em)
			}
		}
	}
	ends := make([][]block, strips)
	for _, c := range cut {
		if w.over(step * len(c)) {
			return rows
		}
		c = mergeCells(c, strips)
		for k, at := range place(c, ends, measure) {
			ends[at] = append(ends[at], c[k])
		}
	}
	var out []block
	for _, strip := range ends {
		out = append(out, strip...)
	}
	return out
}

// cellsOf cuts a row at its spaces: into each strip's part of it.
func cellsOf(source string, row *block, script int) (cells []block) {
	if len(row.Spans) != 1 || !row.spaced {
		return []block{*row}
	}
	cells = make([]block, 0, 4) // a page has more strips, but rarely as many in a row
	at := row.Spans[0]
	add := func(start, end int) {
		if start < end {
			cells = append(cells, newBlock(source, []Span{{start, end}}, script))
		}
	}
	start := at.Start
	inGap := false
	for i, r := range source[at.Start:at.End] {
		i += at.Start
		switch sp := isSpace(r); {
		case sp && !inGap:
			add(start, i)
			inGap = true
		case !sp && inGap:
			start, inGap = i, false
		}
	}
	add(start, at.End)
	return cells
}

// mergeCells puts together the neighbours that together are narrowest until at
// most n are left: a space may stand inside a line too.
func mergeCells(cells []block, n int) []block {
	if len(cells) > 4*maxStrips {
		n = 1
		j := cells[0]
		for i := 1; i < len(cells); i++ {
			j.em += cells[i].em
		}
		t := joinAll(cells)
		j.Text = t
		j.size, j.last, j.ended = count(t.String), lastRune(t.String), endsSentence(t.String)
		return []block{j}
	}
	for len(cells) > n {
		best, at := math.Inf(1), 0
		for i := 0; i+1 < len(cells); i++ {
			if em := cells[i].em + cells[i+1].em; em < best {
				best, at = em, i
			}
		}
		j := joinBlocks(&cells[at], &cells[at+1])
		j.ended = endsSentence(j.String)
		cells[at] = j
		cells = slices.Delete(cells, at+1, at+2)
	}
	return cells
}

// place returns for each cell of a row the strip it most likely continues,
// keeping their order from left to right.
func place(cells []block, strips [][]block, measure float64) []int {
	n, m := len(cells), len(strips)
	most := 0
	for _, c := range strips {
		most = max(most, len(c))
	}
	var best [maxStrips + 1][maxStrips + 1]float64 // best[k][c]: the first k cells placed in the first c strips
	for k := range n + 1 {
		for c := range m + 1 {
			if k > c {
				best[k][c] = math.Inf(-1)
			} else if k > 0 {
				best[k][c] = max(best[k][c-1], best[k-1][c-1]+fit(&cells[k-1], strips[c-1], measure, most))
			}
		}
	}
	at := make([]int, n)
	for k, c := n, m; k > 0; c-- {
		if c == k || best[k][c] > best[k][c-1] {
			k--
			at[k] = c - 1
		}
	}
	return at
}

// fit tells how well c continues strip, whose fullest neighbour has most lines.
func fit(c *block, strip []block, measure float64, most int) float64 {
	even := 0.1 * float64(most-len(strip))
	if len(strip) == 0 {
		return even
	}
	last := &strip[len(strip)-1]
	first := c.em <= measure-indent+slack
	starts := classOf(c.first)
	switch {
	case !last.ended && first && !c.ended:
		return even - 1 // only a paragraph's first line is so short and goes on
	case !last.ended:
		return even + 1
	case starts == closer || starts == pause || starts == terminal:
		return even - 3
	case last.em < measure-1 && !first:
		return even - 2
	case last.em < measure-1:
		return even + 1
	}
	return even
}

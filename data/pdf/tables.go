package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// A table is rows of cells that stand one above another. Between its columns is white,
// as between strips of type, and pages would be cut there; so its rows are put together
// before: each is one word from then on, whose cells tabs part. What is in columns is
// short, and numbers; what is in strips fills them.

// How tables are set, in em.
const (
	leastGap      = 1.3 // between cells; 王　明 has one of an em in it
	mostCell      = 10. // what is wider is a line of type
	meanCell      = 5.  // of columns but the first, on the average, numbers aside
	mostRowGap    = 3.2 // from one row to the next
	mostTableRows = 150 // of a page, rows beside tables among them
)

// A cell is the words of a row with no more than blanks between them.
type cell struct {
	box
	words  []*word
	size   float64
	number bool // digits are in it
}

// tableRow is the words on a baseline.
type tableRow struct {
	y     float64
	cells []cell
	taken []bool
}

// A grid is rows of a table while it is read.
type grid struct {
	rows        []gridRow
	left, right float64
}

type gridRow struct {
	n     int // among the page's rows
	cells []*cell
}

// findTables puts the words of each row of a table together into one, and returns the
// words with them, and where the tables stand.
func findTables(words []*word, em float64) ([]*word, []box) {
	const (
		large = 1.2 // times the body's size: headlines
		most  = 64  // tables of a page
	)
	var type_ []*word
	for _, w := range words {
		if w.size <= large*em && w.size > 0 {
			type_ = append(type_, w)
		}
	}
	rows := tableRows(type_)
	gone := map[*word]bool{}
	var made []*word
	var boxes []box
	for i := range rows {
		for k := 0; k < len(rows[i].cells) && len(boxes) < most; k++ {
			g := growGrid(rows, i, k)
			if g == nil {
				continue
			}
			g.trim()
			g.widen(rows, -1)
			g.widen(rows, 1)
			columns := g.columns()
			if !g.isTable(columns) {
				continue
			}
			g.head(rows, columns)
			b := box{left: math.Inf(1), bottom: math.Inf(1), right: math.Inf(-1), top: math.Inf(-1)}
			for _, row := range g.rows {
				w := rowWord(row.cells, columns, len(boxes)+1)
				for _, c := range row.cells {
					for _, x := range c.words {
						gone[x] = true
					}
				}
				made = append(made, w)
				b.left, b.right, b.bottom, b.top = min(b.left, w.left), max(b.right, w.right), min(b.bottom, w.bottom), max(b.top, w.top)
			}
			for _, row := range g.rows {
				for m := range rows[row.n].cells {
					rows[row.n].taken[m] = rows[row.n].taken[m] || gone[rows[row.n].cells[m].words[0]]
				}
			}
			boxes = append(boxes, b)
		}
	}
	if len(boxes) == 0 {
		return words, nil
	}
	words = slices.DeleteFunc(words, func(w *word) bool { return gone[w] })
	return append(words, made...), boxes
}

// tableRows sorts words into rows, from the top down, and each row into cells.
func tableRows(words []*word) (out []tableRow) {
	const near = .3 // em that baselines of a row differ by
	sorted := slices.Clone(words)
	slices.SortStableFunc(sorted, func(a, b *word) int { return cmp.Or(cmp.Compare(b.y, a.y), cmp.Compare(a.left, b.left)) })
	for from := 0; from < len(sorted); {
		to := from + 1
		for to < len(sorted) && sorted[from].y-sorted[to].y < near*sorted[from].size {
			to++
		}
		row := sorted[from:to]
		slices.SortStableFunc(row, func(a, b *word) int { return cmp.Compare(a.left, b.left) })
		r := tableRow{y: row[0].y}
		for _, w := range row {
			if n := len(r.cells); n > 0 && w.left-r.cells[n-1].right < leastGap*max(w.size, r.cells[n-1].size) {
				r.cells[n-1].add(w)
				continue
			}
			c := cell{box: w.box}
			c.add(w)
			r.cells = append(r.cells, c)
		}
		r.taken = make([]bool, len(r.cells))
		out = append(out, r)
		from = to
	}
	return out
}

func (c *cell) add(w *word) {
	c.words = append(c.words, w)
	c.size = max(c.size, w.size)
	c.right, c.left = max(c.right, w.right), min(c.left, w.left)
	c.top, c.bottom = max(c.top, w.top), min(c.bottom, w.bottom)
	c.number = c.number || slices.ContainsFunc(w.chars, func(x char) bool { return unicode.IsDigit(x.r) })
}

func (c *cell) short() bool { return c.right-c.left <= mostCell*c.size }

// growGrid reads rows of a table down from cell k of row i on, or returns nil where there
// are no two short cells beside each other.
func growGrid(rows []tableRow, i, k int) *grid {
	r := &rows[i]
	first := &r.cells[k]
	if r.taken[k] || !first.short() || k > 0 && !r.taken[k-1] && r.cells[k-1].short() && same(r.cells[k-1].size, first.size) {
		return nil
	}
	g := &grid{left: first.left, right: first.right}
	var row []*cell
	for n := k; n < len(r.cells) && !r.taken[n] && r.cells[n].short() && same(r.cells[n].size, first.size); n++ {
		row = append(row, &r.cells[n])
		g.right = r.cells[n].right
	}
	if len(row) < 2 {
		return nil
	}
	g.rows = append(g.rows, gridRow{i, row})
	y := r.y
	for n := i + 1; n < len(rows) && n < i+mostTableRows && y-rows[n].y < mostRowGap*first.size; n++ {
		row, ok := g.next(&rows[n], first.size)
		if !ok {
			break
		}
		if row != nil {
			g.rows, y = append(g.rows, gridRow{n, row}), rows[n].y
		}
	}
	return g
}

// next returns the cells of r that go on with g, none where nothing of r stands there,
// or that it ends: with a line of type, or another size.
func (g *grid) next(r *tableRow, size float64) (row []*cell, ok bool) {
	left, right := g.left, g.right
	for grown := true; grown; { // a wider cell reaches those beside it
		grown = false
		for k := range r.cells {
			c := &r.cells[k]
			if c.right < left || c.left > right {
				continue
			}
			if r.taken[k] || !c.short() || !same(c.size, size) {
				return nil, false
			}
			if c.left < left || c.right > right {
				left, right, grown = min(left, c.left), max(right, c.right), true
			}
		}
	}
	for k := range r.cells {
		if c := &r.cells[k]; c.right >= left && c.left <= right {
			row = append(row, c)
		}
	}
	if row != nil {
		g.left, g.right = left, right
	}
	return row, true
}

// trim takes rows of one cell from the end of g: what stands under it.
func (g *grid) trim() {
	for len(g.rows) > 0 && len(g.rows[len(g.rows)-1].cells) < 2 {
		g.rows = g.rows[:len(g.rows)-1]
	}
}

// widen adds a column at a side of g, -1 the left, which reading it from its first row on
// did not come to, as that has no cell there.
func (g *grid) widen(rows []tableRow, side int) {
	const far = 12. // em from the next column
	beside := make([]*cell, len(g.rows))
	have := 0
	for i := range g.rows {
		r := &rows[g.rows[i].n]
		for k := range r.cells {
			c := &r.cells[k]
			gap := g.left - c.right
			if side > 0 {
				gap = c.left - g.right
			}
			if gap <= 0 || gap > far*c.size || r.taken[k] || !c.short() || !same(c.size, g.rows[0].cells[0].size) {
				continue
			}
			if side < 0 || beside[i] == nil {
				beside[i] = c // the nearest
			}
		}
		if beside[i] != nil {
			have++
		}
	}
	if have < 2 || 10*have < 6*len(g.rows) {
		return
	}
	inner, outer := math.Inf(-1), math.Inf(1) // what all stand over one another in
	for _, c := range beside {
		if c != nil {
			inner, outer = max(inner, c.left), min(outer, c.right)
		}
	}
	if inner > outer {
		return
	}
	for i, c := range beside {
		switch {
		case c == nil:
			continue
		case side < 0:
			g.rows[i].cells = append([]*cell{c}, g.rows[i].cells...)
		default:
			g.rows[i].cells = append(g.rows[i].cells, c)
		}
		g.left, g.right = min(g.left, c.left), max(g.right, c.right)
	}
}

// head adds the row over g if that heads its columns: its words stand over one each. They
// may be set closer than cells are.
func (g *grid) head(rows []tableRow, columns [][2]float64) {
	const longest = 6 // em
	n, size := g.rows[0].n-1, g.rows[0].cells[0].size
	if n < 0 || len(g.rows) > 1 && rows[n].y-rows[n+1].y > 1.3*(rows[n+1].y-rows[g.rows[1].n].y) {
		return
	}
	var over []*cell
	over0 := -1 // the column that the last stands over
	for k := range rows[n].cells {
		c := &rows[n].cells[k]
		if c.right <= columns[0][0] || c.left >= columns[len(columns)-1][1]+size {
			continue
		}
		if rows[n].taken[k] || c.number || !same(c.size, size) {
			return
		}
		for _, w := range c.words {
			at := -1
			for i, x := range columns {
				if w.right <= x[0] || w.left >= x[1] {
					continue
				}
				if at >= 0 {
					return // over two
				}
				at = i
			}
			if at < over0 || at < 0 || at == over0 && at > 0 || w.right-w.left > longest*size {
				return
			}
			over0 = at
			over = append(over, &cell{box: w.box, words: []*word{w}, size: w.size})
		}
	}
	if over0 > 0 {
		g.rows = append([]gridRow{{n, over}}, g.rows...)
	}
}

// columns are the stretches that g's cells stand in: white parts them in all rows, and
// in some it is as wide as between cells.
func (g *grid) columns() (out [][2]float64) {
	var all [][2]float64
	for _, row := range g.rows {
		if len(row.cells) < 2 {
			continue // it may go over several
		}
		for _, c := range row.cells {
			for _, w := range c.words {
				all = append(all, [2]float64{w.left, w.right})
			}
		}
	}
	slices.SortFunc(all, func(a, b [2]float64) int { return cmp.Compare(a[0], b[0]) })
	for _, c := range all {
		n := len(out)
		if n > 0 && (c[0] <= out[n-1][1] || !g.parts(out[n-1][1], c[0])) {
			out[n-1][1] = max(out[n-1][1], c[1])
			continue
		}
		out = append(out, c)
	}
	return out
}

// parts reports whether between left and right cells are parted, in a third of the rows.
func (g *grid) parts(left, right float64) bool {
	parted, all := 0, 0
	for _, row := range g.rows {
		for i := 1; i < len(row.cells); i++ {
			if row.cells[i-1].right <= left && row.cells[i].left >= right {
				parted++
			}
		}
		if len(row.cells) > 1 {
			all++
		}
	}
	return 3*parted >= all
}

// isTable reports whether g, with so many columns, is one: enough rows, most cells of
// them, and numbers or as many columns as no page has of strips.
func (g *grid) isTable(columns [][2]float64) bool {
	rows, cells, numbers, wide := 0, 0, 0, 0.0
	beside := 0 // cells that stand in no first column
	for _, row := range g.rows {
		if len(row.cells) > 1 {
			rows++
		}
		cells += len(row.cells)
		for _, c := range row.cells {
			if columnOf(c.left, columns) == 0 {
				continue
			}
			beside++
			if c.number {
				numbers++
			} else {
				wide += (c.right - c.left) / c.size
			}
		}
	}
	n := len(columns)
	if n < 2 || rows < 2 || rows < 3 && n < 3 || 10*cells < 6*rows*n || wide > meanCell*float64(beside-numbers) {
		return false
	}
	return 2*numbers >= beside || n >= 3 && rows >= 3 && 3*numbers >= beside || n >= 4 && rows >= 4
}

// columnOf is the column that what begins at left stands in.
func columnOf(left float64, columns [][2]float64) int {
	for i, x := range columns {
		if left <= x[1] {
			return i
		}
	}
	return len(columns) - 1
}

// rowWord is a row of a table as a word.
func rowWord(row []*cell, columns [][2]float64, table int) *word {
	first := row[0].words[0]
	w := &word{box: row[0].box, y: first.y, size: row[0].size, table: table}
	in := make([][]*word, len(columns))
	for _, c := range row {
		w.left, w.right, w.bottom, w.top = min(w.left, c.left), max(w.right, c.right), min(w.bottom, c.bottom), max(w.top, c.top)
		for _, x := range c.words {
			w.chars = append(w.chars, x.chars...)
			n := columnOf(x.left, columns)
			in[n] = append(in[n], x)
		}
	}
	texts := make([]string, len(columns))
	for i, words := range in {
		if words != nil {
			texts[i] = newLine(words).text
			if len(words) == 1 && numbered(texts[i]) && !strings.ContainsFunc(texts[i], unicode.IsLetter) {
				texts[i] = strings.ReplaceAll(texts[i], " ", "") // too few figures to know how they are set
			}
		}
	}
	w.cells = strings.Join(texts, "\t")
	return w
}

// outside are the rules and boxes that are not those of tables.
func outside(drawn, tables []box, em float64) (out []box) {
	if len(tables) == 0 {
		return drawn
	}
	for _, d := range drawn {
		own := slices.ContainsFunc(tables, func(t box) bool {
			return box{t.left - 2*em, t.bottom - em, t.right + 2*em, t.top + em}.holds(d)
		})
		if !own {
			out = append(out, d)
		}
	}
	return out
}

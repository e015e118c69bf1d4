package typeset

import "strings"

// A Table is set rows, each of one line or, where cells go over several, of as
// many as its longest. The lines of a row all hold the bytes of the row.
type Table struct {
	Lines []Line
	Rows  []int   // how many lines each row takes
	Width float32 // of the table, em: more than its measure if its columns take more
}

// Room of a table, em.
const (
	tablePad     = .5  // beside its columns at both edges
	columnGap    = 1.5 // between columns
	narrowGap    = .8  // where there is no room for more
	narrowColumn = 6   // no column is made narrower than that, or than what it holds, to fit the measure
	narrowHead   = 3   // nor the words over numbers
)

// A column is one of a table.
type column struct {
	natural float32 // width of its widest cell, on one line
	width   float32 // it is given
	number  bool    // its cells are numbers, but for its head
	whole   float32 // widest of its numbers up to the point
	part    float32 // widest from there on
	x       float32
}

// field is a cell of a table: where it stands in the text, and its lines.
type field struct {
	start int
	text  string
	style Style
	lines []Line
}

// Table sets a table, whose rows are parted by line feeds and their cells by
// tabs; head is how many rows are its head. Numbers stand one above the other,
// their points too. Columns too wide for the measure are broken into lines as
// far as they are words; what is wider still is for the reader to scroll.
func (s *Setter) Table(text string, font Font, style Style, head int) Table {
	rows := fields(text, style)
	style.Measure = max(style.Measure, 1)
	columns := s.columns(rows, font, head)
	gap := fitColumns(columns, style.Measure)
	t := Table{Width: tablePad}
	for k := range columns {
		c := &columns[k]
		c.x = t.Width
		t.Width += c.width + gap
	}
	t.Width += tablePad - gap
	at := 0
	for i, row := range rows {
		end := len(text)
		if i+1 < len(rows) {
			end = rows[i+1][0].start
		}
		bands := s.row(row, columns, font, i < head)
		for j := range bands {
			bands[j].Start, bands[j].End, bands[j].ragged = at, end, true
		}
		t.Lines, t.Rows, at = append(t.Lines, bands...), append(t.Rows, len(bands)), end
	}
	return t
}

// fields takes a table's text apart.
func fields(text string, style Style) (rows [][]field) {
	at := 0
	for row := range strings.SplitSeq(text, "\n") {
		var cells []field
		for cell := range strings.SplitSeq(row, "\t") {
			f := field{start: at, text: cell, style: Style{Vertical: style.Vertical}}
			for _, r := range style.Runs {
				if r.Start < at+len(cell) && r.End > at {
					r.Start, r.End = max(r.Start-at, 0), min(r.End-at, len(cell))
					f.style.Runs = append(f.style.Runs, r)
				}
			}
			cells = append(cells, f)
			at += len(cell) + 1
		}
		rows = append(rows, cells)
	}
	return rows
}

// unbroken is a measure in which no cell is broken.
const unbroken = 1 << 20

func (s *Setter) columns(rows [][]field, font Font, head int) []column {
	var columns []column
	for i, row := range rows {
		for k := range row {
			f := &row[k]
			f.style.Measure = unbroken
			f.lines = s.Paragraph(f.text, font, f.style)
			if k == len(columns) {
				columns = append(columns, column{number: true})
			}
			c := &columns[k]
			c.natural = max(c.natural, width(f.lines))
			if i >= head {
				c.number = c.number && isNumeric(f.text)
			}
		}
	}
	for k := range columns {
		c := &columns[k]
		for i, row := range rows {
			if k < len(row) && c.number && i >= head {
				whole, part := row[k].parts()
				c.whole, c.part = max(c.whole, whole), max(c.part, part)
			}
		}
		c.natural = max(c.natural, c.whole+c.part)
		c.width = c.natural
	}
	return columns
}

func width(lines []Line) (w float32) {
	for _, l := range lines {
		w = max(w, l.Width)
	}
	return w
}

// isNumeric tells what may stand in a column of numbers: a number with its sign
// and unit, and what says that there is none.
func isNumeric(text string) bool {
	text = strings.TrimSpace(text)
	digit := text == ""
	for _, r := range text {
		r = halfOf(r)
		switch {
		case isDigit(r):
			digit = true
		case strings.ContainsRune("—–-/…·", r) && len(text) <= 6:
			digit = true
		case !strings.ContainsRune("+-−±.,:%‰°℃/()$¥￥ ", r):
			return false
		}
	}
	return digit
}

// parts is the width of a number up to its point, and from there on.
func (f *field) parts() (whole, part float32) {
	all := width(f.lines)
	point := strings.IndexAny(f.text, ".．")
	if point < 0 || len(f.lines) == 0 {
		end := strings.LastIndexFunc(f.text, func(r rune) bool { return isDigit(halfOf(r)) })
		if end < 0 {
			return all, 0
		}
		// What is after the last digit, a percent sign, stands on as after a point.
		point = end + len(string([]rune(f.text[end:])[:1]))
		if point == len(f.text) || len(f.lines) == 0 {
			return all, 0
		}
	}
	for _, g := range f.lines[0].Glyphs {
		if g.Offset >= point {
			return g.X, all - g.X
		}
	}
	return all, 0
}

// fitColumns takes room from between the columns, and then from the widest columns
// of words, until the table fits or none can give any. It returns what is left
// between them.
func fitColumns(columns []column, measure float32) (gap float32) {
	over := 2*tablePad - measure
	for _, c := range columns {
		over += c.width
	}
	gaps := max(float32(len(columns)-1), 1)
	gap = min(max(-over/gaps, narrowGap), columnGap)
	over += gap * float32(len(columns)-1)
	for over > .001 {
		var w float32 // of the widest that can give
		for _, c := range columns {
			if c.width > c.least()+.001 {
				w = max(w, c.width)
			}
		}
		if w == 0 {
			return gap
		}
		next, alike := float32(0), float32(0)
		for _, c := range columns {
			switch {
			case c.width == w && w > c.least()+.001:
				alike++
				next = max(next, c.least())
			case c.width < w:
				next = max(next, c.width)
			}
		}
		less := min(over/alike, w-next)
		for k := range columns {
			if c := &columns[k]; c.width == w && w > c.least()+.001 {
				c.width = w - less
			}
		}
		over -= less * alike
	}
	return gap
}

// least is how narrow a column may be made: numbers are not broken, the words over
// them are.
func (c *column) least() float32 {
	if c.number {
		return max(c.whole+c.part, min(c.natural, narrowHead))
	}
	return min(c.natural, narrowColumn)
}

// row sets a row in its columns.
func (s *Setter) row(row []field, columns []column, font Font, head bool) []Line {
	bands := make([]Line, 1)
	for k := range row {
		f, c := &row[k], &columns[k]
		if width(f.lines) > c.width {
			f.style.Measure = c.width
			f.lines = s.Paragraph(f.text, font, f.style)
		}
		for len(bands) < len(f.lines) {
			bands = append(bands, Line{})
		}
		for j, l := range f.lines {
			x := c.x
			switch {
			case c.number && !head && isNumeric(f.text):
				whole, _ := f.parts()
				x += c.whole - whole + (c.width-c.whole-c.part)/2
			case c.number: // its head, over the middle of the numbers
				x += (c.width - l.Width) / 2
			}
			for _, g := range l.Glyphs {
				g.X += x
				g.Offset += f.start
				bands[j].Glyphs = append(bands[j].Glyphs, g)
			}
			bands[j].Width = max(bands[j].Width, x+l.Width)
		}
	}
	return bands
}

package office

import (
	"fmt"
	"strconv"
	"strings"
)

// Tables of a document of Word.

// A cell is where a table is being written.
type cell struct {
	html strings.Builder
	in   strings.Builder // the cell that is open
	span string          // how many columns it has
	head bool            // its row heads the table
}

// inCell is the table that is written, nil for none.
func (w *word) inCell() *cell {
	if n := len(w.cells); n > 0 {
		return w.cells[n-1]
	}
	return nil
}

func (w *word) cell(s string) {
	if c := w.inCell(); c != nil {
		c.html.WriteString(s)
	}
}

// endCell ends a cell, in which paragraphs have written.
func (w *word) endCell() {
	if c := w.inCell(); c != nil {
		c.end()
	}
}

func (c *cell) end() {
	tag := "td"
	if c.head {
		tag = "th"
	}
	c.html.WriteString("<" + tag)
	if n, err := strconv.Atoi(c.span); err == nil && n > 1 {
		fmt.Fprintf(&c.html, ` colspan="%d"`, n)
	}
	c.html.WriteString(">" + c.in.String() + "</" + tag + ">")
	c.in.Reset()
	c.span = ""
}

func (w *word) endTable() {
	c := w.inCell()
	if c == nil {
		return
	}
	w.cells = w.cells[:len(w.cells)-1]
	c.html.WriteString("</table>")
	if outer := w.inCell(); outer != nil {
		outer.in.WriteString(c.html.String())
		return
	}
	w.doc.all = append(w.doc.all, &paragraph{table: c.html.String()})
}

package document

import "strings"

// A Row is one line of a Sidebar: a heading, or an entry under it.
type Row struct {
	Heading     bool
	Text        string
	Marks       []int // runes of Text to highlight, ascending
	Detail      string
	DetailMarks []int  // runes of Detail to highlight, ascending
	Beside      string // at the end of the first line, in quiet ink
	Sound       string // how what is marked is read, where the mouse or the keyboard is
	Starred     bool
	Read        bool // set in quiet ink
	Found       bool // Detail is words of the text: the headline keeps to its one line above them
	Fold        Fold // of a heading
	Level       int  // of a heading below another, from 0
}

// Fold reports whether what stands under a heading is shown.
type Fold int

// Fixed headings cannot be folded.
const (
	Fixed Fold = iota
	Unfolded
	Folded
	Pressed // what it says is done
	Offered // as Pressed; the keyboard stops at it
)

// Label is all that a row says.
func (r Row) Label() string {
	parts := []string{r.Text}
	if r.Starred {
		parts = append(parts, "★")
	}
	for _, s := range []string{r.Detail, r.Beside} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// Rows are what a list shows, from top to bottom. Row is asked for what comes
// into view, so that a list costs what is seen of it.
type Rows struct {
	Len     int
	Heading func(i int) bool
	Row     func(i int) Row
}

// RowsOf are rows that are made already.
func RowsOf(rows []Row) Rows {
	return Rows{len(rows), func(i int) bool { return rows[i].Heading }, func(i int) Row { return rows[i] }}
}

// All makes every row.
func (r Rows) All() []Row {
	out := make([]Row, r.Len)
	for i := range out {
		out[i] = r.Row(i)
	}
	return out
}

// Stops reports whether the keyboard stops at a row: at an entry, and at a heading
// that stands for what is folded under it or offers
// something.
func (r Rows) Stops(i int) bool {
	if !r.Heading(i) {
		return true
	}
	fold := r.Row(i).Fold
	return fold == Folded || fold == Offered
}

package present

import (
	"slices"

	"lanmu/app/stock"
)

// An Order is the articles and bookmarks of a list from top to bottom, those that
// are folded under their heading too. What is asked of it takes no walk through
// them.
type Order struct {
	rows   []Shown
	above  []int32 // how many stand above each row
	len    int
	shelf  *stock.Shelf
	places stock.Places
}

// NewOrder is the order of rows, whose articles are those of a shelf. It walks
// them, and is made away from where the window is drawn if they are many.
func NewOrder(rows []Shown, shelf *stock.Shelf) *Order {
	o := &Order{rows: rows, above: make([]int32, len(rows)), shelf: shelf}
	for i, s := range rows {
		o.above[i] = int32(o.len)
		switch {
		case s.Head == nil:
			o.len++
		default:
			o.len += len(s.Head.Refs)
		}
	}
	o.places = stock.NewPlaces(o.len, o.article)
	return o
}

// Len is how many there are.
func (o *Order) Len() int { return o.len }

// At is the nth of them, counted from 0.
func (o *Order) At(n int) Shown {
	row := o.rowOf(n)
	if s := o.rows[row]; s.Head == nil {
		return s
	}
	return Shown{Ref: o.rows[row].Head.Refs[n-int(o.above[row])]}
}

// Find returns the place of the first that is of an article.
func (o *Order) Find(article string) (n int, ok bool) { return o.places.Find(article, o.article) }

// Row returns the row of the nth; ok is false if it is folded.
func (o *Order) Row(n int) (row int, ok bool) {
	row = o.rowOf(n)
	return row, o.rows[row].Head == nil
}

// rowOf is the last row above which no more than n stand: the one that has the nth.
func (o *Order) rowOf(n int) int {
	at, _ := slices.BinarySearch(o.above, int32(n+1))
	return at - 1
}

// article is the id of the article of the nth.
func (o *Order) article(n int) string { return o.At(n).ArticleID(o.shelf) }

// ArticleID is the id of the article a line stands for or is in, "" for a heading.
func (s Shown) ArticleID(shelf *stock.Shelf) string {
	switch {
	case s.Mark != nil:
		return s.Mark.ArticleID()
	case s.Sheet != nil:
		return shelf.ID(s.Ref)
	}
	return ""
}

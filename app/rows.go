package app

import (
	"cmp"
	"strconv"
	"time"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/data/bookmark"
	"lanmu/data/find"
	"lanmu/widgets/document"
)

// row draws what is shown, which an index was asked for by a query; what changes
// without the list being made anew, a star say, is looked up here.
func (w *window) row(s present.Shown, index *find.Index, query string) document.Row {
	switch {
	case s.Head != nil:
		h := s.Head
		row := document.Row{Heading: true, Text: h.Title(), Marks: h.Marks, Level: h.Level}
		if h.Meant != "" {
			row.Fold, row.Detail = document.Pressed, "F4"
		}
		if h.Count > 0 {
			row.Detail = strconv.Itoa(h.Count)
		}
		if h.Key != "" {
			row.Fold = document.Unfolded
			if h.Folded {
				row.Fold = document.Folded
			}
		}
		return row
	case s.Mark != nil:
		return w.markRow(s)
	}
	a := s.Article()
	id := w.in.Shelf().ID(s.Ref)
	row := document.Row{Text: a.Headline, Detail: a.Byline, Starred: w.Bookmarks.Has(id), Read: w.read(id)}
	if m := s.Marks; m != nil {
		if query != "" && m == find.Unmarked {
			m = index.Mark(s.Item, query)
		}
		row.Marks, row.DetailMarks = m.Headline, m.Byline
		if query != "" {
			row.Sound = m.Sound
			if w.listed != present.ViewDates && !w.columns() {
				row.Detail, row.DetailMarks = present.JoinDetail(bookmark.Bookmark{Column: a.Column, Byline: a.Byline}, m)
			}
		}
	}
	if s.Found != nil {
		row.Found = true
		row.Marks = present.RunesIn(a.Headline, present.InText(a.Headline, query))
		row.Detail, row.DetailMarks = present.Snippet(*s.Found)
	}
	if w.manyDays() {
		row.Beside = present.ShortDay(s.Date(), time.Now())
	}
	return row
}

// columns tells whether what matches is listed under its columns.
func (w *window) columns() bool {
	return stock.Sorting(w.app.Preferences().String(prefSorting)) == stock.ByColumn
}

// manyDays tells whether it is worth saying from which day an article is.
func (w *window) manyDays() bool {
	s := w.in.Shelf().Sheets
	return len(s) > 1 && !s[0].Date().Equal(s[len(s)-1].Date()) && w.listed != present.ViewDates
}

// markRow draws a bookmark, or what was read lately.
func (w *window) markRow(s present.Shown) document.Row {
	b, m := s.Mark, cmp.Or(s.Marks, find.Unmarked)
	bookmarks := w.listed == present.ViewBookmarks
	row := document.Row{Text: b.Headline, Marks: m.Headline, Starred: w.Bookmarks.Has(b.ID), Read: !bookmarks && w.read(b.ID)}
	row.Detail, row.DetailMarks = present.JoinDetail(*b, m)
	if b.IsPassage() {
		row.Text, row.Marks = "“"+b.Quote+"”", nil
		row.Detail, row.DetailMarks = b.Headline, m.Headline
	}
	return row
}

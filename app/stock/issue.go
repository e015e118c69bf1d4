package stock

import (
	"cmp"
	"slices"
	"sort"

	"lanmu/data/folio"
	"lanmu/data/library"
)

// Issue is the pages of the issue that a page is of, in the order they have there: those
// of its newspaper, if that is known, and its day. A page of no known day is alone.
func (s *Shelf) Issue(of *library.Sheet) []*library.Sheet {
	if of.Date().IsZero() {
		return []*library.Sheet{of}
	}
	type leaf struct {
		*library.Sheet
		page string
	}
	var all []leaf
	paper := of.Folio().Newspaper
	from, to := s.onDay(of)
	for _, x := range s.Sheets[from:to] {
		if f := x.Folio(); f.Newspaper == paper {
			all = append(all, leaf{x, f.Page})
		}
	}
	slices.SortStableFunc(all, func(a, b leaf) int {
		return cmp.Or(folio.ComparePlaces(a.page, b.page), Natural(a.Path(), b.Path()))
	})
	out := make([]*library.Sheet, len(all))
	for i, x := range all {
		out[i] = x.Sheet
	}
	return out
}

// onDay is where the pages of a page's day stand among all.
func (s *Shelf) onDay(of *library.Sheet) (from, to int) {
	day := of.Date()
	from = sort.Search(len(s.Sheets), func(i int) bool { return !s.Sheets[i].Date().After(day) })
	to = from + sort.Search(len(s.Sheets)-from, func(i int) bool { return s.Sheets[from+i].Date().Before(day) })
	return from, to
}

// TurnPage is the page so many after a page of its issue, or before; nil if there is
// none.
func (s *Shelf) TurnPage(from *library.Sheet, by int) *library.Sheet {
	issue := s.Issue(from)
	at := slices.IndexFunc(issue, func(x *library.Sheet) bool { return KeyOf(x) == KeyOf(from) })
	if to := at + by; at >= 0 && to >= 0 && to < len(issue) {
		return issue[to]
	}
	return nil
}

// TurnIssue is the first page of the newspaper's next issue after that of a page, or
// of the one before for a by below 0; nil if there is none.
func (s *Shelf) TurnIssue(of *library.Sheet, by int) *library.Sheet {
	if of.Date().IsZero() {
		return nil
	}
	paper := of.Folio().Newspaper
	from, to := s.onDay(of)
	at, step := from-1, -1 // later days stand before
	if by < 0 {
		at, step = to, 1
	}
	for ; at >= 0 && at < len(s.Sheets) && !s.Sheets[at].Date().IsZero(); at += step {
		if x := s.Sheets[at]; x.Folio().Newspaper == paper {
			return s.Issue(x)[0]
		}
	}
	return nil
}

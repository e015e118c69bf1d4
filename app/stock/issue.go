package stock

import (
	"cmp"
	"slices"
	"sort"

	"lanmu/data/folio"
	"lanmu/data/library"
)

// Issue is the pages of the issue that a page is of, in the order they have there: those
// of its newspaper, if that is known, and its day. A page of no known day is alone, or
// with those of its document.
func (s *Shelf) Issue(of Leaf) []Leaf {
	if of.Date().IsZero() {
		return LeavesOf(of.Sheet)
	}
	type leaf struct {
		Leaf
		page string
	}
	var all []leaf
	paper := of.Folio().Newspaper
	from, to := s.onDay(of.Sheet)
	for _, x := range s.Sheets[from:to] {
		if x.Folio().Newspaper != paper {
			continue
		}
		for _, l := range LeavesOf(x) {
			if s.Lists(l) {
				all = append(all, leaf{l, l.Folio().Page})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b leaf) int {
		return cmp.Or(folio.ComparePlaces(a.page, b.page), Natural(a.Path(), b.Path()), cmp.Compare(a.N, b.N))
	})
	out := make([]Leaf, len(all))
	for i, x := range all {
		out[i] = x.Leaf
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

// TurnPage is the page so many after a page of its issue, or before.
func (s *Shelf) TurnPage(from Leaf, by int) (Leaf, bool) {
	issue := s.Issue(from)
	at := slices.IndexFunc(issue, func(x Leaf) bool { return x.Key() == from.Key() })
	if to := at + by; at >= 0 && to >= 0 && to < len(issue) {
		return issue[to], true
	}
	return Leaf{}, false
}

// FirstPage is the first page of the issue that a page is of.
func (s *Shelf) FirstPage(of Leaf) (Leaf, bool) {
	if issue := s.Issue(of); len(issue) > 0 {
		return issue[0], true
	}
	return Leaf{}, false
}

// Numbered is the page of an issue with a number, written in whatever way.
func (s *Shelf) Numbered(of Leaf, number string) (Leaf, bool) {
	want := folio.Place(number)
	for _, l := range s.Issue(of) {
		if want != "" && l.Folio().Page == want {
			return l, true
		}
	}
	return Leaf{}, false
}

// TurnIssue is the first page of the newspaper's next issue after that of a page, or
// of the one before for a by below 0.
func (s *Shelf) TurnIssue(of Leaf, by int) (Leaf, bool) {
	if of.Date().IsZero() {
		return Leaf{}, false
	}
	paper := of.Folio().Newspaper
	from, to := s.onDay(of.Sheet)
	at, step := from-1, -1 // later days stand before
	if by < 0 {
		at, step = to, 1
	}
	for ; at >= 0 && at < len(s.Sheets) && !s.Sheets[at].Date().IsZero(); at += step {
		if x := s.Sheets[at]; x.Folio().Newspaper == paper {
			if first, ok := s.FirstPage(Leaf{x, 0}); ok {
				return first, true
			}
		}
	}
	return Leaf{}, false
}

// LatestIssue is the first page of the latest issue there is of the newspaper that a
// page is of; of any, where that is not known or there is no page.
func (s *Shelf) LatestIssue(of Leaf) (Leaf, bool) {
	paper := ""
	if of.Sheet != nil {
		paper = of.Folio().Newspaper
	}
	for _, x := range s.Sheets {
		if paper == "" || x.Folio().Newspaper == paper {
			if first, ok := s.FirstPage(Leaf{x, 0}); ok {
				return first, true
			}
		}
	}
	return Leaf{}, false
}

package stock

import (
	"cmp"
	"slices"

	"lanmu/data/find"
)

// Sorting is the order in which what matches is listed.
type Sorting string

const (
	byMatch  Sorting = "match"
	byPage   Sorting = "page"
	ByDate   Sorting = "date"
	ByOld    Sorting = "old"
	ByColumn Sorting = "column" // best first, under their columns
)

var Sortings = []Sorting{byMatch, ByDate, ByOld, byPage, ByColumn}

// Best reports whether the order is that of how well hits match.
func (s Sorting) Best() bool { return s != byPage && s != ByDate && s != ByOld }

// SortHits puts hits, best first, in the order asked for.
func SortHits(hits []find.Hit, refs []Ref, by Sorting) {
	switch by {
	case byPage:
		slices.SortFunc(hits, func(a, b find.Hit) int { return cmp.Compare(a.Item, b.Item) })
	case ByDate:
		slices.SortStableFunc(hits, func(a, b find.Hit) int {
			return refs[b.Item].Date().Compare(refs[a.Item].Date())
		})
	case ByOld:
		slices.SortStableFunc(hits, func(a, b find.Hit) int {
			x, y := refs[a.Item].Date(), refs[b.Item].Date()
			if x.IsZero() != y.IsZero() {
				return y.Compare(x) // those of no known day are last
			}
			return x.Compare(y)
		})
	}
}

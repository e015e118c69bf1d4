package app

import (
	"cmp"
	"slices"

	"lanmu/app/tongue"
	"lanmu/data/find"
)

// sorting is the order in which what matches is listed.
type sorting string

const (
	byMatch sorting = "match"
	byPage  sorting = "page"
	byDate  sorting = "date"
)

var sortings = []sorting{byMatch, byPage, byDate}

// sortHits puts hits, best first, in the order asked for.
func sortHits(hits []find.Hit, refs []ref, by sorting) {
	switch by {
	case byPage:
		slices.SortFunc(hits, func(a, b find.Hit) int { return cmp.Compare(a.Item, b.Item) })
	case byDate:
		slices.SortStableFunc(hits, func(a, b find.Hit) int {
			return refs[b.Item].date().Compare(refs[a.Item].date())
		})
	}
}

// nextSorting lists what matches in another order and has it remembered.
func (w *window) nextSorting() {
	p := w.app.Preferences()
	at := slices.Index(sortings, sorting(p.String(prefSorting)))
	next := sortings[(max(at, 0)+1)%len(sortings)]
	p.SetString(prefSorting, string(next))
	w.banner.Say("sorting", tongue.T("sorting."+string(next))) // dismissed, or taken back by the next opening
	w.filter()
}

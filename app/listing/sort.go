package listing

import (
	"slices"

	"lanmu/app/stock"
	"lanmu/app/tongue"
)

// prefSorting is where it is remembered in which order what matches is listed.
const prefSorting = "list.order"

// Sorting is the order what matches is listed in.
func (l *Listing) Sorting() stock.Sorting {
	if s := stock.Sorting(l.Preferences.String(prefSorting)); slices.Contains(stock.Sortings, s) {
		return s
	}
	return stock.Sortings[0]
}

// Sort lists what matches in an order and has it remembered.
func (l *Listing) Sort(by stock.Sorting) {
	l.Preferences.SetString(prefSorting, string(by))
	l.Filter()
}

// NextSorting lists what matches in another order and has it remembered.
func (l *Listing) NextSorting() {
	p := l.Preferences
	at := slices.Index(stock.Sortings, stock.Sorting(p.String(prefSorting)))
	next := stock.Sortings[(max(at, 0)+1)%len(stock.Sortings)]
	p.SetString(prefSorting, string(next))
	l.Said.Tell("sorting", tongue.T("sorting."+string(next))) // dismissed, or taken back by the next opening
	l.Filter()
}

package listing

import (
	"slices"

	"lanmu/app/stock"
	"lanmu/app/tongue"
)

// prefSorting is where it is remembered in which order what matches is listed.
const prefSorting = "list.order"

// NextSorting lists what matches in another order and has it remembered.
func (l *Listing) NextSorting() {
	p := l.Preferences
	at := slices.Index(stock.Sortings, stock.Sorting(p.String(prefSorting)))
	next := stock.Sortings[(max(at, 0)+1)%len(stock.Sortings)]
	p.SetString(prefSorting, string(next))
	l.Said.Tell("sorting", tongue.T("sorting."+string(next))) // dismissed, or taken back by the next opening
	l.Filter()
}

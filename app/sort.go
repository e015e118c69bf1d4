package app

import (
	"slices"

	"lanmu/app/stock"
	"lanmu/app/tongue"
)

// nextSorting lists what matches in another order and has it remembered.
func (w *window) nextSorting() {
	p := w.app.Preferences()
	at := slices.Index(stock.Sortings, stock.Sorting(p.String(prefSorting)))
	next := stock.Sortings[(max(at, 0)+1)%len(stock.Sortings)]
	p.SetString(prefSorting, string(next))
	w.above.Say("sorting", tongue.T("sorting."+string(next))) // dismissed, or taken back by the next opening
	w.filter()
}

package reading

import (
	"slices"

	"lanmu/app/stock"
	"lanmu/widgets/document"
)

// Follow opens what words of the text lead to that are known by an address, and reports
// whether there is such: the other part of an article that goes on elsewhere, or the
// page where that is not known.
func (r *Reading) Follow(address string) bool {
	x := elsewhereAt(r.open.Elsewhere, address)
	if x == nil {
		return false
	}
	r.goTo(x)
	return true
}

// elsewhereAt is where an address leads, from an article or from what it goes on with.
func elsewhereAt(all []stock.Elsewhere, address string) *stock.Elsewhere {
	for i := range all {
		x := &all[i]
		if x.Leaf.Sheet != nil && x.Address() == address {
			return x
		}
		if x.Entry != nil {
			if y := elsewhereAt(x.Entry.Elsewhere, address); y != nil {
				return y
			}
		}
	}
	return nil
}

// GoesOn reports whether the open article has another part that is at hand.
func (r *Reading) GoesOn() bool { return r.part() != nil }

// GoOn opens the other part of the open article: where it goes on, or else where it
// comes from.
func (r *Reading) GoOn() {
	if x := r.part(); x != nil {
		r.goTo(x)
	}
}

func (r *Reading) part() (from *stock.Elsewhere) {
	for i := range r.open.Elsewhere {
		x := &r.open.Elsewhere[i]
		switch {
		case x.Leaf.Sheet == nil:
		case x.On:
			return x
		case from == nil:
			from = x
		}
	}
	return from
}

func (r *Reading) goTo(x *stock.Elsewhere) {
	if !x.Known() {
		r.OpenLeaf(x.Leaf)
		return
	}
	r.With(x.Other, func(e stock.Entry) { r.Open(e, document.Position{}) })
}

// findElsewhere looks again for what the open article goes on with, or comes from, where
// that was not at hand.
func (r *Reading) findElsewhere() {
	e, shelf := r.open, r.Shelf()
	if e.Sheet == nil || !slices.ContainsFunc(e.Elsewhere, func(x stock.Elsewhere) bool { return !x.Known() }) {
		return
	}
	r.Work.Go(func() {
		again, err := stock.Fetch(r.Work.Life(), r.Library, shelf, stock.Ref{Sheet: e.Sheet, N: e.Number})
		if err != nil || known(again) == known(e) {
			return
		}
		r.Work.UI(func() {
			if r.open.Sheet == e.Sheet && r.open.Number == e.Number {
				r.Open(again, r.At())
			}
		})
	})
}

// known counts what is known of where an article goes on.
func known(e stock.Entry) (n int) {
	for i := range e.Elsewhere {
		if x := &e.Elsewhere[i]; x.Known() {
			n += 2
		} else if x.Leaf.Sheet != nil {
			n++
		}
	}
	return n
}

package present

import (
	"strconv"
	"testing"

	"lanmu/app/stock"
	"lanmu/data/bookmark"
)

// TestOrder holds what an order tells to a walk through its rows.
func TestOrder(t *testing.T) {
	mark := func(n int) Shown { return Shown{Mark: &bookmark.Bookmark{ID: strconv.Itoa(n)}} }
	head := func(folded int) Shown { return Shown{Head: &Heading{Refs: make([]stock.Ref, folded)}} }
	for name, rows := range map[string][]Shown{
		"nothing":     nil,
		"no heading":  {mark(1), mark(2), mark(3)},
		"headings":    {head(0), mark(1), mark(2), head(0), head(0), mark(3), head(0)},
		"folded ones": {head(3), mark(1), head(0), head(2), mark(2), mark(1)},
	} {
		o := NewOrder(rows, stock.NewShelf(nil, nil, nil))
		n := 0
		seen := map[string]bool{}
		for i, s := range rows {
			if s.Head != nil {
				for range s.Head.Refs {
					if row, ok := o.Row(n); ok || row != i {
						t.Errorf("%s: number %d is in row %d, %v, want folded in %d", name, n, row, ok, i)
					}
					n++
				}
				continue
			}
			if row, ok := o.Row(n); !ok || row != i || o.At(n).Mark != s.Mark {
				t.Errorf("%s: number %d is in row %d, %v, want %d", name, n, row, ok, i)
			}
			if at, ok := o.Find(s.Mark.ID); !ok || !seen[s.Mark.ID] && at != n {
				t.Errorf("%s: %s is found at %d, %v, want %d", name, s.Mark.ID, at, ok, n)
			}
			seen[s.Mark.ID] = true
			n++
		}
		if o.Len() != n {
			t.Errorf("%s: %d are listed, want %d", name, o.Len(), n)
		}
		if at, ok := o.Find("none"); ok {
			t.Errorf("%s: what is not listed is found at %d", name, at)
		}
	}
}

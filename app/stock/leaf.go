package stock

import (
	"fmt"

	"lanmu/data/folio"
	"lanmu/data/library"
)

// A Leaf is a page of an issue: all of a sheet, or a page of the document that the
// sheet is of.
type Leaf struct {
	*library.Sheet
	N int // of its Leaves, from 1 on; 0 for all of it
}

// Leaf is the page that an article begins on.
func (r Ref) Leaf() Leaf { return Leaf{r.Sheet, r.Article().Leaf} }

// Folio is where the article's page stands.
func (r Ref) Folio() folio.Folio { return r.Sheet.FolioOf(r.N).Folio }

// LeavesOf are the pages that a sheet is, those on which no article begins aside.
func LeavesOf(s *library.Sheet) []Leaf {
	n := len(s.Leaves())
	switch {
	case s.Len() == 0:
		return nil
	case n == 0:
		return []Leaf{{s, 0}}
	}
	out := make([]Leaf, n)
	for i := range out {
		out[i] = Leaf{s, i + 1}
	}
	return out
}

// Refs are its articles.
func (l Leaf) Refs() (out []Ref) {
	for i, a := range l.Contents().Articles {
		if a.Leaf == l.N {
			out = append(out, Ref{l.Sheet, i})
		}
	}
	return out
}

// First is the first of them.
func (l Leaf) First() (Ref, bool) {
	for i := range l.Len() {
		if l.Article(i).Leaf == l.N {
			return Ref{l.Sheet, i}, true
		}
	}
	return Ref{}, false
}

// Folio is where the page stands.
func (l Leaf) Folio() folio.Told {
	return l.LeafFolio(l.N)
}

// Key is what the page is known by.
func (l Leaf) Key() string {
	if l.N == 0 {
		return KeyOf(l.Sheet)
	}
	return fmt.Sprintf("%s#%d", KeyOf(l.Sheet), l.N)
}

// Of is the page as the document has it: the number of its sheet, from 1 on; 0 for a
// sheet that is one page.
func (l Leaf) Of() int {
	if all := l.Leaves(); l.N > 0 && l.N <= len(all) {
		return all[l.N-1].Sheet
	}
	return 0
}

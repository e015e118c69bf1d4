package stock

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"lanmu/data/find"
	"lanmu/data/library"
)

// A Shelf is the pages of the library in the order they are listed, with an
// index over their headlines. It is made away from the UI goroutine and, but for
// the index that is added, never changed: what comes in makes another.
type Shelf struct {
	Sheets []*library.Sheet
	Refs   []Ref             // every article of them
	Index  *find.Index       // nil until it is made: the list need not wait for it
	Kept   map[string]string // ids under which articles that were edited since are bookmarked
	known  []Ref             // they, and those of pages that are not listed
	places Places            // of known, by their ids

	sources    map[Leaf]Leaf // pages that are not listed, for they are at hand better
	papersOnce sync.Once
	papers     []Paper
}

// NewShelf puts pages in order: the latest first, after them those of no known
// day; of one day, as the places they were opened from stand in roots, and by
// their names.
func NewShelf(sheets []*library.Sheet, roots []string, kept map[string]string) *Shelf {
	s := &Shelf{Sheets: Order(sheets, roots), Kept: kept}
	n := 0
	for _, x := range sheets {
		n += x.Len()
	}
	s.sources = sourcesOf(s.Sheets)
	s.known = make([]Ref, 0, n)
	var others []Ref
	for _, x := range s.Sheets {
		for i := range x.Len() {
			if r := (Ref{x, i}); len(s.sources) == 0 || s.Lists(r.Leaf()) {
				s.known = append(s.known, r)
			} else {
				others = append(others, r)
			}
		}
	}
	s.Refs = slices.Clip(s.known)
	s.known = append(s.Refs, others...)
	s.places = NewPlaces(len(s.known), s.idAt)
	return s
}

// Order sorts pages, in place.
func Order(sheets []*library.Sheet, roots []string) []*library.Sheet {
	type standing struct {
		sheet *library.Sheet
		path  string
		day   int64
		root  int
	}
	all := make([]standing, len(sheets))
	for i, x := range sheets {
		path := x.Path()
		all[i] = standing{x, path, x.Date().Unix(), RootOf(path, roots)}
	}
	slices.SortStableFunc(all, func(a, b standing) int {
		return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(a.root, b.root), Natural(a.path, b.path))
	})
	for i := range all {
		sheets[i] = all[i].sheet
	}
	return sheets
}

// NewIndex makes an index of the articles, which is asked with keys. In a large
// library it takes a third of a second.
func (s *Shelf) NewIndex(keys find.Keys) *find.Index {
	items := make([]find.Item, len(s.Refs))
	for i, r := range s.Refs {
		a := r.Article()
		items[i] = find.Item{Headline: a.Headline, Column: a.Column, Byline: a.Byline, Time: r.Date()}
	}
	x := find.NewFor(items, keys)
	x.Stood = Standing(s.Refs)
	return x
}

// Standing tells in which newspaper articles stand, and on which page. What a sheet
// tells is kept: names of files take their time to be read.
func Standing(refs []Ref) func(item int) (paper, page string) {
	var mu sync.Mutex
	known := map[Leaf][2]string{}
	return func(item int) (paper, page string) {
		mu.Lock()
		defer mu.Unlock()
		leaf := refs[item].Leaf()
		told, ok := known[leaf]
		if !ok {
			f := refs[item].Folio()
			told = [2]string{f.Newspaper, f.Page + " " + f.Name}
			known[leaf] = told
		}
		return told[0], told[1]
	}
}

// Match returns the articles that match a query, best first; for none all of
// them, in their order.
func (s *Shelf) Match(ctx context.Context, index *find.Index, query string) []find.Hit {
	if query != "" {
		return index.Filter(ctx, query)
	}
	hits := make([]find.Hit, len(s.Refs))
	for i := range hits {
		hits[i].Item = i
	}
	return hits
}

// RootOf is the number of the first of roots that a file is or is in, that of
// none when it is in none.
func RootOf(path string, roots []string) int {
	for i, r := range roots {
		if rest, ok := strings.CutPrefix(path, r); ok && (rest == "" || rest[0] == filepath.Separator || strings.HasSuffix(r, string(filepath.Separator))) {
			return i
		}
	}
	return len(roots)
}

// Natural compares names as people do: 第2版 before 第10版.
func Natural(a, b string) int {
	whole := cmp.Compare(len(a), len(b)) // of equal numbers, the one with fewer noughts first
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	for same > 0 && isDigit(a[same-1]) {
		same--
	}
	a, b = a[same:], b[same:]
	for a != "" && b != "" {
		x, y := digits(a), digits(b)
		if x == 0 || y == 0 {
			if a[0] != b[0] {
				return cmp.Compare(a[0], b[0])
			}
			a, b = a[1:], b[1:]
			continue
		}
		p, q := strings.TrimLeft(a[:x], "0"), strings.TrimLeft(b[:y], "0")
		if c := cmp.Or(cmp.Compare(len(p), len(q)), cmp.Compare(p, q)); c != 0 {
			return c
		}
		a, b = a[x:], b[y:]
	}
	return cmp.Or(cmp.Compare(len(a), len(b)), whole)
}

// digits counts the digits s begins with.
func digits(s string) (n int) {
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// ID is the id of an article, which of one that was edited since it was
// bookmarked is the one it had then.
func (s *Shelf) ID(r Ref) string {
	id := r.Article().ID
	return cmp.Or(s.Kept[id], id)
}

// Find returns the article with an id.
func (s *Shelf) Find(id string) (Ref, bool) {
	if id == "" {
		return Ref{}, false
	}
	at, ok := s.places.Find(id, s.idAt)
	if !ok {
		return Ref{}, false
	}
	return s.known[at], true
}

// At is the number of the article with an id among those that are listed. It walks them.
func (s *Shelf) At(id string) (int, bool) {
	r, ok := s.Find(id)
	if !ok {
		return 0, false
	}
	at := slices.Index(s.Refs, r)
	return at, at >= 0
}

func (s *Shelf) idAt(at int) string { return s.ID(s.known[at]) }

// Knowing is the shelf, without its index, with other ids under which articles that
// were edited since are bookmarked.
func (s *Shelf) Knowing(kept map[string]string) *Shelf {
	again := &Shelf{Sheets: s.Sheets, Refs: s.Refs, known: s.known, Kept: kept, sources: s.sources}
	again.places = NewPlaces(len(again.known), again.idAt)
	return again
}

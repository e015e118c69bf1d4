package app

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"lanmu/data/find"
	"lanmu/data/library"
)

// A shelf is the pages of the library in the order they are listed, with an
// index over their headlines. It is made away from the UI goroutine and, but for
// the index that is added, never changed: what comes in makes another.
type shelf struct {
	sheets []*library.Sheet
	refs   []ref             // every article of them
	index  *find.Index       // nil until it is made: the list need not wait for it
	kept   map[string]string // ids under which articles that were edited since are bookmarked
}

// newShelf puts pages in order: the latest first, behind them those of no known
// day; of one day, as the places they were opened from stand in roots, and by
// their names.
func newShelf(sheets []*library.Sheet, roots []string, kept map[string]string) *shelf {
	s := &shelf{sheets: newOrder(sheets, roots), kept: kept}
	n := 0
	for _, x := range sheets {
		n += x.Len()
	}
	s.refs = make([]ref, 0, n)
	for _, x := range s.sheets {
		for i := range x.Len() {
			s.refs = append(s.refs, ref{x, i})
		}
	}
	return s
}

// newOrder sorts pages, in place.
func newOrder(sheets []*library.Sheet, roots []string) []*library.Sheet {
	type standing struct {
		sheet *library.Sheet
		path  string
		day   int64
		root  int
	}
	all := make([]standing, len(sheets))
	for i, x := range sheets {
		path := x.Path()
		all[i] = standing{x, path, x.Date().Unix(), rootOf(path, roots)}
	}
	slices.SortStableFunc(all, func(a, b standing) int {
		return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(a.root, b.root), natural(a.path, b.path))
	})
	for i := range all {
		sheets[i] = all[i].sheet
	}
	return sheets
}

// newIndex makes an index of the articles, which, if loose, takes sounds that
// many mix up for one. In a large library it takes a third of a second.
func (s *shelf) newIndex(loose bool) *find.Index {
	items := make([]find.Item, len(s.refs))
	for i, r := range s.refs {
		a := r.article()
		items[i] = find.Item{Headline: a.Headline, Column: a.Column, Byline: a.Byline, Time: r.date()}
	}
	return find.NewLoose(items, loose)
}

// match returns the articles that match a query, best first; for none all of
// them, in their order.
func (s *shelf) match(ctx context.Context, index *find.Index, query string) []find.Hit {
	if query != "" {
		return index.Filter(ctx, query)
	}
	hits := make([]find.Hit, len(s.refs))
	for i := range hits {
		hits[i].Item = i
	}
	return hits
}

// rootOf is the number of the first of roots that a file is or is in, that of
// none when it is in none.
func rootOf(path string, roots []string) int {
	for i, r := range roots {
		if rest, ok := strings.CutPrefix(path, r); ok && (rest == "" || rest[0] == filepath.Separator || strings.HasSuffix(r, string(filepath.Separator))) {
			return i
		}
	}
	return len(roots)
}

// natural compares names as people do: 第2版 before 第10版.
func natural(a, b string) int {
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

// id is the id of an article, which of one that was edited since it was
// bookmarked is the one it had then.
func (s *shelf) id(r ref) string {
	id := r.article().ID
	return cmp.Or(s.kept[id], id)
}

// find returns the article with an id.
func (s *shelf) find(id string) (ref, bool) {
	if id == "" {
		return ref{}, false
	}
	for _, r := range s.refs {
		if s.id(r) == id {
			return r, true
		}
	}
	return ref{}, false
}

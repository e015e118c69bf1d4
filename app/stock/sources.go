package stock

import (
	"cmp"
	"hash/maphash"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"lanmu/data/folio"
	"lanmu/data/library"
	"lanmu/data/page"
)

// One page may be at hand in several files: its PDF, the text somebody took out of
// that, and what a program wrote of it. They are one page with several sources, of
// which the best is listed.

// namedAlike tells whether two files stand beside each other and are called alike but
// for their endings: page-001.pdf and page-001.raw.txt.
func namedAlike(a, b string) bool {
	stem := func(path string) string {
		name, _, _ := strings.Cut(filepath.Base(path), ".")
		return name
	}
	return a != "" && filepath.Dir(a) == filepath.Dir(b) && stem(a) != "" && stem(a) == stem(b)
}

// rank orders sources, the best first: a PDF knows where everything stands, a web page
// what it is, blocks where paragraphs end.
func rank(s *library.Sheet) int {
	switch e := strings.ToLower(filepath.Ext(s.Path())); {
	case e == ".pdf", e == ".ofd":
		return 0
	}
	switch s.Form() {
	case page.MarkedUp:
		return 1
	case page.Blocks:
		return 2
	case page.Lines:
		return 3
	}
	return 4
}

// mostAlike is how many pages may have an article in common and be compared: more
// have a headline that means nothing.
const mostAlike = 40

// fewAlike is from how many articles on headlines alone tell that pages are one.
const fewAlike = 3

// sourcesOf finds the pages that are another source of one that is listed, and tells of
// which. They have most of their articles in common, and nothing says that they stand
// elsewhere.
func sourcesOf(sheets []*library.Sheet) map[Leaf]Leaf {
	if len(sheets) < 2 {
		return nil
	}
	type unit struct {
		Leaf
		rank, articles int
	}
	type key struct {
		sum  uint64
		unit int32
	}
	var units []unit
	var keys []key
	for _, x := range sheets {
		c, r, first := x.Contents(), rank(x), len(units)
		for n := range len(c.Leaves) + 1 { // all of it, and each of its pages
			units = append(units, unit{Leaf{x, n}, r, 0})
		}
		for _, a := range c.Articles {
			sum, of := maphash.String(seed, lettersOf(a.Headline)), min(a.Leaf, len(c.Leaves))
			units[first].articles++
			keys = append(keys, key{sum, int32(first)})
			if of > 0 {
				units[first+of].articles++
				keys = append(keys, key{sum, int32(first + of)})
			}
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		x, y := &units[a.unit], &units[b.unit]
		return cmp.Or(cmp.Compare(a.sum, b.sum), cmp.Compare(x.rank, y.rank), cmp.Compare(a.unit, b.unit))
	})
	keys = slices.Compact(keys)
	shared := map[[2]int32]int{}
	for from := 0; from < len(keys); {
		to := from
		for to < len(keys) && keys[to].sum == keys[from].sum {
			to++
		}
		if to-from > 1 && to-from <= mostAlike {
			for i := from; i < to; i++ {
				for k := i + 1; k < to; k++ {
					shared[[2]int32{keys[i].unit, keys[k].unit}]++
				}
			}
		}
		from = to
	}
	out := map[Leaf]Leaf{}
	best := map[int32]int{}
	for pair, n := range shared {
		a, b := units[pair[0]], units[pair[1]]
		if most := max(a.articles, b.articles); a.Sheet == b.Sheet || !namedAlike(a.Path(), b.Path()) && (3*n < 2*most || most < fewAlike && !sameText(a.Leaf, b.Leaf)) {
			continue
		}
		if was, ok := out[b.Leaf]; ok && n <= best[pair[1]] && !before(a.Leaf, was, n, best[pair[1]]) {
			continue
		}
		if agree(a.Leaf.Folio().Folio, b.Leaf.Folio().Folio) {
			out[b.Leaf], best[pair[1]] = a.Leaf, n
		}
	}
	for l, of := range out { // what a source was taken for may be one itself
		for range len(sheets) {
			up, ok := out[of]
			if !ok {
				break
			}
			of = up
		}
		out[l] = of
	}
	return out
}

// sameText tells whether an article of one page begins as one of the other does, which
// its id tells.
func sameText(a, b Leaf) bool {
	of := map[string]bool{}
	for _, r := range a.Refs() {
		of[r.Article().ID] = true
	}
	return slices.ContainsFunc(b.Refs(), func(r Ref) bool { return of[r.Article().ID] })
}

// before tells whether of two pages that share as much with a third one is to be
// taken for it: the choice must not depend on chance.
func before(a, than Leaf, n, best int) bool {
	return n == best && cmp.Or(cmp.Compare(rank(a.Sheet), rank(than.Sheet)), cmp.Compare(a.Key(), than.Key())) < 0
}

// agree tells whether two pages may be one: nothing that both tell differs.
func agree(a, b folio.Folio) bool {
	for _, x := range [][2]string{{a.Newspaper, b.Newspaper}, {a.Day, b.Day}, {a.Page, b.Page}} {
		if x[0] != "" && x[1] != "" && x[0] != x[1] {
			return false
		}
	}
	return true
}

// lettersOf is what two sources of a headline have in common: its letters.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// Lists tells whether a page is listed: it is not another source of one that is.
func (s *Shelf) Lists(l Leaf) bool {
	_, other := s.sources[l]
	_, all := s.sources[Leaf{l.Sheet, 0}]
	return !other && !all
}

// Sources are the other files in which a page is at hand, the best first.
func (s *Shelf) Sources(of Leaf) (out []Leaf) {
	for l, best := range s.sources {
		if best == of || best == (Leaf{of.Sheet, 0}) {
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b Leaf) int {
		return cmp.Or(cmp.Compare(rank(a.Sheet), rank(b.Sheet)), strings.Compare(a.Key(), b.Key()))
	})
	return out
}

// AllSources are all files in which a page is at hand, the best first.
func (s *Shelf) AllSources(of Leaf) []Leaf {
	if len(s.sources) == 0 {
		return []Leaf{of}
	}
	if best, ok := s.sources[of]; ok {
		of = best
	} else if best, ok := s.sources[Leaf{of.Sheet, 0}]; ok {
		of = best
	}
	return append([]Leaf{of}, s.Sources(of)...)
}

// Alike is the article of a page that has the headline of another; the first where none
// has.
func (l Leaf) Alike(a *page.Article) (Ref, bool) {
	if r, ok := l.headed(a); ok {
		return r, true
	}
	return l.First()
}

func (l Leaf) headed(a *page.Article) (Ref, bool) {
	if a != nil {
		want := lettersOf(a.Headline.String)
		for _, r := range l.Refs() {
			if lettersOf(r.Article().Headline) == want {
				return r, true
			}
		}
	}
	return Ref{}, false
}

// Better is an article where its page is at hand in a better file; not ok where that is
// the one it is from.
func (s *Shelf) Better(e Entry) (Ref, bool) {
	leaf := Ref{e.Sheet, e.Number}.Leaf()
	if s.Lists(leaf) {
		return Ref{}, false
	}
	return s.AllSources(leaf)[0].headed(e.Article)
}

// Same tells of the articles of pages that are at hand in several files what they are
// known by in all of them, as library.Asked has it; nil where no page is.
func (s *Shelf) Same() func(x *library.Sheet, article int) (key string, best bool) {
	return same(s.sources)
}

// SameIn is that of pages that are on no shelf.
func SameIn(sheets []*library.Sheet) func(x *library.Sheet, article int) (key string, best bool) {
	return same(sourcesOf(sheets))
}

func same(sources map[Leaf]Leaf) func(x *library.Sheet, article int) (key string, best bool) {
	if len(sources) == 0 {
		return nil
	}
	is := map[Leaf]bool{}
	for _, l := range sources {
		is[l] = true
	}
	return func(x *library.Sheet, article int) (string, bool) {
		r := Ref{x, article}
		if !r.Exists() {
			return "", true
		}
		l := r.Leaf()
		best, other := sources[l]
		if !other {
			best, other = sources[Leaf{x, 0}]
		}
		if !other {
			if best = l; !is[l] && !is[Leaf{x, 0}] {
				return "", true
			}
		}
		return KeyOf(best.Sheet) + "\n" + lettersOf(r.Article().Headline), !other
	}
}

package app

import (
	"cmp"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/find"
	"lanmu/data/library"
	"lanmu/widgets/document"
)

// shown is what a row of the sidebar stands for: an article, a bookmark, or a
// heading.
type shown struct {
	stock.Ref                    // an article of the library
	mark      *bookmark.Bookmark // or a bookmark, or what was read lately
	head      *header            // or a heading
	item      int                // its number among the articles matched
	marks     *find.Marks        // what of it matched; nil for nothing
	found     *library.Hit       // where in its text it was found
}

// header is what some rows stand under.
type header struct {
	name   string
	page   *library.Sheet // the page it is of, which has no name
	key    string         // by which its being folded is remembered; "" for what cannot be folded
	marks  []int
	count  int
	level  int // of a heading below another, from 0
	folded bool
	refs   []stock.Ref // what stands under it, when it is folded
}

func (s shown) heading() bool { return s.head != nil }

// group is hits under one heading.
type group[K comparable] struct {
	key  K
	hits []find.Hit
}

// grouped puts hits under what key gives for each, in the order of their first
// hits.
func grouped[K comparable](hits []find.Hit, key func(find.Hit) K) []*group[K] {
	var out []*group[K]
	by := map[K]*group[K]{}
	for _, h := range hits {
		k := key(h)
		g := by[k]
		if g == nil {
			g = &group[K]{key: k}
			by[k], out = g, append(out, g)
		}
		g.hits = append(g.hits, h)
	}
	return out
}

// foldFrom is how many articles a library holds at least whose headings are
// folded until they are opened: more than can be seen at a glance.
const foldFrom = 300

// A lister makes rows of what matches, away from the UI goroutine.
type lister struct {
	shelf  *stock.Shelf
	view   int
	query  string
	order  stock.Sorting
	folds  stock.Folds
	folded bool // headings are, until they are opened
}

// list returns the rows for hits, best first.
func (l *lister) list(hits []find.Hit) []shown {
	l.folded = len(l.shelf.Refs) >= foldFrom
	more := 0
	if l.query != "" {
		stock.SortHits(hits, l.shelf.Refs, l.order)
		if len(hits) > maxHits {
			more, hits = len(hits)-maxHits, hits[:maxHits]
		}
	}
	var rows []shown
	switch {
	case l.view == viewDates && l.query == "":
		rows = l.byMonth(hits)
	case l.view == viewDates:
		rows = l.byPage(nil, hits, 0)
	default:
		rows = l.byColumn(hits)
	}
	if more > 0 {
		rows = append(rows, shown{head: &header{name: tongue.T("sidebar.more", map[string]any{"N": more})}})
	}
	return rows
}

// byColumn lists hits under their columns. Columns stand in the order of their
// best hits; of all there is in a large library, the largest first.
func (l *lister) byColumn(hits []find.Hit) []shown {
	columns := grouped(hits, func(h find.Hit) string { return l.shelf.Refs[h.Item].Article().Column })
	if l.query == "" && l.folded {
		slices.SortStableFunc(columns, func(a, b *group[string]) int {
			switch {
			case a.key == "":
				return 1
			case b.key == "":
				return -1
			}
			return len(b.hits) - len(a.hits)
		})
	}
	var rows []shown
	for _, c := range columns {
		if c.key == "" && len(columns) == 1 {
			rows = l.entries(rows, c.hits)
			continue
		}
		h := &header{name: c.key, key: "column/" + c.key}
		if h.name == "" {
			h.name = tongue.T("sidebar.nocolumn")
		} else {
			h.marks = columnMarks(c.hits[0])
		}
		rows = l.under(rows, h, c.hits)
	}
	return rows
}

func columnMarks(h find.Hit) []int {
	if h.Marks == nil {
		return nil
	}
	return h.Column
}

// byMonth lists all there is by its pages, those of a large library under their
// months.
func (l *lister) byMonth(hits []find.Hit) []shown {
	if !l.folded {
		return l.byPage(nil, hits, 0)
	}
	months := grouped(hits, func(h find.Hit) [2]int {
		d := l.shelf.Refs[h.Item].Date()
		return [2]int{d.Year(), int(d.Month())}
	})
	var rows []shown
	for _, m := range months {
		h := &header{key: fmt.Sprintf("month/%04d-%02d", m.key[0], m.key[1]), count: len(m.hits)}
		if d := l.shelf.Refs[m.hits[0].Item].Date(); d.IsZero() {
			h.name = tongue.T("sidebar.nodate")
		} else {
			h.name = month(d)
		}
		h.folded = l.folds.Folded(h.key, true)
		rows = append(rows, shown{head: h})
		if h.folded {
			h.refs = l.refs(m.hits)
			continue
		}
		rows = l.byPage(rows, m.hits, 1)
	}
	return rows
}

// byPage lists hits under their pages.
func (l *lister) byPage(rows []shown, hits []find.Hit, level int) []shown {
	pages := grouped(hits, func(h find.Hit) *library.Sheet { return l.shelf.Refs[h.Item].Sheet })
	for _, p := range pages {
		rows = l.under(rows, &header{page: p.key, key: "page/" + stock.KeyOf(p.key), level: level}, p.hits)
	}
	return rows
}

// title is what is said of a heading. That of a page is made when it is drawn:
// there may be thousands.
func (h *header) title() string {
	switch {
	case h.page == nil:
		return h.name
	case h.page.Date().IsZero():
		return h.page.Name()
	}
	return strings.TrimSpace(day(h.page.Date()) + "　" + undated(h.page.Name()))
}

var dateInName = regexp.MustCompile(`^(?:19|20)\d\d[-_./年]?\d\d?[-_./月]?\d\d?日?`)

// undated is the name of a page's file without its ending and the day it may
// begin with.
func undated(name string) string {
	name = strings.TrimSuffix(name, filepath.Ext(name))
	return strings.Trim(dateInName.ReplaceAllString(name, ""), " -_.")
}

// under lists hits under a heading, which is folded as the reader left it.
func (l *lister) under(rows []shown, h *header, hits []find.Hit) []shown {
	h.count = len(hits)
	if l.query != "" {
		h.key = "" // what was looked for is to be seen
	} else if h.folded = l.folds.Folded(h.key, l.folded && h.level == 0); h.folded {
		h.refs = l.refs(hits)
		return append(rows, shown{head: h})
	}
	return l.entries(append(rows, shown{head: h}), hits)
}

func (l *lister) entries(rows []shown, hits []find.Hit) []shown {
	for _, h := range hits {
		rows = append(rows, shown{Ref: l.shelf.Refs[h.Item], item: h.Item, marks: h.Marks})
	}
	return rows
}

func (l *lister) refs(hits []find.Hit) []stock.Ref {
	out := make([]stock.Ref, len(hits))
	for i, h := range hits {
		out[i] = l.shelf.Refs[h.Item]
	}
	return out
}

// row draws what is shown, which an index was asked for by a query; what changes
// without the list being made anew, a star say, is looked up here.
func (w *window) row(s shown, index *find.Index, query string) document.Row {
	switch {
	case s.head != nil:
		h := s.head
		row := document.Row{Heading: true, Text: h.title(), Marks: h.marks, Level: h.level}
		if h.count > 0 {
			row.Detail = strconv.Itoa(h.count)
		}
		if h.key != "" {
			row.Fold = document.Unfolded
			if h.folded {
				row.Fold = document.Folded
			}
		}
		return row
	case s.mark != nil:
		return w.markRow(s)
	}
	a := s.Article()
	id := w.shelf.ID(s.Ref)
	row := document.Row{Text: a.Headline, Detail: a.Byline, Starred: w.Bookmarks.Has(id), Read: w.read(id)}
	if m := s.marks; m != nil {
		if query != "" && m == find.Unmarked {
			m = index.Mark(s.item, query)
		}
		row.Marks, row.DetailMarks, row.Beside = m.Headline, m.Byline, m.Sound
	}
	if s.found != nil {
		row.Found = true
		row.Marks = runesIn(a.Headline, inText(a.Headline, query))
		row.Detail, row.DetailMarks = snippet(*s.found)
	}
	if row.Beside == "" && w.manyDays() {
		row.Beside = shortDay(s.Date(), time.Now())
	}
	return row
}

// manyDays tells whether it is worth saying from which day an article is.
func (w *window) manyDays() bool {
	s := w.shelf.Sheets
	return len(s) > 1 && !s[0].Date().Equal(s[len(s)-1].Date()) && w.listed != viewDates
}

// markRow draws a bookmark, or what was read lately.
func (w *window) markRow(s shown) document.Row {
	b, m := s.mark, cmp.Or(s.marks, find.Unmarked)
	bookmarks := w.listed == viewBookmarks
	row := document.Row{Text: b.Headline, Marks: m.Headline, Starred: w.Bookmarks.Has(b.ID), Read: !bookmarks && w.read(b.ID)}
	row.Detail, row.DetailMarks = joinDetail(*b, m)
	if b.IsPassage() {
		row.Text, row.Marks = "“"+b.Quote+"”", nil
		row.Detail, row.DetailMarks = b.Headline, m.Headline
	}
	return row
}

// sequence calls yield with every article or bookmark listed, from top to
// bottom, those that are folded too.
func (w *window) sequence(yield func(shown) bool) {
	for _, s := range w.shown {
		if s.head == nil {
			if !yield(s) {
				return
			}
			continue
		}
		for _, r := range s.head.refs {
			if !yield(shown{Ref: r}) {
				return
			}
		}
	}
}

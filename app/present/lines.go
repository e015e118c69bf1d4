package present

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/find"
	"lanmu/data/folio"
)

// Shown is what a row of the sidebar stands for: an article, a bookmark, or a
// heading.
type Shown struct {
	stock.Ref                    // an article of the library
	Mark      *bookmark.Bookmark // or a bookmark, or what was read lately
	Head      *Heading           // or a heading
	Item      int                // its number among the articles matched
	Marks     *find.Marks        // what of it matched; nil for nothing
	Found     *Texts             // it was found by its text, among these
	Nth       int                // of them
	New       bool               // it is new in a search that is kept
}

// Heading is what some rows stand under.
type Heading struct {
	Name   string
	page   stock.Leaf // the page it is of, which has no name
	within bool       // it stands under its issue
	Key    string     // by which its being folded is remembered; "" for what cannot be folded
	Marks  []int
	Count  int
	Level  int // of a heading below another, from 0
	Folded bool
	Meant  string      // what is taken for the query when the heading is pressed
	Texts  bool        // the texts alone are looked through when it is pressed
	Offer  string      // as Meant, but for a search of the texts
	New    int         // how many of what stands under it are new
	Refs   []stock.Ref // what stands under it, when it is folded
	Opens  stock.Leaf  // the page that is opened when it is unfolded
	Day    time.Time   // whose issues are listed when it is pressed
}

func (s Shown) Heading() bool { return s.Head != nil }

// group is hits under one heading.
type group[K comparable] struct {
	Key  K
	Hits []find.Hit
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
			g = &group[K]{Key: k}
			by[k], out = g, append(out, g)
		}
		g.Hits = append(g.Hits, h)
	}
	return out
}

// foldFrom is how many articles a library holds at least whose headings are
// folded until they are opened: more than can be seen at a glance.
const foldFrom = 300

// A Lister makes rows of what matches, away from the UI goroutine.
type Lister struct {
	Shelf  *stock.Shelf
	View   int
	Query  string
	Order  stock.Sorting
	Folds  stock.Folds
	Leaf   stock.Leaf // a page of the issue that is listed
	Paper  *string    // of which issues are listed; nil for all
	Day    time.Time  // whose issues are listed first
	Issues bool       // they are told apart
	folded bool       // headings are, until they are opened
}

// List returns the rows for hits, best first.
func (l *Lister) List(hits []find.Hit) []Shown {
	l.folded = len(l.Shelf.Refs) >= foldFrom
	more := 0
	if l.Query != "" {
		stock.SortHits(hits, l.Shelf.Refs, l.Order)
		if len(hits) > maxHits {
			more, hits = len(hits)-maxHits, hits[:maxHits]
		}
	}
	dated := l.Order == stock.ByDate || l.Order == stock.ByOld
	if dated && l.Query == "" {
		stock.SortHits(hits, l.Shelf.Refs, l.Order)
	}
	var rows []Shown
	switch {
	case l.View == ViewIssue:
		rows = l.ofIssue(hits)
	case l.View == ViewDates && l.Query == "" && l.Issues:
		rows = l.papersOf(hits)
	case dated && l.Query == "" && (l.View == ViewColumns || l.View == ViewUnread):
		rows = l.byPage(nil, hits, 0)
	case l.View == ViewDates && l.Query == "":
		rows = l.byMonth(hits)
	case l.View == ViewDates:
		rows = l.byPage(nil, hits, 0)
	case l.Query != "" && l.Order != stock.ByColumn:
		rows = l.best(hits)
	default:
		rows = l.byColumn(hits)
	}
	if more > 0 {
		rows = append(rows, Shown{Head: &Heading{Name: tongue.T("sidebar.more", map[string]any{"N": more})}})
	}
	return rows
}

// best lists hits whatever their columns, those of what was probably meant under
// a heading that says so.
func (l *Lister) best(hits []find.Hit) []Shown {
	at := slices.IndexFunc(hits, func(h find.Hit) bool { return h.Tier == find.Forgiven })
	if at < 0 || !l.Order.Best() || hits[at].Marks.Meant == "" {
		return l.entries(nil, hits)
	}
	head := meantHeading(hits[at].Marks)
	end := at
	for end < len(hits) && hits[end].Tier == find.Forgiven {
		end++
	}
	rows := append(l.entries(nil, hits[:at]), Shown{Head: head})
	rows = l.entries(rows, hits[at:end])
	if end < len(hits) {
		rows = l.entries(append(rows, Shown{Head: &Heading{Name: tongue.T("sidebar.scattered")}}), hits[end:])
	}
	return rows
}

// meantHeading is what stands over hits of what was probably meant.
func meantHeading(m *find.Marks) *Heading {
	head := &Heading{Meant: m.Meant, Name: tongue.T("sidebar.meant", map[string]any{"Meant": m.Meant, "Sound": strings.ReplaceAll(m.Sound, " ", "")})}
	if m.Sound == "" {
		head.Name = tongue.T("sidebar.meantword", map[string]any{"Meant": m.Meant})
	}
	return head
}

// MeantAbove is the row that tells what was probably meant where the best hit is one of
// that; none where it is not.
func MeantAbove(hits []find.Hit) []Shown {
	if len(hits) == 0 || hits[0].Tier != find.Forgiven || hits[0].Marks.Meant == "" {
		return nil
	}
	return []Shown{{Head: meantHeading(hits[0].Marks)}}
}

// byColumn lists hits under their columns. Columns stand in the order of their
// best hits; of all there is in a large library, the largest first.
func (l *Lister) byColumn(hits []find.Hit) []Shown {
	columns := grouped(hits, func(h find.Hit) string { return l.Shelf.Refs[h.Item].Article().Column })
	if l.Query == "" && l.folded {
		slices.SortStableFunc(columns, func(a, b *group[string]) int {
			switch {
			case a.Key == "":
				return 1
			case b.Key == "":
				return -1
			}
			return len(b.Hits) - len(a.Hits)
		})
	}
	var rows []Shown
	for _, c := range columns {
		if c.Key == "" && len(columns) == 1 {
			rows = l.entries(rows, c.Hits)
			continue
		}
		h := &Heading{Name: c.Key, Key: "column/" + c.Key}
		if h.Name == "" {
			h.Name = tongue.T("sidebar.nocolumn")
		} else {
			h.Marks = columnMarks(c.Hits[0])
		}
		rows = l.under(rows, h, c.Hits)
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
func (l *Lister) byMonth(hits []find.Hit) []Shown {
	if !l.folded {
		return l.byPage(nil, hits, 0)
	}
	months := grouped(hits, func(h find.Hit) [2]int {
		d := l.Shelf.Refs[h.Item].Date()
		return [2]int{d.Year(), int(d.Month())}
	})
	var rows []Shown
	for _, m := range months {
		h := &Heading{Key: fmt.Sprintf("month/%04d-%02d", m.Key[0], m.Key[1]), Count: len(m.Hits)}
		if d := l.Shelf.Refs[m.Hits[0].Item].Date(); d.IsZero() {
			h.Name = tongue.T("sidebar.nodate")
		} else {
			h.Name = Month(d)
		}
		h.Folded = l.Folds.Folded(h.Key, true)
		rows = append(rows, Shown{Head: h})
		if h.Folded {
			h.Refs = l.refs(m.Hits)
			continue
		}
		rows = l.byPage(rows, m.Hits, 1)
	}
	return rows
}

// byPage lists hits under their pages, those of an issue of several pages under that.
func (l *Lister) byPage(rows []Shown, hits []find.Hit, level int) []Shown {
	pages := grouped(hits, func(h find.Hit) stock.Leaf { return l.Shelf.Refs[h.Item].Leaf() })
	for len(pages) > 0 {
		n := issueOf(pages)
		if n == 1 {
			rows = l.under(rows, &Heading{page: pages[0].Key, Key: "page/" + pages[0].Key.Key(), Level: level}, pages[0].Hits)
			pages = pages[1:]
			continue
		}
		f := pages[0].Key.Folio()
		if l.Query == "" {
			slices.SortStableFunc(pages[:n], func(a, b *group[stock.Leaf]) int {
				return folio.ComparePlaces(a.Key.Folio().Page, b.Key.Folio().Page)
			})
		}
		head := &Heading{Name: issueName(f.Folio), Key: "issue/" + f.Newspaper + "/" + f.Day, Level: level}
		for _, p := range pages[:n] {
			head.Count += len(p.Hits)
		}
		rows = append(rows, Shown{Head: head})
		if l.Query != "" {
			head.Key = ""
		} else if head.Folded = l.Folds.Folded(head.Key, l.folded && level == 0); head.Folded {
			for _, p := range pages[:n] {
				head.Refs = append(head.Refs, l.refs(p.Hits)...)
			}
			pages = pages[n:]
			continue
		}
		for _, p := range pages[:n] {
			rows = l.under(rows, &Heading{page: p.Key, within: true, Key: "page/" + p.Key.Key(), Level: level + 1}, p.Hits)
		}
		pages = pages[n:]
	}
	return rows
}

// issueOf is how many pages from the first on are of one issue: of one newspaper, if
// that is known, and of one day.
func issueOf(pages []*group[stock.Leaf]) int {
	first := pages[0].Key.Folio()
	n := 1
	for n < len(pages) && (first.Day != "" && pages[n].Key.Date().Equal(pages[0].Key.Date()) || pages[n].Key.Sheet == pages[0].Key.Sheet) {
		if f := pages[n].Key.Folio(); f.Newspaper != first.Newspaper {
			break
		}
		n++
	}
	return n
}

// issueName is what an issue is called: its newspaper and its day.
func issueName(f folio.Folio) string {
	return strings.TrimSpace(f.Newspaper + "　" + Day(f.Date()))
}

// Title is what is said of a heading. That of a page is made when it is drawn:
// there may be thousands.
func (h *Heading) Title() string {
	if h.page.Sheet == nil {
		return h.Name
	}
	f := h.page.Folio()
	called := PageName(f.Folio)
	if h.within {
		called = capital(called) // "page 3", as English has it in a sentence
	}
	if called == "" && (h.within || f.Newspaper == "") {
		called = LeafName(h.page)
	}
	switch {
	case h.within:
		return called
	case h.page.Date().IsZero():
		return h.page.Name()
	}
	return strings.TrimSpace(strings.Join(slices.DeleteFunc([]string{f.Newspaper, Day(h.page.Date()), called}, func(s string) bool { return s == "" }), "　"))
}

// capital returns s with a capital letter at its beginning, as headings have it.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// LeafName is what a page is called of which no number is known: its file, and the page
// of that.
func LeafName(l stock.Leaf) string {
	name := undated(l.Sheet.Name())
	if n := l.Of(); n > 0 {
		name = strings.TrimSpace(name + " " + tongue.T("folio.sheet", map[string]any{"N": n}))
	}
	return name
}

// PageName is what a page of an issue is called: 第3版 评论; "" where that is not known.
func PageName(f folio.Folio) string {
	if f.Page == "" {
		return ""
	}
	key := "folio.page"
	if f.Page[0] > '9' {
		key = "folio.lettered"
	}
	return strings.TrimSpace(tongue.T(key, map[string]any{"Page": f.Page}) + " " + f.Name)
}

// Stands says where a page stands, as what is under a headline has it: 《工人日报》
// 2024年3月4日 第3版 评论.
func Stands(f folio.Folio) string {
	var parts []string
	if f.Newspaper != "" {
		parts = append(parts, tongue.T("folio.paper", map[string]any{"Name": f.Newspaper}))
	}
	if d := f.Date(); !d.IsZero() {
		parts = append(parts, Day(d))
	}
	if p := PageName(f); p != "" {
		parts = append(parts, p)
	}
	return strings.Join(parts, " ")
}

var dateInName = regexp.MustCompile(`^(?:19|20)\d\d[-_./年]?\d\d?[-_./月]?\d\d?日?`)

// undated is the name of a page's file without its ending and the day it may
// begin with.
func undated(name string) string {
	name = strings.TrimSuffix(name, filepath.Ext(name))
	return strings.Trim(dateInName.ReplaceAllString(name, ""), " -_.")
}

// under lists hits under a heading, which is folded as the reader left it.
func (l *Lister) under(rows []Shown, h *Heading, hits []find.Hit) []Shown {
	h.Count = len(hits)
	if l.Query != "" {
		h.Key = "" // what was looked for is to be seen
	} else if h.Folded = l.Folds.Folded(h.Key, l.folded && h.Level == 0); h.Folded {
		h.Refs = l.refs(hits)
		return append(rows, Shown{Head: h})
	}
	return l.entries(append(rows, Shown{Head: h}), hits)
}

func (l *Lister) entries(rows []Shown, hits []find.Hit) []Shown {
	for _, h := range hits {
		rows = append(rows, Shown{Ref: l.Shelf.Refs[h.Item], Item: h.Item, Marks: h.Marks})
	}
	return rows
}

func (l *Lister) refs(hits []find.Hit) []stock.Ref {
	out := make([]stock.Ref, len(hits))
	for i, h := range hits {
		out[i] = l.Shelf.Refs[h.Item]
	}
	return out
}

// The sidebar's views.
const (
	ViewColumns = iota
	ViewBookmarks
	ViewRecent
	ViewUnread
	ViewDates
	ViewIssue
)

// maxHits is how many hits are listed: who has typed something and sees hundreds
// types another letter before he scrolls.
const maxHits = 500

func EmptyText(query, nothing string) string {
	if query == "" {
		return nothing
	}
	return tongue.T("sidebar.none", map[string]any{"Query": query})
}

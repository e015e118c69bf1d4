// Package listing is what is listed: the articles that match what is typed, the
// bookmarks, what was read lately, in the order and under the headings the reader
// has chosen. It knows what each row of the sidebar stands for, and what comes next.
package listing

import (
	"context"
	"slices"
	"strings"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/app/work"
	"lanmu/data/find"
	"lanmu/data/library"
	"lanmu/widgets/document"
)

// Sidebar is where the list is seen and what is looked for is typed.
type Sidebar interface {
	Query() string
	SetQuery(query string)
	SetHint(hint string)
	SetHistory(queries []string)
	FocusFilter()
	View() int
	ShowView(view int)
	SetRows(rows document.Rows, selected int)
	Renew(rows document.Rows, selected int)
	Extend(rows document.Rows)
	SetSummary(of document.Summary)
	SetCount(view, n int)
	Insert(word string)
	SetEmpty(why string)
	Select(row int)
	Redraw()
	SetViews(views []document.View)
	SetIssue(is document.Issue)
	SetCalendar(is document.Calendar)
}

// Needs is what the part needs of the window.
type Needs struct {
	stock.Memory
	Library *library.Library
	Work    *work.Work
	Said    interface { // above the text
		Say(about, text string)
		Tell(about, text string)
		Unsay(about string)
	}
	Preferences interface {
		String(key string) string
		StringWithFallback(key, fallback string) string
		SetString(key, value string)
		StringList(key string) []string
		SetStringList(key string, value []string)
	}
	Shelf  func() *stock.Shelf // of the articles there are
	Keys   func() find.Keys    // how the reader types pinyin
	Opened func() string       // the id of the article that is open, "" for none

	OnOpen   func(s present.Shown, words string) // a row was opened; words of its article are to be marked
	OnStar   func(s present.Shown)               // a row's star was turned
	OnTyped  func()                              // something is looked for
	OnRead   func(read bool, refs []stock.Ref)   // articles are marked as read, or as unread
	OnListed func()                              // other rows are listed
	OnHits   func(form, query string)            // what was found in the texts is to be taken away
}

// Listing is what is listed.
type Listing struct {
	Needs
	sidebar   Sidebar
	listed    int             // the view whose rows the sidebar shows
	query     string          // what they were filtered by
	shown     []present.Shown // what each of them stands for
	order     *present.Order  // of all that is listed
	papers    shelfOfPapers
	matched   *find.Index // what the articles shown were found in
	folding   string      // key of the heading just folded or opened, to be selected
	fulltext  bool        // the filter box looks through the texts
	picked    string      // id of what the reader selected in the sidebar while typing what is typed
	counting  work.Latest // of what is unread
	grouping  present.Grouping
	withNotes map[string]bool // the articles to which the reader has written notes
	filtering work.Latest
	coming    bool   // what is asked for is not listed yet
	then      func() // what the reader asked for meanwhile, which means that list

	texts   *present.Texts // what was found in the texts; nil for nothing
	wanted  []stock.Ref    // whose snippets came into view and are not read yet
	loading bool           // they are being read
	told    narrowing      // what is told of it
	period  library.Period // by which bars are counted, "" as suits the time there is
	chips   []func(choice int)
	kept    []*keptSearch
	looking work.Latest // again for what is kept
}

// New lists nothing yet.
func New(n Needs) *Listing { return &Listing{Needs: n, order: new(present.Order)} }

// Draw has the list be seen in a sidebar.
func (l *Listing) Draw(s Sidebar) {
	l.sidebar = s
	s.SetHistory(l.Preferences.StringList(prefHistory))
	l.offerViews()
	l.recall()
	l.grouping = present.Grouping(l.Preferences.StringWithFallback(prefGrouping, string(present.ByTime)))
	l.lookNoted()
}

// End ends what is under way.
func (l *Listing) End() {
	l.filtering.End()
	l.looking.End()
}

// Filter shows what matches the filter box in the view chosen. Matching runs
// away from the UI goroutine; a newer call cancels an older one.
func (l *Listing) Filter() {
	if l.sidebar.Query() != "" {
		l.OnTyped()
	}
	l.List(false)
}

// List is Filter. When what is listed has changed by itself, and not because the
// reader asked for something else, what he looks at stays in view.
func (l *Listing) List(stay bool) {
	ctx := l.filtering.Begin(l.Work.Life())
	if !stay {
		l.coming, l.then = true, nil
	}
	query, view := l.sidebar.Query(), l.sidebar.View()
	l.texts, l.told, l.chips = nil, narrowing{}, nil
	l.sidebar.SetSummary(l.basics(query))
	leaf, paper, day := l.ofPapers(view, query)
	if l.fulltext {
		if query == "" {
			l.listBefore()
		} else {
			l.listText(ctx, query)
		}
		return
	}
	p := l.Preferences
	if view == present.ViewBookmarks || view == present.ViewRecent {
		l.filterMarks(ctx, query, view, l.Keys())
		return
	}
	s, index, asked, keys := l.Shelf(), l.Shelf().Index, l.Asked(), l.Keys()
	if index == nil && query != "" {
		return // it is filtered when the index comes
	}
	kept := l.keptRows(query, view)
	opened := l.Opened()
	hide := l.HidesRead() && query == ""
	lister := &present.Lister{Shelf: s, View: view, Query: query, Order: stock.Sorting(p.String(prefSorting)), Folds: stock.FoldsOf(p.StringList(prefFolds)),
		Leaf: leaf, Paper: paper, Day: day, Issues: l.papers.several}
	var columns *string
	if _, now := l.columnsOf(); now > 0 {
		columns = l.papers.columns
	}
	l.Work.Go(func() {
		hits := l.withNoted(ctx, s, s.Match(ctx, index, query), query, keys)
		if columns != nil {
			hits = s.OfPaper(hits, *columns)
		}
		if view == present.ViewUnread || hide {
			hits = slices.DeleteFunc(hits, func(h find.Hit) bool {
				id := s.ID(s.Refs[h.Item])
				return l.read(id) && (id != opened || view == present.ViewUnread)
			})
		}
		best := stock.Ref{}
		if len(hits) > 0 {
			best = s.Refs[hits[0].Item]
		}
		rows := append(kept, lister.List(hits)...)
		order := present.NewOrder(rows, s)
		l.Work.UI(func() {
			if ctx.Err() == nil {
				l.begin(query, view)
				l.matched = index
				l.showRefs(rows, order, best, stay)
				if len(rows) > 0 || query == "" || view == present.ViewUnread {
					l.arrived()
				} // else what the texts have may yet be
			}
		})
		if query != "" && view != present.ViewUnread {
			in := query
			if columns != nil && *columns != "" {
				in = find.With(query, present.Prefix(find.Paper), *columns)
			}
			l.findText(ctx, in, view, rows, asked)
		}
	})
}

// arrived does what the reader asked for before the list was there.
func (l *Listing) arrived() {
	then := l.then
	l.coming, l.then = false, nil
	if then != nil {
		then()
	}
}

// withNoted adds to what matches by itself the articles of which something was kept that
// does.
func (l *Listing) withNoted(ctx context.Context, s *stock.Shelf, hits []find.Hit, query string, keys find.Keys) []find.Hit {
	if strings.TrimSpace(query) == "" {
		return hits
	}
	var more []find.Hit
	for _, id := range present.NotedArticles(ctx, l.Bookmarks.All(), query, keys) {
		if at, ok := s.At(id); ok {
			more = append(more, find.Hit{Item: at, Marks: find.Unmarked})
		}
	}
	if len(more) == 0 {
		return hits
	}
	if len(hits) > 0 && hits[0].Tier == find.Forgiven {
		return more // what was typed is there, and need not be forgiven
	}
	has := make(map[int]bool, len(more))
	for _, h := range more {
		has[h.Item] = true
	}
	for _, h := range hits {
		delete(has, h.Item)
	}
	return append(hits, slices.DeleteFunc(more, func(h find.Hit) bool { return !has[h.Item] })...)
}

// begin notes what is listed from now on.
func (l *Listing) begin(query string, view int) {
	if (l.query == "") != (query == "") {
		l.picked = "" // what was selected among all is not what is looked for, nor the other way round
	}
	l.query, l.listed = query, view
}

// showRefs lists articles, of which best matches best. Where nothing matches,
// that is said once nothing is found in the texts either.
func (l *Listing) showRefs(rows []present.Shown, order *present.Order, best stock.Ref, stay bool) {
	l.shown, l.order = rows, order
	l.OnListed()
	if len(rows) == 0 {
		switch {
		case l.query == "":
			l.sidebar.SetEmpty(l.nothing())
		case l.listed == present.ViewUnread:
			l.sidebar.SetEmpty(present.EmptyText(l.query, ""))
		}
		return
	}
	if stay {
		l.sidebar.Renew(l.rows(), l.selectRow(best))
	} else {
		l.sidebar.SetRows(l.rows(), l.selectRow(best))
	}
}

// nothing says why nothing is listed where nothing was typed.
func (l *Listing) nothing() string {
	if l.listed == present.ViewUnread && len(l.Shelf().Refs) > 0 {
		return tongue.T("sidebar.allread")
	}
	return tongue.T("sidebar.nothing")
}

// rows are what the sidebar draws of what is shown.
func (l *Listing) rows() document.Rows {
	list, index, query := l.shown, l.matched, l.query // those they were found by, while they are drawn
	return document.Rows{
		Len:     len(list),
		Heading: func(i int) bool { return list[i].Head != nil },
		Row:     func(i int) document.Row { return l.row(list[i], index, query) },
	}
}

// Pick remembers what the reader has selected in the sidebar.
func (l *Listing) Pick(row int) {
	if s, ok := l.at(row); ok && !s.Heading() {
		l.picked = l.idOf(s)
	}
}

// At is what a row of the sidebar stands for; ok is false where there is no such row.
func (l *Listing) At(row int) (s present.Shown, ok bool) { return l.at(row) }

// at is what a row of the sidebar stands for; ok is false where there is no such
// row any more.
func (l *Listing) at(row int) (s present.Shown, ok bool) {
	if row < 0 || row >= len(l.shown) {
		return present.Shown{}, false
	}
	return l.shown[row], true
}

// idOf is the id of the article or bookmark a row stands for.
func (l *Listing) idOf(s present.Shown) string {
	switch {
	case s.Mark != nil:
		return s.Mark.ID
	case s.Sheet != nil:
		return l.Shelf().ID(s.Ref)
	}
	return ""
}

// show notes a list that is short enough for its order to be made at once.
func (l *Listing) show(rows []present.Shown) {
	l.shown, l.order = rows, present.NewOrder(rows, l.Shelf())
	l.OnListed()
}

// read reports whether an article has been read to its end.
func (l *Listing) read(id string) bool {
	p, ok := l.Reading.Get(id)
	return ok && p.Read
}

// Shelved lists what is on another shelf, or what its index finds.
func (l *Listing) Shelved() {
	l.tellPapers()
	l.List(true)
	l.lookAgain()
	l.countUnread()
}

// Indexed lists what is found in an index that the shelf had not.
func (l *Listing) Indexed() {
	if l.sidebar.Query() != "" {
		l.List(true)
	}
}

// Marked draws the rows anew: stars have turned. The list is made anew where it is
// of bookmarks or of what is unread.
func (l *Listing) Marked() {
	l.lookNoted()
	if l.listed == present.ViewColumns || l.listed == present.ViewDates || l.listed == present.ViewIssue {
		l.sidebar.Redraw()
	} else {
		l.Filter()
	}
}

// ReadThrough draws the rows anew: an article has been read to its end. Among the
// unread it stays, for it is being read.
func (l *Listing) ReadThrough() {
	l.countUnread()
	if l.listed != present.ViewUnread {
		l.Marked()
	}
}

// ShowArticles goes to a view that lists the articles there are.
func (l *Listing) ShowArticles() {
	if v := l.sidebar.View(); v != present.ViewColumns && v != present.ViewDates && v != present.ViewIssue {
		l.sidebar.ShowView(present.ViewColumns)
	}
}

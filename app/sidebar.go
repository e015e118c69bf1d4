package app

import (
	"context"
	"slices"
	"strings"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/find"
	"lanmu/widgets/document"
)

// filter shows what matches the filter box in the view chosen. Matching runs
// away from the UI goroutine; a newer call cancels an older one.
func (w *window) filter() {
	if w.sidebar.Query() != "" {
		w.above.Tried("filter")
	}
	w.list(false)
}

// list is filter. When what is listed has changed by itself, and not because the
// reader asked for something else, what he looks at stays in view.
func (w *window) list(stay bool) {
	ctx := w.filtering.Begin(w.work.Life())
	query, view := w.sidebar.Query(), w.sidebar.View()
	if w.fulltext && query != "" {
		w.listText(ctx, query)
		return
	}
	p := w.app.Preferences()
	if view == present.ViewBookmarks || view == present.ViewRecent {
		w.filterMarks(ctx, query, view, w.keys())
		return
	}
	s, index := w.in.Shelf(), w.in.Shelf().Index
	if index == nil && query != "" {
		return // it is filtered when the index comes
	}
	l := &present.Lister{Shelf: s, View: view, Query: query, Order: stock.Sorting(p.String(prefSorting)), Folds: stock.FoldsOf(p.StringList(prefFolds))}
	w.work.Go(func() {
		hits := s.Match(ctx, index, query)
		if view == present.ViewUnread {
			hits = slices.DeleteFunc(hits, func(h find.Hit) bool { return w.read(s.ID(s.Refs[h.Item])) })
		}
		best := stock.Ref{}
		if len(hits) > 0 {
			best = s.Refs[hits[0].Item]
		}
		rows := l.List(hits)
		order := present.NewOrder(rows, s)
		w.work.UI(func() {
			if ctx.Err() == nil {
				w.begin(query, view)
				w.matched = index
				w.showRefs(rows, order, best, stay)
			}
		})
		if query != "" && view != present.ViewUnread {
			w.findText(ctx, query, rows)
		}
	})
}

// filterMarks is filter for bookmarks and what was read lately.
func (w *window) filterMarks(ctx context.Context, query string, view int, keys find.Keys) {
	w.work.Go(func() {
		marks := w.recent
		if view == present.ViewBookmarks {
			marks = w.Bookmarks.All
		}
		all := marks()
		items := make([]find.Item, len(all))
		for i, b := range all {
			items[i] = present.Item(b)
		}
		hits := find.NewFor(items, keys).Filter(ctx, query)
		w.work.UI(func() {
			if ctx.Err() == nil {
				w.begin(query, view)
				w.showList(query, all, hits)
			}
		})
	})
}

// begin notes what is listed from now on.
func (w *window) begin(query string, view int) {
	if (w.query == "") != (query == "") {
		w.picked = "" // what was selected among all is not what is looked for, nor the other way round
	}
	w.query, w.listed = query, view
}

// showRefs lists articles, of which best matches best. Where nothing matches,
// that is said once nothing is found in the texts either.
func (w *window) showRefs(rows []present.Shown, order *present.Order, best stock.Ref, stay bool) {
	w.shown, w.order = rows, order
	if len(rows) == 0 {
		switch {
		case w.query == "":
			w.sidebar.SetEmpty(w.nothing())
		case w.listed == present.ViewUnread:
			w.sidebar.SetEmpty(present.EmptyText(w.query, ""))
		}
		return
	}
	if stay {
		w.sidebar.Renew(w.rows(), w.selectRow(best))
	} else {
		w.sidebar.SetRows(w.rows(), w.selectRow(best))
	}
}

// nothing says why nothing is listed where nothing was typed.
func (w *window) nothing() string {
	if w.listed == present.ViewUnread && len(w.in.Shelf().Refs) > 0 {
		return tongue.T("sidebar.allread")
	}
	return tongue.T("sidebar.nothing")
}

// rows are what the sidebar draws of what is shown.
func (w *window) rows() document.Rows {
	list, index, query := w.shown, w.matched, w.query // those they were found by, while they are drawn
	return document.Rows{
		Len:     len(list),
		Heading: func(i int) bool { return list[i].Head != nil },
		Row:     func(i int) document.Row { return w.row(list[i], index, query) },
	}
}

// selectRow is the row to be selected: of the heading just folded or opened;
// else of what the reader has picked while it is listed; else, of what was typed
// for, the best, and of all there is, the open article.
func (w *window) selectRow(best stock.Ref) int {
	fold := w.folding
	w.folding = ""
	picked, open, wanted := -1, -1, -1
	for i, s := range w.shown {
		switch {
		case s.Head != nil:
			if fold != "" && s.Head.Key == fold {
				return i
			}
		case s.Sheet == nil:
		default:
			id := w.in.Shelf().ID(s.Ref)
			if id == w.picked && picked < 0 {
				picked = i
			}
			if s.Ref == best && wanted < 0 {
				wanted = i
			}
			if id == w.current.Mark.ID && open < 0 {
				open = i
			}
		}
	}
	switch {
	case picked >= 0:
		return picked
	case w.query != "":
		return wanted
	}
	return open
}

// selects returns the id of what is to be selected: what the reader has picked
// while it is listed; else, of what was typed for, the best, and of all there
// is, the open article.
func (w *window) selects(query, best string, listed func(id string) bool) string {
	switch {
	case w.picked != "" && listed(w.picked):
		return w.picked
	case query != "":
		return best
	}
	return w.current.Mark.ID
}

// pick remembers what the reader has selected in the sidebar.
func (w *window) pick(row int) {
	if s, ok := w.at(row); ok && !s.Heading() {
		w.picked = w.idOf(s)
	}
}

// at is what a row of the sidebar stands for; ok is false where there is no such
// row any more.
func (w *window) at(row int) (s present.Shown, ok bool) {
	if row < 0 || row >= len(w.shown) {
		return present.Shown{}, false
	}
	return w.shown[row], true
}

// idOf is the id of the article or bookmark a row stands for.
func (w *window) idOf(s present.Shown) string {
	switch {
	case s.Mark != nil:
		return s.Mark.ID
	case s.Sheet != nil:
		return w.in.Shelf().ID(s.Ref)
	}
	return ""
}

// show notes a list that is short enough for its order to be made at once.
func (w *window) show(rows []present.Shown) {
	w.shown, w.order = rows, present.NewOrder(rows, w.in.Shelf())
}

// showList lists the hits among the bookmarks, under headings, or among what
// was read lately: newest first, or best first when something is typed.
func (w *window) showList(query string, marks []bookmark.Bookmark, hits []find.Hit) {
	bookmarks := w.listed == present.ViewBookmarks
	if len(hits) == 0 {
		w.show(nil)
		nothing := tongue.T("sidebar.norecent")
		if bookmarks {
			nothing = tongue.T("sidebar.nobookmarks")
		}
		w.sidebar.SetEmpty(present.EmptyText(query, nothing))
		return
	}
	w.shown = nil
	selected := w.selects(query, marks[hits[0].Item].ID, func(id string) bool {
		return slices.ContainsFunc(hits, func(h find.Hit) bool { return marks[h.Item].ID == id })
	})
	at := -1
	add := func(h find.Hit) {
		b := &marks[h.Item]
		if b.ID == selected && at < 0 {
			at = len(w.shown)
		}
		w.shown = append(w.shown, present.Shown{Mark: b, Marks: h.Marks})
	}
	if !bookmarks {
		for _, h := range hits {
			add(h)
		}
		w.show(w.shown)
		w.sidebar.SetRows(w.rows(), at)
		return
	}
	for _, g := range present.GroupMarks(marks, hits, w.grouping) {
		w.shown = append(w.shown, present.Shown{Head: &present.Heading{Name: g.Key}})
		for _, h := range g.Hits {
			add(h)
		}
	}
	w.show(w.shown)
	w.sidebar.SetRows(w.rows(), at)
}

// nextGrouping groups the bookmarks another way and has it remembered.
func (w *window) nextGrouping() {
	for i, g := range present.Groupings {
		if g == w.grouping {
			w.grouping = present.Groupings[(i+1)%len(present.Groupings)]
			break
		}
	}
	w.app.Preferences().SetString(prefGrouping, string(w.grouping))
	w.sidebar.ShowView(present.ViewBookmarks)
	w.filter()
}

// recent returns what was read lately, as bookmarks that are none.
func (w *window) recent() []bookmark.Bookmark {
	var out []bookmark.Bookmark
	for _, p := range w.Reading.Recent() {
		out = append(out, bookmark.Bookmark{ID: p.Article, Headline: p.Headline, Column: p.Column,
			Byline: p.Byline, Page: p.Page, File: p.File, Time: p.Opened})
	}
	return out
}

// read tells whether an article has been read to its end.
func (w *window) read(id string) bool {
	p, ok := w.Reading.Get(id)
	return ok && p.Read
}

// openRow opens what a row of the sidebar stands for.
func (w *window) openRow(row int) {
	if s, ok := w.at(row); ok {
		w.openShown(s)
	}
}

func (w *window) openShown(s present.Shown) {
	w.remember(w.query)
	switch {
	case s.Found != nil:
		w.openFound(*s.Found, w.query)
	case s.Sheet != nil:
		w.openMatched(s)
	case s.Mark != nil:
		w.openBookmark(*s.Mark)
	}
}

// openMatched opens an article where it was left, with what of its headline
// matched marked in it: the next key goes on from there.
func (w *window) openMatched(s present.Shown) {
	words := ""
	if s.Marks != nil && w.query != "" && w.matched != nil {
		m := s.Marks
		if m == find.Unmarked {
			m = w.matched.Mark(s.Item, w.query)
		}
		words = present.Matched(s.Article().Headline, m.Headline)
	}
	w.with(s.Ref, func(e stock.Entry) {
		w.openWhereLeft(e)
		if words != "" {
			w.searched = words
			w.findbar.ShowFor(words)
			w.markInArticle(words)
		}
	})
}

// meant is what was probably meant by what was typed, if that is listed.
func (w *window) meant() string {
	for _, s := range w.shown {
		if s.Head != nil && s.Head.Meant != "" {
			return s.Head.Meant
		}
	}
	return ""
}

// maxHistory is how many filters are remembered.
const maxHistory = 50

// remember keeps a filter by which something was found, to be recalled with ↑.
func (w *window) remember(query string) {
	query = strings.TrimSpace(query)
	if query == "" {
		return
	}
	p := w.app.Preferences()
	history := slices.DeleteFunc(p.StringList(prefHistory), func(q string) bool { return q == query })
	history = append([]string{query}, history...)
	history = history[:min(len(history), maxHistory)]
	p.SetStringList(prefHistory, history)
	w.sidebar.SetHistory(history)
}

// starRow turns the star of what a row of the sidebar stands for.
func (w *window) starRow(row int) {
	s, _ := w.at(row)
	switch {
	case s.Sheet != nil:
		w.turnRef(s.Ref)
	case s.Mark == nil:
	case s.Mark.IsPassage():
		w.keepNotes()
		w.change(func() error { return w.remove(s.Mark.ID) })
	default:
		if r, ok := w.in.Shelf().Find(s.Mark.ID); ok {
			w.turnRef(r)
		} else {
			w.toggle(stock.Entry{Page: s.Mark.Page, Mark: *s.Mark})
		}
	}
}

// turnRef turns the star of an article of the library.
func (w *window) turnRef(r stock.Ref) {
	s := w.in.Shelf()
	w.turn(s.ID(r), func() (stock.Entry, error) { return w.fetchSoon(s, r) })
}

// openBookmark opens the article of a bookmark, from its page or, when that is
// gone, from the copy kept with the bookmark, at the passage that is marked.
func (w *window) openBookmark(b bookmark.Bookmark) {
	show := func(e stock.Entry) {
		if !b.IsPassage() {
			w.openWhereLeft(e)
			return
		}
		w.open(e, document.Position{})
		w.noted = b.ID
		w.showNote()
		if p := w.passage(b); len(p) > 0 {
			w.reader.Reveal(document.Position{Block: p[0].Block, Offset: p[0].Start})
		}
	}
	if r, ok := w.in.Shelf().Find(b.ArticleID()); ok {
		w.with(r, show)
		return
	}
	w.work.Go(func() {
		e := stock.Entry{Page: b.Page, Mark: b, Gone: true}
		e.Mark.ID, e.Mark.Article, e.Mark.Quote, e.Mark.Prefix, e.Mark.Suffix = b.ArticleID(), "", "", "", ""
		if c, err := w.Copies.Load(b.ArticleID()); err == nil {
			e.Article = stock.ArticleOf(c)
		}
		w.work.UI(func() { show(e) })
	})
}

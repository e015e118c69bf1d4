package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/find"
	"lanmu/widgets/document"
)

// The sidebar's views.
const (
	viewColumns = iota
	viewBookmarks
	viewRecent
	viewUnread
	viewDates
)

func item(b bookmark.Bookmark) find.Item {
	return find.Item{Headline: b.Headline, Column: b.Column, Byline: b.Byline}
}

// filter shows what matches the filter box in the view chosen. Matching runs
// away from the UI goroutine; a newer call cancels an older one.
func (w *window) filter() {
	if w.sidebar.Query() != "" {
		w.tried("filter")
	}
	w.list(false)
}

// list is filter. When what is listed has changed by itself, and not because the
// reader asked for something else, what he looks at stays in view.
func (w *window) list(stay bool) {
	w.filtering()
	ctx, cancel := context.WithCancel(w.life)
	w.filtering = cancel
	query, view := w.sidebar.Query(), w.sidebar.View()
	if w.fulltext && query != "" {
		w.listText(ctx, query)
		return
	}
	p := w.app.Preferences()
	if view == viewBookmarks || view == viewRecent {
		w.filterMarks(ctx, query, view, p.Bool(prefLoose))
		return
	}
	s, index := w.shelf, w.shelf.Index
	if index == nil && query != "" {
		return // it is filtered when the index comes
	}
	l := &lister{shelf: s, view: view, query: query, order: stock.Sorting(p.String(prefSorting)), folds: stock.FoldsOf(p.StringList(prefFolds))}
	w.work.Go(func() {
		hits := s.Match(ctx, index, query)
		if view == viewUnread {
			hits = slices.DeleteFunc(hits, func(h find.Hit) bool { return w.read(s.ID(s.Refs[h.Item])) })
		}
		best := stock.Ref{}
		if len(hits) > 0 {
			best = s.Refs[hits[0].Item]
		}
		rows := l.list(hits)
		w.ui(func() {
			if ctx.Err() == nil {
				w.begin(query, view)
				w.matched = index
				w.showRefs(rows, best, stay)
			}
		})
		if query != "" && view != viewUnread {
			w.findText(ctx, query, rows)
		}
	})
}

// filterMarks is filter for bookmarks and what was read lately.
func (w *window) filterMarks(ctx context.Context, query string, view int, loose bool) {
	w.work.Go(func() {
		marks := w.recent
		if view == viewBookmarks {
			marks = w.Bookmarks.All
		}
		all := marks()
		items := make([]find.Item, len(all))
		for i, b := range all {
			items[i] = item(b)
		}
		hits := find.NewLoose(items, loose).Filter(ctx, query)
		w.ui(func() {
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

// maxHits is how many hits are listed: who has typed something and sees hundreds
// types another letter before he scrolls.
const maxHits = 500

// showRefs lists articles, of which best matches best. Where nothing matches,
// that is said once nothing is found in the texts either.
func (w *window) showRefs(rows []shown, best stock.Ref, stay bool) {
	w.shown = rows
	if len(rows) == 0 {
		switch {
		case w.query == "":
			w.sidebar.SetEmpty(w.nothing())
		case w.listed == viewUnread:
			w.sidebar.SetEmpty(emptyText(w.query, ""))
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
	if w.listed == viewUnread && len(w.shelf.Refs) > 0 {
		return tongue.T("sidebar.allread")
	}
	return tongue.T("sidebar.nothing")
}

// rows are what the sidebar draws of what is shown.
func (w *window) rows() document.Rows {
	list, index, query := w.shown, w.matched, w.query // those they were found by, while they are drawn
	return document.Rows{
		Len:     len(list),
		Heading: func(i int) bool { return list[i].head != nil },
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
		case s.head != nil:
			if fold != "" && s.head.key == fold {
				return i
			}
		case s.Sheet == nil:
		default:
			id := w.shelf.ID(s.Ref)
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
	if s, ok := w.at(row); ok && !s.heading() {
		w.picked = w.idOf(s)
	}
}

// at is what a row of the sidebar stands for; ok is false where there is no such
// row any more.
func (w *window) at(row int) (s shown, ok bool) {
	if row < 0 || row >= len(w.shown) {
		return shown{}, false
	}
	return w.shown[row], true
}

// idOf is the id of the article or bookmark a row stands for.
func (w *window) idOf(s shown) string {
	switch {
	case s.mark != nil:
		return s.mark.ID
	case s.Sheet != nil:
		return w.shelf.ID(s.Ref)
	}
	return ""
}

// articleOf is the id of the article a row stands for or is in.
func (w *window) articleOf(s shown) string {
	if s.mark != nil {
		return s.mark.ArticleID()
	}
	return w.idOf(s)
}

// showList lists the hits among the bookmarks, under headings, or among what
// was read lately: newest first, or best first when something is typed.
func (w *window) showList(query string, marks []bookmark.Bookmark, hits []find.Hit) {
	bookmarks := w.listed == viewBookmarks
	if len(hits) == 0 {
		w.shown = nil
		nothing := tongue.T("sidebar.norecent")
		if bookmarks {
			nothing = tongue.T("sidebar.nobookmarks")
		}
		w.sidebar.SetEmpty(emptyText(query, nothing))
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
		w.shown = append(w.shown, shown{mark: b, marks: h.Marks})
	}
	if !bookmarks {
		for _, h := range hits {
			add(h)
		}
		w.sidebar.SetRows(w.rows(), at)
		return
	}
	for _, g := range w.groupMarks(marks, hits) {
		w.shown = append(w.shown, shown{head: &header{name: g.key}})
		for _, h := range g.hits {
			add(h)
		}
	}
	w.sidebar.SetRows(w.rows(), at)
}

// groupMarks puts bookmarks under their headings; one of several tags stands
// under each.
func (w *window) groupMarks(marks []bookmark.Bookmark, hits []find.Hit) []*group[string] {
	var out []*group[string]
	by := map[string]*group[string]{}
	for _, h := range hits {
		for _, n := range w.groupsOf(marks[h.Item]) {
			if by[n] == nil {
				by[n] = &group[string]{key: n}
				out = append(out, by[n])
			}
			by[n].hits = append(by[n].hits, h)
		}
	}
	return out
}

// grouping is what bookmarks are grouped by.
type grouping string

const (
	byTime   grouping = "time"
	byColumn grouping = "column"
	byTag    grouping = "tag"
)

var groupings = []grouping{byTime, byColumn, byTag}

// nextGrouping groups the bookmarks another way and has it remembered.
func (w *window) nextGrouping() {
	for i, g := range groupings {
		if g == w.grouping {
			w.grouping = groupings[(i+1)%len(groupings)]
			break
		}
	}
	w.app.Preferences().SetString(prefGrouping, string(w.grouping))
	w.sidebar.ShowView(viewBookmarks)
	w.filter()
}

// groupsOf returns the headings a bookmark stands under.
func (w *window) groupsOf(b bookmark.Bookmark) []string {
	switch w.grouping {
	case byColumn:
		if b.Column == "" {
			return []string{tongue.T("sidebar.nocolumn")}
		}
		return []string{b.Column}
	case byTag:
		if len(b.Tags) == 0 {
			return []string{tongue.T("sidebar.notag")}
		}
		return b.Tags
	}
	return []string{age(b.Time, time.Now())}
}

// age names how long ago a time is.
func age(at, now time.Time) string {
	at = at.In(now.Location())
	midnight := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	switch {
	case !at.Before(midnight):
		return tongue.T("sidebar.today")
	case !at.Before(midnight.AddDate(0, 0, -6)):
		return tongue.T("sidebar.week")
	case at.Year() == now.Year() && at.Month() == now.Month():
		return tongue.T("sidebar.month")
	}
	return month(at)
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

// joinDetail is a bookmark's column and byline as one line, with the matched
// runes of both.
func joinDetail(b bookmark.Bookmark, h *find.Marks) (string, []int) {
	if b.Column == "" {
		return b.Byline, h.Byline
	}
	text, marks := b.Column, append([]int(nil), h.Column...)
	if b.Byline != "" {
		text += " · "
		n := len([]rune(text))
		text += b.Byline
		for _, m := range h.Byline {
			marks = append(marks, n+m)
		}
	}
	return text, marks
}

func emptyText(query, nothing string) string {
	if query == "" {
		return nothing
	}
	return tongue.T("sidebar.none", map[string]any{"Query": query})
}

// openRow opens what a row of the sidebar stands for.
func (w *window) openRow(row int) {
	if s, ok := w.at(row); ok {
		w.openShown(s)
	}
}

func (w *window) openShown(s shown) {
	w.remember(w.query)
	switch {
	case s.found != nil:
		w.openFound(*s.found, w.query)
	case s.Sheet != nil:
		w.continueReading(s.Ref)
	case s.mark != nil:
		w.openBookmark(*s.mark)
	}
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
	case s.mark == nil:
	case s.mark.IsPassage():
		w.keepNotes()
		w.change(func() error { return w.remove(s.mark.ID) })
	default:
		if r, ok := w.shelf.Find(s.mark.ID); ok {
			w.turnRef(r)
		} else {
			w.toggle(stock.Entry{Page: s.mark.Page, Mark: *s.mark})
		}
	}
}

// turnRef turns the star of an article of the library.
func (w *window) turnRef(r stock.Ref) {
	s := w.shelf
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
	if r, ok := w.shelf.Find(b.ArticleID()); ok {
		w.with(r, show)
		return
	}
	w.work.Go(func() {
		e := stock.Entry{Page: b.Page, Mark: b, Gone: true}
		e.Mark.ID, e.Mark.Article, e.Mark.Quote, e.Mark.Prefix, e.Mark.Suffix = b.ArticleID(), "", "", "", ""
		if c, err := w.Copies.Load(b.ArticleID()); err == nil {
			e.Article = stock.ArticleOf(c)
		}
		w.ui(func() { show(e) })
	})
}

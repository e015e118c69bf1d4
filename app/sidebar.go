package app

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"lanmu/data/bookmark"
	"lanmu/data/find"
	"lanmu/widgets"
)

// The sidebar's views.
const (
	viewColumns = iota
	viewBookmarks
	viewRecent
)

// shown is what a row of the sidebar stands for: an article, a bookmark, or,
// when it is neither, a heading.
type shown struct {
	entry *entry
	mark  *bookmark.Bookmark
}

func (s shown) heading() bool { return s.entry == nil && s.mark == nil }

// id is the id of what is shown, article that of the article it is or is in.
func (s shown) id() string {
	switch {
	case s.entry != nil:
		return s.entry.mark.ID
	case s.mark != nil:
		return s.mark.ID
	}
	return ""
}

func (s shown) article() string {
	switch {
	case s.entry != nil:
		return s.entry.mark.ID
	case s.mark != nil:
		return s.mark.ArticleID()
	}
	return ""
}

func item(b bookmark.Bookmark) find.Item {
	return find.Item{Headline: b.Headline, Column: b.Column, Byline: b.Byline}
}

// filter shows what matches the filter box in the view chosen. Matching runs
// away from the UI goroutine; a newer call cancels an older one.
func (w *window) filter() {
	w.filtering()
	ctx, cancel := context.WithCancel(context.Background())
	w.filtering = cancel
	query, view := w.sidebar.Query(), w.sidebar.View()
	index, entries, loose := w.index, w.entries, w.app.Preferences().Bool(prefLoose)
	w.work.Go(func() {
		var favorites []bookmark.Bookmark
		switch view {
		case viewBookmarks:
			favorites = w.bookmarks.All()
		case viewRecent:
			favorites = w.recent()
		}
		if view != viewColumns {
			items := make([]find.Item, len(favorites))
			for i, b := range favorites {
				items[i] = item(b)
			}
			index = find.NewLoose(items, loose)
		}
		hits := index.Filter(ctx, query)
		fyne.Do(func() {
			if ctx.Err() != nil {
				return
			}
			if (w.query == "") != (query == "") {
				w.picked = "" // what was selected among all is not what is looked for, nor the other way round
			}
			w.query, w.listed = query, view
			if view == viewColumns {
				w.showColumns(query, entries, hits)
			} else {
				w.showList(query, favorites, hits)
			}
		})
	})
}

// maxHits is how many hits are listed: who has typed something and sees hundreds
// types another letter before he scrolls.
const maxHits = 500

// showColumns lists the hits under their columns. Columns stand in the order
// of their best hit, which is the order of the page when nothing is typed.
func (w *window) showColumns(query string, entries []*entry, hits []find.Hit) {
	if len(hits) == 0 {
		w.shown = nil
		w.sidebar.SetEmpty(emptyText(query, t("sidebar.nothing")))
		return
	}
	best := entries[hits[0].Item].mark.ID
	sortHits(hits, entries, sorting(w.app.Preferences().String(prefSorting)))
	more := 0
	if query != "" && len(hits) > maxHits {
		more, hits = len(hits)-maxHits, hits[:maxHits]
	}
	var names []string
	groups := map[string][]find.Hit{}
	for _, h := range hits {
		c := entries[h.Item].mark.Column
		if groups[c] == nil {
			names = append(names, c)
		}
		groups[c] = append(groups[c], h)
	}
	var rows []widgets.Row
	w.shown = w.shown[:0]
	selected := w.selects(query, best, func(id string) bool {
		return slices.ContainsFunc(hits, func(h find.Hit) bool { return entries[h.Item].mark.ID == id })
	})
	at := -1
	for _, name := range names {
		heading := widgets.Row{Heading: true, Text: name, Marks: groups[name][0].Column}
		if name == "" {
			heading.Text = t("sidebar.nocolumn")
		}
		heading.Detail = strconv.Itoa(len(groups[name]))
		if name != "" || len(names) > 1 {
			rows, w.shown = append(rows, heading), append(w.shown, shown{})
		}
		for _, h := range groups[name] {
			e := entries[h.Item]
			if e.mark.ID == selected && at < 0 {
				at = len(rows)
			}
			rows = append(rows, widgets.Row{
				Text: e.mark.Headline, Marks: h.Headline,
				Detail: e.mark.Byline, DetailMarks: h.Byline, Beside: h.Sound,
				Starred: w.bookmarks.Has(e.mark.ID), Read: w.read(e.mark.ID),
			})
			w.shown = append(w.shown, shown{entry: e})
		}
	}
	if more > 0 {
		rows = append(rows, widgets.Row{Heading: true, Text: t("sidebar.more", map[string]any{"N": more})})
		w.shown = append(w.shown, shown{})
	}
	w.sidebar.SetRows(rows, at)
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
	return w.current.mark.ID
}

// pick remembers what the reader has selected in the sidebar.
func (w *window) pick(row int) {
	if row < len(w.shown) && !w.shown[row].heading() {
		w.picked = w.shown[row].id()
	}
}

// showList lists the hits among the bookmarks, under headings, or among what
// was read lately: newest first, or best first when something is typed.
func (w *window) showList(query string, marks []bookmark.Bookmark, hits []find.Hit) {
	bookmarks := w.listed == viewBookmarks
	if len(hits) == 0 {
		w.shown = nil
		nothing := t("sidebar.norecent")
		if bookmarks {
			nothing = t("sidebar.nobookmarks")
		}
		w.sidebar.SetEmpty(emptyText(query, nothing))
		return
	}
	var rows []widgets.Row
	w.shown = w.shown[:0]
	selected := w.selects(query, marks[hits[0].Item].ID, func(id string) bool {
		return slices.ContainsFunc(hits, func(h find.Hit) bool { return marks[h.Item].ID == id })
	})
	at := -1
	add := func(h find.Hit) {
		b := &marks[h.Item]
		row := widgets.Row{Text: b.Headline, Marks: h.Headline, Starred: w.bookmarks.Has(b.ID), Read: !bookmarks && w.read(b.ID)}
		row.Detail, row.DetailMarks = joinDetail(*b, h)
		if b.IsPassage() {
			row.Text, row.Marks = "“"+b.Quote+"”", nil
			row.Detail, row.DetailMarks = b.Headline, h.Headline
		}
		if b.ID == selected && at < 0 {
			at = len(rows)
		}
		rows, w.shown = append(rows, row), append(w.shown, shown{mark: b})
	}
	if !bookmarks {
		for _, h := range hits {
			add(h)
		}
		w.sidebar.SetRows(rows, at)
		return
	}
	for _, g := range groupHits(hits, func(h find.Hit) []string { return w.groupsOf(marks[h.Item]) }) {
		rows, w.shown = append(rows, widgets.Row{Heading: true, Text: g.name}), append(w.shown, shown{})
		for _, h := range g.hits {
			add(h)
		}
	}
	w.sidebar.SetRows(rows, at)
}

// group is hits under one heading.
type group struct {
	name string
	hits []find.Hit
}

// groupHits puts hits under the headings that name gives for each, in the order
// of their first hits.
func groupHits(hits []find.Hit, names func(find.Hit) []string) []*group {
	var out []*group
	by := map[string]*group{}
	for _, h := range hits {
		for _, n := range names(h) {
			if by[n] == nil {
				by[n] = &group{name: n}
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
			return []string{t("sidebar.nocolumn")}
		}
		return []string{b.Column}
	case byTag:
		if len(b.Tags) == 0 {
			return []string{t("sidebar.notag")}
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
		return t("sidebar.today")
	case !at.Before(midnight.AddDate(0, 0, -6)):
		return t("sidebar.week")
	case at.Year() == now.Year() && at.Month() == now.Month():
		return t("sidebar.month")
	}
	return at.Format("2006-01")
}

// recent returns what was read lately, as bookmarks that are none.
func (w *window) recent() []bookmark.Bookmark {
	var out []bookmark.Bookmark
	for _, p := range w.reading.Recent() {
		out = append(out, bookmark.Bookmark{ID: p.Article, Headline: p.Headline, Column: p.Column,
			Byline: p.Byline, Page: p.Page, File: p.File, Time: p.Opened})
	}
	return out
}

// read tells whether an article has been read to its end.
func (w *window) read(id string) bool {
	p, ok := w.reading.Get(id)
	return ok && p.Read
}

// joinDetail is a bookmark's column and byline as one line, with the matched
// runes of both.
func joinDetail(b bookmark.Bookmark, h find.Hit) (string, []int) {
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
	return t("sidebar.none", map[string]any{"Query": query})
}

// openRow opens what a row of the sidebar stands for.
func (w *window) openRow(row int) {
	if row < 0 || row >= len(w.shown) {
		return
	}
	w.remember(w.query)
	switch s := w.shown[row]; {
	case s.entry != nil:
		w.continueReading(*s.entry)
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
	if row < 0 || row >= len(w.shown) {
		return
	}
	switch s := w.shown[row]; {
	case s.entry != nil:
		w.toggle(*s.entry)
	case s.mark == nil:
	case s.mark.IsPassage():
		w.change(func() error { return w.bookmarks.Remove(s.mark.ID) })
	default:
		if e := w.entry(s.mark.ID); e != nil {
			w.toggle(*e)
		} else {
			w.toggle(entry{page: s.mark.Page, mark: *s.mark})
		}
	}
}

// entry returns the article with an id, nil if it is on no open page.
func (w *window) entry(id string) *entry {
	for _, e := range w.entries {
		if e.mark.ID == id {
			return e
		}
	}
	return nil
}

// continueReading opens an article where it was left, or at its start when it
// was read to the end.
func (w *window) continueReading(e entry) {
	var at widgets.Position
	if p, ok := w.reading.Get(e.mark.ID); ok && !p.Read {
		at = widgets.Position{Block: p.Block, Offset: p.Offset}
	}
	w.open(e, at)
}

// openBookmark opens the article of a bookmark, from its page or, when that is
// gone, from the copy kept with the bookmark, at the passage that is marked.
func (w *window) openBookmark(b bookmark.Bookmark) {
	show := func(e entry) {
		if !b.IsPassage() {
			w.continueReading(e)
			return
		}
		w.open(e, widgets.Position{})
		w.noted = b.ID
		w.showNote()
		if p := w.passage(b); len(p) > 0 {
			w.reader.Reveal(widgets.Position{Block: p[0].Block, Offset: p[0].Start})
		}
	}
	if e := w.entry(b.ArticleID()); e != nil {
		show(*e)
		return
	}
	w.work.Go(func() {
		e := entry{page: b.Page, mark: b, gone: true}
		e.mark.ID, e.mark.Article, e.mark.Quote, e.mark.Prefix, e.mark.Suffix = b.ArticleID(), "", "", "", ""
		if c, err := w.copies.Load(b.ArticleID()); err == nil {
			e.article = articleOf(c)
		}
		fyne.Do(func() { show(e) })
	})
}

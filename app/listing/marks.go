package listing

import (
	"context"
	"slices"
	"strings"

	"lanmu/app/present"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/find"
)

// filterMarks is Filter for bookmarks and what was read lately.
func (l *Listing) filterMarks(ctx context.Context, query string, view int, keys find.Keys) {
	l.Work.Go(func() {
		marks := l.recent
		if view == present.ViewBookmarks {
			marks = l.Bookmarks.All
		}
		all := marks()
		hits := present.MatchMarks(ctx, all, query, keys)
		l.Work.UI(func() {
			if ctx.Err() == nil {
				l.begin(query, view)
				l.showList(query, all, hits)
				l.arrived()
			}
		})
	})
}

// showList lists the hits among the bookmarks, under headings, or among what
// was read lately: newest first, or best first when something is typed.
func (l *Listing) showList(query string, marks []bookmark.Bookmark, hits []find.Hit) {
	bookmarks := l.listed == present.ViewBookmarks
	if len(hits) == 0 {
		l.show(nil)
		nothing := tongue.T("sidebar.norecent")
		if bookmarks {
			nothing = tongue.T("sidebar.nobookmarks")
		}
		l.sidebar.SetEmpty(present.EmptyText(query, nothing))
		return
	}
	l.shown = nil
	if query != "" {
		l.shown = present.MeantAbove(hits)
	}
	selected := l.selects(query, marks[hits[0].Item].ID, func(id string) bool {
		return slices.ContainsFunc(hits, func(h find.Hit) bool { return marks[h.Item].ID == id })
	})
	at := -1
	add := func(h find.Hit) {
		b := &marks[h.Item]
		if b.ID == selected && at < 0 {
			at = len(l.shown)
		}
		l.shown = append(l.shown, present.Shown{Mark: b, Marks: h.Marks})
	}
	if !bookmarks {
		for _, h := range hits {
			add(h)
		}
		l.show(l.shown)
		l.sidebar.SetRows(l.rows(), at)
		return
	}
	for _, g := range present.GroupMarks(marks, hits, l.grouping) {
		l.shown = append(l.shown, present.Shown{Head: &present.Heading{Name: g.Key}})
		for _, h := range g.Hits {
			add(h)
		}
	}
	l.show(l.shown)
	l.sidebar.SetRows(l.rows(), at)
}

// prefGrouping is where it is remembered by what bookmarks are grouped.
const prefGrouping = "bookmarks.grouping"

// Grouping is what bookmarks are grouped by.
func (l *Listing) Grouping() present.Grouping { return l.grouping }

// Group groups the bookmarks in a way and has it remembered.
func (l *Listing) Group(by present.Grouping) {
	l.grouping = by
	l.Preferences.SetString(prefGrouping, string(by))
	l.sidebar.ShowView(present.ViewBookmarks)
	l.Filter()
}

// ShowNotes lists what was kept, of one article or, for "", of all, by article.
func (l *Listing) ShowNotes(headline string) {
	l.grouping = present.ByArticle
	l.Preferences.SetString(prefGrouping, string(l.grouping))
	query := ""
	if headline != "" {
		query = `"` + strings.ReplaceAll(headline, `"`, " ") + `"`
	}
	l.sidebar.ShowView(present.ViewBookmarks)
	l.sidebar.SetQuery(query)
	l.Filter()
}

// NextGrouping groups the bookmarks another way and has it remembered.
func (l *Listing) NextGrouping() {
	at := slices.Index(present.Groupings, l.grouping)
	l.Group(present.Groupings[(at+1)%len(present.Groupings)])
}

// recent returns what was read lately, as bookmarks that are none.
func (l *Listing) recent() []bookmark.Bookmark {
	var out []bookmark.Bookmark
	for _, p := range bookmark.Own(l.Reading.Recent()) {
		if p.Opened.IsZero() {
			continue // it was but marked as read
		}
		out = append(out, bookmark.Bookmark{ID: p.Article, Headline: p.Headline, Column: p.Column,
			Byline: p.Byline, Page: p.Page, File: p.File, Folio: p.Folio, Time: p.Opened})
	}
	return out
}

// Marks are the bookmarks that are listed, in their order: those of the filter
// while bookmarks are shown, else all.
func (l *Listing) Marks() []bookmark.Bookmark {
	if l.listed != present.ViewBookmarks || l.query == "" {
		return l.Bookmarks.All()
	}
	var out []bookmark.Bookmark
	seen := map[string]bool{}
	for _, s := range l.shown {
		if s.Mark != nil && !seen[s.Mark.ID] {
			seen[s.Mark.ID] = true // of several tags it is listed under each
			out = append(out, *s.Mark)
		}
	}
	return out
}

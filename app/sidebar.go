package app

import (
	"context"

	"fyne.io/fyne/v2"

	"lanmu/data/bookmark"
	"lanmu/data/find"
	"lanmu/widgets"
)

// The sidebar's views.
const (
	viewColumns = iota
	viewBookmarks
)

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
	if view == viewBookmarks {
		w.favorites = w.allBookmarks()
	}
	index, favorites := w.index, w.favorites
	w.work.Go(func() {
		if view == viewBookmarks {
			items := make([]find.Item, len(favorites))
			for i, b := range favorites {
				items[i] = item(b)
			}
			index = find.New(items)
		}
		hits := index.Filter(ctx, query)
		fyne.Do(func() {
			if ctx.Err() != nil {
				return
			}
			if view == viewBookmarks {
				w.showBookmarks(query, hits)
			} else {
				w.showColumns(query, hits)
			}
		})
	})
}

// showColumns lists the hits under their columns. Columns stand in the order
// of their best hit, which is the order of the page when nothing is typed.
func (w *window) showColumns(query string, hits []find.Hit) {
	if len(hits) == 0 {
		w.shown = nil
		w.sidebar.SetEmpty(emptyText(query, t("sidebar.nothing")))
		return
	}
	var names []string
	groups := map[string][]find.Hit{}
	for _, h := range hits {
		c := w.entries[h.Item].mark.Column
		if groups[c] == nil {
			names = append(names, c)
		}
		groups[c] = append(groups[c], h)
	}
	var rows []widgets.Row
	w.shown = w.shown[:0]
	selected := -1
	for _, name := range names {
		heading := widgets.Row{Heading: true, Text: name, Marks: groups[name][0].Column}
		if name == "" {
			heading.Text = t("sidebar.nocolumn")
		}
		if name != "" || len(names) > 1 {
			rows, w.shown = append(rows, heading), append(w.shown, -1)
		}
		for _, h := range groups[name] {
			e := w.entries[h.Item]
			if query == "" && e.mark.ID == w.current.mark.ID || query != "" && h.Item == hits[0].Item {
				selected = len(rows)
			}
			rows = append(rows, widgets.Row{
				Text: e.mark.Headline, Marks: h.Headline,
				Detail: e.mark.Byline, DetailMarks: h.Byline,
				Starred: w.bookmarked(e.mark.ID),
			})
			w.shown = append(w.shown, h.Item)
		}
	}
	w.sidebar.SetRows(rows, selected)
}

// showBookmarks lists the hits among the bookmarks: newest first, or best
// first when something is typed.
func (w *window) showBookmarks(query string, hits []find.Hit) {
	if len(hits) == 0 {
		w.shown = nil
		w.sidebar.SetEmpty(emptyText(query, t("sidebar.nobookmarks")))
		return
	}
	rows := make([]widgets.Row, len(hits))
	w.shown = w.shown[:0]
	selected := -1
	if query != "" {
		selected = 0
	}
	for i, h := range hits {
		b := w.favorites[h.Item]
		rows[i] = widgets.Row{Text: b.Headline, Marks: h.Headline, Starred: true}
		rows[i].Detail, rows[i].DetailMarks = joinDetail(b, h)
		w.shown = append(w.shown, h.Item)
		if query == "" && b.ID == w.current.mark.ID {
			selected = i
		}
	}
	w.sidebar.SetRows(rows, selected)
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
	if row < 0 || row >= len(w.shown) || w.shown[row] < 0 {
		return
	}
	if w.sidebar.View() == viewBookmarks {
		w.open(w.find(w.favorites[w.shown[row]]), widgets.Position{})
	} else {
		w.open(w.entries[w.shown[row]], widgets.Position{})
	}
}

// find returns the article of a bookmark, or the bookmark alone when its
// article is on no open page.
func (w *window) find(b bookmark.Bookmark) entry {
	for _, e := range w.entries {
		if e.mark.ID == b.ID {
			return e
		}
	}
	return entry{page: b.Page, mark: b}
}

package listing

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/find"
	"lanmu/widgets/document"
)

// row draws what is shown, which an index was asked for by a query; what changes
// without the list being made anew, a star say, is looked up here.
func (l *Listing) row(s present.Shown, index *find.Index, query string) document.Row {
	switch {
	case s.Head != nil:
		h := s.Head
		row := document.Row{Heading: true, Text: h.Title(), Marks: h.Marks, Level: h.Level}
		if h.Meant != "" {
			row.Fold, row.Detail = document.Pressed, "F4"
		}
		if h.Texts {
			row.Fold = document.Pressed
		}
		if h.Offer != "" || !h.Day.IsZero() {
			row.Fold = document.Offered
		}
		if h.Count > 0 {
			row.Detail = strconv.Itoa(h.Count)
		}
		if h.New > 0 {
			row.Detail = tongue.T("found.new", map[string]any{"N": h.New, "All": h.Count})
		}
		if h.Key != "" {
			row.Fold = document.Unfolded
			if h.Folded {
				row.Fold = document.Folded
			}
		}
		return row
	case s.Mark != nil:
		return l.markRow(s)
	}
	a := s.Article()
	id := l.Shelf().ID(s.Ref)
	row := document.Row{Text: a.Headline, Detail: a.Byline, Starred: l.Bookmarks.Has(id), Read: l.read(id)}
	alike := false
	if m := s.Marks; m != nil {
		if query != "" && m == find.Unmarked {
			m = index.Mark(s.Item, query)
		}
		row.Marks, row.DetailMarks = m.Headline, m.Byline
		if query != "" {
			row.Sound = m.Sound
			alike = m.Alike
			if l.listed != present.ViewDates && l.listed != present.ViewIssue && !l.columns() {
				row.Detail, row.DetailMarks = present.JoinDetail(bookmark.Bookmark{Column: a.Column, Byline: a.Byline}, m)
			}
		}
	}
	if s.Found != nil {
		row.Found = true
		row.Marks = present.RunesIn(a.Headline, present.InText(a.Headline, query))
		if h, read := s.Found.Hit(s.Ref); read {
			row.Detail, row.DetailMarks = present.Snippet(h)
		} else {
			l.want(s)
		}
	}
	if l.manyDays(s.Ref) {
		row.Beside = l.stood(s.Ref)
	}
	if noted := l.noted(id); noted != "" {
		row.Beside = strings.TrimSpace(noted + " " + row.Beside)
	}
	if alike {
		row.Beside = strings.TrimSpace(tongue.T("sidebar.alike") + " " + row.Beside)
	}
	if s.New {
		row.Beside = strings.TrimSpace(tongue.T("found.isnew") + " " + row.Beside)
	}
	return row
}

// columns reports whether what matches is listed under its columns.
func (l *Listing) columns() bool {
	return stock.Sorting(l.Preferences.String(prefSorting)) == stock.ByColumn
}

// manyDays reports whether it is worth saying from which day an article is.
func (l *Listing) manyDays(r stock.Ref) bool {
	s := l.Shelf().Sheets
	return (r.Sheet.OwnDays() || len(s) > 1 && !s[0].Date().Equal(s[len(s)-1].Date())) && l.listed != present.ViewDates && (l.listed != present.ViewIssue || l.query != "")
}

// stood says in which paper and on which day an article is, in short.
func (l *Listing) stood(r stock.Ref) string {
	day := present.ShortDay(r.Date(), time.Now())
	if len(l.papers.all) < 2 {
		return day
	}
	return strings.TrimSpace(r.Folio().Newspaper + " " + day)
}

// markRow draws a bookmark, or what was read lately.
func (l *Listing) markRow(s present.Shown) document.Row {
	b, m := s.Mark, cmp.Or(s.Marks, find.Unmarked)
	bookmarks := l.listed == present.ViewBookmarks
	row := document.Row{Text: b.Headline, Marks: m.Headline, Starred: l.Bookmarks.Has(b.ID), Read: !bookmarks && l.read(b.ID)}
	row.Detail, row.DetailMarks = present.JoinDetail(*b, m)
	if f := b.Folio; l.papers.several {
		row.Beside = strings.TrimSpace(f.Newspaper + " " + present.ShortDay(f.Date(), time.Now()))
	}
	if b.IsPassage() {
		row.Text, row.Marks = "“"+b.Quote+"”", nil
		row.Detail, row.DetailMarks = b.Headline, m.Headline
	}
	if note := present.NoteLine(*b); bookmarks && note != "" {
		if row.Detail != "" {
			note += " · "
		}
		row.DetailMarks = slices.Clone(row.DetailMarks)
		for i := range row.DetailMarks {
			row.DetailMarks[i] += utf8.RuneCountInString(note)
		}
		row.Detail = note + row.Detail
	}
	return row
}

// noted is the mark in the row of an article to which the reader has written a note.
func (l *Listing) noted(id string) string {
	if l.withNotes[id] {
		return tongue.T("sidebar.noted")
	}
	return ""
}

// lookNoted finds anew to which articles there are notes, of themselves or of passages.
func (l *Listing) lookNoted() {
	l.Work.Go(func() {
		found := map[string]bool{}
		for _, b := range l.Bookmarks.All() {
			if b.Note != "" {
				found[b.ArticleID()] = true
			}
		}
		l.Work.UI(func() {
			l.withNotes = found
			l.sidebar.Redraw()
		})
	})
}

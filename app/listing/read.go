package listing

import (
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
)

// prefHideRead is where it is remembered that what was read is not listed.
const prefHideRead = "list.hideread"

// IsRead reports whether an article has been read to its end, or was marked so.
func (l *Listing) IsRead(id string) bool { return l.read(id) }

// MarkRead marks an article as read, or as unread if it is read.
func (l *Listing) MarkRead(id string) {
	if r, ok := l.Shelf().Find(id); ok {
		l.markRead(!l.read(id), []stock.Ref{r})
	}
}

// MarkRow is MarkRead for what a row stands for; of a heading all that stands under it
// is marked as read.
func (l *Listing) MarkRow(row int) {
	s, ok := l.at(row)
	switch {
	case !ok:
	case s.Head != nil:
		l.markRead(true, l.under(row))
	default:
		l.MarkRead(s.ArticleID(l.Shelf()))
	}
}

// MarkAbove marks as read all that is listed above an article.
func (l *Listing) MarkAbove(id string) {
	if n, ok := l.order.Find(id); ok {
		l.markRead(true, l.refsOf(0, n))
	}
}

// MarkAll marks as read all that is listed.
func (l *Listing) MarkAll() { l.markRead(true, l.refsOf(0, l.order.Len())) }

// refsOf are the articles of the order from one place up to another.
func (l *Listing) refsOf(from, to int) (refs []stock.Ref) {
	for n := from; n < to; n++ {
		if s := l.order.At(n); s.Sheet != nil {
			refs = append(refs, s.Ref)
		}
	}
	return refs
}

// under are the articles that stand under a heading, and under those within it.
func (l *Listing) under(row int) (refs []stock.Ref) {
	head := l.shown[row].Head
	refs = append(refs, head.Refs...)
	for _, s := range l.shown[row+1:] {
		switch {
		case s.Head != nil && s.Head.Level <= head.Level:
			return refs
		case s.Head != nil:
			refs = append(refs, s.Head.Refs...)
		case s.Sheet != nil:
			refs = append(refs, s.Ref)
		}
	}
	return refs
}

// markRead has it remembered that articles are read, or are not.
func (l *Listing) markRead(read bool, refs []stock.Ref) {
	if len(refs) == 0 {
		return
	}
	l.OnRead(read, refs)
	shelf := l.Shelf()
	l.Work.Go(func() {
		places := make([]bookmark.Place, len(refs))
		for i, r := range refs {
			a := r.Article()
			places[i] = bookmark.Place{Article: shelf.ID(r), Headline: a.Headline, Column: a.Column, Byline: a.Byline, Page: r.Sheet.Name(), File: r.Sheet.Path(), Folio: r.Folio()}
		}
		err := l.Reading.MarkRead(read, places...)
		l.Work.UI(func() {
			if err != nil {
				l.Said.Say("reading", tongue.T("error.reading", map[string]any{"Cause": present.WhyNot(err)}))
				return
			}
			l.Said.Unsay("reading")
			if l.HidesRead() || l.listed == present.ViewUnread {
				l.List(true)
			} else {
				l.Marked()
			}
			l.countUnread()
			l.OnListed()
		})
	})
}

// HidesRead reports whether what was read is not listed.
func (l *Listing) HidesRead() bool { return l.Preferences.String(prefHideRead) != "" }

// ToggleRead hides what was read, or lists it again.
func (l *Listing) ToggleRead() {
	on := "1"
	if l.HidesRead() {
		on = ""
	}
	l.Preferences.SetString(prefHideRead, on)
	l.Filter()
	l.OnListed()
}

// countUnread shows on its tab how many articles are unread.
func (l *Listing) countUnread() {
	shelf := l.Shelf()
	ctx := l.counting.Begin(l.Work.Life())
	l.Work.Go(func() {
		n := 0
		for _, r := range shelf.Refs {
			if ctx.Err() != nil {
				return
			}
			if !l.read(shelf.ID(r)) {
				n++
			}
		}
		l.Work.UI(func() {
			if ctx.Err() == nil {
				l.sidebar.SetCount(present.ViewUnread, n)
			}
		})
	})
}

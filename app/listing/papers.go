package listing

import (
	"strings"
	"time"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/widgets/document"
)

// shelfOfPapers is what is chosen of the newspapers there are, and what is known of
// them.
type shelfOfPapers struct {
	all     []stock.Paper
	several bool       // issues are told apart
	issue   stock.Leaf // a page of the issue that is listed
	paper   *string    // nil for all
	columns *string    // whose columns are listed; nil for all
	month   time.Time  // that the calendar shows
	day     time.Time  // whose issues are listed first
	turned  bool       // the reader has chosen either
	chosen  bool       // the reader has chosen what is listed
}

// tellPapers finds out which newspapers there are, and offers the views that they make
// worth having.
func (l *Listing) tellPapers() {
	shelf := l.Shelf()
	l.Work.Go(func() {
		papers := shelf.Papers()
		l.Work.UI(func() {
			if shelf != l.Shelf() {
				return
			}
			more := len(papers) != len(l.papers.all)
			l.papers.all = papers
			several := stock.HasIssues(papers)
			changed := several != l.papers.several
			l.papers.several = several
			l.offerViews()
			if v := l.sidebar.View(); changed && several && v == present.ViewColumns && !l.papers.chosen && l.sidebar.Query() == "" {
				l.sidebar.ShowView(present.ViewIssue)
				l.papers.chosen = false
			} else if changed || more && v == present.ViewColumns || v == present.ViewIssue || v == present.ViewDates {
				l.List(true)
			}
		})
	})
}

// offerViews offers the ways to list. Those of issues are in nobody's way who reads one
// page.
func (l *Listing) offerViews() {
	name := func(view int, key string) document.View { return document.View{Number: view, Name: tongue.T(key)} }
	views := []document.View{name(present.ViewColumns, "sidebar.columns"), name(present.ViewBookmarks, "sidebar.bookmarks"),
		name(present.ViewRecent, "sidebar.recent"), name(present.ViewUnread, "sidebar.unread")}
	if l.papers.several {
		views = append([]document.View{name(present.ViewIssue, "sidebar.issue"), views[0], name(present.ViewDates, "sidebar.papers")}, views[1:]...)
	} else {
		views = append(views, name(present.ViewDates, "sidebar.dates"))
	}
	l.sidebar.SetViews(views)
}

// Viewed lists what another view has, which the reader has chosen.
func (l *Listing) Viewed() {
	l.papers.chosen = true
	l.Filter()
}

// HasIssues tells whether issues are told apart.
func (l *Listing) HasIssues() bool { return l.papers.several }

// Read notes which page is being read: its issue is the one that is listed.
func (l *Listing) Read(at stock.Leaf) {
	p := &l.papers
	same := p.issue.Sheet != nil && p.issue.Date().Equal(at.Date()) && (p.issue.Sheet == at.Sheet || !at.Date().IsZero() && p.issue.Folio().Newspaper == at.Folio().Newspaper)
	p.issue = at
	if !same && l.sidebar.View() == present.ViewIssue && !l.fulltext {
		l.List(false)
	}
}

// ofPapers fills in what a lister needs of newspapers, and shows what stands above
// their list.
func (l *Listing) ofPapers(view int, query string) (leaf stock.Leaf, paper *string, day time.Time) {
	p := &l.papers
	if p.issue.Sheet == nil || !l.has(p.issue) {
		p.issue = stock.Leaf{}
		for _, x := range l.Shelf().Sheets {
			if all := stock.LeavesOf(x); len(all) > 0 {
				p.issue = all[0]
				break
			}
		}
	}
	if view == present.ViewDates && p.several && query == "" && !p.turned { // the latest, of what was read in so far
		p.day = p.latest()
		p.month = p.day
	}
	l.showAbove(view, query)
	return p.issue, p.paper, p.day
}

// latest is the day of the latest issue there is.
func (p *shelfOfPapers) latest() (day time.Time) {
	for _, x := range p.all {
		if is := x.Issues[0].Day; is.After(day) {
			day = is
		}
	}
	return day
}

// has tells whether a page is on the shelf still.
func (l *Listing) has(x stock.Leaf) bool {
	r, ok := x.First()
	if !ok {
		return false
	}
	at, ok := l.Shelf().Find(l.Shelf().ID(r))
	return ok && at.Sheet == x.Sheet
}

// showAbove shows the title of the issue, or the calendar, where they are of use.
func (l *Listing) showAbove(view int, query string) {
	p := &l.papers
	var issue document.Issue
	var month document.Calendar
	switch {
	case l.fulltext:
	case view == present.ViewIssue && p.issue.Sheet != nil:
		issue = l.issueAbove()
	case view == present.ViewDates && p.several && query == "" && !p.month.IsZero():
		month = present.CalendarOf(p.all, p.paper, p.month, p.day)
	}
	l.sidebar.SetIssue(issue)
	l.sidebar.SetCalendar(month)
}

// issueAbove is the title of the issue that is listed.
func (l *Listing) issueAbove() document.Issue {
	p := &l.papers
	name, day := p.issue.Folio().Newspaper, p.issue.Date()
	out := document.Issue{Title: present.IssueTitle(p.issue), Short: strings.TrimSpace(name + " " + present.ShortDay(day, time.Now()))}
	for _, x := range p.all {
		if x.Name != name {
			continue
		}
		for _, is := range x.Issues {
			out.Before = out.Before || is.Day.Before(day)
			out.After = out.After || is.Day.After(day)
		}
	}
	return out
}

// Day lists the issues of a day of the month shown.
func (l *Listing) Day(day int) {
	m := l.papers.month
	l.goToDay(time.Date(m.Year(), m.Month(), day, 0, 0, 0, 0, time.UTC))
}

func (l *Listing) goToDay(day time.Time) {
	l.papers.day, l.papers.month, l.papers.turned = day, day, true
	l.List(false)
}

// Months shows the month so many after the one shown that has issues, or before it; a
// year is stepped to its nearest.
func (l *Listing) Months(by int) {
	p := &l.papers
	from := time.Date(p.month.Year(), p.month.Month(), 1, 0, 0, 0, 0, time.UTC)
	want := from.AddDate(0, by, 0)
	best := time.Time{}
	for _, x := range p.all {
		if p.paper != nil && x.Name != *p.paper {
			continue
		}
		for _, is := range x.Issues {
			m := time.Date(is.Day.Year(), is.Day.Month(), 1, 0, 0, 0, 0, time.UTC)
			if by > 0 == m.After(from) && !m.Equal(from) && (best.IsZero() || m.Sub(want).Abs() < best.Sub(want).Abs()) {
				best = m
			}
		}
	}
	if !best.IsZero() {
		p.month, p.turned = best, true
	}
	l.showAbove(l.sidebar.View(), l.sidebar.Query())
}

// OfPaper lists the issues of one newspaper, or for 0 of all.
func (l *Listing) OfPaper(i int) {
	l.papers.paper = nil
	if i > 0 && i <= len(l.papers.all) {
		l.papers.paper = &l.papers.all[i-1].Name
	}
	l.List(false)
}

// columnsOf are the newspapers whose columns may be listed, all first, and of which they
// are now.
func (l *Listing) columnsOf() (names []string, now int) {
	if l.sidebar.View() != present.ViewColumns {
		return nil, 0
	}
	names = []string{tongue.T("papers.all")}
	for i, p := range l.papers.all {
		if names = append(names, present.PaperName(p.Name)); l.papers.columns != nil && *l.papers.columns == p.Name {
			now = i + 1
		}
	}
	return names, now
}

// ColumnsOf lists the columns of one newspaper, or for 0 of all.
func (l *Listing) ColumnsOf(i int) {
	l.papers.columns = nil
	if i > 0 && i <= len(l.papers.all) {
		l.papers.columns = &l.papers.all[i-1].Name
	}
	l.Filter()
}

// Calendar goes to the newspapers there are, at the issue that is listed.
func (l *Listing) Calendar() {
	l.papers.day = l.papers.issue.Date()
	l.papers.month, l.papers.turned = l.papers.day, true
	l.sidebar.ShowView(present.ViewDates)
}

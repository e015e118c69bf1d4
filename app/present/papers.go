package present

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/find"
	"lanmu/data/folio"
	"lanmu/widgets/document"
)

// What is listed of newspapers: the issue that is being read, page by page, and the
// issues there are.

// ofIssue lists the pages of an issue in their order, each with the columns on it and
// their headlines; where something is looked for, what of it is found, best first unless
// columns were asked for, and then the rest of what is.
func (l *Lister) ofIssue(hits []find.Hit) []Shown {
	issue := l.Shelf.Issue(l.Leaf)
	nth := make(map[stock.Leaf]int, len(issue))
	for i, x := range issue {
		nth[x] = i
	}
	of := make([][]find.Hit, len(issue))
	var others []find.Hit
	for _, h := range hits {
		if i, ok := nth[l.Shelf.Refs[h.Item].Leaf()]; ok {
			of[i] = append(of[i], h)
		} else {
			others = append(others, h)
		}
	}
	if l.Query != "" && l.Order != stock.ByColumn {
		return l.bestOfIssue(hits, nth, others)
	}
	var rows []Shown
	for i, x := range issue {
		if len(of[i]) == 0 {
			continue
		}
		h := &Heading{page: x, within: true, Key: "leaf/" + x.Key(), Count: len(of[i])}
		rows = append(rows, Shown{Head: h})
		if l.Query != "" {
			h.Key = ""
		} else if h.Folded = l.Folds.Folded(h.Key, false); h.Folded {
			h.Refs = l.refs(of[i])
			continue
		}
		for _, c := range grouped(of[i], func(h find.Hit) string { return l.Shelf.Refs[h.Item].Article().Column }) {
			if c.Key != "" {
				rows = append(rows, Shown{Head: &Heading{Name: c.Key, Level: 1, Marks: columnMarks(c.Hits[0])}})
			}
			rows = l.entries(rows, c.Hits)
		}
	}
	if l.Query != "" && len(others) > 0 {
		rows = append(rows, Shown{Head: &Heading{Name: tongue.T("papers.elsewhere")}})
		rows = l.entries(rows, others)
	}
	return rows
}

// bestOfIssue lists hits in the leaves of an issue, and then others. What was probably
// meant is told once.
func (l *Lister) bestOfIssue(hits []find.Hit, issue map[stock.Leaf]int, others []find.Hit) []Shown {
	var own []find.Hit
	for _, h := range hits {
		if _, ok := issue[l.Shelf.Refs[h.Item].Leaf()]; ok {
			own = append(own, h)
		}
	}
	rows := l.best(own)
	if len(others) == 0 {
		return rows
	}
	told := slices.ContainsFunc(rows, func(s Shown) bool { return s.Head != nil && s.Head.Meant != "" })
	rows = append(rows, Shown{Head: &Heading{Name: tongue.T("papers.elsewhere")}})
	if told {
		return l.entries(rows, others)
	}
	return append(rows, l.best(others)...)
}

// IssueTitle is what an issue is called above its pages.
func IssueTitle(of stock.Leaf) string {
	f := of.Folio()
	if f.Newspaper == "" && of.Date().IsZero() {
		return undated(of.Sheet.Name())
	}
	if of.Date().IsZero() {
		return f.Newspaper
	}
	return strings.TrimSpace(f.Newspaper + " " + Day(of.Date()) + " " + weekday(of.Date()))
}

// weekday is how a day of the week is called in a date.
func weekday(d time.Time) string {
	names := strings.Fields(tongue.T("papers.daynames")) // from Sunday on
	return names[int(d.Weekday())%len(names)]
}

// Weekdays are their short names, in the order of the reader's calendars.
func Weekdays() []string { return strings.Fields(tongue.T("papers.weekdays")) }

// FirstWeekday is the weekday those begin with.
func FirstWeekday() time.Weekday { return time.Monday }

// PaperName is what a newspaper is called in lists.
func PaperName(name string) string {
	if name == "" {
		return tongue.T("papers.unknown")
	}
	return name
}

// papersOf lists the issues of a day with their pages, and then all there are: papers,
// their years, months and issues.
func (l *Lister) papersOf(hits []find.Hit) []Shown {
	papers := l.Shelf.Papers()
	var rows []Shown
	for _, p := range papers {
		if l.Paper != nil && p.Name != *l.Paper {
			continue
		}
		for _, is := range p.Issues {
			if is.Day.Equal(l.Day) {
				rows = l.pagesOf(append(rows, Shown{Head: &Heading{Name: PaperName(p.Name) + "　" + Day(is.Day), Count: is.Articles}}), is)
			}
		}
	}
	for _, p := range papers {
		if l.Paper != nil && p.Name != *l.Paper {
			continue
		}
		level := 0
		if len(papers) > 1 {
			h := &Heading{Name: PaperName(p.Name), Key: "paper/" + p.Name, Count: len(p.Issues)}
			h.Folded = l.Folds.Folded(h.Key, true)
			if rows = append(rows, Shown{Head: h}); h.Folded {
				continue
			}
			level = 1
		}
		rows = l.years(rows, p, level)
	}
	return append(rows, l.undatedOf(hits)...)
}

// pagesOf lists the pages of an issue, of which each is opened when it is pressed.
func (l *Lister) pagesOf(rows []Shown, is stock.Issue) []Shown {
	for _, x := range l.Shelf.Issue(is.Some) {
		h := &Heading{page: x, within: true, Level: 1, Key: "open/" + x.Key(), Opens: x}
		refs := x.Refs()
		h.Count = len(refs)
		h.Folded = l.Folds.Folded(h.Key, true)
		if rows = append(rows, Shown{Head: h}); h.Folded {
			h.Refs = refs
			continue
		}
		for _, r := range refs {
			rows = append(rows, Shown{Ref: r})
		}
	}
	return rows
}

// years lists the issues of a paper under their months, and these under their years.
func (l *Lister) years(rows []Shown, p stock.Paper, level int) []Shown {
	for from := 0; from < len(p.Issues); {
		year, to := p.Issues[from].Day.Year(), from
		for to < len(p.Issues) && p.Issues[to].Day.Year() == year {
			to++
		}
		h := &Heading{Name: tongue.T("papers.year", map[string]any{"Year": year}), Key: fmt.Sprintf("paper/%s/%d", p.Name, year), Level: level, Count: to - from}
		h.Folded = l.Folds.Folded(h.Key, true)
		if rows = append(rows, Shown{Head: h}); !h.Folded {
			rows = l.months(rows, p.Name, p.Issues[from:to], level+1)
		}
		from = to
	}
	return rows
}

func (l *Lister) months(rows []Shown, paper string, issues []stock.Issue, level int) []Shown {
	for from := 0; from < len(issues); {
		month, to := issues[from].Day.Month(), from
		for to < len(issues) && issues[to].Day.Month() == month {
			to++
		}
		day := issues[from].Day
		h := &Heading{Name: Month(day), Key: "paper/" + paper + day.Format("/2006-01"), Level: level, Count: to - from}
		h.Folded = l.Folds.Folded(h.Key, true)
		rows = append(rows, Shown{Head: h})
		if !h.Folded {
			for _, is := range issues[from:to] {
				rows = append(rows, Shown{Head: &Heading{Name: Day(is.Day) + " " + weekday(is.Day), Level: level + 1, Day: is.Day, Count: is.Articles}})
			}
		}
		from = to
	}
	return rows
}

// undatedOf lists what is of no known day, which no calendar has.
func (l *Lister) undatedOf(hits []find.Hit) []Shown {
	none := slices.DeleteFunc(slices.Clone(hits), func(h find.Hit) bool { return !l.Shelf.Refs[h.Item].Date().IsZero() })
	if len(none) == 0 {
		return nil
	}
	h := &Heading{Name: tongue.T("sidebar.nodate"), Key: "month/0001-01", Count: len(none)}
	rows := []Shown{{Head: h}}
	if h.Folded = l.Folds.Folded(h.Key, true); h.Folded {
		h.Refs = l.refs(none)
		return rows
	}
	return l.byPage(rows, none, 1)
}

// CalendarOf is a month of the days there are issues of: of all papers, or of one.
func CalendarOf(papers []stock.Paper, paper *string, month, chosen time.Time) document.Calendar {
	first := time.Date(month.Year(), month.Month(), 1, 0, 0, 0, 0, time.UTC)
	next := first.AddDate(0, 1, 0)
	c := document.Calendar{
		Title: Month(first), Weekdays: Weekdays(), First: (int(first.Weekday()-FirstWeekday()) + 7) % 7,
		Length: next.AddDate(0, 0, -1).Day(), Earlier: first.AddDate(0, 0, -1).Day(), Days: map[int]bool{},
	}
	if len(papers) > 1 {
		c.Choices = append(c.Choices, tongue.T("papers.all"))
	}
	for i, p := range papers {
		if len(papers) > 1 {
			c.Choices = append(c.Choices, PaperName(p.Name))
		}
		if paper != nil && p.Name != *paper {
			continue
		}
		if paper != nil {
			c.Choice = i + 1
		}
		for _, is := range p.Issues {
			switch {
			case is.Day.Before(first):
				c.Before = true
			case !is.Day.Before(next):
				c.After = true
				continue
			}
			c.Days[1+int(is.Day.Sub(first)/(24*time.Hour))] = true
		}
	}
	if chosen.Year() == first.Year() && chosen.Month() == first.Month() {
		c.Chosen = chosen.Day()
	}
	return c
}

// Origins says what is known of where a page stands, and what told each part of it.
func Origins(t folio.Told) (out [][2]string) {
	by := map[folio.Origin]string{folio.ByPage: tongue.T("paper.bypage"), folio.ByName: tongue.T("paper.byname"), folio.ByReader: tongue.T("paper.byreader"), folio.Untold: tongue.T("paper.untold")}
	add := func(what, value string, from folio.Origin) {
		out = append(out, [2]string{strings.TrimSpace(tongue.T(what) + tongue.T("passed.colon") + value), by[from]})
	}
	add("paper.newspaper", t.Newspaper, t.From.Newspaper)
	day := ""
	if d := t.Date(); !d.IsZero() {
		day = Day(d)
	}
	add("paper.day", day, t.From.Day)
	add("paper.number", t.Number, t.From.Number)
	add("paper.page", PageName(t.Folio), t.From.Page)
	return out
}

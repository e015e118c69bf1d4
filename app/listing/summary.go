package listing

import (
	"context"
	"slices"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/find"
	"lanmu/data/library"
	"lanmu/widgets/document"
)

// narrowing is what is known of all that was found in the texts.
type narrowing struct {
	found    *library.Found
	problems []find.Problem
	facets   library.Facets
	bars     []library.Bar
	by       library.Period
	years    bool // there are several
}

// prefRate is where it is remembered whether bars are for a million characters.
const prefRate = "search.rate"

// countFacets tells what the articles found have in common, and when they are from.
func (l *Listing) countFacets(ctx context.Context, r library.Results) {
	facets := r.Facets(ctx)
	l.Work.UI(func() {
		if ctx.Err() == nil {
			l.told.facets = facets
			l.countBars(l.period)
		}
	})
}

// monthsAtMost is how many months are shown as such unasked.
const monthsAtMost = 36

// countBars counts by year or month, for "" as suits the time there is.
func (l *Listing) countBars(by library.Period) {
	found := l.told.found
	if found == nil {
		return
	}
	// Bars stand for all of the time, that which was not asked for too.
	always := ""
	if find.Asked(l.query, find.Date) != "" {
		always = find.With(l.query, present.Prefix(find.Date), "")
	}
	life, asked := l.Work.Life(), l.Asked()
	asked.Hits = 1
	l.Work.Go(func() {
		of := found
		if always != "" {
			err := l.Library.SearchFor(life, always, asked, func(r library.Results) { of = r.Found })
			if err != nil || of.Len() < found.Len() {
				of = found
			}
		}
		bars := of.Bars(library.Monthly)
		years := of.Bars(library.Yearly)
		if by == library.Yearly || by == "" && len(bars) > monthsAtMost {
			by, bars = library.Yearly, years
		} else {
			by = library.Monthly
		}
		bars = slices.DeleteFunc(bars, func(b library.Bar) bool { return b.Period == "" })
		l.Work.UI(func() {
			if l.told.found == found {
				l.told.bars, l.told.by, l.told.years = bars, by, len(years) > 1
				l.summarise()
			}
		})
	})
}

// count shows how much was found so far.
func (l *Listing) count(r library.Results) {
	if l.fulltext {
		l.told.found, l.told.problems = r.Found, r.Problems
		l.summarise()
	} else if len(r.Problems) > 0 {
		s := l.basics(l.query)
		s.Text = present.FoundText(&library.Found{}, r.Problems)
		l.sidebar.SetSummary(s)
	}
}

// basics are what stands above every list: whether texts are looked through, how what is
// listed is sorted or grouped, and, as one types, by what it can be narrowed.
func (l *Listing) basics(query string) (s document.Summary) {
	l.chips = nil
	add := func(c document.Chip, do func(choice int)) {
		c.Typed = true
		s.Chips, l.chips = append(s.Chips, c), append(l.chips, do)
	}
	if l.fulltext {
		add(document.Chip{Text: tongue.T("listed.texts") + " ×", On: true}, func(int) { l.LookThrough(false) })
		return s
	}
	switch l.sidebar.View() {
	case present.ViewColumns, present.ViewUnread:
		names := make([]string, len(stock.Sortings))
		for i, by := range stock.Sortings {
			names[i] = tongue.T("order." + string(by))
		}
		now := l.Sorting()
		if query == "" && now.Best() {
			now = stock.ByColumn // nothing matches better than another
		}
		add(document.Chip{Text: tongue.T("listed.sorted", map[string]any{"By": tongue.T("order." + string(now))}), Choices: names},
			func(choice int) { l.Sort(stock.Sortings[choice]) })
		if names, now := l.columnsOf(); len(names) > 2 {
			add(document.Chip{Text: tongue.T("listed.paper", map[string]any{"Name": names[now]}), Choices: names}, l.ColumnsOf)
		}
	case present.ViewBookmarks:
		names := make([]string, len(present.Groupings))
		for i, by := range present.Groupings {
			names[i] = tongue.T("grouping." + string(by))
		}
		add(document.Chip{Text: tongue.T("listed.grouped", map[string]any{"By": tongue.T("grouping." + string(l.grouping))}), Choices: names},
			func(choice int) { l.Group(present.Groupings[choice]) })
		return s
	}
	if query != "" {
		for _, f := range present.Fields {
			if find.Asked(query, f) == "" {
				add(document.Chip{Text: present.Prefix(f)}, func(int) { l.sidebar.Insert(present.Prefix(f)) })
			}
		}
	}
	return s
}

// summarise tells of what was found, with what it can be narrowed by.
func (l *Listing) summarise() {
	t := &l.told
	s := l.basics(l.query)
	s.Text = present.FoundText(t.found, t.problems)
	add := func(c document.Chip, do func(choice int)) {
		s.Chips, l.chips = append(s.Chips, c), append(l.chips, do)
	}
	for _, f := range present.Fields {
		if asked := find.Asked(l.query, f); asked != "" {
			add(document.Chip{Text: present.Prefix(f) + asked + " ×", On: true}, func(int) { l.narrow(f, "") })
		}
	}
	if t.found.Len() > 1 {
		l.addSorting(add)
	}
	for _, x := range []struct {
		name   string
		field  find.Field
		facets []library.Facet
	}{
		{tongue.T("found.year"), find.Date, t.facets.Years}, {tongue.T("found.column"), find.Column, t.facets.Columns},
		{tongue.T("found.author"), find.Byline, t.facets.Authors}, {tongue.T("found.paper"), find.Paper, t.facets.Papers},
	} {
		if shown, values := present.Choices(x.facets); len(values) > 1 {
			add(document.Chip{Text: x.name, Choices: shown}, func(choice int) { l.narrow(x.field, values[choice]) })
		}
	}
	if len(t.bars) > 1 {
		l.addBars(&s, add)
	}
	if t.found.Len() > 0 {
		add(document.Chip{Text: tongue.T("found.keep"), On: l.keeps(l.query)}, func(int) { l.ToggleKept() })
		forms := []string{"markdown", "csv", "ris", "json"}
		add(document.Chip{Text: tongue.T("found.export"), Choices: []string{"Markdown", "CSV", "RIS", "JSON"}}, func(choice int) { l.OnHits(forms[choice], l.query) })
	}
	l.sidebar.SetSummary(s)
}

// addSorting adds the chip by which what was found is sorted.
func (l *Listing) addSorting(add func(document.Chip, func(int))) {
	p := l.Preferences
	var names []string
	var all []stock.Sorting
	now := stock.Sortings[0]
	for _, s := range stock.Sortings {
		if s == stock.ByColumn {
			continue // texts are listed one after another
		}
		names, all = append(names, tongue.T("order."+string(s))), append(all, s)
		if string(s) == p.String(prefSorting) {
			now = s
		}
	}
	add(document.Chip{Text: tongue.T("order." + string(now)), Choices: names}, func(choice int) {
		p.SetString(prefSorting, string(all[choice]))
		l.Filter()
	})
}

// addBars adds the bars, and the chips by which they are counted otherwise.
func (l *Listing) addBars(s *document.Summary, add func(document.Chip, func(int))) {
	t := &l.told
	rate := l.Preferences.String(prefRate) != ""
	asked := find.Asked(l.query, find.Date)
	days := find.ParseDays(asked)
	for _, b := range t.bars {
		first := find.ParseDays(b.Period).First
		bar := document.Bar{Label: present.PeriodText(b.Period), Told: present.BarText(b), Value: float64(b.Articles), In: asked == "" || days.Contain(first)}
		if rate {
			bar.Value = b.PerMillion()
		}
		s.Bars = append(s.Bars, bar)
	}
	if t.years {
		l.addPeriod(add)
	}
	add(document.Chip{Text: tongue.T("found.rate"), On: rate}, func(int) {
		on := "1"
		if rate {
			on = ""
		}
		l.Preferences.SetString(prefRate, on)
		l.summarise()
	})
}

// addPeriod adds the chip by which years are counted instead of months, or months.
func (l *Listing) addPeriod(add func(document.Chip, func(int))) {
	other, word := library.Monthly, tongue.T("found.bymonth")
	if l.told.by == library.Monthly {
		other, word = library.Yearly, tongue.T("found.byyear")
	}
	add(document.Chip{Text: word}, func(int) {
		l.period = other
		l.countBars(other)
	})
}

// narrow asks for a word of a field too, or for none of it.
func (l *Listing) narrow(f find.Field, text string) {
	l.sidebar.SetQuery(find.With(l.query, present.Prefix(f), text))
}

// Press does what a chip of the summary is for.
func (l *Listing) Press(chip, choice int) {
	if chip >= 0 && chip < len(l.chips) {
		l.chips[chip](choice)
	}
}

// Span asks for the days of some bars.
func (l *Listing) Span(from, to int) {
	bars := l.told.bars
	if from < 0 || to < from || to >= len(bars) {
		return
	}
	text := bars[from].Period
	if to > from {
		text += ".." + bars[to].Period
	}
	l.narrow(find.Date, text)
}

// beforeAtMost is how many of what was looked for before are offered as chips.
const beforeAtMost = 5

// Hint offers what a query is made with, and what was looked for before: the keyboard
// has come to the empty box.
func (l *Listing) Hint() {
	if l.sidebar.Query() != "" || l.sidebar.View() == present.ViewBookmarks || l.sidebar.View() == present.ViewRecent {
		return
	}
	s := l.basics("")
	for _, op := range present.Operators() {
		s.Chips = append(s.Chips, document.Chip{Text: op, Typed: true})
		l.chips = append(l.chips, func(int) { l.sidebar.Insert(op) })
	}
	if !l.fulltext { // where they are listed
		history := l.Preferences.StringList(prefHistory)
		for _, q := range history[:min(len(history), beforeAtMost)] {
			s.Chips = append(s.Chips, document.Chip{Text: "↑ " + shortened(q), Typed: true})
			l.chips = append(l.chips, func(int) { l.sidebar.SetQuery(q) })
		}
	}
	l.sidebar.SetSummary(s)
}

// Unhint takes away what is offered there.
func (l *Listing) Unhint() {
	if l.sidebar.Query() == "" {
		l.sidebar.SetSummary(l.basics(""))
	}
}

// shortened is the beginning of a query, as much as a chip has room for.
func shortened(q string) string {
	const most = 12
	if r := []rune(q); len(r) > most {
		return string(r[:most]) + "…"
	}
	return q
}

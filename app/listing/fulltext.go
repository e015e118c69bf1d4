package listing

import (
	"context"
	"errors"
	"strings"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/library"
	"lanmu/widgets/document"
)

// findText lists below the headlines what is found in the texts, as it comes.
func (l *Listing) findText(ctx context.Context, query string, view int, rows []present.Shown, asked library.Asked) {
	listed := map[stock.Ref]bool{}
	for _, s := range rows {
		listed[s.Ref] = true
	}
	l.searchTexts(ctx, query, view, rows, listed, asked)
}

// listText lists what is found in headlines and texts together.
func (l *Listing) listText(ctx context.Context, query string) {
	view, asked := l.sidebar.View(), l.Asked()
	l.Work.Go(func() { l.searchTexts(ctx, query, view, nil, nil, asked) })
}

// Asked is how what is found in texts is listed: in which order, and each article once.
func (l *Listing) Asked() library.Asked {
	return library.Asked{Same: l.Shelf().Same(), Order: present.Orders[l.Preferences.String(prefSorting)]}
}

// searchTexts looks through the texts and lists what it finds below rows.
func (l *Listing) searchTexts(ctx context.Context, query string, view int, rows []present.Shown, listed map[stock.Ref]bool, how library.Asked) {
	var texts *present.Texts
	var last library.Results
	err := l.Library.SearchFor(ctx, query, how, func(r library.Results) {
		last = r
		var all []present.Shown
		var order *present.Order
		fresh := texts == nil || texts.Len() != r.Len()
		if fresh {
			texts = present.NewTexts(r.Found)
			all = append(rows[:len(rows):len(rows)], present.TextRows(texts, listed, rows != nil)...)
			order = present.NewOrder(all, l.Shelf())
		}
		into := texts
		l.Work.UI(func() {
			if ctx.Err() != nil {
				return
			}
			if rows == nil {
				l.begin(query, view)
			}
			into.Take(r.Hits)
			l.texts = into
			l.count(r)
			switch {
			case !fresh:
				l.sidebar.Redraw()
			case len(all) > 0:
				l.showFound(len(rows), all, order)
				l.arrived()
			}
		})
	})
	l.sayTextError(ctx, err)
	if err == nil && last.Done && last.Found != nil {
		l.afterSearch(ctx, query, rows, last)
	}
	l.Work.UI(func() {
		if ctx.Err() == nil {
			l.arrived()
		}
	})
}

// afterSearch tells more of what was found, which takes its time, or why nothing was.
func (l *Listing) afterSearch(ctx context.Context, query string, rows []present.Shown, r library.Results) {
	if r.Len() > 0 {
		if rows == nil {
			l.countFacets(ctx, r)
		}
		return
	}
	why, err := l.Library.Why(ctx, query)
	if err != nil {
		why = nil // nothing is found anyway
	}
	offers := present.Offers(query, why)
	l.Work.UI(func() {
		switch {
		case ctx.Err() != nil:
		case len(rows)+len(offers) > 0:
			l.show(append(rows[:len(rows):len(rows)], offers...))
			if len(rows) > 0 {
				l.sidebar.Extend(l.rows())
			} else {
				l.sidebar.SetRows(l.rows(), -1)
				l.sidebar.SetSummary(document.Summary{Text: present.WhyText(query, why)})
			}
		default:
			text := present.WhyText(query, why)
			for _, p := range r.Problems {
				text += "\n" + present.Problem(p)
			}
			l.show(nil)
			l.sidebar.SetEmpty(text)
		}
	})
}

func (l *Listing) sayTextError(ctx context.Context, err error) {
	var lost *library.LostError
	l.Work.UI(func() {
		switch {
		case ctx.Err() != nil:
		case errors.As(err, &lost):
			l.Said.Say("search", tongue.Count("error.lost", lost.Files, nil))
		case err != nil:
			l.Said.Say("search", tongue.T("error.search", map[string]any{"Cause": present.WhyNot(err)}))
		default:
			l.Said.Unsay("search")
		}
	})
}

// showFound lists what was found below the rows shown, which stay as they are.
func (l *Listing) showFound(before int, all []present.Shown, order *present.Order) {
	again := before > 0 || len(l.shown) > 0 && l.shown[len(l.shown)-1].Found != nil && l.order.Len() < order.Len()
	l.shown, l.order = all, order
	l.OnListed()
	if again { // what was found goes on
		l.sidebar.Extend(l.rows())
		return
	}
	l.sidebar.SetRows(l.rows(), l.selectRow(all[min(1, len(all)-1)].Ref))
}

// snippetsAtOnce is how many are read one after another before they are shown.
const snippetsAtOnce = 20

// want has the snippet of an article be read: it has come into view.
func (l *Listing) want(s present.Shown) {
	l.wanted = append(l.wanted, s.Ref)
	if l.loading {
		return
	}
	l.loading = true
	l.Work.Go(func() { l.Work.UI(l.readWanted) })
}

// readWanted reads the snippets that were wanted last, and then those that were
// meanwhile.
func (l *Listing) readWanted() {
	texts, wanted := l.texts, l.wanted
	l.wanted = nil
	if wanted = wanted[max(0, len(wanted)-2*snippetsAtOnce):]; len(wanted) == 0 || texts == nil {
		l.loading = false
		return
	}
	places := map[stock.Ref]int{}
	for _, s := range l.shown {
		if s.Found == texts {
			places[s.Ref] = s.Nth
		}
	}
	ctx := l.Work.Life()
	l.Work.Go(func() {
		var hits []library.Hit
		for _, r := range wanted {
			n, ok := places[r]
			if !ok {
				continue
			}
			h, err := texts.Found.Hit(ctx, n)
			if err != nil {
				break // what is lost is told of when it is searched again
			}
			hits = append(hits, h)
		}
		l.Work.UI(func() {
			texts.Take(hits)
			if l.texts == texts && len(hits) > 0 {
				l.sidebar.Redraw()
			}
			l.readWanted()
		})
	})
}

// ToggleTexts has the filter box look through the texts, or through headlines again.
func (l *Listing) ToggleTexts() {
	l.LookThrough(!l.fulltext)
	l.sidebar.FocusFilter()
}

// LookThrough has the filter box look through the texts, or not.
func (l *Listing) LookThrough(on bool) {
	if l.fulltext == on {
		return
	}
	l.fulltext = on
	hint := tongue.T("sidebar.filter")
	if on {
		hint = tongue.T("sidebar.search")
		if v := l.sidebar.View(); v == present.ViewBookmarks || v == present.ViewRecent {
			l.sidebar.ShowView(present.ViewColumns)
		}
	}
	l.sidebar.SetHint(hint)
	l.Filter()
}

// Search looks for words as they stand in the texts.
func (l *Listing) Search(words string) {
	l.LookThrough(true)
	l.sidebar.SetQuery(`"` + strings.ReplaceAll(words, `"`, " ") + `"`)
}

// listBefore lists what was looked for before, where nothing is typed.
func (l *Listing) listBefore() {
	defer l.arrived()
	l.begin("", l.sidebar.View())
	var rows []present.Shown
	for _, q := range l.Preferences.StringList(prefHistory) {
		rows = append(rows, present.Shown{Head: &present.Heading{Name: q, Offer: q}})
	}
	if len(rows) == 0 {
		l.show(nil)
		l.sidebar.SetEmpty(tongue.T("found.before.none"))
		return
	}
	rows = append([]present.Shown{{Head: &present.Heading{Name: tongue.T("found.before")}}}, rows...)
	l.show(rows)
	l.sidebar.SetRows(l.rows(), -1)
}

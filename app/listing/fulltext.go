package listing

import (
	"context"
	"errors"
	"strings"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/library"
)

// findText lists below the headlines what is found in the texts, as it comes.
func (l *Listing) findText(ctx context.Context, query string, rows []present.Shown) {
	listed := map[stock.Ref]bool{}
	for _, s := range rows {
		listed[s.Ref] = true
	}
	err := l.Library.Search(ctx, query, func(r library.Results) {
		found := present.TextRows(r, listed)
		l.Work.UI(func() {
			if ctx.Err() == nil {
				l.showFound(rows, found, r.Done)
			}
		})
	})
	l.sayTextError(ctx, err)
}

// listText lists what is found in headlines and texts together.
func (l *Listing) listText(ctx context.Context, query string) {
	view := l.sidebar.View()
	l.Work.Go(func() {
		err := l.Library.Search(ctx, query, func(r library.Results) {
			found := present.TextRows(r, nil)
			l.Work.UI(func() {
				if ctx.Err() == nil {
					l.begin(query, view)
					l.showFound(nil, found, r.Done)
				}
			})
		})
		l.sayTextError(ctx, err)
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
			l.Said.Say("search", tongue.T("error.search", map[string]any{"Cause": err.Error()}))
		default:
			l.Said.Unsay("search")
		}
	})
}

// showFound lists what was found below the rows shown, which stay as they are.
func (l *Listing) showFound(rows, found []present.Shown, done bool) {
	all := append(rows[:len(rows):len(rows)], found...)
	switch {
	case len(all) == 0 && !done:
		return
	case len(all) == 0:
		l.show(nil)
		l.sidebar.SetEmpty(present.EmptyText(l.query, ""))
	case len(rows) > 0:
		l.show(all)
		l.sidebar.Extend(l.rows())
	default:
		l.show(all)
		l.sidebar.SetRows(l.rows(), l.selectRow(all[1].Ref))
	}
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

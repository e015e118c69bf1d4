package app

import (
	"context"
	"errors"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/library"
	"lanmu/widgets/document"
)

// findText lists below the headlines what is found in the texts, as it comes.
func (w *window) findText(ctx context.Context, query string, rows []present.Shown) {
	listed := map[stock.Ref]bool{}
	for _, s := range rows {
		listed[s.Ref] = true
	}
	err := w.Library.Search(ctx, query, func(r library.Results) {
		found := present.TextRows(r, listed)
		w.work.UI(func() {
			if ctx.Err() == nil {
				w.showFound(rows, found, r.Done)
			}
		})
	})
	w.sayTextError(ctx, err)
}

// listText lists what is found in headlines and texts together.
func (w *window) listText(ctx context.Context, query string) {
	view := w.sidebar.View()
	w.work.Go(func() {
		err := w.Library.Search(ctx, query, func(r library.Results) {
			found := present.TextRows(r, nil)
			w.work.UI(func() {
				if ctx.Err() == nil {
					w.begin(query, view)
					w.showFound(nil, found, r.Done)
				}
			})
		})
		w.sayTextError(ctx, err)
	})
}

func (w *window) sayTextError(ctx context.Context, err error) {
	var lost *library.LostError
	w.work.UI(func() {
		switch {
		case ctx.Err() != nil:
		case errors.As(err, &lost):
			w.above.Say("search", tongue.Count("error.lost", lost.Files, nil))
		case err != nil:
			w.above.Say("search", tongue.T("error.search", map[string]any{"Cause": err.Error()}))
		default:
			w.above.Unsay("search")
		}
	})
}

// showFound lists what was found below the rows shown, which stay as they are.
func (w *window) showFound(rows, found []present.Shown, done bool) {
	all := append(rows[:len(rows):len(rows)], found...)
	switch {
	case len(all) == 0 && !done:
		return
	case len(all) == 0:
		w.show(nil)
		w.sidebar.SetEmpty(present.EmptyText(w.query, ""))
	case len(rows) > 0:
		w.show(all)
		w.sidebar.Extend(w.rows())
	default:
		w.show(all)
		w.sidebar.SetRows(w.rows(), w.selectRow(all[1].Ref))
	}
}

// openFound opens an article at the first place that was found in it, with all
// of them marked.
func (w *window) openFound(h library.Hit, query string) {
	w.with(stock.Ref{Sheet: h.Sheet, N: h.Article}, func(e stock.Entry) {
		w.open(e, document.Position{})
		w.searched = query
		w.findbar.ShowFor(query)
		w.findInArticle(query, 0)
	})
}

// toggleFullText has the filter box look through the texts, or through headlines
// again.
func (w *window) toggleFullText() {
	w.showSidebar()
	w.setFullText(!w.fulltext)
	w.sidebar.FocusFilter()
}

func (w *window) setFullText(on bool) {
	if w.fulltext == on {
		return
	}
	w.fulltext = on
	hint := tongue.T("sidebar.filter")
	if on {
		hint = tongue.T("sidebar.search")
		if v := w.sidebar.View(); v == present.ViewBookmarks || v == present.ViewRecent {
			w.sidebar.ShowView(present.ViewColumns)
		}
	}
	w.sidebar.SetHint(hint)
	w.filter()
}

package app

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/library"
	"lanmu/widgets/document"
)

// findText lists below the headlines what is found in the texts, as it comes.
func (w *window) findText(ctx context.Context, query string, rows []shown) {
	listed := map[stock.Ref]bool{}
	for _, s := range rows {
		listed[s.Ref] = true
	}
	err := w.Library.Search(ctx, query, func(r library.Results) {
		found := textRows(r, listed)
		w.ui(func() {
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
			found := textRows(r, nil)
			w.ui(func() {
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
	w.ui(func() {
		switch {
		case ctx.Err() != nil:
		case errors.As(err, &lost):
			w.banner.Say("search", tongue.Count("error.lost", lost.Files, nil))
		case err != nil:
			w.banner.Say("search", tongue.T("error.search", map[string]any{"Cause": err.Error()}))
		default:
			w.banner.Unsay("search")
		}
	})
}

// textRows are the rows of what was found in texts, but for articles that are
// listed already.
func textRows(r library.Results, listed map[stock.Ref]bool) []shown {
	var rows []shown
	for i := range r.Hits {
		h := &r.Hits[i]
		at := stock.Ref{Sheet: h.Sheet, N: h.Article}
		if at.Exists() && !listed[at] {
			rows = append(rows, shown{Ref: at, found: h})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	head := &header{name: tongue.T("sidebar.intext"), count: r.Total - (len(r.Hits) - len(rows))}
	return append([]shown{{head: head}}, rows...)
}

// showFound lists what was found below the rows shown, which stay as they are.
func (w *window) showFound(rows, found []shown, done bool) {
	all := append(rows[:len(rows):len(rows)], found...)
	switch {
	case len(all) == 0 && !done:
		return
	case len(all) == 0:
		w.shown = nil
		w.sidebar.SetEmpty(emptyText(w.query, ""))
	case len(rows) > 0:
		w.shown = all
		w.sidebar.Extend(w.rows())
	default:
		w.shown = all
		w.sidebar.SetRows(w.rows(), w.selectRow(all[1].Ref))
	}
}

// beforeHit is how many characters of a snippet are shown before what was found:
// enough to tell what it is about, few enough that it stays in view.
const beforeHit = 6

// snippet is the line of text around a hit, with the runes that were found.
func snippet(h library.Hit) (string, []int) {
	if len(h.Marks) == 0 {
		return h.Snippet, nil
	}
	from := h.Marks[0].Start
	for range beforeHit {
		_, size := utf8.DecodeLastRuneInString(h.Snippet[:from])
		from -= size
	}
	text := h.Snippet[from:]
	lead := ""
	if from > 0 && !strings.HasPrefix(text, "…") {
		lead = "…"
	}
	var places [][2]int
	for _, m := range h.Marks {
		if m.Start >= from {
			places = append(places, [2]int{m.Start - from + len(lead), m.End - from + len(lead)})
		}
	}
	return lead + text, runesIn(lead+text, places)
}

// runesIn are the runes of a text that stand in places of it, in bytes.
func runesIn(text string, places [][2]int) []int {
	var out []int
	n := 0
	for at := range text {
		for _, p := range places {
			if at >= p[0] && at < p[1] {
				out = append(out, n)
				break
			}
		}
		n++
	}
	return out
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
		if v := w.sidebar.View(); v == viewBookmarks || v == viewRecent {
			w.sidebar.ShowView(viewColumns)
		}
	}
	w.sidebar.SetHint(hint)
	w.filter()
}

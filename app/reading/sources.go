package reading

import (
	"slices"

	"lanmu/app/present"
	"lanmu/app/stock"
)

// A page that is at hand in several files has several sources: that of the file it is
// read from is shown, or that which the reader chooses.

// sourced is the source that is shown of the open article.
type sourced struct {
	all  []stock.Leaf // the page in all files it is at hand in, the best first
	from stock.Entry  // that is shown; zero for the article's own
}

// Sources are the pages whose source may be shown, and which of them is; several or
// none.
func (r *Reading) Sources() (all []stock.Leaf, now int) {
	if len(r.source.all) < 2 {
		return nil, 0
	}
	of := r.open
	if !r.source.from.Zero() {
		of = r.source.from
	}
	return r.source.all, slices.IndexFunc(r.source.all, func(l stock.Leaf) bool { return l.Sheet == of.Sheet })
}

// findSources finds them for the open article.
func (r *Reading) findSources() {
	r.source = sourced{}
	if e := r.open; e.Sheet != nil {
		r.source.all = r.Shelf().AllSources(stock.Ref{Sheet: e.Sheet, N: e.Number}.Leaf())
	}
}

// ShowSourceOf shows the source in another file.
func (r *Reading) ShowSourceOf(l stock.Leaf) {
	if l.Sheet == r.open.Sheet {
		r.source.from = stock.Entry{}
		r.showSource()
		return
	}
	ref, ok := l.Alike(r.open.Article)
	if !ok {
		return
	}
	id, shelf := r.ID(), r.Shelf()
	r.Work.Go(func() {
		e, err := stock.Fetch(r.Work.Life(), r.Library, shelf, ref)
		r.Work.UI(func() {
			switch {
			case r.ID() != id:
			case err != nil:
				r.Said.Say(stock.KeyOf(l.Sheet), present.OpenError(stock.KeyOf(l.Sheet), err))
			default:
				r.source.from = e
				r.showSource()
			}
		})
	})
}

package facsimile

import (
	"context"
	"fmt"
	"image"
	"slices"

	"lanmu/app/present"
	"lanmu/app/stock"
)

// The strip of an issue's pages.

// A leaf is a page in the strip.
type leaf struct {
	path  string
	sheet int        // of the file, from 1 on
	of    stock.Leaf // zero for what is not known to be a page of the issue
}

// leavesOf are the pages that stand in the strip with an article's: all sheets of its own
// file, and those of the issue that are in others; with their names. It walks through all
// there is of the day.
func leavesOf(shelf *stock.Shelf, e stock.Entry, path string, sheets int) (all []leaf, names []string) {
	own := false
	add := func(l leaf, name string) {
		all, names = append(all, l), append(names, name)
	}
	issue := shelf.Issue(stock.Ref{Sheet: e.Sheet, N: e.Number}.Leaf())
	mine := func() {
		for n := 1; n <= sheets; n++ {
			l, name := leaf{path: path, sheet: n}, fmt.Sprint(n)
			if i := slices.IndexFunc(issue, func(x stock.Leaf) bool { return pathOfSheet(x) == path && max(1, x.Of()) == n }); i >= 0 {
				l.of = issue[i]
				if page := present.PageName(l.of.Folio().Folio); page != "" {
					name = page
				}
			}
			add(l, name)
		}
		own = true
	}
	for _, x := range issue {
		switch at := pathOfSheet(x); at {
		case "":
		case path:
			if !own {
				mine()
			}
		default:
			name := present.PageName(x.Folio().Folio)
			if name == "" {
				name = present.LeafName(x)
			}
			add(leaf{at, max(1, x.Of()), x}, name)
		}
	}
	if !own {
		mine()
	}
	return all, names
}

func pathOfSheet(x stock.Leaf) string {
	if x.Sheet == nil {
		return ""
	}
	return x.Path()
}

// fill shows the pages of the issue that is read, if they are others than before.
func (f *Facsimile) fill() {
	e, path, sheets, shelf := f.from, f.path, len(f.sizes), f.Shelf()
	ctx := f.filling.Begin(f.Work.Life())
	f.Work.Go(func() {
		all, names := leavesOf(shelf, e, path, sheets)
		f.Work.UI(func() {
			if ctx.Err() != nil || f.path != path {
				return
			}
			if !slices.EqualFunc(all, f.leaves, func(a, b leaf) bool { return a.path == b.path && a.sheet == b.sheet }) || !slices.Equal(names, f.names) {
				f.strip.Draw = f.small(all)
				f.strip.Set(names)
				f.OnLaid()
			}
			f.leaves, f.names = all, names
			f.mark()
		})
	})
}

// mark marks the page in the strip that is shown.
func (f *Facsimile) mark() {
	f.strip.Open(slices.IndexFunc(f.leaves, func(l leaf) bool { return l.path == f.path && l.sheet == f.sheet }))
}

// small draws pages of the strip.
func (f *Facsimile) small(leaves []leaf) func(context.Context, int, image.Point) (image.Image, error) {
	return func(ctx context.Context, n int, within image.Point) (image.Image, error) {
		m, err := f.Gallery.Small(ctx, leaves[n].path, leaves[n].sheet, within)
		if err != nil {
			return nil, err
		}
		return m, nil
	}
}

// openLeaf opens a page of the strip: its first article, or where none begins its picture.
func (f *Facsimile) openLeaf(n int) {
	if n >= len(f.leaves) {
		return
	}
	l := f.leaves[n]
	if l.of.Sheet != nil {
		f.OnLeaf(l.of)
		return
	}
	if of := slices.Index(f.begins, l.sheet); of >= 0 && f.from.Sheet != nil {
		f.OnArticle(stock.Ref{Sheet: f.from.Sheet, N: of})
		return
	}
	f.show(l.sheet)
}

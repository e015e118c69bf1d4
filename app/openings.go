package app

import (
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/data/bookmark"
	"lanmu/data/library"
	"lanmu/widgets/document"
)

// openShown opens an article or a bookmark that is listed, with words of it marked.
func (w *window) openShown(s present.Shown, words string) {
	switch {
	case s.Found != nil:
		w.openFound(*s.Found, words)
	case s.Sheet != nil:
		w.openMatched(s.Ref, words)
	case s.Mark != nil:
		w.openBookmark(*s.Mark)
	}
}

// openFound opens an article at the first place that was found in it, with all
// of them marked.
func (w *window) openFound(h library.Hit, words string) {
	w.with(stock.Ref{Sheet: h.Sheet, N: h.Article}, func(e stock.Entry) {
		w.open(e, document.Position{})
		w.searched = words
		w.findbar.ShowFor(words)
		w.findInArticle(words, 0)
	})
}

// openMatched opens an article where it was left, with words of its headline marked.
func (w *window) openMatched(r stock.Ref, words string) {
	w.with(r, func(e stock.Entry) {
		w.openWhereLeft(e)
		if words != "" {
			w.searched = words
			w.findbar.ShowFor(words)
			w.markInArticle(words)
		}
	})
}

// starShown turns the star of an article or a bookmark that is listed.
func (w *window) starShown(s present.Shown) {
	switch {
	case s.Sheet != nil:
		w.turnRef(s.Ref)
	case s.Mark == nil:
	case s.Mark.IsPassage():
		w.keepNotes()
		w.change(func() error { return w.remove(s.Mark.ID) })
	default:
		if r, ok := w.in.Shelf().Find(s.Mark.ID); ok {
			w.turnRef(r)
		} else {
			w.toggle(stock.Entry{Page: s.Mark.Page, Mark: *s.Mark})
		}
	}
}

// turnRef turns the star of an article of the library.
func (w *window) turnRef(r stock.Ref) {
	s := w.in.Shelf()
	w.turn(s.ID(r), func() (stock.Entry, error) { return w.fetchSoon(s, r) })
}

// openBookmark opens the article of a bookmark, from its page or, when that is
// gone, from the copy kept with the bookmark, at the passage that is marked.
func (w *window) openBookmark(b bookmark.Bookmark) {
	show := func(e stock.Entry) {
		if !b.IsPassage() {
			w.openWhereLeft(e)
			return
		}
		w.open(e, document.Position{})
		w.noted = b.ID
		w.showNote()
		if p := w.passage(b); len(p) > 0 {
			w.reader.Reveal(document.Position{Block: p[0].Block, Offset: p[0].Start})
		}
	}
	if r, ok := w.in.Shelf().Find(b.ArticleID()); ok {
		w.with(r, show)
		return
	}
	w.work.Go(func() {
		e := stock.Entry{Page: b.Page, Mark: b, Gone: true}
		e.Mark.ID, e.Mark.Article, e.Mark.Quote, e.Mark.Prefix, e.Mark.Suffix = b.ArticleID(), "", "", "", ""
		if c, err := w.Copies.Load(b.ArticleID()); err == nil {
			e.Article = stock.ArticleOf(c)
		}
		w.work.UI(func() { show(e) })
	})
}

package reading

import (
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/library"
	"lanmu/data/page"
	"lanmu/widgets/document"
)

// OpenShown opens an article or a bookmark that is listed, with words of it marked.
func (r *Reading) OpenShown(s present.Shown, words string) {
	switch {
	case s.Found != nil:
		r.openFound(s.Ref, words)
	case s.Sheet != nil:
		r.openMatched(s.Ref, words)
	case s.Mark != nil:
		r.openBookmark(*s.Mark)
	}
}

// openFound opens an article at the first place that was found in it, with all
// of them marked.
func (r *Reading) openFound(ref stock.Ref, words string) {
	r.With(ref, func(e stock.Entry) {
		r.Open(e, document.Position{})
		r.showFor(words)
		r.Find(words, 0)
	})
}

// openMatched opens an article where it was left, with words of its headline marked.
func (r *Reading) openMatched(ref stock.Ref, words string) {
	r.With(ref, func(e stock.Entry) {
		r.OpenWhereLeft(e)
		if words != "" {
			r.showFor(words)
			r.mark(words)
		}
	})
}

// openBookmark opens the article of a bookmark, from its page or, when that is
// gone, from the copy kept with the bookmark, at the passage that is marked.
func (r *Reading) openBookmark(b bookmark.Bookmark) {
	show := func(e stock.Entry) {
		if !b.IsPassage() {
			r.OpenWhereLeft(e)
			return
		}
		r.Open(e, document.Position{})
		r.OnPassage(b.ID)
		if p := r.Passage(b); len(p) > 0 {
			r.panes.Reader.Reveal(document.Position{Block: p[0].Block, Offset: p[0].Start})
		}
	}
	if ref, ok := r.Shelf().Find(b.ArticleID()); ok {
		r.With(ref, show)
		return
	}
	r.Work.Go(func() {
		e := stock.Entry{Page: b.Page, Mark: b, Gone: true}
		e.Mark.ID, e.Mark.Article, e.Mark.Quote, e.Mark.Prefix, e.Mark.Suffix = b.ArticleID(), "", "", "", ""
		if c, err := r.Copies.Load(b.ArticleID()); err == nil {
			e.Article = stock.ArticleOf(c)
		}
		r.Work.UI(func() { show(e) })
	})
}

// OpenSheet opens the first article of a page, and does something once it is open.
// Of a page that has none it is said.
func (r *Reading) OpenSheet(s *library.Sheet, then func()) {
	if s.Len() == 0 {
		r.Said.Say(stock.KeyOf(s), tongue.T("error.noarticle", map[string]any{"File": s.Name()}))
		return
	}
	r.sideBySide(s)
	r.restoring.article = "" // what was open before is not what is asked for
	r.With(stock.Ref{Sheet: s, N: 0}, func(e stock.Entry) {
		r.Open(e, document.Position{})
		then()
	})
}

// OpenLeaf opens the first article of a page.
func (r *Reading) OpenLeaf(l stock.Leaf) {
	first, ok := l.First()
	if !ok {
		return
	}
	r.sideBySide(l.Sheet)
	r.restoring.article = ""
	r.With(first, func(e stock.Entry) { r.Open(e, document.Position{}) })
}

// sideBySide says of a page whose columns of type share lines how a better one
// is had, of one that could not be read whole how much is missing, and of one that was
// recognised how much of it is not sure.
func (r *Reading) sideBySide(s *library.Sheet) {
	recognised, doubts := s.Recognised()
	switch loss := s.Loss(); {
	case recognised && doubts == 0:
		r.Said.Say(stock.KeyOf(s), tongue.T("banner.recognised.sure", map[string]any{"File": s.Name()}))
	case recognised:
		r.Said.Say(stock.KeyOf(s), tongue.T("banner.recognised", map[string]any{"File": s.Name(), "N": doubts}))
	case loss.Matters():
		r.Said.Say(stock.KeyOf(s), tongue.T("banner.loss", map[string]any{"File": s.Name(), "Lost": loss.Lost, "Drawn": loss.Drawn}))
	case s.Form() == page.SideBySide:
		r.Said.Say(stock.KeyOf(s), tongue.T("banner.sidebyside", map[string]any{"File": s.Name()}))
	default:
		r.Said.Unsay(stock.KeyOf(s))
	}
}

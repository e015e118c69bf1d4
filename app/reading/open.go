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

// openBookmark opens the article of a bookmark, or of what was read lately, at the
// passage that is marked: from its page, or else from the file that was written down,
// or else from the copy kept with the bookmark. When there is none of these it is said.
func (r *Reading) openBookmark(b bookmark.Bookmark) {
	if ref, ok := r.Shelf().Find(b.ArticleID()); ok {
		r.With(ref, func(e stock.Entry) { r.showMark(b, e) })
		return
	}
	if b.File == "" {
		r.openCopy(b)
		return
	}
	r.OpenIn(library.PathOf(b.File), b)
}

// OpenIn opens the article of a bookmark from a file, or from its copy if the file has it
// not.
func (r *Reading) OpenIn(path string, b bookmark.Bookmark) {
	ctx := r.fetching.Begin(r.Work.Life())
	r.Bring(path, func(s *library.Sheet) {
		if ctx.Err() != nil { // another was opened meanwhile
			return
		}
		if ref, ok := articleIn(s, b); ok {
			r.With(ref, func(e stock.Entry) { r.showMark(b, e) })
			return
		}
		r.openCopy(b)
	})
}

// articleIn is the article of a page that a bookmark is of: the one with its id, or else
// with its headline, which a correction of its text leaves.
func articleIn(s *library.Sheet, b bookmark.Bookmark) (stock.Ref, bool) {
	if s == nil {
		return stock.Ref{}, false
	}
	for _, is := range []func(library.Article) bool{
		func(a library.Article) bool { return a.ID == b.ArticleID() },
		func(a library.Article) bool { return b.Headline != "" && a.Headline == b.Headline },
	} {
		for i := range s.Len() {
			if is(s.Article(i)) {
				return stock.Ref{Sheet: s, N: i}, true
			}
		}
	}
	return stock.Ref{}, false
}

// showMark shows the article of a bookmark at the passage that is marked, or where it
// was left.
func (r *Reading) showMark(b bookmark.Bookmark, e stock.Entry) {
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

// openCopy opens the copy that is kept with a bookmark, or says that there is none.
func (r *Reading) openCopy(b bookmark.Bookmark) {
	r.Work.Go(func() {
		e := stock.Entry{Page: b.Page, Mark: b, Gone: true}
		e.Mark.ID, e.Mark.Article, e.Mark.Quote, e.Mark.Prefix, e.Mark.Suffix = b.ArticleID(), "", "", "", ""
		c, err := r.Copies.Load(b.ArticleID())
		r.Work.UI(func() {
			if err != nil {
				r.OnGone(b)
				return
			}
			e.Article = stock.ArticleOf(c)
			r.showMark(b, e)
		})
	})
}

// Welcome shows how a page is had, where there is none.
func (r *Reading) Welcome() {
	if r.open.Zero() {
		r.panes.Reader.SetDocument(present.Welcome(), document.Position{})
	}
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

// Again shows the open article anew, where it is being read: more is known of where it
// stands.
func (r *Reading) Again(ref stock.Ref) {
	id := r.ID()
	r.With(ref, func(e stock.Entry) {
		if r.ID() == id {
			r.Open(e, r.At())
		}
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
		r.Said.Tell(stock.KeyOf(s), tongue.T("banner.recognised.sure", map[string]any{"File": s.Name()}))
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

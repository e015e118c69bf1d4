package reading

import (
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/widgets/document"
)

// restoring is what was read when the program ended.
type restoring struct {
	article string // to be opened when its page is there
	at      document.Position
}

func lastRead(reading *bookmark.Reading) restoring {
	recent := bookmark.Own(reading.Recent())
	if len(recent) == 0 {
		return restoring{}
	}
	return restoring{recent[0].Article, document.Position{Block: recent[0].Block, Offset: recent[0].Offset}}
}

// Shelved reads on as what is on another shelf has it.
func (r *Reading) Shelved() {
	r.reread()
	r.findElsewhere()
	r.resume()
}

// Known reports whether the open article turned out to be one that is bookmarked, and
// has been edited since.
func (r *Reading) Known() bool {
	c, s := &r.open, r.Shelf()
	if c.Sheet == nil {
		return false
	}
	id := s.ID(stock.Ref{Sheet: c.Sheet, N: c.Number})
	known := id != c.Mark.ID
	c.Mark.ID = id
	return known
}

// reread shows the open article as its page has it now, where it is being read.
func (r *Reading) reread() {
	c := r.open
	if c.Sheet == nil {
		return
	}
	now, shelf := r.Now(c.Sheet), r.Shelf()
	if now == nil { // its file was renamed, say
		if ref, ok := shelf.Find(c.Mark.ID); ok && ref.Sheet != c.Sheet {
			r.With(ref, func(e stock.Entry) { r.Open(e, r.At()) })
		}
		return
	}
	if now == c.Sheet {
		if better, ok := shelf.Better(c); ok && r.At() == (document.Position{}) { // and reading has not begun
			r.With(better, func(e stock.Entry) { r.Open(e, document.Position{}) })
		}
		return
	}
	r.Work.Go(func() {
		for i := range now.Len() {
			e, err := stock.Fetch(r.Work.Life(), r.Library, shelf, stock.Ref{Sheet: now, N: i})
			if err == nil && (e.Mark.ID == c.Mark.ID || bookmark.Same(stock.CopyOf(c), stock.CopyOf(e))) {
				r.Work.UI(func() {
					if r.open.Sheet == c.Sheet && r.open.Number == c.Number {
						r.Open(e, r.At())
					}
				})
				return
			}
		}
	})
}

// resume opens the article that was open when the program ended, or else the
// first one, once a page is there to take it from.
func (r *Reading) resume() {
	last := r.restoring
	if !r.open.Zero() && last.article == "" {
		return
	}
	if ref, ok := r.Shelf().Find(last.article); ok {
		r.restoring.article = ""
		r.With(ref, func(e stock.Entry) { r.Open(e, last.at) })
		return
	}
	if refs := r.Shelf().Refs; r.open.Zero() && len(refs) > 0 {
		r.With(refs[0], func(e stock.Entry) {
			r.Open(e, document.Position{})
			r.restoring = last
		})
	}
}

// readPart is how much of an article must have been seen for it to be read.
const readPart = .995

// KeepPlace has it remembered where the open article is being read.
func (r *Reading) KeepPlace() {
	if r.open.Zero() || r.open.Article == nil {
		return
	}
	m, at := r.open.Mark, r.At()
	was, _ := r.Reading.Get(m.ID)
	p := bookmark.Place{Article: m.ID, Headline: m.Headline, Column: m.Column, Byline: m.Byline, Page: m.Page, File: m.File, Folio: m.Folio,
		Block: at.Block, Offset: at.Offset, Read: r.unread == "" && (was.Read || r.panes.Reader.Read() > readPart), Opened: r.since}
	r.placing.Add(r.Work, func() {
		err := r.Reading.Set(p)
		r.Work.UI(func() {
			if err != nil {
				r.Said.Say("reading", tongue.T("error.reading", map[string]any{"Cause": present.WhyNot(err)}))
				return
			}
			r.Said.Unsay("reading")
			if p.Read && !was.Read {
				r.OnThrough()
			}
		})
	})
}

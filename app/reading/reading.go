// Package reading is what is read: the article that is open, from its page or from
// the copy of a bookmark, where it is being read, what is searched for in it, and the
// page as it came beside it.
package reading

import (
	"time"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/app/work"
	"lanmu/data/bookmark"
	"lanmu/data/library"
	"lanmu/widgets"
	"lanmu/widgets/document"
)

// Needs is what the part needs of the window.
type Needs struct {
	stock.Memory
	Library *library.Library
	Gallery *library.Gallery
	Work    *work.Work
	Said    interface { // above the text
		Say(about, text string)  // what is wrong
		Tell(about, text string) // what happened
		Unsay(about string)
	}
	Shelf  func() *stock.Shelf                          // of the articles there are
	Now    func(s *library.Sheet) *library.Sheet        // a page as it is now, nil when it is at hand no more
	Next   func() (headline string, open func())        // what comes after the open article; open is nil for nothing
	Bring  func(path string, then func(*library.Sheet)) // takes a file in, then gets its page, nil if it is gone
	Spoken func() string                                // what is said beside the progress, "" for nothing

	OnLeave   func()                    // the open article is about to be another
	OnOpen    func()                    // it is another
	OnPassage func(id string)           // and was opened at a passage that is bookmarked
	OnScroll  func()                    // another part of it is in view
	OnSource  func()                    // another source is shown
	OnThrough func()                    // it has been read to its end
	OnGone    func(b bookmark.Bookmark) // what was asked for is neither in its file nor in a copy
}

// Panes is where it is seen.
type Panes struct {
	Reader, Source *widgets.Reader
	SourcePane     interface { // around the source
		Show()
		Hide()
	}
	Star     *widgets.Star
	Find     *widgets.FindBar
	Progress *widgets.Progress
}

// Reading is what is read.
type Reading struct {
	Needs
	panes     Panes
	open      stock.Entry // zero when nothing is
	pieces    []int       // for each block of its document, that of its piece in the source; -1 for none
	since     time.Time   // when it was opened
	fetching  work.Latest // article
	placing   work.Queue  // of what is to be remembered of places
	restoring restoring
	search    search
	trail     trail
	source    sourced
	unread    string // the open article, if it was marked as unread since it was opened
}

// New reads nothing yet; what was read last is read on once its page is there.
func New(n Needs) *Reading { return &Reading{Needs: n, restoring: lastRead(n.Reading)} }

// Draw has it be seen in panes.
func (r *Reading) Draw(p Panes) {
	r.panes = p
	p.Reader.OnSized = r.ShowProgress
	p.Reader.OnScrolled = func() {
		r.ShowProgress()
		r.OnScroll()
	}
	p.Reader.OnCaret = r.showPiece
	p.Find.OnChanged = func(q string) {
		r.search.texts = ""
		r.Find(q, 0)
	}
	p.Find.OnStep = r.StepHit
	p.Find.OnClose = func() {
		r.Find("", 0)
		p.Reader.Focus()
	}
}

// CloseFind ends the search in the text, and reports whether there was one.
func (r *Reading) CloseFind() bool {
	if !r.panes.Find.Visible() {
		return false
	}
	r.panes.Find.Close()
	return true
}

// Entry is the article that is open, zero when none is.
func (r *Reading) Entry() stock.Entry { return r.open }

// MarkedRead tells that an article was marked as read, or as unread: the open one is
// then not taken for read until it is opened anew.
func (r *Reading) MarkedRead(id string, read bool) {
	switch {
	case id != r.ID():
	case read:
		r.unread = ""
	default:
		r.unread = id
	}
}

// ID is its id, "" when none is open.
func (r *Reading) ID() string { return r.open.Mark.ID }

// Open shows an article from a position on.
func (r *Reading) Open(e stock.Entry, at document.Position) {
	r.KeepPlace() // in the article left
	r.OnLeave()
	r.open, r.since, r.unread = e, time.Now(), ""
	r.panes.Reader.SetDocument(r.withCoda(e), at)
	r.ShowProgress()
	r.Marked()
	if r.panes.Find.Visible() {
		r.Find(r.panes.Find.Query(), 0)
	}
	r.findSources()
	r.showSource()
	r.trail.visits(e.Mark)
	r.OnOpen()
}

// Close has nothing be read, and returns what was, and where.
func (r *Reading) Close() (stock.Entry, document.Position) {
	e := r.open
	r.open = stock.Entry{}
	return e, r.panes.Reader.At()
}

// withCoda is the document of an entry with, after its end, what comes next in the
// list.
func (r *Reading) withCoda(e stock.Entry) document.Document {
	d := present.Illustrated(e, r.Gallery)
	headline, open := r.Next()
	if open == nil {
		return d
	}
	r.panes.Reader.OnCoda = open
	d.Blocks = append(d.Blocks, document.Block{Style: document.Coda, Text: codaOf(headline)})
	return d
}

// Listed has what stands after the end of the text tell of what comes next in the list
// as it is now.
func (r *Reading) Listed() {
	if r.open.Zero() {
		return
	}
	headline, open := r.Next()
	r.panes.Reader.OnCoda = open
	if open == nil {
		r.panes.Reader.SetCoda("")
		return
	}
	r.panes.Reader.SetCoda(codaOf(headline))
}

func codaOf(headline string) string {
	return tongue.T("article.next", map[string]any{"Headline": headline})
}

// Article is the open article and its id, as it is read aloud.
func (r *Reading) Article() (id string, d document.Document) {
	return r.open.Mark.ID, present.Document(r.open)
}

// At is the first position in view.
func (r *Reading) At() document.Position { return r.panes.Reader.At() }

// Chosen is where what is selected begins; ok is false where nothing is.
func (r *Reading) Chosen() (at document.Position, ok bool) {
	if p := r.panes.Reader.Passages(); len(p) > 0 && p[0].End > p[0].Start {
		return document.Position{Block: p[0].Block, Offset: p[0].Start}, true
	}
	return at, false
}

// SetMarks marks passages of the open article, and brings the one with the index
// now into view; -1 is none.
func (r *Reading) SetMarks(marks []document.Passage, now int) { r.panes.Reader.SetMarks(marks, now) }

// End ends what is under way, and has it remembered where the open article was left.
func (r *Reading) End() {
	r.fetching.End()
	r.search.finding.End()
	r.KeepPlace()
}

// Wait waits until that is remembered.
func (r *Reading) Wait() { r.placing.Wait() }

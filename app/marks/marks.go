// Package marks is what the reader keeps of what he reads: stars, passages, notes
// and tags, and the way back from each. All of it is done away from where the window
// is drawn, in the order in which it was asked for; what is shown is what is kept.
package marks

import (
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/app/work"
	"lanmu/data/bookmark"
	"lanmu/widgets/document"
)

// Needs is what the part needs of the window.
type Needs struct {
	stock.Memory
	Work *work.Work
	Said interface { // above the text
		Say(about, text string)
		Tell(about, text string)
		TellWith(about, text, word string, do func())
		Offer(about, text, word string, do func())
		Unsay(about string)
	}
	Text    Text
	Shelf   func() *stock.Shelf // of the articles there are
	Longest int                 // note that the bar takes, in characters

	OnMarked  func()          // what is kept is otherwise
	OnStar    func()          // the reader turned a star
	OnPassage func(id string) // the note of a passage is to be opened
}

// Text is the article that is open.
type Text interface {
	Entry() stock.Entry
	Open(e stock.Entry, at document.Position)
	Fetch(s *stock.Shelf, r stock.Ref) (stock.Entry, error) // another, away from where the window is drawn
	Selected() (start, end int, ok bool)                    // bytes of its text
	Touched() (bookmark.Bookmark, bool)                     // by the selection
}

// Marks is what is kept.
type Marks struct {
	Needs
	queue work.Queue // what is to be kept
	turns []turn     // to be taken back; they belong to the queue
	note
}

// New keeps what memory has.
func New(n Needs) *Marks { return &Marks{Needs: n, turns: formerTurns(n.Memory)} }

// change does something to what is kept, away from where the window is drawn and
// after what was asked for before, says if it failed, and shows what is kept then.
func (m *Marks) change(do func() error) {
	m.queue.Add(m.Work, func() {
		err := do()
		m.Work.UI(func() {
			if err != nil {
				m.Said.Say("bookmark", tongue.T("error.bookmark", map[string]any{"Cause": present.WhyNot(err)}))
			} else {
				m.Said.Unsay("bookmark")
			}
			m.Show()
		})
	})
}

// Show shows the stars, passages and notes as they are kept.
func (m *Marks) Show() {
	m.showNote()
	m.OnMarked()
}

// Toggle turns the star of the open article once the bookmark is safe on disk.
func (m *Marks) Toggle() { m.toggle(m.Text.Entry()) }

func (m *Marks) toggle(e stock.Entry) {
	if !e.Zero() {
		m.turn(e.Mark.ID, func() (stock.Entry, error) { return e, nil })
	}
}

// Star turns the star of an article or a bookmark that is listed.
func (m *Marks) Star(s present.Shown) {
	switch {
	case s.Sheet != nil:
		m.turnRef(s.Ref)
	case s.Mark == nil:
	case s.Mark.IsPassage():
		m.Keep()
		m.change(func() error { return m.remove(s.Mark.ID) })
	default:
		if r, ok := m.Shelf().Find(s.Mark.ID); ok {
			m.turnRef(r)
		} else {
			m.toggle(stock.Entry{Page: s.Mark.Page, Mark: *s.Mark})
		}
	}
}

// turnRef turns the star of an article of the library.
func (m *Marks) turnRef(r stock.Ref) {
	s := m.Shelf()
	m.turn(s.ID(r), func() (stock.Entry, error) { return m.Text.Fetch(s, r) })
}

// turn turns the star of an article, which is fetched if it must be.
func (m *Marks) turn(id string, fetched func() (stock.Entry, error)) {
	m.OnStar()
	m.Keep() // before the star they hang on goes
	m.change(func() error {
		if m.Bookmarks.Has(id) {
			return m.remove(id)
		}
		e, err := fetched()
		if err != nil {
			return err
		}
		if err := stock.Keep(m.Memory, e, e.Mark); err != nil {
			return err
		}
		m.turned(id, true)
		return nil
	})
}

// remove removes a bookmark, which can be taken back. What went with it that the reader
// wrote is told: a click is soon done.
func (m *Marks) remove(id string) error {
	b, _ := m.Bookmarks.Get(id)
	if err := m.Bookmarks.Remove(id); err != nil {
		return err
	}
	m.turned(id, false)
	if note := present.NoteLine(b); note != "" {
		m.Work.UI(func() {
			m.Said.TellWith("undo", tongue.T("undo.withnote", map[string]any{"Note": shortened(note)}), tongue.T("undo.back"), func() { m.Back(id) })
		})
	}
	return nil
}

// shortened is the beginning of a note, as much as is told of it.
func shortened(note string) string {
	const most = 40
	if r := []rune(note); len(r) > most {
		return string(r[:most]) + "…"
	}
	return note
}

// Forget has an article that cannot be read any more be listed no more: its bookmark goes,
// which can be taken back, and the place in it.
func (m *Marks) Forget(b bookmark.Bookmark) {
	m.change(func() error {
		if m.Bookmarks.Has(b.ID) {
			if err := m.remove(b.ID); err != nil {
				return err
			}
		}
		return m.Reading.Forget(b.ArticleID())
	})
}

// KeepPassage keeps what is selected, in one of bookmark.Colours, and calls then, if that
// is not nil, once it is kept.
func (m *Marks) KeepPassage(colour int, then func(id string)) {
	e := m.Text.Entry()
	start, end, ok := m.Text.Selected()
	if !ok || e.Article == nil {
		return
	}
	b, ok := e.Mark.Passage(e.Article.Body(), start, end)
	if !ok {
		return
	}
	b.Colour = bookmark.Colours[colour]
	m.change(func() error {
		had := m.Bookmarks.Has(b.ID)
		if err := stock.Keep(m.Memory, e, b); err != nil {
			return err
		}
		if !had {
			m.turned(b.ID, true)
		}
		if then != nil {
			m.Work.UI(func() { then(b.ID) })
		}
		return nil
	})
}

// Colour has a highlight be of another of bookmark.Colours.
func (m *Marks) Colour(id string, colour int) {
	m.change(func() error {
		return m.Bookmarks.Edit(id, func(b *bookmark.Bookmark) { b.Colour = bookmark.Colours[colour] })
	})
}

// Remove removes what was kept of a passage, with its note, which can be taken back.
func (m *Marks) Remove(id string) {
	m.Keep() // before what it hangs on goes
	m.change(func() error { return m.remove(id) })
}

// Back takes back the removal of a bookmark.
func (m *Marks) Back(id string) {
	m.change(func() error {
		if b, ok := stock.RemovedMark(m.Memory, id); ok {
			return m.Memory.Restore(b)
		}
		return nil
	})
}

// Follow shows what other windows and machines change, until the program ends.
func (m *Marks) Follow() {
	m.sayTwice()
	for _, changes := range []<-chan struct{}{m.Bookmarks.Changes(), m.Reading.Changes()} {
		m.Work.Aside(func() {
			for range changes {
				m.Work.UI(func() {
					m.Show()
					m.sayTwice()
				})
			}
		})
	}
}

// sayTwice says of which bookmarks two machines wrote the note at once.
func (m *Marks) sayTwice() {
	if twice := m.Bookmarks.Twice(); len(twice) > 0 {
		m.Said.Say("twice", tongue.Count("note.twice", len(twice), map[string]any{"Headline": twice[0].Headline}))
	}
}

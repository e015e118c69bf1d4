package marks

import (
	"strings"
	"time"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/widgets/document"
)

// A note is safe as it is typed: it is written when the typing pauses, when its
// box or the window is left, and before the program ends.

// notePause is how long typing must pause before it is written: longer than
// between two keys, and no longer than it takes to look up from them.
const notePause = 600 * time.Millisecond

// noteRetry is how long after a note could not be kept it is tried again.
const noteRetry = 5 * time.Second

// Bar is where a note is typed.
type Bar interface {
	Visible() bool
	Open(id string) // for the note of a bookmark, and takes the keyboard there
	Close()
	Set(about, note, tags string)
	Say(text string)
	Whole() bool // all that it holds is shown
}

// note is the note that is shown when it is asked for.
type note struct {
	bar     Bar
	about   string // the id of the bookmark it is of
	drafts  stock.Drafts
	pausing *time.Timer // writes them
}

// Draw has notes be typed in a bar.
func (m *Marks) Draw(b Bar) { m.bar = b }

// Noted has the note be that of a bookmark, of an article or a passage that was
// opened.
func (m *Marks) Noted(id string) {
	m.about = id
	m.showNote()
}

// ToggleNote opens the note of the passage that is selected, or opens or closes that of
// the passage that was opened, or else of the article, which is bookmarked with it: a note needs
// something to stand at.
func (m *Marks) ToggleNote() {
	switch {
	case m.bar.Visible():
		m.bar.Close()
	case !m.Text.Entry().Zero():
		if b, ok := m.Text.Touched(); ok {
			m.OnPassage(b.ID)
			return
		}
		m.bar.Open(m.Text.Entry().Mark.ID)
		m.showNote()
	}
}

// showNote shows the note that is asked for as it is now, if notes are shown:
// what is typed, or else what is kept, or else what a bookmark held that was
// removed and comes back with it. What could not be kept is said beside it, or
// above the text where it is not in view.
func (m *Marks) showNote() {
	var failed *stock.Draft
	for _, x := range m.drafts.All() {
		if x.Err != nil {
			failed = &x
		}
	}
	m.Said.Unsay("note")
	if !m.bar.Visible() {
		m.sayUnsaved(failed)
		return
	}
	if x, ok := m.drafts.Get(m.about); ok {
		m.bar.Set(x.ID, x.Note, x.Tags)
		if x.Err != nil {
			m.bar.Say(tongue.T("note.unsaved", map[string]any{"Cause": present.WhyNot(x.Err)}))
			return
		}
	} else {
		b, ok := m.Bookmarks.Get(m.about)
		if !ok {
			b, _ = stock.RemovedMark(m.Memory, m.about)
		}
		m.bar.Set(m.about, b.Note, strings.Join(b.Tags, " "))
	}
	said := ""
	if !m.bar.Whole() {
		said = tongue.T("note.long", map[string]any{"Most": m.Longest})
	}
	m.bar.Say(said)
	m.sayUnsaved(failed)
}

// Full says that a box does not take what was typed, or pasted.
func (m *Marks) Full(pasted int) {
	if pasted == 0 {
		m.bar.Say(tongue.T("note.full", map[string]any{"Most": m.Longest}))
	} else {
		m.bar.Say(tongue.T("note.overfull", map[string]any{"Most": m.Longest, "N": pasted}))
	}
}

// sayUnsaved says above the text which note could not be kept, and offers to
// show it.
func (m *Marks) sayUnsaved(x *stock.Draft) {
	if x == nil {
		return
	}
	show := *x
	m.Said.Offer("note", tongue.T("error.note", map[string]any{"Headline": show.E.Mark.Headline, "Cause": present.WhyNot(show.Err)}), tongue.T("note.show"), func() {
		if m.Text.Entry().Mark.ID != show.E.Mark.ID {
			m.Text.Open(show.E, document.Position{})
		}
		m.bar.Open(show.ID)
		m.Noted(show.ID)
	})
}

// Type takes what is typed, to be written when that pauses.
func (m *Marks) Type(note, tags string) {
	m.drafts.Set(stock.Draft{ID: m.about, E: m.Text.Entry(), Note: note, Tags: tags})
	m.noteLater(notePause)
}

// Leave writes what was typed, and shows it as it is kept.
func (m *Marks) Leave() {
	m.Keep()
	m.showNote()
}

// Unsaved are the notes that are not safe yet.
func (m *Marks) Unsaved() []stock.Draft { return m.drafts.All() }

// Discard drops them.
func (m *Marks) Discard() { m.drafts.Drop() }

// Then does something, away from where the window is drawn, once all that was to be
// kept is, or could not be.
func (m *Marks) Then(do func()) { m.queue.Add(m.Work, do) }

// Wait waits until all is kept that can be. It may be called on any goroutine, but
// not where the window is drawn.
func (m *Marks) Wait() {
	m.queue.Wait()
	m.drafts.Write(m.Memory)
}

// noteLater writes notes after a while, unless that is put off again.
func (m *Marks) noteLater(after time.Duration) {
	if m.pausing != nil {
		m.pausing.Stop()
	}
	m.pausing = time.AfterFunc(after, func() { m.Work.UI(m.Keep) })
}

// Keep writes now what is typed.
func (m *Marks) Keep() {
	if m.pausing != nil {
		m.pausing.Stop()
	}
	if len(m.drafts.All()) == 0 {
		return
	}
	m.queue.Add(m.Work, func() {
		err := m.drafts.Write(m.Memory)
		m.Work.UI(func() {
			m.Show()
			if err != nil {
				m.noteLater(noteRetry)
			}
		})
	})
}

// About is the id of the bookmark that the note is of.
func (m *Marks) About() string { return m.about }

package marks

import (
	"slices"

	"lanmu/app/stock"
	"lanmu/app/tongue"
)

// A turn is a bookmark that was made or removed, by its id.
type turn struct {
	id   string
	made bool
}

// formerTurns are the removals of earlier sessions that can be taken back, the
// last last.
func formerTurns(m stock.Memory) (out []turn) {
	for _, b := range slices.Backward(m.Bookmarks.Deleted()) {
		out = append(out, turn{id: b.ID})
	}
	return out
}

// turned notes what the reader has just made or removed. It is called where
// the queue is done, as are those that follow.
func (m *Marks) turned(id string, made bool) {
	m.turns = append(m.turns, turn{id, made})
	m.Work.UI(func() { m.Said.Unsay("undo") })
}

// Undo takes back what was made or removed last and is still so. What that was is
// said where the reader would not see it.
func (m *Marks) Undo() {
	m.Keep() // before a star they hang on goes
	m.change(func() error {
		for n := len(m.turns) - 1; n >= 0; n-- {
			last := m.turns[n]
			if m.Bookmarks.Has(last.id) == last.made {
				headline, err := m.takeBack(last)
				if err != nil {
					return err // and it can be tried again
				}
				if headline != "" {
					m.turns = m.turns[:n]
					m.Work.UI(func() { m.sayBack(last, headline) })
					return nil
				}
			}
			m.turns = m.turns[:n] // another window or machine has turned it since, or 30 days are over
		}
		m.Work.UI(func() { m.Said.Tell("undo", tongue.T("undo.nothing")) })
		return nil
	})
}

// takeBack takes back a turn and returns the headline it is of, "" if it cannot be
// taken back any more.
func (m *Marks) takeBack(last turn) (headline string, err error) {
	if last.made {
		b, _ := m.Bookmarks.Get(last.id)
		return b.Headline, m.Bookmarks.Remove(last.id)
	}
	b, ok := stock.RemovedMark(m.Memory, last.id)
	if !ok {
		return "", nil
	}
	return b.Headline, m.Restore(b)
}

// sayBack says what was taken back of another article than the open one.
func (m *Marks) sayBack(last turn, headline string) {
	m.Said.Unsay("undo")
	switch {
	case m.Text.Entry().Mark.ID == last.id:
	case last.made:
		m.Said.Tell("undo", tongue.T("undo.removed", map[string]any{"Headline": headline}))
	default:
		m.Said.Tell("undo", tongue.T("undo.restored", map[string]any{"Headline": headline}))
	}
}

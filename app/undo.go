package app

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
// intents are done, as are those that follow.
func (w *window) turned(id string, made bool) {
	w.turns = append(w.turns, turn{id, made})
	w.work.UI(func() { w.above.Unsay("undo") })
}

// undo takes back what was made or removed last and is still so. What that was is
// said where the reader would not see it.
func (w *window) undo() {
	w.keepNotes() // before a star they hang on goes
	w.change(func() error {
		for n := len(w.turns) - 1; n >= 0; n-- {
			last := w.turns[n]
			if w.Bookmarks.Has(last.id) == last.made {
				headline, err := w.takeBack(last)
				if err != nil {
					return err // and it can be tried again
				}
				if headline != "" {
					w.turns = w.turns[:n]
					w.work.UI(func() { w.tellBack(last, headline) })
					return nil
				}
			}
			w.turns = w.turns[:n] // another window or machine has turned it since, or 30 days are over
		}
		w.work.UI(func() { w.above.Say("undo", tongue.T("undo.nothing")) })
		return nil
	})
}

// takeBack takes back a turn and returns the headline it is of, "" if it cannot be
// taken back any more.
func (w *window) takeBack(last turn) (headline string, err error) {
	if last.made {
		b, _ := w.Bookmarks.Get(last.id)
		return b.Headline, w.Bookmarks.Remove(last.id)
	}
	b, ok := stock.RemovedMark(w.Memory, last.id)
	if !ok {
		return "", nil
	}
	return b.Headline, w.Restore(b)
}

// tellBack says what was taken back of another article than the open one.
func (w *window) tellBack(last turn, headline string) {
	w.above.Unsay("undo")
	switch {
	case w.current.Mark.ID == last.id:
	case last.made:
		w.above.Say("undo", tongue.T("undo.removed", map[string]any{"Headline": headline}))
	default:
		w.above.Say("undo", tongue.T("undo.restored", map[string]any{"Headline": headline}))
	}
}

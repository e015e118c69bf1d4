package app

import (
	"context"

	"lanmu/app/tongue"
	"lanmu/data/find"
	"lanmu/data/library"
	"lanmu/widgets/document"
)

// findsAtOnce is how long a text is searched while the reader waits, in bytes:
// a hundred times a leading article takes a fifth of a second.
const findsAtOnce = 100_000

// findInArticle marks what was typed wherever it stands in the open article,
// and brings the hit numbered now (from 0) into view. A long text is searched
// away from the UI goroutine; a newer call cancels an older one.
func (w *window) findInArticle(query string, now int) {
	w.finding()
	ctx, cancel := context.WithCancel(w.life)
	w.finding = cancel
	places := find.In
	if query != "" && query == w.searched {
		places = func(_ context.Context, text, query string) [][2]int { return inText(text, query) }
	}
	d := documentOf(w.current)
	length := 0
	for _, b := range d.Blocks {
		length += len(b.Text)
	}
	if length <= findsAtOnce || query == "" {
		w.showHits(passagesOf(ctx, d, query, places), now)
		return
	}
	w.hits, w.hit = nil, -1
	w.reader.SetMarks(nil, -1)
	w.aside(func() {
		hits := passagesOf(ctx, d, query, places)
		w.ui(func() {
			if ctx.Err() == nil {
				w.showHits(hits, now)
			}
		})
	})
}

// showHits marks hits, says how many there are, and brings the one numbered now,
// going round, into view.
func (w *window) showHits(hits []document.Passage, now int) {
	if len(hits) == 0 {
		now = -1
	} else {
		now = (now + len(hits)) % len(hits)
	}
	w.hits, w.hit = hits, now
	w.reader.SetMarks(hits, now)
	switch {
	case w.findbar.Query() == "":
		w.findbar.SetCount("")
	case now < 0:
		w.findbar.SetCount(tongue.T("find.none"))
	default:
		w.findbar.SetCount(tongue.T("find.count", map[string]any{"N": now + 1, "All": len(hits)}))
	}
}

func (w *window) hasHits() bool { return w.findbar.Visible() && len(w.hits) > 0 }

// stepHit brings the next hit into view, or the one before for -1.
func (w *window) stepHit(by int) { w.showHits(w.hits, w.hit+by) }

// passagesOf returns where a query stands in a document, as places tells it of a
// text, in bytes; what has been found when ctx is cancelled.
func passagesOf(ctx context.Context, d document.Document, query string, places func(ctx context.Context, text, query string) [][2]int) []document.Passage {
	var out []document.Passage
	for i, b := range d.Blocks {
		if ctx.Err() != nil {
			break
		}
		for _, at := range places(ctx, b.Text, query) {
			out = append(out, document.Passage{Block: i, Start: at[0], End: at[1]})
		}
	}
	return out
}

// inText is where a query that was looked for in the texts stands in one.
func inText(text, query string) [][2]int {
	var out [][2]int
	for _, at := range library.HitsIn(query, text) {
		out = append(out, [2]int{at.Start, at.End})
	}
	return out
}

package app

import (
	"context"

	"lanmu/app/present"
	"lanmu/app/tongue"
	"lanmu/data/find"
	"lanmu/widgets/document"
)

// findsAtOnce is how long a text is searched while the reader waits, in bytes:
// a hundred times a leading article takes a fifth of a second.
const findsAtOnce = 100_000

// findInArticle marks what was typed wherever it stands in the open article,
// and brings the hit numbered now (from 0) into view. A long text is searched
// away from the UI goroutine; a newer call cancels an older one.
func (w *window) findInArticle(query string, now int) {
	ctx := w.finding.Begin(w.work.Life())
	places := find.In
	if query != "" && query == w.searched {
		places = func(_ context.Context, text, query string) [][2]int { return present.InText(text, query) }
	}
	d := present.Document(w.current)
	length := 0
	for _, b := range d.Blocks {
		length += len(b.Text)
	}
	if length <= findsAtOnce || query == "" {
		w.showHits(present.PassagesOf(ctx, d, query, places), now)
		return
	}
	w.hits, w.hit = nil, -1
	w.reader.SetMarks(nil, -1)
	w.work.Aside(func() {
		hits := present.PassagesOf(ctx, d, query, places)
		w.work.UI(func() {
			if ctx.Err() == nil {
				w.showHits(hits, now)
			}
		})
	})
}

// markInArticle marks what was typed in the article just opened, and leaves it
// where the reader left it.
func (w *window) markInArticle(query string) {
	at := w.reader.At()
	w.findInArticle(query, 0)
	if at != (document.Position{}) {
		w.reader.Reveal(at)
	}
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

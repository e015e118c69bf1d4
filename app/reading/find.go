package reading

import (
	"context"

	"lanmu/app/present"
	"lanmu/app/tongue"
	"lanmu/app/work"
	"lanmu/data/find"
	"lanmu/widgets/document"
)

// search is what is searched for in the open article.
type search struct {
	finding work.Latest
	texts   string             // what of the texts was looked for when the article was found
	hits    []document.Passage // of the search
	at      int                // the one in view, -1 for none
}

// findsAtOnce is how long a text is searched while the reader waits, in bytes:
// a hundred times a leading article takes a fifth of a second.
const findsAtOnce = 100_000

// Find marks what was typed wherever it stands in the open article, and brings the
// hit numbered now (from 0) into view. A long text is searched away from where the
// window is drawn; a newer call cancels an older one.
func (r *Reading) Find(query string, now int) {
	ctx := r.search.finding.Begin(r.Work.Life())
	places := find.In
	if query != "" && query == r.search.texts {
		places = func(_ context.Context, text, query string) [][2]int { return present.InText(text, query) }
	}
	d := present.Document(r.open)
	length := 0
	for _, b := range d.Blocks {
		length += len(b.Text)
	}
	if length <= findsAtOnce || query == "" {
		r.showHits(present.PassagesOf(ctx, d, query, places), now)
		return
	}
	r.search.hits, r.search.at = nil, -1
	r.SetMarks(nil, -1)
	r.Work.Aside(func() {
		hits := present.PassagesOf(ctx, d, query, places)
		r.Work.UI(func() {
			if ctx.Err() == nil {
				r.showHits(hits, now)
			}
		})
	})
}

// showFor shows what of the texts was looked for in the bar.
func (r *Reading) showFor(words string) {
	r.search.texts = words
	r.panes.Find.ShowFor(words)
}

// mark marks words in the article just opened, and leaves it where the reader left
// it.
func (r *Reading) mark(words string) {
	at := r.At()
	r.Find(words, 0)
	if at != (document.Position{}) {
		r.panes.Reader.Reveal(at)
	}
}

// showHits marks hits, says how many there are, and brings the one numbered now,
// going round, into view.
func (r *Reading) showHits(hits []document.Passage, now int) {
	if len(hits) == 0 {
		now = -1
	} else {
		now = (now + len(hits)) % len(hits)
	}
	r.search.hits, r.search.at = hits, now
	r.SetMarks(hits, now)
	switch {
	case r.panes.Find.Query() == "":
		r.panes.Find.SetCount("")
	case now < 0:
		r.panes.Find.SetCount(tongue.T("find.none"))
	default:
		r.panes.Find.SetCount(tongue.T("find.count", map[string]any{"N": now + 1, "All": len(hits)}))
	}
}

// Hits are the hits of the search, and which of them is in view, -1 for none.
func (r *Reading) Hits() (hits []document.Passage, at int) { return r.search.hits, r.search.at }

// HasHits reports whether the bar is open and there are any.
func (r *Reading) HasHits() bool { return r.panes.Find.Visible() && len(r.search.hits) > 0 }

// StepHit brings the next hit into view, or the one before for -1.
func (r *Reading) StepHit(by int) { r.showHits(r.search.hits, r.search.at+by) }

package library

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"math"

	"lanmu/data/fault"
	"lanmu/data/page"
	"lanmu/data/search"
)

// Results are what a query has found.
type Results struct {
	Hits  []Hit // all so far, best first: headline hits before others, then by relevance (BM25); as many as were asked for
	Total int   // how many articles match; before Done, and if there are more than Hits tell, it may be too high
	Done  bool
}

// A Hit is an article that was found.
type Hit struct {
	Sheet   *Sheet
	Article int         // index of Sheet.Article and into the page's Articles
	Snippet string      // around the first place found in the body, one line; the body's beginning if there is none
	Marks   []page.Span // byte ranges in Snippet
}

// What Search tells, and when: the first hits as soon as a screen is full of
// them.
const (
	// MostHits is how many hits Search tells: more than anyone looks through.
	MostHits  = 200
	firstHits = 20
	nextHits  = 60
)

// Search finds articles by their text: the words and phrases of query, in the
// syntax of find.Words. on is called with what has been found so far, best
// first, at least once, from the calling goroutine; a cancelled ctx ends it, and
// its error is returned. If the cache is lost or damaged, the files are read again
// first; an error then tells what was wrong, and that the last results may lack
// what could not be read. A phrase of three characters or more is looked up as
// pairs of characters and then looked for in the texts of the best, so that the
// articles after those that are listed count even if the pairs stand apart in
// them.
func (l *Library) Search(ctx context.Context, query string, on func(Results)) error {
	return l.SearchFor(ctx, query, MostHits, on)
}

// SearchFor is Search for at most so many hits, 0 for all.
func (l *Library) SearchFor(ctx context.Context, query string, most int, on func(Results)) error {
	if most == 0 {
		most = math.MaxInt
	}
	q := search.Parse(query)
	if q.Empty() {
		on(Results{Done: true})
		return ctx.Err()
	}
	var told, err error
	for range 3 {
		told = errors.Join(told, l.remake(ctx))
		cache, s := l.searched()
		if err = l.search(ctx, q, cache, s, most, on); err == nil || ctx.Err() != nil {
			return cmp.Or(ctx.Err(), told)
		}
		now, lost := l.replace(cache, err)
		if told = errors.Join(told, lost); now == cache {
			break
		}
	}
	return errors.Join(told, err)
}

func (l *Library) search(ctx context.Context, q *search.Query, cache *store, s *space, most int, on func(Results)) error {
	r, err := s.find(ctx, q, cache)
	if err != nil {
		return err
	}
	var out Results
	for len(out.Hits) < most && r.Left() > 0 {
		n := nextHits
		if len(out.Hits) == 0 {
			n = firstHits
		}
		hits, err := s.hits(ctx, cache, q, r, min(n, most-len(out.Hits)))
		if err != nil {
			return err
		}
		out.Hits = append(out.Hits, hits...)
		if r.Left() > 0 && len(out.Hits) < most {
			on(Results{Hits: out.Hits[:len(out.Hits):len(out.Hits)], Total: len(out.Hits) + r.Left()})
		}
	}
	out.Total, out.Done = len(out.Hits)+r.Left(), true
	on(out)
	return nil
}

// find looks a query up.
func (s *space) find(ctx context.Context, q *search.Query, cache *store) (*search.Ranking, error) {
	tx, err := cache.db.BeginTx(context.Background(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	blocks, err := blocksOf(tx)
	if err != nil {
		return nil, err
	}
	var keep func(uint32) bool
	fields := q.Fields()
	if fields != nil {
		keep = func(doc uint32) bool {
			sheet, i := s.article(doc)
			a := sheet.Article(i)
			return fields(a.Column, a.Byline)
		}
	}
	r, err := q.Find(ctx, blocks, s.Space, keep)
	if err != nil {
		return nil, err
	}
	for n, h := range s.held {
		if a := h.sheet.Article(h.article); fields == nil || fields(a.Column, a.Byline) {
			r.Add(uint32(len(s.of)+n), h.sheet.day, h.text)
		}
	}
	return r, nil
}

// hits returns about n of the next hits of r, with their snippets.
func (s *space) hits(ctx context.Context, cache *store, q *search.Query, r *search.Ranking, n int) ([]Hit, error) {
	var docs []uint32
	for len(docs) < n {
		c, ok := r.Next()
		if !ok {
			break
		}
		docs = append(docs, c.Doc)
	}
	found, errs := make([]*Hit, len(docs)), make([]error, readers)
	var wait fault.Group
	for w := range readers {
		wait.Go(func() {
			for i := w; i < len(docs) && errs[w] == nil && ctx.Err() == nil; i += readers {
				found[i], errs[w] = s.hit(ctx, cache, q, docs[i], r.Check())
			}
		})
	}
	wait.Wait()
	var out []Hit
	for _, h := range found {
		if h != nil {
			out = append(out, *h)
		}
	}
	return out, errors.Join(append(errs, ctx.Err())...)
}

// readers is how many texts are read at once.
const readers = 2

// hit returns a document as a hit, nil if it is none.
func (s *space) hit(ctx context.Context, cache *store, q *search.Query, doc uint32, check bool) (*Hit, error) {
	text, err := s.text(ctx, cache, doc)
	if err == errGone {
		return nil, nil
	}
	if err != nil || check && !q.Holds(text) {
		return nil, err
	}
	h := &Hit{}
	h.Sheet, h.Article = s.article(doc)
	var marks [][2]int
	h.Snippet, marks = q.Snippet(text)
	h.Marks = spans(marks)
	return h, nil
}

func spans(ranges [][2]int) (out []page.Span) {
	for _, r := range ranges {
		out = append(out, page.Span{Start: r[0], End: r[1]})
	}
	return out
}

// HitsIn returns where the words of a query stand in a text, as ranges of bytes
// that do not overlap, ascending: what to mark in an article that Search found.
func HitsIn(query, text string) []page.Span { return spans(search.Parse(query).In(text)) }

package library

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"math"
	"slices"
	"sync/atomic"

	"lanmu/data/fault"
	"lanmu/data/find"
	"lanmu/data/page"
	"lanmu/data/search"
)

// Results are what a query has found.
type Results struct {
	*Found                  // all there is, or all so far
	Hits     []Hit          // the first of it with their snippets: as many as were asked for
	Problems []find.Problem // what is wrong with the query's operators
	Done     bool
}

// A Hit is an article that was found.
type Hit struct {
	Sheet   *Sheet
	Article int         // index of Sheet.Article and into the page's Articles
	Snippet string      // what tells why it was found, one line; the body's beginning if only its head does
	Marks   []page.Span // byte ranges in Snippet
}

// What Search tells, and when: the first hits as soon as a screen is full of
// them.
const (
	// MostHits is how many hits Search tells with their snippets: two screens of
	// them. Those of others are read as they come into view.
	MostHits  = 40
	firstHits = 20
	nextHits  = 60
)

// Asked is how a query is to be answered.
type Asked struct {
	Hits  int // how many with their snippets; 0 for MostHits, -1 for all
	Order search.Order
	// Same tells of an article that is at hand in several files what it is known by in
	// all of them, "" for others, and whether this is the best. Nil is for none.
	Same func(s *Sheet, article int) (key string, best bool)
}

// Search finds articles by their text: what query asks for, in the syntax of
// find.Parse. on is called with what has been found so far, in order, at least
// once, from the calling goroutine; a cancelled ctx ends it, and its error is
// returned. If the cache is lost or damaged, the files are read again first; an
// error then tells what was wrong, and that the last results may lack what could not
// be read. What the index alone cannot tell, as regular expressions, is looked for
// in the texts that may have it, one after the other; Read tells how many of them
// have been read.
func (l *Library) Search(ctx context.Context, query string, on func(Results)) error {
	return l.SearchFor(ctx, query, Asked{}, on)
}

// SearchFor is Search, asked otherwise.
func (l *Library) SearchFor(ctx context.Context, query string, how Asked, on func(Results)) error {
	switch how.Hits {
	case 0:
		how.Hits = MostHits
	case -1:
		how.Hits = math.MaxInt
	}
	q := parsed(query)
	if q.Empty() {
		on(Results{Found: &Found{query: q}, Problems: q.Problems, Done: true})
		return ctx.Err()
	}
	var told, err error
	for range 3 {
		told = errors.Join(told, l.remake(ctx))
		cache, s := l.searched()
		if err = s.search(ctx, cache, q, how, on); err == nil || ctx.Err() != nil {
			return cmp.Or(ctx.Err(), told)
		}
		now, lost := l.replace(cache, err)
		if told = errors.Join(told, lost); now == cache {
			break
		}
	}
	return errors.Join(told, err)
}

// synonyms are those the reader's words are looked for with.
var synonyms atomic.Pointer[search.Synonyms]

// UseSynonyms has words be looked for with those that mean the same.
func UseSynonyms(s search.Synonyms) { synonyms.Store(&s) }

// parsed reads a query.
func parsed(query string) *search.Query {
	if s := synonyms.Load(); s != nil {
		return search.Parse(query, *s)
	}
	return search.Parse(query, nil)
}

// Problems tells what is wrong with the operators of a query.
func Problems(query string) []find.Problem { return parsed(query).Problems }

func (s *space) search(ctx context.Context, cache *store, q *search.Query, how Asked, on func(Results)) error {
	found, err := s.find(ctx, q, cache)
	if err != nil {
		return err
	}
	found.Docs = s.once(found.Docs, how)
	f := (&Found{space: s, cache: cache, query: q, docs: found.Docs, found: found}).Sorted(how.Order)
	found = f.found
	var all []search.Candidate // what is known to match
	if found.Check() {
		f.docs, all = nil, found.Docs
		f.ToRead = len(all)
	} else {
		all = f.docs
	}
	out := Results{Found: f, Problems: q.Problems}
	for n := firstHits; len(all) > 0 && (found.Check() || len(out.Hits) < how.Hits); {
		batch := all[:min(n, len(all))]
		if !found.Check() {
			batch = batch[:min(len(batch), how.Hits-len(out.Hits))]
		}
		all = all[len(batch):]
		hits, err := f.read(ctx, batch, found.Check(), max(how.Hits-len(out.Hits), 0))
		if err != nil {
			return err
		}
		f.Read += len(batch)
		now := *f // what was told before stays as it is
		for i, h := range hits {
			if h == nil {
				continue
			}
			if found.Check() {
				now.docs = append(now.docs, batch[i])
			}
			if h.Sheet != nil {
				out.Hits = append(out.Hits, *h)
			}
		}
		f, out.Found = &now, &now
		if len(all) > 0 && (found.Check() || len(out.Hits) < how.Hits) {
			told := out
			told.Hits = out.Hits[:len(out.Hits):len(out.Hits)]
			on(told)
		}
		if n = nextHits; f.Read > nextHits { // telling costs as much as a few texts do
			n = max(n, min(f.Read/4, mostAtOnce))
		}
		if !found.Check() {
			n = nextHits
		}
	}
	out.Done = true
	on(out)
	return nil
}

// once leaves out articles that are found in a better file too.
func (s *space) once(docs []search.Candidate, how Asked) []search.Candidate {
	if how.Same == nil {
		return docs
	}
	has := map[string]bool{}
	for _, c := range docs {
		if key, best := how.Same(s.article(c.Doc)); best && key != "" {
			has[key] = true
		}
	}
	return slices.DeleteFunc(docs, func(c search.Candidate) bool {
		key, best := how.Same(s.article(c.Doc))
		if key == "" || best {
			return false
		}
		again := has[key]
		has[key] = true
		return again
	})
}

// mostAtOnce is how many texts are read before what was found in them is told.
const mostAtOnce = 2000

// find looks a query up.
func (s *space) find(ctx context.Context, q *search.Query, cache *store) (*search.Found, error) {
	tx, err := cache.db.BeginTx(context.Background(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	sources, err := sourcesOf(tx)
	if err != nil {
		return nil, err
	}
	found, err := q.Find(ctx, sources, s.Space, s.says)
	if err != nil {
		return nil, err
	}
	for n := range s.held {
		found.Add(uint32(len(s.of)+n), s.asked(uint32(len(s.of)+n), s.held[n].text))
	}
	return found, nil
}

// asked is what a query may ask of a document with a text.
func (s *space) asked(doc uint32, text string) search.Article {
	sheet, i := s.article(doc)
	return search.Article{Text: text, Day: sheet.dayAt(i), Says: func(of find.Field) string { return s.says(doc, of) }}
}

// says is what a document says of itself.
func (s *space) says(doc uint32, of find.Field) string {
	sheet, i := s.article(doc)
	switch of {
	case find.Paper:
		return sheet.FolioOf(i).Newspaper
	case find.Page:
		f := sheet.FolioOf(i)
		return f.Page + " " + f.Name
	case find.Column:
		return sheet.Article(i).Column
	}
	return sheet.Article(i).Byline
}

// readers is how many texts are read at once.
const readers = 2

// read returns documents as hits, the first most of them with snippets; nil for what
// is gone and, where that is to be checked, for what does not match.
func (f *Found) read(ctx context.Context, docs []search.Candidate, check bool, most int) ([]*Hit, error) {
	out, errs := make([]*Hit, len(docs)), make([]error, readers)
	var told atomic.Int64
	var wait fault.Group
	for w := range readers {
		wait.Go(func() {
			var last pageTexts
			for i := w; i < len(docs) && errs[w] == nil && ctx.Err() == nil; i += readers {
				var text string
				text, errs[w] = f.space.text(ctx, f.cache, docs[i].Doc, &last)
				if errs[w] == errGone {
					errs[w] = nil
					continue
				}
				if errs[w] != nil || check && !f.query.Holds(f.space.asked(docs[i].Doc, text)) {
					continue
				}
				out[i] = &Hit{}
				if told.Add(1) <= int64(most) {
					*out[i] = f.hit(docs[i].Doc, text)
				}
			}
		})
	}
	wait.Wait()
	return out, errors.Join(append(errs, ctx.Err())...)
}

// hit is a document as a hit.
func (f *Found) hit(doc uint32, text string) Hit {
	h := Hit{}
	h.Sheet, h.Article = f.space.article(doc)
	var marks [][2]int
	h.Snippet, marks = f.query.Snippet(text)
	h.Marks = spans(marks)
	return h
}

func spans(ranges [][2]int) (out []page.Span) {
	for _, r := range ranges {
		out = append(out, page.Span{Start: r[0], End: r[1]})
	}
	return out
}

// HitsIn returns where what a query asks for stands in a text, as ranges of bytes
// that do not overlap, ascending: what to mark in an article that Search found.
func HitsIn(query, text string) []page.Span { return spans(parsed(query).In(text)) }

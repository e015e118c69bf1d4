package search

import (
	"bytes"
	"container/heap"
	"context"
	"math"
	"time"
)

// Blocks calls yield with the blocks of every segment that may hold tokens whose
// keys are lo to hi: the last one whose key is not above lo, and all up to hi.
// base is added to the numbers of a segment's documents. A block is yield's only
// until it returns.
type Blocks func(ctx context.Context, lo, hi uint64, yield func(base uint32, block []byte) error) error

// A Space is what is known of all documents, by number.
type Space struct {
	Lengths []uint16 // in tokens; 0 for a document that is no more
	Days    []int32  // since 1970; NoDay if unknown
}

// NoDay is the day of a document whose day is unknown.
const NoDay = math.MinInt32

// A Candidate is a document that was found.
type Candidate struct {
	Doc   uint32
	Head  bool    // all phrases are in its headline
	Score float32 // BM25; the higher, the better
	day   int32
}

// before tells whether c is listed before d: headline hits, then by score, then
// the later.
func (c *Candidate) before(d *Candidate) bool {
	switch {
	case c.Head != d.Head:
		return c.Head
	case c.Score != d.Score:
		return c.Score > d.Score
	case c.day != d.day:
		return c.day > d.day
	}
	return c.Doc < d.Doc
}

// A Ranking is the documents that a query found, best first. The best are told
// without the others being put in order.
type Ranking struct {
	query *Query
	terms []term
	space Space
	mean  float64 // length
	left  candidates
	check bool // whether a text must be looked into before it is known to match
}

// A term is what the index has of a phrase.
type term struct {
	lookups []lookup
	exact   bool
	docs    []uint32 // by document: lookups that it has << 24 | in the headline << 23 | how often
	found   int
	idf     float64
}

const (
	stageShift = 24
	headBit    = 1 << 23
	timesMask  = headBit - 1
	maxLookups = 64 // of a phrase: it is looked for in the text then anyway
)

// Find looks a query up. keep, if it is not nil, tells of a document whether it
// is asked for; it is asked after all else.
func (q *Query) Find(ctx context.Context, blocks Blocks, space Space, keep func(doc uint32) bool) (*Ranking, error) {
	r := &Ranking{query: q, space: space}
	if q.Empty() {
		return r, nil
	}
	without := make([]term, len(q.without))
	r.terms = make([]term, len(q.phrases))
	for i := range q.phrases {
		if err := r.terms[i].look(ctx, &q.phrases[i], blocks, len(space.Lengths)); err != nil {
			return r, err
		}
		r.check = r.check || !r.terms[i].exact
	}
	for i := range q.without {
		if err := without[i].look(ctx, &q.without[i], blocks, len(space.Lengths)); err != nil {
			return r, err
		}
		r.check = r.check || !without[i].exact
	}
	r.count()
	for doc := range space.Lengths {
		if c, ok := r.candidate(doc, without); ok && (keep == nil || keep(c.Doc)) {
			r.left = append(r.left, c)
		}
	}
	heap.Init(&r.left)
	return r, ctx.Err()
}

// look looks a phrase up.
func (t *term) look(ctx context.Context, p *phrase, blocks Blocks, docs int) error {
	t.lookups, t.exact = p.lookups()
	t.lookups = t.lookups[:min(len(t.lookups), maxLookups)]
	t.docs = make([]uint32, docs)
	for n := range t.lookups {
		l, stage := &t.lookups[n], uint32(n)
		lo, hi := l.keys()
		err := blocks(ctx, lo, hi, func(base uint32, block []byte) error {
			in := tokens{rest: block}
			for {
				more, err := in.next()
				if err != nil || !more {
					return err
				}
				token := in.token[:in.size]
				if string(token) != l.token && !(l.prefix && bytes.HasPrefix(token, []byte(l.token))) {
					continue
				}
				if err := postings(base, in.list, in.n, func(p posting) { t.take(p, stage) }); err != nil {
					return err
				}
			}
		})
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

// take notes that a document has one of the tokens of lookup stage. Of several
// lookups, the one it has least often counts, and that is in the headline only
// if all are.
func (t *term) take(p posting, stage uint32) {
	if int(p.doc) >= len(t.docs) {
		return // it came when the space was known already
	}
	d := &t.docs[p.doc]
	times := min(p.times, timesMask)
	head := uint32(0)
	if p.head {
		head = headBit
	}
	switch *d >> stageShift {
	case stage:
		if stage > 0 {
			head &= *d
			times = min(times, *d&timesMask)
		}
		*d = (stage+1)<<stageShift | head | times
	case stage + 1:
		if stage == 0 { // another word that begins so
			*d = 1<<stageShift | (head|*d)&headBit | min(times+*d&timesMask, timesMask)
		}
	}
}

// has tells whether a document has all lookups.
func (t *term) has(doc int) bool { return int(t.docs[doc]>>stageShift) == len(t.lookups) }

// count tells how many documents there are, how long they are, and how many of
// them have each term.
func (r *Ranking) count() {
	n, sum := 0, 0
	for _, l := range r.space.Lengths {
		if l > 0 {
			n++
			sum += int(l)
		}
	}
	r.mean = float64(sum) / float64(max(n, 1))
	for i := range r.terms {
		t := &r.terms[i]
		for doc, l := range r.space.Lengths {
			if l > 0 && t.has(doc) {
				t.found++
			}
		}
		t.idf = math.Log(1 + (float64(n-t.found)+0.5)/(float64(t.found)+0.5))
	}
}

// candidate tells whether a document has what is asked for.
func (r *Ranking) candidate(doc int, without []term) (c Candidate, ok bool) {
	length := r.space.Lengths[doc]
	if length == 0 {
		return c, false
	}
	for i := range r.terms {
		if !r.terms[i].has(doc) {
			return c, false
		}
	}
	for i := range without {
		if without[i].exact && without[i].has(doc) {
			return c, false
		}
	}
	c = Candidate{Doc: uint32(doc), Head: len(r.terms) > 0, day: r.space.Days[doc]}
	if !r.query.on(c.day) {
		return c, false
	}
	for i := range r.terms {
		d := r.terms[i].docs[doc]
		c.Head = c.Head && d&headBit != 0
		c.Score += float32(r.weight(i, int(d&timesMask), d&headBit != 0, int(length)))
	}
	return c, true
}

// BM25 with its usual constants. A word in the headline counts as if it stood
// there three times.
const (
	k1       = 1.2
	b        = 0.75
	headline = 2 // times more
)

func (r *Ranking) weight(term, times int, head bool, length int) float64 {
	tf := float64(times)
	if head {
		tf += headline
	}
	return r.terms[term].idf * tf * (k1 + 1) / (tf + k1*(1-b+b*float64(length)/r.mean))
}

// on tells whether a day is asked for.
func (q *Query) on(since1970 int32) bool {
	for _, d := range q.days {
		var t time.Time
		if since1970 != NoDay {
			t = time.Unix(int64(since1970)*86400, 0).UTC()
		}
		if d.Contain(t) == d.exclude {
			return false
		}
	}
	return true
}

// Left is how many candidates Next has not told yet.
func (r *Ranking) Left() int { return len(r.left) }

// Check tells whether a candidate is known to match only when Holds says so of
// its text: a phrase of three hanzi is looked up as two pairs that may stand
// apart.
func (r *Ranking) Check() bool { return r.check }

// Next returns the best of the candidates that are left.
func (r *Ranking) Next() (c Candidate, ok bool) {
	if len(r.left) == 0 {
		return c, false
	}
	return heap.Pop(&r.left).(Candidate), true
}

// Add adds a document that is not in the index.
func (r *Ranking) Add(doc uint32, day int32, text string) {
	c, ok := r.weigh(text)
	if c.Doc, c.day = doc, day; ok && r.query.on(day) {
		heap.Push(&r.left, c)
	}
}

// candidates is a heap, the best first.
type candidates []Candidate

func (c candidates) Len() int           { return len(c) }
func (c candidates) Less(i, j int) bool { return c[i].before(&c[j]) }
func (c candidates) Swap(i, j int)      { c[i], c[j] = c[j], c[i] }
func (c *candidates) Push(x any)        { *c = append(*c, x.(Candidate)) }
func (c *candidates) Pop() any {
	old := *c
	x := old[len(old)-1]
	*c = old[:len(old)-1]
	return x
}

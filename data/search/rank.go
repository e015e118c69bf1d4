package search

import (
	"cmp"
	"math"
	"slices"

	"lanmu/data/find"
)

// A Candidate is a document that was found.
type Candidate struct {
	Doc   uint32
	Head  bool    // all phrases are in its headline
	Score float32 // BM25; the higher, the better
	Times uint32  // how often what is asked for is in it
	Day   int32
}

// An Order is one in which documents are listed.
type Order string

const (
	ByRelevance Order = ""    // headline hits, then by score, then the later
	NewestFirst Order = "new" // then by relevance
	OldestFirst Order = "old"
)

// before reports whether c is listed before d by relevance.
func (c *Candidate) before(d *Candidate) int {
	switch {
	case c.Head != d.Head && c.Head:
		return -1
	case c.Head != d.Head:
		return 1
	}
	return cmp.Or(cmp.Compare(d.Score, c.Score), cmp.Compare(d.Day, c.Day), cmp.Compare(c.Doc, d.Doc))
}

// Found is the documents that a query found.
type Found struct {
	Docs  []Candidate
	query *Query
	space Space
	of    map[*term]*matches
	docs  int     // how many there are
	mean  float64 // length
	check bool
}

// Check reports whether a document of the index is known to match only when Holds
// says so of its article.
func (f *Found) Check() bool { return f.check }

// Sort puts the documents in order.
func (f *Found) Sort(by Order) {
	// Numbers are sorted in a third of the time: what comes first in their upper
	// half, the document's place in the lower.
	keys := make([]uint64, len(f.Docs))
	for i := range f.Docs {
		keys[i] = uint64(f.Docs[i].key(by))<<32 | uint64(i)
	}
	slices.Sort(keys)
	out := make([]Candidate, len(keys))
	for i, k := range keys {
		out[i] = f.Docs[uint32(k)]
	}
	f.Docs = out
	for from := 0; from < len(keys); { // the same key, by all there is
		to := from + 1
		for to < len(keys) && keys[to]>>32 == keys[from]>>32 {
			to++
		}
		if to-from > 1 {
			slices.SortFunc(out[from:to], func(a, b Candidate) int { return a.before(&b) })
		}
		from = to
	}
}

// key is the lower, the earlier a document comes, as far as that tells.
func (c *Candidate) key(by Order) uint32 {
	switch {
	case by == ByRelevance && c.Head:
		return math.MaxInt32 - math.Float32bits(max(c.Score, 0))
	case by == ByRelevance:
		return math.MaxUint32 - math.Float32bits(max(c.Score, 0))
	case c.Day == NoDay:
		return math.MaxUint32
	}
	day := uint32(c.Day) + 1<<31
	if by == NewestFirst {
		day = math.MaxUint32 - 1 - day
	}
	return day
}

// A Count tells in how many articles a word of the query is by itself.
type Count struct {
	Word     string
	Articles int
}

// Counts are those of the words that are to be there.
func (f *Found) Counts() []Count {
	var out []Count
	for _, t := range f.query.terms {
		if m := f.of[t]; m != nil {
			out = append(out, Count{t.text, m.found})
		}
	}
	return out
}

// candidate weighs a document of the index.
func (f *Found) candidate(doc int) Candidate {
	c := Candidate{Doc: uint32(doc), Day: f.space.Days[doc]}
	for _, t := range f.query.terms {
		m := f.of[t]
		if d := m.docs[doc]; d > 0 {
			c.Times += d >> 1
			c.Score += float32(f.weight(m, int(d>>1), d&1 != 0, int(f.space.Lengths[doc])))
		}
	}
	c.Head = len(f.query.terms) > 0 && f.query.root.inHead(func(t *term) bool { return f.of[t].docs[doc]&1 != 0 })
	return c
}

// inHead reports whether what is to be there is in the headline, given which terms
// are.
func (n *node) inHead(is func(*term) bool) bool {
	switch {
	case n.term != nil:
		return is(n.term)
	case n.op == find.Not, !n.isInner():
		return true
	case n.op == find.Or:
		return slices.ContainsFunc(n.of, func(o node) bool { return o.inHead(is) })
	}
	return !slices.ContainsFunc(n.of, func(o node) bool { return !o.inHead(is) })
}

// BM25 with its usual constants. A word in the headline counts as if it stood
// there three times.
const (
	k1       = 1.2
	b        = 0.75
	headline = 2 // times more
)

func (f *Found) weight(m *matches, times int, head bool, length int) float64 {
	tf := float64(times)
	if head {
		tf += headline
	}
	return m.idf * tf * (k1 + 1) / (tf + k1*(1-b+b*float64(length)/max(f.mean, 1)))
}

// Add adds a document that is not in the index, if it is what is asked for.
func (f *Found) Add(doc uint32, a Article) {
	s := &sight{text: a.Text}
	c := Candidate{Doc: doc, Day: a.Day}
	in := map[*term]bool{}
	for _, t := range f.query.terms {
		m, spans := f.of[t], s.spans(t)
		if len(spans) == 0 {
			continue
		}
		if m == nil {
			m = &matches{}
			f.of[t] = m
		}
		m.found++
		in[t] = spans[0].from < headPlaces
		c.Times += uint32(len(spans))
		c.Score += float32(f.weight(m, len(spans), in[t], len(s.all)))
	}
	if !f.query.Empty() && f.query.root.holds(s, &a) {
		c.Head = len(f.query.terms) > 0 && f.query.root.inHead(func(t *term) bool { return in[t] })
		f.Docs = append(f.Docs, c)
	}
}

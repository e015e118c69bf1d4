package search

import (
	"context"
	"math"
	"math/bits"
	"slices"

	"lanmu/data/find"
)

// A Source is a segment of postings. Read calls yield with its blocks that may hold
// tokens whose keys are lo to hi: the last one whose key is not above lo, and all up
// to hi. A block is yield's only until it returns.
type Source struct {
	Base, Docs uint32 // its documents are Base to Base+Docs-1, or some of them
	Read       func(ctx context.Context, lo, hi uint64, yield func(block []byte) error) error
}

// A Space is what is known of all documents, by number.
type Space struct {
	Lengths []uint16 // in tokens; 0 for a document that is no more
	Days    []int32  // since 1970; NoDay if unknown
}

// NoDay is the day of a document whose day is unknown.
const NoDay = math.MinInt32

// matches are the documents that have a term.
type matches struct {
	docs  []uint32 // by document: how often << 1 | in the headline
	found int      // how many have it
	idf   float64
	set   bitset
}

// take notes that a document has a token of the term.
func (m *matches) take(doc uint32, times uint32, head bool) {
	if int(doc) >= len(m.docs) {
		return // it came when the space was known already
	}
	const most = 1<<31 - 1
	d := &m.docs[doc]
	was := *d >> 1
	*d = min(was+min(times, most-was), most)<<1 | *d&1
	if head {
		*d |= 1
	}
}

// bitset is a set of documents.
type bitset []uint64

func newBitset(n int) bitset      { return make(bitset, (n+63)/64) }
func (b bitset) put(i int)        { b[i>>6] |= 1 << (i & 63) }
func (b bitset) has(i int) bool   { return i>>6 < len(b) && b[i>>6]>>(i&63)&1 != 0 }
func (b bitset) clone() bitset    { return slices.Clone(b) }
func (b bitset) empty() bool      { return !slices.ContainsFunc(b, func(w uint64) bool { return w != 0 }) }
func (b bitset) and(o bitset)     { b.with(o, func(x, y uint64) uint64 { return x & y }) }
func (b bitset) or(o bitset)      { b.with(o, func(x, y uint64) uint64 { return x | y }) }
func (b bitset) without(o bitset) { b.with(o, func(x, y uint64) uint64 { return x &^ y }) }
func (b bitset) each(do func(i int)) {
	for k, w := range b {
		for ; w != 0; w &= w - 1 {
			do(k<<6 + bits.TrailingZeros64(w))
		}
	}
}

func (b bitset) with(o bitset, op func(x, y uint64) uint64) {
	for i := range b {
		b[i] = op(b[i], o[i])
	}
}

// Find looks a query up. says is what a document says of itself, as Article.Says; it is
// asked after all else.
func (q *Query) Find(ctx context.Context, sources []Source, space Space, says func(doc uint32, of find.Field) string) (*Found, error) {
	f := &Found{query: q, space: space, of: map[*term]*matches{}, check: !q.root.sure()}
	if q.Empty() {
		return f, nil
	}
	live, sum := newBitset(len(space.Lengths)), 0
	for doc, l := range space.Lengths {
		if l > 0 {
			live.put(doc)
			f.docs++
			sum += int(l)
		}
	}
	f.mean = float64(sum) / float64(max(f.docs, 1))
	var err error
	q.root.has(func(n *node) bool {
		terms := []*term{n.term}
		if n.expr != nil {
			terms = n.expr.has
		}
		for _, t := range terms {
			if t != nil && f.of[t] == nil && err == nil {
				f.of[t], err = look(ctx, t, sources, space.Lengths)
			}
		}
		return err != nil
	})
	if err != nil {
		return f, err
	}
	for _, t := range q.terms {
		m := f.of[t]
		m.idf = math.Log(1 + (float64(f.docs-m.found)+0.5)/(float64(m.found)+0.5))
	}
	f.eval(&q.root, live, says).each(func(doc int) { f.Docs = append(f.Docs, f.candidate(doc)) })
	return f, ctx.Err()
}

// eval returns which of some documents are what a node asks for, or may be where
// only their texts can tell.
func (f *Found) eval(n *node, among bitset, says func(uint32, find.Field) string) bitset {
	out := among.clone()
	switch {
	case n.term != nil:
		out.and(f.of[n.term].set)
	case n.expr != nil:
		for _, t := range n.expr.has {
			out.and(f.of[t].set)
		}
	case n.days != nil:
		first, end := dayRange(n.days)
		among.each(func(doc int) {
			if d := f.space.Days[doc]; d == NoDay || d < first || d >= end {
				out[doc>>6] &^= 1 << (doc & 63)
			}
		})
	case n.word != nil:
		among.each(func(doc int) {
			if !n.word.is(func(of find.Field) string { return says(uint32(doc), of) }) {
				out[doc>>6] &^= 1 << (doc & 63)
			}
		})
	case n.op == find.Not:
		if n.of[0].sure() {
			out.without(f.eval(&n.of[0], among, says))
		}
	case n.op == find.Or:
		clear(out)
		for i := range n.of {
			out.or(f.eval(&n.of[i], among, says))
		}
	default:
		for _, cheap := range []bool{true, false} {
			for i := range n.of {
				if n.of[i].has(func(n *node) bool { return n.word != nil }) != cheap {
					out = f.eval(&n.of[i], out, says)
				}
			}
		}
	}
	return out
}

// dayRange are days as numbers since 1970, from first to the one before end.
func dayRange(d *find.Days) (first, end int32) {
	const day = 24 * 60 * 60
	if d.End.IsZero() {
		return 0, 0
	}
	return int32(d.First.Unix() / day), int32(d.End.Unix() / day)
}

// look looks a term up.
func look(ctx context.Context, t *term, sources []Source, lengths []uint16) (*matches, error) {
	m := &matches{docs: make([]uint32, len(lengths)), set: newBitset(len(lengths))}
	for _, s := range sources {
		var err error
		if t.pattern.alone() {
			err = m.anywhere(ctx, t, s)
		} else {
			err = m.placed(ctx, t, s)
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
	}
	for doc, d := range m.docs {
		if d > 0 && lengths[doc] > 0 {
			m.set.put(doc)
			m.found++
		}
	}
	return m, nil
}

// lists calls yield with the postings of the tokens that a lookup is for.
func (s *Source) lists(ctx context.Context, l *lookup, yield func(*list) error) error {
	lo, hi := l.keys()
	return s.Read(ctx, lo, hi, func(block []byte) error {
		in := tokens{rest: block}
		for {
			more, err := in.next()
			if err != nil || !more {
				return err
			}
			if token := in.token[:in.size]; l.is(token) {
				if err := yield(&in.list); err != nil {
					return err
				}
			} else if !l.prefix && string(token) > l.token {
				return nil
			}
		}
	})
}

// anywhere takes the documents of a segment that have any of a term's tokens.
func (m *matches) anywhere(ctx context.Context, t *term, s Source) error {
	for i := range t.lookups {
		err := s.lists(ctx, &t.lookups[i], func(l *list) error {
			return l.postings(s.Base, func(p posting) { m.take(p.doc, p.times, p.head) })
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// A reading is what a segment has of the lookups of a term, as far as it was read.
type reading struct {
	ctx   context.Context
	t     *term
	s     Source
	lists [][]list // by lookup; nil for one not read
	sets  []bitset // by lookup, of documents less the base
	err   error
}

// placed takes the documents of a segment in which tokens stand as a term says.
// The documents that have the tokens are found first, and places are read only of
// these.
func (m *matches) placed(ctx context.Context, t *term, s Source) error {
	r := &reading{ctx: ctx, t: t, s: s, lists: make([][]list, len(t.lookups)), sets: make([]bitset, len(t.lookups))}
	may := r.may(&t.pattern)
	if r.err != nil || may.empty() {
		return r.err
	}
	places := make([]placesOf, len(t.lookups))
	for i := range places {
		if places[i], r.err = r.places(i, may); r.err != nil {
			return r.err
		}
	}
	x := placer{places: make([][]int32, len(t.lookups))}
	var found []span
	may.each(func(doc int) {
		for i := range places {
			x.places[i] = places[i].of(uint32(doc))
		}
		if found = x.spans(&t.pattern, found[:0]); len(found) > 0 {
			m.take(s.Base+uint32(doc), uint32(len(found)), found[0].from < headPlaces)
		}
	})
	return nil
}

// may are the documents that have the tokens of a pattern; nil if they cannot be read.
func (r *reading) may(p *pattern) bitset {
	var out bitset
	if p.op == oneOf {
		out = newBitset(int(r.s.Docs))
		for i := range p.of {
			part := r.may(&p.of[i])
			if r.err != nil {
				return nil
			}
			out.or(part)
		}
		return out
	}
	and := func(o bitset) bool {
		switch {
		case r.err != nil:
			out = nil
		case out == nil:
			out = o.clone()
		default:
			out.and(o)
		}
		return !out.empty()
	}
	if p.op != chain {
		for i := range p.of {
			if !and(r.may(&p.of[i])) {
				break
			}
		}
		return out
	}
	for _, prefix := range []bool{false, true} { // which have longer lists
		for _, l := range p.links {
			if r.t.lookups[l.look].prefix == prefix && !and(r.set(l.look)) {
				return out
			}
		}
	}
	return out
}

// set are the documents that have one of the tokens of a lookup.
func (r *reading) set(look int) bitset {
	if r.sets[look] != nil || r.err != nil {
		return r.sets[look]
	}
	set := newBitset(int(r.s.Docs))
	r.sets[look] = set
	r.err = r.s.lists(r.ctx, &r.t.lookups[look], func(l *list) error {
		r.lists[look] = append(r.lists[look], list{l.n, slices.Clone(l.docs), slices.Clone(l.places)})
		return l.postings(r.s.Base, func(p posting) {
			if at := p.doc - r.s.Base; at < r.s.Docs {
				set.put(int(at))
			}
		})
	})
	return set
}

// placesOf are the places of a lookup in some documents.
type placesOf struct {
	docs []uint32 // less the base, ascending
	ends []int32  // of the places of each
	all  []int32
	at   int
}

// of returns the places in a document. Documents are asked for in their order.
func (p *placesOf) of(doc uint32) []int32 {
	for p.at < len(p.docs) && p.docs[p.at] < doc {
		p.at++
	}
	if p.at == len(p.docs) || p.docs[p.at] != doc {
		return nil
	}
	from := int32(0)
	if p.at > 0 {
		from = p.ends[p.at-1]
	}
	return p.all[from:p.ends[p.at]]
}

// places reads the places of a lookup in some documents.
func (r *reading) places(look int, of bitset) (out placesOf, err error) {
	lists := r.lists[look]
	wanted := func(doc uint32) bool { return of.has(int(doc - r.s.Base)) }
	if len(lists) == 1 {
		err = lists[0].placed(r.s.Base, wanted, func(doc uint32, places []byte) {
			place := uint64(0)
			for len(places) > 0 {
				d, size := uint64(places[0]), 1
				if d >= 0x80 {
					d, size = uvarint(places)
				}
				place += d
				out.all = append(out.all, int32(place))
				places = places[size:]
			}
			out.docs, out.ends = append(out.docs, doc-r.s.Base), append(out.ends, int32(len(out.all)))
		})
		return out, err
	}
	var all []uint64 // of several tokens: document << 32 | place
	for i := range lists {
		err = lists[i].placed(r.s.Base, wanted, func(doc uint32, places []byte) {
			place := uint64(0)
			for len(places) > 0 {
				d, size := uvarint(places)
				place += d
				all = append(all, uint64(doc-r.s.Base)<<32|place&(1<<32-1))
				places = places[size:]
			}
		})
		if err != nil {
			return out, err
		}
	}
	slices.Sort(all)
	for i, x := range all {
		doc := uint32(x >> 32)
		out.all = append(out.all, int32(uint32(x)))
		if i+1 == len(all) || uint32(all[i+1]>>32) != doc {
			out.docs, out.ends = append(out.docs, doc), append(out.ends, int32(len(out.all)))
		}
	}
	return out, nil
}

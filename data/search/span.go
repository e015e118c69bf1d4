package search

import (
	"slices"
)

// A span is where a pattern stands: from a place to the one before another. What
// is marked of several that stand near each other are their parts.
type span struct {
	from, to int32
	parts    []span
}

// A placer finds where patterns stand in one text. places are those of each
// lookup in it, ascending.
type placer struct {
	places [][]int32
	stops  []int32 // punctuation; nil if it is not known
	parts  bool    // whether parts are told
	spare  [][]span
}

// borrow returns room for spans, which giveBack takes back.
func (x *placer) borrow() []span {
	n := len(x.spare)
	if n == 0 {
		return nil
	}
	out := x.spare[n-1]
	x.spare = x.spare[:n-1]
	return out[:0]
}

func (x *placer) giveBack(s []span) { x.spare = append(x.spare, s) }

// spans appends where a pattern stands, in the order of their beginnings.
func (x *placer) spans(p *pattern, out []span) []span {
	switch p.op {
	case chain:
		return x.chain(p, out)
	case oneOf:
		n := len(out)
		for i := range p.of {
			out = x.spans(&p.of[i], out)
		}
		slices.SortFunc(out[n:], func(a, b span) int {
			if a.from != b.from {
				return int(a.from - b.from)
			}
			return int(a.to - b.to)
		})
		rest := slices.CompactFunc(out[n:], func(a, b span) bool { return a.from == b.from && a.to == b.to })
		return out[:n+len(rest)]
	}
	first := x.spans(&p.of[0], x.borrow())
	defer func() { x.giveBack(first) }()
	if len(first) == 0 {
		return out
	}
	for i := 1; i < len(p.of); i++ {
		second := x.spans(&p.of[i], x.borrow())
		if i == len(p.of)-1 {
			out = x.pairs(p, first, second, out)
			x.giveBack(second)
			break
		}
		both := x.pairs(p, first, second, x.borrow())
		x.giveBack(first)
		x.giveBack(second)
		first = both
	}
	return out
}

// pairs appends the stretches over two that stand as near each other as p says.
func (x *placer) pairs(p *pattern, first, second, out []span) []span {
	widest := int32(0)
	for _, b := range second {
		widest = max(widest, b.to-b.from)
	}
	n, from := len(out), 0
	for _, a := range first {
		for from < len(second) && second[from].from+widest+p.n < a.from {
			from++
		}
		for _, b := range second[from:] {
			if b.from-a.to > p.n {
				break
			}
			after := b.from >= a.to
			if !after && (p.op == then || b.to > a.from || a.from-b.to > p.n) {
				continue
			}
			s := span{from: min(a.from, b.from), to: max(a.to, b.to)}
			if x.parts && p.op == near {
				s.parts = append(a.leaves(nil), b.leaves(nil)...)
			}
			out = append(out, s)
		}
	}
	slices.SortFunc(out[n:], func(a, b span) int { return int(a.from - b.from) })
	return out
}

// leaves appends what is to be marked of a span.
func (s span) leaves(out []span) []span {
	if s.parts == nil {
		return append(out, s)
	}
	return append(out, s.parts...)
}

// chain appends where all tokens of a chain stand as they should.
func (x *placer) chain(p *pattern, out []span) []span {
	rare := p.links[0]
	for _, l := range p.links[1:] {
		if len(x.places[l.look]) < len(x.places[rare.look]) {
			rare = l
		}
	}
next:
	for _, place := range x.places[rare.look] {
		start := place - rare.at
		for _, l := range p.links {
			if l == rare {
				continue
			}
			if _, ok := slices.BinarySearch(x.places[l.look], start+l.at); !ok {
				continue next
			}
		}
		for _, at := range p.stops {
			if _, ok := slices.BinarySearch(x.stops, start+at); !ok && x.stops != nil {
				continue next
			}
		}
		out = append(out, span{from: start, to: start + p.width})
	}
	return out
}

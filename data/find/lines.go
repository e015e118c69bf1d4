package find

import "context"

// Lines matches lines against query as Filter does headlines, best first, once.
// Places are not listed for a second query.
func Lines(ctx context.Context, lines []string, query string) []Hit {
	x := &Index{t: load(), n: len(lines)}
	size := 0
	for _, l := range lines {
		size += len(l)
	}
	x.codes = make([]uint16, 1, 1+size/3+int(fields)*len(lines))
	x.starts = make([]int32, 0, len(lines)+1)
	s := newScript(x.t)
	for _, l := range lines {
		x.starts = append(x.starts, int32(len(x.codes)))
		x.codes = append(s.append(x.codes, l, nil), end, end)
	}
	x.starts = append(x.starts, int32(len(x.codes)))
	x.glyphs = s.glyphs
	x.of = x.lists.classes(x.t, x.glyphs)
	x.measure()
	return x.filter(ctx, query, 0)
}

// listed reports whether the places of characters are listed.
func (x *Index) listed() bool { return x.lists.at != nil }

// everywhere looks through the items of which so many characters at least may be
// of a word, or one that goes on as one of some patterns does; few are, and to look for
// those takes no time.
func (s *search) everywhere(may []bool, least int, gates []*gate, in func(at int) (found, bool)) func(*results) {
	return func(r *results) {
		for item := range s.n {
			n := 0
			for at := int(s.starts[item]); at < int(s.starts[item+1]) && n < least; at++ {
				if may[s.codes[at]] && s.open(gates, at) {
					n++
				}
			}
			if n < least {
				continue
			}
			if s.look(item, r, in); s.m.stopped {
				return
			}
		}
	}
}

// A gate tells at which two characters a pattern may begin, by their classes.
type gate struct {
	first, slip []uint64 // the letters that the first may take, as they were typed and with a slip
	can, err    []uint64 // those that the next may take some from
}

// gates are the gates of patterns, nil if one may begin anywhere, or its characters may
// stand apart.
func (s *search) gates(patterns ...*pattern) (out []*gate) {
	for _, p := range patterns {
		if p.marks&1 != 0 || p.loose && p.edits == nil || p.edits != nil && p.edits.wrong {
			return nil
		}
		g := &gate{first: make([]uint64, s.lists.n), slip: make([]uint64, s.lists.n), can: s.can(p), err: make([]uint64, s.lists.n)}
		for _, t := range s.reads(p, 0) {
			g.first[t.class] = t.to
		}
		if p.edits != nil {
			g.err = s.err(p)
			for _, t := range s.slips(p, 0) {
				g.slip[t.class] = t.to
			}
		}
		out = append(out, g)
	}
	return out
}

// latinGate opens where a Latin word may begin with a slip in it.
func (s *search) latinGate(q []rune) *gate {
	g := &gate{first: make([]uint64, s.lists.n), slip: make([]uint64, s.lists.n), can: make([]uint64, s.lists.n), err: make([]uint64, s.lists.n)}
	for c := range g.can {
		g.can[c] = done
	}
	g.first[classOf(q[0])], g.first[classOf(q[1])] = done, done
	return g
}

// open reports whether one of some patterns may begin at a character.
func (s *search) open(gates []*gate, at int) bool {
	if gates == nil {
		return true
	}
	next := at + 1
	for s.codes[next] != end && s.glyphs[s.codes[next]].mark {
		next++
	}
	a, b := s.of[s.codes[at]], s.of[s.codes[next]]
	for _, g := range gates {
		if g.first[a]&(g.can[b]|g.err[b])|g.slip[a]&g.can[b] != 0 {
			return true
		}
	}
	return false
}

// begins tells by code with which characters one of some patterns may begin.
func (s *search) begins(patterns ...*pattern) []bool {
	out := make([]bool, len(s.glyphs))
	for _, p := range patterns {
		for c := range out {
			if c != end {
				s.m.p = p
				out[c] = out[c] || p.num || p.marks&1 != 0 || len(s.m.moves(0, uint16(c))) > 0
			}
		}
	}
	return out
}

// alike tells by code which characters may be one of those of a pattern, and how
// many of them are where all but one are right.
func (s *search) alike(p *pattern) (may []bool, least int) {
	may = make([]bool, len(s.glyphs))
	s.m.p = p
	for c := range may {
		for k := 0; k < len(p.q) && c != end && !may[c]; k++ {
			for _, v := range s.m.moves(k, uint16(c)) {
				may[c] = may[c] || v.kind != wrongMove && int(v.to) > k
			}
		}
	}
	return may, len(p.q) - 1
}

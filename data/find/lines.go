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
	x.measure()
	return x.filter(ctx, query, 0)
}

// listed reports whether the places of characters are listed.
func (x *Index) listed() bool { return x.lists.at != nil }

// everywhere looks through the items of which so many characters at least may be
// of a word; few are, and to look for those takes no time.
func (s *search) everywhere(may []bool, least int, in func(at int) (found, bool)) func(*results) {
	return func(r *results) {
		for item := range s.n {
			n := 0
			for _, c := range s.codes[s.starts[item]:s.starts[item+1]] {
				if may[c] {
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

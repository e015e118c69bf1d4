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
	return x.filter(ctx, query, 0)
}

// listed tells whether the places of characters are listed.
func (x *Index) listed() bool { return x.lists.at != nil }

// everywhere looks through all items.
func (s *search) everywhere(in func(at int) (found, bool)) func(*results) {
	return func(r *results) {
		for item := range s.n {
			if s.look(item, r, in); s.m.stopped {
				return
			}
		}
	}
}

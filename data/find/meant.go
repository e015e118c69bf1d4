package find

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// more adds what is found where a word is taken for two, or for what was meant.
func (s *search) more(r *results) {
	for _, w := range s.words {
		w.prepare()
	}
	s.addApart(r)
	for _, w := range s.words {
		if !w.exclude && !w.field.fact() && !s.m.stopped && !(w.short && (len(s.words) > 1 || len(r.items) > 0)) {
			s.addMeant(w, r)
		}
	}
	if w := s.joined(); w != nil && len(s.words) > 1 {
		w.prepare()
		one := &search{Index: s.Index, m: s.m, words: []*word{w}}
		one.addMeant(w, r)
	}
}

// addApart adds the items in which words stand that were typed as one.
func (s *search) addApart(r *results) {
	other := map[*word]finder{}
	for _, w := range s.words {
		if !w.exclude && !w.field.fact() && len(w.apart) > 0 {
			other[w] = s.parted(w)
		}
	}
	if len(other) > 0 {
		s.add(r, other)
	}
}

// add adds what is found with other finders for some words.
func (s *search) add(r *results, other map[*word]finder) {
	more := s.all(other)
	for _, item := range more.items {
		r.put(int(item), more.score[item])
	}
	s.giveBack(more)
}

// parted finds a word that is two.
func (s *search) parted(w *word) finder {
	f := finder{word: w, in: func(at int) (found, bool) { return s.m.parted(w, at) }}
	if !s.listed() {
		var firsts []*pattern
		for _, pair := range w.apart {
			firsts = append(firsts, pair[0])
		}
		f.size, f.list = perItem*s.n, s.everywhere(s.begins(firsts[0]), 1, s.gates(firsts...), f.in) // they all begin alike
		return f
	}
	type half struct {
		*anchors
		p *pattern
	}
	halves := make([]half, len(w.apart))
	for i, pair := range w.apart {
		size := math.MaxInt
		for _, p := range pair {
			a := s.anchor(p)
			if n := s.size(a); n < size {
				halves[i], size = half{a, p}, n
			}
		}
		f.size += size
	}
	f.list = func(r *results) {
		for i, h := range halves {
			s.each(h.anchors, func(place int32) bool {
				for c := h.chars; c != 0; c &= c - 1 {
					start := s.m.back(int(place), bits.TrailingZeros64(c))
					if start < 0 {
						continue
					}
					if _, ok := s.m.at(h.p, start); ok {
						s.look(s.itemAt(int(place)), r, func(at int) (found, bool) { return s.m.pair(w.apart[i], at) })
					}
				}
				return !s.m.stopped
			})
		}
	}
	return f
}

// addMeant adds what was meant by a word, if that is likelier than what was found.
func (s *search) addMeant(w *word, r *results) {
	meant := s.borrow()
	s.listMeant(w, meant)
	best := s.rankMeant(meant)
	weak, mixed := 0, 0
	for _, item := range r.items {
		switch sc := r.score[item]; sc.tier() {
		case Initials:
			if sc.weak() {
				weak++
			}
		case Mixed:
			mixed++
		}
	}
	if best <= likelier*weak || len(meant.items) < mixed {
		s.giveBack(meant)
		return
	}
	if len(s.words) == 1 {
		for _, item := range meant.items {
			r.put(int(item), meant.score[item])
		}
		s.giveBack(meant)
		return
	}
	s.add(r, map[*word]finder{w: {
		word: w, size: 0,
		list: func(r *results) {
			for _, item := range meant.items {
				r.put(int(item), meant.score[item])
			}
		},
		in: func(at int) (found, bool) { return found{}, false },
	}})
	s.giveBack(meant)
}

// likelier is how many times as many hits a correction must have as there are of
// whole syllables with initials after them, which are typed so on purpose more
// often than not.
const likelier = 8

// listMeant finds what may have been meant by a word.
func (s *search) listMeant(w *word, r *results) {
	if !s.listed() {
		s.everywhereMeant(w, r)
		return
	}
	for i := range w.meant {
		m := &w.meant[i]
		if m.pattern.edits == nil {
			s.from(s.anchor(m.pattern), m.pattern, m.weight, r)
			continue
		}
		for _, a := range s.slipped(m.pattern, m.read) {
			s.from(a, m.pattern, m.weight, r)
		}
	}
	if w.latin {
		a := s.character(w.q[0])
		if w.q[1] != w.q[0] {
			a.first = append(a.first, s.character(w.q[1]).first...)
		}
		s.each(a, func(place int32) bool {
			if found, ok := s.m.latin(w.q, int(place)); ok {
				s.put(found, w.field, r)
			}
			return !s.m.stopped
		})
	}
}

// everywhereMeant is listMeant where no places are listed.
func (s *search) everywhereMeant(w *word, r *results) {
	if len(w.meant) == 0 && !w.latin {
		return
	}
	in := func(at int) (found, bool) { return s.m.slippedIn(w, at) }
	if len(w.meant) > 0 && w.meant[0].pattern.edits != nil && !slices.ContainsFunc(w.q, func(r rune) bool { return setOf(r) == 0 }) {
		may, least := s.alike(w.meant[0].pattern)
		s.everywhere(may, least, nil, in)(r)
		return
	}
	var patterns []*pattern
	for _, m := range w.meant {
		patterns = append(patterns, m.pattern)
	}
	gates := s.gates(patterns...)
	if w.latin && gates != nil {
		gates = append(gates, s.latinGate(w.q))
	}
	may := s.begins(patterns...)
	for c, g := range s.glyphs {
		may[c] = may[c] || w.latin && (g.lit == w.q[0] || g.lit == w.q[1])
	}
	s.everywhere(may, 1, gates, in)(r)
}

// bitsPerSlip is by how many bits a unit of a slip's weight makes a correction
// less likely.
const bitsPerSlip = .85

// A guess is what may have been meant in an item.
type guess struct {
	meant int // the same number for the same
	slips int
}

// leaders is how many hits of the likeliest guess come first of all. One of each
// other guess follows, and only then the rest of the likeliest: nobody can tell
// for certain what was meant, and what was is to be seen without scrolling.
const leaders = 2

// ranks orders guesses, which are in the order of their places and numbered as they first
// come: what is the
// likelier by the weight of the slip and by in how many items it is has the lower
// rank. It returns in how many the likeliest is.
func ranks(all []guess) (rank []int, best int) {
	type group struct{ n, slips, first, rank, given int }
	var by, groups []*group
	for i, a := range all {
		if a.meant == len(by) {
			by = append(by, &group{slips: a.slips, first: i})
		}
		g := by[a.meant]
		g.n++
		g.slips = min(g.slips, a.slips)
	}
	likely := func(g *group) float64 { return bitsPerSlip*float64(g.slips) - math.Log2(float64(g.n)) }
	groups = slices.Clone(by)
	slices.SortFunc(groups, func(a, b *group) int {
		return cmp.Or(cmp.Compare(likely(a), likely(b)), cmp.Compare(a.slips, b.slips), cmp.Compare(a.first, b.first))
	})
	for i, g := range groups {
		g.rank = i
	}
	rank = make([]int, len(all))
	for i, a := range all {
		g := by[a.meant]
		switch {
		case g.rank == 0 && g.given < leaders:
			rank[i] = 0
		case g.rank > 0 && g.given == 0 && g.rank < 1<<(costBits-1):
			rank[i] = g.rank
		default:
			rank[i] = min(1<<(costBits-1)+g.rank, 1<<costBits-1)
		}
		g.given++
	}
	if len(groups) > 0 {
		best = groups[0].n
	}
	return rank, best
}

// rankMeant leaves of items found those in which something else was meant, and
// ranks them. It returns how many have what was likeliest meant.
func (s *search) rankMeant(r *results) int {
	kept := r.items[:0]
	for _, item := range r.items {
		if r.score[item].tier() == Forgiven {
			kept = append(kept, item)
		} else {
			r.score[item] = 0
		}
	}
	r.items = kept
	keys := make([]key, len(kept))
	for i, item := range kept {
		keys[i] = r.score[item].key(0, int(item))
	}
	keys = sortKeys(keys)
	all := make([]guess, len(kept))
	numbers, short, long := 0, map[uint64]int{}, map[string]int{}
	var text []byte
	for i, k := range keys {
		item, sc := int(k&(1<<itemBits-1)), k.score()
		kept[i] = int32(item)
		at := s.textOf(item, sc.field()) + sc.place()
		n, known := 0, false
		if packed, few := s.m.packed(at, at+sc.span()); few {
			if n, known = short[packed]; !known {
				n, short[packed] = numbers, numbers
			}
		} else {
			text = s.m.text(text[:0], at, at+sc.span())
			if n, known = long[string(text)]; !known {
				n, long[string(text)] = numbers, numbers
			}
		}
		if !known {
			numbers++
		}
		all[i] = guess{n, sc.cost()}
	}
	rank, best := ranks(all)
	for i, item := range kept {
		r.score[item] = r.score[item].ranked(rank[i])
	}
	return best
}

// packed are the characters of a text without its marks as a number, if they are few
// and common.
func (m *matcher) packed(from, to int) (out uint64, few bool) {
	n := 0
	for _, c := range m.codes[from:to] {
		if g := &m.glyphs[c]; !g.mark {
			if n++; n > 4 || g.lit <= 0 || g.lit > 0xffff {
				return 0, false
			}
			out = out<<16 | uint64(g.lit)
		}
	}
	return out, true
}

// text adds the characters of a text without its marks.
func (m *matcher) text(out []byte, from, to int) []byte {
	for _, c := range m.codes[from:to] {
		if g := &m.glyphs[c]; !g.mark {
			out = utf8.AppendRune(out, g.lit)
		}
	}
	return out
}

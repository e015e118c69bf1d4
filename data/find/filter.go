package find

import (
	"context"
	"math/bits"
	"slices"
	"strings"
)

// A Hit is an item that matched.
type Hit struct {
	Item int // index into the items
	Tier Tier
	*Marks
}

// Marks are the runes that matched in each of an item's texts, ascending, and
// how they sound where they matched by pinyin.
type Marks struct {
	Headline, Column, Byline []int
	Sound                    string
	Alike                    bool   // it is read as many speak, z for zh: not as it was typed
	Meant                    string // of a forgiven hit, what was meant by the query
}

// marked is how many hits are given marks: more than a screen shows. Mark marks
// others.
const marked = 100

// Unmarked are the marks of a hit that was given none.
var Unmarked = &Marks{}

// Filter returns the items that match all words of query, best first; for an
// empty query every item in its order, for a cancelled context nothing. The
// first hundred hits are marked, and the first that is forgiven.
func (x *Index) Filter(ctx context.Context, query string) []Hit { return x.filter(ctx, query, marked) }

// filter is Filter with so many hits marked.
func (x *Index) filter(ctx context.Context, query string, marked int) []Hit {
	all, ok := parse(query, x.keys)
	switch {
	case !ok:
		return nil
	case len(all) == 0:
		hits := make([]Hit, x.n)
		for i := range hits {
			hits[i] = Hit{Item: i, Marks: Unmarked}
		}
		return hits
	case len(all) == 1:
		s := &search{Index: x, m: x.matcher(ctx), words: newWords(x.t, all[0])}
		return s.hits(s.run(), marked)
	}
	// What matches several alternatives counts as the best of them.
	var s *search
	var keys []key
	for _, terms := range all {
		s = &search{Index: x, m: x.matcher(ctx), words: newWords(x.t, terms)}
		keys = append(keys, s.run()...)
	}
	s.words = newWords(x.t, words(query, x.keys))
	keys = sortKeys(keys)
	listed := make([]bool, x.n)
	return s.hits(slices.DeleteFunc(keys, func(k key) bool {
		item := x.itemOf(k)
		was := listed[item]
		listed[item] = true
		return was
	}), marked)
}

// hits are the hits with keys, of which so many are marked.
func (s *search) hits(keys []key, marked int) []Hit {
	if s.m.ctx.Err() != nil {
		return nil
	}
	hits := make([]Hit, len(keys))
	before := Exact
	for n, k := range keys {
		h := Hit{Item: s.itemOf(k), Tier: k.score().tier(), Marks: Unmarked}
		if n < marked || marked > 0 && h.Tier == Forgiven && before < Forgiven {
			h.Marks = s.marks(s.m, h.Item, s.words)
		}
		before = h.Tier
		hits[n] = h
	}
	return hits
}

// results are items with their scores, in no order.
type results struct {
	score []score // by item, 0 for none
	items []int32
}

// put notes that an item has a score.
func (r *results) put(item int, s score) {
	if was := r.score[item]; was == 0 {
		r.items = append(r.items, int32(item))
	} else if was <= s {
		return
	}
	r.score[item] = s
}

// borrow returns empty results; giveBack takes them back.
func (x *Index) borrow() *results {
	if r, ok := x.scratch.Get().(*results); ok {
		return r
	}
	return &results{score: make([]score, x.n)}
}

func (x *Index) giveBack(r *results) {
	for _, item := range r.items {
		r.score[item] = 0
	}
	r.items = r.items[:0]
	x.scratch.Put(r)
}

// A search looks for one query.
type search struct {
	*Index
	m     *matcher
	words []*word
	item  int      // the last found
	among *results // nil, or the items in which alone anything is looked for by lists
}

// itemAt is Index.itemAt, quicker for a place near the last that was asked for.
func (s *search) itemAt(place int) int {
	if place < int(s.starts[s.item]) || place >= int(s.starts[s.item+1]) {
		s.item = s.Index.itemAt(place)
	}
	return s.item
}

// may reports whether something is to be looked for in the item of a character.
func (s *search) may(place int32) bool {
	return s.among == nil || s.among.score[s.itemAt(int(place))] != 0
}

// run returns the keys of the items that match, sorted.
func (s *search) run() []key {
	found := s.all(nil)
	facts := s.onlyFacts()
	if !s.firm(found) && !facts && !s.m.stopped {
		s.more(found)
	}
	keys := make([]key, len(found.items))
	for i, item := range found.items {
		sc := found.score[item]
		length := 0 // of a headline found by its column, all the same: they stay in order
		if sc.field() != column && !facts {
			length = int(s.lengths[item])
		}
		keys[i] = sc.key(length, s.place(int(item)))
	}
	s.giveBack(found)
	return sortKeys(keys)
}

func (s *search) onlyFacts() bool {
	return !slices.ContainsFunc(s.words, func(w *word) bool { return !w.field.fact() && !w.exclude })
}

// firm reports whether what was found is what was meant by all there is to tell: it
// is found as it was typed, in whole syllables or by initials.
func (s *search) firm(r *results) bool {
	return slices.ContainsFunc(r.items, func(item int32) bool {
		sc := r.score[item]
		return sc.tier() < Initials || sc.tier() == Initials && !sc.weak()
	})
}

// A finder finds a word in the items by lists, and in one item.
type finder struct {
	word *word
	size int // about how many places are tried by lists
	list func(*results)
	in   func(at int) (found, bool)
}

// typed finds a word as it was typed.
func (s *search) typed(w *word) finder {
	f := finder{word: w, in: func(at int) (found, bool) { return s.m.as(w, at) }}
	if !s.listed() {
		patterns := []*pattern{w.pattern}
		if w.full != nil {
			patterns = append(patterns, w.full)
		}
		f.size, f.list = perItem*s.n, s.everywhere(s.begins(patterns...), 1, s.gates(patterns...), f.in)
		return f
	}
	if len(w.q) == 1 && w.full == nil && !w.pattern.num {
		f.size, f.list = s.n, func(r *results) { s.single(w.pattern, r) }
		return f
	}
	a := s.anchor(w.pattern)
	f.size = s.size(a)
	rare, lit := s.rarest(w.pattern)
	switch {
	case rare == nil && letter(w.q[0]) >= 0 && f.size > len(s.codes)/dense:
		f.size = s.n
		f.list = func(r *results) {
			s.single(w.pattern, r)
			s.from(s.beginning(w.pattern, false), w.pattern, 0, r)
		}
	case rare == nil:
		f.list = func(r *results) { s.from(a, w.pattern, 0, r) }
	case w.pattern.loose:
		f.size += s.size(rare)
		f.list = func(r *results) {
			s.from(a, w.pattern, 0, r)
			s.whereIs(rare, lit, r, func(at int) (found, bool) { return s.m.scatteredIn(w, at) })
		}
	case perItem*s.size(rare) < f.size:
		f.size = perItem * s.size(rare)
		f.list = func(r *results) { s.whereIs(rare, lit, r, f.in) }
	default:
		f.list = func(r *results) { s.from(a, w.pattern, 0, r) }
	}
	if list := f.list; w.full != nil {
		f.list = func(r *results) {
			list(r)
			s.from(s.anchor(w.full), w.full, 0, r)
		}
	}
	return f
}

// dense is of how many characters one is in the lists of a word at least, for it
// to be quicker to look at all characters one after another.
const dense = 36

// single matches with all there is a pattern that one character may be all of.
func (s *search) single(p *pattern, r *results) {
	costs := make([]cost, len(s.glyphs))
	for code := range costs {
		costs[code] = never
		if found, ok := s.m.alone(p, uint16(code)); ok {
			costs[code] = found
		}
	}
	kinds, scores := s.m.kinds(costs)
	for item := range s.n {
		if item%workBetween == 0 && s.m.ctx.Err() != nil {
			return
		}
		if s.among != nil && s.among.score[item] == 0 {
			continue
		}
		best := score(0)
		at, to := int(s.starts[item]), int(s.starts[item+1])
		for f := headline; f < fields && at < to-int(fields-f); f++ { // texts that are empty come last
			n := 0
			if f == headline {
				n = int(s.lengths[item])
			}
			if f > headline || n == mostLength {
				for s.codes[at+n] != end {
					n++
				}
			}
			text := s.codes[at : at+n]
			at += n + 1
			k, place := least(kinds, text)
			if k == noKind || p.field != anyField && p.field != f {
				continue
			}
			sc := scores[k]
			if c := costs[text[place]]; c&byPinyin == 0 { // its tier depends on where it stands
				sc = newScore(foundAt(run{0, 1, c}, f, place == 0, place == n-1), 0)
			}
			if sc = sc.at(f, place); best == 0 || sc < best {
				best = sc
			}
		}
		if best != 0 {
			r.put(item, best)
		}
	}
}

// least is the least of the kinds of characters, and where the first of it is.
func least(kinds []uint8, text []uint16) (kind uint8, place int) {
	best := uint64(noKind) << 32
	for i, c := range text {
		best = min(best, uint64(kinds[c])<<32|uint64(i))
	}
	return uint8(best >> 32), int(uint32(best))
}

// noKind is the kind of a character that a pattern cannot be matched with.
const noKind = ^uint8(0)

// kinds numbers the costs of characters from the lowest on, and tells the score of each
// at the beginning of a headline.
func (m *matcher) kinds(costs []cost) (kinds []uint8, scores []score) {
	there := slices.Compact(slices.Sorted(slices.Values(costs)))
	kinds = make([]uint8, len(costs))
	for code, c := range costs {
		n, _ := slices.BinarySearch(there, c)
		kinds[code] = uint8(min(n, int(noKind)))
		if c == never {
			kinds[code] = noKind
		}
	}
	for _, c := range there {
		scores = append(scores, newScore(foundAt(run{0, 1, c}, headline, false, false), 0))
	}
	return kinds, scores
}

// alone is what it costs to match a pattern with one character.
func (m *matcher) alone(p *pattern, code uint16) (best cost, ok bool) {
	m.p, best = p, never
	if code == end {
		return best, false
	}
	for _, v := range m.between(nil, 0, &m.glyphs[code]) {
		if int(v.to) == len(p.q) {
			best = min(best, v.cost)
		}
	}
	return best, best < never
}

// whereIs looks through the items that have a character in one of the lists, and are
// not found yet as anything better than scattered.
func (s *search) whereIs(a *anchors, lit rune, r *results, in func(at int) (found, bool)) {
	last := -1
	s.each(a, func(place int32) bool {
		if s.glyphs[s.codes[place]].lit == lit && s.may(place) {
			if item := s.itemAt(int(place)); item != last {
				last = item
				if was := r.score[item]; was == 0 || was.tier() >= Scattered {
					s.look(item, r, in)
				}
			}
		}
		return !s.m.stopped
	})
}

// look looks for a word in an item.
func (s *search) look(item int, r *results, in func(at int) (found, bool)) {
	if f, ok := in(int(s.starts[item])); ok {
		r.put(item, newScore(f, s.textOf(item, f.field)))
	}
}

// textOf is where a text of an item begins in codes.
func (x *Index) textOf(item int, f field) int {
	at := int(x.starts[item])
	for ; f > headline; f-- {
		for x.codes[at] != end {
			at++
		}
		at++
	}
	return at
}

// from matches a pattern where lists say it may begin.
func (s *search) from(a *anchors, p *pattern, weight int, r *results) {
	s.each(a, func(place int32) bool {
		if !s.may(place) {
			return true
		}
		for c := a.chars; c != 0; c &= c - 1 {
			start := s.m.back(int(place), bits.TrailingZeros64(c))
			if start < 0 {
				continue
			}
			if found, ok := s.m.at(p, start); ok {
				found.cost += cost(weight) * editCost
				s.put(found, p.field, r)
			}
		}
		return !s.m.stopped
	})
}

// put notes a run, if it is in a field that is asked for.
func (s *search) put(found run, asked field, r *results) {
	item := s.itemAt(found.from)
	f, start := headline, int(s.starts[item])
	if at := start + int(s.lengths[item]); found.from > at {
		for ; at < found.from; at++ {
			if s.codes[at] == end {
				f, start = f+1, at+1
			}
		}
	}
	if asked != anyField && asked != f {
		return
	}
	r.put(item, newScore(foundAt(found, f, found.from == start, s.codes[found.to] == end), start))
}

func foundAt(r run, f field, begins, ends bool) found {
	return found{run: r, tier: r.tier(begins, ends, f == headline), field: f}
}

// all finds what matches all words, each as it was typed but for those that
// other finds.
func (s *search) all(other map[*word]finder) *results {
	var in, out []finder
	for _, w := range s.words {
		f, known := other[w]
		switch {
		case w.field.fact():
			continue
		case !known:
			f = s.typed(w)
		}
		if w.exclude {
			out = append(out, f)
		} else {
			in = append(in, f)
		}
	}
	first := (*word)(nil)
	if len(in) > 0 {
		first = in[0].word
	}
	slices.SortStableFunc(in, func(a, b finder) int { return a.size - b.size })
	r := s.borrow()
	if len(in) == 0 {
		for item := range s.n {
			r.put(item, newScore(found{}, 0)|1)
		}
	} else {
		in[0].list(r)
		for _, f := range in[1:] {
			s.and(r, f, f.word == first)
		}
	}
	s.without(r, out)
	if len(in) > 1 {
		s.together(r)
	}
	return r
}

// perItem is how many places are tried by lists in the time in which one item is
// looked through.
const perItem = 16

// and keeps what f finds as well. first is whether its word comes before the
// others.
func (s *search) and(r *results, f finder, first bool) {
	joined := func(a, b score) score {
		if first {
			a, b = b, a
		}
		return a.and(b)
	}
	kept := r.items[:0]
	if f.size < perItem*len(r.items) {
		more := s.listAmong(r, f)
		for _, item := range r.items {
			if b := more.score[item]; b != 0 {
				r.score[item] = joined(r.score[item], b)
				kept = append(kept, item)
			} else {
				r.score[item] = 0
			}
		}
		s.giveBack(more)
	} else {
		for _, item := range r.items {
			if b, ok := f.in(int(s.starts[item])); ok {
				r.score[item] = joined(r.score[item], newScore(b, s.textOf(int(item), b.field)))
				kept = append(kept, item)
			} else {
				r.score[item] = 0
			}
		}
	}
	r.items = kept
}

// listAmong returns what f finds by lists, perhaps among other things, of items found.
func (s *search) listAmong(found *results, f finder) *results {
	out := s.borrow()
	s.among = found
	f.list(out)
	s.among = nil
	return out
}

// without leaves out what is not of the days asked for, and what words to leave
// out are in as they were typed.
func (s *search) without(r *results, out []finder) {
	kept := r.items[:0]
	for _, item := range r.items {
		if s.wanted(int(item), out) {
			kept = append(kept, item)
		} else {
			r.score[item] = 0
		}
	}
	r.items = kept
}

func (s *search) wanted(item int, out []finder) bool {
	for _, w := range s.words {
		if w.field == day && w.days.Contain(s.timeOf(item)) == w.exclude || w.field.stands() && s.standsIn(item, w) == w.exclude {
			return false
		}
	}
	for _, f := range out {
		if b, ok := f.in(int(s.starts[item])); ok && b.tier <= Initials {
			return false
		}
	}
	return true
}

// standsIn reports whether an item stands in the newspaper, or on the page, of a word.
func (s *search) standsIn(item int, w *word) bool {
	if s.Stood == nil {
		return false
	}
	stood, on := s.Stood(item)
	if w.field == page {
		return OnPage(on, string(w.q))
	}
	return strings.Contains(foldString(stood), string(w.q))
}

// OnPage reports whether a page, by its number and its name as 3 评论, is the one asked
// for by either.
func OnPage(page, asked string) bool {
	number, name, _ := strings.Cut(foldString(page), " ")
	asked = foldString(asked)
	if strings.TrimLeft(asked, "0") == strings.TrimLeft(number, "0") {
		return number != ""
	}
	return asked != "" && name != "" && strings.Contains(name, asked)
}

// together has items come first in which words that were typed apart stand
// together as they were typed.
func (s *search) together(r *results) {
	w := s.joined()
	if w == nil || len(r.items) == 0 {
		return
	}
	more := s.listAmong(r, s.typed(w))
	for _, item := range more.items {
		if sc := more.score[item]; r.score[item] != 0 && sc.tier() < Apart {
			r.score[item] = min(sc, r.score[item])
		}
	}
	s.giveBack(more)
}

// joined is all words of a query as one, nil where they are not words to be found
// anywhere.
func (s *search) joined() *word {
	var t term
	t.field = anyField
	for _, w := range s.words {
		if w.field.fact() || w.exclude {
			continue
		}
		if w.field != anyField || len(t.q)+len(w.q) > longestFilter {
			return nil
		}
		t.cuts |= w.cuts << len(t.q)
		if len(t.q) > 0 {
			t.cuts |= 1 << len(t.q)
		}
		t.q = append(t.q, w.q...)
	}
	return newWord(s.t, t)
}

package find

import (
	"context"
	"math/bits"
	"slices"

	"lanmu/data/fault"
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
}

// marked is how many hits are given marks: more than a screen shows. Mark marks
// others.
const marked = 100

// Unmarked are the marks of a hit that was given none.
var Unmarked = &Marks{}

// Filter returns the items that match all words of query, best first; for an
// empty query every item in its order, for a cancelled context nothing. The
// first hundred hits are marked.
func (x *Index) Filter(ctx context.Context, query string) []Hit {
	terms := parse(query)
	if len(terms) == 0 {
		hits := make([]Hit, x.n)
		for i := range hits {
			hits[i] = Hit{Item: i, Marks: Unmarked}
		}
		return hits
	}
	keys := x.search(ctx, terms, x.candidates(terms))
	forgiven := false
	if len(keys) == 0 && ctx.Err() == nil {
		for other := range x.forgive(terms) {
			if keys = x.search(ctx, other, x.candidates(other)); len(keys) > 0 || ctx.Err() != nil {
				terms, forgiven = other, true
				break
			}
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	if !forgiven {
		x.keep(terms, keys)
	}
	m := x.matcher(ctx)
	hits := make([]Hit, len(keys))
	for n, k := range keys {
		hits[n] = Hit{Item: x.itemOf(k), Tier: k.tier(), Marks: Unmarked}
		if forgiven {
			hits[n].Tier = Forgiven
		}
		if n < marked {
			hits[n].Marks = x.marks(m, hits[n].Item, terms)
		}
	}
	return hits
}

// A key orders hits: by tier, then field, cost, place, length, and time. The
// lower, the better.
type key uint64

// Bits of a key, from the lowest: the item's place among all, the length of the
// text, the place in it, the characters spanned, the cost, the field, the tier.
const (
	itemBits, lengthBits, placeBits, spanBits, costBits, fieldBits = 24, 7, 7, 7, 12, 2
)

func clamp(v, bits int) key { return key(min(v, 1<<bits-1)) }

func newKey(tier Tier, f field, cost, span, place, length, item int) key {
	k := key(tier)
	for _, part := range [...]struct{ v, bits int }{{int(f), fieldBits}, {cost, costBits}, {span, spanBits}, {place, placeBits}, {length, lengthBits}, {item, itemBits}} {
		k = k<<part.bits | clamp(part.v, part.bits)
	}
	return k
}

func (k key) tier() Tier {
	return Tier(k >> (itemBits + lengthBits + placeBits + spanBits + costBits + fieldBits))
}

// place is the number by which an item is ordered among equals.
func (x *Index) place(item int) int {
	if x.byTime != nil {
		return int(x.byTime[item])
	}
	return item
}

// itemOf returns the item of a key.
func (x *Index) itemOf(k key) int {
	place := int(k & (1<<itemBits - 1))
	if x.byTime == nil {
		return place
	}
	return int(x.timed[place])
}

// search returns the keys of those of items that match all terms, sorted.
func (x *Index) search(ctx context.Context, terms []term, items []int32) []key {
	parts := make([][]key, workers)
	if t := &terms[0]; len(terms) == 1 && len(t.q) == 1 && isLetter(t.q[0]) && t.field == anyField && !t.exclude && !x.loose {
		parts[0] = x.searchLetter(int(t.q[0] - 'a'))
		half := len(parts[0]) / len(parts)
		for w := len(parts) - 1; w > 0; w-- {
			parts[w], parts[0] = parts[0][w*half:], parts[0][:w*half:w*half]
		}
		return sorted(parts)
	}
	x.each(ctx, items, func(w int, m *matcher, part []int32) {
		keys := parts[w]
		for _, item := range part {
			if k, ok := x.match(m, int(item), terms); ok {
				keys = append(keys, k)
			}
		}
		parts[w] = keys
	})
	return sorted(parts)
}

// searchLetter returns the keys of the items that have a letter.
func (x *Index) searchLetter(letter int) []key {
	keys := make([]key, x.singles[letter].n)
	for n, item := range x.singles[letter].items() {
		s := x.firsts[letter][n]
		f, place := field(s>>13&3), int(s&255)
		at := int(item)*int(fields) + int(f)
		r := run{place, place + 1, int(s >> 8 & 31), s>>15 != 0}
		if r.cost&partCost != 0 {
			r.cost += initialCost - partCost
		}
		length := 0
		if f != column {
			length = int(x.bounds[int(item)*int(fields)+1] - x.bounds[int(item)*int(fields)])
		}
		tier := r.tier(int(x.bounds[at+1]-x.bounds[at]), f == headline)
		if tier == Initials {
			r.cost -= initialCost
		}
		keys[n] = newKey(tier, f, r.cost, 1, place, length, x.place(int(item)))
	}
	return keys
}

// sorted sorts keys that are in parts.
func sorted(parts [][]key) []key {
	var wait fault.Group
	for _, p := range parts[1:] {
		wait.Go(func() { slices.Sort(p) })
	}
	slices.Sort(parts[0])
	wait.Wait()
	out := parts[0]
	for _, p := range parts[1:] {
		out = merged(out, p)
	}
	return out
}

// merged puts two sorted lists together.
func merged(a, b []key) []key {
	if len(b) == 0 {
		return a
	}
	out := make([]key, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] <= b[0] {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// match matches an item against all terms. The worst word tells the tier.
func (x *Index) match(m *matcher, item int, terms []term) (key, bool) {
	var tier Tier
	var where field
	cost, span, place, first := 0, 0, 0, true
	for i := range terms {
		if terms[i].field == day {
			if x.on(item, terms[i].days) == terms[i].exclude {
				return 0, false
			}
			continue
		}
		found, ok := x.matchTerm(m, item, &terms[i])
		if ok == terms[i].exclude {
			return 0, false
		}
		if !ok {
			continue
		}
		tier, where = max(tier, found.tier), max(where, found.field)
		cost, span = cost+found.cost, span+found.to-found.from
		if first {
			place, first = found.from, false
		}
	}
	if tier == Initials {
		cost %= initialCost // however many: 工匠 before 5G基站, for gj
	}
	length := 0 // of a headline found by its column, all the same: they stay in order
	if where != column && !first {
		length = int(x.bounds[item*int(fields)+1] - x.bounds[item*int(fields)])
	}
	return newKey(tier, where, cost, span, place, length, x.place(item)), true
}

// on tells whether an item is of certain days.
func (x *Index) on(item int, days Days) bool {
	return item < x.n && days.Contain(x.timeOf(item)) // lines have no day
}

// found is where a term was found in an item.
type found struct {
	run
	tier  Tier
	field field
	at    []int // of a scattered match: its characters
}

// better reports whether f is a better place than g.
func (f found) better(g found) bool {
	if f.tier != g.tier {
		return f.tier < g.tier
	}
	return f.field == g.field && f.cost < g.cost
}

// matchTerm finds a term in an item, in the best of its texts.
func (x *Index) matchTerm(m *matcher, item int, t *term) (best found, ok bool) {
	for f := headline; f < fields; f++ {
		if t.field != anyField && t.field != f {
			continue
		}
		text := x.of(item, f)
		r, hit := m.find(text, t)
		if !hit {
			continue
		}
		this := found{run: r, tier: r.tier(len(text.lit), f == headline), field: f}
		if !ok || this.better(best) {
			best, ok = this, true
		}
	}
	if ok {
		return best, true
	}
	for f := headline; f < fields; f++ {
		if t.field != anyField && t.field != f {
			continue
		}
		if at := scattered(x.of(item, f), t.q); at != nil {
			return found{run{from: at[0], to: at[len(at)-1] + 1}, Scattered, f, at}, true
		}
	}
	return found{}, false
}

// candidates returns items among which all that match the terms are, ascending.
func (x *Index) candidates(terms []term) []int32 {
	var best []int32
	chosen := false
	for i := range terms {
		if terms[i].exclude || terms[i].field == day {
			continue
		}
		if l := x.list(&terms[i]); !chosen || len(l) < len(best) {
			best, chosen = l, true
		}
	}
	if !chosen { // days, and words to leave out only
		best = make([]int32, x.n)
		for i := range best {
			best[i] = int32(i)
		}
	}
	if kept, ok := x.kept(terms); ok && len(kept) < len(best) {
		return kept
	}
	return best
}

// list returns the items that may match one term.
func (x *Index) list(t *term) []int32 {
	if !t.letters() {
		// Every character that is no letter must be there as it is.
		var best list
		chosen := false
		for _, r := range t.q {
			if isLetter(r) {
				continue
			}
			if l := x.chars[r]; !chosen || l.n < best.n {
				best, chosen = l, true
			}
		}
		return best.items()
	}
	var lists []list
	for _, first := range x.mixed(t.q[0]) {
		if len(t.q) == 1 {
			lists = append(lists, x.singles[first])
			continue
		}
		if x.oneCharacter(t.q) {
			lists = append(lists, x.heads[first*26+int(t.q[1]-'a')])
		}
		for _, n := range x.firstLengths(t.q) {
			for _, second := range x.mixed(t.q[n]) {
				lists = append(lists, x.pairs[first*26+second])
			}
		}
	}
	var latin []int32
	if len(t.q) > 1 { // Latin words of which letters were typed
		latin = x.withAll(t.q)
	}
	return union(lists, latin, x.n)
}

// mixed returns the initials, counted from a, that a letter may stand for.
func (x *Index) mixed(r rune) []int {
	switch {
	case x.loose && r == 'n', x.loose && r == 'l':
		return []int{'n' - 'a', 'l' - 'a'}
	}
	return []int{int(r - 'a')}
}

// withAll returns the items that have all characters of q as they are.
func (x *Index) withAll(q []rune) []int32 {
	all := x.chars[q[0]].items()
	for _, r := range q[1:] {
		if len(all) == 0 {
			break
		}
		all = intersect(all, x.chars[r].items())
	}
	return all
}

// oneCharacter reports whether all of q may be of one character.
func (x *Index) oneCharacter(q []rune) bool {
	_, begins := x.t.all[string(q)]
	return begins
}

// firstLengths returns how many letters of q may be of the first character, so
// that some are left.
func (x *Index) firstLengths(q []rune) []int {
	out := []int{1}
	for n := 2; n <= longestSyllable && n < len(q); n++ {
		if x.t.all[string(q[:n])] {
			out = append(out, n)
		}
	}
	if len(q) > 2 && q[1] == 'h' && !slices.Contains(out, 2) {
		out = append(out, 2)
	}
	return out
}

func trailing(a uint32) int { return bits.TrailingZeros32(a) }

// keep remembers what was found, for the next letter.
func (x *Index) keep(terms []term, keys []key) {
	items := make([]int32, len(keys))
	for i, k := range keys {
		items[i] = int32(x.itemOf(k))
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.last, x.found = terms, items
}

// kept returns what was found last if terms only ask for more: what did not
// match before does not match now.
func (x *Index) kept(terms []term) ([]int32, bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.last) == 0 || len(terms) < len(x.last) {
		return nil, false
	}
	for i, was := range x.last {
		now := terms[i]
		if was.exclude != now.exclude || was.field != now.field || len(now.q) < len(was.q) || !slices.Equal(now.q[:len(was.q)], was.q) || now.cuts&(1<<len(was.q)-1) != was.cuts ||
			(now.exclude || now.field == day) && len(now.q) != len(was.q) {
			return nil, false
		}
	}
	return x.found, true
}

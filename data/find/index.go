package find

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"time"

	"lanmu/data/fault"
)

// An Item is what can be found.
type Item struct {
	Headline, Column, Byline string
	Time                     time.Time // of otherwise equal items the later comes first
}

// An Index finds among the items it was made from. It is safe for concurrent
// use.
type Index struct {
	t       *tables
	text    text
	bounds  []int32 // of the texts in text: headline, byline, column, headline, …
	n       int     // how many items
	times   []time.Time
	when    []int32 // which of times each item has; nil if none has one
	byTime  []int32 // the place of each item among all, latest first; nil if no item has a time
	timed   []int32 // the item at each of these places
	chars   map[rune]list
	singles [26]list      // items with a character that begins with the letter
	firsts  [26][]spot    // and the best place of one in each
	heads   [26 * 26]list // with a syllable that begins with two letters
	pairs   [26 * 26]list // with two characters side by side that begin with one each
	loose   bool

	mu    sync.Mutex
	last  []term  // what was looked for last,
	found []int32 // and what was found, in the order of the items
}

// New returns an index of items.
func New(items []Item) *Index { return NewLoose(items, false) }

// NewLoose returns an index that, if loose, takes sounds that many mix up for
// one: z and zh, c and ch, s and sh, n and l, an and ang, en and eng, in and ing.
func NewLoose(items []Item, loose bool) *Index {
	x := &Index{t: load(), n: len(items), loose: loose, chars: map[rune]list{}}
	x.bounds = make([]int32, 1, len(items)*int(fields)+1)
	size := 0
	for i := range items {
		size += len(items[i].Headline) + len(items[i].Byline) + len(items[i].Column)
	}
	size /= 3 // bytes of a hanzi; letters make it more
	x.text = text{make([]rune, 0, size), make([]uint16, 0, size), make([]uint8, 0, size)}
	for i := range items {
		for _, s := range [...]string{items[i].Headline, items[i].Byline, items[i].Column} {
			x.text.append(s, x.t)
			x.bounds = append(x.bounds, int32(len(x.text.lit)))
		}
	}
	x.text = text{slices.Clone(x.text.lit), slices.Clone(x.text.set), slices.Clone(x.text.pref)} // no larger than it is
	x.post()
	x.order(items)
	return x
}

// of returns a text of an item.
func (x *Index) of(item int, f field) text {
	at := item*int(fields) + int(f)
	return x.text.slice(int(x.bounds[at]), int(x.bounds[at+1]))
}

// post lists for every character, initial and pair of initials the items it is
// in.
func (x *Index) post() {
	var wait fault.Group
	wait.Go(func() {
		lists := map[rune]*list{}
		for i := range x.n {
			for _, r := range x.text.lit[x.bounds[i*int(fields)]:x.bounds[(i+1)*int(fields)]] {
				l := lists[r]
				if l == nil {
					l = new(list)
					lists[r] = l
				}
				l.add(int32(i))
			}
		}
		for r, l := range lists {
			x.chars[r] = l.fitted()
		}
	})
	wait.Go(func() {
		for i := range x.n {
			for f := headline; f < fields; f++ {
				x.postInitials(int32(i), f)
			}
		}
		for i := range x.pairs {
			x.pairs[i], x.heads[i] = x.pairs[i].fitted(), x.heads[i].fitted()
		}
		for i := range x.singles {
			x.singles[i], x.firsts[i] = x.singles[i].fitted(), slices.Clone(x.firsts[i])
		}
	})
	wait.Wait()
}

// postInitials lists the initials of a text of an item.
func (x *Index) postInitials(item int32, f field) {
	t := x.of(int(item), f)
	var before uint32
	for k, r := range t.lit {
		now := x.initials()[t.set[k]]
		if isLetter(r) {
			now = 1 << (r - 'a')
		}
		for a := now; a != 0; a &= a - 1 {
			second := trailing(a)
			here := newSpot(isLetter(r), f, x.t.initialCost(t, k, byte('a'+second)), k)
			if x.singles[second].add(item) {
				x.firsts[second] = append(x.firsts[second], here)
			} else if was := &x.firsts[second][len(x.firsts[second])-1]; here < *was {
				*was = here
			}
			for b := before; b != 0; b &= b - 1 {
				x.pairs[trailing(b)*26+second].add(item)
			}
		}
		before = now
		sounds := x.t.sets[t.set[k]]
		if x.loose {
			sounds = x.t.loose[t.set[k]]
		}
		for _, s := range sounds {
			if len(s.syllable) > 1 {
				x.heads[int(s.syllable[0]-'a')*26+int(s.syllable[1]-'a')].add(item)
			}
		}
	}
}

// initials returns by set which letters a character is found by.
func (x *Index) initials() []uint32 {
	if x.loose {
		return x.t.looser
	}
	return x.t.initials
}

// A spot is where in an item one letter is found best, the lower the better:
// whether by pinyin, the field, the cost, and the place, in 1, 2, 5 and 8 bits.
// One letter is what most queries begin with and most items have; to look for it
// in all of them would take longer than all the letters after it.
type spot uint16

func newSpot(literal bool, f field, cost, place int) spot {
	s := spot(f)<<13 | spot(min(cost, 31))<<8 | spot(min(place, 255))
	if !literal {
		s |= 1 << 15
	}
	return s
}

// initialCost is what the letter costs as the beginning of character k.
func (t *tables) initialCost(x text, k int, letter byte) int {
	if rune(letter) == x.lit[k] {
		return 0
	}
	cost := never
	for i, s := range t.sets[x.set[k]] {
		if s.syllable[0] != letter {
			continue
		}
		c := otherCost
		switch {
		case i == int(x.pref[k]):
			c = 0
		case s.rare:
			c = rareCost
		}
		if len(s.syllable) > 1 {
			c += partCost
		}
		cost = min(cost, c)
	}
	return cost
}

// order places the items by time.
func (x *Index) order(items []Item) {
	dated := slices.ContainsFunc(items, func(i Item) bool { return !i.Time.IsZero() })
	if !dated {
		return
	}
	by := make([]int32, len(items))
	x.when = make([]int32, len(items))
	known := map[time.Time]int32{}
	for i := range by {
		by[i] = int32(i)
		n, ok := known[items[i].Time]
		if !ok {
			n = int32(len(x.times))
			known[items[i].Time] = n
			x.times = append(x.times, items[i].Time)
		}
		x.when[i] = n
	}
	slices.SortStableFunc(by, func(a, b int32) int { return items[b].Time.Compare(items[a].Time) })
	x.timed = by
	x.byTime = make([]int32, len(by))
	for place, item := range by {
		x.byTime[item] = int32(place)
	}
}

// timeOf is the time of an item, zero for none.
func (x *Index) timeOf(item int) time.Time {
	if x.when == nil {
		return time.Time{}
	}
	return x.times[x.when[item]]
}

// matcher returns a matcher for the index.
func (x *Index) matcher(ctx context.Context) *matcher {
	return &matcher{ctx: ctx, t: x.t, loose: x.loose, initials: x.initials()}
}

// workers is how many goroutines match.
var workers = max(runtime.GOMAXPROCS(0), 1)

// each calls do with parts of items, on several goroutines where it pays, and
// each with a matcher of its own.
func (x *Index) each(ctx context.Context, items []int32, do func(worker int, m *matcher, part []int32)) {
	const enough = 1024 // below this a goroutine costs more than it saves
	n := min(workers, len(items)/enough+1)
	var wait fault.Group
	for w := range n {
		part := items[len(items)*w/n : len(items)*(w+1)/n]
		run := func() {
			m := x.matcher(ctx)
			for len(part) > 0 && ctx.Err() == nil {
				k := min(len(part), enough)
				do(w, m, part[:k])
				part = part[k:]
			}
		}
		if w == n-1 {
			run()
		} else {
			wait.Go(run)
		}
	}
	wait.Wait()
}

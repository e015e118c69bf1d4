package find

import (
	"context"
	"slices"
	"sync"
	"time"
)

// An Item is what can be found.
type Item struct {
	Headline, Column, Byline string
	Time                     time.Time // of otherwise equal items the later comes first
}

// An Index finds among the items it was made from. It is safe for concurrent
// use.
type Index struct {
	// Stood tells of which newspaper an item is and on which page it stands, which
	// paper: and page: ask for; nil where nothing tells.
	Stood func(item int) (paper, page string)

	t       *tables
	keys    Keys
	n       int      // how many items
	glyphs  []glyph  // by code
	codes   []uint16 // an end, then the texts of each item: headline, byline, column, an end after each
	starts  []int32  // where each item begins in codes, and the end of the last
	lengths []uint8  // of headlines, in characters; of longer ones mostLength
	blocks  []int32  // by block codes: the item the first of them is of
	hidden  []int32  // ascending, where in codes a character is left out because it cannot be seen
	lists   lists
	of      []uint16 // by code: its class; nil where places are listed

	times  []time.Time
	when   []int32 // which of times each item has; nil if none has one
	byTime []int32 // the place of each item among all, latest first; nil if no item has a time
	timed  []int32 // the item at each of these places

	scratch sync.Pool // *results, empty
}

// New returns an index of items.
func New(items []Item) *Index { return NewFor(items, FullPinyin) }

// NewFor returns an index that is asked with keys.
func NewFor(items []Item, keys Keys) *Index {
	x := &Index{t: load(), n: len(items), keys: keys}
	size := 1
	for i := range items {
		size += len(items[i].Headline) + len(items[i].Byline) + len(items[i].Column)
	}
	codes := make([]uint16, 1, 1+size/3+int(fields)*len(items)) // bytes of a hanzi; letters make it more
	s := newScript(x.t)
	x.starts = make([]int32, 0, len(items)+1)
	hide := func(at int) { x.hidden = append(x.hidden, int32(at)) }
	for i := range items {
		x.starts = append(x.starts, int32(len(codes)))
		for _, text := range [...]string{items[i].Headline, items[i].Byline, items[i].Column} {
			codes = s.append(codes, text, hide)
		}
	}
	x.starts = append(x.starts, int32(len(codes)))
	x.codes, x.glyphs = slices.Clip(slices.Clone(codes)), slices.Clip(s.glyphs) // no larger than it is
	x.measure()
	x.blocks = make([]int32, 0, len(codes)/block+1)
	for item := 0; len(x.blocks)*block < len(codes); {
		for item+1 < x.n && int(x.starts[item+1]) <= len(x.blocks)*block {
			item++
		}
		x.blocks = append(x.blocks, int32(item))
	}
	x.lists = newLists(x.t, x.glyphs, x.codes)
	x.order(items)
	return x
}

const block = 16

const mostLength = 1<<8 - 1

// measure notes how long headlines are.
func (x *Index) measure() {
	x.lengths = make([]uint8, x.n)
	for item := range x.lengths {
		for at := x.starts[item]; x.codes[at] != end && x.lengths[item] < mostLength; at++ {
			x.lengths[item]++
		}
	}
}

// itemAt is the item that a character is of.
func (x *Index) itemAt(place int) int {
	item := int(x.blocks[place/block])
	for int(x.starts[item+1]) <= place {
		item++
	}
	return item
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
	return newMatcher(ctx, x.t, x.glyphs, x.codes)
}

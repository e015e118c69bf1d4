// Package find matches what a reader types against headlines, columns and
// bylines.
package find

import (
	"context"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// An Item is what can be found.
type Item struct{ Headline, Column, Byline string }

// A Hit is an item that matched, with the runes of each of its texts that did,
// ascending.
type Hit struct {
	Item                     int // index into the items
	Score                    int // higher is better
	Headline, Column, Byline []int
}

// An Index finds among the items it was made from.
type Index struct{ items []Item }

// New returns an index of items.
func New(items []Item) *Index { return &Index{items} }

// Worth of a text. A headline is what a reader looks for first; a match in it
// comes before one in a byline or a column's name, however good.
const (
	headlineWorth = 1 << 20
	bylineWorth   = 1 << 10
)

// Filter returns the items in which the runes of query stand in order, best
// first; equal ones keep their order. For an empty query it returns every item,
// for a cancelled context nothing.
func (x *Index) Filter(ctx context.Context, query string) []Hit {
	query = strings.TrimSpace(query)
	if query == "" {
		hits := make([]Hit, len(x.items))
		for i := range hits {
			hits[i].Item = i
		}
		return hits
	}
	found := map[int]*Hit{}
	match := func(text func(Item) string, worth int, set func(*Hit, []int)) {
		if ctx.Err() != nil {
			return
		}
		texts := make([]string, len(x.items))
		for i, it := range x.items {
			texts[i] = text(it)
		}
		for _, m := range fuzzy.FindNoSort(query, texts) {
			h := found[m.Index]
			if h == nil {
				h = &Hit{Item: m.Index}
				found[m.Index] = h
			}
			h.Score = max(h.Score, worth+m.Score)
			set(h, runeIndexes(m.Str, m.MatchedIndexes))
		}
	}
	match(func(i Item) string { return i.Headline }, headlineWorth, func(h *Hit, m []int) { h.Headline = m })
	match(func(i Item) string { return i.Byline }, bylineWorth, func(h *Hit, m []int) { h.Byline = m })
	match(func(i Item) string { return i.Column }, 0, func(h *Hit, m []int) { h.Column = m })
	if ctx.Err() != nil {
		return nil
	}
	hits := make([]Hit, 0, len(found))
	for _, h := range found {
		hits = append(hits, *h)
	}
	sort.Slice(hits, func(i, j int) bool {
		if hits[i].Score != hits[j].Score {
			return hits[i].Score > hits[j].Score
		}
		return hits[i].Item < hits[j].Item
	})
	return hits
}

// runeIndexes turns the byte offsets the matcher gives into rune indexes.
func runeIndexes(s string, offsets []int) []int {
	out := make([]int, len(offsets))
	for i, at := range offsets {
		out[i] = utf8.RuneCountInString(s[:at])
	}
	return out
}

package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"strings"

	"lanmu/data/find"
)

// A query and what one of the first hits must have in it: all of it or, where
// there is a blank, what is before and what is after.
type query struct{ typed, want string }

// seen is how many hits count: what stands in a window without scrolling.
const seen = 10

// hideIn has one headline of so many hold a soft hyphen, which cannot be seen.
const hideIn = 40

// tally is how the queries of a kind fared.
type tally struct{ n, seen, first int }

func (t tally) String() string {
	if t.n == 0 {
		return "     -     -"
	}
	return fmt.Sprintf("%5d  %.2f  %.2f", t.n, float64(t.seen)/float64(t.n), float64(t.first)/float64(t.n))
}

// judge makes n queries of each kind, by a seed, from each of the two parts of the headlines
// and returns a table of how many find what they were made from: of the part that
// rules are tried on, and of the part that is held out.
func judge(headlines []string, n int, seed uint64, missed io.Writer) string {
	m := newMaker(headlines)
	items := make([]find.Item, len(m.headlines))
	for i, h := range m.headlines {
		items[i].Headline = h
	}
	index := find.New(items)
	var out strings.Builder
	fmt.Fprintf(&out, "%-36s %-17s   %s\n", "", "known", "held out")
	fmt.Fprintf(&out, "%-36s %s   %s\n", "kind", "    n    10     1", "    n    10     1")
	var all [2]tally
	for i, k := range kinds {
		var part [2]tally
		r := rand.New(rand.NewPCG(uint64(i), seed))
		for tries := 0; tries < 400*n && (part[0].n < n || part[1].n < n); tries++ {
			h := r.IntN(len(m.headlines))
			held := 0
			if heldOut(headlines[h]) {
				held = 1
			}
			if part[held].n >= n {
				continue
			}
			q, ok := k.make(m, h, r)
			if !ok {
				continue
			}
			t := &part[held]
			t.n++
			place := placeOf(index.Filter(context.Background(), q.typed), items, q.want)
			switch {
			case place == 0:
				t.first++
				t.seen++
			case place < seen:
				t.seen++
			case held == 0:
				fmt.Fprintf(missed, "%s\t%s\t%s\n", k.name, q.typed, q.want)
			}
		}
		fmt.Fprintf(&out, "%-36s %s   %s\n", k.name, part[0], part[1])
		for i := range all {
			all[i].n += part[i].n
			all[i].seen += part[i].seen
			all[i].first += part[i].first
		}
	}
	fmt.Fprintf(&out, "%-36s %s   %s\n", "all", all[0], all[1])
	return out.String()
}

// placeOf is the place of the first hit that has what is wanted, or seen.
func placeOf(hits []find.Hit, items []find.Item, want string) int {
	want = folded(want)
	a, b, _ := strings.Cut(want, " ")
	for i, h := range hits[:min(len(hits), seen)] {
		has := folded(items[h.Item].Headline)
		if strings.Contains(has, want) || strings.Contains(has, a) && strings.Contains(has, b) {
			return i
		}
	}
	return seen
}

func folded(s string) string {
	return strings.Map(func(r rune) rune {
		if find.Invisible(r) {
			return -1
		}
		return find.Fold(r)
	}, s)
}

func heldOut(headline string) bool {
	h := fnv.New32a()
	io.WriteString(h, headline)
	return h.Sum32()%5 == 0
}

package find

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestLists holds the lists to plain ones: every place of every character is in
// the list of its class and that of the next, marks passed over, and in no other.
func TestLists(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 3 { // texts with gaps of every size between two places of a character
		items := make([]Item, 20000)
		for i := range items {
			items[i].Headline = "路"
			if random.IntN(1<<random.IntN(16)) == 0 {
				items[i].Headline = "路　灯Go得"
			}
		}
		want := map[[2]uint16][]int32{}
		x := New(items)
		of := new(lists).classes(x.t, x.glyphs)
		for i, c := range x.codes {
			if c == end {
				continue
			}
			j := i + 1
			for x.glyphs[x.codes[j]].mark {
				j++
			}
			pair := [2]uint16{of[c], of[x.codes[j]]}
			want[pair] = append(want[pair], int32(i))
		}
		n := 0
		for class := range x.lists.n {
			for pair := x.lists.pairs[class]; pair < x.lists.pairs[class+1]; pair++ {
				key := [2]uint16{uint16(class), x.lists.next[pair]}
				if got := slices.Collect(x.lists.each(pair)); !slices.Equal(got, want[key]) {
					t.Fatalf("list %d: %d places, want %d", key, len(got), len(want[key]))
				}
				n++
			}
		}
		if n != len(want) {
			t.Errorf("%d lists, want %d", n, len(want))
		}
	}
}

func TestItemAt(t *testing.T) {
	x := New(append(generated(500), Item{}, Item{}, Item{Headline: "路灯"}))
	for item := range x.n {
		for at := x.starts[item]; at < x.starts[item+1]; at++ {
			if got := x.itemAt(int(at)); got != item {
				t.Fatalf("character %d is of item %d, want %d", at, got, item)
			}
		}
	}
}

// TestSortKeys holds the sorting by digits to that by comparing.
func TestSortKeys(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, fewKeys - 1, fewKeys, 5000} {
		keys := make([]key, n)
		for i := range keys {
			keys[i] = key(random.Uint64() >> (8 * random.IntN(8)))
		}
		want := slices.Clone(keys)
		slices.Sort(want)
		if got := sortKeys(keys); !slices.Equal(got, want) {
			t.Errorf("%d keys are not in order", n)
		}
	}
}

// TestListsMissNothing holds what is looked for by lists to what is looked for
// everywhere: pinyin of headlines as it was typed and with a slip in it, and any keys.
// Of three hanzi one of which is wrong, lists find those that stand beside each other.
func TestListsMissNothing(t *testing.T) {
	var items []Item
	var lines, queries []string
	random := rand.New(rand.NewPCG(1, 2))
	for _, i := range generated(300) {
		items, lines = append(items, Item{Headline: i.Headline}), append(lines, i.Headline)
		syllables := Readings(i.Headline)
		for n := 1; n <= min(4, len(syllables)); n++ {
			typed := strings.Join(syllables[:n], "")
			queries = append(queries, typed)
			k := random.IntN(max(len(typed)-1, 1))
			if len(typed) < 3 {
				continue
			}
			queries = append(queries, [...]string{
				typed[:k] + typed[k+1:k+2] + typed[k:k+1] + typed[k+2:],
				typed[:k] + typed[k+1:],
				typed[:k] + string(rune('a'+random.IntN(26))) + typed[k+1:],
				typed[:k+1] + typed[k:],
			}[random.IntN(4)])
		}
	}
	queries = append(append(queries, randomKeys(1000)...), allQueries()...)
	x := New(items)
	for _, q := range queries {
		if hanzi := strings.Map(func(r rune) rune {
			if setOf(r) == 0 {
				return -1
			}
			return r
		}, q); len([]rune(hanzi)) >= minWrongHanzi {
			continue
		}
		got, want := plain(x.Filter(t.Context(), q)), plain(Lines(t.Context(), lines, q))
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("%q: %d hits by lists, %d everywhere\n%s\n%s", q, len(got), len(want), got[:min(len(got), 8)], want[:min(len(want), 8)])
		}
	}
}

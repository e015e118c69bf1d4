package find

import (
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestLists holds the lists to plain ones: every place of every character is in
// the list of each of its classes and of each letter the next one begins with,
// marks passed over, and in no other.
func TestLists(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 3 { // texts with gaps of every size between two places of a character
		items := make([]Item, 20000)
		for i := range items {
			items[i].Headline = "路"
			if random.IntN(1<<random.IntN(16)) == 0 {
				items[i].Headline = "路　灯Go"
			}
		}
		want := map[int][]int32{}
		x := New(items)
		for i, c := range x.codes {
			if c == end {
				continue
			}
			j := i + 1
			for x.glyphs[x.codes[j]].mark {
				j++
			}
			next := uint32(noLetter)
			if x.codes[j] != end {
				next = x.t.beginnings(&x.glyphs[x.codes[j]])
			}
			classes := []int{}
			for _, s := range x.t.sets[x.glyphs[c].set] {
				classes = append(classes, int(s.syllable))
			}
			if len(classes) == 0 {
				classes = append(classes, x.t.classOf(x.glyphs[c].lit))
			}
			for _, class := range classes {
				for b := next; b != 0; b &= b - 1 {
					l := listOf(class, bits.TrailingZeros32(b))
					want[l] = append(want[l], int32(i))
				}
			}
		}
		for l := range x.t.classes() * nexts {
			if got := slices.Collect(x.lists.each(l)); !slices.Equal(got, want[l]) {
				t.Fatalf("list %d: %d places, want %d", l, len(got), len(want[l]))
			}
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

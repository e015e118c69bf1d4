package find

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestList holds lists to plain ones: what was added is there once, and what is
// in both or in any is told.
func TestList(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const n = 1 << 20
	for gap := 1; gap < n; gap *= 7 {
		var lists [2]list
		var plain [2][]int32
		for i := range lists {
			for item := int32(r.IntN(gap)); item < n && len(plain[i]) < 2000; item += int32(r.IntN(gap)) {
				if was := len(plain[i]) > 0 && plain[i][len(plain[i])-1] == item; lists[i].add(item) == was {
					t.Fatalf("%d is taken for new or known, and is not", item)
				} else if was && gap == 1 {
					item++
				} else if !was {
					plain[i] = append(plain[i], item)
				}
			}
			if got := lists[i].fitted().items(); !slices.Equal(got, plain[i]) || lists[i].n != len(got) {
				t.Fatalf("gaps below %d: %d items, want %d", gap, len(got), len(plain[i]))
			}
		}
		all := slices.Concat(plain[0], plain[1])
		slices.Sort(all)
		var both []int32
		for _, i := range plain[0] {
			if _, ok := slices.BinarySearch(plain[1], i); ok {
				both = append(both, i)
			}
		}
		if got := union(lists[:1], plain[1], n); !slices.Equal(got, slices.Compact(all)) {
			t.Errorf("gaps below %d: %d items in any, want %d", gap, len(got), len(all))
		}
		if got := intersect(lists[0].items(), plain[1]); !slices.Equal(got, both) {
			t.Errorf("gaps below %d: %d items in both, want %d", gap, len(got), len(both))
		}
	}
}

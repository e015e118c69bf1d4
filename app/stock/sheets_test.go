package stock

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"lanmu/data/library"
)

// TestSheets holds the list of pages to a map.
func TestSheets(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var got sheets
	want := map[string]*library.Sheet{}
	var came []string // of the pages without a file
	for range 2000 {
		var in []*library.Sheet
		for range r.IntN(4) {
			path, key := "", strconv.Itoa(r.IntN(20))
			if r.IntN(3) > 0 {
				path = "/" + strconv.Itoa(r.IntN(40))
			} else if want[key] == nil {
				came = append(came, key)
			}
			s := library.NewSheet(path, key, "", time.Time{}, library.Contents{})
			want[KeyOf(s)] = s
			in = append(in, s)
		}
		got.put(in)
		var out []string
		for key := range want {
			if r.IntN(40) == 0 {
				out = append(out, key)
			}
		}
		got.Drop(out...)
		for _, key := range out {
			delete(want, key)
			came = slices.DeleteFunc(came, func(k string) bool { return k == key })
		}
		keys := append(slices.Clone(came), slices.DeleteFunc(slices.Sorted(maps.Keys(want)), func(k string) bool { return k[0] != '/' })...)
		if len(got) != len(keys) {
			t.Fatalf("%d pages, want %d", len(got), len(keys))
		}
		for i, key := range keys {
			if got[i] != want[key] || got.Get(key) != want[key] {
				t.Fatalf("page %d of %q is %q", i, keys, KeyOf(got[i]))
			}
		}
		if got.Get("none") != nil || got.Get("") != nil {
			t.Fatal("a page that is not there is found")
		}
	}
}

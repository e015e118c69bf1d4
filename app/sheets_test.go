package app

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
			want[keyOf(s)] = s
			in = append(in, s)
		}
		got.put(in)
		var out []string
		for key := range want {
			if r.IntN(40) == 0 {
				out = append(out, key)
			}
		}
		got.drop(out...)
		for _, key := range out {
			delete(want, key)
			came = slices.DeleteFunc(came, func(k string) bool { return k == key })
		}
		keys := append(slices.Clone(came), slices.DeleteFunc(slices.Sorted(maps.Keys(want)), func(k string) bool { return k[0] != '/' })...)
		if len(got) != len(keys) {
			t.Fatalf("%d pages, want %d", len(got), len(keys))
		}
		for i, key := range keys {
			if got[i] != want[key] || got.get(key) != want[key] {
				t.Fatalf("page %d of %q is %q", i, keys, keyOf(got[i]))
			}
		}
		if got.get("none") != nil || got.get("") != nil {
			t.Fatal("a page that is not there is found")
		}
	}
}

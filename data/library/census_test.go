package library

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
)

// What is read, left and missed is what a look at each file for itself says, in
// whatever order it is told.
func TestCensus(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		w := &walk{unseen: []string{"/1"}, failed: []*Error{{Path: "/2/2"}}}
		var rows []*row
		want := map[string]string{} // by path, "read", "gone", or "same"
		for range r.IntN(40) {
			path := "/" + strconv.Itoa(r.IntN(4)) + "/" + strconv.Itoa(r.IntN(6))
			if want[path] != "" || path == "/2/2" {
				continue
			}
			f := met{path: path, size: int64(r.IntN(2))}
			was := &row{path: path, size: int64(r.IntN(2)), fresh: r.IntN(4) > 0}
			here, known := r.IntN(3) > 0, r.IntN(3) > 0
			if here {
				w.files = append(w.files, f)
				if r.IntN(4) == 0 {
					w.files = append(w.files, f) // met twice
				}
			}
			if known {
				rows = append(rows, was)
			}
			switch {
			case here && known && f.size == was.size && was.fresh:
				want[path] = "same"
			case here:
				want[path] = "read"
			case known && path[:2] != "/1":
				want[path] = "gone"
			default:
				want[path] = "nothing"
			}
		}
		if r.IntN(4) > 0 {
			slices.SortFunc(rows, func(a, b *row) int { return compareKeys(a.path, b.path) })
		}
		c := newCensus(w)
		c.hold(&row{path: "/2/2"})
		for _, x := range rows {
			c.hold(x)
		}
		got := map[string]string{}
		for path := range c.gone {
			got[path] = "gone"
		}
		var p Progress
		for _, j := range c.jobs(nil, &p) {
			if got[j.path] != "" {
				t.Errorf("%s is read twice", j.path)
			}
			got[j.path] = "read"
		}
		done := 0
		maps.DeleteFunc(want, func(_, what string) bool {
			if what == "same" {
				done++
			}
			return what == "same" || what == "nothing"
		})
		if !maps.Equal(got, want) || p.Done != done {
			t.Fatalf("of %v and %v: got %v and %d done, want %v and %d", w.files, rows, got, p.Done, want, done)
		}
	}
	if got := outermost([]string{"/a/b", "/a", "/a", "/ab", "/c/d/e", "/c/d"}); !slices.Equal(got, []string{"/a", "/ab", "/c/d"}) {
		t.Errorf("the outermost are %v", got)
	}
}

// What was asked for by name is read first, then the latest issue: whoever opens the
// folder of a year sees today's paper first.
func TestTheLatestIsReadFirst(t *testing.T) {
	w := &walk{}
	for _, path := range []string{"/报/随笔.txt", "/报/江岸日报/20240302.pdf", "/报/江岸日报/20240304.pdf", "/报/读.txt", "/报/西山晚报/20240304.pdf", "/报/西山晚报/20240303.pdf", "/旧/20100101.txt"} {
		w.files = append(w.files, met{path: path, asked: path == "/旧/20100101.txt"})
	}
	var got []string
	for _, j := range newCensus(w).jobs(nil, &Progress{}) {
		got = append(got, j.path)
	}
	want := []string{"/旧/20100101.txt", "/报/江岸日报/20240304.pdf", "/报/西山晚报/20240304.pdf", "/报/西山晚报/20240303.pdf", "/报/江岸日报/20240302.pdf", "/报/随笔.txt", "/报/读.txt"}
	if !slices.Equal(got, want) {
		t.Errorf("read are %q, want %q", got, want)
	}
}

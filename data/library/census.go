package library

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"lanmu/data/folio"
)

// A census is the files that a walk met, held against those the cache knows of.
// Most are the same, and of these nothing is kept.
type census struct {
	*walk
	order []int32 // numbers of the files in the order of their paths, each path once
	next  int     // where in that the next is looked for: the cache tells of files in their order
	same  []bool  // by number: it is as it was
	was   map[int32]*row
	gone  map[string]bool   // those that are not there any more
	away  map[string]*Error // those of which that could not be told
	late  map[string]bool   // of these, files that hold pages and whose drive does not answer
}

func newCensus(w *walk) *census {
	c := &census{walk: w, order: make([]int32, len(w.files)), same: make([]bool, len(w.files)), was: map[int32]*row{}, gone: map[string]bool{}, late: map[string]bool{}}
	for i := range c.order {
		c.order[i] = int32(i)
	}
	c.away = make(map[string]*Error, len(w.failed))
	for _, e := range w.failed {
		c.away[e.Path] = e
	}
	path := func(i int32) string { return w.files[i].path }
	slices.SortFunc(c.order, func(a, b int32) int { return cmp.Or(strings.Compare(path(a), path(b)), cmp.Compare(a, b)) })
	c.order = slices.CompactFunc(c.order, func(a, b int32) bool { return path(a) == path(b) })
	return c
}

// find returns the number of a file.
func (c *census) find(path string) (int32, bool) {
	if c.next >= len(c.order) || c.files[c.order[c.next]].path != path {
		at, ok := slices.BinarySearchFunc(c.order, path, func(i int32, path string) int { return strings.Compare(c.files[i].path, path) })
		c.next = at
		if !ok {
			return 0, false
		}
	}
	c.next++
	return c.order[c.next-1], true
}

// hold takes note of what the cache has of a file.
func (c *census) hold(r *row) {
	n, ok := c.find(r.path)
	if !ok {
		c.miss(r.path)
		if e := c.away[r.path]; e != nil && errors.Is(e, errLate) && r.failed == nil {
			c.late[r.path] = true
		}
		return
	}
	f := &c.files[n]
	c.same[n] = r.size == f.size && r.mtime == f.mtime && !r.again(f.asked)
	if !c.same[n] {
		c.was[n] = r
	}
}

// miss takes note of a file that was there, unless it is there still or that could
// not be told.
func (c *census) miss(path string) {
	if _, ok := c.find(path); !ok && c.away[path] == nil && !underAny(path, c.unseen) {
		c.gone[path] = true
	}
}

// jobs returns what is to be read: what was asked for by name in the order in which it
// was met, then as shelves have it, what is named for the latest day first.
func (c *census) jobs(choices *Choices, p *Progress) (jobs []job) {
	p.Total = len(c.order)
	slices.Sort(c.order)
	for _, n := range c.order {
		if c.same[n] {
			p.Done++
			continue
		}
		j := job{met: c.files[n], was: c.was[n]}
		if j.was != nil {
			j.as = j.was.chosen
		} else {
			j.as = choices.of(j.path)
		}
		jobs = append(jobs, j)
		p.BytesTotal += j.size
	}
	days := make(map[string]string, len(jobs))
	for _, j := range jobs {
		if !j.asked {
			days[j.path] = folio.Named(j.path).Day
		}
	}
	slices.SortStableFunc(jobs, func(a, b job) int {
		if a.asked != b.asked {
			return map[bool]int{true: -1, false: 1}[a.asked]
		}
		return strings.Compare(days[b.path], days[a.path])
	})
	return jobs
}

// outermost returns those of roots that are in no other, each once.
func outermost(roots []string) (out []string) {
	all := map[string]bool{}
	for _, r := range roots {
		all[r] = true
	}
	for r := range all {
		if up := filepath.Dir(r); up == r || !isIn(up, all) {
			out = append(out, r)
		}
	}
	slices.Sort(out)
	return out
}

package library

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lanmu/data/page"
	"lanmu/data/search"
)

// The shelf is held to maps: pages and files come and go.
func TestShelf(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var s shelf
	pages, files := map[string][]string{}, map[string]string{} // files by key, keys by file
	for step := range 30_000 {
		path, key := "/"+strconv.Itoa(r.IntN(600)), strconv.Itoa(r.IntN(500))
		if files[path] == "" && r.IntN(5) > 0 {
			n := s.number(key)
			if n == none {
				n = s.add(NewSheet(path, key, "", time.Time{}, Contents{}))
			}
			s.hold(n, path)
			pages[key], files[path] = append(pages[key], path), key
		} else {
			key = files[path]
			n, ok := s.leave(path)
			if ok != (key != "") {
				t.Fatalf("step %d: that %s held a page is %v", step, path, ok)
			}
			pages[key] = slices.DeleteFunc(pages[key], func(p string) bool { return p == path })
			delete(files, path)
			if len(pages[key]) == 0 {
				delete(pages, key)
			} else if s.sheet(n).Path() == path {
				if other := s.showOther(n); other.Path() != pages[key][0] {
					t.Fatalf("step %d: %s is shown in %s", step, key, other.Path())
				}
			}
		}
		if step%100 > 0 {
			continue
		}
		got := map[string][]string{}
		for n, p := range s.all {
			got[p.sheet.Key()] = s.files(n)
			if at := s.number(p.sheet.Key()); at != n {
				t.Fatalf("step %d: %s is number %d, and found as %d", step, p.sheet.Key(), n, at)
			}
		}
		if !maps.EqualFunc(got, pages, slices.Equal) || s.len() != len(pages) {
			t.Fatalf("step %d: got %v, want %v", step, got, pages)
		}
		for i := range 600 {
			path := "/" + strconv.Itoa(i)
			if sheet := s.sheet(s.in(path)); (sheet == nil) != (files[path] == "") || sheet != nil && sheet.Key() != files[path] {
				t.Fatalf("step %d: %s holds %v, want %q", step, path, sheet, files[path])
			}
		}
		if len(slices.Collect(s.everyFile)) != len(files) {
			t.Fatalf("step %d: not every file is yielded", step)
		}
	}
}

// Each article of a sheet is had by its number, however many there are.
func TestArticlesOfASheet(t *testing.T) {
	for _, n := range []int{0, 1, markEvery - 1, markEvery, markEvery + 1, 5 * markEvery, 1000} {
		c := Contents{Form: "blocks", Encoding: "big5", Guessed: true, Articles: make([]Article, n)}
		c.Loss.Drawn, c.Loss.Lost = 300, 7
		for i := range c.Articles {
			c.Articles[i] = Article{ID: fmt.Sprint(i), Headline: fmt.Sprintf("第%d篇", i), Column: fmt.Sprint(i / 3)}
		}
		s := NewSheet("/a/b.txt", "key", "", time.Time{}, c)
		if got := s.Contents(); !reflect.DeepEqual(got, c) {
			t.Errorf("of %d articles are there\n%+v", n, got)
		}
		for i, want := range c.Articles {
			if got := s.Article(i); got != want {
				t.Errorf("article %d of %d is %+v", i, n, got)
			}
		}
		for _, i := range []int{-1, n, n + markEvery} {
			if got := s.Article(i); got != (Article{}) {
				t.Errorf("article %d of %d is %+v", i, n, got)
			}
		}
		if s.Len() != n || s.Name() != "b.txt" || s.Path() != "/a/b.txt" || s.Key() != "key" || !s.Date().IsZero() || len(s.sizes()) != n {
			t.Errorf("%d articles: the sheet is %+v", n, factsOf(s))
		}
	}
}

// Sheets that are made in one room have what they were made with, their keys too,
// whatever those are.
func TestSheetsInARoom(t *testing.T) {
	sum := strings.Repeat("0123456789abcdef", 2)
	keys := []string{"", "key", sum, sum + "/gbk" + anIssue, strings.ToUpper(sum), sum[1:], strings.Repeat("g", 40), "\x00" + sum}
	var r room
	var all []*Sheet
	var lists []Contents
	for i := range 3000 {
		c := Contents{Form: page.Blocks, Articles: make([]Article, i%50)}
		for n := range c.Articles {
			c.Articles[n].ID = fmt.Sprint(i, n)
		}
		s, err := r.sheet(fmt.Sprint("/a/", i), keys[i%len(keys)], "", int32(i), listOf(listed{Contents: c, Sizes: make([]uint16, len(c.Articles))}))
		if err != nil {
			t.Fatal(err)
		}
		all, lists = append(all, s), append(lists, c)
	}
	for i, s := range all {
		if other := s.in("/b"); s.Path() != fmt.Sprint("/a/", i) || s.Key() != keys[i%len(keys)] || other.Key() != s.Key() || !reflect.DeepEqual(s.Contents(), lists[i]) {
			t.Fatalf("sheet %d: %q, %q, in another file %q, and\n%+v", i, s.Path(), s.Key(), other.Key(), s.Contents())
		}
		if n := s.Len(); n > 0 && s.Article(n-1) != lists[i].Articles[n-1] {
			t.Fatalf("sheet %d ends with %+v", i, s.Article(n-1))
		}
	}
}

// A page that is known takes little more memory than what is written of it: there
// may be a hundred thousand.
func TestWhatAPageTakes(t *testing.T) {
	const pages, most = 20_000, 100 // bytes beside what is written
	heap := func() int64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	before, written := heap(), 0
	var s shelf
	var r room
	for i := range pages {
		path, key := fmt.Sprintf("/papers/2024/2024-01-02/%05d版.txt", i), fmt.Sprintf("%032x", i)
		c := Contents{Articles: []Article{{ID: fmt.Sprintf("%016x", i), Headline: "路灯亮到山那边去了", Column: "街谈", Byline: "林小满"}}}
		written += len(path) + len(key) + 16 + len(c.Articles[0].Headline+c.Articles[0].Column+c.Articles[0].Byline)
		sheet, err := r.sheet(path, key, "", search.NoDay, listOf(listed{Contents: c, Sizes: make([]uint16, 1)}))
		if err != nil {
			t.Fatal(err)
		}
		s.hold(s.add(sheet), path)
	}
	took := heap() - before
	runtime.KeepAlive(&s)
	if per := (took - int64(written)) / pages; per > most {
		t.Errorf("a page takes %d bytes beside the %d that are written of it, want %d at most", per, written/pages, most)
	} else {
		t.Logf("a page takes %d bytes beside the %d that are written of it", per, written/pages)
	}
}

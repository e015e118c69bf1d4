package bookmark

import (
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// plenty is how many bookmarks a reader has who stars ten articles a day for
// 27 years.
const plenty = 100_000

// library makes n bookmarks as a reader's are: articles of their own, columns,
// authors and pages shared.
func library(n int) []Bookmark {
	start := time.Date(2000, 1, 1, 7, 30, 0, 0, time.UTC)
	out := make([]Bookmark, n)
	for i := range out {
		page := fmt.Sprintf("评论版-%05d.txt", i/10)
		out[i] = Bookmark{
			ID:       fmt.Sprintf("%016x", uint64(i)*0x9e3779b97f4a7c15),
			Headline: fmt.Sprintf("第%d条：老街的灯亮了，渡口的船回来了", i),
			Column:   fmt.Sprintf("今日谈之%d", i%40),
			Byline:   fmt.Sprintf("林小满%d", i%500),
			Page:     page,
			File:     "/home/reader/报纸/2026/" + page,
			Time:     start.Add(time.Duration(i) * time.Hour),
		}
	}
	return out
}

// fill writes n bookmarks into a journal.
func fill(tb testing.TB, path string, n int) {
	tb.Helper()
	s, err := Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Import(library(n)); err != nil {
		tb.Fatal(err)
	}
}

// BenchmarkLoad opens 100,000 bookmarks; MB is what they take in memory then.
func BenchmarkLoad(b *testing.B) {
	path := filepath.Join(b.TempDir(), "bookmarks.jsonl")
	fill(b, path, plenty)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var s *Store
	for b.Loop() {
		s, _ = Open(path)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB")
	runtime.KeepAlive(s)
}

// BenchmarkAll lists 100,000 bookmarks, newest first.
func BenchmarkAll(b *testing.B) {
	path := filepath.Join(b.TempDir(), "bookmarks.jsonl")
	fill(b, path, plenty)
	s, _ := Open(path)
	for b.Loop() {
		if n := len(s.All()); n != plenty {
			b.Fatalf("%d bookmarks", n)
		}
	}
}

// BenchmarkStar stars one article more where there are 100,000. The module in
// compare sets it beside other ways to keep bookmarks.
func BenchmarkStar(b *testing.B) {
	path := filepath.Join(b.TempDir(), "bookmarks.jsonl")
	fill(b, path, plenty)
	s, _ := Open(path)
	defer s.Close()
	one := library(plenty + 1)[plenty]
	for b.Loop() {
		if err := s.Add(one); err != nil {
			b.Fatal(err)
		}
	}
}

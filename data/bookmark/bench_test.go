package bookmark

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"lanmu/data/journal"
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
	at := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	entries := make([]journal.Entry[Bookmark], 0, n)
	for i, b := range library(n) {
		entries = append(entries, journal.NewEntry(b.ID, at.Add(time.Duration(i)), b))
	}
	if err := s.journal.Merge(entries); err != nil {
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

// BenchmarkStar compares starring one article more by the journal, and by
// rewriting one JSON file of as many bookmarks as safely.
func BenchmarkStar(b *testing.B) {
	for _, n := range []int{100, 10_000, plenty} {
		b.Run(fmt.Sprintf("journal/%d", n), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "bookmarks.jsonl")
			fill(b, path, n)
			s, _ := Open(path)
			defer s.Close()
			one := library(n + 1)[n]
			for b.Loop() {
				if err := s.Add(one); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("onefile/%d", n), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "bookmarks.json")
			all := library(n + 1)
			for b.Loop() {
				if err := rewrite(path, all); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// rewrite is how a program keeps bookmarks that has them in one JSON file and
// does not want to lose them: temporary file, flush, rename.
func rewrite(path string, all []Bookmark) error {
	data, err := json.Marshal(all)
	if err != nil {
		return err
	}
	f, err := os.Create(path + ".new")
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

// Package compare measures the journal of bookmarks beside other ways to keep
// them. It is a module of its own, so that the program need not depend on what
// it is compared with:
//
//	cd data/bookmark/compare && go test -bench .
package compare

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"lanmu/data/bookmark"
)

func library(n int) []bookmark.Bookmark {
	out := make([]bookmark.Bookmark, n)
	for i := range out {
		page := fmt.Sprintf("评论版-%05d.txt", i/10)
		out[i] = bookmark.Bookmark{
			ID:       fmt.Sprintf("%016x", uint64(i)*0x9e3779b97f4a7c15),
			Headline: fmt.Sprintf("第%d条：老街的灯亮了，渡口的船回来了", i),
			Column:   fmt.Sprintf("今日谈之%d", i%40),
			Byline:   fmt.Sprintf("林小满%d", i%500),
			Page:     page,
			File:     "/home/reader/报纸/2026/" + page,
			Time:     time.Date(2000, 1, 1, i, 0, 0, 0, time.UTC),
		}
	}
	return out
}

// BenchmarkStar stars one article more, safe on disk, where there are n.
func BenchmarkStar(b *testing.B) {
	for _, n := range []int{100, 10_000, 100_000} {
		for _, way := range []struct {
			name string
			open func(b *testing.B, path string, all []bookmark.Bookmark) (star func(bookmark.Bookmark) error)
		}{{"journal", journal}, {"onefile", oneFile}, {"sqlite", sqlite}} {
			b.Run(fmt.Sprintf("%s/%d", way.name, n), func(b *testing.B) {
				all := library(n + 1)
				star := way.open(b, filepath.Join(b.TempDir(), "bookmarks"), all[:n])
				i := 0
				for b.Loop() {
					i++
					one := all[n]
					one.ID = fmt.Sprint(i)
					if err := star(one); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkLoad reads 100,000 bookmarks at the start and lists them.
func BenchmarkLoad(b *testing.B) {
	const n = 100_000
	all := library(n)
	path := filepath.Join(b.TempDir(), "bookmarks")
	journal(b, path, all)
	oneFile(b, path, all)(all[0])
	sqlite(b, path, all)
	for name, load := range map[string]func() int{
		"journal": func() int {
			s, _ := bookmark.Open(path + ".jsonl")
			return len(s.All())
		},
		"onefile": func() (n int) {
			data, _ := os.ReadFile(path + ".json")
			var out []bookmark.Bookmark
			json.Unmarshal(data, &out)
			return len(out) - 1
		},
		"sqlite": func() (n int) {
			db, _ := sql.Open("sqlite", path+".db")
			defer db.Close()
			rows, err := db.Query("SELECT id, value FROM bookmark ORDER BY time DESC")
			if err != nil {
				b.Fatal(err)
			}
			for ; rows.Next(); n++ {
				var id string
				var value []byte
				var m bookmark.Bookmark
				rows.Scan(&id, &value)
				json.Unmarshal(value, &m)
			}
			return n
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if got := load(); got != n {
					b.Fatalf("%d bookmarks", got)
				}
			}
		})
	}
}

func journal(b *testing.B, path string, all []bookmark.Bookmark) func(bookmark.Bookmark) error {
	s, err := bookmark.Open(path + ".jsonl")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	if _, err := s.Import(all); err != nil {
		b.Fatal(err)
	}
	return s.Add
}

// oneFile rewrites a JSON file of all bookmarks for each, not to lose any if
// the machine stops: temporary file, flush, rename.
func oneFile(b *testing.B, path string, all []bookmark.Bookmark) func(bookmark.Bookmark) error {
	path += ".json"
	return func(m bookmark.Bookmark) error {
		data, err := json.Marshal(append(all[:len(all):len(all)], m))
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
}

// sqlite keeps each bookmark in a row, flushed with each transaction.
func sqlite(b *testing.B, path string, all []bookmark.Bookmark) func(bookmark.Bookmark) error {
	db, err := sql.Open("sqlite", path+".db?_pragma=journal_mode(wal)&_pragma=synchronous(full)")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	must := func(_ sql.Result, err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	must(db.Exec("CREATE TABLE bookmark (id TEXT PRIMARY KEY, time INTEGER, value BLOB) WITHOUT ROWID"))
	const insert = "INSERT OR REPLACE INTO bookmark VALUES (?, ?, ?)"
	tx, err := db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	for _, m := range all {
		value, _ := json.Marshal(m)
		must(tx.Exec(insert, m.ID, m.Time.UnixNano(), value))
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	return func(m bookmark.Bookmark) error {
		value, err := json.Marshal(m)
		if err == nil {
			_, err = db.Exec(insert, m.ID, m.Time.UnixNano(), value)
		}
		return err
	}
}

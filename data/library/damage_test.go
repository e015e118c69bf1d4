package library

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lanmu/tools/sample"
)

// damages are what can become of a cache.
var damages = []struct {
	name string
	told bool // whether the reader must be told
	do   func(t *testing.T, db string)
}{
	{"deleted", false, func(t *testing.T, db string) { os.Remove(db) }},
	{"its folder deleted", false, func(t *testing.T, db string) { os.RemoveAll(filepath.Dir(db)) }},
	{"empty", false, func(t *testing.T, db string) { os.Truncate(db, 0) }},
	{"a text", true, func(t *testing.T, db string) { os.WriteFile(db, []byte(strings.Repeat("no database\n", 9999)), 0o600) }},
	{"cut to half", true, func(t *testing.T, db string) { cut(t, db, 0.5) }},
	{"cut to a page and a half", true, func(t *testing.T, db string) { os.Truncate(db, 6000) }},
	{"zeros in the middle", true, func(t *testing.T, db string) {
		overwrite(t, db, 0.2, func(b []byte) { clear(b[:len(b)*3/4]) })
	}},
	{"noise all over", true, func(t *testing.T, db string) {
		r := rand.New(rand.NewPCG(1, 2))
		overwrite(t, db, 0, func(b []byte) {
			for i := 4096; i < len(b); i += 200 {
				b[i] ^= byte(1 + r.IntN(255))
			}
		})
	}},
	{"a byte of the postings", true, func(t *testing.T, db string) { change(t, db, "blocks") }},
	{"a byte of the texts", true, func(t *testing.T, db string) { change(t, db, "texts") }},
	{"a byte of the pages", true, func(t *testing.T, db string) { change(t, db, "restored") }},
	{"of another version", false, func(t *testing.T, db string) {
		s, err := openStore(db)
		if err != nil {
			t.Fatal(err)
		}
		s.db.Exec("PRAGMA user_version = 99")
		s.close()
	}},
	{"without a table", true, func(t *testing.T, db string) {
		s, err := openStore(db)
		if err != nil {
			t.Fatal(err)
		}
		s.db.Exec("DROP TABLE blocks")
		s.close()
	}},
}

func cut(t *testing.T, path string, part float64) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	os.Truncate(path, int64(float64(info.Size())*part))
}

// change changes a byte in each row of a table, which the database cannot notice.
func change(t *testing.T, db, table string) {
	t.Helper()
	s, err := openStore(db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	if _, err := s.db.Exec("UPDATE " + table + " SET data = CAST(substr(data, 1, 9) || x'5a' || substr(data, 11) AS BLOB)"); err != nil {
		t.Fatal(err)
	}
}

func overwrite(t *testing.T, path string, from float64, change func([]byte)) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	change(b[int(float64(len(b))*from):])
	f, err := os.OpenFile(path, os.O_WRONLY, 0) // the same file: it may be open
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(b, 0); err != nil {
		t.Fatal(err)
	}
}

// use does all that a window does and returns what it was told.
func use(t *testing.T, l *Library, papers string) (told []error) {
	t.Helper()
	for range 2 {
		_, _, err := l.Known(t.Context(), []string{papers})
		told = append(told, err)
		told = append(told, l.Update(t.Context(), []string{papers}, func(Change) {}))
		told = append(told, l.Search(t.Context(), "工作", func(Results) {}))
		told = append(told, l.Search(t.Context(), "的", func(Results) {}))
		sheets, _, err := l.Known(t.Context(), []string{papers})
		told = append(told, err)
		for _, s := range sheets {
			if _, err := l.Page(t.Context(), s); err != nil {
				t.Errorf("Page: %v", err)
			}
		}
	}
	return told
}

func TestDamagedCacheIsMadeAnew(t *testing.T) {
	slow(t)
	const pages = 16
	papers := t.TempDir()
	if _, err := sample.Write(papers, sample.Options{Seed: 3, Pages: pages, Articles: 6, Length: 300}); err != nil {
		t.Fatal(err)
	}
	for _, while := range []string{"closed", "open"} {
		for _, d := range damages {
			t.Run(d.name+" while it is "+while, func(t *testing.T) {
				cache := t.TempDir()
				l := open(t, cache)
				bring(t, l, papers)
				if while == "open" {
					l.store.db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
				} else {
					l.Close()
				}
				db := filepath.Join(cache, "library.db")
				d.do(t, db)
				var told []error
				if while == "closed" {
					var err error
					l, err = OpenLibrary(cache)
					t.Cleanup(func() { l.Close() })
					told = append(told, err)
				}
				told = append(told, use(t, l, papers)...)
				l.Close()
				err := errors.Join(told...)
				var c *CacheError
				if err != nil && !errors.As(err, &c) {
					t.Errorf("told %v, want a CacheError", err)
				}
				if while == "closed" && d.told && c == nil {
					t.Error("nothing is said")
				}
				if !d.told && err != nil && while == "closed" {
					t.Errorf("told %v", err)
				}
				if c != nil && c.Aside != "" {
					if _, err := os.Stat(c.Aside); err != nil {
						t.Errorf("what was set aside is not there: %v", err)
					}
				}
				if while == "closed" {
					complete(t, papers, cache, pages)
				} else {
					// The other process may be the one that finds the damage.
					l, _ := OpenLibrary(cache)
					use(t, l, papers)
					l.Close()
					complete(t, papers, cache, pages)
				}
			})
		}
	}
}

func TestLibraryWithoutACache(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"papers/lamps.txt": lamps, "file": ""})
	l, err := OpenLibrary(filepath.Join(dir, "file", "cache"))
	var c *CacheError
	if !errors.As(err, &c) || c.Aside != "" {
		t.Fatalf("told %v, want a CacheError", err)
	}
	defer l.Close()
	papers := filepath.Join(dir, "papers")
	if got := bring(t, l, papers).says(papers); got != "lamps.txt" {
		t.Errorf("got %q", got)
	}
	if n := found(t, l, "路灯"); n != 1 {
		t.Errorf("%d articles are found", n)
	}
	if errs := use(t, l, papers); errors.Join(errs...) != nil {
		t.Errorf("told %v", errs)
	}
}

func TestAFullDisk(t *testing.T) {
	papers, cache := t.TempDir(), t.TempDir()
	if _, err := sample.Write(papers, sample.Options{Seed: 3, Pages: 60}); err != nil {
		t.Fatal(err)
	}
	l := open(t, cache)
	// As SQLite sees it, a disk that takes 50 pages more.
	l.store.db.SetMaxOpenConns(1)
	if _, err := l.store.db.Exec("PRAGMA max_page_count = 50"); err != nil {
		t.Fatal(err)
	}
	n := 0
	err := l.Update(t.Context(), []string{papers}, func(c Change) { n += len(c.Sheets) })
	var c *CacheError
	if !errors.As(err, &c) || c.Aside != "" || n != 60 {
		t.Errorf("told %v, %d pages", err, n)
	}
	if found(t, l, "的") == 0 {
		t.Error("nothing is found")
	}
}

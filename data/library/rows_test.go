package library

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"testing"
)

// shelved returns a cache with a page, another that cannot be read, and what of
// the index they have.
func shelved(t testing.TB) (papers string, l *Library) {
	t.Helper()
	papers = t.TempDir()
	write(t, papers, map[string]string{"lamps.txt": lamps, "bakery.txt": bakery, "empty.txt": ""})
	l, err := OpenLibrary(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	bring(t, l, papers)
	return papers, l
}

// rowsAre what can stand in the cache in the place of a row, with the right sums.
type rowsAre struct {
	page           pageRow
	file           fileRow
	segment        segment
	list, restored []byte
}

// put puts them there.
func (r rowsAre) put(t testing.TB, s *store) {
	t.Helper()
	g, p, f := r.segment, r.page, r.file
	// A row that the tables do not take is none that can be read.
	_ = s.write(context.Background(), func(tx *sql.Tx) error {
		for _, q := range []struct {
			query string
			args  []any
		}{
			{"UPDATE segments SET id = ?, base = ?, docs = ?, size = ?, first = ?, sum = ?", []any{g.ID, g.Base, g.Docs, g.Size, g.First, sum(g)}},
			{"UPDATE pages SET id = ?, restorer = ?, first = ?, articles = ?, sum = ?, list = ? WHERE key = ?", []any{p.ID, p.Restorer, p.First, p.Articles, sum(p), sealed(r.list, ofList(p.Key)), p.Key}},
			{"UPDATE restored SET data = ? WHERE id = ?", []any{sealed(r.restored, ofPage(p.Key)), p.ID}},
			{"UPDATE files SET size = ?, mtime = ?, page = ?, day = ?, problem = ?, cause = ?, chosen = ?, sum = ? WHERE path = ?",
				[]any{f.Size, f.Mtime, f.Page, f.Day, f.Problem, f.Cause, f.Chosen, sum(f), f.Path}},
		} {
			if _, err := tx.Exec(q.query, q.args...); err != nil {
				return err
			}
		}
		return nil
	})
}

// FuzzRows starts with a cache in which anything stands, with the right sums: no
// number is used before it is looked at, and the start is as good as one without
// a cache.
func FuzzRows(f *testing.F) {
	f.Add(int64(1), int64(6), int64(0), int64(1), int64(0), int64(2), int64(9), int64(0), int64(1), int64(0), int64(0), uint8(0), "", []byte{}, []byte{})
	f.Add(int64(1), int64(6), int64(1)<<40, int64(1), int64(0), int64(2), int64(9), int64(0), int64(1), int64(0), int64(0), uint8(0), "", []byte{1, 2}, []byte("x"))
	f.Add(int64(1), int64(6), int64(-1), int64(3), int64(-5), int64(1)<<62, int64(9), int64(1)<<50, int64(7), int64(1)<<60, int64(99), uint8(7), "klingon", []byte{9, 9}, []byte{})
	f.Add(int64(-1), int64(6), int64(1)<<62, int64(1)<<62, int64(1)<<62, int64(1)<<62, int64(-9), int64(-1), int64(-7), int64(-1)<<60, int64(-99), uint8(3), "utf-8", []byte(nil), []byte(nil))
	f.Add(int64(1), int64(6), int64(1)<<24, int64(1), int64(1)<<24, int64(1)<<24, int64(9), int64(0), int64(1), int64(1)<<40, int64(0), uint8(2), "", []byte{}, []byte{})
	f.Fuzz(func(t *testing.T, id, restorer, first, articles, base, docs, size, firstBlock, pageID, day, problem int64, has uint8, chosen string, list, restored []byte) {
		papers, l := shelved(t)
		cache := filepath.Dir(l.path)
		var key string
		if err := l.store.db.QueryRow("SELECT key FROM pages LIMIT 1").Scan(&key); err != nil {
			t.Fatal(err)
		}
		r := rowsAre{
			page:     pageRow{id, key, restorer, first, articles},
			segment:  segment{1, base, docs, size, firstBlock},
			list:     list,
			restored: restored,
			file:     fileRow{Path: filepath.Join(papers, "lamps.txt"), Size: size, Chosen: chosen},
		}
		for n, v := range map[uint8]*sql.NullInt64{1: &r.file.Page, 2: &r.file.Problem, 4: &r.file.Day} {
			if has&n != 0 {
				*v = sql.NullInt64{Int64: map[uint8]int64{1: pageID, 2: problem, 4: day}[n], Valid: true}
			}
		}
		r.put(t, l.store)
		l.Close()
		l, err := OpenLibrary(cache)
		var told *CacheError
		if err != nil && !errors.As(err, &told) {
			t.Fatalf("a start ends with %v", err)
		}
		defer l.Close()
		l.Known(t.Context(), []string{papers})
		l.Search(t.Context(), "路灯", func(Results) {})
		if err := l.Update(t.Context(), []string{papers}, func(Change) {}); err != nil && !errors.As(err, &told) {
			t.Fatalf("an update ends with %v", err)
		}
		sheets, failed, err := l.Known(t.Context(), []string{papers})
		if err != nil || len(sheets)+len(failed) < 2 {
			t.Errorf("%d pages and %d failures are known, %v", len(sheets), len(failed), err)
		}
		for _, s := range sheets {
			if _, err := l.Page(t.Context(), s); err != nil {
				t.Errorf("%s: %v", s.Path(), err)
			}
		}
	})
}

// A number that is far out of range is damage, and no reason to ask for as much
// memory or to end.
func TestNumbersOutOfRange(t *testing.T) {
	slow(t)
	for name, change := range map[string]string{
		"a page's first document":        "UPDATE pages SET first = 1 << 40",
		"one below the first":            "UPDATE pages SET first = -1",
		"how many articles a page has":   "UPDATE pages SET articles = 1 << 40",
		"where a segment begins":         "UPDATE segments SET base = 1 << 40",
		"how many documents it has":      "UPDATE segments SET docs = -1",
		"its first block":                "UPDATE segments SET first = 7",
		"the number of a segment":        "UPDATE segments SET id = 1 << 50",
		"the page of a file":             "UPDATE files SET page = 1 << 40 WHERE page IS NOT NULL",
		"a file of two kinds":            "UPDATE files SET problem = 1",
		"a sum":                          "UPDATE sums SET value = 1 << 62",
		"no sums":                        "DELETE FROM sums",
		"a file that is not there":       "DELETE FROM files WHERE problem IS NULL",
		"a page that is not there":       "DELETE FROM pages WHERE id = 1",
		"a block that is not there":      "DELETE FROM blocks",
		"a segment that is not there":    "DELETE FROM segments",
		"a list of another page":         "UPDATE pages SET list = (SELECT list FROM pages WHERE id = 2)",
		"a text of another page":         "UPDATE texts SET data = (SELECT data FROM texts WHERE id = 2)",
		"a restored page of another":     "UPDATE restored SET data = (SELECT data FROM restored WHERE id = 2)",
		"a text that is not there":       "DELETE FROM texts WHERE id = 1",
		"a block in the place of others": "UPDATE blocks SET key = key + 1",
	} {
		for _, resum := range []bool{false, true} {
			if resum && name == "a file that is not there" {
				continue // that is no damage
			}
			papers, l := shelved(t)
			cache := filepath.Dir(l.path)
			drop := ""
			if !resum { // as damage does it
				for _, table := range []string{"pages", "files", "segments"} {
					for _, what := range []string{"insert", "update", "delete"} {
						drop += "DROP TRIGGER " + table + "_" + what + ";"
					}
				}
			}
			if _, err := l.store.db.Exec(drop + change); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			l.Close()
			l, err := OpenLibrary(cache)
			told := err != nil
			sheets, _, err := l.Known(t.Context(), []string{papers})
			if told = told || err != nil; !told && len(sheets) != 2 {
				t.Errorf("%s: %d pages are known without a word", name, len(sheets))
			}
			n := 0
			if err := l.Search(t.Context(), "路灯", func(r Results) { n = len(r.Hits) }); n != 1 && err == nil {
				t.Errorf("%s: %d are found without a word", name, n)
			}
			for _, s := range sheets {
				if p, err := l.Page(t.Context(), s); err != nil || len(p.Articles) != 1 || p.Articles[0].ID != s.Article(0).ID {
					t.Errorf("%s: %s is opened as %v, %v", name, s.Name(), p.Page, err)
				}
			}
			l.Update(t.Context(), []string{papers}, func(Change) {})
			l.Close()
			t.Log(name)
			complete(t, filepath.Join(papers, "lamps.txt"), cache, 1)
			complete(t, filepath.Join(papers, "bakery.txt"), cache, 1)
		}
	}
}

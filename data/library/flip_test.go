package library

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"lanmu/data/roundtrip"
	"lanmu/tools/sample"
)

// asked are queries of every kind, each with less than MostHits hits.
var asked = []string{"工作", "图书馆", "GDP", "5", "快递员 -工作", "工匠精神", "灯", "栏目:街谈"}

// answers are what a query finds, in no order that matters.
func answers(t *testing.T, l *Library, query string) (found []string, err error) {
	t.Helper()
	err = l.Search(t.Context(), query, func(r Results) {
		found = nil
		for _, h := range r.Hits {
			found = append(found, fmt.Sprint(h.Sheet.Path(), " ", h.Sheet.Article(h.Article), " ", h.Snippet))
		}
	})
	slices.Sort(found)
	return found, err
}

// TestFlipsAndHoles damages the cache of a library, LANMU_FLIPS times or 24: a bit
// turns, or some of it is lost. Whatever is asked of it then is answered as by a
// library that was made anew, or with an error; and after an Update as it should
// be.
func TestFlipsAndHoles(t *testing.T) {
	slow(t)
	trials := 24
	if n, err := strconv.Atoi(os.Getenv("LANMU_FLIPS")); err == nil {
		trials = n
	}
	papers, cache := t.TempDir(), t.TempDir()
	if _, err := sample.Write(papers, sample.Options{Seed: 5, Pages: 24, Articles: 5, Length: 200}); err != nil {
		t.Fatal(err)
	}
	l := open(t, cache)
	for i := range 3 { // several segments
		bring(t, l, filepath.Join(papers, fmt.Sprint(i)), papers)
	}
	want := map[string][]string{}
	for _, q := range asked {
		var err error
		if want[q], err = answers(t, l, q); err != nil || len(want[q]) >= MostHits {
			t.Fatalf("%s: %d, %v", q, len(want[q]), err)
		}
	}
	sheets, _, err := l.Known(t.Context(), []string{papers})
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]Page{}
	for _, s := range sheets {
		if pages[s.Path()], err = l.Page(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	l.store.db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	l.Close()
	sound, err := os.ReadFile(filepath.Join(cache, "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for n := range trials {
		r := rand.New(rand.NewPCG(uint64(n), 1))
		db := slices.Clone(sound)
		at := r.IntN(len(db))
		what := fmt.Sprintf("trial %d: a bit at %d", n, at)
		if n%3 == 2 {
			hole := db[at:min(len(db), at+1+r.IntN(6000))]
			clear(hole)
			what = fmt.Sprintf("trial %d: a hole of %d at %d", n, len(hole), at)
		} else {
			db[at] ^= 1 << r.IntN(8)
		}
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "library.db"), db, 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := OpenLibrary(dir)
		saidOf := func(err error) bool {
			var c *CacheError
			if err != nil && !errors.As(err, &c) {
				t.Errorf("%s: told %v, want a CacheError", what, err)
			}
			return err != nil
		}
		said := saidOf(err)
		check := func(when string, last bool) {
			got, _, err := l.Known(t.Context(), []string{papers})
			if saidOf(err) {
				said = true
			} else if !reflect.DeepEqual(pathsOf(got), pathsOf(sheets)) && (last || !said) {
				t.Errorf("%s: %s %d pages are known without a word, want %d", what, when, len(got), len(sheets))
			}
			for _, q := range asked {
				found, err := answers(t, l, q)
				if saidOf(err) {
					said = true
				} else if !slices.Equal(found, want[q]) {
					t.Errorf("%s: %s %s finds %d without a word, want %d", what, when, q, len(found), len(want[q]))
				}
			}
			for _, s := range got {
				p, err := l.Page(t.Context(), s)
				if err != nil {
					t.Errorf("%s: %s: %v", what, s.Path(), err)
				} else if lost := roundtrip.Lost(pages[s.Path()], p); lost != nil {
					t.Errorf("%s: %s is opened as another: %v", what, s.Path(), lost[0])
				}
			}
		}
		check("at first", false)
		if err := l.Update(t.Context(), []string{papers}, func(Change) {}); saidOf(err) {
			said = true
		}
		check("after an update", true)
		if said {
			told++
		}
		l.Close()
		os.RemoveAll(dir)
	}
	if told == 0 {
		t.Error("no damage was ever told: nothing that matters was damaged")
	}
	t.Logf("%d of %d were told", told, trials)
}

func pathsOf(sheets []*Sheet) (out []string) {
	for _, s := range sheets {
		out = append(out, s.Path())
	}
	return out
}

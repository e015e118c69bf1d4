package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lanmu/tools/sample"
)

// losses are how the cache of an open library comes to be of no use.
var losses = []struct {
	name string
	told bool
	do   func(t *testing.T, l *Library)
}{
	{"deleted", false, func(t *testing.T, l *Library) { discard(l.path) }},
	{"deleted with its folder", false, func(t *testing.T, l *Library) { os.RemoveAll(filepath.Dir(l.path)) }},
	{"damaged", true, func(t *testing.T, l *Library) {
		if _, err := l.store.db.Exec("UPDATE texts SET data = x'00'"); err != nil {
			t.Fatal(err)
		}
	}},
}

// A cache that is lost while the library is open is made anew before the next
// search is answered, whatever comes in between, and no page is told of twice.
func TestTheCacheIsLostWhileOpen(t *testing.T) {
	slow(t)
	for _, lose := range losses {
		for _, then := range []string{"a search", "a page changes", "a page is opened", "an update", "one folder is updated"} {
			t.Run(lose.name+", then "+then, func(t *testing.T) {
				papers, cache := t.TempDir(), t.TempDir()
				if _, err := sample.Write(papers, sample.Options{Seed: 3, Pages: 20, Articles: 4, Length: 200}); err != nil {
					t.Fatal(err)
				}
				other := filepath.Join(t.TempDir(), "other")
				write(t, other, map[string]string{"lamps.txt": lamps, "copy.txt": lamps})
				l := open(t, cache)
				roots := []string{papers, other}
				sheets := bring(t, l, roots...).Sheets
				// Of two files with one page either may be read first, and shown.
				shown := sheets[slices.IndexFunc(sheets, func(s *Sheet) bool { return filepath.Dir(s.Path()) == other })].Path()
				want, err := answers(t, l, "工作")
				if err != nil || len(want) < 5 {
					t.Fatalf("%d are found, %v", len(want), err)
				}
				lose.do(t, l)
				var c Change
				take := func(d Change) { c = joined(c, d) }
				switch then {
				case "a page changes":
					write(t, other, map[string]string{filepath.Base(shown): bakery})
					w := &walk{}
					err = l.bring(t.Context(), w, func() { w.look([]string{shown}) }, []string{shown}, take)
				case "a page is opened":
					_, err = l.Page(t.Context(), sheets[0])
				case "an update":
					err = l.Update(t.Context(), roots, take)
				case "one folder is updated":
					err = l.Update(t.Context(), []string{other}, take)
				}
				told := []error{err}
				got, err := answers(t, l, "工作")
				if !slices.Equal(got, want) {
					t.Errorf("%d are found, want %d", len(got), len(want))
				}
				told = append(told, err, l.Update(t.Context(), roots, take))
				if n := found(t, l, "面包房"); then == "a page changes" && n != 1 {
					t.Errorf("of what changed %d are found", n)
				}
				wantTold := ""
				if then == "a page changes" {
					wantTold = "copy.txt lamps.txt"
				}
				var names []string
				for _, s := range c.Sheets {
					names = append(names, s.Name())
				}
				slices.Sort(names)
				if s := strings.Join(names, " "); s != wantTold || len(c.Gone)+len(c.Failed)+len(c.Mended) > 0 {
					t.Errorf("told of %q, %v, want %q", s, c.Gone, wantTold)
				}
				var damage *CacheError
				if err := errors.Join(told...); errors.As(err, &damage) != lose.told || !lose.told && err != nil {
					t.Errorf("told %v", err)
				}
				l.Close()
				complete(t, papers, cache, 20)
			})
		}
	}
}

// What cannot be read again, since it is away, is not searched, and every search
// says so until it is back.
func TestTheCacheIsLostAndADriveIsAway(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"drive/lamps.txt": lamps, "here/bakery.txt": bakery, "here/gone.txt": lamps + "一。\n"})
	drive, here := filepath.Join(dir, "drive"), filepath.Join(dir, "here")
	l := open(t, t.TempDir())
	bring(t, l, drive, here)
	os.Rename(drive, filepath.Join(dir, "away"))
	os.Remove(filepath.Join(here, "gone.txt"))
	discard(l.path)
	if got := bring(t, l, here).says(dir); got != "-here/gone.txt !drive" {
		t.Errorf("told %q", got)
	}
	for range 2 {
		n := 0
		err := l.Search(t.Context(), "面包房", func(r Results) { n = r.Len() })
		if err == nil || n != 1 {
			t.Errorf("%d found, %v", n, err)
		}
	}
	os.Rename(filepath.Join(dir, "away"), drive)
	if got := bring(t, l, drive).says(dir); got != "+drive" {
		t.Errorf("it is back: %q", got)
	}
	if n := found(t, l, "路灯"); n != 1 {
		t.Errorf("%d found", n)
	}
}

// A search of a lost cache can be given up.
func TestMakingAnewIsCancelled(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"lamps.txt": lamps})
	l := open(t, t.TempDir())
	bring(t, l, dir)
	discard(l.path)
	l.Known(t.Context(), nil) // notices
	l.remaking <- struct{}{}  // another is at it
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := l.Search(ctx, "路灯", func(Results) {}); err != context.Canceled {
		t.Errorf("Search: %v", err)
	}
	<-l.remaking
	if n := found(t, l, "路灯"); n != 1 {
		t.Errorf("%d found", n)
	}
}

// Each page is told of once, whenever the cache gives out.
func TestAFullDiskTellsNoPageTwice(t *testing.T) {
	papers := t.TempDir()
	if _, err := sample.Write(papers, sample.Options{Seed: 3, Pages: 12, Articles: 3, Length: 200}); err != nil {
		t.Fatal(err)
	}
	whole, full := 0, 0
	for room := 24; whole < 2 && room < 200; room += 2 {
		l := open(t, t.TempDir())
		l.store.db.SetMaxOpenConns(1)
		if _, err := l.store.db.Exec(fmt.Sprint("PRAGMA max_page_count = ", room)); err != nil {
			t.Fatal(err)
		}
		seen := map[string]int{}
		update := func(roots ...string) error {
			return l.Update(t.Context(), roots, func(c Change) {
				for _, s := range c.Sheets {
					seen[s.Path()]++
				}
			})
		}
		files, err := filepath.Glob(papers + "/*/*")
		if more, _ := filepath.Glob(papers + "/*"); len(files) == 0 {
			files = more
		}
		if err != nil {
			t.Fatal(err)
		}
		for n := range files { // some are told of before the disk is full
			err = errors.Join(err, update(files[:n+1]...))
		}
		err = errors.Join(err, update(papers))
		for path, n := range seen {
			if n != 1 {
				t.Errorf("room for %d pages of the database: %s is told of %d times", room, path, n)
			}
		}
		if len(seen) != 12 {
			t.Errorf("room for %d: %d pages are told of", room, len(seen))
		}
		if err == nil {
			whole++
		} else {
			full++
		}
		l.Close()
	}
	if whole == 0 || full < 3 {
		t.Errorf("the disk was full %d times and %d times it was not", full, whole)
	}
}

package library

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func link(t *testing.T, to, from string) {
	t.Helper()
	if err := os.Symlink(to, from); err != nil {
		t.Fatal(err)
	}
}

func TestUpdateSurvivesHostileFolders(t *testing.T) {
	dir, cache := t.TempDir(), filepath.Join(t.TempDir(), "a b?#%41é")
	write(t, dir, map[string]string{
		"a/lamps.txt": lamps, "a/deep/bakery.MD": bakery, "a/.hidden/lamps.txt": lamps, "notes.doc": lamps,
		"odd\nna?me%41.txt": lamps + "一。\n", "bad\xffname.txt": lamps + "二。\n", "latin.html": "<p>lamps</p>",
		"binary.txt": "\x01\x02\x00\x01", "elf.txt": "\x7fELF\x00\x01", "broken.pdf": "%PDF-1.7\n",
	})
	link(t, dir, filepath.Join(dir, "a/loop"))
	link(t, ".", filepath.Join(dir, "a/self"))
	link(t, "lamps.txt", filepath.Join(dir, "a/same.txt"))
	link(t, "nowhere.txt", filepath.Join(dir, "a/broken.txt"))
	link(t, "nowhere", filepath.Join(dir, "a/broken"))
	link(t, "round.txt", filepath.Join(dir, "a/round.txt"))
	pipe(t, filepath.Join(dir, "pipe.txt"))
	huge := filepath.Join(dir, "huge.txt")
	write(t, dir, map[string]string{"huge.txt": "工"})
	if err := os.Truncate(huge, 1<<40); err != nil {
		t.Fatal(err)
	}
	l := open(t, cache)
	done := make(chan Change, 1)
	go func() { done <- bring(t, l, dir, filepath.Join(dir, "missing"), dir) }()
	var c Change
	select {
	case c = <-done:
	case <-time.After(10 * time.Minute): // the engine for PDFs may have to be compiled first
		t.Fatal("Update does not come to an end")
	}
	want := map[string]Problem{
		"a/broken.txt": Missing, "a/round.txt": Unreadable, "pipe.txt": Unreadable, "huge.txt": TooLarge, "missing": Missing,
		"binary.txt": Binary, "broken.pdf": Damaged, "elf.txt": Foreign,
	}
	for _, e := range c.Failed {
		name := strings.TrimPrefix(e.Path, dir+"/")
		if p, ok := want[name]; !ok || p != e.Problem {
			t.Errorf("%s: %v", name, e)
		}
		delete(want, name)
	}
	for name := range want {
		t.Errorf("%s is not said to have failed", name)
	}
	var got []string
	for _, s := range c.Sheets {
		name := strings.TrimPrefix(s.Path(), dir+"/")
		if name == "a/same.txt" {
			name = "a/lamps.txt" // one page, shown in the file that was read first
		}
		got = append(got, name)
	}
	slices.Sort(got) // what was kept first comes first
	if all := strings.Join(got, "|"); all != "a/deep/bakery.MD|a/lamps.txt|bad\xffname.txt|latin.html|odd\nna?me%41.txt" {
		t.Errorf("pages: %q", all)
	}
	if p := c.Progress; p.Done != p.Total || p.Failed != 7 || p.BytesDone != p.BytesTotal {
		t.Errorf("at the end %+v", p)
	}
	if got := bring(t, l, dir, filepath.Join(dir, "missing")).says(dir); got != "" {
		t.Errorf("again: %q", got)
	}
	l.Close()
	l = open(t, cache)
	sheets, failed, err := l.Known(t.Context(), []string{dir, filepath.Join(dir, "missing"), dir})
	if len(sheets) != 5 || len(failed) != 8 || err != nil {
		t.Errorf("Known: %d pages, %d failures, %v", len(sheets), len(failed), err)
	}
}

func TestUpdateKeepsWhatIsOutOfReach(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	drive := filepath.Join(dir, "drive")
	write(t, drive, map[string]string{"lamps.txt": lamps})
	l := open(t, cache)
	bring(t, l, drive)
	away := filepath.Join(dir, "away")
	os.Rename(drive, away)
	if got := bring(t, l, drive).says(dir); got != "!drive" {
		t.Errorf("a folder that is away: %q", got)
	}
	if n := found(t, l, "路灯"); n != 1 {
		t.Errorf("%d articles found while it is away", n)
	}
	os.Rename(away, drive)
	if got := bring(t, l, drive).says(dir); got != "+drive" {
		t.Errorf("it is back: %q", got)
	}
	if os.Getuid() == 0 {
		return // may read everything
	}
	os.Chmod(drive, 0)
	defer os.Chmod(drive, 0o700)
	if got := bring(t, l, drive).says(dir); got != "!drive" {
		t.Errorf("a folder that may not be read: %q", got)
	}
}

// found is how many articles a query finds.
func found(t testing.TB, l *Library, query string) int {
	t.Helper()
	var last Results
	if err := l.Search(t.Context(), query, func(r Results) { last = r }); err != nil {
		t.Fatal(err)
	}
	if !last.Done {
		t.Errorf("%s: not done", query)
	}
	return last.Len()
}

func TestAFileDeletedOrGrowingWhileItIsRead(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"lamps.txt": lamps})
	path := filepath.Join(dir, "lamps.txt")
	l := open(t, t.TempDir())
	l.Update(t.Context(), []string{dir}, func(Change) {})
	w := &walk{}
	var got Change
	met := []met{{filepath.Join(dir, "gone.txt"), 9, 9, false}, {path, 9, 9, false}}
	err := l.bring(t.Context(), w, func() { w.files = met }, []string{dir}, func(c Change) {
		got.Sheets, got.Failed = append(got.Sheets, c.Sheets...), append(got.Failed, c.Failed...)
	})
	if err != nil || len(got.Failed) > 0 {
		t.Errorf("a file that is gone: %v, %v", err, got.Failed)
	}
	// It was met with another size and time than it has now, so it is read again.
	write(t, dir, map[string]string{"lamps.txt": lamps + "又一行。\n"})
	if got := bring(t, l, dir).says(dir); got != "lamps.txt" {
		t.Errorf("a file that grew: %q", got)
	}
}

func TestUpdateIsCancelled(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"lamps.txt": lamps})
	l := open(t, t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := l.Update(ctx, []string{dir}, func(Change) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("Update: %v", err)
	}
	if err := l.Search(ctx, "路灯", func(Results) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("Search: %v", err)
	}
	if got := bring(t, l, dir).says(dir); got != "lamps.txt" {
		t.Errorf("afterwards: %q", got)
	}
}

func TestOlderRestorerIsRestoredAgain(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	write(t, dir, map[string]string{"lamps.txt": lamps, "web.html": "<html><body><h1>面包房</h1><p>街角的面包房天不亮就开门。</p></body></html>"})
	l := open(t, cache)
	bring(t, l, dir)
	alterPages(t, l.store, func(p *pageRow) { p.Restorer = -1 })
	l.Close()
	// What another version restored is restored again from the cache, whatever
	// became of the files' content behind an unchanged size and time.
	path := filepath.Join(dir, "lamps.txt")
	info, _ := os.Stat(path)
	os.WriteFile(path, []byte(strings.Repeat("x", len(lamps))), 0o644)
	os.Chtimes(path, info.ModTime(), info.ModTime())
	l = open(t, cache)
	if sheets, _, err := l.Known(t.Context(), []string{dir}); len(sheets) > 0 || err != nil {
		t.Errorf("%d pages of another version are known, %v", len(sheets), err)
	}
	c := bring(t, l, dir)
	if got := c.says(dir); got != "lamps.txt web.html" {
		t.Fatalf("got %q", got)
	}
	if c.Sheets[0].Contents().Articles[0].Headline != "路灯亮了" || found(t, l, "路灯") != 1 || found(t, l, "面包房") != 1 {
		t.Errorf("got %+v", c.Sheets[0].Contents().Articles)
	}
	if c.Sheets[0].Contents().Encoding != "utf-8" {
		t.Errorf("its encoding is %q", c.Sheets[0].Contents().Encoding)
	}
}

// alterPages changes what is kept of pages, sums and all.
func alterPages(t *testing.T, s *store, change func(*pageRow)) {
	t.Helper()
	err := s.write(t.Context(), func(tx *sql.Tx) error {
		rows, err := tx.Query("SELECT id, key, restorer, first, articles FROM pages")
		if err != nil {
			return err
		}
		var all []pageRow
		for rows.Next() {
			var p pageRow
			if err := rows.Scan(&p.ID, &p.Key, &p.Restorer, &p.First, &p.Articles); err != nil {
				return err
			}
			all = append(all, p)
		}
		for _, p := range all {
			change(&p)
			_, err := tx.Exec("UPDATE pages SET key = ?, restorer = ?, first = ?, articles = ?, sum = ? WHERE id = ?",
				p.Key, p.Restorer, p.First, p.Articles, sum(p), p.ID)
			if err != nil {
				return err
			}
		}
		return rows.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
}

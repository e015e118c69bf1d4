package journal

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestCopiesAreFoldedIn(t *testing.T) {
	d := newDesk(t)
	d.put("a", "1")
	d.put("b", "1")
	dir := filepath.Dir(d.path)
	rested := filepath.Join(dir, "notes.sync-conflict-20260302-080000-K3J.jsonl")
	fresh := filepath.Join(dir, "notes (Li's conflicted copy).jsonl")
	was := line("c", "08:00", "3") + "garbage\n" + line("a", "08:00", "older")
	d.must(os.WriteFile(rested, []byte(was), 0o600))
	d.must(os.Chtimes(rested, time.Time{}, time.Now().Add(-time.Hour)))
	d.must(os.WriteFile(fresh, []byte(line("d", "08:00", "4")+`{"id":"e","bo`), 0o600))
	d.must(os.WriteFile(filepath.Join(dir, "other.jsonl"), []byte(line("x", "08:00", "x")), 0o600))
	d.must(d.Refresh())
	d.keeps("a 1", "b 1", "c 3", "d 4")
	if d.content(rested) != "" {
		t.Error("the copy at rest is still there")
	}
	away := filepath.Join(dir, asideDir, filepath.Base(rested))
	if d.content(away) != was {
		t.Errorf("set aside is %q, want the copy as it was, %q", d.content(away), was)
	}
	if d.content(fresh) == "" {
		t.Error("the copy that may still be on its way was removed")
	}
	if a := d.Aside(); a.Path != away || a.Lines != 1 {
		t.Errorf("told that %+v was set aside", a)
	}
	f, _ := os.OpenFile(fresh, os.O_WRONLY|os.O_APPEND, 0)
	f.WriteString(`dy":"5"}` + "\n")
	f.Close()
	d.must(d.Refresh())
	d.keeps("a 1", "b 1", "c 3", "d 4", "e 5")
	d.another().keeps("a 1", "b 1", "c 3", "d 4", "e 5")
}

func TestOnlySynchronisersAreFoldedIn(t *testing.T) {
	host, _ := os.Hostname()
	for _, c := range []struct {
		dir, name string
		theirs    bool // the synchroniser's
	}{
		{"lanmu", "notes.sync-conflict-20260302-080000-K3JR2LQ.jsonl", true},
		{"lanmu", "notes.sync-conflict-20260302-080000.jsonl", true},
		{"lanmu", "notes (Li's conflicted copy 2026-03-02).jsonl", true},
		{"lanmu", "notes (laptop’s conflicted copy 2026-03-02 (1)).jsonl", true},
		{"lanmu", "notes (李 的冲突副本 2026-03-02).jsonl", true},
		{"lanmu", "notes (李 的衝突複本 2026-03-02).jsonl", true},
		{"lanmu", "notes (conflicted copy 2026-03-02 080000).jsonl", true},
		{"lanmu", "notes (conflicted copy Li 2026-03-02 080000).jsonl", true},
		{"lanmu", "notes_conflict-20260302-080000.jsonl", true},
		{"lanmu", "notes-laptop-safeBackup-0001.jsonl", true},
		{"OneDrive/lanmu", "notes-DESKTOP-7QK2M4P.jsonl", true},
		{"OneDrive - Street/lanmu", "notes-LAPTOP-7QK2M4P-2.jsonl", true},
		{"OneDrive", "notes-" + host + ".jsonl", host != ""},
		{"OneDrive", "notes-backup.jsonl", false},
		{"OneDrive", "notes-BACKUP.jsonl", false},
		{"lanmu", "notes-" + host + ".jsonl", false}, // a script for backups may name them so
		{"lanmu", "notes-DESKTOP-7QK2M4P.jsonl", false},
		{"lanmu", "notes-backup.jsonl", false},
		{"lanmu", "notes-backup-20260302.jsonl", false},
		{"lanmu", "notes-20260302-080000.jsonl", false},
		{"lanmu", "notes (copy).jsonl", false},
		{"lanmu", "notes (another copy).jsonl", false},
		{"lanmu", "notes (3rd copy).jsonl", false},
		{"lanmu", "notes (1).jsonl", false},
		{"lanmu", "notes (conflict).jsonl", false},
		{"lanmu", "notes (副本).jsonl", false},
		{"lanmu", "notes - Copy.jsonl", false},
		{"lanmu", "notes copy.jsonl", false},
		{"lanmu", "notes 2.jsonl", false},
		{"lanmu", "notes-2.jsonl", false},
		{"lanmu", "notes.old.jsonl", false},
		{"lanmu", "notes.jsonl.bak", false},
		{"lanmu", "my notes (conflicted copy 2026-03-02 080000).jsonl", false},
		{"lanmu", "notes2 (conflicted copy 2026-03-02 080000).jsonl", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), c.dir)
			os.MkdirAll(dir, 0o700)
			path, content := filepath.Join(dir, c.name), line("b", "08:00", "2")
			os.WriteFile(path, []byte(content), 0o600)
			os.Chtimes(path, time.Time{}, time.Now().Add(-time.Hour))
			d := open(t, filepath.Join(dir, "notes.jsonl"))
			d.put("a", "1")
			d.must(d.Compact())
			away := filepath.Join(dir, asideDir, c.name)
			if c.theirs {
				d.keeps("a 1", "b 2")
				if d.content(path) != "" || d.content(away) != content {
					t.Error("the copy was not set aside")
				}
				return
			}
			d.keeps("a 1")
			if d.content(path) != content {
				t.Error("what the reader put there was touched")
			}
		})
	}
}

// A copy of a name that was set aside before does not take its place.
func TestNothingSetAsideIsReplaced(t *testing.T) {
	d := newDesk(t)
	d.put("a", "1")
	dir := filepath.Dir(d.path)
	name := "notes.sync-conflict-20260302-080000-K3JR2LQ.jsonl"
	for _, id := range []string{"b", "c"} {
		path := filepath.Join(dir, name)
		d.must(os.WriteFile(path, []byte(line(id, "08:00", "2")), 0o600))
		d.must(os.Chtimes(path, time.Time{}, time.Now().Add(-time.Hour)))
		d.must(d.Refresh())
	}
	d.keeps("a 1", "b 2", "c 2")
	if files, _ := os.ReadDir(filepath.Join(dir, asideDir)); len(files) != 2 {
		t.Errorf("%d files are set aside, want 2", len(files))
	}
}

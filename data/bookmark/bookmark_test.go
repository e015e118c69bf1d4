package bookmark

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func journal(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lanmu", "bookmarks.jsonl")
	if content != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func open(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func assertHolds(t *testing.T, s *Store, want ...string) {
	t.Helper()
	var got []string
	for _, b := range s.All() {
		got = append(got, b.ID)
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the store holds %v, want %v", got, want)
	}
}

func at(id string, minute int) Bookmark {
	return Bookmark{ID: id, Headline: "标题" + id, Time: time.Date(2024, 3, 4, 5, minute, 0, 0, time.UTC)}
}

func TestBookmarksAreKept(t *testing.T) {
	path := journal(t, "")
	s := open(t, path)
	for _, b := range []Bookmark{at("a", 1), at("b", 3), at("c", 2)} {
		if err := s.Add(b); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Remove("c"); err != nil {
		t.Fatal(err)
	}
	assertHolds(t, s, "b", "a")
	again := open(t, path)
	assertHolds(t, again, "b", "a")
	if b := again.All()[1]; b != at("a", 1) {
		t.Errorf("read back %v, want %v", b, at("a", 1))
	}
	if again.Has("c") || !again.Has("a") {
		t.Error("Has does not agree with All")
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the journal's mode is %v, %v; want it readable by its owner only", info.Mode(), err)
	}
}

func TestATornLineLosesNothingElse(t *testing.T) {
	path := journal(t, `{"id":"a","time":"2024-03-04T05:01:00Z"}`+"\ngarbage\n\x00\x00\n"+`{"id":"b","time":"2024-03-04T05:0`)
	s := open(t, path)
	assertHolds(t, s, "a")
	if err := s.Add(at("c", 2)); err != nil {
		t.Fatal(err)
	}
	assertHolds(t, open(t, path), "c", "a")
}

func TestWhatCannotBeWrittenChangesNothing(t *testing.T) {
	path := journal(t, "")
	s := open(t, path)
	if err := os.WriteFile(filepath.Dir(path), nil, 0o600); err != nil {
		t.Fatal(err) // a file where the folder should be
	}
	err := s.Add(at("a", 1))
	if err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("Add = %v, want an error that names %s", err, path)
	}
	assertHolds(t, s)
	if err := os.Remove(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	if err := s.Add(at("a", 1)); err != nil {
		t.Errorf("saving does not resume: %v", err)
	}
	assertHolds(t, open(t, path), "a")
}

func TestOpenRefusesAFolder(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), dir) {
		t.Errorf("Open = %v, want an error that names %s", err, dir)
	}
}

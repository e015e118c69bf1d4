package bookmark

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestCopiesOutliveTheirPages(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "lanmu", "articles")
	c := OpenCopies(dir)
	if _, err := c.Load("lamp"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("loading what is not kept gives %v", err)
	}
	want := Copy{Article: "lamp", Headline: "老街的灯", Paragraphs: strings.Split(lamp, "\n"), HasLead: true}
	for _, id := range []string{"lamp", "../../../etc/passwd", "/etc/passwd", "a\x00b", strings.Repeat("长", 300)} {
		want.Article = id
		if err := c.Save(want); err != nil {
			t.Fatalf("%q: %v", id, err)
		}
		if got, err := OpenCopies(dir).Load(id); err != nil || !reflect.DeepEqual(got, want) || got.Text() != lamp {
			t.Errorf("%q: got %+v, %v", id, got, err)
		}
	}
	files, _ := os.ReadDir(dir)
	if len(files) != 5 {
		t.Errorf("%d files for five copies", len(files))
	}
	for _, f := range files {
		if fi, _ := f.Info(); fi.Mode() != 0o600 {
			t.Errorf("%s has mode %v", f.Name(), fi.Mode())
		}
	}
	os.WriteFile(filepath.Join(dir, "mine.txt"), nil, 0o600)
	for _, f := range files[:4] { // one is new
		os.Chtimes(filepath.Join(dir, f.Name()), time.Time{}, time.Now().Add(-2*freshCopy))
	}
	os.Chtimes(c.file("lamp"), time.Time{}, time.Now().Add(-2*freshCopy))
	left := 2 // lamp, and what is no copy
	if filepath.Join(dir, files[4].Name()) != c.file("lamp") {
		left++
	}
	if err := c.Prune(map[string]bool{"lamp": true}); err != nil {
		t.Fatal(err)
	}
	if files, _ := os.ReadDir(dir); len(files) != left {
		t.Errorf("%d files left, want %d", len(files), left)
	}
	os.WriteFile(c.file("ferry"), []byte(`{"id":"lamp"}`), 0o600)
	if a, err := c.Load("ferry"); err == nil {
		t.Errorf("another article's copy is taken for ferry's: %+v", a)
	}
	os.WriteFile(c.file("lamp"), []byte("{torn"), 0o600)
	if _, err := c.Load("lamp"); err == nil || !strings.Contains(err.Error(), c.file("lamp")) {
		t.Errorf("a torn copy gives %v", err)
	}
}

func TestReadingGoesOnWhereItLeftOff(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "reading.jsonl")
	r, err := OpenReading(path)
	if err != nil {
		t.Fatal(err)
	}
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	set := func(p Place) {
		t.Helper()
		if err := r.Set(p); err != nil {
			t.Fatal(err)
		}
	}
	set(Place{Article: "lamp", Headline: "老街的灯", Block: 3, Offset: 40, Opened: noon})
	set(Place{Article: "ferry", Headline: "渡口", Read: true, Opened: noon.Add(time.Minute)})
	set(Place{Article: "rain", Opened: noon})
	before, _ := os.ReadFile(path)
	set(Place{Article: "rain", Opened: noon})
	r.Forget("rain")
	r.Close()
	r, _ = OpenReading(path)
	defer r.Close()
	set(Place{Article: "lamp", Headline: "老街的灯", Block: 3, Offset: 40, Opened: noon})
	if after, _ := os.ReadFile(path); strings.Count(string(after), "\n") != strings.Count(string(before), "\n")+1 {
		t.Errorf("the same place was written again:\n%s", after)
	}
	if p, ok := r.Get("lamp"); !ok || p.Block != 3 || p.Offset != 40 || p.Article != "lamp" {
		t.Errorf("the place in lamp is %+v", p)
	}
	if got := r.Recent(); len(got) != 2 || got[0].Article != "ferry" || !got[0].Read || got[1].Article != "lamp" {
		t.Errorf("recent are %+v", got)
	}
}

func TestRemovingIsUndoneAfterARestart(t *testing.T) {
	s := newShelf(t)
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	s.must(s.Add(Bookmark{ID: "lamp", Note: "再读", Tags: []string{"街"}, Time: noon}))
	s.must(s.Add(Bookmark{ID: "ferry", Time: noon.Add(time.Hour)}))
	s.must(s.Remove("lamp"))
	s.must(s.Remove("ferry"))
	s = openShelf(t, s.Path())
	s.holds()
	if d := s.Deleted(); len(d) != 2 || d[0].ID != "ferry" || d[1].Note != "再读" {
		t.Fatalf("deleted are %+v", d)
	}
	s.must(s.Restore("lamp"))
	s.must(s.Edit("lamp", func(b *Bookmark) { b.Tags = append(b.Tags, "灯") }))
	s.must(s.Edit("gone", func(b *Bookmark) { b.Note = "x" }))
	s.holds("lamp")
	if b, _ := openShelf(t, s.Path()).Get("lamp"); b.Note != "再读" || len(b.Tags) != 2 || !b.Time.Equal(noon) {
		t.Errorf("lamp came back as %+v", b)
	}
}

func TestAnErrorSaysWhatToDo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bookmarks.jsonl")
	os.Mkdir(path, 0o700)
	s, err := Open(path)
	want := "bookmarks: cannot read " + path + ": it is not a file; move away what stands in its place and try again"
	if err == nil || err.Error() != want {
		t.Errorf("opening says %v\nwant %s", err, want)
	}
	if err := s.Add(Bookmark{ID: "lamp"}); err == nil || err.Error() != want || s.Has("lamp") {
		t.Errorf("starring says %v\nwant %s", err, want)
	}
	os.Remove(path)
	if err := s.Add(Bookmark{ID: "lamp"}); err != nil || !s.Has("lamp") {
		t.Errorf("starring is not possible again: %v", err)
	}
}

func TestPassagesOfAnArticle(t *testing.T) {
	s := newShelf(t)
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	s.must(s.Add(Bookmark{ID: "lamp", Time: noon}))
	s.must(s.Add(Bookmark{ID: "lamp#2", Article: "lamp", Quote: "灯亮了", Time: noon.Add(time.Hour)}))
	s.must(s.Add(Bookmark{ID: "lamp#1", Article: "lamp", Quote: "豆腐", Time: noon}))
	s.must(s.Add(Bookmark{ID: "ferry#1", Article: "ferry", Quote: "船", Time: noon}))
	s.must(s.Add(Bookmark{ID: "rain", Time: noon}))
	s.must(s.Remove("rain"))
	if p := s.Passages("lamp"); len(p) != 2 || p[0].Quote != "豆腐" || p[1].Quote != "灯亮了" {
		t.Errorf("the passages are %+v", p)
	}
	if a := s.Articles(); !reflect.DeepEqual(a, map[string]bool{"lamp": true, "ferry": true, "rain": true}) {
		t.Errorf("the articles are %v", a)
	}
}

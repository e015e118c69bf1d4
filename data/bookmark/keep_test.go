package bookmark

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lanmu/data/journal"
)

func TestCopiesOutliveTheirPages(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "lanmu", "articles")
	marks := filepath.Join(t.TempDir(), "bookmarks.jsonl")
	c := OpenCopies(dir, marks)
	if _, err := c.Load("lamp"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("loading what is not kept gives %v", err)
	}
	want := Copy{Article: "lamp", Headline: "老街的灯", Paragraphs: strings.Split(lamp, "\n"), HasLead: true, Journals: []string{marks}}
	for _, id := range []string{"lamp", "../../../etc/passwd", "/etc/passwd", "a\x00b", strings.Repeat("长", 300)} {
		want.Article = id
		if err := c.Save(want); err != nil {
			t.Fatalf("%q: %v", id, err)
		}
		if got, err := OpenCopies(dir, marks).Load(id); err != nil || !reflect.DeepEqual(got, want) || got.text() != lamp {
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
	os.WriteFile(c.file("ferry"), []byte(`{"id":"lamp"}`), 0o600)
	if a, err := c.Load("ferry"); err == nil {
		t.Errorf("another article's copy is taken for ferry's: %+v", a)
	}
	os.WriteFile(c.file("lamp"), []byte("{torn"), 0o600)
	if _, err := c.Load("lamp"); err == nil || !strings.Contains(err.Error(), c.file("lamp")) {
		t.Errorf("a torn copy gives %v", err)
	}
}

// A copy goes by the journal's word alone that its bookmark was removed, 30
// days later.
func TestACopyGoesByTheWordOfItsJournal(t *testing.T) {
	day := 24 * time.Hour
	said := func(id string, ago time.Duration, rest string) string {
		return fmt.Sprintf(`{"id":%q,"at":%q%s}`+"\n", id, time.Now().Add(-ago).UTC().Format(time.RFC3339), rest)
	}
	const removed = `,"deleted":true`
	for _, c := range []struct {
		name, journal string
		saved         time.Duration // ago
		others        bool          // another journal keeps the copy too
		goes          bool
	}{
		{name: "no journal", saved: 90 * day},
		{name: "an empty journal", journal: "\n", saved: 90 * day},
		{name: "another's journal", journal: said("ferry", 60*day, ""), saved: 90 * day},
		{name: "a damaged line", journal: `{"id":"lamp","at":` + "\n", saved: 90 * day},
		{name: "bookmarked", journal: said("lamp", 90*day, ""), saved: 90 * day},
		{name: "removed yesterday", journal: said("lamp", 90*day, "") + said("lamp", day, removed), saved: 90 * day},
		{name: "removed long ago", journal: said("lamp", 90*day, "") + said("lamp", 31*day, removed), saved: 90 * day, goes: true},
		{name: "nothing but its removal is left", journal: said("lamp", 31*day, removed), saved: 90 * day, goes: true},
		{name: "marked again, of which the journal lacks the line", journal: said("lamp", 31*day, removed), saved: day},
		{name: "kept for another journal too", journal: said("lamp", 31*day, removed), saved: 90 * day, others: true},
		{name: "a passage removed long ago", journal: said("lamp#1", 31*day, removed), saved: 90 * day, goes: true},
		{name: "a passage removed and all of it marked", journal: said("lamp#1", 31*day, removed) + said("lamp", 60*day, ""), saved: 90 * day},
		{name: "all of it removed and a passage marked", journal: said("lamp", 31*day, removed) + said("x", 60*day, `,"article":"lamp","quote":"灯"`), saved: 90 * day},
		{name: "a passage removed yesterday", journal: said("lamp", 31*day, removed) + said("lamp#1", day, `,"article":"lamp","quote":"灯"`+removed), saved: 90 * day},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path, articles := filepath.Join(dir, "config", "bookmarks.jsonl"), filepath.Join(dir, "articles")
			copies := OpenCopies(articles, path)
			other := OpenCopies(articles, filepath.Join(dir, "elsewhere", "bookmarks.jsonl"))
			for _, article := range []string{"lamp", "rain"} {
				if err := copies.Save(Copy{Article: article}); err != nil {
					t.Fatal(err)
				}
				if c.others {
					other.Save(Copy{Article: article})
				}
				os.Chtimes(copies.file(article), time.Time{}, time.Now().Add(-c.saved))
			}
			os.WriteFile(filepath.Join(articles, "mine.txt"), nil, 0o600)
			if c.journal != "" {
				os.Mkdir(filepath.Dir(path), 0o700)
				os.WriteFile(path, []byte(c.journal), 0o600)
			}
			s, _ := Open(path)
			defer s.Close()
			// One that the copies do not know has no say.
			if err := OpenCopies(articles, filepath.Join(dir, "third.jsonl")).Prune(s.Removed()); err != nil {
				t.Fatal(err)
			}
			if _, err := copies.Load("lamp"); err != nil {
				t.Fatalf("another journal removed it: %v", err)
			}
			if err := copies.Prune(s.Removed()); err != nil {
				t.Fatal(err)
			}
			if _, err := copies.Load("lamp"); (err != nil) != c.goes {
				t.Errorf("loading the copy gives %v", err)
			}
			if c.others {
				if err := other.Prune(s.Removed()); err != nil {
					t.Fatal(err)
				}
				if _, err := other.Load("lamp"); err == nil {
					t.Error("the copy stays though both journals have said that it is removed")
				}
			}
			if files, _ := os.ReadDir(articles); len(files) < 2 {
				t.Errorf("%d files are left: what no journal speaks of was removed", len(files))
			}
		})
	}
}

// What is marked again, or brought back, is wanted from then on.
func TestACopyIsWantedSinceItsLastMark(t *testing.T) {
	c := OpenCopies(t.TempDir(), "bookmarks.jsonl")
	removed := map[string]time.Time{"lamp": time.Now().Add(-40 * 24 * time.Hour)}
	for _, mark := range []func() error{
		func() error { return c.Save(Copy{Article: "lamp"}) },
		func() error { return c.Touch("lamp") },
	} {
		c.Save(Copy{Article: "lamp"})
		os.Chtimes(c.file("lamp"), time.Time{}, time.Now().Add(-90*24*time.Hour))
		if err := errors.Join(mark(), c.Prune(removed)); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Load("lamp"); err != nil {
			t.Error(err)
		}
	}
	if err := c.Touch("ferry"); err != nil {
		t.Errorf("touching what is not kept: %v", err)
	}
}

func TestMarkingAgainKeepsNoteAndTags(t *testing.T) {
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	first := Bookmark{ID: "lamp", Headline: "老街的灯", Note: "再读", Tags: []string{"街"}, Time: noon}
	again := Bookmark{ID: "lamp", Headline: "老街的灯", Time: noon.Add(time.Hour)}
	for _, c := range []struct {
		name    string
		removed bool
		note    string
		tags    []string
		want    string
		tagged  []string
		hour    int // of the day, when it was made
	}{
		{"twice", false, "", nil, "再读", []string{"街"}, 12},
		{"off and on", true, "", nil, "再读", []string{"街"}, 13},
		{"with a tag", false, "", []string{"灯", "街"}, "再读", []string{"街", "灯"}, 12},
		{"off and on with a tag", true, "", []string{"灯"}, "再读", []string{"街", "灯"}, 13},
		{"with another note", false, "读过", nil, "读过", []string{"街"}, 12},
		{"off and on with another note", true, "读过", nil, "读过" + journal.Apart + "再读", []string{"街"}, 13},
		{"off and on with the note", true, "再读", nil, "再读", []string{"街"}, 13},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newShelf(t)
			s.must(s.Add(first))
			if c.removed {
				s.must(s.Remove("lamp"))
			}
			b := again
			b.Note, b.Tags = c.note, c.tags
			s.must(s.Add(b))
			s.must(s.Add(b)) // and once more
			for _, s := range []shelf{s, openShelf(t, s.Path())} {
				s.holds("lamp")
				got, _ := s.Get("lamp")
				if got.Note != c.want || !slices.Equal(got.Tags, c.tagged) || got.Time.Hour() != c.hour {
					t.Errorf("the bookmark is %+v", got)
				}
			}
			if d := s.Deleted(); len(d) != 0 {
				t.Errorf("deleted are still %+v", d)
			}
		})
	}
}

// After 30 days what was removed is forgotten.
func TestMarkingAgainAfterThirtyDays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bookmarks.jsonl")
	os.WriteFile(path, fmt.Appendf(nil, `{"id":"lamp","at":%q,"note":"再读","deleted":true}`+"\n",
		time.Now().Add(-journal.UndoFor-time.Hour).Format(time.RFC3339)), 0o600)
	s := openShelf(t, path)
	s.must(s.Add(Bookmark{ID: "lamp"}))
	if b, ok := s.Get("lamp"); !ok || b.Note != "" {
		t.Errorf("the bookmark is %+v", b)
	}
}

func TestImportingKeepsNoteAndTags(t *testing.T) {
	s := newShelf(t)
	later := time.Now().Add(time.Hour)
	for _, removed := range []bool{false, true} {
		s.must(s.Add(Bookmark{ID: "lamp", Note: "再读", Tags: []string{"街"}}))
		if removed {
			s.must(s.Remove("lamp"))
		}
		n, err := s.Import([]Bookmark{{ID: "lamp", Tags: []string{"灯"}, Changed: later}})
		if b, _ := s.Get("lamp"); err != nil || n != 1 || b.Note != "再读" || !slices.Equal(b.Tags, []string{"街", "灯"}) {
			t.Errorf("removed %v: took in %d, %v, and holds %+v", removed, n, err, b)
		}
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
}

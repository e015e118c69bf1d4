package library

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"lanmu/data/page"
	"lanmu/data/roundtrip"
)

// samples are the pages that other packages are tested with, of every form, in
// folders of their own: only those that are named as pages.
func samples(t *testing.T) (dirs []string) {
	t.Helper()
	dirs, err := filepath.Glob("../*/testdata")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no pages to try: %v", err)
	}
	return dirs
}

// What is listed of a page is what it has when it is opened, and what it has when
// its file is read and there is no library, however often Lanmu was started since:
// every article, and every piece of the source it was made from.
func TestWhatIsListedIsWhatIsOpened(t *testing.T) {
	dirs, cache := samples(t), t.TempDir()
	first := open(t, cache)
	listed := bring(t, first, dirs...).Sheets
	first.Close()
	l := open(t, cache)
	known, _, err := l.Known(t.Context(), dirs)
	if err != nil || len(known) != len(listed) {
		t.Fatalf("%d pages were listed and %d are known, %v", len(listed), len(known), err)
	}
	forms := map[string]int{}
	for _, s := range listed {
		i := slices.IndexFunc(known, func(k *Sheet) bool { return k.Path() == s.Path() })
		if i < 0 {
			t.Errorf("%s: is not known", s.Path())
			continue
		}
		for _, lost := range roundtrip.Lost(factsOf(s), factsOf(known[i])) {
			t.Errorf("%s: as it was read, and as it is known: %s", s.Path(), lost)
		}
		opened, err := l.Page(t.Context(), known[i])
		if err != nil {
			t.Errorf("%s: %v", s.Path(), err)
			continue
		}
		got, is := contentsOf(opened.Page), s.Contents()
		if !reflect.DeepEqual(got.Articles, is.Articles) || !reflect.DeepEqual(got.Stood, is.Stood) {
			t.Errorf("%s: opened are\n%+v, listed\n%+v", s.Path(), got, is)
		}
		alone, err := Open(t.Context(), s.Path())
		if err != nil {
			t.Errorf("%s: %v", s.Path(), err)
			continue
		}
		for _, lost := range roundtrip.Lost(alone, opened) {
			t.Errorf("%s: by itself, and from the library: %s", s.Path(), lost)
		}
		forms[filepath.Ext(s.Path())]++
	}
	for _, k := range Kinds() {
		if k.Read() && !k.many && !slices.ContainsFunc(k.Endings, func(e string) bool { return forms[e] > 0 }) {
			t.Errorf("no %s was tried", k.Name)
		}
	}
}

// A page is restored when it is read, and not again when it is opened.
func TestAPageIsRestoredOnce(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"lamps.txt": lamps})
	l := open(t, t.TempDir())
	s := bring(t, l, dir).Sheets[0]
	restored := page.Restore(lamps)
	restored.Folio.Newspaper = "晨光日报" // which restoring would not tell
	texts := []string{textOf(&restored.Articles[0])}
	if _, err := l.store.db.Exec("UPDATE restored SET data = ?", pack(kept{Page: restored}, texts, ofPage(s.Key()))); err != nil {
		t.Fatal(err)
	}
	if p, err := l.Page(t.Context(), s); err != nil || p.Folio.Newspaper != "晨光日报" {
		t.Errorf("the page is of %q, %v", p.Folio.Newspaper, err)
	}
}

// A page that has changed since it was listed is not shown as what it was: there
// may be other articles in it, or none.
func TestAPageThatDoesNotAgree(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"lamps.txt": lamps, "same.txt": bakery})
	l := open(t, t.TempDir())
	sheets := bring(t, l, dir).Sheets
	one := page.Restore(bakery + "\n■街谈\n又一篇\n□李明\n街角又开了一家书店，夜里也亮着灯。\n")
	for _, s := range sheets {
		if _, err := l.store.db.Exec("UPDATE restored SET data = ? WHERE id = (SELECT id FROM pages WHERE key = ?)",
			pack(kept{Page: one}, nil, ofPage(s.Key())), s.Key()); err != nil {
			t.Fatal(err)
		}
	}
	os.WriteFile(filepath.Join(dir, "lamps.txt"), []byte(bakery), 0o644)
	for _, s := range sheets {
		p, err := l.Page(t.Context(), s)
		if s.Name() == "same.txt" {
			if err != nil || len(p.Articles) != 1 {
				t.Errorf("%s: %v", s.Name(), err)
			}
			continue
		}
		e, ok := err.(*Error)
		if !ok || e.Problem != Changed || e.Path != s.Path() {
			t.Errorf("%s: %v", s.Name(), err)
		}
	}
}

// facts are all that a sheet tells.
type facts struct {
	Path, Key, Name string
	Date            time.Time
	Contents        Contents
	Sizes           []uint16
}

func factsOf(s *Sheet) facts {
	return facts{s.Path(), s.Key(), s.Name(), s.Date(), s.Contents(), s.sizes()}
}

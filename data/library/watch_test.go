package library

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// watched watches roots and returns what awaits the next change, as says tells
// it.
func watched(t *testing.T, l *Library, dir string, roots ...string) func(what, want string) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	changes, done := make(chan Change, 100), make(chan error, 1)
	go func() { done <- l.Watch(ctx, roots, func(c Change) { changes <- c }) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Errorf("Watch: %v", err)
		}
	})
	time.Sleep(100 * time.Millisecond) // nothing tells when it has begun
	return func(what, want string) {
		t.Helper()
		got := ""
		for until := time.After(5 * time.Minute); got != want; {
			select {
			case c := <-changes:
				if got != "" {
					got += " "
				}
				got += c.says(dir)
			case <-until:
				t.Fatalf("%s: told %q, want %q", what, got, want)
			}
		}
	}
}

func TestWatch(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"papers/lamps.txt": lamps, "papers/2024.03/bakery.txt": bakery, "other/one.txt": lamps + "一。\n"})
	papers, one := filepath.Join(dir, "papers"), filepath.Join(dir, "other/one.txt")
	l := open(t, t.TempDir())
	bring(t, l, papers, one)
	expect := watched(t, l, dir, papers, one)

	write(t, dir, map[string]string{"papers/new.txt": lamps + "又一行。\n", "papers/notes.doc": lamps, "other/two.txt": bakery + "二。\n"})
	expect("a new file", "papers/new.txt")
	write(t, dir, map[string]string{"papers/new.txt": lamps + "又一行，改了。\n"})
	expect("a changed file", "papers/new.txt")
	write(t, dir, map[string]string{"other/one.txt": lamps + "一，改了。\n"})
	expect("a changed file that was named itself", "other/one.txt")
	os.Remove(filepath.Join(papers, "new.txt"))
	expect("a removed file", "-papers/new.txt")
	write(t, dir, map[string]string{"papers/2024.04/deep/x.md": "# 新的\n\n文字在这里。\n"})
	expect("a new folder", "papers/2024.04/deep/x.md")
	write(t, dir, map[string]string{"papers/2024.04/deep/y.txt": ""})
	expect("an empty file in it", "!papers/2024.04/deep/y.txt")
	write(t, dir, map[string]string{"papers/2024.04/deep/y.txt": bakery + "三。\n"})
	expect("it is filled", "papers/2024.04/deep/y.txt +papers/2024.04/deep/y.txt")
	os.RemoveAll(filepath.Join(papers, "2024.04"))
	expect("a removed folder", "-papers/2024.04/deep/x.md -papers/2024.04/deep/y.txt")
	os.Rename(filepath.Join(papers, "2024.03"), filepath.Join(papers, "2024.05"))
	expect("a renamed folder", "papers/2024.05/bakery.txt -papers/2024.03/bakery.txt")
	if n := found(t, l, "面包房"); n != 1 {
		t.Errorf("%d articles are found", n)
	}
}

// TestLook watches where the system does not tell of changes.
func TestLook(t *testing.T) {
	slow(t)
	dir := t.TempDir()
	l := open(t, t.TempDir())
	ctx, stop := context.WithCancel(t.Context())
	var got string
	go func() {
		time.Sleep(100 * time.Millisecond)
		write(t, dir, map[string]string{"lamps.txt": lamps})
	}()
	if err := l.look(ctx, []string{dir}, ifChanged(func(c Change) { got = c.says(dir); stop() })); err != nil || got != "lamps.txt" {
		t.Errorf("told %q, %v", got, err)
	}
}

func TestDropAndHold(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"a/lamps.txt": lamps, "b/bakery.txt": bakery, "b/lamps.txt": lamps})
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	l := open(t, t.TempDir())
	bring(t, l, a, b)
	s := l.Hold(Seed())
	if s.Path() != "" || s.Len() != 7 || found(t, l, "工匠") != 2 || found(t, l, "路灯") != 1 {
		t.Errorf("held: %+v, %d, %d", s, found(t, l, "工匠"), found(t, l, "路灯"))
	}
	if p, err := l.Page(t.Context(), s); err != nil || len(p.Articles) != 7 {
		t.Errorf("Page of what is held: %v", err)
	}
	l.Drop([]string{b})
	if found(t, l, "面包") != 0 || found(t, l, "路灯") != 1 || found(t, l, "工匠") != 2 {
		t.Error("Drop drops too little or too much")
	}
	if got := bring(t, l, b).says(dir); got != "b/bakery.txt" {
		t.Errorf("taken in again: %q", got)
	}
}

func TestSearchTellsHits(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"2024-03-02.txt": lamps, "2024-03-03.txt": bakery + "路灯还亮着。\n", "2025-01-01.txt": "■夜读\n灯\n□李明\n路灯下读书，路灯下回家，路灯。\n",
	})
	l := open(t, t.TempDir())
	bring(t, l, dir)
	for _, c := range []struct{ query, want string }{
		{"路灯", "路灯亮了 灯 面包房 "}, {"灯", "灯 路灯亮了 面包房 "}, {"路灯 by:李明", "灯 "}, {"路灯 -栏目:夜读", "路灯亮了 面包房 "},
		{"日期:2024", "面包房 路灯亮了 "}, {"栏目:街谈", "面包房 路灯亮了 "}, {"", ""}, {"火星", ""},
	} {
		got := ""
		err := l.Search(t.Context(), c.query, func(r Results) {
			got = ""
			for _, h := range r.Hits {
				got += h.Sheet.Article(h.Article).Headline + " "
				for _, m := range h.Marks {
					if s := h.Snippet[m.Start:m.End]; s != "路灯" && s != "灯" {
						t.Errorf("%s: %q is marked", c.query, s)
					}
				}
			}
		})
		if err != nil || got != c.want {
			t.Errorf("%s: %s, %v; want %s", c.query, got, err, c.want)
		}
	}
}

func TestFolders(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lanmu", "folders.jsonl")
	f, err := OpenFolders(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"/papers/b", "/papers/a/", "/papers/b"} {
		if err := f.Add(dir); err != nil {
			t.Fatal(err)
		}
	}
	f.Remove("/papers/none")
	f.Close()
	if f, err = OpenFolders(path); err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := f.All(); len(got) != 2 || got[0] != "/papers/b" || got[1] != "/papers/a" {
		t.Errorf("kept: %v", got)
	}
	if err := f.Remove("/papers/b/"); err != nil || len(f.All()) != 1 {
		t.Errorf("removed: %v, %v", f.All(), err)
	}
}

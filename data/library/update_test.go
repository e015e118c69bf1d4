package library

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	lamps  = "■街谈\n路灯亮了\n□何小满\n村口的路灯亮了，孩子们在灯下写字，老人在灯下下棋。\n"
	bakery = "■街谈\n面包房\n□林小满\n街角的面包房天不亮就开门，头一炉总是给上夜班的人留着。\n"
)

// write makes files, by their paths in dir.
func write(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// slow leaves out what takes seconds where only what is quick is asked for.
func slow(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes seconds")
	}
}

func open(t testing.TB, dir string) *Library {
	t.Helper()
	l, err := OpenLibrary(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// update brings l up to date and returns all that changed.
func bring(t testing.TB, l *Library, roots ...string) (all Change) {
	t.Helper()
	err := l.Update(context.Background(), roots, func(c Change) {
		all.Sheets = append(all.Sheets, c.Sheets...)
		all.Gone = append(all.Gone, c.Gone...)
		all.Failed = append(all.Failed, c.Failed...)
		all.Mended = append(all.Mended, c.Mended...)
		all.Progress = c.Progress
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// says tells a change in a line: sheets by their files, then what is gone,
// failed and mended.
func (c Change) says(dir string) string {
	var out []string
	for _, s := range c.Sheets {
		out = append(out, s.Path())
	}
	for _, g := range c.Gone {
		out = append(out, "-"+g)
	}
	for _, e := range c.Failed {
		out = append(out, "!"+e.Path)
	}
	for _, m := range c.Mended {
		out = append(out, "+"+m)
	}
	return strings.ReplaceAll(strings.Join(out, " "), dir+"/", "")
}

func TestUpdateTellsWhatChanged(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	l := open(t, cache)
	step := func(what, want string) {
		t.Helper()
		if got := bring(t, l, dir).says(dir); got != want {
			t.Errorf("%s: got %q, want %q", what, got, want)
		}
	}
	step("empty", "")
	write(t, dir, map[string]string{"a.txt": lamps, "2024/b.TXT": bakery, ".hidden.txt": lamps, "c.log": lamps, "empty.txt": ""})
	step("first", "2024/b.TXT a.txt !empty.txt")
	step("again", "")
	write(t, dir, map[string]string{"copy.txt": lamps, "empty.txt": bakery + "又一行。\n"})
	step("a copy, and a failure mended", "empty.txt +empty.txt")
	os.Remove(filepath.Join(dir, "a.txt"))
	step("the first copy gone", "copy.txt -a.txt")
	l.Close()
	l = open(t, cache)
	sheets, failed, err := l.Known(context.Background(), []string{dir})
	if err != nil || len(failed) != 0 || len(sheets) != 3 {
		t.Errorf("Known = %d sheets, %v, %v; want 3", len(sheets), failed, err)
	}
	step("after a start", "")
	p, err := l.Page(t.Context(), sheets[0])
	if err != nil || len(p.Articles) != 1 || p.Articles[0].Headline.String != "面包房" {
		t.Errorf("Page = %v, %v", p.Page, err)
	}
}

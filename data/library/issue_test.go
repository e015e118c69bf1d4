package library

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lanmu/tools/sample/press"
)

// TestANameSaysItIsAnIssue: a PDF whose pages say nothing of where they stand is an issue
// if its name says so, and not under another.
func TestANameSaysItIsAnIssue(t *testing.T) {
	is := press.Print("江岸日报", time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC), 3, 3)
	for _, p := range is.Pages {
		p.Heads, p.Feet = nil, nil
	}
	dir, data := t.TempDir(), is.PDF(press.Presses[0])
	want := map[string]int{filepath.Join(dir, "20240304期.pdf"): 3, filepath.Join(dir, "20240304.pdf"): 0}
	for file := range want {
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cache := t.TempDir()
	for range 2 { // read, and then kept
		l, err := OpenLibrary(cache)
		if err != nil {
			t.Fatal(err)
		}
		told := 0
		err = l.Update(context.Background(), []string{dir}, func(c Change) {
			for _, s := range c.Sheets {
				told++
				if n := len(s.Leaves()); n != want[s.Path()] {
					t.Errorf("%s has %d pages, want %d", s.Name(), n, want[s.Path()])
				}
				p, err := l.Page(context.Background(), s)
				if err != nil || len(p.Leaves) != want[s.Path()] {
					t.Errorf("%s is opened with %d pages: %v", s.Name(), len(p.Leaves), err)
				}
				if s.FolioOf(0).Day != "2024-03-04" {
					t.Errorf("%s stands %+v", s.Name(), s.FolioOf(0))
				}
			}
		})
		if err != nil || told != 2 {
			t.Errorf("%d files are told of: %v", told, err)
		}
		l.Close()
	}
}

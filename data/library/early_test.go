package library

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"lanmu/data/page"
	"lanmu/tools/sample/press"
)

// TestTheFirstPageIsShownMeanwhile: of a PDF of many pages that is asked for by name the
// first comes before all; then all takes its place, or nothing if reading was ended.
func TestTheFirstPageIsShownMeanwhile(t *testing.T) {
	is := press.Print("江岸日报", time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC), manySheets, 3)
	file := filepath.Join(t.TempDir(), "issue.pdf")
	if err := os.WriteFile(file, is.PDF(press.Presses[0]), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := OpenLibrary(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()

	ctx, cancel := context.WithCancel(context.Background())
	here := map[string]int{} // articles, by path
	take := func(c Change) {
		for _, s := range c.Sheets {
			here[s.Path()] = s.Len()
		}
		for _, path := range c.Gone {
			delete(here, path)
		}
	}
	l.Update(ctx, []string{file}, func(c Change) {
		take(c)
		if len(c.Sheets) > 0 {
			cancel()
		}
	})
	if len(here) > 0 {
		t.Errorf("%v is shown of what was not read", here)
	}

	var seen []int
	err = l.Update(context.Background(), []string{file}, func(c Change) {
		take(c)
		for _, s := range c.Sheets {
			seen = append(seen, s.Len())
			if p, err := l.Page(context.Background(), s); err != nil || len(p.Articles) != s.Len() {
				t.Errorf("a page of %d articles cannot be read: %v", s.Len(), err)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	first, all := len(is.Pages[0].Articles), len(is.Truths())
	if len(seen) != 2 || seen[0] != first || seen[1] != all || here[file] != all {
		t.Errorf("shown are %v articles, at the end %v; want %d, then %d", seen, here, first, all)
	}
	found := 0
	l.Search(context.Background(), is.Pages[0].Articles[0].Headline, func(r Results) { found = r.Len() })
	if found != 1 {
		t.Errorf("an article of the first page is found %d times", found)
	}
}

// Two updates that read the same file show its first page one after the other; the one
// that ends first leaves the other's where it is.
func TestTheFirstPageOfTwoReadings(t *testing.T) {
	l, err := OpenLibrary(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	file := filepath.Join(t.TempDir(), "issue.pdf")
	p := Page{Page: page.Restore("■街谈\n\n渡口又开了船\n\n□何小满\n\n锅里的菜也从六样添到了十二样。\n"), Name: "issue.pdf", Path: file}
	var told []Change
	begin := func() *update { return &update{l: l, on: func(c Change) { told = append(told, c) }} }
	first, second := begin(), begin()
	first.showFirst(p)
	second.showFirst(p)
	shown := told[1].Sheets[0]
	first.dropFirsts()
	if _, err := l.Page(t.Context(), shown); err != nil || len(first.change.Gone) > 0 {
		t.Errorf("%q is told to be gone, and the page that is shown cannot be read: %v", first.change.Gone, err)
	}
	second.dropFirsts()
	if _, err := l.Page(t.Context(), shown); err == nil || !slices.Equal(second.change.Gone, []string{file}) {
		t.Errorf("%q is told to be gone, of what was not read: %v", second.change.Gone, err)
	}
}

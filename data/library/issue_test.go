package library

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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

// A file that somebody made of articles of several days and papers: each is found, dated
// and counted as its own.
func TestArticlesOfSeveralDaysInOneFile(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"年.csv": "标题,报纸,日期,版次,正文\n" +
		"渡口又开了船,江岸日报,2021-03-09,6,水退了三尺，渡口又开了船，等船的人都带着伞。\n" +
		"旧码头添了六盏灯,江岸日报,2020-11-02,2,渡口的旧码头添了六盏灯，夜里也看得清水线。\n" +
		"菜农过河赶早市,西山晚报,2020-11-02,,对岸的菜农从渡口过河，七点以前赶到集市。\n"})
	l := open(t, t.TempDir())
	sheet := bring(t, l, dir).Sheets[0]
	var stood []string
	for i := range sheet.Len() {
		stood = append(stood, sheet.FolioOf(i).String()+" "+sheet.DateOf(i).Format("0102"))
	}
	if want := []string{"《江岸日报》2021年3月9日第6版 0309", "《江岸日报》2020年11月2日第2版 1102", "《西山晚报》2020年11月2日 1102"}; !slices.Equal(stood, want) {
		t.Errorf("articles stand %q, want %q", stood, want)
	}
	for query, want := range map[string]int{"渡口": 3, "渡口 日期：2021": 1, "渡口 日期：2020-11": 2, "渡口 报纸：西山晚报": 1, "渡口 版：6": 1} {
		var r Results
		if err := l.Search(t.Context(), query, func(found Results) { r = found }); err != nil || r.Len() != want {
			t.Errorf("%s finds %d, want %d: %v", query, r.Len(), want, err)
		}
		if query != "渡口" {
			continue
		}
		f := r.Facets(t.Context())
		if got, want := fmt.Sprint(f.Years, f.Papers), "[{2021 1} {2020 2}] [{江岸日报 2} {西山晚报 1}]"; got != want {
			t.Errorf("facets are %s, want %s", got, want)
		}
		if bars := r.Bars(Yearly); len(bars) != 2 || bars[0].Articles != 2 || bars[1].Articles != 1 {
			t.Errorf("bars are %+v", bars)
		}
	}
}

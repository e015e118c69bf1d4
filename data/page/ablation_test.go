package page

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lanmu/tools/sample/press"
)

// goldenPages are the pages that stand in testdata, and generated ones of every
// custom in every form of a dump.
func goldenPages(t *testing.T) (sources []string) {
	t.Helper()
	files, err := filepath.Glob("testdata/pages/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, string(source))
	}
	const seeds = 3
	for i := range press.Customs {
		for _, d := range press.Dumps {
			for seed := range uint64(seeds) {
				sources = append(sources, d.Write(press.Make(&press.Customs[i], seed)))
			}
		}
	}
	return sources
}

// TestAblation sets each row of evidence to nothing in turn, and tells how many golden
// and generated pages are then restored otherwise; testdata/ablation.txt is what
// stands. A row of which many pages hold and that changes none is of no use, if the
// first row that holds decides: others say the same. Where weights are added up, one
// of them may be missed by no page and yet be what tells the next; and of what few
// pages have, the examples in rows.txt are the proof. Write it anew with -update.
func TestAblation(t *testing.T) {
	if testing.Short() {
		t.Skip("restores some thousand pages")
	}
	const many = 50 // pages
	sources := goldenPages(t)
	rows := allRows()
	where := make([][]int, len(rows)) // pages of which a row held
	whole := make([]string, len(sources))
	var backs []func()
	for k := range rows {
		backs = append(backs, rows[k].set(func(really bool) bool {
			if really {
				where[k] = append(where[k], -1)
			}
			return really
		}))
	}
	for i, source := range sources {
		whole[i] = restored(source, false)
		for k := range where {
			if at := slices.Index(where[k], -1); at >= 0 {
				where[k] = append(where[k][:at], i)
			}
		}
	}
	for i := len(backs) - 1; i >= 0; i-- {
		backs[i]()
	}
	var table strings.Builder
	fmt.Fprintf(&table, "of %d pages, as many hold a row and are restored otherwise without it\n", len(sources))
	for k := range rows {
		r := &rows[k]
		if r.last {
			continue
		}
		changed := 0
		for _, i := range where[k] {
			if without(r, sources[i]) != whole[i] {
				changed++
			}
		}
		fmt.Fprintf(&table, "%4d %4d  %s\n", len(where[k]), changed, r.name)
		if changed == 0 && len(where[k]) >= many && !strings.HasPrefix(r.name, "labelOrByline") && !strings.HasPrefix(r.name, "placedLabels") {
			t.Errorf("%s: no page is restored otherwise without it, of %d of which it holds", r.name, len(where[k]))
		}
	}
	file := filepath.Join("testdata", "ablation.txt")
	if *update {
		if err := os.WriteFile(file, []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if table.String() != string(want) {
		t.Errorf("%s differs: read the difference that -update makes", file)
	}
}

// without restores source without a row; a page that cannot be is another.
func without(r *triedRow, source string) (outline string) {
	defer func() {
		if recover() != nil {
			outline = ""
		}
	}()
	defer r.set(func(bool) bool { return false })()
	return restored(source, false)
}

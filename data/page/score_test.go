package page_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lanmu/data/page"
	"lanmu/tools/sample/press"
	"lanmu/tools/sample/score"
)

// TestScores restores generated pages of every custom from every form of a dump,
// and tells what became of their lines; testdata/scores.txt is what stands. A
// change that mends a line and breaks ten shows in its difference: write it anew
// with -update, and read it.
func TestScores(t *testing.T) {
	var table score.Table
	for i := range press.Customs {
		c := &press.Customs[i]
		for _, d := range press.Dumps {
			var row score.Row
			for seed := range uint64(4) {
				p := press.Make(c, seed)
				row.Add(score.Of(p, page.Restore(d.Write(p))))
			}
			table.Add(c.Name, d.Name, d.Name, row)
		}
	}
	files, err := filepath.Glob("testdata/pages/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".want")
		if err != nil {
			t.Fatal(err)
		}
		table.Add("testdata", strings.TrimSuffix(filepath.Base(file), ".txt"), "testdata", score.Outline(string(want), page.Restore(string(source))))
	}
	golden(t, filepath.Join("testdata", "scores.txt"), table.String())
}

// golden holds a table against the one that stands.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	was := map[string]bool{}
	for line := range strings.Lines(string(want)) {
		was[line] = true
	}
	for line := range strings.Lines(got) {
		if !was[line] {
			t.Errorf("now %s", strings.TrimSpace(line))
		}
	}
	t.Errorf("%s differs: read the difference that -update makes", file)
}

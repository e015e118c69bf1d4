package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPages restores whole small pages as other newspapers set them, in each
// form of a dump: beside each NAME.txt stands NAME.want, its outline. The texts
// are made up.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/pages/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			p := Restore(string(source))
			assertKept(t, p)
			form := map[string]Form{"blocks": Blocks, "lines": Lines, "radicals": Lines, "side": SideBySide}[strings.Split(name, "-")[0]]
			if p.Form != form {
				t.Errorf("taken for %s", p.Form)
			}
			wantFile := strings.TrimSuffix(file, ".txt") + ".want"
			got := outline(p)
			if *update {
				if err := os.WriteFile(wantFile, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(wantFile)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

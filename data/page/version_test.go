package page

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"

	"lanmu/seeds"
	"lanmu/tools/sample"
)

// TestVersion fails when pages are restored otherwise than when Version was last
// raised: what readers have in their caches would stay as it was. Raise Version
// and write testdata/version.txt anew with -update.
func TestVersion(t *testing.T) {
	const golden = "testdata/version.txt"
	sum := sha256.New()
	add := func(p *Page) {
		if err := p.WriteJSON(sum); err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(sum, p.Form, p.Newspaper, p.Date, p.Edition, p.Columns, p.Leftovers)
	}
	add(Restore(string(seeds.OpinionPage)))
	m := sample.New(sample.Options{Seed: 5, Articles: 4, Length: 200})
	for n := range 120 {
		if name, content := m.Page(n); path.Ext(name) == ".txt" {
			add(Restore(string(content)))
		}
	}
	got := fmt.Sprintf("%d %s\n", Version, hex.EncodeToString(sum.Sum(nil)))
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	number, _, _ := strings.Cut(string(want), " ")
	if *update && number != strconv.Itoa(Version) {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != string(want) {
		t.Errorf("pages are restored otherwise than in version %s: raise Version, and write this anew with -update", number)
	}
}

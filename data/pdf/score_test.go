package pdf

import (
	"os"
	"strings"
	"testing"

	"lanmu/data/page"
	"lanmu/tools/sample/press"
	"lanmu/tools/sample/score"
)

// restored is what becomes of a PDF.
func restored(t *testing.T, file []byte) *page.Page {
	t.Helper()
	parts, loss, err := engine.Parts(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	if loss.Lost > 0 {
		t.Errorf("%d of %d characters lost", loss.Lost, loss.Drawn)
	}
	return page.Compose(parts)
}

// TestScores restores generated pages of every custom, drawn by every press, and
// tells what became of their lines; testdata/scores.txt is what stands. Write it
// anew with -update, and read the difference.
func TestScores(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	var table score.Table
	for i := range press.Customs {
		c := &press.Customs[i]
		for _, d := range press.Presses {
			var row score.Row
			for seed := range uint64(2) {
				p := press.Make(c, seed)
				row.Add(score.Of(p, restored(t, p.PDF(d, 0))))
			}
			table.Add(c.Name, d.Name, d.Name, row)
		}
	}
	const golden = "testdata/scores.txt"
	got := table.String()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(got) {
		if !strings.Contains(string(want), line) {
			t.Errorf("now %s", strings.TrimSpace(line))
		}
	}
	if got != string(want) {
		t.Errorf("%s differs: read the difference that -update makes", golden)
	}
}

// TestTenOrders: whatever order the lines of a page are drawn in, and characters
// that stand alone in lines, what is restored is the same to the character.
func TestTenOrders(t *testing.T) {
	orders := uint64(10)
	if testing.Short() {
		orders = 2
	}
	for i := range press.Customs {
		if testing.Short() && i > 1 {
			break
		}
		c := &press.Customs[i]
		t.Run(c.Name, func(t *testing.T) {
			p := press.Make(c, 0)
			d := press.Presses[i%len(press.Presses)]
			want := written(t, restored(t, p.PDF(d, 0)))
			for order := range orders {
				if got := written(t, restored(t, p.PDF(d, order+1))); got != want {
					t.Fatalf("%s, order %d: got\n%s\nwant\n%s", d.Name, order+1, got, want)
				}
			}
		})
	}
}

func written(t *testing.T, p *page.Page) string {
	t.Helper()
	var b strings.Builder
	if err := p.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

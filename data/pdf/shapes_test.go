package pdf

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"lanmu/tools/sample/press"
	"lanmu/tools/sample/shape"
)

// TestShapes restores articles that are more than paragraphs from PDFs, by their places,
// and counts the lines that stand as they stood, and the paragraphs that are whole;
// testdata/shapes.txt is what stands.
func TestShapes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	var b strings.Builder
	var sum shape.Stood
	for _, marked := range []bool{true, false} {
		for _, d := range press.Presses[:2] {
			fmt.Fprintf(&b, "%s, columns are marked: %v\n", d.Name, marked)
			for _, k := range shape.Kinds {
				var s shape.Stood
				for seed := range uint64(6) {
					articles := []shape.Article{shape.Make(k, seed*3), shape.Make(k, seed*3+1), shape.Make(k, seed*3+2)}
					var have []string
					p := restored(t, press.Shaped(d, articles, marked, seed))
					for i := range p.Articles {
						for _, x := range p.Articles[i].Paragraphs() {
							have = append(have, x.String)
						}
					}
					s.Count(articles, have)
				}
				fmt.Fprintf(&b, "  %-16s %v\n", k, s)
				sum.Add(s)
			}
		}
	}
	fmt.Fprintf(&b, "all %v\n", sum)
	const golden = "testdata/shapes.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("%s differs: read the difference that -update makes\n%s", golden, b.String())
	}
	if sum.Lines*100 < sum.OfLines*95 {
		t.Errorf("%d of %d lines stand as they stood", sum.Lines, sum.OfLines)
	}
}

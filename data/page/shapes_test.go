package page_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"lanmu/data/page"
	"lanmu/tools/sample/shape"
)

// TestShapes restores articles that are more than paragraphs from every form of a dump
// and counts the lines that stand as they stood, and the paragraphs that are whole;
// testdata/shapes.txt is what stands.
func TestShapes(t *testing.T) {
	var b strings.Builder
	stood, all, whole, prose := 0, 0, 0, 0
	for _, d := range shape.Dumps {
		fmt.Fprintf(&b, "%s\n", d.Name)
		for _, k := range shape.Kinds {
			var at, of, wh, pr int
			for seed := range uint64(12) {
				articles := []shape.Article{shape.Make(k, seed*3), shape.Make(k, seed*3+1), shape.Make(k, seed*3+2)}
				p := page.Restore(d.Write(articles))
				have := make(map[string]int)
				for i := range p.Articles {
					for _, x := range p.Articles[i].Paragraphs() {
						have[squeezed(x.String)]++
					}
				}
				for _, a := range articles {
					for _, l := range a.Lines {
						s := squeezed(l.Text)
						found := have[s] > 0
						have[s]--
						switch {
						case l.Prose && found:
							wh++
							fallthrough
						case l.Prose:
							pr++
						case found:
							at++
							fallthrough
						default:
							of++
						}
					}
				}
			}
			fmt.Fprintf(&b, "  %-16s lines %4d of %4d, paragraphs %3d of %3d\n", k, at, of, wh, pr)
			stood, all, whole, prose = stood+at, all+of, whole+wh, prose+pr
		}
	}
	fmt.Fprintf(&b, "all lines %d of %d, paragraphs %d of %d\n", stood, all, whole, prose)
	golden(t, filepath.Join("testdata", "shapes.txt"), b.String())
	if stood*100 < all*95 {
		t.Errorf("%d of %d lines stand as they stood", stood, all)
	}
}

// squeezed is s without white space.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

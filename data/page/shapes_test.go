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
	var sum shape.Stood
	for _, d := range shape.Dumps {
		fmt.Fprintf(&b, "%s\n", d.Name)
		for _, k := range shape.Kinds {
			var s shape.Stood
			for seed := range uint64(12) {
				articles := []shape.Article{shape.Make(k, seed*3), shape.Make(k, seed*3+1), shape.Make(k, seed*3+2)}
				var have []string
				p := page.Restore(d.Write(articles))
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
	fmt.Fprintf(&b, "all %v\n", sum)
	golden(t, filepath.Join("testdata", "shapes.txt"), b.String())
	if sum.Lines*100 < sum.OfLines*95 {
		t.Errorf("%d of %d lines stand as they stood", sum.Lines, sum.OfLines)
	}
}

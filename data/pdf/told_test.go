package pdf

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"lanmu/data/page"
	"lanmu/tools/sample/press"
)

// TestWhatIssuesTell keeps in testdata/told.txt, of an issue of every custom as a PDF, of
// how many of its articles paper, day, page, the page's name and all regions are told
// right; the first of them is how many articles it has.
func TestWhatIssuesTell(t *testing.T) {
	const golden = "testdata/told.txt"
	var b strings.Builder
	fmt.Fprintf(&b, "%-12s %8s %6s %6s %6s %6s %8s\n", "custom", "articles", "paper", "day", "page", "name", "regions")
	day := time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC)
	for i := range press.Customs {
		c := &press.Customs[i]
		if strings.HasPrefix(c.Name, "latin") {
			continue // the heads of an issue are Chinese
		}
		is := press.PrintAs(c, "江岸日报", day, 3, uint64(40+i))
		p := restored(t, is.PDF(press.Presses[0]))
		of := map[string]int{}
		for n := range p.Articles {
			of[p.Articles[n].Headline.String] = n
		}
		var all, paper, on, number, name, regions, before int
		for n, printed := range is.Pages {
			stand, sheets := printed.Regions()
			for k := range printed.Articles {
				all++
				at, ok := of[printed.Articles[k].Headline]
				if !ok {
					continue
				}
				f := p.FolioOf(at)
				count := func(is bool, n *int) {
					if is {
						*n++
					}
				}
				count(f.Newspaper == "江岸日报", &paper)
				count(f.Day == "2024-03-04", &on)
				count(f.Page == fmt.Sprint(n+1), &number)
				count(f.Name == is.Names[n], &name)
				count(covers(p.Regions(at), stand[k], before), &regions)
			}
			before += sheets
		}
		fmt.Fprintf(&b, "%-12s %8d %6d %6d %6d %6d %8d\n", c.Name, all, paper, on, number, name, regions)
	}
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || string(want) != b.String() {
		t.Errorf("told is (%v; -update writes it)\n%s", err, b.String())
	}
}

// slack is how far beside what was told a place is taken for it, in points: between two
// paragraphs no line stands.
const slack = 8

// covers tells whether the middle of every region that is right, of a page that begins
// after so many sheets, lies in one that was told.
func covers(told []page.Region, right []press.Region, before int) bool {
	for _, r := range right {
		x, y := r.Middle()
		in := false
		for _, g := range told {
			in = in || g.Page == r.Page+before && float64(g.Left)-slack <= x && x <= float64(g.Right)+slack && float64(g.Top)-slack <= y && y <= float64(g.Bottom)+slack
		}
		if !in {
			return false
		}
	}
	return true
}

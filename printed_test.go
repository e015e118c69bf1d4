//go:build linux

package main

import (
	"image"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lanmu/tools/sample/press"
)

// The pages that papers print here are so wide, in points.
const printedWidth = 664

// printed is where the whole of a page is seen, its margins being white and nothing else in
// the window.
func (d *desk) printed() (at image.Rectangle) {
	img := d.picture()
	white := func(x, y int) bool {
		r, g, b, _ := img.At(x, y).RGBA()
		return r == 0xffff && g == 0xffff && b == 0xffff
	}
	const edge = 100 // a run of white as long as this is the page's: small pages are narrower
	for y := range whole.Dy() {
		for x, run := 0, 0; x < whole.Dx(); x++ {
			if !white(x, y) {
				run = 0
			} else if run++; run >= edge {
				at = at.Union(image.Rect(x-run+1, y, x+1, y+1))
			}
		}
	}
	return at
}

// steady waits for the page to be seen where it was, and drawn.
func (d *desk) steady() (at image.Rectangle) {
	d.Helper()
	d.eventually("a printed page", func() bool {
		was := d.printed()
		at = d.printed()
		ink := count(d.picture(), at, func(r, g, b uint32) bool { return r < 120 && g < 120 && b < 120 })
		return at == was && at.Dx() > 200 && ink > 0
	})
	return at
}

// clicksOn clicks the middle of a part of the page that is seen so.
func (d *desk) clicksOn(r press.Region, page image.Rectangle) {
	scale := float64(page.Dx()) / printedWidth
	x, y := r.Middle()
	d.clicksAt(page.Min.X+int(x*scale), page.Min.Y+int(y*scale))
}

func (d *desk) clicksAt(x, y int) {
	d.xdotool("mousemove", strconv.Itoa(x), strconv.Itoa(y), "sleep", "0.2", "click", "1")
}

// TestClicksOnThePrintedPage: a click in the middle of where an article was printed opens
// it; what is open is read off the window's title.
func TestClicksOnThePrintedPage(t *testing.T) {
	d := newDesk(t)
	d.lang = "zh_CN.UTF-8"
	is := press.Print("江岸日报", time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC), 3, 7)
	file := filepath.Join(d.home, "20240304.pdf")
	if err := os.WriteFile(file, is.PDF(press.Presses[0]), 0o600); err != nil {
		t.Fatal(err)
	}
	d.starts(file)
	d.reads(is.Pages[0].Articles[0].Headline)
	d.presses("ctrl+shift+u", "ctrl+shift+y", "9") // the picture, without the strip, all of it
	truths := is.Truths()
	clicks := 0
	for n := 1; n <= len(is.Pages); n++ {
		if n > 1 {
			d.presses("bracketright")
		}
		d.reads(is.Pages[n-1].Articles[0].Headline)
		at := d.steady()
		for _, a := range slices.Backward(truths) { // the first is open already
			r := a.Regions[0]
			if r.Page != n || clicks == 10 {
				continue
			}
			clicks++
			d.clicksOn(r, at)
			d.reads(a.Headline)
		}
	}
	if clicks < 10 {
		t.Errorf("%d articles are clicked", clicks)
	}
}

// TestAMorningWithPapers: of a folder of three papers last Tuesday's page 5 of one is three
// clicks away. The reader sees the page, clicks an article on it, stars it, and what he
// exports says where it stood: by mouse alone. Then he goes through the latest issue by
// keyboard.
func TestAMorningWithPapers(t *testing.T) {
	d := newDesk(t, "tesseract")
	d.lang = "zh_CN.UTF-8"
	l := press.Library{Papers: []string{"江岸日报", "河源晨报", "山城工人报"}, Days: 8, Pages: 5, Last: time.Date(2024, 3, 12, 0, 0, 0, 0, time.UTC)}
	folder := filepath.Join(d.home, "papers")
	if err := l.Write(folder); err != nil {
		t.Fatal(err)
	}
	d.starts(folder)
	d.keeps("cache/lanmu/library.db")
	d.eventually("the latest issue", func() bool { return strings.Contains(d.title(), "2024年3月12日 第1版") })
	d.eventually("all that is in the folder", func() bool { return !contains(d.lines(taken), "导入") })

	d.clicksAt(papersTab.X, papersTab.Y)
	d.sees("2024年3月", sidebar)
	d.clicksAt(tuesday.X, tuesday.Y)
	d.sees("2024年3月5日", sidebar)
	d.clicks(d.sees("第5版", sidebar))
	d.eventually("page 5 of that day", func() bool { return strings.Contains(d.title(), "2024年3月5日 第5版") })
	paper := slices.IndexFunc(l.Papers, func(name string) bool { return strings.Contains(d.title(), "《"+name+"》") })
	const daysAgo = 7
	var page []press.Truth
	for _, a := range l.Issue(paper, daysAgo).Truths() {
		if a.Page == 5 {
			page = append(page, a)
		}
	}
	d.reads(page[0].Headline)

	d.clicksAt(printedTool.X, printedTool.Y)
	at := d.steady()
	d.clicksOn(page[1].Regions[0], at)
	d.reads(page[1].Headline)
	d.clicksAt(starTool.X, starTool.Y)
	d.keeps("config/lanmu/bookmarks.jsonl", page[1].Headline)
	d.picks("收藏", "导出收藏")
	d.clicks(d.sees("Markdown", image.Rect(330, 180, 700, 420)))
	d.clicks(d.sees("保存", saving).end())
	d.keeps("lanmu-*.md", page[1].Headline, "《"+l.Papers[paper]+"》 2024年3月5日 第5版 "+page[1].Name)

	stands := func(where string) {
		t.Helper()
		d.eventually(where, func() bool { return strings.Contains(d.title(), where) })
	}
	for _, step := range []struct {
		keys  []string
		where string
	}{
		{[]string{"t"}, "2024年3月12日 第1版"}, {[]string{"bracketright"}, "2024年3月12日 第2版"}, {[]string{"p", "4", "Return"}, "2024年3月12日 第4版"},
		{[]string{"g"}, "2024年3月12日 第1版"}, {[]string{"braceleft"}, "2024年3月11日 第1版"}, {[]string{"braceright"}, "2024年3月12日 第1版"},
	} {
		d.presses(step.keys...)
		stands(step.where)
	}
}

// Where in a window of the size it first opens in are the tab of the papers, the second
// Tuesday of March 2024, and of the tools that of the page's picture and the star.
var (
	papersTab   = image.Pt(124, 58)
	tuesday     = image.Pt(68, 281)
	printedTool = image.Pt(951, 16)
	starTool    = image.Pt(1079, 16)
	taken       = image.Rect(4, 724, 304, 758) // below the list, of how much is taken in
)

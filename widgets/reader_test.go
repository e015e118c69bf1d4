package widgets

import (
	"fmt"
	"maps"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanmu/widgets/document"
)

// sample has a block of every style.
var sample = document.Document{Blocks: []document.Block{
	{Style: document.Label, Text: "乡间来信"},
	{Style: document.Kicker, Text: "一条路修好以后"},
	{Style: document.Headline, Text: "路灯亮到了山那边的村口"},
	{Style: document.Subhead, Text: "——记柳河镇的三个夜晚"},
	{Style: document.Byline, Text: "林小满　周望"},
	{Style: document.Lead, Text: "6月2日，柳河镇最后一盏路灯亮了。（6月3日《柳河日报》）", Spans: []document.Span{{Range: document.Range{Start: 47, End: 80}, Kind: document.Faint}}},
	{Style: document.Body, Text: "“以前天一黑，谁也不出门。”村里的老人说，“现在，晚饭后都要走一走。”这盏灯花了4年、12.5万元，经过28个村民小组，才立在了这里。"},
	{Style: document.PullQuote, Text: "以前天一黑，谁也不出门。"},
	{Style: document.Body, Text: "路修好以后，镇上开起了第一家书店，名字就叫《灯下》……来的人一天比一天多。"},
	{Style: document.Caption, Text: "图为路灯下读书的孩子。周望 摄"},
	{Style: document.Note, Text: "原版配有照片，文字版中没有。"},
}}

func TestReaderLooks(t *testing.T) {
	newTestApp(t)
	star := NewStar(nil)
	r := NewReader(newFaces(t), star)
	r.SetComfort(sized(18))
	w := onScreen(t, r, 560, 760)
	r.SetDocument(sample, document.Position{})
	assertLooks(t, w, "reader")
	star.SetOn(true)
	r.SetComfort(sized(26))
	w.Resize(fyne.NewSize(300, 500))
	assertLooks(t, w, "reader-narrow")
	r.SetComfort(vertical(18))
	w.Resize(fyne.NewSize(640, 420))
	assertLooks(t, w, "reader-vertical")
}

// long is a document of n paragraphs, each of which tells its number.
func long(n int) document.Document {
	var d document.Document
	for i := range n {
		d.Blocks = append(d.Blocks, document.Block{Style: document.Body,
			Text: fmt.Sprintf("第%d段。", i) + strings.Repeat("山坡上的杏花开了，村里的人都出来看花。", 1+i%9)})
	}
	return d
}

func TestReaderKeepsThePlaceWhenWidthAndSizeChange(t *testing.T) {
	newTestApp(t)
	r := NewReader(newFaces(t), NewStar(nil))
	w := onScreen(t, r, 800, 600)
	r.SetDocument(long(400), document.Position{})
	for range 30 {
		r.PageDown()
	}
	want := r.At()
	if want.Block < 100 {
		t.Fatalf("30 pages down is block %d; the text did not scroll", want.Block)
	}
	for _, change := range []func(){
		func() { w.Resize(fyne.NewSize(420, 600)) },
		func() { r.SetComfort(vertical(18)) },
		func() { r.SetComfort(sized(31)) },
		func() { w.Resize(fyne.NewSize(1400, 300)) },
		func() { r.SetComfort(sized(18)); w.Resize(fyne.NewSize(800, 600)) },
	} {
		change()
		if got := r.At(); got != want {
			t.Errorf("the reader is at %v, want %v", got, want)
		}
	}
	r.SetDocument(long(400), want)
	if got := r.At(); got != want {
		t.Errorf("a document opened at %v is at %v", want, got)
	}
}

func TestReaderScrollsOverEveryLine(t *testing.T) {
	newTestApp(t)
	r := NewReader(newFaces(t), NewStar(nil))
	onScreen(t, r, 500, 400)
	r.SetDocument(long(60), document.Position{})
	seen := map[lineKey]bool{}
	for range 1000 {
		for k := range r.sheet.shown {
			seen[k] = true
		}
		before := r.scroll.Offset.Y
		r.LineDown()
		if r.scroll.Offset.Y == before {
			break
		}
	}
	for i := range r.sheet.blocks {
		r.sheet.set(i)
		for k := range r.sheet.blocks[i].lines {
			if !seen[lineKey{i, k}] {
				t.Errorf("line %d of paragraph %d was never shown", k, i)
			}
		}
	}
	end := r.scroll.Offset.Y
	r.Home()
	if r.scroll.Offset.Y != 0 {
		t.Errorf("Home is at %v", r.scroll.Offset.Y)
	}
	r.End()
	if r.scroll.Offset.Y != end {
		t.Errorf("End is at %v, scrolling down ends at %v", r.scroll.Offset.Y, end)
	}
}

func TestReaderKeepsOnlyWhatIsInView(t *testing.T) {
	newTestApp(t)
	r := NewReader(newFaces(t), NewStar(nil))
	onScreen(t, r, 800, 600)
	r.SetDocument(long(20000), document.Position{})
	for range 200 {
		r.PageDown()
	}
	set := 0
	for _, b := range r.sheet.blocks {
		if b.lines != nil {
			set++
		}
	}
	if n := len(r.sheet.shown); n > 40 || set > 2*keptBlocks+40 {
		t.Errorf("%d lines and %d set paragraphs are kept, in a window of 30 lines", n, set)
	}
}

func BenchmarkOpenMillion(b *testing.B) {
	newTestApp(b)
	r := NewReader(newFaces(b), NewStar(nil))
	onScreen(b, r, 1000, 800)
	d := long(11000) // one million characters
	b.ReportAllocs()
	for b.Loop() {
		r.SetDocument(d, document.Position{Block: 5000})
	}
}

// BenchmarkStep is what a window of 1920 × 1080 costs to lay out and draw anew:
// after a line of scrolling, in the next width of a window being resized, and
// in the next size of text.
func BenchmarkStep(b *testing.B) {
	newTestApp(b)
	r := NewReader(newFaces(b), NewStar(nil))
	onScreen(b, r, 1920, 1080)
	r.SetDocument(long(11000), document.Position{Block: 5000})
	draw := func() {
		for _, ln := range r.sheet.shown {
			size := ln.Size()
			ln.draw(int(size.Width), int(size.Height))
		}
	}
	draw()
	n := 0
	for name, step := range map[string]func(){
		"scroll": func() {
			before := maps.Clone(r.sheet.shown)
			r.LineDown()
			for key, ln := range r.sheet.shown {
				if before[key] != ln {
					ln.draw(int(ln.Size().Width), int(ln.Size().Height))
				}
			}
		},
		"resize": func() {
			n++
			r.Resize(fyne.NewSize(float32(600+n%1300), 1080))
			draw()
		},
		"size": func() {
			n++
			r.SetComfort(sized(float32(16 + n%8)))
			draw()
		},
		"vertical": func() {
			n++
			r.SetComfort(vertical(float32(16 + n%8)))
			draw()
		},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				step()
			}
		})
	}
}

// TestVerticalLinesScrollSideways: a vertical text begins at the right edge,
// and the wheel moves on to the left.
func TestVerticalLinesScrollSideways(t *testing.T) {
	newTestApp(t)
	r := NewReader(newFaces(t), nil)
	r.SetComfort(vertical(18))
	onScreen(t, r, 600, 400)
	r.SetDocument(long(200), document.Position{})
	if right := r.sheet.MinSize().Width - r.scroll.Size().Width; r.scroll.Offset.X != right {
		t.Errorf("the text begins %v from its right edge", right-r.scroll.Offset.X)
	}
	for range 40 {
		r.sheet.wheeled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -100)})
	}
	if r.At().Block < 20 {
		t.Errorf("after 4,000 units of wheel block %d is shown", r.At().Block)
	}
	at := r.At()
	r.scroll.OnScrolled(r.scroll.Offset)
	if r.At() != at {
		t.Errorf("the scroll bar shows %v, the text %v", r.At(), at)
	}
	r.End()
	if r.scroll.Offset.X > 1 || r.Read() < .999 {
		t.Errorf("the end is %v from the left edge", r.scroll.Offset.X)
	}
	r.Home()
	if r.At() != (document.Position{}) {
		t.Errorf("Home shows %v", r.At())
	}
}

// TestPagesOverlapByTwoLines: the last two lines of a page are the first two of
// the next, and paging back ends where it began.
func TestPagesOverlapByTwoLines(t *testing.T) {
	newTestApp(t)
	r := NewReader(newFaces(t), nil)
	onScreen(t, r, 700, 500)
	for _, c := range []Comfort{sized(18), sized(31), vertical(18)} {
		r.SetComfort(c)
		r.SetDocument(document.Document{Blocks: []document.Block{{Style: document.Body, Text: strings.Repeat("山坡上的杏花开了，村里的人都出来看花。", 400)}}}, document.Position{})
		r.PageDown() // away from the margin above the first line
		whole := func() (first, last int) {
			line := r.sheet.bodyLine()
			top := r.sheet.blocks[0].top
			return int(math.Ceil(float64((r.top-top)/line) - .01)), int((r.top+r.sheet.depth-top)/line+.01) - 1
		}
		_, last := whole()
		from := r.At()
		r.PageDown()
		first, _ := whole()
		if first != last-1 {
			t.Errorf("%v: the first whole line is %d, the last of the page before was %d; want %d", c, first, last, last-1)
		}
		r.PageUp()
		if r.At() != from {
			t.Errorf("%v: a page on and back is at %v, want %v", c, r.At(), from)
		}
	}
}

// TestTheEndIsRead: at its end a text has been read whole.
func TestTheEndIsRead(t *testing.T) {
	newTestApp(t)
	r := NewReader(newFaces(t), nil)
	onScreen(t, r, 701, 503)
	r.SetDocument(long(3001), document.Position{})
	if r.Read() > .1 {
		t.Errorf("at the start %v has been read", r.Read())
	}
	r.End()
	if r.Read() != 1 {
		t.Errorf("at the end %v has been read", r.Read())
	}
}

// TestAScrollStepDrawsWhatIsNew: lines that stay in view stay the same objects,
// and nothing is allocated for their glyphs.
func TestAScrollStepDrawsWhatIsNew(t *testing.T) {
	newTestApp(t)
	count := func(size float32) (allocations float64, glyphs int) {
		r := NewReader(newFaces(t), nil)
		onScreen(t, r, 1920, 1080)
		c := sized(size)
		c.Measure = 60
		r.SetComfort(c)
		r.SetDocument(long(11000), document.Position{Block: 5000})
		before := maps.Clone(r.sheet.shown)
		r.LineDown()
		for key, ln := range before {
			if now := r.sheet.shown[key]; now != nil && now != ln {
				t.Errorf("line %v is another object after a scroll step", key)
			}
			glyphs += len(ln.glyphs)
		}
		return testing.AllocsPerRun(50, r.LineDown), glyphs
	}
	large, few := count(36)
	small, many := count(12)
	if many < 3*few {
		t.Fatalf("%d glyphs in small text, %d in large", many, few)
	}
	if small > large+20 {
		t.Errorf("a scroll step allocates %v times with %d glyphs in view, %v times with %d", small, many, large, few)
	}
}

// TestHeadlinesAreBalanced: lines of a headline are of about one length, and
// break between words where they can.
func TestHeadlinesAreBalanced(t *testing.T) {
	newTestApp(t)
	r := NewReader(newFaces(t), nil)
	r.sheet.press.Faces.Words = func(text string, at int) (int, int) {
		for _, word := range []string{"工匠", "精神", "释放", "时代", "光彩"} {
			if from := strings.Index(text, word); from <= at && at < from+len(word) {
				return from, from + len(word)
			}
		}
		return at, at + 3
	}
	onScreen(t, r, 360, 400)
	for text, want := range map[string]string{
		"让工匠精神释放时代光彩":               "让工匠精神|释放时代光彩",
		"The Last Lamp on the Road": "The Last Lamp |on the Road",
		"让光彩":                       "让光彩",
	} {
		r.SetDocument(document.Document{Blocks: []document.Block{{Style: document.Headline, Text: text}}}, document.Position{})
		var got []string
		for _, l := range r.sheet.blocks[0].lines {
			got = append(got, text[l.Start:l.End])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("set %q, want %q", got, want)
		}
	}
}

// TestLinesStandOnWholePixels at every scale of a screen, horizontal or vertical,
// wherever the text has been scrolled to: their pictures would be blurred else.
func TestLinesStandOnWholePixels(t *testing.T) {
	newTestApp(t)
	r := NewReader(newFaces(t), NewStar(nil))
	onScreen(t, r, 403, 301)
	r.SetDocument(sample, document.Position{})
	for _, scale := range []float32{1, 1.1, 1.25, 1.5, 1.75, 2} {
		r.sheet.setScale(scale)
		for _, c := range []Comfort{sized(18), sized(21), vertical(18)} {
			r.SetComfort(c)
			for _, at := range []float32{0, 13.37, 100.1} {
				r.show(at)
				whole := func(what string, v float32) {
					if px := float64(v * scale); math.Abs(px-math.Round(px)) > .01 {
						t.Errorf("scale %v, %v, scrolled to %v: %s is %v pixels", scale, c, at, what, px)
					}
				}
				whole("the scroll", r.scroll.Offset.Y+r.scroll.Offset.X)
				for _, ln := range r.sheet.shown {
					whole("a line's left edge", ln.Position().X-r.scroll.Offset.X)
					whole("a line's upper edge", ln.Position().Y-r.scroll.Offset.Y)
					whole("a line's length", ln.Size().Width)
					whole("a line's height", ln.Size().Height)
				}
			}
		}
	}
}

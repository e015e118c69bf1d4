package pdf

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lanmu/data/page"
)

// latin sets a line of Latin type, each letter half an em wide and gap em from the
// next; a blank is as wide as blank tells, and is no character of the file.
func (s *sheet) latin(x, y, size, gap, blank float64, line string) {
	for _, r := range line {
		if r == ' ' {
			x += blank * size
			continue
		}
		c := ink(r, x+.05*size, x+.45*size, y, size)
		c.x, c.end = x, x+.5*size
		*s = append(*s, c)
		x += (.5 + gap) * size
	}
}

func textsOf(t *testing.T, pages ...forme) []string {
	t.Helper()
	parts, err := compose(runsOfAll(pages))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range parts {
		s := p.Text
		switch {
		case p.Kind == page.PartOther:
			s = "furniture: " + s
		case p.Kind == page.PartCaption:
			s = "caption: " + s
		case p.Aside:
			s = "aside: " + s
		}
		out = append(out, s)
	}
	return out
}

func assertTexts(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestBlanksOfLatin(t *testing.T) {
	for _, c := range []struct {
		what       string
		gap, blank float64
	}{
		{"as most type is set", .03, .28},
		{"tight", -.02, .14},
		{"loose", .25, .5},
		{"as far apart as words are elsewhere", .3, .6},
		{"touching", -.08, .1},
	} {
		var s sheet
		s.latin(0, 100, 10, c.gap, c.blank, "the lamps of the town were lit")
		s.latin(0, 88, 10, c.gap, c.blank, "as far as the hill in the fog.")
		assertTexts(t, c.what, textsOf(t, forme{chars: s}), "the lamps of the town were lit as far as the hill in the fog.")
	}
}

// TestBlanksOfTheFile: a blank of the file is one where there is room for it, and what
// stands apart without one is a word of its own.
func TestBlanksOfTheFile(t *testing.T) {
	set := func(x float64, wide float64, words ...string) (out []char) {
		for k, w := range words {
			if k > 0 { // its own width is a fifth of an em, and what comes next is moved
				c := ink(' ', x, x+2, 0, 10)
				c.end = x + 2
				out = append(out, c)
				x += 2
			}
			for _, r := range w {
				if r == '<' { // the next is drawn over the blank
					x -= 2
					continue
				}
				if r == '_' {
					x += 3
					continue
				}
				c := ink(r, x, x+5, 0, 10)
				c.end = x + wide
				out = append(out, c)
				x += 5
			}
		}
		return out
	}
	for _, c := range []struct {
		what  string
		chars []char
		want  string
	}{
		{"its blanks", set(0, 5, "the", "lamps", "of", "the", "town"), "the lamps of the town"},
		{"a blank that is drawn over", set(0, 5, "the", "lamps", "<of", "the", "town"), "the lampsof the town"},
		{"words that only room parts beside blanks", set(0, 5, "the", "lamps_of", "the", "town"), "the lamps of the town"},
		{"widths that are not those of its type", set(0, 10, "thelamps_ofthetown_were"), "thelamps ofthetown were"},
	} {
		if got := lettering(c.chars, 10); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}

	var s sheet
	s.latin(0, 100, 10, 0, .21, "7. the lamps of the town were lit as far")
	for i := 2; i < len(s); i++ { // the number stands far off
		s[i].x, s[i].left, s[i].right, s[i].end = s[i].x+5, s[i].left+5, s[i].right+5, s[i].end+5
	}
	assertTexts(t, "a wide blank beside narrow ones", textsOf(t, forme{chars: s}), "7. the lamps of the town were lit as far")
}

// TestRuby: readings above hanzi are no text of theirs; a kicker above a headline and
// figures above a line are none.
func TestRuby(t *testing.T) {
	var s sheet
	s.set(0, 100, 10, "　　天黑了，街上没有人走动。灯亮", "了，人就来到街上，有人看书。")
	s.set(20, 109, 5, "てん")
	s.set(60, 109, 5, "がい")
	s.set(30, 94, 5, "ひと")
	s.set(0, 160, 20, "路灯亮到了山那边")
	s.set(0, 180, 10, "江岸的灯")
	assertTexts(t, "ruby", textsOf(t, forme{chars: s}), "江岸的灯", "路灯亮到了山那边", "天黑了，街上没有人走动。灯亮了，人就来到街上，有人看书。",
		"furniture: てん", "furniture: がい", "furniture: ひと")
}

// TestColumnHeads: the name of a column may recur on some pages at one place; running
// heads recur in small type.
func TestColumnHeads(t *testing.T) {
	var pages []forme
	for n := range 6 {
		var s sheet
		s.set(0, 700, 8, "柳河月刊")
		if n%3 == 0 {
			s.set(0, 660, 20, "灯下杂谈")
		}
		s.set(0, 600, 10, fmt.Sprintf("　　天黑了，街上没有第%d个人走动", n), "。灯亮了，人就来到街上。")
		pages = append(pages, forme{chars: s})
	}
	got := textsOf(t, pages...)
	heads := 0
	for _, g := range got {
		if g == "灯下杂谈" {
			heads++
		}
		if g == "柳河月刊" {
			t.Error("a running head is text")
		}
	}
	if heads != 2 {
		t.Errorf("%d of 2 heads: %q", heads, got)
	}
}

// TestNames: a row of names far apart is one line.
func TestNames(t *testing.T) {
	var s sheet
	s.set(0, 130, 20, "路灯亮到了山那边")
	for i, n := range []string{"林小满", "何青", "陈木"} {
		s.set(float64(60*i), 105, 14, n)
	}
	s.set(0, 80, 10, "　　天黑了，街上没有人走动。灯亮", "了，人就来到街上。")
	assertTexts(t, "authors", textsOf(t, forme{chars: s}), "路灯亮到了山那边", "林小满 何青 陈木", "天黑了，街上没有人走动。灯亮了，人就来到街上。")
}

// TestFurniture: what recurs at one place of pages is told before anything is joined.
func TestFurniture(t *testing.T) {
	var pages []forme
	for n := range 3 {
		var s sheet
		s.set(0, 700, 8, "柳河镇志")
		if n == 0 {
			s.set(0, 660, 20, "路灯亮到了山那边")
		}
		s.set(0, 600, 10, [][]string{
			{"　　天黑了，街上没有人走动", "。灯亮了，人就来到街上，有"},
			{"人看书，有人只是来坐。书店", "也开了门，门口有一棵树，"},
			{"树下有石凳，石凳是旧的。", "　　第二天人多了起来。"},
		}[n]...)
		if n == 0 { // a wide blank parts it here, and not on the others
			s.set(60, 20, 8, "第11")
			s.set(100, 20, 8, "页")
		} else {
			s.set(60, 20, 8, fmt.Sprintf("第%d页", 11+n))
		}
		pages = append(pages, forme{chars: s})
	}
	assertTexts(t, "heads and feet over three pages", textsOf(t, pages...),
		"路灯亮到了山那边",
		"天黑了，街上没有人走动。灯亮了，人就来到街上，有人看书，有人只是来坐。书店也开了门，门口有一棵树，树下有石凳，石凳是旧的。",
		"furniture: 柳河镇志", "furniture: 第11 页",
		"furniture: 柳河镇志", "furniture: 第12页",
		"第二天人多了起来。",
		"furniture: 柳河镇志", "furniture: 第13页",
	)
}

func TestDropCap(t *testing.T) {
	var s sheet
	s = append(s, ink('T', 0, 22, 64, 34)) // as high as three lines
	s.latin(25, 88, 10, .02, .3, "he lamps of the town were lit one")
	s.latin(25, 76, 10, .02, .3, "after the other as far as the hills")
	s.latin(25, 64, 10, .02, .3, "where nobody had lived for years.")
	s.latin(0, 52, 10, .02, .3, "A bookshop opened there in the winter.")
	assertTexts(t, "an initial of three lines", textsOf(t, forme{chars: s}),
		"The lamps of the town were lit one after the other as far as the hills where nobody had lived for years. A bookshop opened there in the winter.")
}

// TestStripsAround: in a strip that runs around a picture lines are of any width, and
// yet of one paragraph; a small label over a headline is not.
func TestStripsAround(t *testing.T) {
	var s sheet
	s.latin(0, 200, 10, .02, .3, "HARBOUR")
	s.latin(0, 170, 30, .02, .3, "Lamps")
	s.latin(0, 136, 10, .02, .3, "The lamps of the town were lit one")
	s.latin(0, 124, 10, .02, .3, "after the other")
	s.latin(0, 112, 10, .02, .3, "as far as the")
	s.latin(0, 100, 10, .02, .3, "hills where nobody had lived for")
	s.latin(0, 88, 10, .02, .3, "years, until the light had come.")
	assertTexts(t, "a strip around a picture", textsOf(t, forme{chars: s}),
		"HARBOUR", "Lamps", "The lamps of the town were lit one after the other as far as the hills where nobody had lived for years, until the light had come.")
}

// TestAcrossDisplay: a place under a letter does not go on under the next headline,
// and a sentence does under a quotation set large in its midst.
func TestAcrossDisplay(t *testing.T) {
	var s sheet
	s.latin(0, 200, 10, .02, .3, "The lamps of the town were lit one by")
	s.latin(0, 188, 10, .02, .3, "one as far as the hills over there.")
	from := len(s)
	s.latin(0, 176, 10, .02, .3, "FERRY")
	for i := range s[from:] {
		s[from+i].bold = true
	}
	s.latin(0, 150, 16, .02, .3, "Bridge opened")
	s.latin(0, 130, 10, .02, .3, "Nobody had crossed the river by foot")
	s.latin(0, 118, 10, .02, .3, "since the flood of the year before, and")
	s.latin(0, 90, 16, .02, .3, "We can see the")
	s.latin(0, 72, 16, .02, .3, "road again now")
	s.latin(0, 44, 10, .02, .3, "now we can see the road again from")
	s.latin(0, 32, 10, .02, .3, "the windows of the houses up there.")
	assertTexts(t, "letters with a quotation set large", textsOf(t, forme{chars: s}),
		"The lamps of the town were lit one by one as far as the hills over there.", "FERRY", "Bridge opened",
		"Nobody had crossed the river by foot since the flood of the year before, and now we can see the road again from the windows of the houses up there.",
		"aside: We can see the road again now")
}

// TestRivers: wide blanks that stand above one another in two lines of a strip part none.
func TestRivers(t *testing.T) {
	var s sheet
	s.latin(0, 148, 10, .02, .3, "The lamps of the town were lit")
	s.latin(0, 136, 10, .02, .3, "one by one as far as the hills")
	s.latin(0, 124, 10, .02, .3, "over there")
	s.latin(86, 124, 10, .02, .3, "and soon")
	s.latin(0, 112, 10, .02, .3, "yet nobody")
	s.latin(86, 112, 10, .02, .3, "had gone")
	s.latin(0, 100, 10, .02, .3, "to the bridge by the old mills")
	s.latin(0, 88, 10, .02, .3, "since the floods of last year.")
	assertTexts(t, "a river", textsOf(t, forme{chars: s}),
		"The lamps of the town were lit one by one as far as the hills over there and soon yet nobody had gone to the bridge by the old mills since the floods of last year.")
}

// TestRoundPicture: lines that stand farther in because a picture is in the way begin
// no paragraphs.
func TestRoundPicture(t *testing.T) {
	var s sheet
	s.latin(0, 148, 10, .02, .3, "The lamps of the town were lit one by")
	s.latin(0, 136, 10, .02, .3, "one as far as the hills over there, and")
	s.latin(28, 124, 10, .02, .3, "soon nobody knew the way to")
	s.latin(28, 112, 10, .02, .3, "Lamplighter Street, which had")
	s.latin(20, 100, 10, .02, .3, "been dark for as long as any")
	s.latin(0, 88, 10, .02, .3, "of them had been alive to see it done.")
	s.latin(0, 76, 10, .02, .3, "The bridge was opened a year later on.")
	assertTexts(t, "a strip that runs around", textsOf(t, forme{chars: s}),
		"The lamps of the town were lit one by one as far as the hills over there, and soon nobody knew the way to Lamplighter Street, which had been dark for as long as any of them had been alive to see it done. The bridge was opened a year later on.")
}

// TestGaps: an article over three strips is read to its end before those that begin side
// by side under it, be it that they begin under white or under rules of their own.
func TestGaps(t *testing.T) {
	var s sheet
	s.latin(0, 420, 8, 0, .3, "1 May")
	s.set(240, 420, 8, "第二版")
	s.set(0, 380, 24, "路灯亮到山那边")
	s.set(0, 350, 10, "　　天黑了，街上没有", "人走动，灯亮了，人就")
	s.set(120, 350, 10, "来到街上，有人看书，", "有人只是来坐。书店也")
	s.set(240, 350, 10, "开了门，门口有树，树", "下有石凳。")
	s.set(0, 290, 12, "这一年")
	s.set(0, 268, 20, "桥修好了人过河")
	s.set(0, 240, 10, "　　河上的桥修好了，", "过河的人多了起来，看")
	s.set(120, 240, 10, "灯的人也多了。")
	s.set(240, 290, 20, "书店开门")
	s.set(240, 260, 10, "　　书店开了门，门口", "有一棵树。")
	want := []string{"1 May", "第二版", "路灯亮到山那边", "天黑了，街上没有人走动，灯亮了，人就来到街上，有人看书，有人只是来坐。书店也开了门，门口有树，树下有石凳。",
		"这一年", "桥修好了人过河", "河上的桥修好了，过河的人多了起来，看灯的人也多了。", "书店开门", "书店开了门，门口有一棵树。"}
	assertTexts(t, "white", textsOf(t, forme{chars: s}), want...)
	for i := range s {
		if s[i].y < 300 {
			s[i].y += 18 // hardly any white is left
		}
	}
	rules := []box{{0, 331, 210, 333}, {225, 331, 340, 333}}
	for i := range s {
		if s[i].y > 320 {
			s[i].y += 10
		}
	}
	assertTexts(t, "two rules", textsOf(t, forme{chars: s, drawn: rules}), want...)
}

// TestWall: what is left of a strip beside a picture is a strip, be it of one line.
func TestWall(t *testing.T) {
	var s sheet
	s.set(0, 200, 10, "　　天黑了，街上没有人走动，灯亮了，人就", "来到街上，有人看书，", "有人只是来坐。书店也", "开了门，门口有一棵树，树下有石凳，石凳是", "旧的，坐的人却不少，看书的人也不少。")
	assertTexts(t, "a picture", textsOf(t, forme{chars: s, pictures: []box{{112, 165, 200, 194}}}),
		"天黑了，街上没有人走动，灯亮了，人就来到街上，有人看书，有人只是来坐。书店也开了门，门口有一棵树，树下有石凳，石凳是旧的，坐的人却不少，看书的人也不少。")
}

// TestFaces: two words set in two faces stand apart though little parts them.
func TestFaces(t *testing.T) {
	var s sheet
	s.latin(0, 100, 10, 0, .3, "words of ")
	from := len(s)
	s.latin(42, 100, 10, 0, .3, "Ann Lamplighter and Tom Ferry")
	for i := range s[from:] {
		s[from+i].bold = true
	}
	s = append(s, ink(' ', 15, 18, 100, 10)) // the file has blanks elsewhere
	assertTexts(t, "two faces", textsOf(t, forme{chars: s}), "words of Ann Lamplighter and Tom Ferry")
}

// TestInsets: text goes on round what stands in it.
func TestInsets(t *testing.T) {
	var s sheet
	s.set(0, 200, 10, "　　天黑了，街上没有人走动，灯亮了，人就来", "到街上，有人看书，有人只", "是来坐。书店也开了门，门", "口有一棵树，树下有石凳，", "石凳是旧的，坐的人却不少，看书的人也不少。")
	s.set(140, 184, 8, "一盏灯", "下的书")
	f := forme{chars: s, drawn: []box{{130, 160, 205, 196}}}
	assertTexts(t, "a box that text runs round", textsOf(t, f),
		"天黑了，街上没有人走动，灯亮了，人就来到街上，有人看书，有人只是来坐。书店也开了门，门口有一棵树，树下有石凳，石凳是旧的，坐的人却不少，看书的人也不少。",
		"一盏灯下的书")

	s = nil
	s.set(0, 100, 10, "　　天黑了，街上没有", "人走动。灯亮了，人就")
	s.set(0, 48, 8, "书店门口的灯")
	s.set(0, 20, 10, "来到街上，也来到了书", "店门口。")
	f = forme{chars: s, pictures: []box{{0, 58, 100, 80}}}
	got := textsOf(t, f)
	if len(got) != 2 {
		t.Errorf("a picture of no height has a caption: %q", got)
	}
}

func TestJoin(t *testing.T) {
	words := lexicon{"three-month": true, "catch": true, "some": true, "times": true, "sometimes": true, "lamp": true, "light": true, "how": true}
	for _, c := range []struct{ a, b, want string }{
		{"the lamps", "were lit", "the lamps were lit"},
		{"the cus-", "tomers of", "the customers of"},
		{"a three-", "month low", "a three-month low"},
		{"some-", "times a", "sometimes a"},
		{"by lamp-", "light alone", "by lamp-light alone"},
		{"to catch-", "up with", "to catch-up with"},
		{"the Anglo-", "American", "the Anglo-American"},
		{"a 10-", "year plan", "a 10-year plan"},
		{"see https://example.org/lamps/", "of-the-town", "see https://example.org/lamps/of-the-town"},
		{"see www.example.org.", "The lamps", "see www.example.org. The lamps"},
		{"路灯亮到", "了山那边", "路灯亮到了山那边"},
		{"dos poliziot-", "ti e", "dos poliziotti e"}, // other languages break before two letters
		{"to check-", "in at", "to check-in at"},
		{"la catch-", "lamp", "la catch-lamp"},
		{"de some-", "how", "de somehow"}, // "how" is no ending of English where the words are not
	} {
		if got := join(c.a, c.b, words); got != c.want {
			t.Errorf("%q and %q became %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

// TestDrawnTwice: bold type that is drawn twice is read once, 叠叠 twice.
func TestDrawnTwice(t *testing.T) {
	var s sheet
	s.set(0, 100, 20, "层层叠叠的灯")
	s = append(s, s...)
	for i := range s[6:] {
		s[6+i].x += .3
		s[6+i].left += .3
		s[6+i].right += .3
	}
	assertTexts(t, "drawn twice, a hair apart", textsOf(t, forme{chars: s}), "层层叠叠的灯")
}

// TestCutBound: words strewn all over a page are cut in bounded time and depth, and
// none is lost.
func TestCutBound(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	const n = 3000
	var s sheet
	for i := range rune(n) {
		x, y := rng.Float64()*600, rng.Float64()*800
		s = append(s, ink('一'+i, x, x+9, y, 10))
	}
	f := forme{chars: s}
	for range 400 {
		x, y := rng.Float64()*600, rng.Float64()*800
		f.drawn = append(f.drawn, box{x, y, x + rng.Float64()*200, y + rng.Float64()*200})
	}
	if got := len([]rune(strings.Join(strings.Fields(strings.Join(textsOf(t, f), "")), ""))); got != n {
		t.Errorf("%d of %d characters", got, n)
	}
}

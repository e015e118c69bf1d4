package pdf

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// at sets lines of type on a leaf as objects of their own, or each character as one,
// from a place on, turned by an angle. Lines set down go on to the left.
type setting struct {
	leaf
	objects int32
	single  bool
}

func (s *setting) lines(x, y, size, angle float64, down bool, lines ...string) {
	sin, cos := math.Sincos(angle * math.Pi / 180)
	for k, l := range lines {
		s.objects++
		along := 0.0
		for _, r := range l {
			if s.single {
				s.objects++
			}
			wide := size
			if r < firstWide && !strings.ContainsRune("“”", r) {
				wide = size / 2
			}
			dx, dy := along, -1.5*size*float64(k)
			if down {
				dx, dy = -1.5*size*float64(k), -along
				wide = size
			}
			g := glyph{r: r, object: s.objects, size: size, angle: angle, x: x + dx*cos - dy*sin, y: y + dx*sin + dy*cos, advance: wide}
			ink := turned(angle).moves(box{.05 * size, -.08 * size, .95 * wide, .84 * size})
			g.box = box{g.x + ink.left, g.y + ink.bottom, g.x + ink.right, g.y + ink.top}
			if r != '　' {
				s.glyphs = append(s.glyphs, g)
			}
			along += wide
		}
	}
}

// lampsAndBridge is a text of two paragraphs in lines of twelve.
var lampsAndBridge = []string{"　　天黑了，街上没有人走", "动。灯亮了，人就来到街上，", "有人看书，有人只是来坐。", "　　第二天人多了起来，书", "店的主人说，要是早些有灯", "就好了。"}

var lampsAndBridgeRead = []string{"天黑了，街上没有人走动。灯亮了，人就来到街上，有人看书，有人只是来坐。", "第二天人多了起来，书店的主人说，要是早些有灯就好了。"}

// TestTurned: type is read in the direction in which it runs, in whatever order it is
// drawn.
func TestTurned(t *testing.T) {
	for _, c := range []struct {
		what  string
		angle float64
		down  bool
	}{
		{"upright", 0, false},
		{"climbing", 90, false},
		{"falling", -90, false},
		{"upside down", 180, false},
		{"scanned askew", 1.5, false},
		{"set down", 0, true},
		{"set down on a page that is turned", 90, true},
	} {
		for _, single := range []bool{false, true} {
			s := setting{single: single}
			s.lines(300, 500, 20, c.angle, c.down, "路灯亮到了山那边")
			x, y := turned(c.angle).moves(box{0, -40, 0, -40}).left, turned(c.angle).moves(box{0, -40, 0, -40}).bottom
			if c.down {
				x, y = turned(c.angle).moves(box{-40, 0, -40, 0}).left, turned(c.angle).moves(box{-40, 0, -40, 0}).bottom
			}
			s.lines(300+x, 500+y, 10, c.angle, c.down, lampsAndBridge...)
			for seed := range uint64(3) {
				l := leaf{glyphs: slices.Clone(s.glyphs)}
				if single {
					rand.New(rand.NewPCG(seed, 0)).Shuffle(len(l.glyphs), func(i, j int) { l.glyphs[i], l.glyphs[j] = l.glyphs[j], l.glyphs[i] })
				}
				assertTexts(t, fmt.Sprintf("%s, a character an object: %v", c.what, single), textsOf(t, l.forme()), append([]string{"路灯亮到了山那边"}, lampsAndBridgeRead...)...)
			}
		}
	}
}

// TestStrips: strips of lines set down stand above one another, and what is set in one
// em of a line is read where it stands.
func TestStrips(t *testing.T) {
	s := setting{single: true}
	s.lines(300, 500, 10, 0, true, "　　天黑了，街上没有人走", "动。灯亮了，人就来到街上", "，有人看书，有人只是来坐")
	s.lines(300, 350, 10, 0, true, "。一九四年的冬天，书店的", "主人说，要是早些有灯就好", "了。")
	for i, g := range s.glyphs {
		if g.r == '四' { // 12 in its place
			one, two := g, g
			one.r, two.r = '1', '2'
			one.box = box{g.x + .5, g.y, g.x + 4.5, g.y + 7}
			two.x, two.box = g.x+5, box{g.x + 5.5, g.y, g.x + 9.5, g.y + 7}
			two.object += 1000
			s.glyphs = append(slices.Delete(s.glyphs, i, i+1), two, one)
			break
		}
	}
	assertTexts(t, "two strips", textsOf(t, s.forme()), "天黑了，街上没有人走动。灯亮了，人就来到街上，有人看书，有人只是来坐。一九12年的冬天，书店的主人说，要是早些有灯就好了。")
}

// TestFiguresDown: figures of a line that is set down stand in it, one above another, at
// its beginning too, whether a line or a character is an object.
func TestFiguresDown(t *testing.T) {
	for _, single := range []bool{false, true} {
		s := setting{single: single}
		s.lines(300, 500, 10, 0, true, "　　天黑了，街上没有人走", "动。2024年3月4日灯亮了", "2024年后书店的主人还说", "，要是早些有灯就好了，A", "座的人也来坐。")
		for i := range s.glyphs {
			if g := &s.glyphs[i]; g.r < 0x80 {
				g.x += g.size / 4
				g.box = box{g.x, g.y, g.x + .45*g.size, g.y + .7*g.size}
				g.advance = g.size / 2
			}
		}
		want := "天黑了，街上没有人走动。2024年3月4日灯亮了2024年后书店的主人还说，要是早些有灯就好了，A座的人也来坐。"
		assertTexts(t, fmt.Sprintf("a character an object: %v", single), textsOf(t, s.forme()), want)
	}
}

// TestRows: labels of two characters far apart, above one another, are set across.
func TestRows(t *testing.T) {
	s := setting{single: true}
	s.lines(0, 100, 10, 0, false, "姓　　名")
	s.lines(0, 86, 10, 0, false, "籍　　贯")
	s.lines(0, 72, 10, 0, false, "住　　址")
	s.lines(0, 58, 10, 0, false, "职　　业")
	if slices.Contains(s.down(), true) {
		t.Error("they are set down")
	}
}

// TestMixed: what runs in another direction than the page stands apart, where it
// stands.
func TestMixed(t *testing.T) {
	var s setting
	s.lines(100, 500, 10, 0, false, lampsAndBridge...)
	s.lines(60, 497, 22, 0, true, "路灯亮了")
	assertTexts(t, "a headline set down beside its text", textsOf(t, s.forme()), append([]string{"路灯亮了"}, lampsAndBridgeRead...)...)

	s = setting{}
	s.lines(100, 500, 10, 0, false, lampsAndBridge...)
	s.lines(60, 300, 20, 90, false, "NEWS")
	s.lines(300, 200, 30, 45, false, "watermark")
	assertTexts(t, "a section's name at the side, a watermark", textsOf(t, s.forme()), append(slices.Clone(lampsAndBridgeRead), "furniture: watermark", "furniture: NEWS")...)

	s = setting{}
	s.lines(100, 500, 10, 0, false, lampsAndBridge...)
	s.lines(258, 440, 6, 90, false, "PHOTO: LIN XIAOMAN")
	s.pictures = []box{{266, 430, 400, 560}}
	s.lines(270, 420, 10, 0, false, "桥头的树没有动。")
	got := textsOf(t, s.forme())
	if !slices.Contains(got, "caption: PHOTO: LIN XIAOMAN") {
		t.Errorf("along a picture: %q", got)
	}

	s = setting{}
	s.shown = box{50, 100, 400, 600}
	s.lines(100, 500, 10, 0, false, lampsAndBridge...)
	s.lines(100, 20, 10, 0, false, "page1.indd 3")
	assertTexts(t, "what the crop box cuts off", textsOf(t, s.forme()), append(slices.Clone(lampsAndBridgeRead), "furniture: page1.indd 3")...)
}

// TestJitter: sizes that differ by a tenth are one where most of the page's do.
func TestJitter(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 0))
	var s setting
	s.lines(100, 560, 20, 0, false, "路灯亮到了山那边")
	for i, l := range lampsAndBridge {
		size := 10 + .6*rng.Float64() - .3
		s.lines(100+rng.Float64()-.5, 520-15*float64(i), size, 0, false, l)
	}
	f := s.forme()
	assertTexts(t, "sizes that jitter", textsOf(t, f), append([]string{"路灯亮到了山那边"}, lampsAndBridgeRead...)...)

	s = setting{}
	s.lines(100, 500, 10, 0, false, lampsAndBridge...)
	s.lines(100, 400, 9.2, 0, false, "林小满摄")
	if f := s.forme(); f.chars[len(f.chars)-1].size != 9.2 {
		t.Errorf("a chosen size became %v", f.chars[len(f.chars)-1].size)
	}
}

// TestTurnedFile: what a file says of turned type is what PDFium tells of it.
func TestTurnedFile(t *testing.T) {
	line := func(matrix, text string) string {
		var hex strings.Builder
		for _, r := range text {
			fmt.Fprintf(&hex, "%04x", r)
		}
		return fmt.Sprintf("BT /F1 6 Tf %s Tm <%s>Tj ET\n", matrix, hex.String())
	}
	turn := func(file []byte, entry string) []byte {
		return []byte(strings.Replace(string(file), "/MediaBox", entry+"/MediaBox", 1))
	}
	for _, c := range []struct {
		what string
		file []byte
		want string
	}{
		{"turned by its matrix and back by /Rotate", turn(onePage(line("0 1 -1 0 20 10", "天黑了街上没有人")+line("0 1 -1 0 29 10", "灯亮了"), hanzi("H")), "/Rotate 90"), "天黑了街上没有人灯亮了"},
		{"a font for lines set down that is not in the file", onePage(line("1 0 0 1 50 90", "天黑了街上没有人")+line("1 0 0 1 41 90", "灯亮了"), hanzi("V")), "天黑了街上没有人灯亮了"},
		{"beyond the crop box", turn(onePage(line("1 0 0 1 10 50", "天黑了街上没有人")+line("1 0 0 1 10 2", "灯亮了"), hanzi("H")), "/CropBox[0 20 100 100]"), "天黑了街上没有人\n灯亮了"},
		{"after junk", append([]byte("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"), onePage(line("1 0 0 1 10 50", "天黑了"), hanzi("H"))...), "天黑了"},
		{"a note of a sharer's", turn(onePage(line("1 0 0 1 10 50", "天黑了"), hanzi("H"), "<</Type/Annot/Subtype/FreeText/Rect[0 0 90 20]/Contents(lamp)/DA(/F1 9 Tf)/AP<</N 6 0 R>>>>", form("BT /F1 9 Tf 9 9 Td (lamp) Tj ET", 6)), "/Annots[5 0 R]"), "天黑了"},
	} {
		parts, _, err := engine.Parts(t.Context(), c.file)
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		var got []string
		for _, p := range parts {
			got = append(got, p.Text)
		}
		if s := strings.Join(got, "\n"); s != c.want {
			t.Errorf("%s: got %q, want %q", c.what, s, c.want)
		}
	}
}

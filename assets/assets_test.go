package assets

import (
	"bytes"
	"image/png"
	"testing"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/encoding/simplifiedchinese"
)

var fonts = map[string][]byte{
	"SerifRegular": SerifRegular,
	"SerifBold":    SerifBold,
	"SansRegular":  SansRegular,
	"SansBold":     SansBold,
}

// tall is the room in em that a hanzi's ink may take above and below the
// baseline: past it, an outline is damaged.
const tall = 1.2

// assertWide fails unless font draws every character of text, each an em wide.
func assertWide(t *testing.T, file []byte, text []rune) {
	t.Helper()
	f, err := sfnt.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	em := fixed.Int26_6(f.UnitsPerEm())
	var buf sfnt.Buffer
	for _, r := range text {
		i, err := f.GlyphIndex(&buf, r)
		if err != nil || i == 0 {
			t.Errorf("%c (%U) has no glyph: %v", r, r, err)
			continue
		}
		advance, err := f.GlyphAdvance(&buf, i, em, font.HintingNone)
		if err != nil || advance != em {
			t.Errorf("%c (%U) advances %d of %d units: %v", r, r, advance, em, err)
		}
		ink, err := f.LoadGlyph(&buf, i, em, nil)
		if err != nil {
			t.Errorf("%c (%U) has no outline: %v", r, r, err)
			continue
		}
		b := ink.Bounds()
		if r != '\u3000' && (b.Empty() || b.Max.Y-b.Min.Y > fixed.Int26_6(tall*float64(em))) {
			t.Errorf("%c (%U) draws %v", r, r, b)
		}
	}
}

// gb2312 decodes rows first to last (counted from 1, as the standard does) of
// GB 2312's table, leaving out its empty cells.
func gb2312(t *testing.T, first, last byte) []rune {
	t.Helper()
	var text []rune
	decode := simplifiedchinese.GBK.NewDecoder()
	for row := first; row <= last; row++ {
		for cell := byte(1); cell <= 94; cell++ {
			s, err := decode.Bytes([]byte{0xA0 + row, 0xA0 + cell})
			if err != nil {
				t.Fatal(err)
			}
			if r := []rune(string(s))[0]; r != unicode.ReplacementChar && !unicode.Is(unicode.Co, r) {
				text = append(text, r)
			}
		}
	}
	return text
}

func TestFontsDrawChinese(t *testing.T) {
	hanzi := gb2312(t, 16, 87)
	if len(hanzi) != 6763 {
		t.Fatalf("GB 2312 has %d hanzi here, not 6763", len(hanzi))
	}
	for name, file := range fonts {
		t.Run(name, func(t *testing.T) {
			assertWide(t, file, hanzi)
			assertWide(t, file, []rune("　。．，、：；！？（）《》〈〉【】〖〗〔〕［］｛｝「」『』～／％￥＄＋－＝"))
			assertWide(t, file, []rune("“”‘’…─・①⑩■□●▲◆◇○★☆▼▽△◎※→←↑↓℃㎡"))
			assertWide(t, file, []rune("０１２３４５６７８９ＡＢＣａｂｃ〇あア"))
			assertWide(t, file, []rune("︐︑︒︓︔︕︖︗︘︙︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄"))
			assertWide(t, file, []rune("勞動報導國際關係臺灣經濟學習體會"))
			assertWide(t, file, []rune("㑇䶮𬇕𬭎")) // in 通用规范汉字表, not in GB 2312
		})
	}
}

func TestIconIsSquare(t *testing.T) {
	c, err := png.DecodeConfig(bytes.NewReader(Icon))
	if err != nil {
		t.Fatal(err)
	}
	if c.Width != 128 || c.Height != 128 {
		t.Errorf("the icon is %d × %d pixels, not 128 × 128", c.Width, c.Height)
	}
}

// TestElements: the last of the elements' names, which only the sans has.
func TestElements(t *testing.T) {
	for _, name := range []string{"SansRegular", "SansBold"} {
		assertWide(t, fonts[name], []rune("鿫鿬鿭"))
	}
}

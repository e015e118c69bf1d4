package pdf

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"lanmu/data/page"
)

// hanzi is a font that is not in the file, for hanzi set across or down.
func hanzi(direction string) string {
	return "/Font<</F1<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-" + direction +
		"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000" +
		"/FontDescriptor<</Type/FontDescriptor/FontName/SimSun/Flags 4/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80/FontBBox[0 -120 1000 880]>>>>]>>>>"
}

// nameless is a font of one glyph, object 5, that says of a and b what they are,
// in object 6, and of é not.
var nameless = "/Font<</F1<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97/LastChar 233/Widths[" +
	strings.Repeat("1000 ", 233-97+1) + "]/Encoding<</Differences[97/x/y 233/z]>>/CharProcs<</x 5 0 R/y 5 0 R/z 5 0 R>>/ToUnicode 6 0 R>>>>"

// names is what it says.
var names = stream("", "/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange<00><ff>endcodespacerange "+
	"2 beginbfchar<61><0061><62><0062>endbfchar endcmap end end")

// each sets the characters of a text 10 points apart from x on, each as an object
// of its own.
func each(x, y int, text string) string {
	var b strings.Builder
	for i, r := range []rune(text) {
		code := fmt.Sprintf("<%04x>", r)
		if r < 0x100 {
			code = fmt.Sprintf("<%02x>", r)
		}
		fmt.Fprintf(&b, "BT /F1 10 Tf 1 0 0 1 %d %d Tm %sTj ET\n", x+10*i, y, code)
	}
	return b.String()
}

// TestNothingLost: type that PDFium takes for empty is read, where it stands.
func TestNothingLost(t *testing.T) {
	glyph := stream("", "1000 0 d0")
	down := ""
	for i, r := range []rune("路灯亮了") {
		down += fmt.Sprintf("BT /F1 10 Tf 1 0 0 1 50 %d Tm <%04x>Tj ET\n", 90-10*i, r)
	}
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"hanzi of a font that is not in the file", onePage(each(10, 50, "路灯亮了"), hanzi("H")), "路灯亮了"},
		{"the same twice", onePage(each(10, 50, "人人人人"), hanzi("H")), "人人人人"},
		{"without a line", onePage("0 w "+each(10, 50, "路灯亮了"), hanzi("H")), "路灯亮了"},
		{"in a form", onePage("/X Do", "/XObject<</X 5 0 R>>", stream("/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<<"+hanzi("H")+">>", each(10, 50, "路灯亮了"))), "路灯亮了"},
		{"in a form drawn large", onePage("100 0 0 100 0 0 cm /X Do", "/XObject<</X 5 0 R>>",
			stream("/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<"+hanzi("H")+">>", ".01 0 0 .01 0 0 cm "+each(10, 50, "人人灯灯"))), "人人灯灯"},
		{"drawn twice", onePage(each(10, 50, "路灯亮了")+each(10, 50, "路灯亮了"), hanzi("H")), "路灯亮了"},
		{"set down", onePage(down, hanzi("V")), "路灯亮了"},
		{"a layer without outlines over a picture", onePage(each(10, 50, "abba"), nameless, glyph, names), "abba"},
	} {
		t.Run(c.name, func(t *testing.T) {
			program, err := engine.start(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			var pages []forme
			loss, err := program.read(t.Context(), c.file, func(f forme) { pages = append(pages, f) })
			if err != nil {
				t.Fatal(err)
			}
			var got []rune
			for i, r := range pages[0].chars {
				if r.r != '\r' && r.r != '\n' && r.r != ' ' {
					got = append(got, r.r)
				}
				if c.name != "set down" && i < 4 && (math.Abs(r.left-10*float64(i+1)) > .1 || math.Abs(r.right-r.left-10) > .1 || r.y != 50) {
					t.Errorf("%c stands at %+v", r.r, r)
				}
			}
			if string(got) != c.want || loss.Lost != 0 {
				t.Errorf("read %q, lost %+v", string(got), loss)
			}
		})
	}
}

// TestLoss: what cannot be read is counted, and no page that draws type is called
// a picture.
func TestLoss(t *testing.T) {
	glyph := stream("", "1000 0 d0 0 0 800 800 re f")
	for _, c := range []struct {
		text    string
		want    page.Loss
		matters bool
		err     error
	}{
		{"abba", page.Loss{Drawn: 4}, false, nil},
		{"abéé", page.Loss{Drawn: 4, Lost: 2}, true, nil},
		{strings.Repeat("ab", 50) + "é", page.Loss{Drawn: 101, Lost: 1}, false, nil},
		{strings.Repeat("ab", 50) + "éé", page.Loss{Drawn: 102, Lost: 2}, true, nil},
		{"éééé", page.Loss{Drawn: 4, Lost: 4}, true, ErrNoLetters},
	} {
		_, loss, err := engine.Parts(t.Context(), onePage(each(10, 50, c.text), nameless, glyph, names))
		if !errors.Is(err, c.err) || loss != c.want || loss.Matters() != c.matters {
			t.Errorf("%s: %+v, %v", c.text, loss, err)
		}
	}
}

// TestLettersForHanzi: letters as wide as hanzi are the numbers that a font has for its
// hanzi; a layer of them is no text.
func TestLettersForHanzi(t *testing.T) {
	glyph := stream("", "1000 0 d0 0 0 800 800 re f")
	wide := "/Font<</F1<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97/LastChar 122/Widths[" +
		strings.Repeat("1000 ", 26) + "]/Encoding<</Differences[97"
	names := "/CharProcs<<"
	for c := 'a'; c <= 'z'; c++ {
		wide += "/" + string(c)
		names += "/" + string(c) + " 5 0 R"
	}
	wide += "]>>" + names + ">>>>>>"
	_, loss, err := engine.Parts(t.Context(), onePage(each(0, 50, "thelampsofthetown")+each(0, 30, "werelit"), wide, glyph))
	if !errors.Is(err, ErrNoLetters) || loss.Lost != loss.Drawn || loss.Drawn != 24 {
		t.Errorf("%+v, %v", loss, err)
	}
	_, loss, err = engine.Parts(t.Context(), onePage("BT /F1 6 Tf 1 50 Td (the lamps of the town were lit)Tj ET", helvetica))
	if err != nil || loss.Lost != 0 {
		t.Errorf("letters: %+v, %v", loss, err)
	}
}

// TestHiddenType: a layer without ink is read, and not twice where the page draws the
// same with ink.
func TestHiddenType(t *testing.T) {
	const hide = "3 Tr "
	for _, c := range []struct{ what, content, want string }{
		{"alone", hide + each(10, 50, "路灯亮了"), "路灯亮了"},
		{"over what it says", each(10, 50, "路灯亮了") + hide + each(10, 51, "路灯亮了"), "路灯亮了"},
		{"over what it misread", each(10, 50, "路灯亮了") + hide + each(11, 49, "路打亮了"), "路灯亮了"},
		{"beside it", each(10, 50, "路灯亮了") + hide + each(10, 30, "人来了"), "路灯亮了人来了"},
	} {
		parts, _, err := engine.Parts(t.Context(), onePage(c.content, hanzi("H")))
		if err != nil {
			t.Fatal(err)
		}
		var got string
		for _, p := range parts {
			got += p.Text
		}
		if got != c.want {
			t.Errorf("%s: %q", c.what, got)
		}
	}
}

package glyph

import (
	"testing"

	"lanmu/assets"
)

func kernedFace(t testing.TB) *Face {
	t.Helper()
	f, err := NewFace(assets.SerifRegular, nil)
	if err == nil {
		err = f.Kerned(assets.SerifRegularLatin)
	}
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestWhatIsMade: characters the font lacks are made of those it has, with ink and
// narrower, or no wider, than they would be in full size.
func TestWhatIsMade(t *testing.T) {
	f := kernedFace(t)
	for _, r := range "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞㎡" {
		m, at := f.Mask(r, Cut{PPEM: 40})
		if m == nil || m.Rect.Dx() >= 35 && r != '㎡' {
			t.Errorf("%q is not drawn, or as a box", r)
			continue
		}
		if a := f.Advance(r); a <= .2 || a > 1 {
			t.Errorf("%q takes %v em", r, a)
		}
		middle := -(at.Y + m.Rect.Dy()/2) // over the baseline
		switch {
		case r >= 0x2080 && r <= 0x2089 && middle > 12:
			t.Errorf("the subscript %q stands %d pixels over the baseline", r, middle)
		case r >= 0x2070 && r < 0x2080 && r != '⁻' && middle < 15:
			t.Errorf("the superscript %q stands %d pixels over the baseline", r, middle)
		}
		if outline, _ := f.Outline(r); len(outline) == 0 {
			t.Errorf("%q is not printed", r)
		}
	}
}

// TestWhatIsMadeMatches: a superscript that is made stands beside one of the font's own
// as if it were one of them: as high, and as dark.
func TestWhatIsMadeMatches(t *testing.T) {
	f := kernedFace(t)
	for _, ppem := range []int{18, 100} {
		own, ownAt := f.Mask('³', Cut{PPEM: ppem})
		made, madeAt := f.Mask('⁵', Cut{PPEM: ppem})
		if d := madeAt.Y - ownAt.Y; d < -2 || d > 2 {
			t.Errorf("%d pixels: ⁵ stands %d pixels lower than ³", ppem, d)
		}
		_, a := contrast(own)
		_, b := contrast(made)
		if b < .87*a || b > 1.13*a {
			t.Errorf("%d pixels: ⁵ has %.2f of the ink of ³", ppem, b/a)
		}
	}
}

// TestMarksStandOnTheirLetter, over its middle and clear of it.
func TestMarksStandOnTheirLetter(t *testing.T) {
	f := kernedFace(t)
	for _, text := range []string{"x\u0304", "ê\u030c", "q\u0301", "X\u0304", "n\u0304\u0301"} {
		r := f.Ligature(text)
		if r < firstJoined {
			t.Fatalf("%q is %q", text, r)
		}
		if TextOf(r) != text {
			t.Errorf("%q is read %q", text, TextOf(r))
		}
		base := []rune(text)[0]
		if f.Advance(r) != f.Advance(base) {
			t.Errorf("%q takes %v em, its letter %v", text, f.Advance(r), f.Advance(base))
		}
		with, at := f.Mask(r, Cut{PPEM: 64})
		without, from := f.Mask(base, Cut{PPEM: 64})
		if at.Y >= from.Y {
			t.Errorf("%q has nothing over its letter", text)
		}
		blank := false // a row of white between letter and mark
		for y := range from.Y - at.Y {
			ink := false
			for x := range with.Rect.Dx() {
				ink = ink || with.AlphaAt(x, y).A > 40
			}
			blank = blank || !ink
		}
		if !blank {
			t.Errorf("%q: the mark touches its letter", text)
		}
		middle := func(x, w int) int { return 2*x + w }
		if d := middle(at.X, with.Rect.Dx()) - middle(from.X, without.Rect.Dx()); d < -6 || d > 6 {
			t.Errorf("%q: the mark is %d half pixels beside the middle", text, d)
		}
	}
	if r := f.Ligature("m\u0301"); r != 'ḿ' {
		t.Errorf("ḿ is %q", r)
	}
	if r := f.Ligature("字\u0301"); r != 0 {
		t.Errorf("a hanzi with a mark is %q", r)
	}
}

func TestKerning(t *testing.T) {
	f := kernedFace(t)
	for _, c := range []struct {
		a, b   rune
		closer bool
	}{{'A', 'V', true}, {'T', 'o', true}, {'n', 'n', false}, {'字', 'A', false}, {'A', ' ', false}} {
		if k := f.Kern(c.a, c.b); (k < -.02) != c.closer {
			t.Errorf("%c%c is kerned by %v em", c.a, c.b, k)
		}
	}
	for text, want := range map[string]bool{"ffi": true, "fl": true, "fa": false, "ab": false} {
		r := f.Ligature(text)
		if (r != 0) != want || r != 0 && TextOf(r) != text {
			t.Errorf("%q is one glyph: %v, %q", text, r != 0, TextOf(r))
		}
		if m, _ := f.Mask(r, Cut{PPEM: 32}); want && m == nil {
			t.Errorf("%q is not drawn", text)
		}
	}
}

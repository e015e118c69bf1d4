package glyph

import (
	"testing"

	"lanmu/assets"
)

// TestMarksAreCentred in their em, by a font that borrows its marks too.
func TestMarksAreCentred(t *testing.T) {
	embedded := kernedFace(t)
	borrowing, err := NewFace(assets.SansRegular, embedded)
	if err != nil {
		t.Fatal(err)
	}
	borrowing.lent = true
	for _, f := range []*Face{embedded, borrowing} {
		for _, mark := range "，。、；：！？" {
			r := f.Ligature(string(mark) + centredSelector)
			if r < firstJoined {
				t.Fatalf("%c is not centred", mark)
			}
			m, at := f.Mask(r, Cut{PPEM: 100})
			if m == nil || f.Advance(r) != 1 {
				t.Fatalf("%c is not drawn in an em", mark)
			}
			x, y := at.X+m.Rect.Dx()/2, -(at.Y + m.Rect.Dy()/2)
			if x < 47 || x > 53 || y < 35 || y > 41 {
				t.Errorf("the middle of %c is at %d, %d of 100", mark, x, y)
			}
		}
	}
	if embedded.Ligature("\U0010fffd"+centredSelector) != 0 {
		t.Error("what the font lacks is centred")
	}
}

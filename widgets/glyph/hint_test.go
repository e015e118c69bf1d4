package glyph

import (
	"image"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"lanmu/assets"
)

// TestStrokesStandOnRows: over the hanzi of the fonts, the steps from row to row
// are larger with strokes on whole rows than with strokes as they lie, by half where
// a stroke of the sans is about a row thick, the ink is hardly more, and no hanzi
// grows or moves by more than a row and a half.
func TestStrokesStandOnRows(t *testing.T) {
	for name, ttf := range map[string][]byte{"serif": assets.SerifRegular, "serif bold": assets.SerifBold, "sans": assets.SansRegular, "sans bold": assets.SansBold} {
		f, err := NewFace(ttf, nil)
		if err != nil {
			t.Fatal(err)
		}
		for ppem := 12; ppem < maxHinted; ppem += 2 {
			var steps, ink [2]float64
			for r := rune(0x4e00); r < 0x9fa6; r += 37 {
				i, ok := f.index(r)
				if !ok {
					continue
				}
				segs, err := f.font.LoadGlyph(&f.buf, i, fixed.I(ppem), nil)
				if err != nil {
					t.Fatal(err)
				}
				plain := append(sfnt.Segments(nil), segs...)
				was := plain.Bounds()
				for k, m := range []mask{filled(plain), f.outline(r, i, Cut{PPEM: ppem})} {
					s, n := contrast(m.alpha)
					steps[k], ink[k] = steps[k]+s, ink[k]+n
					if k == 1 {
						top, bottom := m.at.Y, m.at.Y+m.alpha.Rect.Dy()
						if off := fixed.I(3) / 2; fixed.I(top) < was.Min.Y-off-fixed.I(1) || fixed.I(bottom) > was.Max.Y+off+fixed.I(1) {
							t.Errorf("%s, %d pixels: %c is drawn from %d to %d, its outline goes from %v to %v", name, ppem, r, top, bottom, was.Min.Y, was.Max.Y)
						}
					}
				}
			}
			least := 1.04
			if name == "sans" && (ppem == 14 || ppem == 16) {
				least = 1.5
			}
			if ratio := steps[1] / ink[1] / (steps[0] / ink[0]); ratio < least {
				t.Errorf("%s, %d pixels: the contrast from row to row is %.2f of what it is unhinted", name, ppem, ratio)
			} else {
				t.Logf("%s, %d pixels: %.2f", name, ppem, ratio)
			}
			if ratio := ink[1] / ink[0]; ratio < .97 || ratio > 1.08 {
				t.Errorf("%s, %d pixels: there is %.2f of the ink", name, ppem, ratio)
			}
		}
	}
}

// contrast sums the squares of the steps from each row to the next, and the ink.
func contrast(m *image.Alpha) (steps, ink float64) {
	for x := range m.Rect.Dx() {
		last := 0.
		for y := range m.Rect.Dy() {
			v := float64(m.AlphaAt(x, y).A) / 255
			steps += sq(v - last)
			ink += v
			last = v
		}
		steps += sq(last)
	}
	return steps, ink
}

// FuzzHint: whatever an outline is, its points stay where they
// are across, and move by no more than two rows.
func FuzzHint(f *testing.F) {
	f.Add([]byte{0, 0, 40, 0, 40, 5, 0, 5, 0, 0, 0, 20, 40, 20, 40, 26, 0, 26}, uint8(16))
	f.Fuzz(func(t *testing.T, points []byte, ppem uint8) {
		var segs sfnt.Segments
		for i := 0; i+1 < len(points); i += 2 {
			op := sfnt.SegmentOpLineTo
			if i%8 == 0 {
				op = sfnt.SegmentOpMoveTo
			}
			segs = append(segs, sfnt.Segment{Op: op, Args: [3]fixed.Point26_6{{X: fixed.Int26_6(points[i]) * 8, Y: -fixed.Int26_6(points[i+1]) * 8}}})
		}
		was := append(sfnt.Segments(nil), segs...)
		hint(segs, int(ppem%64))
		for i := range segs {
			a, b := was[i].Args[0], segs[i].Args[0]
			if d := b.Y - a.Y; a.X != b.X || d > fixed.I(2) || d < -fixed.I(2) {
				t.Fatalf("point %d went from %v to %v", i, a, b)
			}
		}
	})
}

package glyph

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"math"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"lanmu/assets"
)

func face(t testing.TB, ttf []byte, next *Face) *Face {
	t.Helper()
	f, err := NewFace(ttf, next)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestAdvances(t *testing.T) {
	f := face(t, assets.SerifRegular, nil)
	for _, r := range "工，。“”─…（鑫" {
		if a := f.Advance(r); a != 1 {
			t.Errorf("%q takes %v em, want 1", r, a)
		}
	}
	for _, r := range "ae1 " {
		if a := f.Advance(r); a <= 0 || a >= 1 {
			t.Errorf("%q takes %v em, want less than a hanzi", r, a)
		}
	}
}

func TestMasksFillTheirEm(t *testing.T) {
	f := face(t, assets.SerifRegular, nil)
	m, at := f.Mask('国', Cut{PPEM: 40})
	box := m.Rect.Add(at)
	if box.Dx() < 30 || box.Dx() > 42 || box.Min.Y < -40 || box.Max.Y > 6 {
		t.Errorf("国 at 40 pixels an em covers %v", box)
	}
	if m, _ := f.Mask(' ', Cut{PPEM: 40}); m != nil {
		t.Error("a space leaves ink")
	}
	again, _ := f.Mask('国', Cut{PPEM: 40})
	if again != m {
		t.Error("the mask is filled anew each time")
	}
}

func TestCuts(t *testing.T) {
	f := face(t, assets.SerifRegular, nil)
	m, at := f.Mask('L', Cut{PPEM: 40})
	turned, turnedAt := f.Mask('L', Cut{PPEM: 40, Turned: true})
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			if got, want := turned.AlphaAt(m.Rect.Dy()-1-y, x), m.AlphaAt(x, y); int(got.A)-int(want.A) > 4 || int(want.A)-int(got.A) > 4 {
				t.Fatalf("pixel %d, %d is %v turned, %v upright", x, y, got, want)
			}
		}
	}
	if want := image.Pt(-at.Y-m.Rect.Dy(), at.X); turnedAt != want {
		t.Errorf("turned around another point: at %v, want %v", turnedAt, want)
	}
	narrow, _ := f.Mask('国', Cut{PPEM: 40, Narrow: .5})
	full, _ := f.Mask('国', Cut{PPEM: 40})
	if n, w := narrow.Rect.Dx(), full.Rect.Dx(); n < w/2-1 || n > w/2+2 || narrow.Rect.Dy() != full.Rect.Dy() {
		t.Errorf("pressed to half its width of %d pixels 国 is %d by %d", w, n, narrow.Rect.Dy())
	}
}

// TestNothingIsDrawnAsNothing: a character no font has shows as a box, one the
// next font has is drawn by it.
func TestNothingIsDrawnAsNothing(t *testing.T) {
	sans := face(t, assets.SansRegular, nil)
	serif := face(t, assets.SerifRegular, sans)
	const rare = '\U0002A6D6' // a hanzi in no font of ours
	if m, _ := serif.Mask(rare, Cut{PPEM: 20}); m == nil || serif.Advance(rare) != 1 {
		t.Error("a character no font has leaves no trace")
	}
}

func TestNoFont(t *testing.T) {
	if _, err := NewFace([]byte("not a font"), nil); err == nil {
		t.Error("no error for bytes that are no font")
	}
}

// TestBlendIsDraw holds the fast copy to the one of the standard library.
func TestBlendIsDraw(t *testing.T) {
	f := face(t, assets.SerifRegular, nil)
	for _, ink := range []color.Color{color.Black, color.NRGBA{0x9b, 0x1c, 0x22, 0xff}, color.NRGBA{10, 200, 30, 128}} {
		got, want := image.NewRGBA(image.Rect(0, 0, 30, 30)), image.NewRGBA(image.Rect(0, 0, 30, 30))
		for i, p := range []image.Point{{2, 24}, {10, 28}, {-9, 5}, {25, 60}} {
			r := []rune("国家，工")[i]
			f.Draw(got, r, Cut{PPEM: 24}, p, ink)
			m, at := f.Mask(r, Cut{PPEM: 24})
			draw.DrawMask(want, m.Rect.Add(at.Add(p)), image.NewUniform(ink), image.Point{}, m, image.Point{}, draw.Over)
		}
		for i := range got.Pix {
			if d := int(got.Pix[i]) - int(want.Pix[i]); d < -2 || d > 2 {
				t.Fatalf("ink %v: byte %d is %d, want %d", ink, i, got.Pix[i], want.Pix[i])
			}
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	f := face(b, assets.SerifRegular, nil)
	dst := image.NewRGBA(image.Rect(0, 0, 30, 30))
	for b.Loop() {
		f.Draw(dst, '国', Cut{PPEM: 18}, image.Pt(2, 20), color.Black)
	}
}

// TestSystemFontsAreLent: a character no embedded font has is a box until the
// system's fonts have been searched, and its own outline after.
func TestSystemFontsAreLent(t *testing.T) {
	path := filepath.Join(t.TempDir(), "system.otf")
	if err := os.WriteFile(path, assets.SerifRegular, 0o600); err != nil {
		t.Fatal(err)
	}
	found := make(chan bool, 1)
	s := NewSystem(aside, func() { found <- true })
	s.find = func(r rune) (string, int, bool) { return path, 0, r == '国' }
	// A face without 国: the smallest font there is of no hanzi.
	small := face(t, goregular.TTF, nil)
	small.Lend(s)
	first := face(t, goregular.TTF, small)
	box, _ := first.Mask('国', Cut{PPEM: 40})
	<-found
	own, _ := first.Mask('国', Cut{PPEM: 40})
	want, _ := face(t, assets.SerifRegular, nil).Mask('国', Cut{PPEM: 40})
	if own == box || own == nil || !bytes.Equal(own.Pix, want.Pix) {
		t.Error("the system's outline is not drawn")
	}
	if a := first.Advance('国'); a != 1 {
		t.Errorf("国 takes %v em, want 1", a)
	}
	if m, _ := first.Mask('鑫', Cut{PPEM: 40}); m == nil {
		t.Error("what no font has leaves no trace")
	}
}

func TestOutlines(t *testing.T) {
	f := face(t, goregular.TTF, face(t, assets.SerifRegular, nil))
	for r, want := range map[rune]struct {
		advance float32
		ink     bool
	}{'国': {1, true}, ' ': {f.Advance(' '), false}, 'L': {f.Advance('L'), true}, '\U0010fffe': {1, true}} {
		outline, advance := f.Outline(r)
		if math.Abs(float64(advance-want.advance)) > .001 || len(outline) > 0 != want.ink {
			t.Errorf("%q takes %v em and has %d segments, want %v em", r, advance, len(outline), want.advance)
		}
		if b := outline.Bounds(); b.Min.X.Floor() < -100 || b.Max.X.Ceil() > 1100 || b.Min.Y.Floor() < -1000 || b.Max.Y.Ceil() > 300 {
			t.Errorf("%q reaches from %v to %v", r, b.Min, b.Max)
		}
	}
	if f.Name() != "GoRegular" {
		t.Errorf("the font is called %q", f.Name())
	}
}

// TestAwaiting: once awaited, what a font of the system has is drawn at once.
func TestAwaiting(t *testing.T) {
	path := filepath.Join(t.TempDir(), "system.otf")
	if err := os.WriteFile(path, assets.SerifRegular, 0o600); err != nil {
		t.Fatal(err)
	}
	s := NewSystem(aside, func() {})
	s.find = func(r rune) (string, int, bool) { return path, 0, r != '鑫' }
	small := face(t, goregular.TTF, nil)
	small.Lend(s)
	f := face(t, goregular.TTF, small)
	f.Await("国家鑫")
	want, _ := face(t, assets.SerifRegular, nil).Outline('家')
	if got, _ := f.Outline('家'); len(got) != len(want) {
		t.Error("the system's outline is not there")
	}
	if got, _ := f.Outline('鑫'); len(got) != len(square()) {
		t.Error("what no font has is no box")
	}
}

// TestAFontThatCannotBeReadLendsNothing: the program goes on when the reader of a
// system's font fails.
func TestAFontThatCannotBeReadLendsNothing(t *testing.T) {
	s := NewSystem(aside, func() {})
	s.find = func(rune) (string, int, bool) { panic("as meant") }
	for range 2 {
		if s.face('国') != nil {
			t.Error("a face was lent")
		}
		s.wait()
	}
}

// aside begins a goroutine.
func aside(do func()) { go do() }

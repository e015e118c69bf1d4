package widgets

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"lanmu/assets"
	"lanmu/widgets/glyph"
)

var update = flag.Bool("update", false, "write the golden files anew")

// embedded is the toolkit's theme with a font of ours, so that pictures are
// the same on every machine.
type embedded struct{ fyne.Theme }

var embeddedFont = fyne.NewStaticResource("NotoSansSC-Regular.otf", assets.SansRegular)

func (embedded) Font(fyne.TextStyle) fyne.Resource { return embeddedFont }

func newFaces(t testing.TB) *glyph.Faces {
	t.Helper()
	face := func(ttf, latin []byte) *glyph.Face {
		f, err := glyph.NewFace(ttf, nil)
		if err == nil {
			err = f.Kerned(latin)
		}
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	return &glyph.Faces{
		Serif: face(assets.SerifRegular, assets.SerifRegularLatin), SerifBold: face(assets.SerifBold, assets.SerifBoldLatin),
		Sans: face(assets.SansRegular, assets.SansRegularLatin), SansBold: face(assets.SansBold, assets.SansBoldLatin),
	}
}

// onScreen shows a widget in a window of the test driver.
func onScreen(t testing.TB, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

// assertLooks holds what a window shows to the picture in testdata.
func assertLooks(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	got := w.Canvas().Capture()
	path := filepath.Join("testdata", name+".png")
	if *update {
		var b bytes.Buffer
		if err := png.Encode(&b, got); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatalf("%v; make it with -update and look at it", err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if n := differing(got, want); n > 0 {
		t.Errorf("%s: %d pixels differ; got %v; if the change is meant, run with -update", path, n, got.Bounds())
	}
}

// differing counts pixels that differ by more than rounding.
func differing(a, b image.Image) int {
	if a.Bounds() != b.Bounds() {
		return a.Bounds().Dx() * a.Bounds().Dy()
	}
	n := 0
	near := func(x, y uint32) bool { return max(x, y)-min(x, y) <= 0x300 }
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			r, g, bl, _ := a.At(x, y).RGBA()
			s, h, bm, _ := b.At(x, y).RGBA()
			if !near(r, s) || !near(g, h) || !near(bl, bm) {
				n++
			}
		}
	}
	return n
}

func newTestApp(t testing.TB) fyne.App {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(embedded{theme.DefaultTheme()})
	return a
}

// sized is the default comfort with another size of body text.
func sized(size float32) Comfort {
	c := DefaultComfort
	c.Size = size
	return c
}

// vertical is sized with lines that run down.
func vertical(size float32) Comfort {
	c := sized(size)
	c.Vertical = true
	return c
}

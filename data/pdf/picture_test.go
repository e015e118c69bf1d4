package pdf

import (
	"context"
	"errors"
	"image"
	"os"
	"testing"

	"lanmu/data/page"
	"lanmu/tools/sample/press"
)

// inked counts the dark pixels in a rectangle.
func inked(m *image.RGBA, in image.Rectangle) (n int) {
	in = in.Intersect(m.Rect)
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if c := m.RGBAAt(x, y); int(c.R)+int(c.G)+int(c.B) < 3*128 {
				n++
			}
		}
	}
	return n
}

// assertInk sees that every part of a file stands where it is said to, with nothing
// drawn but in the parts' regions, and that a part of a picture is what the whole has
// there.
func assertInk(t *testing.T, file []byte) {
	t.Helper()
	parts, _, err := engine.Parts(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := engine.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	s := d.Sizes()[0]
	const width = 900
	scale := width / s.Width
	whole, err := d.Draw(0, width, image.Rect(0, 0, width, 10*width))
	if err != nil {
		t.Fatal(err)
	}
	at := func(r page.Region) image.Rectangle {
		return image.Rect(int(float64(r.Left)*scale)-1, int(float64(r.Top)*scale)-1, int(float64(r.Right)*scale)+1, int(float64(r.Bottom)*scale)+1)
	}
	regions := 0
	for _, p := range parts {
		for _, r := range p.Regions {
			if r.Page != 1 || p.Kind == page.PartImage { // a photograph may be pale
				continue
			}
			regions++
			if inked(whole, at(r)) == 0 {
				t.Errorf("nothing is drawn in %v, where %q stands", r, p.Text)
			}
		}
	}
	if regions == 0 {
		t.Error("no part has a region")
	}
	clip := image.Rect(300, 200, 500, 350)
	piece, err := d.Draw(0, width, clip)
	if err != nil {
		t.Fatal(err)
	}
	others := 0 // the engine smooths edges a little otherwise
	for y := range clip.Dy() {
		for x := range clip.Dx() {
			if a, b := piece.RGBAAt(x, y), whole.RGBAAt(clip.Min.X+x, clip.Min.Y+y); max(a.G, b.G)-min(a.G, b.G) > 64 {
				others++
			}
		}
	}
	if others > clip.Dx()*clip.Dy()/100 {
		t.Errorf("%d pixels are others where only a part is drawn", others)
	}
}

func TestPictures(t *testing.T) {
	slow(t)
	file, err := os.ReadFile("testdata/page.pdf")
	if err != nil {
		t.Fatal(err)
	}
	assertInk(t, file)
}

// What a file only names the faces of is drawn in those at hand.
func TestPicturesOfTypeThatIsNotInTheFile(t *testing.T) {
	slow(t)
	for i := range press.Customs {
		c := &press.Customs[i]
		t.Run(c.Name, func(t *testing.T) { assertInk(t, press.Make(c, 3).PDF(press.Presses[0], 0)) })
	}
}

func TestPicturesThatCannotBeDrawn(t *testing.T) {
	slow(t)
	if _, err := engine.Open(t.Context(), []byte("no PDF")); !errors.Is(err, ErrDamaged) {
		t.Errorf("what is no PDF: %v", err)
	}
	file, err := os.ReadFile("testdata/page.pdf")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	d, err := engine.Open(ctx, file)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for _, c := range []struct {
		page, width int
		clip        image.Rectangle
	}{{-1, 100, image.Rect(0, 0, 10, 10)}, {99, 100, image.Rect(0, 0, 10, 10)}, {0, 100, image.Rect(200, 0, 210, 10)}, {0, 1 << 20, image.Rect(0, 0, 1<<20, 1<<20)}} {
		if _, err := d.Draw(c.page, c.width, c.clip); err == nil {
			t.Errorf("page %d, %d pixels wide, %v is drawn", c.page, c.width, c.clip)
		}
	}
	cancel()
	if _, err := d.Draw(0, 400, image.Rect(0, 0, 400, 400)); !errors.Is(err, context.Canceled) {
		t.Errorf("what nobody waits for ends in %v", err)
	}
}

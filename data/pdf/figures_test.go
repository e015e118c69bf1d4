package pdf

import (
	"fmt"
	"image"
	"strings"
	"testing"

	"lanmu/data/page"
)

// black is a picture of one pixel, object n of a file.
const black = "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"

// printedPages is a file of pages of 400 by 600 points, each with a line of text and what
// else it draws; /I is a black picture.
func printedPages(entry string, contents ...string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", stream(black, "\x00")}
	var kids []string
	for _, c := range contents {
		n := len(objects)
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]%s/Contents %d 0 R/Resources<<%s/XObject<</I 3 0 R>>>>>>", entry, n+2, helvetica),
			stream("", "BT /F1 9 Tf 40 20 Td (the lamps of the town were lit)Tj ET\n"+c))
		kids = append(kids, fmt.Sprintf("%d 0 R", n+1))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.Join(kids, " "), len(kids))
	return file(objects...)
}

// put draws the picture in a box.
func put(x, y, w, h int) string { return fmt.Sprintf("q %d 0 0 %d %d %d cm /I Do Q\n", w, h, x, y) }

func figuresOf(t *testing.T, file []byte) (out []page.Region) {
	t.Helper()
	parts, _, err := engine.Parts(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range parts {
		if p.Kind == page.PartImage {
			out = append(out, p.Regions...)
		}
	}
	return out
}

// TestFigures: pictures are told from what a page draws beside them, be they in strips
// or cut by a frame.
func TestFigures(t *testing.T) {
	slow(t)
	over := "BT /F1 12 Tf 14 TL 110 490 Td " + strings.Repeat("(the lamps of the town were lit when)' ", 12) + "ET\n"
	drawn := ""
	for i := range 15 {
		drawn += fmt.Sprintf("%d 300 m %d 320 %d 340 %d 300 c %d 280 %d 260 %d 300 c S\n", 100+8*i, 104+8*i, 108+8*i, 112+8*i, 108+8*i, 104+8*i, 100+8*i)
	}
	logo, other := put(40, 540, 80, 40), put(150, 200, 100, 100)
	for _, c := range []struct {
		name  string
		pages []string
		want  string
	}{
		{"one", []string{put(100, 300, 200, 150)}, "[{1 100 150 300 300}]"},
		{"strips", []string{put(100, 400, 200, 50) + put(100, 350, 200, 50) + put(100, 300, 200, 50)}, "[{1 100 150 300 300}]"},
		{"two beside each other", []string{put(100, 300, 90, 150) + put(210, 300, 90, 150)}, "[{1 100 150 190 300} {1 210 150 300 300}]"},
		{"more than its frame shows", []string{"q 100 300 200 150 re W n\n" + put(60, 250, 300, 260) + "Q\n"}, "[{1 100 150 300 300}]"},
		{"more than the page shows", []string{put(300, 300, 200, 150)}, "[{1 300 150 400 300}]"},
		{"a rule, a dot, a banner", []string{put(40, 300, 300, 2) + put(40, 200, 12, 12) + put(10, 400, 380, 40)}, "[]"},
		{"under the type", []string{put(100, 300, 250, 200) + over}, "[]"},
		{"under all of the page", []string{put(0, 0, 400, 600)}, "[]"},
		{"a drawing", []string{drawn}, "[{1 98 260 226 340}]"},
		{"boxes of a table", []string{strings.Repeat("100 300 40 40 re S 140 300 40 40 re S 100 340 40 40 re S\n", 9)}, "[]"},
		{"what pages repeat", []string{logo, logo + other, logo}, "[{2 150 300 250 400}]"},
	} {
		if got := fmt.Sprint(figuresOf(t, printedPages("", c.pages...))); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestFiguresOfTurnedPages: where a figure is said to stand it is drawn, on a page that
// is turned, cut, or of an odd size.
func TestFiguresOfTurnedPages(t *testing.T) {
	slow(t)
	for _, entry := range []string{"", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox[30 10 380 580]", "/Rotate 90/CropBox[30 10 380 580]", "/CropBox[20.5 11.25 311.7 561.9]", "/UserUnit 2"} {
		f := printedPages(entry, put(100, 300, 80, 150))
		all := figuresOf(t, f)
		if len(all) != 1 {
			t.Errorf("%s: %v", entry, all)
			continue
		}
		d, err := engine.Open(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		s, r := d.Sizes()[0], all[0]
		width := int(s.Width * 2)
		m, err := d.Draw(0, width, image.Rect(0, 0, width, int(2*s.Height)))
		d.Close()
		if err != nil {
			t.Fatal(err)
		}
		k := float64(width) / s.Width
		in := image.Rect(int(float64(r.Left)*k), int(float64(r.Top)*k), int(float64(r.Right)*k), int(float64(r.Bottom)*k))
		if dark := inked(m, in); 100*dark < 97*in.Dx()*in.Dy() {
			t.Errorf("%s: %d of %d pixels of %v are dark", entry, dark, in.Dx()*in.Dy(), r)
		}
		if rest := inked(m, m.Rect) - inked(m, in.Inset(-3)); 50*rest > in.Dx()*in.Dy() {
			t.Errorf("%s: %d pixels beside %v are dark", entry, rest, r)
		}
	}
}

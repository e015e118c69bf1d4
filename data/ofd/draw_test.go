package ofd

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"image"
	"image/color"
	"image/png"
	"strconv"
	"strings"
	"testing"

	"lanmu/assets"
	"lanmu/data/zipped"
	"lanmu/data/zipped/zippedtest"
)

// drawn is the first page of an OFD, a pixel to a tenth of a millimetre, of which each
// file is a part by its name.
func drawn(t testing.TB, content string, files ...string) *image.RGBA {
	t.Helper()
	d := opened(t, content, files...)
	m, err := d.Draw(0, 1000, image.Rect(0, 0, 1000, 500))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func opened(t testing.TB, content string, files ...string) *Document {
	t.Helper()
	b := zippedtest.Pack(t, append([]string{
		"OFD.xml", `<OFD><DocRoot>D/Document.xml</DocRoot></OFD>`,
		"D/Document.xml", `<Document><CommonData><PageArea><PhysicalBox>0 0 100 50</PhysicalBox></PageArea><PublicRes>Res.xml</PublicRes></CommonData><Pages><Page BaseLoc="P.xml"/></Pages></Document>`,
		"D/Res.xml", `<Res BaseLoc="Res"><DrawParams><DrawParam ID="7" LineWidth="2"><StrokeColor Value="0 0 255"/></DrawParam></DrawParams><Fonts><Font ID="2" FontName="x"><FontFile>f.otf</FontFile></Font></Fonts><MultiMedias><MultiMedia ID="4" Type="Image"><MediaFile>A.PNG</MediaFile></MultiMedia></MultiMedias></Res>`,
		"D/P.xml", `<Page><Content><Layer>` + content + `</Layer></Content></Page>`,
	}, files...)...)
	d, err := Open(t.Context(), bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDraw: what a page draws is drawn where it says, in the colour it says.
func TestDraw(t *testing.T) {
	var picture bytes.Buffer
	halves := image.NewRGBA(image.Rect(0, 0, 20, 10))
	for i := range 200 {
		halves.Set(i%20, i/20, map[bool]color.Color{true: color.RGBA{G: 200, A: 255}, false: color.RGBA{R: 200, B: 200, A: 255}}[i%20 < 10])
	}
	if err := png.Encode(&picture, halves); err != nil {
		t.Fatal(err)
	}
	white, red, black := color.RGBA{255, 255, 255, 255}, color.RGBA{200, 0, 0, 255}, color.RGBA{0, 0, 0, 255}
	type spot struct {
		x, y int // tenths of a millimetre
		want color.RGBA
	}
	const box = `<AbbreviatedData>M 0 0 L 20 0 L 20 10 L 0 10 C</AbbreviatedData>`
	for _, c := range []struct {
		what, content string
		spots         []spot
	}{
		{"a box that is filled", `<PathObject Boundary="10 20 20 10" Fill="true" Stroke="false"><FillColor Value="200 0 0"/>` + box + `</PathObject>`,
			[]spot{{200, 250, red}, {102, 202, red}, {95, 250, white}, {305, 250, white}, {200, 195, white}, {200, 305, white}}},
		{"one that is drawn", `<PathObject Boundary="10 20 20 10" LineWidth="1"><StrokeColor Value="200 0 0"/>` + box + `</PathObject>`,
			[]spot{{200, 200, red}, {100, 250, red}, {300, 250, red}, {200, 250, white}, {200, 210, white}}},
		{"one as its number says", `<PathObject DrawParam="7" Boundary="10 20 20 10">` + box + `</PathObject>`,
			[]spot{{200, 207, color.RGBA{B: 255, A: 255}}, {200, 250, white}}},
		{"one with nothing said", `<PathObject Boundary="10 20 20 10">` + box + `</PathObject>`, []spot{{200, 200, black}, {200, 250, white}}},
		{"one moved by its matrix", `<PathObject Boundary="10 20 20 10" CTM="0.5 0 0 0.5 30 5" Fill="true" Stroke="false"><FillColor Value="200 0 0"/>` + box + `</PathObject>`,
			[]spot{{450, 270, red}, {395, 270, white}, {505, 270, white}, {200, 250, white}}},
		{"one that shines through", `<PathObject Boundary="10 20 20 10" Alpha="0" Fill="true" Stroke="false"><FillColor Value="200 0 0"/>` + box + `</PathObject>`, []spot{{200, 250, white}}},
		{"one that is not seen", `<PathObject Boundary="10 20 20 10" Visible="false" Fill="true"><FillColor Value="200 0 0"/>` + box + `</PathObject>`, []spot{{200, 250, white}}},
		{"curves", `<PathObject Boundary="10 10 20 20" Fill="true" Stroke="false"><FillColor Value="200 0 0"/><AbbreviatedData>S 0 10 B 0 -3.4 20 -3.4 20 10 Q 10 30 0 10 C</AbbreviatedData></PathObject>`,
			[]spot{{200, 110, red}, {200, 190, red}, {110, 110, white}, {290, 290, white}}},
		{"a picture", `<ImageObject ResourceID="4" Boundary="10 20 40 20" CTM="40 0 0 20 0 0"/>`,
			[]spot{{150, 300, color.RGBA{G: 200, A: 255}}, {450, 300, color.RGBA{R: 200, B: 200, A: 255}}, {90, 300, white}, {510, 300, white}}},
		{"a character of the page's own font", `<TextObject Boundary="10 10 40 40" Font="2" Size="20"><FillColor Value="200 0 0"/><TextCode X="0" Y="18">▇</TextCode></TextObject>`,
			[]spot{{200, 200, red}, {500, 200, white}}},
		{"one by the number of its outline", `<TextObject Boundary="10 10 40 40" Font="2" Size="20"><FillColor Value="200 0 0"/><CGTransform CodePosition="0"><Glyphs>` + glyphOf(t, '▇') + `</Glyphs></CGTransform><TextCode X="0" Y="18">?</TextCode></TextObject>`,
			[]spot{{200, 200, red}, {500, 200, white}}},
		{"one of no font", `<TextObject Boundary="10 10 40 40" Font="9" Size="20"><TextCode X="0" Y="18">▇</TextCode></TextObject>`, []spot{{200, 200, black}}},
	} {
		m := drawn(t, c.content, "D/Res/a.png", picture.String(), "D/Res/f.otf", string(assets.SansRegular))
		for _, s := range c.spots {
			if got := m.RGBAAt(s.x, s.y); far(got, s.want) {
				t.Errorf("%s: at %d %d is %v, want %v", c.what, s.x, s.y, got, s.want)
			}
		}
	}
}

func glyphOf(t testing.TB, r rune) string {
	f := faces{}.load("", func() []byte { return assets.SansRegular })
	n, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil || n == 0 {
		t.Fatalf("no %c: %v", r, err)
	}
	return strconv.Itoa(int(n))
}

func far(a, b color.RGBA) bool {
	d := func(x, y uint8) bool { return max(x, y)-min(x, y) > 24 }
	return d(a.R, b.R) || d(a.G, b.G) || d(a.B, b.B)
}

// TestDrawAPart: a part of a page is that part of the whole.
func TestDrawAPart(t *testing.T) {
	d := opened(t, object(20, 10, 7, 1, "路灯亮了")+`<PathObject Boundary="5 5 80 40"><AbbreviatedData>M 0 0 L 80 40 Q 0 40 10 0</AbbreviatedData></PathObject>`)
	whole, err := d.Draw(0, 700, image.Rect(0, 0, 700, 350))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []image.Rectangle{image.Rect(0, 0, 256, 256), image.Rect(256, 100, 512, 350), image.Rect(512, 0, 700, 350)} {
		part, err := d.Draw(0, 700, r)
		if err != nil {
			t.Fatal(err)
		}
		for y := range r.Dy() {
			for x := range r.Dx() {
				if got, want := part.RGBAAt(x, y), whole.RGBAAt(x+r.Min.X, y+r.Min.Y); far(got, want) {
					t.Fatalf("%v: at %d %d is %v, in the whole %v", r, x, y, got, want)
				}
			}
		}
	}
}

// TestDrawWhatIsHostile: what cannot be drawn is left out, and no page takes more than
// there is room for.
func TestDrawWhatIsHostile(t *testing.T) {
	huge, _ := base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgABhqAAAYagCAYAAAA=")
	for what, content := range map[string]string{
		"numbers that are none":   `<PathObject Boundary="0 0 1e300 nan" CTM="1e300 1e300 1 1 1 1" LineWidth="-1"><AbbreviatedData>M nan inf L 1e308 -1e308 B 1 2 3 A Q C C L</AbbreviatedData></PathObject>`,
		"letters of no size":      `<TextObject Boundary="0 0 9 9" Font="2" Size="1e30" HScale="nan"><TextCode X="0" Y="0" DeltaX="1e300">灯灯</TextCode></TextObject>`,
		"outlines that are none":  `<TextObject Boundary="0 0 9 9" Font="2" Size="9"><CGTransform CodePosition="-4"><Glyphs>99999999 -1 x 70000</Glyphs></CGTransform><TextCode X="0" Y="0">灯灯</TextCode></TextObject>`,
		"a picture that is large": `<ImageObject ResourceID="4" Boundary="0 0 9 9" CTM="9 0 0 9 0 0"/>`,
		"a matrix of nothing":     `<ImageObject ResourceID="4" Boundary="0 0 9 9" CTM="0 0 0 0 0 0"/>`,
	} {
		drawn(t, content, "D/Res/A.png", string(huge), "D/Res/f.otf", strings.Repeat("OTTO", 99))
		t.Log(what)
	}
	d := opened(t, strings.Repeat("<PathObject/>", maxPieces+1))
	if _, err := d.Draw(0, 100, image.Rect(0, 0, 100, 50)); !errors.Is(err, zipped.ErrTooLarge) {
		t.Errorf("more than a page has: %v", err)
	}
	b := file(t, lamps)
	over, cancel := context.WithCancel(t.Context())
	if d, err := Open(over, bytes.NewReader(b), int64(len(b))); err != nil {
		t.Fatal(err)
	} else if cancel(); true {
		if _, err := d.Draw(0, 100, image.Rect(0, 0, 100, 50)); !errors.Is(err, context.Canceled) {
			t.Errorf("stopped: %v", err)
		}
	}
}

func FuzzDraw(f *testing.F) {
	f.Add(object(20, 40, 7, 3, "路灯"), []byte("OTTO"), []byte("\x89PNG\r\n\x1a\n"))
	f.Add(`<PathObject Boundary="1 1 9 9" CTM="0 1e300 -1 0 0 0"><AbbreviatedData>M 1 2 B 1 2 3 4 5 6 A 1 2 3 4 5 6 7 C</AbbreviatedData></PathObject>`, []byte{}, []byte{})
	f.Add(`<ImageObject ResourceID="4" Boundary="0 0 9 9" CTM="9 0 0 9 0 0"/>`, []byte{}, []byte("BM"))
	f.Fuzz(func(t *testing.T, content string, font, picture []byte) {
		d := opened(t, content, "D/Res/f.otf", string(font), "D/Res/A.PNG", string(picture))
		d.Draw(0, 200, image.Rect(0, 0, 200, 100))
	})
}

package library

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lanmu/data/page"
)

// picturedPage is a text beside which lies a picture of so many pixels, the left half of
// it in a colour.
func picturedPage(t *testing.T, left color.Color) (path string) {
	t.Helper()
	dir := t.TempDir()
	path = filepath.Join(dir, "lamps.txt")
	writePicture(t, path, left)
	return path
}

func writePicture(t *testing.T, path string, left color.Color) {
	t.Helper()
	if err := os.WriteFile(path, []byte("灯"), 0o600); err != nil {
		t.Fatal(err)
	}
	m := image.NewRGBA(image.Rect(0, 0, 200, 300))
	for y := range 300 {
		for x := range 200 {
			m.Set(x, y, color.White)
			if x < 100 {
				m.Set(x, y, left)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "lamps.png"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

var red, blue = color.RGBA{200, 0, 0, 255}, color.RGBA{0, 0, 200, 255}

// A cut is what the whole has there, and what was drawn is kept, in no more room than it
// may take, until the file is another.
func TestTheGalleryKeepsWhatItDrew(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "pictures")
	path := picturedPage(t, red)
	g := NewGallery(dir, 1<<20)
	whole, err := g.Draw(t.Context(), path, 1, 100, image.Rect(0, 0, 100, 150))
	if err != nil || whole.RGBAAt(20, 20) != red || whole.RGBAAt(80, 20) != (color.RGBA{255, 255, 255, 255}) {
		t.Fatalf("%v, %v", whole, err)
	}
	cut, err := g.Cut(t.Context(), path, page.Region{Page: 1, Left: 50, Top: 0, Right: 150, Bottom: 100}, 50, image.Rectangle{})
	if err != nil || cut.Rect.Size() != image.Pt(50, 50) || cut.RGBAAt(10, 10) != red || cut.RGBAAt(40, 10) == red {
		t.Fatalf("a cut is %v, %v", cut.Rect, err)
	}
	part, err := g.Cut(t.Context(), path, page.Region{Page: 1, Left: 50, Top: 0, Right: 150, Bottom: 100}, 50, image.Rect(30, 0, 50, 10))
	if err != nil || part.Rect.Size() != image.Pt(20, 10) || part.RGBAAt(5, 5) == red {
		t.Fatalf("a part of a cut is %v, %v", part.Rect, err)
	}
	small, err := g.Small(t.Context(), path, 1, image.Pt(90, 60))
	if err != nil || small.Rect.Size() != image.Pt(40, 60) || small.RGBAAt(10, 10) != red {
		t.Fatalf("a small one is %v, %v", small.Rect, err)
	}
	g.Close()
	if entries, _ := os.ReadDir(dir); len(entries) != 3 {
		t.Errorf("%d drawings are kept", len(entries))
	}
	if g = NewGallery(dir, 1<<20); g.Size() == 0 {
		t.Error("they take no room")
	}
	if _, err := g.Draw(t.Context(), path, 1, 100, image.Rect(0, 0, 100, 150)); err != nil || len(g.open) != 0 {
		t.Errorf("what is kept is drawn anew: %v", err)
	}
	writePicture(t, path, blue)
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(path, later, later); err != nil {
		t.Fatal(err)
	}
	if m, err := g.Draw(t.Context(), path, 1, 100, image.Rect(0, 0, 100, 150)); err != nil || m.RGBAAt(20, 20) != blue {
		t.Errorf("another file is shown as it was: %v", err)
	}
	g.kept.wait()
	g.SetMost(1)
	if n := g.Size(); n > 1 {
		t.Errorf("%d bytes are kept where 1 may be", n)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Draw(t.Context(), path, 1, 60, image.Rect(0, 0, 60, 90)); err != nil {
		t.Errorf("with its folder gone: %v", err)
	}
	if err := g.Clear(); err != nil || g.Size() != 0 {
		t.Errorf("it is not empty: %v", err)
	}
	g.Close()
	if _, err := g.Draw(t.Context(), filepath.Join(dir, "none.txt"), 1, 60, image.Rect(0, 0, 60, 90)); err == nil {
		t.Error("what is not there is drawn")
	}
}

// What is asked for last is drawn first, and what nobody waits for not at all.
func TestTheGalleryDrawsTheNewestFirst(t *testing.T) {
	g := NewGallery(t.TempDir(), 0)
	if err := g.turn(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	order := make(chan string, 4)
	wait := func(ctx context.Context, name string, n int) {
		go func() {
			if err := g.turn(ctx, name == "small"); err != nil {
				order <- "not " + name
				return
			}
			order <- name
			g.done()
		}()
		for {
			g.mu.Lock()
			waiting := len(g.waiting)
			g.mu.Unlock()
			if waiting == n {
				return
			}
			time.Sleep(time.Millisecond)
		}
	}
	wait(t.Context(), "old", 1)
	wait(ctx, "cancelled", 2)
	wait(t.Context(), "new", 3)
	wait(t.Context(), "small", 4)
	cancel()
	if got := <-order; got != "not cancelled" {
		t.Errorf("first %s", got)
	}
	g.done()
	for _, want := range []string{"new", "old", "small"} {
		if got := <-order; got != want {
			t.Errorf("%s before %s", got, want)
		}
	}
	g.Close()
	if _, err := OpenPictures(g.life, "x.pdf"); err == nil || errors.Is(err, ErrNoPicture) {
		t.Errorf("a closed gallery: %v", err)
	}
}

// Small pictures of other files do not close the one that is looked at.
func TestTheGalleryKeepsOpenWhatIsLookedAt(t *testing.T) {
	g := NewGallery(t.TempDir(), 0)
	defer g.Close()
	path := picturedPage(t, red)
	if _, err := g.Sizes(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	looked := g.open[0]
	for range mostAlbums + 1 {
		if _, err := g.Small(t.Context(), picturedPage(t, blue), 1, image.Pt(40, 60)); err != nil {
			t.Fatal(err)
		}
	}
	if len(g.open) != mostAlbums || g.open[mostAlbums-1] != looked {
		t.Errorf("%d files are open, and not the one looked at", len(g.open))
	}
}

// The page of an OFD is drawn, and its articles stand where their type is.
func TestThePictureOfAnOFD(t *testing.T) {
	const path = "testdata/lamps.ofd"
	p, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	pictures, err := OpenPictures(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer pictures.Close()
	sizes := pictures.Sizes()
	if len(sizes) != 1 || math.Round(sizes[0].Width) != 595 || math.Round(sizes[0].Height) != 842 {
		t.Fatalf("sizes are %v", sizes)
	}
	m, err := pictures.Draw(0, 595, image.Rect(0, 0, 595, 842)) // a pixel to a point
	if err != nil {
		t.Fatal(err)
	}
	ink := func(left, top, right, bottom int) (n int) {
		for y := top; y < bottom; y++ {
			for x := left; x < right; x++ {
				if m.RGBAAt(x, y).G < 128 {
					n++
				}
			}
		}
		return n
	}
	on := p.Regions(0)
	if len(on) == 0 {
		t.Fatal("its article stands nowhere")
	}
	for _, r := range on {
		if ink(r.Left, r.Top, r.Right, r.Bottom) == 0 {
			t.Errorf("there is no type at %v", r)
		}
	}
	if n := ink(0, 500, 595, 842); n > 0 {
		t.Errorf("%d points of ink stand below the text", n)
	}
}

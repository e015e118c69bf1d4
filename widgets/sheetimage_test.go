package widgets

import (
	"context"
	"errors"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lanmu/widgets/document"
)

// A picture stands between paragraphs as large as in print beside its text, is drawn
// when it comes into view, in the pixels it is shown in, and says so where it cannot be.
func TestPicturesInTheText(t *testing.T) {
	test.NewApp()
	var widths []int
	draw := func(_ context.Context, width int, clip image.Rectangle) (image.Image, error) {
		widths = append(widths, width)
		return image.NewRGBA(image.Rect(0, 0, width, width/2)), nil
	}
	long := document.Block{Style: document.Body, Text: "渡口又开了船，东河两岸少走十里路。"}
	img := &document.Image{Width: 180, Height: 90, Draw: draw}
	d := document.Document{Blocks: []document.Block{long, {Style: document.Picture, Image: img}, long}}
	for range 80 {
		d.Blocks = append(d.Blocks, long)
	}
	far := &document.Image{Width: 90, Height: 90, Missing: "找不到文件", Draw: func(context.Context, int, image.Rectangle) (image.Image, error) {
		widths = append(widths, -1)
		return nil, errors.New("is gone")
	}}
	d.Blocks = append(d.Blocks, document.Block{Style: document.Picture, Image: far})
	for _, vertical := range []bool{false, true} {
		widths = nil
		r := NewReader(newFaces(t), nil)
		r.Go, r.UI = func(do func()) { do() }, func(do func()) { do() }
		c := DefaultComfort
		c.Vertical = vertical
		r.SetComfort(c)
		win := test.NewWindow(r)
		win.Resize(fyne.NewSize(900, 700))
		r.SetDocument(d, document.Position{})
		if len(widths) == 0 || widths[len(widths)-1] != int(180/9*c.Size+.5) {
			t.Fatalf("vertical %v: drawn in %v pixels, with an em of %v", vertical, widths, c.Size)
		}
		for _, w := range widths {
			if w < 0 {
				t.Error("what is not in view is drawn")
			}
		}
		b := &r.sheet.blocks[1]
		x, y, along, across := r.sheet.imageRoom(b)
		if w, h := along, across; !vertical && w != 2*h || vertical && h != 2*w {
			t.Errorf("vertical %v: it takes %v by %v", vertical, w, h)
		}
		if next := r.sheet.blocks[2].top; next < y+across {
			t.Errorf("the text after it begins at %v, in it", next)
		}
		pressed := -1
		r.OnImage = func(block int) { pressed = block }
		at := fyne.NewPos(x+along/2, y+across/2)
		if vertical {
			at = fyne.NewPos(r.sheet.reach()-at.Y, at.X)
		}
		e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		e.Position = at
		r.sheet.MouseDown(e)
		r.sheet.MouseUp(e)
		if pressed != 1 {
			t.Errorf("vertical %v: a press on it is one on %d", vertical, pressed)
		}
		r.SelectAll()
		r.Reveal(document.Position{Block: len(d.Blocks) - 1})
		r.scroll.ScrollToBottom()
		r.show(r.sheet.total)
		if widths[len(widths)-1] != -1 || r.sheet.images[len(d.Blocks)-1].err == nil {
			t.Errorf("vertical %v: the last is not asked for: %v", vertical, widths)
		}
		if r.sheet.images[1] != nil {
			t.Error("what is far from view is held")
		}
		if got := r.Images(); len(got) != 2 || got[0] != len(d.Blocks)-1 {
			t.Errorf("pictures are %v", got)
		}
		win.Close()
	}
}

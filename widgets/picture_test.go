package widgets

import (
	"context"
	"errors"
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// drawing is what was asked for of a sheet.
type drawing struct {
	width int
	clip  image.Rectangle
}

// hung is a picture in a window of 400 × 300, of a sheet of 200 × 400 with three
// areas that lead to two articles. What it asks for is drawn when settle is called.
func hung(t *testing.T) (p *Picture, w fyne.Window, asked *[]drawing, pressed *[]int, settle func()) {
	t.Helper()
	test.NewTempApp(t)
	var waiting []func()
	asked, pressed = &[]drawing{}, &[]int{}
	p = NewPicture()
	p.Draw = func(_ context.Context, width int, clip image.Rectangle) (image.Image, error) {
		*asked = append(*asked, drawing{width, clip})
		return image.NewRGBA(image.Rect(0, 0, clip.Dx(), clip.Dy())), nil
	}
	p.Go = func(do func()) { waiting = append(waiting, do) }
	p.UI = func(do func()) { do() }
	p.OnArea = func(of int) { *pressed = append(*pressed, of) }
	w = test.NewWindow(p)
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 300))
	p.SetSheet(fyne.NewSize(200, 400), []Area{
		{Of: 0, Title: "渡口又开了船", Left: 10, Top: 10, Right: 90, Bottom: 100},
		{Of: 0, Title: "渡口又开了船", Left: 110, Top: 10, Right: 190, Bottom: 100},
		{Of: 1, Title: "旧码头添了六盏灯", Left: 10, Top: 120, Right: 190, Bottom: 380},
	})
	settle = func() {
		for len(waiting) > 0 {
			do := waiting[0]
			waiting = waiting[1:]
			do()
		}
	}
	settle()
	return p, w, asked, pressed, settle
}

func TestPictureIsDrawnAtTheScreensScale(t *testing.T) {
	p, w, asked, _, settle := hung(t)
	*asked = nil
	p.SetSheet(fyne.NewSize(200, 400), nil)
	settle()
	scale := w.Canvas().Scale()
	if len(*asked) != 1 || (*asked)[0].width != int(400*scale) {
		t.Fatalf("the whole is drawn as %v", *asked)
	}
	p.ZoomTo(2, fyne.NewPos(0, 0))
	if p.sharp != nil {
		t.Error("a step waits until it is drawn sharply")
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	p.stop() // the clock is not waited for
	p.sharpen(ctx)
	settle()
	last := (*asked)[len(*asked)-1]
	if last.width != int(800*scale) || last.clip.Min != image.Pt(0, 0) || last.clip.Dy() > 2*int(300*scale) {
		t.Errorf("enlarged, %v is drawn", last)
	}
}

// What is at the mouse stays there when the sheet is enlarged, and it never leaves the
// view.
func TestPictureIsEnlargedAboutTheMouse(t *testing.T) {
	p, _, _, _, _ := hung(t)
	at := fyne.NewPos(300, 200)
	where := func() fyne.Position {
		u, o := p.unit(), p.origin()
		return fyne.NewPos((at.X-o.X)/u, (at.Y-o.Y)/u)
	}
	before := where()
	p.ZoomTo(3, at)
	if after := where(); abs32(after.X-before.X) > .5 || abs32(after.Y-before.Y) > .5 {
		t.Errorf("%v became %v", before, after)
	}
	for range 40 {
		p.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-100, -100)})
	}
	if s := p.sheet(); p.at.X > s.Width-400 || p.at.Y > s.Height-300 {
		t.Errorf("dragged out of view to %v of %v", p.at, s)
	}
	p.ZoomTo(.01, at)
	if s := p.sheet(); s.Height > 300.5 || s.Height < 299.5 {
		t.Errorf("the whole is %v", s)
	}
	if o := p.origin(); o.X < 100 {
		t.Errorf("a sheet narrower than the view stands at %v", o)
	}
}

func TestPictureLeadsToWhatStandsThere(t *testing.T) {
	p, _, _, pressed, _ := hung(t)
	for _, c := range []struct {
		at   fyne.Position // in the view: the sheet is twice as large
		want int
	}{{fyne.NewPos(100, 100), 0}, {fyne.NewPos(300, 100), 0}, {fyne.NewPos(200, 280), 1}} {
		p.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: c.at}})
		if p.over != c.want || p.Cursor() != desktop.PointerCursor {
			t.Errorf("at %v is %d", c.at, p.over)
		}
		p.tapped = p.tapped.Add(-manyClicks)
		*pressed = nil
		p.Tapped(&fyne.PointEvent{Position: c.at})
		if !slices.Equal(*pressed, []int{c.want}) {
			t.Errorf("a click at %v opens %v", c.at, *pressed)
		}
	}
	p.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(200, 100)}})
	if p.over != -1 || p.Cursor() != desktop.DefaultCursor {
		t.Errorf("between the strips is %d", p.over)
	}
	p.tapped = p.tapped.Add(-2 * manyClicks)
	*pressed = nil
	p.Tapped(&fyne.PointEvent{Position: fyne.NewPos(200, 100)})
	p.Tapped(&fyne.PointEvent{Position: fyne.NewPos(200, 100)})
	if p.zoom <= 1 || len(*pressed) > 0 {
		t.Errorf("two clicks enlarge to %v and open %v", p.zoom, *pressed)
	}
}

func TestPictureByKeyboard(t *testing.T) {
	p, w, _, pressed, _ := hung(t)
	w.Canvas().Focus(p)
	turned := 0
	p.OnTurn = func(by int) { turned += by }
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyDown, 0}, {fyne.KeyDown, 1}, {fyne.KeyDown, 1}, {fyne.KeyUp, 0}, {fyne.KeyUp, 0}, {fyne.KeyDown, 1}} {
		p.TypedKey(&fyne.KeyEvent{Name: c.key})
		if p.over != c.want {
			t.Fatalf("after %s %d is chosen, want %d", c.key, p.over, c.want)
		}
	}
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(*pressed, []int{1}) {
		t.Errorf("Enter opens %v", *pressed)
	}
	p.TypedRune('+')
	if p.zoom <= 1 {
		t.Error("+ does not enlarge")
	}
	p.TypedRune('0')
	if p.zoom != 1 {
		t.Error("0 does not fit the width")
	}
	p.TypedRune(']')
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	p.TypedRune('[')
	if turned != 1 {
		t.Errorf("turned by %d", turned)
	}
}

func TestPictureThatCannotBeDrawn(t *testing.T) {
	p, _, _, _, settle := hung(t)
	wrong := errors.New("is damaged")
	var told error
	p.OnError = func(err error) { told = err }
	p.Draw = func(context.Context, int, image.Rectangle) (image.Image, error) { return nil, wrong }
	p.SetSheet(fyne.NewSize(200, 400), nil)
	settle()
	if !errors.Is(told, wrong) {
		t.Errorf("told %v", told)
	}
	p.Draw = func(context.Context, int, image.Rectangle) (image.Image, error) { return nil, context.Canceled }
	told = nil
	p.SetSheet(fyne.NewSize(200, 400), nil)
	p.Clear() // nobody waits for it
	settle()
	if told != nil {
		t.Errorf("told %v of what is not shown", told)
	}
}

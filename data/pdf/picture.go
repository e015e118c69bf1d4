package pdf

import (
	"context"
	"fmt"
	"image"
	"math"

	"lanmu/data/fault"
)

// A Document is a PDF that is held open to have its pages drawn. Its methods must be
// called one at a time.
type Document struct {
	in    *instance
	doc   uint64
	sizes []Size
}

// A Size is that of a page as it is seen, in points.
type Size struct{ Width, Height float64 }

// maxPixels is how many pixels are drawn at once at most: a screen of 4K, twice.
const maxPixels = 16 << 20

// Open opens a PDF to have its pages drawn, until it is closed or ctx ends.
func (e *Engine) Open(ctx context.Context, file []byte) (d *Document, err error) {
	program, err := e.start(ctx)
	if err != nil {
		return nil, err
	}
	err = fault.Try(func() error {
		in, err := program.instantiate(ctx, len(file), toDraw())
		if err != nil {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			return err
		}
		in.memory.most = pictureMemory + uint64(len(file))
		d = &Document{in: in}
		if d.doc, err = in.open(file); err == nil {
			err = d.measure()
		}
		if err != nil {
			in.close()
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return d, nil
}

// pictureMemory is what the engine may use to draw a page: the pictures in it are
// unpacked, and the page itself is drawn there.
const pictureMemory = 256 << 20

// Close gives back what the document takes.
func (d *Document) Close() { d.in.close() }

// Sizes are those of its pages.
func (d *Document) Sizes() []Size { return d.sizes }

func (d *Document) measure() error {
	in := d.in
	n := int(int32(in.call("FPDF_GetPageCount", d.doc)))
	if n <= 0 {
		return in.fault()
	}
	d.sizes = make([]Size, min(n, maxPictures))
	at := in.allocate(2 * 4) // width, height
	for i := range d.sizes {
		if in.call("FPDF_GetPageSizeByIndexF", d.doc, uint64(i), uint64(at)) != 0 {
			d.sizes[i] = Size{in.float(at), in.float(at + 4)}
		}
		if s := d.sizes[i]; !(s.Width > 0 && s.Height > 0 && s.Width < 1<<15 && s.Height < 1<<15) {
			d.sizes[i] = Size{595, 842} // A4 stands for what a page does not tell
		}
	}
	in.call("free", uint64(at))
	if in.err != nil {
		return in.fault()
	}
	return nil
}

// maxPictures is how many pages of a document have pictures.
const maxPictures = 10_000

// Draw draws the part of page i, counted from 0, that clip shows of it where it is
// so many pixels wide.
func (d *Document) Draw(i, width int, clip image.Rectangle) (*image.RGBA, error) {
	if d.in.ctx.Err() != nil {
		return nil, context.Cause(d.in.ctx)
	}
	if i < 0 || i >= len(d.sizes) {
		return nil, fmt.Errorf("has no page %d", i+1)
	}
	s := d.sizes[i]
	height := int(math.Ceil(float64(width) * s.Height / s.Width))
	if clip = clip.Intersect(image.Rect(0, 0, width, height)); clip.Empty() || clip.Dx()*clip.Dy() > maxPixels {
		return nil, ErrTooLarge
	}
	var out *image.RGBA
	err := fault.Try(func() (err error) {
		out, err = d.draw(i, width, height, clip)
		return err
	})
	return out, err
}

func (d *Document) draw(i, width, height int, clip image.Rectangle) (*image.RGBA, error) {
	const (
		annotations = 0x01 // what was written on the page is drawn
		reversed    = 0x10 // red first
		opaque      = 0xffffffff
	)
	in := d.in
	in.file, in.work = maxWork, 0
	in.grant()
	in.file, in.work = 0, maxWork // a picture is worth many lines
	page := in.call("FPDF_LoadPage", d.doc, uint64(i))
	if page == 0 {
		return nil, in.fault()
	}
	defer in.call("FPDF_ClosePage", page)
	w, h := uint64(clip.Dx()), uint64(clip.Dy())
	bitmap := in.call("FPDFBitmap_Create", w, h, 0)
	if bitmap == 0 {
		return nil, in.fault()
	}
	defer in.call("FPDFBitmap_Destroy", bitmap)
	in.call("FPDFBitmap_FillRect", bitmap, 0, 0, w, h, opaque)
	in.call("FPDF_RenderPageBitmap", bitmap, page, uint64(uint32(int32(-clip.Min.X))), uint64(uint32(int32(-clip.Min.Y))),
		uint64(width), uint64(height), 0, annotations|reversed)
	at, stride := uint32(in.call("FPDFBitmap_GetBuffer", bitmap)), int(in.call("FPDFBitmap_GetStride", bitmap))
	if in.err != nil {
		return nil, in.fault()
	}
	pixels, ok := in.module.Memory().Read(at, uint32(stride*clip.Dy()))
	if !ok || stride < 4*clip.Dx() {
		return nil, ErrDamaged
	}
	out := image.NewRGBA(image.Rect(0, 0, clip.Dx(), clip.Dy()))
	for y := range clip.Dy() {
		copy(out.Pix[y*out.Stride:(y+1)*out.Stride], pixels[y*stride:])
	}
	for k := 3; k < len(out.Pix); k += 4 {
		out.Pix[k] = 0xff // the fourth byte of each is not kept by the engine
	}
	return out, nil
}

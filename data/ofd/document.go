package ofd

import (
	"context"
	"errors"
	"image"
	"io"
	"math"

	"lanmu/data/pdf"
	"lanmu/data/zipped"
)

// A Document is an OFD that is held open to draw its pages. Its methods must be called
// one at a time.
type Document struct {
	pages []sheet
	sizes []pdf.Size
	fonts faces

	last   int // the page that is kept, -1 for none
	scene  []mark
	images *pictures
}

// A sheet is a page that may be drawn.
type sheet struct {
	*reader
	at            string
	width, height float64 // mm
}

// Open opens an OFD to draw its pages, whose parts are read from r as they are needed
// for as long as ctx lasts.
func Open(ctx context.Context, r io.ReaderAt, size int64) (*Document, error) {
	d := &Document{last: -1, fonts: faces{}}
	err := each(ctx, r, size, func(of *reader, at string) error {
		if len(d.pages) == pdf.MaxPages {
			return pdf.ErrTooManyPages
		}
		width, height := of.sizeOf(at)
		d.pages = append(d.pages, sheet{of, at, width, height})
		d.sizes = append(d.sizes, pdf.Size{Width: width * points, Height: height * points})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return d, nil
}

// Sizes are those of the pages, in points.
func (d *Document) Sizes() []pdf.Size { return d.sizes }

// Draw draws the part of page i, counted from 0, that clip shows of it where it is so
// many pixels wide.
func (d *Document) Draw(i, width int, clip image.Rectangle) (*image.RGBA, error) {
	if i < 0 || i >= len(d.pages) {
		return nil, ErrDamaged
	}
	p := d.pages[i]
	if d.last != i {
		l := leaf{reader: p.reader, width: p.width, height: p.height, stage: &stage{}}
		l.reader.chars = 0
		if err := l.read(p.at, 0); err != nil && (p.ctx.Err() != nil || errors.Is(err, zipped.ErrTooLarge)) {
			return nil, errors.Join(context.Cause(p.ctx), err)
		}
		d.last, d.scene, d.images = i, l.stage.marks, &pictures{map[string]image.Image{}, mostPixels}
	}
	scale := float64(width) / p.width
	height := max(1, int(math.Round(p.height*scale)))
	c := newCanvas(p.reader, d.fonts, d.images, scale, clip.Intersect(image.Rect(0, 0, width, height)))
	for _, m := range d.scene {
		if p.ctx.Err() != nil {
			return nil, context.Cause(p.ctx)
		}
		m.draw(c)
	}
	return c.picture, nil
}

// sizeOf is the size of a page in millimetres: its own, or that of all.
func (d *reader) sizeOf(at string) (width, height float64) {
	width, height = d.size[0], d.size[1]
	found := false
	if b, err := d.archive.Read(at, maxPart); err == nil {
		w := walker{ctx: d.ctx, end: func(name, text string) {
			if n := numbers(text); name == "PhysicalBox" && len(n) == 4 && n[2] > 0 && n[3] > 0 && !found {
				width, height, found = n[2], n[3], true
			}
		}, over: func() bool { return found }}
		w.walk(b)
	}
	if !(width > 0 && height > 0 && width < maxSide && height < maxSide) {
		return 210, 297
	}
	return width, height
}

// maxSide is how many millimetres a page is wide or high at most.
const maxSide = 5000

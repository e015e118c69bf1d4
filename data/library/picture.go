package library

import (
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // pictures beside pages
	_ "image/png"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/image/draw"

	"lanmu/data/ofd"
	"lanmu/data/pdf"
)

// Pictures are the pages of a file as they look, held open while they are looked at:
// those of a PDF or an OFD, the cover of a book, or the one that lies beside a page in a file of the
// same name; and the pictures in a document that flows. Its methods must be called one at a time.
type Pictures struct {
	path   string
	pdf    *pdf.Document
	ofd    *ofd.Document
	beside image.Image

	flow    *flow // of a document that flows
	cover   int
	content *content
	last    int // what was decoded last
	decoded image.Image
}

// ErrNoPicture is the error of a page that has no picture.
var ErrNoPicture = errors.New("has no picture: it is no PDF, no OFD and no EPUB with a cover, and no JPEG or PNG of its name lies beside it")

// pictureEndings are those of pictures that may lie beside a page.
var pictureEndings = []string{".jpg", ".jpeg", ".png", ".JPG", ".JPEG", ".PNG"}

// maxPicture is how many pixels a picture beside a page has at most; unpacked it
// takes four bytes for each.
const maxPicture = 40 << 20

// OpenPictures opens the pictures of the pages in a file, until they are closed or
// ctx ends.
func OpenPictures(ctx context.Context, path string) (*Pictures, error) {
	beside, err := pictureBeside(path)
	if err != nil {
		return nil, err
	}
	c, err := readFile(path)
	if err != nil {
		return nil, err
	}
	if f := flowOf(c); f != nil {
		return &Pictures{path: path, beside: beside, flow: f, cover: coverOf(c, f), content: c}, nil
	}
	if c.kind == ofdKind {
		d, err := ofd.Open(ctx, c, c.size)
		if err != nil {
			c.close()
			return nil, named(documentError(ctx, err), path)
		}
		return &Pictures{path: path, ofd: d, content: c}, nil
	}
	defer c.close()
	switch {
	case beside != nil:
		return &Pictures{path: path, beside: beside}, nil
	case c.kind != pdfKind:
		return nil, named(ErrNoPicture, path)
	}
	d, err := pdfs().Open(unlocking(ctx, path), c.all)
	if err != nil {
		return nil, named(pdfError(err), path)
	}
	return &Pictures{path: path, pdf: d}, nil
}

// pictureBeside reads the picture beside a page; nil if there is none.
func pictureBeside(path string) (image.Image, error) {
	if strings.EqualFold(filepath.Ext(path), ".pdf") {
		return nil, nil
	}
	for _, ending := range pictureEndings {
		at := strings.TrimSuffix(path, filepath.Ext(path)) + ending
		f, err := os.Open(at)
		if err != nil {
			continue
		}
		defer f.Close()
		if c, _, err := image.DecodeConfig(f); err != nil || c.Width <= 0 || c.Height <= 0 || c.Width*c.Height > maxPicture {
			return nil, &Error{Path: at, Problem: Damaged, Err: fmt.Errorf("is no picture of a page: %w", errors.Join(err))}
		}
		if _, err := f.Seek(0, 0); err != nil {
			return nil, unreadable(at, err)
		}
		m, _, err := image.Decode(f)
		if err != nil {
			return nil, &Error{Path: at, Problem: Damaged, Err: err}
		}
		return m, nil
	}
	return nil, nil
}

// Close gives back what the pictures take.
func (p *Pictures) Close() {
	if p.pdf != nil {
		p.pdf.Close()
	}
	if p.content != nil {
		p.content.close()
	}
}

// Sizes are those of the pages, in points for a PDF and an OFD; what only has pixels has one to
// a point. A document that flows has no pages, but for the cover of a book.
func (p *Pictures) Sizes() []pdf.Size {
	m := p.beside
	switch {
	case p.pdf != nil:
		return p.pdf.Sizes()
	case p.ofd != nil:
		return p.ofd.Sizes()
	case m == nil && p.cover > 0:
		m, _ = p.picture(p.cover)
	}
	if m == nil {
		return nil
	}
	return []pdf.Size{sizeOf(m)}
}

func sizeOf(m image.Image) pdf.Size {
	b := m.Bounds()
	return pdf.Size{Width: float64(b.Dx()), Height: float64(b.Dy())}
}

// picture decodes a picture of a document that flows. One is kept.
func (p *Pictures) picture(n int) (image.Image, error) {
	if p.decoded == nil || p.last != n {
		p.decoded = nil
		m, err := p.flow.decode(n)
		if err != nil {
			return nil, &Error{Path: p.path, Problem: Damaged, Err: err}
		}
		p.last, p.decoded = n, m
	}
	return p.decoded, nil
}

// Draw draws the part of page i, counted from 0, that clip shows of it where it is so
// many pixels wide.
func (p *Pictures) Draw(i, width int, clip image.Rectangle) (*image.RGBA, error) {
	if p.pdf != nil {
		m, err := p.pdf.Draw(i, width, clip)
		if err != nil {
			err = named(pdfError(err), p.path)
		}
		return m, err
	}
	if p.ofd != nil {
		m, err := p.ofd.Draw(i, width, clip)
		if err != nil {
			err = &Error{Path: p.path, Problem: Damaged, Err: err}
		}
		return m, err
	}
	m := p.beside
	if m == nil {
		var err error
		if m, err = p.picture(p.cover); err != nil {
			return nil, err
		}
	}
	return scaled(m, width, clip), nil
}

// scaled is the part of a picture that clip shows of it where it is so many pixels wide.
func scaled(m image.Image, width int, clip image.Rectangle) *image.RGBA {
	b := m.Bounds()
	height := max(1, b.Dy()*width/b.Dx())
	clip = clip.Intersect(image.Rect(0, 0, width, height))
	out := image.NewRGBA(image.Rect(0, 0, clip.Dx(), clip.Dy()))
	from := image.Rect(b.Min.X+clip.Min.X*b.Dx()/width, b.Min.Y+clip.Min.Y*b.Dy()/height,
		b.Min.X+clip.Max.X*b.Dx()/width, b.Min.Y+clip.Max.Y*b.Dy()/height)
	var by draw.Scaler = draw.ApproxBiLinear
	if 3*width < 2*b.Dx() { // else lines are lost
		by = draw.BiLinear
	}
	by.Scale(out, out.Bounds(), m, from, draw.Src, nil)
	return out
}

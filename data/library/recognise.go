package library

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strconv"

	_ "golang.org/x/image/bmp" // what scanners and telephones write
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"

	"lanmu/data/home"
	"lanmu/data/page"
	"lanmu/data/pdf"
	"lanmu/data/recognise"
)

// What was recognised on the pictures of pages is kept in a folder of the cache, by the
// content of their file, a page a file: who stops goes on there the next time. A file
// that says how many there are tells that all are.

// recognisedIn is the folder of what was recognised of a file.
func recognisedIn(c *content) string {
	return filepath.Join(recognisedDir(), hex.EncodeToString(c.sum[:16]))
}

// recognisedDir is what a test may put a folder of its own in place of.
var recognisedDir = func() string { return filepath.Join(home.Cache(), "recognised") }

const allPages = "pages"

// recognised returns what was recognised of all pages of a file, nil if it was not.
func recognised(c *content) []recognise.Page {
	dir := recognisedIn(c)
	b, err := os.ReadFile(filepath.Join(dir, allPages))
	if err != nil {
		return nil
	}
	n, err := strconv.Atoi(string(b))
	if err != nil || n < 1 || n > pdf.MaxPages {
		return nil
	}
	pages := make([]recognise.Page, n)
	for i := range pages {
		b, err := os.ReadFile(pageFile(dir, i))
		if err != nil || json.Unmarshal(b, &pages[i]) != nil {
			return nil
		}
	}
	return pages
}

func pageFile(dir string, i int) string { return filepath.Join(dir, strconv.Itoa(i+1)+".json") }

// readRecognised makes a source of what was recognised; false if nothing was.
func readRecognised(ctx context.Context, c *content) (s source, ok bool, err error) {
	pages := recognised(c)
	if pages == nil {
		return s, false, nil
	}
	s.parts, _, err = pdf.Compose(ctx, func(take func(pdf.Sheet) error) error {
		for i := range pages {
			if err := take(pages[i].Sheet); err != nil {
				return err
			}
		}
		return nil
	})
	s.recognised = true
	for i := range pages {
		for _, d := range pages[i].Doubts {
			s.doubts = append(s.doubts, page.Doubt(d))
		}
	}
	return s, true, pdfError(err)
}

// readPicture reads a picture of a page, once its text was recognised.
func readPicture(ctx context.Context, c *content, _ Encoding) (source, error) {
	if s, ok, err := readRecognised(ctx, c); ok {
		return s, err
	}
	return source{}, &Error{Problem: Foreign, Err: errors.New("picture")}
}

// Recognise has the text of a picture, or of a PDF whose pages are pictures, recognised
// page by page, or an old document converted, and tells how many are done of how many. What is done is kept, also if
// ctx ends it. Files are read as what was recognised of them from then on.
func Recognise(ctx context.Context, path string, on func(done, all int)) error {
	c, err := readFile(path)
	if err != nil {
		return err
	}
	defer c.close()
	if c.kind == officeKind {
		on(0, 1)
		if err := convert(ctx, c); err != nil {
			return named(err, path)
		}
		on(1, 1)
		return nil
	}
	languages := recognise.Languages(ctx)
	if languages == nil {
		return &Error{Path: path, Problem: NoRecogniser, Err: recognise.ErrNone}
	}
	var pictures *Pictures
	if c.kind == pictureKind {
		pictures, err = pictureItself(c)
	} else {
		pictures, err = OpenPictures(ctx, path)
	}
	if err != nil {
		return named(err, path)
	}
	defer pictures.Close()
	dir := recognisedIn(c)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return unreadable(dir, err)
	}
	sizes := pictures.Sizes()
	if len(sizes) > pdf.MaxPages {
		return &Error{Path: path, Problem: TooManyPages, Err: pdf.ErrTooManyPages}
	}
	for i, size := range sizes {
		on(i, len(sizes))
		if _, err := os.Stat(pageFile(dir, i)); err == nil {
			continue
		}
		m, dpi, err := drawn(pictures, i, size)
		if err != nil {
			return named(err, path)
		}
		p, err := recognise.Read(ctx, m, dpi, languages)
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return &Error{Path: path, Problem: Unreadable, Err: err}
		}
		if err := keepRecognised(pageFile(dir, i), p); err != nil {
			return unreadable(dir, err)
		}
	}
	on(len(sizes), len(sizes))
	if err := replace(filepath.Join(dir, allPages), []byte(strconv.Itoa(len(sizes)))); err != nil {
		return unreadable(dir, err)
	}
	return nil
}

// replace writes a file of the cache, whole or not at all. What a power cut takes is
// recognised again.
func replace(file string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// pictureItself is a file that is the picture of its page.
func pictureItself(c *content) (*Pictures, error) {
	size, _, err := image.DecodeConfig(bytes.NewReader(c.all))
	if err != nil || size.Width <= 0 || size.Height <= 0 || size.Width*size.Height > maxPicture {
		return nil, &Error{Problem: Damaged, Err: fmt.Errorf("is damaged, or larger than the picture of a page: %w", errors.Join(err))}
	}
	m, _, err := image.Decode(bytes.NewReader(c.all))
	if err != nil {
		return nil, &Error{Problem: Damaged, Err: err}
	}
	return &Pictures{beside: m}, nil
}

func keepRecognised(file string, p recognise.Page) error {
	b, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return replace(file, b)
}

// drawn draws a page as large as tesseract likes it.
func drawn(p *Pictures, i int, size pdf.Size) (image.Image, float64, error) {
	const (
		inch  = 72
		best  = 300      // pixels to the inch
		most  = 15 << 20 // pixels that are drawn at once
		least = 20       // pixels of an em: a picture's own are no more than it has
	)
	dpi := float64(best)
	if p.pdf == nil { // its points are its pixels
		dpi = inch
	}
	for dpi > inch && size.Width*size.Height*dpi*dpi/inch/inch > most {
		dpi *= .9
	}
	width := int(size.Width * dpi / inch)
	height := int(size.Height*dpi/inch) + 1
	if width < least || height < least {
		return nil, 0, errors.New("is too small a picture for text")
	}
	m, err := p.Draw(i, width, image.Rect(0, 0, width, height))
	if p.pdf == nil {
		dpi = best // as scanners have it; else every size is as large, and only their relation counts
	}
	return m, dpi, err
}

// Recognise has the text of a file recognised, and reads it so from then on. The
// returned sheet takes the place of the one with the same Path.
func (l *Library) Recognise(ctx context.Context, path string, on func(done, all int)) (*Sheet, error) {
	path = clean(path)
	if err := Recognise(ctx, path, on); err != nil {
		return nil, err
	}
	sheet, err := l.readNow(ctx, path, "")
	if err != nil {
		return nil, err
	}
	l.mu.RLock()
	choices := l.choices
	l.mu.RUnlock()
	if err := choices.recognise(path); err != nil {
		return nil, err
	}
	return sheet, nil
}

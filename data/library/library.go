package library

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"sync"

	"lanmu/data/fault"
	"lanmu/data/home"
	"lanmu/data/page"
	"lanmu/data/pdf"
	"lanmu/seeds"
)

// MaxBytes is the largest file taken for a page. A broadsheet page holds about
// 30 KB of text and a whole book 3 MB; what is larger is something else, and
// setting it would take gigabytes.
const MaxBytes = 32 << 20

// MaxLines is the most lines taken for a page, blank ones aside. A line costs
// under a kilobyte while a page is restored, however short it is; a book has
// 50,000.
const MaxLines = 200_000

// What of a PDF is told the reader that asks for more.
const (
	MaxPDFPages = pdf.MaxPages
	MaxPDFTime  = pdf.MaxPageTime // of a page
)

// MaxPDFBytes is the largest PDF taken for a page, most of which is pictures.
const MaxPDFBytes = 256 << 20

// A Page is a restored page and where it came from.
type Page struct {
	*page.Page
	Name string // to show: the file's name without its folder
	Path string // "" for the embedded page and for standard input
}

// SeedName is what the embedded page is called.
const SeedName = seeds.OpinionPageName

// Seed returns the embedded page.
func Seed() Page {
	return Page{Page: page.Restore(string(seeds.OpinionPage)), Name: seeds.OpinionPageName}
}

// Open reads and restores the page in a file.
func Open(ctx context.Context, path string) (Page, error) {
	c, err := readFile(path)
	if err != nil {
		return Page{}, err
	}
	defer c.close()
	p, err := pageOf(ctx, c, path)
	p.Name, p.Path = nameOf(path), path
	return p, err
}

// Read reads and restores a page; name is what errors call it.
func Read(ctx context.Context, r io.Reader, name string) (Page, error) {
	c, err := readAll(r, name)
	if err != nil {
		return Page{}, err
	}
	return pageOf(ctx, c, name)
}

// pageOf restores the page that a file holds.
func pageOf(ctx context.Context, c *content, name string) (Page, error) {
	p, err := safely(name, func() (*page.Page, error) {
		s, err := sourceOf(ctx, c, "")
		if err != nil {
			return nil, err
		}
		return s.restore(ctx)
	})
	if err != nil {
		return Page{}, named(err, name)
	}
	return Page{Page: p, Name: name}, nil
}

// safely reads a page for which a fault of the program is the page's error.
func safely(path string, read func() (*page.Page, error)) (p *page.Page, err error) {
	err = fault.Try(func() (err error) { p, err = read(); return err })
	if f := (*fault.Error)(nil); errors.As(err, &f) {
		err = &Error{Path: path, Problem: Faulty, Err: f}
	}
	return p, err
}

// pdfs reads PDFs. It starts, which takes seconds, at the first there is.
var pdfs = sync.OnceValue(func() *pdf.Engine { return pdf.NewEngine(filepath.Join(home.Cache(), "pdfium")) })

// Draw writes the pages of a PDF as an SVG that shows what its lines were taken for,
// in which order.
func Draw(ctx context.Context, path string, w io.Writer) error {
	c, err := readFile(path)
	if err != nil {
		return err
	}
	defer c.close()
	if c.kind != pdfKind {
		return &Error{Path: path, Problem: Damaged, Err: pdf.ErrDamaged}
	}
	if err := pdfError(pdfs().Draw(ctx, c.all, w)); err != nil {
		return named(err, path)
	}
	return nil
}

// Warm has what reads PDFs made ready, which takes seconds once, and does not wait for
// it.
func Warm() { pdfs().Warm() }

// Preparing reports whether a PDF waits for what is made ready once.
func Preparing() bool { return pdfs().Preparing() }

// isPDF reports whether b is a PDF. Some have what a server said before it.
func isPDF(b []byte) bool {
	const junk = 1024 // bytes at most, as other readers have it
	at := bytes.Index(b[:min(len(b), junk)], []byte("%PDF-"))
	return at == 0 || at > 0 && bytes.Contains(b[at:], []byte("endobj"))
}

// partsOfPDF returns a PDF's text as blocks of type, and what of it could not be
// read.
func partsOfPDF(ctx context.Context, b []byte) ([]page.Part, page.Loss, error) {
	parts, loss, err := pdfs().Parts(ctx, b)
	return parts, loss, pdfError(err)
}

// pdfError returns an error of a PDF as one of the library's.
func pdfError(err error) error {
	for cause, problem := range map[error]Problem{
		pdf.ErrNoText: NoText, pdf.ErrNoLetters: NoLetters, pdf.ErrEmpty: Empty, pdf.ErrLocked: Locked, pdf.ErrDamaged: Damaged,
		pdf.ErrTooSlow: TooSlow, pdf.ErrTooLarge: TooMuch, pdf.ErrTooManyPages: TooManyPages,
	} {
		if errors.Is(err, cause) {
			return &Error{Problem: problem, Err: err}
		}
	}
	return err
}

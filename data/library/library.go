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
	"lanmu/data/markup"
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

// Seed returns the embedded page.
func Seed() Page {
	return Page{Page: page.Restore(string(seeds.OpinionPage)), Name: seeds.OpinionPageName}
}

// Open reads and restores the page in a file.
func Open(ctx context.Context, path string) (Page, error) {
	b, err := readFile(path)
	if err != nil {
		return Page{}, err
	}
	p, err := pageOf(ctx, b, path)
	p.Name, p.Path = nameOf(path), path
	return p, err
}

// Read reads and restores a page; name is what errors call it.
func Read(ctx context.Context, r io.Reader, name string) (Page, error) {
	b, err := readAll(r, name, 0)
	if err != nil {
		return Page{}, err
	}
	return pageOf(ctx, b, name)
}

// pageOf restores the page whose bytes are b.
func pageOf(ctx context.Context, b []byte, name string) (Page, error) {
	p, err := safely(name, func() (*page.Page, error) {
		s, err := sourceOf(ctx, b, "")
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

// A source is what a page is restored from: the text of a dump, or the parts of
// a document that tells itself what is what.
type source struct {
	decoded
	parts []page.Part // nil for a dump
	loss  page.Loss
}

// sourceOf reads the bytes of a file, in the encoding as if that is not "". It
// returns the error of ctx when that ends it.
func sourceOf(ctx context.Context, b []byte, as Encoding) (source, error) {
	if isPDF(b) {
		parts, loss, err := partsOfPDF(ctx, b)
		return source{parts: parts, loss: loss}, err
	}
	d, err := decode(b, as)
	s := source{decoded: d}
	if err != nil {
		return s, err
	}
	if markup.IsWebPage(s.text) {
		if s.parts, err = markup.WebPage(ctx, s.text); ctx.Err() != nil {
			return s, ctx.Err()
		} else if errors.Is(err, markup.ErrTooLarge) {
			return s, &Error{Problem: TooMuch, Err: err}
		} else if err != nil {
			return s, &Error{Problem: Damaged, Err: err}
		}
		if s.parts == nil {
			s.parts = []page.Part{}
		}
	} else if parts, ok := markup.Markdown(s.text); ok {
		s.parts = parts
	}
	if s.parts != nil {
		s.text = ""
	}
	return s, nil
}

// restore makes the page of a source. Its error is that of ctx.
func (s *source) restore(ctx context.Context) (*page.Page, error) {
	if s.parts != nil {
		p, err := page.ComposeContext(ctx, s.parts)
		if err == nil {
			p.Loss = s.loss
		}
		return p, err
	}
	return restore(ctx, s.text)
}

// restore is what a test may put something in place of.
var restore = page.RestoreContext

// pdfs reads PDFs. It starts, which takes seconds, at the first there is.
var pdfs = sync.OnceValue(func() *pdf.Engine { return pdf.NewEngine(filepath.Join(home.Cache(), "pdfium")) })

// Draw writes the pages of a PDF as an SVG that shows what its lines were taken for,
// in which order.
func Draw(ctx context.Context, path string, w io.Writer) error {
	b, err := readFile(path)
	if err != nil {
		return err
	}
	if !isPDF(b) {
		return &Error{Path: path, Problem: Damaged, Err: pdf.ErrDamaged}
	}
	if err := pdfError(pdfs().Draw(ctx, b, w)); err != nil {
		return named(err, path)
	}
	return nil
}

// Warm has what reads PDFs made ready, which takes seconds once, and does not wait for
// it.
func Warm() { pdfs().Warm() }

// Preparing tells whether a PDF waits for what is made ready once.
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
	if len(b) > MaxPDFBytes {
		return nil, page.Loss{}, &Error{Problem: TooLarge}
	}
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

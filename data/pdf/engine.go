package pdf

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"lanmu/data/fault"
	"lanmu/data/page"
)

// What a file may take before it is given up: the exported ones are told the reader. A broadsheet page has 10,000
// characters and is read in a tenth of a second.
const (
	MaxPages  = 200
	maxChars  = 2_000_000
	maxMemory = 512 << 20 / (64 << 10) // in WebAssembly pages of 64 KiB
	MaxTime   = 60 * time.Second
)

// Errors a file can end in.
var (
	ErrNoText       = errors.New("has no text layer; it is a picture of a page, recognise its text first")
	ErrLocked       = errors.New("is locked by a password; unlock it first")
	ErrTooSlow      = fmt.Errorf("takes more than %d seconds to read; print the pages you want to a PDF of their own", MaxTime/time.Second)
	ErrTooLarge     = errors.New("asks for more memory, or holds more characters, than newspaper pages do; print the pages you want to a PDF of their own")
	ErrTooManyPages = fmt.Errorf("has more than %d pages; split it", MaxPages)
	ErrDamaged      = errors.New("is damaged or no PDF")
)

// char is a character and where its ink stands, in points from the page's lower
// left corner. Line ends are PDFium's own.
type char struct {
	r           rune
	left, right float64 // of its ink
	y           float64 // of its baseline
	size        float64 // em
	x           float64 // where it is set, its ink aside: marks set close overlap, and stand in order by it
	angle       float64 // it is turned by, in radians
	bold        bool
}

// An Engine reads PDFs. It starts at the first file, which takes seconds; the
// code it compiles then is kept in a folder, and later starts are quick.
type Engine struct {
	dir   string
	start sync.Once
	pool  pdfium.Pool
	err   error
}

// NewEngine returns an engine that keeps its compiled code in dir.
func NewEngine(dir string) *Engine { return &Engine{dir: dir} }

// open starts the engine.
func (e *Engine) open() error {
	e.start.Do(func() {
		config := wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(maxMemory).
			WithCloseOnContextDone(true)
		// A cache that cannot be made costs time, not the page.
		if err := os.MkdirAll(e.dir, 0o700); err == nil {
			if cache, err := wazero.NewCompilationCacheWithDir(filepath.Clean(e.dir)); err == nil {
				config = config.WithCompilationCache(cache)
			}
		}
		e.pool, e.err = webassembly.Init(webassembly.Config{
			MinIdle: 0, MaxIdle: 1, MaxTotal: 2,
			RuntimeConfig: config,
			FSConfig:      wazero.NewFSConfig(),
		})
		if e.err != nil {
			e.err = fmt.Errorf("pdf: cannot start: %w", e.err)
		}
	})
	return e.err
}

// Text returns the text of a PDF, a block of Parts a line.
func (e *Engine) Text(ctx context.Context, file []byte) (string, error) {
	parts, err := e.Parts(ctx, file)
	return text(parts), err
}

// Parts returns the text of a PDF as blocks of type, in the order in which the
// file has them. It returns the cause of ctx's end within a second of that.
func (e *Engine) Parts(ctx context.Context, file []byte) ([]page.Part, error) {
	if err := e.open(); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, MaxTime, ErrTooSlow)
	defer cancel()
	pdf, err := e.pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, cmp.Or(context.Cause(ctx), fmt.Errorf("pdf: cannot start: %w", err))
	}
	type result struct {
		pages []forme
		err   error
	}
	done := make(chan result, 1)
	go fault.Try(func() error {
		defer fault.Try(pdf.Close)
		pages, err := read(ctx, pdf, file)
		done <- result{pages, err}
		return nil
	})
	select {
	case <-ctx.Done():
		pdf.Kill() // the reader may be caught in the file
		return nil, context.Cause(ctx)
	case r := <-done:
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if r.err != nil {
			return nil, r.err
		}
		return compose(r.pages)
	}
}

// read returns what is set on each page.
func read(ctx context.Context, pdf pdfium.Pdfium, file []byte) (pages []forme, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = ErrDamaged
		}
	}()
	doc, err := pdf.OpenDocument(&requests.OpenDocument{File: &file})
	if err != nil {
		if errors.Is(err, pdferrors.ErrPassword) {
			return nil, ErrLocked
		}
		return nil, ErrDamaged
	}
	count, err := pdf.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return nil, ErrDamaged
	}
	if count.PageCount > MaxPages {
		return nil, ErrTooManyPages
	}
	total := 0
	for i := range count.PageCount {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		at := requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: i}}
		chars, err := readPage(pdf, at, maxChars-total)
		if err != nil {
			return nil, err
		}
		total += len(chars)
		set := forme{chars: chars}
		set.drawn, set.pictures = readDrawn(pdf, at)
		pages = append(pages, set)
	}
	return pages, nil
}

// boldWeight is the least weight of type that is bold; the body's is 400.
const boldWeight = 600

// readPage returns the characters of a page, most of them at most.
func readPage(pdf pdfium.Pdfium, page requests.Page, most int) ([]char, error) {
	loaded, err := pdf.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return nil, ErrDamaged
	}
	defer pdf.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	n, err := pdf.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: loaded.TextPage})
	if err != nil {
		return nil, ErrDamaged
	}
	if n.Count > most {
		return nil, ErrTooLarge
	}
	text, err := pdf.GetPageTextStructured(&requests.GetPageTextStructured{
		Page: page, Mode: requests.GetPageTextStructuredModeChars, CollectFontInformation: true,
	})
	if err != nil {
		return nil, ErrDamaged
	}
	out := make([]char, 0, len(text.Chars))
	for i, c := range text.Chars {
		origin, err := pdf.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: loaded.TextPage, Index: i})
		if err != nil {
			return nil, ErrDamaged
		}
		for _, r := range c.Text {
			out = append(out, char{
				r: r, left: c.PointPosition.Left, right: c.PointPosition.Right, x: origin.X, y: origin.Y,
				size: c.FontInformation.RenderedSize, angle: c.Angle, bold: c.FontInformation.Weight >= boldWeight,
			})
		}
	}
	return out, nil
}

package pdf

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"lanmu/data/fault"
	"lanmu/data/page"
)

// What a file may take before it is given up; the exported ones are told the
// reader. The fullest page of a daily has 30,000 characters, does 12 million loops
// of work, a quarter of a second of a processor, and has the engine use 25 MiB.
const (
	MaxPages     = 1000
	maxChars     = 6_000_000 // of a file
	maxPageChars = 200_000
	maxObjects   = 300_000       // of a page
	maxMemory    = 160 << 20     // of the engine, the file itself aside
	maxPageWork  = 160_000_000   // loops
	maxWork      = 1_600_000_000 // of a file: half a minute of a processor,
	workByte     = 100           // and for each of its bytes: a page of text alone has 100,000

	// MaxPageTime is for what is not counted, and for a machine that is too busy.
	MaxPageTime = 8 * time.Second
)

// Errors a file can end in.
var (
	ErrNoText       = errors.New("has no text layer; it is a picture of a page, recognise its text first")
	ErrNoLetters    = errors.New("has type whose fonts do not say which characters they draw; recognise its text")
	ErrEmpty        = errors.New("shows nothing: neither text nor pictures")
	ErrLocked       = errors.New("is locked by a password; unlock it first")
	ErrTooSlow      = fmt.Errorf("has a page that takes more than %d seconds to read; try again when the machine is less busy, or print the other pages to a PDF of their own", MaxPageTime/time.Second)
	ErrTooLarge     = errors.New("asks for more memory or work, or holds more characters, than newspaper pages do; print the pages you want to a PDF of their own")
	ErrTooManyPages = fmt.Errorf("has more than %d pages; split it", MaxPages)
	ErrDamaged      = errors.New("is damaged or no PDF; fetch it again")
)

// An Engine reads PDFs. It starts at the first file, which takes seconds; the
// code it compiles then is kept in a folder, and later starts are quick.
type Engine struct {
	dir   string
	turns chan struct{} // one for each file that may be read at a time

	preparing atomic.Bool // code is being compiled that is not kept

	mu      sync.Mutex
	started chan struct{} // closed when program or err is there; nil before the first file
	program *program
	err     error
}

// atATime is how many files are read at a time: as many as do not fill the memory
// of a small machine.
const atATime = 2

// NewEngine returns an engine that keeps its compiled code in dir.
func NewEngine(dir string) *Engine { return &Engine{dir: dir, turns: make(chan struct{}, atATime)} }

// Warm has the code compiled if it is not kept yet, and does not wait for that: so that
// the first file read by a new version is read as soon as others.
func (e *Engine) Warm() {
	if len(compiled(e.dir)) > 0 {
		return
	}
	over, cancel := context.WithCancel(context.Background())
	cancel()
	e.start(over)
}

// Preparing reports whether code is being compiled, which who waits for a file may be
// told.
func (e *Engine) Preparing() bool { return e.preparing.Load() }

// start has the engine started, and waits for that or ctx's end. An engine that
// could not start tries anew for the next file.
func (e *Engine) start(ctx context.Context) (*program, error) {
	e.mu.Lock()
	if e.started == nil {
		started := make(chan struct{})
		e.started = started
		fault.Go(fault.Ignore, func() { e.compile(started) })
	}
	started := e.started
	e.mu.Unlock()
	select {
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case <-started:
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.program, e.err
}

// besides has others run while files are read. The engine's code is not Go's, which takes
// no processor away from it before it returns: with two files read on two processors
// whoever draws or looks for something waits for one, 25 ms in the median and 200 to
// 700 ms at the 99th percentile; with as many more as files are read, 2 and 90. The system
// shares what cores there are.
var besides = sync.OnceFunc(func() { runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + atATime) })

// compile makes the program, on a goroutine of its own: whoever waits may stop.
func (e *Engine) compile(started chan struct{}) {
	var p *program
	besides()
	e.preparing.Store(len(compiled(e.dir)) == 0)
	defer e.preparing.Store(false)
	err := fault.Try(func() error {
		code, err := metered(pdfium, pauseName)
		if err == nil {
			p, err = compile(e.dir, code)
		}
		return err
	})
	e.mu.Lock()
	defer e.mu.Unlock()
	e.program, e.err = p, err
	if err != nil {
		e.err, e.started = fmt.Errorf("pdf: cannot start: %w", err), nil
	}
	close(started)
}

// Text returns the text of a PDF, a block of Parts a line.
func (e *Engine) Text(ctx context.Context, file []byte) (string, error) {
	parts, _, err := e.Parts(ctx, file)
	return text(parts), err
}

// Parts returns the text of a PDF as blocks of type, in reading order, after these its
// pictures, and how much of it could not be read. It returns the cause of ctx's end
// within a second of that.
func (e *Engine) Parts(ctx context.Context, file []byte) (parts []page.Part, loss page.Loss, err error) {
	var b binder
	loss, err = e.read(ctx, file, b.take)
	if err != nil {
		return nil, loss, err
	}
	err = fault.Try(func() (err error) {
		parts, err = compose(b.all())
		return err
	})
	for _, r := range b.figures {
		parts = append(parts, page.Part{Kind: page.PartImage, Page: r.Page, Regions: []page.Region{r}})
	}
	return parts, loss, err
}

// First returns the text of the first page of a PDF as Parts does that of all, and how
// many pages there are: what can be shown while the others are read.
func (e *Engine) First(ctx context.Context, file []byte) (parts []page.Part, pages int, err error) {
	var b binder
	err = e.turn(ctx, func(p *program) (err error) {
		pages, err = p.first(ctx, file, b.take)
		return err
	})
	if err == nil {
		err = fault.Try(func() (err error) {
			parts, err = compose(b.all())
			return err
		})
	}
	return parts, pages, err
}

// read reads a file and has each page of it taken.
func (e *Engine) read(ctx context.Context, file []byte, take func(forme)) (loss page.Loss, err error) {
	err = e.turn(ctx, func(p *program) (err error) {
		loss, err = p.read(ctx, file, take)
		return err
	})
	return loss, err
}

// turn has the program do something for a file when it is that file's turn.
func (e *Engine) turn(ctx context.Context, do func(*program) error) error {
	program, err := e.start(ctx)
	if err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case e.turns <- struct{}{}:
		defer func() { <-e.turns }()
	}
	return fault.Try(func() error { return do(program) }) // a fault met in a file is that file's
}

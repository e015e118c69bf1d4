package pdf

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"time"
	_ "unsafe" // for the name of PDFium's code in go-pdfium

	_ "github.com/klippa-app/go-pdfium/webassembly" // has PDFium's code
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	"github.com/tetratelabs/wazero/sys"
)

// pdfium is PDFium as WebAssembly. go-pdfium's own way to call it costs several
// calls and allocations for what is asked of every character here, and has no say
// in how memory grows; so only its build of PDFium is used, and what that imports.
//
//go:linkname pdfium github.com/klippa-app/go-pdfium/internal/pdfium_wasm.Module
var pdfium []byte

// A program is PDFium compiled. Each file is read by an instance of its own, with
// a memory of its own, which no other file sees.
type program struct {
	runtime wazero.Runtime
	code    wazero.CompiledModule
	time    time.Duration // for a page
}

// An instance is PDFium while it reads one file. After a call that failed the
// others do nothing, and err says why.
type instance struct {
	ctx    context.Context
	work   int           // it may still do, in loops gone round
	until  time.Time     // it may work
	time   time.Duration // for a page
	file   int           // the work the file may still ask for once this is done
	module api.Module
	memory *memory
	calls  map[string]api.Function
	stack  [16]uint64
	err    error
}

// toRead is what an instance that reads text is given besides its file.
var toRead = wazero.NewModuleConfig().WithName("").WithStartFunctions("_initialize").
	WithStdout(io.Discard).WithStderr(io.Discard).WithRandSource(rand.Reader)

// instantiate returns an instance for a file of so many bytes, which ends with ctx.
func (p *program) instantiate(ctx context.Context, size int, with wazero.ModuleConfig) (*instance, error) {
	in := &instance{file: maxWork + workByte*size, time: p.time, memory: &memory{most: maxMemory + uint64(size)}, calls: map[string]api.Function{}}
	in.ctx = context.WithValue(ctx, instanceKey{}, in)
	in.grant()
	var err error
	in.module, err = p.runtime.InstantiateModule(experimental.WithMemoryAllocator(in.ctx, in.memory), p.code, with)
	if err != nil {
		return nil, err
	}
	in.call("FPDF_InitLibrary")
	return in, in.err
}

// grant lets the instance do the work of a page.
func (in *instance) grant() {
	in.file += in.work
	in.work = min(in.file, maxPageWork)
	in.file -= in.work
	in.until = time.Now().Add(in.time)
}

// instanceKey is the instance in the context of its calls.
type instanceKey struct{}

// pauseName is what PDFium calls to ask whether it is to stop drawing, which it
// never does here.
const pauseName = "IFSDK_PAUSE_NeedToPauseNow_CB"

// slice is how much work is done before it is asked whether to go on: some
// milliseconds.
const slice = 1 << 20

// pause is called when the work that was granted last is done. It grants more, or
// ends the call.
func pause(ctx context.Context, _ api.Module, stack []uint64) {
	in, _ := ctx.Value(instanceKey{}).(*instance)
	in.work -= slice - int(int32(stack[0]))
	if in.work < 0 || ctx.Err() != nil || time.Now().After(in.until) {
		panic(sys.NewExitError(sys.ExitCodeContextCanceled))
	}
	stack[0] = slice
}

// close ends an instance and gives its memory back.
func (in *instance) close() { in.module.Close(context.Background()) }

// call calls a function of PDFium's.
func (in *instance) call(name string, args ...uint64) uint64 {
	if in.err != nil {
		return 0
	}
	f := in.calls[name]
	if f == nil {
		if f = in.module.ExportedFunction(name); f == nil {
			in.err = errors.New("pdf: the engine has no " + name)
			return 0
		}
		in.calls[name] = f
	}
	copy(in.stack[:], args)
	if in.err = f.CallWithStack(in.ctx, in.stack[:]); in.err != nil {
		return 0
	}
	return in.stack[0]
}

// allocate returns the place of n bytes in the instance's memory.
func (in *instance) allocate(n int) uint32 {
	at := uint32(in.call("malloc", uint64(n)))
	if at == 0 && in.err == nil {
		in.memory.refused = true
		in.err = ErrTooLarge
	}
	return at
}

// fault is what err, or what else went wrong, is to the reader.
func (in *instance) fault() error {
	switch {
	case in.ctx.Err() != nil:
		return context.Cause(in.ctx)
	case in.memory.refused, in.work < 0:
		return ErrTooLarge
	case time.Now().After(in.until):
		return ErrTooSlow
	}
	return ErrDamaged
}

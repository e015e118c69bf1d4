package pdf

import (
	"context"
	"runtime"
	"runtime/debug"

	"github.com/klippa-app/go-pdfium/webassembly/imports"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	"github.com/tetratelabs/wazero/imports/emscripten"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// compile compiles a module, which for PDFium takes 10 seconds of a processor, or
// takes what was compiled before from dir. The interpreter that wazero has too is
// at hand in a second, but takes as long for two pages as compiling.
func compile(dir string, code []byte) (*program, error) {
	defer bounded()()
	if unlock, ok := openCache(dir); ok {
		defer unlock()
		if cache, err := wazero.NewCompilationCacheWithDir(dir); err == nil {
			if p, err := newProgram(code, wazero.NewRuntimeConfig().WithCompilationCache(cache)); err == nil {
				sealCache(dir)
				return p, nil
			}
		}
	} else {
		unlock()
	}
	return newProgram(code, wazero.NewRuntimeConfig())
}

// compileRoom is what compiling PDFium may take of memory until garbage is collected
// as soon as there is some. What is in use towards its end is 290 MB, most of it
// for one function of 350 KB; with less room than this it takes twice as long, and
// no less memory.
const compileRoom = 270 << 20

// bounded keeps what compiling takes near to what it needs, and returns what gives
// that back. Without it the first page came on top of what compiling had left over.
func bounded() (done func()) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := debug.SetMemoryLimit(int64(m.Sys-m.HeapReleased) + compileRoom)
	return func() {
		debug.SetMemoryLimit(before)
		debug.FreeOSMemory()
	}
}

// newProgram compiles code and gives it what it imports.
func newProgram(code []byte, config wazero.RuntimeConfig) (_ *program, err error) {
	ctx := context.Background()
	p := &program{time: MaxPageTime, runtime: wazero.NewRuntimeWithConfig(ctx, config.WithCoreFeatures(api.CoreFeaturesV2|experimental.CoreFeaturesExceptionHandling))}
	defer func() {
		if err != nil {
			p.runtime.Close(ctx)
		}
	}()
	if _, err = wasi_snapshot_preview1.Instantiate(ctx, p.runtime); err != nil {
		return nil, err
	}
	if p.code, err = p.runtime.CompileModule(ctx, code); err != nil {
		// It may be only that what was compiled could not be kept: then it is at hand.
		if p.code, err = p.runtime.CompileModule(ctx, code); err != nil {
			return nil, err
		}
	}
	env := p.runtime.NewHostModuleBuilder("env")
	invokes, err := emscripten.NewFunctionExporterForModule(p.code)
	if err != nil {
		return nil, err
	}
	invokes.ExportFunctions(env)
	imports.NewFunctionExporter().ExportFunctions(env)
	env.NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(pause), []api.ValueType{api.ValueTypeI32}, []api.ValueType{api.ValueTypeI32}).Export(pauseName)
	_, err = env.Instantiate(ctx)
	return p, err
}

package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// metered returns a WebAssembly module that counts its work: it does what code
// does, and takes one from a counter each time round a loop, and as many as a
// copied or filled stretch of memory has spans of 64 bytes. When there is none left it calls
// the function that it imports as pause, and goes on with as many as that returns.
//
// wazero's own way to stop a module leaves the compiled code each time round a
// loop, which takes two thirds of the time PDFium reads a page in, and a goroutine
// each call; and it knows of time only, which is another on a busy machine.
func metered(code []byte, pause string) ([]byte, error) {
	m := meter{wasm: wasm{b: code}, pause: -1}
	out := append([]byte(nil), m.take(8)...)
	for len(m.b) > 0 && m.err == nil {
		id := m.byte()
		body := m.take(int(m.uint()))
		if rewrite := m.section(id, pause); rewrite != nil {
			m.in, m.out = wasm{b: body}, nil
			rewrite()
			if m.in.err != nil {
				return nil, m.in.err
			}
			body = m.out
		}
		out = append(binary.AppendUvarint(append(out, id), uint64(len(body))), body...)
	}
	if m.err == nil && (m.pause < 0 || m.fuel == 0 || m.copy == 0) {
		m.err = errors.New("pdf: the engine's code has no part to count in")
	}
	return out, m.err
}

// A meter rewrites a module section by section.
type meter struct {
	wasm
	in  wasm   // the section
	out []byte // and what becomes of it

	types, functions, globals uint64 // met so far
	triple                    uint64 // the type of functions of three numbers and no result
	pause                     int    // the function to call when the counter is empty
	fuel                      uint64 // the counter, a global variable
	copy, fill                uint64 // functions that count before they copy and fill
}

// Sections of a module that are rewritten or looked at.
const (
	typeSection     = 1
	importSection   = 2
	functionSection = 3
	globalSection   = 6
	codeSection     = 10
)

// section returns what rewrites a section, nil if it stays as it is.
func (m *meter) section(id byte, pause string) func() {
	switch id {
	case typeSection:
		return func() { // one more
			m.types = m.in.uint()
			m.triple = m.types
			m.grown(m.types+1, 0x60, 3, i32, i32, i32, 0)
		}
	case importSection:
		return func() { m.out = m.in.b; m.imports(pause) }
	case functionSection:
		return func() { // two more
			n := m.in.uint()
			m.copy, m.fill = m.functions+n, m.functions+n+1
			t := binary.AppendUvarint(nil, m.triple)
			m.grown(n+2, append(t, t...)...)
		}
	case globalSection:
		return func() { // one more, a variable that begins with 0
			n := m.in.uint()
			m.fuel = m.globals + n
			m.grown(n+1, i32, 1, opI32Const, 0, opEnd)
		}
	case codeSection:
		return m.code
	}
	return nil
}

// grown writes a section of n entries: those there are, and one or two more.
func (m *meter) grown(n uint64, more ...byte) {
	m.out = append(append(binary.AppendUvarint(nil, n), m.in.b...), more...)
}

// imports counts what is imported.
func (m *meter) imports(pause string) {
	in := wasm{b: m.in.b}
	for n := in.uint(); n > 0 && in.err == nil; n-- {
		in.take(int(in.uint())) // of which module
		name := string(in.take(int(in.uint())))
		switch kind := in.byte(); kind {
		case 0:
			in.uint()
			if name == pause {
				m.pause = int(m.functions)
			}
			m.functions++
		case 3:
			in.take(2)
			m.globals++
		default:
			in.fail("imports what no PDFium did", kind)
		}
	}
	m.in.err = in.err
}

// code rewrites each function, and writes the two that count.
func (m *meter) code() {
	n := m.in.uint()
	out := binary.AppendUvarint(nil, n+2)
	for left := n; left > 0 && m.in.err == nil; left-- {
		body := wasm{b: m.in.take(int(m.in.uint()))}
		f := m.function(&body)
		if body.err != nil {
			m.in.err = body.err
			return
		}
		out = append(binary.AppendUvarint(out, uint64(len(f))), f...)
	}
	for _, op := range [][]byte{{opBulk, opMemoryCopy, 0, 0}, {opBulk, opMemoryFill, 0}} {
		f := []byte{0, opI32Const, 0, opLocalGet, 2, opI32Const, spanShift, opI32ShrU, opI32Sub}
		f = append(m.count(f), opLocalGet, 0, opLocalGet, 1, opLocalGet, 2)
		f = append(append(f, op...), opEnd)
		out = append(binary.AppendUvarint(out, uint64(len(f))), f...)
	}
	m.out = out
}

const spanShift = 6 // by which a length is shifted for a count of spans

// count appends to f what adds the number on the stack, which is below zero, to the
// counter, and calls pause with what the counter is below zero then.
func (m *meter) count(f []byte) []byte {
	get, set := m.global(opGlobalGet), m.global(opGlobalSet)
	f = append(append(append(f, get...), opI32Add), set...)
	f = append(append(append(f, get...), opI32Const, 0, opI32LtS, opIf, noResult), append(get, opCall)...)
	f = append(binary.AppendUvarint(f, uint64(m.pause)), set...)
	return append(f, opEnd)
}

func (m *meter) global(op byte) []byte { return binary.AppendUvarint([]byte{op}, m.fuel) }

// function rewrites a function.
func (m *meter) function(in *wasm) []byte {
	all := in.b
	at := func() int { return len(all) - len(in.b) }
	tick := m.count([]byte{opI32Const, 0x7f}) // -1
	out := make([]byte, 0, len(all)+len(all)/8)
	for n := in.uint(); n > 0 && in.err == nil; n-- { // local variables
		in.uint()
		in.byte()
	}
	from := 0
	for len(in.b) > 0 && in.err == nil {
		start := at()
		op := in.byte()
		bulk := in.immediates(op)
		switch {
		case op == opLoop:
			out = append(append(out, all[from:at()]...), tick...)
			from = at()
		case op == opBulk && (bulk == opMemoryCopy || bulk == opMemoryFill):
			call := m.copy
			if bulk == opMemoryFill {
				call = m.fill
			}
			out = binary.AppendUvarint(append(append(out, all[from:start]...), opCall), call)
			from = at()
		}
	}
	return append(out, all[from:]...)
}

// Instructions that are written or looked for.
const (
	opLoop       = 0x03
	opIf         = 0x04
	opEnd        = 0x0b
	opCall       = 0x10
	opLocalGet   = 0x20
	opGlobalGet  = 0x23
	opGlobalSet  = 0x24
	opI32Const   = 0x41
	opI32LtS     = 0x48
	opI32Add     = 0x6a
	opI32Sub     = 0x6b
	opI32ShrU    = 0x76
	opBulk       = 0xfc
	opMemoryCopy = 10
	opMemoryFill = 11

	i32      = 0x7f // a type
	noResult = 0x40
)

// wasm is WebAssembly being read. After the first fault it is empty, and err says
// what was wrong.
type wasm struct {
	b   []byte
	err error
}

func (w *wasm) fail(what string, got any) {
	if w.err == nil {
		w.err = fmt.Errorf("pdf: the engine's code %s: %v", what, got)
	}
	w.b = nil
}

func (w *wasm) take(n int) []byte {
	if n < 0 || n > len(w.b) {
		w.fail("ends early", n)
		return nil
	}
	b := w.b[:n]
	w.b = w.b[n:]
	return b
}

func (w *wasm) byte() byte {
	if b := w.take(1); b != nil {
		return b[0]
	}
	return 0
}

// uint reads a number without a sign, or passes one with.
func (w *wasm) uint() (v uint64) {
	for shift := 0; ; shift += 7 {
		b := w.byte()
		v |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return v
		}
	}
}

// immediates passes what belongs to an instruction, and returns the number of a
// bulk one.
func (w *wasm) immediates(op byte) (bulk uint64) {
	numbers := 0
	switch {
	case op == 0x0e: // br_table
		numbers = int(min(w.uint(), uint64(len(w.b)))) + 1
	case op == 0x11, op >= 0x28 && op <= 0x3e: // call_indirect, loads and stores
		numbers = 2
	case op == 0x1c: // select of types
		numbers = int(min(w.uint(), uint64(len(w.b))))
	case op == 0x1f: // try_table
		w.uint()
		for range min(w.uint(), uint64(len(w.b))) {
			if kind := w.byte(); kind < 2 {
				w.uint() // which exception
			}
			w.uint()
		}
	case op >= 0x02 && op <= 0x04, op == 0x08, op == 0x0c, op == 0x0d, op == opCall, op >= 0x20 && op <= 0x26,
		op == 0x3f, op == 0x40, op == opI32Const, op == 0x42, op == 0xd0, op == 0xd2:
		numbers = 1
	case op == 0x43: // a float
		w.take(4)
	case op == 0x44:
		w.take(8)
	case op == opBulk:
		bulk = w.uint()
		switch {
		case bulk == 8, bulk == opMemoryCopy, bulk == 12, bulk == 14:
			numbers = 2
		case bulk > 7 && bulk <= 17:
			numbers = 1
		case bulk > 17:
			w.fail("has an unknown instruction", bulk)
		}
	case op == 0xfd: // of vectors
		switch vector := w.uint(); {
		case vector <= 11, vector == 92, vector == 93:
			numbers = 2
		case vector == 12, vector == 13:
			w.take(16)
		case vector >= 21 && vector <= 34:
			w.take(1)
		case vector >= 84 && vector <= 91:
			numbers = 3
		}
	case op <= 0x01, op == 0x05, op == 0x0a, op == opEnd, op == 0x0f, op == 0x1a, op == 0x1b, op >= 0x45 && op <= 0xc4, op == 0xd1:
	default:
		w.fail("has an unknown instruction", op)
	}
	for range numbers {
		w.uint()
	}
	return bulk
}

// Package fault makes an error of a panic, so that the fault of one goroutine
// ends what that was doing and not the program.
//
//	err := fault.Try(func() error { return read(path) })
//
// A panic that nobody catches on the goroutine it happens on ends the program,
// with all that was not saved. Every goroutine is therefore begun here: by Group,
// whose panics are those of whoever waits for it, or by Go and After, which tell of
// them. A test forbids the statement elsewhere.
package fault

import (
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// An Error is a panic.
type Error struct {
	Value any
	Stack []byte // of the goroutine, as the runtime writes it
}

// Error says what was wrong, without the stack.
func (e *Error) Error() string { return fmt.Sprintf("a fault of the program: %v", e.Value) }

// Unwrap returns the error that was the panic's value, if it was one.
func (e *Error) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// Try does something and returns its error, which for a panic is an *Error.
func Try(do func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = of(v)
		}
	}()
	return do()
}

// of is the error for the value of a panic. One that comes from a Group has the
// stack of where it was.
func of(v any) *Error {
	switch e := v.(type) {
	case *Error:
		return e
	case handed:
		return e.fault
	}
	return &Error{v, debug.Stack()}
}

// handed is the panic of a Group's goroutine on that which waits for it. If nobody
// catches it there either, what the runtime says is where it was: it knows of the
// one that waited only.
type handed struct{ fault *Error }

func (h handed) String() string {
	return fmt.Sprintf("%v\n\n%s\nwhich was waited for here:", h.fault.Value, h.fault.Stack)
}

// Catch does something and tells of its panic, if it ends in one.
func Catch(told func(*Error), do func()) {
	err := Try(func() error { do(); return nil })
	if f := (*Error)(nil); errors.As(err, &f) {
		told(f)
	}
}

// Go does something on a goroutine of its own, and tells there of its panic.
func Go(told func(*Error), do func()) { go Catch(told, do) }

// After is time.AfterFunc, with the panic told.
func After(d time.Duration, told func(*Error), do func()) *time.Timer {
	return time.AfterFunc(d, func() { Catch(told, do) })
}

// Ignore is told of panics where there is nobody to tell, or who waits for what
// was being done has its error anyway.
func Ignore(*Error) {}

// A Group is goroutines that are waited for. The zero Group is empty.
type Group struct {
	wait  sync.WaitGroup
	mu    sync.Mutex
	first *Error
}

// Go does something on a goroutine of its own.
func (g *Group) Go(do func()) {
	g.wait.Go(func() {
		err := Try(func() error { do(); return nil })
		if e, ok := err.(*Error); ok {
			g.mu.Lock()
			defer g.mu.Unlock()
			if g.first == nil {
				g.first = e
			}
		}
	})
}

// Wait waits until all has ended, and panics with the first *Error if any of it
// panicked.
func (g *Group) Wait() {
	g.wait.Wait()
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.first != nil {
		panic(handed{g.first})
	}
}

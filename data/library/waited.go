package library

import (
	"context"
	"os"

	"lanmu/data/fault"
)

// waited calls do, and returns the error of ctx if that ends first: a drive that
// does not answer keeps whoever asks for good. do is left alone then, and what it
// returns is not used.
func waited[T any](ctx context.Context, do func() (T, error)) (T, error) {
	type result struct {
		v   T
		err error
	}
	done := make(chan result, 1)
	fault.Go(fault.Ignore, func() {
		var r result
		r.err = fault.Try(func() (err error) { r.v, err = do(); return err })
		done <- r
	})
	select {
	case r := <-done:
		return r.v, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

// Stat asks for a file, which may be in an archive, and does not wait for the answer
// when ctx ends. It calls silent, on another goroutine, if there is none for a while.
func Stat(ctx context.Context, path string, silent func()) (os.FileInfo, error) {
	defer fault.After(aStall, fault.Ignore, silent).Stop()
	return waited(ctx, func() (os.FileInfo, error) { return stat(path) })
}

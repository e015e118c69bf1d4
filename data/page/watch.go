package page

import "context"

// A watch tells the loops of a restoring whether anyone still waits for it. A
// nil watch never ends them.
type watch struct {
	ctx context.Context
	n   int     // characters looked at, or so, since ctx was asked
	err error   // of ctx, once it is cancelled
	rec *record // what is decided, if it is kept
}

// between is how much is looked at before the context is asked again: it takes
// some milliseconds.
const between = 1 << 16

// over reports whether to stop, n characters after it was last asked.
func (w *watch) over(n int) bool {
	if w == nil {
		return false
	}
	if w.n += n; w.n >= between && w.err == nil {
		w.n, w.err = 0, w.ctx.Err()
	}
	return w.err != nil
}

// step is what a loop over blocks counts for each.
const step = 16

// record is where what is decided is kept, or nil.
func (w *watch) record() *record {
	if w == nil {
		return nil
	}
	return w.rec
}

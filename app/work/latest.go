package work

import "context"

// Latest is the newest of what is asked for one after another: beginning one ends
// the one before. It belongs to the goroutine that draws.
type Latest struct{ cancel context.CancelFunc }

// Begin ends the one before, and returns the context of a new one.
func (l *Latest) Begin(within context.Context) context.Context {
	l.End()
	ctx, cancel := context.WithCancel(within)
	l.cancel = cancel
	return ctx
}

// End ends the newest, if one is under way.
func (l *Latest) End() {
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
}

// GoesOn reports whether one has begun and was not ended.
func (l *Latest) GoesOn() bool { return l.cancel != nil }

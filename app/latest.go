package app

import "context"

// latest is the newest of what is asked for one after another: beginning one ends
// the one before. It belongs to the goroutine that draws.
type latest struct{ cancel context.CancelFunc }

// begin ends the one before, and returns the context of a new one.
func (l *latest) begin(within context.Context) context.Context {
	l.end()
	ctx, cancel := context.WithCancel(within)
	l.cancel = cancel
	return ctx
}

// end ends the newest, if one is under way.
func (l *latest) end() {
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
}

// goesOn tells whether one has begun and was not ended.
func (l *latest) goesOn() bool { return l.cancel != nil }

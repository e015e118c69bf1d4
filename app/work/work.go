// Package work is what runs away from the goroutine that draws, and the way back:
// each part of the window does its slow work here, in the context of the window,
// and shows what comes of it where the window is drawn.
//
//	ctx := l.filtering.Begin(w.Life()) // ends the filtering before
//	w.Go(func() {
//		hits := match(ctx, query)
//		w.UI(func() { l.show(hits) })
//	})
package work

import (
	"context"
	"sync"
	"sync/atomic"

	"lanmu/data/fault"
)

// Work is what runs on other goroutines for a window, each of which can be waited
// for. A panic on one of them is told, and ends no more than what that was doing.
type Work struct {
	sync.WaitGroup
	Told func(*fault.Error) // of panics
	draw func(do func())
	life context.Context
	over context.CancelFunc
	gone atomic.Bool
}

// New is the work of a window. What it is to show is handed to draw, which has it
// done on the goroutine that draws.
func New(draw func(do func())) *Work {
	k := &Work{Told: fault.Ignore, draw: draw}
	k.life, k.over = context.WithCancel(context.Background())
	return k
}

// Life ends with the window, and what reads for it with that.
func (k *Work) Life() context.Context { return k.life }

// End ends what is done in the window's context.
func (k *Work) End() { k.over() }

// Go does something on a goroutine of its own.
func (k *Work) Go(do func()) { k.Begin(k.Told, do) }

// Begin is Go with another who is told.
func (k *Work) Begin(told func(*fault.Error), do func()) {
	k.Add(1)
	fault.Go(fault.Ignore, func() {
		defer k.Done()
		fault.Catch(told, do)
	})
}

// Aside does something that nobody waits for on a goroutine of its own.
func (k *Work) Aside(do func()) { fault.Go(k.Told, do) }

// UI does something where the window is drawn, unless that has ended: what is
// asked of the toolkit then is done at once, wherever it is asked.
func (k *Work) UI(do func()) {
	if k.gone.Load() {
		return
	}
	k.draw(func() {
		if !k.gone.Load() {
			fault.Catch(k.Told, do)
		}
	})
}

// Undraw has nothing done where the window is drawn from now on.
func (k *Work) Undraw() { k.gone.Store(true) }

// Undrawn reports whether the window is drawn no more.
func (k *Work) Undrawn() bool { return k.gone.Load() }

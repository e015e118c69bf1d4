package app

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"lanmu/app/system"
	"lanmu/data/fault"
)

// work is what runs on other goroutines, each of which can be waited for. A
// panic on one of them is told, and ends no more than what that was doing.
type work struct {
	sync.WaitGroup
	told func(*fault.Error)
}

// Go does something on a goroutine of its own.
func (k *work) Go(do func()) { k.begin(k.told, do) }

// begin is Go with another who is told.
func (k *work) begin(told func(*fault.Error), do func()) {
	k.Add(1)
	fault.Go(fault.Ignore, func() {
		defer k.Done()
		fault.Tell(told, do)
	})
}

// aside does something that nobody waits for on a goroutine of its own.
func (w *window) aside(do func()) { fault.Go(w.work.told, do) }

// ui does something where the window is drawn, unless that has ended: what is
// asked of the toolkit then is done at once, wherever it is asked.
func (w *window) ui(do func()) {
	if w.gone.Load() {
		return
	}
	fyne.Do(func() {
		if !w.gone.Load() {
			fault.Tell(w.work.told, do)
		}
	})
}

// within tells whether something ends within a time. It goes on if it does not.
func within(d time.Duration, do func()) bool {
	done := make(chan struct{})
	system.Logged(func() {
		defer close(done)
		do()
	})
	select {
	case <-done:
		return true
	case <-time.After(d):
		return false
	}
}

// intents are what the reader wants remembered or removed, done one after
// another in the order in which it was asked for: turning a star twice leaves it
// as it was, however slow the disk is.
type intents struct {
	mu      sync.Mutex
	waiting []func()
	busy    bool
	pending sync.WaitGroup
}

// add has something done after all that was asked for before.
func (q *intents) add(on *work, do func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.pending.Add(1)
	q.waiting = append(q.waiting, do)
	if !q.busy {
		q.busy = true
		on.Go(func() { q.run(on) })
	}
}

func (q *intents) run(on *work) {
	for {
		q.mu.Lock()
		if len(q.waiting) == 0 {
			q.busy = false
			q.mu.Unlock()
			return
		}
		do := q.waiting[0]
		q.waiting = q.waiting[1:]
		q.mu.Unlock()
		fault.Tell(on.told, do)
		q.pending.Done()
	}
}

// wait waits until all that was asked for is done.
func (q *intents) wait() { q.pending.Wait() }

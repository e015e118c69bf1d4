package work

import (
	"sync"

	"lanmu/data/fault"
)

// A Queue is what the reader wants remembered or removed, done one after
// another in the order in which it was asked for: turning a star twice leaves it
// as it was, however slow the disk is.
type Queue struct {
	mu      sync.Mutex
	waiting []func()
	busy    bool
	pending sync.WaitGroup
}

// Add has something done after all that was asked for before.
func (q *Queue) Add(on *Work, do func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.pending.Add(1)
	q.waiting = append(q.waiting, do)
	if !q.busy {
		q.busy = true
		on.Go(func() { q.run(on) })
	}
}

func (q *Queue) run(on *Work) {
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
		fault.Catch(on.Told, do)
		q.pending.Done()
	}
}

// Wait waits until all that was asked for is done.
func (q *Queue) Wait() { q.pending.Wait() }

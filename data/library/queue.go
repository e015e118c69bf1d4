package library

import (
	"context"
	"maps"
	"runtime"
	"slices"
	"sync"
	"time"

	"lanmu/data/fault"
)

// A queue is files to be read, several at a time. The drives they are on are
// independent: what is on one that does not answer is left until it does, and the
// others are gone on with. Which drive a file is on is not known; it is taken for
// that of the root it is in.
type queue struct {
	roots []string
	stall time.Duration // how long a drive may not answer
	idle  chan struct{} // closed when only what is on drives that do not answer is left

	mu      sync.Mutex
	changed *sync.Cond
	next    []job
	left    map[string][]job // of silent roots
	silent  map[string]int   // how many files each root does not give, if any
	reading int              // files, from drives that answer
}

// cores is how many files are read at a time: as many as there are processors, which
// the engine of PDFs adds to.
var cores = runtime.GOMAXPROCS(0)

func newQueue(roots []string, jobs []job, stall time.Duration) *queue {
	q := &queue{roots: roots, next: jobs, stall: stall, idle: make(chan struct{}), left: map[string][]job{}, silent: map[string]int{}}
	q.changed = sync.NewCond(&q.mu)
	return q
}

// run has read called for each file, on goroutines, until all are read or ctx
// ends. read calls opened once the drive has answered. While backwards, the last
// come first.
func (q *queue) run(ctx context.Context, backwards func() bool, read func(j job, opened func())) {
	var workers fault.Group
	defer workers.Wait()
	fault.Go(fault.Ignore, func() {
		<-ctx.Done()
		q.changed.Broadcast()
	})
	told := false
	q.mu.Lock()
	defer q.mu.Unlock()
	for ctx.Err() == nil {
		switch {
		case len(q.next) > 0 && q.reading < cores:
			if j, root := q.take(backwards()); q.silent[root] > 0 {
				q.left[root] = append(q.left[root], j)
			} else {
				q.reading++
				workers.Go(func() { q.read(j, root, read) })
			}
			continue
		case len(q.next)+q.reading > 0:
		case len(q.silent) == 0:
			return
		case !told:
			told = true
			close(q.idle)
		}
		q.changed.Wait()
	}
}

// silentRoots are the roots whose drives do not answer.
func (q *queue) silentRoots() []string {
	q.mu.Lock()
	defer q.mu.Unlock()
	return slices.Sorted(maps.Keys(q.silent))
}

// take takes the next file.
func (q *queue) take(last bool) (j job, root string) {
	if n := len(q.next) - 1; last {
		j, q.next = q.next[n], q.next[:n]
	} else {
		j, q.next = q.next[0], q.next[1:]
	}
	for _, root := range q.roots {
		if under(j.path, root) {
			return j, root
		}
	}
	return j, ""
}

// read reads a file. Its place is another's while its drive does not answer.
func (q *queue) read(j job, root string, read func(j job, opened func())) {
	opened, late := false, false
	timer := fault.After(q.stall, fault.Ignore, func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		if !opened {
			late = true
			q.silent[root]++
			q.reading--
			q.changed.Broadcast()
		}
	})
	open := func() {
		timer.Stop()
		q.mu.Lock()
		defer q.mu.Unlock()
		if opened = true; !late {
			return
		}
		late = false
		q.reading++
		if q.silent[root]--; q.silent[root] == 0 {
			delete(q.silent, root)
			q.next = append(q.next, q.left[root]...)
			delete(q.left, root)
		}
		q.changed.Broadcast()
	}
	defer func() {
		open()
		q.mu.Lock()
		defer q.mu.Unlock()
		q.reading--
		q.changed.Broadcast()
	}()
	read(j, open)
}

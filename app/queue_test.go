package app

import (
	"sync"

	"fyne.io/fyne/v2"
)

// A queue is an app of the test driver that does, as the real one does, what
// goroutines ask for with fyne.Do on one goroutine only: that of the test, when
// it calls run. By itself the test driver does it wherever it is asked.
type queue struct {
	fyne.App
	driver fyne.Driver

	mu   sync.Mutex
	jobs []func()
}

func newQueue(a fyne.App) *queue {
	q := &queue{App: a}
	q.driver = queueDriver{a.Driver(), q}
	fyne.SetCurrentApp(q)
	return q
}

// Driver implements fyne.App.
func (q *queue) Driver() fyne.Driver { return q.driver }

type queueDriver struct {
	fyne.Driver
	queue *queue
}

// DoFromGoroutine implements fyne.Driver.
func (d queueDriver) DoFromGoroutine(f func(), _ bool) {
	q := d.queue
	q.mu.Lock()
	defer q.mu.Unlock()
	q.jobs = append(q.jobs, f)
}

// CanvasForObject implements fyne.Driver. As in the real program, the canvas of what
// is not drawn is not known.
func (d queueDriver) CanvasForObject(o fyne.CanvasObject) fyne.Canvas {
	if o == nil || !o.Visible() { // a widget that was never made is moved too
		return nil
	}
	return d.Driver.CanvasForObject(o)
}

// run does what has been asked for and reports whether that was anything.
func (q *queue) run() bool {
	q.mu.Lock()
	jobs := q.jobs
	q.jobs = nil
	q.mu.Unlock()
	for _, f := range jobs {
		f()
	}
	return len(jobs) > 0
}

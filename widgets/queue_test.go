package widgets

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// A queue is an app of the test driver in which what timers ask for with fyne.Do waits
// for the test, as in the real program for the goroutine that draws. By itself the
// driver does it wherever it is asked.
type queue struct {
	fyne.App
	jobs chan func()
}

func newQueue() *queue {
	q := &queue{fyne.CurrentApp(), make(chan func(), 100)}
	fyne.SetCurrentApp(q)
	return q
}

// Driver implements fyne.App.
func (q *queue) Driver() fyne.Driver { return queueDriver{q.App.Driver(), q.jobs} }

type queueDriver struct {
	fyne.Driver
	jobs chan func()
}

// DoFromGoroutine implements fyne.Driver.
func (d queueDriver) DoFromGoroutine(f func(), _ bool) { d.jobs <- f }

// until does what is asked for until something is so.
func (q *queue) until(t *testing.T, is func() bool) {
	t.Helper()
	for end := time.After(5 * time.Minute); !is(); {
		select {
		case f := <-q.jobs:
			f()
		case <-end:
			t.Fatal("what was waited for did not come")
		}
	}
}

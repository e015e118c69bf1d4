package app

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanmu/app/above"
	"lanmu/app/present"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/data/fault"
	"lanmu/widgets"
)

// The program ends when its window is closed, when it is told to (by SIGTERM, as
// at the session's end, SIGHUP or Ctrl+C in a terminal), and when its own fault
// ends it. What the reader made is safe by then. Nothing else is waited for long:
// a drive may never answer.

const (
	// keepTime is how long may be waited for what is to be kept: a slow disk has
	// written it long before, one that does not answer never will.
	keepTime = 5 * time.Second
	// restTime is how long is waited for what else runs: reading and searching
	// stop within that, if they can.
	restTime = 300 * time.Millisecond
	// stuckTime is how long after it was told to end the window may still be drawn.
	stuckTime = 400 * time.Millisecond
	// askTime is how long a reader who closes the window waits until he is told
	// that a note is not safe yet.
	askTime = 2 * time.Second
)

// ending is what is to be done before the window ends.
type ending struct {
	saving    *time.Timer // of how the window looks
	closed    atomic.Bool // it takes no more files
	onClosing func()
	onLeaving func() // while the window is still there
}

// quit ends the program.
func (w *window) quit() { w.leave(w.app.Quit) }

// leave ends the window once what was typed is safe, and asks what to do when it
// cannot be kept.
func (w *window) leave(end func()) {
	left := false
	leave := func() {
		if !left {
			left = true
			w.closes()
			w.saveState()
			if w.onLeaving != nil {
				w.onLeaving()
			}
			end()
		}
	}
	w.marks.Keep()
	if len(w.marks.Unsaved()) == 0 {
		leave()
		return
	}
	answered := false
	ask := func() {
		if !answered {
			answered = true
			w.askUnsaved(leave)
		}
	}
	w.marks.Then(func() {
		w.work.UI(func() {
			if len(w.marks.Unsaved()) > 0 {
				ask()
			} else if !answered {
				answered = true
				leave()
			}
		})
	})
	time.AfterFunc(askTime, func() { w.work.UI(ask) })
}

// askUnsaved tells which note could not be kept, and asks whether to end without
// it.
func (w *window) askUnsaved(leave func()) {
	all := w.marks.Unsaved()
	if len(all) == 0 {
		leave()
		return
	}
	x := all[len(all)-1]
	why := tongue.T("note.slow")
	if x.Err != nil {
		why = present.WhyNot(x.Err)
	}
	content := container.NewVBox(
		above.Paragraph(tongue.T("note.unsafe", map[string]any{"Headline": x.E.Mark.Headline, "Cause": why})),
		above.Paragraph(x.Note))
	w.above.Open("", widgets.NewBox(w.win.Canvas(), above.BoxWidth, tongue.T("note.unsafe.title"), content,
		widgets.NewButton(tongue.T("note.discard"), func() {
			w.marks.Discard()
			w.above.Box().Hide()
			leave()
		}),
		widgets.NewButton(tongue.T("note.copy"), func() { w.copy(x.Note) }),
		w.above.Closing("note.stay")), nil)
}

// closes tells later starts to open a window of their own. It may be called on
// any goroutine.
func (w *window) closes() {
	if !w.closed.Swap(true) && w.onClosing != nil {
		w.onClosing()
	}
}

// heed ends the program when the system tells it to. The toolkit, which is told
// too but for SIGHUP, stops the window; if that is not drawn any more, all that
// can be done is done here.
func (w *window) heed(quit func()) {
	ends := make(chan os.Signal, 1)
	signal.Notify(ends, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(syscall.SIGHUP) { // nohup
		signal.Notify(ends, syscall.SIGHUP)
	}
	w.work.Aside(func() {
		<-ends
		w.closes()
		fyne.Do(quit)
		time.Sleep(stuckTime)
		if !w.work.Undrawn() {
			w.keepAll()
			os.Exit(0)
		}
	})
}

// end stops what runs on other goroutines.
func (w *window) end() {
	w.in.End()
	w.work.End()
	w.list.End()
	w.aloud.Stop()
	w.marks.Keep()
	w.reading.End()
	w.facsimile.End()
	if w.saving != nil {
		w.saving.Stop()
	}
}

// keepAll sees to it that what the reader made is on the disk, or says that it is
// not. It may be called on any goroutine.
func (w *window) keepAll() {
	ok := within(keepTime, func() {
		w.marks.Wait()
		w.reading.Wait()
	})
	for _, x := range w.marks.Unsaved() {
		fmt.Fprintf(system.WriterTo(os.Stderr), "lanmu: the note on %q could not be saved: %v\n%s\n", x.E.Mark.Headline, x.Err, x.Note)
	}
	if !ok {
		fmt.Fprintln(system.WriterTo(os.Stderr), "lanmu: the disk that bookmarks are kept on does not answer; what was changed last may be lost")
	}
}

// run shows the window until it is closed. A fault of the program where the
// window is drawn ends it: the runtime keeps what is known of that, and the next
// start tells of it. What the reader made is kept first.
func (w *window) run() {
	over := false
	defer func() {
		if !over {
			fault.Try(func() error { w.keepAll(); return nil })
		}
	}()
	// What is asked of the toolkit once its loop has ended it does where it is asked,
	// and says so at length.
	w.app.Lifecycle().SetOnStopped(func() { w.work.Undraw() })
	w.win.ShowAndRun()
	over = true
}

// finish ends the program after its window.
func (w *window) finish() error {
	w.end()
	w.work.Undraw()
	w.keepAll()
	var err error
	if within(restTime, w.work.Wait) {
		err = w.Stacks.Close()
	} // else what reads a drive that does not answer may yet ask the library
	var last error
	if !within(keepTime, func() { last = w.Memory.Close() }) {
		return err
	}
	return errors.Join(err, last)
}

// within reports whether something ends within a time. It goes on if it does not.
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

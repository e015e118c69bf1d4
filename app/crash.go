package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
	"github.com/adrg/xdg"

	"lanmu/app/tongue"
	"lanmu/data/fault"
	"lanmu/widgets"
)

// crashDir is where what the runtime says of a crash is kept.
func crashDir() string { return filepath.Join(xdg.StateHome, "lanmu") }

// keepCrash has the runtime write what it says of a crash, which a program
// started from a menu tells nobody, into a file, and returns the file that the
// last crash left, "" if there was none.
func keepCrash(dir string, now time.Time) (last string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	pruneCrashes(dir)
	path := filepath.Join(dir, "crash.log")
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		last = filepath.Join(dir, "crash-"+now.Format("20060102-150405")+".log")
		if err := os.Rename(path, last); err != nil {
			return "", err
		}
	}
	// Appended to: a second window must not empty what the first one writes.
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return last, err
	}
	return last, errors.Join(debug.SetCrashOutput(f, debug.CrashOptions{}), f.Close())
}

// maxCrashes is how many logs are kept: the last ones tell most.
const maxCrashes = 5

// pruneCrashes makes room for one more log.
func pruneCrashes(dir string) {
	logs, _ := filepath.Glob(filepath.Join(dir, "crash-*.log")) // by name, which is by time
	for len(logs) >= maxCrashes {
		os.Remove(logs[0])
		logs = logs[1:]
	}
}

// tellFault keeps what is known of a fault that did not end the program, and
// tells of it. It may be called on any goroutine, the one that draws too.
func (w *window) tellFault(f *fault.Error) {
	w.work.begin(logFault, func() { // a fault in telling is not told again
		path, err := keepFault(crashDir(), f, time.Now())
		w.ui(func() {
			if err != nil {
				w.banner.Say("crash", tongue.T("error.fault")+" "+f.Error())
			} else {
				w.banner.Offer("crash", tongue.T("error.fault"), tongue.T("crashed.show"), func() { w.showCrash(path) })
			}
		})
	})
}

// logFault keeps what is known of a fault where there is no window to tell of it.
func logFault(f *fault.Error) {
	if path, err := keepFault(crashDir(), f, time.Now()); err == nil {
		fmt.Fprintf(writerTo(os.Stderr), "lanmu: %v; see %s\n", f, path)
	} else {
		fmt.Fprintf(writerTo(os.Stderr), "lanmu: %v\n%s\n", f, f.Stack)
	}
}

// keepFault writes a log as the runtime does, and returns its path.
func keepFault(dir string, f *fault.Error, now time.Time) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	pruneCrashes(dir)
	path := filepath.Join(dir, "crash-"+now.Format("20060102-150405.000000")+".log")
	return path, writeNew(path, fmt.Appendf(nil, "panic: %v [told, and gone on]\n\n%s", f.Value, f.Stack))
}

// offerCrash tells of the log a crash has left.
func (w *window) offerCrash(path string) {
	w.banner.Offer("crash", tongue.T("error.crash"), tongue.T("crashed.show"), func() { w.showCrash(path) })
}

// maxShown is how much of a log is shown, in bytes: its head tells what happened.
const maxShown = 8 << 10

// showCrash shows a log, to be opened, copied or deleted.
func (w *window) showCrash(path string) {
	w.work.Go(func() {
		log, err := os.ReadFile(path)
		if err != nil {
			w.sayPlace(path, err)
			return
		}
		w.ui(func() { w.showLog(path, log) })
	})
}

func (w *window) showLog(path string, log []byte) {
	head := string(log)
	if len(log) > maxShown {
		head = strings.ToValidUTF8(string(log[:maxShown]), "") + "…"
	}
	text := widget.NewLabel(head)
	text.Wrapping = fyne.TextWrapBreak
	done := func(then func()) func() {
		return func() {
			w.box.Hide()
			w.banner.Unsay("crash")
			then()
		}
	}
	w.showBox("", widgets.NewBox(w.win.Canvas(), crashWidth, tongue.T("crashed.title"), container.NewVBox(
		paragraph(shortened(path)), widget.NewSeparator(), text),
		widgets.NewButton(tongue.T("crashed.delete"), done(func() {
			w.work.Go(func() {
				if err := os.Remove(path); err != nil {
					w.sayPlace(path, err)
				}
			})
		})),
		widgets.NewButton(tongue.T("settings.open"), func() { w.openFolder(path) }),
		widgets.NewButton(tongue.T("crashed.copy"), func() { w.copy(string(log)) }),
		w.closing("bar.close")), nil)
}

// crashWidth suits the lines of a log, in canvas units.
const crashWidth = 760

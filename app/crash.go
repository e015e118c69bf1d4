package app

import (
	"fmt"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lanmu/app/above"
	"lanmu/app/present"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/data/fault"
	"lanmu/widgets"
)

// tellFault keeps what is known of a fault that did not end the program, and
// tells of it. It may be called on any goroutine, the one that draws too.
func (w *window) tellFault(f *fault.Error) {
	w.work.Begin(system.LogFault, func() { // a fault in telling is not told again
		path, err := system.KeepFault(system.CrashDir(), f, time.Now())
		w.work.UI(func() {
			if err != nil {
				fmt.Fprintln(system.WriterTo(os.Stderr), "lanmu:", f)
				w.above.Say("crash", tongue.T("error.fault"))
			} else {
				w.above.Offer("crash", tongue.T("error.fault"), tongue.T("crashed.show"), func() { w.showCrash(path) })
			}
		})
	})
}

// offerCrash tells of the log a crash has left.
func (w *window) offerCrash(path string) {
	w.above.Offer("crash", tongue.T("error.crash"), tongue.T("crashed.show"), func() { w.showCrash(path) })
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
		w.work.UI(func() { w.showLog(path, log) })
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
			w.above.Box().Hide()
			w.above.Unsay("crash")
			then()
		}
	}
	w.above.Open("", widgets.NewBox(w.win.Canvas(), crashWidth, tongue.T("crashed.title"), container.NewVBox(
		above.Paragraph(present.Shortened(path)), widget.NewSeparator(), text),
		widgets.NewButton(tongue.T("crashed.delete"), done(func() {
			w.work.Go(func() {
				if err := os.Remove(path); err != nil {
					w.sayPlace(path, err)
				}
			})
		})),
		widgets.NewButton(tongue.T("settings.open"), func() { w.openFolder(path) }),
		widgets.NewButton(tongue.T("crashed.copy"), func() { w.copy(string(log)) }),
		w.above.Closing("bar.close")), nil)
}

// crashWidth suits the lines of a log, in canvas units.
const crashWidth = 760

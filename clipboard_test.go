//go:build linux

package main

import (
	"testing"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// TestWhatWasCopiedStays when the program has ended: it hands it to the clipboard manager,
// and waits for none that does not answer.
func TestWhatWasCopiedStays(t *testing.T) {
	for _, answers := range []bool{true, false} {
		d := newDesk(t, "xclip", "tesseract")
		d.lang = "zh_CN.UTF-8"
		d.starts()
		l := d.sees("中国制造业", pane)
		d.drags(l.at.Min.X-4, l.at.Max.X+8, (l.at.Min.Y+l.at.Max.Y)/2)
		d.presses("ctrl+c")
		d.eventually("a line in the clipboard", func() bool { return len(d.copied()) > 30 })
		line := d.copied()
		d.manages(answers)
		d.presses("ctrl+q")
		d.eventually("the program to end", d.ended)
		if got := d.copied(); answers && got != line {
			t.Errorf("%q was copied, and %q is left of it", line, got)
		}
	}
}

// manages runs a clipboard manager that keeps what it is asked to, if what is to be kept
// is listed, and says so; or never says anything.
func (d *desk) manages(answers bool) {
	d.Helper()
	must := func(err error) {
		if err != nil {
			d.Fatal(err)
		}
	}
	x, err := xgb.NewConnDisplay(d.display)
	must(err)
	d.Cleanup(x.Close)
	atom := func(name string) xproto.Atom {
		r, err := xproto.InternAtom(x, false, uint16(len(name)), name).Reply()
		must(err)
		return r.Atom
	}
	clipboard, manager, save, utf8 := atom("CLIPBOARD"), atom("CLIPBOARD_MANAGER"), atom("SAVE_TARGETS"), atom("UTF8_STRING")
	w, err := xproto.NewWindowId(x)
	must(err)
	must(xproto.CreateWindowChecked(x, 0, w, xproto.Setup(x).DefaultScreen(x).Root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil).Check())
	must(xproto.SetSelectionOwnerChecked(x, w, manager, 0).Check())
	var asked xproto.SelectionRequestEvent // what is to be kept
	var kept []byte
	tell := func(r xproto.SelectionRequestEvent, at xproto.Atom) {
		e := xproto.SelectionNotifyEvent{Time: r.Time, Requestor: r.Requestor, Selection: r.Selection, Target: r.Target, Property: at}
		xproto.SendEvent(x, false, r.Requestor, 0, string(e.Bytes()))
	}
	go func() {
		for {
			e, err := x.WaitForEvent()
			if e == nil && err == nil {
				return // closed
			}
			switch e := e.(type) {
			case xproto.SelectionRequestEvent:
				switch {
				case e.Selection == manager && e.Target == save && e.Property != 0 && answers:
					asked = e
					xproto.ConvertSelection(x, w, clipboard, utf8, utf8, e.Time)
				case e.Selection == clipboard && e.Target == utf8:
					xproto.ChangeProperty(x, xproto.PropModeReplace, e.Requestor, e.Property, utf8, 8, uint32(len(kept)), kept)
					tell(e, e.Property)
				case e.Selection == clipboard:
					tell(e, 0)
				}
			case xproto.SelectionNotifyEvent:
				r, err := xproto.GetProperty(x, true, w, utf8, xproto.AtomAny, 0, 1<<20).Reply()
				if err != nil || e.Property == 0 {
					tell(asked, 0)
					continue
				}
				kept = r.Value
				xproto.SetSelectionOwner(x, w, clipboard, asked.Time)
				tell(asked, asked.Property)
			}
		}
	}()
}

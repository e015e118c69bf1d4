package app

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"lanmu/widgets"
)

// leastTarget is the least side of what can be tapped, in canvas units.
const leastTarget = 32

// tappables tells what of the laid out objects below o can be tapped, dragged
// or typed into, down to the toolkit's own parts of these.
func tappables(o fyne.CanvasObject, tell func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	switch o.(type) {
	case *widget.Entry: // its parts are its own
		tell(o)
		return
	case fyne.Tappable, fyne.DoubleTappable, desktop.Mouseable:
		tell(o)
		if _, is := o.(fyne.Widget); is && !holds(o) {
			return
		}
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			tappables(c, tell)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			tappables(c, tell)
		}
	}
}

// holds reports whether a widget that can be tapped is a room for others.
func holds(o fyne.CanvasObject) bool {
	switch o.(type) {
	case *widget.PopUp, *container.Scroll, *container.Split, *widgets.Reader, *widgets.Sidebar:
		return true
	}
	kind := fmt.Sprintf("%T", o)
	return kind == "*widgets.sheet" || kind == "*widget.OverlayContainer" || kind == "*widget.listItem"
}

// TestTargetsAreLargeEnough walks all that can be tapped, in the window and in
// what stands above it, at several sizes. Each has a word for a screen reader.
func TestTargetsAreLargeEnough(t *testing.T) {
	s := sitDown(t).Taps(card)
	s.Shortcut(fyne.KeyF)
	s.Shortcut(fyne.KeyE)
	s.banner.Offer("test", "村口的路灯亮了", "看看", func() {})
	seen := map[string]int{}
	check := func(where string, o fyne.CanvasObject) {
		tappables(o, func(o fyne.CanvasObject) {
			kind := fmt.Sprintf("%T", o)
			seen[kind]++
			if a, ok := o.(fyne.Accessible); strings.HasPrefix(kind, "*widgets.") && (!ok || a.AccessibilityLabel() == "") {
				t.Errorf("%s: a screen reader has no word for %s", where, kind)
			}
			size := o.Size()
			switch kind {
			case "*container.divider", "*widget.scrollBarArea", "*widget.scrollBar": // dragged along, and with keys of its own
				return
			}
			if size.Width < leastTarget || size.Height < leastTarget {
				t.Errorf("%s: %s is %v by %v", where, kind, size.Width, size.Height)
			}
		})
	}
	for _, size := range []fyne.Size{{Width: 640, Height: 480}, {Width: 1100, Height: 760}, {Width: 1600, Height: 1000}, {Width: 400, Height: 300}} {
		s.win.Resize(size)
		check(fmt.Sprint("the window at ", size), s.win.Canvas().Content())
		for _, name := range []string{"command.settings", "command.comfort", "command.about", "command.print", "command.palette"} {
			commandNamed(t, name).do(s.window)
			s.settles()
			check(fmt.Sprint(name, " at ", size), s.win.Canvas().Overlays().Top())
			s.above.Close()
		}
	}
	for _, want := range []string{"*widgets.Button", "*widgets.IconButton", "*widgets.tab", "*widgets.Star", "*widgets.rowView"} {
		if seen[want] == 0 {
			t.Errorf("no %s was looked at, only %v", want, seen)
		}
	}
}

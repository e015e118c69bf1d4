package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pressed is embedded by what is pressed by the mouse: it lights up below it, and says
// what it is when the mouse rests.
type pressed struct {
	widget.BaseWidget
	of      fyne.Widget   // what embeds it, or what that is in
	says    func() string // nil where the words on it are enough
	hovered bool
}

func (p *pressed) extend(of fyne.Widget, says func() string) {
	p.of, p.says = of, says
	p.ExtendBaseWidget(of)
}

// MouseIn implements desktop.Hoverable.
func (p *pressed) MouseIn(*desktop.MouseEvent) {
	p.hovered = true
	p.Refresh()
	if p.says != nil {
		hint.rests(p.of, p.says)
	}
}

// MouseMoved implements desktop.Hoverable.
func (p *pressed) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *pressed) MouseOut() {
	p.hovered = false
	p.Refresh()
	hint.leaves()
}

// MouseDown implements desktop.Mouseable: who presses it knows what it is, and it may be
// gone at once.
func (p *pressed) MouseDown(*desktop.MouseEvent) { hint.leaves() }

// MouseUp implements desktop.Mouseable.
func (p *pressed) MouseUp(*desktop.MouseEvent) {}

// AccessibilityRole implements fyne.Accessible.
func (p *pressed) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

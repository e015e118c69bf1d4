// Package above is what stands above the text and above the window: what is said
// in the banner, the tips, and the one box, palette, file dialog or menu that is
// open.
//
// One thing at a time stands above the window: what opens another closes it first.
package above

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"lanmu/app/work"
	"lanmu/widgets"
	"lanmu/widgets/glyph"
)

// Needs is what the part needs of the window.
type Needs struct {
	Work        *work.Work
	Window      fyne.Window
	Faces       *glyph.Faces
	Preferences interface {
		StringList(key string) []string
		SetStringList(key string, value []string)
	}
	Back func() // takes the keyboard to the text again
}

// Above is what stands above.
type Above struct {
	Needs
	banner  *widgets.Banner
	tips    *widgets.Tips
	lesson  bool                  // tips are shown to whoever has not tried what they tell of
	box     *widgets.Box          // nil before the first
	panel   *widgets.ComfortPanel // in the box that is open, nil if it has none
	palette *widgets.Palette      // nil before the first
	files   *dialog.FileDialog    // nil before the first
	command string                // that opened what is open, "" for none
}

// New has nothing stand above yet.
func New(n Needs) *Above { return &Above{Needs: n} }

// Draw has what is said be seen in a banner and in tips.
func (a *Above) Draw(b *widgets.Banner, t *widgets.Tips) {
	a.banner, a.tips = b, t
	a.panel, a.palette, a.files = nil, nil, nil
	a.showTips()
}

// Say says something about a matter above the text, in place of what was said of
// that before, until it is dismissed or taken back.
func (a *Above) Say(about, text string) { a.banner.Say(about, text) }

// Offer is Say with a button.
func (a *Above) Offer(about, text, word string, do func()) { a.banner.Offer(about, text, word, do) }

// Unsay takes back what was said about a matter.
func (a *Above) Unsay(about string) { a.banner.Unsay(about) }

// Dismiss takes away what is said, and reports whether that was anything.
func (a *Above) Dismiss() bool { return a.banner.Dismiss() }

// Is reports whether anything stands above the window.
func (a *Above) Is() bool { return a.Window.Canvas().Overlays().Top() != nil }

// Command is the command that opened what stands above the window, "" for none.
func (a *Above) Command() string {
	if !a.Is() {
		return ""
	}
	return a.command
}

// Close closes what stands above the window, and reports whether anything did.
func (a *Above) Close() bool {
	above := a.Window.Canvas().Overlays()
	if above.Top() == nil {
		return false
	}
	a.command = ""
	if a.box.Visible() {
		a.box.Hide()
	}
	if a.palette != nil {
		a.palette.Hide()
	}
	if a.files != nil {
		a.files.Hide()
	}
	for above.Top() != nil { // a menu
		above.Remove(above.Top())
	}
	return true
}

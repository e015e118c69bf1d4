// Package above is what stands above the text and above the window: what is said
// in the banner, the tips, and the one box, palette, file dialog or menu that is
// open.
//
// One thing at a time stands above the window: what opens another closes it first.
package above

import (
	"time"

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
	toast   *widgets.Toast
	fading  *time.Timer // of the toast; nil before the first
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

// Draw has what is wrong be seen in a banner, what has happened in a toast, and tips.
func (a *Above) Draw(b *widgets.Banner, n *widgets.Toast, t *widgets.Tips) {
	a.banner, a.toast, a.tips = b, n, t
	n.OnHeld = a.hold
	a.panel, a.palette, a.files = nil, nil, nil
	a.showTips()
}

// Say says what is wrong about a matter, in place of what was said of that before, until
// it is dismissed or taken back.
func (a *Above) Say(about, text string) { a.banner.Say(about, text) }

// Offer is Say with a button.
func (a *Above) Offer(about, text, word string, do func()) { a.banner.Offer(about, text, word, do) }

// How long is said what has happened: as long as a line takes to be read by who looks
// elsewhere, and for what can be done about it as long as a change of mind.
const (
	toldTime  = 5 * time.Second
	offerTime = 8 * time.Second
)

// Tell says for a while what has happened, in place of what was told before.
func (a *Above) Tell(about, text string) { a.TellWith(about, text, "", nil) }

// TellWith is Tell with a button of a word.
func (a *Above) TellWith(about, text, word string, do func()) {
	a.banner.Unsay(about)
	a.toast.Say(about, text, word, do)
	a.hold(false)
}

// hold has what is told stay while the mouse is on it, and go a while after.
func (a *Above) hold(held bool) {
	if a.fading != nil {
		a.fading.Stop()
	}
	if held {
		return
	}
	after := toldTime
	if a.toast.Offers() {
		after = offerTime
	}
	var fading *time.Timer
	fading = time.AfterFunc(after, func() {
		a.Work.UI(func() {
			if a.fading == fading { // nothing was told since
				a.toast.Clear()
			}
		})
	})
	a.fading = fading
}

// Unsay takes back what was said about a matter.
func (a *Above) Unsay(about string) {
	a.banner.Unsay(about)
	a.toast.Unsay(about)
}

// Dismiss takes away what is said, and tells whether that was anything.
func (a *Above) Dismiss() bool { return a.toast.Clear() || a.banner.Dismiss() }

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

package app

import (
	"os"
	"strconv"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"lanmu/app/system"
)

// wished is what the desktop asks now.
var wished atomic.Pointer[system.Wishes]

// usual is what is asked where nobody asks anything.
var usual = system.Wishes{Known: os.Getenv("FYNE_THEME") != "" || !system.AsksLater, Scale: 1}

func init() { wished.Store(&usual) }

// calm is an app whose animations are shown as the desktop asks: the toolkit
// asks only a file of its own.
type calm struct {
	fyne.App
	kept *system.Preferences
}

// Preferences implements fyne.App.
func (c calm) Preferences() fyne.Preferences { return c.kept }

// UniqueID implements fyne.App: desktops know the program's windows by it.
func (calm) UniqueID() string { return system.ID }

// Settings implements fyne.App. The toolkit's own are handed out where nothing is
// asked: it watches the system's colours only if it finds them here.
func (c calm) Settings() fyne.Settings {
	if wished.Load().Still {
		return still{c.App.Settings()}
	}
	return c.App.Settings()
}

type still struct{ fyne.Settings }

// ShowAnimations implements fyne.Settings.
func (still) ShowAnimations() bool { return false }

// scaleEnv is where the toolkit asks for the scale of all that is drawn, each
// time the theme is set. A reader who sets it himself knows better than the
// desktop.
const scaleEnv = "FYNE_SCALE"

var scaleIsSet = os.Getenv(scaleEnv) != ""

// Bounds of the scale: beyond them a window is of no use.
const minScale, maxScale = .5, 4

// obey does what the desktop asks. All that is drawn grows with the text, so
// that nothing is cut off.
func obey(a fyne.App, asked system.Wishes) {
	asked.Known = asked.Known || usual.Known
	asked.Scale = min(max(asked.Scale, minScale), maxScale)
	if asked == *wished.Load() && asked.Scale == float32(a.Preferences().FloatWithFallback(prefScale, 1)) {
		return
	}
	wished.Store(&asked)
	scaleText(a, asked.Scale)
	a.Preferences().SetFloat(prefScale, float64(asked.Scale))
	dress(a, colours(a.Preferences().StringWithFallback(prefColours, string(automatic))))
}

// scaleText has all drawn larger by a factor from the next theme on.
func scaleText(a fyne.App, by float32) {
	if scaleIsSet {
		return
	}
	if own := a.Settings().Scale(); own > 0 {
		by *= own
	}
	os.Setenv(scaleEnv, strconv.FormatFloat(float64(by), 'f', 2, 32))
}

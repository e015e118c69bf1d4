package dress

import (
	"os"
	"strconv"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"lanmu/app/system"
)

// Desktop is an app that looks as the desktop asks. The toolkit asks only a file of
// its own.
type Desktop struct {
	fyne.App
	kept   fyne.Preferences
	usual  system.Wishes // where nobody asks anything
	asked  atomic.Pointer[system.Wishes]
	scaled bool // the reader has set the scale himself, and knows better
}

// scaleEnv is where the toolkit asks for the scale of all that is drawn, each
// time the theme is set.
const scaleEnv = "FYNE_SCALE"

// NewDesktop dresses an app as its reader has chosen, with the scale that was asked
// for last time. What he has chosen is kept in preferences.
func NewDesktop(a fyne.App, kept fyne.Preferences) *Desktop {
	d := &Desktop{App: a, kept: kept, usual: usual(), scaled: os.Getenv(scaleEnv) != ""}
	d.usual.Known = d.usual.Known || os.Getenv("FYNE_THEME") != ""
	d.asked.Store(&d.usual)
	d.scaleText(float32(kept.FloatWithFallback(prefScale, 1)))
	d.dress()
	return d
}

// usual is what is asked where nobody asks anything.
func usual() system.Wishes { return system.Wishes{Known: !system.AsksLater, Scale: 1} }

// Preferences implements fyne.App.
func (d *Desktop) Preferences() fyne.Preferences { return d.kept }

// UniqueID implements fyne.App: desktops know the program's windows by it.
func (*Desktop) UniqueID() string { return system.ID }

// Settings implements fyne.App. The toolkit's own are handed out where nothing is
// asked: it watches the system's colours only if it finds them here.
func (d *Desktop) Settings() fyne.Settings {
	if d.Asked().Still {
		return still{d.App.Settings()}
	}
	return d.App.Settings()
}

type still struct{ fyne.Settings }

// ShowAnimations implements fyne.Settings.
func (still) ShowAnimations() bool { return false }

// Asked is what the desktop asks now.
func (d *Desktop) Asked() system.Wishes { return *d.asked.Load() }

// Bounds of the scale: beyond them a window is of no use.
const minScale, maxScale = .5, 4

// prefScale is where it is remembered for the next start.
const prefScale = "desktop.scale"

// Obey does what the desktop asks. All that is drawn grows with the text, so
// that nothing is cut off.
func (d *Desktop) Obey(asked system.Wishes) {
	asked.Known = asked.Known || d.usual.Known
	asked.Scale = min(max(asked.Scale, minScale), maxScale)
	if asked == d.Asked() && asked.Scale == float32(d.kept.FloatWithFallback(prefScale, 1)) {
		return
	}
	d.asked.Store(&asked)
	d.scaleText(asked.Scale)
	d.kept.SetFloat(prefScale, float64(asked.Scale))
	d.dress()
}

func (d *Desktop) dress() { d.Settings().SetTheme(themed(d.kept, d.Asked())) }

// scaleText has all drawn larger by a factor from the next theme on.
func (d *Desktop) scaleText(by float32) {
	if d.scaled {
		return
	}
	if own := d.Settings().Scale(); own > 0 {
		by *= own
	}
	os.Setenv(scaleEnv, strconv.FormatFloat(float64(by), 'f', 2, 32))
}

package app

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"lanmu/app/system"
)

// TestTheDesktopIsObeyed: what it asks shows in the colours, the scale and
// whether anything moves, unless the reader has chosen otherwise.
func TestTheDesktopIsObeyed(t *testing.T) {
	t.Setenv(scaleEnv, "")
	was, set := *wished.Load(), scaleIsSet
	scaleIsSet = false
	t.Cleanup(func() { wished.Store(&was); scaleIsSet = set })
	a := calm{App: test.NewTempApp(t), kept: system.OpenPreferences(filepath.Join(t.TempDir(), "preferences.json"))}
	ground := func() any { return a.Settings().Theme().Color(theme.ColorNameBackground, theme.VariantDark) }
	for _, c := range []struct {
		name   string
		chosen colours
		asked  system.Wishes
		ground any
		moves  bool
		scale  string
	}{
		{"no desktop", automatic, system.Wishes{Scale: 1}, inks[theme.ColorNameBackground].light, true, "1.00"},
		{"a dark one", automatic, system.Wishes{Known: true, Scale: 1}, inks[theme.ColorNameBackground].dark, true, "1.00"},
		{"of high contrast", automatic, system.Wishes{Known: true, Strong: true, Scale: 1}, whites[theme.ColorNameBackground], true, "1.00"},
		{"large and still", automatic, system.Wishes{Known: true, Still: true, Scale: 1.25}, inks[theme.ColorNameBackground].dark, false, "1.25"},
		{"beyond all measure", automatic, system.Wishes{Known: true, Scale: 90}, inks[theme.ColorNameBackground].dark, true, "4.00"},
		{"other colours chosen", sepia, system.Wishes{Known: true, Strong: true, Scale: 1}, sepias[theme.ColorNameBackground], true, "1.00"},
	} {
		a.Preferences().SetString(prefColours, string(c.chosen))
		obey(a, c.asked)
		if c.name == "no desktop" {
			dress(a, c.chosen) // nothing had to change
			scaleText(a, 1)
		}
		if got := ground(); got != c.ground {
			t.Errorf("%s: ground %v, want %v", c.name, got, c.ground)
		}
		if got := a.Settings().ShowAnimations(); got != (c.moves && a.App.Settings().ShowAnimations()) {
			t.Errorf("%s: animations are shown: %v", c.name, got)
		}
		if got := os.Getenv(scaleEnv); got != c.scale {
			t.Errorf("%s: scale %s, want %s", c.name, got, c.scale)
		}
	}
	if got := a.Preferences().Float(prefScale); got != 1 {
		t.Errorf("%v is remembered for the next start", got)
	}
	scaleIsSet = true
	scaleText(a, 3)
	if got := os.Getenv(scaleEnv); got == "3.00" {
		t.Error("the reader's own scale is overruled")
	}
	var _ fyne.App = a
}

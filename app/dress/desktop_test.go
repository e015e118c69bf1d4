package dress

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
	t.Setenv("FYNE_THEME", "")
	kept := system.OpenPreferences(filepath.Join(t.TempDir(), "preferences.json"))
	a := NewDesktop(test.NewTempApp(t), kept)
	a.usual.Known = false // as where a desktop answers later
	a.asked.Store(&a.usual)
	ground := func() any { return a.Settings().Theme().Color(theme.ColorNameBackground, theme.VariantDark) }
	for _, c := range []struct {
		name   string
		chosen Colours
		asked  system.Wishes
		ground any
		moves  bool
		scale  string
	}{
		{"no desktop", Automatic, system.Wishes{Scale: 1}, inks[theme.ColorNameBackground].light, true, "1.00"},
		{"a dark one", Automatic, system.Wishes{Known: true, Scale: 1}, inks[theme.ColorNameBackground].dark, true, "1.00"},
		{"of high contrast", Automatic, system.Wishes{Known: true, Strong: true, Scale: 1}, whites[theme.ColorNameBackground], true, "1.00"},
		{"large and still", Automatic, system.Wishes{Known: true, Still: true, Scale: 1.25}, inks[theme.ColorNameBackground].dark, false, "1.25"},
		{"beyond all measure", Automatic, system.Wishes{Known: true, Scale: 90}, inks[theme.ColorNameBackground].dark, true, "4.00"},
		{"other colours chosen", Sepia, system.Wishes{Known: true, Strong: true, Scale: 1}, sepias[theme.ColorNameBackground], true, "1.00"},
	} {
		a.Preferences().SetString(prefColours, string(c.chosen))
		a.Obey(c.asked)
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
	t.Setenv(scaleEnv, "1.5")
	a = NewDesktop(test.NewTempApp(t), kept)
	a.Obey(system.Wishes{Known: true, Scale: 3})
	if got := os.Getenv(scaleEnv); got != "1.5" {
		t.Errorf("the reader's own scale is overruled by %s", got)
	}
	var _ fyne.App = a
}

package dress

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lanmu/app/system"
	"lanmu/widgets"
)

// TestHighlightsCanBeRead in each colour, in every scheme: 7:1, as text on paper, and quiet
// text 4.5:1.
func TestHighlightsCanBeRead(t *testing.T) {
	for _, s := range Schemes {
		for _, strong := range []bool{false, true} {
			th := Theme(s, system.Wishes{Known: true, Strong: strong})
			for name, variant := range map[string]fyne.ThemeVariant{"light": theme.VariantLight, "dark": theme.VariantDark} {
				back := th.Color(theme.ColorNameBackground, variant)
				for n := range widgets.Hues {
					hue := widgets.HueOver(back, n)
					if got := ratio(th.Color(theme.ColorNameForeground, variant), hue); got < 7 {
						t.Errorf("%s, %s, strong %v: text on colour %d has %.1f:1", s, name, strong, n, got)
					}
					if got := ratio(th.Color(theme.ColorNamePlaceHolder, variant), hue); got < 4.5 {
						t.Errorf("%s, %s, strong %v: quiet text on colour %d has %.1f:1", s, name, strong, n, got)
					}
					if got := ratio(back, hue); got < 1.1 {
						t.Errorf("%s, %s, strong %v: colour %d is hardly seen, %.2f:1", s, name, strong, n, got)
					}
				}
			}
		}
	}
}

package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanmu/widgets/document"
)

// twice is a theme with the words of the interface at twice their size.
type twice struct{ fyne.Theme }

func (t twice) Size(name fyne.ThemeSizeName) float32 { return 2 * t.Theme.Size(name) }

// TestAllGrowsWithTheInterface: what stands in the window as words, or with words, has
// the room for them at any size that is chosen.
func TestAllGrowsWithTheInterface(t *testing.T) {
	a := newTestApp(t)
	faces := newFaces(t)
	days := newCalendar(nil)
	days.set(document.Calendar{Title: "2024年3月", Length: 31})
	bars := NewBars(faces)
	bars.Set(someBars())
	bar := NewToolbar([]Tool{{Name: "打开"}})
	heights := func() map[string]float32 {
		for _, w := range []fyne.Widget{days, bars, bar} {
			test.TempWidgetRenderer(t, w).Refresh()
		}
		return map[string]float32{"the line of progress": NewProgress(faces).MinSize().Height, "bars": bars.MinSize().Height,
			"a calendar": days.MinSize().Height, "its days": days.days[0].text.MinSize().Height, "their names": days.names[0].MinSize().Height,
			"its title": days.title.MinSize().Height, "the toolbar": bar.MinSize().Height}
	}
	before := heights()
	a.Settings().SetTheme(twice{a.Settings().Theme()})
	days.Refresh()
	for name, now := range heights() {
		if now < 1.8*before[name] {
			t.Errorf("%s is %v high, and %v at twice the size", name, before[name], now)
		}
	}
}

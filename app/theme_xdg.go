//go:build !windows && !darwin && !android && !ios

package app

import (
	"os"

	"fyne.io/fyne/v2"
	"github.com/rymdport/portal/settings/appearance"
)

// followSystem dresses the program as the desktop asks. Where no desktop
// answers the toolkit would be dark; a newspaper is printed on light paper.
func followSystem(a fyne.App) {
	if os.Getenv("FYNE_THEME") != "" {
		a.Settings().SetTheme(paper{})
		return
	}
	a.Settings().SetTheme(paper{day: true})
	go func() {
		if _, err := appearance.GetColorScheme(); err == nil {
			fyne.Do(func() { a.Settings().SetTheme(paper{}) })
		}
	}()
}

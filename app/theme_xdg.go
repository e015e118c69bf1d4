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
		a.Settings().SetTheme(look{scheme: automatic})
		return
	}
	day := look{scheme: automatic, day: true}
	a.Settings().SetTheme(day)
	go func() {
		if _, err := appearance.GetColorScheme(); err != nil {
			return
		}
		fyne.Do(func() {
			if a.Settings().Theme() == fyne.Theme(day) { // no other was chosen meanwhile
				a.Settings().SetTheme(look{scheme: automatic})
			}
		})
	}()
}

//go:build windows || darwin || android || ios

package app

import "fyne.io/fyne/v2"

// followSystem dresses the program as the system asks.
func followSystem(a fyne.App) { a.Settings().SetTheme(look{scheme: automatic}) }

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lanmu/widgets/setting"
)

const (
	inkPlain  = theme.ColorNameForeground
	inkQuiet  = theme.ColorNamePlaceHolder
	inkAccent = theme.ColorNamePrimary
	inkBack   = theme.ColorNameBackground

	inkSelection = theme.ColorNameFocus
	inkKept      = theme.ColorNameWarning
	inkMark      = theme.ColorNameSelection
	inkMarkNow   = theme.ColorNameFocus
)

// inks are the theme's colours for what blocks are drawn in.
var inks = map[setting.Ink]fyne.ThemeColorName{setting.Black: inkPlain, setting.Quiet: inkQuiet, setting.Accent: inkAccent}

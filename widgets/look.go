package widgets

import (
	"image/color"

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
	inkMark      = theme.ColorNameSelection
	inkMarkNow   = theme.ColorNameFocus
)

// shade is laid over pictures: where all else is dark they may be dimmed, and are never
// inverted.
func shade(dim bool) color.Color {
	const dimmed, half = 0x60, 0x8000
	r, g, b, _ := themeColor(inkBack).RGBA()
	if !dim || (r+g+b)/3 > half {
		return color.Transparent
	}
	return color.NRGBA{A: dimmed}
}

// inks are the theme's colours for what blocks are drawn in.
var inks = map[setting.Ink]fyne.ThemeColorName{setting.Black: inkPlain, setting.Quiet: inkQuiet, setting.Accent: inkAccent}

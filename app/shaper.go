package app

import (
	_ "unsafe" // for go:linkname

	"fyne.io/fyne/v2"
	"github.com/go-text/typesetting/shaping"
)

// shaper is what the toolkit measures and draws its text with. It remembers how
// it went about each font it was ever given, and with that the font, and the
// toolkit reads its fonts anew each time the theme is set, even for other
// colours only or because the system's evening has come: what is never
// forgotten were 6.5 MiB each time. Nothing that the toolkit exports reaches it.
//
//go:linkname shaper fyne.io/fyne/v2/internal/painter.shaper
var shaper *shaping.HarfbuzzShaper

// forgetFonts has the shaper forget the fonts of a theme that is no more. It is
// to be called before the driver runs, so that it is told first.
func forgetFonts(a fyne.App) {
	a.Settings().AddListener(func(fyne.Settings) { *shaper = shaping.HarfbuzzShaper{} })
}

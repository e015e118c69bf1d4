package dress

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// TestContrast holds every scheme to 7:1 for text, quiet text and what is
// marked (WCAG 2.2, 1.4.6), also where it is selected.
func TestContrast(t *testing.T) {
	const least = 7
	for _, l := range []struct {
		look
		variant fyne.ThemeVariant
	}{
		{look{scheme: Automatic}, theme.VariantLight}, {look{scheme: Automatic}, theme.VariantDark},
		{look{scheme: Paper}, theme.VariantDark}, {look{scheme: Sepia}, theme.VariantDark},
		{look{scheme: Night}, theme.VariantLight}, {look{scheme: Contrast}, theme.VariantDark},
		{look{scheme: Automatic, strong: true}, theme.VariantLight}, {look{scheme: Automatic, strong: true}, theme.VariantDark},
	} {
		for _, pair := range [][2]fyne.ThemeColorName{
			{theme.ColorNameForeground, theme.ColorNameBackground},
			{theme.ColorNamePlaceHolder, theme.ColorNameBackground},
			{theme.ColorNamePrimary, theme.ColorNameBackground},
			{theme.ColorNameForeground, theme.ColorNameSelection},
			{theme.ColorNameForeground, theme.ColorNameFocus}, // selected, or the hit one is at
			{theme.ColorNameForeground, theme.ColorNameWarning},
			{theme.ColorNameForeground, theme.ColorNameMenuBackground},
			{theme.ColorNameForeground, theme.ColorNameOverlayBackground},
			{theme.ColorNamePlaceHolder, theme.ColorNameOverlayBackground},
		} {
			ink, ground := l.Color(pair[0], l.variant), over(l.Color(pair[1], l.variant), l.Color(theme.ColorNameBackground, l.variant))
			if r := ratio(ink, ground); r < least {
				t.Errorf("%s: %s on %s is %.1f:1, want %d:1", l.scheme, pair[0], pair[1], r, least)
			}
		}
		// Menus: words and keys, of what can be done and what cannot; and stars, of rows
		// that are chosen, under the mouse, or neither.
		for _, pair := range []struct {
			ink, ground fyne.ThemeColorName
			least       float64
		}{
			{theme.ColorNamePlaceHolder, theme.ColorNameMenuBackground, 4.5}, {theme.ColorNamePlaceHolder, theme.ColorNameSelection, 4.5},
			{theme.ColorNameDisabled, theme.ColorNameMenuBackground, 4.5}, {theme.ColorNameDisabled, theme.ColorNameBackground, 4.5},
			{theme.ColorNamePrimary, theme.ColorNameSelection, 3}, {theme.ColorNamePrimary, theme.ColorNameHover, 3},
			{theme.ColorNamePlaceHolder, theme.ColorNameHover, 3},
		} {
			ink, ground := l.Color(pair.ink, l.variant), over(l.Color(pair.ground, l.variant), l.Color(theme.ColorNameBackground, l.variant))
			if r := ratio(ink, ground); r < pair.least {
				t.Errorf("%s: %s on %s is %.1f:1, want %.1f:1", l.scheme, pair.ink, pair.ground, r, pair.least)
			}
		}
	}
}

// over is what a colour looks like that lets some of another through.
func over(c, ground color.Color) color.Color {
	r, g, b, a := c.RGBA()
	x, y, z, _ := ground.RGBA()
	mix := func(c, ground uint32) uint16 { return uint16(c + ground*(0xffff-a)/0xffff) }
	return color.RGBA64{R: mix(r, x), G: mix(g, y), B: mix(b, z), A: 0xffff}
}

func ratio(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= .04045 {
			return s / 12.92
		}
		return math.Pow((s+.055)/1.055, 2.4)
	}
	return .2126*linear(r) + .7152*linear(g) + .0722*linear(b)
}

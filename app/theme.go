package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lanmu/assets"
)

// paper is the look of the window: newsprint by day, warm grey by night, one
// red for what is marked. Ink on paper has a contrast of at least 12:1, quiet
// ink one of at least 7:1.
type paper struct {
	day bool // light whatever the system's variant
}

type pair struct{ light, dark color.NRGBA }

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xff}
}

func rgba(v uint32, a uint8) color.NRGBA {
	c := rgb(v)
	c.A = a
	return c
}

var inks = map[fyne.ThemeColorName]pair{
	theme.ColorNameBackground:          {rgb(0xfbf9f4), rgb(0x1b1a18)},
	theme.ColorNameForeground:          {rgb(0x1f1c18), rgb(0xe4dfd5)},
	theme.ColorNamePlaceHolder:         {rgb(0x57524a), rgb(0xaea79a)},
	theme.ColorNamePrimary:             {rgb(0x9b1c22), rgb(0xf08a80)},
	theme.ColorNameForegroundOnPrimary: {rgb(0xffffff), rgb(0x1b1a18)},
	theme.ColorNameHyperlink:           {rgb(0x9b1c22), rgb(0xf08a80)},
	theme.ColorNameButton:              {rgb(0xeeeae1), rgb(0x2b2926)},
	theme.ColorNameDisabledButton:      {rgb(0xf3f0e9), rgb(0x242220)},
	theme.ColorNameDisabled:            {rgb(0x8f897f), rgb(0x78726a)},
	theme.ColorNameHover:               {rgba(0x1f1c18, 0x0e), rgba(0xe4dfd5, 0x12)},
	theme.ColorNamePressed:             {rgba(0x1f1c18, 0x20), rgba(0xe4dfd5, 0x22)},
	theme.ColorNameFocus:               {rgba(0x9b1c22, 0x38), rgba(0xf08a80, 0x40)},
	theme.ColorNameSelection:           {rgb(0xefe3d6), rgb(0x3a332c)},
	theme.ColorNameInputBackground:     {rgb(0xf3efe6), rgb(0x252320)},
	theme.ColorNameInputBorder:         {rgb(0xd8d1c4), rgb(0x45413b)},
	theme.ColorNameSeparator:           {rgb(0xddd6c9), rgb(0x383530)},
	theme.ColorNameShadow:              {rgba(0x1f1c18, 0x26), rgba(0x000000, 0x66)},
	theme.ColorNameScrollBar:           {rgba(0x1f1c18, 0x55), rgba(0xe4dfd5, 0x55)},
	theme.ColorNameScrollBarBackground: {rgba(0x1f1c18, 0x0a), rgba(0xe4dfd5, 0x0a)},
	theme.ColorNameMenuBackground:      {rgb(0xf6f3ec), rgb(0x232120)},
	theme.ColorNameHeaderBackground:    {rgb(0xf6f3ec), rgb(0x232120)},
	theme.ColorNameOverlayBackground:   {rgb(0xfbf9f4), rgb(0x232120)},
}

// Color implements fyne.Theme.
func (p paper) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if p.day {
		variant = theme.VariantLight
	}
	if c, ok := inks[name]; ok {
		if variant == theme.VariantDark {
			return c.dark
		}
		return c.light
	}
	return theme.DefaultTheme().Color(name, variant)
}

// The interface's fonts are our own, so that Chinese shows on a machine that
// has no Chinese font.
var (
	interfaceFont     = fyne.NewStaticResource("NotoSansSC-Regular.otf", assets.SansRegular)
	interfaceFontBold = fyne.NewStaticResource("NotoSansSC-Bold.otf", assets.SansBold)
)

// Font implements fyne.Theme.
func (p paper) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return interfaceFontBold
	}
	return interfaceFont
}

// Size implements fyne.Theme.
func (p paper) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return 14
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 4
	}
	return theme.DefaultTheme().Size(name)
}

// Icon implements fyne.Theme.
func (p paper) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

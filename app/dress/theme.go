package dress

import (
	"cmp"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lanmu/app/system"
	"lanmu/assets"
)

// Colours is a scheme of colours.
type Colours string

// The schemes. The first follows the system between paper and night.
const (
	Automatic Colours = "auto"
	Paper     Colours = "paper"    // newsprint
	Sepia     Colours = "sepia"    // an old page
	Night     Colours = "night"    // warm grey
	Contrast  Colours = "contrast" // black on white
)

// Schemes are they, in the order they are offered.
var Schemes = []Colours{Automatic, Paper, Sepia, Night, Contrast}

// Theme is the program's theme in a scheme of colours, on a desktop that asks
// something.
func Theme(c Colours, asked system.Wishes) fyne.Theme {
	l := look{scheme: c}
	if c == Automatic {
		l.day, l.strong = !asked.Known, asked.Strong
	}
	return l
}

// themed is the theme that was chosen, with the interface as large as was chosen.
func themed(p fyne.Preferences, asked system.Wishes) fyne.Theme {
	l := Theme(chosenColours(p), asked).(look)
	l.percent = chosenPercent(p)
	return l
}

// look is the program's theme. Text has a contrast of at least 7:1 to what it
// stands on in every scheme, quiet text too; one red is for what is marked.
type look struct {
	scheme  Colours
	day     bool // automatic is paper whatever the system's variant
	strong  bool // automatic is of high contrast
	percent int  // of the usual size of the interface's words; 0 for it
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
	theme.ColorNamePlaceHolder:         {rgb(0x57524a), rgb(0xb5aea1)},
	theme.ColorNamePrimary:             {rgb(0x9b1c22), rgb(0xf08a80)},
	theme.ColorNameForegroundOnPrimary: {rgb(0xffffff), rgb(0x1b1a18)},
	theme.ColorNameHyperlink:           {rgb(0x9b1c22), rgb(0xf08a80)},
	theme.ColorNameButton:              {rgb(0xeeeae1), rgb(0x2b2926)},
	theme.ColorNameDisabledButton:      {rgb(0xf3f0e9), rgb(0x242220)},
	theme.ColorNameDisabled:            {rgb(0x736d63), rgb(0x8f887d)},
	theme.ColorNameHover:               {rgba(0x1f1c18, 0x0e), rgba(0xe4dfd5, 0x12)},
	theme.ColorNamePressed:             {rgba(0x1f1c18, 0x20), rgba(0xe4dfd5, 0x22)},
	theme.ColorNameFocus:               {rgba(0x9b1c22, 0x38), rgba(0xf08a80, 0x40)},
	theme.ColorNameSelection:           {rgb(0xefe3d6), rgb(0x483e33)},
	theme.ColorNameInputBackground:     {rgb(0xf3efe6), rgb(0x252320)},
	theme.ColorNameInputBorder:         {rgb(0xd8d1c4), rgb(0x45413b)},
	theme.ColorNameWarning:             {rgb(0xf7e6a6), rgb(0x52461b)},
	theme.ColorNameSeparator:           {rgb(0xddd6c9), rgb(0x383530)},
	theme.ColorNameShadow:              {rgba(0x1f1c18, 0x26), rgba(0x000000, 0x66)},
	theme.ColorNameScrollBar:           {rgba(0x1f1c18, 0x55), rgba(0xe4dfd5, 0x55)},
	theme.ColorNameScrollBarBackground: {rgba(0x1f1c18, 0x0a), rgba(0xe4dfd5, 0x0a)},
	theme.ColorNameMenuBackground:      {rgb(0xf6f3ec), rgb(0x232120)},
	theme.ColorNameHeaderBackground:    {rgb(0xf6f3ec), rgb(0x232120)},
	theme.ColorNameOverlayBackground:   {rgb(0xfbf9f4), rgb(0x232120)},
}

// sepias and blacks are where those schemes differ from paper.
var (
	sepias = map[fyne.ThemeColorName]color.NRGBA{
		theme.ColorNameBackground:        rgb(0xf2e7cf),
		theme.ColorNameForeground:        rgb(0x33261a),
		theme.ColorNamePlaceHolder:       rgb(0x54432f),
		theme.ColorNamePrimary:           rgb(0x8a1a1c),
		theme.ColorNameDisabled:          rgb(0x685b47),
		theme.ColorNameSelection:         rgb(0xe2cfaa),
		theme.ColorNameInputBackground:   rgb(0xe9dcc0),
		theme.ColorNameInputBorder:       rgb(0xcbb890),
		theme.ColorNameButton:            rgb(0xe4d5b5),
		theme.ColorNameSeparator:         rgb(0xd3c29c),
		theme.ColorNameMenuBackground:    rgb(0xecdfc4),
		theme.ColorNameHeaderBackground:  rgb(0xecdfc4),
		theme.ColorNameOverlayBackground: rgb(0xf2e7cf),
	}
	blacks = map[fyne.ThemeColorName]color.NRGBA{
		theme.ColorNameBackground:        rgb(0xffffff),
		theme.ColorNameForeground:        rgb(0x000000),
		theme.ColorNamePlaceHolder:       rgb(0x262626),
		theme.ColorNamePrimary:           rgb(0x8b0000),
		theme.ColorNameSelection:         rgb(0xffe08a),
		theme.ColorNameInputBackground:   rgb(0xffffff),
		theme.ColorNameInputBorder:       rgb(0x000000),
		theme.ColorNameButton:            rgb(0xe6e6e6),
		theme.ColorNameSeparator:         rgb(0x595959),
		theme.ColorNameMenuBackground:    rgb(0xffffff),
		theme.ColorNameHeaderBackground:  rgb(0xffffff),
		theme.ColorNameOverlayBackground: rgb(0xffffff),
	}
)

// whites are where high contrast on black differs from night.
var whites = map[fyne.ThemeColorName]color.NRGBA{
	theme.ColorNameBackground:        rgb(0x000000),
	theme.ColorNameForeground:        rgb(0xffffff),
	theme.ColorNamePlaceHolder:       rgb(0xd9d9d9),
	theme.ColorNamePrimary:           rgb(0xffa69e),
	theme.ColorNameSelection:         rgb(0x5a4300),
	theme.ColorNameInputBackground:   rgb(0x000000),
	theme.ColorNameInputBorder:       rgb(0xffffff),
	theme.ColorNameButton:            rgb(0x2e2e2e),
	theme.ColorNameSeparator:         rgb(0xa6a6a6),
	theme.ColorNameMenuBackground:    rgb(0x000000),
	theme.ColorNameHeaderBackground:  rgb(0x000000),
	theme.ColorNameOverlayBackground: rgb(0x000000),
}

// Color implements fyne.Theme.
func (l look) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	var own map[fyne.ThemeColorName]color.NRGBA
	switch l.scheme {
	case Night:
		variant = theme.VariantDark
	case Automatic:
		if l.day {
			variant = theme.VariantLight
		}
		if l.strong && variant == theme.VariantDark {
			own = whites
		} else if l.strong {
			own = blacks
		}
	default:
		variant = theme.VariantLight
		own = map[Colours]map[fyne.ThemeColorName]color.NRGBA{Sepia: sepias, Contrast: blacks}[l.scheme]
	}
	if c, ok := own[name]; ok {
		return c
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
func (look) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return interfaceFontBold
	}
	return interfaceFont
}

// Size implements fyne.Theme.
func (l look) Size(name fyne.ThemeSizeName) float32 {
	k := float32(cmp.Or(l.percent, 100)) / 100
	switch name {
	case theme.SizeNameText:
		return 14 * k
	case theme.SizeNameCaptionText, theme.SizeNameHeadingText, theme.SizeNameSubHeadingText, theme.SizeNameInlineIcon:
		return theme.DefaultTheme().Size(name) * k
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 4
	case theme.SizeNameModalBlurRadius:
		return 0 // it is costly, and what changes behind is to be seen
	}
	return theme.DefaultTheme().Size(name)
}

// Icon implements fyne.Theme.
func (look) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

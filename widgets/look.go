package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
)

// look is how blocks of one style are set. Sizes are relative to the body's.
type look struct {
	face    func(*glyph.Faces) *glyph.Face
	size    float32 // em of this style, in body em
	leading float32 // distance of baselines, in em of this style
	above   float32 // least space before, in body em
	below   float32 // least space after, in body em
	tight   bool    // only above counts before it, not the other's below
	inset   float32 // space on both sides, in body em
	indent  float32 // of the first line, in em of this style
	justify bool
	ink     fyne.ThemeColorName
	rule    bool // a thin rule stands at the left
}

func serif(f *glyph.Faces) *glyph.Face     { return f.Serif }
func serifBold(f *glyph.Faces) *glyph.Face { return f.SerifBold }
func sans(f *glyph.Faces) *glyph.Face      { return f.Sans }
func sansBold(f *glyph.Faces) *glyph.Face  { return f.SansBold }

const (
	inkPlain  = theme.ColorNameForeground
	inkQuiet  = theme.ColorNamePlaceHolder
	inkAccent = theme.ColorNamePrimary

	inkSelection = theme.ColorNameFocus
	inkKept      = theme.ColorNameWarning
	inkMark      = theme.ColorNameSelection
	inkMarkNow   = theme.ColorNameFocus
)

// looks is the page's whole typography. A newspaper tells its parts apart by
// size, weight and place before it uses colour; only the label and the rule
// of a pull quote are coloured.
var looks = [...]look{
	document.Label:     {face: sansBold, size: .8, leading: 1.5, below: .5, ink: inkAccent},
	document.Kicker:    {face: serif, size: 1.05, leading: 1.5, below: .1, ink: inkQuiet},
	document.Headline:  {face: serifBold, size: 1.7, leading: 1.36, below: 1.3, ink: inkPlain},
	document.Subhead:   {face: serif, size: 1.1, leading: 1.5, above: .4, tight: true, below: 1.2, ink: inkQuiet},
	document.Byline:    {face: sans, size: .82, leading: 1.6, above: .5, tight: true, below: 1.4, ink: inkQuiet},
	document.Lead:      {face: serif, size: 1, leading: 1.8, below: .6, indent: 2, justify: true, ink: inkPlain},
	document.Body:      {face: serif, size: 1, leading: 1.8, indent: 2, justify: true, ink: inkPlain},
	document.PullQuote: {face: serifBold, size: 1.06, leading: 1.75, above: 1.1, below: 1.1, inset: 2, justify: true, ink: inkPlain, rule: true},
	document.Caption:   {face: sans, size: .85, leading: 1.6, above: .3, below: .8, ink: inkQuiet},
	document.Note:      {face: sans, size: .8, leading: 1.6, above: 1.6, ink: inkQuiet},
	document.Source:    {face: sans, size: .85, leading: 1.6, below: .2, ink: inkPlain},
	document.Tag:       {face: sansBold, size: .7, leading: 1.5, above: .9, below: .1, ink: inkAccent},
	document.Coda:      {face: sans, size: .8, leading: 1.6, above: 2.2, ink: inkQuiet},
}

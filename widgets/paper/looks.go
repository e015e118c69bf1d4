package paper

import (
	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
)

// The page, in points. 10.5 points is 五号, the size Chinese books and
// documents are set in; 38 of them make a line that the eye still finds its way
// back from.
const (
	pageWidth  = 595.276 // A4
	pageHeight = 841.89
	size       = 10.5 // em of the body
	measure    = 38   // of a line, body em
	leading    = 1.75 // distance of the body's baselines, em
	lines      = 36   // of the body on a page

	left   = (pageWidth - measure*size) / 2
	top    = 84 // from the page's upper edge to the first line's room
	bottom = top + lines*leading*size
	head   = 54          // from the upper edge to the running head's baseline
	foot   = bottom + 38 // from the upper edge to the page number's baseline
)

// An ink is a colour, as the PDF operator that chooses it.
type ink string

// A printer without colour turns the accent into a dark grey.
const (
	black  ink = "0 g"
	quiet  ink = ".36 g"
	accent ink = ".608 .11 .133 rg"
)

// look is how blocks of one style are set.
type look struct {
	face    func(*glyph.Faces) *glyph.Face
	size    float64 // em of this style, body em
	leading float64 // distance of baselines, em of this style
	above   float64 // least space before, body em
	below   float64 // least space after, body em
	tight   bool    // only above counts before it, not the other's below
	inset   float64 // space on both sides, body em
	indent  float32 // of the first line, em of this style
	justify bool
	ink     ink
	rule    bool // a thin rule stands at the left
	head    bool // stands with what follows
	whole   bool // is not divided between pages
}

func serif(f *glyph.Faces) *glyph.Face     { return f.Serif }
func serifBold(f *glyph.Faces) *glyph.Face { return f.SerifBold }
func sans(f *glyph.Faces) *glyph.Face      { return f.Sans }
func sansBold(f *glyph.Faces) *glyph.Face  { return f.SansBold }

// looks is the screen's table with the tighter leading and smaller headline
// that paper bears.
var looks = map[document.Style]look{
	document.Label:     {face: sansBold, size: .86, leading: 1.5, below: .6, ink: accent, head: true, whole: true},
	document.Kicker:    {face: serif, size: 1.05, leading: 1.5, below: .1, ink: quiet, head: true, whole: true},
	document.Headline:  {face: serifBold, size: 1.75, leading: 1.36, below: 1.2, ink: black, head: true, whole: true},
	document.Subhead:   {face: serif, size: 1.1, leading: 1.5, above: .4, tight: true, below: 1.1, ink: quiet, head: true, whole: true},
	document.Byline:    {face: sans, size: .86, leading: 1.6, above: .5, tight: true, below: 1.2, ink: quiet, head: true, whole: true},
	document.Lead:      {face: serif, size: 1, leading: leading, below: .5, indent: 2, justify: true, ink: black},
	document.Body:      {face: serif, size: 1, leading: leading, indent: 2, justify: true, ink: black},
	document.PullQuote: {face: serifBold, size: 1.06, leading: 1.7, above: 1, below: 1, inset: 2, justify: true, ink: black, rule: true, whole: true},
	document.Caption:   {face: sans, size: .86, leading: 1.6, above: .4, below: .7, ink: quiet, whole: true},
	document.Note:      {face: sans, size: .82, leading: 1.6, above: 1.4, ink: quiet, whole: true},
	document.Source:    {face: sans, size: .86, leading: 1.6, below: .2, ink: black},
	document.Tag:       {face: sansBold, size: .75, leading: 1.5, above: .8, below: .1, ink: accent, head: true, whole: true},
	document.Coda:      {face: sans, size: .82, leading: 1.6, above: 2, ink: quiet, whole: true},
}

// between is the space between two documents, body em; a hairline stands in
// its middle.
const between = 3.4

// Package setting tells how blocks of a document are set: with what face and how
// large, where they stand in their measure, and in what lines. Screen and paper are
// set by the same table, so that one is the other's twin. It needs no toolkit.
package setting

import (
	"strings"

	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
)

// An Ink is what a block is drawn in.
type Ink int

const (
	Black Ink = iota
	Quiet
	Accent
)

// An Align tells where in the measure lines stand that do not fill it.
type Align int

const (
	Start  Align = iota
	Middle       // each line in the middle
	End          // each line at the end
	Block        // all lines as one, its widest line in the middle
)

// A Look is how blocks of one style are set. Sizes are relative to the body's.
type Look struct {
	Face    func(*glyph.Faces) *glyph.Face
	Size    float32 // em of this style, in body em
	Leading float32 // distance of baselines, in em of this style
	Above   float32 // least space before, in body em
	Below   float32 // least space after, in body em
	Tight   bool    // only Above counts before it, not the other's Below
	Close   bool    // no space between it and another of its style
	Inset   float32 // space on both sides, in body em
	Indent  float32 // of the first line, in em of this style
	Hang    float32 // of turned-over lines, in em of this style
	Align   Align
	Justify bool
	Ink     Ink
	Rule    bool // a thin rule stands at the left
	Head    bool // is never the last of a page
	Whole   bool // is not divided between pages
}

func serif(f *glyph.Faces) *glyph.Face     { return f.Serif }
func serifBold(f *glyph.Faces) *glyph.Face { return f.SerifBold }
func sans(f *glyph.Faces) *glyph.Face      { return f.Sans }
func sansBold(f *glyph.Faces) *glyph.Face  { return f.SansBold }

// BodyLeading is the distance of the body's baselines that the table is made for,
// em; text that is read line by line follows what is chosen instead.
const BodyLeading = 1.8

// sectionSize is that of a sub-heading, which stands where paragraphs begin.
const sectionSize = 1.12

// looks is the page's whole typography. A newspaper tells its parts apart by
// size, weight and place before it uses colour; only the label and the rule
// of a pull quote are coloured.
var looks = [document.Styles]Look{
	document.Label:     {Face: sansBold, Size: .8, Leading: 1.5, Below: .5, Ink: Accent, Head: true, Whole: true},
	document.Kicker:    {Face: serif, Size: 1.05, Leading: 1.5, Below: .1, Ink: Quiet, Head: true, Whole: true},
	document.Headline:  {Face: serifBold, Size: 1.7, Leading: 1.36, Below: 1.3, Head: true, Whole: true},
	document.Subhead:   {Face: serif, Size: 1.1, Leading: 1.5, Above: .4, Tight: true, Below: 1.2, Ink: Quiet, Head: true, Whole: true},
	document.Byline:    {Face: sans, Size: .82, Leading: 1.6, Above: .5, Tight: true, Below: 1.4, Ink: Quiet, Head: true, Whole: true},
	document.Lead:      {Face: serif, Size: 1, Leading: 1.8, Below: .6, Indent: 2, Justify: true},
	document.Body:      {Face: serif, Size: 1, Leading: 1.8, Indent: 2, Justify: true},
	document.PullQuote: {Face: serifBold, Size: 1.06, Leading: 1.75, Above: 1.1, Below: 1.1, Inset: 2, Justify: true, Rule: true, Whole: true},
	document.Caption:   {Face: sans, Size: .85, Leading: 1.6, Above: .3, Below: .8, Ink: Quiet, Whole: true},
	document.Note:      {Face: sans, Size: .8, Leading: 1.6, Above: 1.6, Ink: Quiet, Whole: true},
	document.Source:    {Face: sans, Size: .85, Leading: 1.6, Below: .2},
	document.Tag:       {Face: sansBold, Size: .7, Leading: 1.5, Above: .9, Below: .1, Ink: Accent, Head: true, Whole: true},
	document.Coda:      {Face: sans, Size: .8, Leading: 1.6, Above: 2.2, Ink: Quiet, Whole: true},

	document.Section:    {Face: serifBold, Size: sectionSize, Leading: 1.6, Above: 1.1, Below: .4, Indent: 2 / sectionSize, Head: true, Whole: true},
	document.Verse:      {Face: serif, Size: 1, Leading: 1.8, Above: .6, Below: .6, Hang: 2, Align: Block},
	document.Item:       {Face: serif, Size: 1, Leading: 1.8, Above: .3, Below: .3, Close: true, Justify: true},
	document.Table:      {Face: sans, Size: .88, Leading: 1.8, Above: .8, Below: .8, Align: Block},
	document.Turn:       {Face: serif, Size: 1, Leading: 1.8, Indent: 2, Justify: true},
	document.Salutation: {Face: serif, Size: 1, Leading: 1.8},
	document.Closing:    {Face: serif, Size: 1, Leading: 1.8, Indent: 2},
	document.Signature:  {Face: serif, Size: 1, Leading: 1.8, Above: .4, Close: true, Inset: 2, Align: End, Whole: true},
	document.Quote:      {Face: serif, Size: 1, Leading: 1.8, Above: .5, Below: .5, Close: true, Inset: 2, Indent: 2, Justify: true},
	document.Editorial:  {Face: sans, Size: .92, Leading: 1.8, Above: .5, Below: .8, Close: true, Inset: 2, Indent: 2, Justify: true},
	document.Formula:    {Face: serif, Size: 1, Leading: 1.8, Above: .4, Below: .4, Close: true, Align: Middle, Whole: true},
	document.Footnote:   {Face: serif, Size: .85, Leading: 1.6, Above: 1.6, Close: true, Justify: true},
	document.Divider:    {Face: serif, Size: 1, Leading: 1.8, Above: .6, Below: .6, Align: Middle, Ink: Quiet, Head: true, Whole: true},
	document.Picture:    {Face: sans, Size: .85, Leading: 1.6, Above: .8, Below: .3, Ink: Quiet, Align: Middle, Head: true, Whole: true},
	document.Kept:       {Face: sans, Size: .88, Leading: 1.6, Above: .6, Below: .6, Inset: 2},
}

// levelStep is how much further in a list stands than the one it is in, body em.
const levelStep = 2

// Of is how a block is set.
func Of(b *document.Block) Look {
	if b.Style < 0 || int(b.Style) >= len(looks) {
		return looks[document.Body]
	}
	l := looks[b.Style]
	switch {
	case b.Style == document.Section && b.Level > 1:
		l.Size, l.Above, l.Below, l.Indent = 1, .7, .2, 2
	case b.Style == document.Caption && b.Level > 0: // under a picture, which stands in the middle
		l.Align = Block
	case b.Style == document.Note && b.Level > 0:
		l.Above, l.Below = 1, .8
	case b.Style == document.Quote && strings.Contains(b.Text, "\n"):
		l.Indent = 0 // its lines are lines
	case b.Style == document.Closing && b.Level > 1:
		l.Indent = 0
	}
	return l
}

// Between is the space between two blocks that follow each other, body em; a is
// nil for the beginning.
func Between(a, b *document.Block) float32 {
	l := Of(b)
	if a == nil {
		if l.Tight {
			return 0
		}
		return l.Above
	}
	before := Of(a)
	switch {
	case l.Close && a.Style == b.Style:
		return 0
	case b.Style == document.Body && b.Level > 0 && a.Style == document.Item:
		return 0 // it goes on under the item
	case l.Tight:
		return l.Above
	}
	return max(l.Above, before.Below)
}

// rubyLeading is the least distance of baselines where readings stand between.
const rubyLeading = 1.75

// Leading is the distance of a block's baselines, em of its own, where the body's
// is so much. Text that is read line by line follows it, display type has its own.
func Leading(b *document.Block, body float32) float32 {
	l := Of(b)
	leading := l.Leading
	if l.Justify || b.Style.IsText() && !b.Style.IsDisplay() {
		leading *= body / BodyLeading
	}
	for _, s := range b.Spans {
		if s.Kind == document.Ruby {
			return max(leading, rubyLeading)
		}
	}
	return leading
}

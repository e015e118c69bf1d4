package widgets

import "lanmu/widgets/glyph"

// Faces are what the widgets of this package set text with.
type Faces struct {
	Serif, SerifBold, Sans, SansBold *glyph.Face
	// Words tells which bytes of a text the Chinese word is that the hanzi at a byte
	// offset is part of; nil for none known.
	Words func(text string, at int) (from, to int)
}

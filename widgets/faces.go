package widgets

import "lanmu/widgets/glyph"

// Faces are the fonts the widgets of this package draw with.
type Faces struct {
	Serif, SerifBold, Sans, SansBold *glyph.Face
}

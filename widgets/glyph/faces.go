package glyph

// Faces are what text is set with.
type Faces struct {
	Serif, SerifBold, Sans, SansBold *Face
	// Words tells which bytes of a text the Chinese word is that the hanzi at a byte
	// offset is part of; nil for none known.
	Words func(text string, at int) (from, to int)
}

package page

// A Loss is how much of the type that a PDF draws could not be read, in
// characters: the fonts of a file need not say which characters they draw.
type Loss struct {
	Drawn int `json:"drawn"`
	Lost  int `json:"lost"`
}

// Matters reports whether so much is lost that the reader is to be told, more than
// a hundredth: an ornament here and there is set in a font that says nothing.
func (l Loss) Matters() bool { return l.Lost > l.Drawn/100 }

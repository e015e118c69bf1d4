package paper

import "lanmu/widgets/setting"

// The page, in points. 10.5 points is 五号, the size Chinese books and
// documents are set in; 38 of them make a line that the eye still finds its way
// back from.
const (
	pageWidth  = 595.276 // A4
	pageHeight = 841.89
	size       = 10.5 // em of the body
	measure    = 38   // of a line, body em
	leading    = 1.75 // distance of the body's baselines, em: tighter than on screen, as paper bears
	lines      = 36   // of the body on a page

	left   = (pageWidth - measure*size) / 2
	top    = 84 // from the page's upper edge to the first line's room
	height = lines * leading * size
	bottom = top + height
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

// inks are what blocks are printed in.
var inks = map[setting.Ink]ink{setting.Black: black, setting.Quiet: quiet, setting.Accent: accent}

// between is the space between two documents, body em; a hairline stands in
// its middle.
const between = 3.4

// A form is where on a page lines stand. Lines that run down would be too long from
// its top to its bottom, and so they stand in two registers, one below the other.
type form struct {
	vertical  bool
	measure   float32 // of a line, body em
	depth     float64 // of a register, across its lines, points
	registers int     // of a page
}

// betweenRegisters is the space between them, body em.
const betweenRegisters = 3

func formOf(f Form) form {
	if f.Vertical {
		return form{true, float32(int((height/size - betweenRegisters) / 2)), measure * size, 2}
	}
	return form{false, measure, height, 1}
}

// direction tells a viewer how the pages of a book are turned.
func (f form) direction() string {
	if f.vertical {
		return "/Direction /R2L "
	}
	return ""
}

// spot is where on the page what is in a row's block is, along its lines and across
// from the top of the row's room, points from the page's upper left corner.
func (f form) spot(r *row, along, across float64) (x, y float64) {
	along += r.left
	if f.vertical {
		begin := top + float64(r.register)*float64(f.measure+betweenRegisters)*size
		return pageWidth - left - r.y - across, begin + along
	}
	return left + along, top + r.y + across
}

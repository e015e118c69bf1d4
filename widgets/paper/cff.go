package paper

import (
	"encoding/binary"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A cffGlyph is a glyph of a font that is written into a PDF.
type cffGlyph struct {
	outline sfnt.Segments // y down, as package glyph gives it
	shift   int           // of the outline to the right, units
	width   int           // units

	// In a vertical line: how far down it moves the pen, and at what height of the
	// outline the pen is.
	length, top int
}

// Operators of the Compact Font Format (Adobe Technical Note 5176) and of its
// charstrings (5177) that are used here; those above 12<<8 take two bytes.
const (
	cffBBox        = 5
	cffCharset     = 15
	cffCharStrings = 17
	cffPrivate     = 18
	cffDefault     = 20
	cffROS         = 12<<8 | 30
	cffCIDCount    = 12<<8 | 34
	cffFDArray     = 12<<8 | 36
	cffFDSelect    = 12<<8 | 37

	rlineto   = 5
	hlineto   = 6
	vlineto   = 7
	rrcurveto = 8
	endchar   = 14
	rmoveto   = 21
)

// cffStrings is how many strings every font has without naming them: the first
// of its own has this number.
const cffStrings = 391

// writeCFF returns a font of the glyphs, the first of which is drawn for what
// is not there. Glyph i has CID i. Outlines are written plain: what subroutines
// would save, the PDF's compression saves too.
func writeCFF(name string, glyphs []cffGlyph) (font []byte, box [4]int) {
	strings := make([][]byte, len(glyphs))
	for i, g := range glyphs {
		strings[i] = charstring(g, &box)
	}
	n := uint16(len(glyphs))
	var charset, private, fd []byte
	charset = append(charset, 2)
	if n > 1 {
		charset = binary.BigEndian.AppendUint16(charset, 1)
		charset = binary.BigEndian.AppendUint16(charset, n-2)
	}
	fdSelect := binary.BigEndian.AppendUint16([]byte{3, 0, 1, 0, 0, 0}, n)
	chars := cffIndex(strings...)
	private = cffEntry(private, cffDefault, 1000)
	head := []byte{1, 0, 4, 4}
	head = append(head, cffIndex([]byte(name))...)
	rest := append(cffIndex([]byte("Adobe"), []byte("Identity")), cffIndex()...)

	// Offsets always take five bytes, so the top dictionary is as long before
	// they are known as after.
	var top []byte
	var at [5]int // charset, FDSelect, charstrings, private, FDArray
	for range 2 {
		top = cffEntry(nil, cffROS, cffStrings, cffStrings+1, 0)
		top = cffEntry(top, cffBBox, box[0], box[1], box[2], box[3])
		top = cffEntry(top, cffCIDCount, len(glyphs))
		top = cffEntry(top, cffCharset, at[0])
		top = cffEntry(top, cffFDSelect, at[1])
		top = cffEntry(top, cffCharStrings, at[2])
		top = cffEntry(top, cffFDArray, at[4])
		fd = cffIndex(cffEntry(nil, cffPrivate, len(private), at[3]))
		at[0] = len(head) + len(cffIndex(top)) + len(rest)
		at[1] = at[0] + len(charset)
		at[2] = at[1] + len(fdSelect)
		at[3] = at[2] + len(chars)
		at[4] = at[3] + len(private)
	}
	font = head
	for _, part := range [][]byte{cffIndex(top), rest, charset, fdSelect, chars, private, fd} {
		font = append(font, part...)
	}
	return font, box
}

// cffEntry appends an entry of a dictionary.
func cffEntry(dict []byte, op int, operands ...int) []byte {
	for _, v := range operands {
		dict = binary.BigEndian.AppendUint32(append(dict, 29), uint32(int32(v)))
	}
	if op > 255 {
		dict = append(dict, byte(op>>8))
	}
	return append(dict, byte(op))
}

// cffIndex is the format's array of byte strings.
func cffIndex(items ...[]byte) []byte {
	out := binary.BigEndian.AppendUint16(nil, uint16(len(items)))
	if len(items) == 0 {
		return out
	}
	out = append(out, 4)
	at := uint32(1)
	out = binary.BigEndian.AppendUint32(out, at)
	for _, s := range items {
		at += uint32(len(s))
		out = binary.BigEndian.AppendUint32(out, at)
	}
	for _, s := range items {
		out = append(out, s...)
	}
	return out
}

// A point is a place in a glyph, y up, units.
type point struct{ x, y int }

// charstring is a glyph's outline in the format's own language. It widens box,
// left, bottom, right and top, to hold it.
func charstring(g cffGlyph, box *[4]int) []byte {
	var out []byte
	if g.width != 1000 {
		out = cffNumber(out, g.width)
	}
	var pen point
	place := func(p fixed.Point26_6) point { return point{p.X.Round() + g.shift, -p.Y.Round()} }
	step := func(p point) {
		out = cffNumber(cffNumber(out, p.x-pen.x), p.y-pen.y)
		pen = p
		box[0], box[1] = min(box[0], p.x), min(box[1], p.y)
		box[2], box[3] = max(box[2], p.x), max(box[3], p.y)
	}
	for _, s := range g.outline {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			step(place(s.Args[0]))
			out = append(out, rmoveto)
		case sfnt.SegmentOpLineTo:
			switch p := place(s.Args[0]); {
			case p == pen:
			case p.y == pen.y:
				out = append(cffNumber(out, p.x-pen.x), hlineto)
				pen = p
			case p.x == pen.x:
				out = append(cffNumber(out, p.y-pen.y), vlineto)
				pen = p
			default:
				step(p)
				out = append(out, rlineto)
			}
			box[0], box[1] = min(box[0], pen.x), min(box[1], pen.y)
			box[2], box[3] = max(box[2], pen.x), max(box[3], pen.y)
		case sfnt.SegmentOpQuadTo:
			// A cubic curve's handles stand two thirds of the way to a quadratic's.
			q, p := place(s.Args[0]), place(s.Args[1])
			from := pen
			step(point{from.x + (q.x-from.x)*2/3, from.y + (q.y-from.y)*2/3})
			step(point{p.x + (q.x-p.x)*2/3, p.y + (q.y-p.y)*2/3})
			step(p)
			out = append(out, rrcurveto)
		case sfnt.SegmentOpCubeTo:
			for _, a := range s.Args {
				step(place(a))
			}
			out = append(out, rrcurveto)
		}
	}
	return append(out, endchar)
}

// cffNumber appends a number of a charstring in as few bytes as it takes.
func cffNumber(out []byte, v int) []byte {
	switch {
	case v >= -107 && v <= 107:
		return append(out, byte(v+139))
	case v >= 108 && v <= 1131:
		v -= 108
		return append(out, byte(v>>8+247), byte(v))
	case v >= -1131 && v <= -108:
		v = -v - 108
		return append(out, byte(v>>8+251), byte(v))
	}
	return append(out, 28, byte(v>>8), byte(v))
}

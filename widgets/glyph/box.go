package glyph

import (
	"fmt"
	"image"
)

// digits are the sixteen digits of a code, five rows of three pixels each, the
// upper left one in the highest of fifteen bits.
var digits = [16]uint16{
	0b111_101_101_101_111, 0b010_110_010_010_111, 0b111_001_111_100_111, 0b111_001_111_001_111,
	0b101_101_111_001_001, 0b111_100_111_001_111, 0b111_100_111_101_111, 0b111_001_001_010_010,
	0b111_101_111_101_111, 0b111_101_111_001_111, 0b010_101_111_101_101, 0b110_101_110_101_110,
	0b011_100_100_100_011, 0b110_101_101_101_110, 0b111_100_110_100_111, 0b111_100_110_100_100,
}

const (
	boxInk  = 0x99 // paler than text: it is not the character
	codeInk = 0xdd
	// A code stands in two rows of up to three digits, a pixel apart.
	codeWidth, codeHeight = 3*4 - 1, 2*6 - 1
)

// box is the replacement for a character no font has: an outlined square, so
// that the reader sees that something stands there, and in it, where it is large
// enough to be read, the character's code, so that he can tell what.
func box(r rune, ppem int) mask {
	n := max(ppem*5/6, 3)
	alpha := image.NewAlpha(image.Rect(0, 0, n, n))
	for i := range n {
		for _, p := range [4]image.Point{{i, 0}, {i, n - 1}, {0, i}, {n - 1, i}} {
			alpha.Pix[alpha.PixOffset(p.X, p.Y)] = boxInk
		}
	}
	if size := (n - 4) / codeWidth; size > 0 && r >= 0 {
		writeCode(alpha, r, size)
	}
	edge := (ppem - n) / 2
	return mask{alpha: alpha, at: image.Pt(edge, edge-(88*ppem+50)/100)}
}

// writeCode writes the code of r into the middle of a box, each pixel of its
// digits size pixels large.
func writeCode(box *image.Alpha, r rune, size int) {
	code := fmt.Sprintf("%04X", r)
	inRow := (len(code) + 1) / 2
	for i, row := range [2]string{code[:inRow], code[inRow:]} {
		x0 := (box.Rect.Dx() - (4*len(row)-1)*size) / 2
		y0 := (box.Rect.Dy()-codeHeight*size)/2 + i*6*size
		for k, d := range row {
			value := d - '0'
			if d >= 'A' {
				value = d - 'A' + 10
			}
			for bit := range 15 {
				if digits[value]>>(14-bit)&1 == 0 {
					continue
				}
				fill(box, x0+(4*k+bit%3)*size, y0+bit/3*size, size)
			}
		}
	}
}

func fill(box *image.Alpha, x, y, size int) {
	for dy := range size {
		for dx := range size {
			box.Pix[box.PixOffset(x+dx, y+dy)] = codeInk
		}
	}
}

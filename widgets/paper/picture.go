package paper

import (
	"bytes"
	"fmt"
	"image"
	"strings"
)

// A picture is an emoji, which fonts have as pictures. Its character is printed too,
// without ink, so that it is found and copied.
type picture struct{ *image.RGBA }

// picturePixels is how many pixels an em of a picture has: enough for print at
// 600 dots an inch in the size of text.
const picturePixels = 128

// pictures draws those of a part of a row, each in its em box.
func (p *printer) pictures(b *bytes.Buffer, r *row, a *part) {
	for _, g := range a.line[a.i:a.j] {
		n, known := p.imaged[g.Rune]
		if !known {
			n = -1
			if img := a.face.Picture(g.Rune, picturePixels); img != nil {
				n = len(p.images)
				p.images = append(p.images, picture{img})
			}
			p.imaged[g.Rune] = n
		}
		if n < 0 {
			continue
		}
		em := r.em * a.scale
		x, y := p.form.spot(r, r.begins()+float64(g.X)*r.em, p.inEm(r, r.em))
		if y = pageHeight - y; p.form.vertical {
			x, y = x-em, y-em
		}
		fmt.Fprintf(b, "q %.3f 0 0 %.3f %.3f %.3f cm /Im%d Do Q\n", em, em, x, y, n)
	}
}

// writePictures writes the pictures used and returns their names with their objects.
func (p *printer) writePictures(pdf *file) string {
	var named strings.Builder
	for n, img := range p.images {
		colours, alpha := img.channels()
		size := fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 ", img.Rect.Dx(), img.Rect.Dy())
		mask := pdf.stream(size+"/ColorSpace /DeviceGray ", alpha)
		fmt.Fprintf(&named, "/Im%d %v ", n, pdf.stream(size+fmt.Sprintf("/ColorSpace /DeviceRGB /SMask %v ", mask), colours))
	}
	return named.String()
}

// channels parts a picture into its colours, as if it were opaque, and how opaque it is.
func (p picture) channels() (colours, alpha []byte) {
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		for x := p.Rect.Min.X; x < p.Rect.Max.X; x++ {
			c := p.RGBAAt(x, y)
			for _, v := range [3]uint8{c.R, c.G, c.B} {
				if c.A > 0 {
					v = uint8(min(int(v)*255/int(c.A), 255))
				}
				colours = append(colours, v)
			}
			alpha = append(alpha, c.A)
		}
	}
	return colours, alpha
}

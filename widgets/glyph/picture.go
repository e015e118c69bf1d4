package glyph

import (
	"bytes"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"os"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"golang.org/x/image/draw"
)

// pictures are the characters of a font that has them as pictures: emoji. A
// picture is drawn 1 em wide, in the em box that hanzi stand in. It is used
// under the lock of its face.
type pictures struct {
	face    *font.Face
	shaper  *harfbuzz.Font
	joined  map[rune]font.GID // characters that stand for several, see System.Ligature
	decoded map[font.GID]image.Image
}

// readPictures reads a font, and returns nil if it cannot be read.
func readPictures(at File) *pictures {
	file, err := os.Open(at.Path)
	if err != nil {
		return nil
	}
	defer file.Close()
	faces, err := font.ParseTTC(file)
	if err != nil || at.Index >= len(faces) {
		return nil
	}
	face := faces[at.Index]
	p := &pictures{face: face, shaper: harfbuzz.NewFont(face),
		joined: map[rune]font.GID{}, decoded: map[font.GID]image.Image{}}
	p.face.SetPpem(128, 128) // the largest pictures most fonts have
	return p
}

// glyph returns the glyph of r, 0 for none.
func (p *pictures) glyph(r rune) font.GID {
	if g, ok := p.joined[r]; ok {
		return g
	}
	g, _ := p.face.NominalGlyph(r)
	return g
}

// ligature returns the one glyph that a text becomes, 0 if it stays several.
func (p *pictures) ligature(text []rune) font.GID {
	buffer := harfbuzz.NewBuffer()
	buffer.AddRunes(text, 0, -1)
	buffer.GuessSegmentProperties()
	buffer.Shape(p.shaper, nil)
	var one font.GID
	for i, g := range buffer.Info {
		switch {
		case g.Glyph == 0:
			return 0
		case buffer.Pos[i].XAdvance == 0: // a selector or joiner that is left
		case one != 0:
			return 0
		default:
			one = g.Glyph
		}
	}
	return one
}

// draw returns the picture of r, ppem pixels wide, nil if there is none.
func (p *pictures) draw(r rune, ppem int) *image.RGBA {
	from := p.decode(p.glyph(r))
	if from == nil {
		return nil
	}
	b := from.Bounds()
	w, h := ppem, ppem*b.Dy()/b.Dx()
	if h > ppem {
		w, h = ppem*b.Dx()/b.Dy(), ppem
	}
	x, y := (ppem-w)/2, (ppem-h)/2
	to := image.NewRGBA(image.Rect(0, 0, ppem, ppem))
	draw.CatmullRom.Scale(to, image.Rect(x, y, x+w, y+h), from, b, draw.Over, nil)
	return to
}

func (p *pictures) decode(g font.GID) image.Image {
	if m, ok := p.decoded[g]; ok {
		return m
	}
	p.decoded[g] = nil
	if data, ok := p.face.GlyphDataBitmap(g); ok && g != 0 {
		if m, _, err := image.Decode(bytes.NewReader(data.Data)); err == nil {
			p.decoded[g] = m
		}
	}
	return p.decoded[g]
}

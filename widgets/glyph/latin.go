package glyph

import (
	"bytes"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"golang.org/x/image/font/sfnt"
)

// layout is what a font's own tables say of Latin letters beside each other: how far
// they are kerned, and which are drawn as one. The shaper is asked for Latin alone,
// hanzi stand an em apart whatever they are, and once for each pair.
type layout struct {
	face   *Face // of the same letters, for its glyphs
	shaper *harfbuzz.Font
	units  float32
	pairs  map[[2]rune]float32
}

// Kerned gives a face the tables of a font, the same letters with what lays them out.
func (f *Face) Kerned(ttf []byte) error {
	shaped, err := font.ParseTTF(bytes.NewReader(ttf))
	if err != nil {
		return fmt.Errorf("glyph: cannot read the layout of a font: %w", err)
	}
	drawn, err := sfnt.Parse(ttf)
	if err != nil {
		return fmt.Errorf("glyph: cannot read the letters of a font: %w", err)
	}
	f.layout = &layout{face: newFace(drawn, nil), shaper: harfbuzz.NewFont(shaped),
		units: float32(shaped.Upem()), pairs: map[[2]rune]float32{}}
	return nil
}

// Kern tells by how much, em, b stands further from a than a's advance.
func (f *Face) Kern(a, b rune) float32 {
	if f.layout == nil || !isLatin(a) || !isLatin(b) {
		return 0
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	pair := [2]rune{a, b}
	if k, ok := f.layout.pairs[pair]; ok {
		return k
	}
	_, kerned := f.layout.shape(string(pair[:]))
	k := float32(0)
	if len(kerned) == 2 { // or they are one
		k = float32(kerned[0].XAdvance) / f.layout.units
		i, ok := f.index(a)
		if !ok {
			k = 0
		} else {
			k -= f.advanceOf(i)
		}
	}
	f.layout.pairs[pair] = k
	return k
}

// isLatin tells the characters that may be kerned.
func isLatin(r rune) bool { return r > ' ' && r < 0x180 || r >= 0x2018 && r <= 0x201d }

// isLatinText tells the texts that may be one glyph of Latin letters.
func isLatinText(text string) bool {
	for _, r := range text {
		if r <= ' ' || r >= 0x7f {
			return false
		}
	}
	return text != ""
}

func (l *layout) shape(text string) ([]harfbuzz.GlyphInfo, []harfbuzz.GlyphPosition) {
	buffer := harfbuzz.NewBuffer()
	buffer.AddRunes([]rune(text), 0, -1)
	buffer.GuessSegmentProperties()
	buffer.Shape(l.shaper, nil)
	return buffer.Info, buffer.Pos
}

// ligature is the one glyph that letters become, nil if they stay several.
func (l *layout) ligature(text string) *composite {
	glyphs, at := l.shape(text)
	if len(glyphs) != 1 || glyphs[0].Glyph == 0 {
		return nil
	}
	return &composite{parts: []partOf{{l.face, sfnt.GlyphIndex(glyphs[0].Glyph), 1, 0, 0}},
		advance: float32(at[0].XAdvance) / l.units}
}

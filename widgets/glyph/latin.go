package glyph

import (
	"bytes"
	"fmt"
	"os"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
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

// layingOut are the tables of a font that tell how letters stand beside each other,
// and those the shaper cannot do without: of a font of Chinese a tenth.
var layingOut = []string{"cmap", "head", "hhea", "hmtx", "maxp", "OS/2", "GDEF", "GPOS", "GSUB", "kern"}

// tables is what the face knows of Latin letters beside each other, nil for nothing.
// A font of the system is asked for it when the first of them are set.
func (f *Face) tables() *layout {
	if f.layout == nil && f.file.Path != "" && !f.asked {
		f.asked = true
		if shaper := layoutOf(f.file); shaper != nil {
			f.layout = &layout{face: f, shaper: shaper, units: f.units, pairs: map[[2]rune]float32{}}
		}
	}
	return f.layout
}

// layoutOf reads what lays out a font's letters without its outlines; nil if it has
// nothing of the kind.
func layoutOf(at File) *harfbuzz.Font {
	file, err := os.Open(at.Path)
	if err != nil {
		return nil
	}
	defer file.Close()
	fonts, err := opentype.NewLoaders(file)
	if err != nil || at.Index >= len(fonts) {
		return nil
	}
	var tables []opentype.Table
	lays := false
	for _, name := range layingOut {
		tag := opentype.MustNewTag(name)
		if content, err := fonts[at.Index].RawTable(tag); err == nil {
			tables = append(tables, opentype.Table{Tag: tag, Content: content})
			lays = lays || name == "GPOS" || name == "GSUB" || name == "kern"
		}
	}
	if !lays {
		return nil
	}
	shaped, err := font.ParseTTF(bytes.NewReader(opentype.WriteTTF(tables)))
	if err != nil {
		return nil
	}
	return harfbuzz.NewFont(shaped)
}

// Kern tells by how much, em, b stands further from a than a's advance.
func (f *Face) Kern(a, b rune) float32 {
	if !isLatin(a) || !isLatin(b) {
		return 0
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.tables() == nil {
		return 0
	}
	pair := [2]rune{a, b}
	if k, ok := f.layout.pairs[pair]; ok {
		return k
	}
	_, kerned := f.layout.shape(string(pair[:]))
	k := float32(0)
	if len(kerned) == 2 { // or they are one
		k = float32(kerned[0].XAdvance) / f.layout.units
		i, ok := f.index(a)
		if _, other := f.index(b); !ok || !other { // it is drawn by another font
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
	return &composite{parts: []partOf{{face: l.face, glyph: sfnt.GlyphIndex(glyphs[0].Glyph), scale: 1}},
		advance: float32(at[0].XAdvance) / l.units}
}

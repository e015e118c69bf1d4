package present

import (
	"fmt"
	"path/filepath"

	"lanmu/assets"
	"lanmu/data/home"
	"lanmu/data/words"
	"lanmu/widgets/glyph"
)

// LoadFaces reads the embedded fonts. A character the serif lacks is drawn by
// the sans, and what that lacks by a font of the system, a serif if there is one:
// aside begins the goroutine that looks for it, on which found is called when one
// was found.
func LoadFaces(aside func(do func()), found func()) (*glyph.Faces, error) {
	f := glyph.Faces{Words: words.At}
	var after, afterBold *glyph.Face
	for _, font := range []struct {
		name  string
		ttf   []byte
		latin []byte
		face  **glyph.Face
		next  **glyph.Face
	}{
		{"Noto Sans SC Regular", assets.SansRegular, assets.SansRegularLatin, &f.Sans, nil},
		{"Noto Sans SC Bold", assets.SansBold, assets.SansBoldLatin, &f.SansBold, &f.Sans},
		{"Noto Serif SC Regular", assets.SerifRegular, assets.SerifRegularLatin, &f.Serif, &after},
		{"Noto Serif SC Bold", assets.SerifBold, assets.SerifBoldLatin, &f.SerifBold, &afterBold},
	} {
		var next *glyph.Face
		if font.next != nil {
			next = *font.next
		}
		face, err := glyph.NewFace(font.ttf, next)
		if err != nil {
			return nil, fmt.Errorf("present: font %s: %w", font.name, err)
		}
		if err := face.Kerned(font.latin); err != nil {
			return nil, fmt.Errorf("present: font %s: %w", font.name, err)
		}
		*font.face = face
		if font.face == &f.SansBold { // the sans are there: what stands after the serifs looks for serifs
			serif, sans := glyph.NewSystems(FontIndex(), aside, found)
			f.Sans.Lend(sans)
			after = f.Sans.Again(nil)
			after.Lend(serif)
			afterBold = f.SansBold.Again(after)
		}
	}
	return &f, nil
}

// FontIndex is where the index of the system's fonts is kept.
func FontIndex() string { return filepath.Join(home.Cache(), "fonts") }

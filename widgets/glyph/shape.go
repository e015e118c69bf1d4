package glyph

import (
	"os"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"golang.org/x/image/font/sfnt"
)

// Words of scripts whose letters change with their neighbours are shaped as a whole,
// and are one character then.

// isShaped tells the characters of such scripts: Hebrew and Arabic, with all that is
// written in them, the scripts of India, Thai, Tibetan, Mongolian.
func isShaped(r rune) bool {
	return r >= 0x0590 && r < 0x10a0 || r >= 0x1780 && r < 0x18b0 || r >= 0xfb1d && r < 0xfe00 || r >= 0xfe70 && r < 0xfeff
}

// word returns the character that stands for a word that a font of the system
// shapes; 0 while none has been found.
func (s *System) word(text string, first rune) rune {
	face := s.face(first)
	if face == nil || face.emoji != nil {
		return 0
	}
	r := joinedRune(text)
	face.mu.Lock()
	c, known := face.composites[r]
	if !known {
		c = face.shaped(text)
		if face.composites == nil {
			face.composites = map[rune]*composite{}
		}
		face.composites[r] = c
	}
	face.mu.Unlock()
	if c == nil {
		return 0
	}
	s.mu.Lock()
	s.faces[r] = face
	s.mu.Unlock()
	return r
}

// shaped is a word by the tables of the face's file, nil if it lacks a character.
func (f *Face) shaped(text string) *composite {
	if f.shaper == nil {
		if f.shaper = readShaper(f.file); f.shaper == nil {
			return nil
		}
	}
	buffer := harfbuzz.NewBuffer()
	buffer.AddRunes([]rune(text), 0, -1)
	buffer.GuessSegmentProperties()
	buffer.Shape(f.shaper, nil)
	c := &composite{}
	for i, g := range buffer.Info {
		if g.Glyph == 0 {
			return nil
		}
		at := buffer.Pos[i]
		c.parts = append(c.parts, partOf{face: f, glyph: sfnt.GlyphIndex(g.Glyph), scale: 1,
			x: c.advance + float32(at.XOffset)/f.units, y: float32(at.YOffset) / f.units})
		c.advance += float32(at.XAdvance) / f.units
	}
	return c
}

func readShaper(at File) *harfbuzz.Font {
	file, err := os.Open(at.Path)
	if err != nil {
		return nil
	}
	defer file.Close()
	faces, err := font.ParseTTC(file)
	if err != nil || at.Index >= len(faces) {
		return nil
	}
	return harfbuzz.NewFont(faces[at.Index])
}

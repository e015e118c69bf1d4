package pdf

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"lanmu/data/page"
)

// A Sheet is a page that was read by another reader than PDFium: one of another format
// with fixed pages, or one whose text was recognised. Its places are in points from the
// lower left corner, as a PDF's are.
type Sheet struct {
	Width, Height float64 // 0 if nothing of it is cut off
	Glyphs        []Glyph
	Drawn         []Box // rules and boxes
	Pictures      []Box
}

// A Glyph is a character of a sheet, and where it is set.
type Glyph struct {
	R       rune
	X, Y    float64 // on its baseline
	Size    float64 // of the em
	Advance float64 // to where the next is set
	Angle   float64 // of its baseline, in degrees counter-clockwise
	Object  int32   // what is set at once has one number
	Bold    bool
	Ink     Box // where its ink is, if that is known: it goes with no Angle
}

// A Box is a part of a sheet.
type Box struct{ Left, Bottom, Right, Top float64 }

// Compose returns the text of sheets as blocks of type, as Parts does that of a PDF's
// pages. Read hands them over one by one.
func Compose(ctx context.Context, read func(take func(Sheet) error) error) (parts []page.Part, loss page.Loss, err error) {
	var b binder
	n, shows := 0, false
	err = read(func(s Sheet) error {
		if n++; n > MaxPages {
			return ErrTooManyPages
		}
		l := s.leaf()
		for _, g := range l.glyphs {
			if !unicode.IsSpace(g.r) {
				loss.Drawn++
			}
			if g.r == unicode.ReplacementChar || unicode.Is(unicode.Co, g.r) {
				loss.Lost++
			}
		}
		if len(l.glyphs) > maxPageChars || loss.Drawn > maxChars {
			return ErrTooLarge
		}
		shows = shows || len(l.pictures)+len(l.drawn) > 0
		b.take(l.forme())
		return ctx.Err()
	})
	switch {
	case err != nil:
		return nil, loss, err
	case loss.Drawn > 0 && 5*loss.Lost >= 4*loss.Drawn:
		return nil, loss, fmt.Errorf("%w: %d of its %d characters", ErrNoLetters, loss.Lost, loss.Drawn)
	case loss.Drawn == 0 && !shows:
		return nil, loss, ErrEmpty
	}
	parts, err = compose(b.all())
	return parts, loss, err
}

func (s *Sheet) leaf() leaf {
	l := leaf{shown: box{0, 0, s.Width, s.Height}, glyphs: make([]glyph, 0, len(s.Glyphs))}
	for _, g := range s.Glyphs {
		l.glyphs = append(l.glyphs, g.inked())
	}
	for _, b := range s.Drawn {
		l.drawn = append(l.drawn, box{b.Left, b.Bottom, b.Right, b.Top})
	}
	for _, b := range s.Pictures {
		l.pictures = append(l.pictures, box{b.Left, b.Bottom, b.Right, b.Top})
	}
	return l
}

// inked returns the glyph with the box of its ink, which is told by what it is: a mark
// has its blank before it or after it.
func (g Glyph) inked() glyph {
	out := glyph{r: g.R, object: g.Object, x: g.X, y: g.Y, size: g.Size, angle: g.Angle, advance: g.Advance, bold: g.Bold}
	if g.Ink != (Box{}) {
		out.box = box{g.Ink.Left, g.Ink.Bottom, g.Ink.Right, g.Ink.Top}
		return out
	}
	wide := g.Advance
	if wide <= 0 || wide > 1.5*g.Size {
		if wide = g.Size; g.R < firstWide && !(g.R >= 0x2000 && g.R < 0x2070) {
			wide /= 2
		}
	}
	ink := box{0, -descent * g.Size, wide, ascent * g.Size}
	switch {
	case opens(g.R):
		ink.left = wide / 2
	case g.R >= 0x2000 && strings.ContainsRune(closing, g.R):
		ink.right = wide / 2
	}
	if g.Angle == 0 {
		out.box = box{g.X + ink.left, g.Y + ink.bottom, g.X + ink.right, g.Y + ink.top}
	} else {
		m := turned(g.Angle)
		m.e, m.f = g.X, g.Y
		out.box = m.moves(ink)
	}
	return out
}

// BoldName reports whether a font is bold by its name.
func BoldName(name string) bool { return boldName(name) }

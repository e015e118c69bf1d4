package glyph

import (
	"image"
	"slices"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// OutlineUnits is how many units an em has in what Outline returns.
const OutlineUnits = 1000

// Outline returns the outline of r from its origin on the baseline, y down, in
// units of which an em has OutlineUnits, each 1 in fixed point, and how far the
// pen moves, em. A character no face has is a square, as on screen; one that
// leaves no ink has no segments.
func (f *Face) Outline(r rune) (sfnt.Segments, float32) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.emoji != nil {
		return nil, 1
	}
	i, ok := f.index(r)
	if !ok {
		if c := f.composite(r); c != nil {
			return slices.Concat(c.load(f, OutlineUnits)...), c.advance
		}
		if next, _ := f.fallback(r); next != nil {
			return next.Outline(r)
		}
		return square(), 1
	}
	segs, err := f.font.LoadGlyph(&f.buf, i, fixed.I(OutlineUnits), nil)
	if err != nil {
		return square(), 1
	}
	advance, err := f.font.GlyphAdvance(&f.buf, i, fixed.I(OutlineUnits), font.HintingNone)
	if err != nil {
		return square(), 1
	}
	// The segments are the buffer's, which the next character overwrites.
	return append(sfnt.Segments(nil), segs...), float32(advance) / 64 / OutlineUnits
}

// Picture is what is drawn for r, ppem pixels wide, where that is a picture, nil
// where it is an outline.
func (f *Face) Picture(r rune, ppem int) *image.RGBA {
	if r < 0x203c || r >= firstHinted && r < firstEmoji { // what no font has pictures of
		return nil
	}
	return f.look(r, Cut{PPEM: ppem}).picture
}

// square is the outline of the replacement box: two squares, the inner one
// drawn the other way round so that it stays white.
func square() sfnt.Segments {
	var out sfnt.Segments
	ring := func(corners ...[2]int) {
		for i, c := range corners {
			op := sfnt.SegmentOpLineTo
			if i == 0 {
				op = sfnt.SegmentOpMoveTo
			}
			out = append(out, sfnt.Segment{Op: op, Args: [3]fixed.Point26_6{{X: fixed.I(c[0]), Y: fixed.I(c[1])}}})
		}
	}
	ring([2]int{125, 0}, [2]int{875, 0}, [2]int{875, -750}, [2]int{125, -750})
	ring([2]int{155, -30}, [2]int{155, -720}, [2]int{845, -720}, [2]int{845, -30})
	return out
}

// Name is the font's PostScript name, "" where it has none.
func (f *Face) Name() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	name, err := f.font.Name(&f.buf, sfnt.NameIDPostScript)
	if err != nil {
		return ""
	}
	return name
}

// Await looks for the characters of a text that no embedded font has among the
// system's fonts, and returns when all have been looked for. That can take
// seconds the first time: never call it where the window is drawn.
func (f *Face) Await(text string) {
	for _, r := range text {
		f.Advance(r)
	}
	for f.next != nil {
		f = f.next
	}
	if f.other == nil {
		return
	}
	if strings.ContainsFunc(text, func(r rune) bool { return r >= firstEmoji || r == emojiSelector }) {
		f.other.face(anEmoji) // whose font tells what is joined to what
	}
	f.other.wait()
}

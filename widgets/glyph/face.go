// Package glyph draws characters from a font file onto images: the outline of a
// character is filled once for each size and kept as a mask, which is then
// copied wherever the character stands.
//
// Masks are placed on whole pixels only; Latin letters, which follow each other at
// any distance, have one for each quarter of a pixel. A newspaper's body is read at
// 16 to 40 pixels an em, where a hanzi placed between two pixels loses its thin
// horizontal strokes to grey.
//
// Outlines are read by x/image's parser, words are shaped by go-text's. Go-text's
// alone would do, but it copies every table of a font into memory when it opens it:
// 5 MiB and 5 ms for each of the four embedded faces, 19 to 28 MiB and 50 to 200 ms
// for a face of Noto CJK, against .2 to .7 MiB and 1 to 16 ms, and an outline takes
// two to three times as long (BenchmarkParsers). It is opened where something is
// shaped, with the small fonts of Latin alone or a font of the system.
package glyph

import (
	"fmt"
	"image"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-text/typesetting/harfbuzz"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// maxMaskBytes bounds the masks kept by one face, of which there are half a dozen.
// A screen of body text uses about 600 different hanzi: 0.8 MB at 36 pixels an em.
const maxMaskBytes = 4 << 20

// maskBytes is what a mask takes besides its pixels.
const maskBytes = 200

// A Face is one font at any size. It is safe for concurrent use.
type Face struct {
	font   *sfnt.Font
	units  float32   // font units an em
	next   *Face     // asked for characters that font lacks
	other  *System   // asked, on the last face, for what no face has
	lent   bool      // marks are asked of next though the font has them
	emoji  *pictures // what the font has instead of outlines, or nil
	layout *layout   // what its tables say of Latin, nil for nothing
	asked  bool      // for them, of its file

	latin [0x80]float32 // advances of ASCII and of the marks, which need no lock
	marks [0x20]float32 // of U+2010 to U+202F: dashes, quotation marks, ellipses; 0 where another face is to be asked

	mu  sync.Mutex
	buf sfnt.Buffer

	composites map[rune]*composite // nil for what is not made
	shaper     *harfbuzz.Font      // of the file below, once a word was shaped
	file       File                // it was read from
	advances   map[rune]float32
	masks      map[maskKey]mask
	bytes      int
}

// A Cut is how a character is drawn.
type Cut struct {
	PPEM   int     // pixels an em
	Turned bool    // a quarter clockwise, around the origin: Latin in vertical lines
	Narrow float32 // part of its width it is pressed to, 0 for all of it

	Slanted bool  // leans to the right, for want of an italic
	Quarter uint8 // of a pixel it stands on along its line: Latin, which is not built on an em
}

type maskKey struct {
	r rune
	Cut
}

// mask is a filled outline, or else a picture; at is its top left corner from the
// origin, in pixels.
type mask struct {
	alpha   *image.Alpha
	at      image.Point
	picture *image.RGBA
}

// NewFace reads a TTF or OTF file. The bytes are kept, not copied. Characters
// it lacks are asked of next, which may be nil.
func NewFace(ttf []byte, next *Face) (*Face, error) {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("glyph: cannot read the font: %w", err)
	}
	face := newFace(f, next)
	face.measureLatin()
	return face, nil
}

const firstMark = 0x2010

// measureLatin looks up what is asked for most.
func (f *Face) measureLatin() {
	for r := range f.latin {
		f.latin[r], _ = f.advance(rune(r))
	}
	clear(f.marks[:])
	for i := range f.marks {
		if r := firstMark + rune(i); f.has(r) {
			f.marks[i], _ = f.advance(r)
		}
	}
}

func newFace(f *sfnt.Font, next *Face) *Face {
	return &Face{
		font:     f,
		units:    float32(f.UnitsPerEm()),
		next:     next,
		advances: map[rune]float32{},
		masks:    map[maskKey]mask{},
	}
}

// Lend lets the face, which has no next one, draw what it lacks with fonts of
// the system.
func (f *Face) Lend(s *System) { f.other = s }

// Again is the same font with another next face.
func (f *Face) Again(next *Face) *Face {
	again := newFace(f.font, next)
	again.measureLatin()
	return again
}

// Ligature returns a character that stands for a text of several which is one
// when drawn, an emoji and what is joined to it; 0 if it is drawn as several.
func (f *Face) Ligature(text string) rune {
	if strings.HasSuffix(text, centredSelector) {
		return f.centredMark(text)
	}
	if r, _ := utf8.DecodeRuneInString(text); r < firstEmoji {
		f.mu.Lock()
		if one := f.ligature(text); one != 0 {
			f.mu.Unlock()
			return one
		}
		f.mu.Unlock()
	}
	for f.next != nil {
		f = f.next
	}
	if f.other == nil {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(text); isShaped(r) {
		return f.other.word(text, r)
	} else if r < firstEmoji && !strings.ContainsRune(text, emojiSelector) {
		return 0
	}
	return f.other.ligature(text)
}

// has reports whether the font itself has r.
func (f *Face) has(r rune) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	_, ok := f.index(r)
	return ok
}

// index returns the font's own glyph of r.
func (f *Face) index(r rune) (sfnt.GlyphIndex, bool) {
	if f.lent && isMark(r) {
		return 0, false
	}
	i, err := f.font.GlyphIndex(&f.buf, r)
	return i, err == nil && i != 0
}

// colored reports whether the font has r as a picture instead of an outline.
func (f *Face) colored(r rune) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	i, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil {
		return false
	}
	_, err = f.font.LoadGlyph(&f.buf, i, fixed.I(16), nil)
	return err == sfnt.ErrColoredGlyph
}

// fallback returns the face to ask for a character the font lacks, nil if
// there is none, and whether that may change.
func (f *Face) fallback(r rune) (next *Face, open bool) {
	if f.next != nil {
		return f.next, f.next.lends()
	}
	if f.other != nil {
		next = f.other.face(r)
		return next, next == nil
	}
	return nil, false
}

// lends reports whether a face or one after it may find more characters later.
func (f *Face) lends() bool { return f.other != nil || f.next != nil && f.next.lends() }

// Advance returns how far the pen moves for r, in em. A character no face has
// takes the room of its replacement box, 1 em.
func (f *Face) Advance(r rune) float32 {
	if r >= 0 && int(r) < len(f.latin) {
		return f.latin[r]
	}
	if i := r - firstMark; i >= 0 && int(i) < len(f.marks) && f.marks[i] > 0 {
		return f.marks[i]
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if a, ok := f.advances[r]; ok {
		return a
	}
	a, final := f.advance(r)
	if final {
		f.advances[r] = a
	}
	return a
}

// advance looks r up, and reports whether the answer is final.
func (f *Face) advance(r rune) (em float32, final bool) {
	if f.emoji != nil {
		return 1, true
	}
	i, ok := f.index(r)
	if ok {
		return f.advanceOf(i), true
	}
	if c := f.composite(r); c != nil {
		return c.advance, true
	}
	next, open := f.fallback(r)
	if next == nil {
		return 1, !open
	}
	return next.Advance(r), !open
}

// Mask returns the filled outline of r, and where its top left corner lies from
// the glyph's origin on the baseline. The mask is nil for a character that
// leaves no ink, or is a picture; it must not be changed.
func (f *Face) Mask(r rune, cut Cut) (*image.Alpha, image.Point) {
	m := f.look(r, cut)
	return m.alpha, m.at
}

// look returns what is drawn for r.
func (f *Face) look(r rune, cut Cut) mask {
	f.mu.Lock()
	defer f.mu.Unlock()
	key := maskKey{r, cut}
	if m, ok := f.masks[key]; ok {
		return m
	}
	m, final := f.fill(r, cut)
	if !final {
		return m
	}
	f.bytes += maskBytes
	if m.alpha != nil {
		f.bytes += len(m.alpha.Pix)
	} else if m.picture != nil {
		f.bytes += len(m.picture.Pix)
	}
	if f.bytes > maxMaskBytes {
		clear(f.masks)
		f.bytes = 0
	}
	f.masks[key] = m
	return m
}

// fill draws r, and reports whether it will be drawn so from now on.
func (f *Face) fill(r rune, cut Cut) (m mask, final bool) {
	if f.emoji != nil {
		if p := f.emoji.draw(r, cut.PPEM); p != nil {
			return mask{picture: p, at: image.Pt(0, -(88*cut.PPEM+50)/100)}, true
		}
		return box(r, cut.PPEM), true
	}
	i, ok := f.index(r)
	if ok {
		return f.outline(r, i, cut), true
	}
	if c := f.composite(r); c != nil {
		return c.fill(f, cut), true
	}
	next, open := f.fallback(r)
	if next == nil {
		return box(r, cut.PPEM), !open
	}
	return next.look(r, cut), !open
}

// outline fills the outline of a glyph.
func (f *Face) outline(r rune, i sfnt.GlyphIndex, cut Cut) mask {
	segs, err := f.font.LoadGlyph(&f.buf, i, fixed.I(cut.PPEM), nil)
	if err != nil {
		return box(r, cut.PPEM)
	}
	if r >= firstHinted && cut.PPEM < maxHinted && !cut.Turned {
		hint(segs, cut.PPEM)
	}
	cut.apply(segs)
	return filled(segs)
}

// filled fills an outline.
func filled(segs sfnt.Segments) mask {
	b := segs.Bounds()
	r0 := image.Rect(b.Min.X.Floor(), b.Min.Y.Floor(), b.Max.X.Ceil(), b.Max.Y.Ceil())
	if r0.Empty() {
		return mask{}
	}
	var ras vector.Rasterizer
	ras.Reset(r0.Dx(), r0.Dy())
	x := func(p fixed.Point26_6) float32 { return float32(p.X)/64 - float32(r0.Min.X) }
	y := func(p fixed.Point26_6) float32 { return float32(p.Y)/64 - float32(r0.Min.Y) }
	for _, s := range segs {
		a := s.Args
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			ras.ClosePath()
			ras.MoveTo(x(a[0]), y(a[0]))
		case sfnt.SegmentOpLineTo:
			ras.LineTo(x(a[0]), y(a[0]))
		case sfnt.SegmentOpQuadTo:
			ras.QuadTo(x(a[0]), y(a[0]), x(a[1]), y(a[1]))
		case sfnt.SegmentOpCubeTo:
			ras.CubeTo(x(a[0]), y(a[0]), x(a[1]), y(a[1]), x(a[2]), y(a[2]))
		}
	}
	ras.ClosePath()
	alpha := image.NewAlpha(image.Rect(0, 0, r0.Dx(), r0.Dy()))
	ras.Draw(alpha, alpha.Rect, image.Opaque, image.Point{})
	return mask{alpha: alpha, at: r0.Min}
}

// slant is how far what is slanted leans, to its height.
const slant = .2

// apply slants, turns or narrows an outline.
func (c Cut) apply(segs sfnt.Segments) {
	if !c.Turned && c.Narrow == 0 && !c.Slanted && c.Quarter == 0 {
		return
	}
	for i := range segs {
		for k, p := range segs[i].Args {
			if c.Slanted {
				p.X -= fixed.Int26_6(float32(p.Y) * slant)
			}
			if c.Turned {
				p = fixed.Point26_6{X: -p.Y, Y: p.X}
			}
			switch {
			case c.Turned:
				p.Y += fixed.Int26_6(c.Quarter) * 16
			default:
				p.X += fixed.Int26_6(c.Quarter) * 16
			}
			if c.Narrow != 0 {
				p.X = fixed.Int26_6(float32(p.X) * c.Narrow)
			}
			segs[i].Args[k] = p
		}
	}
}

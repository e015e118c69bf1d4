package glyph

import (
	"image"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// What a font has no glyph for, and is made of glyphs it has: superscripts and
// fractions from its digits, letters with marks of any kind from letters and marks.

// A composite is a glyph made of others.
type composite struct {
	parts   []partOf
	advance float32 // em
}

// A partOf is one of them: where its origin stands, em, y up, and how large it is.
type partOf struct {
	face  *Face
	glyph sfnt.GlyphIndex
	scale float32
	x, y  float32

	thicker float32 // its upright strokes are by so much, em
}

// Characters after the last of Unicode stand for texts of several that are drawn as
// one. Emoji and what is joined to them begin at firstLigature, all else here.
const firstJoined = firstLigature + 1<<20

var joined struct {
	sync.RWMutex
	runes map[string]rune
	texts []string
	emoji map[rune]string // those from firstLigature on
}

// joinedRune is the character that stands for a text.
func joinedRune(text string) rune {
	joined.Lock()
	defer joined.Unlock()
	if r, ok := joined.runes[text]; ok {
		return r
	}
	if joined.runes == nil {
		joined.runes = map[string]rune{}
	}
	r := firstJoined + rune(len(joined.texts))
	joined.runes[text], joined.texts = r, append(joined.texts, text)
	return r
}

// joinedEmoji is the character that stands for an emoji of several.
func joinedEmoji(text string) rune {
	joined.Lock()
	defer joined.Unlock()
	if joined.emoji == nil {
		joined.emoji = map[rune]string{}
	}
	for r, t := range joined.emoji {
		if t == text {
			return r
		}
	}
	r := firstLigature + rune(len(joined.emoji))
	joined.emoji[r] = text
	return r
}

// TextOf is the text a character stands for: itself, but for those that Ligature
// returns.
func TextOf(r rune) string {
	joined.RLock()
	defer joined.RUnlock()
	if i := int(r - firstJoined); i >= 0 && i < len(joined.texts) {
		return joined.texts[i]
	}
	if text, ok := joined.emoji[r]; ok {
		return text
	}
	return string(r)
}

// ligature returns what stands for a text that this face draws as one: a letter
// with its marks, or several letters that have a glyph of their own; 0 for none.
func (f *Face) ligature(text string) rune {
	if composed := []rune(norm.NFC.String(text)); len(composed) == 1 {
		if _, ok := f.index(composed[0]); ok {
			return composed[0]
		}
	}
	r := joinedRune(text)
	if f.composite(r) == nil {
		return 0
	}
	return r
}

// composite returns what r is made of, nil if it is not made.
func (f *Face) composite(r rune) *composite {
	if r < firstJoined && !isMade(r) {
		return nil
	}
	if c, known := f.composites[r]; known {
		return c
	}
	var c *composite
	switch {
	case r < firstJoined:
		c = f.made(r)
	case strings.HasSuffix(TextOf(r), centredSelector):
		c = f.centred([]rune(TextOf(r))[0])
	case isLatinText(TextOf(r)):
		if l := f.tables(); l != nil {
			c = l.ligature(TextOf(r))
		}
	default:
		c = f.marked([]rune(norm.NFC.String(TextOf(r))))
	}
	if f.composites == nil {
		f.composites = map[rune]*composite{}
	}
	f.composites[r] = c
	return c
}

const (
	superscripts = "⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻−⁼=⁽(⁾)ⁿn"
	subscripts   = "₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₊+₋−₌=₍(₎)"
	fractions    = "⅓1/3 ⅔2/3 ⅕1/5 ⅖2/5 ⅗3/5 ⅘4/5 ⅙1/6 ⅚5/6 ⅐1/7 ⅛1/8 ⅜3/8 ⅝5/8 ⅞7/8 ⅑1/9"

	scriptScale, scriptRise, scriptFall = .6, .46, -.14
	fractionScale, fractionRise         = .56, .32

	// thicken is by how much, em, the upright strokes of what is made smaller are
	// thickened: those a font draws itself at that size, as ², are as thick as its others.
	thicken = .014
)

func isMade(r rune) bool {
	return r >= 0x2070 && r <= 0x208e || r >= 0x2150 && r <= 0x215e || r >= 0xb2 && r <= 0xb9
}

// made composes a superscript, a subscript or a fraction.
func (f *Face) made(r rune) *composite {
	if base, ok := after(superscripts, r); ok {
		return f.row([]rune{base}, scriptScale, scriptRise)
	}
	if base, ok := after(subscripts, r); ok {
		return f.row([]rune{base}, scriptScale, scriptFall)
	}
	for fraction := range strings.FieldsSeq(fractions) {
		digits := []rune(fraction)
		if digits[0] != r {
			continue
		}
		over, slash, under := f.row(digits[1:2], fractionScale, fractionRise), f.row([]rune{'⁄'}, 1, 0), f.row(digits[3:4], fractionScale, 0)
		if slash == nil {
			slash = f.row([]rune{'/'}, .9, 0)
		}
		if over == nil || slash == nil || under == nil {
			return nil
		}
		const tight = .06 // the slash leans between the digits
		c := &composite{}
		for _, p := range []*composite{over, slash, under} {
			for _, part := range p.parts {
				part.x += c.advance
				c.parts = append(c.parts, part)
			}
			c.advance += p.advance - tight
		}
		c.advance += tight
		return c
	}
	return nil
}

// after is the character that stands after r in a list of pairs.
func after(pairs string, r rune) (rune, bool) {
	runes := []rune(pairs)
	for i := 0; i+1 < len(runes); i += 2 {
		if runes[i] == r {
			return runes[i+1], true
		}
	}
	return 0, false
}

// row sets characters of the font side by side; nil if it lacks one.
func (f *Face) row(text []rune, scale, y float32) *composite {
	c := &composite{}
	for _, r := range text {
		i, ok := f.index(r)
		if !ok && r == '−' {
			i, ok = f.index('-')
		}
		if !ok {
			return nil
		}
		c.parts = append(c.parts, partOf{face: f, glyph: i, scale: scale, x: c.advance, y: y})
		if scale < .9 {
			c.parts[len(c.parts)-1].thicker = thicken
		}
		c.advance += f.advanceOf(i) * scale
	}
	return c
}

func (f *Face) advanceOf(i sfnt.GlyphIndex) float32 {
	a, err := f.font.GlyphAdvance(&f.buf, i, fixed.Int26_6(f.units), font.HintingNone)
	if err != nil {
		return 1
	}
	return float32(a) / f.units
}

// markGap is the least white between a letter and its mark, em.
const markGap = .05

// marked stands marks on their letter: each over, or under, the middle of what is
// there, and clear of it. It is nil if the font lacks one of them.
func (f *Face) marked(text []rune) *composite {
	if len(text) < 2 || !unicode.IsLetter(text[0]) || text[0] >= firstHinted {
		return nil
	}
	c := f.row(text[:1], 1, 0)
	if c == nil {
		return nil
	}
	base, ok := f.ink(c.parts[0].glyph)
	if !ok {
		return nil
	}
	for _, r := range text[1:] {
		i, ok := f.markIndex(r)
		if !ok {
			return nil
		}
		mark, ok := f.ink(i)
		if !ok {
			continue
		}
		p := partOf{face: f, glyph: i, scale: 1, x: (base.left+base.right)/2 - (mark.left+mark.right)/2}
		if (mark.top+mark.bottom)/2 < 0 {
			p.y = min(0, base.bottom-markGap-mark.top)
			base.bottom = p.y + mark.bottom
		} else {
			p.y = base.top + markGap - mark.bottom
			base.top = p.y + mark.top
		}
		c.parts = append(c.parts, p)
	}
	return c
}

// spacing are the characters that look like a combining mark standing alone.
const spacing = "\u0300ˋ\u0301ˊ\u0302ˆ\u0303˜\u0304ˉ\u0306˘\u0307˙\u0308¨\u030aʽ\u030cˇ"

// markIndex is the font's glyph of a combining mark, or of one that looks like it.
func (f *Face) markIndex(r rune) (sfnt.GlyphIndex, bool) {
	if i, ok := f.index(r); ok {
		return i, true
	}
	if alone, ok := after(spacing, r); ok {
		return f.index(alone)
	}
	return 0, false
}

// bounds are those of ink, em, y up.
type bounds struct{ left, right, bottom, top float32 }

func (f *Face) ink(i sfnt.GlyphIndex) (b bounds, ok bool) {
	segs, err := f.font.LoadGlyph(&f.buf, i, fixed.I(OutlineUnits), nil)
	if err != nil || len(segs) == 0 {
		return b, false
	}
	r := segs.Bounds()
	em := func(v fixed.Int26_6) float32 { return float32(v) / 64 / OutlineUnits }
	return bounds{em(r.Min.X), em(r.Max.X), -em(r.Max.Y), -em(r.Min.Y)}, true
}

// load returns the outlines of a composite's parts of ppem pixels an em, which may be
// a fraction.
func (c *composite) load(f *Face, ppem float32) []sfnt.Segments {
	out := make([]sfnt.Segments, 0, len(c.parts))
	for _, p := range c.parts {
		if p.face != f {
			p.face.mu.Lock()
		}
		segs, err := p.face.font.LoadGlyph(&p.face.buf, p.glyph, fixed.Int26_6(ppem*p.scale*64), nil)
		if err == nil {
			segs = slices.Clone(segs) // they are the buffer's
			thickenUprights(segs, p.thicker*ppem*64)
			for i := range segs {
				for k := range segs[i].Args {
					segs[i].Args[k].X += fixed.Int26_6(p.x * ppem * 64)
					segs[i].Args[k].Y -= fixed.Int26_6(p.y * ppem * 64)
				}
			}
			out = append(out, segs)
		}
		if p.face != f {
			p.face.mu.Unlock()
		}
	}
	return out
}

// fill fills the parts one by one: what two of them cover is no darker for it, at
// their edges neither.
func (c *composite) fill(f *Face, cut Cut) (m mask) {
	for _, segs := range c.load(f, float32(cut.PPEM)) {
		cut.apply(segs)
		m = m.with(filled(segs))
	}
	return m
}

// with is what two masks cover together.
func (m mask) with(n mask) mask {
	if m.alpha == nil || n.alpha == nil {
		if m.alpha == nil {
			return n
		}
		return m
	}
	r := m.alpha.Rect.Add(m.at).Union(n.alpha.Rect.Add(n.at))
	both := mask{alpha: image.NewAlpha(image.Rect(0, 0, r.Dx(), r.Dy())), at: r.Min}
	for _, o := range []mask{m, n} {
		d := o.at.Sub(r.Min)
		for y := range o.alpha.Rect.Dy() {
			from := o.alpha.Pix[y*o.alpha.Stride:][:o.alpha.Rect.Dx()]
			to := both.alpha.Pix[both.alpha.PixOffset(d.X, y+d.Y):]
			for x, a := range from {
				to[x] = max(to[x], a)
			}
		}
	}
	return both
}

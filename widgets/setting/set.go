package setting

import (
	"math"
	"strings"
	"unicode/utf8"

	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
	"lanmu/widgets/typeset"
)

// A Press sets blocks.
type Press struct {
	Faces    *glyph.Faces
	Sans     bool // the reader wants the sans for the serif
	Vertical bool
	Font     func(*glyph.Face) typeset.Font // what is asked how wide characters are; nil for the face itself

	setter, readings typeset.Setter
	judged           *document.Block // the first of the document that is traditional, or not
	traditional      bool
}

// A Set is a block set in lines. Lengths are em of the block's own size.
type Set struct {
	Lines   []typeset.Line // without their glyphs, but for a table
	Left    float32        // of the lines from where the block's measure begins
	Rows    []int          // of a table: how many lines each row takes
	Width   float32        // of a table
	Dresses []Dress

	font    typeset.Font
	style   typeset.Style
	measure float32
	align   Align
}

func (p *Press) font(f *glyph.Face) typeset.Font {
	if p.Font != nil {
		return p.Font(f)
	}
	return f
}

// Face is what a block is drawn with where it wears nothing else.
func (p *Press) Face(b *document.Block) *glyph.Face { return p.sansed(Of(b).Face(p.Faces)) }

// narrowMeasure is where a first line is indented by 1 em instead of 2: a
// narrow column loses too much of its first line otherwise. Other insets are
// halved there too.
const narrowMeasure = 16

// Inset is the space a block keeps at its sides in a measure of body em.
func Inset(b *document.Block, measure float32) (left, right float32) {
	l := Of(b)
	left, right = l.Inset, l.Inset
	if b.Style == document.Item || b.Style == document.Body && b.Level > 0 {
		left += levelStep * float32(min(max(b.Level, 1), maxLevel))
	}
	if measure < narrowMeasure {
		left, right = left/2, right/2
	}
	return left, right
}

// maxLevel is how deep lists are shown: deeper ones stand as deep as that.
const maxLevel = 4

// Break sets block i in lines of a measure of body em; em is how many body em its
// own is, which on screen is a whole number of pixels; less is what of the measure
// is taken by something else.
func (p *Press) Break(blocks []document.Block, i int, measure, em, less float32) Set {
	b := &blocks[i]
	l := Of(b)
	left, right := Inset(b, measure)
	s := Set{Dresses: p.Dresses(b), font: p.font(p.Face(b)), align: l.Align, measure: (measure - left - right - less) / em}
	s.style = typeset.Style{Measure: s.measure, Indent: l.Indent, Hang: l.Hang, Justify: l.Justify, Vertical: p.Vertical, Centred: p.isTraditional(blocks), Runs: p.runs(s.Dresses)}
	if measure < narrowMeasure {
		s.style.Indent, s.style.Hang = min(s.style.Indent, 1), min(s.style.Hang, 1)
	}
	switch b.Style {
	case document.Item, document.Footnote:
		s.style.Mark = min(b.Mark, len(b.Text))
		s.style.Indent = 0
		s.style.Hang = min(p.hang(blocks, i), s.measure/2)
		if b.Mark == 0 {
			s.style.Indent = s.style.Hang
		}
	case document.Body:
		if b.Level > 0 {
			s.style.Indent = min(p.hang(blocks, i), s.measure/2)
			s.style.Hang = s.style.Indent
		}
	case document.Kept:
		s.style.Keep = true
	case document.Table:
		t := p.setter.Table(b.Text, s.font, s.style, b.Head)
		s.Lines, s.Rows, s.Width = t.Lines, t.Rows, t.Width
		s.Left = max((s.measure-t.Width)/2, 0)
		return s
	}
	if b.Style.IsDisplay() {
		s.Lines = p.setter.Display(b.Text, s.font, s.style, p.Faces.Words)
	} else {
		s.Lines = p.setter.Break(b.Text, s.font, s.style)
	}
	if l.Align == Block {
		var widest float32
		for _, line := range s.Lines {
			widest = max(widest, line.Width)
		}
		s.Left = float32(math.Floor(float64(max((s.measure-widest)/2, 0))*2)) / 2
	}
	return s
}

// isTraditional reports whether a document is of traditional hanzi. All of it is asked,
// for a headline alone may not tell, and once.
func (p *Press) isTraditional(blocks []document.Block) bool {
	if p.judged != &blocks[0] {
		p.judged = &blocks[0]
		var text strings.Builder
		for i := 0; i < len(blocks) && text.Len() < enoughText; i++ {
			text.WriteString(blocks[i].Text)
		}
		p.traditional = typeset.IsTraditional(text.String())
	}
	return p.traditional
}

// enoughText is how many bytes of a document tell what it is of.
const enoughText = 3000

// Place gives line k of a set block its glyphs.
func (p *Press) Place(b *document.Block, s *Set, k int) *typeset.Line {
	line := &s.Lines[k]
	if line.Glyphs == nil && s.Rows == nil {
		p.setter.Place(s.Lines, k, b.Text, s.font, s.style)
	}
	return line
}

// Begins is where line k begins in the block's measure, em.
func (s *Set) Begins(k int) float32 {
	switch s.align {
	case Middle:
		return max((s.measure-s.Lines[k].Width)/2, 0)
	case End:
		return max(s.measure-s.Lines[k].Width, 0)
	}
	return s.Left
}

// Indent is where the room of line k begins in its measure, but for its alignment, em.
func (s *Set) Indent(text string, k int) float32 {
	begun := k == 0 || text[s.Lines[k].Start-1] == '\n'
	switch {
	case s.Rows != nil:
		return 0
	case k == 0 || begun && s.style.Hang > 0:
		return s.style.Indent
	case begun:
		return 0
	}
	return s.style.Hang
}

// Wide tells how much wider a table is than its measure, em.
func (s *Set) Wide() float32 { return max(s.Width-s.measure, 0) }

// RowsAreLong reports whether a row of a table, but for its head, takes several lines:
// its rows are parted then.
func (s *Set) RowsAreLong(head int) bool {
	for _, n := range s.Rows[min(max(head, 0), len(s.Rows)):] {
		if n > 1 {
			return true
		}
	}
	return false
}

// Measure is the length of the lines, em.
func (s *Set) Measure() float32 { return s.measure }

// HasBullet tells the items without a mark of their own: a bullet stands in the
// middle of the LeastHang before their text.
func HasBullet(b *document.Block) bool { return b.Style == document.Item && b.Mark == 0 }

// lookAround is how many items of a list are looked at for the widest mark.
const lookAround = 50

// LeastHang is room before an item's text for a mark of one character.
const LeastHang = 1.5

// mostHang is where what is longer, such as a name that items begin with, stands
// in the text.
const mostHang = 6

// hang is where the text of an item begins: after the widest mark of its list.
func (p *Press) hang(blocks []document.Block, i int) float32 {
	b := &blocks[i]
	most := p.markWidth(b)
	for _, by := range [2]int{-1, 1} {
		for k, n := i+by, 0; k >= 0 && k < len(blocks) && n < lookAround; k, n = k+by, n+1 {
			o := &blocks[k]
			if !sameList(b, o) {
				break
			}
			if max(o.Level, 1) == max(b.Level, 1) {
				most = max(most, p.markWidth(o))
			}
		}
	}
	return min(max(LeastHang, float32(math.Ceil(float64(most)*2))/2), mostHang)
}

// sameList reports whether a block belongs to the list, or the footnotes, of another.
func sameList(b, o *document.Block) bool {
	if b.Style == document.Footnote {
		return o.Style == document.Footnote
	}
	return o.Style == document.Item || o.Style == document.Body && o.Level > 0
}

// markGap is the least space after a mark that ends with no blank of its own, em.
const markGap = .25

func (p *Press) markWidth(b *document.Block) float32 {
	mark := b.Text[:min(b.Mark, len(b.Text))]
	if b.Style != document.Item && b.Style != document.Footnote || mark == "" {
		return 0
	}
	font := p.font(p.Face(b))
	width, gap := float32(0), float32(markGap)
	for _, r := range mark {
		switch {
		case r >= 0x2e80:
			width++
			if gap = markGap; r >= 0x3000 && r < 0x3020 || r >= 0xff00 {
				gap = 0
			}
		default:
			width += font.Advance(r)
			if gap = markGap; r == ' ' {
				gap = 0
			}
		}
	}
	if first, _ := utf8.DecodeRuneInString(mark); first == '（' || first == '〔' || first == '［' {
		width -= .5
	}
	return width + gap
}

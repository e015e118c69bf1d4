package paper

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"math"
	"unicode/utf16"

	"lanmu/widgets/glyph"
	"lanmu/widgets/typeset"
)

// A cut is a character as it is drawn with a certain room. A mark squeezed to
// half its em, and a hanzi with the blank that parts it from Latin, are glyphs
// of their own: programs that take the text out of a PDF read a pen that jumps
// as a space or a new word, and there is none.
type cut struct {
	r       rune // as the text has it
	drawn   rune // the character whose outline is drawn
	lead    int8 // blank cut off before it, in parts of an em
	further int8 // room added after it, or cut off there if negative, in the same
}

// parts is into how many an em is divided for cuts: finer than what is taken
// for a space, a tenth of an em, and coarse enough that one character has few.
const parts = 8

// outlines is a face to set text with that is drawn by its outlines: emoji are
// pictures, of which it has none, so none is joined into one.
type outlines struct{ *glyph.Face }

func (outlines) Ligature(string) rune { return 0 }

// A font collects the characters set with a face and writes those only.
type font struct {
	number int // font n is called Fn
	face   *glyph.Face
	cids   map[cut]uint16
	cuts   []cut // by CID, less 1
	glyphs []cffGlyph
}

func newFont(f *glyph.Face, number int) *font {
	square, _ := f.Outline(0x10fffe) // a character no font may have
	return &font{number: number, face: f, cids: map[cut]uint16{}, glyphs: []cffGlyph{{outline: square, width: 1000}}}
}

// cid returns the number of a cut in the font, and how far it moves the pen, in
// thousandths of an em.
func (f *font) cid(c cut) (uint16, int) {
	id, ok := f.cids[c]
	if !ok {
		outline, advance := f.face.Outline(c.drawn)
		width := math.Round(float64(advance)*1000) + 1000/parts*float64(c.further-c.lead)
		f.glyphs = append(f.glyphs, cffGlyph{outline, -1000 / parts * int(c.lead), int(max(width, 0))})
		f.cuts = append(f.cuts, c)
		id = uint16(len(f.cuts))
		f.cids[c] = id
	}
	return id, f.glyphs[id].width
}

// A piece is a cut and where its room begins, em from the line's edge.
type piece struct {
	cut
	offset int // in the paragraph, bytes
	x      float64
}

// drawn is the character whose outline is drawn for a glyph. The font draws the
// dash for Latin text, shorter than its em and too low beside hanzi; a dash set
// 1 em wide is drawn by the rule that fills its em, so that two of them join.
func drawn(g typeset.Glyph) rune {
	if g.Rune == '—' && g.Advance >= 1 {
		return '─'
	}
	return g.Rune
}

// pieces turns a line of a paragraph into what is written of it: its glyphs
// with the room they take, and its spaces, which have no glyph. indent is where
// the line's text begins, em.
func (f *font) pieces(text string, line typeset.Line, indent float32) []piece {
	out := make([]piece, 0, len(line.Glyphs))
	end := float64(indent) // of the glyph before
	at := line.Start
	for _, g := range line.Glyphs {
		p := piece{cut{r: g.Rune, drawn: drawn(g)}, g.Offset, float64(g.X)}
		advance := float64(f.face.Advance(p.drawn))
		if advance >= .75 {
			p.lead = eighths(min(max(end-p.x, 0), advance))
		}
		// A dot stands in the middle of a room wider than its own.
		room := min(float64(g.Advance), advance)
		end = max(end, p.x) + room
		p.x += float64(p.lead) / parts
		p.further = min(eighths(end-p.x-(advance-float64(p.lead)/parts)), 0)
		if !f.space(&out, text, at, p) {
			f.stretch(out, p.x)
		}
		out = append(out, p)
		at = g.Offset + len(string(g.Rune))
	}
	f.space(&out, text, at, piece{offset: line.End, x: end})
	return out
}

// eighths is a length in parts of an em.
func eighths(em float64) int8 {
	return int8(math.Round(min(max(em, -8), 8) * parts))
}

// space appends the space the text has between at and the piece that comes
// next, if any.
func (f *font) space(out *[]piece, text string, at int, next piece) bool {
	if at < 0 || at > next.offset || next.offset > len(text) || len(*out) == 0 {
		return false
	}
	for i, r := range text[at:next.offset] {
		if r == ' ' || r == '\u3000' || r == '\u00a0' {
			s := piece{cut{r: r, drawn: ' '}, at + i, f.end((*out)[len(*out)-1])}
			*out = append(*out, s)
			f.stretch(*out, next.x)
			return true
		}
	}
	return false
}

// end is where the room of a piece ends.
func (f *font) end(p piece) float64 {
	return p.x + float64(f.face.Advance(p.drawn)) + float64(p.further-p.lead)/parts
}

// stretch gives the last piece the room up to x.
func (f *font) stretch(out []piece, x float64) {
	if len(out) > 0 {
		last := &out[len(out)-1]
		last.further += max(eighths(x-f.end(*last)), 0)
	}
}

// show appends the operator that draws pieces one after another, the first at
// the pen.
func (f *font) show(b *bytes.Buffer, pieces []piece) {
	b.WriteString("[<")
	start := pieces[0].x
	pen := 0
	for _, p := range pieces {
		id, width := f.cid(p.cut)
		want := int(math.Round((p.x - start) * 1000))
		if want != pen {
			fmt.Fprintf(b, ">%d<", pen-want)
			pen = want
		}
		fmt.Fprintf(b, "%04X", id)
		pen += width
	}
	b.WriteString(">] TJ\n")
}

// write adds the font to a file and returns its number there.
func (f *font) write(pdf *file) (ref, error) {
	if len(f.glyphs) > math.MaxUint16 {
		return 0, fmt.Errorf("paper: the text has more than %d different characters; print it in parts", math.MaxUint16)
	}
	name := f.name()
	data, box := writeCFF(name, f.glyphs)
	program := pdf.stream("/Subtype /CIDFontType0C ", data)
	descriptor := pdf.object(fmt.Sprintf("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] "+
		"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 733 /StemV 80 /FontFile3 %v >>",
		name, box[0], box[1], box[2], box[3], program))
	var widths bytes.Buffer
	for i, g := range f.glyphs[1:] {
		if g.width != 1000 {
			fmt.Fprintf(&widths, "%d [%d] ", i+1, g.width)
		}
	}
	descendant := pdf.object(fmt.Sprintf("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /%s "+
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %v /DW 1000 /W [%s] >>",
		name, descriptor, bytes.TrimSpace(widths.Bytes())))
	return pdf.object(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /%s-Identity-H /Encoding /Identity-H "+
		"/DescendantFonts [%v] /ToUnicode %v >>", name, descendant, pdf.stream("", f.toUnicode()))), nil
}

// name is the face's with, before it, the mark of a subset: six letters that
// differ for different subsets.
func (f *font) name() string {
	h := fnv.New64a()
	for _, c := range f.cuts {
		fmt.Fprint(h, c)
	}
	sum := h.Sum64()
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	name := []byte(f.face.Name())
	for i, c := range name {
		if c <= ' ' || c > '~' || bytes.ContainsRune([]byte("()<>[]{}/%#"), rune(c)) {
			name[i] = '-'
		}
	}
	if len(name) == 0 {
		name = []byte("Text")
	}
	return string(tag) + "+" + string(name)
}

// toUnicode tells what text the font's glyphs stand for.
func (f *font) toUnicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries a block may have
	for from := 0; from < len(f.cuts); from += most {
		block := f.cuts[from:min(from+most, len(f.cuts))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for i, c := range block {
			fmt.Fprintf(&b, "<%04X> <", from+i+1)
			for _, u := range utf16.Encode([]rune{c.r}) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

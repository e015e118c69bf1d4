package paper

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"math"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"lanmu/widgets/glyph"
	"lanmu/widgets/setting"
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
	narrow  int8 // hundredths of its width it is pressed to, 0 for all of it
	slanted bool
}

// parts is into how many an em is divided for cuts: finer than what is taken
// for a space, a tenth of an em, and coarse enough that one character has few.
const parts = 8

// outlines is a face to set text with that is drawn by its outlines: emoji are
// pictures, of which it has none, so none is joined into one.
type outlines struct{ *glyph.Face }

func (o outlines) Ligature(text string) rune {
	if r := o.Face.Ligature(text); r < utf8.MaxRune || glyph.TextOf(r) == text {
		return r
	}
	return 0
}

// A font collects the characters set with a face and writes those only. A vertical
// one is for what stands upright in lines that run down; what is turned there is
// of a horizontal one.
type font struct {
	number   int // font n is called Fn
	face     *glyph.Face
	vertical bool
	cids     map[cut]uint16
	cuts     []cut // by CID, less 1
	glyphs   []cffGlyph
}

func newFont(f *glyph.Face, vertical bool, number int) *font {
	square, _ := f.Outline(0x10fffe) // a character no font may have
	return &font{number: number, face: f, vertical: vertical, cids: map[cut]uint16{}, glyphs: []cffGlyph{{outline: square, width: 1000}}}
}

// cid returns the number of a cut in the font, and how far it moves the pen, in
// thousandths of an em.
func (f *font) cid(c cut) (uint16, int) {
	id, ok := f.cids[c]
	if !ok {
		outline, advance := f.face.Outline(c.drawn)
		c.shape(outline, advance)
		width := math.Round(float64(advance)*1000) + 1000/parts*float64(c.further-c.lead)
		g := cffGlyph{outline: outline, shift: -1000 / parts * int(c.lead), width: int(max(width, 0))}
		if f.vertical {
			// The pen is at the top of the room, which is that of the em box unless
			// something is cut off, or of its middle where there is less than an em.
			g.shift, g.length = 0, g.width
			g.top = 880 - 1000/parts*int(c.lead) - int(500*(1-min(advance, 1)))
			g.width = int(math.Round(float64(advance) * 1000))
		}
		f.glyphs = append(f.glyphs, g)
		f.cuts = append(f.cuts, c)
		id = uint16(len(f.cuts))
		f.cids[c] = id
	}
	if f.vertical {
		return id, f.glyphs[id].length
	}
	return id, f.glyphs[id].width
}

// slant is how far what is slanted leans, to its height.
const slant = .2

// shape presses or slants an outline.
func (c cut) shape(outline sfnt.Segments, advance float32) {
	if c.narrow == 0 && !c.slanted {
		return
	}
	for i := range outline {
		for k := range outline[i].Args {
			a := &outline[i].Args[k]
			if c.slanted {
				a.X -= fixed.Int26_6(float32(a.Y) * slant)
			}
			if c.narrow > 0 {
				n := float32(c.narrow) / 100
				a.X = fixed.Int26_6(float32(a.X)*n + (1-n)/2*advance*glyph.OutlineUnits*64)
			}
		}
	}
}

// A piece is a cut and where its room begins, em from the line's edge.
type piece struct {
	cut
	offset int // in the paragraph, bytes
	x      float64
}

// A stretch is a part of a line of one face and size. Lengths along the line are em
// of the stretch.
type stretch struct {
	text     string
	line     []typeset.Glyph // the whole line's
	i, j     int             // of which glyphs i to j are of the stretch
	from, to int             // bytes
	scale    float64         // of its em to the line's
	slanted  bool
	begin    float64 // where its room begins
	until    float64 // where the next one's does, or less than begin
}

// pieces turns a stretch of a line into what is written of it: its glyphs
// with the room they take, and its spaces, which have no glyph.
func (f *font) pieces(s stretch) []piece {
	out := make([]piece, 0, s.j-s.i)
	end := s.begin // of the glyph before
	at := s.from
	for i := s.i; i < s.j; i++ {
		g := s.line[i]
		p := piece{cut{r: g.Rune, slanted: s.slanted && g.Rune < 0x2e80}, g.Offset, float64(g.X) / s.scale}
		p.draw(s.line, i, f.vertical)
		advance := float64(f.face.Advance(p.drawn))
		if f.vertical && p.drawn != g.Rune {
			advance = 1
		}
		if advance >= .75 {
			p.lead = eighths(min(max(end-p.x, 0), advance))
		}
		// A dot stands in the middle of a room wider than its own.
		room := min(float64(g.Advance)/s.scale, advance)
		end = max(end, p.x) + room
		p.x += float64(p.lead) / parts
		p.further = min(eighths(end-p.x-(advance-float64(p.lead)/parts)), 0)
		if !f.space(&out, s.text, at, p) {
			f.stretch(out, p.x)
		}
		out = append(out, p)
		at = g.Offset + runeLen(s.text[g.Offset:])
	}
	if !f.space(&out, s.text, at, piece{offset: s.to, x: max(end, s.until)}) && s.until > end {
		f.stretch(out, s.until)
	}
	return out
}

// draw chooses what is drawn for glyph i of a line.
func (p *piece) draw(line []typeset.Glyph, i int, vertical bool) {
	if vertical {
		if p.drawn = setting.Upright(line[i]); p.drawn == 0 {
			p.drawn = p.r
		}
		return
	}
	var narrow float32
	p.drawn, narrow = setting.Form(line, i)
	p.narrow = int8(math.Round(float64(narrow) * 100))
}

// runeLen is how many bytes the first character of a text takes.
func runeLen(text string) int {
	_, n := utf8.DecodeRuneInString(text)
	return n
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
	advance := float64(f.face.Advance(p.drawn))
	if f.vertical && p.drawn != p.r && p.drawn != ' ' {
		advance = 1
	}
	return p.x + advance + float64(p.further-p.lead)/parts
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
			by := pen - want
			if f.vertical { // there it moves the pen on
				by = -by
			}
			fmt.Fprintf(b, ">%d<", by)
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
	way, down := "H", ""
	if f.vertical {
		way, down = "V", f.lengths()
	}
	descendant := pdf.object(fmt.Sprintf("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /%s "+
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %v /DW 1000 /W [%s]%s >>",
		name, descriptor, bytes.TrimSpace(widths.Bytes()), down))
	return pdf.object(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /%s-Identity-%s /Encoding /Identity-%s "+
		"/DescendantFonts [%v] /ToUnicode %v >>", name, way, way, descendant, pdf.stream("", f.toUnicode()))), nil
}

// lengths tells how far the glyphs of a vertical font move the pen down, and where
// the pen is in each.
func (f *font) lengths() string {
	var b strings.Builder
	b.WriteString(" /DW2 [880 -1000] /W2 [")
	for i, g := range f.glyphs[1:] {
		if g.length != 1000 || g.top != 880 || g.width != 1000 {
			fmt.Fprintf(&b, "%d [%d %d %d] ", i+1, -g.length, g.width/2, g.top)
		}
	}
	return strings.TrimSpace(b.String()) + "]"
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
			for _, u := range utf16.Encode([]rune(strings.TrimSuffix(glyph.TextOf(c.r), typeset.Centred))) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

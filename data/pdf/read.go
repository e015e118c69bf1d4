package pdf

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"lanmu/data/page"
)

// char is a character and where its ink stands, in points from the page's lower
// left corner, the page turned so that its line runs to the right.
type char struct {
	r           rune
	object      int32   // the text object that draws it
	left, right float64 // of its ink
	y           float64 // of its baseline
	size        float64 // em
	x           float64 // where it is set, its ink aside: marks set close overlap, and stand in order by it
	end         float64 // where what comes next is set, if nothing moves it; not x alone if it is known
	bold        bool
}

// boldWeight is the least weight of type that is bold; the body's is 400.
const boldWeight = 600

// read hands what is set on each page of a file to take, and returns how much of that
// could not be read.
func (p *program) read(ctx context.Context, file []byte, take func(forme)) (loss page.Loss, err error) {
	in, err := p.instantiate(ctx, len(file), toRead)
	if err != nil {
		if ctx.Err() != nil {
			return loss, context.Cause(ctx)
		}
		return loss, err
	}
	defer in.close()
	doc, err := in.open(file)
	if err != nil {
		return loss, err
	}
	count := int(int32(in.call("FPDF_GetPageCount", doc)))
	if count > MaxPages {
		return loss, ErrTooManyPages
	}
	shown := false
	for i := range count {
		in.grant()
		set, err := in.page(doc, i, min(maxPageChars, maxChars-loss.Drawn))
		if err != nil {
			return loss, err
		}
		loss.Drawn += set.drawnType
		loss.Lost += set.lost
		shown = shown || set.shows
		take(set.forme())
	}
	switch {
	case loss.Drawn > 0 && 5*loss.Lost >= 4*loss.Drawn: // what is left is figures and marks
		return loss, fmt.Errorf("%w: %d of its %d characters", ErrNoLetters, loss.Lost, loss.Drawn)
	case loss.Drawn == 0 && !shown:
		return loss, ErrEmpty
	}
	return loss, nil
}

// first hands what is set on the first page of a file to take, and returns how many
// pages there are.
func (p *program) first(ctx context.Context, file []byte, take func(forme)) (pages int, err error) {
	in, err := p.instantiate(ctx, len(file), toRead)
	if err != nil {
		return 0, err
	}
	defer in.close()
	doc, err := in.open(file)
	if err != nil {
		return 0, err
	}
	if pages = int(int32(in.call("FPDF_GetPageCount", doc))); pages < 1 {
		return 0, ErrEmpty
	}
	in.grant()
	set, err := in.page(doc, 0, maxPageChars)
	if err != nil {
		return pages, err
	}
	take(set.forme())
	return pages, nil
}

// errPassword is what PDFium says of a file that wants one.
const errPassword = 4

type passwordKey struct{}

// WithPassword has files that are locked opened with a password, where ctx is used.
func WithPassword(ctx context.Context, password string) context.Context {
	return context.WithValue(ctx, passwordKey{}, password)
}

// open opens a file. It stays in the instance's memory.
func (in *instance) open(file []byte) (uint64, error) {
	at := in.write(file)
	password := uint64(0)
	if p, ok := in.ctx.Value(passwordKey{}).(string); ok {
		password = uint64(in.write(append([]byte(p), 0)))
	}
	doc := in.call("FPDF_LoadMemDocument", uint64(at), uint64(len(file)), password)
	if doc == 0 && in.call("FPDF_GetLastError") == errPassword {
		return 0, ErrLocked
	}
	if doc == 0 || in.err != nil {
		return 0, in.fault()
	}
	return doc, nil
}

// write puts bytes into the instance's memory, and returns where they are.
func (in *instance) write(b []byte) uint32 {
	at := in.allocate(max(len(b), 1))
	if in.err == nil {
		in.module.Memory().Write(at, b)
	}
	return at
}

// printed is a page as it was read.
type printed struct {
	leaf
	drawnType, lost int  // characters that it draws, and those of them that could not be read
	shows           bool // something that may be no text
}

// page returns what is set on page i, with most characters at most.
func (in *instance) page(doc uint64, i, most int) (p printed, err error) {
	page := in.call("FPDF_LoadPage", doc, uint64(i))
	if page == 0 {
		return p, in.fault()
	}
	all := in.objects(page)
	if all.n > maxObjects {
		return p, ErrTooLarge
	}
	text := in.call("FPDFText_LoadPage", page)
	if text == 0 {
		return p, in.fault()
	}
	n := int(int32(in.call("FPDFText_CountChars", text)))
	if n > most {
		return p, ErrTooLarge
	}
	read, unknown := map[uint64]bool{}, 0
	p.glyphs, unknown = in.glyphs(text, n, all, read)
	in.call("FPDFText_ClosePage", text)
	at := in.allocate(4 * 4)
	if in.call("FPDF_GetPageBoundingBox", page, uint64(at)) != 0 { // left, top, right, bottom
		p.leaf.shown = box{in.float(at), in.float(at + 12), in.float(at + 8), in.float(at + 4)}
	}
	in.call("free", uint64(at))
	p.quarters = int(in.call("FPDFPage_GetRotation", page) % 4)
	in.call("FPDF_ClosePage", page)
	if in.err != nil {
		return p, in.fault()
	}
	unread := all.lost(read)
	p.drawn, p.pictures, p.shows = all.drawn, all.pictures, all.shown
	p.images, p.art = all.images, all.art
	p.drawnType, p.lost = unread, unread+unknown
	for _, g := range p.glyphs {
		if !unicode.IsSpace(g.r) {
			p.drawnType++
		}
	}
	return p, nil
}

// glyphs returns the n characters of a page's text, and of how many the file does
// not say which they are. It notes in read which objects they are of.
func (in *instance) glyphs(text uint64, n int, all *objects, read map[uint64]bool) (out []glyph, unknown int) {
	at := in.allocate(6 * 8)
	var object uint64
	var face glyph // what all characters of an object have in common
	var font *tally
	fonts := map[uint64]*tally{}
	out = make([]glyph, 0, max(n, 0))
	for i := range uint64(max(n, 0)) {
		o := in.call("FPDFText_GetTextObject", text, i)
		if o == 0 { // a blank or a line's end of the engine's own
			continue
		}
		if o != object {
			object, read[o] = o, true
			face.object++
			face.size, face.angle = in.size(text, i, at)
			face.bold = int32(in.call("FPDFText_GetFontWeight", text, i)) >= boldWeight || boldName(in.fontName(text, i))
			face.hidden = all.texts[o].hidden
			f := in.call("FPDFTextObj_GetFont", o)
			if font = fonts[f]; font == nil {
				font = &tally{seen: map[rune]bool{}}
				fonts[f] = font
			}
		}
		g := face
		g.r = rune(uint32(in.call("FPDFText_GetUnicode", text, i)))
		if g.r == ' ' && in.call("FPDFText_IsGenerated", text, i) == 1 {
			continue
		}
		// Where a font has no names for its characters, their numbers in it are read:
		// letters, if it was made for a Latin language, or a name of its own.
		nameless := (g.r > unicode.MaxASCII || g.r < ' ') && in.call("FPDFText_HasUnicodeMapError", text, i) == 1 || g.r == 0 || g.r == unicode.ReplacementChar || unicode.Is(unicode.Co, g.r)
		if g.r == 0 {
			g.r = unicode.ReplacementChar
		}
		in.call("FPDFText_GetCharBox", text, i, uint64(at), uint64(at+8), uint64(at+16), uint64(at+24))
		g.box = box{in.double(at), in.double(at + 16), in.double(at + 8), in.double(at + 24)}
		in.call("FPDFText_GetCharOrigin", text, i, uint64(at), uint64(at+8))
		g.x, g.y = in.double(at), in.double(at+8)
		if g.r < firstWide && in.call("FPDFText_GetLooseCharBox", text, i, uint64(at)) != 0 { // left, top, right, bottom
			g.advance = along(in.float(at+8)-in.float(at), in.float(at+4)-in.float(at+12), g.angle)
		}
		out = append(out, g)
		if font.add(&g, nameless); in.err != nil {
			return nil, 0
		}
	}
	for _, f := range fonts {
		unknown += f.unknown()
	}
	in.call("free", uint64(at))
	return out, unknown
}

// A tally counts the characters of a font.
type tally struct {
	all, letters, wide int
	nameless           int // the file does not say which they are
	seen               map[rune]bool
}

func (t *tally) add(g *glyph, nameless bool) {
	if nameless {
		t.nameless++
	}
	if unicode.IsSpace(g.r) {
		return
	}
	t.all++
	if g.r < 0x250 && unicode.IsLetter(g.r) {
		t.letters++
		t.seen[g.r] = true
		if g.advance > .9*g.size && g.advance < 1.1*g.size {
			t.wide++
		}
	}
}

// unknown returns how many of a font's characters are not what they are said to be:
// letters that are all as wide as hanzi are the numbers of hanzi in it.
func (t *tally) unknown() int {
	const (
		fewest    = 12
		different = 6
	)
	if t.letters < fewest || len(t.seen) < different || 10*t.wide < 9*t.letters || 2*t.letters < t.all {
		return t.nameless
	}
	return t.all
}

// along returns the width of a rectangle that is turned by an angle, of the width and
// the height of the upright one that holds it; 0 if these do not tell.
func along(width, height, angle float64) float64 {
	sin, cos := math.Sincos(angle * math.Pi / 180)
	sin, cos = math.Abs(sin), math.Abs(cos)
	if square := cos*cos - sin*sin; math.Abs(square) > .2 {
		return (width*cos - height*sin) / square
	}
	return 0
}

// fontName returns the name of the font that character i is set in.
func (in *instance) fontName(text, i uint64) string {
	const longest = 128 // bytes
	at := in.allocate(longest)
	n := in.call("FPDFText_GetFontInfo", text, i, uint64(at), longest, 0)
	b, _ := in.module.Memory().Read(at, uint32(min(n, longest)))
	name := string(b)
	in.call("free", uint64(at))
	return name
}

// boldName reports whether a font is bold by its name: a file may tell no weight.
func boldName(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc([]string{"bold", "black", "heavy", "hei", "黑"}, func(w string) bool { return strings.Contains(name, w) })
}

// size returns how large character i is set, and the angle of its baseline in
// degrees; at is room for six numbers.
func (in *instance) size(text, i uint64, at uint32) (em, angle float64) {
	em = math.Float64frombits(in.call("FPDFText_GetFontSize", text, i))
	if in.call("FPDFText_GetMatrix", text, i, uint64(at)) == 0 {
		return em, 0
	}
	a, b := in.float(at), in.float(at+4)
	if math.Abs(a)+math.Abs(b) < math.MaxFloat32 {
		angle = math.Atan2(b, a) * 180 / math.Pi
	}
	return em * math.Hypot(in.float(at+8), in.float(at+12)), angle
}

// float returns the number of 32 bits at a place in memory.
func (in *instance) float(at uint32) float64 {
	f, _ := in.module.Memory().ReadFloat32Le(at)
	return float64(f)
}

// double returns the number of 64 bits at a place in memory.
func (in *instance) double(at uint32) float64 {
	b, _ := in.module.Memory().Read(at, 8)
	if b == nil {
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b))
}

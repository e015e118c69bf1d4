package pdf

import (
	"context"
	"encoding/binary"
	"math"
)

// char is a character and where its ink stands, in points from the page's lower
// left corner. Line ends are PDFium's own.
type char struct {
	r           rune
	left, right float64 // of its ink
	y           float64 // of its baseline
	size        float64 // em
	x           float64 // where it is set, its ink aside: marks set close overlap, and stand in order by it
	angle       float64 // it is turned by, in radians
	bold        bool
}

// boldWeight is the least weight of type that is bold; the body's is 400.
const boldWeight = 600

// read returns what is set on each page of a file.
func (p *program) read(ctx context.Context, file []byte) (pages []forme, err error) {
	in, err := p.instantiate(ctx, maxMemory+uint64(len(file)))
	if err != nil {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		return nil, err
	}
	defer in.close()
	doc, err := in.open(file)
	if err != nil {
		return nil, err
	}
	count := int(int32(in.call("FPDF_GetPageCount", doc)))
	if count > MaxPages {
		return nil, ErrTooManyPages
	}
	total := 0
	for i := range count {
		in.grant()
		set, err := in.page(doc, i, min(maxPageChars, maxChars-total))
		if err != nil {
			return nil, err
		}
		total += len(set.chars)
		pages = append(pages, set)
	}
	return pages, nil
}

// errPassword is what PDFium says of a file that wants one.
const errPassword = 4

// open opens a file. It stays in the instance's memory.
func (in *instance) open(file []byte) (uint64, error) {
	at := in.allocate(max(len(file), 1))
	if in.err == nil {
		in.module.Memory().Write(at, file)
	}
	doc := in.call("FPDF_LoadMemDocument", uint64(at), uint64(len(file)), 0)
	if doc == 0 && in.call("FPDF_GetLastError") == errPassword {
		return 0, ErrLocked
	}
	if doc == 0 || in.err != nil {
		return 0, in.fault()
	}
	return doc, nil
}

// page returns what is set on page i, with most characters at most.
func (in *instance) page(doc uint64, i, most int) (set forme, err error) {
	page := in.call("FPDF_LoadPage", doc, uint64(i))
	if page == 0 {
		return set, in.fault()
	}
	if in.call("FPDFPage_CountObjects", page) > maxObjects {
		return set, ErrTooLarge
	}
	text := in.call("FPDFText_LoadPage", page)
	if text == 0 {
		return set, in.fault()
	}
	n := int(int32(in.call("FPDFText_CountChars", text)))
	if n > most {
		return set, ErrTooLarge
	}
	set.chars = in.chars(text, n)
	set.drawn, set.pictures = in.drawn(page)
	in.call("FPDFText_ClosePage", text)
	in.call("FPDF_ClosePage", page)
	if in.err != nil {
		return set, in.fault()
	}
	return set, nil
}

// chars returns the n characters of a page's text.
func (in *instance) chars(text uint64, n int) []char {
	at := in.allocate(6 * 8)
	var object uint64
	var face char // what all characters of an object have in common
	out := make([]char, 0, max(n, 0))
	for i := range uint64(max(n, 0)) {
		r := rune(uint32(in.call("FPDFText_GetUnicode", text, i)))
		if r == 0 {
			continue
		}
		if o := in.call("FPDFText_GetTextObject", text, i); o != object || i == 0 {
			object = o
			face.size = in.size(text, i, at)
			face.angle = float64(math.Float32frombits(uint32(in.call("FPDFText_GetCharAngle", text, i))))
			face.bold = int32(in.call("FPDFText_GetFontWeight", text, i)) >= boldWeight
		}
		c := face
		c.r = r
		in.call("FPDFText_GetCharBox", text, i, uint64(at), uint64(at+8), uint64(at+16), uint64(at+24))
		c.left, c.right = in.double(at), in.double(at+8)
		in.call("FPDFText_GetCharOrigin", text, i, uint64(at), uint64(at+8))
		c.x, c.y = in.double(at), in.double(at+8)
		out = append(out, c)
		if in.err != nil {
			return nil
		}
	}
	in.call("free", uint64(at))
	return out
}

// size returns how large character i is set; at is room for six numbers.
func (in *instance) size(text, i uint64, at uint32) float64 {
	size := math.Float64frombits(in.call("FPDFText_GetFontSize", text, i))
	if in.call("FPDFText_GetMatrix", text, i, uint64(at)) == 0 {
		return size
	}
	return size * math.Hypot(in.float(at+8), in.float(at+12))
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

// Package ofd reads OFD, the national format of China for pages that are set
// (GB/T 33190): an archive of XML in which each page has text objects with their
// places. It makes sheets of them, which package pdf puts in order as it does a PDF's
// pages.
//
// Places are in millimetres from the page's upper left corner. An object has a boundary,
// whose corner is where its own places are counted from, and a matrix; its characters
// stand DeltaX and DeltaY apart. Text is told as characters whatever glyphs draw it, so
// that fonts need not be opened to read it.
//
// A page is also drawn: text in the fonts that come with it or in the program's own,
// paths and pictures. What is clipped is drawn whole, dashes are drawn through, arcs as
// their chords; patterns and shadings, annotations and seals are not drawn.
package ofd

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"path"
	"strconv"
	"strings"

	"lanmu/data/pdf"
	"lanmu/data/zipped"
)

// ErrDamaged is the error of a file that lacks the list of its pages.
var ErrDamaged = errors.New("is damaged, or no OFD; fetch it again")

// What a file may have.
const (
	maxPart   = 64 << 20  // bytes of a page's XML
	maxChars  = 2_000_000 // of all pages
	maxPieces = 300_000   // objects of a page
	deepest   = 200       // elements in one another
	maxTokens = 8_000_000 // of a page
)

// points are in a millimetre.
const points = 72 / 25.4

type reader struct {
	ctx       context.Context
	archive   *zipped.Archive
	bold      map[string]bool   // fonts, by number
	fontFiles map[string]string // of those that come with it
	media     map[string]string // files of pictures, by number
	params    map[string]params // by number
	templates map[string]string // their files
	size      [2]float64        // of pages that do not tell, in millimetres
	chars     int
	object    int32
}

// Read hands the pages of a file to take, one by one.
func Read(ctx context.Context, r io.ReaderAt, size int64, take func(pdf.Sheet) error) error {
	return each(ctx, r, size, func(d *reader, at string) error {
		l := leaf{reader: d, width: d.size[0], height: d.size[1]}
		if err := l.read(at, 0); err != nil && (d.ctx.Err() != nil || errors.Is(err, zipped.ErrTooLarge)) {
			return err
		}
		return take(l.sheet())
	})
}

// each does something with each page of an OFD, which is at a place in its archive.
func each(ctx context.Context, r io.ReaderAt, size int64, do func(d *reader, at string) error) error {
	a, err := zipped.Open(r, size)
	if err != nil {
		return err
	}
	b, err := a.Read("OFD.xml", maxPart)
	if err != nil {
		return err
	}
	var roots []string
	w := walker{ctx: ctx, end: func(name, text string) {
		if name == "DocRoot" {
			roots = append(roots, inside("", text))
		}
	}}
	if err := w.walk(b); err != nil {
		return err
	}
	pages, chars := 0, 0
	for _, root := range roots {
		d := &reader{ctx: ctx, archive: a, chars: chars}
		err := d.document(root, func(at string) error {
			pages++
			return do(d, at)
		})
		if err != nil {
			return err
		}
		chars = d.chars
	}
	if pages == 0 {
		return ErrDamaged
	}
	return nil
}

// inside is where a location leads that is told in a folder.
func inside(dir, at string) string {
	if at = strings.TrimSpace(at); strings.HasPrefix(at, "/") {
		dir = ""
	}
	return strings.TrimPrefix(path.Join("/", dir, at), "/")
}

// document reads the pages that a document lists.
func (d *reader) document(root string, do func(at string) error) error {
	b, err := d.archive.Read(root, maxPart)
	if err != nil {
		return err
	}
	dir := path.Dir(root)
	d.bold, d.fontFiles, d.media, d.params, d.templates = map[string]bool{}, map[string]string{}, map[string]string{}, map[string]params{}, map[string]string{}
	var resources, pages []string
	w := walker{ctx: d.ctx, start: func(t xml.StartElement) {
		switch at := attr(t, "BaseLoc"); {
		case at == "":
		case t.Name.Local == "TemplatePage":
			d.templates[attr(t, "ID")] = inside(dir, at)
		case t.Name.Local == "Page":
			pages = append(pages, inside(dir, at))
		}
	}, end: func(name, text string) {
		switch name {
		case "PhysicalBox":
			if n := numbers(text); len(n) == 4 && d.size[0] == 0 {
				d.size = [2]float64{n[2], n[3]}
			}
		case "PublicRes", "DocumentRes":
			resources = append(resources, inside(dir, text))
		}
	}}
	if err := w.walk(b); err != nil {
		return err
	}
	for _, at := range resources {
		d.resources(at)
	}
	for _, at := range pages {
		if err := do(at); err != nil {
			return err
		}
	}
	return d.ctx.Err()
}

// resources notes fonts, pictures and how things are drawn. What cannot be read says
// nothing.
func (d *reader) resources(at string) {
	b, err := d.archive.Read(at, maxPart)
	if err != nil {
		return
	}
	dir, id := path.Dir(at), ""
	s := stage{}
	w := walker{ctx: d.ctx, start: func(t xml.StartElement) {
		switch t.Name.Local {
		case "Res":
			dir = inside(dir, attr(t, "BaseLoc"))
		case "Font":
			id = attr(t, "ID")
			name := strings.ToLower(attr(t, "FontName") + attr(t, "FamilyName"))
			d.bold[id] = attr(t, "Bold") == "true" || pdf.BoldName(name)
		case "MultiMedia":
			id = attr(t, "ID")
		case "DrawParam":
			id, s.open = attr(t, "ID"), element{}
			if attr(t, "LineWidth") != "" {
				width := number(t, "LineWidth", usualLine)
				s.open.width = &width
			}
			s.open.params = s.open.or(d.params[attr(t, "Relative")])
		case "FillColor", "StrokeColor":
			s.start(d, t)
		}
	}, end: func(name, text string) {
		switch name {
		case "FontFile":
			d.fontFiles[id] = inside(dir, text)
		case "MediaFile":
			d.media[id] = inside(dir, text)
		case "DrawParam":
			d.params[id] = s.open.params
		}
	}}
	w.walk(b)
}

// A leaf is a page that is read, its places in millimetres from the upper left corner.
type leaf struct {
	*reader
	width, height float64
	glyphs        []pdf.Glyph
	drawn, shown  []pdf.Box
	pieces        int

	text  *piece // that is open
	stage *stage // of a page that is to be drawn
}

// A piece is a text object.
type piece struct {
	x, y   float64 // of its boundary
	matrix [6]float64
	size   float64
	bold   bool
	unseen bool

	at     [2]float64 // where its next text is set
	dx, dy []float64
}

// read reads a page, or the template of one.
func (l *leaf) read(at string, depth int) error {
	const templates, mostTemplates = 4, 100 // of templates; of a page
	b, err := l.archive.Read(at, maxPart)
	if err != nil {
		return err
	}
	w := walker{ctx: l.ctx, start: func(t xml.StartElement) {
		if l.stage != nil {
			l.stage.start(l.reader, t)
		}
		switch t.Name.Local {
		case "Template":
			if file := l.templates[attr(t, "TemplateID")]; file != "" && depth < templates && l.pieces < maxPieces {
				l.pieces += maxPieces / mostTemplates
				l.read(file, depth+1)
			}
		case "TextObject":
			l.begin(t)
		case "TextCode":
			l.code(t)
		case "PathObject", "ImageObject":
			l.drawing(t)
		}
	}, end: func(name, text string) {
		switch {
		case name == "PhysicalBox" && depth == 0:
			if n := numbers(text); len(n) == 4 && n[2] > 0 && n[3] > 0 {
				l.width, l.height = n[2], n[3]
			}
		case name == "TextObject":
			l.text = nil
		case name == "TextCode" && l.text != nil:
			l.set(text)
		}
		if l.stage != nil {
			l.stage.end(name, text)
		}
	}, over: func() bool { return l.chars > maxChars || l.pieces > maxPieces }}
	return w.walk(b)
}

var asIs = [6]float64{1, 0, 0, 1, 0, 0}

// begin begins a text object.
func (l *leaf) begin(t xml.StartElement) {
	l.pieces++
	l.object++
	p := &piece{matrix: asIs}
	if n := numbers(attr(t, "Boundary")); len(n) == 4 {
		p.x, p.y = n[0], n[1]
	}
	if n := numbers(attr(t, "CTM")); len(n) == 6 {
		p.matrix = [6]float64(n)
	}
	p.size, _ = strconv.ParseFloat(attr(t, "Size"), 64)
	weight, _ := strconv.Atoi(attr(t, "Weight"))
	p.bold = weight >= 600 || l.bold[attr(t, "Font")]
	p.unseen = attr(t, "Visible") == "false" || attr(t, "Alpha") == "0"
	l.text = p
}

// code begins a stretch of a text object.
func (l *leaf) code(t xml.StartElement) {
	p := l.text
	if p == nil {
		return
	}
	for i, name := range []string{"X", "Y"} {
		if n, err := strconv.ParseFloat(attr(t, name), 64); err == nil {
			p.at[i] = n
		}
	}
	p.dx, p.dy = deltas(attr(t, "DeltaX")), deltas(attr(t, "DeltaY"))
}

// set sets the characters of a stretch.
func (l *leaf) set(text string) {
	p := l.text
	if p.unseen || !(p.size > 0) {
		return
	}
	m := p.matrix
	scale := math.Hypot(m[2], m[3])
	angle := -math.Atan2(m[1], m[0]) * 180 / math.Pi // heights are counted downwards
	i := 0
	for _, r := range text {
		if r == '\n' || r == '\r' {
			continue
		}
		x, y := p.at[0], p.at[1]
		dx, dy := nth(p.dx, i), nth(p.dy, i)
		if p.dx == nil && p.dy == nil { // nothing moves them but their widths
			dx = p.size
			if r < 0x2000 {
				dx /= 2
			}
		}
		i++
		p.at = [2]float64{x + dx, y + dy}
		if l.chars++; l.chars > maxChars {
			return
		}
		if l.stage != nil {
			l.stage.letter(r, x, y, p.size)
			continue
		}
		advance := math.Abs(dx) * math.Hypot(m[0], m[1])
		if dx == 0 {
			advance = 0
		}
		l.glyphs = append(l.glyphs, pdf.Glyph{R: r, X: p.x + m[0]*x + m[2]*y + m[4], Y: p.y + m[1]*x + m[3]*y + m[5],
			Size: p.size * scale, Advance: advance, Angle: angle, Object: l.object, Bold: p.bold})
	}
}

// drawing takes a rule or a picture by its boundary.
func (l *leaf) drawing(t xml.StartElement) {
	l.pieces++
	n := numbers(attr(t, "Boundary"))
	if len(n) != 4 || attr(t, "Visible") == "false" {
		return
	}
	b := pdf.Box{Left: n[0], Bottom: n[1] + n[3], Right: n[0] + n[2], Top: n[1]}
	if t.Name.Local == "ImageObject" {
		l.shown = append(l.shown, b)
	} else {
		l.drawn = append(l.drawn, b)
	}
}

// sheet turns the page over: places of sheets are in points from the lower left corner.
func (l *leaf) sheet() pdf.Sheet {
	s := pdf.Sheet{Width: l.width * points, Height: l.height * points, Glyphs: l.glyphs, Drawn: l.drawn, Pictures: l.shown}
	for i := range s.Glyphs {
		g := &s.Glyphs[i]
		g.X, g.Y, g.Size, g.Advance = g.X*points, (l.height-g.Y)*points, g.Size*points, g.Advance*points
	}
	for _, all := range [][]pdf.Box{s.Drawn, s.Pictures} {
		for i, b := range all {
			all[i] = pdf.Box{Left: b.Left * points, Bottom: (l.height - b.Bottom) * points, Right: b.Right * points, Top: (l.height - b.Top) * points}
		}
	}
	return s
}

// nth is the nth of deltas; where there are too few the last goes on.
func nth(all []float64, i int) float64 {
	if len(all) == 0 {
		return 0
	}
	return all[min(i, len(all)-1)]
}

// numbers are those of an attribute.
func numbers(s string) (out []float64) {
	for f := range strings.FieldsSeq(s) {
		n, err := strconv.ParseFloat(f, 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return nil
		}
		out = append(out, n)
		if len(out) > 8 {
			return nil
		}
	}
	return out
}

// deltas reads how far characters stand apart: "4 4 5", or "g 2 4 5", in which g says
// how often the next is meant.
func deltas(s string) (out []float64) {
	const most = 1 << 17
	fields := strings.Fields(s)
	for i := 0; i < len(fields) && len(out) < most; i++ {
		times := 1
		if strings.EqualFold(fields[i], "g") && i+2 < len(fields) {
			times, _ = strconv.Atoi(fields[i+1])
			i += 2
		}
		n, err := strconv.ParseFloat(fields[i], 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			continue
		}
		for range min(max(times, 0), most-len(out)) {
			out = append(out, n)
		}
	}
	return out
}

// A walker walks through XML.
type walker struct {
	ctx   context.Context
	start func(xml.StartElement)
	end   func(name, text string) // of an element without others
	over  func() bool
}

func (w *walker) walk(b []byte) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var text strings.Builder
	for n, depth := 0, 0; ; n++ {
		if n%4096 == 0 && w.ctx.Err() != nil {
			return w.ctx.Err()
		}
		if n > maxTokens || depth > deepest || w.over != nil && w.over() {
			return zipped.ErrTooLarge
		}
		t, err := d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return ErrDamaged
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			text.Reset()
			if w.start != nil {
				w.start(t)
			}
		case xml.EndElement:
			depth--
			if w.end != nil {
				w.end(t.Name.Local, text.String())
			}
			text.Reset()
		case xml.CharData:
			text.Write(t)
		}
	}
}

// attr is an attribute by its local name, "" for none.
func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

package office

import (
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"path"
	"strconv"
	"strings"

	"lanmu/data/zipped"
)

// DOCX writes a document of Word, or one that WPS or LibreOffice saved as such, as HTML.
func DOCX(ctx context.Context, r io.ReaderAt, size int64) (string, error) {
	a, err := zipped.Open(r, size)
	if err != nil {
		return "", err
	}
	main := mainPart(a)
	body, err := a.Read(main, maxPart)
	if err != nil {
		return "", err
	}
	dir := path.Dir(main)
	w := word{styles: map[string]*wordStyle{}, lists: map[string]*wordList{}, links: map[string]string{}, pictures: map[string]string{}, dir: dir}
	w.stop = func() error { return w.doc.within(ctx) }
	// What else there is says more of the text; a document is one without it.
	for name, read := range map[string]func([]byte) error{"styles.xml": w.readStyles, "numbering.xml": w.readNumbering, "_rels/" + path.Base(main) + ".rels": w.readLinks} {
		if b, err := a.Read(path.Join(dir, name), maxPart); err == nil {
			if err := read(b); ctx.Err() != nil {
				return "", err
			}
		}
	}
	err = w.read(body)
	if err != nil && (ctx.Err() != nil || errors.Is(err, zipped.ErrTooLarge) || len(w.doc.all) == 0) {
		return "", err
	}
	text := w.doc
	for _, kind := range []string{"footnote", "endnote"} {
		b, err := a.Read(path.Join(dir, kind+"s.xml"), maxPart)
		if err != nil {
			continue
		}
		w.doc, w.cells, w.note = document{}, nil, ""
		if err := w.read(b); ctx.Err() != nil {
			return "", err
		}
		for _, p := range w.doc.all {
			if n := w.numbers[p.id]; n != "" && p.runes > 0 {
				text.notes = append(text.notes, fmt.Sprintf(`<p id="%s">[%s] %s</p>`, p.id, n, strings.TrimSpace(p.html.String())))
			}
		}
	}
	return text.html(), nil
}

// mainPart is where a document has its text: Word says so, and puts it there.
func mainPart(a *zipped.Archive) string {
	const usual, most = "word/document.xml", 1 << 20
	if a.File(usual) != nil {
		return usual
	}
	name := usual
	if b, err := a.Read("_rels/.rels", most); err == nil {
		scan(b, func() error { return nil }, func(t xml.StartElement) {
			if strings.HasSuffix(attr(t, "Type"), "/officeDocument") {
				name = inside("", attr(t, "Target"))
			}
		}, func(string) {}, func(string) {})
	}
	return name
}

// IsDOCX reports whether an archive is a document of Word.
func IsDOCX(a *zipped.Archive) bool {
	const most = 1 << 20
	if a.File("word/document.xml") != nil {
		return true
	}
	types, err := a.Read("[Content_Types].xml", most)
	return err == nil && strings.Contains(string(types), "wordprocessingml.document.main")
}

// A wordStyle is what a style sets.
type wordStyle struct {
	based, name, tag, class string
	size                    float64
	bold, centred, right    bool
	list                    string
	level                   int
}

// word reads the parts of a document.
type word struct {
	stop      func() error
	styles    map[string]*wordStyle
	lists     map[string]*wordList // by number
	abstracts map[string]*wordList
	links     map[string]string
	pictures  map[string]string // files, by what calls them
	dir       string            // that the text is in
	small     bool              // the picture that is open
	numbers   map[string]string // of notes, by what marks them
	doc       document

	normal float64 // the size of type that nothing is said of

	p                              *paragraph
	outer                          []*paragraph // around a text box
	cells                          []*cell      // tables that are open
	run                            runStyle
	own                            runStyle // what the style of the paragraph sets
	hide                           int      // how deep what is not the text's stands in itself
	note                           string   // that is read
	inText, inRPr, inPPr, ruby, rt bool
	numID                          string
	level                          int
	closes                         []string   // tags of links
	initial                        bool       // the paragraph is one
	reading                        string     // set over characters
	drop                           *paragraph // an initial that begins the next
}

type runStyle struct {
	bold, italic, strike, hidden, dots bool
	raised                             string
	size                               float64
}

func (w *word) readStyles(b []byte) error {
	var s *wordStyle
	defaults := false
	w.normal = 10
	return scan(b, w.stop, func(t xml.StartElement) {
		switch t.Name.Local {
		case "docDefaults":
			defaults = true
		case "style":
			s = &wordStyle{}
			w.styles[attr(t, "styleId")] = s
		case "sz":
			if n, err := strconv.ParseFloat(attr(t, "val"), 64); err == nil && defaults {
				w.normal = n / 2
			} else if err == nil && s != nil {
				s.size = n / 2
			}
		}
		if s == nil {
			return
		}
		switch val := attr(t, "val"); t.Name.Local {
		case "basedOn":
			s.based = val
		case "name":
			s.name = val
			s.tag, s.class = headingOf(val), classes[strings.ToLower(val)]
		case "outlineLvl":
			if s.tag == "" && len(val) == 1 && val[0] < '5' {
				s.tag = "h" + string(val[0]+2)
			}
		case "b":
			s.bold = on(val)
		case "jc":
			s.centred, s.right = val == "center", val == "right" || val == "end"
		case "numId":
			s.list = val
		case "ilvl":
			s.level, _ = strconv.Atoi(val)
		}
	}, func(name string) {
		switch name {
		case "docDefaults":
			defaults = false
		case "style":
			s = nil
		}
	}, func(string) {})
}

// style is what a style sets, with what it is based on.
func (w *word) style(id string) (out wordStyle) {
	for range 12 { // styles on one another
		s := w.styles[id]
		if s == nil {
			break
		}
		if out.tag+out.class == "" { // what is based on a heading is not always one
			out.tag, out.class = s.tag, s.class
		}
		if out.size == 0 {
			out.size = s.size
		}
		if out.list == "" {
			out.list, out.level = s.list, s.level
		}
		out.bold, out.centred, out.right = out.bold || s.bold, out.centred || s.centred, out.right || s.right
		id = s.based
	}
	return out
}

func on(val string) bool { return val != "0" && val != "false" && val != "off" && val != "none" }

func (w *word) readLinks(b []byte) error {
	return scan(b, w.stop, func(t xml.StartElement) {
		if attr(t, "TargetMode") == "External" {
			w.links[attr(t, "Id")] = attr(t, "Target")
		} else if strings.HasSuffix(attr(t, "Type"), "/image") {
			w.pictures[attr(t, "Id")] = inside(w.dir, attr(t, "Target"))
		}
	}, func(string) {}, func(string) {})
}

// inside is the name of a file that another in a folder calls by a name.
func inside(dir, name string) string {
	if strings.HasPrefix(name, "/") {
		dir = ""
	}
	return strings.TrimPrefix(path.Join("/", dir, name), "/")
}

// unseen are elements whose text is not the document's.
var unseen = map[string]bool{"Fallback": true, "del": true, "moveFrom": true, "instrText": true, "delText": true, "pict": false, "docPartObj": true, "annotation": true}

func (w *word) read(b []byte) error {
	err := scan(b, w.stop, w.start, w.end, func(s string) {
		if w.inText {
			w.text(s)
		}
	})
	for w.p != nil {
		w.closeParagraph()
	}
	return err
}

func (w *word) start(t xml.StartElement) {
	name := t.Name.Local
	if w.hide > 0 || unseen[name] {
		w.hide++
		return
	}
	val := attr(t, "val")
	switch name {
	case "t":
		w.inText = true
	case "p":
		w.openParagraph()
	case "pPr":
		w.inPPr = w.p != nil
	case "rPr":
		w.inRPr = true
	case "r":
		w.run = w.own
	case "tbl":
		w.cells = append(w.cells, &cell{})
		w.cells[len(w.cells)-1].html.WriteString("<table>")
	case "tr":
		w.cell("<tr>")
	case "tc":
		if c := w.inCell(); c != nil {
			c.span = ""
		}
	case "tblHeader":
		if c := w.inCell(); c != nil {
			c.head = on(val)
		}
	case "gridSpan":
		if c := w.inCell(); c != nil {
			c.span = val
		}
	case "footnote", "endnote":
		w.note = name + attr(t, "id")
	case "tab", "ptab":
		if !w.inPPr {
			w.text("\t")
		}
	case "br", "cr":
		if w.p != nil {
			w.p.html.WriteString("<br>")
		}
	case "extent":
		const least = 28 * 12700 // of a drawing, which has so many units to a point
		w.small = false
		for _, key := range []string{"cx", "cy"} {
			if n, err := strconv.Atoi(attr(t, key)); err == nil && n < least {
				w.small = true
			}
		}
	case "blip", "imagedata": // of a drawing, and of older ones
		if w.p != nil && !w.small {
			w.p.image(w.pictures[cmp.Or(attr(t, "embed"), attr(t, "id"))])
		}
	case "noBreakHyphen":
		w.text("-")
	case "sym":
		if n, err := strconv.ParseUint(attr(t, "char"), 16, 32); err == nil && n < 0xf000 {
			w.text(string(rune(n)))
		}
	case "footnoteReference", "endnoteReference":
		w.mark(strings.TrimSuffix(name, "Reference") + attr(t, "id"))
	case "hyperlink":
		to := w.links[attr(t, "id")]
		if w.p != nil && to != "" {
			w.p.html.WriteString(`<a href="` + html.EscapeString(to) + `">`)
			w.closes = append(w.closes, "</a>")
		} else {
			w.closes = append(w.closes, "")
		}
	case "ruby":
		w.ruby = true
		w.raw("<ruby>")
	case "rt":
		if w.ruby {
			w.rt = true
		}
	}
	switch {
	case w.inRPr && !w.inPPr:
		w.setRun(name, val)
	case w.inPPr && !w.inRPr:
		if name != "framePr" || attr(t, "dropCap") != "" {
			w.setParagraph(name, val)
		}
	}
}

// setRun sets what a run says of its type.
func (w *word) setRun(name, val string) {
	r := &w.run
	switch name {
	case "b":
		r.bold = on(val)
	case "i":
		r.italic = on(val)
	case "strike", "dstrike":
		r.strike = on(val)
	case "vanish":
		r.hidden = on(val)
	case "em":
		r.dots = on(val)
	case "vertAlign":
		r.raised = map[string]string{"superscript": "sup", "subscript": "sub"}[val]
	case "sz":
		if n, err := strconv.ParseFloat(val, 64); err == nil {
			r.size = n / 2
		}
	}
}

// setParagraph sets what a paragraph says of itself.
func (w *word) setParagraph(name, val string) {
	p := w.p
	switch name {
	case "pStyle":
		s := w.style(val)
		p.tag, p.class, p.centred, p.right = s.tag, s.class, s.centred, s.right
		w.own = runStyle{bold: s.bold, size: s.size}
		if s.list != "" {
			w.numID, w.level = s.list, s.level
		}
	case "outlineLvl":
		if len(val) == 1 && val[0] >= '0' && val[0] < '5' && p.tag == "" {
			p.tag = "h" + string(val[0]+2)
		}
	case "jc":
		p.centred, p.right = val == "center", val == "right" || val == "end"
	case "ilvl":
		w.level, _ = strconv.Atoi(val)
	case "numId":
		w.numID = val
	case "framePr":
		w.initial = true
	}
}

func (w *word) openParagraph() {
	if w.p != nil { // a text box in it
		w.outer = append(w.outer, w.p)
	}
	w.p = &paragraph{}
	if w.note != "" {
		w.p.id = w.note
	}
	w.own, w.numID, w.level = runStyle{}, "", 0
	if s := w.styles["Normal"]; s != nil {
		w.own.size = s.size
	}
}

func (w *word) closeParagraph() {
	p := w.p
	w.p = nil
	if n := len(w.outer); n > 0 {
		w.p, w.outer = w.outer[n-1], w.outer[:n-1]
	}
	if p == nil {
		return
	}
	if w.initial { // it begins the next
		w.initial = false
		w.drop = p
		return
	}
	if d := w.drop; d != nil {
		w.drop = nil
		if rest := p.html.String(); p.runes > 0 {
			p.html.Reset()
			p.html.WriteString(d.html.String() + rest)
		} else {
			p = d
		}
	}
	if l := w.lists[w.numID]; l != nil && w.numID != "0" && p.runes > 0 {
		p.number = l.next(w.abstracts[l.abstract], min(max(w.level, 0), 8))
		if p.tag == "" {
			p.list = min(max(w.level, 0), 8) + 1
		}
	}
	if c := w.inCell(); c != nil {
		if !p.empty() {
			c.in.WriteString("<p>" + html.EscapeString(p.number) + p.html.String() + "</p>")
		}
		return
	}
	w.doc.all = append(w.doc.all, p)
}

func (w *word) end(name string) {
	if w.hide > 0 {
		w.hide--
		return
	}
	switch name {
	case "t":
		w.inText = false
	case "p":
		w.closeParagraph()
	case "pPr":
		w.inPPr = false
	case "rPr":
		w.inRPr = false
	case "tc":
		w.endCell()
	case "tr":
		w.cell("</tr>")
		if c := w.inCell(); c != nil {
			c.head = false
		}
	case "tbl":
		w.endTable()
	case "footnote", "endnote":
		w.note = ""
	case "hyperlink":
		if n := len(w.closes); n > 0 {
			w.raw(w.closes[n-1])
			w.closes = w.closes[:n-1]
		}
	case "rt":
		w.rt = false
	case "ruby": // the reading comes first, and after what it is of in HTML
		w.raw("<rt>" + html.EscapeString(w.reading) + "</rt></ruby>")
		w.ruby, w.reading = false, ""
	}
}

func (w *word) raw(s string) {
	if w.p != nil {
		w.p.html.WriteString(s)
	}
}

func (w *word) text(s string) {
	if w.p == nil || w.hide > 0 || w.inPPr || w.run.hidden || s == "" {
		return
	}
	if w.rt {
		w.reading += s
		return
	}
	r := w.run
	if r.size == 0 {
		r.size = w.normal
	}
	var tags []string
	for _, t := range []struct {
		set bool
		tag string
	}{{r.bold && w.p.tag == "", "strong"}, {r.italic || r.dots, "em"}, {r.strike, "del"}, {r.raised != "", r.raised}} {
		if t.set {
			tags = append(tags, t.tag)
			w.p.html.WriteString("<" + t.tag + ">")
		}
	}
	w.p.write(s, r.size, r.bold)
	for i := len(tags) - 1; i >= 0; i-- {
		w.p.html.WriteString("</" + tags[i] + ">")
	}
}

// mark writes the mark of a note.
func (w *word) mark(id string) {
	if w.p == nil {
		return
	}
	if w.numbers == nil {
		w.numbers = map[string]string{}
	}
	if w.numbers[id] == "" {
		w.numbers[id] = strconv.Itoa(len(w.numbers) + 1)
	}
	fmt.Fprintf(&w.p.html, `<a href="#%s">[%s]</a>`, html.EscapeString(id), w.numbers[id])
}

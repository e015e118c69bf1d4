package office

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	"lanmu/data/zipped"
)

// ODT writes a text document of LibreOffice as HTML.
func ODT(ctx context.Context, r io.ReaderAt, size int64) (string, error) {
	a, err := zipped.Open(r, size)
	if err != nil {
		return "", err
	}
	const most = 1 << 20
	if manifest, err := a.Read("META-INF/manifest.xml", most); err == nil && bytes.Contains(manifest, []byte("encryption-data")) {
		return "", zipped.ErrLocked
	}
	body, err := a.Read("content.xml", maxPart)
	if err != nil {
		return "", err
	}
	w := openText{styles: map[string]*textStyle{}}
	w.stop = func() error { return w.doc.within(ctx) }
	if b, err := a.Read("styles.xml", maxPart); err == nil {
		if w.read(b); ctx.Err() != nil {
			return "", ctx.Err()
		}
	}
	w.doc = document{}
	if err := w.read(body); err != nil && (ctx.Err() != nil || errors.Is(err, zipped.ErrTooLarge) || len(w.doc.all) == 0) {
		return "", err
	}
	return w.doc.html(), nil
}

// A textStyle is what a style sets.
type textStyle struct {
	parent, display      string
	size                 float64
	bold, italic, strike string // "" says nothing, "no" that it is not
	raised, align        string
	times                float64 // the size of the style that it is based on
}

// openText reads the parts of a document.
type openText struct {
	stop   func() error
	styles map[string]*textStyle
	style  *textStyle // that is told of
	doc    document

	p     *paragraph
	outer []*paragraph // around a box or a note
	cells []*cell
	lists int
	runs  []string // styles of spans that are open
	hide  int
	note  int // how many there were
	cite  bool
	own   textStyle
}

// apart are elements whose text is not the document's.
var apart = map[string]bool{"annotation": true, "tracked-changes": true, "header": true, "footer": true, "header-first": true, "footer-first": true, "header-left": true, "footer-left": true,
	"table-of-content": true, "forms": true, "settings": true, "sequence-decls": true, "note-citation": true, "title": true, "desc": true, "meta": true}

func (w *openText) read(b []byte) error {
	err := scan(b, w.stop, w.start, w.end, func(s string) {
		if w.p != nil && w.hide == 0 {
			w.text(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }), " "))
		}
	})
	for w.p != nil {
		w.closeParagraph()
	}
	return err
}

func (w *openText) start(t xml.StartElement) {
	name := t.Name.Local
	if w.hide > 0 || apart[name] {
		w.hide++
		return
	}
	switch name {
	case "style", "default-style":
		w.style = &textStyle{parent: attr(t, "parent-style-name"), display: attr(t, "display-name")}
		id := attr(t, "name")
		if name == "default-style" {
			id = "default/" + attr(t, "family")
		}
		w.styles[id] = w.style
	case "text-properties", "paragraph-properties":
		if w.style != nil {
			w.style.set(t)
		}
	case "h":
		w.openParagraph(attr(t, "style-name"))
		level, err := strconv.Atoi(attr(t, "outline-level"))
		if w.p.tag == "" && err == nil {
			w.p.tag = fmt.Sprintf("h%d", min(max(level, 1)+1, 6))
		}
	case "p":
		w.openParagraph(attr(t, "style-name"))
	case "list":
		w.lists++
	case "span":
		w.runs = append(w.runs, attr(t, "style-name"))
	case "a":
		w.raw(`<a href="` + html.EscapeString(attr(t, "href")) + `">`)
	case "s":
		n, _ := strconv.Atoi(attr(t, "c"))
		w.text(strings.Repeat(" ", min(max(n, 1), 80)))
	case "tab":
		w.text("\t")
	case "image":
		if w.p != nil {
			w.p.image(strings.TrimPrefix(attr(t, "href"), "./"))
		}
	case "line-break":
		w.raw("<br>")
	case "note":
		w.note++
		w.raw(fmt.Sprintf(`<a href="#note%d">[%d]</a>`, w.note, w.note))
	case "note-body":
		w.cite = true
	case "ruby":
		w.raw("<ruby>")
	case "ruby-text":
		w.raw("<rt>")
	case "table":
		w.cells = append(w.cells, &cell{})
		w.inTable("<table>")
	case "table-header-rows":
		if n := len(w.cells); n > 0 {
			w.cells[n-1].head = true
		}
	case "table-row":
		w.inTable("<tr>")
	case "table-cell":
		if n := len(w.cells); n > 0 {
			w.cells[n-1].span = attr(t, "number-columns-spanned")
		}
	}
}

// set sets what a style says.
func (s *textStyle) set(t xml.StartElement) {
	for _, a := range t.Attr {
		switch v := a.Value; a.Name.Local {
		case "font-weight", "font-weight-asian":
			s.bold = yes(v == "bold" || len(v) == 3 && v >= "600")
		case "font-style", "font-style-asian":
			s.italic = yes(v == "italic")
		case "text-line-through-style":
			s.strike = yes(v != "none")
		case "text-position":
			s.raised = map[bool]string{true: "sup", false: "sub"}[strings.HasPrefix(v, "super") || len(v) > 0 && v[0] >= '1' && v[0] <= '9']
		case "text-emphasize":
			if v != "none" {
				s.italic = "yes"
			}
		case "font-size", "font-size-asian":
			if a.Name.Local == "font-size" && s.size > 0 {
				continue // the Asian type is the text's
			}
			if n, err := strconv.ParseFloat(strings.TrimSuffix(v, "pt"), 64); err == nil && strings.HasSuffix(v, "pt") {
				s.size = n
			} else if n, err := strconv.ParseFloat(strings.TrimSuffix(v, "%"), 64); err == nil {
				s.times = n / 100
			}
		case "text-align":
			s.align = v
		}
	}
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// look is what a style sets, with those it is based on.
func (w *openText) look(id string) (out textStyle, name string) {
	out.times = 1
	for range 12 {
		s := w.styles[id]
		if s == nil {
			s = &textStyle{}
			if id == "" {
				break
			}
		}
		if name == "" && s.display != "" {
			name = s.display
		}
		if headingOf(id) != "" || classes[strings.ToLower(id)] != "" {
			if name == "" {
				name = id
			}
		}
		out.fill(s)
		id = s.parent
	}
	return out, name
}

// fill takes from a style that another is based on.
func (s *textStyle) fill(o *textStyle) {
	if s.size == 0 {
		if s.size = o.size * s.times; o.times > 0 && o.size == 0 {
			s.times *= o.times
		}
	}
	for _, f := range []struct{ to, from *string }{{&s.bold, &o.bold}, {&s.italic, &o.italic}, {&s.strike, &o.strike}, {&s.raised, &o.raised}, {&s.align, &o.align}} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
}

func (w *openText) openParagraph(style string) {
	if w.p != nil {
		w.outer = append(w.outer, w.p)
	}
	look, name := w.look(style)
	w.own = look
	w.p = &paragraph{tag: headingOf(name), class: classes[strings.ToLower(name)], list: w.lists, centred: look.align == "center", right: look.align == "end" || look.align == "right"}
	if w.cite {
		w.p.id = fmt.Sprintf("note%d", w.note)
	}
}

func (w *openText) closeParagraph() {
	p := w.p
	w.p = nil
	if n := len(w.outer); n > 0 {
		w.p, w.outer = w.outer[n-1], w.outer[:n-1]
	}
	switch n := len(w.cells); {
	case p == nil:
	case p.id != "":
		if p.runes > 0 {
			w.doc.notes = append(w.doc.notes, fmt.Sprintf(`<p id="%s">[%s] %s</p>`, p.id, strings.TrimPrefix(p.id, "note"), strings.TrimSpace(p.html.String())))
		}
	case n > 0:
		if !p.empty() {
			w.cells[n-1].in.WriteString("<p>" + p.html.String() + "</p>")
		}
	default:
		w.doc.all = append(w.doc.all, p)
	}
}

func (w *openText) inTable(s string) {
	if n := len(w.cells); n > 0 {
		w.cells[n-1].html.WriteString(s)
	}
}

func (w *openText) raw(s string) {
	if w.p != nil {
		w.p.html.WriteString(s)
	}
}

// text writes text in the style of what is open.
func (w *openText) text(s string) {
	if w.p == nil || s == "" {
		return
	}
	look := w.own
	for _, id := range w.runs {
		span, _ := w.look(id)
		if span.size == 0 {
			span.times = 1
		}
		was := look
		look = span
		look.fill(&was)
	}
	if look.size == 0 {
		if d := w.styles["default/paragraph"]; d != nil {
			look.size = d.size
		}
	}
	var tags []string
	for _, t := range []struct {
		set bool
		tag string
	}{{look.bold == "yes" && w.p.tag == "", "strong"}, {look.italic == "yes", "em"}, {look.strike == "yes", "del"}, {look.raised != "", look.raised}} {
		if t.set {
			tags = append(tags, t.tag)
			w.p.html.WriteString("<" + t.tag + ">")
		}
	}
	w.p.write(s, look.size, look.bold == "yes")
	for i := len(tags) - 1; i >= 0; i-- {
		w.p.html.WriteString("</" + tags[i] + ">")
	}
}

func (w *openText) end(name string) {
	if w.hide > 0 {
		w.hide--
		return
	}
	switch name {
	case "style", "default-style":
		w.style = nil
	case "h", "p":
		w.closeParagraph()
	case "list":
		w.lists = max(w.lists-1, 0)
	case "span":
		if n := len(w.runs); n > 0 {
			w.runs = w.runs[:n-1]
		}
	case "a":
		w.raw("</a>")
	case "note-body":
		w.cite = false
	case "ruby":
		w.raw("</ruby>")
	case "ruby-text":
		w.raw("</rt>")
	case "table-cell", "covered-table-cell":
		if n := len(w.cells); n > 0 && name == "table-cell" {
			w.cells[n-1].end()
		}
	case "table-header-rows":
		if n := len(w.cells); n > 0 {
			w.cells[n-1].head = false
		}
	case "table-row":
		w.inTable("</tr>")
	case "table":
		n := len(w.cells)
		if n == 0 {
			return
		}
		c := w.cells[n-1]
		w.cells = w.cells[:n-1]
		c.html.WriteString("</table>")
		if n > 1 {
			w.cells[n-2].in.WriteString(c.html.String())
		} else {
			w.doc.all = append(w.doc.all, &paragraph{table: c.html.String()})
		}
	}
}

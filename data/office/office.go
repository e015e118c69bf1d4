// Package office writes what DOCX and ODT documents hold as HTML, for package markup to
// read: headings and lists as their styles tell them, tables, notes, readings set over
// characters, and what is emphasised, raised or struck out. Of pictures it writes where in
// the archive they are. Headers and footers, comments and what was deleted are left out.
//
// Most documents of newspapers know no styles. There a headline is a short line in
// larger type than the text: see heads.
package office

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"strings"

	"lanmu/data/zipped"
)

// Errors a document can end in, beside those of package zipped.
var ErrDamaged = errors.New("is damaged; open it in an office program and save it again")

// What a document may have.
const (
	maxPart        = 96 << 20  // bytes of XML of a part
	maxXML         = 8_000_000 // of its elements, texts and ends
	mostParagraphs = 200_000   // of a document, as of lines of text
	deepest        = 400       // elements in one another: tables in tables in boxes have a hundred
)

// A paragraph is one of a document, or an item of a list, or a heading.
type paragraph struct {
	html   strings.Builder // what stands in it
	tag    string          // "p", or "h1" and so on
	class  string
	id     string
	list   int    // how deep it stands in lists, 0 for none
	number string // before an item, "" for a bullet

	runes   int
	images  int
	size    float64 // of most of its type, in points; 0 if not known
	sizes   map[float64]int
	bold    int // characters
	centred bool
	right   bool
	last    rune
	table   string // what stands in place of a paragraph
}

// write adds text of a size to a paragraph.
func (p *paragraph) write(text string, size float64, bold bool) {
	p.html.WriteString(html.EscapeString(text))
	for _, r := range text {
		if r == ' ' || r == '\u3000' || r == '\t' {
			continue
		}
		p.runes++
		p.last = r
		if bold {
			p.bold++
		}
		if p.sizes == nil {
			p.sizes = map[float64]int{}
		}
		p.sizes[size]++
	}
}

// empty reports whether nothing stands in a paragraph.
func (p *paragraph) empty() bool { return p.runes == 0 && p.images == 0 }

// image adds a picture by the name of its file.
func (p *paragraph) image(file string) {
	if file != "" {
		p.html.WriteString(`<img src="` + html.EscapeString(file) + `">`)
		p.images++
	}
}

// document is what a document holds, in order.
type document struct {
	all   []*paragraph
	notes []string // HTML
}

// within is the error of ctx, or of a document that has too much.
func (d *document) within(ctx context.Context) error {
	if len(d.all) > mostParagraphs {
		return zipped.ErrTooLarge
	}
	return ctx.Err()
}

// heading matches whether styles tell any heading.
func (d *document) styled() bool {
	for _, p := range d.all {
		if strings.HasPrefix(p.tag, "h") {
			return true
		}
	}
	return false
}

// heads tells the headlines of a document without styles: short lines in larger type
// than most of it, of which the largest of neighbours is the headline.
func (d *document) heads() {
	const larger, longest = 1.2, 50
	count := map[float64]int{}
	for _, p := range d.all {
		for s, n := range p.sizes {
			count[s] += n
			if n > p.sizes[p.size] || n == p.sizes[p.size] && s > p.size {
				p.size = s
			}
		}
	}
	body, most := 0.0, 0
	for s, n := range count {
		if n > most || n == most && s < body {
			body, most = s, n
		}
	}
	large := func(p *paragraph) bool {
		return p.runes > 0 && p.runes <= longest && p.size >= larger*body && body > 0 && p.list == 0 && p.table == "" && !strings.ContainsRune("。；，,;", p.last)
	}
	for i := 0; i < len(d.all); {
		if !large(d.all[i]) {
			i++
			continue
		}
		end, best := i+1, i
		for end < len(d.all) && (large(d.all[end]) || d.all[end].runes == 0 && d.all[end].table == "") {
			if d.all[end].size > d.all[best].size && d.all[end].runes > 0 {
				best = end
			}
			end++
		}
		for k := i; k < end; k++ {
			p := d.all[k]
			switch {
			case k == best:
				p.tag = "h1"
			case p.runes > 0 && k < best:
				p.class = "kicker"
			case p.runes > 0 && p.size == d.all[best].size:
				p.tag = "h1" // its second line, or another
			case p.runes > 0:
				p.class = "subtitle"
			}
		}
		i = end
	}
}

// HTML writes the document.
func (d *document) html() string {
	if !d.styled() {
		d.heads()
	}
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html><body>")
	depth := 0
	for _, p := range d.all {
		if p.table != "" {
			b.WriteString(p.table)
			continue
		}
		if p.empty() && !strings.Contains(p.html.String(), "<hr>") {
			continue
		}
		for depth > p.list {
			b.WriteString("</ul>")
			depth--
		}
		for depth < p.list {
			b.WriteString("<ul>")
			depth++
		}
		tag := p.tag
		switch {
		case p.list > 0:
			tag = "li"
		case tag == "":
			tag = "p"
		}
		b.WriteString("<" + tag)
		if p.class != "" {
			b.WriteString(` class="` + p.class + `"`)
		}
		if p.id != "" {
			b.WriteString(` id="` + p.id + `"`)
		}
		if p.right {
			b.WriteString(` align="right"`)
		}
		b.WriteString(">" + html.EscapeString(p.number) + p.html.String() + "</" + tag + ">\n")
	}
	for ; depth > 0; depth-- {
		b.WriteString("</ul>")
	}
	for _, n := range d.notes {
		b.WriteString(n)
	}
	b.WriteString("</body></html>")
	return b.String()
}

// classes are the names of styles that tell what a paragraph is, in small letters.
var classes = map[string]string{
	"author": "author", "authors": "author", "byline": "author", "作者": "author", "署名": "author", "记者": "author", "sender": "author",
	"subtitle": "subtitle", "副标题": "subtitle", "副题": "subtitle", "kicker": "kicker", "引题": "kicker", "肩题": "kicker", "眉题": "kicker",
	"caption": "caption", "题注": "caption", "图注": "caption", "图片说明": "caption", "quote": "quote", "引用": "quote", "intense quote": "quote", "明显引用": "quote", "quotations": "quote",
}

// headingOf is the tag of a style's name: "heading 1", "标题 1", "Title".
func headingOf(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	switch name {
	case "title", "标题", "大标题", "主标题", "文章标题", "标题行":
		return "h1"
	}
	for _, prefix := range []string{"heading ", "heading_20_", "heading", "标题 ", "标题", "標題 ", "标题_20_"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok && len(rest) == 1 && rest[0] >= '1' && rest[0] <= '6' {
			return "h" + string(min(rest[0]+1, '6')) // below the title
		}
	}
	return ""
}

// A scanner walks through the elements of a part.
type scanner struct {
	d     *xml.Decoder
	open  []string // the elements that are open, by their local names
	n     int
	stop  func() error
	start func(xml.StartElement)
	end   func(name string)
	text  func(string)
}

// scan walks through XML. What is cut off is read as far as it goes.
func scan(b []byte, stop func() error, start func(xml.StartElement), end func(string), text func(string)) error {
	s := scanner{d: xml.NewDecoder(bytes.NewReader(b)), stop: stop, start: start, end: end, text: text}
	s.d.Strict = false
	s.d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		if s.n++; s.n%4096 == 0 {
			if err := stop(); err != nil {
				return err
			}
		}
		if s.n > maxXML || len(s.open) > deepest {
			return zipped.ErrTooLarge
		}
		t, err := s.d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return ErrDamaged
		}
		switch t := t.(type) {
		case xml.StartElement:
			s.open = append(s.open, t.Name.Local)
			start(t)
		case xml.EndElement:
			if n := len(s.open); n > 0 {
				s.open = s.open[:n-1]
				end(t.Name.Local)
			}
		case xml.CharData:
			text(string(t))
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

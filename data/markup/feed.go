package markup

import (
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"

	"lanmu/data/folio"
	"lanmu/data/page"
)

// isXML matches how XML begins; its second group is the root.
var isXML = regexp.MustCompile(`(?s)^(?:\s|\x{feff}|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)*<([\w:.-]+)[\s/>]`)

// RootOf returns the name of the root of an XML document, "" for what is none.
func RootOf(text string) string {
	const enough = 8 << 10
	if !strings.HasPrefix(strings.TrimLeft(text[:min(len(text), enough)], "\ufeff \t\r\n"), "<") {
		return ""
	}
	m := isXML.FindStringSubmatch(text[:min(len(text), enough)])
	if m == nil {
		return ""
	}
	return m[1]
}

// IsFeed reports whether text is a feed: RSS of any version, or Atom.
func IsFeed(text string) bool {
	switch RootOf(text) {
	case "rss", "feed", "rdf:RDF":
		return true
	}
	return false
}

// Feed reads a feed. Its name is the newspaper's, its entries are articles, each in the
// column that its first category names.
func Feed(ctx context.Context, text string) ([]page.Part, error) {
	f := feeder{ctx: ctx, text: text}
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is decoded
	err := f.read(d)
	if f.story != nil { // it was cut off
		f.over()
	}
	if err = cmp.Or(f.err, err); err != nil && (f.c.parts == nil || ctx.Err() != nil || errors.Is(err, ErrTooLarge)) {
		return nil, err
	}
	return f.c.parts, nil
}

type feeder struct {
	ctx     context.Context
	text    string
	c       compositor
	err     error // of what it was given
	entries int
	story   *Story
	at      int // the depth of what is open; and of the entry, and of the field
	entry   int
	field   int
	begin   int64 // of what the field holds
	data    strings.Builder
	nested  bool
	name    string
	kind    string // of the field, as its element says
	summary string
	author  bool // what is open names one
}

const deepestFeed = 64

// maxEntries is how many articles a feed may have: a hundred is usual, and what
// exports all there ever was has some ten thousand.
const maxEntries = 100_000

func (f *feeder) read(d *xml.Decoder) error {
	for n := 0; ; n++ {
		if n%1024 == 0 && f.ctx.Err() != nil {
			return f.ctx.Err()
		}
		if n > 8*maxNodes || f.entries > maxEntries || f.err != nil {
			return cmp.Or(f.err, ErrTooLarge)
		}
		before := d.InputOffset()
		t, err := d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if f.at++; f.at > deepestFeed {
				return ErrTooLarge
			}
			f.start(t, d.InputOffset())
		case xml.EndElement:
			f.end(t.Name.Local, before)
			f.at--
		case xml.CharData:
			if f.field > 0 {
				f.data.Write(t)
			}
		}
	}
}

func (f *feeder) start(t xml.StartElement, at int64) {
	name := t.Name.Local
	switch {
	case f.field > 0:
		f.nested = true
	case f.story == nil && (name == "item" || name == "entry"):
		f.story, f.entry, f.summary = &Story{}, f.at, ""
	case f.story != nil && name == "author" && f.at == f.entry+1:
		f.author = true
		f.open(t, at)
	case f.story != nil && f.at == f.entry+1, f.story == nil && name == "title" && f.name == "":
		f.open(t, at)
	}
}

func (f *feeder) open(t xml.StartElement, at int64) {
	f.field, f.begin, f.nested, f.kind = f.at, at, false, ""
	f.data.Reset()
	for _, a := range t.Attr {
		switch a.Name.Local {
		case "type":
			f.kind = a.Value
		case "term", "label": // Atom's category
			if f.data.Len() == 0 || a.Name.Local == "label" {
				f.data.Reset()
				f.data.WriteString(a.Value)
			}
		}
	}
}

// elementsOf takes tags out of a name.
var elementsOf = regexp.MustCompile(`<[^<>]*>`)

func (f *feeder) end(name string, before int64) {
	if f.field == f.at && f.field > 0 {
		value := strings.TrimSpace(f.data.String())
		if f.nested && f.begin <= before {
			value = strings.TrimSpace(f.text[f.begin:before])
		}
		f.field = 0
		f.set(name, value)
		f.author = false
		return
	}
	if f.story != nil && f.at == f.entry {
		f.over()
	}
}

// over takes the entry in that has ended.
func (f *feeder) over() {
	s := f.story
	f.story = nil
	if s.HTML+s.Text == "" {
		s.setText(f.summary)
	} else if f.summary != "" && !strings.Contains(s.HTML+s.Text, f.summary) {
		s.Rest = append(s.Rest, plain(f.summary))
	}
	if s.Headline+s.HTML+s.Text == "" || f.err != nil {
		return
	}
	if f.c.parts == nil {
		s.Newspaper = f.name
	}
	f.entries++
	f.err = f.c.add(f.ctx, s)
}

// plain is HTML's text alone.
func plain(s string) string {
	var texts []string
	for _, p := range fragment(s) {
		texts = append(texts, p.text)
	}
	return strings.Join(texts, " ")
}

func (f *feeder) set(name, value string) {
	s := f.story
	if value == "" {
		return
	}
	if s == nil {
		f.name = plain(value)
		return
	}
	switch name {
	case "title":
		s.Headline = plain(value)
	case "author", "creator":
		if s.Byline == "" {
			if f.nested { // <name> and an address
				if m := nameIn.FindStringSubmatch(value); m != nil {
					value = m[1]
				}
			}
			s.Byline = strings.TrimSpace(elementsOf.ReplaceAllString(value, " "))
		}
	case "category", "subject":
		if s.Column == "" {
			s.Column = plain(value)
		} else {
			s.Rest = append(s.Rest, plain(value))
		}
	case "pubDate", "date", "published", "updated", "modified":
		if s.Date == "" {
			s.Date = value
			if days := folio.Days(value); len(days) > 0 {
				s.Date = days[0].Day
			}
		}
	case "encoded", "content":
		s.setText(value)
	case "description", "summary":
		f.summary = value
	default:
		s.Rest = append(s.Rest, plain(value))
	}
}

var nameIn = regexp.MustCompile(`(?s)<(?:\w+:)?name>\s*(.*?)\s*</`)

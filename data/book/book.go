// Package book reads EPUB: the newspapers that calibre fetches, whose sections are
// columns, and books, whose chapters are articles and whose parts are columns.
//
// The table of contents tells what begins where. A file that it does not name goes on
// with what was before; cover and title page stand before all. Lists of links, which
// are what a reader turns pages by, belong to no article.
package book

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"path"
	"regexp"
	"strings"

	"lanmu/data/folio"
	"lanmu/data/markup"
	"lanmu/data/page"
	"lanmu/data/zipped"
)

// Errors a book can end in, beside those of package zipped.
var (
	ErrDamaged = errors.New("is damaged, or lacks the list of its parts; fetch it again")
	ErrLocked  = errors.New("is locked to the program of the shop that sold it; open it there")
	ErrEmpty   = errors.New("holds no text, only pictures")
)

// What a book may have.
const (
	maxFile  = 16 << 20 // bytes of a chapter
	maxTexts = 16 << 20 // and of all
	maxFiles = 20_000
)

// A Book is what was read of one.
type Book struct {
	Stories []markup.Story
}

// A Look finds the picture in a file of the archive of a book.
type Look func(file string) page.Region

type reader struct {
	ctx     context.Context
	archive *zipped.Archive
	pkg     opf
	dir     string // that the list of parts is in
	toc     map[string][]entry
	texts   int
	look    Look
}

// opf is the list of a book's parts.
type opf struct {
	Title   []string `xml:"metadata>title"`
	Creator []string `xml:"metadata>creator"`
	Date    []string `xml:"metadata>date"`
	Meta    []meta   `xml:"metadata>meta"`
	Items   []item   `xml:"manifest>item"`
	Spine   spine    `xml:"spine"`
}

type spine struct {
	TOC  string `xml:"toc,attr"`
	Refs []ref  `xml:"itemref"`
}

type meta struct {
	Name     string `xml:"name,attr"`
	Property string `xml:"property,attr"`
	Content  string `xml:"content,attr"`
	Text     string `xml:",chardata"`
}

type item struct {
	ID         string `xml:"id,attr"`
	Href       string `xml:"href,attr"`
	Type       string `xml:"media-type,attr"`
	Properties string `xml:"properties,attr"`
}

type ref struct {
	ID string `xml:"idref,attr"`
}

// An entry is one of the table of contents: where what begins, and in what.
type entry struct {
	label, in string
	fragment  string
	parent    bool // others stand in it
}

// Read reads a book. Its pictures are those that look finds; it may be nil.
func Read(ctx context.Context, r io.ReaderAt, size int64, look Look) (Book, error) {
	a, err := zipped.Open(r, size)
	if err != nil {
		return Book{}, err
	}
	b := reader{ctx: ctx, archive: a, toc: map[string][]entry{}, look: look}
	if err := b.open(); err != nil {
		return Book{}, err
	}
	stories, err := b.stories()
	if err != nil {
		return Book{}, err
	}
	if len(stories) == 0 {
		return Book{}, ErrEmpty
	}
	return Book{stories}, nil
}

// decode reads XML, which is seldom quite that.
func decode(b []byte, into any) error {
	d := xml.NewDecoder(strings.NewReader(string(b)))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return d.Decode(into)
}

// open reads the list of parts and the table of contents.
func (b *reader) open() error {
	const most = 8 << 20
	root := ""
	if text, err := b.archive.Read("META-INF/container.xml", most); err == nil {
		var c struct {
			Roots []struct {
				Path string `xml:"full-path,attr"`
			} `xml:"rootfiles>rootfile"`
		}
		if decode(text, &c) == nil && len(c.Roots) > 0 {
			root = c.Roots[0].Path
		}
	}
	if b.archive.File(root) == nil {
		for _, f := range b.archive.Files {
			if strings.EqualFold(path.Ext(f.Name), ".opf") {
				root = f.Name
				break
			}
		}
	}
	text, err := b.archive.Read(root, most)
	if err != nil || decode(text, &b.pkg) != nil || len(b.pkg.Spine.Refs) == 0 {
		if errors.Is(err, zipped.ErrTooLarge) {
			return err
		}
		return ErrDamaged
	}
	if len(b.pkg.Spine.Refs) > maxFiles {
		return zipped.ErrTooLarge
	}
	b.dir = path.Dir(root)
	if text, err := b.archive.Read("META-INF/encryption.xml", most); err == nil && strings.Contains(strings.ToLower(string(text)), "html") {
		return ErrLocked
	}
	b.contents()
	return b.ctx.Err()
}

// at is the file that an address in another leads to, and the place in it.
func at(dir, href string) (file, fragment string) {
	href, fragment, _ = strings.Cut(href, "#")
	if plain, err := url.PathUnescape(href); err == nil {
		href = plain
	}
	return strings.TrimPrefix(path.Join("/", dir, href), "/"), fragment
}

// contents reads the table of contents, the newer form of it first.
func (b *reader) contents() {
	const most = 8 << 20
	var ncx string
	for _, it := range b.pkg.Items {
		file, _ := at(b.dir, it.Href)
		switch {
		case strings.Contains(" "+it.Properties+" ", " nav "):
			if text, err := b.archive.Read(file, most); err == nil {
				b.nav(text, path.Dir(file))
			}
		case it.ID == b.pkg.Spine.TOC, it.Type == "application/x-dtbncx+xml":
			ncx = file
		}
	}
	if len(b.toc) > 0 || ncx == "" {
		return
	}
	if text, err := b.archive.Read(ncx, most); err == nil {
		b.ncx(text, path.Dir(ncx))
	}
}

// add takes an entry into the table.
func (b *reader) add(dir, href string, e entry) {
	if href == "" {
		return
	}
	file, fragment := at(dir, href)
	e.fragment = fragment
	e.label = strings.Join(strings.Fields(e.label), " ")
	if n := len(b.toc[file]); e.label != "" && n < maxFiles {
		b.toc[file] = append(b.toc[file], e)
	}
}

// walkTable reads a table of contents whose entries begin and end with elements of a name
// and have their labels and addresses inside.
func (b *reader) walkTable(text []byte, dir, point, label, link, address string, within func(xml.StartElement) bool) {
	d := xml.NewDecoder(strings.NewReader(string(text)))
	d.Strict, d.Entity, d.AutoClose = false, xml.HTMLEntity, xml.HTMLAutoClose
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	type told struct {
		entry
		href string
	}
	var all []told
	var open []int // entries of all
	labelled, inside := 0, within == nil
	for n := 0; n < 1_000_000; n++ {
		t, err := d.RawToken()
		if err != nil {
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			if within != nil && within(t) {
				inside = true
			}
			if !inside {
				continue
			}
			switch t.Name.Local {
			case point:
				if len(open) > 64 || len(all) > maxFiles {
					return
				}
				e := told{}
				if n := len(open); n > 0 {
					all[open[n-1]].parent = true
					e.in = strings.TrimSpace(all[open[n-1]].label)
				}
				open = append(open, len(all))
				all = append(all, e)
			case label:
				labelled++
			}
			if t.Name.Local == link && len(open) > 0 && all[open[len(open)-1]].href == "" {
				for _, a := range t.Attr {
					if a.Name.Local == address {
						all[open[len(open)-1]].href = a.Value
					}
				}
			}
		case xml.EndElement:
			switch {
			case within != nil && t.Name.Local == "nav":
				inside = false
			case t.Name.Local == point && len(open) > 0:
				open = open[:len(open)-1]
			case t.Name.Local == label:
				labelled = max(labelled-1, 0)
			}
		case xml.CharData:
			if n := len(open); n > 0 && labelled > 0 && len(all[open[n-1]].label) < 2000 {
				all[open[n-1]].label += string(t)
			}
		}
	}
	for _, e := range all {
		b.add(dir, e.href, e.entry)
	}
}

func (b *reader) ncx(text []byte, dir string) {
	b.walkTable(text, dir, "navPoint", "text", "content", "src", nil)
}

func (b *reader) nav(text []byte, dir string) {
	toc := func(t xml.StartElement) bool {
		if t.Name.Local != "nav" {
			return false
		}
		for _, a := range t.Attr {
			if a.Name.Local == "type" && !strings.Contains(" "+a.Value+" ", " toc ") {
				return false
			}
		}
		return true
	}
	b.walkTable(text, dir, "li", "a", "a", "href", toc)
}

// inBody cuts a page to what is shown of it.
var inBody = regexp.MustCompile(`(?is)<body[^>]*>(.*?)(?:</body>|$)`)

// stories reads the parts in their order.
func (b *reader) stories() (out []markup.Story, err error) {
	files := map[string]item{}
	for _, it := range b.pkg.Items {
		files[it.ID] = it
	}
	paper, day := b.paper()
	told := false // that the first article was met
	var front []string
	for _, r := range b.pkg.Spine.Refs {
		if err := b.ctx.Err(); err != nil {
			return nil, err
		}
		it := files[r.ID]
		if it.Type != "" && !strings.Contains(it.Type, "html") && !strings.Contains(it.Type, "xml") || it.Properties == "nav" {
			continue
		}
		file, _ := at(b.dir, it.Href)
		raw, err := b.archive.Read(file, maxFile)
		if errors.Is(err, zipped.ErrTooLarge) || errors.Is(err, zipped.ErrLocked) {
			return nil, err
		}
		if err != nil { // one of many that is damaged
			continue
		}
		text := string(raw)
		if m := inBody.FindStringSubmatch(text); m != nil {
			text = m[1]
		}
		if b.texts += len(text); b.texts > maxTexts {
			return nil, zipped.ErrTooLarge
		}
		entries := b.toc[file]
		if len(entries) == 0 {
			switch {
			case told && len(out) > 0:
				out[len(out)-1].HTML += "\n" + text
			case len(b.toc) == 0:
				out = append(out, markup.Story{HTML: text, Look: b.lookFrom(file)})
			default:
				front = append(front, text)
			}
			continue
		}
		for i, piece := range cut(text, entries) {
			if i == 0 { // before the first place in it
				if strings.TrimSpace(piece) != "" && told && len(out) > 0 {
					out[len(out)-1].HTML += "\n" + piece
				} else if !told && strings.TrimSpace(piece) != "" {
					front = append(front, piece)
				}
				continue
			}
			e := entries[i-1]
			told = true
			s := markup.Story{Look: b.lookFrom(file), Column: e.in, Headline: e.label, HTML: piece, Parent: e.parent}
			out = append(out, s)
		}
	}
	if len(out) > 0 {
		out[0].Newspaper, out[0].Date = paper, day
		out[0].Front = front
	}
	return out, nil
}

// lookFrom looks for the pictures that a chapter names.
func (b *reader) lookFrom(chapter string) markup.Look {
	if b.look == nil {
		return nil
	}
	dir := path.Dir(chapter)
	return func(address string) page.Region {
		file, _ := at(dir, address)
		return b.look(file)
	}
}

// Cover is the file that a book has for its cover, "" for none.
func Cover(r io.ReaderAt, size int64) string {
	a, err := zipped.Open(r, size)
	if err != nil {
		return ""
	}
	b := reader{ctx: context.Background(), archive: a, toc: map[string][]entry{}}
	if b.open() != nil {
		return ""
	}
	named := ""
	for _, m := range b.pkg.Meta {
		if m.Name == "cover" {
			named = m.Content
		}
	}
	best, rank := "", 0
	for _, it := range b.pkg.Items {
		how := 0
		switch {
		case !strings.HasPrefix(it.Type, "image/"):
		case strings.Contains(" "+it.Properties+" ", " cover-image "):
			how = 3
		case named != "" && (it.ID == named || it.Href == named):
			how = 2
		case strings.Contains(strings.ToLower(it.ID+" "+path.Base(it.Href)), "cover"):
			how = 1
		}
		if how > rank {
			best, rank = it.Href, how
		}
	}
	if best == "" {
		return ""
	}
	file, _ := at(b.dir, best)
	return file
}

// cut cuts a chapter's file where entries of the table of contents begin: what stands
// before the first, and what each has.
func cut(text string, entries []entry) []string {
	places := make([]int, len(entries))
	for i, e := range entries {
		if e.fragment != "" {
			for _, q := range []string{`"`, `'`} {
				if k := strings.Index(text, "id="+q+e.fragment+q); k >= 0 {
					places[i] = strings.LastIndexByte(text[:k], '<')
					break
				}
			}
		}
		if i > 0 {
			places[i] = max(places[i], places[i-1])
		}
		places[i] = max(places[i], 0)
	}
	out := []string{text[:places[0]]}
	for i := range entries {
		end := len(text)
		if i+1 < len(entries) {
			end = places[i+1]
		}
		out = append(out, text[places[i]:end])
	}
	return out
}

// suffixDay is the day in brackets that calibre puts after a newspaper's name.
var suffixDay = regexp.MustCompile(`\s*[\[［(（][^\]］)）]*[\]］)）]\s*$`)

// paper is the name and the day of a newspaper that calibre fetched. A book is none,
// and has the day on which it appeared.
func (b *reader) paper() (name, day string) {
	periodical := false
	for _, m := range b.pkg.Meta {
		if m.Name == "calibre:publication_type" && strings.HasPrefix(m.Content, "periodical") {
			periodical = true
		}
	}
	if len(b.pkg.Title) > 0 {
		name = strings.TrimSpace(b.pkg.Title[0])
	}
	for _, s := range append([]string{name}, b.pkg.Date...) {
		if days := folio.Days(s); len(days) > 0 && periodical {
			day = days[0].Day
			break
		}
	}
	if periodical {
		name = suffixDay.ReplaceAllString(name, "")
	}
	return name, day
}

// Package saved takes the page, and its pictures, out of files in which browsers save one with all that
// belongs to it: MHT, as Chrome, Edge and Outlook write it, and Safari's web archives.
// Mail is MHT too, with a text or a page in it.
package saved

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/url"
	"strings"

	"howett.net/plist"
)

// ErrDamaged is the error of a file that holds no page.
var ErrDamaged = errors.New("is damaged, or holds no web page; save it again")

// A Page is the page of a file, as it came from its site.
type Page struct {
	Text     []byte
	Charset  string // as the file says, or ""
	Pictures []Picture

	address string         // where it came from, or ""
	found   map[string]int // pictures by their names
}

// A Picture is one that was saved with its page.
type Picture struct {
	names    []string // addresses, whole
	transfer string
	data     []byte
}

// IsMHT tells by how a file begins whether it is MHT.
func IsMHT(head []byte) bool {
	end := bytes.Index(head, []byte("\n\n"))
	if crlf := bytes.Index(head, []byte("\n\r\n")); crlf >= 0 && (end < 0 || crlf < end) {
		end = crlf
	}
	if end < 0 {
		return false
	}
	header := bytes.ToLower(head[:end])
	first, _, _ := bytes.Cut(header, []byte(":"))
	if len(first) == 0 || bytes.ContainsAny(first, " \t\n<{[") {
		return false
	}
	header = append([]byte("\n"), header...)
	return bytes.Contains(header, []byte("\nmime-version:")) && bytes.Contains(header, []byte("\ncontent-type:"))
}

// What a file may have: parts within parts, and parts at all. A page has some hundred
// pictures.
const (
	deepest = 8
	most    = 10_000
)

// MHT returns the page of an MHT file: the part that is named as its root, or the first
// that is HTML, or else text.
func MHT(b []byte) (Page, error) {
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		return Page{}, ErrDamaged
	}
	f := finder{}
	f.look(part{kind: m.Header.Get("Content-Type"), transfer: m.Header.Get("Content-Transfer-Encoding"), body: m.Body}, 0)
	switch {
	case f.html.Text != nil:
		f.html.Pictures = f.pictures
		return f.html, nil
	case f.plain.Text != nil:
		return f.plain, nil
	}
	return Page{}, ErrDamaged
}

type part struct {
	kind, transfer string
	location, id   string
	body           io.Reader
}

type finder struct {
	html, plain Page
	parts       int
	pictures    []Picture
}

// look looks for the page in a part and what is in that.
func (f *finder) look(p part, depth int) {
	if f.parts++; f.parts > most {
		return
	}
	kind, params, err := mime.ParseMediaType(p.kind)
	if err != nil {
		kind, _, _ = strings.Cut(strings.ToLower(p.kind), ";")
		kind = strings.TrimSpace(kind)
	}
	switch {
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" && depth < deepest:
		r := multipart.NewReader(p.body, params["boundary"])
		for f.parts <= most {
			sub, err := r.NextRawPart()
			if err != nil {
				return
			}
			f.look(part{sub.Header.Get("Content-Type"), sub.Header.Get("Content-Transfer-Encoding"), sub.Header.Get("Content-Location"), sub.Header.Get("Content-ID"), sub}, depth+1)
		}
	case (kind == "text/html" || kind == "application/xhtml+xml") && f.html.Text == nil:
		if text := p.text(); len(bytes.TrimSpace(text)) > 0 {
			f.html = Page{Text: text, Charset: params["charset"], address: p.location}
		}
	case strings.HasPrefix(kind, "image/") && p.location+p.id != "":
		data, _ := io.ReadAll(p.body)
		m := Picture{transfer: p.transfer, data: data}
		if p.location != "" {
			m.names = append(m.names, p.location)
		}
		if id := strings.Trim(p.id, "<> "); id != "" {
			m.names = append(m.names, "cid:"+id)
		}
		f.pictures = append(f.pictures, m)
	case (kind == "text/plain" || kind == "") && f.plain.Text == nil:
		if text := p.text(); len(bytes.TrimSpace(text)) > 0 {
			f.plain = Page{Text: text, Charset: params["charset"]}
		}
	}
}

// text is what a part holds; of one that is cut off, what is there.
func (p part) text() []byte {
	b, _ := io.ReadAll(decoded(p.body, p.transfer))
	return b
}

// decoded undoes how a part was made fit for mail.
func decoded(r io.Reader, transfer string) io.Reader {
	switch strings.ToLower(strings.TrimSpace(transfer)) {
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, r)
	}
	return r
}

// Open opens a picture.
func (m *Picture) Open() io.Reader { return decoded(bytes.NewReader(m.data), m.transfer) }

// Find returns the number of the picture at an address that the page names, -1 for none.
func (p *Page) Find(address string) int {
	if p.found == nil {
		p.found = make(map[string]int, len(p.Pictures))
		for i, m := range p.Pictures {
			for _, name := range m.names {
				p.found[name] = i
			}
		}
	}
	whole := address
	if base, err := url.Parse(p.address); err == nil && p.address != "" {
		if u, err := base.Parse(address); err == nil {
			whole = u.String()
		}
	}
	for _, name := range []string{address, whole} {
		if i, ok := p.found[name]; ok {
			return i
		}
	}
	return -1
}

// WebArchive returns the page of a web archive.
func WebArchive(b []byte) (Page, error) {
	if err := sound(b); err != nil {
		return Page{}, err
	}
	var archive struct {
		Main struct {
			Data    []byte `plist:"WebResourceData"`
			Charset string `plist:"WebResourceTextEncodingName"`
			Address string `plist:"WebResourceURL"`
		} `plist:"WebMainResource"`
		Others []struct {
			Data    []byte `plist:"WebResourceData"`
			Kind    string `plist:"WebResourceMIMEType"`
			Address string `plist:"WebResourceURL"`
		} `plist:"WebSubresources"`
	}
	if _, err := plist.Unmarshal(b, &archive); err != nil || len(archive.Main.Data) == 0 {
		return Page{}, ErrDamaged
	}
	p := Page{Text: archive.Main.Data, Charset: archive.Main.Charset, address: archive.Main.Address}
	for _, o := range archive.Others {
		if strings.HasPrefix(o.Kind, "image/") && o.Address != "" {
			p.Pictures = append(p.Pictures, Picture{names: []string{o.Address}, data: o.Data})
		}
	}
	return p, nil
}

// sound reports whether the table of a property list has as many objects as a page's may:
// each takes a hundred bytes or so when it is read.
func sound(b []byte) error {
	const trailer, objects = 32, 200_000
	if len(b) < trailer+len("bplist00") {
		return ErrDamaged
	}
	n := uint64(0)
	for _, c := range b[len(b)-24 : len(b)-16] {
		n = n<<8 | uint64(c)
	}
	if n > objects {
		return ErrDamaged
	}
	return nil
}

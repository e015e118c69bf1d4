// Package saved takes the page out of files in which browsers save one with all that
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
	"strings"

	"howett.net/plist"
)

// ErrDamaged is the error of a file that holds no page.
var ErrDamaged = errors.New("is damaged, or holds no web page; save it again")

// A Page is the page of a file, as it came from its site.
type Page struct {
	Text    []byte
	Charset string // as the file says, or ""
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
	f.look(part{m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body}, 0)
	switch {
	case f.html.Text != nil:
		return f.html, nil
	case f.plain.Text != nil:
		return f.plain, nil
	}
	return Page{}, ErrDamaged
}

type part struct {
	kind, transfer string
	body           io.Reader
}

type finder struct {
	html, plain Page
	parts       int
}

// look looks for the page in a part and what is in that.
func (f *finder) look(p part, depth int) {
	if f.parts++; f.parts > most || f.html.Text != nil {
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
		for f.html.Text == nil && f.parts <= most {
			sub, err := r.NextRawPart()
			if err != nil {
				return
			}
			f.look(part{sub.Header.Get("Content-Type"), sub.Header.Get("Content-Transfer-Encoding"), sub}, depth+1)
		}
	case kind == "text/html" || kind == "application/xhtml+xml":
		if text := p.text(); len(bytes.TrimSpace(text)) > 0 {
			f.html = Page{text, params["charset"]}
		}
	case (kind == "text/plain" || kind == "") && f.plain.Text == nil:
		if text := p.text(); len(bytes.TrimSpace(text)) > 0 {
			f.plain = Page{text, params["charset"]}
		}
	}
}

// text is what a part holds; of one that is cut off, what is there.
func (p part) text() []byte {
	r := p.body
	switch strings.ToLower(strings.TrimSpace(p.transfer)) {
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	}
	b, _ := io.ReadAll(r)
	return b
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
		} `plist:"WebMainResource"`
	}
	if _, err := plist.Unmarshal(b, &archive); err != nil || len(archive.Main.Data) == 0 {
		return Page{}, ErrDamaged
	}
	return Page{archive.Main.Data, archive.Main.Charset}, nil
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

package library

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"lanmu/data/markup"
)

// An Encoding is how text is written in bytes, by the name that iconv and web
// pages call it.
type Encoding string

// Encodings are those that text is read in, the most likely first.
var Encodings = []Encoding{
	"utf-8", "gb18030", "big5", "hz-gb-2312", "utf-16le", "utf-16be", "shift_jis", "euc-jp", "euc-kr", "windows-1252",
}

var decoders = map[Encoding]encoding.Encoding{
	"utf-8":        unicode.UTF8,
	"gb18030":      simplifiedchinese.GB18030,
	"big5":         traditionalchinese.Big5,
	"hz-gb-2312":   simplifiedchinese.HZGB2312,
	"utf-16le":     unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	"utf-16be":     unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	"shift_jis":    japanese.ShiftJIS,
	"euc-jp":       japanese.EUCJP,
	"euc-kr":       korean.EUCKR,
	"windows-1252": charmap.Windows1252,
}

// marks are how files begin that say what they are in.
var marks = []struct {
	mark string
	in   Encoding
}{
	{"\xef\xbb\xbf", "utf-8"}, {"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"}, {"\x84\x31\x95\x33", "gb18030"},
}

// decoded is the text of a file.
type decoded struct {
	text    string
	in      Encoding
	guessed bool
}

// tooManyLines reports whether b has more than MaxLines lines that hold anything.
func tooManyLines(b []byte) bool {
	n := 0
	for l := range bytes.FieldsFuncSeq(b, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if n++; n > MaxLines && len(l) > 0 {
			return true
		}
	}
	return false
}

// decode returns the text of a file, read in the encoding as or, if that is "",
// in the one it says or seems to be in.
func decode(b []byte, as Encoding) (decoded, error) {
	if len(b) > MaxBytes || len(b) > 2*MaxLines && tooManyLines(b) {
		return decoded{}, &Error{Problem: TooLarge}
	}
	if len(bytes.TrimSpace(b)) == 0 {
		return decoded{}, &Error{Problem: Empty}
	}
	d := decoded{in: as}
	for _, m := range marks {
		if bytes.HasPrefix(b, []byte(m.mark)) && (as == "" || as == m.in) {
			b, d.in = b[len(m.mark):], m.in
			break
		}
	}
	if d.in == "" && hasHZ(b) {
		d.in, d.guessed = "hz-gb-2312", true
	}
	if d.in == "" && utf8.Valid(b) && bytes.IndexByte(b, 0) < 0 {
		d.in = "utf-8"
	}
	if d.in == "" {
		d.in, d.guessed = mixed(b), true
	}
	if d.in == "" {
		d.in, d.guessed = declared(b), false
	}
	if d.in == "" {
		d.in, d.guessed = guess(b), true
	}
	if d.in == "" {
		if bytes.IndexByte(b[:min(len(b), sniffed)], 0) >= 0 {
			return decoded{}, &Error{Problem: Binary}
		}
		return decoded{}, &Error{Problem: Undecodable}
	}
	d.text = textIn(b, d.in)
	switch {
	case strings.TrimSpace(d.text) == "":
		return decoded{}, &Error{Problem: Empty}
	case strings.IndexByte(d.text[:min(len(d.text), sniffed)], 0) >= 0:
		return decoded{}, &Error{Problem: Binary}
	}
	return d, nil
}

// textIn decodes b. What does not belong to the encoding becomes U+FFFD.
func textIn(b []byte, in Encoding) string {
	if in == "utf-8" && utf8.Valid(b) {
		return string(b)
	}
	if other, ok := strings.CutPrefix(string(in), mixedWith); ok {
		return partsIn(b, Encoding(other))
	}
	text, err := decoders[in].NewDecoder().Bytes(b)
	if err != nil { // no decoder of these fails but by its writer
		return string(bytes.ToValidUTF8(b, []byte("\ufffd")))
	}
	return string(text)
}

// declaration matches an element of a web page's head that says what the page
// is in, and where the head ends.
var declaration = regexp.MustCompile(`(?i)<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w-]+)|<body[\s>]|</head>`)

// declared returns the encoding a web page says it is in, anywhere in its head,
// if that is known and it is no page that a program converted without saying so.
func declared(b []byte) Encoding {
	const enough = 4 << 10
	head := b[:min(len(b), enough)]
	if !markup.IsWebPage(string(head)) || bytes.IndexByte(head, 0) >= 0 {
		return ""
	}
	m := declaration.FindSubmatch(b)
	if m == nil || m[1] == nil {
		return ""
	}
	if in := encodingOf(string(m[1])); in != "utf-8" { // it is not
		return in
	}
	return ""
}

// encodingOf is the encoding of a name as web pages have it, "" if there is none such.
func encodingOf(label string) Encoding {
	_, name := charset.Lookup(label)
	in := Encoding(name)
	if in == "gbk" || in == "gb2312" {
		in = "gb18030"
	}
	if decoders[in] == nil {
		return ""
	}
	return in
}

// Package rtf reads the text of RTF, as WordPad, TextEdit, Word and WPS write it.
package rtf

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Errors a file can end in.
var (
	ErrDamaged  = errors.New("is damaged, or no RTF; save it again")
	ErrTooLarge = errors.New("nests its groups deeper than documents do; save it as text")
)

// deepest is how deep groups may stand in one another; Word's stand in ten.
const deepest = 1000

// unseen are the groups whose text is not the document's.
var unseen = map[string]bool{
	"fonttbl": true, "colortbl": true, "stylesheet": true, "info": true, "pict": true, "object": true, "header": true, "headerl": true, "headerr": true, "headerf": true,
	"footer": true, "footerl": true, "footerr": true, "footerf": true, "listtable": true, "listoverridetable": true, "rsidtbl": true, "generator": true, "themedata": true,
	"colorschememapping": true, "datastore": true, "latentstyles": true, "xmlnstbl": true, "filetbl": true, "revtbl": true, "fldinst": true, "bkmkstart": true, "bkmkend": true, "nonshppict": true, "template": true,
}

// symbols are the words that stand for a character.
var symbols = map[string]string{
	"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "column": "\n", "row": "\n", "tab": "\t", "cell": "\t", "nestcell": "\t", "nestrow": "\n",
	"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002",
}

var pages = map[int]encoding.Encoding{
	936: simplifiedchinese.GBK, 54936: simplifiedchinese.GB18030, 950: traditionalchinese.Big5, 932: japanese.ShiftJIS, 949: korean.EUCKR,
	1252: charmap.Windows1252, 1250: charmap.Windows1250, 1251: charmap.Windows1251, 10000: charmap.Macintosh,
}

// charsets are the pages of a font's character set.
var charsets = map[int]int{0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 204: 1251, 238: 1250}

// A state is what a group has set.
type state struct {
	hidden bool // what is said here is not the document's
	veiled bool // what is said here is not shown
	skip   int  // characters that stand in for one that was told as Unicode
	page   int
}

type reader struct {
	b     []byte
	at    int
	out   strings.Builder
	raw   []byte // characters of a page, not decoded yet
	high  uint16 // the first half of a pair
	now   state
	outer []state
	fonts map[int]int // pages of fonts
	font  int         // in the table of fonts, that which is told of
	table int         // the depth of that table
	all   int         // the document's page
	left  int         // of the characters that stand in
}

// Text returns the text of a document, a paragraph a line.
func Text(b []byte) (string, error) {
	if !strings.HasPrefix(string(b[:min(len(b), 5)]), `{\rtf`) {
		return "", ErrDamaged
	}
	r := reader{b: b, fonts: map[int]int{}, all: 1252, now: state{skip: 1}}
	for r.at < len(b) {
		if err := r.next(); err != nil {
			return "", err
		}
	}
	r.flush()
	return r.out.String(), nil
}

func (r *reader) next() error {
	c := r.b[r.at]
	r.at++
	switch c {
	case '{':
		r.flush()
		if len(r.outer) == deepest {
			return ErrTooLarge
		}
		r.outer = append(r.outer, r.now)
		r.left = 0
	case '}':
		r.flush()
		if n := len(r.outer); n > 0 {
			r.now, r.outer = r.outer[n-1], r.outer[:n-1]
		}
		if len(r.outer) < r.table {
			r.table = 0
		}
		r.left = 0
	case '\\':
		r.word()
	case '\r', '\n':
	default:
		r.character(c)
	}
	return nil
}

// character takes a character of the text, of the page that is set.
func (r *reader) character(c byte) {
	if r.left > 0 {
		r.left--
	} else if !r.now.hidden && !r.now.veiled {
		r.raw = append(r.raw, c)
	}
}

// flush decodes what was gathered.
func (r *reader) flush() {
	if len(r.raw) == 0 {
		return
	}
	in := pages[r.now.page]
	if r.now.page == 0 {
		in = pages[r.all]
	}
	if in == nil {
		in = charmap.Windows1252
	}
	text, err := in.NewDecoder().Bytes(r.raw)
	if err == nil {
		r.out.Write(text)
	} else {
		r.out.WriteString(strings.ToValidUTF8(string(r.raw), string(utf8.RuneError)))
	}
	r.raw = r.raw[:0]
}

// word reads what stands after a backslash.
func (r *reader) word() {
	if r.at == len(r.b) {
		return
	}
	c := r.b[r.at]
	if c|0x20 < 'a' || c|0x20 > 'z' {
		r.at++
		r.sign(c)
		return
	}
	start := r.at
	for r.at < len(r.b) && r.b[r.at]|0x20 >= 'a' && r.b[r.at]|0x20 <= 'z' {
		r.at++
	}
	name := string(r.b[start:r.at])
	digits := r.at
	if r.at < len(r.b) && r.b[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.b) && r.b[r.at] >= '0' && r.b[r.at] <= '9' && r.at-digits < 12 {
		r.at++
	}
	n, err := strconv.Atoi(string(r.b[digits:r.at]))
	told := err == nil
	if r.at < len(r.b) && r.b[r.at] == ' ' {
		r.at++
	}
	r.do(name, n, told)
}

// sign does what a backslash with a sign asks for.
func (r *reader) sign(c byte) {
	switch c {
	case '\'':
		if r.at+2 <= len(r.b) {
			n, err := strconv.ParseUint(string(r.b[r.at:r.at+2]), 16, 8)
			if r.at += 2; err == nil {
				r.character(byte(n))
			}
		} else {
			r.at = len(r.b)
		}
	case '*':
		if r.begins() {
			r.now.hidden = true
		}
	case '~':
		r.write("\u00a0")
	case '_':
		r.write("-")
	case '\r', '\n':
		r.write("\n")
	case '\\', '{', '}':
		r.character(c)
	}
}

// begins reports whether the sign that was read is the first of its group: elsewhere some
// programs have it before words that say nothing.
func (r *reader) begins() bool {
	at := r.at - 3
	for at >= 0 && (r.b[at] == '\r' || r.b[at] == '\n') {
		at--
	}
	return at >= 0 && r.b[at] == '{'
}

func (r *reader) write(s string) {
	r.flush()
	if !r.now.hidden && !r.now.veiled {
		r.out.WriteString(s)
	}
}

func (r *reader) do(name string, n int, told bool) {
	if s := symbols[name]; s != "" {
		r.write(s)
		return
	}
	switch {
	case name == "u" && told:
		r.unicode(n)
	case name == "uc" && told:
		r.now.skip = max(n, 0)
	case name == "bin" && told:
		r.flush()
		r.at = min(len(r.b), r.at+max(n, 0))
	case name == "ansicpg" && told:
		r.all = n
	case name == "mac":
		r.all = 10000
	case name == "fonttbl":
		r.now.hidden, r.table = true, len(r.outer)
	case name == "f" && r.table > 0:
		r.font = n
	case name == "fcharset" && r.table > 0:
		r.fonts[r.font] = charsets[n]
	case name == "f":
		r.flush()
		r.now.page = r.fonts[n]
		if r.now.page == 1252 { // the least that is told: the document's own
			r.now.page = 0
		}
	case name == "plain":
		r.flush()
		r.now.page = 0
	case name == "v":
		r.flush()
		r.now.veiled = !told || n != 0
	case name == "footnote":
		r.write("\n")
	case name == "upr":
		r.now.hidden = true
	case name == "ud":
		r.flush()
		r.now.hidden = false
	case unseen[name]:
		r.flush()
		r.now.hidden = true
	}
}

// unicode writes a character that is told by its number, or a half of a pair.
func (r *reader) unicode(n int) {
	r.flush()
	r.left = r.now.skip
	u := uint16(n)
	switch {
	case utf16.IsSurrogate(rune(u)) && u < 0xdc00:
		r.high = u
	case utf16.IsSurrogate(rune(u)):
		r.write(string(utf16.DecodeRune(rune(r.high), rune(u))))
		r.high = 0
	default:
		r.write(string(rune(u)))
	}
}

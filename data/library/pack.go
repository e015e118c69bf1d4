package library

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"lanmu/data/page"
)

// The cache holds a page twice: the texts of its articles, of which searching
// reads one here and one there, and the page as it was restored, with where each
// text stands in its source. Texts are kept in UTF-16, which takes two thirds of
// the room of UTF-8 and no time to read. The page says mostly the same, so it is
// compressed with the texts as its dictionary.

// packTexts writes the texts of a page: how many there are, how many bytes each
// takes, and these.
func packTexts(texts []string, of string) []byte {
	all := binary.AppendUvarint(nil, uint64(len(texts)))
	size := 0
	for _, t := range texts {
		n := sizeUTF16(t)
		all = binary.AppendUvarint(all, uint64(n))
		size += n
	}
	all = slices.Grow(all, size+sumSize)
	for _, t := range texts {
		all = appendUTF16(all, t)
	}
	return appendSum(all, of)
}

// sizeUTF16 is how many bytes appendUTF16 appends.
func sizeUTF16(s string) (n int) {
	for _, r := range s {
		n += 2 * utf16.RuneLen(r)
	}
	return n
}

func appendUTF16(b []byte, s string) []byte {
	for _, r := range s {
		if r > 0xffff {
			hi, lo := utf16.EncodeRune(r)
			b = append(b, byte(hi), byte(hi>>8))
			r = lo
		}
		b = append(b, byte(r), byte(r>>8))
	}
	return b
}

func fromUTF16(b []byte) string {
	out := make([]byte, 0, len(b)*3/2)
	for i := 0; i+1 < len(b); i += 2 {
		r := rune(b[i]) | rune(b[i+1])<<8
		if utf16.IsSurrogate(r) && i+3 < len(b) {
			r = utf16.DecodeRune(r, rune(b[i+2])|rune(b[i+3])<<8)
			i += 2
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// splitTexts returns what packTexts wrote of each text.
func splitTexts(data []byte, of string) ([][]byte, error) {
	data, err := unsealed(data, of)
	if err != nil {
		return nil, err
	}
	n, at := binary.Uvarint(data)
	if at <= 0 || n > uint64(len(data)) {
		return nil, errDamaged
	}
	texts := make([][]byte, n)
	sizes := data[at:]
	for range texts {
		_, k := binary.Uvarint(data[at:])
		if k <= 0 {
			return nil, errDamaged
		}
		at += k
	}
	data = data[at:]
	for i := range texts {
		size, k := binary.Uvarint(sizes)
		if size > uint64(len(data)) {
			return nil, errDamaged
		}
		texts[i], data, sizes = data[:size], data[size:], sizes[k:]
	}
	return texts, nil
}

// unpackTexts returns the texts that packTexts wrote.
func unpackTexts(data []byte, of string) ([]string, error) {
	texts, err := splitTexts(data, of)
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = fromUTF16(t)
	}
	return out, err
}

// deflater compresses what is written while it is open, with what was written
// before as its dictionary.
type deflater struct {
	*flate.Writer
	out  bytes.Buffer
	open bool
}

type gate struct{ *deflater }

func (g gate) Write(b []byte) (int, error) {
	if g.open {
		g.out.Write(b)
	}
	return len(b), nil
}

// Both take hundreds of kilobytes to start.
var (
	deflaters = sync.Pool{New: func() any {
		d := &deflater{}
		d.Writer, _ = flate.NewWriter(gate{d}, flate.BestSpeed)
		return d
	}}
	inflaters = sync.Pool{New: func() any { return flate.NewReader(nil) }}
)

// kept is a page as the cache keeps it: restored, so that what is opened is what
// was listed, and for a version that restores otherwise the parts it was composed
// of, if it was; a dump is the page's Source.
type kept struct {
	Page     *page.Page
	Parts    []page.Part
	Encoding Encoding
	Guessed  bool
}

// source is what the page was restored from.
func (k *kept) source(key string) source {
	s := source{issue: strings.HasSuffix(key, anIssue), decoded: decoded{in: k.Encoding, guessed: k.Guessed}, parts: k.Parts, loss: k.Page.Loss, recognised: k.Page.Recognised, doubts: k.Page.Doubts}
	if k.Parts == nil {
		s.text = k.Page.Source
	}
	return s
}

// pack compresses a page. texts are those of its articles, and of what it is
// sealed. Of a page that is too large nothing is kept: it is read again when it is
// opened.
func pack(k kept, texts []string, of string) []byte {
	if len(k.Page.Source) > maxKept {
		return sealed(nil, of)
	}
	d := deflaters.Get().(*deflater)
	defer deflaters.Put(d)
	d.out.Reset()
	d.open = false
	d.Reset(gate{d})
	for _, t := range texts {
		io.WriteString(d, t)
	}
	d.Flush()
	d.open = true
	size := counter{w: d}
	encode(&size, k) // into memory: it cannot fail
	d.Close()
	if size.n > maxUnpacked {
		return sealed(nil, of)
	}
	data := appendSum(d.out.Bytes(), of)
	if cap(data) > spareAtMost {
		d.out = bytes.Buffer{} // it is not kept for the next, and need not be copied
		return data
	}
	return slices.Clone(data)
}

// spareAtMost is how many bytes are kept at hand for the next page.
const spareAtMost = 1 << 20

// A counter counts what is written through it.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	c.n += int64(len(b))
	return c.w.Write(b)
}

// maxKept is how large the text of a page that is kept may be. A broadsheet page has
// a thousandth of it; to keep a book of 30 MB takes twice the memory that reading
// it does.
const maxKept = 8 << 20

// maxUnpacked is how large such a page may be: its text, the same as its articles
// have it, and where each line of it stands.
const maxUnpacked = 4 * maxKept

// errNotKept is the error of a page that is too large to be kept.
var errNotKept = errors.New("the page is too large for the cache")

// unpack returns the page that pack wrote.
func unpack(data []byte, texts []string, of string) (k kept, err error) {
	if data, err = unsealed(data, of); err != nil {
		return k, err
	}
	if len(data) == 0 {
		return k, errNotKept
	}
	const window = 32 << 10 // what deflate looks back
	dictionary := strings.Join(texts, "")
	dictionary = dictionary[max(0, len(dictionary)-window):]
	from := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(from)
	from.(flate.Resetter).Reset(bytes.NewReader(data), []byte(dictionary))
	var all strings.Builder
	if n, err := io.Copy(&all, io.LimitReader(from, maxUnpacked+1)); err != nil || n > maxUnpacked {
		return k, errDamaged
	}
	if err := decodeValue(all.String(), &k); err != nil {
		return kept{}, err
	}
	if k.Page == nil {
		return kept{}, errDamaged
	}
	return k, nil
}

package library

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"lanmu/data/page"
)

// The cache holds a page twice: the texts of its articles, of which searching
// reads one here and one there, and the source it is restored from. Texts are
// kept in UTF-16, which takes two thirds of the room of UTF-8 and no time to
// read. The source says mostly the same, so it is compressed with the texts as
// its dictionary, to a tenth.

// packTexts writes the texts of a page: how many there are, how many bytes each
// takes, and these.
func packTexts(texts []string) []byte {
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	body := make([]byte, 0, size)
	head := binary.AppendUvarint(nil, uint64(len(texts)))
	for _, t := range texts {
		from := len(body)
		body = appendUTF16(body, t)
		head = binary.AppendUvarint(head, uint64(len(body)-from))
	}
	return sealed(append(head, body...))
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
func splitTexts(data []byte) ([][]byte, error) {
	data, err := unsealed(data)
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

// unpackText returns one of the texts that packTexts wrote.
func unpackText(data []byte, article int) (string, error) {
	texts, err := splitTexts(data)
	if err != nil || article >= len(texts) {
		return "", errDamaged
	}
	return fromUTF16(texts[article]), nil
}

// unpackTexts returns all of them.
func unpackTexts(data []byte) ([]string, error) {
	texts, err := splitTexts(data)
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

// packSource compresses a source. texts are those of its page.
func packSource(s *source, texts []string) []byte {
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
	if s.parts == nil {
		d.Write([]byte{0})
		io.WriteString(d, s.text)
	} else {
		head := binary.AppendUvarint(nil, uint64(len(s.parts))+1)
		for _, p := range s.parts {
			head = append(head, byte(p.Kind))
			head = binary.AppendUvarint(head, uint64(len(p.Text)))
		}
		d.Write(head)
		for _, p := range s.parts {
			io.WriteString(d, p.Text)
		}
	}
	d.Close()
	return sealed(d.out.Bytes())
}

// maxUnpacked is more than any source has.
const maxUnpacked = 4 * MaxBytes

// unpackSource returns the source that packSource wrote.
func unpackSource(data []byte, texts []string) (s source, err error) {
	if data, err = unsealed(data); err != nil {
		return s, err
	}
	const window = 32 << 10 // what deflate looks back
	dictionary := strings.Join(texts, "")
	dictionary = dictionary[max(0, len(dictionary)-window):]
	from := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(from)
	from.(flate.Resetter).Reset(bytes.NewReader(data), []byte(dictionary))
	var all strings.Builder
	if _, err := io.Copy(&all, io.LimitReader(from, maxUnpacked)); err != nil {
		return s, errDamaged
	}
	return readSource(all.String())
}

// readSource takes an unpacked source apart.
func readSource(all string) (s source, err error) {
	number := func() int {
		n, size := binary.Uvarint([]byte(all[:min(len(all), binary.MaxVarintLen64)]))
		if size <= 0 || n > uint64(len(all)) {
			err = errDamaged
			return 0
		}
		all = all[size:]
		return int(n)
	}
	n := number()
	if n == 0 {
		s.text = all
		return s, err
	}
	s.parts = make([]page.Part, n-1)
	sizes := make([]int, n-1)
	for i := range s.parts {
		if all == "" {
			return s, errDamaged
		}
		s.parts[i].Kind, all = page.PartKind(all[0]), all[1:]
		sizes[i] = number()
	}
	for i, size := range sizes {
		if err != nil || size > len(all) {
			return s, errDamaged
		}
		s.parts[i].Text, all = all[:size], all[size:]
	}
	return s, err
}

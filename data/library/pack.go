package library

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"io"
	"strings"
	"sync"

	"lanmu/data/page"
)

// pack compresses a source, behind the texts of its articles, which are mostly
// the same, so that they cost little and can be read by themselves.
func pack(texts []string, s *source) []byte {
	var head []byte
	var out bytes.Buffer
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(&out)
	head = binary.AppendUvarint(head, uint64(len(texts)))
	for _, t := range texts {
		head = binary.AppendUvarint(head, uint64(len(t)))
	}
	w.Write(head)
	for _, t := range texts {
		io.WriteString(w, t)
	}
	var tail []byte
	if s.parts == nil {
		tail = binary.AppendUvarint(tail, 0)
		w.Write(tail)
		io.WriteString(w, s.text)
	} else {
		tail = binary.AppendUvarint(tail, uint64(len(s.parts))+1)
		for _, p := range s.parts {
			tail = append(tail, byte(p.Kind))
			tail = binary.AppendUvarint(tail, uint64(len(p.Text)))
		}
		w.Write(tail)
		for _, p := range s.parts {
			io.WriteString(w, p.Text)
		}
	}
	w.Close()
	return binary.LittleEndian.AppendUint32(out.Bytes(), crc32.ChecksumIEEE(out.Bytes()))
}

// maxUnpacked is more than any source and its texts have.
const maxUnpacked = 4*MaxBytes + 1<<20

// unpackText returns one of the texts that pack wrote, and reads no more than it
// must.
func unpackText(data []byte, article int) (string, error) {
	r := newReader(data)
	defer r.close()
	before, size := 0, -1
	for i := range r.number() {
		switch n := r.number(); {
		case i < article:
			before += n
		case i == article:
			size = n
		}
	}
	r.skip(before)
	if size < 0 {
		return "", errDamaged
	}
	text := r.text(size)
	return text, r.err
}

// unpack returns the source that pack wrote.
func unpack(data []byte) (s source, err error) {
	r := newReader(data)
	defer r.close()
	all := 0
	for range r.number() {
		all += r.number()
	}
	r.skip(all)
	n := r.number()
	if n == 0 {
		s.text = r.text(-1)
	} else if r.err == nil {
		s.parts = []page.Part{}
		var sizes []int
		for range n - 1 {
			s.parts = append(s.parts, page.Part{Kind: page.PartKind(r.byte())})
			if sizes = append(sizes, r.number()); r.err != nil {
				break
			}
		}
		for i := range s.parts {
			s.parts[i].Text = r.text(sizes[i])
		}
	}
	return s, r.err
}

// Both take hundreds of kilobytes to start.
var (
	deflaters = sync.Pool{New: func() any { w, _ := flate.NewWriter(nil, flate.BestSpeed); return w }}
	inflaters = sync.Pool{New: func() any { return flate.NewReader(nil) }}
)

// reader reads numbers and texts from what pack wrote, never more than a source
// can have.
type reader struct {
	from io.ReadCloser
	in   *bufio.Reader
	left int
	err  error
}

func newReader(data []byte) *reader {
	r := &reader{from: inflaters.Get().(io.ReadCloser), left: maxUnpacked}
	body := data[:max(0, len(data)-4)]
	if len(data) < 4 || crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(data[len(body):]) {
		r.err, body = errDamaged, nil
	}
	r.from.(flate.Resetter).Reset(bytes.NewReader(body), nil)
	r.in = bufio.NewReader(r.from)
	return r
}

func (r *reader) close() { inflaters.Put(r.from) }

func (r *reader) fail(err error) {
	if err != nil && r.err == nil {
		r.err = errDamaged
	}
}

func (r *reader) byte() byte {
	if r.err != nil {
		return 0
	}
	b, err := r.in.ReadByte()
	r.fail(err)
	return b
}

func (r *reader) number() int {
	if r.err != nil {
		return 0
	}
	n, err := binary.ReadUvarint(r.in)
	if err != nil || n > uint64(r.left) {
		r.fail(errDamaged)
		return 0
	}
	return int(n)
}

// skip passes over n bytes.
func (r *reader) skip(n int) {
	if r.err == nil {
		_, err := io.CopyN(io.Discard, r.in, int64(n))
		r.fail(err)
	}
}

// text reads n bytes, or all that is left for -1.
func (r *reader) text(n int) string {
	if r.err != nil || n > r.left {
		r.fail(errDamaged)
		return ""
	}
	var b strings.Builder
	var err error
	if n < 0 {
		_, err = io.Copy(&b, io.LimitReader(r.in, int64(r.left)))
	} else {
		b.Grow(min(n, 1<<20))
		_, err = io.CopyN(&b, r.in, int64(n))
	}
	r.fail(err)
	r.left -= b.Len()
	return b.String()
}

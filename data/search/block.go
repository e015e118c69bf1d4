package search

import (
	"encoding/binary"
	"errors"
)

// A block is postings of tokens in their order, some four kilobytes of them:
//
//	token     1 byte: how many bytes it has in common with the one before << 4 |
//	          how many follow; then these
//	documents how many have it, then, if there are several, the bytes they take
//	each      its number less the one before (of the first less the segment's
//	          base) << 1, | 1 if the number of times follows: times << 1 | whether
//	          it is in the headline; otherwise it is there once, and not in it
//
// Numbers are varints.
const blockSize = 4 << 10

// ErrDamaged is the error of postings that were not made by a Builder.
var ErrDamaged = errors.New("search: postings are damaged")

// A posting is a document that has a token.
type posting struct {
	doc   uint32
	times uint32
	head  bool // in the headline
}

// appendToken begins the postings of a token.
func appendToken(b []byte, before, token string) []byte {
	same := 0
	for same < len(before) && same < len(token) && before[same] == token[same] {
		same++
	}
	b = append(b, byte(same<<4|(len(token)-same)))
	return append(b, token[same:]...)
}

// appendPosting appends one posting; last is the document before, or the base.
func appendPosting(b []byte, last uint32, p posting) []byte {
	d := uint64(p.doc-last) << 1
	if p.times == 1 && !p.head {
		return binary.AppendUvarint(b, d)
	}
	b = binary.AppendUvarint(b, d|1)
	times := uint64(p.times) << 1
	if p.head {
		times |= 1
	}
	return binary.AppendUvarint(b, times)
}

// appendList appends the number of postings and their encoded form.
func appendList(b []byte, n int, list []byte) []byte {
	b = binary.AppendUvarint(b, uint64(n))
	if n > 1 {
		b = binary.AppendUvarint(b, uint64(len(list)))
	}
	return append(b, list...)
}

// tokens reads a block from token to token.
type tokens struct {
	rest  []byte
	token [2 * maxToken]byte
	size  int
	n     int    // documents of the token
	list  []byte // their postings
}

// next goes to the next token. It returns false at the end.
func (t *tokens) next() (bool, error) {
	if len(t.rest) == 0 {
		return false, nil
	}
	same, more := int(t.rest[0]>>4), int(t.rest[0]&15)
	if same > t.size || same+more == 0 || same+more > maxToken || 1+more > len(t.rest) {
		return false, ErrDamaged
	}
	copy(t.token[same:], t.rest[1:1+more])
	t.size = same + more
	t.rest = t.rest[1+more:]
	n, ok := t.number()
	if !ok || n == 0 || n > uint64(len(t.rest)) {
		return false, ErrDamaged
	}
	t.n = int(n)
	if n > 1 {
		size, ok := t.number()
		if !ok || size > uint64(len(t.rest)) {
			return false, ErrDamaged
		}
		t.list, t.rest = t.rest[:size], t.rest[size:]
		return true, nil
	}
	size := 0
	d, k := binary.Uvarint(t.rest)
	if size = k; k <= 0 {
		return false, ErrDamaged
	}
	if d&1 == 1 {
		_, k = binary.Uvarint(t.rest[size:])
		if size += k; k <= 0 {
			return false, ErrDamaged
		}
	}
	t.list, t.rest = t.rest[:size], t.rest[size:]
	return true, nil
}

func (t *tokens) number() (uint64, bool) {
	n, size := binary.Uvarint(t.rest)
	if size <= 0 {
		return 0, false
	}
	t.rest = t.rest[size:]
	return n, true
}

// postings calls yield with the postings of a list.
func postings(base uint32, list []byte, n int, yield func(posting)) error {
	doc := uint64(base)
	for range n {
		d, size := uint64(0), 1
		if len(list) > 0 && list[0] < 0x80 {
			d = uint64(list[0])
		} else if d, size = binary.Uvarint(list); size <= 0 {
			return ErrDamaged
		}
		list = list[size:]
		doc += d >> 1
		p := posting{times: 1}
		if d&1 == 1 {
			times, size := binary.Uvarint(list)
			if size <= 0 {
				return ErrDamaged
			}
			list = list[size:]
			p.times, p.head = uint32(min(times>>1, 1<<20)), times&1 == 1
		}
		if doc >= 1<<32 {
			return ErrDamaged
		}
		p.doc = uint32(doc)
		yield(p)
	}
	if len(list) > 0 {
		return ErrDamaged
	}
	return nil
}

package search

import (
	"encoding/binary"
	"errors"
)

// A block is postings of tokens in their order, some four kilobytes of them:
//
//	token     1 byte: how many bytes it has in common with the one before << 4 |
//	          how many follow; then these
//	documents how many have it, then, if there are several, the bytes they take,
//	          and those of their places
//	each      its number less the one before (of the first less the segment's
//	          base) << 1, | 1 if the number of times follows: times << 1 | whether
//	          it is in the headline; otherwise it is there once, and not in it
//	places    of all documents: as many as it is there times, each less the one
//	          before in the document
//
// Numbers are varints. The places stand apart, so that they need not be read where
// only the documents are asked for.
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
func appendList(b []byte, n int, list, places []byte) []byte {
	b = binary.AppendUvarint(b, uint64(n))
	if n > 1 {
		b = binary.AppendUvarint(b, uint64(len(list)))
		b = binary.AppendUvarint(b, uint64(len(places)))
	}
	return append(append(b, list...), places...)
}

// tokens reads a block from token to token.
type tokens struct {
	rest  []byte
	token [2 * maxToken]byte
	size  int
	list
}

// A list is the postings of a token in a segment.
type list struct {
	n      int    // documents
	docs   []byte // their postings
	places []byte
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
		places, also := t.number()
		if !ok || !also || size > uint64(len(t.rest)) || places > uint64(len(t.rest))-size {
			return false, ErrDamaged
		}
		t.docs, t.places, t.rest = t.rest[:size], t.rest[size:size+places], t.rest[size+places:]
		return true, nil
	}
	d, size := binary.Uvarint(t.rest)
	if size <= 0 {
		return false, ErrDamaged
	}
	times := uint64(1)
	if d&1 == 1 {
		more, k := binary.Uvarint(t.rest[size:])
		if k <= 0 {
			return false, ErrDamaged
		}
		times, size = more>>1, size+k
	}
	t.docs, t.rest = t.rest[:size], t.rest[size:]
	places, ok := skipNumbers(t.rest, times)
	if !ok {
		return false, ErrDamaged
	}
	t.places, t.rest = t.rest[:places], t.rest[places:]
	return true, nil
}

// skipNumbers returns how many bytes of b are n numbers.
func skipNumbers(b []byte, n uint64) (size int, ok bool) {
	for size < len(b) && n > 0 {
		if b[size] < 0x80 {
			n--
		}
		size++
	}
	return size, n == 0
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
func (l *list) postings(base uint32, yield func(posting)) error {
	doc, rest := uint64(base), l.docs
	for range l.n {
		d, size := uint64(0), 1
		if len(rest) > 0 && rest[0] < 0x80 {
			d = uint64(rest[0])
		} else if d, size = binary.Uvarint(rest); size <= 0 {
			return ErrDamaged
		}
		rest = rest[size:]
		doc += d >> 1
		p := posting{times: 1}
		if d&1 == 1 {
			times, size := binary.Uvarint(rest)
			if size <= 0 {
				return ErrDamaged
			}
			rest = rest[size:]
			p.times, p.head = uint32(min(times>>1, 1<<30)), times&1 == 1
		}
		if doc >= 1<<32 {
			return ErrDamaged
		}
		p.doc = uint32(doc)
		yield(p)
	}
	if len(rest) > 0 {
		return ErrDamaged
	}
	return nil
}

// placed calls yield with the postings of a list, each with its places, which is
// yield's only until it returns; wanted tells of which documents places are asked
// for.
func (l *list) placed(base uint32, wanted func(doc uint32) bool, yield func(doc uint32, places []byte)) error {
	rest, ok := l.places, true
	err := l.postings(base, func(p posting) {
		if !ok {
			return
		}
		var size int
		if size, ok = skipNumbers(rest, uint64(p.times)); !ok {
			return
		}
		if wanted(p.doc) {
			yield(p.doc, rest[:size])
		}
		rest = rest[size:]
	})
	if err == nil && (!ok || len(rest) > 0) {
		err = ErrDamaged
	}
	return err
}

// uvarint reads a number of places that placed has told to be whole.
func uvarint(b []byte) (uint64, int) {
	n, size := binary.Uvarint(b)
	return n, max(size, 1)
}

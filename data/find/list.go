package find

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// A list is items in ascending order, each written as how many there are between
// it and the one before, in as few bytes as that takes: mostly one. An index of
// a hundred thousand headlines is in eight million places of such lists.
type list struct {
	n    int
	next int32 // after the last
	data []byte
}

// add adds an item, which is not below the last, and tells whether it was not
// there.
func (l *list) add(item int32) bool {
	if l.n > 0 && item < l.next {
		return false
	}
	l.data = binary.AppendUvarint(l.data, uint64(item-l.next))
	l.n, l.next = l.n+1, item+1
	return true
}

// fitted is the list in no more room than it takes.
func (l list) fitted() list {
	l.data = slices.Clip(slices.Clone(l.data))
	return l
}

// items are the items of the list.
func (l list) items() []int32 {
	out := make([]int32, 0, l.n)
	for item := range l.each {
		out = append(out, item)
	}
	return out
}

// each yields the items of the list.
func (l list) each(yield func(int32) bool) {
	next := int32(0)
	for data := l.data; len(data) > 0; next++ {
		gap, n := uint64(data[0]), 1
		if gap >= 0x80 {
			gap, n = binary.Uvarint(data)
		}
		data = data[n:]
		if next += int32(gap); !yield(next) {
			return
		}
	}
}

// union returns what is in any of lists, or in more, all of items below n.
func union(lists []list, more []int32, n int) []int32 {
	if len(lists) == 1 && len(more) == 0 {
		return lists[0].items()
	}
	in := make([]uint64, n/64+1)
	size := len(more)
	for _, l := range lists {
		size += l.n
		for i := range l.each {
			in[i>>6] |= 1 << (i & 63)
		}
	}
	for _, i := range more {
		in[i>>6] |= 1 << (i & 63)
	}
	out := make([]int32, 0, min(size, n))
	for w, word := range in {
		for ; word != 0; word &= word - 1 {
			out = append(out, int32(w<<6+bits.TrailingZeros64(word)))
		}
	}
	return out
}

// intersect returns what is in both lists.
func intersect(a, b []int32) []int32 {
	var out []int32
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			out = append(out, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return out
}

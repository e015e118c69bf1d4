package stock

import (
	"cmp"
	"hash/maphash"
	"slices"
)

// Places tell where in a list something stands, by its id. Of a hundred thousand a
// map would take ten times the room, and to walk the list is too slow where the
// window is drawn.
type Places []place

type place struct {
	sum uint32 // of the id
	at  int32
}

var seed = maphash.MakeSeed()

func sumOf(id string) uint32 { return uint32(maphash.String(seed, id)) }

// NewPlaces are those of n things, of which id tells the id of each.
func NewPlaces(n int, id func(at int) string) Places {
	p := make(Places, n)
	for i := range p {
		p[i] = place{sumOf(id(i)), int32(i)}
	}
	slices.SortFunc(p, func(a, b place) int { return cmp.Or(cmp.Compare(a.sum, b.sum), cmp.Compare(a.at, b.at)) })
	return p
}

// Find returns the first place of what has an id. It asks for the id of what may be
// it, which is hardly ever more than one.
func (p Places) Find(want string, id func(at int) string) (at int, ok bool) {
	sum := sumOf(want)
	i, _ := slices.BinarySearchFunc(p, sum, func(x place, sum uint32) int { return cmp.Compare(x.sum, sum) })
	for ; i < len(p) && p[i].sum == sum; i++ {
		if at := int(p[i].at); id(at) == want {
			return at, true
		}
	}
	return 0, false
}

package bookmark

import (
	"maps"
	"unicode"
)

// An article's id is made from how it begins, so an edit there gives it
// another. What a bookmark was of is then known by the text itself.

const (
	shingle = 4 // characters that are compared as one; shorter ones are shared by chance
	// likeness is the part of the shorter text's shingles that two texts of one
	// article share at least. Two articles on one event, which quote the same
	// announcement, share a third; one that was corrected keeps nine tenths.
	likeness = .6
)

// Same reports whether two copies are of one article, of which one may have been
// edited since.
func Same(a, b Copy) bool {
	if a.Article == b.Article {
		return true
	}
	x, y := shingles(a), shingles(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	// A brief is not the same as a long article that holds it.
	if len(x) == 0 || len(y) > 3*len(x) {
		return false
	}
	shared := 0
	for s := range x {
		if y[s] {
			shared++
		}
	}
	return float32(shared) >= likeness*float32(len(x))
}

// shingles returns the runs of characters a copy has, headline and body.
func shingles(c Copy) map[[shingle]rune]bool {
	out := map[[shingle]rune]bool{}
	runes := newFolded(c.Headline + c.text()).runes
	for i := 0; i+shingle <= len(runes); i++ {
		out[[shingle]rune(runes[i:i+shingle])] = true
	}
	return out
}

// A Headline is a headline to be compared with many others.
type Headline struct {
	size  int
	count map[rune]int
}

// NewHeadline returns a headline to be compared.
func NewHeadline(s string) Headline {
	h := Headline{count: map[rune]int{}}
	for _, r := range newFolded(s).runes {
		h.count[r]++
		h.size++
	}
	return h
}

// Alike reports whether another headline may be of the same article: they share
// half of the shorter one's characters. It is quick, to choose what to compare
// whole.
func (h Headline) Alike(other string) bool {
	// Most of a library's headlines share little. That is told without folding,
	// which takes longer than all the rest and leaves hanzi as they are.
	common, n := 0, 0
	for _, r := range other {
		n++
		if h.count[r] > 0 || !unicode.Is(unicode.Han, r) {
			common++
		}
	}
	if 2*common < min(n, h.size) {
		return false
	}
	left := maps.Clone(h.count)
	shared, size := 0, 0
	for _, r := range newFolded(other).runes {
		size++
		if left[r] > 0 {
			left[r]--
			shared++
		}
	}
	short := min(size, h.size)
	return short > 0 && 2*shared >= short
}

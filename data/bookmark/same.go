package bookmark

// An article's id is made from how it begins, so an edit there gives it
// another. What a bookmark was of is then known by the text itself.

const (
	shingle = 4 // characters that are compared as one; shorter ones are shared by chance
	// likeness is the part of the shorter text's shingles that two texts of one
	// article share at least. Two articles on one event, which quote the same
	// announcement, share a third; one that was corrected keeps nine tenths.
	likeness = .6
)

// Same tells whether two copies are of one article, of which one may have been
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
	runes := newFolded(c.Headline + c.Text()).runes
	for i := 0; i+shingle <= len(runes); i++ {
		out[[shingle]rune(runes[i:i+shingle])] = true
	}
	return out
}

// Alike tells whether two headlines may be of one article: they share half of
// the shorter one's characters. It is quick, to choose what to compare whole.
func Alike(a, b string) bool {
	x, y := newFolded(a).runes, newFolded(b).runes
	if len(x) > len(y) {
		x, y = y, x
	}
	count := map[rune]int{}
	for _, r := range y {
		count[r]++
	}
	shared := 0
	for _, r := range x {
		if count[r] > 0 {
			count[r]--
			shared++
		}
	}
	return len(x) > 0 && 2*shared >= len(x)
}

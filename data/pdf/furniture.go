package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Furniture is what recurs at one place of pages: running heads, feet with a
// counter, a watermark, the line of who shares the file. It is told before anything
// is joined, or 第 11 页 stands in the middle of a sentence.

// A mould is what recurring words have in common: their text, figures as one, and
// their height.
type mould struct {
	text   string
	height int
}

// A proof is a page whose furniture is to be told.
type proof struct {
	forme
	words []*word
	rows  []*row
	sizes map[float64]int // characters of each size
	seen  []box           // its pictures, on the page as it is seen
}

func newProof(f forme) *proof {
	words := wordsOf(f.chars)
	f.chars = nil
	return &proof{forme: f, words: words, rows: rowsOf(words), sizes: sizesOf(words), seen: moved(picturesOf(f.images), f.back)}
}

// A census tells on which pages a mould is seen.
type census map[mould]map[int]bool

func (c *census) add(s *proof, page int) {
	if *c == nil {
		*c = census{}
	}
	for _, r := range s.rows {
		for _, m := range r.moulds {
			if (*c)[m] == nil {
				(*c)[m] = map[int]bool{}
			}
			(*c)[m][page] = true
		}
	}
}

func (c *census) drop(s *proof, page int) {
	for _, r := range s.rows {
		for _, m := range r.moulds {
			if delete((*c)[m], page); len((*c)[m]) == 0 {
				delete(*c, m)
			}
		}
	}
}

// findFurniture parts the words of s from those that recur on the proofs around it.
func (s *proof) findFurniture(seen census, proofs []*proof) (rest, furniture []*word) {
	const fewest = 2 // pages
	if len(proofs) < fewest {
		return s.words, nil
	}
	large := 1.4 * bodyOfProofs(proofs) // a column's name; running heads are small
	low, high := extent(s.words)
	recurring := map[*word]bool{}
	for _, r := range s.rows {
		whole := recurs(r.moulds[0], r.words[0].y, seen, len(proofs), low, high)
		for _, w := range r.words {
			m := w.mould()
			recurring[w] = whole || recurs(m, w.y, seen, len(proofs), low, high)
			if recurring[w] && w.size > large && !strings.Contains(m.text, "0") && 5*len(seen[m]) < 3*len(proofs) {
				recurring[w] = false
			}
		}
	}
	for _, w := range s.words {
		if recurring[w] {
			furniture = append(furniture, w)
		} else {
			rest = append(rest, w)
		}
	}
	return rest, furniture
}

// bodyOfProofs returns the size that most characters of proofs are set in.
func bodyOfProofs(proofs []*proof) float64 {
	all := map[float64]int{}
	for _, s := range proofs {
		for size, n := range s.sizes {
			all[size] += n
		}
	}
	return mostSet(all)
}

// A row is the words at one height of a page, from the left. Where a wide blank
// parts words it depends on the figures beside it: 第 1 页 may be two, 第 2 页 one.
// As a row they are the same.
type row struct {
	words  []*word
	moulds []mould // of all of it, and of each of its words
}

// rowsOf returns the rows of a page's words.
func rowsOf(words []*word) []*row {
	const near = 1 // point
	ordered := slices.Clone(words)
	slices.SortStableFunc(ordered, func(a, b *word) int { return cmp.Compare(b.y, a.y) })
	var rows []*row
	for _, w := range ordered {
		if n := len(rows); n > 0 && rows[n-1].words[0].y-w.y < near {
			rows[n-1].words = append(rows[n-1].words, w)
		} else {
			rows = append(rows, &row{words: []*word{w}})
		}
	}
	for _, r := range rows {
		slices.SortStableFunc(r.words, func(a, b *word) int { return cmp.Compare(a.left, b.left) })
		r.moulds = r.mouldsOf()
	}
	return rows
}

// mouldsOf returns what the row has in common with rows that recur, and each of its
// words with words.
func (r *row) mouldsOf() []mould {
	all := []mould{{folded(r.words...), gridOf(r.words[0].y)}}
	if len(r.words) > 1 {
		for _, w := range r.words {
			all = append(all, w.mould())
		}
	}
	return all
}

// mould returns what w has in common with words that recur.
func (w *word) mould() mould { return mould{folded(w), gridOf(w.y)} }

// gridOf returns the height of a line in steps in which it is compared: pages are
// set to a fraction of one.
func gridOf(y float64) int {
	const grid = 4 // points
	return int(math.Round(y / grid))
}

// folded returns the text of words without blanks, each figure as 0 and figures in
// a row as one.
func folded(words ...*word) string {
	var s strings.Builder
	last := rune(0)
	for _, w := range words {
		for _, c := range w.chars {
			r := c.r
			if unicode.IsSpace(r) {
				continue
			}
			if unicode.IsDigit(r) || strings.ContainsRune("〇一二三四五六七八九十", r) {
				if r = '0'; last == '0' {
					continue
				}
			}
			s.WriteRune(r)
			last = r
		}
	}
	return s.String()
}

// extent returns the lowest and the highest line of words.
func extent(words []*word) (low, high float64) {
	for i, w := range words {
		if i == 0 {
			low, high = w.bottom, w.top
		}
		low, high = min(low, w.bottom), max(high, w.top)
	}
	return low, high
}

// recurs reports whether what m is of stands at height y on other pages too. At the head or
// the foot of a page twice is enough; elsewhere it has figures, as dates and
// counters have, and recurs on three, or it is on most pages: a headline's author
// may be the same thrice.
func recurs(m mould, y float64, seen census, pages int, low, high float64) bool {
	times := 0
	on := map[int]bool{}
	for d := -1; d <= 1; d++ { // the grid may part what a point parts
		for p := range seen[mould{m.text, m.height + d}] {
			if !on[p] {
				on[p] = true
				times++
			}
		}
	}
	if utf8.RuneCountInString(m.text) == 1 && m.text != "0" {
		return false
	}
	const margin = .12 // of a page's height: heads and feet
	edge := y > high-margin*(high-low) || y < low+margin*(high-low)
	switch {
	case times < 2:
		return false
	case edge && len(m.text) > 0 && (strings.Contains(m.text, "0") || times*3 >= pages || times > 2):
		return true
	case strings.Contains(m.text, "0") && utf8.RuneCountInString(m.text) > 3:
		return times > 2
	}
	return times > 2 && times*5 >= pages*3
}

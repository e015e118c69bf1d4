package pdf

import (
	"math"
	"strings"
	"unicode"
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

// tellFurniture takes the words that recur out of pages of words, and returns them.
func tellFurniture(pages [][]*word) (rest, furniture [][]*word) {
	const fewest = 2 // pages
	if len(pages) < fewest {
		return pages, make([][]*word, len(pages))
	}
	seen := map[mould]map[int]bool{} // pages by mould
	for p, words := range pages {
		for _, w := range words {
			m := w.mould()
			if seen[m] == nil {
				seen[m] = map[int]bool{}
			}
			seen[m][p] = true
		}
	}
	rest, furniture = make([][]*word, len(pages)), make([][]*word, len(pages))
	for p, words := range pages {
		low, high := extent(words)
		for _, w := range words {
			if recurs(w, seen, len(pages), low, high) {
				furniture[p] = append(furniture[p], w)
			} else {
				rest[p] = append(rest[p], w)
			}
		}
	}
	return rest, furniture
}

// mould returns what w has in common with words that recur.
func (w *word) mould() mould {
	const grid = 4 // points; pages are set to a fraction of one
	return mould{w.folded(), int(math.Round(w.y / grid))}
}

// folded returns w's text without blanks, each figure as 0 and figures in a row as
// one.
func (w *word) folded() string {
	var s strings.Builder
	last := rune(0)
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

// recurs reports whether w stands at its height on other pages too. At the head or
// the foot of a page twice is enough; elsewhere it has figures, as dates and
// counters have, and recurs on three, or it is on most pages: a headline's author
// may be the same thrice.
func recurs(w *word, seen map[mould]map[int]bool, pages int, low, high float64) bool {
	m := w.mould()
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
	if len(w.chars) == 1 && !unicode.IsDigit(w.chars[0].r) {
		return false
	}
	const margin = .12 // of a page's height: heads and feet
	edge := w.y > high-margin*(high-low) || w.y < low+margin*(high-low)
	switch {
	case times < 2:
		return false
	case edge && len(m.text) > 0 && (strings.Contains(m.text, "0") || times*3 >= pages || times > 2):
		return true
	case strings.Contains(m.text, "0") && len(w.chars) > 3:
		return times > 2
	}
	return times > 2 && times*5 >= pages*3
}

package pdf

import (
	"cmp"
	"slices"
	"unicode"
)

// Ruby, the reading of hanzi in small type above them, stands between the lines of a
// text and is none of it.

// findRuby takes the ruby out of words. It is half as large as what it stands over,
// as short as a word, and close above hanzi of the text.
func findRuby(words []*word, em float64) (rest, ruby []*word) {
	const (
		small  = .62 // of what it stands over, at most
		low    = .72 // em of that above its baseline, at least
		high   = 1.3
		longer = 1.2 // times what it reads
	)
	var bases, rubies []*word
	for _, w := range words {
		switch {
		case w.size > 1.3*em: // headlines have kickers above them
		case w.size > .9*em && slices.ContainsFunc(w.chars, func(c char) bool { return unicode.Is(unicode.Han, c.r) }):
			bases = append(bases, w)
		case w.size <= small*1.3*em && len(w.chars) <= 12 && slices.ContainsFunc(w.chars, func(c char) bool { return unicode.IsLetter(c.r) }):
			rubies = append(rubies, w)
		}
	}
	if len(rubies) == 0 || len(bases) == 0 {
		return words, nil
	}
	slices.SortStableFunc(bases, func(a, b *word) int { return cmp.Compare(a.y, b.y) })
	is := map[*word]bool{}
	for _, w := range rubies {
		from, _ := slices.BinarySearchFunc(bases, w.y-high*1.3*em, func(b *word, y float64) int { return cmp.Compare(b.y, y) })
		for _, b := range bases[from:] {
			up := (w.y - b.y) / b.size
			if up < low {
				break
			}
			if up < high && w.size <= small*b.size && w.left > b.left-b.size && w.right < b.right+b.size && w.width() < longer*readBy(w, b)+b.size {
				is[w] = true
				break
			}
		}
	}
	// A single small word over a line may be anything: a note's number, a label.
	if len(is) < 2 {
		return words, nil
	}
	for _, w := range words {
		if is[w] {
			ruby = append(ruby, w)
		} else {
			rest = append(rest, w)
		}
	}
	return rest, ruby
}

// readBy returns how wide the hanzi of b are that stand under w.
func readBy(w, b *word) (wide float64) {
	for _, c := range b.chars {
		if unicode.Is(unicode.Han, c.r) && c.x+c.size > w.left && c.x < w.right {
			wide += c.size
		}
	}
	return wide
}

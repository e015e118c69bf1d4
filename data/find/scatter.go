package find

import "github.com/sahilm/fuzzy"

// scattered returns the characters of a text from from on in which those of q
// stand in order with others between; nil for none. One character is never
// scattered, and pinyin is not matched so: with gaps four initials stand in one
// headline of twelve.
func (m *matcher) scattered(p *pattern, from int) []int {
	var text []rune
	var places []int // of the characters of text
	k := 0
	for i := from; m.codes[i] != end; i++ {
		lit := m.glyphs[m.codes[i]].lit
		if lit <= 0 { // counts for nothing
			continue
		}
		text, places = append(text, lit), append(places, i)
		if k < len(p.q) && lit == p.q[k] {
			k++
		}
	}
	if k < len(p.q) { // most of what is asked for: the library is asked for the rest
		return nil
	}
	found := fuzzy.FindNoSort(string(p.q), []string{string(text)})
	if len(found) == 0 {
		return nil
	}
	out := make([]int, 0, len(p.q))
	at, next := 0, found[0].MatchedIndexes // in bytes
	for n, r := range text {
		if len(next) > 0 && at == next[0] {
			out, next = append(out, places[n]), next[1:]
		}
		at += len(string(r))
	}
	return out
}

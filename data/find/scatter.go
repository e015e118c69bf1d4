package find

import "github.com/sahilm/fuzzy"

// scattered returns the characters of a text from from on in which those of q
// stand in order with others between; nil for none. One character is never
// scattered, and pinyin is not matched so: with gaps four initials stand in one
// headline of twelve.
func (m *matcher) scattered(p *pattern, from int) []int {
	k := 0
	for i := from; m.codes[i] != end && k < len(p.q); i++ {
		if m.glyphs[m.codes[i]].lit == p.q[k] {
			k++
		}
	}
	if k < len(p.q) { // most of what is asked for: the library is asked for the rest
		return nil
	}
	var text []rune
	var places []int // of the characters of text
	for i := from; m.codes[i] != end; i++ {
		if lit := m.glyphs[m.codes[i]].lit; lit > 0 { // others count for nothing
			text, places = append(text, lit), append(places, i)
		}
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

package find

import (
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// scattered returns the characters of x in which those of q stand in order with
// others between, or nil. One character is never scattered.
//
// Pinyin is not matched so: with gaps four initials stand in one headline of
// twelve.
func scattered(x text, q []rune) []int {
	if len(q) < 2 || !inOrder(x.lit, q) {
		return nil
	}
	found := fuzzy.FindNoSort(string(q), []string{string(x.lit)})
	if len(found) == 0 {
		return nil
	}
	out := make([]int, len(found[0].MatchedIndexes))
	for i, at := range found[0].MatchedIndexes {
		if i == 0 {
			out[i] = utf8.RuneCountInString(found[0].Str[:at])
			continue
		}
		before := found[0].MatchedIndexes[i-1]
		out[i] = out[i-1] + utf8.RuneCountInString(found[0].Str[before:at])
	}
	return out
}

// inOrder narrows what the library is asked for.
func inOrder(lit, q []rune) bool {
	k := 0
	for _, r := range lit {
		if r == q[k] {
			if k++; k == len(q) {
				return true
			}
		}
	}
	return false
}

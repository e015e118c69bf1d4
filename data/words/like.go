package words

import (
	"slices"
	"strings"

	"lanmu/data/find"
)

// A candidate is a word that may have been meant.
type candidate struct {
	word  string
	often int // the logarithm of how often it came
}

// mostLike is how many words are told.
const mostLike = 40

// sorted are the words of candidates, the most frequent first.
func sorted(all []candidate) (out []string) {
	slices.SortStableFunc(all, func(a, b candidate) int { return b.often - a.often })
	for _, c := range all[:min(len(all), mostLike)] {
		out = append(out, c.word)
	}
	return out
}

// each yields the words whose first character is so.
func each(first func(rune) bool, yield func(word []rune, often int)) {
	d := load()
	for r, in := range d.begins {
		if !first(r) {
			continue
		}
		for line := range strings.Lines(d.lines[in[0]:in[1]]) {
			line = strings.TrimSuffix(line, "\n")
			yield([]rune(line[:len(line)-1]), int(line[len(line)-1]-'a'))
		}
	}
}

// Read returns the words of two characters or more that letters are the pinyin of,
// the most frequent first: 苏联 for sulian.
func Read(letters string) []string {
	var all []candidate
	first := func(r rune) bool {
		return slices.ContainsFunc(find.SyllablesOf(r), func(s string) bool { return s[0] == letters[0] })
	}
	if letters == "" {
		return nil
	}
	each(first, func(word []rune, often int) {
		if len(word) > 1 && find.ReadsAs(word, letters) {
			all = append(all, candidate{string(word), often})
		}
	})
	return sorted(all)
}

// Like returns the words that a word of hanzi may have been meant for, the most
// frequent first: those read alike and, of a longer one, those in which one
// character is another, missing or too many.
func Like(word string) []string {
	var typed []rune
	for _, r := range word {
		typed = append(typed, find.Fold(r))
	}
	var all []candidate
	each(func(rune) bool { return true }, func(w []rune, often int) {
		if d := len(w) - len(typed); d < -1 || d > 1 || slices.Equal(w, typed) {
			return
		}
		if alike(w, typed) || len(typed) > 2 && oneApart(w, typed) {
			all = append(all, candidate{string(w), often})
		}
	})
	return sorted(all)
}

// alike reports whether two words may be read alike.
func alike(a, b []rune) bool {
	if len(a) != len(b) || len(a) < 2 {
		return false
	}
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		other := find.SyllablesOf(b[i])
		if !slices.ContainsFunc(find.SyllablesOf(a[i]), func(s string) bool { return slices.Contains(other, s) }) {
			return false
		}
	}
	return true
}

// oneApart reports whether one character makes the difference.
func oneApart(a, b []rune) bool {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	switch len(a) - len(b) {
	case 1:
		return slices.Equal(a[i+1:], b[i:])
	case -1:
		return slices.Equal(a[i:], b[i+1:])
	}
	return i < len(a) && slices.Equal(a[i+1:], b[i+1:])
}

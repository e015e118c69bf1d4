package find

import (
	"iter"
	"slices"
)

// Words in which a typo is forgiven: in shorter ones, one letter is another
// word; the longest headlines have thirty characters, and each letter more of a
// word is fifty queries more.
const (
	minForgivenLetters = 4
	minForgivenHanzi   = 3
	maxForgiven        = 32
)

// forgive yields queries that differ from terms by one letter too many, too
// few, wrong, or swapped with the next, the likeliest first. In hanzi it is a
// character too many or one of the same sound.
func (x *Index) forgive(terms []term) iter.Seq[[]term] {
	return func(yield func([]term) bool) {
		seen := map[string]bool{}
		for i, t := range terms {
			var typos iter.Seq[[]rune]
			switch {
			case t.exclude, t.field == day, len(t.q) > maxForgiven:
				continue
			case t.letters() && len(t.q) >= minForgivenLetters:
				typos = x.letterTypos(t.q)
			case !t.letters() && len(t.q) >= minForgivenHanzi:
				typos = x.hanziTypos(t.q)
			default:
				continue
			}
			seen[string(t.q)] = true
			for q := range typos {
				if len(q) == 0 || seen[string(q)] {
					continue
				}
				seen[string(q)] = true
				other := slices.Clone(terms)
				other[i].q = q
				if !yield(other) {
					return
				}
			}
		}
	}
}

// letterTypos yields what may have been meant by letters.
func (x *Index) letterTypos(q []rune) iter.Seq[[]rune] {
	return func(yield func([]rune) bool) {
		for other := range edits(q) {
			if x.readable(other) && !yield(other) {
				return
			}
		}
	}
}

// edits yields q with two letters swapped, with one left out, with one changed
// or put in.
func edits(q []rune) iter.Seq[[]rune] {
	return func(yield func([]rune) bool) {
		for i := 0; i+1 < len(q); i++ {
			other := slices.Clone(q)
			other[i], other[i+1] = other[i+1], other[i]
			if !yield(other) {
				return
			}
		}
		for i := range q {
			if !yield(slices.Delete(slices.Clone(q), i, i+1)) {
				return
			}
		}
		for i := range len(q) + 1 {
			for r := 'a'; r <= 'z'; r++ {
				if i < len(q) {
					other := slices.Clone(q)
					if other[i] = r; !yield(other) {
						return
					}
				}
				if !yield(slices.Insert(slices.Clone(q), i, r)) {
					return
				}
			}
		}
	}
}

// longestSyllable is how many letters zhuang has.
const longestSyllable = 6

// readable reports whether q can be pinyin of whole syllables, the last one
// perhaps unfinished: initials say too little for one of them to be forgiven.
func (x *Index) readable(q []rune) bool {
	s := string(q)
	ok := make([]bool, len(s)+1)
	ok[0] = true
	for i := range s {
		if !ok[i] {
			continue
		}
		for n := 1; n <= min(longestSyllable, len(s)-i); n++ {
			whole, begins := x.t.all[s[i:i+n]]
			if whole {
				ok[i+n] = true
			} else if begins && n >= 2 && i+n == len(s) {
				return true
			}
		}
	}
	return ok[len(s)]
}

// hanziTypos yields what may have been meant by hanzi: the same sounds, for
// input methods offer the wrong character of the right sound, or all but one of
// them.
func (x *Index) hanziTypos(q []rune) iter.Seq[[]rune] {
	return func(yield func([]rune) bool) {
		for i, r := range q {
			if sounds := x.t.sets[setOf(r)]; len(sounds) > 0 && !yield(slices.Concat(q[:i], []rune(sounds[0].syllable), q[i+1:])) {
				return
			}
		}
		for i := range q {
			if !yield(slices.Delete(slices.Clone(q), i, i+1)) {
				return
			}
		}
		for i := 0; i+1 < len(q); i++ {
			other := slices.Clone(q)
			if other[i], other[i+1] = other[i+1], other[i]; !yield(other) {
				return
			}
		}
	}
}

package find

import "slices"

// Shortest words in which a typo is forgiven: in shorter ones, one letter is
// another word.
const (
	minForgivenLetters = 4
	minForgivenHanzi   = 3
)

// forgive returns queries that differ from terms by one letter too many, too
// few, wrong, or swapped with the next, the likeliest first. In hanzi it is a
// character too many or one of the same sound.
func (x *Index) forgive(terms []term) [][]term {
	var out [][]term
	seen := map[string]bool{}
	for i, t := range terms {
		seen[string(t.q)] = true
		put := func(q []rune) {
			if len(q) == 0 || seen[string(q)] {
				return
			}
			seen[string(q)] = true
			other := slices.Clone(terms)
			other[i].q = q
			out = append(out, other)
		}
		switch {
		case t.exclude, t.field == day:
		case t.letters() && len(t.q) >= minForgivenLetters:
			x.letterTypos(t.q, put)
		case !t.letters() && len(t.q) >= minForgivenHanzi:
			x.hanziTypos(t.q, put)
		}
	}
	return out
}

// letterTypos calls put with what may have been meant by letters.
func (x *Index) letterTypos(q []rune, put func([]rune)) {
	try := func(q []rune) {
		if x.readable(q) {
			put(q)
		}
	}
	for i := 0; i+1 < len(q); i++ {
		other := slices.Clone(q)
		other[i], other[i+1] = other[i+1], other[i]
		try(other)
	}
	for i := range q {
		try(slices.Delete(slices.Clone(q), i, i+1))
	}
	for i := range len(q) + 1 {
		for r := 'a'; r <= 'z'; r++ {
			if i < len(q) {
				other := slices.Clone(q)
				other[i] = r
				try(other)
			}
			try(slices.Insert(slices.Clone(q), i, r))
		}
	}
}

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
		for _, syllable := range x.t.all {
			if rest := s[i:]; len(syllable) <= len(rest) && rest[:len(syllable)] == syllable {
				ok[i+len(syllable)] = true
			} else if len(rest) >= 2 && len(rest) < len(syllable) && syllable[:len(rest)] == rest {
				return true
			}
		}
	}
	return ok[len(s)]
}

// hanziTypos calls put with what may have been meant by hanzi: the same sounds,
// for input methods offer the wrong character of the right sound, or all but
// one of them.
func (x *Index) hanziTypos(q []rune, put func([]rune)) {
	for i, r := range q {
		if sounds := x.t.sets[setOf(r)]; len(sounds) > 0 {
			put(slices.Concat(q[:i], []rune(sounds[0].syllable), q[i+1:]))
		}
	}
	for i := range q {
		put(slices.Delete(slices.Clone(q), i, i+1))
	}
	for i := 0; i+1 < len(q); i++ {
		other := slices.Clone(q)
		other[i], other[i+1] = other[i+1], other[i]
		put(other)
	}
}

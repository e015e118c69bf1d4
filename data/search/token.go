package search

import "unicode/utf8"

// maxToken is how many bytes of a word are kept: longer ones are told apart by
// looking into the text.
const maxToken = 15

// A lookup is tokens that are to be looked up: one, or all that begin so.
type lookup struct {
	token  string
	prefix bool
}

// lookups returns what to look up so that all texts with the phrase are found,
// and whether no other is: then the texts need not be looked into.
func (p *phrase) lookups() (all []lookup, exact bool) {
	t := table()
	exact = true
	for i := 0; i < len(p.runes); {
		k := kindIn(t, p.runes[i])
		j := i + 1
		for j < len(p.runes) && kindIn(t, p.runes[j]) == k {
			j++
		}
		run, last := p.runes[i:j], j == len(p.runes)
		i = j
		switch {
		case k == wide && len(run) > 1:
			for n := 0; n+1 < len(run); n++ {
				all = append(all, lookup{token: string(run[n : n+2])})
			}
		case k == wide:
			all = append(all, lookup{string(run), last})
		case k == word:
			token, cut := cutToken(string(run))
			exact = exact && !cut
			all = append(all, lookup{token, last && !cut})
		}
	}
	return all, exact && len(all) == 1
}

// cutToken cuts a word to maxToken bytes, between characters.
func cutToken(s string) (token string, cut bool) {
	if len(s) <= maxToken {
		return s, false
	}
	n := maxToken
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n], true
}

// A key orders tokens roughly: by the first character, then by the three bytes
// after it. Blocks of postings are kept under the key of their first token.
type key = uint64

func keyOf(token string) key {
	r, size := utf8.DecodeRuneInString(token)
	k := key(r)
	for i := size; i < size+3; i++ {
		k <<= 8
		if i < len(token) {
			k |= key(token[i])
		}
	}
	return k
}

// keys returns the keys of the tokens that a lookup is for.
func (l *lookup) keys() (lo, hi key) {
	lo = keyOf(l.token)
	if !l.prefix {
		return lo, lo
	}
	_, size := utf8.DecodeRuneInString(l.token)
	free := max(0, 3-(len(l.token)-size)) * 8
	return lo, lo | (1<<free - 1)
}

package search

import (
	"cmp"
	"context"
	"slices"
)

// Spelled returns the words of letters in the index that one slip makes of a word, or
// two of a long one, with how many articles have each; the most frequent first.
func Spelled(ctx context.Context, sources []Source, word string) ([]Count, error) {
	typed := normalOf(word)
	const shortest, long = 3, 7
	if len(typed) < shortest || slices.ContainsFunc(typed, func(r rune) bool { return kindOf(r) != letter }) {
		return nil, nil
	}
	slips := 1
	if len(typed) >= long {
		slips = 2
	}
	found := map[string]int{}
	l := lookup{token: string(typed[:1]), prefix: true}
	for i := range sources {
		lo, hi := l.keys()
		err := sources[i].Read(ctx, lo, hi, func(block []byte) error {
			in := tokens{rest: block}
			for {
				more, err := in.next()
				if err != nil || !more {
					return err
				}
				token := string(in.token[:in.size])
				if r := []rune(token); kindOf(r[0]) == letter && token != string(typed) && distance(typed, r, slips) <= slips {
					found[token] += in.n
				}
			}
		})
		if err != nil {
			return nil, err
		}
	}
	var out []Count
	for w, n := range found {
		out = append(out, Count{w, n})
	}
	slices.SortFunc(out, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Word, b.Word))
	})
	return out, nil
}

// distance is how many characters are other, missing, too many or swapped with the
// next; more than most are not counted.
func distance(a, b []rune, most int) int {
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		now := make([]int, len(b)+1)
		now[0] = i + 1
		for j := range b {
			change := 1
			if a[i] == b[j] {
				change = 0
			}
			now[j+1] = min(last[j]+change, last[j+1]+1, now[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				now[j+1] = min(now[j+1], before[j-1]+1)
			}
		}
		before, last = last, now
	}
	return last[len(b)]
}

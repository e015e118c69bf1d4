package search

import (
	"cmp"
	"context"
	"math"
	"slices"
	"unicode/utf8"

	"lanmu/data/find"
)

// A spoken is a run of hanzi that the beginning of some letters may be the pinyin of.
type spoken struct {
	run    string
	last   rune
	rest   string // letters that are left
	atMost int    // in so many articles at most
}

// How many runs are gone on with after each character, and how many are returned.
const mostSpoken, mostRead = 200, 20

// Read returns runs of hanzi that letters are the pinyin of and of which every two that
// stand together do so in the index: names and new words, that no list has. Those that
// may be in the most articles come first; whether they are in any is to be looked up.
func Read(ctx context.Context, sources []Source, letters string) ([]string, error) {
	next := following(ctx, sources)
	var runs []spoken
	for _, r := range find.Beginning(letters) {
		for _, rest := range find.After(r, letters) {
			if rest != "" {
				runs = append(runs, spoken{string(r), r, rest, math.MaxInt})
			}
		}
	}
	var out []spoken
	for len(runs) > 0 {
		var longer []spoken
		for _, s := range runs {
			after, err := next(s.last)
			if err != nil {
				return nil, err
			}
			for r, n := range after {
				for _, rest := range find.After(r, s.rest) {
					l := spoken{s.run + string(r), r, rest, min(n, s.atMost)}
					if rest == "" {
						out = append(out, l)
					} else {
						longer = append(longer, l)
					}
				}
			}
		}
		likeliest(longer)
		runs = longer[:min(len(longer), mostSpoken)]
	}
	likeliest(out)
	var words []string
	for _, s := range out {
		if !slices.Contains(words, s.run) && len(words) < mostRead {
			words = append(words, s.run)
		}
	}
	return words, nil
}

func likeliest(runs []spoken) {
	slices.SortFunc(runs, func(a, b spoken) int {
		return cmp.Or(cmp.Compare(b.atMost, a.atMost), cmp.Compare(a.run, b.run))
	})
}

// following returns what tells which hanzi stand after one, and in how many articles at
// most.
func following(ctx context.Context, sources []Source) func(rune) (map[rune]int, error) {
	known := map[rune]map[rune]int{}
	return func(first rune) (map[rune]int, error) {
		if out, ok := known[first]; ok {
			return out, nil
		}
		out := map[rune]int{}
		l := lookup{token: string(first), prefix: true}
		lo, hi := l.keys()
		for i := range sources {
			err := sources[i].Read(ctx, lo, hi, func(block []byte) error {
				in := tokens{rest: block}
				for {
					more, err := in.next()
					if err != nil || !more {
						return err
					}
					r, size := utf8.DecodeRune(in.token[:in.size])
					if second, _ := utf8.DecodeRune(in.token[size:in.size]); r == first && in.size > size {
						out[second] += in.n
					}
				}
			})
			if err != nil {
				return nil, err
			}
		}
		known[first] = out
		return out, nil
	}
}

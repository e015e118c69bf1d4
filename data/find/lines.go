package find

import (
	"context"
	"slices"
)

// Lines matches lines against query as Filter does headlines, best first, once.
// It makes no lists for a second query and keeps nothing of a line that does not
// match.
func Lines(ctx context.Context, lines []string, query string) []Hit {
	terms := parse(query)
	if len(terms) == 0 {
		hits := make([]Hit, len(lines))
		for i := range hits {
			hits[i] = Hit{Item: i, Marks: Unmarked}
		}
		return hits
	}
	all := &Index{t: load()}
	keys := all.searchLines(ctx, lines, terms)
	forgiven := false
	if len(keys) == 0 && ctx.Err() == nil {
		for other := range all.forgive(terms) {
			if keys = all.searchLines(ctx, lines, other); len(keys) > 0 || ctx.Err() != nil {
				forgiven = true
				break
			}
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	hits := make([]Hit, len(keys))
	for n, k := range keys {
		hits[n] = Hit{Item: all.itemOf(k), Tier: k.tier(), Marks: Unmarked}
		if forgiven {
			hits[n].Tier = Forgiven
		}
	}
	return hits
}

// searchLines returns the keys of the lines that match all terms, sorted.
func (x *Index) searchLines(ctx context.Context, lines []string, terms []term) []key {
	read := slices.ContainsFunc(terms, func(t term) bool { return t.field != day && slices.ContainsFunc(t.q, isLetter) })
	numbers := make([]int32, len(lines))
	for i := range numbers {
		numbers[i] = int32(i)
	}
	parts := make([][]key, workers)
	line := make([]*Index, workers) // an index of one line for each
	for w := range line {
		line[w] = &Index{t: x.t, bounds: make([]int32, fields+1)}
	}
	x.each(ctx, numbers, func(w int, m *matcher, part []int32) {
		one, keys := line[w], parts[w]
		for _, n := range part {
			one.text.reset()
			one.text.add(lines[n])
			if read {
				one.text.choose(0, x.t)
			}
			for f := range one.bounds[1:] {
				one.bounds[f+1] = int32(len(one.text.lit))
			}
			if k, ok := one.match(m, 0, terms); ok {
				keys = append(keys, k|key(n))
			}
		}
		parts[w] = keys
	})
	return sorted(parts)
}

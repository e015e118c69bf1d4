package find

import (
	"context"
	"sync"
)

// Lines matches lines against query as Filter does headlines, best first, once:
// it makes no lists for a second query, which takes longer than to look at every
// line.
func Lines(ctx context.Context, lines []string, query string) []Hit {
	n := min(workers, len(lines)/1024+1)
	parts := make([]*Index, n)
	var wait sync.WaitGroup
	t := load()
	for w := range n {
		wait.Go(func() {
			part := lines[len(lines)*w/n : len(lines)*(w+1)/n]
			x := &Index{t: t, items: make([]Item, len(part)), bounds: make([]int32, 1, len(part)*int(fields)+1)}
			for i, line := range part {
				x.items[i].Headline = line
				x.text.append(line, t)
				end := int32(len(x.text.lit))
				x.bounds = append(x.bounds, end, end, end)
			}
			parts[w] = x
		})
	}
	wait.Wait()
	x := parts[0]
	for _, p := range parts[1:] {
		from := int32(len(x.text.lit))
		x.text = text{append(x.text.lit, p.text.lit...), append(x.text.set, p.text.set...), append(x.text.pref, p.text.pref...)}
		for _, b := range p.bounds[1:] {
			x.bounds = append(x.bounds, from+b)
		}
		x.items = append(x.items, p.items...)
	}
	x.unlisted = true
	return x.Filter(ctx, query)
}

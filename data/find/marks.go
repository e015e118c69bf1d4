package find

import (
	"context"
	"slices"
	"strings"
)

// Mark returns the marks of an item for a query that Filter found it by.
func (x *Index) Mark(item int, query string) *Marks {
	return x.marks(x.matcher(context.Background()), item, newWords(x.t, words(query, x.keys)))
}

func (x *Index) marks(m *matcher, item int, words []*word) *Marks {
	out := &Marks{}
	forgiven := false
	var meant []string
	for _, w := range words {
		if w.exclude || w.field.fact() {
			continue
		}
		f, ok := m.anyhow(w, int(x.starts[item]))
		if !ok {
			meant = append(meant, string(w.q))
			continue
		}
		start := x.textOf(item, f.field)
		at := f.at
		if at == nil {
			for k := f.from; k < f.to; k++ {
				at = append(at, k)
			}
		}
		list := [...]*[]int{&out.Headline, &out.Byline, &out.Column}[f.field]
		var sounds []string
		for _, k := range at {
			*list = append(*list, x.runeAt(start, k))
			if s := x.t.soundOf(x.glyphs[x.codes[k]]); s != "" {
				sounds = append(sounds, s)
			}
		}
		if f.cost&byPinyin != 0 || f.tier == Forgiven {
			out.Sound = strings.TrimSpace(out.Sound + " " + strings.Join(sounds, " "))
		}
		out.Alike = out.Alike || f.tier == Sounds
		if f.tier == Forgiven {
			forgiven = true
			meant = append(meant, string(m.text(nil, f.from, f.to)))
		} else {
			meant = append(meant, string(w.q))
		}
	}
	if forgiven {
		out.Meant = strings.Join(meant, " ")
	}
	for _, list := range [...]*[]int{&out.Headline, &out.Byline, &out.Column} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return out
}

// runeAt is which of the characters of a text, counted with those that cannot be
// seen, is at place k; the text begins at start.
func (x *Index) runeAt(start, k int) int {
	from, _ := slices.BinarySearch(x.hidden, int32(start))
	to, _ := slices.BinarySearch(x.hidden, int32(k+1))
	return k - start + to - from
}

package find

import (
	"context"
	"slices"
	"strings"
)

// Mark returns the marks of an item for a query that Filter found it by.
func (x *Index) Mark(item int, query string) *Marks {
	return x.marks(x.matcher(context.Background()), item, parse(query))
}

func (x *Index) marks(m *matcher, item int, terms []term) *Marks {
	out := &Marks{}
	for i := range terms {
		t := &terms[i]
		if t.exclude || t.field == day {
			continue
		}
		found, ok := x.matchTerm(m, item, t)
		if !ok {
			continue
		}
		at := found.at
		for k := found.from; at == nil || k < found.to && found.at == nil; k++ {
			if k == found.to {
				break
			}
			at = append(at, k)
		}
		list := [...]*[]int{&out.Headline, &out.Byline, &out.Column}[found.field]
		*list = append(*list, at...)
		if found.pinyin {
			text := x.of(item, found.field)
			for k := found.from; k < found.to; k++ {
				if s := m.sound(text, k); s != "" {
					out.Sound = strings.TrimSpace(out.Sound + " " + s)
				}
			}
		}
	}
	for _, list := range [...]*[]int{&out.Headline, &out.Byline, &out.Column} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return out
}

// sound is how a character of a text is read.
func (m *matcher) sound(x text, k int) string {
	sounds := m.t.sets[x.set[k]]
	if len(sounds) == 0 {
		return ""
	}
	return sounds[min(int(x.pref[k]), len(sounds)-1)].syllable
}

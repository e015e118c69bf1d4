package find

import "context"

// In returns where query stands in a text, as ranges of bytes that do not
// overlap: its characters, in any form, or their pinyin in whole syllables.
// Initials are not looked for: in a whole article they would be everywhere. A
// cancelled context ends it.
func In(ctx context.Context, s, query string) [][2]int {
	var all term
	for _, t := range words(query, FullPinyin) {
		if !t.field.fact() && !t.exclude {
			all.q = append(all.q, t.q...)
		}
	}
	if len(all.q) == 0 {
		return nil
	}
	t := load()
	p := newPattern(t, all.q, 0, anyField, false)
	p.within = true
	write := newScript(t)
	codes := write.append([]uint16{end}, s, nil)
	at := make([]int, 1, len(codes)) // where each begins in s
	for i, r := range s {
		if !Invisible(r) {
			at = append(at, i)
		}
	}
	at = append(at, len(s))
	m := newMatcher(ctx, t, write.glyphs, codes)
	var out [][2]int
	for i := 1; codes[i] != end && !m.stopped; {
		r, ok := m.at(p, i)
		if !ok || r.cost&byPinyin != 0 && (len(all.q) < shortestSound || r.cost&partCost != 0) || r.cost >= initialCost {
			i++
			continue
		}
		last := at[r.to-1]
		for last++; last < at[r.to] && s[last]&0xc0 == 0x80; { // what cannot be seen after it is not marked
			last++
		}
		out = append(out, [2]int{at[r.from], last})
		i = r.to
	}
	return out
}

// shortestSound is how many letters pinyin must have to be looked for in a
// text: fewer are part of half of all syllables.
const shortestSound = 2

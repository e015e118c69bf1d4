package find

import "context"

// In returns where query stands in a text, as ranges of bytes that do not
// overlap: its characters, in any form, or their pinyin in whole syllables.
// Initials are not looked for: in a whole article they would be everywhere. A
// cancelled context ends it.
func In(ctx context.Context, s, query string) [][2]int {
	var q []rune
	for _, t := range parse(query) {
		if t.field != day && !t.exclude {
			q = append(q, t.q...)
		}
	}
	if len(q) == 0 {
		return nil
	}
	t := load()
	var x text
	x.append(s, t)
	at := make([]int, 0, len(x.lit)+1)
	for i := range s {
		at = append(at, i)
	}
	at = append(at, len(s))
	m := &matcher{ctx: ctx, t: t, initials: t.initials}
	var out [][2]int
	for from := 0; from < len(x.lit); {
		r, ok := m.next(x, q, from)
		if !ok {
			break
		}
		out = append(out, [2]int{at[r.from], at[r.to]})
		from = r.to
	}
	return out
}

// shortestSound is how many letters pinyin must have to be looked for in a
// text: fewer are part of half of all syllables.
const shortestSound = 2

// next returns the first place from character from on where q stands.
func (m *matcher) next(x text, q []rune, from int) (run, bool) {
	for i := from; i < len(x.lit); i++ {
		if x.lit[i] != q[0] && (x.set[i] == 0 || !isLetter(q[0]) || m.initials[x.set[i]]&(1<<(q[0]-'a')) == 0) {
			continue
		}
		r, ok := m.at(x, q, i)
		if ok && r.cost < initialCost && (!r.pinyin || len(q) >= shortestSound && r.cost&partCost == 0) {
			return r, true
		}
	}
	return run{}, false
}

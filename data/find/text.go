package find

// text is a text as it is matched: a character's folded form, its set of
// readings, and which of them it has in the phrase it stands in.
type text struct {
	lit  []rune
	set  []uint16
	pref []uint8
}

// unchosen is the preference of a character that stands in no phrase: its first
// reading.
const unchosen = 0

// append adds the characters of s.
func (x *text) append(s string, t *tables) {
	from := len(x.lit)
	x.add(s)
	x.choose(from, t)
}

// add adds the characters of s as each is by itself.
func (x *text) add(s string) {
	for _, r := range s {
		x.lit = append(x.lit, Fold(r))
		x.set = append(x.set, setOf(r))
		x.pref = append(x.pref, unchosen)
	}
}

// choose tells which readings the characters from one on have in the phrases
// they stand in.
func (x *text) choose(from int, t *tables) {
	for i := from; i+1 < len(x.lit); i++ {
		if x.set[i] == 0 || x.set[i+1] == 0 || !t.begins[x.lit[i]-firstHanzi] {
			continue
		}
		for _, p := range t.phrases[[2]rune{x.lit[i], x.lit[i+1]}] {
			if i+2+len(p.rest) <= len(x.lit) && same(x.lit[i+2:i+2+len(p.rest)], p.rest) {
				copy(x.pref[i:], p.choice)
			}
		}
	}
}

func same(a, b []rune) bool {
	for i := range b {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// slice is the part of a text from a to b.
func (x *text) slice(a, b int) text { return text{x.lit[a:b], x.set[a:b], x.pref[a:b]} }

func (x *text) reset() { x.lit, x.set, x.pref = x.lit[:0], x.set[:0], x.pref[:0] }

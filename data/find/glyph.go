package find

// A glyph is a character as it is matched: its folded form, its set of readings,
// and which of them it has in the phrase it stands in.
type glyph struct {
	lit  rune
	set  uint16
	pref uint8 // the first of its readings where it stands in no phrase
	mark bool  // passed over between the characters of a word
}

// end is the code that ends every text.
const end = 0

// A script writes texts as codes of two bytes, each of which stands for a glyph:
// a library has a few thousand different ones, and a text of codes is a quarter
// of a text of glyphs. It holds 65,534 of them; a character that comes after so
// many others is taken for one that nobody can type.
type script struct {
	t      *tables
	glyphs []glyph
	known  []uint16 // by character of the basic plane: its code in its first reading, 0 for none yet
	others map[rune]uint16
	read   map[glyph]uint16 // codes of hanzi in other readings
}

func newScript(t *tables) *script {
	return &script{t: t, glyphs: []glyph{{lit: -1}}, known: make([]uint16, 1<<16), others: map[rune]uint16{}, read: map[glyph]uint16{}}
}

const maxGlyphs = 1<<16 - 1

func (s *script) put(g glyph) uint16 {
	if len(s.glyphs) >= maxGlyphs {
		g = glyph{lit: -2}
		if len(s.glyphs) > maxGlyphs {
			return maxGlyphs
		}
	}
	s.glyphs = append(s.glyphs, g)
	return uint16(len(s.glyphs) - 1)
}

// code is the code of a character by itself, end for one that cannot be seen.
func (s *script) code(r rune) uint16 {
	basic := int(r) < len(s.known)
	c := uint16(end)
	if basic {
		c = s.known[r]
	} else {
		c = s.others[r]
	}
	if c != end || Invisible(r) {
		return c
	}
	lit := Fold(r)
	g := glyph{lit: lit, set: setOf(r), mark: isMark(lit)}
	if g.set == 0 {
		g.set = setOf(lit)
	}
	c = s.put(g)
	if basic {
		s.known[r] = c
	} else {
		s.others[r] = c
	}
	return c
}

// append adds a text and its end to codes; hidden is told of every character
// that is left out because it cannot be seen, and where in codes it would be.
func (s *script) append(codes []uint16, text string, hidden func(at int)) []uint16 {
	from := len(codes)
	phrases, last := false, rune(0)
	for _, r := range text {
		c := s.known[r&0xffff]
		if c == end || r > 0xffff {
			if c = s.code(r); c == end {
				if hidden != nil {
					hidden(len(codes))
				}
				continue
			}
		}
		codes = append(codes, c)
		lit := s.glyphs[c].lit
		phrases = phrases || s.t.mayBegin(last, lit)
		last = lit
	}
	if phrases {
		s.choose(codes[from:])
	}
	return append(codes, end)
}

// choose tells which readings the characters of a text have in the phrases they
// stand in.
func (s *script) choose(codes []uint16) {
	for i := range codes[:max(len(codes)-1, 0)] {
		a, b := s.glyphs[codes[i]], s.glyphs[codes[i+1]]
		if a.set == 0 || b.set == 0 || !s.t.mayBegin(a.lit, b.lit) {
			continue
		}
		for _, p := range s.t.phrases[[2]rune{a.lit, b.lit}] {
			if s.follow(codes[i+2:], p.rest) {
				for k, choice := range p.choice {
					s.prefer(&codes[i+k], choice)
				}
			}
		}
	}
}

// follow reports whether a text begins with characters.
func (s *script) follow(codes []uint16, chars []rune) bool {
	if len(codes) < len(chars) {
		return false
	}
	for i, r := range chars {
		if s.glyphs[codes[i]].lit != r {
			return false
		}
	}
	return true
}

// prefer has a character read in one of its readings.
func (s *script) prefer(code *uint16, pref uint8) {
	g := s.glyphs[*code]
	if g.pref == pref || g.set == 0 {
		return
	}
	g.pref = pref
	c, known := s.read[g]
	if !known {
		c = s.put(g)
		s.read[g] = c
	}
	*code = c
}

// Readings returns how each character of a text is read where it stands, without
// tone, ü as v; "" for what is no hanzi.
func Readings(text string) []string {
	t := load()
	s := newScript(t)
	var out []string
	at := 0
	var left []int // characters that cannot be seen
	codes := s.append(nil, text, func(k int) { left = append(left, k) })
	for k, c := range codes {
		for ; at < len(left) && left[at] == k; at++ {
			out = append(out, "")
		}
		if c != end {
			out = append(out, t.soundOf(s.glyphs[c]))
		}
	}
	return out
}

// soundOf is how a glyph is read.
func (t *tables) soundOf(g glyph) string {
	sounds := t.sets[g.set]
	if g.set == 0 || len(sounds) == 0 {
		return ""
	}
	return t.syllables[sounds[min(int(g.pref), len(sounds)-1)].syllable]
}

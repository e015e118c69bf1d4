package find

import "math/bits"

// What slips of the keys are taken for, and what each of them weighs: the less,
// the likelier. A unit is about what makes one of two corrections half as likely
// as the other (see groups). That a letter is doubled, left out, swapped with the
// next or taken from the key beside it makes nine typos of ten.
const (
	doubledSlip   = 2  // huittan
	swappedSlip   = 3  // huawie
	missingSlip   = 3  // bejing
	besideSlip    = 3  // qiangki
	extraBeside   = 4  // hqaishi
	extraSlip     = 6  // another letter too many
	otherSlip     = 6  // another letter
	firstSlip     = 1  // more, of the first letter: whoever types looks at it
	unfinished    = 1  // more, in a syllable that is not finished
	homophoneSlip = 2  // 工将: the input method offers another hanzi of the same sound
	likeSlip      = 4  // or of a sound that is mixed up with it
	wrongSlip     = 16 // any other hanzi
	hanziSlip     = 8  // a hanzi too many, or two swapped
)

// Words in which a slip is forgiven: in shorter ones, it makes another word. The
// longest headlines have thirty characters.
const (
	minSlipLetters = 2
	minSlipHanzi   = 2
	minAlone       = 4 // below, a slip is looked for only where nothing is found, and in a word alone
	minWrongHanzi  = 3 // a hanzi that is not even of the same sound
	minLatin       = 4
	minInside      = 6 // of one that begins within a run of letters and digits
	rightInside    = 3 // of its letters that must be right before the slip
	maxSlip        = 48
)

// edits are the syllables that letters of a word may have been meant for with a
// slip in them: for each letter and syllable what it weighs, in four bits for
// each number of letters from 1 to 7.
type edits struct {
	weights [][]uint32 // nil for letters from which on there are none
	meant   [][]uint16 // by letter: the syllables
	wrong   bool       // one hanzi may be any other
}

func (e *edits) at(k int, syllable uint16) uint32 {
	if row := e.weights[k]; row != nil {
		return row[syllable]
	}
	return 0
}

func (e *edits) put(k int, syllable uint16, letters, weight int) {
	w := &e.weights[k][syllable]
	if *w == 0 {
		e.meant[k] = append(e.meant[k], syllable)
	}
	shift := 4 * (letters - 1)
	if was := *w >> shift & 15; was == 0 || weight < int(was) {
		*w = *w&^(15<<shift) | uint32(weight)<<shift
	}
}

// A reading tells from which letters of a word its beginning and its rest can be
// read in whole syllables, and of how many characters each beginning is, bit n
// for n.
type reading struct {
	before, after []bool
	chars         []uint64
}

func (p *pattern) parse() reading {
	n := len(p.q)
	out := reading{make([]bool, n+1), make([]bool, n+1), make([]uint64, n+1)}
	// from calls yield for the ends of what may be read from letter k on.
	from := func(k int, yield func(to int)) {
		if p.marks>>k&1 != 0 {
			yield(k + 1)
			return
		}
		if letter(p.q[k]) < 0 {
			yield(k + 1)
			return
		}
		for _, s := range p.spelt[k] {
			for b := wholes(p.step(k, s)); b != 0; b &= b - 1 {
				yield(k + bits.TrailingZeros64(uint64(b)) + 1)
			}
		}
	}
	out.before[0], out.chars[0] = true, 1
	for k := range n {
		if out.before[k] {
			from(k, func(to int) {
				out.before[to] = true
				if p.marks>>k&1 != 0 {
					out.chars[to] |= out.chars[k]
				} else {
					out.chars[to] |= out.chars[k] << 1
				}
			})
		}
	}
	out.after[n] = true
	for k := n - 1; k >= 0; k-- {
		from(k, func(to int) { out.after[k] = out.after[k] || out.after[to] })
		if letter(p.q[k]) >= 0 && !out.after[k] {
			for _, s := range p.spelt[k] {
				out.after[k] = out.after[k] || p.step(k, s)&(partStep|partStep<<soundBits) != 0
			}
		}
	}
	return out
}

// forgive has a pattern match with a slip: one of the keys, or hanzi of the same
// sound for any of those typed.
func (p *pattern) forgive() reading {
	t := p.t
	p.edits = &edits{weights: make([][]uint32, len(p.q)), meant: make([][]uint16, len(p.q))}
	p.num = false
	read := p.parse()
	hanzi := 0
	for k, r := range p.q {
		switch {
		case letter(r) >= 0 && read.before[k]:
			p.slips(k, read)
		case setOf(r) != 0:
			hanzi++
			for _, s := range t.sets[setOf(r)] {
				if s.rare {
					continue
				}
				p.note(k, s.syllable, homophone)
				for _, other := range t.alike[s.syllable] {
					if other.sounds == 1 {
						p.note(k, other.syllable, homophoneOf)
					}
				}
			}
		}
	}
	p.edits.wrong = hanzi >= minWrongHanzi
	return read
}

// slips notes what letters from k on may have been meant for.
func (p *pattern) slips(k int, read reading) {
	n := len(p.q)
	p.edits.weights[k] = make([]uint32, len(p.t.syllables))
	var typed []byte
	for l := 1; l <= longestSpelling+1 && k+l <= n; l++ {
		c := letter(p.q[k+l-1])
		if c < 0 || l > 1 && p.cuts>>(k+l-1)&1 != 0 {
			return
		}
		typed = append(typed, byte('a'+c))
		if l < 2 || !read.after[k+l] {
			continue
		}
		for s, meant := range p.t.syllables {
			if w := slip(typed, meant); w > 0 {
				p.edits.put(k, uint16(s), l, w)
			}
			if k+l < n || k == 0 && l < 3 {
				continue
			}
			for j := max(l-1, 2); j <= l+1 && j < len(meant); j++ {
				if w := slip(typed, meant[:j]); w > 0 {
					p.edits.put(k, uint16(s), l, w+unfinished)
				}
			}
		}
	}
}

// slip returns what it weighs that meant was typed so, 0 for what is no slip.
func slip(typed []byte, meant string) int {
	a, b := len(typed), len(meant)
	if b < 2 || a-b > 1 || b-a > 1 {
		return 0
	}
	i := 0
	for i < min(a, b) && typed[i] == meant[i] {
		i++
	}
	j := 0
	for j < min(a, b)-i && typed[a-1-j] == meant[b-1-j] {
		j++
	}
	first := 0
	if i == 0 {
		first = firstSlip
	}
	switch {
	case a == b && i+j == a-1:
		if beside(typed[i], meant[i]) {
			return besideSlip + first
		}
		return otherSlip + first
	case a == b && i+j == a-2 && typed[i] == meant[i+1] && typed[i+1] == meant[i]:
		return swappedSlip + first
	case a == b+1 && i+j == b:
		return extra(typed, i) + first
	case a == b-1 && i+j == a:
		return missingSlip + first
	}
	return 0
}

// extra is what it weighs that letter i is too many.
func extra[T byte | rune](typed []T, i int) int {
	w := extraSlip
	for _, j := range [...]int{i - 1, i + 1} {
		if j < 0 || j >= len(typed) {
			continue
		}
		switch {
		case typed[j] == typed[i]:
			return doubledSlip
		case beside(byte(typed[j]), byte(typed[i])):
			w = extraBeside
		}
	}
	return w
}

// keyboard is the rows of keys, each half a key further right than the one
// above.
var keyboard = [...]string{"qwertyuiop", "asdfghjkl", "zxcvbnm"}

// beside reports whether two keys touch.
func beside(a, b byte) bool { return touching[a&31]>>(b&31)&1 != 0 }

var touching = func() (t [32]uint32) {
	touch := func(a, b byte) {
		t[a&31] |= 1 << (b & 31)
		t[b&31] |= 1 << (a & 31)
	}
	for y, row := range keyboard {
		for x := range row {
			if x > 0 {
				touch(row[x-1], row[x])
			}
			if y > 0 {
				for _, up := range [...]int{x, x + 1} {
					if up < len(keyboard[y-1]) {
						touch(keyboard[y-1][up], row[x])
					}
				}
			}
		}
	}
	return t
}()

// homophone is what it weighs that hanzi k was typed for a glyph that sounds the
// same, 0 for one that does not.
func (m *matcher) homophone(k int, g *glyph) int {
	w := 0
	for _, s := range m.t.sets[g.set] {
		switch way := m.p.step(k, s.syllable); {
		case s.rare:
		case way&homophone != 0:
			return homophoneSlip
		case way&homophoneOf != 0:
			w = likeSlip
		}
	}
	return w
}

// latin matches a word with the Latin word that begins at character i, with one
// slip. What comes after the letters typed may be anything.
func (m *matcher) latin(q []rune, i int) (r run, ok bool) {
	lit := func(i int) rune { return m.glyphs[m.codes[i]].lit }
	inside := isLetter(lit(i-1)) || isDigit(lit(i-1)) // of FWPREVIEW in T2016FWPREVIEW
	at := 0
	for at < len(q) && lit(i+at) == q[at] {
		at++
	}
	if at == len(q) || inside && (len(q) < minInside || at < rightInside) {
		return run{}, false // no slip, or it may be any letters
	}
	rest := func(k, j int) bool {
		for ; k < len(q); k, j = k+1, j+1 {
			if lit(j) != q[k] {
				return false
			}
		}
		return true
	}
	w, to := 0, 0
	try := func(weight, k, j int) {
		if at == 0 {
			weight += firstSlip
		}
		if (w == 0 || weight < w) && rest(k, j) {
			w, to = weight, j+len(q)-k
		}
	}
	j := i + at
	if at+1 < len(q) && lit(j) == q[at+1] && lit(j+1) == q[at] {
		try(swappedSlip, at+2, j+2)
	}
	if isLetter(lit(j)) {
		if beside(byte(lit(j)), byte(q[at])) {
			try(besideSlip, at+1, j+1)
		} else {
			try(otherSlip, at+1, j+1)
		}
		try(missingSlip, at, j+1)
	}
	try(extra(q, at), at+1, j)
	return run{i, to, cost(w) * editCost}, w > 0
}

package page

// Where a dump keeps the two ems before a paragraph's first line, a line that
// has them begins a paragraph, whatever stands before it, and a line that has
// not goes on with one. Many dumps indent some paragraphs and not others, or
// every line alike, so the page as a whole is asked first.

// start tells what white space before a line says of it.
type start uint8

const (
	unsaid start = iota
	begins       // a paragraph's first line
	goesOn       // none of it
)

// indents is what a page's indents say of its custom.
type indents struct {
	all, torn       int // indented units, and those of them after half a sentence
	sure, kept      int // units that must begin a paragraph, and those of them indented
	afterStop, bare int // units after a finished sentence, and those of them not indented
}

// count adds what u says, with prev before it. typed tells that they are lines of type.
func (n *indents) count(u, prev *block, typed bool) {
	if u.role != body {
		return
	}
	if u.indented {
		n.all++
		if prev.role == body && !prev.ended && (typed || prev.size > maxHeadline && classOf(prev.last) != pause) {
			n.torn++
		}
	}
	switch {
	case u.short() && !typed:
	case prev.role == byline:
		n.sure++
		if u.indented {
			n.kept++
		}
	case prev.role == body && prev.ended:
		n.afterStop++
		if !u.indented {
			n.bare++
		}
	}
}

// findStarts notes in the units what their indents say. typed tells that the
// units are lines of type.
func findStarts(units []block, typed bool) {
	const few = 3 // fewer indents are an accident
	var n indents
	for i := 1; i < len(units); i++ {
		n.count(&units[i], &units[i-1], typed)
	}
	if n.all < few || n.torn*2 > n.all {
		return // set in for looks, not for paragraphs
	}
	always := n.kept*5 >= n.sure*4 && n.sure > 0 || n.sure == 0 && n.bare*4 <= n.afterStop
	for i := range units {
		switch u := &units[i]; {
		case u.role != body:
		case u.indented:
			u.start = begins
		case always && u.tenths == 0: // of type it is known what goes on
			u.start = goesOn
		}
	}
}

// setIn reports whether white space before a line is a paragraph's indent: two
// em in most dumps; some have four half-width spaces, or lost one of them.
func setIn(white string) bool {
	em := 0.0
	for _, r := range white {
		switch r {
		case '\u3000', '\u2003':
			em++
		case '\t':
			em += 2
		case ' ', '\u00a0', '\u2002':
			em += 0.5
		}
	}
	return em > 1 && em <= 4
}

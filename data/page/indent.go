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

// tellStarts notes in the units what their indents say. typed tells that the
// units are lines of type.
func tellStarts(units []block, typed bool) {
	const few = 3            // fewer indents are an accident
	var indents, torn int    // indented units, and those of them behind half a sentence
	var sure, kept int       // units that must begin a paragraph, and those of them indented
	var behindStop, bare int // units behind a finished sentence, and those of them not indented
	for i := 1; i < len(units); i++ {
		u, prev := &units[i], &units[i-1]
		if u.role != body {
			continue
		}
		if u.indented {
			indents++
			if prev.role == body && !prev.ended && (typed || prev.size > maxHeadline && classOf(prev.last) != pause) {
				torn++
			}
		}
		if u.short() && !typed {
			continue
		}
		if prev.role == byline {
			sure++
			if u.indented {
				kept++
			}
		}
		if prev.role == body && prev.ended {
			behindStop++
			if !u.indented {
				bare++
			}
		}
	}
	if indents < few || torn*2 > indents {
		return // set in for looks, not for paragraphs
	}
	always := kept*5 >= sure*4 && sure > 0 || sure == 0 && bare*4 <= behindStop
	for i := range units {
		switch u := &units[i]; {
		case u.role != body:
		case u.indented:
			u.start = begins
		case always:
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

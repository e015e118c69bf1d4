package typeset

// squeeze takes the blank from between marks that meet and puts space between
// hanzi and Latin (clreq 3.1.6). It runs before lines are broken:
// of two marks of which a line may end with the first, the first gives up what
// it would lose at the line's end in any case, so where lines break changes
// nothing.
func (s *Setter) squeeze() {
	exclaimed := 0 // marks of ！？ in a row
	for _, at := range s.odd {
		i := int(at)
		b := &s.cells[i]
		if isExclamation(b) {
			exclaimed++
		} else if exclaimed > 0 {
			s.pairExclamations(i, exclaimed)
			exclaimed = 0
		}
		if i == 0 || b.class == han && s.cells[i-1].class == han || b.isVoid() {
			continue
		}
		a := &s.cells[i-1]
		for k := i - 1; a.isVoid() && k > 0; k-- {
			a = &s.cells[k-1]
		}
		if isPlain(a) && isBlank(b) || isBlank(a) && isPlain(b) { // most of them
			continue
		}
		s.tighten(a, b)
		if keepsTogether(a, b) {
			b.flags |= fixed
		}
		if !s.style.cells && s.standsOff(i) {
			b.flags |= apart
		}
	}
	s.pairExclamations(len(s.cells), exclaimed)
}

// isPlain tells hanzi with nothing particular about them.
func isPlain(c *cell) bool { return c.class == han && c.flags == 0 }

// isBlank tells Chinese marks that have the blank half of their em still.
func isBlank(c *cell) bool { return c.flags == lead || c.flags == trail }

// tighten takes half an em from two marks that meet.
func (s *Setter) tighten(a, b *cell) {
	switch {
	case a.has(trail) && (b.has(lead|trail) || b.class == middle || b.class == slash || s.isCentred(b)):
		a.flags &^= trail
		a.advance -= half
	case b.has(lead) && (a.class == opener && !a.has(inWestern) || a.class == middle || a.class == slash || s.isCentred(a)):
		b.flags &^= lead
		b.advance -= half
		b.shift -= half
	}
}

func isExclamation(c *cell) bool { return c.r == '！' || c.r == '？' }

// pairExclamations sets n marks of ！？ that end before cell i: two take one em,
// three two (GB/T 15834 5.1). All but the last have given up their blank.
func (s *Setter) pairExclamations(i, n int) {
	if last := i - 1; n > 0 && n%2 == 0 && s.cells[last].has(trail) {
		s.cells[last].flags &^= trail
		s.cells[last].advance -= half
	}
}

// keepsTogether reports whether b is never moved away from a: within words,
// numbers and their signs, dashes and ellipses (clreq 3.1.5, 3.2.4). A space
// moves with what is before it; the gap is after it.
func keepsTogether(a, b *cell) bool {
	switch {
	case b.has(hidden|joined) || a.r == wordJoiner || a.class == head && !a.has(hidden):
		return true
	case a.has(inWestern) && b.has(inWestern):
		return a.class != space
	case a.class == b.class && (a.class == dash || a.class == ellipsis || a.class == fullAlnum):
		return true
	}
	return b.class == tail && (a.has(letter) || a.class == fullAlnum)
}

// standsOff reports whether a quarter em is put before cell i: between hanzi and
// letters or digits, and the signs that are one with a number.
func (s *Setter) standsOff(i int) bool {
	a, b := &s.cells[i-1], &s.cells[i]
	switch {
	case a.class == han && b.has(inWestern):
		if i+1 < len(s.cells) && isBeforeNumber(b.r) {
			return isDigit(s.cells[i+1].r)
		}
		return b.has(letter) && !b.has(joined)
	case a.has(inWestern) && b.class == han:
		if i > 1 && isAfterNumber(a.r) {
			return isDigit(s.cells[i-2].r)
		}
		return a.has(letter)
	}
	return false
}

// isDigit tells the digits signs go with.
func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isBeforeNumber(r rune) bool {
	return r == '+' || r == '-' || r == '−' || r == '±' || r == '$' || r == '£' || r == '€' || r == '¥'
}

func isAfterNumber(r rune) bool { return r == '%' || r == '‰' || r == '°' }

package page

// A census counts what tells the form of a dump.
type census struct {
	lines  int // of six characters or more, without a mark
	open   int // of them, that finish no sentence
	even   int // of these, that are followed by a line no wider
	gaps   int // that have text on both sides of a gap
	wider  int // that finish a sentence and are wider than any that does not
	whole  int // that do so and are half as wide again: whole paragraphs among verse
	all    int // characters
	long   int // of lines longer than lines of type are
	widest int // characters of the widest line that breaks off
}

// count adds u, with next after it, nil at the end.
func (n *census) count(u, next *block) {
	n.all += u.size
	if u.size > maxLine {
		n.long += u.size
	}
	if u.size < 6 || classOf(u.first) == mark {
		return
	}
	n.lines++
	if u.ended {
		if u.size > n.widest+2 {
			n.wider++
		}
		if 2*u.size > 3*n.widest {
			n.whole++
		}
		return
	}
	n.open++
	if next == nil || next.em <= u.em+indent+slack || squeezedOff(u) || squeezedOff(next) {
		n.even++
	}
	if u.spaced && cells(u.String) > 1 && (next == nil || !standsOverText(u, next)) {
		if furniture, _ := furnished(u); !furniture {
			n.gaps++
		}
	}
}

// formOf tells how a dump lays its text out, by what the text looks like.
//
// Lines of type are of a few widths, none long, and most break off in
// mid-sentence, the next being no wider, nor those that end a sentence; blocks
// are of any length, and most end with a sentence. Where strips share a line,
// lines have gaps with text on both sides, and few of them end a sentence.
func formOf(units []block) Form {
	const (
		few    = 5    // with fewer lines there is no telling, and nothing to gain
		enough = 4000 // a page has not so many
	)
	units = units[:min(len(units), enough)]
	var n census
	for i := range units {
		if u := &units[i]; !u.ended {
			n.widest = max(n.widest, u.size)
		}
	}
	for i := range units {
		var next *block
		if i+1 < len(units) {
			next = &units[i+1]
		}
		n.count(&units[i], next)
	}
	switch {
	case n.lines < few:
		return Blocks
	case n.gaps*5 > n.lines:
		return SideBySide
	case n.whole > 1:
		return Blocks
	case n.long*5 < n.all && n.wider*10 <= n.lines && n.open*5 >= n.lines*3 && n.even*4 >= n.open*3:
		return Lines
	}
	return Blocks
}

// standsOverText reports whether u, a line with a gap in it, stands over a text on one
// line: a headline of two halves (东街食堂开张 老人吃上热饭) over its paragraph. Rows that
// strips share are of about one width.
func standsOverText(u, next *block) bool {
	return next.size > maxLine && next.size > 2*u.size && !next.spaced
}

// squeezedOff reports whether u begins with a mark that no line begins with: it is
// the rest of the line before.
func squeezedOff(u *block) bool {
	c := classOf(u.first)
	return c == closer || c == pause || c == terminal
}

// cells counts the stretches of s that gaps divide and that are long enough to
// be lines of type: five characters or more.
func cells(s string) (n int) {
	const least = 5
	run, hanzi := 0, 0
	end := func() {
		if run >= least && hanzi >= least/2 {
			n++
		}
		run, hanzi = 0, 0
	}
	for _, r := range s {
		if isSpace(r) {
			end()
			continue
		}
		run++
		if isHanzi(r) || r >= 0x2e80 && r <= 0x2fdf {
			hanzi++
		}
	}
	end()
	return n
}

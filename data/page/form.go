package page

// formOf tells how a dump lays its text out, by what the text looks like.
//
// Lines of type are of a few widths, none long, and most break off in
// mid-sentence, the next being no wider, nor those that end a sentence; blocks
// are of any length, and most end with a sentence. Where columns share a line,
// lines have gaps with text on both sides, and few of them end a sentence.
func formOf(units []block) Form {
	const (
		few    = 5    // with fewer lines there is no telling, and nothing to gain
		enough = 4000 // a page has not so many
	)
	units = units[:min(len(units), enough)]
	lines, open, even, gaps, long, all := 0, 0, 0, 0, 0, 0
	widest, wider := 0, 0 // characters of the widest line that breaks off; lines wider than that
	for i := range units {
		if u := &units[i]; !u.ended {
			widest = max(widest, u.size)
		}
	}
	for i := range units {
		u := &units[i]
		all += u.size
		if u.size > maxLine {
			long += u.size
		}
		if u.size < 6 || classOf(u.first) == mark {
			continue
		}
		lines++
		if !u.ended {
			open++
			if i+1 == len(units) || units[i+1].em <= u.em+indent+slack || squeezedOff(u) || squeezedOff(&units[i+1]) {
				even++
			}
		}
		if u.ended && u.size > widest+2 {
			wider++
		}
		if u.spaced && !u.ended && cells(u.String) > 1 && !(i+1 < len(units) && standsOverText(u, &units[i+1])) {
			if furniture, _ := furnished(u); !furniture {
				gaps++
			}
		}
	}
	switch {
	case lines < few:
		return Blocks
	case gaps*5 > lines:
		return SideBySide
	case long*5 < all && wider*10 <= lines && open*5 >= lines*3 && even*4 >= open*3:
		return Lines
	}
	return Blocks
}

// standsOverText reports whether u, a line with a gap in it, stands over a text on one
// line: a headline of two halves (东街食堂开张 老人吃上热饭) over its paragraph. Rows that
// columns share are of about one width.
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

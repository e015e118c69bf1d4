package page

import "strings"

// marked splits a line into its mark and what follows. Brackets around the
// whole of it (【今日谈】) are a mark too: the opening one.
func marked(s string) (m rune, rest string) {
	r := firstRune(s)
	switch {
	case classOf(r) == mark:
		return r, trim(strings.TrimLeftFunc(s, func(c rune) bool { return classOf(c) == mark || isSpace(c) }))
	case (r == '【' || r == '〖') && classOf(lastRune(s)) == closer:
		inner := strings.Trim(s, "【】〖〗")
		if !strings.ContainsAny(inner, "【】〖〗") {
			return r, trim(inner)
		}
	}
	return 0, s
}

// longestLabel is the most characters a column's name has: 本报记者在一线观察 has
// nine; a picture's caption behind ▲ is longer.
const longestLabel = 12

// labelEnds are how names of columns end more often than names of people.
const labelEnds = "评谈论话语说言窗台哨笔察声点栏角图漫焦接坛座闻讯波刊线面势道场记录汇萃苑事眼思录坊廊桥园林会萃考考考题談評論話語說觀點聲"

// labelOdds tells how much more the looks of rest, a line behind its mark,
// speak for a column's name than for an author's. prev and next are the lines
// around it, nil at an end.
func labelOdds(m rune, rest string, prev, next *block) float64 {
	odds := 0.0
	switch m {
	case '□':
		odds -= 1 // an author's, by custom
	case '■', '【', '〖':
		odds += 1
	default:
		odds += 0.5
	}
	sig, ok := readByline(rest)
	switch {
	case !ok:
		odds += 2
	case sig.strength == 2:
		odds -= 3
	case sig.strength == 1:
		odds -= 2
	case count(rest) == 5 && twoNames(rest):
		odds -= 1 // behind a mark words are less likely so
	default:
		odds += 0.3
	}
	if strings.ContainsRune(labelEnds, lastRune(rest)) {
		odds += 1
	}
	// A label stands before a headline, an author behind one or behind the
	// article's last sentence.
	if next == nil {
		odds -= 2
	} else if m, name := marked(next.String); m != 0 && count(name) <= longestLabel {
		odds -= 2 // of two lines with marks the first signs what is behind it
	} else if next.short() {
		odds += 0.5
	} else {
		odds -= 1.5
	}
	if prev != nil {
		if m, name := marked(prev.String); m != 0 && count(name) <= longestLabel {
			odds += 1
		} else if prev.short() && !prev.ended {
			odds -= 1
			if next != nil && !next.short() {
				odds -= 2
			}
		}
	}
	return odds
}

// tellMarks gives every marked line its role. Marks speak together: a page
// sets one mark before its columns and another before its authors, so what
// most lines with a mark look like decides for all that could be either.
func tellMarks(blocks []block) {
	type vote struct {
		odds, least, most float64
		lines             int
	}
	votes := make(map[rune]*vote)
	type line struct {
		block  int
		mark   rune
		odds   float64
		behind bool // it stands behind a finished text and before a short line, as labels and signatures do
	}
	var marks []line
	under := make(map[rune]int) // lines that sign a headline, by where they stand
	open := false               // something stands above that can be signed
	for i := range blocks {
		b := &blocks[i]
		m, rest := rune(0), ""
		if b.marks || classOf(b.first) == opener { // spare most lines the look
			m, rest = marked(b.String)
		}
		if m == 0 || rest == "" {
			if !open {
				yes, _ := furnished(b)
				open = !yes
			}
			continue
		}
		n := count(rest)
		if n > maxHeadline || b.stops || b.ended && classOf(lastRune(rest)) == terminal {
			continue
		}
		if n > longestLabel {
			if _, isName := readByline(rest); !isName {
				continue
			}
		}
		var prev, next *block
		if i > 0 {
			prev = &blocks[i-1]
		}
		if i+1 < len(blocks) {
			next = &blocks[i+1]
		}
		o := labelOdds(m, rest, prev, next)
		if !open {
			o += 3
		}
		open = true
		if prev != nil && next != nil && prev.short() && !prev.ended && !next.short() {
			if above, _ := marked(prev.String); above == 0 {
				under[m]++
			}
		}
		behind := prev != nil && next != nil && prev.ended && !prev.short() && next.short()
		marks = append(marks, line{i, m, o, behind})
		if votes[m] == nil {
			votes[m] = &vote{least: o, most: o}
		}
		v := votes[m]
		v.odds += o
		v.least, v.most = min(v.least, o), max(v.most, o)
		v.lines++
	}
	for _, l := range marks {
		v := votes[l.mark]
		custom := 2.0 // how much the page's custom counts against one line's looks
		if v.least < -1 && v.most > 1 {
			custom = 0.5 // the mark serves for both
		}
		if l.behind && under[l.mark] > 0 && custom < 1 {
			l.odds += 1.5 // authors of this page stand under the headline
		}
		if l.odds+custom*v.odds/float64(v.lines) > 0 {
			blocks[l.block].role = label
		} else {
			blocks[l.block].role = byline
		}
	}
}

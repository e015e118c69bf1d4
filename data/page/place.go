package page

import "strings"

// A page without marks tells its columns by their place: a short line alone
// above a headline, the same above several. The first line of a headline of two
// looks so too, and the author at the end of the article before. So each such
// line is weighed: whether it recurs, ends as names of columns do, is much
// shorter than what is under it.

// tellPlaces gives the role of label to lines that no mark announces. A page
// that has marks before its labels has no others.
func tellPlaces(blocks []block, typed bool) {
	for i := range blocks {
		if blocks[i].role == label {
			return
		}
	}
	type line struct {
		block int
		odds  float64
	}
	var found []line
	times := make(map[string]int)
	sizes := make(map[uint8]int)      // of the type they are set in
	noAuthor := make(map[string]bool) // lines that stand behind no article, once at least
	var above running
	for i := range blocks {
		stands := standsAbove(blocks, i, typed)
		if stands && i > 0 && goesOnFrom(&blocks[i-1], &blocks[i], typed) {
			stands = above.quotedBefore(blocks, i, typed)
		}
		if stands {
			found = append(found, line{block: i})
			name := unframed(blocks[i].String)
			times[name]++
			sizes[blocks[i].tenths]++
			if i == 0 || blocks[i-1].role != body {
				noAuthor[name] = true
			}
		}
	}
	const sure = 2.0
	labels, others := 0, 0
	for _, l := range found {
		if !hasSurname(unframed(blocks[l.block].String)) {
			others++
		}
	}
	for k := range found {
		b := &blocks[found[k].block]
		name := unframed(b.String)
		odds := 0.0
		if times[name] > 1 {
			odds += 2
		}
		if name != b.String {
			odds++
		}
		if strings.ContainsRune(labelEnds, lastRune(name)) {
			odds += 1.5
		}
		if count(name) <= 4 {
			odds += 0.5
		}
		if i := found[k].block; topmost(blocks, i) || blocks[i-1].looksSigned() {
			odds++
		}
		if next := &blocks[found[k].block+1]; next.size >= b.size+4 {
			odds += 0.5
		}
		if (hasSurname(name) || twoNames(name)) && !noAuthor[name] {
			odds -= 2.5
		} else if others > 2 {
			odds += 0.5 // one may be a kicker, many are no accident
		}
		if b.tenths > 0 && b.tenths != bodyTenths && sizes[b.tenths] > 1 {
			odds += 2 // labels have a size of their own
		} else if b.tenths == bodyTenths && len(sizes) > 1 {
			odds -= 2
		}
		found[k].odds = odds
		if odds >= sure {
			labels++
		}
	}
	for _, l := range found {
		if l.odds >= sure || labels > 0 && l.odds >= sure/2 || labels > 1 && l.odds >= sure/4 {
			blocks[l.block].role = label
		}
	}
}

// topmost reports whether nothing but the page's own stands above block i.
func topmost(blocks []block, i int) bool {
	for i--; i >= 0; i-- {
		if blocks[i].role != furniture {
			return false
		}
	}
	return true
}

// bodyTenths is the size of the body's type.
const bodyTenths = 10

// longestPlaced is the most characters of a column's name that only its place
// tells: longer ones are kickers.
const longestPlaced = 6

// standsAbove reports whether block i is a short line that stands alone where an
// article begins, with a headline under it, and under that an author or a text.
func standsAbove(blocks []block, i int, typed bool) bool {
	const frame = 4 // most characters around a name
	b := &blocks[i]
	if b.size > longestPlaced+frame {
		return false
	}
	name := unframed(b.String)
	if b.role != body || b.ended || b.dated || b.start == begins || count(name) < 2 || count(name) > longestPlaced || !allHanzi(name) {
		return false
	}
	const most = 3 // lines of a headline, kicker and subhead
	w := 0.0
	if typed {
		w = widthBelow(blocks, i)
	}
	for n := 1; n <= most+1 && i+n < len(blocks); n++ {
		x := &blocks[i+n]
		if x.role == byline || n > 1 && x.looksSigned() && x.size <= maxByline {
			return n > 1
		}
		if x.role != body {
			return false
		}
		if x.dated || typed && x.em > w-indent-slack && (n > 1 || x.em < w+slack) { // a line of the text
			return n > 1 || typed && x.short() && headsText(blocks[i+2:], w)
		}
		if !x.short() || x.size > maxHeadline {
			return n > 1 && !typed
		}
		if n == 1 && (x.size < minHeadline || x.size < b.size) {
			return false
		}
	}
	return false
}

// headsText reports whether lines, under what is as wide as they are, say that it
// is a headline: its last characters first, an author, or a text begins.
func headsText(lines []block, w float64) bool {
	if len(lines) > 0 && lines[0].role == body && lines[0].em <= 3 && !lines[0].ended && !lines[0].looksSigned() {
		lines = lines[1:]
	}
	return len(lines) > 0 && signed(&lines[0], w) || len(lines) > 1 && beginsText(&lines[0], &lines[1], w)
}

// goesOnFrom reports whether b, behind p, may be the rest of its sentence, which is
// not so if p was torn off a hook.
func goesOnFrom(p, b *block, typed bool) bool {
	if p.role != body || p.ended || p.tenths != b.tenths || p.looksSigned() || twoNames(p.String) {
		return false
	}
	return !(classOf(p.last) == pause && (typed || !p.short()) || p.closes > 0 && p.last == '）') // or a source note ends
}

// signed reports whether b is an author and nothing else, in a column of measure w.
func signed(b *block, w float64) bool {
	return b.signature().grade == stated || b.em < w-indent-1 && b.looksSigned()
}

// A running text is that of a page's blocks with nothing between them.
type running struct {
	text   string
	begins []int // of each block
}

// quotedBefore reports whether a pull quote ends above block i, and does not go on
// in it. Of type it has several lines: a single one may be a headline that the text
// repeats.
func (t *running) quotedBefore(blocks []block, i int, typed bool) bool {
	const (
		far   = 16 << 10 // bytes between a quote and what it repeats, the longest article's
		least = 4        // characters of its last line
	)
	if t.begins == nil {
		t.begins = make([]int, 0, len(blocks))
		var s strings.Builder
		for k := range blocks {
			t.begins = append(t.begins, s.Len())
			s.WriteString(blocks[k].String)
		}
		t.text = s.String()
	}
	first := i - 1
	if typed {
		first--
	}
	if first < 0 || blocks[i-1].size < least {
		return false
	}
	end := t.begins[first]
	above := t.text[max(0, end-far):end]
	return strings.Contains(above, blocks[first].String) && strings.Contains(above, blocks[i-1].String) && !strings.Contains(above, blocks[i-1].String+blocks[i].String)
}

// beginsText reports whether a, with b under it, can be no second line of a
// paragraph in a column of measure w: a report begins with it, or it is set in and
// b is not.
func beginsText(a, b *block, w float64) bool {
	if a.role != body || b.role != body {
		return false
	}
	return a.reports() || !a.ended && a.em < w-indent+slack && a.em+indent+cluster(b.String) > w-0.3 && b.em > w-slack-0.5
}

// widthBelow returns how wide the text under line i is set: as wide as the widest
// of the next lines that two others come near.
func widthBelow(lines []block, i int) (w float64) {
	near := lines[i+1 : min(len(lines), i+2+2*nearLines)]
	for a := range near {
		same := 0
		for b := range near {
			if d := near[a].em - near[b].em; d < slack && d > -slack {
				same++
			}
		}
		if same > 2 {
			w = max(w, near[a].em)
		}
	}
	return w
}

// unframed returns s without what stands around the name of a column: ·街谈·,
// ｜街谈｜.
func unframed(s string) string { return trim(strings.Trim(s, "·•—–-―|｜丨=~*＊／/ ")) }

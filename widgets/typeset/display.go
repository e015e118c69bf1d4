package typeset

import (
	"math"
	"strings"
)

// Headlines and what stands beside them are read by the line: each line is to be
// a thing of its own. Filled one line after the other, the last is often a word or
// two, and what belongs together is torn. Display takes no more lines than that,
// but for one where a word would be torn, and breaks where it reads best: after a
// mark or a typed space before a word's end, outside of quotation marks and titles
// before inside, and for the rest so that the lines are of like length.

// maxDisplay is how many lines are weighed; what is longer is read as text.
const maxDisplay = 12

// What a break of display type costs. A line that is half as long as it would be
// were all alike costs half of unevenCost, as the square of the part it is off.
const (
	phraseCost   = 2  // before a word that begins a phrase
	wordCost     = 3  // between words
	leaningCost  = 6  // before a word that leans on the one before it, after one that leans on the next
	countedCost  = 9  // between a number and what it counts
	withinCost   = 6  // between quotation marks or within a title, on top
	splitCost    = 12 // within a word
	loneLineCost = 8  // for a last line of one hanzi
	unevenCost   = 4
)

// Words of one hanzi: those that lean on the word before them, those that begin a
// phrase and so lean on the next, as 被 does in 被判, and others that lean on the next.
const (
	leanBack    = "的地得了着过吗呢吧啊们之者等"
	beginPhrase = "被把将向从对以在由为让使令给与和及或并而则因经据按比跟同拟欲获遭"
	leanOn      = beginPhrase + "于即至到往不未没已再又也都还才就正只更最很太可能会应须要" +
		"逾约近超达共仅各每该本某其这那第非无所总副老新大小"
)

// Display breaks text as Break does, ragged, but where it reads best. Words tells
// which bytes of a text the word is that the character at an offset is part of;
// without it every hanzi is one.
func (s *Setter) Display(text string, font Font, style Style, words func(text string, at int) (from, to int)) []Line {
	if words == nil {
		words = func(_ string, at int) (int, int) { return at, at }
	}
	style.Justify = false
	s.words = words
	defer func() { s.words = nil }()
	return s.Break(text, font, style)
}

// displayFit breaks the text at hand where it reads best. The chain holds as few
// lines as there can be.
func (s *Setter) displayFit(indent int64) {
	n := len(s.chain)
	if n < 2 || n > maxDisplay {
		return
	}
	costs := s.senseCosts()
	chain, ok := s.weigh(n, indent, costs)
	if !ok {
		return
	}
	if torn := tears(chain, costs); torn > 0 {
		if longer, ok := s.weigh(n+1, indent, costs); ok && tears(longer, costs) < torn {
			chain = longer
		}
	}
	s.chain = append(s.chain[:0], chain...)
}

// tears counts the words that are torn where a chain breaks.
func tears(chain []int32, costs []float64) (n int) {
	for _, at := range chain[:len(chain)-1] {
		if costs[at] >= splitCost {
			n++
		}
	}
	return n
}

// weigh returns the points that n lines end at if they are broken where it costs least;
// not ok if there are no n lines.
func (s *Setter) weigh(n int, indent int64, costs []float64) (chain []int32, ok bool) {
	last := len(s.points) - 1
	even := float64(between(&s.points[0], &s.points[last]).width+indent) / float64(n)
	// best[k][i] is what the first k+1 lines cost at least if they end at point i.
	best := make([][]float64, n)
	from := make([][]int32, n)
	for k := range best {
		best[k], from[k] = make([]float64, last+1), make([]int32, last+1)
		for i := range best[k] {
			best[k][i] = math.Inf(1)
		}
		room := s.measure
		begin, end := k, last-1
		if k == 0 {
			room, end = room-indent, 0
		}
		for i := begin; i <= end; i++ {
			cost := 0.
			if k > 0 {
				cost = best[k-1][i] + costs[i]
			}
			if math.IsInf(cost, 1) {
				continue
			}
			for j := i + 1; j <= last; j++ {
				width := between(&s.points[i], &s.points[j]).width
				if width > room && j > i+1 {
					break
				}
				off := (float64(width+s.measure-room) - even) / even
				total := cost + unevenCost*off*off
				if j == last && s.isLone(i) {
					total += loneLineCost
				}
				if total < best[k][j] {
					best[k][j], from[k][j] = total, int32(i)
				}
			}
		}
	}
	at := int32(last)
	if math.IsInf(best[n-1][at], 1) {
		return nil, false
	}
	chain = make([]int32, n)
	for k := n - 1; k >= 0; k-- {
		chain[k], at = at, from[k][at]
	}
	return chain, true
}

// senseCosts is what a break at each of the points costs.
func (s *Setter) senseCosts() []float64 {
	costs := make([]float64, len(s.points))
	depth, cell := 0, int32(0)
	for i := range s.points[:len(s.points)-1] {
		p := &s.points[i]
		for ; cell < p.cell; cell++ {
			switch s.cells[cell].class {
			case opener:
				depth++
			case closer:
				depth = max(depth-1, 0)
			}
		}
		costs[i] = s.senseCost(int(p.cell)) + chanceCosts[p.may]*splitCost
		if depth > 0 {
			costs[i] += withinCost
		}
	}
	return costs
}

// senseCost is what a break before a cell costs for the words on its sides.
func (s *Setter) senseCost(i int) float64 {
	if i == 0 {
		return 0
	}
	a, b := &s.cells[i-1], &s.cells[i]
	switch a.class {
	case space, pause, stop, dash, ellipsis:
		return 0
	case closer:
		return wordCost / 2.
	}
	if b.class == opener {
		return wordCost / 2.
	}
	from, to := s.words(s.text, b.offset)
	to = min(to, len(s.text))
	switch {
	case from < b.offset:
		return splitCost
	case isDigit(halfOf(a.r)) && b.class == han:
		return countedCost
	case to == b.offset:
		return wordCost // there is no list of words
	case strings.Contains(leanBack, s.text[b.offset:to]):
		return leaningCost
	}
	if before, end := s.words(s.text, a.offset); before == a.offset && end <= b.offset && strings.ContainsRune(leanOn, a.r) {
		return leaningCost
	}
	if strings.Contains(beginPhrase, s.text[b.offset:to]) {
		return phraseCost
	}
	return wordCost
}

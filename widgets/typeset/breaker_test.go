package typeset

import (
	"math"
	"strings"
	"testing"
)

// slowest returns the least cost of breaking the points of a text, by trying
// every line from every point: to each point that fits, but for those that
// leave a line looser than tolerated where two longer lines would do.
func slowest(s *Setter, indent int64) float64 {
	last := len(s.points) - 1
	best := make([]float64, last+1)
	for i := range best {
		best[i] = math.Inf(1)
	}
	best[0] = 0
	for i := range last {
		room := s.measure
		if i == 0 {
			room -= indent
		}
		var ends []int
		for j := i + 1; j <= last; j++ {
			if j == i+1 || fits(&s.points[i], &s.points[j], room) {
				ends = append(ends, j)
			} else {
				break
			}
		}
		for n, j := range ends {
			line := between(&s.points[i], &s.points[j])
			longer := len(ends) - 1 - n
			if j < last && longer > 1 && room-line.width > tolerance*line.stretch {
				continue
			}
			cost := best[i] + chanceCosts[s.points[j].may]
			if j < last || line.width > room {
				cost += badness(line, room)
			}
			if j == last && len(ends) < loneWithin && s.isLone(i) {
				cost += loneCost
			}
			best[j] = min(best[j], cost)
		}
	}
	return best[last]
}

// FuzzBreaker holds the breaker, which looks only at stops within a line's
// length, to one that looks at all.
func FuzzBreaker(f *testing.F) {
	for _, text := range []string{
		"国之重器，始于匠心，惟匠心以致远。随着中国制造业的全面崛起，肇端于手工业实践的工匠活动。",
		"2024年GDP增长5.2%，“Wi-Fi 7”入户率达到98%！！详见https://example.com/a/b。", "他说：“好！”", "一",
		"（《工人日报》）……——·、，", "abcdefghijklmnopqrstuvwxyz国",
	} {
		f.Add(text, uint8(12), uint8(2))
		f.Add(text, uint8(3), uint8(0))
	}
	f.Fuzz(func(t *testing.T, text string, measure, indent uint8) {
		if len(text) > 3000 || strings.ContainsAny(text, "\n\r\v\f\u0085\u2028\u2029") {
			return
		}
		var s Setter
		style := Style{Measure: float32(measure%60) + 1, Indent: float32(indent % 4), Justify: true}
		s.Paragraph(text, cellFont{}, style)
		last := len(s.points) - 1
		if s.ragged || last < 1 || len(s.cells) >= windowCells {
			return
		}
		first := min(unitsOf(style.Indent, maxMeasure), s.measure-em)
		if got, want := s.points[last].cost, slowest(&s, first); math.Abs(got-want) > 1e-6*(1+math.Abs(want)) {
			t.Errorf("%q in %v em: lines cost %v, the best %v", text, style.Measure, got, want)
		}
	})
}

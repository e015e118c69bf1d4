package typeset

import (
	"strings"
	"testing"

	"lanmu/seeds"
)

// unevenness sums over the lines of a text, the last of a paragraph aside, the
// square of how far each had to be stretched or shrunk, in em.
func unevenness(text string, measure float32, justify bool) (sum float64, lines int) {
	for p := range strings.SplitSeq(text, "\n\n") {
		set := Lines(p, cellFont{}, Style{Measure: measure, Indent: 2, Justify: justify})
		for i, l := range set {
			if i == len(set)-1 {
				break
			}
			indent := float32(0)
			if i == 0 {
				indent = 2
			}
			natural := Lines(p[l.Start:l.End], cellFont{}, Style{Measure: 1000, Indent: indent})
			if len(natural) != 1 {
				continue
			}
			off := float64(measure - natural[0].Width)
			sum += off * off
			lines++
		}
	}
	return sum, lines
}

// TestTotalFitIsMoreEven: choosing the breaks of a whole paragraph leaves lines
// that are stretched less than filling one after the other does.
func TestTotalFitIsMoreEven(t *testing.T) {
	var total, first float64
	for measure := float32(12); measure <= 36; measure++ {
		a, n := unevenness(string(seeds.OpinionPage), measure, true)
		b, m := unevenness(string(seeds.OpinionPage), measure, false)
		total, first = total+a, first+b
		t.Logf("%2.0f em: %6.1f em² in %d lines by total fit, %6.1f in %d by first fit", measure, a, n, b, m)
	}
	t.Logf("all: %.0f by total fit, %.0f by first fit: %.2f of it", total, first, total/first)
	if total >= first {
		t.Errorf("total fit leaves %.0f em², first fit %.0f", total, first)
	}
}

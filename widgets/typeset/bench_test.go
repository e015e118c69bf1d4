package typeset

import (
	"strconv"
	"strings"
	"testing"
)

func BenchmarkTenThousand(b *testing.B) {
	const clause = "国之重器，始于匠心，惟匠心以致远。随着中国制造业的全面崛起，肇端于手工业实践的工匠活动，彰显出“跨越时空”的深厚意蕴；"
	paragraph := strings.Repeat(clause, 3)
	n := len([]rune(paragraph))
	var s Setter
	for b.Loop() {
		for set := 0; set < 10000; set += n {
			s.Break(paragraph, cellFont{}, Style{Measure: 34, Indent: 2, Justify: true})
		}
	}
}

// BenchmarkLength breaks one paragraph of ten thousand characters to ten million:
// what a character takes stays the same.
func BenchmarkLength(b *testing.B) {
	const clause = "国之重器，始于匠心，惟匠心以致远。随着中国制造业的全面崛起，肇端于手工业实践的工匠活动。"
	for n := 10_000; n <= 10_000_000; n *= 10 {
		text := strings.Repeat(clause, n/44)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			var s Setter
			s.Break(clause, cellFont{}, Style{Measure: 34})
			b.ReportAllocs()
			for b.Loop() {
				s.Break(text, cellFont{}, Style{Measure: 34, Indent: 2, Justify: true})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/char")
		})
	}
}

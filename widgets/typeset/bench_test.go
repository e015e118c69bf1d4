package typeset

import (
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

func BenchmarkMillionInOne(b *testing.B) {
	text := strings.Repeat("国之重器，始于匠心，惟匠心以致远。随着中国制造业的全面崛起，肇端于手工业实践的工匠活动。", 1000000/44)
	var s Setter
	for b.Loop() {
		s.Paragraph(text, cellFont{}, Style{Measure: 34, Indent: 2, Justify: true})
	}
}

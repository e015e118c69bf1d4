package typeset_test

import (
	"fmt"

	"lanmu/widgets/typeset"
)

// even is a font in which all that is not Chinese is half an em wide.
type even struct{}

func (even) Advance(rune) float32 { return .5 }
func (even) Ligature(string) rune { return 0 }

func ExampleLines() {
	const text = "他说：“2024年增长5.2%。”（《柳河日报》）大家都笑了。"
	for _, l := range typeset.Lines(text, even{}, typeset.Style{Measure: 9, Indent: 2, Justify: true}) {
		fmt.Printf("%s %.2f em\n", text[l.Start:l.End], l.Width)
	}
	// Output:
	// 他说：“2024年 9.00 em
	// 增长5.2%。”（《柳河 9.00 em
	// 日报》）大家都笑了。 9.00 em
}

func ExamplePlain() {
	for _, line := range typeset.Plain("村口的路灯亮了，夜里走路的人多了起来。", 8, 2, nil) {
		fmt.Println(line)
	}
	// Output:
	// 　　村口的路灯亮
	// 了，夜里走路的人
	// 多了起来。
}

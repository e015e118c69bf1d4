package page_test

import (
	"fmt"

	"lanmu/data/page"
)

func ExampleRestore() {
	p := page.Restore("■街谈\n\n食堂的灯\n\n社区食堂开张三个月，来吃\n\n饭的人一天比一天多。\n\n□何小满\n")
	a := p.Articles[0]
	fmt.Println(a.Column, a.Headline.String, a.Byline.Name)
	fmt.Println(a.Paragraphs()[0].String)
	for _, d := range p.Decisions {
		fmt.Println(d.Act, d.Reason)
	}
	// Output:
	// 街谈 食堂的灯 何小满
	// 社区食堂开张三个月，来吃饭的人一天比一天多。
	// open begins-section
	// join open-sentence
}

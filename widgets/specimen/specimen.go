// Package specimen is for tests: a document with all that can be set.
package specimen

import (
	"context"
	"image"
	"image/color"

	"strings"

	"lanmu/widgets/document"
)

// spanned finds words of a text for a span.
func spanned(text, words string, kind document.Inline, with string) document.Span {
	at := strings.Index(text, words)
	if at < 0 {
		panic(words + " is not in " + text)
	}
	return document.Span{Range: document.Range{Start: at, End: at + len(words)}, Kind: kind, With: with}
}

// Everything is a page with all kinds of blocks, and all there is within them.
func Everything() document.Document {
	var d document.Document
	add := func(b document.Block, spans ...document.Span) {
		b.Spans = spans
		d.Blocks = append(d.Blocks, b)
	}
	text := func(style document.Style, s string) document.Block { return document.Block{Style: style, Text: s} }
	item := func(mark, s string, level int) document.Block {
		return document.Block{Style: document.Item, Text: mark + s, Mark: len(mark), Level: level}
	}
	add(text(document.Label, "副刊"))
	add(text(document.Headline, "山里的灯：一盏灯和二十年"))
	add(text(document.Byline, "林小满"))
	line := "本报柳河6月15日电（记者周望）柳河镇的饕餮灯会开了，魑魅魍魉都画在灯上，用电6×1011度，水H2O不计。[1]这是重要的话，very important too，见链接。"
	add(text(document.Lead, line),
		spanned(line, "本报柳河6月15日电（记者周望）", document.Dateline, ""),
		spanned(line, "饕餮", document.Ruby, "tāotiè"), spanned(line, "魑", document.Ruby, "chī"), spanned(line, "魅", document.Ruby, "mèi"),
		spanned(line, "魍", document.Ruby, "wǎng"), spanned(line, "魉", document.Ruby, "liǎng"),
		document.Span{Range: document.Range{Start: strings.Index(line, "1011") + 2, End: strings.Index(line, "1011") + 4}, Kind: document.Super},
		spanned(line, "2O", document.Sub, ""), spanned(line, "[1]", document.NoteMark, ""),
		spanned(line, "重要的话", document.Dotted, ""), spanned(line, "very important", document.Emphasis, ""),
		spanned(line, "链接", document.Link, "https://example.org"))
	last := func(n int) *document.Span { s := d.Blocks[len(d.Blocks)-1].Spans; return &s[n] }
	last(7).End = last(7).Start + 1
	add(document.Block{Style: document.Section, Text: "一、灯是怎么亮的", Level: 1})
	add(text(document.Turn, "问：您后悔过吗？"), document.Span{Range: document.Range{Start: 0, End: 6}, Kind: document.Speaker})
	add(text(document.Turn, "答：没有。从来没有，灯亮着呢，孩子们都在，我走不了，也舍不得走，就这么过来了。"), document.Span{Range: document.Range{Start: 0, End: 6}, Kind: document.Speaker})
	add(item("1. ", "灯要亮，路要通，人要来，这三件事说了许多年，今年办成了两件；", 1))
	add(item("10. ", "第十件事以后再说。", 1))
	add(item("", "没有号的一件，自有一个圆点，写长一些好看它怎样转行。", 2))
	add(text(document.Verse, "一盏灯\n又一盏灯\n在山里像星星一样亮着\n\n老人说：那是回家的路\n孩子说：那是出门的路"))
	add(document.Block{Style: document.Table, Head: 1, Text: "代表团\t金牌\t银牌\t增长\n柳河镇\t112\t8\t12.5%\n孟家屯\t3\t10\t5%\n山那边的村\t—\t1\t0.75%"})
	add(text(document.Quote, "山中有灯，灯下有书，书中有路，路上有人，人人都往灯下来。"))
	add(text(document.Formula, "E = mc²"))
	add(text(document.Divider, ""))
	add(text(document.Editorial, "编者按：这封信说的是一盏灯，也不只是一盏灯。"), document.Span{Range: document.Range{Start: 0, End: 12}, Kind: document.Strong})
	add(text(document.Salutation, "编辑同志："))
	add(text(document.Body, "我是镇上的一名教师，特写信致谢。"))
	add(document.Block{Style: document.Closing, Text: "此致", Level: 1})
	add(document.Block{Style: document.Closing, Text: "敬礼！", Level: 2})
	add(text(document.Signature, "柳河镇第三小学　李大力"))
	add(text(document.Signature, "2024年6月15日"))
	add(text(document.Kept, "go run .\n    -page 12"))
	add(document.Block{Style: document.Picture, Image: &document.Image{Width: 120, Height: 60, Says: "山里的灯", Draw: dusk}})
	add(document.Block{Style: document.Footnote, Text: "[1] 饕餮，传说里贪吃的兽，见于钟鼎。这条注写得长一些，好看它怎样转行。", Mark: 4}, document.Span{Range: document.Range{Start: 0, End: 3}, Kind: document.NoteMark, To: document.Position{Block: 3}})
	d.Blocks[3].Spans[8].To = document.Position{Block: len(d.Blocks) - 1}
	return d
}

// dusk is a picture of a hill in the evening.
func dusk(_ context.Context, width int, _ image.Rectangle) (image.Image, error) {
	m := image.NewGray(image.Rect(0, 0, width, max(1, width/2)))
	for y := range m.Rect.Dy() {
		for x := range width {
			m.SetGray(x, y, color.Gray{uint8(200 - 150*y/m.Rect.Dy())})
		}
	}
	return m, nil
}

package page

import (
	"strings"

	"lanmu/data/words"
)

// Programs that recognise type take a square for the hanzi that looks like it, and a
// rule for a bar:
//
//	口街谈
//	食堂的灯还亮着
//	日何小满
//
// Marks that were read so are put aside, and the lines after them are what they say.

// squares are hanzi that ■ and □ are taken for.
const squares = "口日曰囗田国國"

// bars are what rules are taken for.
const bars = "|｜¦丨"

// findSeen puts aside what was taken for a mark or a rule in a dump that has such
// lines, two at least of a kind.
func findSeen(source string, blocks []block, script int) []block {
	labels, authors, ruled := seenIn(blocks)
	if labels == 0 && authors == 0 && ruled == 0 {
		return blocks
	}
	out := make([]block, 0, len(blocks)+len(blocks)/4)
	for i := range blocks {
		b := &blocks[i]
		first := len(string(b.first))
		switch {
		case labels != 0 && b.first == labels && seenLabel(blocks, i):
			out = cutSeen(out, source, b, script, first, furniture, label)
		case authors != 0 && b.first == authors && seenAuthor(b):
			out = cutSeen(out, source, b, script, first, furniture, byline)
		case ruled != 0:
			out = cutBars(out, source, b, script)
		default:
			out = append(out, *b)
		}
	}
	return out
}

// cutBars appends b to out without the bars it begins or ends with.
func cutBars(out []block, source string, b *block, script int) []block {
	switch {
	case strings.Trim(b.String, bars+" ") == "":
		out = append(out, *b)
		out[len(out)-1].role = furniture
		return out
	case strings.ContainsRune(bars, b.last):
		return cutSeen(out, source, b, script, len(strings.TrimRight(b.String, bars+" ")), body, furniture)
	case strings.ContainsRune(bars, b.first):
		return cutSeen(out, source, b, script, len(b.String)-len(strings.TrimLeft(b.String, bars+" ")), furniture, body)
	}
	return append(out, *b)
}

// cutSeen appends to out what is left and right of an offset of b, each in its role.
func cutSeen(out []block, source string, b *block, script, off int, left, right role) []block {
	a, z := split(source, b.Text, off)
	for k, t := range []Text{a, z} {
		if t.String == "" {
			continue
		}
		x := newBlock(source, t.Spans, script)
		x.apart, x.indented, x.role = b.apart && k == 0, b.indented && k == 0, left
		if k == 1 {
			x.role = right
		}
		out = append(out, x)
	}
	return out
}

// seenIn returns which hanzi stand for the marks of columns and of authors, and a
// bar if rules were taken for bars; 0 where fewer than two lines say so.
func seenIn(blocks []block) (labels, authors, ruled rune) {
	const least = 2
	count := map[rune]int{} // by hanzi, negative for authors
	bar := 0
	for i := range blocks {
		b := &blocks[i]
		switch {
		case strings.ContainsRune(bars, b.first) || strings.ContainsRune(bars, b.last):
			bar++
		case !strings.ContainsRune(squares, b.first):
		case seenAuthor(b):
			count[-b.first]++
		case seenLabel(blocks, i):
			count[b.first]++
		}
	}
	for _, r := range squares {
		if count[r] >= least && labels == 0 {
			labels = r
		}
		if count[-r] >= least && authors == 0 {
			authors = r
		}
	}
	if bar >= least {
		ruled = '|'
	}
	return labels, authors, ruled
}

// seenLabel reports whether block i is a column's name after its first character: a
// few hanzi after a text, with a headline under them and a text under that.
func seenLabel(blocks []block, i int) bool {
	const longest = 7 // characters, the square's too
	b := &blocks[i]
	if b.size < 3 || b.size > longest || b.ended || !allHanzi(b.String) || i+2 >= len(blocks) {
		return false
	}
	if _, to := words.At(b.String, 0); to > len(string(b.first)) {
		return false // 国际新闻, 日子
	}
	if i > 0 && !blocks[i-1].ended && blocks[i-1].role == body && !strings.ContainsRune(bars, blocks[i-1].last) && !seenAuthor(&blocks[i-1]) && i > 1 {
		return false
	}
	return blocks[i+1].short() && !blocks[i+1].ended
}

// seenAuthor reports whether b is names after its first character.
func seenAuthor(b *block) bool {
	if b.size < 3 || b.size > maxByline || !strings.ContainsRune(squares, b.first) {
		return false
	}
	name := trim(strings.TrimPrefix(b.String, string(b.first)))
	sig := readSignature(name)
	return sig.names() && sig.named && allHanzi(strings.Join(strings.FieldsFunc(name, isSpace), ""))
}

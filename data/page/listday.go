package page

import (
	"strconv"
	"strings"
)

// Heads of listed dumps that say little: a day or an author and nothing else, or a
// number. Each is one only where the whole dump has its heads so.

// thinHeads returns those of a day or an author alone, if each stands with a
// headline over a text, and nothing else says where articles begin.
func thinHeads(blocks []block, list []heading) []heading {
	const (
		least = 2
		marks = 2 // lines after marks, as columns and authors have them: a page, whose day stands at its head
	)
	if len(list) < least || marksOpen(blocks) >= marks {
		return nil
	}
	under, over := 0, 0
	for k := range list {
		switch h := &list[k]; {
		case h.from > 0 && mayHead(&blocks[h.from-1]) && begun(blocks, h.from-1) && textAt(blocks, h.to):
			under++
		case h.to < len(blocks) && mayHead(&blocks[h.to]) && begun(blocks, h.from) && textAt(blocks, h.to+1):
			over++
		}
	}
	if under < len(list) && over < len(list) {
		return nil
	}
	return list
}

// folioHeads returns those of the day and the page, if each stands over a headline and a
// text, and no other headline stands under one of them: pages of a newspaper have
// several.
func folioHeads(blocks []block, list []heading) []heading {
	const (
		least = 3
		marks = 2
		lines = 3 // of a head under it
	)
	if len(list) < least || list[0].from > 0 || marksOpen(blocks) >= marks {
		return nil
	}
	for k := range list {
		h, end := &list[k], len(blocks)
		if k+1 < len(list) {
			end = list[k+1].from
		}
		at := h.to
		for at < end && at < h.to+lines && mayHead(&blocks[at]) {
			at++
		}
		if at == h.to || at == end || !textAt(blocks, at) {
			return nil
		}
		for ; at+1 < end; at++ {
			if b := &blocks[at]; b.ended && blocks[at+1].short() && !blocks[at+1].ended && !blocks[at+1].indented && textAt(blocks, at+2) {
				return nil
			}
		}
	}
	return list
}

// marksOpen counts the lines of a page that begin with a mark.
func marksOpen(blocks []block) (n int) {
	for i := range blocks {
		if classOf(blocks[i].first) == mark {
			n++
		}
	}
	return n
}

// begun reports whether something new may begin with block i: the dump, or what
// stands after a blank line, a sentence's end or what parts articles or pages.
func begun(blocks []block, i int) bool {
	return i == 0 || blocks[i].apart || blocks[i-1].ended || divides(&blocks[i-1])
}

// textAt reports whether a text begins with block i.
func textAt(blocks []block, i int) bool {
	return i < len(blocks) && (blocks[i].ended || blocks[i].indented || blocks[i].size > maxHeadline/2)
}

// numberedHeads returns the heads of a dump whose first line is the headline of number
// 1, if 2 and more follow, each over a text. Under a headline such lines are parts
// of one text.
func numberedHeads(blocks []block) (list []heading) {
	for i := range blocks {
		b := &blocks[i]
		if numberOf(b.String) != len(list)+1 || !mayHead(b) || !begun(blocks, i) || !textAt(blocks, i+1) {
			if list == nil {
				return nil
			}
			continue
		}
		if partName.MatchString(listNumber.ReplaceAllString(b.String, "")) {
			return nil
		}
		list = append(list, headAt(i))
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// markedHeads returns the heads of a dump whose headlines stand after a mark and
// right over a text (▲東河渡口修好木船): two at least, and all lines of that mark.
// Columns have a headline under them, authors one above.
func markedHeads(blocks []block) (list []heading) {
	const least = 2
	var of rune
	for i := range blocks {
		b := &blocks[i]
		if classOf(b.first) != mark {
			continue
		}
		if of == 0 {
			of = b.first
		}
		_, name := marked(b.String)
		sig := readSignature(name)
		over := i+1 < len(blocks) && (blocks[i+1].size > maxHeadline || blocks[i+1].dated || blocks[i+1].ended)
		after := i == 0 || blocks[i-1].ended || blocks[i-1].size > maxHeadline || list == nil
		if b.first != of || sig.named && sig.names() || !over || !after || b.size > maxHeadline || b.size <= longestLabel && !blocks[i+1].dated && count(name) < minHeadline {
			return nil
		}
		list = append(list, headAt(i))
	}
	if len(list) < least {
		return nil
	}
	return list
}

// headAt is the head of an article whose headline is block i, with no fields.
func headAt(i int) heading {
	return heading{told: told{author: -1, body: -1}, from: i, to: i, head: i, headTo: i + 1, signed: -1, authorIn: -1, titleIn: -1, fixed: true}
}

// numberOf is the number before a headline of a list, or 0.
func numberOf(s string) int {
	if c := firstRune(s); c > '9' && c != '（' && c != '【' && c != '第' {
		return 0
	}
	m := listNumber.FindStringSubmatch(s)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(strings.TrimFunc(m[1], func(r rune) bool { return r < '0' || r > '9' }))
	return n
}

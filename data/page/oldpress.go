package page

import (
	"lanmu/data/runes"
	"strings"
)

// The old press (申報, 大公報) set no marks, or 、 and 〇 alone, the one for every
// pause and the other for the end of a sentence: 路燈亮了街上有人走動〇. In its dumps 〇
// ends sentences where it is no figure, and where there is none a text ends with its
// line.

// findOldPress tells where sentences end in a dump of the old press.
func findOldPress(blocks []block) {
	if !oldPress(blocks) {
		return
	}
	stops := false
	for i := range blocks {
		b := &blocks[i]
		if i := fullStop(b.String); i >= 0 {
			stops = true
			b.stops = true
			b.ended = b.ended || strings.HasSuffix(b.String, "〇") && endsInStop(b.String)
		}
	}
	for i := range blocks {
		if b := &blocks[i]; !stops && b.size > maxHeadline {
			b.ended, b.stops = true, true
		}
	}
}

// oldPress reports whether blocks are in hanzi with hardly a modern mark.
func oldPress(blocks []block) bool {
	const (
		least  = 80 // hanzi
		enough = 20_000
		share  = 150 // hanzi to a mark
	)
	hanzi, marks := 0, 0
	for i := 0; i < len(blocks) && hanzi < enough; i++ {
		for _, r := range blocks[i].String {
			switch {
			case runes.EndsClause(r) || r == ',' || r == '.':
				marks++
			case isHanzi(r):
				hanzi++
			}
		}
	}
	return hanzi >= least && marks*share < hanzi
}

// plainHeads returns the heads of a dump of the old press that are told by their
// length alone: every short line stands over a text, the first at the top. It had no
// headings in texts.
func plainHeads(blocks []block) (list []heading) {
	const (
		least   = 2
		longest = 24 // characters of a headline, and fewer than any text's
	)
	if !oldPress(blocks) {
		return nil
	}
	for i := range blocks {
		b := &blocks[i]
		if b.size > longest || b.ended || b.dated {
			if list == nil {
				return nil
			}
			continue
		}
		if i+1 == len(blocks) || blocks[i+1].size <= maxHeadline && !blocks[i+1].dated || classOf(b.first) == mark || classOf(b.last) == pause {
			return nil
		}
		list = append(list, headAt(i))
	}
	if len(list) < least {
		return nil
	}
	return list
}

// fullStop returns where the first 〇 that ends a sentence stands in s, or -1: beside
// a figure it is one (一九三〇年, 二〇).
func fullStop(s string) int {
	last := rune(0)
	at := -1
	for i, r := range s {
		if at >= 0 && !isDigit(r) {
			return at
		}
		at = -1
		if r == '〇' && last != 0 && !isDigit(last) {
			at = i
		}
		last = r
	}
	return at
}

// endsInStop reports whether the 〇 that s ends with is no figure.
func endsInStop(s string) bool {
	s = strings.TrimSuffix(s, "〇")
	return s != "" && !isDigit(lastRune(s))
}

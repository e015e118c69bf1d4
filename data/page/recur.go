package page

import (
	"strings"
	"unicode/utf8"
)

// A dump of several pages has a form feed after each. What recurs at the head or the
// foot of its pages is furniture, and stands in the middle of sentences: it is told
// before anything is asked about lines.

// findRecurring tells the lines that recur at the ends of a dump's pages.
func findRecurring(source string, blocks []block) {
	const (
		near   = 5 // lines from the end of a page
		fewest = 3 // pages
	)
	if strings.Count(source, "\f") < fewest-1 {
		return
	}
	pages := pagesOf(source, blocks)
	on := map[string]map[int]bool{} // the pages of a line, its figures as one
	atEnd := func(do func(line string, i, page int)) {
		for p := range pages {
			from, to := pages[p].Start, pages[p].End
			for i := from; i < to; i++ {
				if i-from < near || to-i <= near {
					if s := recurringForm(blocks[i].String); s != "" {
						do(s, i, p)
					}
				}
			}
		}
	}
	atEnd(func(line string, _, page int) {
		if on[line] == nil {
			on[line] = map[int]bool{}
		}
		on[line][page] = true
	})
	atEnd(func(line string, i, _ int) {
		n := len(on[line])
		if n >= fewest || n > 1 && (strings.ContainsRune(line, '0') || n == len(pages)) {
			blocks[i].role = furniture
		}
	})
}

// pagesOf returns the ranges of blocks that stand on each page.
func pagesOf(source string, blocks []block) (pages []Span) {
	from, at := 0, 0
	for i := range blocks {
		start := blocks[i].Spans[0].Start
		if strings.Contains(source[at:start], "\f") && i > from {
			pages = append(pages, Span{from, i})
			from = i
		}
		at = start
	}
	return append(pages, Span{from, len(blocks)})
}

// recurringForm is s as it recurs, without blanks and with figures as one, or ""
// if it is too long or ends a sentence.
func recurringForm(s string) string {
	if utf8.RuneCountInString(s) > maxFurniture || endsSentence(s) {
		return ""
	}
	var b strings.Builder
	figure := false
	for _, r := range s {
		switch {
		case isSpace(r):
		case isDigit(r):
			if !figure {
				b.WriteByte('0')
			}
			figure = true
		default:
			b.WriteRune(r)
			figure = false
		}
	}
	return b.String()
}

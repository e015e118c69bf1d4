package page

import (
	"strings"
	"unicode/utf8"
)

// How wide marks are set differs: newspapers squeeze two that stand side by side,
// most word processors do not, and some fonts have quotation marks as narrow as
// Latin ones. Nothing in a dump says so but its lines: those that break off are
// no wider than their column, and not much narrower.

// A setting is how much narrower than measured a page sets its marks, in em.
type setting struct {
	pair, quotation float64 // two marks side by side, and each quotation mark
	least           int     // lines that must speak for it
}

var settings = [...]setting{{}, {-0.5, 0, 5}, {0, 0.5, 8}, {-0.5, 0.5, 8}, {0, 0.67, 8}, {-0.5, 0.67, 8}}

// weigh corrects the widths of lines of type to how the page sets its marks.
func weigh(units []block) {
	type marks struct{ pairs, quotations float64 }
	counts := make([]marks, len(units))
	for i := range units {
		text := units[i].String
		if units[i].exact && !strings.Contains(text, "\xe2\x80") { // as quotation marks begin
			continue
		}
		last := letter
		for at, n := 0, 0; at < len(text); at += n {
			r := threeAt(text, at)
			if n = 3; r == 0 {
				r, n = utf8.DecodeRuneInString(text[at:])
			}
			c := classOf(r)
			if isMark(c) && isMark(last) && r >= 0x2000 {
				counts[i].pairs++
			}
			if r >= '‘' && r <= '”' {
				counts[i].quotations++
			}
			last = c
		}
	}
	width := func(i int, s setting) float64 {
		return units[i].em - s.pair*counts[i].pairs - s.quotation*counts[i].quotations
	}
	var alike [len(settings)]int
	for i := range units {
		if units[i].role != body || units[i].ended || counts[i] == (marks{}) {
			continue
		}
		w := 0.0 // the widest line near that has no such marks
		for j := max(0, i-nearLines); j < len(units) && j <= i+nearLines; j++ {
			if u := &units[j]; u.role == body && u.exact && !u.ended && counts[j] == (marks{}) {
				w = max(w, u.em)
			}
		}
		for k, s := range settings {
			if room := w - width(i, s); room > -0.25 && room < slack {
				alike[k]++
			}
		}
	}
	best := 0
	for k := range alike {
		if alike[k] > alike[best] && alike[k] >= alike[0]+settings[k].least {
			best = k
		}
	}
	if best == 0 {
		return
	}
	for i := range units {
		units[i].em = width(i, settings[best])
	}
}

package page

import (
	"strings"
	"unicode/utf8"
)

// How wide marks are set differs: newspapers squeeze two that stand side by side,
// most word processors do not, and some fonts have quotation marks as narrow as
// Latin ones. Nothing in a dump says so but its lines: those that break off are
// no wider than their strip, and not much narrower.

// A setting is how much narrower than measured a page sets its marks, in em.
type setting struct {
	pair, quotation float64 // two marks side by side, and each quotation mark
	least           int     // lines that must speak for it
}

var settings = [...]setting{{}, {-0.5, 0, 5}, {0, 0.5, 8}, {-0.5, 0.5, 8}, {0, 0.67, 8}, {-0.5, 0.67, 8}}

// marks are those of a line whose width a setting may change.
type marks struct{ pairs, quotations float64 }

func marksIn(u *block) (m marks) {
	if u.exact && !strings.Contains(u.String, "\xe2\x80") { // as quotation marks begin
		return m
	}
	last := letter
	for at, n := 0, 0; at < len(u.String); at += n {
		r := threeAt(u.String, at)
		if n = 3; r == 0 {
			r, n = utf8.DecodeRuneInString(u.String[at:])
		}
		c := classOf(r)
		if isMark(c) && isMark(last) && r >= 0x2000 {
			m.pairs++
		}
		if r >= '‘' && r <= '”' {
			m.quotations++
		}
		last = c
	}
	return m
}

// width is how wide u is if the page sets its marks so.
func (s *setting) width(u *block, m marks) float64 {
	return u.em - s.pair*m.pairs - s.quotation*m.quotations
}

// weigh corrects the widths of lines of type to how the page sets its marks.
func weigh(units []block) {
	counts := make([]marks, len(units))
	for i := range units {
		counts[i] = marksIn(&units[i])
	}
	s := settingOf(units, counts)
	if s == &settings[0] {
		return
	}
	for i := range units {
		units[i].em = s.width(&units[i], counts[i])
	}
}

// settingOf returns the setting by which most lines that break off are as wide as
// the widest near them that have no such marks.
func settingOf(units []block, counts []marks) *setting {
	var alike [len(settings)]int
	for i := range units {
		if units[i].role != body || units[i].ended || counts[i] == (marks{}) {
			continue
		}
		w := 0.0
		for j := max(0, i-nearLines); j < len(units) && j <= i+nearLines; j++ {
			if u := &units[j]; u.role == body && u.exact && !u.ended && counts[j] == (marks{}) {
				w = max(w, u.em)
			}
		}
		for k := range settings {
			if room := w - settings[k].width(&units[i], counts[i]); room > -0.25 && room < slack {
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
	return &settings[best]
}

package typeset

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// Plain sets a paragraph for a terminal, in lines of width em, at least 4, by
// the same rules for where a line may begin and end. A full-width character
// takes two cells, so nothing can be squeezed, spaced or justified. The first
// line is indented by so many ideographic spaces, instead of those it begins with.
// With words, as for Display, it is broken where it reads best.
func Plain(text string, width, indent int, words func(text string, at int) (from, to int)) []string {
	var s Setter
	var out []string
	style := Style{Measure: float32(max(width, 4)), Indent: float32(indent), cells: true}
	set := s.Break(text, cellFont{}, style)
	if words != nil {
		set = s.Display(text, cellFont{}, style, words)
	}
	for i, l := range set {
		line := strings.TrimRight(text[l.Start:l.End], " \n")
		if i == 0 {
			line = strings.Repeat("\u3000", indent) + strings.TrimLeft(line, " \u3000")
		}
		out = append(out, line)
	}
	return out
}

// cellFont is the font of a terminal: half an em a cell.
type cellFont struct{}

func (cellFont) Advance(r rune) float32 { return float32(runewidth.RuneWidth(r)) / 2 }

func (cellFont) Ligature(string) rune { return 0 }

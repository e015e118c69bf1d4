package shape

import (
	"fmt"
	"strings"
)

// Stood counts lines that stand as they stood, and paragraphs that are whole.
type Stood struct{ Lines, OfLines, Paragraphs, OfParagraphs int }

// Count counts those of articles that are among what is had of them.
func (s *Stood) Count(articles []Article, have []string) {
	left := make(map[string]int)
	for _, h := range have {
		left[squeezed(h)]++
	}
	for _, a := range articles {
		for _, l := range a.Lines {
			n, of := &s.Lines, &s.OfLines
			if l.Prose {
				n, of = &s.Paragraphs, &s.OfParagraphs
			}
			*of++
			if text := squeezed(l.Text); left[text] > 0 {
				left[text]--
				*n++
			}
		}
	}
}

// Add adds what was counted elsewhere.
func (s *Stood) Add(o Stood) {
	s.Lines, s.OfLines = s.Lines+o.Lines, s.OfLines+o.OfLines
	s.Paragraphs, s.OfParagraphs = s.Paragraphs+o.Paragraphs, s.OfParagraphs+o.OfParagraphs
}

func (s Stood) String() string {
	return fmt.Sprintf("lines %4d of %4d, paragraphs %3d of %3d", s.Lines, s.OfLines, s.Paragraphs, s.OfParagraphs)
}

// squeezed is s without white space.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

package stock

import (
	"cmp"
	"slices"
	"time"

	"lanmu/data/find"
	"lanmu/data/library"
)

// A Paper is a newspaper of which there are issues, the latest first.
type Paper struct {
	Name   string // "" for pages whose newspaper is not known
	Issues []Issue
}

// An Issue is the pages of a newspaper's day.
type Issue struct {
	Day             time.Time
	Pages, Articles int
	Some            Leaf // one of its pages, by which Shelf.Issue gives all
}

// Papers are the newspapers there are, that with the most issues first; pages whose
// newspaper nothing tells are the last. It walks through all there is once, and is
// called away from the goroutine that draws.
func (s *Shelf) Papers() []Paper {
	s.papersOnce.Do(func() { s.papers = s.tellPapers() })
	return s.papers
}

func (s *Shelf) tellPapers() []Paper {
	by := map[string]*Paper{}
	for _, x := range s.Sheets {
		day := x.Date()
		if day.IsZero() || x.Len() == 0 {
			continue
		}
		for _, l := range LeavesOf(x) {
			if !s.Lists(l) {
				continue
			}
			name := x.Folio().Newspaper
			p := by[name]
			if p == nil {
				p = &Paper{Name: name}
				by[name] = p
			}
			if n := len(p.Issues); n == 0 || !p.Issues[n-1].Day.Equal(day) {
				p.Issues = append(p.Issues, Issue{Day: day, Some: l})
			}
			last := &p.Issues[len(p.Issues)-1]
			last.Pages++
			if last.Some.Sheet != x || l.N < 2 {
				last.Articles += x.Len()
			}
		}
	}
	out := make([]Paper, 0, len(by))
	for _, p := range by {
		out = append(out, *p)
	}
	unknown := func(p Paper) int { return min(1, max(0, 1-len(p.Name))) }
	slices.SortFunc(out, func(a, b Paper) int {
		return cmp.Or(unknown(a)-unknown(b), cmp.Compare(len(b.Issues), len(a.Issues)), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// OfPaper are the hits that stand in a newspaper, in the same memory.
func (s *Shelf) OfPaper(hits []find.Hit, paper string) []find.Hit {
	of := map[*library.Sheet]string{} // names of files take their time to be read
	return slices.DeleteFunc(hits, func(h find.Hit) bool {
		x := s.Refs[h.Item].Sheet
		name, known := of[x]
		if !known {
			name = x.Folio().Newspaper
			of[x] = name
		}
		return name != paper
	})
}

// HasIssues tells whether pages are there of which one paper's day has several, or one
// paper has several days: where none are, nothing need be said of issues.
func HasIssues(papers []Paper) bool {
	return slices.ContainsFunc(papers, func(p Paper) bool {
		return p.Name != "" && len(p.Issues) > 1 || slices.ContainsFunc(p.Issues, func(i Issue) bool { return i.Pages > 1 && (p.Name != "" || i.Some.N > 0) })
	})
}

package stock

import (
	"context"
	"fmt"
	"slices"

	"lanmu/data/library"
	"lanmu/data/page"
)

// An Elsewhere is where an article goes on, or comes from, as far as that is at hand.
type Elsewhere struct {
	page.Elsewhere
	Leaf  Leaf   // the page it names; none where its issue has not got it
	Other Ref    // the article there; none where nothing tells which it is
	Entry *Entry // it, where this one goes on there
}

// Known tells whether the article there is known.
func (e *Elsewhere) Known() bool { return e.Other.Sheet != nil }

// Address is what it is known by where it is pressed.
func (e *Elsewhere) Address() string { return fmt.Sprintf("%s/%d", e.Leaf.Key(), e.Other.N) }

// mostTurns is how many pages an article is followed over.
const mostTurns = 8

// follow finds where an article goes on, and where it comes from. What cannot be read
// is not at hand.
func (s *Shelf) follow(ctx context.Context, l *library.Library, e *Entry, r Ref, been []Ref) {
	own := r.Folio().Page
	if own == "" || len(been) > mostTurns || slices.Contains(been, r) {
		return
	}
	for _, x := range e.From.Elsewhere(e.Number) {
		to := Elsewhere{Elsewhere: x}
		to.Leaf, _ = s.Numbered(r.Leaf(), x.Page)
		if to.Leaf.Sheet != nil && to.Leaf != r.Leaf() {
			s.findOther(ctx, l, e, own, &to)
		}
		if to.Known() && x.On && !slices.Contains(been, to.Other) {
			if p, err := l.Page(ctx, to.Other.Sheet); err == nil {
				if rest, err := s.Entry(p, to.Other); err == nil {
					s.follow(ctx, l, &rest, to.Other, append(been, r))
					to.Entry = &rest
				}
			}
		}
		e.Elsewhere = append(e.Elsewhere, to)
	}
}

// findOther finds the article on a page that says that it is the other part of one on
// the page own: the only one that does so, or of several the one whose headline has most
// in common with it; one that says nothing must have the same headline.
func (s *Shelf) findOther(ctx context.Context, l *library.Library, e *Entry, own string, to *Elsewhere) {
	p, err := l.Page(ctx, to.Leaf.Sheet)
	if err != nil || p.Page == nil {
		return
	}
	var says, alike []int
	for _, r := range to.Leaf.Refs() {
		if r.N >= len(p.Articles) {
			return
		}
		if slices.ContainsFunc(p.Page.Elsewhere(r.N), func(x page.Elsewhere) bool { return x.On != to.On && x.Page == own }) {
			says = append(says, r.N)
		}
		if h := lettersOf(p.Articles[r.N].Headline.String); h != "" && h == lettersOf(e.Article.Headline.String) {
			alike = append(alike, r.N)
		}
	}
	if len(says) == 0 {
		if len(alike) == 1 {
			to.Other = Ref{to.Leaf.Sheet, alike[0]}
		}
		return
	}
	var rivals []int
	from := e.From.LeafOf(e.Number)
	for i := range e.From.Articles {
		if i != e.Number && e.From.LeafOf(i) == from &&
			slices.ContainsFunc(e.From.Elsewhere(i), func(x page.Elsewhere) bool { return x.On == to.On && x.Page == to.Page }) {
			rivals = append(rivals, i)
		}
	}
	if n, ok := paired(e.From, e.Number, rivals, p.Page, says); ok {
		to.Other = Ref{to.Leaf.Sheet, n}
	}
}

// paired is the one of several articles that is the other part of article i, beside
// rivals that have one there too: it is not guessed.
func paired(from *page.Page, i int, rivals []int, to *page.Page, among []int) (int, bool) {
	if len(rivals) == 0 && len(among) == 1 {
		return among[0], true
	}
	alike := func(a, b int) int {
		return inCommon(lettersOf(from.Articles[a].Title()), lettersOf(to.Articles[b].Title()))
	}
	best, most, twice := -1, 0, false
	for _, n := range among {
		switch common := alike(i, n); {
		case common > most:
			best, most, twice = n, common, false
		case common == most:
			twice = true
		}
	}
	if best < 0 || twice || slices.ContainsFunc(rivals, func(r int) bool { return alike(r, best) >= most }) {
		return 0, false
	}
	return best, true
}

// inCommon counts the pairs of letters that stand in both of two headlines.
func inCommon(a, b string) (n int) {
	pairs := map[[2]rune]bool{}
	x := []rune(a)
	for i := 1; i < len(x); i++ {
		pairs[[2]rune{x[i-1], x[i]}] = true
	}
	y := []rune(b)
	for i := 1; i < len(y); i++ {
		if p := ([2]rune{y[i-1], y[i]}); pairs[p] {
			delete(pairs, p)
			n++
		}
	}
	return n
}

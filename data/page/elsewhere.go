package page

import (
	"strings"

	"lanmu/data/folio"
)

// An Elsewhere is where an article says that it goes on on another page, or comes
// from one.
type Elsewhere struct {
	Block int    // of the article, whose text says it; -1 for a line apart from its text
	Range Span   // of that block's text, in bytes
	Text  string // as printed: （下转第3版）
	On    bool   // it goes on there; else it comes from there
	Page  string // that it names, as folio.Place writes it
}

// whole reports whether a block says nothing else.
func (e *Elsewhere) whole(a *Article) bool {
	return e.Block >= 0 && len(strings.TrimSpace(a.Blocks[e.Block].Text.String)) == e.Range.End-e.Range.Start
}

// Alone reports whether a block of the article says where it goes on, or comes from,
// and nothing else.
func (a *Article) Alone(block int, of []Elsewhere) bool {
	for i := range of {
		if of[i].Block == block && of[i].whole(a) {
			return true
		}
	}
	return false
}

// Elsewhere tells where article i goes on, and where it comes from: what its text says
// of it, and what the lines say that stand after its end and before its beginning. An
// article that goes on in the document itself, and was joined, is told of no more.
func (p *Page) Elsewhere(i int) (out []Elsewhere) {
	a := &p.Articles[i]
	for k := range a.Blocks {
		for _, e := range saidIn(a.Blocks[k].Text.String) {
			e.Block = k
			out = append(out, e)
		}
	}
	for k := range p.Leftovers {
		t := &p.Leftovers[k]
		if len(t.Spans) == 0 || !mayJump(t.String) || !Jump(t.String) {
			continue
		}
		e := Elsewhere{Block: -1, Text: strings.TrimSpace(t.String), On: !fromElsewhere.MatchString(t.String), Page: folio.Place(numberIn(t.String))}
		if e.Page != "" && p.ownerOf(t.Spans[0], e.On) == i && !p.joined(a, t.Spans[0], &e) {
			out = append(out, e)
		}
	}
	return out
}

// mayJump tells most texts that name no page from those that may.
func mayJump(s string) bool {
	return strings.ContainsAny(s, "版0123456789")
}

// saidIn is what a text says of where it goes on: all of it, or in brackets at its
// beginning or end.
func saidIn(s string) (out []Elsewhere) {
	if !mayJump(s) {
		return nil
	}
	add := func(start, end int) {
		text := s[start:end]
		e := Elsewhere{Range: Span{start, end}, Text: text, On: !fromElsewhere.MatchString(text), Page: folio.Place(numberIn(text))}
		if e.Page != "" {
			out = append(out, e)
		}
	}
	const longest = 60 // bytes of a line that says so
	if t := strings.TrimSpace(s); len(t) <= 2*longest && Jump(t) {
		at := strings.Index(s, t)
		add(at, at+len(t))
		return out
	}
	for _, at := range bracketedJump.FindAllStringIndex(s, -1) {
		if strings.TrimSpace(s[:at[0]]) == "" || strings.TrimSpace(s[at[1]:]) == "" {
			add(at[0], at[1])
		}
	}
	return out
}

// ownerOf is the article that a line apart speaks of: the last whose text stands before
// one that says where it goes on, the first whose text stands after one that says where
// it comes from; -1 for none on its page.
func (p *Page) ownerOf(line Span, on bool) int {
	owner, nearest := -1, len(p.Source)+1
	sheet := p.sheetAt(line.Start)
	for i := range p.Articles {
		for k := range p.Articles[i].Blocks {
			for _, s := range p.Articles[i].Blocks[k].Text.Spans {
				far := line.Start - s.End
				if !on {
					far = s.Start - line.End
				}
				if far >= 0 && far < nearest && p.sheetAt(s.Start) == sheet {
					owner, nearest = i, far
				}
			}
		}
	}
	return owner
}

// joined tells whether an article holds what a line says is elsewhere: text of it stands
// on the page that the line names, or on the line's page there is an end of one that
// was joined.
func (p *Page) joined(a *Article, line Span, e *Elsewhere) bool {
	if len(p.Places) == 0 {
		return false
	}
	if e.On {
		return p.standsOn(a, e.Page)
	}
	sheet := p.sheetAt(line.Start)
	for i := range p.Articles { // the one that it belongs to begins there
		o := &p.Articles[i]
		if o != a && p.standsOn(o, e.Page) && p.onSheet(o, sheet) {
			return true
		}
	}
	return false
}

// standsOn tells whether text of an article stands on the page with a number.
func (p *Page) standsOn(a *Article, number string) bool {
	for _, l := range p.Leaves {
		if l.Page == number && p.onSheet(a, l.Sheet) {
			return true
		}
	}
	return false
}

// onSheet tells whether text of an article stands on a page of the document.
func (p *Page) onSheet(a *Article, sheet int) bool {
	for k := range a.Blocks {
		for _, s := range a.Blocks[k].Text.Spans {
			if p.sheetAt(s.Start) == sheet {
				return true
			}
		}
	}
	return false
}

// Turns tells before which blocks of an article another page of its issue begins, and
// which: it goes on there, and was joined.
func (p *Page) Turns(a *Article) map[int]folio.Folio {
	if len(p.Leaves) == 0 {
		return nil
	}
	var out map[int]folio.Folio
	last := p.sheetAt(a.start())
	for k := range a.Blocks {
		s := a.Blocks[k].Text.Spans
		if len(s) == 0 {
			continue
		}
		sheet := p.sheetAt(s[0].Start)
		if sheet != 0 && sheet != last && last != 0 {
			for n := range p.Leaves {
				if p.Leaves[n].Sheet == sheet {
					if out == nil {
						out = map[int]folio.Folio{}
					}
					out[k] = p.Leaves[n].Of(p.Folio)
					break
				}
			}
		}
		if end := p.sheetAt(s[len(s)-1].Start); end != 0 {
			last = end
		}
	}
	return out
}

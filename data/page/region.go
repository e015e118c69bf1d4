package page

import (
	"cmp"
	"slices"
)

// A Region is a rectangle of a page of a document, in points from the upper left
// corner of the page as it is seen.
type Region struct {
	Page                     int // in its document, from 1 on
	Left, Top, Right, Bottom int
}

// A Place is where a stretch of a page's source is set in its document.
type Place struct {
	Span    Span
	Regions []Region
}

// placesOf are the places of parts whose spans are known; nil where none is set
// anywhere.
func placesOf(parts []Part, spans []Span) (out []Place) {
	for i, p := range parts {
		if len(p.Regions) > 0 && spans[i].Start < spans[i].End {
			out = append(out, Place{spans[i], p.Regions})
		}
	}
	return out
}

// Regions are where article i stands in its document, page by page: what of it
// stands together is one. They are nil for what has no places.
func (p *Page) Regions(i int) []Region {
	if len(p.Places) == 0 {
		return nil
	}
	a := &p.Articles[i]
	texts := []Text{a.Kicker, a.Headline, a.Subhead, a.Byline.Text}
	var out []Region
	for k := range a.Blocks {
		texts = append(texts, a.Blocks[k].Text)
		if a.Blocks[k].Kind == Image {
			out = append(out, a.Blocks[k].At)
		}
	}
	out = append(out, p.RegionsOf(texts...)...)
	own := map[Region]bool{}
	for _, r := range out {
		own[r] = true
	}
	return united(out, func(r Region) bool { return !p.others(r, own) })
}

// others reports whether something else than what is own stands in r.
func (p *Page) others(r Region, own map[Region]bool) bool {
	for i := range p.Places {
		for _, o := range p.Places[i].Regions {
			if !own[o] && o.Page == r.Page && min(o.Right, r.Right) > max(o.Left, r.Left) && min(o.Bottom, r.Bottom) > max(o.Top, r.Top) {
				return true
			}
		}
	}
	return false
}

// RegionsOf are where texts of the page stand, part by part; nil for what has no places.
func (p *Page) RegionsOf(texts ...Text) (out []Region) {
	seen := map[Region]bool{}
	for _, t := range texts {
		for _, s := range t.Spans {
			at, _ := slices.BinarySearchFunc(p.Places, s.Start, func(x Place, start int) int { return cmp.Compare(x.Span.End, start+1) })
			for ; at < len(p.Places) && p.Places[at].Span.Start < s.End; at++ {
				for _, r := range p.Places[at].Regions {
					if !seen[r] {
						seen[r] = true
						out = append(out, r)
					}
				}
			}
		}
	}
	return out
}

// united puts regions together that stand in one column of type with nothing but
// white space between them, much of it only where that is known to be free.
func united(all []Region, free func(Region) bool) []Region {
	const (
		apart = 24 // points: two lines of body type, and the space round a headline
		most  = 96 // and round a pull quote
	)
	for again := true; again; {
		again = false
		for i := 0; i < len(all); i++ {
			for k := i + 1; k < len(all); k++ {
				if together(all[i], all[k], apart) || together(all[i], all[k], most) && free(all[i].With(all[k])) {
					all[i] = all[i].With(all[k])
					all = slices.Delete(all, k, k+1)
					k--
					again = true
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b Region) int {
		return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(a.Top, b.Top), cmp.Compare(a.Left, b.Left))
	})
	return all
}

// together reports whether the edges of a and b, one above the other, nearly agree: a
// rectangle round both then holds nothing of what stands beside them.
func together(a, b Region, apart int) bool {
	if a.Page != b.Page || max(a.Top, b.Top)-min(a.Bottom, b.Bottom) > apart {
		return false
	}
	if a.holds(b) || b.holds(a) {
		return true
	}
	shared := min(a.Right, b.Right) - max(a.Left, b.Left)
	return 10*shared >= 8*max(a.Right-a.Left, b.Right-b.Left, 1)
}

func (a Region) holds(b Region) bool {
	return a.Page == b.Page && a.Left <= b.Left && a.Right >= b.Right && a.Top <= b.Top && a.Bottom >= b.Bottom
}

// With is the least region that holds a and b, which are of one page; the zero Region
// holds nothing.
func (a Region) With(b Region) Region {
	switch {
	case a.Page == 0:
		return b
	case b.Page == 0:
		return a
	}
	return Region{a.Page, min(a.Left, b.Left), min(a.Top, b.Top), max(a.Right, b.Right), max(a.Bottom, b.Bottom)}
}

package page

// What stands near what, in pages that were set: whether a line belongs to the text above
// it or to the headline under it, and what a column's name stands over.

// tied reports whether unit i, of no display type, stands nearer to the text above it
// than to the headline under it and what else is over that: who wrote the text.
func (s *setter) tied(i int) bool {
	const most = 8 // units over a headline
	if i == 0 || s.display(i) {
		return false
	}
	up, u := &s.units[i-1], &s.units[i]
	if u.Apart || up.Frame != u.Frame || up.Page != u.Page || up.Kind != PartType || s.display(i-1) {
		return false
	}
	for k := i + 1; k < min(len(s.units), i+most) && s.units[k].Page == u.Page && s.units[k-1].Frame == u.Frame; k++ {
		if s.display(k) {
			above, known := gap(up.Part, u.Part)
			below, _ := gap(s.units[k-1].Part, s.units[k].Part)
			return known && (above < below || below < 0) // in the next strip
		}
	}
	return false
}

// kicks reports whether unit k stands over a headline that opens an article, nearer to
// it than to the text above.
func (s *setter) kicks(k int) bool {
	n := k + 1
	if s.units[k].ended || n >= len(s.units) || !s.display(n) || s.units[n].Size < leastHead || s.units[n].Frame != s.units[k].Frame || s.units[n].Page != s.units[k].Page || !s.opens(n) {
		return false
	}
	above, _ := gap(s.units[k-1].Part, s.units[k].Part)
	below, known := gap(s.units[k].Part, s.units[n].Part)
	return known && (above > below || s.units[k-1].Frame != s.units[k].Frame)
}

// gap returns how far b stands below a, in points, if it is known where they stand.
func gap(a, b *Part) (points int, known bool) {
	if len(a.Regions) == 0 || len(b.Regions) == 0 {
		return 0, false
	}
	return b.Regions[0].Top - a.Regions[len(a.Regions)-1].Bottom, true
}

// extentOf is where units [from, to) stand, all together; nothing where that is not known.
func (s *setter) extentOf(from, to int) (all Region) {
	for i := from; i < to; i++ {
		for _, r := range s.units[i].Regions {
			if all == (Region{}) {
				all = r
			}
			all = Region{r.Page, min(all.Left, r.Left), min(all.Top, r.Top), max(all.Right, r.Right), max(all.Bottom, r.Bottom)}
		}
	}
	return all
}

// leaves reports whether the head of units [from, end) stands left of what the last
// column's name stands over: a name over one strip is not that of the strips before it.
func (s *setter) leaves(from, end int) bool {
	const slack = 12 // points
	at := s.extentOf(from, end)
	across := at.Right-at.Left > at.Bottom-at.Top // pages set down go on to the left
	return at.Page == s.under.Page && at.Page > 0 && across && at.Left < s.under.Left-slack
}

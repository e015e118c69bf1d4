package press

// A Region is where a part of an article stands on a sheet of a PDF as it is seen, in
// points from its upper left corner.
type Region struct {
	Page   int     `json:"page"` // the sheet, from 1 on
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// Middle is the middle of it.
func (r Region) Middle() (x, y float64) { return r.X + r.Width/2, r.Y + r.Height/2 }

// with is what holds both.
func (r Region) with(o Region) Region {
	right, bottom := max(r.X+r.Width, o.X+o.Width), max(r.Y+r.Height, o.Y+o.Height)
	r.X, r.Y = min(r.X, o.X), min(r.Y, o.Y)
	r.Width, r.Height = right-r.X, bottom-r.Y
	return r
}

// Regions are where the parts of each article stand, its headline and each of its strips
// of type, however a press mounts the page; and how many sheets there are.
func (p *Page) Regions() (of [][]Region, sheets int) {
	of = make([][]Region, len(p.Articles))
	all := p.sheets()
	for n := range all {
		d := drawer{sheet: &all[n], script: p.Custom.script, vertical: p.Custom.vertical}
		d.measure()
		frame := 0
		for i := range d.lines {
			l := &d.lines[i]
			if l.of == 0 {
				continue
			}
			r := d.region(l.box(d.script))
			r.Page = n + 1
			parts := &of[l.of-1]
			if last := len(*parts) - 1; last >= 0 && l.frame == frame && (*parts)[last].Page == r.Page {
				(*parts)[last] = (*parts)[last].with(r)
			} else {
				*parts = append(*parts, r)
			}
			frame = l.frame
		}
	}
	return of, len(all)
}

// region is where an area of the sheet is seen.
func (d *drawer) region(a area) Region {
	x1, y1 := d.at(a.u, a.v)
	x2, y2 := d.at(a.u+a.width, a.v+a.depth)
	left, top := min(x1, x2), max(y1, y2)
	return Region{X: left, Y: d.pageHeight - top, Width: max(x1, x2) - left, Height: top - min(y1, y2)}
}

package pdf

import (
	"math"

	"lanmu/data/page"
)

// place notes where the lines of a run stand on its page as it is seen, each as wide
// as its column of type.
func (f *forme) place(runs []run) {
	for i := range runs {
		r := &runs[i]
		to := f.turns(r.layer)
		for k := range r.lines {
			b := r.lines[k].bounds()
			b.left, b.right = min(b.left, r.edge), max(b.right, r.right)
			r.lines[k].seen = f.region(to.moves(b), r.page)
		}
	}
}

// findRegions tells parts where they stand on their pages. runs are those that the
// parts were made of; one part may go on from strip to strip.
func findRegions(parts []page.Part, runs []run) {
	for i := range runs {
		lines := runs[i].lines
		for from := 0; from < len(lines); {
			end, all := from, page.Region{}
			for ; end < len(lines) && lines[end].block == lines[from].block; end++ {
				all = all.With(lines[end].seen)
			}
			if p := &parts[lines[from].block]; all.Page > 0 {
				p.Regions = append(p.Regions, all)
			}
			from = end
		}
	}
}

// turns is what moves type of a layer to its place on the page as it is seen.
func (f *forme) turns(layer int) matrix {
	if layer > 0 && layer <= len(f.layers) {
		return f.layers[layer-1].to.then(f.back)
	}
	return f.back
}

// bounds are those of a line of type.
func (l *line) bounds() box { return box{l.left, l.y - descent*l.size, l.right, l.y + ascent*l.size} }

// region is what of page n a box takes up; the zero Region for what is not on it.
func (f *forme) region(b box, n int) page.Region {
	const most = 1 << 15 // points: no page is larger
	s := f.shown
	if !(s.width() > 0 && s.height() > 0 && s.width() < most && s.height() < most) {
		return page.Region{}
	}
	b = box{max(b.left, s.left), max(b.bottom, s.bottom), min(b.right, s.right), min(b.top, s.top)}
	if !(b.width() > 0 && b.height() > 0) {
		return page.Region{}
	}
	return page.Region{
		Page: n, Left: int(math.Floor(b.left - s.left)), Top: int(math.Floor(s.top - b.top)),
		Right: int(math.Ceil(b.right - s.left)), Bottom: int(math.Ceil(s.top - b.bottom)),
	}
}

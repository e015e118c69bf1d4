package page

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"
)

// A figure is a picture of a document.
type figure struct {
	Region
	at int // in a document that flows: the part it stands before, and then the byte of the source
}

// parted returns parts without the pictures among them, and these.
func parted(parts []Part) (rest []Part, figures []figure) {
	if !slices.ContainsFunc(parts, func(p Part) bool { return p.Kind == PartImage }) {
		return parts, nil
	}
	rest = make([]Part, 0, len(parts)) // not nil: what has pictures alone is a page too
	for _, p := range parts {
		if p.Kind != PartImage {
			rest = append(rest, p)
		} else if len(p.Regions) > 0 {
			figures = append(figures, figure{p.Regions[0], len(rest)})
		}
	}
	return rest, figures
}

// illustrate puts pictures into the articles they belong to: beside what is said of
// them, or where they stand in the text. What stands far from all articles is the
// page's own.
func (p *Page) illustrate(figures []figure) {
	if len(figures) == 0 || len(p.Places) == 0 && p.Form != MarkedUp {
		return
	}
	in := make([][]placedImage, len(p.Articles))
	home := p.flowing()
	if len(p.Places) > 0 {
		l := newLayout(p)
		home = func(f figure) (placedImage, int) { return l.home(f.Region) }
	}
	for _, f := range figures {
		if x, article := home(f); article >= 0 {
			in[article] = append(in[article], x)
		}
	}
	for i, all := range in {
		if len(all) > 0 {
			p.Articles[i].Blocks = illustrated(p.Articles[i].Blocks, all)
		}
	}
}

// flowing returns what finds the homes of the pictures of a document that flows, in
// their order: the article of what stands before each, and its place after that.
func (p *Page) flowing() func(figure) (placedImage, int) {
	type piece struct{ at, article, block int } // block is -1 for the head
	var pieces []piece
	for i := range p.Articles {
		a := &p.Articles[i]
		for _, t := range []Text{a.Kicker, a.Headline, a.Subhead, a.Byline.Text} {
			if len(t.Spans) > 0 {
				pieces = append(pieces, piece{t.Spans[0].Start, i, -1})
			}
		}
		for k := range a.Blocks {
			if s := a.Blocks[k].Text.Spans; len(s) > 0 {
				pieces = append(pieces, piece{s[0].Start, i, k})
			}
		}
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Compare(a.at, b.at) })
	said := map[[2]int]bool{} // captions that an image has
	return func(f figure) (placedImage, int) {
		x := placedImage{Region: f.Region, caption: -1}
		next, _ := slices.BinarySearchFunc(pieces, f.at, func(p piece, at int) int { return cmp.Compare(p.at, at) })
		if len(pieces) == 0 {
			return x, -1
		}
		of := pieces[max(next-1, 0)]
		if next > 0 {
			x.before = of.block + 1
		}
		caption := func(k int, below bool) {
			if x.caption >= 0 || k < 0 || k >= len(pieces) || pieces[k].article != of.article || pieces[k].block < 0 {
				return
			}
			key, b := [2]int{of.article, pieces[k].block}, &p.Articles[of.article].Blocks[pieces[k].block]
			if b.Kind == Caption && (below || !said[key]) || below && p.Articles[of.article].captioned(pieces[k].block) {
				b.Kind, x.caption, said[key] = Caption, pieces[k].block, true
			}
		}
		caption(next, true)
		caption(next-1, false)
		return x, of.article
	}
}

// captioned reports whether a paragraph under a picture tells of it, and is not all there is.
func (a *Article) captioned(block int) bool {
	b := &a.Blocks[block]
	return b.Kind == Paragraph && b.Level == 0 && utf8.RuneCountInString(b.Text.String) <= longestBrief && tellsPicture(b.Text.String, true) &&
		slices.ContainsFunc(a.Blocks, func(o Block) bool { return o.inText() && !slices.Equal(o.Text.Spans, b.Text.Spans) })
}

// A placedImage stands before a block of an article, with its caption after it.
type placedImage struct {
	Region
	before  int
	caption int // a block too, -1 for none
}

// illustrated are blocks with images among them. Captions go where their images are;
// images with one caption go together.
func illustrated(blocks []Block, images []placedImage) []Block {
	moved := make([]bool, len(blocks))
	for i := range images {
		x := &images[i]
		if x.caption < 0 {
			continue
		}
		moved[x.caption] = true
		if k := slices.IndexFunc(images, func(o placedImage) bool { return o.caption == x.caption }); k < i {
			x.before = images[k].before
		}
	}
	slices.SortStableFunc(images, func(a, b placedImage) int {
		return cmp.Or(cmp.Compare(a.before, b.before), cmp.Compare(a.caption, b.caption))
	})
	out := make([]Block, 0, len(blocks)+len(images))
	k := 0
	for i := 0; i <= len(blocks); i++ {
		for ; k < len(images) && images[k].before == i; k++ {
			out = append(out, Block{Kind: Image, At: images[k].Region})
			if c := images[k].caption; c >= 0 && (k+1 == len(images) || images[k+1].caption != c) {
				out = append(out, blocks[c])
			}
		}
		if i < len(blocks) && !moved[i] {
			out = append(out, blocks[i])
		}
	}
	return out
}

// A layout is where the text of a page's articles stands.
type layout struct {
	pieces []layPiece
	hulls  map[[2]int]Region // of an article on a page of its document
	other  []Region          // of what belongs to no article
}

// A layPiece is what stands in one region.
type layPiece struct {
	Region
	article, block int // of the article's blocks; -1 for its head
	kind           BlockKind
}

func newLayout(p *Page) *layout {
	l := &layout{hulls: map[[2]int]Region{}}
	for i := range p.Articles {
		a := &p.Articles[i]
		add := func(block int, kind BlockKind, t Text) {
			for _, r := range p.RegionsOf(t) {
				l.pieces = append(l.pieces, layPiece{r, i, block, kind})
				l.hulls[[2]int{i, r.Page}] = l.hulls[[2]int{i, r.Page}].With(r)
			}
		}
		for _, t := range []Text{a.Kicker, a.Headline, a.Subhead, a.Byline.Text} {
			add(-1, "", t)
		}
		for k := range a.Blocks {
			add(k, a.Blocks[k].Kind, a.Blocks[k].Text)
		}
	}
	for _, t := range p.Leftovers {
		l.other = append(l.other, p.RegionsOf(t)...)
	}
	return l
}

// Distances from a picture, in points.
const (
	farCaption  = 40  // its caption stands no farther away
	farArticle  = 120 // nor does its article
	besideIsFar = 14  // what stands beside it counts as so much farther than what is below,
	aboveIsFar  = 8   // and what stands above it
	around      = 36  // an article that stands around it counts as so much nearer
)

// home is the article that a picture belongs to, -1 if there is none, and its place in
// that.
func (l *layout) home(r Region) (in placedImage, article int) {
	article, least := -1, farCaption+1
	in = placedImage{Region: r, caption: -1}
	for _, x := range l.pieces {
		if x.kind != Caption || x.Page != r.Page {
			continue
		}
		if d := captionFar(r, x.Region); d < least {
			article, in.caption, least = x.article, x.block, d
		}
	}
	if article < 0 && l.masthead(r) {
		return in, -1
	}
	if article < 0 {
		least = farArticle + 1
		for i := range l.pieces {
			x := &l.pieces[i]
			if x.Page != r.Page {
				continue
			}
			if d := l.far(r, x); d < least {
				article, least = x.article, d
			}
		}
	}
	if article < 0 {
		return in, -1
	}
	at, known := l.before(r, article)
	if in.before = at; !known && in.caption >= 0 {
		in.before = in.caption
	}
	return in, article
}

// captionFar is how far a caption stands from a picture, beside it being farther than
// below.
func captionFar(r, c Region) int {
	dx, dy := apart(r.Left, r.Right, c.Left, c.Right), apart(r.Top, r.Bottom, c.Top, c.Bottom)
	const touching = -12 // type has room above and below it
	across := min(r.Right, c.Right) - max(r.Left, c.Left)
	along := min(r.Bottom, c.Bottom) - max(r.Top, c.Top)
	switch {
	case 2*across >= min(r.Right-r.Left, c.Right-c.Left) && c.Top >= r.Bottom+touching:
		return max(dy, 0)
	case 2*across >= min(r.Right-r.Left, c.Right-c.Left) && c.Bottom <= r.Top-touching:
		return max(dy, 0) + aboveIsFar
	case 2*along >= min(r.Bottom-r.Top, c.Bottom-c.Top):
		return max(dx, 0) + besideIsFar
	}
	return farCaption + 1
}

// apart is the gap between two stretches, below 0 if they have something in common.
func apart(from, to, from2, to2 int) int { return max(from, from2) - min(to, to2) }

// far is how far a piece of an article is from a picture.
func (l *layout) far(r Region, x *layPiece) int {
	dx, dy := max(0, apart(r.Left, r.Right, x.Left, x.Right)), max(0, apart(r.Top, r.Bottom, x.Top, x.Bottom))
	d := dx + dy
	switch {
	case dx > 0:
		d += besideIsFar
	case x.Bottom <= r.Top:
		d += aboveIsFar
	}
	if h := l.hulls[[2]int{x.article, r.Page}]; h.holds(Region{r.Page, r.middle(), (r.Top + r.Bottom) / 2, r.middle(), (r.Top + r.Bottom) / 2}) {
		d -= around
	}
	return d
}

func (r Region) middle() int { return (r.Left + r.Right) / 2 }

// masthead tells whether a picture stands above all articles, beside what belongs to
// none: the paper's name.
func (l *layout) masthead(r Region) bool {
	const high = 160 // points
	for _, x := range l.pieces {
		if x.Page == r.Page && x.Top < r.Bottom-(r.Bottom-r.Top)/4 {
			return false
		}
	}
	return r.Bottom-r.Top < high && r.Top < high && slices.ContainsFunc(l.other, func(o Region) bool {
		return o.Page == r.Page && apart(r.Top, r.Bottom, o.Top, o.Bottom) < 12
	})
}

// before is the block of an article that a picture of it stands before: that after
// the last above it in its column, or else in the column it stands beside. It is not
// known where none of the article's text stands on the picture's page.
func (l *layout) before(r Region, article int) (at int, known bool) {
	const aside = 4 // times as far as above
	least := math.MaxInt
	for _, x := range l.pieces {
		if x.article != article || x.Page != r.Page || x.block < 0 || x.kind == Caption || x.kind == PullQuote {
			continue
		}
		known = true
		if x.Top >= r.Bottom || x.Top > r.Top+(r.Bottom-r.Top)/2 {
			continue
		}
		if d := aside*max(0, apart(r.Left, r.Right, x.Left, x.Right)) + max(0, r.Top-x.Bottom); d < least {
			at, least = x.block+1, d
		}
	}
	return at, known
}

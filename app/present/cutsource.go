package present

import (
	"strings"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/page"
	"lanmu/widgets/document"
)

// CutSource is an article of a PDF cut out of its pages, its pieces in the order in which
// they are read: each under the name of its part and, where the restorer joined or moved
// it, the reason. For each block of the entry's document it tells the block of its
// piece, -1 for none. It is empty where no places are known.
func CutSource(e stock.Entry, cut Cut) (d document.Document, of []int) {
	if e.From == nil || cut == nil || len(e.From.Places) == 0 {
		return d, nil
	}
	a, why := e.Article, reasons(e.From, e.Number)
	n := 0
	piece := func(part string, t page.Text, own ...page.Region) {
		regions := append(own, e.From.RegionsOf(t)...)
		if len(regions) == 0 {
			of = append(of, -1)
			return
		}
		said := []string{part}
		for _, s := range t.Spans {
			if w := why[s.Start]; w != "" {
				said = append(said, w)
			}
		}
		of = append(of, len(d.Blocks))
		d.Blocks = append(d.Blocks, document.Block{Style: document.Tag, Text: strings.Join(said, " — ")})
		for _, r := range regions {
			d.Blocks = append(d.Blocks, document.Block{Style: document.Picture, Image: &document.Image{
				Width: float32(r.Right - r.Left), Height: float32(r.Bottom - r.Top), Says: t.String, Missing: tongue.T("picture.missing"), Draw: cut(r)}})
		}
	}
	for _, t := range []struct {
		part string
		text page.Text
		is   string
	}{
		{tongue.T("part.column"), labelOf(e.From, a.Column), a.Column},
		{tongue.T("part.kicker"), a.Kicker, a.Kicker.String},
		{tongue.T("part.headline"), a.Headline, a.Headline.String},
		{tongue.T("part.subhead"), a.Subhead, a.Subhead.String},
		{tongue.T("part.byline"), a.Byline.Text, byline(a.Byline)},
	} {
		if t.is != "" {
			piece(t.part, t.text)
		}
	}
	text := Document(e)
	order := orderOf(a)
	places := placesOf(text, order)
	for k, i := range order {
		for k < len(places) && len(of) < places[k] {
			of = append(of, -1) // where it stands, or goes on, which nobody printed there
		}
		switch b := &a.Blocks[i]; b.Kind {
		case page.Image:
			piece(tongue.T("part.picture"), b.Text, b.At)
		case page.PullQuote:
			piece(tongue.T("part.quote"), b.Text)
		case page.Caption:
			piece(tongue.T("part.caption"), b.Text)
		default:
			n++
			piece(tongue.T("part.paragraph", map[string]any{"N": n}), b.Text)
		}
	}
	return d, of
}

// labelOf is a column's name as a page prints it.
func labelOf(p *page.Page, column string) page.Text {
	for _, c := range p.Columns {
		if c.Name == column {
			return c.Label
		}
	}
	return page.Text{}
}

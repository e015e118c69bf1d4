package present

import (
	"slices"
	"strings"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/library"
	"lanmu/data/page"
	"lanmu/widgets/document"
)

// Article turns a restored article into what the reading pane shows. Its pictures are
// drawn by what cut returns for their places; a nil cut has none to draw.
func Article(a *page.Article, cut Cut) document.Document {
	d := document.Document{Blocks: headOf(a)}
	n := len(d.Blocks)
	order := orderOf(a)
	for k, i := range order {
		b := blockOf(&a.Blocks[i])
		if b.Style == document.Picture {
			b.Image = imageOf(a, order[k:], cut)
		} else if b.Style == document.Caption && k > 0 && a.Blocks[order[k-1]].Kind == page.Image {
			b.Level = 1
		}
		d.Blocks = append(d.Blocks, b)
	}
	if first := firstText(a, order); a.HasLead && first >= 0 && d.Blocks[n+first].Style == document.Body {
		d.Blocks[n+first].Style = document.Lead
		quiet(&d.Blocks[n+first], a.SourceNote)
	}
	linkNotes(&d, a, order, n)
	pictured := slices.ContainsFunc(a.Blocks, func(b page.Block) bool { return b.Kind == page.Image })
	switch {
	case pictured:
	case a.Kind == page.Picture:
		d.Blocks = append(d.Blocks, document.Block{Style: document.Note, Text: tongue.T("article.picture")})
	case a.Kind == page.Cartoon:
		d.Blocks = append(d.Blocks, document.Block{Style: document.Note, Text: tongue.T("article.cartoon")})
	}
	return d
}

// headOf is what stands above an article's text.
func headOf(a *page.Article) (out []document.Block) {
	for _, b := range []document.Block{
		{Style: document.Label, Text: a.Column},
		{Style: document.Kicker, Text: a.Kicker.String, Spans: spansOf(&a.Kicker)},
		{Style: document.Headline, Text: a.Headline.String, Spans: spansOf(&a.Headline)},
		{Style: document.Subhead, Text: a.Subhead.String, Spans: spansOf(&a.Subhead)},
		{Style: document.Byline, Text: byline(a.Byline)},
	} {
		if b.Text != "" {
			out = append(out, b)
		}
	}
	return out
}

// firstText is the place in the order of the first block of the text itself.
func firstText(a *page.Article, order []int) int {
	for k, i := range order {
		if inText(&a.Blocks[i]) {
			return k
		}
	}
	return -1
}

// quiet sets the source note at the end of a paragraph in quiet ink.
func quiet(b *document.Block, note string) {
	if at := strings.LastIndex(b.Text, note); note != "" && at >= 0 {
		b.Spans = append(b.Spans, document.Span{Range: document.Range{Start: at, End: at + len(note)}, Kind: document.Faint})
	}
}

// byline is the name with what its bearer did, where that is not writing.
func byline(b page.Byline) string {
	switch {
	case b.Name == "":
		return ""
	case b.Role == page.Cartoonist:
		return tongue.T("byline.cartoonist", map[string]any{"Name": b.Name})
	case b.Role == page.Photographer:
		return tongue.T("byline.photographer", map[string]any{"Name": b.Name})
	}
	return b.Name
}

// standing says under the headline where an article stands: after its author, or in
// a line of its own.
func standing(d *document.Document, where string) {
	if where == "" {
		return
	}
	at := slices.IndexFunc(d.Blocks, func(b document.Block) bool { return b.Style == document.Byline })
	if at >= 0 {
		d.Blocks[at].Text += "　" + where
		return
	}
	at = 0
	for i, b := range d.Blocks {
		if b.Style == document.Headline || b.Style == document.Subhead {
			at = i + 1
		}
	}
	d.Blocks = slices.Insert(d.Blocks, at, document.Block{Style: document.Byline, Text: where})
}

// Welcome is what the reading pane shows while there is no page.
func Welcome() document.Document {
	return document.Document{Blocks: []document.Block{
		{Style: document.Headline, Text: tongue.T("welcome.title")},
		{Style: document.Note, Text: tongue.T("welcome.how")},
	}}
}

// isSample tells whether an entry is of the page that is built in.
func isSample(e stock.Entry) bool {
	return e.Sheet != nil && e.Sheet.Path() == "" && e.Sheet.Name() == library.SeedName
}

// Document is what the reading pane shows for an entry, without its pictures.
func Document(e stock.Entry) document.Document { return Illustrated(e, nil) }

// Illustrated is what the reading pane shows for an entry, with the pictures that a
// gallery draws of its file.
func Illustrated(e stock.Entry, g *library.Gallery) document.Document {
	if e.Article != nil {
		d := Article(e.Article, CutFrom(g, FileOf(e)))
		where := Stands(e.Mark.Folio)
		if isSample(e) {
			where = strings.TrimSpace(tongue.T("article.sample") + "　" + where)
		}
		standing(&d, where)
		comesFrom(&d, e)
		elsewhere(&d, e, g, headLen(d))
		if e.Gone {
			d.Blocks = append(d.Blocks, document.Block{Style: document.Note, Text: tongue.T("article.copy", map[string]any{"Page": e.Page})})
		}
		return d
	}
	d := document.Document{}
	for _, b := range []document.Block{
		{Style: document.Label, Text: e.Mark.Column},
		{Style: document.Headline, Text: e.Mark.Headline},
		{Style: document.Byline, Text: e.Mark.Byline},
		{Style: document.Note, Text: tongue.T("article.gone", map[string]any{"Page": e.Page})},
	} {
		if b.Text != "" {
			d.Blocks = append(d.Blocks, b)
		}
	}
	return d
}

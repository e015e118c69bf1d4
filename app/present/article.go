package present

import (
	"strings"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/page"
	"lanmu/widgets/document"
)

// Article turns a restored article into what the reading pane shows.
func Article(a *page.Article) document.Document {
	var d document.Document
	add := func(style document.Style, text string) {
		if text != "" {
			d.Blocks = append(d.Blocks, document.Block{Style: style, Text: text})
		}
	}
	add(document.Label, a.Column)
	add(document.Kicker, a.Kicker.String)
	add(document.Headline, a.Headline.String)
	add(document.Subhead, a.Subhead.String)
	add(document.Byline, byline(a.Byline))
	quotes := a.PullQuotes()
	for i, p := range a.Paragraphs() {
		style := document.Body
		if i == 0 && a.HasLead {
			style = document.Lead
		}
		add(style, p.String)
		if style == document.Lead {
			quiet(&d.Blocks[len(d.Blocks)-1], a.SourceNote)
		}
		// A pull quote stands by the words it repeats, as it does on the page.
		var rest []page.Text
		for _, q := range quotes {
			if strings.Contains(p.String, q.String) {
				add(document.PullQuote, q.String)
			} else {
				rest = append(rest, q)
			}
		}
		quotes = rest
	}
	for _, q := range quotes {
		add(document.PullQuote, q.String)
	}
	for _, c := range a.Captions() {
		add(document.Caption, c.String)
	}
	switch a.Kind {
	case page.Picture:
		add(document.Note, tongue.T("article.picture"))
	case page.Cartoon:
		add(document.Note, tongue.T("article.cartoon"))
	}
	return d
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

// Document is what the reading pane shows for an entry.
func Document(e stock.Entry) document.Document {
	if e.Article != nil {
		d := Article(e.Article)
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

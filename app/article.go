package app

import (
	"strings"

	"lanmu/app/tongue"
	"lanmu/data/page"
	"lanmu/widgets"
)

// article turns a restored article into what the reading pane shows.
func article(a *page.Article) widgets.Document {
	var d widgets.Document
	add := func(style widgets.Style, text string) {
		if text != "" {
			d.Blocks = append(d.Blocks, widgets.Block{Style: style, Text: text})
		}
	}
	add(widgets.Label, a.Column)
	add(widgets.Kicker, a.Kicker.String)
	add(widgets.Headline, a.Headline.String)
	add(widgets.Subhead, a.Subhead.String)
	add(widgets.Byline, byline(a.Byline))
	quotes := a.PullQuotes
	for i, p := range a.Paragraphs {
		style := widgets.Body
		if i == 0 && a.HasLead {
			style = widgets.Lead
		}
		add(style, p.String)
		if style == widgets.Lead {
			quiet(&d.Blocks[len(d.Blocks)-1], a.SourceNote)
		}
		// A pull quote stands by the words it repeats, as it does on the page.
		var rest []page.Text
		for _, q := range quotes {
			if strings.Contains(p.String, q.String) {
				add(widgets.PullQuote, q.String)
			} else {
				rest = append(rest, q)
			}
		}
		quotes = rest
	}
	for _, q := range quotes {
		add(widgets.PullQuote, q.String)
	}
	for _, c := range a.Captions {
		add(widgets.Caption, c.String)
	}
	switch a.Kind {
	case page.Picture:
		add(widgets.Note, tongue.T("article.picture"))
	case page.Cartoon:
		add(widgets.Note, tongue.T("article.cartoon"))
	}
	return d
}

// quiet sets the source note at the end of a paragraph in quiet ink.
func quiet(b *widgets.Block, note string) {
	if at := strings.LastIndex(b.Text, note); note != "" && at >= 0 {
		b.Quiet = append(b.Quiet, widgets.Range{Start: at, End: at + len(note)})
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

package stock

import (
	"lanmu/data/bookmark"
	"lanmu/data/page"
)

// CopyOf is the text of an entry's article, to be kept.
func CopyOf(e Entry) bookmark.Copy {
	a := e.Article
	c := bookmark.Copy{
		Article: e.Mark.ID, Column: a.Column, Kicker: a.Kicker.String, Headline: a.Headline.String,
		Subhead: a.Subhead.String, Byline: a.Byline.Name, Role: string(a.Byline.Role), Printed: a.Byline.Text.String,
		Kind: string(a.Kind), HasLead: a.HasLead, SourceNote: a.SourceNote, Page: e.Mark.Page, File: e.Mark.File,
	}
	for _, p := range a.Paragraphs {
		c.Paragraphs = append(c.Paragraphs, p.String)
	}
	for _, q := range a.PullQuotes {
		c.PullQuotes = append(c.PullQuotes, q.String)
	}
	for _, p := range a.Captions {
		c.Captions = append(c.Captions, p.String)
	}
	return c
}

// ArticleOf is the article a copy was made of.
func ArticleOf(c bookmark.Copy) *page.Article {
	text := func(s string) page.Text { return page.Text{String: s} }
	a := &page.Article{
		ID: c.Article, Column: c.Column, Kicker: text(c.Kicker), Headline: text(c.Headline),
		Subhead: text(c.Subhead), Byline: page.Byline{Name: c.Byline, Role: page.Role(c.Role), Text: text(c.Printed)},
		Kind: page.Kind(c.Kind), HasLead: c.HasLead, SourceNote: c.SourceNote,
	}
	if a.Kind == page.Cartoon && c.Role == "" {
		a.Byline.Role = page.Cartoonist
	}
	for _, p := range c.Paragraphs {
		a.Paragraphs = append(a.Paragraphs, text(p))
	}
	for _, q := range c.PullQuotes {
		a.PullQuotes = append(a.PullQuotes, text(q))
	}
	for _, p := range c.Captions {
		a.Captions = append(a.Captions, text(p))
	}
	return a
}

package stock

import (
	"unicode/utf8"

	"lanmu/data/bookmark"
	"lanmu/data/page"
)

// CopyOf is the text of an entry's article, to be kept.
func CopyOf(e Entry) bookmark.Copy {
	a := e.Article
	c := bookmark.Copy{
		Article: e.Mark.ID, Column: a.Column, Kicker: a.Kicker.String, Headline: a.Headline.String,
		Subhead: a.Subhead.String, Byline: a.Byline.Name, Role: string(a.Byline.Role), Printed: a.Byline.Text.String,
		Kind: string(a.Kind), HasLead: a.HasLead, SourceNote: a.SourceNote, Folio: a.Folio, Page: e.Mark.Page, File: e.Mark.File,
	}
	c.KickerMarks, c.HeadlineMarks, c.SubheadMarks, c.PrintedMarks = keptMarks(&a.Kicker), keptMarks(&a.Headline), keptMarks(&a.Subhead), keptMarks(&a.Byline.Text)
	for i := range a.Blocks {
		b := &a.Blocks[i]
		c.Blocks = append(c.Blocks, bookmark.Block{At: keptPlace(b.At), Kind: string(b.Kind), Level: b.Level, LeadIn: b.LeadIn, Name: b.Name, Header: b.Header, Text: b.Text.String, Marks: keptMarks(&b.Text)})
	}
	return c
}

// keptPlace is the region of an image as it is kept; nil for none.
func keptPlace(r page.Region) *bookmark.Cut {
	if r == (page.Region{}) {
		return nil
	}
	p := bookmark.Cut(r)
	return &p
}

// placeOf is a region that was kept.
func placeOf(p *bookmark.Cut) page.Region {
	if p == nil {
		return page.Region{}
	}
	return page.Region(*p)
}

func keptMarks(t *page.Text) (out []bookmark.Mark) {
	for _, m := range t.Marks {
		out = append(out, bookmark.Mark{Kind: string(m.Kind), Start: m.Start, End: m.End, To: m.To})
	}
	return out
}

// textOf is a text that was kept. Marks that lead out of it, or into a character, are
// left out: the file may come from anywhere.
func textOf(s string, marks []bookmark.Mark) page.Text {
	t := page.Text{String: s}
	for _, m := range marks {
		if m.Start >= 0 && m.Start <= m.End && starts(s, m.Start) && starts(s, m.End) {
			t.Marks = append(t.Marks, page.Mark{Kind: page.MarkKind(m.Kind), Start: m.Start, End: m.End, To: m.To})
		}
	}
	return t
}

// starts reports whether a character of s starts at byte at, or s ends there.
func starts(s string, at int) bool {
	return at >= 0 && (at == len(s) || at < len(s) && utf8.RuneStart(s[at]))
}

// ArticleOf is the article a copy was made of.
func ArticleOf(c bookmark.Copy) *page.Article {
	a := &page.Article{
		ID: c.Article, Column: c.Column, Kicker: textOf(c.Kicker, c.KickerMarks), Headline: textOf(c.Headline, c.HeadlineMarks),
		Subhead: textOf(c.Subhead, c.SubheadMarks), Byline: page.Byline{Name: c.Byline, Role: page.Role(c.Role), Text: textOf(c.Printed, c.PrintedMarks)},
		Kind: page.Kind(c.Kind), HasLead: c.HasLead, SourceNote: c.SourceNote, Folio: c.Folio,
	}
	if a.Kind == page.Cartoon && c.Role == "" {
		a.Byline.Role = page.Cartoonist
	}
	for _, b := range c.Blocks {
		if !starts(b.Text, b.LeadIn) {
			b.LeadIn = 0
		}
		a.Blocks = append(a.Blocks, page.Block{At: placeOf(b.At), Kind: page.BlockKind(b.Kind), Level: b.Level, LeadIn: b.LeadIn, Name: b.Name, Header: b.Header, Text: textOf(b.Text, b.Marks)})
	}
	for _, old := range []struct {
		kind  page.BlockKind
		texts []string
	}{{page.Paragraph, c.Paragraphs}, {page.PullQuote, c.PullQuotes}, {page.Caption, c.Captions}} {
		for _, s := range old.texts {
			a.Blocks = append(a.Blocks, page.Block{Kind: old.kind, Text: page.Text{String: s}})
		}
	}
	return a
}

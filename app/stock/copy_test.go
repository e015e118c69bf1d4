package stock

import (
	"testing"

	"lanmu/data/bookmark"
	"lanmu/data/page"
	"lanmu/data/roundtrip"
)

// A bookmarked article is read from its copy as it was read from its page.
func TestNoFieldIsLostInACopy(t *testing.T) {
	kept := bookmark.OpenCopies(t.TempDir(), "bookmarks.jsonl")
	roundtrip.Check(t, func(a page.Article) (page.Article, error) {
		c := CopyOf(Entry{Article: &a, Mark: bookmark.Bookmark{ID: a.ID}})
		if err := kept.Save(c); err != nil {
			return a, err
		}
		c, err := kept.Load(a.ID)
		return *ArticleOf(c), err
	}, func(a *page.Article) {
		// The page the spans are places in is not kept.
		texts := []*page.Text{&a.Kicker, &a.Headline, &a.Subhead, &a.Byline.Text}
		for i := range a.Blocks {
			b := &a.Blocks[i]
			texts = append(texts, &b.Text)
			b.LeadIn %= 3
		}
		for _, t := range texts {
			t.Spans = nil
			t.String = "0123" + t.String
			for i := range t.Marks {
				t.Marks[i].Start, t.Marks[i].End = i, i+1+len(t.Marks)%2 // within the text
			}
		}
	})
	roundtrip.Check(t, func(c bookmark.Copy) (bookmark.Copy, error) {
		return CopyOf(Entry{Article: ArticleOf(c), Mark: bookmark.Bookmark{ID: c.Article, Page: c.Page, File: c.File}}), nil
	}, func(c *bookmark.Copy) {
		c.Journals, c.Paragraphs, c.PullQuotes, c.Captions = nil, nil, nil, nil
		c.KickerMarks, c.HeadlineMarks, c.SubheadMarks, c.PrintedMarks = nil, nil, nil, nil
		for i := range c.Blocks {
			c.Blocks[i].LeadIn, c.Blocks[i].Marks = 0, nil // the other way has them
		}
	}) // which the store tells
}

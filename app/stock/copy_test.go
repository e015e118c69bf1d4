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
		for _, list := range [][]page.Text{a.Paragraphs, a.PullQuotes, a.Captions} {
			for i := range list {
				texts = append(texts, &list[i])
			}
		}
		for _, t := range texts {
			t.Spans = nil
		}
	})
	roundtrip.Check(t, func(c bookmark.Copy) (bookmark.Copy, error) {
		return CopyOf(Entry{Article: ArticleOf(c), Mark: bookmark.Bookmark{ID: c.Article, Page: c.Page, File: c.File}}), nil
	}, func(c *bookmark.Copy) { c.Journals = nil }) // which the store tells
}

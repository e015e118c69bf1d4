package app

import (
	"time"

	"lanmu/data/bookmark"
	"lanmu/data/library"
	"lanmu/data/page"
)

// entry is one article, fetched from its page, or a bookmark whose article is
// on no page of the library.
type entry struct {
	sheet   *library.Sheet // the page it is on; nil when that is not in the library
	article *page.Article  // nil when neither its page nor a copy is at hand
	gone    bool           // the article is a copy: its page is not in the library
	from    *page.Page
	number  int // of the article on its page
	page    string
	mark    bookmark.Bookmark
}

func (e entry) zero() bool { return e.mark.ID == "" }

// entriesOf lists the articles of a page.
func entriesOf(p library.Page) []entry {
	out := make([]entry, len(p.Articles))
	for i := range p.Articles {
		a := &p.Articles[i]
		out[i] = entry{article: a, from: p.Page, number: i, page: p.Name, mark: bookmark.Bookmark{
			ID: a.ID, Headline: a.Title(), Column: a.Column, Byline: a.Byline.Name, Page: p.Name, File: library.NameText(p.Path),
		}}
	}
	return out
}

// A ref names an article of a page of the library, which lists show without
// reading the page.
type ref struct {
	sheet *library.Sheet
	n     int // of the article on it
}

// exists tells whether the page is known to have the article.
func (r ref) exists() bool { return r.n >= 0 && r.n < r.sheet.Len() }

func (r ref) article() library.Article { return r.sheet.Article(r.n) }

// date is the day of the article's page, zero when unknown.
func (r ref) date() time.Time { return r.sheet.Date() }

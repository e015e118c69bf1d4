package stock

import (
	"time"

	"lanmu/data/bookmark"
	"lanmu/data/library"
	"lanmu/data/page"
)

// Entry is one article, fetched from its page, or a bookmark whose article is
// on no page of the library.
type Entry struct {
	Sheet   *library.Sheet // the page it is on; nil when that is not in the library
	Article *page.Article  // nil when neither its page nor a copy is at hand
	Gone    bool           // the article is a copy: its page is not in the library
	From    *page.Page
	Number  int // of the article on its page
	Page    string
	Mark    bookmark.Bookmark

	Elsewhere []Elsewhere // where it goes on, and where it comes from
}

func (e Entry) Zero() bool { return e.Mark.ID == "" }

// EntriesOf lists the articles of a page.
func EntriesOf(p library.Page) []Entry {
	out := make([]Entry, len(p.Articles))
	for i := range p.Articles {
		a := &p.Articles[i]
		told := library.Stands(p.FolioOf(i), p.Path)
		out[i] = Entry{Article: a, From: p.Page, Number: i, Page: p.Name, Mark: bookmark.Bookmark{
			ID: a.ID, Headline: a.Title(), Column: a.Column, Byline: a.Byline.Name, Page: p.Name, File: library.NameText(p.Path), Folio: told.Folio,
		}}
	}
	return out
}

// A Ref names an article of a page of the library, which lists show without
// reading the page.
type Ref struct {
	Sheet *library.Sheet
	N     int // of the article on it
}

// Exists reports whether the page is known to have the article.
func (r Ref) Exists() bool { return r.N >= 0 && r.N < r.Sheet.Len() }

func (r Ref) Article() library.Article { return r.Sheet.Article(r.N) }

// Date is the day of the article or its page, zero when unknown.
func (r Ref) Date() time.Time { return r.Sheet.DateOf(r.N) }

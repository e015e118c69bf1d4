package library

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"lanmu/data/page"
	"lanmu/data/search"
)

// An Article is what lists show of an article without its page being read.
type Article struct {
	ID       string // as page.Article has it, as are those below
	Headline string // or how the text begins, where there is none
	Column   string
	Byline   string
}

// A Sheet is a page that is known to the library: what lists need of it. It is
// not changed once it is handed out.
type Sheet struct {
	Key  string    // of its content: two files with the same content are one page
	Path string    // the file it was read from; "" for what was pasted, or is built in
	Name string    // to show
	Date time.Time // from the page, the file's name, or its folder, in that order; zero if unknown
	Contents
}

// Contents is what lists show of a page, in whatever file it is.
type Contents struct {
	Form     page.Form
	Loss     page.Loss
	Encoding Encoding // how its text was decoded; "" for what has none (a PDF, what is built in)
	Guessed  bool     // whether the encoding was guessed: the file does not say it, and it is not UTF-8
	Articles []Article
}

// listed is what the cache keeps for lists.
type listed struct {
	Contents
	Stated string   // the date, as the page states it
	Sizes  []uint16 // of the articles in tokens
}

// packList writes what lists show of a page.
func packList(l listed, of string) []byte {
	var b bytes.Buffer
	encode(&b, l)
	return sealed(b.Bytes(), of)
}

// unpackList reads what packList wrote. share makes equal strings one.
func unpackList(data []byte, of string, share func(string) string) (l listed, err error) {
	if data, err = unsealed(data, of); err != nil {
		return l, err
	}
	if err = decodeValue(string(data), &l); err != nil {
		return listed{}, err
	}
	if len(l.Sizes) != len(l.Articles) {
		return listed{}, errDamaged
	}
	l.Form, l.Encoding = page.Form(share(string(l.Form))), Encoding(share(string(l.Encoding)))
	for i := range l.Articles {
		l.Articles[i].Column = share(l.Articles[i].Column)
	}
	return l, nil
}

// articlesOf lists the articles of a page. What is listed is a copy, in one piece:
// a page's texts are parts of its source, which would stay with them.
func articlesOf(p *page.Page) []Article {
	out := make([]Article, len(p.Articles))
	size := 0
	for i := range p.Articles {
		a := &p.Articles[i]
		out[i] = Article{a.ID, a.Title(), a.Column, a.Byline.Name}
		size += len(out[i].ID) + len(out[i].Headline) + len(out[i].Column) + len(out[i].Byline)
	}
	var all strings.Builder
	all.Grow(size)
	copied := func(s *string) {
		from := all.Len()
		all.WriteString(*s)
		*s = all.String()[from:]
	}
	for i := range out {
		for _, s := range []*string{&out[i].ID, &out[i].Headline, &out[i].Byline} {
			copied(s)
		}
		if i > 0 && out[i].Column == out[i-1].Column {
			out[i].Column = out[i-1].Column
		} else {
			copied(&out[i].Column)
		}
	}
	return out
}

// textOf is what is searched of an article.
func textOf(a *page.Article) string {
	body := make([]string, 0, len(a.Paragraphs)+len(a.Captions))
	for _, texts := range [][]page.Text{a.Paragraphs, a.Captions} { // pull quotes repeat the body
		for _, t := range texts {
			body = append(body, t.String)
		}
	}
	return search.Text(a.Headline.String, a.Column, a.Byline.Text.String, a.Kicker.String, a.Subhead.String, body)
}

// nameOf is what a page is called.
func nameOf(path string) string { return ShownName(filepath.Base(path)) }

var errDamaged = errors.New("what the cache holds is damaged")

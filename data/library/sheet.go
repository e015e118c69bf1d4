package library

import (
	"encoding/binary"
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
	Key      string    // of its content: two files with the same content are one page
	Path     string    // the file it was read from; "" for what was pasted, or is built in
	Name     string    // to show
	Date     time.Time // from the page, the file's name, or its folder, in that order; zero if unknown
	Form     page.Form
	Encoding Encoding // how its text was decoded; "" for what has none (a PDF, what is built in)
	Guessed  bool     // whether the encoding was guessed: the file does not say it, and it is not UTF-8
	Articles []Article
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
func nameOf(path string) string { return filepath.Base(path) }

// appendList writes the articles of a page and how long they are, in tokens, in
// few bytes, so that thousands are
// read in no time: the number of strings, their lengths, then all of them in
// one piece, which they share when read. Columns, which repeat, are numbers of
// strings.
func appendList(b []byte, articles []Article, sizes []uint16) []byte {
	var text strings.Builder
	column := map[string]uint64{}
	b = binary.AppendUvarint(b, uint64(len(articles)))
	put := func(s string) {
		b = binary.AppendUvarint(b, uint64(len(s)))
		text.WriteString(s)
	}
	for i, a := range articles {
		b = binary.AppendUvarint(b, uint64(sizes[i]))
		put(a.ID)
		put(a.Headline)
		put(a.Byline)
		n, ok := column[a.Column]
		if !ok {
			n = uint64(len(column))
			column[a.Column] = n
		}
		b = binary.AppendUvarint(b, n)
		if !ok {
			put(a.Column)
		}
	}
	return append(b, text.String()...)
}

var errDamaged = errors.New("what the cache holds is damaged")

// readList reads what appendList wrote. share makes equal strings one.
func readList(b []byte, share func(string) string) ([]Article, []uint16, error) {
	bad := false
	number := func() int {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > 1<<31 {
			bad = true
			return 0
		}
		b = b[size:]
		return int(n)
	}
	n := number()
	if bad || n > len(b) {
		return nil, nil, errDamaged
	}
	type lengths struct{ id, headline, byline, column int }
	all := make([]lengths, n)
	var columns []int // their lengths
	first := make([]bool, n)
	sizes := make([]uint16, n)
	for i := range all {
		sizes[i] = uint16(number())
		all[i] = lengths{number(), number(), number(), number()}
		if all[i].column > len(columns) {
			bad = true
		}
		if all[i].column == len(columns) {
			columns, first[i] = append(columns, number()), true
		}
		if bad {
			return nil, nil, errDamaged
		}
	}
	text := string(b)
	cut := func(size int) string {
		if size > len(text) {
			bad = true
			return ""
		}
		s := text[:size]
		text = text[size:]
		return s
	}
	out := make([]Article, n)
	names := make([]string, 0, len(columns))
	for i, l := range all {
		out[i].ID, out[i].Headline, out[i].Byline = cut(l.id), cut(l.headline), cut(l.byline)
		if first[i] {
			names = append(names, share(cut(columns[len(names)])))
		}
		out[i].Column = names[l.column]
	}
	if bad || text != "" {
		return nil, nil, errDamaged
	}
	return out, sizes, nil
}

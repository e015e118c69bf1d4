package library

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"

	"lanmu/data/search"
)

// space is what is searched: the documents that pages on the shelf have, by
// number.
type space struct {
	search.Space
	pages []known // those that are free or held have no documents
	of    []int32 // the page of each document
	held  []heldText
}

// heldText is an article of a page that no file holds.
type heldText struct {
	sheet   *Sheet
	article int
	text    string
}

// searched returns what is searched now.
func (l *Library) searched() (*store, *space) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.space == nil {
		l.space = l.newSpace()
	}
	return l.store, l.space
}

func (l *Library) newSpace() *space {
	s := &space{pages: slices.Clone(l.shelf.pages)}
	docs := int64(0)
	for _, p := range l.shelf.all {
		if h, ok := l.held[p.sheet.Key()]; ok {
			for i := range h.Articles {
				s.held = append(s.held, heldText{p.sheet, i, textOf(&h.Articles[i])})
			}
			continue
		}
		docs = max(docs, p.first+int64(p.sheet.Len()))
	}
	s.Lengths, s.Days, s.of = make([]uint16, docs), make([]int32, docs), make([]int32, docs)
	for n, p := range l.shelf.all {
		if _, ok := l.held[p.sheet.Key()]; ok {
			continue
		}
		for i, size := range p.sheet.sizes() {
			at := int(p.first) + i
			s.Lengths[at], s.Days[at], s.of[at] = size, p.sheet.dayAt(i), n
		}
	}
	slices.SortFunc(s.held, func(a, b heldText) int {
		if a.sheet == b.sheet {
			return a.article - b.article
		}
		return compareKeys(a.sheet.Key(), b.sheet.Key())
	})
	return s
}

func compareKeys(a, b string) int {
	if a < b {
		return -1
	}
	return 1
}

// article returns the page and the place in it of a document.
func (s *space) article(doc uint32) (*Sheet, int) {
	if n := int(doc) - len(s.of); n >= 0 {
		return s.held[n].sheet, s.held[n].article
	}
	c := &s.pages[s.of[doc]]
	return c.sheet, int(int64(doc) - c.first)
}

// pageTexts are the texts of the page that was read last: the articles of a page
// are often asked for one after the other.
type pageTexts struct {
	page  int32 // and one; 0 for none
	texts [][]byte
}

// text returns what is searched of a document.
func (s *space) text(ctx context.Context, cache *store, doc uint32, last *pageTexts) (string, error) {
	if n := int(doc) - len(s.of); n >= 0 {
		return s.held[n].text, nil
	}
	c := &s.pages[s.of[doc]]
	at := int(int64(doc) - c.first)
	if last.page != s.of[doc]+1 {
		*last = pageTexts{}
		var data []byte
		err := cache.text.QueryRowContext(ctx, c.id).Scan(&data)
		if err == nil {
			last.texts, err = splitTexts(data, ofTexts(c.sheet.Key()))
		}
		if ctx.Err() != nil || err != nil && err != sql.ErrNoRows && err != errDamaged {
			return "", cmp.Or(ctx.Err(), err)
		}
		if err != nil || at < 0 || at >= len(last.texts) {
			return "", cache.gone(ctx, c)
		}
		last.page = s.of[doc] + 1
	}
	if at < 0 || at >= len(last.texts) {
		return "", cache.gone(ctx, c)
	}
	return fromUTF16(last.texts[at]), nil
}

// errGone is the error of a page that another process has taken out, or restored
// otherwise, since it was taken in.
var errGone = errors.New("the page is not in the cache any more")

// gone tells of a page whose text cannot be had whether it is gone or damaged.
func (s *store) gone(ctx context.Context, c *known) error {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var first int64
	err = tx.QueryRowContext(ctx, "SELECT first FROM pages WHERE id = ? AND key = ?", c.id, c.sheet.Key()).Scan(&first)
	if err == nil && first == c.first {
		return errDamaged
	}
	if err != nil && err != sql.ErrNoRows {
		return err
	}
	segments, err := readSegments(tx)
	if err == nil {
		_, err = liveDocs(tx, documentsIn(segments)) // sees that no page is missing
	}
	return cmp.Or(err, errGone)
}

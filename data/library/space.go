package library

import (
	"context"
	"slices"

	"lanmu/data/search"
)

// space is what is searched: the documents that pages on the shelf have, by
// number.
type space struct {
	search.Space
	pages []copies
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
	s := &space{pages: make([]copies, 0, len(l.shelf))}
	docs := int64(0)
	for key, c := range l.shelf {
		if p, ok := l.held[key]; ok {
			for i := range p.Articles {
				s.held = append(s.held, heldText{c.sheet, i, textOf(&p.Articles[i])})
			}
			continue
		}
		s.pages = append(s.pages, copies{sheet: c.sheet, place: c.place})
		docs = max(docs, c.first+int64(len(c.sizes)))
	}
	s.Lengths, s.Days, s.of = make([]uint16, docs), make([]int32, docs), make([]int32, docs)
	for n := range s.pages {
		c := &s.pages[n]
		day := dayOf(c.sheet)
		for i, size := range c.sizes {
			at := int(c.first) + i
			s.Lengths[at], s.Days[at], s.of[at] = size, day, int32(n)
		}
	}
	slices.SortFunc(s.held, func(a, b heldText) int {
		if a.sheet == b.sheet {
			return a.article - b.article
		}
		return compareKeys(a.sheet.Key, b.sheet.Key)
	})
	return s
}

func compareKeys(a, b string) int {
	if a < b {
		return -1
	}
	return 1
}

func dayOf(s *Sheet) int32 {
	if s.Date.IsZero() {
		return search.NoDay
	}
	return int32(s.Date.Unix() / 86400)
}

// article returns the page and the place in it of a document.
func (s *space) article(doc uint32) (*Sheet, int) {
	if n := int(doc) - len(s.of); n >= 0 {
		return s.held[n].sheet, s.held[n].article
	}
	c := &s.pages[s.of[doc]]
	return c.sheet, int(int64(doc) - c.first)
}

// text returns what is searched of a document.
func (s *space) text(ctx context.Context, cache *store, doc uint32) (string, error) {
	if n := int(doc) - len(s.of); n >= 0 {
		return s.held[n].text, nil
	}
	c := &s.pages[s.of[doc]]
	var data []byte
	if err := cache.text.QueryRow(c.id).Scan(&data); err != nil {
		return "", err
	}
	return unpackText(data, int(int64(doc)-c.first))
}

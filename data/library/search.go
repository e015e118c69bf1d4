package library

import (
	"context"
	"strings"

	"lanmu/data/find"
	"lanmu/data/page"
)

// Results are what a query has found.
type Results struct {
	Hits  []Hit // all so far, best first: headline hits before others, then by relevance; at most 200
	Total int   // how many articles match, so far
	Done  bool
}

// A Hit is an article that was found.
type Hit struct {
	Sheet   *Sheet
	Article int         // index into Sheet.Articles and the page's Articles
	Snippet string      // around the first place found, one line
	Marks   []page.Span // byte ranges in Snippet
}

const maxHits = 200

// Search finds articles by their text.
func (l *Library) Search(ctx context.Context, query string, on func(Results)) error {
	l.mu.RLock()
	var sheets []*Sheet
	for _, c := range l.shelf {
		sheets = append(sheets, c.sheet)
	}
	l.mu.RUnlock()
	var r Results
	if strings.TrimSpace(query) != "" {
		for _, s := range sheets {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			p, err := l.Page(s)
			if err != nil {
				continue
			}
			for i := range p.Articles {
				text := p.Articles[i].Headline.String
				for _, t := range p.Articles[i].Paragraphs {
					text += " " + t.String
				}
				if marks := HitsIn(query, text); len(marks) > 0 {
					r.Total++
					if len(r.Hits) < maxHits {
						end := min(len(text), 300)
						for end < len(text) && text[end]&0xc0 == 0x80 {
							end++
						}
						h := Hit{Sheet: s, Article: i, Snippet: text[:end]}
						for _, m := range marks {
							if m.End <= end {
								h.Marks = append(h.Marks, m)
							}
						}
						r.Hits = append(r.Hits, h)
					}
				}
			}
		}
	}
	r.Done = true
	on(r)
	return nil
}

// HitsIn returns where the words of a query stand in a text, as ranges of bytes
// that do not overlap.
func HitsIn(query, text string) []page.Span {
	var out []page.Span
	for _, r := range find.In(text, query) {
		out = append(out, page.Span{Start: r[0], End: r[1]})
	}
	return out
}

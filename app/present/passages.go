package present

import (
	"lanmu/app/stock"
	"lanmu/data/bookmark"
	"lanmu/widgets/document"
)

// ParagraphStarts tells for each block that is a paragraph where it begins in
// the article's text.
func ParagraphStarts(d document.Document) map[int]int {
	at := map[int]int{}
	n := 0
	for i, b := range d.Blocks {
		if b.Style == document.Lead || b.Style == document.Body {
			at[i] = n
			n += len(b.Text) + 1
		}
	}
	return at
}

// PassageOf returns where a bookmarked passage stands in the document of its
// article.
func PassageOf(d document.Document, e stock.Entry, b bookmark.Bookmark) []document.Passage {
	start, end, ok := b.Find(e.Article.Body())
	if !ok {
		return nil
	}
	var out []document.Passage
	at := ParagraphStarts(d)
	for i := range d.Blocks {
		from, in := at[i]
		if !in {
			continue
		}
		p := document.Passage{Block: i, Start: max(start-from, 0), End: min(end-from, len(d.Blocks[i].Text))}
		if p.Start < p.End {
			out = append(out, p)
		}
	}
	return out
}

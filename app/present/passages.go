package present

import (
	"lanmu/app/stock"
	"lanmu/data/bookmark"
	"lanmu/data/page"
	"lanmu/widgets/document"
)

// ParagraphStarts tells for each block of d, the document of an article, that is of its
// text where it begins in Article.Body.
func ParagraphStarts(d document.Document, a *page.Article) map[int]int {
	at := map[int]int{}
	starts := make([]int, len(a.Blocks))
	n := 0
	for i := range a.Blocks {
		if b := &a.Blocks[i]; inText(b) {
			starts[i] = n
			n += len(b.Text.String) + 1
		}
	}
	order := orderOf(a)
	for k, block := range placesOf(d, order) {
		if i := order[k]; inText(&a.Blocks[i]) {
			at[block] = starts[i]
		}
	}
	return at
}

// headLen is how many blocks of a document stand above its text.
func headLen(d document.Document) int {
	for i, b := range d.Blocks {
		if b.Style > document.Byline {
			return i
		}
	}
	return len(d.Blocks)
}

// PassageOf returns where a bookmarked passage stands in the document of its
// article.
func PassageOf(d document.Document, e stock.Entry, b bookmark.Bookmark) []document.Passage {
	start, end, ok := b.Find(e.Article.Body())
	if !ok {
		return nil
	}
	var out []document.Passage
	at := ParagraphStarts(d, e.Article)
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

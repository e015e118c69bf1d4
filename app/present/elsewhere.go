package present

import (
	"slices"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/library"
	"lanmu/data/page"
	"lanmu/widgets/document"
)

// elsewhere shows where an article goes on and where it comes from: what its text says
// of it leads there, and where it is known what stands there it follows, under a quiet
// line that tells its page. The article's blocks stand in the document from n on.
func elsewhere(d *document.Document, e stock.Entry, g *library.Gallery, n int) {
	order := orderOf(e.Article)
	leadOn(d, e, order, n)
	goesOn(d, e, g)
	turned(d, e, order, n)
}

// leadOn has what the text says of elsewhere lead there.
func leadOn(d *document.Document, e stock.Entry, order []int, n int) {
	for i := range e.Elsewhere {
		x := &e.Elsewhere[i]
		at := slices.Index(order, x.Block)
		if x.Block < 0 || at < 0 {
			continue
		}
		b := &d.Blocks[n+at]
		b.Spans = append(b.Spans, document.Span{Range: document.Range(x.Range), Kind: document.Faint})
		lead(b, x, x.Range.Start, x.Range.End)
	}
}

// goesOn puts after an article what it goes on with.
func goesOn(d *document.Document, e stock.Entry, g *library.Gallery) {
	for i := range e.Elsewhere {
		x := &e.Elsewhere[i]
		if !x.On {
			continue
		}
		if x.Block < 0 || x.Entry != nil && !e.Article.Alone(x.Block, []page.Elsewhere{x.Elsewhere}) {
			b := aside(goesTo(x))
			lead(&b, x, 0, len(b.Text))
			d.Blocks = append(d.Blocks, b)
		}
		if x.Entry != nil {
			follow(d, *x.Entry, g)
		}
	}
}

// aside is a quiet line within a text.
func aside(text string) document.Block {
	return document.Block{Style: document.Note, Level: 1, Text: text}
}

// goesTo says where an article goes on: as the page there is called, or else as printed.
func goesTo(x *stock.Elsewhere) string {
	if x.Leaf.Sheet == nil {
		return x.Text
	}
	return tongue.T("article.goeson", map[string]any{"Page": PageName(x.Leaf.Folio().Folio)})
}

// comesFrom says in the line that tells where an article stands where it comes from, if
// its text does not.
func comesFrom(d *document.Document, e stock.Entry) {
	for i := range e.Elsewhere {
		x := &e.Elsewhere[i]
		if x.On || x.Block >= 0 {
			continue
		}
		words := x.Text
		if x.Leaf.Sheet != nil {
			words = tongue.T("article.comesfrom", map[string]any{"Page": PageName(x.Leaf.Folio().Folio)})
		}
		standing(d, words)
		at := slices.IndexFunc(d.Blocks, func(b document.Block) bool { return b.Style == document.Byline })
		b := &d.Blocks[at]
		lead(b, x, len(b.Text)-len(words), len(b.Text))
	}
}

// lead has bytes of a block lead to the other part of an article, or if that is not
// known to its page.
func lead(b *document.Block, x *stock.Elsewhere, start, end int) {
	if x.Leaf.Sheet == nil {
		return
	}
	says := PageName(x.Leaf.Folio().Folio)
	if x.Known() {
		says += "　" + x.Other.Article().Headline
	}
	b.Spans = append(b.Spans, document.Span{Range: document.Range{Start: start, End: end}, Kind: document.Leads, With: x.Address(), Says: says})
}

// follow puts the rest of an article after it, without what it says of coming from
// there.
func follow(d *document.Document, rest stock.Entry, g *library.Gallery) {
	r := Article(rest.Article, CutFrom(g, FileOf(rest)))
	n, order := headLen(r), orderOf(rest.Article)
	leadOn(&r, rest, order, n)
	for i := range rest.Elsewhere {
		if x := &rest.Elsewhere[i]; !x.On && x.Block >= 0 {
			if at := slices.Index(order, x.Block); at >= 0 {
				cutOut(&r.Blocks[n+at], x.Range.Start, x.Range.End)
			}
		}
	}
	goesOn(&r, rest, g)
	turned(&r, rest, order, n)
	offset := len(d.Blocks) - n
	for _, b := range r.Blocks[n:] {
		if b.Text == "" && b.Style != document.Divider && b.Style != document.Picture {
			offset--
			continue
		}
		for k := range b.Spans {
			if b.Spans[k].Kind == document.NoteMark {
				b.Spans[k].To.Block += offset
			}
		}
		d.Blocks = append(d.Blocks, b)
	}
}

// cutOut takes bytes of a block's text out of it.
func cutOut(b *document.Block, start, end int) {
	move := func(at int) int {
		if at >= end {
			return at - (end - start)
		}
		return min(at, start)
	}
	b.Text = b.Text[:start] + b.Text[end:]
	for i := range b.Spans {
		b.Spans[i].Start, b.Spans[i].End = move(b.Spans[i].Start), move(b.Spans[i].End)
	}
	b.Spans = slices.DeleteFunc(b.Spans, func(s document.Span) bool { return s.Start >= s.End })
}

// turned tells the page before each block of an article at which it has gone on to
// another of its document.
func turned(d *document.Document, e stock.Entry, order []int, n int) {
	if e.From == nil {
		return
	}
	turns := e.From.Turns(e.Article)
	for k := len(order) - 1; k >= 0; k-- {
		to, ok := turns[order[k]]
		name := PageName(to)
		if !ok || name == "" {
			continue
		}
		at := n + k
		d.Blocks = slices.Insert(d.Blocks, at, aside(name))
		for i := range d.Blocks {
			for j := range d.Blocks[i].Spans {
				if to := &d.Blocks[i].Spans[j].To; d.Blocks[i].Spans[j].Kind == document.NoteMark && to.Block >= at {
					to.Block++
				}
			}
		}
	}
}

// placesOf tells which block of a document each block of its article is, in the order
// in which they are shown: quiet lines stand between.
func placesOf(d document.Document, order []int) []int {
	out := make([]int, 0, len(order))
	for at := headLen(d); at < len(d.Blocks) && len(out) < len(order); at++ {
		if b := &d.Blocks[at]; b.Style != document.Note || b.Level == 0 {
			out = append(out, at)
		}
	}
	return out
}

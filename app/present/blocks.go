package present

import (
	"strings"

	"lanmu/data/page"
	"lanmu/widgets/document"
)

// styles is how each kind of block is shown.
var styles = map[page.BlockKind]document.Style{
	page.Paragraph:    document.Body,
	page.Subheading:   document.Section,
	page.Verse:        document.Verse,
	page.Item:         document.Item,
	page.Table:        document.Table,
	page.Question:     document.Turn,
	page.Answer:       document.Turn,
	page.Dialogue:     document.Turn,
	page.Salutation:   document.Salutation,
	page.Closing:      document.Closing,
	page.Signature:    document.Signature,
	page.Dateline:     document.Body,
	page.BlockQuote:   document.Quote,
	page.Footnote:     document.Footnote,
	page.EditorsNote:  document.Editorial,
	page.Caption:      document.Caption,
	page.PullQuote:    document.PullQuote,
	page.Formula:      document.Formula,
	page.Divider:      document.Divider,
	page.Preformatted: document.Kept,
	page.Image:        document.Picture,
}

// leads is what the words that lead a block of a kind in are shown as.
var leads = map[page.BlockKind]document.Inline{
	page.Question:    document.Speaker,
	page.Answer:      document.Speaker,
	page.Dialogue:    document.Speaker,
	page.Dateline:    document.Dateline,
	page.EditorsNote: document.Strong,
}

// inlines is how each kind of mark is shown.
var inlines = map[page.MarkKind]document.Inline{
	page.Strong:       document.Strong,
	page.Emphasis:     document.Emphasis,
	page.EmphasisDots: document.Dotted,
	page.Superscript:  document.Super,
	page.Subscript:    document.Sub,
	page.Ruby:         document.Ruby,
	page.Link:         document.Link,
	page.NoteMark:     document.NoteMark,
	page.Deleted:      document.Deleted,
	page.Code:         document.Code,
	page.Uncertain:    document.Faint,
}

// blockOf is a block as it is shown, its text as it is.
func blockOf(b *page.Block) document.Block {
	style, ok := styles[b.Kind]
	if !ok {
		style = document.Body
	}
	out := document.Block{Style: style, Text: b.Text.String, Spans: spansOf(&b.Text), Level: b.Level, Head: b.Header}
	led := min(max(b.LeadIn, 0), len(out.Text))
	switch kind, leads := leads[b.Kind]; {
	case b.Kind == page.Item || b.Kind == page.Footnote:
		out.Mark = led
	case leads && led > 0:
		words := strings.TrimRight(out.Text[:led], " \t\u3000")
		out.Spans = append([]document.Span{{Range: document.Range{Start: 0, End: len(words)}, Kind: kind}}, out.Spans...)
	}
	return out
}

// spansOf is what is said of stretches of a text.
func spansOf(t *page.Text) (out []document.Span) {
	for _, m := range t.Marks {
		kind, ok := inlines[m.Kind]
		if !ok || m.Start >= m.End {
			continue
		}
		s := document.Span{Range: document.Range{Start: m.Start, End: m.End}, Kind: kind}
		if kind == document.Ruby || kind == document.Link {
			s.With = m.To
		}
		out = append(out, s)
	}
	return out
}

// inText tells the blocks that are of the text itself: Article.Body holds them.
func inText(b *page.Block) bool {
	return b.Kind != page.Caption && b.Kind != page.PullQuote && b.Kind != page.Image && b.Text.String != ""
}

// orderOf is the order in which an article's blocks are shown: as they stand, but
// footnotes at the end, and a pull quote by the words it repeats, as on the page.
func orderOf(a *page.Article) []int {
	var out, notes, quotes []int
	for i := range a.Blocks {
		switch a.Blocks[i].Kind {
		case page.PullQuote:
			quotes = append(quotes, i)
		}
	}
	placed := map[int]bool{}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		switch {
		case b.Text.String == "" && b.Kind != page.Divider && b.Kind != page.Image || placed[i]:
			continue
		case b.Kind == page.Footnote:
			notes = append(notes, i)
			continue
		case b.Kind == page.PullQuote && repeated(a, i):
			continue // until the words it repeats have come
		}
		out = append(out, i)
		for _, q := range quotes {
			if !placed[q] && inText(b) && strings.Contains(b.Text.String, a.Blocks[q].Text.String) {
				out, placed[q] = append(out, q), true
			}
		}
	}
	return append(out, notes...)
}

// repeated reports whether a pull quote's words stand in a block of the text.
func repeated(a *page.Article, quote int) bool {
	for i := range a.Blocks {
		if b := &a.Blocks[i]; inText(b) && b.Kind != page.Footnote && strings.Contains(b.Text.String, a.Blocks[quote].Text.String) {
			return true
		}
	}
	return false
}

// linkNotes leads the marks of footnotes to their notes, and the notes to the first
// mark of each. The article's blocks stand in the document from the nth on.
func linkNotes(d *document.Document, a *page.Article, order []int, n int) {
	notes := map[string]int{}
	for k, i := range order {
		if b := &a.Blocks[i]; b.Kind == page.Footnote && b.Name != "" {
			notes[b.Name] = n + k
		}
	}
	if len(notes) == 0 {
		return
	}
	from := map[int]document.Position{}
	lead := func(block int, marks []page.Mark) {
		spans := d.Blocks[block].Spans
		for _, m := range marks {
			note, ok := notes[m.To]
			if m.Kind != page.NoteMark || !ok || note == block {
				continue
			}
			for k := range spans {
				if s := &spans[k]; s.Kind == document.NoteMark && s.Start == m.Start && s.End == m.End {
					s.To = document.Position{Block: note}
					if _, known := from[note]; !known {
						from[note] = document.Position{Block: block, Offset: s.Start}
					}
				}
			}
		}
	}
	for block := range d.Blocks[:n] {
		switch d.Blocks[block].Style {
		case document.Kicker:
			lead(block, a.Kicker.Marks)
		case document.Headline:
			lead(block, a.Headline.Marks)
		case document.Subhead:
			lead(block, a.Subhead.Marks)
		}
	}
	for k, i := range order {
		lead(n+k, a.Blocks[i].Text.Marks)
	}
	for note, to := range from {
		b := &d.Blocks[note]
		mark := strings.TrimRight(b.Text[:b.Mark], " \t\u3000")
		if mark != "" {
			b.Spans = append([]document.Span{{Range: document.Range{Start: 0, End: len(mark)}, Kind: document.NoteMark, To: to}}, b.Spans...)
		}
	}
}

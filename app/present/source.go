package present

import (
	"sort"
	"strings"

	"lanmu/app/tongue"
	"lanmu/data/page"
	"lanmu/widgets/document"
)

// piece is a stretch of a page's source that became part of an article.
type piece struct {
	page.Span
	part string // of the article, in the reader's language
}

// pieces returns where in the source the parts of article n of a page stand,
// in the order of the source.
func pieces(p *page.Page, n int) []piece {
	var out []piece
	add := func(t page.Text, part string) {
		for _, s := range t.Spans {
			out = append(out, piece{s, part})
		}
	}
	a := &p.Articles[n]
	for _, c := range p.Columns {
		if c.Name == a.Column {
			add(c.Label, tongue.T("part.column"))
		}
	}
	add(a.Kicker, tongue.T("part.kicker"))
	add(a.Headline, tongue.T("part.headline"))
	add(a.Subhead, tongue.T("part.subhead"))
	add(a.Byline.Text, tongue.T("part.byline"))
	n = 0
	for _, b := range a.Blocks {
		switch b.Kind {
		case page.PullQuote:
			add(b.Text, tongue.T("part.quote"))
		case page.Caption:
			add(b.Text, tongue.T("part.caption"))
		default:
			n++
			add(b.Text, tongue.T("part.paragraph", map[string]any{"N": n}))
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

// SourceDocument is the source of a page with the pieces of article n marked:
// each under the name of its part and, where the restorer joined or moved it,
// the reason. What belongs to other articles is in quiet ink. It also returns
// where the article begins: its column's name may stand far from it.
func SourceDocument(p *page.Page, n int) (document.Document, document.Position) {
	var d document.Document
	first := -1
	all, why := pieces(p, n), reasons(p, n)
	parts := ""
	for at := 0; at < len(p.Source); {
		end := len(p.Source)
		if i := strings.IndexByte(p.Source[at:], '\n'); i >= 0 {
			end = at + i
		}
		line := p.Source[at:end]
		here := overlapping(all, page.Span{Start: at, End: end})
		if strings.TrimSpace(line) != "" {
			if len(here) > 0 {
				if note := heading(here, why, &parts); note != "" {
					d.Blocks = append(d.Blocks, document.Block{Style: document.Tag, Text: note})
				}
				if first < 0 && here[len(here)-1].part != tongue.T("part.column") {
					first = len(d.Blocks) - 1
				}
			} else {
				parts = ""
			}
			d.Blocks = append(d.Blocks, document.Block{Style: document.Source, Text: line, Spans: others(here, at, end)})
		}
		at = end + 1
	}
	if first <= 2 { // nothing but its column stands above
		first = 0
	}
	return d, document.Position{Block: first}
}

// overlapping returns the pieces of which some stands in a stretch of source.
func overlapping(all []piece, in page.Span) []piece {
	from := sort.Search(len(all), func(i int) bool { return all[i].End > in.Start })
	to := from
	for to < len(all) && all[to].Start < in.End {
		to++
	}
	return all[from:to]
}

// heading names the parts a line holds, unless the line before held the same,
// and says what was done with them.
func heading(here []piece, why map[int]string, parts *string) string {
	var names, done []string
	for _, p := range here {
		if len(names) == 0 || names[len(names)-1] != p.part {
			names = append(names, p.part)
		}
		if w := why[p.Start]; w != "" {
			done = append(done, w)
		}
	}
	now := strings.Join(names, " · ")
	if now == *parts && len(done) == 0 {
		return ""
	}
	*parts = now
	return strings.Join(append([]string{now}, done...), " — ")
}

// others returns the ranges of a line, in bytes from its start, that belong to
// no piece.
func others(here []piece, start, end int) []document.Span {
	var out []document.Span
	faint := func(from, to int) {
		out = append(out, document.Span{Range: document.Range{Start: from - start, End: to - start}, Kind: document.Faint})
	}
	at := start
	for _, p := range here {
		if p.Start > at {
			faint(at, p.Start)
		}
		at = max(at, p.End)
	}
	if at < end {
		faint(at, end)
	}
	return out
}

// reasons says, by the start of the piece concerned, what the restorer did
// with pieces of article n and why.
func reasons(p *page.Page, n int) map[int]string {
	out := map[int]string{}
	for _, d := range p.Decisions {
		if d.Article != n || len(d.Spans) == 0 {
			continue
		}
		at := d.Spans[0].Start
		if d.Act == page.Join {
			at = d.Spans[len(d.Spans)-1].Start // what was joined to the piece before
		}
		out[at] = tongue.T("act."+string(d.Act), map[string]any{
			"Why": tongue.T("why." + strings.ReplaceAll(string(d.Reason), "-", "")),
		})
	}
	return out
}

package present

import (
	"context"
	"strings"
	"unicode/utf8"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/library"
	"lanmu/data/runes"
	"lanmu/widgets/document"
)

// Texts are articles that were found by their texts, with the snippets that have been
// read so far. They belong to the goroutine that draws, but for what was found.
type Texts struct {
	*library.Found
	hits map[stock.Ref]library.Hit
}

// NewTexts are those of which no snippet has been read.
func NewTexts(f *library.Found) *Texts { return &Texts{f, map[stock.Ref]library.Hit{}} }

// Take takes in snippets.
func (t *Texts) Take(hits []library.Hit) {
	for _, h := range hits {
		t.hits[stock.Ref{Sheet: h.Sheet, N: h.Article}] = h
	}
}

// Hit is the hit of an article, if its snippet has been read.
func (t *Texts) Hit(r stock.Ref) (library.Hit, bool) {
	h, ok := t.hits[r]
	return h, ok
}

// TextRows are the rows of what was found in texts, but for articles that are
// listed already. more is whether their
// heading is pressed to have them alone.
func TextRows(t *Texts, listed map[stock.Ref]bool, more bool) []Shown {
	rows := make([]Shown, 1, t.Len()+1)
	for n := range t.Len() {
		sheet, i := t.At(n)
		at := stock.Ref{Sheet: sheet, N: i}
		if at.Exists() && !listed[at] {
			rows = append(rows, Shown{Ref: at, Found: t, Nth: n})
		}
	}
	if len(rows) == 1 {
		return nil
	}
	rows[0] = Shown{Head: &Heading{Name: tongue.T("sidebar.intext"), Count: len(rows) - 1, Texts: more}}
	return rows
}

// beforeHit is how many characters of a snippet are shown before what was found:
// enough to tell what it is about, few enough that it stays in view. One that begins
// a little before that begins where it does.
const (
	beforeHit  = 6
	wholeStart = 10
)

// Snippet is the line of text around a hit, with the runes that were found.
func Snippet(h library.Hit) (string, []int) {
	if len(h.Marks) == 0 {
		return h.Snippet, nil
	}
	from := h.Marks[0].Start
	if utf8.RuneCountInString(h.Snippet[:from]) <= wholeStart {
		from = 0
	} else {
		for range beforeHit {
			_, size := utf8.DecodeLastRuneInString(h.Snippet[:from])
			from -= size
		}
		if at := strings.LastIndexFunc(h.Snippet[from:h.Marks[0].Start], runes.EndsClause); at >= 0 {
			from += at // and after the mark
			_, size := utf8.DecodeRuneInString(h.Snippet[from:])
			from += size
		}
	}
	text := h.Snippet[from:]
	lead := ""
	if from > 0 && !strings.HasPrefix(text, "…") {
		lead = "…"
	}
	var places [][2]int
	for _, m := range h.Marks {
		if m.Start >= from {
			places = append(places, [2]int{m.Start - from + len(lead), m.End - from + len(lead)})
		}
	}
	return lead + text, RunesIn(lead+text, places)
}

// RunesIn are the runes of a text that stand in places of it, in bytes.
func RunesIn(text string, places [][2]int) []int {
	var out []int
	n := 0
	for at := range text {
		for _, p := range places {
			if at >= p[0] && at < p[1] {
				out = append(out, n)
				break
			}
		}
		n++
	}
	return out
}

// PassagesOf returns where a query stands in a document, as places tells it of a
// text, in bytes; what has been found when ctx is cancelled.
func PassagesOf(ctx context.Context, d document.Document, query string, places func(ctx context.Context, text, query string) [][2]int) []document.Passage {
	var out []document.Passage
	for i, b := range d.Blocks {
		if ctx.Err() != nil {
			break
		}
		for _, at := range places(ctx, b.Text, query) {
			out = append(out, document.Passage{Block: i, Start: at[0], End: at[1]})
		}
	}
	return out
}

// InText is where a query that was looked for in the texts stands in one.
func InText(text, query string) [][2]int {
	var out [][2]int
	for _, at := range library.HitsIn(query, text) {
		out = append(out, [2]int{at.Start, at.End})
	}
	return out
}

// Matched are the words of a headline of which runes matched, apart by blanks; ""
// where it is but one character, which is everywhere.
func Matched(headline string, marks []int) string {
	if len(marks) < 2 {
		return ""
	}
	runes := []rune(headline)
	var b strings.Builder
	for i, at := range marks {
		if i > 0 && at != marks[i-1]+1 {
			b.WriteByte(' ')
		}
		b.WriteRune(runes[at])
	}
	return b.String()
}

package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Doubt is a character that was recognised on a picture and may be another: the one at
// a place, in characters, of a line without its blanks.
type Doubt struct {
	Line string
	At   int
}

// MarkDoubts marks the characters of the page's articles that are in doubt, by the
// characters around them: a line of type stands in its text unbroken, blanks aside.
func (p *Page) MarkDoubts() {
	const most = 20_000 // doubts; a page with more is noise
	var all []*Text
	for i := range p.Articles {
		a := &p.Articles[i]
		all = append(all, &a.Headline, &a.Kicker, &a.Subhead)
		for k := range a.Blocks {
			all = append(all, &a.Blocks[k].Text)
		}
	}
	var whole strings.Builder // the texts without blanks
	var at []spot             // of each byte of it
	for n, t := range all {
		for i, r := range t.String {
			if !unicode.IsSpace(r) {
				whole.WriteRune(r)
				for range utf8.RuneLen(r) {
					at = append(at, spot{n, i})
				}
			}
		}
		whole.WriteByte('\n')
		at = append(at, spot{n, len(t.String)})
	}
	text, from := whole.String(), 0
	line, found := "", -1
	for _, d := range p.Doubts[:min(len(p.Doubts), most)] {
		if d.Line != line {
			line = d.Line
			if found = strings.Index(text[from:], line); found >= 0 {
				found += from
				from = found
			} else if found = strings.Index(text, line); found >= 0 {
				from = found
			}
		}
		if found < 0 || line == "" {
			continue
		}
		k := found
		for n := 0; n < d.At && k < len(text); n++ {
			_, size := utf8.DecodeRuneInString(text[k:])
			k += size
		}
		if k >= len(at) {
			continue
		}
		t := all[at[k].text]
		_, size := utf8.DecodeRuneInString(t.String[at[k].offset:])
		t.Marks = append(t.Marks, Mark{Kind: Uncertain, Start: at[k].offset, End: at[k].offset + size})
	}
	for _, t := range all {
		slices.SortStableFunc(t.Marks, func(a, b Mark) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	}
}

// A spot is a byte of one of several texts.
type spot struct{ text, offset int }

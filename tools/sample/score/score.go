// Package score holds restored pages against what they should be, line by line
// and state by state, for tables that are golden files: a change that mends one
// page and breaks ten shows in their difference.
package score

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"lanmu/data/page"
	"lanmu/tools/sample/press"
)

// A State is what a line of a page is, or what is made of lines.
type State int

// The states, in the order of a table's columns. Articles are right whole or not
// at all; bylines and paragraphs are looked for under their headline, the others
// anywhere on the page.
const (
	Article State = iota
	Column
	Kicker
	Headline
	Subhead
	Byline
	Start // of a paragraph
	Paragraph
	Heading // in a text; a paragraph of its own
	Quote
	Caption
	Furniture
	states
)

var names = [states]string{"article", "column", "kicker", "headline", "subhead", "byline", "start", "paragraph", "heading", "quote", "caption", "furniture"}

// A Count says how many there should be, how many of them there are, and how many
// others.
type Count struct{ Want, Right, Wrong int }

func (c Count) String() string {
	s := "·"
	if c.Want > 0 {
		s = fmt.Sprintf("%d/%d", c.Right, c.Want)
	}
	if c.Wrong > 0 {
		s += fmt.Sprintf("+%d", c.Wrong)
	}
	return s
}

// A Row is what became of a page.
type Row [states]Count

// Add adds what became of another.
func (r *Row) Add(o Row) {
	for i := range r {
		r[i].Want += o[i].Want
		r[i].Right += o[i].Right
		r[i].Wrong += o[i].Wrong
	}
}

// texts are the texts of a page by what they are.
type texts [states][]string

// opening is how many characters of a paragraph tell where it starts.
const opening = 10

func (t *texts) article(column, kicker, headline, subhead, byline string, paragraphs, quotes, captions []string) {
	put := func(s State, list ...string) {
		for _, text := range list {
			if text = squeezed(text); text != "" {
				t[s] = append(t[s], text)
			}
		}
	}
	put(Kicker, kicker)
	put(Headline, headline)
	put(Subhead, subhead)
	if byline != "" {
		put(Byline, headline+"|"+byline)
	}
	for _, p := range paragraphs {
		r := []rune(squeezed(p))
		put(Start, string(r[:min(opening, len(r))]))
		put(Paragraph, headline+"|"+p)
	}
	put(Quote, quotes...)
	put(Caption, captions...)
	if column != "" {
		put(Column, headline+"|"+column)
	}
	put(Article, strings.Join([]string{column, kicker, headline, subhead, byline, strings.Join(paragraphs, "|")}, "|"))
}

// squeezed is s without white space.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// Of scores what was restored of a page that was printed.
func Of(p *press.Page, got *page.Page) Row {
	var want, have texts
	for i := range p.Articles {
		a := &p.Articles[i]
		var paragraphs []string
		for _, x := range a.Paragraphs {
			paragraphs = append(paragraphs, x.Text)
			if x.Heading {
				want[Heading] = append(want[Heading], squeezed(x.Text))
			}
		}
		want.article(a.Column, a.Kicker, a.Headline, a.Subhead, a.Byline, paragraphs, a.Quotes, a.Captions)
	}
	have.page(got)
	for _, s := range want[Heading] { // nothing tells a heading from a paragraph but its text
		if slices.ContainsFunc(have[Paragraph], func(p string) bool { return strings.HasSuffix(p, "|"+s) }) {
			have[Heading] = append(have[Heading], s)
		}
	}
	row := compare(&want, &have)
	row[Furniture] = furniture(p, got)
	return row
}

// An Outline scores a page against one that is right, written line by line with a
// sign before each: ■ a column, ^ a kicker, # a headline, - a subhead, @ an author,
// > a pull quote, = a caption, ? what is left over, and two blanks a paragraph.
func Outline(right string, got *page.Page) Row {
	var want, have texts
	column, kicker := "", ""
	var a *page.Article
	var all page.Page
	begin := func() {
		all.Articles = append(all.Articles, page.Article{Column: column, Kicker: page.Text{String: kicker}})
		a, kicker = &all.Articles[len(all.Articles)-1], ""
	}
	for line := range strings.Lines(right) {
		sign := line[:strings.IndexByte(line, ' ')+1]
		text := strings.TrimSpace(line[len(sign):])
		switch sign {
		case "■ ":
			column = text
			a = nil
			continue
		case "^ ":
			kicker = text
			continue
		case "# ":
			begin()
			a.Headline.String = text
			continue
		case "? ":
			want[Furniture] = append(want[Furniture], squeezed(text))
			continue
		}
		if a == nil {
			begin()
		}
		t := page.Text{String: text}
		switch sign {
		case "- ":
			a.Subhead = t
		case "@ ":
			a.Byline.Name = text
		case "> ":
			a.Blocks = append(a.Blocks, page.Block{Kind: page.PullQuote, Text: t})
		case "= ":
			a.Blocks = append(a.Blocks, page.Block{Kind: page.Caption, Text: t})
		default:
			a.Blocks = append(a.Blocks, page.Block{Kind: page.Paragraph, Text: t})
		}
	}
	want.page(&all)
	have.page(got)
	for _, t := range got.Leftovers {
		have[Furniture] = append(have[Furniture], squeezed(t.String))
	}
	return compare(&want, &have)
}

func (t *texts) page(p *page.Page) {
	for i := range p.Articles {
		a := &p.Articles[i]
		t.article(a.Column, a.Kicker.String, a.Headline.String, a.Subhead.String, a.Byline.Name, strung(a.Paragraphs()), strung(a.PullQuotes()), strung(a.Captions()))
	}
}

func strung(list []page.Text) (out []string) {
	for _, t := range list {
		out = append(out, t.String)
	}
	return out
}

func compare(want, have *texts) (row Row) {
	for s := range row {
		left := map[string]int{}
		for _, text := range want[s] {
			left[text]++
		}
		row[s].Want = len(want[s])
		for _, text := range have[s] {
			if left[text] > 0 {
				left[text]--
				row[s].Right++
			} else {
				row[s].Wrong++
			}
		}
	}
	return row
}

// furniture counts the lines of the page's own that are left over, in whatever
// pieces; anything else that is left over is wrong.
func furniture(p *press.Page, got *page.Page) (c Count) {
	left := squeezed(strings.Join(strung(got.Leftovers), ""))
	source := squeezed(got.Source)
	for _, line := range p.Furniture() {
		s := squeezed(line)
		if !strings.Contains(source, s) { // not every dump has it
			continue
		}
		c.Want++
		if strings.Contains(left, s) {
			c.Right++
			left = strings.Replace(left, s, "", 1)
		}
	}
	if left != "" {
		c.Wrong = 1
	}
	return c
}

// A Table has a row for each page or for some of a kind, and one for all of a kind.
type Table struct{ rows []tableRow }

type tableRow struct {
	group, name, kind string
	Row
}

// Add adds a row; group is what it stands with.
func (t *Table) Add(group, name, kind string, r Row) {
	t.rows = append(t.rows, tableRow{group, name, kind, r})
}

// String writes the table: a line a row, and those of a kind summed up.
func (t *Table) String() string {
	var kinds []string
	sums := map[string]*Row{}
	var b strings.Builder
	b.WriteString("How much of each is right: right/wanted+wrong.\n\n" + line("", names[:]))
	group := ""
	for _, r := range t.rows {
		if sums[r.kind] == nil {
			kinds, sums[r.kind] = append(kinds, r.kind), &Row{}
		}
		sums[r.kind].Add(r.Row)
		if r.group != group {
			group = r.group
			b.WriteString("\n")
		}
		b.WriteString(line(r.group+" "+r.name, cells(r.Row)))
	}
	b.WriteString("\n")
	for _, kind := range kinds {
		b.WriteString(line("all "+kind, cells(*sums[kind])))
	}
	return b.String()
}

func cells(r Row) (out []string) {
	for _, c := range r {
		out = append(out, c.String())
	}
	return out
}

func line(name string, cells []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-40s", name)
	for _, c := range cells {
		fmt.Fprintf(&b, " %-12s", c)
	}
	return strings.TrimRight(b.String(), " ") + "\n"
}

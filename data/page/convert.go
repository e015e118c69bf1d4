package page

import (
	"bufio"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"
)

type jsonArticle struct {
	ID         string   `json:"id"`
	Column     string   `json:"column"`
	Kicker     string   `json:"kicker,omitempty"`
	Headline   string   `json:"headline"`
	Subhead    string   `json:"subhead,omitempty"`
	Byline     string   `json:"byline"`
	Role       Role     `json:"role,omitempty"`
	Kind       Kind     `json:"kind"`
	HasLead    bool     `json:"has_lead,omitempty"`
	SourceNote string   `json:"source_note"`
	Paragraphs []string `json:"paragraphs"`
	PullQuotes []string `json:"pull_quotes"`
	Captions   []string `json:"captions"`
}

type jsonPage struct {
	Newspaper string        `json:"newspaper,omitempty"`
	Date      string        `json:"date,omitempty"`
	Edition   string        `json:"edition,omitempty"`
	Form      Form          `json:"form"`
	Columns   []string      `json:"columns"`
	Articles  []jsonArticle `json:"articles"`
	Leftovers []string      `json:"leftovers"`
	Loss      *Loss         `json:"loss,omitempty"`
}

// WriteJSON writes p as one JSON object. Every character of the source but white
// space is in it once: in the name of a column, in an article's headline,
// subhead, byline, paragraphs, pull_quotes or captions, or in leftovers. The
// lines above a headline (引题) and below it (副题) share subhead, one a line;
// kicker, source_note, columns, newspaper, date and edition repeat what is also
// elsewhere; role is what who is named in the byline did, and has_lead tells that
// the first paragraph is the lead. loss is how many of the characters that a PDF
// draws could not be read. What stands around the names of columns and
// authors (■, □, 文/图, the colon after an author) is the last of leftovers.
func (p *Page) WriteJSON(w io.Writer) error {
	out := jsonPage{Newspaper: p.Newspaper, Date: p.Date, Edition: p.Edition, Form: p.Form,
		Columns: []string{}, Articles: []jsonArticle{}, Leftovers: list(p.Leftovers)}
	if p.Loss.Lost > 0 {
		out.Loss = &p.Loss
	}
	var around strings.Builder
	for _, c := range p.Columns {
		out.Columns = append(out.Columns, c.Name)
		leaveOver(&around, c.Label.String, c.Name)
	}
	for i := range p.Articles {
		a := &p.Articles[i]
		out.Articles = append(out.Articles, jsonArticle{
			ID: a.ID, Column: a.Column, Kicker: a.Kicker.String, Headline: a.Headline.String, Subhead: decks(a), Byline: a.Byline.Name,
			Role: a.Byline.Role, Kind: a.Kind, HasLead: a.HasLead, SourceNote: a.SourceNote,
			Paragraphs: list(a.Paragraphs), PullQuotes: list(a.PullQuotes), Captions: list(a.Captions),
		})
		leaveOver(&around, a.Byline.Text.String, a.Byline.Name)
	}
	if around.Len() > 0 {
		out.Leftovers = append(out.Leftovers, around.String())
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(out)
}

func decks(a *Article) string {
	if a.Kicker.String != "" && a.Subhead.String != "" {
		return a.Kicker.String + "\n" + a.Subhead.String
	}
	return a.Kicker.String + a.Subhead.String
}

func list(texts []Text) []string {
	s := make([]string, 0, len(texts))
	for _, t := range texts {
		s = append(s, t.String)
	}
	return s
}

// leaveOver adds to b what printed has around name.
func leaveOver(b *strings.Builder, printed, name string) {
	rest := make(map[rune]int)
	for _, r := range name {
		rest[r]++
	}
	for _, r := range printed {
		if rest[r] > 0 {
			rest[r]--
		} else if !isSpace(r) {
			b.WriteRune(r)
		}
	}
}

// WriteText writes p as plain text: a headline, its author, and paragraphs
// whose first line is indented by two full-width spaces.
func (p *Page) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	for i := range p.Articles {
		a := &p.Articles[i]
		if i > 0 {
			b.WriteString("\n\n")
		}
		head := a.Column != ""
		if head {
			fmt.Fprintf(b, "【%s】\n", a.Column)
		}
		for _, s := range []string{a.Kicker.String, a.Headline.String, a.Subhead.String, a.Byline.Name} {
			if s != "" {
				b.WriteString(s + "\n")
				head = true
			}
		}
		if head {
			b.WriteString("\n")
		}
		for _, list := range [][]Text{a.Paragraphs, a.PullQuotes, a.Captions} {
			for _, t := range list {
				b.WriteString("\u3000\u3000" + t.String + "\n")
			}
		}
	}
	for i, t := range p.Leftovers {
		if i == 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(t.String + "\n")
	}
	return b.Flush()
}

// WriteMarkdown writes p in CommonMark: columns as headings of the first level,
// headlines of the second, the lines above and below them strong, bylines and
// captions emphasised, pull quotes as quotations, leftovers after a rule.
// Package markup reads it back.
func (p *Page) WriteMarkdown(w io.Writer) error {
	b := bufio.NewWriter(w)
	column := ""
	for i := range p.Articles {
		a := &p.Articles[i]
		if a.Column != column && a.Column != "" {
			fmt.Fprintf(b, "# %s\n\n", escapeMarkdown(a.Column))
		}
		column = a.Column
		if a.Kicker.String != "" {
			fmt.Fprintf(b, "**%s**\n\n", escapeMarkdown(a.Kicker.String))
		}
		if a.Headline.String != "" {
			fmt.Fprintf(b, "## %s\n\n", escapeMarkdown(a.Headline.String))
		}
		if a.Subhead.String != "" {
			fmt.Fprintf(b, "**%s**\n\n", escapeMarkdown(a.Subhead.String))
		}
		if a.Byline.Name != "" {
			fmt.Fprintf(b, "*%s*\n\n", escapeMarkdown(a.Byline.Name))
		}
		for _, t := range a.Paragraphs {
			fmt.Fprintf(b, "%s\n\n", escapeMarkdown(t.String))
		}
		for _, t := range a.PullQuotes {
			fmt.Fprintf(b, "> %s\n\n", escapeMarkdown(t.String))
		}
		for _, t := range a.Captions {
			fmt.Fprintf(b, "*%s*\n\n", escapeMarkdown(t.String))
		}
	}
	if len(p.Leftovers) > 0 {
		b.WriteString("---\n\n")
		for _, t := range p.Leftovers {
			fmt.Fprintf(b, "%s\n\n", escapeMarkdown(t.String))
		}
	}
	return b.Flush()
}

// escapeMarkdown escapes what CommonMark would take for markup.
func escapeMarkdown(s string) string {
	if !strings.ContainsAny(s, "\\`*_{}[]<>#+-.!|&~0123456789=") {
		return s
	}
	var b strings.Builder
	start := true // at the beginning of the line, spaces and a list's number aside
	for i, r := range s {
		switch {
		case strings.ContainsRune("\\`*_[]<>|&~", r),
			start && strings.ContainsRune("#+-=", r),
			start && (r == '.' || r == ')') && i > 0:
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		start = start && (isSpace(r) || r >= '0' && r <= '9')
	}
	return b.String()
}

// WriteHTML writes p as an HTML document that stands alone.
func (p *Page) WriteHTML(w io.Writer) error {
	b := bufio.NewWriter(w)
	title := p.Newspaper
	if title == "" && len(p.Articles) > 0 {
		title = p.Articles[0].Headline.String
	}
	fmt.Fprintf(b, htmlHead, html.EscapeString(title))
	element := func(tag, class, text string) {
		if text == "" {
			return
		}
		if class != "" {
			class = fmt.Sprintf(" class=%q", class)
		}
		fmt.Fprintf(b, "<%s%s>%s</%s>\n", tag, class, html.EscapeString(text), tag)
	}
	for i := range p.Articles {
		a := &p.Articles[i]
		fmt.Fprintf(b, "<article id=\"a%s\">\n", a.ID)
		element("p", "column", a.Column)
		element("p", "kicker", a.Kicker.String)
		element("h2", "", a.Headline.String)
		element("p", "subhead", a.Subhead.String)
		element("p", "byline", a.Byline.Name)
		for _, t := range a.Paragraphs {
			element("p", "", t.String)
		}
		for _, t := range a.PullQuotes {
			element("blockquote", "", t.String)
		}
		for _, t := range a.Captions {
			element("p", "caption", t.String)
		}
		b.WriteString("</article>\n")
	}
	if len(p.Leftovers) > 0 {
		b.WriteString("<footer>\n")
		for _, t := range p.Leftovers {
			element("p", "", t.String)
		}
		b.WriteString("</footer>\n")
	}
	b.WriteString("</body>\n</html>\n")
	return b.Flush()
}

const htmlHead = `<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>
body { max-width: 36em; margin: 2em auto; padding: 0 1em; line-height: 1.8; font-family: "Noto Serif SC", "Noto Serif CJK SC", serif; }
article p { text-indent: 2em; margin: 0; text-align: justify; }
article { margin-bottom: 3em; }
article .column, article .kicker, article .subhead, article .byline, article .caption { text-indent: 0; }
.column, .byline, .caption, footer { color: #666; }
</style>
</head>
<body>
`

package page

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"slices"
	"strconv"
	"strings"
)

// WriteMarkdown writes p in CommonMark, with tables and footnotes as GitHub's: columns
// as headings of the first level, headlines of the second, the lines above and below
// them strong, bylines and captions emphasised, quotes as quotations, leftovers after a
// rule. Images are left out if they are nil. Package markup reads it back.
func (p *Page) WriteMarkdown(w io.Writer, images Images) error {
	m := markdownWriter{bufio.NewWriter(w), images}
	m.front(p)
	return m.page(p, len(p.Leaves) > 0)
}

// WriteMarkdownText writes p as WriteMarkdown does, without front matter: under each
// headline stands where the article does.
func (p *Page) WriteMarkdownText(w io.Writer, images Images) error {
	return markdownWriter{bufio.NewWriter(w), images}.page(p, true)
}

// page writes what is on a page, where each article stands if that is to be told.
func (m markdownWriter) page(p *Page, stands bool) error {
	column := ""
	for i := range p.Articles {
		a := &p.Articles[i]
		if a.Column != column && a.Column != "" {
			fmt.Fprintf(m, "# %s\n\n", escapeMarkdown(a.Column))
		}
		column = a.Column
		m.framed("**", &a.Kicker, "**")
		m.framed("## ", &a.Headline, "")
		m.framed("**", &a.Subhead, "**")
		m.framed("*", &Text{String: a.Byline.Name}, "*")
		if stands {
			m.framed("*", &Text{String: p.FolioOf(i).Line()}, "*")
		}
		for k := range a.Blocks {
			m.block(a.Blocks, k)
		}
	}
	if len(p.Leftovers) > 0 {
		m.WriteString("---\n\n")
		for i := range p.Leftovers {
			m.framed("", &p.Leftovers[i], "")
		}
	}
	return m.Flush()
}

type markdownWriter struct {
	*bufio.Writer
	images Images
}

// front writes where the page stands as front matter, which package markup reads.
func (w markdownWriter) front(p *Page) {
	f := p.Folio
	if f.String() == "" {
		return
	}
	w.WriteString("---\n")
	for _, x := range [][2]string{{"newspaper", f.Newspaper}, {"date", f.Day}, {"number", f.Number}, {"edition", f.Page}, {"page_name", f.Name}} {
		if x[1] != "" {
			fmt.Fprintf(w, "%s: %q\n", x[0], x[1])
		}
	}
	w.WriteString("---\n\n")
}

// framed writes a text between what marks all of it.
func (w markdownWriter) framed(before string, t *Text, after string) {
	if t.String != "" {
		fmt.Fprintf(w, "%s%s%s\n\n", before, markdownOf(t, 0, len(t.String)), after)
	}
}

// block writes block k.
func (w markdownWriter) block(blocks []Block, k int) {
	b := &blocks[k]
	var next *Block
	if k+1 < len(blocks) {
		next = &blocks[k+1]
	}
	switch b.Kind {
	case Subheading:
		w.framed(strings.Repeat("#", min(6, 2+max(1, b.Level)))+" ", &b.Text, "")
	case Item:
		w.item(b, next)
	case Table:
		w.table(b)
	case BlockQuote, PullQuote:
		w.WriteString("> " + strings.ReplaceAll(markdownOf(&b.Text, 0, len(b.Text.String)), "\n", "\n> ") + "\n")
		if next != nil && next.Kind == BlockQuote && b.Kind == BlockQuote {
			w.WriteString(">\n")
		} else {
			w.WriteString("\n")
		}
	case Image:
		w.image(blocks[k:])
	case Caption:
		w.framed("*", &Text{String: b.Text.Plain()}, "*")
	case Footnote:
		fmt.Fprintf(w, "[^%s]: %s\n\n", b.Name, markdownOf(&b.Text, len(b.lead()), len(b.Text.String)))
	case Divider:
		if b.Text.String == "" {
			w.WriteString("***\n\n")
		} else {
			w.framed("", &b.Text, "")
		}
	case Preformatted:
		fence := "```"
		for strings.Contains(b.Text.String, fence) {
			fence += "`"
		}
		fmt.Fprintf(w, "%s\n%s\n%s\n\n", fence, b.Text.String, fence)
	case Paragraph:
		if b.Level > 0 {
			w.WriteString(strings.Repeat(" ", listStep*b.Level))
		}
		w.framed("", &b.Text, "")
	default:
		w.framed("", &b.Text, "")
	}
}

// image writes an image, the first of blocks; the caption after it is written as all are.
func (w markdownWriter) image(blocks []Block) {
	if w.images == nil {
		return
	}
	alt := ""
	if says := captionOf(blocks); says != nil {
		alt = says.Text.Plain()
	}
	if address := w.images(blocks[0].At); address != "" {
		fmt.Fprintf(w, "![%s](<%s>)\n\n", escapeInline(strings.ReplaceAll(alt, "\n", " ")), address)
	}
}

// listStep is how many blanks a list is set in under an item: enough for a number,
// too few for what is preformatted.
const listStep = 4

// item writes an item of a list, with a number if that is what leads it in, else with
// a bullet, and next to the next if that is one. A list that does not go on with the
// next number is another list.
func (w markdownWriter) item(b, next *Block) {
	w.WriteString(strings.Repeat(" ", listStep*max(0, b.Level-1)))
	n, from := itemNumber(b)
	if from > 0 {
		fmt.Fprintf(w, "%d. ", n)
	} else {
		w.WriteString("- ")
	}
	w.WriteString(markdownOf(&b.Text, from, len(b.Text.String)) + "\n")
	if next == nil || next.Kind != Item {
		w.WriteString("\n")
		return
	}
	if m, numbered := itemNumber(next); next.Level == b.Level && (numbered > 0) == (from > 0) && from > 0 && m != n+1 {
		w.WriteString("\n<!-- -->\n\n")
	}
}

// itemNumber is the number of an item whose lead-in is one as Markdown writes it, and
// the bytes of the lead-in, or 0.
func itemNumber(b *Block) (n, leadIn int) {
	m := number.FindStringSubmatch(b.lead())
	if m == nil {
		return 0, 0
	}
	n, _ = strconv.Atoi(m[1])
	return n, len(b.lead())
}

// table writes a table. Markdown has one row over each: it is empty where none heads
// the table.
func (w markdownWriter) table(b *Block) {
	rows := b.Rows()
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	rule := "|" + strings.Repeat("---|", columns) + "\n"
	if b.Header == 0 {
		w.WriteString("|" + strings.Repeat("   |", columns) + "\n" + rule)
	}
	at := 0
	for i, row := range rows {
		w.WriteString("|")
		for k := range columns {
			cell := ""
			if k < len(row) {
				cell = markdownOf(&b.Text, at, at+len(row[k]))
				at += len(row[k]) + 1
			}
			w.WriteString(" " + cell + " |")
		}
		w.WriteString("\n")
		if i == 0 && b.Header > 0 {
			w.WriteString(rule)
		}
	}
	w.WriteString("\n")
}

// markdownOf is bytes from to to of a text, with its marks, as Markdown; a line of it
// ends in a break that is kept. What Markdown cannot say is said in HTML: it takes no
// mark of emphasis for one between a full-width mark and a hanzi.
func markdownOf(t *Text, from, to int) string {
	var b strings.Builder
	atStart := true
	t.nested(from, to, func(m Mark) {
		before, _ := markdownMark(m, t.String[max(from, m.Start):min(to, m.End)])
		b.WriteString(before)
		atStart = atStart && before == ""
	}, func(m Mark) {
		_, after := markdownMark(m, t.String[max(from, m.Start):min(to, m.End)])
		b.WriteString(after)
	}, func(s string, under []Mark) {
		if slices.ContainsFunc(under, func(m Mark) bool { return m.Kind == NoteMark }) {
			return // its name stands for it
		}
		for i, l := range strings.Split(s, "\n") {
			if i > 0 {
				b.WriteString("\\\n")
			}
			if atStart || i > 0 {
				l = escapeMarkdown(l)
			} else {
				l = escapeInline(l)
			}
			b.WriteString(l)
			atStart = false
		}
	})
	return b.String()
}

// markdownMark is what stands before and after what is marked.
func markdownMark(m Mark, inner string) (before, after string) {
	simple := classOf(firstRune(inner)) == letter && classOf(lastRune(inner)) == letter
	switch {
	case m.Kind == Strong && simple:
		return "**", "**"
	case m.Kind == Emphasis && simple:
		return "*", "*"
	case m.Kind == Deleted && simple:
		return "~~", "~~"
	case m.Kind == Link && strings.ContainsAny(m.To, "<>\n"):
		return "", ""
	case m.Kind == Link:
		return "[", "](<" + m.To + ">)"
	case m.Kind == NoteMark:
		return "[^" + m.To + "]", ""
	case m.Kind == EmphasisDots:
		return `<em class="dots">`, "</em>"
	case m.Kind == Ruby:
		return "<ruby>", "<rt>" + html.EscapeString(m.To) + "</rt></ruby>"
	}
	return "<" + tags[m.Kind] + ">", "</" + tags[m.Kind] + ">"
}

// escapeMarkdown escapes what CommonMark would take for markup.
func escapeMarkdown(s string) string {
	if !strings.ContainsAny(s, "\\`*_{}[]<>#+-.!|&~0123456789=) ") {
		return s
	}
	n := 0 // a list's number, spaces before it
	for n < len(s) && (isSpace(rune(s[n])) || s[n] >= '0' && s[n] <= '9') {
		n++
	}
	start, rest := s[:n], s[n:]
	if rest != "" && (strings.ContainsRune("#+-=", rune(rest[0])) || n > 0 && (rest[0] == '.' || rest[0] == ')')) {
		start += "\\"
	}
	return start + escapeInline(rest)
}

// escapeInline escapes what would be taken for markup wherever it stands in a line.
func escapeInline(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_[]<>|&~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

package page

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
)

// Images gives the address of an image in an article, which may be data; "" for one
// that is not to be had, of which what is said of it is left.
type Images func(at Region) (address string)

// WriteHTML writes p as an HTML document that stands alone but for its images, which
// are left out if these are nil.
func (p *Page) WriteHTML(w io.Writer, images Images) error {
	b := bufio.NewWriter(w)
	title := p.Folio.String()
	if title == "" && len(p.Articles) > 0 {
		title = p.Articles[0].Headline.String
	}
	fmt.Fprintf(b, htmlHead, html.EscapeString(title))
	for i := range p.Articles {
		a := &p.Articles[i]
		h := htmlWriter{Writer: b, id: a.ID, images: images}
		fmt.Fprintf(b, "<article id=\"a%s\">\n", a.ID)
		h.element("p", "column", &Text{String: a.Column})
		h.element("p", "kicker", &a.Kicker)
		h.element("h2", "", &a.Headline)
		h.element("p", "subhead", &a.Subhead)
		h.element("p", "byline", &Text{String: a.Byline.Name})
		h.element("p", "folio", &Text{String: p.FolioOf(i).Line()})
		h.blocks(a.Blocks)
		b.WriteString("</article>\n")
	}
	if len(p.Leftovers) > 0 {
		h := htmlWriter{Writer: b}
		b.WriteString("<footer>\n")
		for _, t := range p.Leftovers {
			h.element("p", "", &t)
		}
		b.WriteString("</footer>\n")
	}
	b.WriteString("</body>\n</html>\n")
	return b.Flush()
}

// An htmlWriter writes the blocks of an article.
type htmlWriter struct {
	*bufio.Writer
	id     string          // of the article
	images Images          // nil for none
	lists  []string        // the lists that are open, the inner last
	noted  map[string]bool // footnotes whose mark was written
}

func (w *htmlWriter) element(tag, class string, t *Text) {
	if t.String == "" {
		return
	}
	if class != "" {
		class = fmt.Sprintf(" class=%q", class)
	}
	fmt.Fprintf(w, "<%s%s>", tag, class)
	w.inline(t, 0, len(t.String))
	fmt.Fprintf(w, "</%s>\n", tag)
}

func (w *htmlWriter) blocks(blocks []Block) {
	for i := 0; i < len(blocks); i++ {
		b := &blocks[i]
		if b.Kind != Item {
			w.closeLists(b.Level * w.goesOn(b))
		}
		switch b.Kind {
		case Paragraph:
			w.element("p", "", &b.Text)
		case Subheading:
			w.element(fmt.Sprintf("h%d", min(6, 2+max(1, b.Level))), "", &b.Text)
		case Item:
			w.item(b)
		case Table:
			w.table(b)
		case BlockQuote:
			if i == 0 || blocks[i-1].Kind != BlockQuote {
				w.WriteString("<blockquote>\n")
			}
			w.element("p", "", &b.Text)
			if i+1 == len(blocks) || blocks[i+1].Kind != BlockQuote {
				w.WriteString("</blockquote>\n")
			}
		case Image:
			if w.image(blocks[i:]) {
				i++ // what is said of it
			}
		case PullQuote:
			w.element("blockquote", "pull-quote", &b.Text)
		case Footnote:
			w.footnote(b)
		case Divider:
			if b.Text.String == "" {
				w.WriteString("<hr>\n")
			} else {
				w.element("p", string(b.Kind), &b.Text)
			}
		case Preformatted:
			fmt.Fprintf(w, "<pre>%s</pre>\n", html.EscapeString(b.Text.String))
		default:
			w.ledIn(b)
		}
	}
	w.closeLists(0)
}

// image writes an image, the first of blocks, with the caption after it, and tells
// whether that was written.
func (w *htmlWriter) image(blocks []Block) bool {
	address := ""
	if w.images != nil {
		address = w.images(blocks[0].At)
	}
	if address == "" {
		return false
	}
	says := captionOf(blocks)
	alt := ""
	if says != nil {
		alt = says.Text.Plain()
	}
	fmt.Fprintf(w, "<figure>\n<img src=%s alt=%s>\n", attribute(address), attribute(alt))
	if says != nil {
		w.element("figcaption", "", &says.Text)
	}
	w.WriteString("</figure>\n")
	return says != nil
}

// captionOf is what is said of the image that blocks begin with; nil for nothing.
func captionOf(blocks []Block) *Block {
	if len(blocks) < 2 || blocks[1].Kind != Caption {
		return nil
	}
	return &blocks[1]
}

// goesOn is 1 where b goes on under an item, else 0.
func (w *htmlWriter) goesOn(b *Block) int {
	if b.Kind == Paragraph {
		return 1
	}
	return 0
}

// ledIn writes a block whose kind HTML has no element for, what leads it in apart.
func (w *htmlWriter) ledIn(b *Block) {
	class := string(b.Kind)
	if b.Kind == Closing && b.Level > 1 {
		class += " flush"
	}
	fmt.Fprintf(w, "<p class=%q>", class)
	lead := len(b.lead())
	if lead > 0 {
		w.WriteString(`<b class="lead-in">`)
		w.inline(&b.Text, 0, lead)
		w.WriteString("</b>")
	}
	w.inline(&b.Text, lead, len(b.Text.String))
	w.WriteString("</p>\n")
}

// number matches the lead-in of an item that HTML and Markdown number themselves.
var number = regexp.MustCompile(`^([0-9]{1,9})\.[ \x{3000}]*$`)

// item writes an item of a list, in lists as deep as it is. One that has a number
// keeps it; one that has a mark of its own keeps that in its text.
func (w *htmlWriter) item(b *Block) {
	depth := max(1, b.Level)
	lead := b.lead()
	list, from, value := "ul", 0, ""
	if m := number.FindStringSubmatch(lead); m != nil {
		list, from, value = "ol", len(lead), fmt.Sprintf(" value=%q", m[1])
	} else if lead != "" {
		value = ` class="marked"`
	}
	w.closeLists(depth)
	if len(w.lists) == depth && w.lists[depth-1] != list {
		w.closeLists(depth - 1)
	}
	if len(w.lists) == depth {
		w.WriteString("</li>\n")
	}
	for len(w.lists) < depth {
		fmt.Fprintf(w, "<%s>\n", list)
		w.lists = append(w.lists, list)
		if len(w.lists) < depth {
			w.WriteString("<li>")
		}
	}
	fmt.Fprintf(w, "<li%s>", value)
	w.inline(&b.Text, from, len(b.Text.String))
}

// closeLists ends the lists deeper than depth.
func (w *htmlWriter) closeLists(depth int) {
	for len(w.lists) > depth {
		fmt.Fprintf(w, "</li>\n</%s>\n", w.lists[len(w.lists)-1])
		w.lists = w.lists[:len(w.lists)-1]
	}
}

func (w *htmlWriter) table(b *Block) {
	w.WriteString("<table>\n")
	at := 0
	for i, row := range b.Rows() {
		w.WriteString("<tr>")
		tag := "td"
		if i < b.Header {
			tag = "th"
		}
		for _, cell := range row {
			fmt.Fprintf(w, "<%s>", tag)
			w.inline(&b.Text, at, at+len(cell))
			fmt.Fprintf(w, "</%s>", tag)
			at += len(cell) + 1
		}
		w.WriteString("</tr>\n")
	}
	w.WriteString("</table>\n")
}

// footnote writes a footnote, with a way back from its mark.
func (w *htmlWriter) footnote(b *Block) {
	fmt.Fprintf(w, "<p class=\"footnote\" id=\"n%s-%s\">", w.id, html.EscapeString(b.Name))
	if w.noted[b.Name] {
		fmt.Fprintf(w, "<a href=\"#m%s-%s\">", w.id, html.EscapeString(b.Name))
	}
	lead := len(b.lead())
	w.inline(&b.Text, 0, lead)
	if w.noted[b.Name] {
		w.WriteString("</a>")
	}
	w.inline(&b.Text, lead, len(b.Text.String))
	w.WriteString("</p>\n")
}

// tags are the elements of marks that need no more.
var tags = map[MarkKind]string{
	Strong: "strong", Emphasis: "em", Superscript: "sup", Subscript: "sub", Deleted: "del", Code: "code", Ruby: "ruby",
}

func (w *htmlWriter) inline(t *Text, from, to int) {
	t.nested(from, to, func(m Mark) {
		switch m.Kind {
		case Link:
			if leads(m.To) {
				fmt.Fprintf(w, "<a href=%s>", attribute(m.To))
			}
		case NoteMark:
			name := html.EscapeString(m.To)
			id := ""
			if !w.noted[m.To] {
				if w.noted == nil {
					w.noted = make(map[string]bool)
				}
				w.noted[m.To] = true
				id = fmt.Sprintf(" id=\"m%s-%s\"", w.id, name)
			}
			fmt.Fprintf(w, "<sup><a class=\"note-mark\"%s href=\"#n%s-%s\">", id, w.id, name)
		case EmphasisDots:
			w.WriteString(`<em class="dots">`)
		default:
			w.WriteString("<" + tags[m.Kind] + ">")
		}
	}, func(m Mark) {
		switch m.Kind {
		case Link:
			if leads(m.To) {
				w.WriteString("</a>")
			}
		case NoteMark:
			w.WriteString("</a></sup>")
		case EmphasisDots:
			w.WriteString("</em>")
		case Ruby:
			fmt.Fprintf(w, "<rp>(</rp><rt>%s</rt><rp>)</rp></ruby>", html.EscapeString(m.To))
		default:
			w.WriteString("</" + tags[m.Kind] + ">")
		}
	}, func(s string, _ []Mark) {
		w.WriteString(strings.ReplaceAll(html.EscapeString(s), "\n", "<br>\n"))
	})
}

// leads reports whether a link leads to where a reader may be led: elsewhere, and no
// script.
func leads(to string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if len(to) > len(scheme) && strings.EqualFold(to[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

func attribute(s string) string { return `"` + html.EscapeString(s) + `"` }

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
article .column, article .kicker, article .subhead, article .byline, article .folio, article .caption { text-indent: 0; }
.column, .byline, .folio, .caption, footer { color: #666; }
article .verse { text-indent: 0; margin: 1em 4em; text-align: left; }
article .question, article .answer, article .dialogue, article .note { text-indent: 2em; }
article .salutation, article .flush, article .formula, article .divider { text-indent: 0; }
article .signature { text-indent: 0; text-align: right; margin-right: 2em; }
article .formula, article .divider { text-align: center; }
article .footnote { text-indent: 0; font-size: .85em; }
article li { margin: 0; }
article li.marked { list-style: none; }
article blockquote { margin: 0 2em; }
table { border-collapse: collapse; margin: 1em 0; }
th, td { border: thin solid #999; padding: .2em .6em; }
figure { margin: 1em 0; text-align: center; }
figure img { max-width: 100%%; }
figcaption { color: #666; }
.dots { font-style: normal; text-emphasis: filled dot; text-emphasis-position: under right; }
.note-mark { text-decoration: none; }
</style>
</head>
<body>
`

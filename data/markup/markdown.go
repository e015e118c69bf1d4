package markup

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"go.yaml.in/yaml/v3"

	"lanmu/data/page"
)

var heading = regexp.MustCompile(`(?m)^ {0,3}#{1,6}[ \t]+\S`)

// maxFront is the most bytes of front matter: a page's has twenty lines.
const maxFront = 64 << 10

// matter splits text into its front matter, without the lines of ---, and the
// rest.
func matter(text string) (front, rest string, ok bool) {
	body, found := strings.CutPrefix(strings.TrimPrefix(text, "\ufeff"), "---")
	if !found {
		return "", text, false
	}
	line, body, found := strings.Cut(body, "\n")
	if !found || strings.TrimSpace(line) != "" {
		return "", text, false
	}
	for at := 0; at < min(len(body), maxFront); {
		end := strings.IndexByte(body[at:], '\n')
		next := at + end + 1
		if end < 0 {
			end, next = len(body)-at, len(body)
		}
		if l := strings.TrimRight(body[at:at+end], " \t\r"); l == "---" || l == "..." {
			return body[:at], body[next:], true
		}
		at = next
	}
	return "", text, false
}

// Markdown reads text if it is Markdown: if it has front matter or begins with a
// heading, and is not made to keep a parser busy.
func Markdown(text string) (parts []page.Part, ok bool) {
	front, rest, found := matter(text)
	var known []page.Part
	if found {
		known, found = frontMatter(front)
		if !found {
			rest = text
		}
	}
	if !found {
		first, _, _ := strings.Cut(strings.TrimLeft(rest, "\ufeff \t\r\n"), "\n") // a dump is not looked through
		if !heading.MatchString(first) {
			return nil, false
		}
	}
	if !tame(rest) {
		return nil, false
	}
	return append(known, bodyOf(rest, known)...), true
}

// maxText is the most bytes of Markdown, and of a web page's text: the longest
// novels have half as many. A parser's tree of it may take twenty times that.
const maxText = 4 << 20

// tame reports whether the parser needs no more time for source than its length
// lets expect. What it takes grows with the square of the links and emphases
// opened in one block and of the depth of quotations and lists, of which a text
// that people read has a few; and it looks from every mark that may begin a piece
// of code, a link or a tag for the one that ends it, to the end of the block.
func tame(source string) bool {
	const links, emphases, depth, search = 500, 2000, 32, 256 << 20
	if len(source) > maxText {
		return false
	}
	opened, emphasised, marks, size, searched := 0, 0, 0, 0, 0
	for l := range strings.Lines(source) {
		if strings.TrimSpace(l) == "" {
			searched += marks * size
			opened, emphasised, marks, size = 0, 0, 0, 0
			continue
		}
		opened += strings.Count(l, "[")
		emphasised += strings.Count(l, "*") + strings.Count(l, "_")
		marks += strings.Count(l, "[") + strings.Count(l, "]") + strings.Count(l, "<") + codes(l)
		size += len(l)
		rest := strings.TrimLeft(l, "> \t-+*0123456789.)")
		if searched+marks*size > search || opened > links || emphasised > emphases || len(l)-len(rest) > 4*depth || strings.Count(l[:len(l)-len(rest)], ">") > depth {
			return false
		}
	}
	return true
}

// codes counts the runs of backticks in a line.
func codes(l string) (n int) {
	for at := strings.IndexByte(l, '`'); at >= 0; at = strings.IndexByte(l, '`') {
		n++
		l = strings.TrimLeft(l[at:], "`")
	}
	return n
}

// keys are what front matter calls the parts.
var keys = map[string]page.PartKind{
	"title": page.PartHeadline, "headline": page.PartHeadline, "标题": page.PartHeadline, "標題": page.PartHeadline,
	"subtitle": page.PartSubhead, "subhead": page.PartSubhead, "副题": page.PartSubhead, "副标题": page.PartSubhead, "副題": page.PartSubhead,
	"kicker": page.PartKicker, "引题": page.PartKicker, "引題": page.PartKicker,
	"author": page.PartByline, "authors": page.PartByline, "byline": page.PartByline, "作者": page.PartByline, "记者": page.PartByline, "記者": page.PartByline,
	"column": page.PartColumn, "section": page.PartColumn, "category": page.PartColumn, "categories": page.PartColumn, "栏目": page.PartColumn, "欄目": page.PartColumn,
	"newspaper": page.PartNewspaper, "publication": page.PartNewspaper, "source": page.PartNewspaper, "报纸": page.PartNewspaper, "報紙": page.PartNewspaper,
	"date": page.PartDate, "published": page.PartDate, "日期": page.PartDate,
	"edition": page.PartEdition, "page": page.PartEdition, "版次": page.PartEdition,
}

// frontMatter reads YAML. What it does not know is left over.
func frontMatter(front string) (parts []page.Part, ok bool) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(front), &doc); err != nil || len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, false
	}
	var head []page.Part
	pairs := doc.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		key, value := pairs[i].Value, strings.Join(scalars(pairs[i+1]), "、")
		kind, known := keys[strings.ToLower(key)]
		switch {
		case value == "":
		case !known:
			parts = append(parts, page.Part{Text: key + ": " + value})
		case slices.ContainsFunc(head, func(p page.Part) bool { return p.Kind == kind }):
			parts = append(parts, page.Part{Text: value})
		default:
			head = append(head, page.Part{Kind: kind, Text: value})
		}
	}
	order := func(p page.Part) int { // above the article, then as an article begins
		return slices.Index([]page.PartKind{page.PartNewspaper, page.PartDate, page.PartEdition, page.PartColumn, page.PartKicker, page.PartHeadline, page.PartSubhead, page.PartByline}, p.Kind)
	}
	slices.SortStableFunc(head, func(a, b page.Part) int { return order(a) - order(b) })
	return append(parts, head...), true
}

// scalars returns the texts in n, as they are written; an alias is not followed,
// since a few lines of them may stand for gigabytes.
func scalars(n *yaml.Node) (texts []string) {
	if n.Kind == yaml.ScalarNode && n.Tag != "!!null" {
		return []string{n.Value}
	}
	for i, c := range n.Content {
		if n.Kind != yaml.MappingNode || i%2 == 1 {
			texts = append(texts, scalars(c)...)
		}
	}
	return texts
}

// A piece is a block of Markdown that is text.
type piece struct {
	text   string
	level  int  // of a heading, or 0
	strong bool // the whole of it
	soft   bool // the whole of it emphasised
	quote  bool
	image  bool // nothing but images: text is what stands for them
	rule   bool // a thematic break; it has no text
}

// bodyOf reads what stands behind the front matter, which told the parts known.
func bodyOf(source string, known []page.Part) (parts []page.Part) {
	pieces := piecesOf([]byte(source))
	titled := ""
	for _, p := range known {
		if p.Kind == page.PartHeadline {
			titled = p.Text
		}
	}
	column, headline := levels(pieces, titled != "")
	left := leftover(pieces, titled != "")
	ends := endsOf(pieces, column, headline)
	parts = make([]page.Part, 0, len(pieces)) // grown, they would take twice as much
	for i := range pieces {
		p := &pieces[i]
		kind := page.PartParagraph
		switch {
		case p.rule:
			continue
		case i >= left, p.level > 0 && titled != "" && p.text == titled:
			kind = page.PartOther
		case p.level > 0 && p.level == column:
			kind = page.PartColumn
		case p.level > 0 && p.level == headline:
			kind = page.PartHeadline
		case p.strong && i+1 < len(pieces) && pieces[i+1].level == headline && headline > 0:
			kind = page.PartKicker
		case p.strong && i > 0 && pieces[i-1].level == headline && headline > 0:
			kind = page.PartSubhead
		case p.soft && behindHead(pieces, i, headline) && utf8.RuneCountInString(p.text) <= longestByline:
			kind = page.PartByline
		case p.soft && ends[i] && i > 0 && pieces[i-1].level == 0, p.image:
			kind = page.PartCaption
		case p.quote && column > 0:
			kind = page.PartQuote
		}
		parts = append(parts, page.Part{Kind: kind, Text: p.text})
	}
	return parts
}

// longestByline is the most characters of an emphasised line under a headline
// that names its authors.
const longestByline = 40

// behindHead reports whether piece i is the first behind a headline, or behind
// the line under one.
func behindHead(pieces []piece, i, headline int) bool {
	if i > 0 && pieces[i-1].strong {
		i--
	}
	return headline > 0 && i > 0 && pieces[i-1].level == headline
}

// endsOf tells of each piece whether nothing but emphasised lines, quotes and
// pictures stand from it to the end of its article, or to a rule.
func endsOf(pieces []piece, column, headline int) []bool {
	ends := make([]bool, len(pieces))
	after := true
	for i := len(pieces) - 1; i >= 0; i-- {
		switch p := &pieces[i]; {
		case p.level > 0:
			after = p.level == column || p.level == headline
		case p.rule:
			after = true
		case !p.soft && !p.strong && !p.quote && !p.image:
			after = false
		}
		ends[i] = after
	}
	return ends
}

// levels returns the levels of the headings that are columns and headlines, 0
// where there are none.
func levels(pieces []piece, titled bool) (column, headline int) {
	top := 0
	for _, p := range pieces {
		if p.level > 0 && (top == 0 || p.level < top) {
			top = p.level
		}
	}
	if titled || top == 0 {
		return 0, 0
	}
	next := 0
	for i, p := range pieces {
		if p.level != top {
			continue
		}
		for i++; i < len(pieces) && pieces[i].strong; i++ { // a kicker
		}
		if i == len(pieces) || pieces[i].level <= top || next != 0 && pieces[i].level != next {
			return 0, top
		}
		next = pieces[i].level
	}
	return top, next
}

// leftover returns the index of the first piece behind a last rule that sets
// notes of the page apart: short lines, none a sentence. It is len(pieces) if
// there is no such rule.
func leftover(pieces []piece, titled bool) int {
	const longest = 40
	for i := len(pieces) - 1; i >= 0; i-- {
		p := &pieces[i]
		switch {
		case p.rule:
			return i
		case p.level > 0 || utf8.RuneCountInString(p.text) > longest || strings.ContainsAny(p.text, "。！？"):
			return len(pieces)
		}
	}
	return len(pieces)
}

// piecesOf parses Markdown.
func piecesOf(source []byte) (pieces []piece) {
	doc := goldmark.DefaultParser().Parse(text.NewReader(source))
	var walk func(n ast.Node, quote bool)
	walk = func(n ast.Node, quote bool) {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			switch c := c.(type) {
			case *ast.Heading:
				pieces = append(pieces, pieceOf(c, source, piece{level: c.Level})...)
			case *ast.Paragraph, *ast.TextBlock:
				pieces = append(pieces, pieceOf(c, source, piece{quote: quote})...)
			case *ast.ThematicBreak:
				pieces = append(pieces, piece{rule: true})
			case *ast.CodeBlock, *ast.FencedCodeBlock:
				for i := range c.Lines().Len() {
					line := c.Lines().At(i)
					pieces = append(pieces, piece{text: string(line.Value(source)), quote: quote})
				}
			case *ast.HTMLBlock:
				var b strings.Builder
				for i := range c.Lines().Len() {
					line := c.Lines().At(i)
					b.Write(line.Value(source))
				}
				if c.HasClosure() {
					b.Write(c.ClosureLine.Value(source))
				}
				for _, l := range fragment(b.String()) {
					pieces = append(pieces, piece{text: l, quote: quote})
				}
			default:
				_, block := c.(*ast.Blockquote)
				walk(c, quote || block)
			}
		}
	}
	walk(doc, false)
	return slices.DeleteFunc(pieces, func(p piece) bool { return !p.rule && strings.TrimSpace(p.text) == "" })
}

// pieceOf reads the inline text of a block; a hard line break divides it.
func pieceOf(n ast.Node, source []byte, as piece) (pieces []piece) {
	var b strings.Builder
	flush := func() {
		p := as
		p.text = b.String()
		pieces = append(pieces, p)
		b.Reset()
	}
	ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch c := c.(type) {
		case *ast.Text:
			value := string(c.Segment.Value(source))
			if strings.HasPrefix(value, "\u3000") && b.Len() > 0 {
				flush() // a paragraph set in as in print, with no blank line before it
			}
			if !c.IsRaw() {
				value = unescape(value)
			}
			b.WriteString(value)
			if c.HardLineBreak() && as.level == 0 {
				flush()
			} else if c.SoftLineBreak() || c.HardLineBreak() {
				if r, _ := utf8.DecodeLastRuneInString(b.String()); r < 0x2e80 {
					b.WriteByte(' ')
				}
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(source))
		}
		return ast.WalkContinue, nil
	})
	flush()
	if only := n.FirstChild(); only != nil && only.NextSibling() == nil && len(pieces) == 1 {
		switch c := only.(type) {
		case *ast.Emphasis:
			pieces[0].strong, pieces[0].soft = c.Level == 2, c.Level == 1
		case *ast.Image:
			pieces[0].image = true
		}
	}
	return pieces
}

// unescape undoes CommonMark's backslashes and entities.
func unescape(s string) string {
	if !strings.ContainsAny(s, "\\&") {
		return s
	}
	var b strings.Builder
	for {
		at := strings.IndexByte(s, '\\')
		if at < 0 || at+1 == len(s) {
			b.WriteString(html.UnescapeString(s))
			return b.String()
		}
		b.WriteString(html.UnescapeString(s[:at]))
		if c := s[at+1]; c > 0x20 && c < 0x7f && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) >= 0 {
			at++
		}
		b.WriteByte(s[at])
		s = s[at+1:]
	}
}

package markup

import (
	"regexp"
	"slices"
	"strings"

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

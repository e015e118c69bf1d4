package markup

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lanmu/data/page"
)

// webPage matches how a web page begins, white space and comments aside.
var webPage = regexp.MustCompile(`(?i)^(\s|\x{feff}|<!--[^>]*-->|<\?xml[^>]*\?>)*<(!doctype\s+html|html|head|meta|title|body)[\s>]`)

// IsWebPage reports whether text is HTML.
func IsWebPage(text string) bool {
	const enough = 4 << 10
	return webPage.MatchString(text[:min(len(text), enough)])
}

// WebPage reads a saved web page. It fails if its elements are nested too deep.
func WebPage(text string) ([]page.Part, error) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("the web page cannot be read: %w", err)
	}
	lines := linesOf(doc)
	told := metadata(doc)
	body := bodyLines(doc, lines, told)
	return sorted(lines, body, told), nil
}

// bodyLines tells which lines are the article's body.
func bodyLines(doc *html.Node, lines []line, told facts) []bool {
	body := make([]bool, len(lines))
	found := false
	for i, l := range lines {
		body[i] = l.named == "content" || l.inside && l.named == ""
		found = found || body[i]
	}
	if found {
		return body
	}
	parser := readability.NewParser()
	parser.CharThresholds = 120 // a report of three sentences; the default is made for English
	parser.MaxElemsToParse = maxElements
	article, err := parser.ParseDocument(doc, nil) // changes doc
	if err != nil || article.Node == nil {
		return plainBody(lines, body)
	}
	// What the library kept stands in the same order as in the document.
	at := 0
	for _, kept := range linesOf(article.Node) {
		for i := at; i < len(lines); i++ {
			if lines[i].text == kept.text {
				body[i], at, found = true, i+1, true
				break
			}
		}
	}
	if !found {
		return plainBody(lines, body)
	}
	return body
}

// maxElements is the most elements a page has whose body is looked for: a
// hundred times those of a news site's front page.
const maxElements = 200_000

// plainBody takes every line that is a sentence, for a page too plain or too odd
// to be told apart.
func plainBody(lines []line, body []bool) []bool {
	for i, l := range lines {
		body[i] = strings.ContainsAny(l.text, "。！？") || utf8.RuneCountInString(l.text) > 60
	}
	return body
}

// facts are what a document says of itself, apart from its text.
type facts struct {
	title, kicker, subhead, author, column, newspaper, date, edition string
}

// enp matches a field of the comment in which Founder's system tells its parts.
var enp = regexp.MustCompile(`<(\w+)>\s*([^<]*?)\s*</\w+>`)

// sections match the number of a page and the name of its section: 第05版：评论.
var sections = regexp.MustCompile(`^(第?\s*[0-9A-Z]{1,3}\s*版)\s*[：:]?\s*(.*)$`)

// names are the metadata fields of the many systems, the surest first.
var names = []struct {
	of   func(*facts) *string
	keys []string
}{
	{func(f *facts) *string { return &f.title }, []string{"og:title", "twitter:title", "articletitle", "title"}},
	{func(f *facts) *string { return &f.author }, []string{"author", "article:author", "byline", "dc.creator"}},
	{func(f *facts) *string { return &f.column }, []string{"article:section", "og:article:section", "section", "columnname"}},
	{func(f *facts) *string { return &f.date }, []string{"article:published_time", "og:article:published_time", "publishdate", "pubdate", "og:release_date", "dc.date", "date"}},
	{func(f *facts) *string { return &f.newspaper }, []string{"og:site_name", "sitename"}},
}

func metadata(doc *html.Node) (f facts) {
	meta := make(map[string]string)
	titled := ""
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode && strings.Contains(n.Data, "enpproperty"):
			fields := make(map[string]string)
			for _, m := range enp.FindAllStringSubmatch(n.Data, -1) {
				fields[m[1]] = html.UnescapeString(m[2])
			}
			f.title, f.kicker, f.subhead, f.author = fields["title"], fields["introtitle"], fields["subtitle"], fields["author"]
			f.newspaper = fields["sitename"]
			f.date, _, _ = strings.Cut(fields["date"], " ")
			f.edition = fields["nodename"]
			if m := sections.FindStringSubmatch(f.edition); m != nil {
				f.edition, f.column = m[1], m[2]
			}
		case n.DataAtom == atom.Meta:
			key := attr(n, "name")
			if key == "" {
				key = attr(n, "property")
			}
			if key = strings.ToLower(key); meta[key] == "" {
				meta[key] = strings.TrimSpace(attr(n, "content"))
			}
		case n.DataAtom == atom.Title && titled == "" && n.FirstChild != nil && n.FirstChild.Type == html.TextNode:
			titled = strings.Join(strings.Fields(n.FirstChild.Data), " ")
		}
	}
	for _, name := range names {
		for _, key := range name.keys {
			if field := name.of(&f); *field == "" {
				*field = meta[key]
			}
		}
	}
	if f.title == "" {
		f.title, _, _ = strings.Cut(strings.NewReplacer("_", "|", " - ", "|", " – ", "|", " — ", "|").Replace(titled), "|")
		f.title = strings.TrimSpace(f.title)
	}
	for _, t := range strings.FieldsFunc(titled, isDivider) {
		t = strings.TrimSpace(t)
		for _, suffix := range []string{"电子版", "数字报", "电子报", "數位報"} {
			t = strings.TrimSuffix(t, suffix)
		}
		if f.newspaper == "" && isNewspaper(t) {
			f.newspaper = t
		}
	}
	if day, _, found := strings.Cut(f.date, "T"); found {
		f.date = day
	}
	return f
}

// isNewspaper reports whether s may be a newspaper's name.
func isNewspaper(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 3 && n <= 12 && (strings.HasSuffix(s, "报") || strings.HasSuffix(s, "報"))
}

func isDivider(r rune) bool { return strings.ContainsRune("-—–_|｜·", r) }

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// founderParts are the parts that Founder's elements name.
var founderParts = map[string]page.PartKind{
	"title": page.PartHeadline, "introtitle": page.PartKicker, "subtitle": page.PartSubhead,
	"author": page.PartByline, "date": page.PartDate, "nodename": page.PartColumn,
}

// signed matches the author in the line under a headline that tells where and
// when the article appeared too.
var signed = regexp.MustCompile(`(?:作者|记者|撰文|文)\s*[：:]\s*([\p{Han}·、]{2,8}(?: [\p{Han}·]{2,4}){0,3})`)

// appeared matches the line under a headline that tells when and where the
// article appeared.
var appeared = regexp.MustCompile(`[12][0-9]{3}\s*[-年/.]\s*[01]?[0-9]\s*[-月/.]|来源\s*[：:]|來源\s*[：:]`)

// sorted makes parts of the lines: what is body, what the facts name, and what
// is left over. A fact that no line shows becomes a part of its own.
func sorted(lines []line, body []bool, told facts) []page.Part {
	kinds := make([]page.PartKind, len(lines))
	begins := func() int {
		if first := slices.Index(body, true); first >= 0 {
			return first
		}
		return len(lines)
	}
	shown := make(map[page.PartKind][]int) // lines that show a part of the head
	show := func(kind page.PartKind, i int) {
		if at := shown[kind]; at == nil || at[len(at)-1] == i-1 && lines[i].named != "" && lines[i].named == lines[i-1].named {
			shown[kind], kinds[i], body[i] = append(at, i), kind, false
		}
	}
	for i, l := range lines {
		if kind, known := founderParts[l.named]; known {
			show(kind, i)
		}
	}
	if i := titleLine(lines, begins(), told.title); i >= 0 {
		show(page.PartHeadline, i)
	}
	first := begins()
	for first < len(lines) && appeared.MatchString(lines[first].text) && !strings.Contains(lines[first].text, "。") {
		body[first] = false
		first = begins()
	}
	// The other facts stand between headline and body, if anywhere.
	from := 0
	if at, ok := shown[page.PartHeadline]; ok {
		from = at[0]
	}
	for i := max(0, from-2); i < min(len(lines), first+3); i++ {
		if kinds[i] != page.PartOther {
			continue
		}
		switch text := lines[i].text; text {
		case told.kicker:
			show(page.PartKicker, i)
		case told.subhead:
			show(page.PartSubhead, i)
		case told.author:
			show(page.PartByline, i)
		}
	}
	if _, known := shown[page.PartByline]; !known && told.author == "" {
		for i := from; i < first && i < len(lines); i++ {
			if m := signed.FindStringSubmatch(lines[i].text); m != nil && kinds[i] == page.PartOther {
				told.author = strings.TrimSpace(m[1])
			}
		}
	}
	// The head stands where the first line of it or of the body does, whole and
	// in the order in which an article has it.
	at := first
	var head []page.Part
	for _, fact := range []page.Part{
		{Kind: page.PartNewspaper, Text: told.newspaper}, {Kind: page.PartDate, Text: told.date}, {Kind: page.PartEdition, Text: told.edition},
		{Kind: page.PartColumn, Text: told.column}, {Kind: page.PartKicker, Text: told.kicker}, {Kind: page.PartHeadline, Text: told.title},
		{Kind: page.PartSubhead, Text: told.subhead}, {Kind: page.PartByline, Text: told.author},
	} {
		if of, known := shown[fact.Kind]; known {
			var texts []string
			for _, i := range of {
				texts = append(texts, lines[i].text)
			}
			fact.Text = strings.Join(texts, " ")
			at = min(at, of[0])
		}
		if fact.Text != "" {
			head = append(head, fact)
		}
	}
	parts := make([]page.Part, 0, len(lines)+len(head))
	for i, l := range lines {
		if i == at {
			parts = append(parts, head...)
		}
		switch {
		case kinds[i] != page.PartOther: // in the head
		case !body[i]:
			parts = append(parts, page.Part{Text: l.text})
		case l.caption:
			parts = append(parts, page.Part{Kind: page.PartCaption, Text: l.text})
		default:
			parts = append(parts, page.Part{Kind: page.PartParagraph, Text: l.text})
		}
	}
	if at == len(lines) {
		parts = append(parts, head...)
	}
	return parts
}

// titleLine returns the line that shows the document's title: the first heading
// or line above the body that the title begins with, else the highest heading
// there, else -1.
func titleLine(lines []line, first int, title string) int {
	const least = 2 // characters; a heading of one is a number
	best := -1
	for i := 0; i < min(len(lines), first+2); i++ {
		l := lines[i]
		size := utf8.RuneCountInString(l.text)
		if size < least {
			continue
		}
		if squash(l.text) == squash(title) || l.level > 0 && strings.HasPrefix(squash(title), squash(l.text)) {
			return i
		}
		if l.level == 1 && (best < 0 || lines[best].level > 1) && i <= first {
			best = i
		}
	}
	return best
}

// squash leaves the white space out of s.
func squash(s string) string { return strings.Join(strings.Fields(s), "") }

package markup

import (
	"encoding/json"
	"lanmu/data/folio"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// facts are what a document says of itself, apart from its text.
type facts struct {
	title, kicker, subhead, author, column, newspaper, date, edition string

	founder     bool   // Founder's comment tells the parts
	head        string // what stands in <title>, whole
	description string
	address     string // of the page, where it tells it
}

// enp matches a field of the comment in which Founder's system tells its parts.
var enp = regexp.MustCompile(`<(\w+)>\s*([^<]*?)\s*</\w+>`)

// savedFrom matches the comment that a browser puts into a page it saves.
var savedFrom = regexp.MustCompile(`saved from url=\(\d+\)(\S+)`)

// sections match the number of a page and the name of its section: 第05版：评论.
var sections = regexp.MustCompile(`^(第?\s*[0-9A-Z]{1,3}\s*版)\s*[：:]?\s*(.*)$`)

// names are the metadata fields of the many systems, the surest first.
var names = []struct {
	of   func(*facts) *string
	keys []string
}{
	{func(f *facts) *string { return &f.title }, []string{"og:title", "twitter:title", "articletitle", "title"}},
	{func(f *facts) *string { return &f.author }, []string{"author", "article:author", "byline", "dc.creator", "parsely-author", "sailthru.author", "cxenseparse:author"}},
	{func(f *facts) *string { return &f.column }, []string{"article:section", "og:article:section", "section", "columnname"}},
	{func(f *facts) *string { return &f.date }, []string{"article:published_time", "og:article:published_time", "datepublished", "og:release_date", "parsely-pub-date", "publishdate", "pubdate", "publish_date", "dc.date.issued", "dc.date", "dcterms.created", "sailthru.date", "date"}},
	{func(f *facts) *string { return &f.newspaper }, []string{"og:site_name", "sitename", "application-name"}},
	{func(f *facts) *string { return &f.description }, []string{"og:description", "description", "twitter:description"}},
	{func(f *facts) *string { return &f.address }, []string{"og:url"}},
}

// longestFact is the most bytes of a comment, a title or a description that are
// looked at: Founder's comment has a few thousand.
const longestFact = 16 << 10

func metadata(doc *html.Node) (f facts) {
	meta := make(map[string]string)
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode && len(n.Data) > longestFact:
		case n.Type == html.CommentNode && strings.Contains(n.Data, "enpproperty"):
			f.readFounder(n.Data)
		case n.Type == html.CommentNode:
			if m := savedFrom.FindStringSubmatch(n.Data); m != nil && f.address == "" {
				f.address = m[1]
			}
		case n.DataAtom == atom.Meta:
			for _, key := range []string{attr(n, "name"), attr(n, "property"), attr(n, "itemprop")} {
				if key = strings.ToLower(key); key != "" && meta[key] == "" {
					if meta[key] = strings.TrimSpace(attr(n, "content")); len(meta[key]) > longestFact {
						meta[key] = ""
					}
				}
			}
		case n.DataAtom == atom.Link && attr(n, "rel") == "canonical" && f.address == "":
			f.address = attr(n, "href")
		case n.DataAtom == atom.Title && f.head == "" && n.FirstChild != nil && n.FirstChild.Type == html.TextNode && len(n.FirstChild.Data) <= longestFact && (n.Parent == nil || n.Parent.DataAtom != atom.Svg):
			f.head = strings.Join(strings.Fields(n.FirstChild.Data), " ")
		case n.DataAtom == atom.Script && strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil:
			f.readLinked(n.FirstChild.Data)
		}
	}
	for _, name := range names {
		for _, key := range name.keys {
			if field := name.of(&f); *field == "" {
				*field = meta[key]
			}
		}
	}
	for _, t := range strings.FieldsFunc(f.head, isDivider) {
		t = strings.TrimSpace(t)
		for _, suffix := range []string{"电子版", "数字报", "电子报", "數位報"} {
			t = strings.TrimSuffix(t, suffix)
		}
		if f.newspaper == "" && isNewspaper(t) {
			f.newspaper = t
		}
	}
	return f
}

// readFounder takes the fields of the comment that Founder's system writes.
func (f *facts) readFounder(comment string) {
	f.founder = true
	fields := make(map[string]string)
	for _, m := range enp.FindAllStringSubmatch(comment, -1) {
		fields[m[1]] = html.UnescapeString(m[2])
	}
	f.title, f.kicker, f.subhead, f.author = fields["title"], fields["introtitle"], fields["subtitle"], fields["author"]
	f.newspaper = fields["sitename"]
	f.date, _, _ = strings.Cut(fields["date"], " ")
	f.edition = fields["nodename"]
	if m := sections.FindStringSubmatch(f.edition); m != nil {
		f.edition, f.column = m[1], m[2]
	}
}

// readLinked takes what JSON-LD says of the article; what is known stays.
func (f *facts) readLinked(text string) {
	const longest = 1 << 20 // a page's is some thousand bytes
	var data any
	if len(text) > longest || json.Unmarshal([]byte(strings.TrimSpace(text)), &data) != nil {
		return
	}
	article := articleIn(data, 0)
	if article == nil {
		return
	}
	set := func(field *string, value string) {
		if *field == "" {
			*field = strings.TrimSpace(html.UnescapeString(value))
		}
	}
	of := func(key string) string { s, _ := article[key].(string); return s }
	set(&f.title, of("headline"))
	set(&f.date, of("datePublished"))
	set(&f.description, of("description"))
	set(&f.author, strings.Join(namesIn(article["author"]), ", "))
	if publisher := namesIn(article["publisher"]); len(publisher) == 1 {
		set(&f.newspaper, publisher[0])
	}
}

// articleIn returns the object in JSON-LD that is an article.
func articleIn(data any, depth int) map[string]any {
	const deepest = 4 // a list, its graph, a page, what it is about
	if depth > deepest {
		return nil
	}
	switch d := data.(type) {
	case []any:
		for _, x := range d {
			if a := articleIn(x, depth+1); a != nil {
				return a
			}
		}
	case map[string]any:
		for _, kind := range stringsIn(d["@type"]) {
			if strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting") || kind == "Report" {
				return d
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if a := articleIn(d[key], depth+1); a != nil {
				return a
			}
		}
	}
	return nil
}

// namesIn returns the names of whoever JSON-LD's value is.
func namesIn(value any) (list []string) {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		for _, x := range v {
			if _, nested := x.([]any); !nested {
				list = append(list, namesIn(x)...)
			}
		}
	case map[string]any:
		list = stringsIn(v["name"])
	}
	return list
}

func stringsIn(value any) (list []string) {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		for _, x := range v {
			if s, ok := x.(string); ok {
				list = append(list, s)
			}
		}
	}
	return list
}

// isNewspaper reports whether s may be a newspaper's name.
func isNewspaper(s string) bool { return folio.Newspaper(s) != "" }

func isDivider(r rune) bool { return strings.ContainsRune("-—–_|｜·", r) }

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

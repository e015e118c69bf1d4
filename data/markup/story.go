package markup

import (
	"context"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lanmu/data/page"
)

// A Story is an article whose head stands apart from its text, as feeds, exports and
// books have it. Its text is HTML or, if there is none, lines.
type Story struct {
	Newspaper, Date, Edition                  string // of the page; the first is believed
	Column, Kicker, Headline, Subhead, Byline string
	HTML                                      string
	Text                                      string
	Front                                     []string // HTML before all, of a book
	Parent                                    bool     // others stand in it: what it has may be the list of them
	Rest                                      []string // what else is said of it
	Look                                      Look     // for its pictures; may be nil
}

// Stories are the parts of articles, in the order in which they stand.
func Stories(ctx context.Context, all []Story) ([]page.Part, error) {
	c := compositor{}
	for i := range all {
		if err := c.add(ctx, &all[i]); err != nil {
			return nil, err
		}
	}
	return c.parts, nil
}

// A compositor puts the parts of articles one after another.
type compositor struct {
	parts  []page.Part
	column string
	text   int // bytes
}

func (c *compositor) put(kind page.PartKind, text string) {
	if text = strings.TrimSpace(text); text != "" {
		c.parts = append(c.parts, page.Part{Kind: kind, Text: text})
	}
}

func (c *compositor) add(ctx context.Context, s *Story) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if c.text += len(s.Headline) + len(s.Text) + len(s.HTML); c.text > maxStories || len(c.parts) > maxStoryParts {
		return ErrTooLarge
	}
	for _, f := range s.Front {
		lines, rest, err := storyLines(ctx, f, nil)
		if err != nil {
			return err
		}
		for _, l := range append(lines, rest...) {
			c.put(page.PartOther, l.text)
		}
	}
	c.put(page.PartNewspaper, s.Newspaper)
	c.put(page.PartDate, s.Date)
	c.put(page.PartEdition, s.Edition)
	var lines, rest []line
	if s.HTML != "" {
		var err error
		if lines, rest, err = storyLines(ctx, s.HTML, s.Look); err != nil {
			return err
		}
	}
	if s.Parent && listed(lines, s.Headline) { // its column begins with the first that stands in it
		for _, l := range append(lines, rest...) {
			c.put(page.PartOther, l.text)
		}
		return nil
	}
	if s.Column != c.column { // without one, what stood in the last has ended
		c.parts = append(c.parts, page.Part{Kind: page.PartColumn, Text: s.Column})
		c.column = s.Column
	}
	if s.Headline == "" && len(lines) > 0 && lines[0].level > 0 {
		s.Headline = lines[0].text
		if over := append(lines[0].images, lines[0].after...); len(lines) > 1 {
			lines = lines[1:]
			lines[0].images = append(over, lines[0].images...)
		} else {
			lines = []line{{after: over}}
		}
	}
	c.put(page.PartKicker, s.Kicker)
	c.put(page.PartHeadline, s.Headline)
	c.put(page.PartSubhead, s.Subhead)
	c.put(page.PartByline, s.Byline)
	for _, r := range s.Rest {
		c.put(page.PartOther, r)
	}
	if s.HTML == "" {
		for l := range strings.Lines(s.Text) {
			c.put(page.PartParagraph, l)
		}
		return nil
	}
	for _, l := range rest {
		c.put(page.PartOther, l.text)
	}
	c.parts = append(c.parts, blockParts(s.ownLines(c, lines))...)
	return nil
}

// storyLines are the lines of an article's text, and those by which pages are turned.
func storyLines(ctx context.Context, text string, look Look) (lines, rest []line, err error) {
	nodes, err := parse(ctx, text, &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return nil, nil, err
	}
	under := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	for _, n := range nodes {
		under.AppendChild(n)
	}
	var away []*html.Node
	for n := range under.Descendants() {
		if n.Type == html.ElementNode && turning(n) && (len(away) == 0 || !isUnder(n, away[len(away)-1])) {
			away = append(away, n)
		}
	}
	for _, n := range away {
		n.Parent.RemoveChild(n)
		rest = append(rest, linesOf(n)...)
	}
	return notedLines(under, notesIn(under), look), rest, nil
}

func isUnder(n, above *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == above {
			return true
		}
	}
	return false
}

// listed reports whether lines are no more than a heading and a list of what stands in it.
func listed(lines []line, headline string) bool {
	for _, l := range lines {
		if size := utf8.RuneCountInString(squash(l.text)); l.level == 0 && 2*l.linked < size && size > 60 && l.text != headline {
			return false
		}
	}
	return true
}

// ownLines leaves out of an article's lines what its head tells already.
func (s *Story) ownLines(c *compositor, lines []line) []line {
	head := squash(s.Headline)
	out := lines[:0]
	for i := range lines {
		if text := squash(lines[i].text); head != "" && i < 4 && text == head || s.Byline != "" && i < 8 && text == squash(s.Byline) {
			c.put(page.PartOther, lines[i].text)
			c.parts = append(c.parts, imageParts(append(lines[i].images, lines[i].after...))...)
			continue
		}
		out = append(out, lines[i])
	}
	return out
}

// maxStories is the most bytes of the texts of one file's articles, marks aside: twice
// those of a web page, as each takes some dozens more while the page is made.
const maxStories = 8 << 20

// maxStoryParts is the most parts of them: a year of a newspaper's feed has 50,000.
const maxStoryParts = 200_000

// elements matches what text has that is HTML.
var elements = regexp.MustCompile(`(?i)</?(p|br|div|span|h[1-6]|ul|ol|li|table|blockquote|img|a|strong|em|b|i)(\s[^<>]*)?/?>`)

// setText takes what may be HTML for what it is.
func (s *Story) setText(text string) {
	if elements.MatchString(text) {
		s.HTML, s.Text = text, ""
	} else {
		s.HTML, s.Text = "", html.UnescapeString(text)
	}
}

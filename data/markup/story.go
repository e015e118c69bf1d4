package markup

import (
	"context"
	"regexp"
	"strings"

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
	Rest                                      []string // what else is said of it
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
	if c.text += len(s.Text) + len(s.HTML); c.text > maxStories || len(c.parts) > maxNodes {
		return ErrTooLarge
	}
	c.put(page.PartNewspaper, s.Newspaper)
	c.put(page.PartDate, s.Date)
	c.put(page.PartEdition, s.Edition)
	if s.Column != c.column { // without one, what stood in the last has ended
		c.parts = append(c.parts, page.Part{Kind: page.PartColumn, Text: s.Column})
		c.column = s.Column
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
	nodes, err := parse(ctx, s.HTML, &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return err
	}
	head := squash(s.Headline)
	for _, n := range nodes {
		for _, l := range linesOf(n) {
			switch text := squash(l.text); {
			case head != "" && text == head, s.Byline != "" && text == squash(s.Byline):
				c.put(page.PartOther, l.text) // it is told already
			case l.caption:
				c.put(page.PartCaption, l.text)
			default:
				c.put(page.PartParagraph, l.text)
			}
		}
	}
	return nil
}

// maxStories is the most bytes of the texts of one file's articles.
const maxStories = 32 << 20

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

package page

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

type jsonArticle struct {
	ID         string   `json:"id"`
	Column     string   `json:"column"`
	Kicker     string   `json:"kicker,omitempty"`
	Headline   string   `json:"headline"`
	Subhead    string   `json:"subhead,omitempty"`
	Byline     string   `json:"byline"`
	Newspaper  string   `json:"newspaper,omitempty"`
	Date       string   `json:"date,omitempty"`
	Number     string   `json:"number,omitempty"`
	Page       string   `json:"page,omitempty"`
	PageName   string   `json:"page_name,omitempty"`
	Role       Role     `json:"role,omitempty"`
	Kind       Kind     `json:"kind"`
	HasLead    bool     `json:"has_lead,omitempty"`
	SourceNote string   `json:"source_note"`
	Paragraphs []string `json:"paragraphs"`
	PullQuotes []string `json:"pull_quotes"`
	Captions   []string `json:"captions"`

	Regions []jsonRegion `json:"regions,omitempty"`

	Blocks []jsonBlock           `json:"blocks"`
	Marks  map[string][]jsonMark `json:"marks,omitempty"`
}

type jsonBlock struct {
	Kind   BlockKind `json:"kind"`
	Level  int       `json:"level,omitempty"`
	LeadIn int       `json:"lead_in,omitempty"`
	Name   string    `json:"name,omitempty"`
	Header int       `json:"header,omitempty"`

	Region *jsonRegion `json:"region,omitempty"`

	Text  string     `json:"text"`
	Rows  [][]string `json:"rows,omitempty"`
	Marks []jsonMark `json:"marks,omitempty"`
}

type jsonRegion struct {
	Page   int `json:"page"`
	X      int `json:"x"`
	Y      int `json:"y"`
	Width  int `json:"w"`
	Height int `json:"h"`
}

type jsonMark struct {
	Kind  MarkKind `json:"kind"`
	Start int      `json:"start"`
	End   int      `json:"end"`
	To    string   `json:"to,omitempty"`
}

type jsonPage struct {
	Newspaper  string        `json:"newspaper,omitempty"`
	Date       string        `json:"date,omitempty"`
	Number     string        `json:"number,omitempty"`
	Page       string        `json:"page,omitempty"`
	PageName   string        `json:"page_name,omitempty"`
	Edition    string        `json:"edition,omitempty"`
	Form       Form          `json:"form"`
	Columns    []string      `json:"columns"`
	Articles   []jsonArticle `json:"articles"`
	Leftovers  []string      `json:"leftovers"`
	Loss       *Loss         `json:"loss,omitempty"`
	Recognised bool          `json:"recognised,omitempty"`
	Leaves     []jsonLeaf    `json:"leaves,omitempty"`
}

type jsonLeaf struct {
	Page     string `json:"page,omitempty"`
	PageName string `json:"page_name,omitempty"`
	Sheet    int    `json:"sheet"`
	Articles []int  `json:"articles"`
}

// WriteJSON writes p as one JSON object. Every character of the source but white
// space is in it once: in the name of a column, in an article's headline,
// subhead, byline, paragraphs, pull_quotes or captions, or in leftovers. The
// lines above a headline (引题) and below it (副题) share subhead, one a line;
// kicker, source_note, columns, newspaper, date (2024-03-04), number (of the issue),
// page (3, A05; edition is its older name) and page_name repeat what is also
// elsewhere, and stand in an article where that stood elsewhere than the page; role is what who is named in the byline did, and has_lead tells that
// the first paragraph is the lead. loss is how many of the characters that a PDF
// draws could not be read. blocks are the article's paragraphs, quotes and captions
// once more, as they stood and with what they are: places in their texts are counted
// in characters (Unicode code points). regions are where an article of a PDF stands:
// the page, counted from 1, and x, y, w and h in points from its upper left corner; a
// block that is an image has no text, and the region it is; in a document that flows the
// picture has a number in place of a page. marks are those of the lines of its head. What stands around the names of columns and
// authors (■, □, 文/图, the colon after an author) is the last of leftovers. leaves are
// the pages of a document that is an issue: the page of the document each begins on, and
// which of the articles, counted from 0, begin on it.
func (p *Page) WriteJSON(w io.Writer) error {
	f := p.Folio
	out := jsonPage{Newspaper: f.Newspaper, Date: f.Day, Number: f.Number, Page: f.Page, PageName: f.Name, Edition: f.Page, Form: p.Form,
		Columns: []string{}, Articles: []jsonArticle{}, Leftovers: list(p.Leftovers)}
	out.Recognised = p.Recognised
	for _, l := range p.Leaves {
		out.Leaves = append(out.Leaves, jsonLeaf{l.Page, l.Name, l.Sheet, append([]int{}, l.Articles...)})
	}
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
		own := p.FolioOf(i).Beside(f)
		out.Articles = append(out.Articles, jsonArticle{
			ID: a.ID, Column: a.Column, Kicker: a.Kicker.String, Headline: a.Headline.String, Subhead: decks(a), Byline: a.Byline.Name,
			Newspaper: own.Newspaper, Date: own.Day, Number: own.Number, Page: own.Page, PageName: own.Name, Role: a.Byline.Role, Kind: a.Kind, HasLead: a.HasLead, SourceNote: a.SourceNote,
			Paragraphs: list(a.Paragraphs()), PullQuotes: list(a.PullQuotes()), Captions: list(a.Captions()),
			Regions: jsonRegions(p.Regions(i)), Blocks: jsonBlocks(a.Blocks), Marks: headMarks(a),
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

func jsonBlocks(blocks []Block) []jsonBlock {
	out := make([]jsonBlock, len(blocks))
	for i := range blocks {
		b := &blocks[i]
		out[i] = jsonBlock{Region: jsonRegionOf(b.At), Kind: b.Kind, Level: b.Level, LeadIn: utf8.RuneCountInString(b.lead()), Name: b.Name, Header: b.Header, Text: b.Text.String, Rows: b.Rows(), Marks: jsonMarks(&b.Text)}
	}
	return out
}

func jsonMarks(t *Text) (out []jsonMark) {
	for _, m := range t.RuneMarks() {
		out = append(out, jsonMark(m))
	}
	return out
}

// headMarks are the marks of the lines of an article's head, by their names in JSON.
func headMarks(a *Article) map[string][]jsonMark {
	marks := make(map[string][]jsonMark)
	for name, t := range map[string]*Text{"kicker": &a.Kicker, "headline": &a.Headline, "subhead": &a.Subhead} {
		if m := jsonMarks(t); m != nil {
			marks[name] = m
		}
	}
	return marks
}

func jsonRegions(regions []Region) (out []jsonRegion) {
	for _, r := range regions {
		out = append(out, *jsonRegionOf(r))
	}
	return out
}

// jsonRegionOf is a region as it is told; nil for none.
func jsonRegionOf(r Region) *jsonRegion {
	if r == (Region{}) {
		return nil
	}
	return &jsonRegion{r.Page, r.Left, r.Top, r.Right - r.Left, r.Bottom - r.Top}
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
		for k := range a.Blocks {
			writeBlockText(b, &a.Blocks[k])
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

// writeBlockText writes the lines of a block, set in as paragraphs are: but for what
// is aligned by its blanks, and the word of respect that a letter's line begins with.
func writeBlockText(b *bufio.Writer, of *Block) {
	in := "\u3000\u3000"
	switch {
	case of.Kind == Preformatted, of.Kind == Table, of.Kind == Salutation, of.Kind == Closing && of.Level > 1:
		in = ""
	case of.Kind == Item && of.Level > 1:
		in = strings.Repeat(in, of.Level)
	}
	if of.Kind == Image {
		return
	}
	for l := range strings.SplitSeq(of.Text.Plain(), "\n") {
		if l != "" {
			l = in + l
		}
		b.WriteString(l + "\n")
	}
}

package page

import (
	"context"
	"slices"
	"strings"

	"lanmu/data/folio"
	"lanmu/data/runes"
)

// PartKind tells what a Part is.
type PartKind uint8

const (
	PartOther     PartKind = iota // belongs to no article
	PartColumn                    // a column's name; the articles that follow stand in it
	PartKicker                    // 引题
	PartHeadline                  // begins an article
	PartSubhead                   // 副题
	PartByline                    // names alone, or as printed
	PartParagraph                 // also a sub-heading in the body
	PartQuote                     // a pull quote
	PartCaption
	PartNewspaper // of the page, as the other two
	PartDate
	PartEdition
	PartType  // tells nothing but how it is set: a block of a page that has places, as PDFs have them
	PartImage // a picture, without text: after all others in the region it stands in, or where it stands in what flows
)

// A Part is a stretch of a document that tells itself what it is, as Markdown
// and web pages do.
type Part struct {
	Kind PartKind
	Size uint8 // of the type, in tenths of the body's; 0 if it is not known
	Text string

	// What else a document tells of a part of its text, of a quotation or a caption,
	// as a Block has it; marks are of all parts that tell what they are. White space
	// at the ends of the text, and lines in it, are kept only where the block has
	// lines of its own: verse, tables, what is preformatted.
	Block  BlockKind // "" for a paragraph that may be anything, as dumps have them
	Level  int
	LeadIn int
	Name   string
	Header int
	Marks  []Mark

	// Where type stands is known of all parts of a page or of none.
	Page   int  // in its document, from 1 on; 0 if no place is known
	Frame  int  // the strip of type it stands in; parts of one frame stand above one another
	Lines  int  // of type
	Bold   bool // all of it
	Apart  bool // a rule, a box or white over heads parts it from what is before
	Aside  bool // text runs around it
	Width  int  // in tenths of an em of the body
	Indent int  // of its first line, likewise

	Regions []Region // of its document it takes up
}

// Compose makes a page of parts in the order in which they stand. Its Source is
// their texts, one a line. Nothing is moved or joined; only an author who stands
// in the body, under the headline or after the last sentence, is told from it.
//
// Parts of PartType, all of them or none but those told already, are a page that
// was set. Where their places are known these tell what they are; where they are
// not, or the page marks its columns, they are restored as a dump in blocks is,
// with their sizes telling headlines and captions.
func Compose(parts []Part) *Page {
	p, _ := ComposeContext(context.Background(), parts)
	return p
}

// ComposeContext is Compose for parts that may be many: it ends soon after ctx
// is cancelled, with its error.
func ComposeContext(ctx context.Context, parts []Part) (*Page, error) {
	parts, figures := parted(parts)
	p, err := composeText(ctx, parts, figures)
	if err == nil {
		p.illustrate(figures)
	}
	return p, err
}

// composeText makes the page of parts that all have text, and tells where in it figures
// stand.
func composeText(ctx context.Context, parts []Part, figures []figure) (*Page, error) {
	w := &watch{ctx: ctx}
	form := MarkedUp
	if slices.ContainsFunc(parts, func(p Part) bool { return p.Kind == PartType }) {
		if !placed(parts) {
			p, err := restoreType(parts, w)
			if err == nil {
				p.tellLeaves()
			}
			return p, err
		}
		parts, form = joinJumps(findKinds(splitJumps(parts))), Blocks
	}
	source, spans := sourceOf(parts, "\n")
	for i := range figures {
		if f := &figures[i]; form == MarkedUp && f.at < len(spans) {
			f.at = spans[f.at].Start
		} else {
			f.at = len(source)
		}
	}
	w.rec = newRecord(ctx, source)
	p := &Page{Source: source, Form: form, Places: placesOf(parts, spans)}
	script := scriptOf(p.Source)
	blocks, kinds := make([]block, 0, len(parts)), make([]PartKind, 0, len(parts)) // grown, they would take twice as much
	for i, part := range parts {
		if spans[i].Start == spans[i].End {
			switch {
			case part.Kind == PartColumn:
				blocks, kinds = append(blocks, block{}), append(kinds, columnEnds)
			case part.Block == Divider:
				blocks, kinds = append(blocks, block{nature: &nature{Kind: Divider}}), append(kinds, PartParagraph)
			}
			continue
		}
		b := newBlock(p.Source, spans[i:i+1:i+1], script)
		b.takeNature(&part, p.Source[spans[i].Start:spans[i].End], script)
		b.start, b.ended = begins, true // a whole paragraph: nothing is missing on either side
		blocks, kinds = append(blocks, b), append(kinds, part.Kind)
		w.rec.set(&b, &part)
		if w.over(len(part.Text)) {
			return nil, w.err
		}
	}
	if _, err := p.compose(blocks, kinds, nil, w); err != nil {
		return nil, err
	}
	if form == Blocks {
		p.furnish()
		p.tellLeaves()
	}
	return p, nil
}

// columnEnds is the kind of a block with nothing in it, after which articles stand in
// no column.
const columnEnds = PartImage + 1

// labelled is what labels tell of an article.
type labelled struct {
	authored bool   // one is there to name who wrote it: nobody else is looked for
	author   string // whom it names, nobody perhaps
	stood    folio.Folio
}

// compose makes the page of blocks that are told what they are. Of an article
// whose first block is in told, labels tell more.
func (p *Page) compose(blocks []block, kinds []PartKind, told map[int]labelled, w *watch) (*Page, error) {
	r := reader{page: p, watch: w, blocks: blocks, composed: true}
	c := composer{reader: &r, column: -1}
	for i, kind := range kinds {
		if kind == columnEnds {
			c.column = -1
			continue
		}
		if c.take(i, kind); w.over(step) {
			return nil, w.err
		}
	}
	r.left = append(r.left, c.above...)
	p.Articles = slices.Grow(p.Articles, len(c.drafts))
	own := make([]folio.Folio, len(c.drafts))
	for k, d := range c.drafts {
		if w.over(step * (1 + len(d.body))) {
			return nil, w.err
		}
		var by labelled
		if d.head != nil {
			by = told[d.head[0]]
		}
		if !by.authored {
			r.signFromBody(&d.draft)
		}
		a := r.article(&d.draft, k)
		if by.authored && a.Byline.Text.String != "" {
			a.Byline.Name = by.author
		}
		own[k] = d.stood.Over(by.stood)
		a.Kicker, a.Headline, a.Subhead = r.joined(d.kicker), r.joined(d.head), r.joined(d.subhead)
		if d.column >= 0 {
			a.Column = p.Columns[d.column].Name
		}
		p.Articles = append(p.Articles, a)
	}
	p.tellApart(own)
	r.dropEmptyColumns()
	for _, i := range r.left {
		p.Leftovers = append(p.Leftovers, r.blocks[i].Text)
	}
	finish(p)
	return p, nil
}

// sourceOf puts the texts of parts together, with between before each but the
// first, and tells where they stand. White space at their ends is left out, and
// their lines are one.
func sourceOf(parts []Part, between string) (string, []Span) {
	var source strings.Builder
	spans := make([]Span, len(parts))
	for i := range parts {
		text := parts[i].Text
		if !parts[i].Block.hasLines() {
			text = trim(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), " "))
		}
		if source.Len() > 0 && text != "" {
			source.WriteString(between)
		}
		at := source.Len()
		source.WriteString(text)
		spans[i] = Span{at, source.Len()}
	}
	return source.String(), spans
}

// A part of an article's head is known, so that head in draft holds the
// headline alone.
type composed struct {
	draft
	kicker, subhead []int
	column          int // index into Page.Columns, or -1
	stood           folio.Folio
}

type composer struct {
	*reader
	drafts []*composed
	column int
	above  []int       // kickers whose headline is still to come
	stood  folio.Folio // what is said of the article to come
}

// current returns the article that parts belong to, begun if there is none.
func (c *composer) current() *composed {
	if len(c.drafts) == 0 || c.drafts[len(c.drafts)-1].column != c.column {
		c.begin()
	}
	return c.drafts[len(c.drafts)-1]
}

func (c *composer) begin() {
	d := &composed{draft: draft{column: -1, bracket: -1}, column: c.column, kicker: c.above, stood: c.stood}
	if c.column >= 0 {
		d.draft.column = c.column
	}
	c.above, c.stood = nil, folio.Folio{}
	c.drafts = append(c.drafts, d)
}

// saysOf is what a part of a page says of where it stands.
func saysOf(kind PartKind, s string) folio.Folio {
	switch kind {
	case PartNewspaper:
		return folio.Folio{Newspaper: strings.Trim(s, "《》")}
	case PartDate:
		return folio.Folio{Day: dayOf(s)}
	}
	if p := folio.Place(s); p != "" {
		return folio.Folio{Page: p}
	}
	return folio.Read([]string{s})
}

// say notes what is said of where an article stood: of that to come, or of the one whose
// headline stands just before, if that is news of it and does not gainsay it.
func (c *composer) say(f folio.Folio) {
	of := &c.stood
	if n := len(c.drafts); n > 0 {
		d := c.drafts[n-1]
		news, agrees := d.stood.Over(f) != d.stood, d.stood.Over(f) == f.Over(d.stood)
		if d.head != nil && d.body == nil && news && agrees {
			of = &d.stood
		}
	}
	*of = of.Over(f)
}

func (c *composer) take(i int, kind PartKind) {
	text := c.blocks[i].Text
	switch kind {
	case PartOther:
		c.left = append(c.left, i)
	case PartNewspaper, PartDate, PartEdition:
		c.say(saysOf(kind, text.String))
		c.left = append(c.left, i)
	case PartColumn:
		_, name := marked(text.String)
		name = unframed(name)
		for k := range c.page.Columns {
			if c.page.Columns[k].Name == name {
				c.column = k
				c.left = append(c.left, i)
				return
			}
		}
		c.column = len(c.page.Columns)
		c.page.Columns = append(c.page.Columns, Column{Name: name, Label: text})
		c.labels = append(c.labels, i)
	case PartKicker:
		c.above = append(c.above, i)
	case PartHeadline:
		if d := c.current(); d.head != nil || d.body != nil {
			c.begin()
		}
		d := c.current()
		d.head = append(d.head, i)
		d.kicker = append(d.kicker, c.above...)
		c.above = nil
	case PartSubhead:
		d := c.current()
		d.subhead = append(d.subhead, i)
	case PartByline:
		d := c.current()
		d.signed = append(d.signed, i)
	case PartQuote:
		d := c.current()
		d.quotes = append(d.quotes, i)
	case PartCaption:
		d := c.current()
		d.captions = append(d.captions, i)
	default:
		d := c.current()
		d.body = append(d.body, i)
	}
}

func (r *reader) joined(blocks []int) Text {
	var texts []Text
	for _, i := range blocks {
		texts = append(texts, r.blocks[i].Text)
	}
	if texts == nil {
		return Text{}
	}
	return joinTexts(texts)
}

// signFromBody tells the author at either end of d's body from it, and leaves
// over what an editor wrote after the end.
func (r *reader) signFromBody(d *draft) {
	for n := len(d.body); n > 1; n = len(d.body) {
		b := &r.blocks[d.body[n-1]]
		if s := strings.Trim(b.String, "（）()[]【】"); b.size > maxFurniture || !hasDuty(s) || runes.HasSentence(s) {
			break
		}
		r.left = append(r.left, d.body[n-1])
		d.body = d.body[:n-1]
	}
	isByline := func(b *block, least grade) bool {
		sig := b.signature()
		return sig.names() && b.size <= maxByline && (sig.mark != 0 || sig.grade >= least) && classOf(b.last) != terminal
	}
	if len(d.body) > 1 && isByline(&r.blocks[d.body[0]], family) {
		d.signed = append(d.signed, d.body[0])
		d.body = d.body[1:]
		for len(d.body) > 1 && isByline(&r.blocks[d.body[0]], stated) { // 通讯员 陈宏
			d.signed = append(d.signed, d.body[0])
			d.body = d.body[1:]
		}
	}
	n := len(d.body)
	if n == 0 || d.signed != nil {
		return
	}
	if last := d.body[n-1]; n > 1 && isByline(&r.blocks[last], stated) && !notedDown(r.blocks[last].String) {
		d.signed = append(d.signed, last)
		d.body = d.body[:n-1]
		return
	}
	r.signedIn(d, d.body[n-1])
}

// notedDown reports whether s names who took a picture (新华社记者 何小满摄) or wrote down
// what others said (（本报记者何小满采访整理）): neither wrote the text over it.
func notedDown(s string) bool {
	s = strings.TrimRight(s, "）)】]")
	return strings.HasSuffix(s, "摄") || strings.HasSuffix(s, "攝") || strings.HasSuffix(s, "整理")
}

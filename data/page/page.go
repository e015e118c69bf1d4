package page

import (
	"lanmu/data/folio"
	"strings"
)

// A Span is a half-open range of byte offsets [Start, End) into Page.Source.
type Span struct{ Start, End int }

// Text is restored text and the pieces of the source it was made from, in
// reading order. An empty Text has no spans. String is what is shown: what an
// extractor did to single characters is undone in it (see Fold), so it may
// differ from the bytes its spans point to.
type Text struct {
	String string
	Spans  []Span
	Marks  []Mark // what is emphasised in String, raised, linked
}

// Kind tells what an article is.
type Kind string

const (
	Commentary Kind = "commentary"
	Picture    Kind = "picture"
	Cartoon    Kind = "cartoon"
	Brief      Kind = "brief"
	News       Kind = "news"
)

// Role tells what the person in a byline did.
type Role string

const (
	Author       Role = "author"
	Photographer Role = "photographer"
	Cartoonist   Role = "cartoonist"
)

// A Byline names who wrote, photographed or drew an article.
type Byline struct {
	Name string // without its mark, colon or brackets
	Role Role
	Text Text // as printed, mark and all
}

// An Article is one piece of a page, restored.
type Article struct {
	ID         string // stable: made from the text alone
	Column     string // name of the column (栏目) it stands under, "" if none
	Kicker     Text   // 引题
	Headline   Text
	Subhead    Text // 副题
	Byline     Byline
	Kind       Kind
	HasLead    bool   // the first block is the lead or news hook
	SourceNote string // as printed, inside its paragraph: （3月2日《河北工人报》）
	Blocks     []Block
	Folio      folio.Folio // what is told of it alone, where articles of a document stood on several days, pages, in several papers
}

// A Column is a column label (栏目) as printed.
type Column struct {
	Name  string
	Label Text
}

// Form tells how a dump lays its text out.
type Form string

const (
	Blocks     Form = "blocks"       // one paragraph, or fragment of one, a line
	Lines      Form = "lines"        // one line of type a line
	SideBySide Form = "side-by-side" // neighbouring strips of type share a line
	MarkedUp   Form = "marked-up"    // Markdown or a web page: it tells itself what is what
)

// Act is what the restorer did with pieces of the source.
type Act string

const (
	Join  Act = "join"  // Spans were one paragraph in print
	Move  Act = "move"  // Spans stood elsewhere on the page
	Quote Act = "quote" // Spans repeat the body: a pull quote
	Open  Act = "open"  // Spans are the headline that an article begins with
)

// Reason tells why the restorer decided as it did.
type Reason string

const (
	OpenSentence Reason = "open-sentence" // the piece before ends in mid-sentence
	OpenBracket  Reason = "open-bracket"  // a bracket or quotation mark opened before is closed after
	OpenStart    Reason = "open-start"    // the piece after begins with a mark nothing begins with
	NotIndented  Reason = "not-indented"  // the page indents its paragraphs, and not this piece
	TornHook     Reason = "torn-hook"     // the hook's end stands before the body, its beginning after it
	StrayHook    Reason = "stray-hook"    // the hook stands after the article's end
	BriefForm    Reason = "brief-form"    // a brief after a signed article, like those under another label
	RepeatsBody  Reason = "repeats-body"  // word for word in the body

	BeginsSection  Reason = "begins-section"  // a short line where nothing else is open
	OverAuthor     Reason = "over-author"     // its author stands under it
	OverReport     Reason = "over-report"     // a report begins under it
	OverBrief      Reason = "over-brief"      // an author opens the text under it
	LargeType      Reason = "large-type"      // set larger than the text
	InHalves       Reason = "in-halves"       // in two halves, as this page's headlines are
	AfterSignature Reason = "after-signature" // the article above is signed at its end
	SignedTwice    Reason = "signed-twice"    // the article had two authors, and this parts it best
)

// A Decision records one join, move or quote, or where an article was begun, so
// that a reader can be told why the restored text differs from the source.
type Decision struct {
	Act     Act
	Reason  Reason
	Row     string // of evidence that decided, "" if the reason says all
	Article int    // index into Page.Articles
	Spans   []Span // the pieces concerned, in reading order
}

// A Page is a newspaper page restored from a dump of its text. Every character
// of Source but white space is in exactly one Text of the page.
type Page struct {
	Source    string
	Form      Form
	Loss      Loss        // of the PDF it was read from
	Folio     folio.Folio // only what the page itself states; the lines that do are in Leftovers
	Columns   []Column
	Articles  []Article // in reading order
	Leftovers []Text    // what belongs to no article
	Decisions []Decision
	Places    []Place // of the source, where it was set on pages; by their spans
	Leaves    []Leaf  // the pages of an issue, if the document is one of several

	Recognised bool    // its text, on a picture of it
	Doubts     []Doubt // what of that is not sure
}

// Texts calls yield with every Text of the page, in no order that matters.
func (p *Page) Texts(yield func(Text)) {
	for _, c := range p.Columns {
		yield(c.Label)
	}
	for i := range p.Articles {
		a := &p.Articles[i]
		for _, t := range []Text{a.Kicker, a.Headline, a.Subhead, a.Byline.Text} {
			yield(t)
		}
		for _, b := range a.Blocks {
			yield(b.Text)
		}
	}
	for _, t := range p.Leftovers {
		yield(t)
	}
}

// withoutNotes is the text without the marks of its footnotes.
func (t *Text) withoutNotes() string {
	var b strings.Builder
	from := 0
	for _, m := range t.Marks {
		if m.Kind == NoteMark && m.Start >= from {
			b.WriteString(t.String[from:m.Start])
			from = m.End
		}
	}
	return b.String() + t.String[from:]
}

// titleLength is how many characters of its text stand for an article's
// headline: a line of a list.
const titleLength = 20

// Title is what to call the article: its headline or, where it has none, how its
// text begins.
func (a *Article) Title() string {
	if s := a.Headline.withoutNotes(); s != "" {
		return s
	}
	for _, list := range [][]Text{a.Paragraphs(), a.Captions(), a.PullQuotes()} {
		for _, t := range list {
			n := 0
			for i := range t.String {
				if n++; n > titleLength {
					return t.String[:i] + "…"
				}
			}
			if n > 0 {
				return t.String
			}
		}
	}
	return a.Byline.Name
}

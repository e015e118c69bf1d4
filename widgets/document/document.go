// Package document is what widgets and paper are given to show: documents, which
// are blocks of text, and the rows of a list. It needs no toolkit.
package document

// A Style says what a block of text is; how that looks is in the table of looks.
type Style int

const (
	Label     Style = iota // what the text stands under
	Kicker                 // line above the headline
	Headline               //
	Subhead                // line below the headline
	Byline                 //
	Lead                   // paragraph that opens the text
	Body                   // any other paragraph
	PullQuote              // words of the text repeated to catch the eye
	Caption                // words that stand beside a picture
	Note                   // words about the text
	Source                 // words as a file has them
	Tag                    // what the source below it is
	Coda                   // what stands after the end of the text
)

// IsDisplay tells the styles that are read by the line: each is broken where it
// reads best.
func (s Style) IsDisplay() bool { return s == Headline || s == Kicker || s == Subhead }

// A Range is a half-open range of byte offsets into a block's text.
type Range struct{ Start, End int }

// A Block is a paragraph of one style.
type Block struct {
	Style Style
	Text  string
	Quiet []Range // drawn in the paler ink of notes
}

// A Document is what a Reader shows, from top to bottom.
type Document struct{ Blocks []Block }

// A Position is a place in a document that outlives a change of text size or
// width: the first line shown holds the byte at Offset in block Block.
type Position struct{ Block, Offset int }

// Before tells whether p comes first.
func (p Position) Before(q Position) bool {
	return p.Block < q.Block || p.Block == q.Block && p.Offset < q.Offset
}

// A Passage is a stretch of one block: bytes Start to End of its text.
type Passage struct{ Block, Start, End int }

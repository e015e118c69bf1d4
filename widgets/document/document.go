// Package document is what widgets and paper are given to show: documents, which
// are blocks of text, and the rows of a list. It needs no toolkit.
package document

import (
	"context"
	"image"
)

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

	Section    // heading within the text (小标题)
	Verse      // its lines are parted by line feeds, its stanzas by two
	Item       // of a list; its mark is the first of the text
	Table      // its rows are parted by line feeds, their cells by tabs
	Turn       // what one says in an interview, after who says it
	Salutation // whom a letter is to
	Closing    // words a letter ends with, in lines: 此致｜敬礼
	Signature  // who signs, and the day, in lines
	Quote      // words of others, set apart
	Editorial  // the editors' word about the text (编者按)
	Formula    // stands in a line of its own
	Footnote   // its mark is the first of the text
	Divider    // parts what is above from what is below; its text may be empty
	Kept       // lines kept as they stand, blanks and all
	Picture    // stands without text

	Styles = iota
)

// IsDisplay tells the styles that are read by the line: each is broken where it
// reads best.
func (s Style) IsDisplay() bool {
	return s == Headline || s == Kicker || s == Subhead || s == Section
}

// IsText tells the styles that the text of an article is made of.
func (s Style) IsText() bool {
	switch s {
	case Lead, Body, Section, Verse, Item, Table, Turn, Salutation, Closing, Signature, Quote, Editorial, Formula, Footnote, Divider, Kept:
		return true
	}
	return false
}

// A Range is a half-open range of byte offsets into a block's text.
type Range struct{ Start, End int }

// An Inline says what a stretch within a block is.
type Inline int

const (
	Faint    Inline = iota // in the paler ink of notes
	Strong                 //
	Emphasis               // words to be stressed, as by italics
	Dotted                 // by 着重号
	Super                  // superscript
	Sub                    // subscript
	Ruby                   // has its reading beside it
	Dateline               // where and when a report was filed
	Speaker                // who speaks: 问 and 答
	Link                   // leads to an address
	NoteMark               // leads to a footnote, or from it back
	Deleted                // struck out
	Code                   // as a machine reads it
	Leads                  // leads to another text of the owner's
)

// A Span is a stretch within a block that is more than its text. Spans may lie
// over each other; they are in the order they begin.
type Span struct {
	Range
	Kind Inline
	With string   // the reading of Ruby, the address of a Link, what the owner knows a Leads by
	Says string   // what a Leads leads to
	To   Position // where a NoteMark leads
}

// A Block is a paragraph, or what stands for one, of one style.
type Block struct {
	Style Style
	Text  string
	Spans []Span
	Level int // of a Section and an Item, from 1; a Body with one goes on under an Item, a Caption stands under a Picture, a Note within the text
	Mark  int // how many bytes of an Item or a Footnote are its mark, with the space after it; an Item without has a bullet
	Head  int // how many rows of a Table are its head

	Image *Image // that a Picture is
}

// An Image stands in a document, drawn where and as large as it is needed.
type Image struct {
	Width, Height float32 // in points, as it was printed
	Says          string  // what is said of it beside it
	Missing       string  // what is said in its place where it cannot be drawn
	// Draw draws what clip shows of it where it is so many pixels wide, all of it for
	// an empty one, away from the goroutine that draws the window; nil where it cannot
	// be had.
	Draw func(ctx context.Context, width int, clip image.Rectangle) (image.Image, error)
}

// A Document is what a Reader shows, from top to bottom.
type Document struct{ Blocks []Block }

// A Position is a place in a document that outlives a change of text size or
// width: the first line shown holds the byte at Offset in block Block.
type Position struct{ Block, Offset int }

// Before reports whether p comes first.
func (p Position) Before(q Position) bool {
	return p.Block < q.Block || p.Block == q.Block && p.Offset < q.Offset
}

// A Passage is a stretch of one block: bytes Start to End of its text.
type Passage struct{ Block, Start, End int }

// A Highlight is a passage that the reader has kept.
type Highlight struct {
	Passage
	ID     string // of what was kept, which may have several passages
	Colour int    // one of a few, from 0
	Note   string // the reader's own, "" for none
}

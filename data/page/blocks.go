package page

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// BlockKind tells what a block of an article is.
type BlockKind string

const (
	Paragraph    BlockKind = "paragraph"
	Subheading   BlockKind = "subheading"   // 小标题
	Verse        BlockKind = "verse"        // poems, lyrics: lines that nothing may join
	Item         BlockKind = "item"         // of a list
	Table        BlockKind = "table"        // rows of cells
	Question     BlockKind = "question"     // 问：
	Answer       BlockKind = "answer"       // 答：
	Dialogue     BlockKind = "dialogue"     // what anybody else says: 记者：, 甲：
	Salutation   BlockKind = "salutation"   // 编辑同志：
	Closing      BlockKind = "closing"      // 此致, 敬礼
	Signature    BlockKind = "signature"    // who signs a letter or a notice, and the day
	Dateline     BlockKind = "dateline"     // the paragraph that one opens: 本报北京3月1日电
	BlockQuote   BlockKind = "quote"        // a quotation set apart where it stands
	Footnote     BlockKind = "footnote"     //
	EditorsNote  BlockKind = "note"         // 编者按
	Caption      BlockKind = "caption"      // words that stand beside a picture or a table
	PullQuote    BlockKind = "pull-quote"   // words of the text repeated to catch the eye
	Formula      BlockKind = "formula"      // a line of its own
	Divider      BlockKind = "divider"      // what parts a text: ＊＊＊, or a rule with no text
	Preformatted BlockKind = "preformatted" // lines as they stand, blanks and all
	Image        BlockKind = "image"        // a picture, without text; what is said of it is the caption after it
)

// A Block is a piece of an article under its head: a paragraph, a poem, an item
// of a list. Blocks stand where they stood.
//
// Where a block has lines, "\n" parts them in its text, and an empty line parts
// stanzas. A table is one block: "\n" parts its rows and "\t" the cells in them,
// so that whatever looks through a text looks through tables too.
type Block struct {
	Kind BlockKind
	// Level is how deep a sub-heading stands, 1 being the first under the headline,
	// or an item, 1 being the outermost; a paragraph that has one goes on under an
	// item of that level. Of a closing, 1 is set in (此致) and 2 is not (敬礼).
	// Else it is 0.
	Level int
	// LeadIn is how many bytes of the text lead it in, white space after them
	// included: an item's own number or mark ("1. ", "一等奖："), who speaks (问：),
	// a dateline, a footnote's mark, 编者按：. An item without one has no mark of
	// its own.
	LeadIn int
	Name   string // of a footnote: what marks call it
	Header int    // how many rows of a table head it
	At     Region // of an image: the part of a page of its document that it is
	Text   Text
}

// MarkKind tells what a stretch of a text is.
type MarkKind string

const (
	Strong       MarkKind = "strong"
	Emphasis     MarkKind = "emphasis"
	EmphasisDots MarkKind = "dots" // 着重号
	Superscript  MarkKind = "sup"
	Subscript    MarkKind = "sub"
	Ruby         MarkKind = "ruby" // 注音
	Link         MarkKind = "link"
	NoteMark     MarkKind = "note-mark" // the mark of a footnote
	Deleted      MarkKind = "deleted"
	Code         MarkKind = "code"
	Uncertain    MarkKind = "uncertain" // recognised on a picture, and maybe another character
)

// A Mark says something of a stretch of a text. The marks of a text stand in the
// order in which they begin, the outer before the inner.
type Mark struct {
	Kind       MarkKind
	Start, End int    // half-open, in bytes of the text's String
	To         string // where a link leads, the name of a footnote, how ruby is read
}

// Rows are the cells of a table, row by row.
func (b *Block) Rows() [][]string {
	if b.Kind != Table || b.Text.String == "" {
		return nil
	}
	var rows [][]string
	for l := range strings.SplitSeq(b.Text.String, "\n") {
		rows = append(rows, strings.Split(l, "\t"))
	}
	return rows
}

// inText reports whether b is of the text itself.
func (b *Block) inText() bool {
	return b.Kind != Caption && b.Kind != PullQuote && b.Kind != Image
}

// Paragraphs is the article's text as plain paragraphs: a line of verse and a row
// of a table is one each. Pull quotes and captions are none of it. What is raised
// or lowered or has its reading above it is written as plain text writes it (10¹¹,
// 魑(chī)). Where the lines of a block cannot be told apart in the source, all its
// spans are the first line's.
func (a *Article) Paragraphs() []Text { return a.texts((*Block).inText) }

// PullQuotes are the words of the article that are repeated to catch the eye.
func (a *Article) PullQuotes() []Text {
	return a.texts(func(b *Block) bool { return b.Kind == PullQuote })
}

// Captions are the words that stand beside the article's pictures and tables.
func (a *Article) Captions() []Text {
	return a.texts(func(b *Block) bool { return b.Kind == Caption })
}

// texts are the lines of the blocks that are wanted.
func (a *Article) texts(want func(*Block) bool) []Text {
	if len(a.Blocks) == 0 {
		return nil
	}
	out := make([]Text, 0, len(a.Blocks))
	for i := range a.Blocks {
		if b := &a.Blocks[i]; want(b) && b.Text.String != "" {
			out = appendLines(out, b.Text)
		}
	}
	return out
}

// appendLines adds the lines of t that are not empty, as plain text.
func appendLines(out []Text, t Text) []Text {
	t.String, t.Marks = t.Plain(), nil
	if !strings.Contains(t.String, "\n") {
		return append(out, t)
	}
	var found []string
	for l := range strings.SplitSeq(t.String, "\n") {
		if l != "" {
			found = append(found, l)
		}
	}
	for i, l := range found {
		switch {
		case len(found) == len(t.Spans):
			out = append(out, Text{String: l, Spans: t.Spans[i : i+1 : i+1]})
		case i == 0:
			out = append(out, Text{String: l, Spans: t.Spans})
		default:
			out = append(out, Text{String: l})
		}
	}
	return out
}

// Body is the article's text in one string, its blocks a line each but for what
// lines they have of their own. Passages are places in it.
func (a *Article) Body() string {
	var s strings.Builder
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.inText() && b.Text.String != "" {
			if s.Len() > 0 {
				s.WriteByte('\n')
			}
			s.WriteString(b.Text.String)
		}
	}
	return s.String()
}

// Plain is t as plain text writes it: raised and lowered characters in their own
// forms where there are such for all of a stretch, and readings in brackets.
func (t *Text) Plain() string {
	if !slices.ContainsFunc(t.Marks, func(m Mark) bool { return m.Kind == Superscript || m.Kind == Subscript || m.Kind == Ruby }) {
		return t.String
	}
	var s strings.Builder
	at := 0
	for _, m := range t.Marks {
		if m.Start < at || m.End > len(t.String) || m.Start > m.End {
			continue // within what was written already
		}
		inner := t.String[m.Start:m.End]
		switch m.Kind {
		case Superscript:
			inner = formed(inner, raised)
		case Subscript:
			inner = formed(inner, lowered)
		case Ruby:
			if m.To != "" {
				inner += "(" + m.To + ")"
			}
		default:
			continue
		}
		s.WriteString(t.String[at:m.Start])
		s.WriteString(inner)
		at = m.End
	}
	s.WriteString(t.String[at:])
	return s.String()
}

// raised and lowered pair characters with their forms above and below the line.
var (
	raised  = formsOf("0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾")
	lowered = formsOf("0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎")
)

func formsOf(pairs string) map[rune]rune {
	forms := make(map[rune]rune)
	r := []rune(pairs)
	for i := 0; i+1 < len(r); i += 2 {
		forms[r[i]] = r[i+1]
	}
	return forms
}

// formed is s in the forms given, or as it is where one of its characters has none.
func formed(s string, forms map[rune]rune) string {
	var b strings.Builder
	for _, r := range s {
		f, ok := forms[r]
		if !ok {
			return s
		}
		b.WriteRune(f)
	}
	return b.String()
}

// shifted are marks by bytes further on in a text.
func shifted(marks []Mark, by int) []Mark {
	out := slices.Clone(marks)
	for i := range out {
		out[i].Start += by
		out[i].End += by
	}
	return out
}

// cutMarks are the marks of a text that stand in bytes from to to of it, as of that
// stretch alone.
func cutMarks(marks []Mark, from, to int) (out []Mark) {
	for _, m := range marks {
		m.Start, m.End = max(m.Start, from)-from, min(m.End, to)-from
		if m.Start < m.End {
			out = append(out, m)
		}
	}
	return out
}

// RuneMarks are the marks of t with their places counted in characters.
func (t *Text) RuneMarks() []Mark {
	var out []Mark
	at, n := 0, 0 // the same place in bytes and in characters
	for _, m := range t.Marks {
		if m.Start < at || m.End < m.Start || m.End > len(t.String) {
			continue // none of this text
		}
		n += utf8.RuneCountInString(t.String[at:m.Start])
		at = m.Start
		m.Start, m.End = n, n+utf8.RuneCountInString(t.String[m.Start:m.End])
		out = append(out, m)
	}
	return out
}

// lead is what leads b in.
func (b *Block) lead() string { return b.Text.String[:min(max(0, b.LeadIn), len(b.Text.String))] }

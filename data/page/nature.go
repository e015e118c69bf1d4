package page

import "strings"

// A nature is what a document told of a block, beside its text.
type nature struct {
	Kind   BlockKind
	Level  int
	LeadIn int
	Name   string
	Header int
}

// hasLines reports whether the text of blocks of a kind has lines of its own.
func (k BlockKind) hasLines() bool {
	return k == Verse || k == Table || k == Preformatted || k == BlockQuote
}

// takeNature notes in b what p, the part it is made of, tells of itself. raw is b's text
// as it stands in the source.
func (b *block) takeNature(p *Part, raw string, script int) {
	if p.Block != "" {
		b.nature = &nature{p.Block, p.Level, p.LeadIn, p.Name, p.Header}
	}
	if p.Block == "" && len(p.Marks) == 0 {
		return
	}
	// The text is as it was told but for single characters: no gap is closed in it.
	// White space that was left out before it moves the marks.
	cut := max(0, strings.Index(p.Text, raw))
	b.String, b.Marks = raw, cutMarks(p.Marks, cut, cut+len(raw))
	if b.nature != nil {
		b.nature.LeadIn = min(max(0, p.LeadIn-cut), len(raw))
	}
	if strings.IndexFunc(raw, foldable) < 0 {
		return
	}
	var s strings.Builder
	places := make(map[int]int) // in raw to those in b.String
	for at, r := range raw {
		places[at] = s.Len()
		writeFolded(&s, r, script)
	}
	places[len(raw)] = s.Len()
	b.String = s.String()
	for i := range b.Marks {
		m := &b.Marks[i]
		m.Start, m.End = places[m.Start], places[m.End]
	}
	if b.nature != nil {
		b.nature.LeadIn = places[b.nature.LeadIn]
	}
}

// as is the block of an article that b becomes: what it was told to be, else one of
// kind.
func (b *block) as(kind BlockKind) Block {
	if t := b.nature; t != nil {
		return Block{Kind: t.Kind, Level: t.Level, LeadIn: t.LeadIn, Name: t.Name, Header: t.Header, Text: b.Text}
	}
	if b.kind != "" {
		kind = b.kind
	}
	level := 0
	if kind == Subheading || kind == Item {
		level = 1
	}
	return Block{Kind: kind, Level: level, Text: b.Text}
}

// blockAs is block i as the block of an article.
func (r *reader) blockAs(i int, kind BlockKind) Block { return r.blocks[i].as(kind) }

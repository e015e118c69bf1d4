package markup

import (
	"strings"
	"unicode/utf8"

	"lanmu/data/page"
)

// blockParts makes the parts of a body of its lines.
func blockParts(lines []line) (parts []page.Part) {
	top := 7 // the highest level of a heading
	for i := range lines {
		if l := lines[i].level; l > 0 {
			top = min(top, l)
		}
	}
	for i := 0; i < len(lines); {
		l := &lines[i]
		if l.ruled && i > 0 {
			parts = append(parts, page.Part{Kind: page.PartParagraph, Block: page.Divider})
		}
		n := verseAt(lines[i:])
		for k := i; k < i+max(n, 1); k++ {
			parts = append(parts, imageParts(lines[k].images)...)
		}
		if n > 0 {
			parts = append(parts, versePart(lines[i:i+n]))
			i += n
			continue
		}
		parts = append(parts, l.blockPart(top))
		i++
	}
	if n := len(lines); n > 0 {
		parts = append(parts, imageParts(lines[n-1].after)...)
	}
	return parts
}

// blockPart is the part of a body that a line becomes; headings of level top are the
// first below the headline.
func (l *line) blockPart(top int) page.Part {
	p := page.Part{Kind: page.PartParagraph, Text: l.lead + l.text, Marks: moved(l.marks, len(l.lead)), Block: l.kind, Name: l.name, Header: l.header, LeadIn: len(l.lead)}
	switch {
	case l.pulled:
		p.Kind, p.Block = page.PartQuote, page.PullQuote
	case l.caption:
		p.Kind, p.Block = page.PartCaption, page.Caption
	case l.kind == page.Item, l.kind == page.Paragraph:
		p.Level = l.depth
	case l.kind == page.Footnote && l.lead == "":
		p.LeadIn = noteLead(l.text)
	case l.kind != "":
	case l.level > 0:
		p.Block, p.Level = page.Subheading, 1+l.level-top
	case l.quote:
		p.Block = page.BlockQuote
	case l.boldAlone():
		p.Block, p.Level, p.Marks = page.Subheading, 1, whole(p.Marks, len(p.Text))
	case l.aside && utf8.RuneCountInString(l.text) <= longestCredit && !endsAsText(l.text):
		p.Block = page.Signature
	}
	return p
}

// boldAlone reports whether a line is a heading by nothing but its type.
func (l *line) boldAlone() bool {
	const longest = 30
	bold := len(l.marks) > 0 && l.marks[0].Kind == page.Strong && l.marks[0].Start == 0 && l.marks[0].End == len(l.text)
	return bold && utf8.RuneCountInString(l.text) <= longest && !endsAsText(l.text) && !strings.ContainsRune("，、；：:,;）)", lastRune(l.text)) && l.linked == 0
}

// noteLead is how many bytes of a footnote are its mark.
func noteLead(s string) int {
	const longest = 12
	for at, r := range s {
		if at > longest {
			return 0
		}
		if strings.ContainsRune("]］)）〕 \u3000", r) && at > 0 {
			end := at + utf8.RuneLen(r)
			return end + len(s[end:]) - len(strings.TrimLeft(s[end:], " \u3000"))
		}
	}
	return 0
}

// verseAt returns how many lines from the first on are a poem that breaks part, or 0.
func verseAt(lines []line) int {
	n := 1
	for n < len(lines) && n < mostVerse && lines[n].breaks > 0 && lines[n].block == lines[0].block && !lines[n].ruled {
		n++
	}
	if n == 1 || lines[0].kind != "" || lines[0].caption || lines[0].level > 0 {
		return 0
	}
	texts := make([]string, n)
	for i := range texts {
		texts[i] = lines[i].text
	}
	if !page.IsVerse(texts) {
		return 0
	}
	return n
}

// versePart is the part that the lines of a poem become; more than one break parts
// stanzas.
func versePart(lines []line) page.Part {
	p := page.Part{Kind: page.PartParagraph, Block: page.Verse}
	if lines[0].quote {
		p.Block = page.BlockQuote
	}
	var b strings.Builder
	for i := range lines {
		l := &lines[i]
		if i > 0 {
			b.WriteString(strings.Repeat("\n", min(l.breaks, 2)))
		}
		p.Marks = append(p.Marks, moved(l.marks, b.Len())...)
		b.WriteString(l.text)
	}
	p.Text = b.String()
	return p
}

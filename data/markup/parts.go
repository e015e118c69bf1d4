package markup

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"lanmu/data/folio"
	"lanmu/data/page"
	"lanmu/data/runes"
)

// bodyOf reads what stands after the front matter, which told the parts known.
func bodyOf(source string, known []page.Part) (parts []page.Part) {
	pieces := piecesOf([]byte(source))
	titled := ""
	for _, p := range known {
		if p.Kind == page.PartHeadline {
			titled = p.Text
		}
	}
	if titled == "" {
		setApart(pieces)
	}
	column, headline := levels(pieces, titled != "")
	numbers := inNumbers(pieces, headline)
	left := leftover(pieces, titled != "")
	ends := endsOf(pieces, column, headline)
	top := max(column, headline) // headings below it are sub-headings
	if titled != "" {
		top = topLevel(pieces, titled) - 1
	}
	parts = make([]page.Part, 0, len(pieces)) // grown, they would take twice as much
	for i := range pieces {
		p := &pieces[i]
		part := p.part(page.PartParagraph)
		switch {
		case p.other, i >= left, p.level > 0 && titled != "" && p.text == titled:
			part = p.part(page.PartOther)
			if p.rule {
				continue
			}
		case p.level > 0 && p.level == column:
			part.Kind = page.PartColumn
		case p.level > 0 && p.level == headline:
			part.Kind = page.PartHeadline
			if m := headNumber.FindString(p.text); numbers && len(p.marks) == 0 {
				parts = append(parts, page.Part{Text: m})
				part.Text = p.text[len(m):]
			}
		case p.level > 0:
			part.Block, part.Level = page.Subheading, max(1, p.level-top)
		case p.strong && i+1 < len(pieces) && pieces[i+1].level == headline && headline > 0:
			part.Kind = page.PartKicker
		case p.strong && i > 0 && pieces[i-1].level == headline && headline > 0:
			part.Kind = page.PartSubhead
		case p.soft && saysWhere(pieces, i, headline):
			part.Kind = page.PartEdition // as Lanmu writes where an article stands
		case p.soft && numbers && underHead(pieces, i, headline) && utf8.RuneCountInString(p.text) <= longestSubhead && !page.Signs(p.text):
			part.Kind = page.PartSubhead // what Lanmu itself writes so is an author, but it numbers nothing
		case p.soft && underHead(pieces, i, headline) && utf8.RuneCountInString(p.text) <= longestByline:
			part.Kind = page.PartByline
		case p.soft && ends[i] && i > 0 && pieces[i-1].level == 0, p.image,
			p.soft && (strings.HasSuffix(p.text, "摄") || strings.HasSuffix(p.text, "攝")):
			part.Kind, part.Block = page.PartCaption, page.Caption
		case p.quote && part.Block == "":
			part.Block = page.BlockQuote
			if repeats(pieces, i, column, headline) {
				part.Kind, part.Block = page.PartQuote, page.PullQuote
			}
		}
		if part.Kind != page.PartParagraph && (p.strong || p.soft) {
			part.Marks = whole(part.Marks, len(part.Text)) // it is how such a part is written
		}
		parts = append(parts, part)
	}
	return parts
}

// longestSubhead is the most characters of an emphasised line under a headline that is a
// second headline.
const longestSubhead = 40

// paperDay matches a heading that is a newspaper's name and the day.
var paperDay = regexp.MustCompile(`^[《【]?\p{Han}{2,12}[报報][》】]?\s`)

// setApart takes the heading over a whole issue, the newspaper and the day, for none of an
// article, with what stands under it up to the next.
func setApart(pieces []piece) {
	if len(pieces) == 0 || pieces[0].level == 0 || !paperDay.MatchString(pieces[0].text+" ") || len(folio.Days(pieces[0].text)) == 0 {
		return
	}
	for i := 1; i < len(pieces); i++ {
		if pieces[i].level > 0 && pieces[i].level <= pieces[0].level {
			return
		}
	}
	pieces[0].level, pieces[0].other = 0, true
	for i := 1; i < len(pieces) && pieces[i].level == 0; i++ {
		pieces[i].other = true
	}
}

// headNumber matches the number of a headline in a list.
var headNumber = regexp.MustCompile(`^[0-9]{1,3}\s*[.．、]\s*`)

// inNumbers reports whether all headlines of a list have numbers, and begin with 1: no
// part of them.
func inNumbers(pieces []piece, headline int) bool {
	n := 0
	for i := range pieces {
		p := &pieces[i]
		if headline == 0 || p.level != headline || p.other {
			continue
		}
		m := headNumber.FindString(p.text)
		if m == "" || len(m) == len(p.text) || n == 0 && !strings.HasPrefix(m, "1") {
			return false
		}
		n++
	}
	return n > 1
}

// part is what becomes of p, if it is of a kind.
func (p *piece) part(kind page.PartKind) page.Part {
	part := page.Part{Kind: kind, Text: p.text, Marks: p.marks}
	if p.rule {
		part.Block = page.Divider
	}
	if kind != page.PartOther && p.kind != "" {
		part.Block, part.Level, part.LeadIn, part.Name, part.Header = p.kind, p.depth, p.leadIn, p.name, p.header
	}
	return part
}

// whole leaves out of marks the first that is of all of a text.
func whole(marks []page.Mark, size int) []page.Mark {
	for i, m := range marks {
		if (m.Kind == page.Strong || m.Kind == page.Emphasis) && m.Start == 0 && m.End == size {
			return slices.Delete(slices.Clone(marks), i, i+1)
		}
	}
	return marks
}

// topLevel is the highest level of a heading that is not the title.
func topLevel(pieces []piece, titled string) int {
	top := 7
	for _, p := range pieces {
		if p.level > 0 && p.text != titled {
			top = min(top, p.level)
		}
	}
	return top
}

// repeats reports whether piece i is words of the article's text once more: a pull
// quote, where any other quotation is of the text.
func repeats(pieces []piece, i, column, headline int) bool {
	of := squash(pieces[i].text)
	from, to := i, i
	head := func(p *piece) bool { return p.level > 0 && (p.level == column || p.level == headline) }
	for from > 0 && i-from < mostRepeated && !head(&pieces[from-1]) {
		from--
	}
	for to+1 < len(pieces) && to-i < mostRepeated && !head(&pieces[to+1]) {
		to++
	}
	for k := from; k <= to; k++ {
		if p := &pieces[k]; k != i && !p.quote && len(p.text) > len(of) && strings.Contains(squash(p.text), of) {
			return true
		}
	}
	return false
}

// mostRepeated is how many blocks away from a quotation its words are looked for.
const mostRepeated = 60

// longestByline is the most characters of an emphasised line under a headline
// that names its authors.
const longestByline = 40

// underHead reports whether piece i is the first after a headline, or after
// the line under one.
func underHead(pieces []piece, i, headline int) bool {
	if i > 0 && pieces[i-1].strong {
		i--
	}
	return headline > 0 && i > 0 && pieces[i-1].level == headline
}

// saysWhere tells whether a line under a headline, or under the author there, is one that
// says where the article stands.
func saysWhere(pieces []piece, i, headline int) bool {
	if !underHead(pieces, i, headline) && (i == 0 || !pieces[i-1].soft || !underHead(pieces, i-1, headline)) {
		return false
	}
	return folio.Read([]string{pieces[i].text}).Line() == pieces[i].text
}

// endsOf tells of each piece whether nothing but emphasised lines, quotes and
// pictures stand from it to the end of its article, or to a rule.
func endsOf(pieces []piece, column, headline int) []bool {
	ends := make([]bool, len(pieces))
	after := true
	for i := len(pieces) - 1; i >= 0; i-- {
		switch p := &pieces[i]; {
		case p.level > 0:
			after = p.level == column || p.level == headline
		case p.rule:
			after = true
		case !p.soft && !p.strong && !p.quote && !p.image && !p.other && p.kind != page.Footnote:
			after = false
		}
		ends[i] = after
	}
	return ends
}

// levels returns the levels of the headings that are columns and headlines, 0
// where there are none.
func levels(pieces []piece, titled bool) (column, headline int) {
	top := 0
	for _, p := range pieces {
		if p.level > 0 && (top == 0 || p.level < top) {
			top = p.level
		}
	}
	if titled || top == 0 {
		return 0, 0
	}
	next := 0
	for i, p := range pieces {
		if p.level != top {
			continue
		}
		for i++; i < len(pieces) && pieces[i].strong; i++ { // a kicker
		}
		if i == len(pieces) || pieces[i].level <= top || next != 0 && pieces[i].level != next {
			return 0, top
		}
		next = pieces[i].level
	}
	return top, next
}

// leftover returns the index of the first piece after a last rule that sets
// notes of the page apart: short lines, none a sentence. It is len(pieces) if
// there is no such rule.
func leftover(pieces []piece, titled bool) int {
	const longest = 40
	for i := len(pieces) - 1; i >= 0; i-- {
		p := &pieces[i]
		switch {
		case p.rule:
			return i
		case p.level > 0 || utf8.RuneCountInString(p.text) > longest || runes.HasSentence(p.text):
			return len(pieces)
		}
	}
	return len(pieces)
}

package page

import (
	"strings"
	"unicode/utf8"
)

// What is known of the blocks of an article once they are whole: verse and tables are
// put together, and it is told what leads each block in.

// findComposed tells what the paragraphs of a page that was composed of parts are, as
// far as the document did not say so.
func findComposed(texts []*block) {
	own := make([]block, 0, len(texts)+1)
	for _, b := range texts {
		c := *b
		c.ended, c.echo = endsSentence(c.String), -1
		if b.nature != nil {
			c.kind = b.nature.Kind
		}
		own = append(own, c)
	}
	findOpenings(own, false, nil)
	findStanding(own, false, false, nil)
	for i, b := range texts {
		if b.nature == nil {
			b.kind, b.whole, b.wide = own[i].kind, own[i].whole, own[i].wide
		}
	}
}

// gather puts lines of verse together into poems and rows into tables. firsts are the
// blocks that out were made of, the first of each.
func gather(out []Block, firsts []*block) []Block {
	stanzas := false // blank lines part stanzas, and not every line
	for i, b := range firsts {
		stanzas = stanzas || i > 0 && out[i].Kind == Verse && out[i-1].Kind == Verse && !b.apart
	}
	kept := out[:0]
	for i := 0; i < len(out); {
		end := i + 1
		if (out[i].Kind == Verse || out[i].Kind == Table) && firsts[i].nature == nil {
			for end < len(out) && out[end].Kind == out[i].Kind && firsts[end].nature == nil {
				end++
			}
			out[i].Text = linesAs(out[i].Kind, out[i:end], func(k int) bool { return stanzas && firsts[i+k].apart })
			if out[i].Kind == Table {
				out[i].headTable()
			}
		}
		kept = append(kept, out[i])
		i = end
	}
	for i := range kept {
		kept[i].leadsIn(kept, i)
	}
	return kept
}

// linesAs is the text of blocks, a line each, as one of a kind. apart tells before which
// a blank line stands.
func linesAs(kind BlockKind, blocks []Block, apart func(i int) bool) Text {
	var s strings.Builder
	var t Text
	for i := range blocks {
		line := &blocks[i].Text
		if i > 0 {
			s.WriteByte('\n')
			if kind == Verse && apart(i) {
				s.WriteByte('\n')
			}
		}
		t.Spans = append(t.Spans, line.Spans...)
		if kind == Table {
			s.WriteString(wideGap.ReplaceAllString(line.String, "\t"))
			continue
		}
		t.Marks = append(t.Marks, shifted(line.Marks, s.Len())...)
		s.WriteString(line.String)
	}
	t.String = s.String()
	return t
}

// headTable reports whether the first row heads a table: it has no numbers and the next
// has. Where it has a cell less, what heads the names at the left is empty.
func (b *Block) headTable() {
	head, rest, _ := strings.Cut(b.Text.String, "\n")
	row, _, _ := strings.Cut(rest, "\n")
	if hasNumber(head) || !hasNumber(row) {
		return
	}
	b.Header = 1
	if strings.Count(head, "\t")+1 == strings.Count(row, "\t") {
		b.Text.String = "\t" + b.Text.String
	}
}

func hasNumber(s string) bool {
	return strings.ContainsAny(s, "0123456789０１２３４５６７８９")
}

// leadsIn tells what leads b, which is block i, in, and what it is by that.
func (b *Block) leadsIn(blocks []Block, i int) {
	s := b.Text.String
	if b.LeadIn > 0 {
		return
	}
	switch b.Kind {
	case Question, Answer, Dialogue:
		b.LeadIn = afterColon(s)
	case EditorsNote:
		b.LeadIn = len(editors.FindString(s))
	case Closing:
		b.Level = 1
		if i > 0 && blocks[i-1].Kind == Closing {
			b.Level = 2
		}
	case Item:
		b.Level = max(1, b.Level)
		switch n := leadNumber(s); {
		case n > 0:
			b.LeadIn = n
			if b.headsPart(blocks, i) {
				b.Kind, b.LeadIn = Subheading, 0
			}
		case bulletLead(s) > 0:
			b.LeadIn = bulletLead(s)
		case hour.MatchString(s):
			b.LeadIn = len(hour.FindString(s))
			_, last := utf8.DecodeLastRuneInString(hour.FindString(s))
			b.LeadIn -= last
			b.LeadIn += len(s[b.LeadIn:]) - len(strings.TrimLeft(s[b.LeadIn:], " \u3000"))
		case factName.MatchString(s), prize.MatchString(s):
			b.LeadIn = afterColon(s)
		}
	case Paragraph:
		if at := newsDateline.FindStringIndex(prefixRunes(s, 50)); at != nil && strings.ContainsRune("电電讯訊息道導】〕）)", lastRune(s[:at[1]])) {
			b.Kind, b.LeadIn = Dateline, datelineEnd(s, at[1])
		}
	}
}

// headsPart reports whether b, numbered as an item is, heads a part of the text: it is
// short and no sentence, and what is after it is.
func (b *Block) headsPart(blocks []Block, i int) bool {
	s := b.Text.String
	c := classOf(lastRune(s))
	if !partNumber.MatchString(s) || count(s) > longestLine || c == terminal || c == pause || i+1 == len(blocks) {
		return false
	}
	n := &blocks[i+1]
	return n.Kind != Item && n.Kind != Verse && count(n.Text.String) > count(s) || n.Kind == Item && leadNumber(n.Text.String) > 0 && firstRune(n.Text.String) != firstRune(s) && partNumber.MatchString(s) && !sameNumbering(s, n.Text.String)
}

// sameNumbering reports whether two items are numbered in one way.
func sameNumbering(a, b string) bool {
	shape := func(s string) string {
		return strings.Map(func(r rune) rune {
			if isDigit(r) && r > 0x80 && !(r >= '０' && r <= '９') {
				return '一'
			}
			if isDigit(r) {
				return '1'
			}
			return r
		}, s[:leadNumber(s)])
	}
	return strings.TrimRight(shape(a), "一1 \u3000") == strings.TrimRight(shape(b), "一1 \u3000") && (shape(a) != "" && firstRune(shape(a)) == firstRune(shape(b)))
}

// afterColon is how many bytes of s stand up to its colon, and white space after that.
func afterColon(s string) int {
	at := strings.IndexAny(s, "：:")
	if at < 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(s[at:])
	at += n
	return at + len(s[at:]) - len(strings.TrimLeft(s[at:], " \u3000"))
}

// bulletLead is how many bytes of s are the mark of an item, or 0.
func bulletLead(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "·•●◆◇★☆※▶►○▲△-—–＊*▪ \u3000"))
	if n == len(s) {
		return 0
	}
	return n
}

// datelineEnd is where a dateline ends that goes as far as at: with who reports, in
// brackets or not, and white space.
func datelineEnd(s string, at int) int {
	rest := s[at:]
	if r := firstRune(rest); r == '（' || r == '(' {
		if end := strings.IndexAny(rest[:min(len(rest), 120)], "）)"); end > 0 {
			_, n := utf8.DecodeRuneInString(rest[end:])
			at += end + n
		}
	}
	return at + len(s[at:]) - len(strings.TrimLeft(s[at:], " \u3000"))
}

package page

import (
	"lanmu/data/folio"
	"strings"
)

// A lister makes the page of a listed dump: it hands its blocks, each with what
// it is, to the composer of documents that tell themselves what is what.
type lister struct {
	page   *Page
	script int
	watch  *watch
	blocks []block
	kinds  []PartKind
	next   *labelled        // what labels tell of the article to come; nil once it has come
	told   map[int]labelled // and of those that have, by the first block of the headline
}

func (l *lister) put(b block, kind PartKind) {
	b.start, b.ended, b.role = begins, true, body // a whole paragraph: nothing is missing on either side
	if kind == PartHeadline && l.next != nil {
		l.told[len(l.blocks)], l.next = *l.next, nil
	}
	l.blocks, l.kinds = append(l.blocks, b), append(l.kinds, kind)
}

func (l *lister) compose(blocks []block, list []heading) (*Page, error) {
	joins := formOf(bodiesOf(blocks, list)) == Lines
	wide := 0.0 // em of the widest line of a headline
	for k := range list {
		for i := list[k].head; i < list[k].headTo; i++ {
			wide = max(wide, blocks[i].em)
		}
	}
	l.told = make(map[int]labelled)
	for i := range blocks[:list[0].start()] {
		l.put(blocks[i], PartOther)
	}
	text := l.text(blocks, list)
	if joins {
		text = glue(text)
		weigh(text)
		findStarts(text, true)
		text = blocksOfLines(text, nil, Lines, l.watch)
	}
	for i := range text {
		if l.watch.over(step) {
			return nil, l.watch.err
		}
		if k := text[i].unit; k >= 0 {
			l.head(blocks, &list[k], joins, wide)
		} else if joins {
			// A text that is no heading goes on after a line that looks unfilled:
			// programs that print dumps fill lines by rules of their own.
			text[i].stub = text[i].stub && text[i].size <= maxHeadline
			l.blocks, l.kinds = append(l.blocks, text[i]), append(l.kinds, PartParagraph)
		} else {
			l.put(text[i], PartParagraph)
		}
	}
	l.page.Form = Blocks
	if joins {
		l.page.Form = Lines
	}
	return l.page.compose(l.blocks, l.kinds, l.told, l.watch)
}

// dayOf is the day that a field tells, "" if none.
func dayOf(s string) string {
	if days := folio.Days(s); len(days) > 0 {
		return days[0].Day
	}
	return ""
}

// bodiesOf are the blocks that belong to no head.
func bodiesOf(blocks []block, list []heading) (out []block) {
	at := 0
	for k := range list {
		if from := list[k].start(); from > at {
			out = append(out, blocks[at:from]...)
		}
		at = list[k].textFrom()
	}
	return append(out, blocks[min(at, len(blocks)):]...)
}

// start is the first block of h.
func (h *heading) start() int {
	if h.titleIn < 0 {
		return min(h.from, h.head)
	}
	return h.from
}

// textFrom is the first block of h's text.
func (h *heading) textFrom() int { return max(h.to, h.headTo, h.signed+1) }

// head puts the lines of h: its headline, what stands over and under it, its
// author, and its fields, which are left over.
func (l *lister) head(blocks []block, h *heading, joins bool, wide float64) {
	l.next = &labelled{authored: h.authored, stood: folio.Folio{Newspaper: strings.Trim(h.paper, "《》"), Day: dayOf(h.day), Page: folio.Place(h.number)}}
	if h.authorIn >= 0 {
		l.next.author = blocks[h.authorIn].String[h.value:h.end]
	}
	if h.titleIn < 0 {
		l.headline(blocks, h, joins, wide)
	}
	if h.signed >= 0 {
		l.put(blocks[h.signed], PartByline)
	}
	for i := h.from; i < h.to; i++ {
		b := blocks[i]
		f, _ := fieldsOf(b.String)
		switch {
		case i == h.titleIn, f.titles():
			l.titled(b, h.titleIn < i && h.titleIn >= 0 || h.titleIn < 0)
		case i == h.authorIn && h.author >= 0:
			s := b.String
			before, rest := split(l.page.Source, b.Text, h.author)
			author, after := split(l.page.Source, rest, h.end-h.author-(len(s[h.author:])-len(rest.String)))
			l.putText(b, before, PartOther)
			l.putText(b, author, PartByline)
			l.putText(b, after, PartOther)
		case f.body >= 0:
			name, text := split(l.page.Source, b.Text, f.body)
			l.putText(b, name, PartOther)
			l.putText(b, text, PartParagraph)
		default:
			l.put(b, PartOther)
		}
	}
}

// titles reports whether a line of fields names the headline, or what stands above or
// under it.
func (f *told) titles() bool {
	for name := range f.byLabel {
		if titleKinds[name] != PartOther {
			return true
		}
	}
	return false
}

// putText puts a piece of b, if there is anything in it.
func (l *lister) putText(b block, t Text, kind PartKind) {
	if t.String == "" {
		return
	}
	b.Text, b.size, b.first, b.last = t, count(t.String), firstRune(t.String), lastRune(t.String)
	l.put(b, kind)
}

// titleKinds are the labels that say what of a head they name.
var titleKinds = map[string]PartKind{
	"标题": PartHeadline, "题目": PartHeadline, "題目": PartHeadline,
	"副标题": PartSubhead, "副题": PartSubhead, "引题": PartKicker, "肩题": PartKicker,
}

// titled puts a line whose labels say what is the headline, or above or under it:
// it may stand under the headline, or over it.
func (l *lister) titled(b block, under bool) {
	rest, at := b.Text, 0 // what is not put yet, and where in b it begins
	put := func(to int, kind PartKind) {
		if to <= at {
			return
		}
		piece, after := split(l.page.Source, rest, min(to-at, len(rest.String)))
		l.putText(b, piece, kind)
		at = len(b.String) - len(after.String)
		rest = after
	}
	m := fieldLabel.FindAllStringSubmatchIndex(b.String, -1)
	for k, span := range m {
		kind, ok := titleKinds[strings.Join(strings.FieldsFunc(b.String[span[2]:span[3]], isSpace), "")]
		if !ok {
			continue
		}
		end := len(b.String)
		if k+1 < len(m) {
			end = m[k+1][0]
		}
		switch {
		case kind == PartHeadline:
			under = true
		case under:
			kind = PartSubhead
		default:
			kind = PartKicker
		}
		put(span[1], PartOther)
		put(end, kind)
	}
	put(len(b.String), PartOther)
}

// headline puts the lines over a head's fields: a dump of lines of type goes on
// after a line as wide as headlines are, any other has a line for each; what
// begins with a dash or is the second is under the headline, what ends with one
// stands over it.
func (l *lister) headline(blocks []block, h *heading, joins bool, wide float64) {
	kind := PartHeadline
	for i := h.head; i < h.headTo; i++ {
		b := blocks[i]
		if kind == PartHeadline && i+1 < h.headTo && b.last == '—' {
			l.put(b, PartKicker)
			continue
		}
		if m := listNumber.FindString(b.String); kind == PartHeadline && m != "" && len(m) < len(b.String) {
			number, text := split(l.page.Source, b.Text, len(m))
			l.putText(b, number, PartOther)
			b.Text = text
		} else if m, rest := marked(b.String); h.fixed && m != 0 && rest != "" {
			sign, text := split(l.page.Source, b.Text, len(b.String)-len(rest))
			l.putText(b, sign, PartOther)
			b.Text = text
		}
		const torn = 3 // em that a headline's full line is short of the widest for a word that would not go on it
		lines := []Text{b.Text}
		for joins && i+1 < h.headTo && blocks[i].em > wide-torn {
			i++
			lines = append(lines, blocks[i].Text)
		}
		l.putText(b, joinTexts(lines), kind)
		kind = PartSubhead
	}
}

// text returns the blocks of the articles' texts, each article's after a block
// of its own that stands for its head and whose unit is its number; furniture of
// the dump's pages, which stands in the middle of sentences, is put aside before
// anything is joined.
func (l *lister) text(blocks []block, list []heading) (text []block) {
	for k := range list {
		h := &list[k]
		end := len(blocks)
		if k+1 < len(list) {
			end = list[k+1].start()
		}
		head := blocks[h.from]
		head.role, head.unit, head.echo = byline, k, -1
		text = append(text, head)
		for i := h.textFrom(); i < end; i++ {
			b := blocks[i]
			if divides(&b) {
				l.put(b, PartOther)
				continue
			}
			b.role, b.unit, b.echo = body, -1, -1
			text = append(text, b)
		}
	}
	return text
}

package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// mend makes paragraphs of an article's blocks: it leads a displaced hook back
// to its place and joins the fragments that strip ends left.
func (r *reader) mend(d *draft, a *Article, article int) {
	texts := r.bodyOf(d)
	hook := -1 // index of the hook's beginning in texts, if it stands at the end
	if n := len(texts); n >= 2 && !d.runIn {
		hook = r.strayHook(d, texts)
	}
	if hook >= 0 {
		head, tail := texts[hook], texts[0]
		moved := Decision{Act: Move, Reason: StrayHook, Article: article, Spans: head.Spans}
		joined := *head
		joinTail := tornFrom(head, tail, texts[1:hook])
		if joinTail {
			joined = joinBlocks(head, tail)
			moved.Reason, moved.Spans = TornHook, joined.Spans
		}
		r.decide(moved)
		joined.ended = true // the hook is whole; its source note may have lost a bracket
		rest := texts[:hook]
		if joinTail {
			rest = texts[1:hook]
		}
		texts = slices.Concat([]*block{&joined}, rest, texts[hook+1:])
		a.HasLead = true
	}
	a.Blocks = r.paragraphs(texts, article)
}

// paragraphs joins the fragments among texts.
func (r *reader) paragraphs(texts []*block, article int) []Block {
	findHeadings(texts)
	if r.composed {
		findComposed(texts)
	}
	out := make([]Block, 0, len(texts))
	firsts := make([]*block, 0, len(texts)) // of the blocks that each is made of
	for i := 0; i < len(texts); {
		end := i + 1
		for end < len(texts) {
			j := pieces{texts[end-1], texts[end]}
			if j.a.nature != nil || j.b.nature != nil {
				break // told what it is
			}
			e := first(continuations, &j)
			reason := joinReasons[e.says]
			r.watch.record().decided(j.b, "the rest of what is before?", yesNo(reason != ""), e.name)
			if reason == "" {
				break
			}
			r.decide(Decision{Act: Join, Reason: reason, Row: e.name, Article: article, Spans: []Span{lastSpan(j.a.Spans), j.b.Spans[0]}})
			end++
		}
		out, firsts = append(out, texts[i].as(Paragraph)), append(firsts, texts[i])
		out[len(out)-1].Text = joinEach(end-i, func(k int) *Text { return &texts[i+k].Text })
		i = end
	}
	return gather(out, firsts)
}

// findHeadings notes which of texts are sub-headings, so that nothing is joined
// to them. One short line without a comma may be what a narrow strip's end left
// of a paragraph; two in an article, or one with a number, are headings, and so
// is one that no strip is narrow enough for.
func findHeadings(texts []*block) {
	const (
		longest       = 20 // characters; a heading is shorter than a headline
		leastFragment = 6  // of a paragraph's first line in a strip of 8 em
	)
	var found []int
	sure := 0
	for i := 1; i+1 < len(texts); i++ {
		b, next := texts[i], texts[i+1]
		if b.size < 3 || b.size > longest || !b.short() || b.ended || !texts[i-1].ended || strings.ContainsAny(b.String, "，：；,;") || next.short() && !next.ended && !strings.ContainsAny(next.String, "，：；") {
			continue
		}
		if b.opens > 0 || squeezedOff(next) {
			continue
		}
		found = append(found, i)
		if numbered(b.String) || b.size < leastFragment {
			sure++
		}
	}
	if len(found) == 1 && sure == 0 {
		return
	}
	for _, i := range found {
		texts[i].stub = true
		if texts[i].kind == "" {
			texts[i].kind = Subheading
		}
	}
}

func lastSpan(s []Span) Span { return s[len(s)-1] }

// bodyOf returns the blocks of d's body, without the author that opens it.
func (r *reader) bodyOf(d *draft) []*block {
	texts := make([]*block, 0, len(d.body))
	for _, i := range d.body {
		texts = append(texts, &r.blocks[i])
	}
	return texts
}

// Two pieces of an article's text, one after the other.
type pieces struct{ a, b *block }

// What the second piece is.
const (
	itsOwn = iota
	openStart
	openBracket
	notIndented
	openSentence
)

var joinReasons = [...]Reason{itsOwn: "", openStart: OpenStart, openBracket: OpenBracket, notIndented: NotIndented, openSentence: OpenSentence}

// continuations report whether b is the rest of a's last sentence, the first that holds.
var continuations = []row[pieces]{
	{"stands on a line of its own", itsOwn, func(p *pieces) bool { return p.a.whole || p.b.whole }},
	{"begins as an item or an answer does", itsOwn, func(p *pieces) bool { return p.b.kind != "" }},
	{"begins with a mark that nothing begins with", openStart, func(p *pieces) bool {
		c := classOf(p.b.first)
		return (c == terminal || c == pause || c == closer) && !(p.b.start == begins && p.b.first == '…')
	}},
	{"set in", itsOwn, func(p *pieces) bool { return p.b.start == begins }},
	{"closes a bracket", openBracket, func(p *pieces) bool { return p.a.opens > 0 && p.b.closes > 0 }},
	{"not set in", notIndented, func(p *pieces) bool { return p.a.ended && p.b.start == goesOn && !p.b.short() }},
	{"after a finished sentence", itsOwn, func(p *pieces) bool { return p.a.ended }},
	{"after a line that had room for more", itsOwn, func(p *pieces) bool { return p.a.stub && p.b.start != goesOn && classOf(p.a.last) != pause }},
	{"an item of a list", itsOwn, func(p *pieces) bool { return strings.ContainsRune("：:；;", p.a.last) && numbered(p.b.String) }},
	{"after a colon, and no quotation", itsOwn, func(p *pieces) bool { return p.a.last == '：' && classOf(p.b.first) == letter && !p.b.short() }},
	{"in a sentence", openSentence, always[pieces]},
}

// numbered reports whether s begins as an item of a list does.
func numbered(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case classOf(r) == mark:
		return true
	case strings.ContainsRune("①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸", r):
		return true
	case r == '第' || r == '其':
		r, _ = utf8.DecodeRuneInString(s[size:])
		return isDigit(r)
	case r == '（' || r == '(':
		r, _ = utf8.DecodeRuneInString(s[size:])
		return isDigit(r)
	case isDigit(r):
		rest := strings.TrimLeftFunc(s, isDigit)
		r = firstRune(rest)
		return r == '、' || r == '.' || r == '．' || r == '是' || r == '要' || r == '，'
	}
	return false
}

// minHook is the least characters of the part of a news hook that stands alone.
const minHook = 15

// strayHook returns the index of the block, last of texts, that is the hook's
// beginning displaced to the article's end, or -1. A hook is set in a frame of
// its own, and extractors reach the frame after the body: what stands after a
// pull quote or after the author's name was not the body's end, if it breaks
// off, or misses its end, or tells news: some pages set a quote before the last paragraph. Without
// one of them before it, only a sentence that breaks off there tells.
func (r *reader) strayHook(d *draft, texts []*block) int {
	last := len(texts) - 1
	h := texts[last]
	if h.size < minHook || d.strays > 1 {
		return -1
	}
	switch {
	case texts[0].setIn && h.ended && h.opens == 0 && !isNews(h.String):
		return -1 // the first begins a paragraph, and is torn from nothing
	case d.strays == 1 && (d.closed || tornFrom(h, texts[0], texts[1:last]) || isNews(h.String)), !h.ended && texts[last-1].ended && d.signed != nil:
		return last
	}
	return -1
}

// newsOpening matches how news begins: when it happened, or who says so.
var newsOpening = regexp.MustCompile(`^.{0,12}([0-9０-９一二三四五六七八九十]月|[0-9０-９]日|近日|日前|昨[天日晚]|今[天日]|前不久|最近|近期|上周|本周|上月|本月)|^据`)

// isNews reports whether s begins as news does or ends with its source.
func isNews(s string) bool {
	return newsOpening.MatchString(prefixRunes(s, 20)) || notes.MatchString(trailingNote(s))
}

// tornFrom reports whether tail, the first block of the body, is the end torn
// off the hook's head. others are the body's other blocks.
func tornFrom(head, tail *block, others []*block) bool {
	if !head.ended || head.opens > 0 && (tail.closes > 0 || tail.size <= 20) {
		return true
	}
	// The hook's head ends with a sentence. A first block of one sentence that
	// is much shorter than the hook and the body's paragraphs is its end.
	if !tail.ended || sentences(tail.String) > 1 || tail.size >= head.size || len(others) == 0 {
		return false
	}
	longer := 0
	for i := range others {
		if others[i].size > tail.size {
			longer++
		}
	}
	return longer*4 >= len(others)*3
}

// sentences counts the finished sentences of s.
func sentences(s string) (n int) {
	was := false
	for _, r := range s {
		is := classOf(r) == terminal
		if is && !was {
			n++
		}
		was = is
	}
	return n
}

func joinBlocks(a, b *block) block {
	j := *a
	j.Text = joinTexts([]Text{a.Text, b.Text})
	j.size, j.last, j.ended, j.stub = a.size+b.size, b.last, b.ended, b.stub
	j.em, j.exact, j.spaced = a.em+b.em, a.exact && b.exact, a.spaced || b.spaced
	if isMark(classOf(a.last)) && isMark(classOf(b.first)) {
		j.em -= 0.5
		j.exact = false
	}
	j.stops, j.colons = a.stops || b.stops, a.colons || b.colons
	j.opens, j.closes = max(0, a.opens-b.closes)+b.opens, a.closes
	return j
}

func joinAll(parts []block) Text {
	return joinEach(len(parts), func(i int) *Text { return &parts[i].Text })
}

func joinTexts(parts []Text) Text {
	return joinEach(len(parts), func(i int) *Text { return &parts[i] })
}

// joinEach puts n pieces together: with a space between Latin words and numbers
// of a Latin text, with nothing in Chinese.
func joinEach(n int, piece func(int) *Text) Text {
	if n == 1 {
		return *piece(0)
	}
	bytes, pieces := 0, 0
	for i := range n {
		bytes, pieces = bytes+len(piece(i).String)+1, pieces+len(piece(i).Spans)
	}
	var b strings.Builder
	b.Grow(bytes)
	spans := make([]Span, 0, pieces)
	var marks []Mark
	for i := range n {
		t := piece(i)
		if i > 0 && latinEnd(piece(i-1).String) && latinStart(t.String) {
			b.WriteByte(' ')
		}
		marks = append(marks, shifted(t.Marks, b.Len())...)
		b.WriteString(t.String)
		spans = append(spans, t.Spans...)
	}
	return Text{b.String(), spans, marks}
}

// latinEnd reports whether the last word of s is Latin, marks and digits after
// it aside.
func latinEnd(s string) bool {
	if lastRune(s) >= 0x2e80 {
		return false // Chinese: spare the finer look
	}
	return isLatin(lastRune(strings.TrimRightFunc(s, besideLatin)))
}

// latinStart reports whether the first word of s is Latin.
func latinStart(s string) bool {
	return isLatin(firstRune(strings.TrimLeftFunc(s, besideLatin)))
}

func besideLatin(r rune) bool {
	return r >= '0' && r <= '9' || strings.ContainsRune(" ,.;:!?%'\"()“”‘’", r)
}

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func (r *reader) decide(d Decision) { r.page.Decisions = append(r.page.Decisions, d) }

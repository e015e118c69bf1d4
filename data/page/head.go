package page

import "strings"

// A candidate is a block that may be the headline of a new article.
type candidate struct {
	*reader
	b, next *block // next that is no furniture, nil at the end
	i       int
	cur     *draft // the article that is read, or nil
	last    int    // block that ends the headline, if it has several lines; -1 before that is asked
	opened  int    // bytes of the author's name that opens the next block
	sure    bool   // that name has a family name
	ended   bool   // what stands before is finished
}

// What a candidate is.
const (
	isText = iota
	beginsSection
	overAuthor
	overReport
	overBrief
	largeType
	inHalves
	afterSignature
)

var headReasons = [...]Reason{beginsSection: BeginsSection, overAuthor: OverAuthor, overReport: OverReport, overBrief: OverBrief,
	largeType: LargeType, inHalves: InHalves, afterSignature: AfterSignature}

// candidates report whether a block is a headline, the first that holds. It is one without a
// doubt where nothing is open; within an article what stands under it must say so, or that the
// article is signed at its end.
var candidates = []row[candidate]{
	{"a headline's first line, under a column's name", beginsSection, func(c *candidate) bool {
		return c.cur == nil && c.next != nil && c.i > 0 && c.blocks[c.i-1].role == label && classOf(c.b.last) == pause &&
			c.b.size <= maxHeadline/2 && c.next.role == body && c.next.short() && !c.next.ended
	}},
	{"too long for a headline, or ends as none does", isText, func(c *candidate) bool { return !c.b.short() }},
	{"stands as it stood, in verse or a list", isText, func(c *candidate) bool { return c.b.kind != "" && c.cur != nil }},
	{"begins a section", beginsSection, func(c *candidate) bool { return c.cur == nil && c.next != nil && c.next.role != label }},
	{"nothing under it", isText, func(c *candidate) bool { return c.cur == nil || c.next == nil || c.next.role == label }},
	{"the article has no text yet", isText, func(c *candidate) bool { return len(c.cur.body) == 0 }},
	{"a heading in the text", isText, func(c *candidate) bool { return c.isSubheading(c.b) }},
	{"in two halves, as headlines here are", inHalves, func(c *candidate) bool {
		return c.halves && c.b.inHalves() && c.next.role == body && !c.next.short()
	}},
	{"large type", largeType, func(c *candidate) bool { return c.b.displayed() && c.b.echo < 0 && c.largeEnough(c.cur, c.i) }},
	{"over a report's beginning", overReport, func(c *candidate) bool { return c.next.dated && c.next.role == body && c.b.echo < 0 }},
	{"the rest of a sentence", isText, (*candidate).inSentence},
	{"over its author", overAuthor, func(c *candidate) bool {
		return c.next.role == byline && c.signs(c.i+1, (c.ended || c.cur.signed != nil || c.cur.head == nil) && c.b.echo < 0)
	}},
	{"several lines over their author", overAuthor, func(c *candidate) bool {
		return c.severalLines() && c.under().role == byline && c.signs(c.last+1, false)
	}},
	{"several lines over a report's beginning", overReport, func(c *candidate) bool { return c.severalLines() && c.under().dated && c.ended }},
	{"several lines over a text, after a signature", afterSignature, func(c *candidate) bool {
		return c.last > c.i && c.cur.closed && c.under().role == body && !c.under().short() && c.next.echo < 0
	}},
	{"over another short line", isText, func(c *candidate) bool {
		return c.next.role != body || c.next.short() && !c.next.ended && !(c.sure && c.reader.briefs)
	}},
	{"over a brief that its author opens", overBrief, func(c *candidate) bool {
		return c.opened > 0 && (c.sure || c.b.echo < 0 && (c.cur.closed || c.cur.runIn || c.reader.briefs))
	}},
	{"over a text, after a signature", afterSignature, func(c *candidate) bool { return c.cur.closed && !(c.b.echo >= 0 && c.b.echo < c.b.unit) }},
	{"a short line in the text", isText, always[candidate]},
}

// inSentence reports whether b is the end of a sentence begun before, unless an author after
// it tells that something new begins: what is read is signed, or was torn from its headline.
func (c *candidate) inSentence() bool {
	prev := &c.blocks[c.i-1]
	if c.cur.closed || prev.role != body || c.ended || prev.echo >= 0 {
		return false
	}
	return !(c.next.role == body && c.sure && c.reader.briefs) && !(c.next.role == byline && (c.cur.signed != nil || c.cur.head == nil))
}

// severalLines reports whether b may be the first of a headline's two or three lines.
func (c *candidate) severalLines() bool {
	if c.last < 0 {
		c.last = c.i + c.linesAfter()
	}
	return c.last > c.i
}

// linesAfter returns how many lines after b may be its headline's.
func (c *candidate) linesAfter() int {
	n := c.next
	if c.b.echo >= 0 || n.role != body || !n.short() || n.ended || c.i+2 >= len(c.blocks) {
		return 0
	}
	if c.cur.signed == nil && !c.cur.closed && !c.cur.runIn && (!c.ended || strings.ContainsAny(c.b.String+n.String, "，；")) {
		return 0
	}
	if m := &c.blocks[c.i+2]; m.role == body && m.short() && !m.ended && c.i+3 < len(c.blocks) {
		return 2
	}
	return 1
}

// under returns the block under a headline of several lines.
func (c *candidate) under() *block { return &c.blocks[c.last+1] }

// opensArticle reports whether block i is the headline of a new article, and why.
func (r *reader) opensArticle(i int) *row[candidate] {
	c := candidate{reader: r, b: &r.blocks[i], next: r.next(i), i: i, cur: r.cur, last: -1}
	if i > 0 {
		c.ended = r.blocks[i-1].ended || r.blocks[i-1].role == caption
	}
	if c.cur != nil && c.next != nil && c.b.short() {
		c.opened, c.sure = runIn(c.next.String)
	}
	e := first(candidates, &c)
	r.watch.record().decided(c.b, "a headline?", yesNo(e.says != isText), e.name)
	return e
}

// largeEnough reports whether block i, of display type, is no pull quote of
// other words: as large as the headline above, or where an article ends, or parted
// from it, or with an author or a dateline under it.
func (r *reader) largeEnough(cur *draft, i int) bool {
	b := &r.blocks[i]
	if cur.closed || cur.runIn || len(cur.head) == 0 || b.newFrame && b.tenths >= leastHead {
		return true
	}
	for _, k := range cur.head {
		if h := &r.blocks[k]; h.tenths > 0 && int(b.tenths)*10 >= int(h.tenths)*8 {
			return true
		}
	}
	const most = 8 // lines of a headline and what stands above and under it
	for end := i + most; i < end && i+1 < len(r.blocks) && r.blocks[i+1].displayed(); i++ {
	}
	i++
	return i < len(r.blocks) && (r.blocks[i].role == byline || r.blocks[i].dated)
}

// signs reports whether the byline at i signs what follows it. After a headline
// stands its author, and then a text; after the last words of an article its
// author, and then another headline. after tells that it stands after what can
// hardly be the last words of anything.
func (r *reader) signs(i int, after bool) bool {
	for ; i < len(r.blocks) && !r.watch.over(1); i++ {
		if k := &r.blocks[i]; k.role == body {
			return after || !k.short() || k.ended
		} else if k.role != byline {
			return false
		}
	}
	return false
}

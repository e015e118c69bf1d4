package page

import (
	"context"
	"strings"
)

// Restore makes a page of the text of a dump. It never fails: text that looks
// like no newspaper becomes one article, and what belongs nowhere is left over.
// It takes time and memory in proportion to the length of source.
func Restore(source string) *Page {
	p, _ := RestoreContext(context.Background(), source)
	return p
}

// RestoreContext is Restore for a source that may be large: it ends soon after
// ctx is cancelled, with its error.
func RestoreContext(ctx context.Context, source string) (*Page, error) {
	w := &watch{ctx: ctx}
	blocks, script := blocksIn(source, w)
	p := &Page{Source: source}
	if listed, err := p.listed(blocks, script, w); listed != nil || err != nil {
		return listed, err
	}
	p.Form = formOf(blocks)
	return p.restore(blocks, script, w)
}

// blocksIn makes a block of each line of source, or two.
func blocksIn(source string, w *watch) (blocks []block, script int) {
	script = scriptOf(source)
	n := min(strings.Count(source, "\n")-strings.Count(source, "\n\n")+1, 1+len(source)/8)
	blocks = make([]block, 0, n)
	spans := make([]Span, 0, n) // of the blocks, one each
	lines(source, func(at Span, apart, indented bool) bool {
		spans = append(spans, at)
		blocks = append(blocks, block{})
		b := &blocks[len(blocks)-1]
		b.scan(source, spans[len(spans)-1:len(spans):len(spans)], script)
		b.apart, b.indented = apart, indented
		return !w.over(at.End - at.Start)
	})
	return cutLines(source, blocks, script), script
}

// restoreType makes a page of blocks whose type is known.
func restoreType(parts []Part, w *watch) (*Page, error) {
	source, spans := sourceOf(parts, "\n\n")
	script := scriptOf(source)
	blocks := make([]block, 0, len(parts))
	for i, at := range spans {
		if at.Start < at.End {
			b := newBlock(source, []Span{at}, script)
			b.tenths = parts[i].Size
			switch parts[i].Kind {
			case PartOther:
				b.role = furniture
			case PartCaption:
				b.role = caption
			}
			blocks = append(blocks, b)
		}
		if w.over(at.End - at.Start) {
			return nil, w.err
		}
	}
	p := &Page{Source: source, Form: Blocks}
	return p.restore(cutLines(source, blocks, script), script, w)
}

// restore makes the page of its blocks, if w lets it.
func (p *Page) restore(blocks []block, script int, w *watch) (*Page, error) {
	typed := p.Form != Blocks
	var rep []stretch
	r := reader{page: p, watch: w}
	for _, pass := range []struct {
		typed bool // only of lines of type
		do    func()
	}{
		{true, func() { tellMarks(blocks, w.record()) }},
		{true, func() {
			if p.Form == SideBySide {
				tellFurniture(blocks)
				blocks = untangle(p.Source, blocks, script, w)
			}
		}},
		{true, func() { blocks = glue(blocks) }},
		{true, func() { weigh(blocks) }},
		{false, func() { tellMarks(blocks, w.record()) }},
		{false, func() { tellFurniture(blocks) }},
		{false, func() { tellStarts(blocks, typed) }},
		{false, func() { tellPlaces(blocks, typed) }},
		{false, func() { rep = repeats(blocks, typed, w) }},
		{true, func() { blocks = blocksOfLines(blocks, rep, p.Form, w) }},
		{true, func() { tellMarks(blocks, w.record()) }}, // again: now what is before and behind is known better
		{false, func() { tellBylines(blocks) }},
		{false, func() { tellCaptions(blocks) }},
		{false, func() {
			r.blocks, r.briefs, r.headsOut = blocks, hasBriefs(blocks), headsStandOut(blocks, p.Form)
			r.halves = setInHalves(blocks, p.Form)
		}},
		{false, r.read},
		{false, r.settle},
	} {
		if pass.typed && !typed {
			continue
		}
		if pass.do(); w.over(len(blocks) * step) {
			return nil, w.err
		}
	}
	p.furnish()
	return p, nil
}

// A draft is an article while it is read: which blocks belong to it, by index.
type draft struct {
	column   int // index into reader.labels, or -1
	head     []int
	signed   []int // blocks of bylines
	body     []int
	quotes   []int
	captions []int
	bracket  int  // block that ends with the author in brackets, or -1
	runIn    bool // its author opens the first paragraph
	closed   bool // signed at its end: what follows belongs to it no more, or stands out of place
	strays   int  // blocks of body that came after it was closed or after a pull quote
}

// A reader goes through the blocks of a page and sorts them into drafts.
type reader struct {
	page   *Page
	watch  *watch
	blocks []block
	labels []int // blocks that are labels
	drafts []*draft
	left   []int // blocks that belong to no article

	headsOut bool // paragraphs are set in, and headlines are not
	halves   bool // headlines are in two halves
	briefs   bool // the page has briefs whose author opens them
}

// hasBriefs reports whether under some label stands a headline and then a
// paragraph that its author opens: proof that this page sets briefs so.
func hasBriefs(blocks []block) bool {
	for i := 2; i < len(blocks); i++ {
		if blocks[i-2].role == label && blocks[i-1].role == body && blocks[i].role == body && blocks[i-1].short() {
			if n, _ := runIn(blocks[i].String); n > 0 && blocks[i].reads() {
				return true
			}
		}
	}
	return false
}

// read is the grammar of a page: labels begin sections, headlines articles.
func (r *reader) read() {
	var cur *draft
	column := -1
	begin := func(i int) {
		cur = &draft{column: column, bracket: -1}
		if i >= 0 {
			cur.head = append(cur.head, i)
		}
		r.drafts = append(r.drafts, cur)
	}
	for i := range r.blocks {
		b := &r.blocks[i]
		if r.watch.over(step) {
			return
		}
		switch {
		case b.role == furniture:
			r.left = append(r.left, i)
		case b.role == label:
			column = len(r.labels)
			r.labels = append(r.labels, i)
			cur = nil
		case b.role == byline:
			if cur == nil {
				begin(-1)
			}
			if d := r.signedTwice(cur, i); d != nil {
				cur = d
				r.drafts = append(r.drafts, cur)
			}
			cur.sign(i)
		case b.role == caption:
			if cur == nil {
				begin(-1)
			}
			cur.captions = append(cur.captions, i)
		case r.opensArticle(cur, i):
			begin(i)
		case cur == nil:
			begin(-1)
			cur.add(i)
			r.signedIn(cur, i)
		case r.isQuote(cur, i):
			cur.quotes = append(cur.quotes, i)
		case cur.signed == nil && len(cur.body) == 0 && len(cur.head) < 3 && r.headsOn(i):
			cur.head = append(cur.head, i)
		default:
			if len(cur.body) == 0 && cur.signed == nil && cur.head != nil {
				if n, sure := runIn(b.String); n > 0 && b.reads() && (sure || r.lone(i)) {
					cur.runIn = true
				}
			}
			cur.add(i)
			r.signedIn(cur, i)
		}
	}
}

func (d *draft) add(i int) {
	if d.closed || len(d.quotes) > 0 {
		d.strays++
	}
	d.body = append(d.body, i)
}

// signedIn notes that block i, the last of d's body, ends with the author's
// name in brackets.
func (r *reader) signedIn(d *draft, i int) {
	if d.signed == nil && !d.runIn && r.blocks[i].ended && signedIn(r.blocks[i].String) >= 0 {
		d.bracket, d.closed = i, true
	}
}

func (d *draft) sign(i int) {
	d.signed = append(d.signed, i)
	if len(d.body) > 0 {
		d.closed = true
	}
}

// signedTwice returns the second half of d, if d has an author under its headline
// and block i is another behind its last sentence: an article is signed once, so
// a headline stands between them, the longest line that may be one.
func (r *reader) signedTwice(d *draft, i int) *draft {
	if len(d.signed) == 0 || d.closed || d.runIn || len(d.body) < 3 || d.signed[len(d.signed)-1] > d.body[0] {
		return nil
	}
	var first, second Role
	if bylineName(r.blocks[d.signed[0]].String, &first) == bylineName(r.blocks[i].String, &second) || second != Author {
		return nil
	}
	best := 0
	for k := 1; k+1 < len(d.body) && !r.watch.over(1); k++ {
		b, prev, next := &r.blocks[d.body[k]], &r.blocks[d.body[k-1]], &r.blocks[d.body[k+1]]
		if b.short() && !b.ended && b.size >= minHeadline && prev.ended && b.echo < 0 && !strings.ContainsAny(b.String, "，；（") && (!next.short() || next.ended) && (best == 0 || b.size > r.blocks[d.body[best]].size) {
			best = k
		}
	}
	if best == 0 {
		return nil
	}
	at := d.body[best]
	next := &draft{column: d.column, bracket: -1, head: []int{at}, body: append([]int{}, d.body[best+1:]...)}
	d.body = d.body[:best]
	behind := func(list *[]int) (moved []int) {
		k := 0
		for k < len(*list) && (*list)[k] < at {
			k++
		}
		moved = append(moved, (*list)[k:]...)
		*list = (*list)[:k]
		return moved
	}
	next.quotes, next.captions = behind(&d.quotes), behind(&d.captions)
	return next
}

// headsOn reports whether block i, behind a line of headline, is another: a
// kicker, a subhead, the rest. The first line of a paragraph that a column's end
// cut looks so too, but has a comma in it more often than not.
func (r *reader) headsOn(i int) bool {
	b := &r.blocks[i]
	n := r.next(i)
	if !b.short() || n == nil || n.role == label {
		return false
	}
	if b.displayed() {
		return true
	}
	if size, sure := runIn(b.String); size > 0 && b.reads() && (sure || r.briefs) {
		return false
	}
	return n.role == byline || n.role == body && n.dated && !b.ended || n.short() && !n.ended || strings.HasPrefix(b.String, "—") || !strings.ContainsAny(b.String, "，、")
}

// next returns the block behind i that is no furniture, or nil.
func (r *reader) next(i int) *block {
	for i++; i < len(r.blocks) && !r.watch.over(1); i++ {
		if r.blocks[i].role != furniture {
			return &r.blocks[i]
		}
	}
	return nil
}

// lone reports whether i is the only block of its section's rest, or a headline
// follows it: an article of one paragraph, as briefs are.
func (r *reader) lone(i int) bool {
	n := r.next(i)
	return n == nil || n.role == label || n.short()
}

// opensArticle reports whether block i is the headline of a new article.
func (r *reader) opensArticle(cur *draft, i int) bool {
	b := &r.blocks[i]
	n := r.next(i)
	if cur == nil && n != nil && i > 0 && r.blocks[i-1].role == label && classOf(b.last) == pause {
		return b.size <= maxHeadline/2 && n.role == body && n.short() && !n.ended // a headline of two lines
	}
	if !b.short() {
		return false
	}
	if cur == nil {
		return n != nil && n.role != label
	}
	if len(cur.body) == 0 || n == nil || n.role == label || r.isSubheading(b) {
		return false
	}
	if r.halves && b.inHalves() && n.role == body && !n.short() {
		return true
	}
	size, sure := runIn(n.String)
	prev := &r.blocks[i-1]
	ended := prev.ended || prev.role == caption
	if b.displayed() && b.echo < 0 && r.largeEnough(cur, i) {
		return true
	}
	if n.dated && n.role == body && b.echo < 0 {
		return true // nothing but a headline stands above a report's beginning
	}
	if !cur.closed && prev.role == body && !ended && prev.echo < 0 {
		// The end of a sentence begun before, unless an author behind it tells
		// that something new begins.
		if !(n.role == body && sure && r.briefs) && !(n.role == byline && cur.signed != nil) {
			return false
		}
	}
	if n.role == byline {
		return r.signs(i+1, (ended || cur.signed != nil) && b.echo < 0)
	}
	if j := i + 2; b.echo < 0 && n.role == body && n.short() && !n.ended && j < len(r.blocks) && (cur.signed != nil || cur.closed || cur.runIn || ended && !strings.ContainsAny(b.String+n.String, "，；")) {
		// A headline of two or three lines.
		if m := &r.blocks[j]; m.role == body && m.short() && !m.ended && j+1 < len(r.blocks) {
			j++
		}
		if r.blocks[j].role == byline {
			return r.signs(j, false)
		}
		if r.blocks[j].dated && ended {
			return true
		}
		if _, sure := runIn(r.blocks[i+2].String); sure && r.briefs && r.blocks[i+2].role == body {
			return true
		}
		if m := &r.blocks[j]; cur.closed && m.role == body && !m.short() && n.echo < 0 {
			return true
		}
	}
	if n.role != body || n.short() && !n.ended && !(sure && r.briefs) {
		return false
	}
	if size > 0 && (sure || b.echo < 0 && (cur.closed || cur.runIn || r.briefs)) {
		return true
	}
	return cur.closed && !(b.echo >= 0 && b.echo < b.unit)
}

// largeEnough reports whether block i, of display type, is no pull quote of
// other words: as large as the headline above, or where an article ends, or with
// an author or a dateline under it.
func (r *reader) largeEnough(cur *draft, i int) bool {
	b := &r.blocks[i]
	if cur.closed || cur.runIn || len(cur.head) == 0 {
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

// signs reports whether the byline at i signs what follows it. Behind a headline
// stands its author, and then a text; behind the last words of an article its
// author, and then another headline. behind tells that it stands behind what can
// hardly be the last words of anything.
func (r *reader) signs(i int, behind bool) bool {
	for ; i < len(r.blocks) && !r.watch.over(1); i++ {
		if k := &r.blocks[i]; k.role == body {
			return behind || !k.short() || k.ended
		} else if k.role != byline {
			return false
		}
	}
	return false
}

// isQuote reports whether block i is a pull quote of cur.
func (r *reader) isQuote(cur *draft, i int) bool {
	b := &r.blocks[i]
	if b.echo < 0 || len(cur.head) == 0 {
		return false
	}
	if b.echo < b.unit {
		return b.echo > r.blocks[cur.head[0]].unit
	}
	return len(cur.body) > 0 || cur.signed != nil
}

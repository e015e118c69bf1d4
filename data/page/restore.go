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
	w := &watch{ctx: ctx, rec: newRecord(ctx, source)}
	blocks, script := blocksIn(source, w)
	blocks = findSeen(source, blocks, script)
	findRecurring(source, blocks)
	findOldPress(blocks)
	p := &Page{Source: source}
	if listed, err := p.listed(blocks, script, w); listed != nil || err != nil {
		return listed, err
	}
	if inLatin(blocks) {
		return p.latin(blocks, w)
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
	w.rec = newRecord(w.ctx, source)
	script := scriptOf(source)
	blocks := make([]block, 0, len(parts))
	for i, at := range spans {
		if at.Start < at.End {
			b := newBlock(source, []Span{at}, script)
			b.tenths, b.newFrame = parts[i].Size, parts[i].Apart
			if parts[i].Block != "" {
				b.takeNature(&parts[i], source[at.Start:at.End], script)
				b.kind, b.whole, b.start, b.ended = parts[i].Block, true, begins, true
			}
			b.setIn = parts[i].Indent >= leastSetIn && parts[i].Indent <= mostSetIn
			b.indented = b.setIn
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
	p := &Page{Source: source, Form: Blocks, Places: placesOf(parts, spans)}
	return p.restore(cutLines(source, blocks, script), script, w)
}

// How far the first lines of paragraphs are set in, in tenths of an em.
const (
	leastSetIn = 8
	mostSetIn  = 35
)

// restore makes the page of its blocks, if w lets it.
func (p *Page) restore(blocks []block, script int, w *watch) (*Page, error) {
	typed := p.Form != Blocks
	var rep []stretch
	r := reader{page: p, watch: w}
	for _, pass := range []struct {
		typed bool // only of lines of type
		do    func()
	}{
		{false, func() { findOpenings(blocks, typed, w.record()) }},
		{true, func() { findMarks(blocks, w.record()) }},
		{true, func() {
			if p.Form == SideBySide {
				findFurniture(blocks)
				blocks = untangle(p.Source, blocks, script, w)
			}
		}},
		{true, func() { blocks = glue(blocks) }},
		{true, func() { weigh(blocks) }},
		{false, func() { findMarks(blocks, w.record()) }},
		{false, func() { findFurniture(blocks) }},
		{false, func() { findStarts(blocks, typed) }},
		{false, func() { findPlaces(blocks, typed, w.record()) }},
		{false, func() { rep = repeats(blocks, typed, w) }},
		{false, func() { findStanding(blocks, typed, true, w.record()) }},
		{true, func() { blocks = blocksOfLines(blocks, rep, p.Form, w) }},
		{true, func() { findMarks(blocks, w.record()) }}, // again: now what is before and after is known better
		{false, func() { findBylines(blocks, w.record()) }},
		{false, func() { findCaptions(blocks) }},
		{false, func() {
			r.blocks, r.customs = blocks, customsOf(blocks, p.Form)
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
	column   int    // index into reader.labels, or -1
	reason   Reason // why an article was begun, and
	row      string // the row of evidence that said so
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
	page    *Page
	watch   *watch
	blocks  []block
	customs       // of the page
	labels  []int // blocks that are labels
	drafts  []*draft
	cur     *draft // the article that is read, nil after a label
	column  int    // index into labels of the one it stands under, or -1
	left    []int  // blocks that belong to no article

	composed bool // of parts, each a paragraph
}

// read is the grammar of a page: labels begin sections, headlines articles.
func (r *reader) read() {
	r.column = -1
	for i := range r.blocks {
		if r.watch.over(step) {
			return
		}
		switch r.blocks[i].role {
		case furniture:
			r.left = append(r.left, i)
		case label:
			r.column = len(r.labels)
			r.labels = append(r.labels, i)
			r.cur = nil
		case byline:
			r.current()
			if d := r.signedTwice(r.cur, i); d != nil {
				r.cur = d
				r.drafts = append(r.drafts, d)
			}
			r.cur.sign(i)
		case caption:
			d := r.current()
			d.captions = append(d.captions, i)
		default:
			r.readText(i)
		}
	}
}

// begin begins an article, and current is the one that is read, begun if there is none.
func (r *reader) begin() *draft {
	r.cur = &draft{column: r.column, bracket: -1}
	r.drafts = append(r.drafts, r.cur)
	return r.cur
}

func (r *reader) current() *draft {
	if r.cur == nil {
		r.begin()
	}
	return r.cur
}

// readText reads block i, which is nothing by its own looks: a headline, more of
// one, a pull quote, or text.
func (r *reader) readText(i int) {
	nothing := r.cur == nil
	if e := r.opensArticle(i); e.says != isText {
		d := r.begin()
		d.head = append(d.head, i)
		d.reason, d.row = headReasons[e.says], e.name
		return
	}
	d := r.current()
	headless := !nothing && d.signed == nil && len(d.body) == 0 // its text is still to come
	switch {
	case !nothing && r.isQuote(d, i):
		d.quotes = append(d.quotes, i)
		return
	case headless && len(d.head) < 3 && r.blocks[i].kind == "" && r.headsOn(i):
		d.head = append(d.head, i)
		return
	case headless && d.head != nil:
		b := &r.blocks[i]
		if n, sure := runIn(b.String); n > 0 && b.kind == "" && b.reads() && (sure || r.lone(i)) {
			d.runIn = true
		}
	}
	d.add(i)
	r.signedIn(d, i)
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
// and block i is another after its last sentence: an article is signed once, so
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
		if r.headsWithin(d, k) && (best == 0 || r.blocks[d.body[k]].size > r.blocks[d.body[best]].size) {
			best = k
		}
	}
	if best == 0 {
		return nil
	}
	return d.cutAt(best)
}

// headsWithin reports whether the kth block of d's body may be a headline.
func (r *reader) headsWithin(d *draft, k int) bool {
	b, prev, next := &r.blocks[d.body[k]], &r.blocks[d.body[k-1]], &r.blocks[d.body[k+1]]
	return b.short() && !b.ended && b.size >= minHeadline && prev.ended && b.echo < 0 && !strings.ContainsAny(b.String, "，；（") && (!next.short() || next.ended)
}

// cutAt takes from d an article whose headline is the kth block of d's body.
func (d *draft) cutAt(k int) *draft {
	at := d.body[k]
	next := &draft{column: d.column, bracket: -1, reason: SignedTwice, head: []int{at}, body: append([]int{}, d.body[k+1:]...)}
	d.body = d.body[:k]
	after := func(list *[]int) (moved []int) {
		k := 0
		for k < len(*list) && (*list)[k] < at {
			k++
		}
		moved = append(moved, (*list)[k:]...)
		*list = (*list)[:k]
		return moved
	}
	next.quotes, next.captions = after(&d.quotes), after(&d.captions)
	return next
}

// headsOn reports whether block i, after a line of headline, is another: a
// kicker, a subhead, the rest. The first line of a paragraph that a strip's end
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

// next returns the block after i that is no furniture, or nil.
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

package page

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"lanmu/data/words"
)

// A dump in lines of type has one printed line on each. What the typesetter did
// to fill his lines tells where paragraphs end.
//
// In a strip of type of measure W every line of a paragraph is full, which
// does not mean W em wide: it means that what follows could not have gone on
// the line as well, for a mark may not begin a line and a number may not be
// broken. The first line is full with its indent of 2 em. Only the last line
// is as long as it happens to be. So a line that is not full ends its
// paragraph; a line that does end a sentence, and is full, ends it if the next
// can only be a first line, being 2 em short and not the last.

// A line is one line of type.
type line struct {
	*block
	next   float64 // em of the next line's beginning that could not be broken
	w      float64 // the measure of its strip of type, once asked for
	quoted bool    // it repeats the body, or is a caption's: nothing before or after belongs to it
	fixed  bool    // it stands alone: a label, byline, furniture
}

// A galley is the lines of type of a page, in their order.
type galley struct {
	lines  []line
	starts map[int]bool // lines that begin a stretch of their own: a quote, a caption, what is after one
	form   Form
	bare   bool // no author has a mark, an office or brackets: he may stand under a headline with nothing but his name
	rec    *record
}

// blocksOfLines puts lines of type together into blocks.
func blocksOfLines(units []block, rep []stretch, form Form, w *watch) []block {
	g := newGalley(units, form, w.record())
	g.findCaptions()
	fixBylines(g.lines)
	g.bare = g.authorsBare()
	g.findQuotes(rep)
	out := make([]block, 0, len(g.lines)/2)
	above := furniture // what stands above, furniture only where nothing else does
	for lo := 0; lo < len(g.lines) && !w.over(step); {
		l := &g.lines[lo]
		if l.fixed {
			if l.role != furniture {
				above = l.role
			}
			out = append(out, *l.block)
			lo++
			continue
		}
		hi := lo + 1
		for hi < len(g.lines) && !g.lines[hi].fixed && !g.starts[hi] && !g.opensText(hi) {
			hi++
		}
		if l.quoted {
			out = append(out, joinLines(g.lines[lo:hi]))
		} else {
			headed := above == label || above == furniture && !startsText(g.lines[lo:hi])
			head := g.headBefore(lo, hi)
			out = g.paragraphs(out, lo, head, headed)
			out = g.heads(out, head, hi)
		}
		above = body
		lo = hi
	}
	return out
}

func newGalley(units []block, form Form, rec *record) *galley {
	lines := make([]line, len(units))
	for i := range units {
		lines[i] = line{block: &units[i], fixed: units[i].role != body || units[i].whole}
		l := &lines[i]
		l.em += l.before
		if l.closes > 0 && (l.last == '）' || l.last == ')') {
			l.ended = true // a source note, opened on the line before
		}
		if i > 0 {
			lines[i-1].next = cluster(units[i].String)
		}
	}
	return &galley{lines: lines, starts: make(map[int]bool), form: form, rec: rec}
}

// apart parts lines first to last from what is around them.
func (g *galley) apart(first, last int) {
	g.starts[first], g.starts[last+1] = true, true
	for i := first; i <= last; i++ {
		g.lines[i].quoted = true
	}
}

func (g *galley) findCaptions() {
	for i := range g.lines {
		if k := captionBefore(g.lines, i); k <= i {
			g.apart(k, i)
		}
	}
}

func (g *galley) findQuotes(rep []stretch) {
	for _, s := range rep {
		g.apart(s.first, s.last)
	}
}

// authorsBare reports whether no author has a mark, an office or brackets.
func (g *galley) authorsBare() bool {
	bare := true
	for i := range g.lines {
		l := &g.lines[i]
		l.w = 0 // to be found within its own section
		if l.role == byline && !endsInOffice(l.String) || l.last == '）' && signsText(l.String) {
			bare = false
		}
	}
	return bare
}

// opensText reports whether a text begins with line i, and so a headline ends above it.
func (g *galley) opensText(i int) bool { return g.lines[i].reports() || opensBrief(g.lines, i) }

// headBefore returns where the headline begins that ends before line hi, or hi.
func (g *galley) headBefore(lo, hi int) int {
	if hi < len(g.lines) && (g.lines[hi].role == byline || g.opensText(hi)) {
		return headlineBefore(g.lines, lo, hi)
	}
	return hi
}

// heads appends the lines of headlines from lo to hi.
func (g *galley) heads(out []block, lo, hi int) []block {
	for lo < hi {
		end := lo + 1
		for g.form == Lines && end < hi && g.lines[end].restOf(g.lines[lo:end]) && !signs(g.lines, end, g.bare) {
			end++
		}
		out = append(out, joinLines(g.lines[lo:end]))
		lo = end
	}
	return out
}

// startsText reports whether lines, the first of a page, are as wide as text is.
func startsText(lines []line) bool {
	w := measure(lines, 0)
	return lines[0].full(indent, w-0.5) && lines[0].em <= w+slack && len(lines) > 1 && (lines[1].em >= w-indent-slack || lines[1].ended)
}

// captionBefore returns the first line of the caption that line i ends with who
// took the picture (……的灶台。本报记者 何小满 摄), or i+1 if it ends none.
func captionBefore(lines []line, i int) int {
	const most = 4 // lines of a caption
	if l := &lines[i]; l.fixed || l.last != '摄' && l.last != '攝' {
		return i + 1
	}
	if _, role, ok := cutDeed(lines[i].String); !ok || role != Photographer {
		return i + 1
	}
	for k := i; k >= 0 && k > i-most && !lines[k].fixed; k-- {
		if l := &lines[k]; l.stops || l.marks || opensCaption(l.String) {
			for k > 0 && k > i-most+1 && !lines[k].marks && !opensCaption(lines[k].String) && !lines[k-1].fixed && !lines[k-1].ended {
				k--
			}
			return k
		}
	}
	return i + 1
}

// like reports whether a is neither shorter nor wider than b by so much that it
// cannot be a line of the same paragraph.
func like(a, b *line) bool { return a.em > b.em-indent-1 && a.em < b.em+1 }

// fixBylines lets the lines stand alone that name an author with his office and
// are too short for the middle of a paragraph, or too wide, or narrower than the
// text below.
func fixBylines(lines []line) {
	for i := range lines {
		l := &lines[i]
		if l.fixed || l.quoted || l.ended || l.size > maxByline {
			continue
		}
		if next := i + 1; next < len(lines) && like(l, &lines[next]) && (i == 0 || like(l, &lines[i-1])) {
			continue // no shorter or wider than what is around: spare the finer look
		}
		if l.dated && strings.ContainsAny(prefixRunes(l.String, 4), "讯訊") {
			continue // where a report begins: 本报讯 记者何小满报｜道
		}
		if sig := l.signature(); sig.grade == stated && (sig.known && l.spaced || reports(l.String) || standsOut(lines, i)) {
			l.fixed, l.role = true, byline
		}
	}
}

// standsOut reports whether line i is too short for the middle of a paragraph, or
// too wide, or narrower than the line below.
func standsOut(lines []line, i int) bool {
	em, w := lines[i].em, measure(lines, i)
	return em < w-indent-1 || em > w+1 || i+1 < len(lines) && em < lines[i+1].em-indent-1
}

// reports reports whether b begins a report, as no other line of a paragraph does.
func (b *block) reports() bool { return b.dated && strings.ContainsRune("本新中【〔", b.first) }

// opensBrief reports whether its author opens line i, the first of a text that is
// set wider than the line above, which is then its headline.
func opensBrief(lines []line, i int) bool {
	if i == 0 || !lines[i].colons || lines[i].ended {
		return false
	}
	a, b := &lines[i-1], &lines[i]
	if a.fixed || a.last == '。' || !a.short() || a.em > b.em-1 && !(i > 1 && lines[i-2].fixed && !a.ended) {
		return false
	}
	_, sure := runIn(b.String)
	n, _ := runIn(a.String)
	return sure && n == 0 && (!a.ended || i > 1 && (lines[i-2].ended || (i == 2 || lines[i-3].ended || lines[i-3].fixed) && a.restOf(lines[i-2:i-1])))
}

// headlineBefore returns where the headline begins that ends before line hi, a
// byline or a report: the last lines that finish no sentence, after one that does. An
// article that is signed at its end ends with a finished sentence instead, and
// there is no headline: then it returns hi.
func headlineBefore(lines []line, lo, hi int) int {
	const (
		most          = 3  // lines of a headline
		longestKicker = 15 // what it may have beyond a headline's characters
	)
	size := 0
	at := hi
	if at > lo && asksOver(lines, hi) {
		at--
		size = lines[at].size
	}
	for at > lo && !lines[at-1].ended && !(at < hi && over(lines, at)) && (classOf(lines[at-1].last) != pause || at-1 == lo || lines[at-2].ended) {
		at--
		size += lines[at].size
		if size > maxHeadline+longestKicker || hi-at > most {
			return underTorn(lines, lo, hi)
		}
	}
	return at
}

// underTorn returns where a headline begins over the marked author at line hi, when
// what stands above is a text that breaks off: files that draw headlines last have
// them in the middle of another strip's sentence. Nobody signs an unfinished one.
func underTorn(lines []line, lo, hi int) int {
	if hi-lo < 3 || hi+1 >= len(lines) || classOf(lines[hi].first) != mark || lines[hi+1].role != body || lines[hi-1].size > maxHeadline || !lines[hi-1].short() {
		return hi
	}
	w := measure(lines, hi-2)
	text := func(i int) bool {
		return i < len(lines) && lines[i].role == body && (lines[i].ended || lines[i].em >= w-indent)
	}
	if !lines[hi-2].full(0, w) || !text(hi+1) && !text(hi+2) { // 核心提示 may stand between
		return hi
	}
	return hi - 1
}

// asksOver reports whether what ends in ？ or ！ before line hi, a byline or a
// report, is a headline: a text stands under it.
func asksOver(lines []line, hi int) bool {
	below := hi // the text
	if lines[hi].role == byline {
		below++
	}
	if below >= len(lines) {
		return false
	}
	l, text := &lines[hi-1], &lines[below]
	w := measure(lines, below)
	asks := l.ended && !l.stops && l.last != '。' && classOf(l.last) == terminal
	return asks && text.role == body && !text.ended && l.em < w-indent-slack && text.em > w-indent-1
}

// paragraphs appends the paragraphs of lines lo to hi. headed tells that the
// first line is a headline, as it is under a label and after a signature. Where
// strips shared a line, what stands under it may be another's.
func (g *galley) paragraphs(out []block, lo, hi int, headed bool) []block {
	lines := g.lines[lo:hi]
	for start := 0; start < len(lines); {
		end := start + 1
		if headed {
			for g.form == Lines && end < len(lines) && lines[end].restOf(lines[start:end]) && !lines[end].full(indent, measure(lines, end)-0.5) && !signs(lines, end, g.bare) {
				end++
			}
		} else {
			for end < len(lines) && !breaks(lines, start, end, g.rec) {
				end++
			}
		}
		b := joinLines(lines[start:end])
		last := &lines[end-1]
		b.stub = end < len(lines) && !last.ended || last.em < measure(lines, end-1)-indent-1
		out = append(out, b)
		start = end
		headed = b.ended && signedIn(b.String) >= 0
	}
	return out
}

// signs reports whether line i is an author and nothing else; without an office
// or a frame only if bare, and if no author opens the text.
func signs(lines []line, i int, bare bool) bool {
	grade := lines[i].signature().grade
	if grade == noNames || grade == stated {
		return grade == stated
	}
	if i+1 < len(lines) {
		if _, opened := runIn(lines[i+1].String); opened {
			return false
		}
	}
	return bare && grade >= paired && !(i > 0 && lines[i].size == 2 && torn(lines[i-1].String, lines[i].String))
}

// restOf reports whether l is the rest of a headline that its strip was too
// narrow for. A line is broken when it is full, so its rest is no wider. A kicker
// stands above a shorter line too, but it has more to say than one line of a
// narrow strip holds, and its last word is whole.
func (l *line) restOf(head []line) bool {
	const (
		most   = 3  // lines of a headline
		narrow = 16 // characters on a line of it
		whole  = 6  // em; what is shorter is no headline
	)
	a := &head[len(head)-1]
	if _, opened := runIn(l.String); opened || trailingNote(l.String) == l.String || l.last == '）' && isTitle(l.String) || textStart.MatchString(l.String) {
		return false // its author opens it, or is all of it; or a note's end; or a text begins
	}
	return len(head) < most && l.em <= head[0].em+slack && a.em > head[0].em-indent-slack && l.size <= maxHeadline/2 && !l.stops && !l.dated && (!l.ended || l.em < a.em) && classOf(l.last) != pause && (l.closes == 0 || a.opens > 0) &&
		!strings.HasPrefix(l.String, "—") && (l.em < whole || a.size <= narrow || torn(a.String, l.String))
}

// torn reports whether a and b, lines of a headline, part a word, or a word like 的
// from what it goes with.
func torn(a, b string) bool {
	const (
		ends   = "的和与與在为為把被對对从從向将將以由给給让讓及或"
		starts = "成的了着著是也还還都就而们們吗嗎呢吧地得之"
	)
	last, first := lastRune(a), firstRune(b)
	if strings.ContainsRune(ends, last) {
		if from, _ := words.At(a, len(a)-utf8.RuneLen(last)); from == len(a)-utf8.RuneLen(last) {
			return true
		}
	}
	if strings.ContainsRune(starts, first) {
		if _, to := words.At(b, 0); to == utf8.RuneLen(first) {
			return true
		}
	}
	return tears(a, b)
}

// tears reports whether a word goes from a over to b.
func tears(a, b string) bool {
	const near = 6 // characters that decide how a line is cut into words
	at := len(a)
	for range near {
		_, n := utf8.DecodeLastRuneInString(a[:at])
		at -= n
	}
	from, _ := words.At(a[at:]+prefixRunes(b, near), len(a)-at)
	return from < len(a)-at
}

// orphan reports whether l is a character or two that the last line of a headline
// was left with. No paragraph begins so and does not end, and no line in the
// middle of one is as short.
func (l *line) orphan(before *line) bool {
	return l.em <= 3 && !(hasSurname(l.String) && (l.size == 3 || !torn(before.String, l.String))) && l.last != '。' && classOf(l.first) == letter && classOf(l.last) != pause && !isMark(classOf(l.first)) && !before.ended && !isMark(classOf(before.last))
}

// noteStart matches the beginning of a news hook's source: （3月2日.
var noteStart = regexp.MustCompile(`^（[0-9０-９]{1,2}月[0-9０-９]{1,2}日`)

// over reports whether a text ends above line i, signed or not.
func over(lines []line, i int) bool {
	return i > 0 && lines[i-1].ended || i > 1 && lines[i-2].ended && lines[i-1].size <= maxByline && lines[i-1].looksSigned()
}

// textStart matches the beginning of what happened on a day, and of a report: 3月2日，,
// 据新华社.
var textStart = regexp.MustCompile(`^(?:[0-9０-９]{1,2}月[0-9０-９]{1,2}日，|[据據]?(?:新[华華]社|中新社)|本[报報][讯訊])`)

// full reports whether the next line's beginning could not have gone on l too.
func (l *line) full(in, w float64) bool { return l.em+in+l.next > w-0.3 }

// heads reports whether l can be no line of a paragraph: it is not full, and yet
// finishes no sentence. After a paragraph it is a heading.
func (l *line) heads(w float64) bool {
	return !l.ended && l.em >= 3 && classOf(l.last) != pause && l.opens == 0 && l.closes == 0 && !l.full(indent, w-0.5)
}

// canBeFirst reports whether l can be the first line of a paragraph.
func canBeFirst(l *line, w float64) bool {
	return l.em+indent <= w+slack && (l.ended || l.full(indent, w-0.5))
}

// joinLines makes one block of lines of type.
func joinLines(lines []line) block {
	if len(lines) == 1 {
		return *lines[0].block
	}
	b := *lines[0].block
	for i := range lines {
		if i > 0 {
			l := &lines[i]
			b.size += l.size
			b.stops, b.colons = b.stops || l.stops, b.colons || l.colons
			b.closes += max(0, l.closes-b.opens)
			b.opens = max(0, b.opens-l.closes) + l.opens
			b.last, b.ended = l.last, l.ended
		}
	}
	b.Text = joinEach(len(lines), func(i int) *Text { return &lines[i].Text })
	b.ended = endsSentence(b.String)
	return b
}

package page

// What tells a headline in a dump in Latin letters: lines that stand before a text
// and end no sentence. Each is evidence with a weight; a head has latinHeadLeast of
// it.
var latinEvidence = []struct {
	name   string
	weight int
	is     func(h *latinHeading) bool
}{
	{"By and a name under it", 4, func(h *latinHeading) bool { return h.sign == saysBy }},
	{"a name under it", 2, func(h *latinHeading) bool { return h.sign == nameOnly }},
	{"a label in capitals over it", 2, func(h *latinHeading) bool { return h.label }},
	{"a sentence ends before it", 1, func(h *latinHeading) bool { return h.after }},
	{"shorter than the text is wide", 1, func(h *latinHeading) bool { return h.short }},
	{"where articles are not signed", 1, func(h *latinHeading) bool { return !h.signs }},
	{"a line in the middle of a text", -2, func(h *latinHeading) bool { return !h.after && !h.label }},
}

const latinHeadLeast = 3

// A latinHeading is what is known of lines that may be a head.
type latinHeading struct {
	from, to int // lines of the head: a label, a headline, a deck
	sign     int // how surely the line after them is who wrote
	label    bool
	after    bool
	short    bool
	signs    bool // articles of the dump are signed
}

// weigh returns how much says that h is a head.
func (h *latinHeading) weigh() (sum int) {
	for _, e := range latinEvidence {
		if e.is(h) {
			sum += e.weight
		}
	}
	return sum
}

// headAt measures the head that ends with line i, if a text stands under it.
func (r *latinReader) headAt(i int) (h latinHeading, ok bool) {
	h = latinHeading{to: i + 1, signs: r.signed}
	last := &r.lines[i]
	if last.sign > 0 && i > 0 && r.headLine(i-1) {
		h.sign, h.to = last.sign, i
	} else if !r.headLine(i) {
		return h, false
	}
	if i+1 >= len(r.lines) || h.to == 0 || !r.textLine(i+1) {
		return h, false
	}
	measure := r.measure(i + 1)
	if h.sign == nameOnly && r.typed && last.wide > measure*85/100 {
		return h, false // words with capitals in a line of the text
	}
	r.over(&h, measure)
	return h, h.from < h.to
}

// findHead tells the head that ends with line i, if there is one.
func (r *latinReader) findHead(i int) {
	h, ok := r.headAt(i)
	if !ok || h.weigh() < latinHeadLeast {
		return
	}
	at := h.from
	if h.label {
		r.lines[at].kind = latinLabel
		at++
	}
	for k := at; k < h.to; k++ {
		if r.lines[k].kind = latinHead; k > at && !r.typed {
			r.lines[k].kind = latinDeck
		}
	}
	if h.sign > 0 {
		r.lines[i].kind = latinSign
	}
}

// signs reports whether the articles of the dump are signed: two are, at least, by a
// By or by a name between a line that may be a headline's and a text.
func (r *latinReader) signs() bool {
	n := 0
	for i := 1; i+1 < len(r.lines); i++ {
		if l := &r.lines[i]; l.kind == latinText && l.sign > 0 && r.headLine(i-1) && r.textLine(i+1) && r.lines[i-1].wide < r.measure(i+1)*85/100 {
			n++
		}
	}
	return n > 1
}

// headLine reports whether line i may stand in a head.
func (r *latinReader) headLine(i int) bool {
	const longest = 90 // characters
	l := &r.lines[i]
	return l.kind == latinText && !l.ends && l.size <= longest && lettersIn(l.String) > 2 && classOf(l.last) != pause
}

// textLine reports whether line i may begin a text.
func (r *latinReader) textLine(i int) bool {
	l := &r.lines[i]
	if l.kind != latinText || l.sign > 0 || !(l.opens && !l.caps || r.dropCap(i)) {
		return false
	}
	return r.typed || !r.headLine(i)
}

// measure is how wide the lines of type from line i on are: the second widest of
// some, the widest being a heading now and then.
func (r *latinReader) measure(i int) int {
	const some = 8
	first, second := 0, 0
	for k := i; k < len(r.lines) && k < i+some; k++ {
		if r.lines[k].kind != latinText {
			continue
		}
		if n := r.lines[k].wide; n > first {
			first, second = n, first
		} else if n > second {
			second = n
		}
	}
	if second == 0 {
		return first
	}
	return second
}

// over finds the lines of a head that ends before h.to, over a text measure wide.
func (r *latinReader) over(h *latinHeading, measure int) {
	const most = 7 // lines: a label, a headline of four, a deck
	h.from = h.to
	for h.from > 0 && h.to-h.from < most && r.headLine(h.from-1) {
		l := &r.lines[h.from-1]
		like := r.typed && l.wide >= measure*85/100 && l.wide <= measure*115/100
		if like && h.from < h.to && !l.caps {
			break
		}
		h.from--
		if l.caps && h.from+1 < h.to {
			h.label = true
			break
		}
	}
	if h.from == h.to {
		return
	}
	h.after = h.from == 0 || r.lines[h.from-1].ends || r.lines[h.from-1].kind != latinText
	h.short = true
	for k := h.from; k < h.to; k++ {
		h.short = h.short && r.lines[k].wide < measure*85/100
	}
	if !r.lines[h.from].opens { // the end of a sentence that was torn
		h.from = h.to
	}
}

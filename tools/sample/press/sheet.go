package press

import (
	"math"
	"slices"
	"strings"
)

// Lengths are in points; a text's size is the body's.
const (
	bodySize = 10.0
	leading  = 15.0
	gutter   = 22.0 // between strips of type
	margin   = 40.0
)

// A sheet is a page laid out. Its axes are those of type: u runs along lines from
// where they begin, v across them; on a vertical page u runs down and v to the left.
type sheet struct {
	lines         []line
	rules         []area
	tints         []area
	pictures      []area
	length, depth float64 // along u, along v
}

// A line of type.
type line struct {
	text  string
	u, v  float64 // where it begins; v is its upper edge
	size  float64
	room  float64 // it is set as wide as this, if that is more than its text takes
	frame int     // lines of one frame are drawn together
	head  bool    // of a headline, a label, an author
	bold  bool
	ends  bool // its block
	own   bool // the page's: it belongs to no article
	of    int  // the article's number, from 1 on; 0 for what is none's
}

// box is the room that a line takes, its leading aside.
func (l *line) box(s script) area {
	return area{l.u, l.v, max(s.width(l.text)*l.size, l.room), l.size}
}

// An area is a rectangle.
type area struct{ u, v, width, depth float64 }

// A layout lays a page out.
type layout struct {
	*Page
	*Custom
	sheets []sheet
	v      float64 // where the next row begins
	frame  int
}

// sheets lays p out.
func (p *Page) sheets() []sheet {
	l := layout{Page: p, Custom: p.Custom}
	l.turn()
	rest := []*flow{}
	for row, i := 0, 0; i < len(p.Articles); row++ {
		pattern := l.rows[min(row, len(l.rows)-1)]
		pattern = pattern[:min(len(pattern), len(p.Articles)-i)]
		l.row(p.Articles[i:i+len(pattern)], pattern, i+len(pattern) == len(p.Articles), &rest)
		i += len(pattern)
	}
	for len(rest) > 0 {
		l.turn()
		f := rest[0]
		rest = rest[1:]
		if l.jumps {
			l.put("（上接第1版）", 0, bodySize, false)
			l.own()
			l.v += leading
			l.frame++
		}
		begun := len(l.page().lines)
		left := l.strips(f, 0, l.across(), nil)
		l.belong(begun, f.of)
		if !left.done() {
			rest = append(rest, left)
		}
	}
	for i := range l.sheets {
		l.foot(&l.sheets[i], i)
	}
	return l.sheets
}

// belong has lines be an article's, from one of the page on.
func (l *layout) belong(from, of int) {
	lines := l.page().lines[from:]
	for i := range lines {
		if !lines[i].own {
			lines[i].of = of
		}
	}
}

// page is the sheet that is laid out.
func (l *layout) page() *sheet { return &l.sheets[len(l.sheets)-1] }

// wide is how wide n strips are.
func (l *layout) wide(n int) float64 {
	return float64(n*l.strip)*bodySize + float64(n-1)*gutter
}

// across is how many strips a sheet has.
func (l *layout) across() (most int) {
	for _, row := range l.rows {
		n := 0
		for _, strips := range row {
			n += strips
		}
		most = max(most, n)
	}
	return most
}

// turn begins a sheet with its running head.
func (l *layout) turn() {
	l.sheets = append(l.sheets, sheet{length: l.wide(l.across())})
	l.v = 0
	l.frame++
	u := 0.0
	for i, s := range l.Heads {
		if i > 0 {
			u = l.page().length - l.script.width(s)*8
		}
		l.putAt(s, u, l.v, 8, true)
		l.own()
		l.frame++
	}
	l.v += 24
}

// foot sets the feet of sheet i.
func (l *layout) foot(s *sheet, i int) {
	v := s.depth + 20
	for k, f := range l.Feet {
		f = strings.Replace(f, "#", string(rune('1'+i)), 1)
		s.lines = append(s.lines, line{text: f, u: float64(k) * s.length / 2, v: v, size: 8, frame: l.frame + k, ends: true, own: true})
	}
	s.depth = v + 12
}

// put sets a line at the next row, u from the left.
func (l *layout) put(text string, u, size float64, bold bool) {
	l.putAt(text, u, l.v, size, bold)
}

// own says that the line just set is the page's.
func (l *layout) own() {
	s := l.page()
	s.lines[len(s.lines)-1].own = true
}

func (l *layout) putAt(text string, u, v, size float64, bold bool) {
	s := l.page()
	s.lines = append(s.lines, line{text: text, u: u, v: v, size: size, frame: l.frame, bold: bold, head: true, ends: true})
	s.depth = max(s.depth, v+size)
}

// row sets articles beside each other; what is left of the first, if it goes on on
// the next page, goes to rest.
func (l *layout) row(articles []Article, strips []int, final bool, rest *[]*flow) {
	top, end, u := l.v, l.v, 0.0
	for i := range articles {
		l.v = top
		if i > 0 && l.ruled {
			u += gutter / 2
			l.page().rules = append(l.page().rules, area{u: u, v: top})
			u += gutter / 2
		} else if i > 0 {
			u += gutter
		}
		a := &articles[i]
		boxed := l.boxed && final && i == len(articles)-1
		if boxed {
			l.v += 8
		}
		if f := l.article(a, u, strips[i]); !f.done() {
			*rest = append(*rest, f)
		}
		if boxed {
			l.page().tints = append(l.page().tints, area{u - 8, top - 2, l.wide(strips[i]) + 16, l.v - top + 8})
			l.v += 10
		}
		u += l.wide(strips[i])
		end = max(end, l.v)
	}
	s := l.page()
	for i := range s.rules {
		if s.rules[i].v == top && s.rules[i].width == 0 {
			s.rules[i].depth = end - top - 6
			s.rules[i].width = .5
		}
	}
	l.v = end + 8
	if l.ruled && !final {
		s.rules = append(s.rules, area{0, l.v, s.length, .5})
	}
	l.v += 14
	s.depth = max(s.depth, end)
}

// article sets one over a number of strips from u on, and returns what is left.
func (l *layout) article(a *Article, u float64, strips int) *flow {
	wide := l.wide(strips)
	l.frame++
	head := func(text string, size, gap float64, bold bool) {
		for _, t := range l.script.wrapped(text, wide/size) {
			l.put(t, u, size, bold)
			l.page().lines[len(l.page().lines)-1].ends = false
			l.v += size * 1.35
		}
		l.page().lines[len(l.page().lines)-1].ends = true
		l.v += gap
	}
	first := true
	for _, b := range l.Articles {
		if b.Column == a.Column {
			first = b.Headline == a.Headline
			break
		}
	}
	if a.Column != "" && first {
		head(l.labelled(a.Column), 11, 2, true)
	}
	begun, of := len(l.page().lines), 1+slices.IndexFunc(l.Articles, func(b Article) bool { return b.Headline == a.Headline })
	if a.Kicker != "" {
		head(a.Kicker, 13, 0, false)
	}
	size := 16 + 3*float64(strips)
	if l.tall > 0 {
		size = 24
	}
	head(a.Headline, size, 2, true)
	if a.Subhead != "" {
		head(a.Subhead, 13, 2, false)
	}
	if l.at == under && a.signed != "" {
		l.put(a.signed, u+wide-l.script.width(a.signed)*9, 9, false)
		l.v += 18
	}
	l.frame++
	f := &flow{script: l.script, paragraphs: a.texts(l.Custom), indent: 2}
	if l.script == latin {
		f.indent = 1
	}
	f = l.strips(f, u, strips, a)
	if l.at == after && a.signed != "" && f.done() {
		l.put(a.signed, u+wide-l.script.width(a.signed)*bodySize, bodySize, false)
		l.v += leading
	}
	l.belong(begun, of)
	f.of = of
	return f
}

// A hole is what a strip's text leaves room for: em from the strip's left, lines
// from its top.
type hole struct {
	strip, from, to int
	left, right     float64
	quote           bool // it holds a pull quote, otherwise a picture
}

// picture is how many lines high one is.
const picture = 5

// holes finds room for what stands in a's text, and sets it, when text needs depth
// lines in each strip.
func (l *layout) holes(a *Article, strips, depth int) (holes []hole) {
	if a == nil {
		return nil
	}
	strip := float64(l.strip)
	low := 0
	if len(a.Captions) > 0 {
		width := strip
		if l.round {
			width = strip * .45
		}
		const top = 2
		low = top + picture + 1 + len(l.script.wrapped(a.Captions[0], width/.8))
		holes = append(holes, hole{strips - 1, top, low, strip - width, strip, false})
	}
	if len(a.Quotes) > 0 {
		width := strip
		if l.round {
			width = strip / 2
		}
		top := depth / 3
		if strips < 3 { // it stands in the strip of the picture
			top = max(top, low+1)
		}
		n := int(math.Ceil(float64(len(l.script.wrapped(a.Quotes[0], width/1.3))) * 1.4 * 1.3))
		holes = append(holes, hole{strips / 2, top, top + n + 1, 0, width, true})
	}
	return holes
}

// strips sets f over strips from u on, a's pull quotes and pictures in it, and
// returns what goes on on the next page.
func (l *layout) strips(f *flow, u float64, n int, a *Article) *flow {
	most := 1 << 20
	switch {
	case l.tall > 0:
		most = l.tall - int((l.v-24)/leading)
	case l.jumps && a != nil && a.Headline == l.Articles[0].Headline:
		most = 5
	}
	var set flow
	var lines []line
	var holes []hole
	for depth := 1; ; depth++ {
		set, lines, holes = *f, nil, l.holes(a, n, depth)
		low := 0
		for _, h := range holes {
			low = max(low, h.to)
		}
		if depth >= low || depth == most {
			lines = l.fill(&set, u, n, depth, holes)
			if set.done() || depth == most {
				break
			}
		}
	}
	s := l.page()
	s.lines = append(s.lines, lines...)
	bottom := l.v
	for _, x := range lines {
		bottom = max(bottom, x.v+leading)
	}
	l.frame += n
	for _, h := range holes {
		l.fillHole(a, u, h)
		bottom = max(bottom, l.v+float64(h.to)*leading)
	}
	l.v = bottom
	if !set.done() && l.jumps {
		l.frame++
		l.put("（下转第2版）", u+l.wide(n)-7*bodySize, bodySize, false)
		l.own()
		l.v += leading
	}
	s.depth = max(s.depth, l.v)
	return &set
}

// fill sets as much of f as goes into n strips of depth lines.
func (l *layout) fill(f *flow, u float64, n, depth int, holes []hole) (lines []line) {
	for strip := range n {
		for row := 0; row < depth && !f.done(); row++ {
			left, right := 0.0, float64(l.strip)
			for _, h := range holes {
				if h.strip != strip || row < h.from || row >= h.to {
					continue
				}
				if h.left > left+4 {
					right = min(right, h.left-1)
				} else {
					left = max(left, h.right+1)
				}
			}
			if right-left < 4 {
				continue
			}
			t := f.next(right - left)
			x := line{
				text: t.text, u: u + l.wide(strip+1) - float64(l.strip)*bodySize + left*bodySize, v: l.v + float64(row)*leading,
				size: bodySize, frame: l.frame + strip, bold: t.heading, ends: t.last, room: (right - left) * bodySize,
			}
			if t.first && !t.heading {
				x.u += f.indent * bodySize
				x.room -= f.indent * bodySize
			}
			if t.last || t.heading {
				x.room = 0
			}
			lines = append(lines, x)
		}
	}
	return lines
}

// fillHole sets a pull quote, or a picture and what is said of it.
func (l *layout) fillHole(a *Article, u float64, h hole) {
	s := l.page()
	u += l.wide(h.strip+1) - float64(l.strip)*bodySize + h.left*bodySize
	v, width := l.v+float64(h.from)*leading, (h.right-h.left)*bodySize
	text, size := "", 13.0
	if h.quote {
		text = a.Quotes[0]
		s.rules = append(s.rules, area{u, v, width, 1}, area{u, v + float64(h.to-h.from)*leading - 8, width, 1})
		v += 6
	} else {
		text, size = a.Captions[0], 8
		s.pictures = append(s.pictures, area{u, v, width, picture * leading})
		v += picture*leading + 6
	}
	l.frame++
	lines := l.script.wrapped(text, width/size)
	for i, t := range lines {
		s.lines = append(s.lines, line{text: t, u: u, v: v, size: size, frame: l.frame, ends: i == len(lines)-1})
		v += size * 1.4
	}
	l.frame++
}

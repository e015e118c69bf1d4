package typeset

import (
	"unicode"
	"unicode/utf8"
)

// Font tells how far the pen moves for a character, in em of the text's size.
// Hanzi and full-width marks are never asked for: they are 1 em. Of a character
// of several code points, an emoji and what is joined to it, it tells which
// character to draw for the whole, 0 if each is drawn by itself.
type Font interface {
	Advance(r rune) float32
	Ligature(text string) rune
}

// Characters from here on stand for Western texts of several that the font draws as
// one. Those between the last of Unicode and it are emoji.
const firstJoined = unicode.MaxRune + 1 + 1<<20

// A Kerner is a Font that tells by how much, em, b stands further from a than a's
// advance.
type Kerner interface{ Kern(a, b rune) float32 }

// Style is how a paragraph is set.
type Style struct {
	Measure  float32 // length of a line, em; at least 1
	Indent   float32 // of the first line, em
	Hang     float32 // of lines that go on a line, em; if not 0, every line that is begun has the indent
	Mark     int     // bytes at the beginning that stand before the hang: what follows them begins there
	Keep     bool    // spaces that a line is begun with are kept
	Runs     []Run   // stretches set otherwise, from first to last
	Justify  bool    // lines but the last are flush on both sides
	Vertical bool    // lines run down the page (竖排)
	Centred  bool    // pauses and stops stand in the middle of their em, as in traditional text

	cells bool // characters stand in the cells of a terminal: nothing is squeezed or spaced
}

// A Run is a stretch of a paragraph that is set with another font, smaller, or with
// more room than it takes: for a reading beside it.
type Run struct {
	Start, End int     // bytes
	Font       Font    // nil for the paragraph's
	Scale      float32 // of its em, 0 for all of it; what is scaled is one with what is before it
	Room       float32 // it takes at least, em
}

// A Glyph is a character and where its origin goes. A squeezed opening mark
// stands half an em before the room it takes, for its ink is in its second
// half. Combining marks, and what a joiner joins, follow their base as glyphs
// of their own on the same line; spaces, joiners and controls have none.
type Glyph struct {
	Rune    rune
	Offset  int     // of the character in the paragraph, bytes
	X       float32 // along the line, from its edge, em
	Advance float32 // room it takes along the line, em
	Across  float32 // in TateChuYoko only: from the left edge of the column, em
	Stance  Stance
}

// Stance is how a glyph stands in a vertical line.
type Stance uint8

const (
	// Upright is a glyph of horizontal text, and of vertical text what stands in
	// its own em. Marks among them are drawn in their vertical form.
	Upright Stance = iota
	// Rotated is turned a quarter clockwise: words and long numbers. X is along
	// the line still.
	Rotated
	// TateChuYoko is a digit of a number of up to three that stands upright, side
	// by side, in one em. Its digits have the same X; Advance is the width each
	// has across the column, narrowed so that they fit.
	TateChuYoko
)

// A Line is a part of a paragraph and its glyphs. Spaces at which it was broken
// belong to it, as do those typed before the first line to indent it.
type Line struct {
	Start, End int // bytes of the paragraph
	Glyphs     []Glyph
	Width      float32 // of what is drawn, indent included, em

	flush  bool // it is set flush unless that makes it too loose
	ragged bool // its paragraph is not justified
	hyphen bool // it ends within a word
}

// A Setter sets paragraphs. It keeps its working space from one to the next, so
// that a paragraph costs two allocations, its lines and its glyphs, or the lines
// alone; both are the caller's. It is not safe for concurrent use.
type Setter struct {
	text     string
	font     Font
	style    Style
	bare     bool                                     // lines are broken only: no glyphs are placed
	latin    bool                                     // more of the text is Western than Chinese
	ragged   bool                                     // the lines at hand are not justified
	words    func(text string, at int) (from, to int) // display type is set by them, nil for text
	measure  int64
	hang     int64 // what all lines begin after
	leftward bool  // some of the text at hand is read from right to left

	cells  []cell
	odd    []int32 // the cells that are to be looked at beside the one before
	points []breakpoint
	chain  []int32 // the stops the text at hand is broken at
	uax    uax14
	size   int // of the window, cells; 0 for the usual
	lines  []Line
}

// Lines sets one paragraph.
func Lines(text string, font Font, style Style) []Line {
	var s Setter
	return s.Paragraph(text, font, style)
}

// Paragraph breaks text into lines and places their glyphs. Line feeds in it
// end a line. Every byte is in one line; an empty text has none.
func (s *Setter) Paragraph(text string, font Font, style Style) []Line {
	s.bare = false
	return s.paragraph(text, font, style)
}

// Break breaks text into the lines Paragraph makes of it, without their glyphs:
// of a long text most lines are never seen. Place gives a line its own.
func (s *Setter) Break(text string, font Font, style Style) []Line {
	s.bare = true
	return s.paragraph(text, font, style)
}

// Place puts the glyphs of line k, one of those that Break made of the same
// text with the same font and style, where Paragraph does.
func (s *Setter) Place(lines []Line, k int, text string, font Font, style Style) {
	s.begin(text, font, style)
	l := &lines[k]
	// The characters of the lines before and after decide with its own how
	// marks are squeezed and what is kept together, as far as they are of the
	// same verse.
	verse, indent := true, s.begun() // it is the first of one
	from, to := k, k
	if k == 0 {
		indent = s.indent()
	} else if before, _ := utf8.DecodeLastRuneInString(text[:l.Start]); classOf(before) != newline {
		verse, indent = false, 0
		for from--; from > 0 && k-from < longestRun && inRun(text, lines[from].Start); from-- {
		}
	}
	for to < len(lines)-1 && (to == k || to-k < longestRun && inRun(text, lines[to].End)) {
		to++
	}
	s.text, s.ragged = text[:lines[to].End], l.ragged
	s.classify(lines[from].Start, len(s.text))
	s.prepare()
	if next := s.cellAt(l.End); l.hyphen && next < len(s.cells) {
		s.cells[next].may = atSyllable
	}
	first, last := 0, 0
	for first < len(s.cells) && (s.cells[first].offset < l.Start || verse && s.cells[first].class == space) {
		first++
	}
	for i := first; i < len(s.cells) && s.cells[i].offset < l.End; i++ {
		if s.cells[i].class != space {
			last = i + 1
		}
	}
	l.Glyphs, l.Width = s.justify(make([]Glyph, 0, max(last-first, 0)), first, last, indent, l.flush)
	s.text, s.font = "", nil
}

// longestRun is how many lines a word or number goes over that is looked at as
// a whole to place one of them.
const longestRun = 64

// inRun reports whether the text goes on at an offset within a word or number.
func inRun(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	c := classOf(before)
	switch {
	case c == fullAlnum:
		return true
	case c.is(fullWidth) && mayBeOfNumber(before): // a mark of one, if digits stand on both sides
		digit, _ := ends(text[:at-utf8.RuneLen(before)])
		return digit && begins(text[at:])
	}
	return !c.is(fullWidth) && c != space && c != newline
}

func (s *Setter) begin(text string, font Font, style Style) {
	s.text, s.font, s.style = text, font, style
	s.latin = mostlyWestern(text)
	s.measure = max(unitsOf(style.Measure, maxMeasure), em)
	s.hang = min(unitsOf(style.Hang, maxMeasure), s.measure-em)
	s.measure -= s.hang
}

// indent is that of the first line, after the hang: less than nothing where it
// begins before it.
func (s *Setter) indent() int64 {
	return min(unitsOf(s.style.Indent, maxMeasure)-s.hang, s.measure-em)
}

// begun is the indent of a line after a line feed.
func (s *Setter) begun() int64 {
	if s.style.Hang > 0 {
		return s.indent()
	}
	return 0
}

// prepare gives the characters at hand their room and tells where lines may begin.
func (s *Setter) prepare() {
	s.opportunities()
	s.dress()
	s.shape()
	s.kern()
	if s.style.Vertical {
		s.upright()
	}
	s.squeeze()
}

func (s *Setter) paragraph(text string, font Font, style Style) []Line {
	s.begin(text, font, style)
	s.lines = s.lines[:0]
	indent := s.indent()
	for at := 0; at < len(text); {
		at = s.verse(at, indent)
		indent = s.begun()
	}
	s.text, s.font = "", nil
	if len(s.lines) == 0 {
		return nil
	}
	lines := append(make([]Line, 0, len(s.lines)), s.lines...)
	clear(s.lines)
	return lines
}

// verse sets the text from at to the next line feed, window by window, and
// returns where the text goes on.
//
// A window is set as if the text ended with it, and its last lines are then set
// again with the next: what is chosen for a line depends on what follows, but
// only so far. Paragraphs of some thousand characters fit in one and are set
// as a whole; of longer ones no more than a window is ever worked on.
func (s *Setter) verse(at int, indent int64) int {
	s.ragged = !s.style.Justify
	size := s.size
	if size == 0 {
		size = windowCells
	}
	for begin := at; ; {
		end, final := s.classify(at, size)
		s.prepare()
		parted := false // words are, where they are too long for a line
		if s.findBreakpoints(); s.overfull(indent) {
			if parted = s.latin && s.hyphenate(); parted {
				s.findBreakpoints()
				parted = !s.overfull(indent)
			}
			if !parted {
				s.unhyphenate()
				s.relieve(indent)
				s.findBreakpoints()
			}
		}
		s.fit(indent, final)
		if s.latin && !s.ragged && s.tooLoose(indent, final) && (parted || !s.partWords(indent, final)) {
			s.ragged = true
			s.fit(indent, final)
		}
		keep := len(s.chain)
		if !final {
			keep -= overlap
		}
		if keep <= 0 {
			size *= 2
			continue
		}
		next := s.place(keep, begin, end, indent, final)
		if final {
			return end
		}
		at, begin, indent = next, next, 0
	}
}

const (
	// windowCells is some 120 lines: enough that the choice at one end is settled
	// long before the other, little enough for a processor's cache.
	windowCells = 4096
	// overlap is how many lines at a window's end are set again.
	overlap = 8
)

// place justifies the first keep lines of the chain and keeps them. The text at
// hand is from begin to end. It returns where the next line starts.
func (s *Setter) place(keep, begin, end int, indent int64, final bool) int {
	var glyphs []Glyph
	if !s.bare {
		glyphs = make([]Glyph, 0, s.points[s.chain[keep-1]].end-s.points[0].cell)
	}
	from := 0
	for n, to := range s.chain[:keep] {
		next := end
		if c := s.points[to].cell; int(c) < len(s.cells) {
			next = s.cells[c].offset
		}
		flush := !s.ragged && !(final && n == len(s.chain)-1)
		l := Line{Start: begin, End: next, flush: flush, ragged: s.ragged, hyphen: s.hyphenBefore(int(s.points[to].cell)) > 0}
		first, last := int(s.points[from].cell), int(s.points[to].end)
		if s.bare {
			l.Width = s.widthOf(&s.points[from], &s.points[to], indent, flush) + float32(s.hang)/em
		} else {
			a := len(glyphs)
			glyphs, l.Width = s.justify(glyphs, first, last, indent, flush)
			l.Glyphs = glyphs[a:len(glyphs):len(glyphs)]
		}
		s.lines = append(s.lines, l)
		from, begin, indent = int(to), next, 0
	}
	return begin
}

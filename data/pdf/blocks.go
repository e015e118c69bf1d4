package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanmu/data/page"
	"lanmu/data/runes"
)

// compose makes parts of the runs of pages.
func compose(runs []run) ([]page.Part, error) {
	out := blocksOf(runs)
	if len(out) == 0 {
		return nil, ErrNoText
	}
	findRegions(out, runs)
	return out, nil
}

// text writes parts one a line.
func text(parts []page.Part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Kind != page.PartImage {
			b.WriteString(p.Text)
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

// blocksOf joins the lines of runs into blocks: paragraphs, or the parts of
// one that stand in frames of their own.
func blocksOf(runs []run) []page.Part {
	var out []page.Part
	body := bodySize(runs)
	lexicon := lexiconOf(runs)
	findIndents(runs, body)
	last, end := -1, 0 // the run that a text may go on from, and the block it ended with
	headed := false    // a headline or a rule stands between
	for i := range runs {
		r := &runs[i]
		headed = headed || r.apart || !r.aside && r.size > display*body
		at := 0 // the block that the lines of r go on with
		for k := range r.lines {
			l := &r.lines[k]
			switch {
			case k == 0 && last >= 0 && !(headed && parted(&runs[last], r)) && continues(&runs[last], r, body):
				at = end
				if headed {
					runsRound(out[end+1:], r.frame, runs[last].frame)
				}
			case k == 0 || r.begins(k, body):
				at = len(out)
				out = append(out, r.part(k, body))
				l.block = at
				continue
			}
			l.block = at
			b := &out[at]
			if l.table > 0 {
				b.Text += "\n" + l.text
				b.Lines++
				continue
			}
			b.Text = join(b.Text, l.text, lexicon)
			b.Bold = b.Bold && l.bold
			b.Lines++
		}
		if r.reads(body) {
			last, end, headed = i, at, false
		}
	}
	return out
}

// parted reports whether a headline or a rule that stands between runs a and b ends the
// text of a: it ends a sentence, or, in Latin type, is no sentence that goes on. A place
// under a letter (CAMBRIDGE) is none.
func parted(a, b *run) bool {
	last, first := a.end(), b.lines[0].text
	if ended(last) {
		return true
	}
	end, _ := utf8.DecodeLastRuneInString(last)
	return !mostlyHanzi(last) && !midSentence(last, first) && !(len(a.lines) > 1 && a.full(a.lines[len(a.lines)-1]) && (unicode.IsLower(end) || end == ',' || end == '-'))
}

// runsRound tells of the blocks that stand in the midst of a sentence, in the frames it
// is set in, that text runs around them: pull quotes.
func runsRound(blocks []page.Part, frames ...int) {
	for i := range blocks {
		if slices.Contains(frames, blocks[i].Frame) && !blocks[i].Apart {
			blocks[i].Aside = true
		}
	}
}

// findIndents finds out whether Latin text begins its paragraphs with an indent: then
// a short line under which none begins ends no paragraph.
func findIndents(runs []run, body float64) {
	const least = 3 // paragraphs
	indented := 0
	for i := range runs {
		r := &runs[i]
		for k := 1; k < len(r.lines) && r.reads(body); k++ {
			if in := (r.lines[k].left - r.edgeOf(r.lines[k])) / r.size; in > leastIndent && in < mostIndent {
				indented++
			}
		}
	}
	for i := range runs {
		runs[i].indents = indented >= least
	}
}

// end is the last line of r.
func (r *run) end() string { return r.lines[len(r.lines)-1].text }

// reads reports whether r is text that may go on elsewhere, and not what is said
// beside it.
func (r *run) reads(body float64) bool {
	return r.kind == page.PartType && !r.aside && same(r.size, body) && r.lines[0].table == 0
}

// part returns the block that line k of r begins.
func (r *run) part(k int, body float64) page.Part {
	l := r.lines[k]
	p := page.Part{
		Kind: r.kind, Text: l.text, Page: r.page, Frame: r.frame, Lines: 1, Bold: l.bold,
		Apart: r.apart && k == 0, Aside: r.aside,
	}
	if l.table > 0 {
		p.Block = page.Table
		if len(r.lines) > 1 && !numbered(l.text) && numbered(r.lines[1].text) {
			p.Header = 1
		}
	}
	if body > 0 {
		p.Size = uint8(max(1, min(math.Round(10*r.size/body), 255)))
		p.Width = int(math.Round(10 * (r.right - r.edge) / body))
		p.Indent = int(math.Round(10 * (l.left - r.edgeOf(l)) / body))
	}
	return p
}

// numbered reports whether digits are in s.
func numbered(s string) bool { return strings.IndexFunc(s, unicode.IsDigit) >= 0 }

// bodySize is the size most characters have.
func bodySize(runs []run) float64 {
	count := map[float64]int{}
	best := 0.0
	for _, r := range runs {
		for _, l := range r.lines {
			count[r.size] += utf8.RuneCountInString(l.text)
		}
		if n, m := count[r.size], count[best]; n > m || n == m && r.size < best {
			best = r.size
		}
	}
	return best
}

// Indents, in em. Paragraphs begin 1 or 2 em in, and 2.5 after an opening
// mark; what is farther in is centred or stands at the right: a byline.
const (
	leastIndent = .8
	mostIndent  = 3.5
)

// display is how much larger than the body type is that is set to be seen and
// not to be read: headlines, pull quotes. Its lines are one block.
const display = 1.12

// begins reports whether line k of a run begins a block.
func (r *run) begins(k int, body float64) bool {
	l, before := r.lines[k], r.lines[k-1]
	in := (l.left - r.edgeOf(l)) / r.size
	switch {
	case l.table > 0:
		return false
	case r.hangs(k):
		return false
	case before.stands, page.Dated(l.text), page.Prized(l.text), page.Listed(l.text) && r.endsHere(k-1):
		return true
	case page.Jump(l.text), page.Jump(before.text), marked(l.text) && !numeral(before.text, l.text), marked(before.text) && !r.full(before), r.spacedOff(k):
		return true
	case r.size > display*body:
		return false
	case midSentence(before.text, l.text) && l.bold == before.bold && (in < mostIndent || (before.left-r.edgeOf(before))/r.size > leastIndent):
		return false // in a strip that runs around something lines begin anywhere and are of any width
	case in > leastIndent && r.runsAround(k):
		return false
	case in > leastIndent:
		return true
	case l.bold != before.bold && (ended(before.text) || before.bold && !mostlyHanzi(l.text)):
		return true
	case r.indents && !mostlyHanzi(l.text) && len(r.lines) > 2:
		return false
	case r.headsOff(k), r.leftOff(k):
		return true
	case (before.left-r.edgeOf(before))/r.size > mostIndent:
		return true
	}
	// A line that stops well short of the edge, after a full stop, ends its
	// paragraph where none is indented, if more was left than line k begins with.
	return !r.full(before) && ended(before.text) && (r.rightOf(before)-before.right)/r.size > max(2, unbroken(l.text)+.5)
}

// runsAround reports whether line k of Latin type goes on beside something that its strip
// runs around: it is set in as the line before is, which ended no sentence.
func (r *run) runsAround(k int) bool {
	l, before := r.lines[k], r.lines[k-1]
	return !mostlyHanzi(l.text) && !ended(before.text) && l.bold == before.bold && math.Abs(l.left-before.left) < .35*r.size
}

// midSentence reports whether a sentence of Latin goes on from a to b: b begins small,
// and a does not end one. A list's lines begin with capitals or figures.
func midSentence(a, b string) bool {
	first, _ := utf8.DecodeRuneInString(b)
	last, _ := utf8.DecodeLastRuneInString(a)
	return unicode.IsLower(first) && (unicode.IsLower(last) || last == '-' || last == ',')
}

// unbroken returns how many em of s's beginning may not be broken, for the marks
// in it: many programs do not part a quotation mark from what stands before it.
func unbroken(s string) (em float64) {
	glued := true // to what comes next
	for _, c := range s {
		switch {
		case opens(c):
			glued = true
		case strings.ContainsRune(closing, c):
		case !glued && c >= 0x2000:
			return em
		case unicode.IsSpace(c):
			return em
		default:
			glued = false
			if c < 0x2000 {
				em -= .5
			}
		}
		em++
	}
	return em
}

// headsOff reports whether line k is a sub-heading at the edge of a column: after
// a paragraph's end a short line without one, with an indent under it.
func (r *run) headsOff(k int) bool {
	if k+1 >= len(r.lines) {
		return false
	}
	l, next := r.lines[k], r.lines[k+1]
	return ended(r.lines[k-1].text) && !ended(l.text) && !bracketed(l.text) && (r.rightOf(l)-l.right)/r.size > 2 && (next.left-r.edgeOf(next))/r.size > leastIndent && (next.left-r.edgeOf(next))/r.size < mostIndent
}

// bracketed tells a source note or an author that stands on a line of its own.
func bracketed(s string) bool {
	return strings.HasPrefix(s, "（") && strings.HasSuffix(s, "）")
}

// spacedOff reports whether line k stands farther below than lines do, as paragraphs
// without an indent may, and pull quotes above one another.
func (r *run) spacedOff(k int) bool {
	const more = .25 // em; lines of one paragraph are as far apart as each other
	return r.leading > 0 && r.step(k) > r.leading+more && (r.lines[k].left-r.edgeOf(r.lines[k]))/r.size < leastIndent
}

// leftOff reports whether the line before k ended though there was room for what
// begins line k, and to spare: lines of a list, not of a paragraph.
func (r *run) leftOff(k int) bool {
	const spare = 1.5 // em; lines that are not justified differ by a character and its marks
	word := 0.0
	for i, c := range r.lines[k].text {
		if c >= 0x2000 {
			if i == 0 {
				word = 1
			}
			break
		}
		if unicode.IsSpace(c) {
			break
		}
		word += .6
	}
	return (r.rightOf(r.lines[k-1])-r.lines[k-1].right)/r.size > word+1+spare
}

// full reports whether a line reaches the right edge, an end mark's blank aside.
func (r *run) full(l line) bool { return r.rightOf(l)-l.right < 1.3*r.size }

// continues reports whether run b goes on with the last paragraph of run a, which
// stands somewhere before it: the next column of type, or the same one below a
// picture, or the next page, begun at its edge.
func continues(a, b *run, body float64) bool {
	last, first := a.lines[len(a.lines)-1], b.lines[0]
	if last.stands {
		return false
	}
	if a.layer != b.layer && a.page == b.page || !b.reads(body) || !a.reads(body) || marked(first.text) || marked(last.text) || page.Jump(first.text) || page.Jump(last.text) || last.bold != first.bold {
		return false
	}
	if in := (first.left - b.edgeOf(first)) / b.size; in > leastIndent || len(b.lines) < 2 && !ended(first.text) && !midSentence(last.text, first.text) {
		return false
	}
	if a.frame != b.frame && len(a.lines) == 1 && last.right-last.left < .5*(b.right-b.edge) {
		return false // a name or a label
	}
	if !mostlyHanzi(last.text) && !ended(last.text) {
		return a.rightOf(last)-last.right < farShort*a.size
	}
	if !a.full(last) || (a.spaced || b.spaced) && ended(last.text) {
		return false
	}
	if !ended(last.text) || a.page != b.page {
		return a.page == b.page || a.page+1 == b.page
	}
	width := max(a.right-a.edge, b.right-b.edge)
	narrow := min(a.right-a.edge, b.right-b.edge) < .8*width
	next := b.edge > a.right && b.edge-a.right < 4*b.size && first.y > last.y
	below := b.edge-a.edge < b.size && a.edge-b.edge < b.size && first.y < last.y
	return a.frame == b.frame || !narrow && (next || below)
}

// farShort is how far a line of Latin type may stop from the edge, in em, and yet be
// no heading: ragged lines differ by a word.
const farShort = 6

// marked reports whether a block begins with a mark that labels and bylines have.
func marked(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("■□●○▲△▼▽◆◇★☆【", r)
}

// numeral reports whether b's ○ is a zero that a line's end parted from a: 一｜○四三年.
func numeral(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	return strings.HasPrefix(b, "○") && strings.ContainsRune("一二三四五六七八九〇○", last)
}

// ended reports whether a sentence ends with s.
func ended(s string) bool { return runes.EndsSentence(s) }

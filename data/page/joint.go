package page

import (
	"strings"
)

// A joint is the place between two lines of type: does the paragraph that begins
// with line start end before line i?
type joint struct {
	lines    []line
	start, i int
	a, b     *line   // the lines before and after
	w        float64 // the measure there
	in       float64 // indent of a, if it is the paragraph's first line
	second   bool    // b would be its second line
}

// What a joint is.
const (
	sameParagraph = iota
	newParagraph
)

// newJoint returns the joint before line i of a paragraph that begins with line start.
func newJoint(lines []line, start, i int) joint {
	j := joint{lines: lines, start: start, i: i, a: &lines[i-1], b: &lines[i], w: measure(lines, i), second: i-1 == start}
	if i-start > 3 {
		// Near a frame's end the lines around may be another's.
		if own := ownMeasure(lines[max(start, i-2*nearLines):i]); own < j.w-indent || own > j.w+indent {
			j.w = own
		}
	}
	if !j.b.ended || j.b.em > j.w+slack {
		j.w = max(j.w, j.b.em-slack) // no line is wider than its measure
	}
	if j.second {
		j.in = indent
	}
	return j
}

// joints report whether a paragraph ends, the first that holds. Above are those that look at
// headlines and notes, then those for a line that is not full, then those for one that is.
var joints = []row[joint]{
	{"begins as an item or an answer does", newParagraph, func(j *joint) bool { return j.b.kind != "" }},
	{"a headline's last characters", sameParagraph, func(j *joint) bool { return j.second && j.b.orphan(j.a) }},
	{"under a headline wider than the text", newParagraph, func(j *joint) bool {
		return j.wideHead() && (j.b.em > j.a.em/3 || j.b.looksSigned())
	}},
	{"where the news is from that it begins with", sameParagraph, func(j *joint) bool {
		return j.b.first == '（' && j.left() > 2 && noteStart.MatchString(j.b.String)
	}},
	{"after an author in brackets", newParagraph, func(j *joint) bool {
		return j.a.last == '）' && endsSentence(j.a.String) && signedIn(j.a.String) >= 0
	}},
	{"a second headline after a dash", newParagraph, func(j *joint) bool {
		return j.second && !j.a.ended && strings.HasPrefix(j.b.String, "——") && (j.left() == 0 || j.after(1).dated)
	}},
	{"set in", newParagraph, func(j *joint) bool {
		return j.b.start == begins && classOf(j.b.first) != closer && classOf(j.b.first) != pause
	}},
	{"in a sentence, and not set in as its paragraph is", sameParagraph, func(j *joint) bool {
		return !j.a.ended && j.b.start == goesOn && j.lines[j.start].start == begins
	}},
	{"a bracket is closed", sameParagraph, func(j *joint) bool { return !j.a.ended && j.a.opens > 0 && j.b.closes > 0 }},

	{"who signs the headline", newParagraph, func(j *joint) bool { return j.b.heads(j.w) && j.second && j.b.size > 2 && j.b.looksSigned() }},
	{"under who signs", newParagraph, func(j *joint) bool {
		return !j.full() && j.second && j.start > 0 && j.a.size > 2 && !j.a.ended && j.a.looksSigned()
	}},
	{"the rest of a headline under a text", sameParagraph, func(j *joint) bool {
		return !j.full() && j.underText() && !j.a.ended && j.b.em < j.w-indent-1 && !j.b.full(indent, j.w-0.5) && !j.b.looksSigned() && j.b.restOf(j.lines[j.start:j.i])
	}},
	{"a sentence ends before the line is full", newParagraph, func(j *joint) bool { return !j.full() && j.a.ended }},
	{"a headline under a text", newParagraph, func(j *joint) bool { return !j.full() && j.underText() && j.a.heads(j.w) }},
	{"the line had room for more", newParagraph, func(j *joint) bool {
		return !j.full() && classOf(j.a.last) != pause && j.a.em+j.in+j.a.next < j.w-indent-1
	}},
	{"the line is nearly full", sameParagraph, func(j *joint) bool { return !j.full() }},

	{"who signs the text", newParagraph, func(j *joint) bool { return j.a.ended && j.left() == 0 && hasSurname(j.b.String) }},
	{"a heading under a text", newParagraph, func(j *joint) bool { return j.b.heads(j.w) && j.a.ended }},
	{"Latin words", sameParagraph, func(j *joint) bool { // how wide they are is not known so well
		return !j.a.ended && latinEnd(j.a.String) && latinStart(j.b.String)
	}},
	{"full, before what can be no first line", sameParagraph, func(j *joint) bool {
		return !canBeFirst(j.b, j.w) || j.b.full(0, j.w) || j.b.em > j.w-1 || j.left() == 0
	}},
	// Both lines are full, b with an indent only: it is a first line after a finished
	// sentence, or after one line that is then a headline.
	{"a question over its author and a text", newParagraph, func(j *joint) bool {
		return j.a.ended && j.b.ended && j.b.last != '。' && j.b.short() && j.left() > 1 && j.after(1).size > 2 && j.after(2).em > j.b.em && j.after(1).looksSigned()
	}},
	{"a paragraph of one line", newParagraph, func(j *joint) bool {
		return j.b.ended && j.a.ended && j.b.em+indent > j.w-0.6 && j.b.em+indent < j.w+0.6
	}},
	{"a paragraph's last line", sameParagraph, func(j *joint) bool { return j.b.ended }},
	{"full, after a finished sentence", newParagraph, func(j *joint) bool { return j.a.ended }},
	{"its author opens it", sameParagraph, func(j *joint) bool { n, _ := runIn(j.a.String); return n > 0 }},
	{"a first line under a headline", newParagraph, func(j *joint) bool { // how wide b is with digits in it is not known so well
		return j.second && (j.b.exact || !j.b.full(0, j.w-0.8))
	}},
	{"full, in a sentence", sameParagraph, always[joint]},
}

// full reports whether b's beginning could not have gone on the line before too.
func (j *joint) full() bool { return j.a.full(j.in, j.w) }

// left is how many lines stand after b.
func (j *joint) left() int { return len(j.lines) - j.i - 1 }

// after returns the nth line after b.
func (j *joint) after(n int) *line { return &j.lines[j.i+n] }

// underText reports whether a, the only line so far, stands under a text that ends.
func (j *joint) underText() bool { return j.second && over(j.lines, j.start) }

// wideHead reports whether a, the only line so far, is wider than the text: a headline.
func (j *joint) wideHead() bool {
	most := measure(j.lines, j.i) + 2*slack
	return j.second && !j.a.ended && j.a.em > most && !(j.b.em > most && (j.left() == 0 || j.after(1).em > most))
}

// breaks reports whether a paragraph that begins with line start ends before
// line i.
func breaks(lines []line, start, i int, rec *record) bool {
	j := newJoint(lines, start, i)
	r := first(joints, &j)
	rec.decided(j.b.block, "a new paragraph?", yesNo(r.says == newParagraph), r.name)
	return r.says == newParagraph
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

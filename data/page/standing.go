package page

import (
	"lanmu/data/runes"
	"strings"
)

// Short lines that stand as they stood: verse, and lists that nothing numbers. Where it
// is not sure lines are kept apart: a torn paragraph is a blemish, a glued poem is a loss.

// A run is short lines of type, or blocks, one after the other.
type run struct {
	units      []block
	from, to   int
	prev, next *block // around it, nil at an end
	typed      bool
	measure    float64 // of the page's lines of type, in em

	lines, open, marks, pauses, roomy, even, torn, inner, cut int
	least, most, size                                         int  // characters: of the shortest, of the longest, of all
	narrow, long                                              bool // than the page's lines of type; than lines of verse are on the average
}

// What a run is.
const (
	isProse = iota
	isVerse
)

// standings report whether the lines of a run stand as they stood, the first that holds.
var standings = []row[run]{
	{"words are torn between them", isProse, func(r *run) bool { return 6*r.torn > r.lines }},
	{"pieces of a sentence", isProse, func(r *run) bool {
		return 6*r.cut > r.lines || r.marks == r.lines && r.lines-r.open <= 1 && r.lines >= 3 && r.long
	}},
	{"as long as each other, and each ends in a mark", isVerse, func(r *run) bool {
		return r.marks == r.lines && r.most-r.least <= 1 && r.least >= 4 && (r.pauses > 0 || r.inner == r.lines) && (r.lines >= 4 || !r.typed || r.introduced())
	}},
	{"marks within lines of type, as prose has", isProse, func(r *run) bool {
		return r.typed && 3*r.inner > r.lines && (2*r.roomy < r.lines || r.lines < 6 || 10*r.torn > r.lines)
	}},
	{"after a colon", isVerse, func(r *run) bool {
		return r.introduced() && r.lines >= 2 && 2*r.open >= r.lines && r.ragged()
	}},
	{"what may be a headline and what belongs to it", isProse, (*run).mayHead},
	{"short, and most end no sentence", isVerse, func(r *run) bool {
		return r.lines >= 3 && 2*r.open >= r.lines && r.ragged()
	}},
	{"short lines, each ending in a mark", isVerse, func(r *run) bool { return r.lines >= 4 && r.marks == r.lines && r.pauses > 0 }},
	{"prose", isProse, always[run]},
}

// introduced reports whether what stands before the run says that something follows.
func (r *run) introduced() bool {
	return r.prev != nil && r.prev.role == body && strings.ContainsRune("：:", r.prev.last) && r.prev.size > 6
}

// ragged reports whether lines of type end before they are full, as no line of a
// paragraph but its last does, or are much narrower than the page's and have no marks
// in them. Of blocks nobody knows.
func (r *run) ragged() bool {
	const (
		few  = 4  // lines, of which half must
		many = 10 // of a narrow strip a third would be torn from their words
	)
	return !r.typed || r.lines >= many && many*r.torn <= r.lines && 3*r.even <= 2*r.lines && 4*r.inner <= r.lines || r.lines > few && 3*r.roomy >= r.lines || 2*r.roomy >= r.lines || r.narrow && r.inner == 0 && r.lines >= few
}

// mayHead reports whether the run may be a headline of several lines, with what stands
// above and below it: few, over an author or a text, and not under a headline.
func (r *run) mayHead() bool {
	const most = 4 // lines
	over := r.next != nil && (r.next.role == byline || r.next.role == body && r.next.kind == "")
	under := r.prev != nil && (r.prev.role == byline || r.introduced())
	return over && !under && r.lines <= most
}

// findStanding notes which short lines are verse. headed tells that a headline may stand
// first.
func findStanding(units []block, typed, headed bool, rec *record) {
	w := 0.0
	if typed {
		w = pageMeasure(units)
	}
	for i := 0; i < len(units); {
		next := i + 1
		for _, longest := range []int{longVerse, longestVerse} {
			end := i
			for end < len(units) && mayStand(&units[end], longest, w) && refrain(units, end) && units[end].tenths == units[i].tenths {
				end++
			}
			if end-i < 2 {
				next = max(next, end)
				continue
			}
			r := newRun(units, i, end, typed, headed, w)
			if longest == longVerse && !r.mayBeLong() {
				continue
			}
			if next = max(next, end); r.to < end && units[r.to-1].last == '：' {
				next = max(i+1, r.to)
			}
			if r.lines < 2 {
				break
			}
			if e := first(standings, r); e.says == isVerse {
				for k := r.from; k < r.to; k++ {
					units[k].kind, units[k].whole, units[k].echo = Verse, true, -1 // a refrain is no quote
					rec.decided(&units[k], "stands as it stood?", "yes", e.name)
				}
			}
			break
		}
		i = next
	}
}

// longVerse is the most characters of a line of free verse, of which others are shorter.
const longVerse = 30

// mayBeLong reports whether the run has lines longer than most verse has, and is yet short
// enough on the average.
func (r *run) mayBeLong() bool {
	const least, average = 6, 18
	stops := 0
	for i := r.from; i < r.to; i++ {
		if r.units[i].stops {
			stops++
		}
	}
	return r.most > longestVerse && r.lines >= least && r.size <= average*r.lines && 4*stops <= r.lines
}

// refrain reports whether unit i repeats nothing, or a line as it stands.
func refrain(units []block, i int) bool {
	u := &units[i]
	if u.echo < 0 || units[u.echo].String == u.String {
		return true
	}
	of := u.echo + i - u.stretch
	return of >= 0 && of < len(units) && units[of].String == u.String
}

// mayStand reports whether u is short enough for a line of verse: of the characters
// that one has, and of lines of type shorter by some than the page's.
func mayStand(u *block, longest int, measure float64) bool {
	const shorter = 2.5 // em
	return u.role == body && u.kind == "" && u.size <= longest && u.size > 0 && !u.dated && !u.wide && !(u.colons && u.ended) &&
		(measure == 0 || u.em <= measure-shorter || measure <= longestVerse/2)
}

// pageMeasure is the width of the widest lines of type that a page has many of: of
// those that finish no sentence, one in eight is as wide at least.
func pageMeasure(units []block) float64 {
	const share, widest = 8, 60
	var counts [widest + 1]int
	all := 0
	for i := range units {
		if u := &units[i]; u.role == body && u.kind == "" && !u.ended && u.em >= 5 && u.em < widest {
			counts[int(u.em+0.5)]++
			all++
		}
	}
	for em, n := widest, 0; em > 0; em-- {
		if n += counts[em]; n*share >= all && all > 0 {
			return float64(em)
		}
	}
	return 0
}

// newRun measures units from to to, without the headline that may stand at either end,
// nor what introduces the rest, nor a line of a paragraph.
func newRun(units []block, from, to int, typed, headed bool, measure float64) *run {
	const few = 4 // lines
	r := &run{units: units, from: from, to: to, typed: typed, measure: measure, least: longestVerse}
	if headed && from == 0 || from > 0 && units[from-1].role == label {
		r.from++ // a headline
	}
	for i := r.from; i+1 < to; i++ {
		if units[i].last != '：' {
			continue
		}
		if i+1-r.from >= few { // a line among others
			to, r.to = i+1, i+1
			break
		}
		r.from = i + 1 // what introduces the rest
	}
	if to < len(units) {
		r.next = &units[to]
		if last := &units[to-1]; r.next.role == byline && !last.ended && to-r.from > 1 {
			r.to-- // a headline, its author under it
		}
	}
	if typed && measure > 0 {
		r.leaveProse()
	}
	if r.from > 0 {
		r.prev = &units[r.from-1]
	}
	r.count()
	return r
}

// leaveProse takes a paragraph's last line from the beginning of the run, and another's
// first from its end.
func (r *run) leaveProse() {
	const firstLine = 4.5 // em by which a paragraph's first line is narrower at most
	if r.from == 0 || r.from >= r.to {
		return
	}
	if p := &r.units[r.from-1]; p.role == body && p.kind == "" && !p.ended && p.last != '：' && p.em > r.measure-firstLine {
		r.from++
	}
	if r.to <= r.from || r.next == nil || r.next.role != body || r.next.em <= r.measure-2 {
		return
	}
	if last := &r.units[r.to-1]; !last.ended && last.em > r.measure-firstLine {
		r.to--
	}
}

// count counts what tells what the run is.
func (r *run) count() {
	widest, size := 0.0, 0
	for i := r.from; i < r.to; i++ {
		widest = max(widest, r.units[i].em)
		size += r.units[i].size
	}
	for i := r.from; i < r.to; i++ {
		u := &r.units[i]
		if u.em > widest-1.2 { // as full as lines are that are justified
			r.even++
		}
		r.lines++
		r.least, r.most = min(r.least, u.size), max(r.most, u.size)
		r.note(u)
		if i+1 < r.to {
			r.notePair(u, &r.units[i+1], widest)
		}
	}
	r.size = size
	r.long = size > 12*r.lines
	r.narrow = r.measure > 0 && 3*widest <= 2*r.measure
}

// note counts what u alone tells.
func (r *run) note(u *block) {
	c := classOf(u.last)
	if c != terminal {
		r.open++
	}
	if isMark(c) || c == dash {
		r.marks++
	}
	if c == pause {
		r.pauses++
	}
	if hasInnerMark(u.String) {
		r.inner++
	}
	if u.last == '、' || c == opener {
		r.cut++
	}
}

// notePair counts what u tells with the line after it; the run's widest is so wide.
func (r *run) notePair(u, next *block, widest float64) {
	if u.opens > 0 && next.closes == 0 {
		r.cut++
	}
	if !u.ended && u.em+cluster(next.String) < widest-1 {
		r.roomy++
	}
	if classOf(u.last) == letter && tears(u.String, next.String) {
		r.torn++
	}
}

// hasInnerMark reports whether s has a mark that parts clauses, and goes on after it.
func hasInnerMark(s string) bool {
	at := strings.IndexFunc(s, runes.EndsClause)
	return at >= 0 && at+len("，") < len(s)
}

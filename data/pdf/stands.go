package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"lanmu/data/page"
)

// Lines that stand as they stood, by their places: verse, lists, what ends a letter. A
// line of a paragraph goes on until nothing more goes on it. So lines that leave room
// again and again were broken by their writer, be they set in, centred, or at the edge.

// widen gives a run whose lines are of any length, as those of verse are, the edges of the
// column it stands in: those of the widest run in its frame that it stands within. Lines
// beside a picture are full, all but a few.
func (r *run) widen(all []run) {
	if len(r.lines) < 2 || r.lines[0].table > 0 {
		return
	}
	full := r.justified()
	for _, o := range all {
		if o.page != r.page || o.frame != r.frame || !same(o.size, r.size) || o.lines[0].table > 0 || len(o.lines) < 2 {
			continue
		}
		free := r.edge > o.edge+r.size && r.right < o.right-r.size // on either side
		if (!full || free) && o.edge < r.edge+r.size && o.right > r.right-r.size && o.right-o.edge > r.right-r.edge {
			r.edge, r.right = min(r.edge, o.edge), max(r.right, o.right)
		}
	}
}

// justified reports whether most lines of r end at one edge, and not because each ends a
// clause, as those of regulated verse do.
func (r *run) justified() bool {
	full, marks, n := 0, 0, len(r.lines)
	right := math.Inf(-1)
	for _, l := range r.lines {
		right = max(right, l.right)
	}
	for _, l := range r.lines {
		if right-l.right < .7*r.size {
			full++
		}
		if endsClause(l.text) {
			marks++
		}
	}
	return 2*full > n && marks < n
}

func endsClause(s string) bool {
	const marks = "，。；！？、：…"
	return s != "" && strings.ContainsRune(marks, lastRune(s))
}

func lastRune(s string) rune {
	r := []rune(s)
	return r[len(r)-1]
}

// findStanding tells which lines of r were broken by their writer.
func (r *run) findStanding() {
	const (
		least = 3  // lines in a row
		spare = .6 // em
	)
	if r.size == 0 || r.lines[0].table > 0 || !mostlyHanzi(r.lines[0].text) {
		return
	}
	from, all := 0, r.ragged()
	for k := 0; k <= len(r.lines); k++ {
		if k < len(r.lines) && (all || r.leaves(k, spare)) {
			continue
		}
		if k-from >= least {
			for i := from; i < k; i++ {
				r.lines[i].stands = true
			}
		}
		from = k + 1
	}
}

// leaves reports whether line k leaves room for what the next begins with and spare em
// more, as no line of a paragraph does but its last.
func (r *run) leaves(k int, spare float64) bool {
	next := 1.0
	if k+1 < len(r.lines) {
		next = max(1, unbroken(r.lines[k+1].text))
	}
	l := r.lines[k]
	return (r.rightOf(l)-l.right)/r.size > next+spare
}

// ragged reports whether all of r is verse or a list, be its column no wider: half of its
// lines leave room, most of those end no sentence, and hardly a word is torn; or each
// ends a clause.
func (r *run) ragged() bool {
	const longest = 21 // em
	const indent = 1.5 // em that a paragraph's first line is set in at least
	n, roomy, open, marks, torn := len(r.lines), 0, 0, 0, 0
	if r.right-r.edge > longest*r.size {
		return false
	}
	for k := range r.lines {
		l := &r.lines[k]
		if endsClause(l.text) {
			marks++
		} else if k+1 < n && !r.leaves(k, .6) && l.left-r.lines[k+1].left > indent*r.size {
			return false
		}
		if k+1 < n && page.Tears(l.text, r.lines[k+1].text) {
			torn++
		}
		if k+1 < n && r.leaves(k, -.1) {
			roomy++
			if !ended(l.text) {
				open++
			}
		}
	}
	return (torn < 2 || 6*torn <= n) && n >= 3 && 2*roomy >= n && 2*open > roomy || n >= 4 && marks == n
}

// endsHere reports whether an item may begin after line k: it leaves room, or ends a
// sentence or an item.
func (r *run) endsHere(k int) bool {
	l := &r.lines[k]
	return !r.full(*l) || ended(l.text) || strings.HasSuffix(l.text, "；") || strings.HasSuffix(l.text, "：")
}

// hangs reports whether line k goes on with the item that is set above it, farther in
// than that begins.
func (r *run) hangs(k int) bool {
	const (
		least = .4 // em
		most  = 5.
	)
	for at := k - 1; at >= 0; at-- {
		before := &r.lines[at]
		if r.leaves(at, .6) || ended(before.text) {
			return false
		}
		in := (r.lines[k].left - before.left) / r.size
		switch {
		case in > least && in < most:
			return page.Listed(before.text) || bulleted(before.text)
		case in < -least:
			return false
		}
	}
	return false
}

// bullets are what items begin with that have no number.
const bullets = "·•●◆◇★☆※▶►○▲△-—–＊*▪"

func bulleted(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(bullets, r)
}

// joinLeads puts the number or the mark that an item begins with, and which stands apart
// from it, to what is said there: white between them parts no strips.
func joinLeads(words []*word) []*word {
	const (
		most  = 2.5 // em
		clear = 2   // em left of it: it begins a line

		mostLeads = 1000 // of a page; what has more is none
	)
	var leads []*word
	for _, w := range words {
		if n := len(w.chars); n <= 4 && w.table == 0 {
			s := lettering(w.chars, w.size)
			if n == 1 && bulleted(s) || page.Listed(s+"\u3000一") {
				leads = append(leads, w)
			}
		}
	}
	if len(leads) == 0 || len(leads) > mostLeads {
		return words
	}
	rows := map[int][]*word{} // by baseline
	for _, w := range words {
		k := int(math.Round(w.y))
		rows[k] = append(rows[k], w)
	}
	gone := map[*word]bool{}
	for _, lead := range leads {
		var next *word
		begins := true
		for k := int(math.Round(lead.y)) - 1; k <= int(math.Round(lead.y))+1; k++ {
			for _, w := range rows[k] {
				if gap := w.left - lead.right; w != lead && !gone[w] && gap > -.1*w.size && gap < most*w.size && same(w.size, lead.size) && (next == nil || w.left < next.left) {
					next = w
				}
				begins = begins && (w == lead || w.left > lead.left || w.right < lead.left-clear*lead.size)
			}
		}
		if next == nil || !begins || next.table > 0 || !wide(next.chars[0].r) {
			continue
		}
		gone[lead] = true
		blank := char{r: ' ', left: lead.right, right: next.left, size: lead.size}
		next.chars = slices.Concat(lead.chars, []char{blank}, next.chars)
		next.left = lead.left
	}
	return slices.DeleteFunc(words, func(w *word) bool { return gone[w] })
}

package find

import "slices"

// A word is a term of a query, ready to be matched.
type word struct {
	term
	pattern *pattern
	full    *pattern // the same taken for double pinyin, nil for none
	t       *tables

	prepared bool
	apart    [][2]*pattern // ways to take it for two words
	meant    []slipped     // what may have been meant
	short    bool          // too short to say much
	latin    bool          // it may be a Latin word with a slip in it
}

// slipped is what may have been meant by a word.
type slipped struct {
	pattern *pattern
	read    reading
	weight  int // what is to be added to what a match weighs
}

func newWord(t *tables, x term) *word {
	w := &word{term: x, t: t}
	if !x.field.fact() {
		w.pattern = newPattern(t, x.q, x.cuts, x.field, true)
		if len(x.full) > 0 {
			w.full = newPattern(t, x.full, x.fullCuts, x.field, false)
		}
	}
	return w
}

func newWords(t *tables, terms []term) []*word {
	out := make([]*word, len(terms))
	for i := range terms {
		out[i] = newWord(t, terms[i])
	}
	return out
}

// prepare makes ready for what is not found as it was typed.
func (w *word) prepare() {
	if w.prepared {
		return
	}
	w.prepared = true
	if w.field.fact() {
		return // it is matched with no text, and has no pattern
	}
	if w.full != nil { // slips are looked for in what it is in full
		w.q, w.cuts = w.full.q, w.full.cuts
	}
	letters, hanzi := 0, 0
	for _, r := range w.q {
		if isLetter(r) || r == 'ü' {
			letters++
		} else if setOf(r) != 0 {
			hanzi++
		}
	}
	if len(w.q) > maxSlip {
		return
	}
	w.short = letters+hanzi < minAlone && hanzi == 0
	if letters >= minSlipLetters || hanzi >= minSlipHanzi {
		p := newPattern(w.t, w.q, w.cuts, w.field, false)
		read := p.forgive()
		w.meant = append(w.meant, slipped{p, read, 0})
		w.split(p, read)
	}
	w.swap()
	if hanzi > minWrongHanzi {
		for k := range w.q {
			w.other(slices.Delete(slices.Clone(w.q), k, k+1), hanziSlip)
		}
	}
	w.latin = letters == len(w.q) && letters >= minLatin
}

// other adds what may have been meant. What begins with a letter but cannot be
// read is left out.
func (w *word) other(q []rune, weight int) {
	p := newPattern(w.t, q, w.cuts, w.field, false)
	p.num = false
	if read := p.parse(); read.after[0] {
		w.meant = append(w.meant, slipped{p, read, weight})
	}
}

// swap adds the word with two hanzi swapped, or with the last letter of a
// syllable and the first of the next; those within one are among its edits.
func (w *word) swap() {
	for k := 1; k < len(w.q); k++ {
		a, b := w.q[k-1], w.q[k]
		q := slices.Clone(w.q)
		q[k-1], q[k] = b, a
		switch {
		case a == b || w.cuts != 0:
		case setOf(a) != 0 && setOf(b) != 0 && len(q) >= minWrongHanzi:
			w.other(q, hanziSlip)
		case isLetter(a) && isLetter(b) && len(q) > 3:
			p := newPattern(w.t, q, 0, w.field, false)
			if read := p.parse(); read.before[k] && read.after[k] {
				w.meant = append(w.meant, slipped{p, read, swappedSlip})
			}
		}
	}
}

// minApart is of how many characters each of two words is that were typed as
// one; of the second, fewer may have been typed yet.
const minApart = 2

// split adds the ways to take the word for two, each of which can be read whole.
func (w *word) split(p *pattern, read reading) {
	for k := 1; k < len(w.q); k++ {
		if !read.before[k] || read.chars[k]>>minApart == 0 || w.marks(k) {
			continue
		}
		rest := newPattern(w.t, w.q[k:], w.cuts>>k, w.field, true)
		if !read.after[k] && len(rest.q) > 1 || letter(w.q[k]) < 0 && len(rest.q) < minApart && letter(w.q[0]) < 0 {
			continue
		}
		w.apart = append(w.apart, [2]*pattern{newPattern(w.t, w.q[:k], w.cuts, w.field, false), rest})
	}
}

// marks reports whether a mark stands before letter k or is it.
func (w *word) marks(k int) bool { return w.pattern.marks>>(k-1)&3 != 0 }

// found is where a word was found in an item.
type found struct {
	run
	tier  Tier
	field field
	at    []int // of what does not stand together: its characters
}

// better reports whether f is a better place than g.
func (f found) better(g found) bool {
	if f.tier != g.tier {
		return f.tier < g.tier
	}
	return f.field == g.field && f.cost < g.cost
}

// in calls yield with the fields of the item that begins at character at in
// which a pattern may be found, and where each begins.
func (m *matcher) in(p field, at int, yield func(f field, from int)) {
	for f := headline; f < fields; f++ {
		if p == anyField || p == f {
			yield(f, at)
		}
		for m.codes[at] != end {
			at++
		}
		at++
	}
}

// as finds a word as it was typed in the item that begins at character at, in
// the best of its texts.
func (m *matcher) as(w *word, at int) (best found, ok bool) {
	m.in(w.field, at, func(f field, from int) {
		for _, p := range [...]*pattern{w.pattern, w.full} {
			if p == nil {
				continue
			}
			if r, hit := m.find(p, from); hit {
				this := foundAt(r, f, r.from == from, m.codes[r.to] == end)
				if !ok || this.better(best) {
					best, ok = this, true
				}
			}
		}
	})
	if !ok && w.pattern.loose {
		return m.scatteredIn(w, at)
	}
	return best, ok
}

// scatteredIn finds a word whose characters stand apart.
func (m *matcher) scatteredIn(w *word, at int) (best found, ok bool) {
	m.in(w.field, at, func(f field, from int) {
		if ok {
			return
		}
		if places := m.scattered(w.pattern, from); places != nil {
			best, ok = found{run{from: places[0], to: places[len(places)-1] + 1}, Scattered, f, places}, true
		}
	})
	return best, ok
}

// parted finds a word that is two in an item.
func (m *matcher) parted(w *word, at int) (best found, ok bool) {
	for _, pair := range w.apart {
		if f, hit := m.pair(pair, at); hit && (!ok || f.cost < best.cost) {
			best, ok = f, true
		}
	}
	return best, ok
}

// reversed is what it costs that the second of two words comes first.
const reversed cost = 8

func (m *matcher) pair(pair [2]*pattern, at int) (best found, ok bool) {
	m.in(pair[0].field, at, func(f field, from int) {
		if ok {
			return
		}
		a, hit := m.find(pair[0], from)
		if !hit || a.cost >= initialCost || a.cost&partCost != 0 {
			return
		}
		b, hit := m.find(pair[1], from)
		if !hit || b.cost >= 2*initialCost || b.from < a.to && a.from < b.to {
			return
		}
		c := (a.cost | b.cost) & (initialCost - 1)
		if b.from < a.from {
			c += reversed
		}
		best, ok = found{run{min(a.from, b.from), max(a.to, b.to), c}, Apart, f, nil}, true
		for _, r := range [...]run{a, b} {
			for k := r.from; k < r.to; k++ {
				best.at = append(best.at, k)
			}
		}
		slices.Sort(best.at)
	})
	return best, ok
}

// slippedIn finds in an item what may have been meant by a word.
func (m *matcher) slippedIn(w *word, at int) (best found, ok bool) {
	better := func(r run, f field) {
		if r.cost >= editCost && (!ok || r.cost < best.cost) {
			best, ok = found{run: r, tier: Forgiven, field: f}, true
		}
	}
	m.in(w.field, at, func(f field, from int) {
		for i := range w.meant {
			if r, hit := m.find(w.meant[i].pattern, from); hit {
				r.cost += cost(w.meant[i].weight) * editCost
				better(r, f)
			}
		}
		if w.latin {
			for i := from; m.codes[i] != end; i++ {
				if r, hit := m.latin(w.q, i); hit {
					better(r, f)
				}
			}
		}
	})
	return best, ok
}

// anyhow finds a word in an item in the best way there is.
func (m *matcher) anyhow(w *word, at int) (best found, ok bool) {
	best, ok = m.as(w, at)
	if ok && best.tier < Apart {
		return best, ok
	}
	w.prepare()
	for _, way := range [...]func(*word, int) (found, bool){m.parted, m.slippedIn} {
		if f, hit := way(w, at); hit && (!ok || f.tier < best.tier) {
			best, ok = f, true
		}
	}
	return best, ok
}

package journal

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
)

// compare orders the entries of one id by when they were written, at one time
// what keeps before what deletes, and those that say the same by how.
func (j *Journal[T]) compare(a, b *Entry[T]) int {
	switch {
	case a.at != b.at:
		if a.at < b.at {
			return -1
		}
		return 1
	case a.Deleted != b.Deleted:
		if a.Deleted {
			return -1
		}
		return 1
	}
	return bytes.Compare(j.codec.encode(nil, a), j.codec.encode(nil, b))
}

// join is what two entries of one id say together: one of them if it knows all
// that the other says.
func (j *Journal[T]) join(a, b *Entry[T]) *Entry[T] {
	switch {
	case a == nil:
		return b
	case b == nil || a == b:
		return a
	case j.codec.covers(a, b):
		return a
	case j.codec.covers(b, a):
		return b
	}
	p, q := j.codec.open(a), j.codec.open(b)
	both := p.or(q)
	isA, isB := both.equal(p), both.equal(q)
	switch {
	case isA && isB:
		if j.compare(a, b) >= 0 {
			return a
		}
		return b
	case isA:
		return a
	case isB:
		return b
	}
	return j.codec.close(a.ID, both)
}

// covers reports whether b is all that a and b say together, as far as that can be
// told without taking them apart: as it is where b was made of a.
func (c *codec[T]) covers(b, a *Entry[T]) bool {
	if b.at < a.at || b.at == a.at && b.Deleted && !a.Deleted || b.all() < a.all() {
		return false
	}
	if a.extra != "" && (a.extra != b.extra || a.history != nil || b.history != nil || b.at < a.at) {
		return false
	}
	x, y := reflect.ValueOf(&a.Value).Elem(), reflect.ValueOf(&b.Value).Elem()
	for name, i := range c.fields {
		f, g := x.Field(i), y.Field(i)
		switch c.kinds[i] {
		case set:
			if !c.coversSet(b, a, name, f.Interface().([]string), g.Interface().([]string)) {
				return false
			}
		case text:
			t, u := a.textsOf(name, f.String()), b.textsOf(name, g.String())
			for who, at := range t.seen {
				if u.seen[who] < at {
					return false
				}
			}
			for _, v := range t.versions {
				if !slices.Contains(u.versions, v) && !u.knows(v, b.all()) {
					return false
				}
			}
			for _, v := range u.versions {
				if !slices.Contains(t.versions, v) && t.knows(v, a.all()) {
					return false
				}
			}
		default:
			was, is := a.since(name, !f.IsZero()), b.since(name, !g.IsZero())
			if is < was || is == was && !same(f, g) {
				return false
			}
		}
	}
	if a.history != nil {
		for name, at := range a.history.Fields { // those it does not know
			if _, ok := c.fields[name]; !ok && b.since(name, false) < at {
				return false
			}
		}
	}
	return true
}

func (c *codec[T]) coversSet(b, a *Entry[T], name string, was, is []string) bool {
	if b.at == a.at && !slices.Equal(was, is) {
		return false
	}
	for _, s := range was {
		in := slices.Contains(is, s)
		if at := b.sinceIn(name, s, in); at < a.sinceIn(name, s, true) || !in && at == a.sinceIn(name, s, true) {
			return false
		}
	}
	for _, s := range is {
		if !slices.Contains(was, s) && b.sinceIn(name, s, true) < a.sinceIn(name, s, false) {
			return false
		}
	}
	if a.history != nil {
		for s, at := range a.history.Out[name] {
			if b.sinceIn(name, s, slices.Contains(is, s)) < at {
				return false
			}
		}
	}
	return true
}

// next is the entry that replaces old, which may be nil. It is later than old
// whatever the clocks say. What it changes is written now; the rest is as old as
// it was.
func (j *Journal[T]) next(old *Entry[T], id string, now int64, v T, deleted bool) *Entry[T] {
	c := j.codec
	var was T
	p := parts{fields: map[string]register{}, texts: map[string]texts{}}
	if old != nil {
		was, p = old.Value, c.open(old)
		now = max(now, old.at+1)
	}
	x, y := reflect.ValueOf(&was).Elem(), reflect.ValueOf(&v).Elem()
	for name, i := range c.fields {
		if c.kinds[i] == set && !same(x.Field(i), y.Field(i)) {
			now = max(now, int64(p.change(name, y.Field(i).Interface().([]string), stamp(now))))
		}
	}
	p.at, p.deleted = now, deleted
	moved := map[string]bool{} // groups of which a field has changed
	for _, i := range c.fields {
		if g := c.groups[i]; g != "" && !same(x.Field(i), y.Field(i)) {
			moved[g] = true
		}
	}
	for name, i := range c.fields {
		f := y.Field(i)
		switch {
		case c.kinds[i] == set || same(x.Field(i), f) && !moved[c.groups[i]]:
		case c.kinds[i] == text:
			p.texts[name] = p.texts[name].write(f.String(), j.session, stamp(now), p.all)
		default:
			p.fields[name] = register{stamp(now), asJSON(f)}
		}
	}
	e := c.close(id, p)
	if old != nil && len(e.extra) == len(old.extra) {
		e.extra = old.extra // in the order in which it stood
	}
	return e
}

// apart is how many unlike texts written at once a field of e has, at most.
func (e *Entry[T]) apart() (n int) {
	if e.history != nil {
		for _, versions := range e.history.Apart {
			n = max(n, len(texts{versions: versions}.unlike()))
		}
	}
	return n
}

// tellTwice notes that texts of id were found to be written at once. One line is
// to say so, that others need not tell it again.
func (j *Journal[T]) tellTwice(id string) {
	j.twice[id], j.lost[id] = true, true
}

// Twice returns the ids of what has texts that were written at once, since it
// was last asked for.
func (j *Journal[T]) Twice() []string {
	j.disk.Lock()
	defer j.disk.Unlock()
	ids := slices.Sorted(maps.Keys(j.twice))
	clear(j.twice)
	return ids
}

func same(a, b reflect.Value) bool {
	if a.Kind() == reflect.String {
		return a.String() == b.String()
	}
	return a.IsZero() && b.IsZero() || reflect.DeepEqual(a.Interface(), b.Interface())
}

// change makes a set of strings what the field is, in their order, and returns
// the last time it gave: each is later than the one before it.
func (p parts) change(name string, to []string, now stamp) stamp {
	prefix := inSet(name, "")
	for key, r := range p.fields {
		if s, ok := strings.CutPrefix(key, prefix); ok && r.value != "" && !slices.Contains(to, s) {
			p.fields[key] = register{at: now}
		}
	}
	last, before := register{}, ""
	for i, s := range to {
		if slices.Contains(to[:i], s) {
			continue
		}
		r := p.fields[inSet(name, s)]
		if r.value == "" {
			r = register{now, "1"}
		}
		if r.at < last.at || r.at == last.at && s < before {
			r.at = max(now, last.at+1)
		}
		p.fields[inSet(name, s)] = r
		last, before = r, s
	}
	return last.at
}

// write is t once a text was written by who knew all of it.
func (t texts) write(s, by string, at, all stamp) texts {
	seen := stamps{}
	for who, at := range t.seen {
		seen[who] = at
	}
	for _, v := range t.versions {
		if v.By != "" || v.At > all {
			seen[v.By] = max(seen[v.By], v.At)
		}
	}
	seen[by] = at
	out := texts{seen: seen}
	if s != "" {
		out.versions = []version{{by, at, s}}
	}
	for len(seen) > maxSeen {
		first := ""
		for who := range seen {
			if who != everybody && (first == "" || seen[who] < seen[first]) {
				first = who
			}
		}
		seen[everybody] = max(seen[everybody], seen[first])
		delete(seen, first)
	}
	return out
}

// maxSeen bounds who is remembered to have written a text. A note is written in
// a handful of sessions; of one that was written in more it is no longer known
// who wrote at once with the first.
const maxSeen = 32

// newSession names an opening of a journal, to report whether who wrote a text had
// another before him. It need be unlike the other few that wrote the same text.
func newSession() string {
	const letters = "abcdefghijkmnpqrstuvwxyz23456789"
	var b [6]byte
	for i := range b {
		b[i] = letters[rand.N(len(letters))]
	}
	return string(b[:])
}

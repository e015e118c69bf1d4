package journal

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Apart stands between the texts of a field that were written at once, the later
// first.
const Apart = "\n\n———\n\n"

// A kind is how a field is merged, as its tag `merge` tells.
type kind int

const (
	latest kind = iota // the last writer's; fields of one other tag belong together
	set                // strings that are put in and taken out one by one
	text               // of two written at once both are kept
)

// register is a field, or whether something is in a set, as one entry has it.
type register struct {
	at    stamp
	value string // as JSON, "" if there is nothing; of what is in a set, "1"
}

// or is what both say: the later, and of two at once the greater, so that what
// is there wins over what is not.
func (r register) or(o register) register {
	if o.at > r.at || o.at == r.at && o.value > r.value {
		return o
	}
	return r
}

// texts is a field of texts as one entry has it.
type texts struct {
	seen     stamps
	versions []version // the latest first
}

// everybody stands in texts.seen for whoever is not named there.
const everybody = "*"

// parts is an entry taken apart: a state that merges with another part by part.
type parts struct {
	at      int64
	deleted bool
	all     stamp
	fields  map[string]register // by name; what is in a set by name, NUL, string
	texts   map[string]texts
}

// inSet is the name in parts.fields of what is in a set.
func inSet(name, element string) string { return name + "\x00" + element }

// whole reports whether the entry was written whole.
func (e *Entry[T]) whole() bool { return e.history == nil && !e.fresh }

// all is when the entry was last written whole, 0 if it never was.
func (e *Entry[T]) all() stamp {
	switch {
	case e.history != nil:
		return e.history.All
	case e.fresh:
		return 0
	}
	return stamp(e.at)
}

// rest is when what stands in the entry and is not named was written.
func (e *Entry[T]) rest() stamp {
	if e.history != nil && e.history.Rest != 0 {
		return e.history.Rest
	}
	return stamp(e.at)
}

// since is when a field was written that stands in the entry or does not.
func (e *Entry[T]) since(name string, stands bool) stamp {
	if e.history != nil {
		if at, ok := e.history.Fields[name]; ok {
			return at
		}
	}
	if stands {
		return e.rest()
	}
	return e.all()
}

// sinceIn is since for what is in a set.
func (e *Entry[T]) sinceIn(name, element string, in bool) stamp {
	if e.history != nil {
		named := e.history.Out
		if in {
			named = e.history.In
		}
		if at, ok := named[name][element]; ok {
			return at
		}
	}
	if in {
		return e.rest()
	}
	return e.all()
}

// bare reports whether the entry is what is left of one that was deleted long ago.
func (e *Entry[T]) bare() bool {
	return e.Deleted && e.whole() && e.extra == "" && reflect.ValueOf(&e.Value).Elem().IsZero()
}

// textsOf are the texts of a field that is written s.
func (e *Entry[T]) textsOf(name, s string) (t texts) {
	if e.bare() {
		return texts{seen: stamps{everybody: stamp(e.at)}}
	}
	if e.history != nil {
		t.seen = e.history.Seen[name]
		if v, ok := e.history.Apart[name]; ok {
			t.versions = v
			return t
		}
	}
	if s != "" {
		by, at := t.last(e.all())
		if at == 0 {
			at = stamp(e.at)
		}
		t.versions = []version{{by, at, s}}
	}
	return t
}

// last is who wrote last of those that are known: who alone wrote what is there,
// unless it is said otherwise.
func (t texts) last(all stamp) (by string, at stamp) {
	at = all
	for _, who := range slices.Sorted(maps.Keys(t.seen)) {
		if who != everybody && t.seen[who] >= at {
			by, at = who, t.seen[who]
		}
	}
	return by, at
}

// knows reports whether a version was known to whoever wrote t.
func (t texts) knows(v version, all stamp) bool {
	return v.At <= t.seen[v.By] || v.At <= t.seen[everybody] || v.By == "" && v.At <= all
}

// or is what both say: of each the versions that the other has too or did not
// know.
func (t texts) or(o texts, all, oall stamp) texts {
	out := texts{}
	put := func(t, o texts, oall stamp) {
		for _, v := range t.versions {
			i := slices.IndexFunc(o.versions, func(w version) bool { return w.By == v.By && w.At == v.At })
			switch {
			case i >= 0:
				v.Text = max(v.Text, o.versions[i].Text)
			case o.knows(v, oall):
				continue
			}
			if !slices.Contains(out.versions, v) {
				out.versions = append(out.versions, v)
			}
		}
	}
	put(t, o, oall)
	put(o, t, all)
	slices.SortFunc(out.versions, later)
	if len(t.seen)+len(o.seen) > 0 {
		out.seen = maps.Clone(t.seen)
		if out.seen == nil {
			out.seen = stamps{}
		}
		for who, at := range o.seen {
			out.seen[who] = max(out.seen[who], at)
		}
	}
	return out
}

// later orders versions, the latest first.
func later(a, b version) int {
	switch {
	case a.At != b.At:
		if a.At > b.At {
			return -1
		}
		return 1
	case a.Text != b.Text:
		return strings.Compare(b.Text, a.Text)
	}
	return strings.Compare(b.By, a.By)
}

// unlike are the texts that were written, each once.
func (t texts) unlike() (out []string) {
	for _, v := range t.versions {
		if !slices.Contains(out, v.Text) {
			out = append(out, v.Text)
		}
	}
	return out
}

func (t texts) equal(o texts) bool {
	return maps.Equal(t.seen, o.seen) && slices.Equal(t.versions, o.versions)
}

// or is what both parts say.
func (p parts) or(o parts) parts {
	out := parts{at: p.at, deleted: p.deleted, all: max(p.all, o.all),
		fields: map[string]register{}, texts: map[string]texts{}}
	if o.at > p.at || o.at == p.at && !o.deleted {
		out.at, out.deleted = o.at, o.deleted
	}
	for _, fields := range []map[string]register{p.fields, o.fields} {
		for name := range fields {
			r := p.field(name).or(o.field(name))
			if r != (register{at: out.all}) { // which is said of what is not named
				out.fields[name] = r
			}
		}
	}
	for _, all := range []map[string]texts{p.texts, o.texts} {
		for name := range all {
			if t := p.texts[name].or(o.texts[name], p.all, o.all); len(t.seen)+len(t.versions) > 0 {
				out.texts[name] = t
			}
		}
	}
	return out
}

func (p parts) field(name string) register {
	if r, ok := p.fields[name]; ok {
		return r
	}
	return register{at: p.all}
}

func (p parts) equal(o parts) bool {
	return p.at == o.at && p.deleted == o.deleted && p.all == o.all &&
		maps.Equal(p.fields, o.fields) && maps.EqualFunc(p.texts, o.texts, texts.equal)
}

// open takes an entry apart.
func (c *codec[T]) open(e *Entry[T]) parts {
	p := parts{at: e.at, deleted: e.Deleted, all: e.all(), fields: map[string]register{}, texts: map[string]texts{}}
	if e.history != nil {
		for name, at := range e.history.Fields {
			p.fields[name] = register{at: at}
		}
		for name, out := range e.history.Out {
			for element, at := range out {
				p.fields[inSet(name, element)] = register{at: at}
			}
		}
	}
	v := reflect.ValueOf(&e.Value).Elem()
	for name, i := range c.fields {
		f := v.Field(i)
		switch c.kinds[i] {
		case set:
			for _, element := range f.Interface().([]string) {
				p.fields[inSet(name, element)] = register{e.sinceIn(name, element, true), "1"}
			}
		case text:
			if t := e.textsOf(name, f.String()); len(t.seen)+len(t.versions) > 0 {
				p.texts[name] = t
			}
		default:
			if !f.IsZero() {
				p.fields[name] = register{e.since(name, true), asJSON(f)}
			}
		}
	}
	eachExtra(e.extra, func(name, value string) {
		p.fields[name] = register{e.since(name, true), value}
	})
	return p
}

// asJSON is a value as a line has it.
func asJSON(f reflect.Value) string {
	if f.IsZero() {
		return ""
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(f.Interface()) != nil {
		return ""
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// eachExtra calls yield with the name, without its quotes, and the value of each
// field in extra, as they stand.
func eachExtra(extra string, yield func(name, value string)) {
	if extra == "" {
		return
	}
	members([]byte("{"+extra[1:]+"}"), func(name, value []byte) error {
		yield(string(name[1:len(name)-1]), string(value))
		return nil
	})
}

// close puts an entry together. What its history says is what cannot be told
// without.
func (c *codec[T]) close(id string, p parts) *Entry[T] {
	e := &Entry[T]{ID: id, at: p.at, Deleted: p.deleted}
	h := &history{At: stamp(p.at), All: p.all, Rest: p.rest()}
	v := reflect.ValueOf(&e.Value).Elem()
	elements := map[string][]string{}
	var extra []string
	for name, r := range p.fields {
		usual := h.Rest
		if r.value == "" {
			usual = p.all
		}
		if field, element, ok := strings.Cut(name, "\x00"); ok {
			switch {
			case r.value != "":
				elements[field] = append(elements[field], element)
				if r.at != usual {
					h.In = put(h.In, field, element, r.at)
				}
			case r.at != usual:
				h.Out = put(h.Out, field, element, r.at)
			}
			continue
		}
		if r.at != usual {
			if h.Fields == nil {
				h.Fields = stamps{}
			}
			h.Fields[name] = r.at
		}
		if r.value == "" {
			continue
		}
		i, known := c.fields[name]
		if known && c.kinds[i] == latest {
			known, _ = c.set(v.Field(i), []byte(r.value))
		}
		if !known || c.kinds[i] != latest {
			extra = append(extra, name)
		}
	}
	for name, es := range elements {
		slices.SortFunc(es, func(a, b string) int {
			if x, y := p.fields[inSet(name, a)].at, p.fields[inSet(name, b)].at; x != y {
				return int(min(max(x-y, -1), 1))
			}
			return strings.Compare(a, b)
		})
		v.Field(c.fields[name]).Set(reflect.ValueOf(es))
	}
	for name, t := range p.texts {
		v.Field(c.fields[name]).SetString(strings.Join(t.unlike(), Apart))
		if len(t.seen) > 0 {
			if h.Seen == nil {
				h.Seen = map[string]stamps{}
			}
			h.Seen[name] = t.seen
		}
		by, at := t.last(p.all)
		if n := len(t.versions); n > 1 || n == 1 && (t.versions[0].By != by || t.versions[0].At != at) {
			if h.Apart == nil {
				h.Apart = map[string][]version{}
			}
			h.Apart[name] = t.versions
		}
	}
	slices.Sort(extra)
	var b strings.Builder
	for _, name := range extra {
		if i, ok := c.fields[name]; ok && !v.Field(i).IsZero() {
			continue // what this version knows was written over it
		}
		b.WriteString(`,"` + name + `":` + p.fields[name].value)
	}
	e.extra = b.String()
	e.setHistory(h)
	return e
}

// rest is when most of what stands there was written, the earlier of two.
func (p parts) rest() stamp {
	count := map[stamp]int{}
	for _, r := range p.fields {
		if r.value != "" {
			count[r.at]++
		}
	}
	rest, most := stamp(p.at), 0
	for at, n := range count {
		if n > most || n == most && at < rest {
			rest, most = at, n
		}
	}
	return rest
}

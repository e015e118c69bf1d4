package journal

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A machine keeps a journal in memory, by a clock of its own.
func machine(session string) *Journal[note] {
	return &Journal[note]{codec: newCodec[note](), session: session, entries: map[string]*Entry[note]{},
		twice: map[string]bool{}, lost: map[string]bool{}}
}

// story makes the lines that machines with disagreeing clocks write: few ids,
// few instants, equal ones among them, and deletions; now and then one hears of
// what another wrote, and one is of a version that knows no merging.
func story(r *rand.Rand, n int) []Entry[note] {
	start := time.Now().Add(-time.Hour).UnixNano() // deletions may still be undone
	machines := []*Journal[note]{machine("a"), machine("b"), machine("c")}
	var es []Entry[note]
	for len(es) < n {
		m := machines[r.IntN(len(machines))]
		id := fmt.Sprint("id", r.IntN(3))
		if other := machines[r.IntN(len(machines))].entries[id]; r.IntN(3) == 0 && other != nil {
			m.entries[id] = m.join(m.entries[id], other)
			continue
		}
		old := m.entries[id]
		var v note
		if old != nil {
			v = old.Value
		}
		change(r, &v)
		deleted := r.IntN(4) == 0
		e := m.next(old, id, start+r.Int64N(4), v, deleted)
		if old == nil && r.IntN(4) == 0 {
			e.extra = `,"later":1`
		}
		line := m.codec.encode(nil, e)
		if r.IntN(4) == 0 {
			line = unmerged(line, r.IntN(2) == 0)
		}
		e, err := m.codec.decode(bytes.TrimSpace(line))
		if err != nil {
			panic(err)
		}
		m.entries[id] = e
		es = append(es, *e)
	}
	return es
}

// change does to a note what a reader does.
func change(r *rand.Rand, v *note) {
	switch r.IntN(6) {
	case 0:
		v.Text = fmt.Sprint(r.IntN(3))
	case 1:
		v.Note = []string{"", "再读", "读过", "等"}[r.IntN(4)]
	case 2:
		v.Line, v.Column = r.IntN(3), r.IntN(3)
	case 3:
		v.Tags = slices.Clone(v.Tags[:len(v.Tags)/2])
	default:
		if tag := fmt.Sprint(r.IntN(4)); !slices.Contains(v.Tags, tag) {
			v.Tags = slices.Insert(slices.Clone(v.Tags), r.IntN(len(v.Tags)+1), tag)
		}
	}
}

// unmerged is a line as a version that knows no merging writes it: it takes what
// it does not know along, and dates the line anew; or it never saw any.
func unmerged(line []byte, saw bool) []byte {
	c := newCodec[struct{}]()
	e, _ := c.decode(bytes.TrimSpace(line))
	at := time.Unix(0, e.at).UTC().Format(time.RFC3339Nano)
	s := string(line)
	if !saw {
		if i := strings.LastIndex(s, `,"merge":`); i >= 0 {
			s = s[:i] + "}\n"
		}
		return []byte(s)
	}
	anew := time.Unix(0, e.at+1).UTC().Format(time.RFC3339Nano)
	return []byte(strings.Replace(s, `"at":"`+at+`"`, `"at":"`+anew+`"`, 1))
}

// state is what a journal knows, deletions too.
func (j *Journal[T]) state() string {
	ids := []byte{}
	for _, id := range []string{"id0", "id1", "id2"} {
		if e := j.entries[id]; e != nil {
			ids = j.codec.encode(ids, j.codec.close(id, j.codec.open(e))) // in one order whatever the line's
		}
	}
	return string(ids)
}

// slowly is the slow and obvious way to know what entries say together: of each
// field the latest that anyone says, and of texts those that everyone has or did
// not know.
func slowly(es []Entry[note]) string {
	j := machine("")
	ids := map[string][]parts{}
	for i := range es {
		ids[es[i].ID] = append(ids[es[i].ID], j.codec.open(&es[i]))
	}
	for id, all := range ids {
		out := parts{fields: map[string]register{}, texts: map[string]texts{}}
		names := map[string]bool{}
		for _, p := range all {
			if p.at > out.at || p.at == out.at && !p.deleted {
				out.at, out.deleted = p.at, p.deleted
			}
			out.all = max(out.all, p.all)
			for name := range p.fields {
				names[name] = true
			}
		}
		for name := range names {
			var best register
			for _, p := range all {
				if r := p.field(name); r.at > best.at || r.at == best.at && r.value > best.value {
					best = r
				}
			}
			if best.value != "" || best.at > out.all {
				out.fields[name] = best
			}
		}
		var t texts
		for _, p := range all {
			for who, at := range p.texts["note"].seen {
				t.seen = put(map[string]stamps{"": t.seen}, "", who, max(t.seen[who], at))[""]
			}
		version:
			for _, v := range p.texts["note"].versions {
				for _, q := range all {
					i := slices.IndexFunc(q.texts["note"].versions, func(w version) bool { return w.By == v.By && w.At == v.At })
					if i < 0 && q.texts["note"].knows(v, q.all) {
						continue version
					}
					if i >= 0 && q.texts["note"].versions[i].Text > v.Text {
						continue version
					}
				}
				if !slices.Contains(t.versions, v) {
					t.versions = append(t.versions, v)
				}
			}
		}
		slices.SortFunc(t.versions, later)
		if len(t.seen)+len(t.versions) > 0 {
			out.texts["note"] = t
		}
		j.entries[id] = j.codec.close(id, out)
	}
	return j.state()
}

func shuffled(r *rand.Rand, es []Entry[note]) []Entry[note] {
	out := make([]Entry[note], len(es))
	for i, k := range r.Perm(len(es)) {
		out[i] = es[k]
	}
	return out
}

// Whatever order entries come in, in one file or several, once or again,
// merged by the journal or by a program that only puts files together: the
// outcome is the same.
func TestTheOrderOfArrivalDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 2))
	dir := t.TempDir()
	trials := 150
	if testing.Short() {
		trials = 30 // the disk is asked to flush some thousand lines
	}
	for trial := range trials {
		es := story(r, 2+r.IntN(8))
		want := slowly(es)
		for way, merge := range map[string]func(d desk, es []Entry[note]){
			"at once": func(d desk, es []Entry[note]) { d.merge(es...) },
			"one by one and again": func(d desk, es []Entry[note]) {
				for i := range es {
					d.merge(es[i])
				}
				d.merge(es[:len(es)/2]...)
			},
			"in two copies": func(d desk, es []Entry[note]) {
				d.merge(es[:len(es)/2]...)
				var copy []byte
				for i := range es {
					copy = d.codec.encode(copy, &es[i])
				}
				d.must(os.WriteFile(strings.TrimSuffix(d.path, ".jsonl")+".sync-conflict-20260302-080000-K3JR2LQ.jsonl", copy, 0o600))
				d.must(d.Refresh())
			},
			"as lines of one file": func(d desk, es []Entry[note]) {
				var lines []byte
				for i := range es {
					lines = d.codec.encode(lines, &es[i])
				}
				d.must(os.MkdirAll(filepath.Dir(d.path), 0o700))
				d.must(os.WriteFile(d.path, lines, 0o600))
				d.must(d.Refresh())
			},
		} {
			path := filepath.Join(dir, fmt.Sprint(trial, way), "notes.jsonl")
			d := open(t, path)
			merge(d, shuffled(r, es))
			if got := d.state(); got != want {
				t.Fatalf("%s: the journal holds\n%swant\n%sof\n%+v", way, got, want, es)
			}
			d.must(d.Compact())
			if got := open(t, path).state(); got != want {
				t.Fatalf("%s, compacted: the journal holds\n%swant\n%s", way, got, want)
			}
			os.RemoveAll(filepath.Dir(path))
		}
	}
}

// What two entries say together does not depend on which comes first, on a third
// that comes before or after, or on one that comes again; and where it is told
// without taking them apart it is the same.
func TestJoiningIsOrderless(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 8))
	j := machine("")
	show := func(e *Entry[note]) string {
		return string(j.codec.encode(nil, j.codec.close("id", j.codec.open(e))))
	}
	covered, alike := 0, 0
	for range 1500 {
		es := story(r, 3)
		for i := range es {
			es[i].ID = "id"
		}
		a, b, c := &es[0], &es[1], &es[2]
		ab := j.join(a, b)
		abc := show(j.join(ab, c))
		for _, other := range []*Entry[note]{
			j.join(a, j.join(b, c)), j.join(j.join(c, a), b), j.join(c, j.join(b, a)), j.join(j.join(ab, c), ab), j.join(j.join(ab, c), a),
		} {
			if got := show(other); got != abc {
				t.Fatalf("%s\nand\n%s\nof\n%s%s%s", abc, got, show(a), show(b), show(c))
			}
		}
		if j.join(ab, a) != ab || j.join(a, a) != a {
			t.Fatalf("what is known changes\n%s%s", show(ab), show(a))
		}
		again, err := j.codec.decode(bytes.TrimSpace(j.codec.encode(nil, ab)))
		if err != nil || !j.codec.open(again).equal(j.codec.open(ab)) {
			t.Fatalf("%s is read as\n%s, %v", show(ab), show(again), err)
		}
		for _, x := range []*Entry[note]{a, b, c, ab, again} {
			for _, y := range []*Entry[note]{a, b, c, ab, again} {
				p, q := j.codec.open(x), j.codec.open(y)
				covers := p.or(q).equal(p)
				if covers {
					alike++
				}
				if j.codec.covers(x, y) {
					covered++
					if !covers {
						t.Fatalf("%s is taken to know\n%s", show(x), show(y))
					}
				}
			}
		}
	}
	if covered < alike/2 {
		t.Errorf("of %d that know another %d are told quickly", alike, covered)
	}
	t.Logf("of %d that know another %d are told quickly", alike, covered)
}

// Every permutation of five entries that tie in every way there is.
func TestEveryPermutation(t *testing.T) {
	at := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	es := []Entry[note]{
		NewEntry("id0", at, note{Text: "a"}),
		NewEntry("id0", at, note{Text: "b"}),
		NewEntry("id0", at, note{Text: "b", Tags: []string{"x"}}),
		NewEntry("id0", at.Add(-1), note{Text: "z"}),
		NewEntry("id0", at, note{Text: "c"}),
	}
	es[4].Deleted = true
	want := `{"id":"id0","at":"2026-03-02T08:00:00Z","body":"c","tags":["x"]}` + "\n" // kept before deleted, the greater text, what is in before what is not
	var permute func(rest, taken []Entry[note])
	permute = func(rest, taken []Entry[note]) {
		if len(rest) == 0 {
			j := machine("")
			for i := range taken {
				j.merge(map[string]*Entry[note]{"id0": &taken[i]})
			}
			if got := j.state(); got != want {
				t.Errorf("%+v: %s want %s", taken, got, want)
			}
			return
		}
		for i := range rest {
			without := append(append([]Entry[note]{}, rest[:i]...), rest[i+1:]...)
			permute(without, append(append([]Entry[note]{}, taken...), rest[i]))
		}
	}
	permute(es, nil)
}

func TestChangesOfOthersAreTold(t *testing.T) {
	d := newDesk(t)
	told := d.Changes()
	d.put("a", "1")
	e := d.another()
	e.put("b", "2")
	<-told
	d.keeps("a 1", "b 2")
	d.must(os.WriteFile(filepath.Join(filepath.Dir(d.path), "notes_conflict-20260302-080000.jsonl"), []byte(line("c", "08:00", "3")), 0o600))
	<-told
	d.keeps("a 1", "b 2", "c 3")
	d.Close()
	if _, open := <-told; open {
		t.Error("told of a change after closing")
	}
	d.put("d", "4") // a star turned last is kept all the same
	d.another().keeps("a 1", "b 2", "c 3", "d 4")
}

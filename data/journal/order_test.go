package journal

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// story makes entries as machines with disagreeing clocks write them: few ids,
// few instants, equal ones among them, and deletions.
func story(r *rand.Rand, n int) []Entry[note] {
	start := time.Now().Add(-time.Hour) // deletions may still be undone
	es := make([]Entry[note], n)
	for i := range es {
		es[i] = NewEntry(fmt.Sprint("id", r.IntN(3)), start.Add(time.Duration(r.IntN(4))), note{Text: fmt.Sprint(r.IntN(3))})
		es[i].Deleted = r.IntN(3) == 0
		if r.IntN(4) == 0 {
			es[i].extra = `,"later":1`
		}
	}
	return es
}

// state is what a journal knows, deletions too.
func (j *Journal[T]) state() string {
	ids := []byte{}
	for _, id := range []string{"id0", "id1", "id2"} {
		if e := j.entries[id]; e != nil {
			ids = j.codec.encode(ids, e)
		}
	}
	return string(ids)
}

// latest is the slow and obvious way to know who wins: everyone against
// everyone.
func latest(es []Entry[note]) string {
	j := &Journal[note]{codec: newCodec[note](), entries: map[string]*Entry[note]{}}
	for i := range es {
		beaten := false
		for k := range es {
			beaten = beaten || es[k].ID == es[i].ID && j.compare(&es[k], &es[i]) > 0
		}
		if !beaten {
			j.entries[es[i].ID] = &es[i]
		}
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
	for trial := range 150 {
		es := story(r, 2+r.IntN(8))
		want := latest(es)
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
	want := `{"id":"id0","at":"2026-03-02T08:00:00Z","body":"b"}` + "\n" // kept before deleted, then the greater line
	var permute func(rest, taken []Entry[note])
	permute = func(rest, taken []Entry[note]) {
		if len(rest) == 0 {
			j := &Journal[note]{codec: newCodec[note](), entries: map[string]*Entry[note]{}}
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

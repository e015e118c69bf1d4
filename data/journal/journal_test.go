package journal

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// note is what the tests keep.
type note struct {
	Text   string    `json:"body"`
	Note   string    `json:"note,omitempty" merge:"text"`
	Tags   []string  `json:"tags,omitempty" merge:"set"`
	Seen   time.Time `json:"seen,omitzero"`
	Line   int       `json:"line,omitempty" merge:"place"`
	Column int       `json:"column,omitempty" merge:"place"`
}

// desk is a journal and the folder it lies in.
type desk struct {
	*testing.T
	*Journal[note]
}

func open(t *testing.T, path string) desk {
	t.Helper()
	j, err := Open[note](path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	return desk{t, j}
}

func newDesk(t *testing.T) desk {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "lanmu", "notes.jsonl"))
}

// another opens the same journal once more, as another process would.
func (d desk) another() desk { d.Helper(); return open(d.T, d.path) }

func (d desk) put(id, text string) {
	d.Helper()
	if err := d.Put(id, note{Text: text}); err != nil {
		d.Fatal(err)
	}
}

// merge takes in entries as they come from another machine.
func (d desk) merge(es ...Entry[note]) {
	d.Helper()
	d.must(d.change(func(int64) []*Entry[note] {
		news := map[string]*Entry[note]{}
		for i := range es {
			d.keep(news, &es[i])
		}
		return d.later(news)
	}))
}

func (d desk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// keeps tells what is kept: "id text" in the order of ids.
func (d desk) keeps(want ...string) {
	d.Helper()
	got := []string{}
	for _, e := range d.Live() {
		got = append(got, e.ID+" "+e.Value.Text)
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		d.Errorf("the journal keeps %q, want %q", got, want)
	}
}

// content is what a file holds, "" if it is not there.
func (d desk) content(path string) string {
	b, _ := os.ReadFile(path)
	return string(b)
}

func (d desk) lines() int { return strings.Count(d.content(d.path), "\n") }

func TestTheLatestWins(t *testing.T) {
	d := newDesk(t)
	d.put("a", "老街")
	d.put("b", "渡口")
	d.put("a", "老街的灯")
	d.must(d.Delete("b", "c"))
	d.keeps("a 老街的灯")
	d.another().keeps("a 老街的灯")
	if d.lines() != 4 {
		t.Errorf("%d lines, want 4:\n%s", d.lines(), d.content(d.path))
	}
}

func TestADeletionIsUndoneAfterARestart(t *testing.T) {
	d := newDesk(t)
	d.put("a", "老街")
	d.must(d.Delete("a"))
	e := d.another()
	e.keeps()
	if del := e.Deleted(); len(del) != 1 || del[0].Value.Text != "老街" {
		t.Fatalf("deleted %v", del)
	}
	e.must(e.Restore("a"))
	e.keeps("a 老街")
	d.another().keeps("a 老街")
}

func TestOnlyTheOwnerReads(t *testing.T) {
	d := newDesk(t)
	d.put("a", "老街")
	for path, want := range map[string]os.FileMode{d.path: 0o600, filepath.Dir(d.path): 0o700 | os.ModeDir} {
		fi, err := os.Stat(path)
		if err != nil || fi.Mode() != want {
			t.Errorf("%s: %v %v, want %v", path, fi.Mode(), err, want)
		}
	}
}

func TestTwoJournalsLoseNothing(t *testing.T) {
	d := newDesk(t)
	e := d.another()
	d.put("a", "1")
	e.put("b", "2")
	d.put("c", "3")
	e.must(e.Delete("a"))
	d.must(d.Refresh())
	d.keeps("b 2", "c 3")
	e.must(e.Refresh())
	e.keeps("b 2", "c 3")
}

func TestASlowClockOverrulesWhatItSaw(t *testing.T) {
	d := newDesk(t)
	d.merge(NewEntry("a", time.Now().Add(time.Hour), note{Text: "from an hour ahead"}))
	d.put("a", "from now")
	d.keeps("a from now")
	d.another().keeps("a from now")
}

func TestUnknownFieldsStay(t *testing.T) {
	d := newDesk(t)
	os.MkdirAll(filepath.Dir(d.path), 0o700)
	os.WriteFile(d.path, []byte(`{"id":"a","at":"2026-03-02T08:00:00Z","body":"老街","colour":{"r":[1,2]},"body2":"x"}`+"\n"), 0o600)
	d.put("a", "渡口")
	d.must(d.Compact())
	want := `,"colour":{"r":[1,2]},"body2":"x",`
	if got := d.content(d.path); !strings.Contains(got, want) || d.lines() != 1 {
		t.Errorf("the file holds %s, want …%s", got, want)
	}
	d.another().keeps("a 渡口")
}

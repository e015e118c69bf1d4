package journal

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lanmu/data/roundtrip"
)

// apartFrom is a second machine with the same journal, which hears of the first
// by copies of files only.
func (d desk) apartFrom() desk {
	d.Helper()
	path := filepath.Join(d.TempDir(), "notes.jsonl")
	d.must(os.WriteFile(path, []byte(d.content(d.path)), 0o600))
	return open(d.T, path)
}

// hears takes in what another machine has, as a synchroniser leaves it.
func (d desk) hears(other desk) {
	d.Helper()
	name := strings.TrimSuffix(d.path, ".jsonl") + fmt.Sprintf(".sync-conflict-20260302-%06d-K3JR2LQ.jsonl", time.Now().Nanosecond()/1000)
	d.must(os.WriteFile(name, []byte(other.content(other.path)), 0o600))
	d.must(os.Chtimes(name, time.Time{}, time.Now().Add(-time.Hour)))
	d.must(d.Refresh())
}

// edit changes what is kept under a.
func (d desk) edit(change func(v *note)) {
	d.Helper()
	d.must(d.Update("a", func(v note, _ bool) (note, bool) {
		v.Tags = slices.Clone(v.Tags)
		change(&v)
		return v, true
	}))
}

func TestTwoMachinesAreMergedByField(t *testing.T) {
	noted := func(s string) func(*note) { return func(v *note) { v.Note = s } }
	tagged := func(tags ...string) func(*note) { return func(v *note) { v.Tags = tags } }
	for _, c := range []struct {
		name        string
		first       func(*note)
		one, other  func(*note) // what each does, the other later
		note, tags  string
		text, twice string
	}{
		{name: "a note and a tag", first: noted(""), one: noted("再读"), other: tagged("灯"), note: "再读", tags: "灯"},
		{name: "a tag and a note", first: noted(""), one: tagged("灯"), other: noted("再读"), note: "再读", tags: "灯"},
		{name: "two tags", first: tagged("街"), one: tagged("街", "灯"), other: tagged("船", "街"), tags: "灯 船 街"},
		{name: "a tag put in and one taken out", first: tagged("街", "灯"), one: tagged("灯"), other: tagged("街", "灯", "船"), tags: "灯 船"},
		{name: "a tag taken out by both", first: tagged("街", "灯"), one: tagged("灯"), other: tagged("灯"), tags: "灯"},
		{name: "two notes", first: noted(""), one: noted("再读"), other: noted("读过"), note: "读过" + Apart + "再读", twice: "a"},
		{name: "two notes in place of one", first: noted("等"), one: noted("再读"), other: noted("读过"), note: "读过" + Apart + "再读", twice: "a"},
		{name: "the same note", first: noted(""), one: noted("再读"), other: noted("再读"), note: "再读"},
		{name: "a note taken out and one changed", first: noted("等"), one: noted(""), other: noted("读过"), note: "读过"},
		{name: "a note changed and taken out", first: noted("等"), one: noted("再读"), other: noted(""), note: "再读"},
		{name: "two texts", first: noted("等"), one: func(v *note) { v.Text = "街" }, other: func(v *note) { v.Text = "灯" }, note: "等", text: "灯"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.edit(c.first)
			e := d.apartFrom()
			d.edit(c.one)
			e.edit(c.other)
			e.hears(d)
			d.hears(e)
			if got := strings.Join(append(d.Twice(), e.Twice()...), " "); got != c.twice && got != strings.TrimSpace(c.twice+" "+c.twice) {
				t.Errorf("told of %q, want %q", got, c.twice)
			}
			for _, d := range []desk{d, e, d.another(), e.another()} {
				v, _ := d.Get("a")
				if v.Note != c.note || strings.Join(v.Tags, " ") != c.tags || v.Text != c.text {
					t.Errorf("merged they are %+v", v)
				}
				if twice := d.Twice(); len(twice) > 0 {
					t.Errorf("told of %q once more", twice)
				}
			}
			d.must(d.Compact())
			d.edit(noted("完"))
			e.hears(d)
			if v, _ := e.Get("a"); v.Note != "完" {
				t.Errorf("who knew all wrote %q, and there is %q", "完", v.Note)
			}
			if twice := e.Twice(); len(twice) > 0 {
				t.Errorf("told of %q once more", twice)
			}
		})
	}
}

// Marking on a second machine, without the note of the first, does not take it.
func TestTwoMachinesMakeTheSame(t *testing.T) {
	d, e := newDesk(t), newDesk(t)
	d.must(d.Put("a", note{Text: "街", Note: "再读", Tags: []string{"灯"}}))
	e.must(e.Put("a", note{Text: "街"}))
	d.hears(e)
	if v, _ := d.Get("a"); v.Note != "再读" || len(v.Tags) != 1 {
		t.Errorf("there is %+v", v)
	}
}

// However often a note is written while it is typed, what another machine wrote
// meanwhile is not taken for known.
func TestANoteTypedAtLengthKnowsNoMore(t *testing.T) {
	d := newDesk(t)
	d.put("a", "街")
	e := d.apartFrom()
	e.edit(func(v *note) { v.Note = "再读" })
	for i := range 3 * maxSeen {
		d.edit(func(v *note) { v.Note = fmt.Sprint("读过", i) })
	}
	d.hears(e)
	if v, _ := d.Get("a"); !strings.Contains(v.Note, "再读") {
		t.Errorf("the note is %q", v.Note)
	}
}

func TestManySessionsAreRemembered(t *testing.T) {
	d := newDesk(t)
	for i := range 2 * maxSeen {
		d.session = fmt.Sprint("s", i)
		d.edit(func(v *note) { v.Note = fmt.Sprint("读过", i) })
		if i == 0 {
			defer func(e desk) { // an old copy brings nothing back
				d.hears(e)
				if v, _ := d.Get("a"); v.Note != fmt.Sprint("读过", 2*maxSeen-1) {
					t.Errorf("the note is %q", v.Note)
				}
			}(d.apartFrom())
		}
	}
	if n := len(d.entries["a"].history.Seen["note"]); n > maxSeen+1 {
		t.Errorf("%d sessions are remembered", n)
	}
}

// What was written before there was merging by field reads as it did.
func TestLinesOfBefore(t *testing.T) {
	at := func(minute int, rest string) string {
		return fmt.Sprintf(`{"id":"a","at":"2026-03-02T08:%02d:00Z","body":"街"%s}`+"\n", minute, rest)
	}
	merged := func(minute, of int, rest string) string {
		return at(minute, rest+fmt.Sprintf(`,"merge":{"at":"2026-03-02T08:%02d:00Z","seen":{"note":{"s":"2026-03-02T08:%02d:00Z"}}}`, of, of))
	}
	for _, c := range []struct{ name, file, note, tags string }{
		{"the later", at(1, `,"note":"再读","tags":["灯"]`) + at(2, `,"note":"读过"`), "读过", ""},
		{"the later first", at(2, `,"note":"读过"`) + at(1, `,"note":"再读","tags":["灯"]`), "读过", ""},
		{"one after the other of two versions", merged(1, 1, `,"note":"再读","tags":["灯"]`) + merged(2, 1, `,"note":"读过"`), "读过", ""},
		{"two versions at once", merged(1, 1, `,"note":"再读","tags":["灯"]`) + at(2, `,"note":"读过"`), "读过" + Apart + "再读", ""},
		{"of a version to come", at(1, `,"note":"再读","merge":[1]`), "再读", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "notes.jsonl")
			os.WriteFile(path, []byte(c.file), 0o600)
			d := open(t, path)
			for range 2 {
				if v, _ := d.Get("a"); v.Note != c.note || strings.Join(v.Tags, " ") != c.tags {
					t.Errorf("there is %+v", v)
				}
				d.must(d.Compact())
				d = d.another()
			}
		})
	}
}

func TestNoFieldIsLostInALine(t *testing.T) {
	c := newCodec[note]()
	roundtrip.Check(t, func(e Entry[note]) (Entry[note], error) {
		e.at = nanoseconds(time.Now())
		got, err := c.decode(bytes.TrimSpace(c.encode(nil, &e)))
		if err != nil {
			return e, err
		}
		apart := c.close(got.ID, c.open(got)) // as merging does
		if lost := roundtrip.Lost(*got, *apart); lost != nil {
			t.Errorf("put together it is another: %v", lost)
		}
		return *got, nil
	})
	roundtrip.Check(t, func(h history) (history, error) {
		e := Entry[note]{ID: "a", at: int64(h.At), history: &h}
		got, err := c.decode(bytes.TrimSpace(c.encode(nil, &e)))
		if err != nil || got.history == nil {
			return h, fmt.Errorf("there is no history, %v", err)
		}
		return *got.history, nil
	}, func(h *history) {
		// Of an entry nothing is younger than itself or older than the whole of it.
		now := time.Now().UnixNano()
		h.At, h.All, h.Rest = stamp(now), 1, stamp(now-1)
		for _, versions := range h.Apart {
			slices.SortFunc(versions, later)
		}
	})
}

// A field this version knows, of another type, is kept as it is until it is
// written over.
func TestAFieldOfAnotherTypeStays(t *testing.T) {
	const odd = `"tags":"one","seen":"yesterday","line":[7],"note":{"zh":"再读"}`
	d := newDesk(t)
	os.MkdirAll(filepath.Dir(d.path), 0o700)
	d.must(os.WriteFile(d.path, []byte(`{"id":"a","at":"2026-03-02T08:00:00Z","body":"老街",`+odd+"}\n"), 0o600))
	d.edit(func(v *note) { v.Text = "渡口" })
	d.must(d.Delete("a"))
	d.must(d.Restore("a"))
	d.must(d.Compact())
	if got := d.content(d.path); d.lines() != 1 || !strings.Contains(got, odd) || !strings.Contains(got, "渡口") {
		t.Errorf("the file holds %s", got)
	}
	d.edit(func(v *note) { v.Tags, v.Note, v.Line = []string{"two"}, "读过", 7 })
	d.must(d.Compact())
	v, _ := d.another().Get("a")
	if got := d.content(d.path); strings.Contains(got, "one") || strings.Contains(got, "zh") || !strings.Contains(got, "yesterday") ||
		v.Note != "读过" || v.Line != 7 || len(v.Tags) != 1 {
		t.Errorf("the file holds %s", got)
	}
}

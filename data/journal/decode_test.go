package journal

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
	"time"
)

// slowDecode is decode by encoding/json alone.
func slowDecode(line []byte) (*Entry[note], map[string]json.RawMessage, bool) {
	var all map[string]json.RawMessage
	if json.Unmarshal(line, &all) != nil || all == nil {
		return nil, nil, false
	}
	e := new(Entry[note])
	v := &e.Value
	for name, field := range map[string]any{"id": &e.ID, "deleted": &e.Deleted, "body": &v.Text, "tags": &v.Tags,
		"note": &v.Note, "seen": &v.Seen, "line": &v.Line, "column": &v.Column} {
		if err := json.Unmarshal(all[name], field); err != nil && all[name] != nil {
			if name == "deleted" || name == "id" {
				return nil, nil, false
			}
			reflect.ValueOf(field).Elem().SetZero()
			continue // it is kept as it stands
		}
		delete(all, name)
	}
	var at time.Time
	if err := json.Unmarshal(all["at"], &at); err != nil && all["at"] != nil {
		return nil, nil, false
	}
	if all["at"] != nil {
		e.at = nanoseconds(at)
	}
	delete(all, "at")
	delete(all, "merge")
	return e, all, e.ID != ""
}

// FuzzDecode holds the fast reading of a line against encoding/json, and what
// is read against what is written of it.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		`{"id":"a","at":"2026-03-02T08:00:00Z","body":"老街","tags":["灯"]}`,
		`{ "id" : "\u0061" , "deleted":true, "x":{"y":[1,"}",{}]} , "body":"a\\\"b" }`,
		`{"id":"a","body":5,"n":-1.5e3,"z":null,"":""}`,
		`{"id":"a","tags":"one","seen":"yesterday","line":"7","note":["x"]}`,
		`{"id":"a","at":"2026-03-02T08:00:00Z","note":"x","merge":{"at":"2026-03-02T08:00:00Z","rest":"2026-03-02T07:00:00Z","seen":{"note":{"s":"2026-03-02T07:30:00Z"}}}}`,
		`{"id":"a","at":"2026-03-02T08:00:00Z","note":"x\n\ny","merge":{"at":"2026-03-02T08:00:00Z","all":"2026-03-02T07:00:00Z","fields":{"body":"2026-03-02T07:10:00Z","z":"2030-03-02T07:10:00Z"},"in":{"tags":{"x":"2026-03-02T07:10:00Z"}},"out":{"tags":{"y":"2026-03-02T07:10:00Z"}},"apart":{"note":[{"by":"s","at":"2026-03-02T07:30:00Z","text":"x"},{"at":"2026-03-02T07:00:00Z","text":"y"}]}}}`,
		`{"id":"a","at":"2026-03-02T08:00:00Z","merge":{"at":"2026-03-02T08:00:00Z"}}`, `{"id":"a","merge":7}`,
		`{"id":"a","at":"9999-01-01T00:00:00Z"}`, `{"id":"a","at":"0001-01-01T00:00:00Z"}`,
		`{}`, `{"id":"a",}`, `{"id":"a"}}`, `[{"id":"a"}]`, `{"id":"a" "b"}`, `{"id":"a":1}`, `{"id":]}`, "{\"id\":\"a\xff\"}",
	} {
		f.Add([]byte(s))
	}
	c := newCodec[note]()
	f.Fuzz(func(t *testing.T, line []byte) {
		got, err := c.decode(line)
		want, unknown, ok := slowDecode(line)
		if err != nil {
			if ok && !doubled(line) {
				t.Fatalf("%q is not read: %v", line, err)
			}
			return
		}
		if !json.Valid(bytes.TrimSpace(line)) { // what blank there is around a line, of any kind, is no reason to lose it
			t.Fatalf("%q is read as %+v", line, got)
		}
		if ok && !doubled(line) {
			if got.ID != want.ID || got.at != want.at || got.Deleted != want.Deleted ||
				!reflect.DeepEqual(got.Value, want.Value) {
				t.Fatalf("%q is read as\n%+v, want\n%+v", line, got, want)
			}
			if (len(unknown) == 0) != (got.extra == "") {
				t.Fatalf("%q: unknown fields %q, want %q", line, got.extra, unknown)
			}
		}
		again, err := c.decode(bytes.TrimSpace(c.encode(nil, got)))
		if err != nil || again.at != got.at || again.extra != got.extra || !reflect.DeepEqual(again.Value, got.Value) ||
			!c.open(again).equal(c.open(got)) {
			t.Fatalf("%q is read as %+v, written, and read as %+v, %v", line, got, again, err)
		}
	})
}

// doubled reports whether a name stands twice in the object: then encoding/json
// merges into a map what the journal keeps apart. Names with escapes count as
// doubled too, for the journal does not take them for its own.
func doubled(line []byte) bool {
	names := map[string]bool{}
	twice := false
	members(line, func(name, _ []byte) error {
		twice = twice || names[string(name)] || bytes.ContainsRune(name, '\\')
		names[string(name)] = true
		return nil
	})
	return twice
}

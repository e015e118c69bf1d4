package journal

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"time"
)

// stamp is a time in nanoseconds since 1970, written as a date.
type stamp int64

func (s stamp) MarshalJSON() ([]byte, error) {
	return time.Unix(0, int64(s)).UTC().MarshalJSON()
}

func (s *stamp) UnmarshalJSON(data []byte) error {
	var at time.Time
	if err := at.UnmarshalJSON(data); err != nil {
		return err
	}
	*s = stamp(nanoseconds(at))
	return nil
}

type stamps map[string]stamp

// history is what an entry says of when its fields were written, in its member
// "merge". An entry without one was written whole: all it says, and that it says
// nothing else, is as old as itself. So are lines of before there was "merge".
type history struct {
	At     stamp                `json:"at"`               // of the entry; if it is another, somebody who knows no merging wrote since
	All    stamp                `json:"all,omitempty"`    // when it was last written whole: what it does not name was nothing then
	Rest   stamp                `json:"rest,omitempty"`   // when the fields that stand there and are not named were written; 0: at
	Fields stamps               `json:"fields,omitempty"` // those written at another time, and those taken out
	In     map[string]stamps    `json:"in,omitempty"`     // what was put into sets at another time
	Out    map[string]stamps    `json:"out,omitempty"`    // and taken out
	Seen   map[string]stamps    `json:"seen,omitempty"`   // of texts, up to when who had written is known
	Apart  map[string][]version `json:"apart,omitempty"`  // texts that were written at once
}

// A version is a text of which nothing is dropped unless whoever wrote another
// had it before him.
type version struct {
	By   string `json:"by,omitempty"` // the session, see newSession
	At   stamp  `json:"at"`
	Text string `json:"text"`
}

// readHistory reads what a line says of when its fields were written. Who knows
// nothing of merging takes over what is said there, and dates the line anew: he
// wrote it whole, and had seen what is said there.
func (e *Entry[T]) readHistory(at, merge []byte) error {
	if merge == nil {
		return nil
	}
	if rest, ok := bytes.CutPrefix(merge, []byte(`{"at":`)); ok && e.at > 0 && len(rest) == len(at)+1 && bytes.HasPrefix(rest, at) {
		e.fresh = true
		return nil
	}
	if !json.Valid(merge) {
		return errSyntax
	}
	h := new(history)
	if e.at == 0 || json.Unmarshal(merge, h) != nil {
		return nil // it says nothing, or is of a later version
	}
	if int64(h.At) != e.at {
		seen := h.Seen
		for name, versions := range h.Apart {
			for _, v := range versions {
				seen = put(seen, name, v.By, max(seen[name][v.By], v.At))
			}
		}
		h = &history{At: stamp(e.at), All: stamp(e.at), Seen: seen}
	}
	h.check()
	e.setHistory(h)
	return nil
}

// check makes what a history says possible: nothing is older than the writing of
// the whole, or younger than the entry.
func (h *history) check() {
	h.All = min(h.All, h.At)
	fit := func(at stamp) stamp { return max(min(at, h.At), h.All) }
	if h.Rest != 0 {
		h.Rest = fit(h.Rest)
	}
	for _, s := range slices.Concat([]stamps{h.Fields}, slices.Collect(maps.Values(h.In)), slices.Collect(maps.Values(h.Out))) {
		for name, at := range s {
			s[name] = fit(at)
		}
	}
	for _, seen := range h.Seen {
		for who, at := range seen {
			seen[who] = min(at, h.At)
		}
	}
	for name, versions := range h.Apart {
		versions = slices.DeleteFunc(versions, func(v version) bool { return v.Text == "" })
		for i := range versions {
			versions[i].At = min(versions[i].At, h.At)
		}
		slices.SortFunc(versions, later)
		h.Apart[name] = versions
	}
}

// setHistory keeps a history unless it says no more than that the entry was
// written whole, or for the first time.
func (e *Entry[T]) setHistory(h *history) {
	if h.Rest == h.At {
		h.Rest = 0
	}
	if h.Rest == 0 && len(h.Fields)+len(h.In)+len(h.Out)+len(h.Seen)+len(h.Apart) == 0 && (h.All == 0 || h.All == h.At) {
		e.fresh = h.All == 0
		return
	}
	e.history = h
}

// put notes a time in a map of maps, either of which may be nil.
func put(m map[string]stamps, name, element string, at stamp) map[string]stamps {
	if m == nil {
		m = map[string]stamps{}
	}
	if m[name] == nil {
		m[name] = stamps{}
	}
	m[name][element] = at
	return m
}

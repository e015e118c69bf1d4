package stock

import (
	"maps"
	"slices"
	"time"

	"lanmu/data/library"
)

// View is what is known of the library: its pages, and the files that could not be
// read.
type View struct {
	Sheets sheets
	Failed map[string]*library.Error // by path; nil before the first
}

// Apply takes in what has become different in the library, and reports whether
// other pages are at hand.
func (v *View) Apply(c library.Change) bool {
	if v.Failed == nil {
		v.Failed = map[string]*library.Error{}
	}
	v.Sheets.put(c.Sheets)
	v.Sheets.Drop(c.Gone...)
	for _, s := range c.Sheets {
		delete(v.Failed, s.Path())
	}
	for _, path := range c.Gone {
		delete(v.Failed, path)
	}
	for _, e := range c.Failed {
		v.Failed[e.Path] = e
	}
	for _, path := range c.Mended {
		delete(v.Failed, path)
	}
	return len(c.Sheets)+len(c.Gone) > 0
}

// Forget takes out the files of which out tells so.
func (v *View) Forget(out func(path string) bool) {
	v.Sheets = slices.DeleteFunc(v.Sheets, func(s *library.Sheet) bool { return out(s.Path()) })
	maps.DeleteFunc(v.Failed, func(path string, _ *library.Error) bool { return out(path) })
}

// Patience is how long is read without a word.
const Patience = 300 * time.Millisecond

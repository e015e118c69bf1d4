package app

import (
	"maps"
	"slices"

	"lanmu/data/library"
)

// view is what is known of the library: its pages, and the files that could not be
// read.
type view struct {
	sheets sheets
	failed map[string]*library.Error // by path; nil before the first
}

// apply takes in what has become different in the library, and tells whether
// other pages are at hand.
func (v *view) apply(c library.Change) bool {
	if v.failed == nil {
		v.failed = map[string]*library.Error{}
	}
	v.sheets.put(c.Sheets)
	v.sheets.drop(c.Gone...)
	for _, s := range c.Sheets {
		delete(v.failed, s.Path())
	}
	for _, path := range c.Gone {
		delete(v.failed, path)
	}
	for _, e := range c.Failed {
		v.failed[e.Path] = e
	}
	for _, path := range c.Mended {
		delete(v.failed, path)
	}
	return len(c.Sheets)+len(c.Gone) > 0
}

// forget takes out the files of which out tells so.
func (v *view) forget(out func(path string) bool) {
	v.sheets = slices.DeleteFunc(v.sheets, func(s *library.Sheet) bool { return out(s.Path()) })
	maps.DeleteFunc(v.failed, func(path string, _ *library.Error) bool { return out(path) })
}

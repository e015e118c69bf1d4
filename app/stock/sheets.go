package stock

import (
	"slices"
	"strings"

	"lanmu/data/library"
)

// sheets are the pages at hand, each once: those of no file first, in the order
// they came, then the others by their paths. There may be a hundred thousand, of
// which a map would take ten times the room.
type sheets []*library.Sheet

// at is where the page known by key (see keyOf) stands, or would stand.
func (s sheets) at(key string) (int, bool) {
	i, ok := slices.BinarySearchFunc(s, key, func(x *library.Sheet, key string) int { return strings.Compare(x.Path(), key) })
	if ok && key != "" {
		return i, true
	}
	for i, x := range s {
		if x.Path() != "" {
			break
		}
		if x.Key() == key {
			return i, true
		}
	}
	return i, false
}

// Get returns the page known by key, nil if there is none.
func (s sheets) Get(key string) *library.Sheet {
	if i, ok := s.at(key); ok {
		return s[i]
	}
	return nil
}

// put takes pages in, each in the place of the one that is known so.
func (s *sheets) put(all []*library.Sheet) {
	var files sheets
	for _, x := range all {
		if x.Path() != "" {
			files = append(files, x)
		} else if i, ok := s.at(x.Key()); ok {
			(*s)[i] = x
		} else {
			n, _ := slices.BinarySearchFunc(*s, 1, func(x *library.Sheet, _ int) int { return min(len(x.Path()), 1) - 1 })
			*s = slices.Insert(*s, n, x)
		}
	}
	if len(files) == 0 {
		return
	}
	slices.SortStableFunc(files, func(a, b *library.Sheet) int { return strings.Compare(a.Path(), b.Path()) })
	out := make(sheets, 0, len(*s)+len(files))
	rest := *s
	for i, x := range files {
		if i+1 < len(files) && files[i+1].Path() == x.Path() {
			continue // came twice: the later
		}
		n, ok := rest.at(x.Path())
		out = append(append(out, rest[:n]...), x)
		if rest = rest[n:]; ok {
			rest = rest[1:]
		}
	}
	*s = append(out, rest...)
}

// Drop takes out the pages that are known by keys.
func (s *sheets) Drop(keys ...string) {
	gone := make(map[string]bool, len(keys))
	for _, k := range keys {
		gone[k] = true
	}
	*s = slices.DeleteFunc(*s, func(x *library.Sheet) bool { return gone[KeyOf(x)] })
}

// KeyOf is what a sheet is known by.
func KeyOf(s *library.Sheet) string {
	if s.Path() != "" {
		return s.Path()
	}
	return s.Key()
}

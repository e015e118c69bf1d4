package library

import (
	"hash/maphash"
	"slices"
)

// A shelf is the pages that are known, and the files that hold them. There may be
// a hundred thousand, of which maps would take ten times the room.
type shelf struct {
	pages  []known // those without a sheet are free
	free   []int32
	keys   table              // of pages by key
	paths  table              // of pages by the path of each file that holds them
	others map[int32][]string // all files of a page that are not just the one its sheet tells
}

// A known page, and where the cache holds it.
type known struct {
	sheet     *Sheet // in one of the files that hold it
	id, first int64  // see place
}

// none is the number of no page.
const none = -1

// number is that of the page with a key.
func (s *shelf) number(key string) int32 {
	return s.keys.find(hashOf(key), func(n int32) bool { return s.pages[n].sheet.Key() == key })
}

// in is the number of the page that a file holds.
func (s *shelf) in(path string) int32 {
	return s.paths.find(hashOf(path), func(n int32) bool { return s.holds(n, path) })
}

// sheet is that of a page, nil for none.
func (s *shelf) sheet(n int32) *Sheet {
	if n == none {
		return nil
	}
	return s.pages[n].sheet
}

// len is how many pages there are.
func (s *shelf) len() int { return s.keys.used }

// all yields them.
func (s *shelf) all(yield func(int32, *known) bool) {
	for n := range s.pages {
		if s.pages[n].sheet != nil && !yield(int32(n), &s.pages[n]) {
			return
		}
	}
}

// holds reports whether a file is one that holds a page.
func (s *shelf) holds(n int32, path string) bool {
	if files, ok := s.others[n]; ok {
		return slices.Contains(files, path)
	}
	return s.pages[n].sheet.Path() == path
}

// files are those that hold a page, the first that was put there first. They are
// the caller's only until the next change.
func (s *shelf) files(n int32) []string {
	if files, ok := s.others[n]; ok {
		return files
	}
	return []string{s.pages[n].sheet.Path()}
}

// setFiles has a page be held by files.
func (s *shelf) setFiles(n int32, files []string) {
	if len(files) == 1 && files[0] == s.pages[n].sheet.Path() {
		delete(s.others, n)
		return
	}
	if s.others == nil {
		s.others = map[int32][]string{}
	}
	s.others[n] = files
}

// add takes in a page that is not there, and no file of it.
func (s *shelf) add(sheet *Sheet) int32 {
	n := int32(len(s.pages))
	if last := len(s.free) - 1; last >= 0 {
		n, s.free = s.free[last], s.free[:last]
	} else {
		s.pages = append(s.pages, known{})
	}
	s.pages[n] = known{sheet: sheet}
	s.setFiles(n, nil)
	s.keys.add(hashOf(sheet.Key()), n)
	return n
}

// show has a page be shown as another sheet of the same key.
func (s *shelf) show(n int32, sheet *Sheet) {
	files := s.files(n)
	s.pages[n].sheet = sheet
	s.setFiles(n, files)
}

// showOther has a page be shown in the first of its files, and returns its sheet
// there.
func (s *shelf) showOther(n int32) *Sheet {
	s.show(n, s.pages[n].sheet.in(s.files(n)[0]))
	return s.pages[n].sheet
}

// everyFile yields the files that hold pages.
func (s *shelf) everyFile(yield func(string) bool) {
	for n := range s.all {
		for _, path := range s.files(n) {
			if !yield(path) {
				return
			}
		}
	}
}

// hold notes that a file holds a page, which no other page knows of.
func (s *shelf) hold(n int32, path string) {
	s.setFiles(n, append(slices.Clip(s.files(n)), path))
	s.paths.add(hashOf(path), n)
}

// leave notes that a file holds its page no more, and takes out a page that no
// file holds. It returns the page's number if others do.
func (s *shelf) leave(path string) (n int32, ok bool) {
	n = s.in(path)
	if n == none {
		return none, false
	}
	s.paths.remove(hashOf(path), n)
	files := slices.DeleteFunc(slices.Clone(s.files(n)), func(f string) bool { return f == path })
	if len(files) == 0 {
		s.remove(n)
		return none, true
	}
	s.setFiles(n, files)
	return n, true
}

// remove takes out a page that no file holds.
func (s *shelf) remove(n int32) {
	s.keys.remove(hashOf(s.pages[n].sheet.Key()), n)
	delete(s.others, n)
	s.pages[n] = known{}
	s.free = append(s.free, n)
}

// A table finds numbers by the hashes of what they stand for.
type table struct {
	slots []slot // a number stands in the first that is free from where its hash says
	used  int
}

type slot struct {
	hash   uint32
	number int32 // and one; 0 for none
}

var seed = maphash.MakeSeed()

func hashOf(s string) uint32 { return uint32(maphash.String(seed, s) >> 32) }

func (t *table) home(hash uint32) int { return int(uint64(hash) * uint64(len(t.slots)) >> 32) }

func (t *table) next(i int) int {
	if i++; i < len(t.slots) {
		return i
	}
	return 0
}

// find returns the number with a hash that is the one meant, none if there is none.
func (t *table) find(hash uint32, is func(int32) bool) int32 {
	if t.used == 0 {
		return none
	}
	for i := t.home(hash); t.slots[i].number != 0; i = t.next(i) {
		if s := t.slots[i]; s.hash == hash && is(s.number-1) {
			return s.number - 1
		}
	}
	return none
}

func (t *table) add(hash uint32, number int32) {
	if t.used >= len(t.slots)/4*3 {
		all := t.slots
		t.slots = make([]slot, max(16, len(all)/2*3))
		for _, s := range all {
			if s.number != 0 {
				t.put(s)
			}
		}
	}
	t.put(slot{hash, number + 1})
	t.used++
}

func (t *table) put(s slot) {
	i := t.home(s.hash)
	for t.slots[i].number != 0 {
		i = t.next(i)
	}
	t.slots[i] = s
}

// remove takes out a number that is there, and moves up those that had to go on
// because of it.
func (t *table) remove(hash uint32, number int32) {
	i := t.home(hash)
	for t.slots[i] != (slot{hash, number + 1}) {
		i = t.next(i)
	}
	t.used--
	far := func(from, to int) int { return (to - from + len(t.slots)) % len(t.slots) }
	for j := t.next(i); t.slots[j].number != 0; j = t.next(j) {
		if far(t.home(t.slots[j].hash), j) >= far(i, j) {
			t.slots[i], i = t.slots[j], j
		}
	}
	t.slots[i] = slot{}
}

package journal

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Where two machines wrote, a folder synchroniser keeps one journal and puts
// the other beside it: "bookmarks.sync-conflict-20260302-080000-K3J.jsonl",
// "bookmarks (Li's conflicted copy).jsonl", "bookmarks-laptop.jsonl". Whatever
// is named like the journal with something before the extension is such a copy.

// copyRest is how long a copy must have been left alone before it is removed.
// It may still be on its way here, and what is written into a removed file is
// lost; the slowest transfer writes something every few seconds.
const copyRest = time.Minute

// copyState tells whether a copy is still the one that was folded in.
type copyState struct {
	size    int64
	written time.Time
	rested  bool
}

// copies returns the copies that have not been folded in, or could now be
// removed, with their states.
func (j *Journal[T]) copies() map[string]copyState {
	found := map[string]copyState{}
	for _, path := range []string{j.path, resolve(j.path)} {
		files, _ := os.ReadDir(filepath.Dir(path))
		for _, f := range files {
			p := filepath.Join(filepath.Dir(path), f.Name())
			if !isCopy(f, path) {
				continue
			}
			fi, err := f.Info()
			if err != nil {
				continue
			}
			s := copyState{fi.Size(), fi.ModTime(), time.Since(fi.ModTime()).Abs() > copyRest}
			if j.done[p] != s {
				found[p] = s
			}
		}
	}
	return found
}

func isCopy(f os.DirEntry, path string) bool {
	return f.Name() != filepath.Base(path) && f.Type().IsRegular() &&
		strings.HasPrefix(f.Name(), stem(path)) && strings.HasSuffix(f.Name(), filepath.Ext(path))
}

// fold merges the copies into the journal, and removes those that are at rest.
// It is called under the lock. A copy that cannot be read is left alone.
func (j *Journal[T]) fold() error {
	for path, state := range j.copies() {
		f, fi, err := openFile(path)
		if err != nil {
			j.done[path] = state
			continue
		}
		err = j.foldFile(f, state.rested)
		f.Close()
		if err != nil {
			return err
		}
		j.done[path] = state
		now, err := os.Stat(path)
		if state.rested && err == nil && os.SameFile(fi, now) && now.Size() == state.size && now.ModTime().Equal(state.written) {
			os.Remove(path)
		}
	}
	return nil
}

// foldFile appends what f knows better than the journal. If it is to be
// removed, what cannot be read of it is set aside.
func (j *Journal[T]) foldFile(f *os.File, removed bool) error {
	news := map[string]*Entry[T]{}
	var unreadable [][]byte
	err := j.eachPiece(f, func(e *Entry[T], piece []byte) error {
		if e == nil {
			unreadable = append(unreadable, bytes.Clone(piece))
		} else {
			j.keepLatest(news, e)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if removed {
		if err := j.setAside(unreadable); err != nil {
			return err
		}
	}
	es := j.later(news)
	if len(es) == 0 {
		return nil
	}
	if err := j.append(es); err != nil {
		return err
	}
	j.merge(news)
	return nil
}

// later is what of news the journal does not know yet.
func (j *Journal[T]) later(news map[string]*Entry[T]) (es []*Entry[T]) {
	for id, e := range news {
		if old := j.entries[id]; old == nil || j.compare(e, old) > 0 {
			es = append(es, e)
		}
	}
	sortByID(es)
	return es
}

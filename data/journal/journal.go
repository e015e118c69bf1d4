package journal

import (
	"cmp"
	"io/fs"
	"slices"
	"sync"
	"time"
)

// UndoFor is how long a deletion can be undone. After it, compaction drops
// what the deleted entry said and keeps only that it was deleted, so that an
// old copy of the journal cannot bring it back.
const UndoFor = 30 * 24 * time.Hour

// A Journal keeps values of type T under ids. T is a struct whose exported
// fields have json names; "id", "at" and "deleted" are the journal's own.
// Its methods may be called from any goroutine, and any number of journals in
// any number of processes may be open on the same file.
type Journal[T any] struct {
	path    string
	codec   *codec[T]
	session string // names this opening to others

	disk   sync.Mutex // held while the file is read or written; guards what follows
	target string     // where path leads to
	linked bool       // by a symbolic link
	seen   bool       // the file has been there
	file   fs.FileInfo
	end    int64  // how far the file has been read
	tail   []byte // the last bytes before end, to notice a file changed in place
	lost   map[string]bool
	heap   heap
	done   map[string]copyState // conflict copies folded in already
	twice  map[string]bool      // ids of texts found to be written at once, and not told yet
	stop   chan struct{}

	mu      sync.RWMutex // guards what follows; never held while the disk works
	entries map[string]*Entry[T]
	aside   Aside
	changes chan struct{}
}

// heap counts what the file holds beside what counts.
type heap struct{ lines, unreadable int }

// Open reads the journal at path. A file that is not there is an empty
// journal, and is made with its directories by the first change; the file is
// readable by its owner only. Lines that cannot be read are set aside, see
// Aside.
//
// The Journal is of use even if err is not nil: each change tries to read the
// file again, and works once the cause is gone. Errors are of type *Error.
func Open[T any](path string) (*Journal[T], error) {
	j := &Journal[T]{
		path:    path,
		target:  path,
		codec:   newCodec[T](),
		session: newSession(),
		entries: map[string]*Entry[T]{},
		lost:    map[string]bool{},
		done:    map[string]copyState{},
		twice:   map[string]bool{},
		stop:    make(chan struct{}),
	}
	j.disk.Lock()
	defer j.disk.Unlock()
	if err := j.read(false); err != nil {
		return j, err
	}
	// What is found broken or beside it is mended now if that can be; a
	// directory that cannot be written to is no reason not to read.
	torn := j.file != nil && j.file.Size() > j.end
	if torn || j.heap.unreadable > 0 || len(j.lost) > 0 || len(j.copies()) > 0 {
		j.locked(mendPatience, j.mend)
	}
	return j, nil
}

// Close ends the watching, and compacts the file when more than half of it is
// superseded. It returns no error for a compaction that could not be: nothing
// is lost without it.
func (j *Journal[T]) Close() error {
	j.disk.Lock()
	defer j.disk.Unlock()
	select {
	case <-j.stop:
		return nil
	default:
		close(j.stop)
	}
	if j.wasteful() || len(j.lost) > 0 && j.file != nil {
		j.locked(mendPatience, j.mend)
	}
	return nil
}

// Path is where the journal is kept.
func (j *Journal[T]) Path() string { return j.path }

// Get returns what is kept under id.
func (j *Journal[T]) Get(id string) (v T, ok bool) {
	e, ok := j.Entry(id)
	return e.Value, ok
}

// Entry returns the latest entry of id, if it is not deleted.
func (j *Journal[T]) Entry(id string) (e Entry[T], ok bool) {
	j.mu.RLock()
	defer j.mu.RUnlock()
	if found := j.entries[id]; found != nil && !found.Deleted {
		return *found, true
	}
	return e, false
}

// Live returns the latest entries that are not deleted, in no order. They are
// the journal's own, and not to be changed.
func (j *Journal[T]) Live() []*Entry[T] {
	j.mu.RLock()
	defer j.mu.RUnlock()
	out := make([]*Entry[T], 0, len(j.entries))
	for _, e := range j.entries {
		if !e.Deleted {
			out = append(out, e)
		}
	}
	return out
}

// Deleted returns what was deleted within UndoFor, what was deleted last
// first.
func (j *Journal[T]) Deleted() []Entry[T] {
	since := time.Now().Add(-UndoFor).UnixNano()
	j.mu.RLock()
	defer j.mu.RUnlock()
	var out []Entry[T]
	for _, e := range j.entries {
		if e.Deleted && e.at > since {
			out = append(out, *e)
		}
	}
	slices.SortFunc(out, func(a, b Entry[T]) int {
		return cmp.Or(cmp.Compare(b.at, a.at), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Forgotten returns the ids of what was deleted longer than UndoFor ago, with
// when it was.
func (j *Journal[T]) Forgotten() map[string]time.Time {
	since := time.Now().Add(-UndoFor).UnixNano()
	j.mu.RLock()
	defer j.mu.RUnlock()
	out := map[string]time.Time{}
	for _, e := range j.entries {
		if e.Deleted && e.at <= since {
			out[e.ID] = e.At()
		}
	}
	return out
}

// Put keeps v under id, in place of what was there. Fields of the entry that
// T does not know are kept.
func (j *Journal[T]) Put(id string, v T) error {
	return j.Update(id, func(T, bool) (T, bool) { return v, true })
}

// Update changes what is kept under id by what change makes of it, with no
// other process in between. had reports whether there was anything; if keep is
// false nothing is changed.
func (j *Journal[T]) Update(id string, change func(old T, had bool) (v T, keep bool)) error {
	return j.Recall(id, func(old *Entry[T]) (T, bool) {
		if old == nil || old.Deleted {
			var none T
			return change(none, false)
		}
		return change(old.Value, true)
	})
}

// UpdateAll is Update for many ids, in one writing.
func (j *Journal[T]) UpdateAll(ids []string, change func(id string, old T, had bool) (v T, keep bool)) error {
	return j.change(func(now int64) (es []*Entry[T]) {
		for _, id := range ids {
			old := j.entries[id]
			var was T
			had := old != nil && !old.Deleted
			if had {
				was = old.Value
			}
			if v, keep := change(id, was, had); keep {
				es = append(es, j.next(old, id, now, v, false))
			}
		}
		return es
	})
}

// Recall is Update for what is kept again: what was deleted and can still be
// restored is given to change too. old is nil where there is neither.
func (j *Journal[T]) Recall(id string, change func(old *Entry[T]) (v T, keep bool)) error {
	return j.change(func(now int64) []*Entry[T] {
		old := j.entries[id]
		known := old
		if old != nil && old.Deleted && old.at <= now-int64(UndoFor) {
			known = nil
		}
		v, keep := change(known)
		if !keep {
			return nil
		}
		return []*Entry[T]{j.next(old, id, now, v, false)}
	})
}

// Delete deletes what is kept under ids; those that keep nothing are passed
// over. Restore undoes it.
func (j *Journal[T]) Delete(ids ...string) error {
	return j.change(func(now int64) (es []*Entry[T]) {
		for _, id := range ids {
			if old := j.entries[id]; old != nil && !old.Deleted {
				es = append(es, j.next(old, id, now, old.Value, true))
			}
		}
		return es
	})
}

// Restore undoes the deletion of ids, as long as UndoFor allows.
func (j *Journal[T]) Restore(ids ...string) error {
	return j.change(func(now int64) (es []*Entry[T]) {
		for _, id := range ids {
			if old := j.entries[id]; old != nil && old.Deleted && old.at > now-int64(UndoFor) {
				es = append(es, j.next(old, id, now, old.Value, false))
			}
		}
		return es
	})
}

// Import takes in entries that the user brings from a file. What is kept here
// and was changed later stays; what was deleted comes back, for that is asked
// for now. over makes one value of what is brought and what it is brought in
// place of. Import returns how many entries it took.
func (j *Journal[T]) Import(entries []Entry[T], over func(brought, old T) T) (taken int, err error) {
	err = j.change(func(now int64) (es []*Entry[T]) {
		last := map[string]*Entry[T]{}
		for i := range entries {
			e := &entries[i]
			old := cmp.Or(last[e.ID], j.entries[e.ID])
			switch {
			case old == nil:
				last[e.ID] = j.next(nil, e.ID, e.at, e.Value, false)
			case old.Deleted && old.at <= now-int64(UndoFor):
				last[e.ID] = j.next(old, e.ID, now, e.Value, false)
			case old.Deleted:
				last[e.ID] = j.next(old, e.ID, now, over(e.Value, old.Value), false)
			case e.at > old.at:
				last[e.ID] = j.next(old, e.ID, e.at, over(e.Value, old.Value), false)
			}
		}
		for _, e := range entries {
			if l := last[e.ID]; l != nil {
				es = append(es, l)
				delete(last, e.ID)
			}
		}
		taken = len(es)
		return es
	})
	if err != nil {
		taken = 0
	}
	return taken, err
}

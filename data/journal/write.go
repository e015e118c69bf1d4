package journal

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"time"

	"github.com/gofrs/flock"
)

// How long to wait for another process that writes, and how often to ask
// whether it is done. Appending takes milliseconds; compacting a journal of
// 200 MB takes a second or two. What can as well be done later waits less.
const (
	lockPatience = 10 * time.Second
	mendPatience = time.Second
	lockAsk      = time.Millisecond
)

// change makes entries under the lock, from the newest state there is, writes
// them and takes them over.
func (j *Journal[T]) change(make func(now int64) []*Entry[T]) error {
	j.disk.Lock()
	defer j.disk.Unlock()
	return j.locked(lockPatience, func() error {
		es := j.lacking()
		found := len(es)
		es = append(es, make(time.Now().UnixNano())...)
		if len(es) == 0 {
			return nil
		}
		if err := j.append(es); err != nil {
			return err
		}
		clear(j.lost)
		j.take(es[found:])
		return nil
	})
}

// lacking is what is in memory but no longer in the file.
func (j *Journal[T]) lacking() (es []*Entry[T]) {
	for id := range j.lost {
		es = append(es, j.entries[id])
	}
	sortByID(es)
	return es
}

func sortByID[T any](es []*Entry[T]) {
	slices.SortFunc(es, func(a, b *Entry[T]) int { return cmp.Compare(a.ID, b.ID) })
}

// locked runs f while no other process writes the journal, on its newest state.
// Where a signal interrupts it f is called again; it changes nothing if it fails.
func (j *Journal[T]) locked(patience time.Duration, f func() error) error {
	if err := again(j.locate); err != nil {
		return fail("write", j.path, err)
	}
	path := j.target
	if err := again(func() error { return j.makeDir(path) }); err != nil {
		return fail("write", path, err)
	}
	unlock, err := lock(path, patience)
	if err != nil {
		return fail("write", path, err)
	}
	defer unlock()
	if err := j.read(true); err != nil {
		return err
	}
	return fail("write", path, again(f))
}

// lock locks what is at path for this process.
func lock(path string, patience time.Duration) (unlock func() error, err error) {
	file := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
	l := flock.New(file, flock.SetPermissions(0o600))
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	err = again(func() error {
		_, err := l.TryLockContext(ctx, lockAsk)
		return err
	})
	if errors.Is(err, fs.ErrPermission) {
		if who := ownedByOther(file); who != "" {
			return nil, &Error{Op: "lock", Path: file, Problem: Owned, Owner: who, Err: fmt.Errorf("it belongs to %s", who)}
		}
	}
	return func() error { return again(l.Unlock) }, err
}

// again does something until no signal interrupts it. Most of what the system
// is asked Go asks again by itself; a lock and what a file system answers out of
// turn it does not. A file system that answers nothing else is not asked for ever.
func again(do func() error) error {
	for range 100 {
		if err := do(); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
	return do()
}

// makeDir makes the directory of a journal that never was. One that is gone is
// not made anew: it may be a disk that is not mounted, and what is written
// below its mount point would be out of sight when it comes back. Nor is
// anything made where a symbolic link leads to nothing, for the same reason.
func (j *Journal[T]) makeDir(path string) error {
	if j.linked {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return errNowhere
		}
		return nil
	}
	if j.seen {
		return nil
	}
	return mkdir(filepath.Dir(path))
}

// mkdir makes dir and what leads to it, for its owner only, and flushes each.
func mkdir(dir string) error {
	if _, err := os.Stat(dir); err == nil || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	parent := filepath.Dir(dir)
	if err := mkdir(parent); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncDir(parent)
}

// append writes entries after the last line and flushes them. If that fails
// the file is cut back to what it was. The lock must be held and the file read
// to its end.
func (j *Journal[T]) append(es []*Entry[T]) error {
	var lines []byte
	for _, e := range es {
		lines = j.codec.encode(lines, e)
	}
	path := j.target
	f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	undo, err := writeAfter(f, lines)
	if err == nil && j.file == nil {
		err = syncDir(filepath.Dir(path))
	}
	if err != nil {
		// Nothing has been acknowledged, so nothing may be found there later.
		undo()
		return err
	}
	return j.passOver(f, len(es))
}

// writeAfter writes lines at the end of f, on a line of their own, and flushes
// them. undo makes f as long as it was.
func writeAfter(f *os.File, lines []byte) (undo func(), err error) {
	fi, err := f.Stat()
	if err != nil {
		return func() {}, err // nothing was written, and how long f is nobody knows
	}
	size := fi.Size()
	undo = func() {
		if again(func() error { return f.Truncate(size) }) == nil {
			again(f.Sync)
		}
	}
	if size > 0 {
		last := make([]byte, 1)
		if _, err := f.ReadAt(last, size-1); err != nil {
			return undo, err
		}
		if last[0] != '\n' { // a line torn by a crash
			lines = append([]byte{'\n'}, lines...)
		}
	}
	if _, err = f.Write(lines); err == nil {
		err = f.Sync()
	}
	return undo, err
}

// take makes entries the state, and tells those who wait for changes of others
// nothing: they are our own.
func (j *Journal[T]) take(es []*Entry[T]) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, e := range es {
		j.entries[e.ID] = e
	}
}

// syncDir flushes a directory, so that a name made in it is there after a
// power cut. File systems that cannot do that are left to their own ways.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}

// locate finds where the file is that the journal's path leads to, so that what
// is written beside and in place of it is written there. The file need not be
// there. What cannot be told is no reason to take a link for the file.
func (j *Journal[T]) locate() error {
	path := j.path
	j.linked = false
	for range 40 { // as many as Linux follows
		fi, err := os.Lstat(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR) {
			return err
		}
		if err != nil || fi.Mode()&fs.ModeSymlink == 0 {
			break
		}
		to, err := os.Readlink(path)
		if err != nil {
			return err
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path, j.linked = to, true
	}
	j.target = path
	return nil
}

// WriteFile puts data in the file at path, whole or not at all, for its owner
// only, and flushes it: for what is kept beside a journal because it is too
// large for one. Errors are of type *Error.
func WriteFile(path string, data []byte) error {
	return fail("write", path, again(func() error {
		err := mkdir(filepath.Dir(path))
		if err == nil {
			err = replaceFile(path, func(w io.Writer) error {
				_, err := w.Write(data)
				return err
			})
		}
		if err == nil {
			err = syncDir(filepath.Dir(path))
		}
		return err
	}))
}

package library

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"lanmu/data/fault"
)

// met is a file as the walk met it.
type met struct {
	path  string
	size  int64
	mtime int64 // nanoseconds since 1970
	asked bool  // it was named itself, not met in a folder
}

// A walk looks through folders for pages.
type walk struct {
	ctx     context.Context
	files   []met
	failed  []*Error
	unseen  []string         // folders whose files could not be told
	passed  map[string]tally // what is not read, by folder
	seen    *visited
	dirs    func(path string) // is told of each folder; called on several goroutines
	bare    bool              // looks for folders only, and asks for no file
	stall   time.Duration     // how long a root may not answer
	late    []*walk           // of roots that do not answer; see each
	root    string            // of one of these
	ended   chan error        // receives when it does
	choices *Choices          // which pictures are read
	moved   atomic.Int64      // counts what answered
}

// visited are the folders that were looked at, by their true names.
type visited struct {
	mu  sync.Mutex
	all map[string]bool
}

// first reports whether a folder is met for the first time.
func (v *visited) first(dir string) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	was := v.all[dir]
	v.all[dir] = true
	return !was
}

// look walks roots, which are files or folders. A folder that is met twice, by
// links or because it is in another, is looked at once.
func (w *walk) look(roots []string) {
	w.each(cleaned(roots), func(w *walk) {
		info, err := os.Stat(w.root)
		switch {
		case w.ctx.Err() != nil:
		case err != nil:
			w.failed, w.unseen = append(w.failed, openError(w.root, err)), append(w.unseen, w.root)
		case info.IsDir():
			w.folder(w.root)
		default:
			w.meet(w.root, info, true)
		}
	})
}

// aStall is how long nothing may come from a drive until the others are not kept
// waiting for it: longer than one takes to start that was asleep, or than a
// network takes over a large folder.
const aStall = 8 * time.Second

// each does something for roots, one after another, each with a walk of its own.
// One that does not answer for a while is left behind, and is late: it has failed
// for now, and what is in it is not seen.
func (w *walk) each(roots []string, do func(*walk)) {
	w.seen = &visited{all: map[string]bool{}}
	for _, root := range roots {
		if w.ctx.Err() != nil {
			return
		}
		sub := &walk{ctx: w.ctx, seen: w.seen, dirs: w.dirs, bare: w.bare, choices: w.choices, root: root, ended: make(chan error, 1)}
		fault.Go(fault.Ignore, func() {
			sub.ended <- fault.Try(func() error { do(sub); return nil })
		})
		if err, answered := sub.wait(w.stall); !answered {
			w.late = append(w.late, sub)
			w.failed = append(w.failed, &Error{Path: root, Problem: Unreadable, Err: errLate})
			w.unseen = append(w.unseen, root)
		} else {
			w.take(sub, err)
		}
	}
}

var errLate = errors.New("its drive does not answer")

// take takes in what was found of a root.
func (w *walk) take(sub *walk, err error) {
	if err != nil {
		panic(err) // it was one
	}
	w.files, w.failed, w.unseen = append(w.files, sub.files...), append(w.failed, sub.failed...), append(w.unseen, sub.unseen...)
	for dir, kinds := range sub.passed {
		if w.passed == nil {
			w.passed = map[string]tally{}
		}
		w.passed[dir] = kinds
	}
}

// wait waits until a root has been looked through, and reports whether it was. Only
// one of which nothing comes for as long as that is not.
func (w *walk) wait(stall time.Duration) (err error, answered bool) {
	tick := time.NewTicker(stall)
	defer tick.Stop()
	for before := int64(-1); ; {
		select {
		case err := <-w.ended:
			return err, true
		case <-w.ctx.Done():
			return nil, false
		case <-tick.C:
			now := w.moved.Load()
			if now == before {
				return nil, false
			}
			before = now
		}
	}
}

// clean makes a path absolute, so that it is the same wherever Lanmu is started. It
// may be given as NameText writes it.
func clean(path string) string {
	path = PathOf(path)
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return filepath.Clean(path)
}

func cleaned(paths []string) []string {
	out := make([]string, len(paths))
	for i, p := range paths {
		out[i] = clean(p)
	}
	return out
}

func (w *walk) folder(dir string) {
	real, err := filepath.EvalSymlinks(dir)
	if err == nil {
		if !w.seen.first(real) {
			return
		}
	}
	w.moved.Add(1)
	if w.dirs != nil {
		w.dirs(dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil { // entries holds what could be read
		w.failed, w.unseen = append(w.failed, unreadable(dir, err)), append(w.unseen, dir)
	}
	names := make(map[string]bool, len(entries))
	for _, e := range entries {
		names[e.Name()] = true
	}
	for _, e := range entries {
		if w.ctx.Err() != nil {
			return
		}
		w.moved.Add(1)
		if name := e.Name(); !hidden(name) && !(e.IsDir() && beside(name, names)) {
			w.entry(dir, e)
		}
	}
}

// entry looks at what a folder has.
func (w *walk) entry(dir string, e os.DirEntry) {
	name := e.Name()
	path := filepath.Join(dir, name)
	kind, linked := kindOfName(name), e.Type()&os.ModeSymlink != 0
	switch {
	case e.IsDir():
		w.folder(path)
		return
	case w.bare && !linked:
		return
	case kind == nil && e.Type().IsRegular():
		if kind = kindOfFile(path); kind == nil || !kind.Read() {
			w.pass(dir, kind)
			return
		}
	case kind.Asked() && w.choices.recognised(path):
	case !linked && !isPage(name):
		w.pass(dir, kind)
		return
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		_, gone := os.Lstat(path)
		if os.IsNotExist(gone) || !isPage(name) && (os.IsNotExist(err) || errors.Is(err, syscall.ELOOP)) { // or a link that leads nowhere
			break
		}
		w.failed = append(w.failed, openError(path, err))
		if !isPage(name) { // it may be a folder
			w.unseen = append(w.unseen, path)
		}
	case info.IsDir():
		w.folder(path)
	case kind != nil && (kind.Read() || kind.Asked() && w.choices.recognised(path)):
		w.meet(path, info, false)
	default:
		w.pass(dir, kind)
	}
}

// meet takes a file in, or the pages of an archive.
func (w *walk) meet(path string, info os.FileInfo, asked bool) {
	if k := kindOfName(path); k == zipKind || k == nil && info.Mode().IsRegular() && kindOfFile(path) == zipKind {
		w.archive(path, info, asked)
	} else {
		w.file(path, info, asked)
	}
}

// file takes a file in. Only regular files are ever opened: a pipe would never
// end, and opening one may wait for good.
func (w *walk) file(path string, info os.FileInfo, asked bool) {
	if !info.Mode().IsRegular() {
		w.failed = append(w.failed, &Error{Path: path, Problem: Unreadable, Err: errNoFile})
		return
	}
	w.files = append(w.files, met{path, info.Size(), info.ModTime().UnixNano(), asked})
}

var errNoFile = errors.New("it is no file but a pipe or a device")

// under reports whether path is root or in it.
func under(path, root string) bool {
	return path == root || strings.HasPrefix(path, strings.TrimSuffix(root, string(filepath.Separator))+string(filepath.Separator))
}

// underAny reports whether path is one of roots or in one.
func underAny(path string, roots []string) bool {
	for _, r := range roots {
		if under(path, r) {
			return true
		}
	}
	return false
}

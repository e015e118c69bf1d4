package library

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"lanmu/data/fault"
)

// A file is read when it has been left alone for settle: it may be written in
// pieces. One that is written all the time is read every patience all the same.
const (
	settle   = 400 * time.Millisecond
	patience = 3 * time.Second
)

// Where the system does not tell of changes, because too many are being watched
// already, files are looked at from time to time: a fiftieth of the time at most.
const (
	lookEvery = 3 * time.Second
	lookShare = 50
)

// Watch tells on of what changes in roots, which are files and folders, until
// ctx is done. on is called from one goroutine, only if something has changed.
func (l *Library) Watch(ctx context.Context, roots []string, on func(Change)) error {
	on = ifChanged(on)
	fs, err := fsnotify.NewWatcher()
	if err != nil {
		return l.look(ctx, roots, on)
	}
	defer fs.Close()
	w := &watch{l: l, fs: fs, roots: cleaned(roots), asked: map[string]bool{}, late: make(chan string)}
	begun := make(chan error, 1)
	fault.Go(fault.Ignore, func() { // a drive that does not answer keeps none of the others from being watched
		begun <- fault.Try(func() error { return w.begin(ctx) })
	})
	touched := map[string]bool{}
	var since time.Time
	timer := time.NewTimer(time.Hour)
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-begun:
			if err != nil {
				fs.Close()
				return l.look(ctx, roots, on)
			}
		case err := <-fs.Errors:
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				for _, r := range w.roots {
					touched[r] = true
				}
				timer.Reset(settle)
			}
		case e := <-fs.Events:
			if e.Op == fsnotify.Chmod && !w.mayMend(e.Name) || !w.concerns(e.Name) {
				continue
			}
			if len(touched) == 0 {
				since = time.Now()
			}
			touched[e.Name] = true
			timer.Reset(max(0, min(settle, patience-time.Since(since))))
		case <-l.nudge:
			w.bring(ctx, nil, on)
		case path := <-w.late:
			touched[path] = true
			timer.Reset(0)
		case <-timer.C:
			if len(touched) > 0 {
				w.bring(ctx, touched, on)
				clear(touched)
			}
		}
	}
}

// ifChanged calls on only with changes that are some.
func ifChanged(on func(Change)) func(Change) {
	return func(c Change) {
		if len(c.Sheets)+len(c.Gone)+len(c.Failed)+len(c.Mended) > 0 {
			on(c)
		}
	}
}

// look brings the library up to date from time to time until ctx is done.
func (l *Library) look(ctx context.Context, roots []string, on func(Change)) error {
	every := lookEvery
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-l.nudge:
		case <-time.After(every):
		}
		start := time.Now()
		if err := l.Update(ctx, roots, on); err != nil && ctx.Err() == nil {
			l.tellLater(err)
		}
		every = max(lookEvery, lookShare*time.Since(start))
	}
}

// tellLater has the next call of Known or Update tell of what is wrong with the
// cache.
func (l *Library) tellLater(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.untold = errors.Join(l.untold, err)
}

type watch struct {
	l     *Library
	fs    *fsnotify.Watcher
	roots []string
	late  chan string // receives what did not answer, when it does

	mu    sync.Mutex
	asked map[string]bool // roots that are files
	err   error           // of the system, which watches no more
}

// begin watches all roots. Those that do not answer come last, or never.
func (w *watch) begin(ctx context.Context) error {
	var all fault.Group
	for _, r := range w.roots {
		all.Go(func() {
			if info, err := os.Stat(r); err != nil || !info.IsDir() {
				w.mu.Lock()
				w.asked[r] = true
				w.mu.Unlock()
				w.add(filepath.Dir(r)) // a file that is replaced is another file
			} else {
				w.addTree(ctx, r)
			}
		})
	}
	all.Wait()
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.err
}

// isAsked reports whether a file was named itself.
func (w *watch) isAsked(path string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.asked[path]
}

func (w *watch) add(dir string) {
	err := w.fs.Add(dir)
	if err == nil || errors.Is(err, os.ErrNotExist) || errors.Is(err, os.ErrPermission) || errors.Is(err, fsnotify.ErrClosed) {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.err = cmp.Or(w.err, err)
}

// addTree watches a folder and all in it.
func (w *watch) addTree(ctx context.Context, dir string) {
	tree := &walk{ctx: ctx, stall: w.l.stall, dirs: w.add, bare: true}
	tree.look([]string{dir})
}

// concerns reports whether a change of path may be one of a page.
func (w *watch) concerns(path string) bool {
	if w.isAsked(path) {
		return true
	}
	name := filepath.Base(path)
	if hidden(name) || !underAny(path, w.roots) {
		return false
	}
	if isPage(name) {
		return true
	}
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return err == nil || w.l.hasUnder(path)
	}
	kind := kindOfName(name)
	if kind == nil && info.Mode().IsRegular() {
		kind = kindOfFile(path)
	}
	return kind != nil && kind.Read()
}

// hasUnder reports whether anything in a folder, which may be gone, is known.
func (l *Library) hasUnder(dir string) bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	for path := range l.shelf.everyFile {
		if under(path, dir) {
			return true
		}
	}
	for path := range l.failed {
		if under(path, dir) {
			return true
		}
	}
	return false
}

// mayMend reports whether a file could not be read, so that a change of who may
// is one.
func (w *watch) mayMend(path string) bool {
	w.l.mu.RLock()
	defer w.l.mu.RUnlock()
	return w.l.failed[path] != nil
}

// bring brings the library up to date with paths.
func (w *watch) bring(ctx context.Context, paths map[string]bool, on func(Change)) {
	var all []string
	for p := range paths {
		all = append(all, p)
	}
	tree := &walk{dirs: w.add}
	look := func() {
		tree.each(all, func(tree *walk) {
			p := tree.root
			info, err := os.Stat(p)
			switch {
			case err != nil && (!os.IsNotExist(err) || slices.Contains(w.roots, p)):
				tree.failed, tree.unseen = append(tree.failed, openError(p, err)), append(tree.unseen, p)
			case err != nil: // gone
			case info.IsDir():
				tree.folder(p)
			default:
				tree.meet(p, info, w.isAsked(p))
			}
		})
	}
	if err := w.l.bring(ctx, tree, look, all, on); err != nil && ctx.Err() == nil {
		w.l.tellLater(err)
	}
	for _, x := range tree.late {
		fault.Go(fault.Ignore, func() {
			<-x.ended
			select {
			case w.late <- x.root:
			case <-ctx.Done():
			}
		})
	}
}

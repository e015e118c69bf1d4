package library

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// A cache can be lost while the library is open: deleted, found damaged, or on a
// disk that is full. What was told to be known is in memory then, and can be
// listed; but what is searched and opened is gone until the files are read again.
// That is done before the next search is answered, or by the next Update or Watch,
// whichever comes first.

// loss is what there was before the cache was lost.
type loss struct {
	open   bool              // something is still to be read again
	roots  map[string]bool   // all that was asked for: files and folders
	shown  map[string]*Sheet // by key, what was told to be known
	sheets map[string]*Sheet // the same by the paths that have not been read again
	later  Change            // what reading again found, for the next who can tell of it
}

func newLoss() loss {
	return loss{roots: map[string]bool{}, shown: map[string]*Sheet{}, sheets: map[string]*Sheet{}}
}

func (s *loss) ask(roots []string) {
	for _, r := range roots {
		s.roots[r] = true
	}
}

func (s *loss) drop(roots []string) {
	for _, r := range roots {
		delete(s.roots, r)
	}
	maps.DeleteFunc(s.sheets, func(path string, _ *Sheet) bool { return underAny(path, roots) })
}

// found takes note that a file was read again. It returns the sheet its page was
// shown as, if there is one: nobody need be told of it. It returns another one as
// well if that page was shown in this file and is now in others only.
func (l *Library) found(sheet *Sheet) (same, other *Sheet) {
	if was := l.loss.sheets[sheet.Path()]; was != nil && was.Key() != sheet.Key() {
		other, _ = l.missed(sheet.Path())
	}
	delete(l.loss.sheets, sheet.Path())
	return l.loss.shown[sheet.Key()], other
}

// missed takes note that a file that was lost holds no page any more, if it was.
// It returns the sheet of its page in another file that does.
func (l *Library) missed(path string) (other *Sheet, was bool) {
	s := l.loss.sheets[path]
	if s == nil {
		return nil, false
	}
	delete(l.loss.sheets, path)
	if s.Path() != path {
		return nil, true
	}
	delete(l.loss.shown, s.Key())
	if n := l.shelf.number(s.Key()); l.shelf.sheet(n) == s {
		other = l.shelf.showOther(n)
	}
	return other, true
}

// forget empties what is known from the cache. It is called with mu held.
func (l *Library) forget() {
	var held shelf
	for n, p := range l.shelf.all {
		key := p.sheet.Key()
		if _, ok := l.held[key]; ok {
			held.add(p.sheet)
			continue
		}
		l.loss.shown[key] = p.sheet
		for _, path := range l.shelf.files(n) {
			l.loss.sheets[path] = p.sheet
		}
	}
	l.loss.open = true
	l.space = nil
	l.shelf = held
	l.nudged()
}

// nudged has Watch look what there is to do.
func (l *Library) nudged() {
	select {
	case l.nudge <- struct{}{}:
	default:
	}
}

// lost reports whether the cache was lost and what was in it not read again.
func (l *Library) lost() bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.loss.open && len(l.loss.roots) > 0
}

// remake reads again what was known before the cache was lost, if it was. The
// error tells what cannot be had, or is of ctx.
func (l *Library) remake(ctx context.Context) error {
	var err error
	if l.lost() {
		err = l.bring(ctx, &walk{}, func() {}, nil, func(c Change) {
			l.mu.Lock()
			defer l.mu.Unlock()
			l.loss.later = joined(l.loss.later, c)
			l.nudged()
		})
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	if n := len(l.loss.sheets); n > 0 {
		err = errors.Join(err, &LostError{n})
	}
	return err
}

// A LostError tells that files cannot be searched: the cache was lost, and they are
// away.
type LostError struct{ Files int }

// Error says so, and what to do.
func (e *LostError) Error() string {
	return fmt.Sprintf("library: the cache was lost, and %d files whose pages were in it cannot be read again, for their folders are away; plug the drive in, or take them out of the library", e.Files)
}

// joined is two changes, one after the other.
func joined(a, b Change) Change {
	return Change{
		Sheets: slices.Concat(a.Sheets, b.Sheets), Gone: slices.Concat(a.Gone, b.Gone),
		Failed: slices.Concat(a.Failed, b.Failed), Mended: slices.Concat(a.Mended, b.Mended), Progress: b.Progress,
	}
}

// later takes what is still to be told.
func (l *Library) later() Change {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.loss.later
	l.loss.later = Change{}
	return c
}

// remade notes that all was read again but what is in folders that are away.
func (l *Library) remade() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.loss.open = false
	clear(l.loss.shown)
	for _, s := range l.loss.sheets {
		l.loss.shown[s.Key()] = s
	}
}

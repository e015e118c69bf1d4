package library

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"lanmu/data/page"
)

// A Library knows the pages of files and folders without reading them again. It
// is safe for concurrent use, and two programs may use the same cache.
type Library struct {
	path string // of the cache

	mu     sync.RWMutex
	store  *store
	shelf  shelf             // what is known
	failed map[string]*Error // by path: what was told
	passed map[string]tally  // what is not read, by folder
	held   map[string]Page   // by key
	space  *space            // what of them is searched; nil after a change
	untold error             // what Page found wrong with the cache
	closed bool
	loss   loss

	stall    time.Duration // how long a drive may not answer until others are gone on with
	remaking chan struct{} // holds one while the cache is made anew
	nudge    chan struct{} // holds one when Watch has something to do that no file tells of

	choices *Choices // nil if there are none
}

// A CacheError tells that the cache could not be used as it was. The library
// works all the same, but what it knew is forgotten: call Update to have it
// read again.
type CacheError struct {
	Path  string // of the cache
	Aside string // where the damaged one was put; "" if it was not damaged, but cannot be written
	Err   error
}

// Error says what was wrong and what was done.
func (e *CacheError) Error() string {
	if e.Aside != "" {
		return fmt.Sprintf("%s: the cache was damaged (%v); it was set aside as %s and is made anew, your files are untouched", e.Path, e.Err, filepath.Base(e.Aside))
	}
	if busy(e.Err) {
		return fmt.Sprintf("%s: the cache is being written by another Lanmu; try again", e.Path)
	}
	return fmt.Sprintf("%s: the cache cannot be used (%v); pages are kept in memory and read again at the next start; make room there, or see who may write", e.Path, e.Err)
}

// Busy reports whether another Lanmu was writing all the while.
func (e *CacheError) Busy() bool { return busy(e.Err) }

// Unwrap returns what was wrong.
func (e *CacheError) Unwrap() error { return e.Err }

// OpenLibrary opens the library whose cache is in dir, $XDG_CACHE_HOME/lanmu.
// The Library can be used even if err is not nil: err, a *CacheError, says what
// was wrong with the cache and what was done.
func OpenLibrary(dir string) (*Library, error) {
	l := &Library{
		path:  filepath.Join(clean(dir), "library.db"),
		stall: aStall, remaking: make(chan struct{}, 1), nudge: make(chan struct{}, 1), loss: newLoss(),
		failed: map[string]*Error{}, passed: map[string]tally{}, held: map[string]Page{},
	}
	s, err := openCache(l.path)
	l.store, l.loss.open = s, err != nil
	return l, err
}

// openCache opens the cache at path. One that is damaged is set aside, and if
// there can be none, it is in memory.
func openCache(path string) (*store, error) {
	s, err := openStore(path)
	if errors.Is(err, errOld) {
		discard(path)
		s, err = openStore(path)
	}
	if err == nil {
		return s, nil
	}
	cause := &CacheError{Path: path, Err: err}
	if damaged(err) {
		if aside, e := setAside(path); e == nil {
			cause.Aside = aside
			if s, err = openStore(path); err == nil {
				return s, cause
			}
		}
	}
	s, err = openStore("")
	if err != nil { // memory alone cannot fail
		panic(err)
	}
	return s, cause
}

// Close closes the cache.
func (l *Library) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return nil
	}
	l.closed = true
	return l.store.close()
}

// cache returns the store, opened anew if its file was deleted, and what is to be
// told of it.
func (l *Library) cache() (*store, error) {
	l.mu.Lock()
	s, closed, untold := l.store, l.closed, l.untold
	l.untold = nil
	l.mu.Unlock()
	if closed || !s.moved() {
		return s, untold
	}
	s, told := l.replace(s, nil)
	return s, errors.Join(untold, told)
}

// replace opens another store in place of s, which cannot be used because of
// cause or, if that is nil, because it was deleted. All that was read from s is
// forgotten, to be read again: see remake.
func (l *Library) replace(s *store, cause error) (*store, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.store != s || l.closed {
		return l.store, nil // another goroutine was first
	}
	if busy(cause) {
		return s, &CacheError{Path: l.path, Err: cause}
	}
	s.close()
	var told error
	switch {
	case cause == nil || s.moved():
		l.store, told = openCache(l.path)
	case damaged(cause) && s.path != "":
		e := &CacheError{Path: l.path, Err: cause}
		if aside, err := setAside(l.path); err == nil {
			e.Aside = aside
		}
		var err error
		if l.store, err = openCache(l.path); err == nil {
			told = e
		} else {
			told = err
		}
	default:
		l.store, _ = openStore("")
		told = &CacheError{Path: l.path, Err: cause}
	}
	l.forget()
	return l.store, told
}

// Known returns the pages and failures that the cache has of roots, which are
// files and folders, in the order of their paths. It reads no file of theirs, so
// some may have changed: Update tells. Pages that are known are found by Search.
// An error is of the cache or of ctx.
func (l *Library) Known(ctx context.Context, roots []string) ([]*Sheet, []*Error, error) {
	s, told := l.cache()
	l.mu.Lock()
	l.loss.ask(cleaned(roots))
	l.mu.Unlock()
	var sheets []*Sheet
	failed, err := l.known(ctx, s, roots, func(shown *Sheet, _ []*Sheet) {
		if shown != nil {
			sheets = append(sheets, shown)
		}
	})
	if err != nil && ctx.Err() == nil {
		_, told = l.replace(s, err)
	}
	return sheets, failed, errors.Join(told, ctx.Err())
}

// known takes in the pages that a cache has of roots, and calls took for each file
// with its page, if that is shown in it, and with what put returns.
func (l *Library) known(ctx context.Context, s *store, roots []string, took func(shown *Sheet, changed []*Sheet)) (failed []*Error, err error) {
	var all []known
	err = s.rows(ctx, cleaned(roots), true, func(r *row) { // the library can be used meanwhile
		if r.failed != nil {
			failed = append(failed, r.failed)
		} else if r.sheet != nil {
			all = append(all, known{r.sheet, r.id, r.first})
		}
	})
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.store != s {
		return nil, nil // it was replaced meanwhile
	}
	for _, e := range failed {
		l.failed[e.Path] = e
	}
	for _, k := range all {
		changed := l.put(k.sheet, place{id: k.id, first: k.first})
		path := k.sheet.Path()
		shown := l.shelf.sheet(l.shelf.in(path))
		if shown.Path() != path {
			shown = nil
		}
		took(shown, changed)
	}
	return failed, nil
}

// put takes in the page of a file. It returns the pages that are shown in
// another file than before or not as before: this one, if no other file with its
// content is known, and a page whose file this was. It is called with mu held.
func (l *Library) put(sheet *Sheet, at place) (changed []*Sheet) {
	l.space = nil
	told, other := l.found(sheet)
	if other != nil {
		changed = append(changed, other)
	}
	path, key := sheet.Path(), sheet.Key()
	if was := l.shelf.sheet(l.shelf.in(path)); was != nil {
		if was.Key() == key {
			return changed
		}
		if other := l.remove(path); other != nil {
			changed = append(changed, other)
		}
	}
	n := l.shelf.number(key)
	if n == none {
		n = l.shelf.add(cmp.Or(told, sheet))
		if told == nil {
			changed = append(changed, sheet)
		}
	}
	p := &l.shelf.pages[n]
	p.id, p.first = at.id, at.first
	l.shelf.hold(n, path)
	return changed
}

// remove takes out the page of a file. If other files hold it too, it returns
// its sheet in one of them, if that is not the one shown. It is called with mu
// held.
func (l *Library) remove(path string) *Sheet {
	n, ok := l.shelf.leave(path)
	if !ok {
		return nil
	}
	l.space = nil
	if was := l.shelf.sheet(n); was == nil || was.Path() != path {
		return nil
	}
	return l.shelf.showOther(n)
}

// Hold takes in a page that no file holds, as one that was pasted. It is kept in
// memory only.
func (l *Library) Hold(p Page) *Sheet {
	return l.holdAs("held/"+keyOf(sha256.Sum256([]byte(p.Source)), ""), p)
}

func (l *Library) holdAs(key string, p Page) *Sheet {
	s := NewSheet(p.Path, key, p.Name, DateOf(p), contentsOf(p.Page))
	l.mu.Lock()
	defer l.mu.Unlock()
	l.held[key] = p
	if n := l.shelf.number(key); n != none {
		l.shelf.show(n, s)
	} else {
		l.shelf.add(s)
	}
	l.space = nil
	return s
}

// Drop forgets the pages of roots, which are files, folders, and the keys of pages
// that no file holds: Search finds them no more. The cache keeps those of files,
// so that they are there at once if they are asked for again.
func (l *Library) Drop(roots []string) {
	l.mu.Lock()
	for _, key := range roots {
		if _, ok := l.held[key]; ok {
			delete(l.held, key)
			l.shelf.remove(l.shelf.number(key))
			l.space = nil
		}
	}
	l.mu.Unlock()
	roots = cleaned(roots)
	l.mu.Lock()
	defer l.mu.Unlock()
	var gone []string
	for path := range l.shelf.everyFile {
		if underAny(path, roots) {
			gone = append(gone, path)
		}
	}
	for _, path := range gone {
		l.remove(path)
	}
	for path := range l.failed {
		if underAny(path, roots) {
			delete(l.failed, path)
		}
	}
	l.loss.drop(roots)
}

// Page returns the page of a sheet as it was restored when it was listed, from the
// cache or, if that has it no more, from its file. The error is an *Error or of
// ctx.
func (l *Library) Page(ctx context.Context, s *Sheet) (Page, error) {
	l.mu.RLock()
	held, ok := l.held[s.Key()]
	cache := l.store
	l.mu.RUnlock()
	if ok {
		return held, nil
	}
	p, err := safely(s.Path(), func() (*page.Page, error) {
		return waited(ctx, func() (*page.Page, error) { return l.restored(ctx, cache, s) })
	})
	if err != nil {
		return Page{}, err
	}
	return Page{Page: p, Name: s.Name(), Path: s.Path()}, nil
}

func (l *Library) restored(ctx context.Context, cache *store, s *Sheet) (*page.Page, error) {
	k, fresh, err := cache.restored(ctx, s.Key())
	if err == nil {
		if src := k.source(s.Key()); !fresh { // another version has restored it since
			if k.Page, err = src.restore(ctx); err != nil {
				return nil, err
			}
		}
		if agrees(k.Page, s) {
			return k.Page, nil
		}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if damaged(err) {
		_, told := l.replace(cache, err)
		l.tellLater(told)
	}
	c, err := readFile(s.Path())
	if err != nil {
		return nil, err
	}
	defer c.close()
	_, chosen, _ := strings.Cut(strings.TrimSuffix(s.Key(), anIssue), "/")
	if c.key(Encoding(chosen)) != s.Key() {
		return nil, &Error{Path: s.Path(), Problem: Changed}
	}
	src, err := sourceOf(ctx, c, Encoding(chosen))
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, named(err, s.Path())
	}
	p, err := src.restore(ctx)
	if err != nil {
		return nil, err
	}
	if !agrees(p, s) {
		return nil, &Error{Path: s.Path(), Problem: Changed}
	}
	return p, nil
}

// agrees reports whether a page has the articles that are listed of it.
func agrees(p *page.Page, s *Sheet) bool {
	return slices.EqualFunc(p.Articles, s.Contents().Articles, func(a page.Article, b Article) bool { return a.ID == b.ID })
}

// restored returns a page, and whether this version restored it.
func (s *store) restored(ctx context.Context, key string) (k kept, fresh bool, err error) {
	var texts, data []byte
	var restorer int64
	err = s.db.QueryRowContext(ctx, `SELECT p.restorer, t.data, r.data FROM pages p
		LEFT JOIN texts t ON t.id = p.id LEFT JOIN restored r ON r.id = p.id
		WHERE p.key = ?`, key).Scan(&restorer, &texts, &data)
	if err != nil {
		return kept{}, false, err
	}
	dictionary, err := unpackTexts(texts, ofTexts(key))
	if err != nil {
		return kept{}, false, err
	}
	k, err = unpack(data, dictionary, ofPage(key))
	return k, restorer == page.Version, err
}

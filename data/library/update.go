package library

import (
	"context"
	"errors"
	"maps"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"lanmu/data/fault"
	"lanmu/data/search"
)

// A Change is what has become different; its parts may all be empty but
// Progress.
type Change struct {
	Sheets   []*Sheet // read for the first time, or anew: takes the place of the one with the same Path
	Gone     []string // paths that are no longer there
	Failed   []*Error // files and folders that could not be read
	Mended   []string // paths of earlier failures that are none any more
	Progress Progress
}

// Progress is how far Update is.
type Progress struct {
	Done, Total           int           // files looked at, and to be looked at
	BytesDone, BytesTotal int64         // of those that must be read
	Failed                int           // what is of a kind that is not read aside
	Left                  time.Duration // estimated; 0 when unknown
	Silent                []string      // roots whose drives do not answer, once nothing else is left to do
}

// When what was read is kept: not so often that writing takes longer than
// reading, and often enough that little is lost if the program is killed, and
// that pages come as they are read.
const (
	keepBytes  = 4 << 20
	keepEvery  = 2 * time.Second
	keepFirst  = 200 * time.Millisecond
	tellEvery  = 250 * time.Millisecond
	keepAtMost = 2000 // files
)

// A job is a file to be read.
type job struct {
	met
	as  Encoding // chosen by the reader
	was *row     // what is known of it
}

// A reading is what became of a job.
type reading struct {
	job
	gone   bool
	failed *Error
	key    string
	fresh  *fresh // nil if the cache has the page
	late   bool   // another process had it first
}

// fresh is a page that was restored just now.
type fresh struct {
	listed   listed   // but the sizes
	texts    []string // of its articles
	packed   []byte   // the same
	restored []byte
}

// Update brings the library up to date with roots, which are files and folders,
// by reading what is new or has changed. on is called from one goroutine, a few
// times a second at most. What was read when ctx is cancelled, or the program
// killed, is kept. The error is of ctx or a *CacheError.
func (l *Library) Update(ctx context.Context, roots []string, on func(Change)) error {
	l.mu.Lock()
	l.loss.ask(cleaned(roots))
	l.mu.Unlock()
	w := &walk{}
	err := l.bring(ctx, w, func() { w.look(roots) }, roots, on)
	return errors.Join(err, l.bringLate(ctx, w.late, on))
}

// bringLate brings the library up to date with roots that did not answer, each
// when it does: what is on other drives need not wait for them.
func (l *Library) bringLate(ctx context.Context, late []*walk, on func(Change)) error {
	type answer struct {
		of  *walk
		err error
	}
	answers := make(chan answer, len(late))
	var silent Progress
	for _, x := range late {
		silent.Silent = append(silent.Silent, x.root)
		fault.Go(fault.Ignore, func() { answers <- answer{x, <-x.ended} })
	}
	if len(late) > 0 {
		on(Change{Progress: silent})
	}
	var errs []error
	for range late {
		select {
		case a := <-answers:
			w := &walk{}
			errs = append(errs, l.bring(ctx, w, func() { w.take(a.of, a.err) }, []string{a.of.root}, on))
		case <-ctx.Done():
			return errors.Join(append(errs, ctx.Err())...)
		}
	}
	return errors.Join(errs...)
}

// bring does so with what look finds. If the cache was lost, it does so with all
// there was.
func (l *Library) bring(ctx context.Context, w *walk, look func(), roots []string, on func(Change)) error {
	var told error
	for range 3 {
		s, err := l.cache()
		told = errors.Join(told, err)
		err = l.bringOnce(ctx, s, w, look, roots, on)
		if err == nil || ctx.Err() != nil {
			return errors.Join(told, ctx.Err())
		}
		_, err = l.replace(s, err)
		told = errors.Join(told, err)
	}
	return told
}

func (l *Library) bringOnce(ctx context.Context, s *store, w *walk, look func(), roots []string, on func(Change)) error {
	if l.lost() {
		select {
		case l.remaking <- struct{}{}:
			defer func() { <-l.remaking }()
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	w.ctx, w.stall, w.files, w.failed, w.unseen, w.passed, w.late = ctx, l.stall, nil, nil, nil, nil, nil
	l.mu.RLock()
	w.choices = l.choices
	l.mu.RUnlock()
	all := l.lost()
	if all {
		l.mu.RLock()
		roots = slices.Sorted(maps.Keys(l.loss.roots))
		l.mu.RUnlock()
		look = func() { w.look(roots) }
	}
	if _, err := waited(ctx, func() (bool, error) { look(); return true, nil }); err != nil {
		return err
	}
	l.passing(w, cleaned(roots))
	u := &update{l: l, s: s, ctx: ctx, on: on, builder: search.NewBuilder(), change: l.later(), first: make(chan Page)}
	if err := u.run(w, roots); err != nil {
		u.tell() // what was kept is known
		return err
	}
	if all {
		l.remade()
	}
	return nil
}

// update is one run of Update.
type update struct {
	l   *Library
	s   *store
	ctx context.Context
	on  func(Change)

	change  Change
	told    time.Time
	kept    time.Time
	started time.Time
	batch   []*reading
	gone    []*reading // kept last: what is gone may have been moved, and is not to be missed meanwhile
	builder *search.Builder
	size    int64 // of the batch

	// contested tells that another process had read a page first. Of two that read
	// the same folders one then begins at their end, so that they meet.
	contested atomic.Bool
	wrote     bool

	first chan Page         // first pages of files that take their time
	early map[string]*Sheet // those that stand for their files, by path
}

func (u *update) run(w *walk, roots []string) error {
	if err := u.ctx.Err(); err != nil {
		return err
	}
	roots = outermost(cleaned(roots))
	c := newCensus(w)
	recalled := true // all the cache has is known
	err := u.s.rows(u.ctx, roots, false, func(r *row) {
		recalled = recalled && u.l.knows(r)
		c.hold(r)
	})
	if err != nil {
		return err
	}
	if !recalled {
		if err := u.recall(roots); err != nil {
			return err
		}
	}
	u.started = time.Now()
	u.kept = u.started.Add(keepFirst - keepEvery)
	u.l.mu.RLock()
	choices := u.l.choices
	for path := range u.l.loss.sheets {
		if underAny(path, roots) {
			c.miss(path)
		}
	}
	u.l.mu.RUnlock()
	p := &u.change.Progress
	jobs := c.jobs(choices, p)
	for _, e := range w.failed {
		if c.late[e.Path] {
			continue // a file: its page is known all the same
		}
		u.batch = append(u.batch, &reading{job: job{met: met{path: e.Path}}, failed: e})
	}
	for path := range c.gone {
		u.gone = append(u.gone, &reading{job: job{met: met{path: path}}, gone: true})
	}
	w.files = nil
	if len(u.batch) > 0 {
		if err := u.keep(); err != nil {
			return err
		}
	}
	u.tell()
	if err := u.read(roots, jobs); err != nil {
		return err
	}
	p.Left = 0
	u.tell()
	if u.wrote {
		return errors.Join(u.s.tidy(u.ctx), u.s.prune(u.ctx))
	}
	return nil
}

// again reports whether a file that has not changed is to be read again.
func (r *row) again(asked bool) bool {
	if r.failed != nil {
		// Whether a file may be read does not show in its size and time, nor
		// whether the program has got better.
		return asked || r.failed.Problem == Unreadable || r.failed.Problem == Missing || r.failed.Problem == Faulty
	}
	return !r.fresh
}

// recall takes in the pages the cache has that are not taken in yet.
func (u *update) recall(roots []string) error {
	u.l.mu.RLock()
	had := maps.Clone(u.l.failed)
	u.l.mu.RUnlock()
	failed, err := u.l.known(u.ctx, u.s, roots, func(_ *Sheet, changed []*Sheet) {
		u.change.Sheets = append(u.change.Sheets, changed...)
	})
	for _, e := range failed {
		if had[e.Path] == nil {
			u.change.Failed = append(u.change.Failed, e)
		}
	}
	return err
}

// knows reports whether what the cache has of a file is known, if it is of use.
func (l *Library) knows(r *row) bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if r.failed != nil {
		return l.failed[r.path] != nil
	}
	if !r.fresh {
		return true
	}
	s := l.shelf.sheet(l.shelf.in(r.path))
	return s != nil && s.Key() == r.key
}

// tell hands over what has changed since it was called last.
func (u *update) tell() {
	p := &u.change.Progress
	u.l.mu.RLock()
	p.Failed = 0
	for _, e := range u.l.failed {
		if e.Problem != Foreign {
			p.Failed++
		}
	}
	u.l.mu.RUnlock()
	const known = 10 // of what is read, the part by which it can be told how long the rest takes
	if spent := time.Since(u.started); p.BytesDone > 0 && p.BytesDone*known >= p.BytesTotal && spent > time.Second {
		p.Left = time.Duration(float64(spent) * float64(p.BytesTotal-p.BytesDone) / float64(p.BytesDone))
	}
	u.on(u.change)
	u.change = Change{Progress: *p}
	u.told = time.Now()
}

// read reads the files of jobs, several at once.
func (u *update) read(roots []string, jobs []job) error {
	ctx, stop := context.WithCancel(u.ctx)
	q := newQueue(roots, jobs, u.l.stall)
	var feeder fault.Group
	out := make(chan *reading, 16)
	defer u.dropFirsts()
	defer func() { // no worker outlives the call
		stop()
		for range out {
		}
		feeder.Wait()
	}()
	feeder.Go(func() {
		defer close(out)
		q.run(ctx, u.contested.Load, func(j job, opened func()) {
			if r := u.readSafely(ctx, j, opened); r != nil {
				select {
				case out <- r:
				case <-ctx.Done():
				}
			}
		})
	})
	tick := time.NewTicker(tellEvery)
	defer tick.Stop()
	idle := q.idle
	for {
		over, ended := false, false
		select {
		case r, ok := <-out:
			if !ok {
				over, ended = true, true
				break
			}
			u.batch = append(u.batch, r)
			u.size += r.size
			u.change.Progress.Silent = nil
			u.change.Progress.Done++
			u.change.Progress.BytesDone += r.size
		case p := <-u.first:
			u.showFirst(p)
		case <-idle: // what is left is on drives that do not answer
			idle, over = nil, true
			u.change.Progress.Silent = q.silentRoots()
		case <-tick.C:
		}
		if over {
			u.batch, u.gone = append(u.batch, u.gone...), nil
		}
		if len(u.batch) > 0 && (over || u.size >= keepBytes || len(u.batch) >= keepAtMost || time.Since(u.kept) >= keepEvery) {
			if err := u.keep(); err != nil {
				return err
			}
		}
		if ended {
			return u.ctx.Err()
		}
		if over || time.Since(u.told) >= tellEvery {
			u.tell()
		}
	}
}

// readSafely is readJob for which a fault in reading a page is that page's error,
// and which does not wait for a drive that does not answer when ctx ends.
func (u *update) readSafely(ctx context.Context, j job, opened func()) *reading {
	r, err := waited(ctx, func() (*reading, error) { return u.readJob(ctx, j, opened), nil })
	if err != nil && ctx.Err() == nil {
		r = &reading{job: j, failed: &Error{Path: j.path, Problem: Faulty, Err: err}}
	}
	return r
}

// readJob reads a file. It returns nil if ctx ended that: a file that was not
// read to its end is neither a page nor a failure.
func (u *update) readJob(ctx context.Context, j job, opened func()) *reading {
	r := &reading{job: j}
	if j.was != nil && j.was.failed == nil && !j.was.fresh && j.was.size == j.size && j.was.mtime == j.mtime {
		if k, _, err := u.s.restored(ctx, j.was.key); err == nil {
			// Another version restored it; its source need not be read again.
			r.key = j.was.key
			if r.take(ctx, k.source(r.key)) != nil {
				return nil
			}
			return r
		}
	}
	ctx = unlocking(ctx, j.path)
	c, err := readFile(j.path)
	opened()
	if err != nil {
		if e := named(err, j.path); e.Problem == Missing && !j.asked {
			r.gone = true // deleted since it was met
		} else {
			r.failed = e
		}
		return r
	}
	defer c.close()
	r.key = c.key(j.as)
	if u.s.has(ctx, r.key) {
		return r
	}
	u.firstOf(ctx, c, j)
	src, err := sourceOf(ctx, c, j.as)
	if err != nil {
		if ctx.Err() != nil {
			return nil
		}
		r.failed = named(err, j.path)
		return r
	}
	if r.take(ctx, src) != nil {
		return nil
	}
	return r
}

// take restores a page from its source. Its error is that of ctx.
func (r *reading) take(ctx context.Context, src source) error {
	p, err := src.restore(ctx)
	if err != nil {
		return err
	}
	l := listed{Contents: contentsOf(p)}
	l.Encoding, l.Guessed = src.in, src.guessed
	texts := make([]string, len(p.Articles))
	for i := range p.Articles {
		texts[i] = strings.ToValidUTF8(textOf(&p.Articles[i]), "\ufffd") // UTF-16 has no other
	}
	giveBack(len(p.Source))
	r.fresh = &fresh{
		listed:   copyOf(l),
		texts:    texts,
		packed:   packTexts(texts, ofTexts(r.key)),
		restored: pack(kept{p, src.parts, src.in, src.guessed}, texts, ofPage(r.key)),
	}
	return nil
}

// large is how many bytes of text leave much over at every step on the way into
// the cache: twelve times as much for the whole of it. A batch of pages has half.
const large = 2 * keepBytes

// giveBack gives back to the system what was left over of a text of so many bytes,
// if that is much. The next step takes as much again, and part of it is the
// database's, which uses nothing of what is left over.
func giveBack(size int) {
	if size >= large {
		debug.FreeOSMemory()
	}
}

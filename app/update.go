package app

import (
	"context"
	"errors"
	"slices"
	"time"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/app/work"
	"lanmu/data/library"
)

// updating is the reading of files and folders that is under way.
type updating struct {
	work.Latest
	ctx   context.Context
	jobs  int // calls of update that have not ended
	since time.Time
}

// update brings the library up to date with files and folders: first with what
// is known of them, then with what has changed. The window stays of use all
// along, and pages can be read as they come.
func (w *window) update(paths []string, show bool) {
	if w.updating.jobs == 0 {
		w.updating.ctx, w.updating.since = w.updating.Begin(w.work.Life()), time.Now()
	}
	w.updating.jobs++
	ctx := w.updating.ctx
	preparing := time.AfterFunc(2*stock.Patience, func() { w.work.UI(w.showPreparing) })
	w.work.Go(func() {
		defer preparing.Stop()
		shown := !show
		take := func(c library.Change) {
			w.work.UI(func() {
				w.take(c)
				w.tellFailures(paths, c.Failed)
				w.showUpdating(c.Progress)
				if !shown && len(c.Sheets) > 0 {
					shown = true
					w.showOpened(paths)
				}
			})
		}
		w.dropping.Wait() // a folder that is added again is not to be dropped after
		sheets, failed, err := w.Library.Known(ctx, paths)
		if len(sheets)+len(failed) > 0 {
			w.work.UI(func() { w.take(library.Change{Sheets: sheets, Failed: failed}) }) // may have changed since
		}
		err = errors.Join(err, w.Library.Update(ctx, paths, take))
		w.work.UI(func() {
			w.updating.jobs--
			if w.updating.jobs == 0 {
				w.showUpdated()
			}
			if err != nil && ctx.Err() == nil {
				w.above.Say("library", tongue.T("error.library", map[string]any{"Cause": err.Error()}))
			}
			if !shown {
				w.showOpened(paths)
			}
			w.addSeed() // if there is nothing else
		})
	})
}

// tellFailures says of files that were asked for by name why they cannot be
// read; those in folders are listed (showFailures).
func (w *window) tellFailures(asked []string, failed []*library.Error) {
	for _, e := range failed {
		if slices.Contains(asked, e.Path) {
			w.above.Say(e.Path, present.OpenError(e.Path, e))
		}
	}
}

// showUpdating says how far the reading is.
func (w *window) showUpdating(p library.Progress) {
	if w.updating.jobs == 0 || time.Since(w.updating.since) < stock.Patience || p.Total == 0 {
		return
	}
	part := float32(p.Done) / float32(p.Total)
	if p.BytesTotal > 0 {
		part = float32(float64(p.BytesDone) / float64(p.BytesTotal))
	}
	text := tongue.T("task.reading", map[string]any{"Done": p.Done, "All": p.Total})
	if p.Left >= time.Second {
		text += " · " + present.TimeLeft(p.Left)
	}
	if p.Failed > 0 {
		text += " · " + tongue.T("task.failed", map[string]any{"N": p.Failed})
	}
	w.task.Set(part, text, tongue.T("task.stop"), w.updating.End)
}

// showPreparing says what the first PDF of all waits for.
func (w *window) showPreparing() {
	if w.updating.jobs > 0 && library.Preparing() {
		w.task.Set(0, tongue.T("task.preparing"), tongue.T("task.stop"), w.updating.End)
	}
}

// showUpdated says what is left to say once all is read.
func (w *window) showUpdated() {
	w.updating.End()
	n := 0
	for path := range w.stock.Failed {
		if !slices.Contains(w.stock.roots, path) {
			n++
		}
	}
	if n == 0 {
		w.task.Clear()
		return
	}
	w.task.Set(-1, tongue.T("task.failed", map[string]any{"N": n}), tongue.T("task.which"), w.showFailures)
}

// watch follows what was opened: a new page appears, a changed one is read
// again, one that is removed goes.
func (w *window) watch() {
	w.watching.End()
	if !w.live {
		return
	}
	ctx := w.watching.Begin(w.work.Life())
	roots := slices.Clone(w.stock.roots)
	w.work.Aside(func() {
		err := w.Library.Watch(ctx, roots, func(c library.Change) {
			w.work.UI(func() {
				w.take(c)
				if w.updating.jobs == 0 {
					w.showUpdated()
				}
			})
		})
		if err != nil && ctx.Err() == nil {
			w.work.UI(func() { w.above.Say("watch", tongue.T("error.watch", map[string]any{"Cause": err.Error()})) })
		}
	})
}

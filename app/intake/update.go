package intake

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
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
	jobs  int // calls of Update that have not ended
	since time.Time
}

// Update brings the library up to date with files and folders: first with what
// is known of them, then with what has changed. The window stays of use all
// along, and pages can be read as they come.
func (in *Intake) Update(paths []string, show bool) { in.update(paths, show, func() {}) }

// update is Update that does something when it is done.
func (in *Intake) update(paths []string, show bool, after func()) {
	if in.updating.jobs == 0 {
		in.updating.ctx, in.updating.since = in.updating.Begin(in.Work.Life()), time.Now()
	}
	in.updating.jobs++
	ctx := in.updating.ctx
	preparing := time.AfterFunc(2*stock.Patience, func() { in.Work.UI(in.showPreparing) })
	in.Work.Go(func() {
		defer preparing.Stop()
		shown := !show
		take := func(c library.Change) {
			in.Work.UI(func() {
				in.Take(c)
				if show || !in.allRemembered(paths) {
					in.tellFailures(paths, c.Failed)
				}
				in.showUpdating(c.Progress)
				if !shown && len(c.Sheets) > 0 {
					shown = true
					in.showOpened(paths)
				}
			})
		}
		in.dropping.Wait() // a folder that is added again is not to be dropped after
		sheets, failed, err := in.Library.Known(ctx, paths)
		if len(sheets)+len(failed) > 0 {
			in.Work.UI(func() { in.Take(library.Change{Sheets: sheets, Failed: failed}) }) // may have changed since
		}
		err = errors.Join(err, in.Library.Update(ctx, paths, take))
		in.Work.UI(func() {
			in.updating.jobs--
			if in.updating.jobs == 0 {
				in.showUpdated()
			}
			if err != nil && ctx.Err() == nil {
				in.Said.Say("library", tongue.T("error.library", map[string]any{"Cause": present.WhyNot(err)}))
			}
			if !shown {
				in.showOpened(paths)
			}
			if show { // what was known to fail, and still does, is news to who opens it by name
				in.tellFailures(paths, slices.Collect(maps.Values(in.view.Failed)))
				in.tellPassed(paths)
			}
			in.remember(paths)
			in.Seed() // if there is nothing else
			after()
		})
	})
}

// allRemembered tells whether all of paths were there at an earlier start: of a file of
// these that is gone the list of them tells, and not each start anew.
func (in *Intake) allRemembered(paths []string) bool {
	return !slices.ContainsFunc(paths, func(p string) bool { return !in.folders[p] })
}

// tellFailures says of files that were asked for by name why they cannot be
// read; those in folders are listed.
func (in *Intake) tellFailures(asked []string, failed []*library.Error) {
	if len(failed) == 0 {
		return
	}
	var all []string
	for _, p := range asked {
		if in.view.Failed[p] != nil {
			all = append(all, p)
		}
	}
	if len(all) > toldAtMost { // one message, and the list of them
		for _, p := range all {
			in.Said.Unsay(p)
		}
		in.Said.Say("files", tongue.T("error.several", map[string]any{"N": len(all)}))
		return
	}
	for _, e := range failed {
		if slices.Contains(asked, e.Path) {
			in.Said.Say(e.Path, present.OpenError(e.Path, e))
		}
	}
}

// toldAtMost is how many files that cannot be read are told of one by one.
const toldAtMost = 3

// showUpdating says how far the reading is.
func (in *Intake) showUpdating(p library.Progress) {
	if in.updating.jobs == 0 || time.Since(in.updating.since) < stock.Patience || p.Total == 0 && len(p.Silent) == 0 {
		return
	}
	part := float32(p.Done) / float32(max(1, p.Total))
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
	for _, root := range p.Silent {
		text += " · " + tongue.T("task.silent", map[string]any{"Name": library.NameText(filepath.Base(root))})
	}
	in.task.Set(part, text, tongue.T("task.stop"), in.updating.End)
}

// showPreparing says what the first PDF of all waits for.
func (in *Intake) showPreparing() {
	if in.updating.jobs > 0 && library.Preparing() {
		in.task.Set(0, tongue.T("task.preparing"), tongue.T("task.stop"), in.updating.End)
	}
}

// showUpdated says what is left to say once all is read.
func (in *Intake) showUpdated() {
	in.updating.End()
	n := 0
	for path, e := range in.view.Failed {
		if !slices.Contains(in.roots, path) && e.Problem != library.Foreign {
			n++
		}
	}
	if n == 0 {
		in.task.Clear()
		return
	}
	in.task.Set(-1, tongue.T("task.failed", map[string]any{"N": n}), tongue.T("task.which"), in.OnWhich)
}

// watch follows what was opened: a new page appears, a changed one is read
// again, one that is removed goes.
func (in *Intake) watch() {
	in.watching.End()
	if !in.live {
		return
	}
	ctx := in.watching.Begin(in.Work.Life())
	roots := slices.Clone(in.roots)
	in.Work.Aside(func() {
		err := in.Library.Watch(ctx, roots, func(c library.Change) {
			in.Work.UI(func() {
				in.Take(c)
				if in.updating.jobs == 0 {
					in.showUpdated()
				}
			})
		})
		if err != nil && ctx.Err() == nil {
			in.Work.UI(func() { in.Said.Say("watch", tongue.T("error.watch", map[string]any{"Cause": present.WhyNot(err)})) })
		}
	})
}

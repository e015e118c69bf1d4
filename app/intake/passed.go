package intake

import (
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/library"
	"slices"
)

// Passed is what was passed over in all that was opened.
func (in *Intake) Passed() []library.Passed { return in.Library.Passed(in.roots) }

// tellPassed says what was passed over in folders that were asked for, where something
// can be done about it, and of one in which nothing can be read all that is in it: one
// message a folder.
func (in *Intake) tellPassed(asked []string) {
	for _, root := range asked {
		passed := in.Library.Passed([]string{root})
		if in.Pages(root) == 0 && in.folders[root] && in.view.Failed[root] == nil {
			said := "passed.empty"
			if len(passed) > 0 {
				said = "passed.nothing"
			}
			in.Said.Say(root, tongue.T(said, map[string]any{"Folder": present.Shortened(root), "Kinds": present.PassedAll(passed)}))
			continue
		}
		if words := present.PassedIn(passed); words != "" {
			in.Said.Say(root, tongue.T("passed.said", map[string]any{"Folder": present.Shortened(root), "Kinds": words}))
		}
	}
}

// RecogniseIn has all files in a folder read by another program that an advice is for.
func (in *Intake) RecogniseIn(folder string, advice library.Advice) {
	in.Work.Go(func() {
		paths, err := library.AskedIn(folder, advice)
		slices.SortFunc(paths, stock.Natural)
		in.Work.UI(func() {
			if err != nil {
				in.Said.Say(folder, present.OpenError(folder, err))
				return
			}
			in.Said.Unsay(folder)
			in.Recognise(paths...)
		})
	})
}

// Recognise has the text of files recognised on their pictures, one after another and
// page by page, and shows the first of them that is done. Stopping keeps the pages that
// are done.
func (in *Intake) Recognise(paths ...string) { in.recognise(paths, true) }

func (in *Intake) recognise(paths []string, show bool) {
	if len(paths) == 0 {
		return
	}
	path, rest := paths[0], paths[1:]
	if in.updating.jobs == 0 {
		in.updating.ctx = in.updating.Begin(in.Work.Life())
	}
	in.updating.jobs++
	ctx := in.updating.ctx
	in.Work.Go(func() {
		sheet, err := in.Library.Recognise(ctx, path, func(done, all int) {
			in.Work.UI(func() {
				words := tongue.T("task.recognising", map[string]any{"File": library.ShownName(present.Shortened(path)), "Done": min(done+1, all), "All": all})
				in.task.Set(float32(done)/float32(max(1, all)), words, tongue.T("task.stop"), in.updating.End)
			})
		})
		in.Work.UI(func() {
			stopped := ctx.Err() != nil // before the last job ends all
			in.updating.jobs--
			if in.updating.jobs == 0 {
				in.showUpdated()
			}
			switch {
			case stopped:
				return
			case err != nil:
				in.Said.Say(path, present.OpenError(path, err))
			default:
				in.Said.Unsay(path)
				in.mended(path, sheet)
				if show {
					in.OnShow(sheet)
				}
			}
			in.recognise(rest, show && err != nil)
		})
	})
}

package intake

import (
	"slices"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
)

// sayFolders says why the folders could not be remembered, or takes it back.
func (in *Intake) sayFolders(err error) {
	if err != nil {
		in.Said.Say("folders", tongue.T("error.folders", map[string]any{"Cause": present.WhyNot(err)}))
	} else {
		in.Said.Unsay("folders")
	}
}

// Pages is how many pages a folder has.
func (in *Intake) Pages(dir string) (n int) {
	for _, s := range in.view.Sheets {
		if stock.RootOf(s.Path(), []string{dir}) == 0 {
			n++
		}
	}
	return n
}

// RemoveFolder takes a folder and its pages out of the library. The files stay
// as they are.
func (in *Intake) RemoveFolder(dir string, then func()) {
	in.Work.Go(func() {
		err := in.Folders.Remove(dir)
		in.Work.UI(func() {
			in.sayFolders(err)
			if err == nil {
				in.dropRoots([]string{dir})
				then()
			}
		})
	})
}

// followFolders adds and drops what another window has added and removed.
func (in *Intake) followFolders() {
	now := in.Folders.All()
	var gone, added []string
	for _, r := range in.roots {
		if in.folders[r] && !slices.Contains(now, r) {
			gone = append(gone, r)
		}
	}
	for _, f := range now {
		if !slices.Contains(in.roots, f) {
			added = append(added, f)
		}
	}
	if len(gone) > 0 {
		in.dropRoots(gone)
	}
	if len(added) > 0 {
		in.addRoots(added)
		in.Update(added, false)
	}
}

// dropRoots takes what was opened, and nothing else that is open holds, out of
// the library.
func (in *Intake) dropRoots(roots []string) {
	in.roots = slices.DeleteFunc(in.roots, func(r string) bool { return slices.Contains(roots, r) })
	out := func(path string) bool { return path != "" && stock.RootOf(path, in.roots) == len(in.roots) }
	in.view.Forget(out)
	in.forget(roots...)
	in.watch()
	in.Restock()
	if in.updating.jobs == 0 {
		in.showUpdated()
	}
	in.Seed()
}

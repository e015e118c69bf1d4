package app

import (
	"slices"

	"fyne.io/fyne/v2/container"

	"lanmu/app/above"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/widgets"
)

// sayFolders says why the folders could not be remembered, or takes it back.
func (w *window) sayFolders(err error) {
	if err != nil {
		w.above.Say("folders", tongue.T("error.folders", map[string]any{"Cause": present.SaveError(err)}))
	} else {
		w.above.Unsay("folders")
	}
}

// removeFolder takes a folder and its pages out of the library. The files stay
// as they are.
func (w *window) removeFolder(dir string, then func()) {
	w.work.Go(func() {
		err := w.Folders.Remove(dir)
		w.work.UI(func() {
			w.sayFolders(err)
			if err == nil {
				w.dropRoots([]string{dir})
				then()
			}
		})
	})
}

// followFolders adds and drops what another window has added and removed.
func (w *window) followFolders() {
	now := w.Folders.All()
	var gone, added []string
	for _, r := range w.stock.roots {
		if w.stock.folders[r] && !slices.Contains(now, r) {
			gone = append(gone, r)
		}
	}
	for _, f := range now {
		if !slices.Contains(w.stock.roots, f) {
			added = append(added, f)
		}
	}
	if len(gone) > 0 {
		w.dropRoots(gone)
	}
	if len(added) > 0 {
		w.addRoots(added)
		w.update(added, false)
	}
}

// dropRoots takes what was opened, and nothing else that is open holds, out of
// the library.
func (w *window) dropRoots(roots []string) {
	w.stock.roots = slices.DeleteFunc(w.stock.roots, func(r string) bool { return slices.Contains(roots, r) })
	out := func(path string) bool { return path != "" && stock.RootOf(path, w.stock.roots) == len(w.stock.roots) }
	w.stock.View.Forget(out)
	w.forget(roots...)
	w.watch()
	w.restock()
	if w.updating.jobs == 0 {
		w.showUpdated()
	}
	w.addSeed()
}

// folderChoices are the folders of the library, each with how many pages it has
// and a button that removes it, and a way to add one.
func (w *window) folderChoices() []widgets.Choice {
	var out []widgets.Choice
	for _, dir := range w.Folders.All() {
		n := 0
		for _, s := range w.stock.Sheets {
			if stock.RootOf(s.Path(), []string{dir}) == 0 {
				n++
			}
		}
		out = append(out, widgets.Choice{Name: present.Shortened(dir), Button: tongue.T("folders.remove"),
			Value: func() string { return tongue.Count("folders.pages", n, nil) },
			Press: func() { w.removeFolder(dir, w.folderChoicesChanged) }})
	}
	return append(out, widgets.Choice{Name: tongue.T("folders.new"), Button: tongue.T("folders.add"), Press: w.openFolderDialog,
		Value: func() string { return "" }})
}

// folderChoicesChanged shows the box anew that lists the folders.
func (w *window) folderChoicesChanged() {
	switch {
	case !w.above.Box().Visible():
	case w.above.Command() == "command.folders":
		w.showFolders()
	case w.above.Command() == "command.settings":
		w.showSettings()
	}
}

// showFolders opens the list of folders.
func (w *window) showFolders() {
	panel := widgets.NewComfortPanel(w.folderChoices())
	w.above.Open("command.folders", widgets.NewBox(w.win.Canvas(), above.BoxWidth, tongue.T("folders.title"), container.NewVBox(
		panel, above.Paragraph(tongue.T("folders.what"))), w.above.Closing("settings.done")), panel)
}

// openFolderDialog asks for a folder and adds it to the library.
func (w *window) openFolderDialog() {
	w.above.Ask(system.Picking{Title: tongue.T("open.whichfolder"), Accept: tongue.T("folders.addthis"), Folder: true}, w.openPicked)
}

// openFileDialog asks for a file and opens it.
func (w *window) openFileDialog() {
	w.above.Ask(system.Picking{Title: tongue.T("open.which")}, w.openPicked)
}

func (w *window) openPicked(path string, err error) {
	if err != nil {
		w.above.Say("open", tongue.T("error.open", map[string]any{"File": "", "Why": err.Error()}))
		return
	}
	w.openPaths([]string{path}, true)
}

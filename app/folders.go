package app

import (
	"fyne.io/fyne/v2/container"

	"lanmu/app/above"
	"lanmu/app/present"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/widgets"
)

// folderChoices are the folders of the library, each with how many pages it has
// and a button that removes it, and a way to add one.
func (w *window) folderChoices() []widgets.Choice {
	var out []widgets.Choice
	for _, dir := range w.Folders.All() {
		n := w.in.Pages(dir)
		out = append(out, widgets.Choice{Name: present.Shortened(dir), Button: tongue.T("folders.remove"),
			Value: func() string { return tongue.Count("folders.pages", n, nil) },
			Press: func() { w.in.RemoveFolder(dir, w.folderChoicesChanged) }})
	}
	return append(out, widgets.Choice{Button: tongue.T("folders.add"), Press: w.openFolderDialog,
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
		w.above.Say("open", tongue.T("error.open", map[string]any{"File": "", "Why": present.WhyNot(err)}))
		return
	}
	w.in.Open([]string{path}, true)
}

package above

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2/container"

	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/widgets"
)

// Save asks where to save a file and calls then with its path, where the window is
// drawn; if the reader wants none after all it is not called. Nothing is written, nor is
// a file that is there touched: the toolkit's own dialog would empty it.
func (a *Above) Save(q system.Picking, then func(path string, err error)) {
	ended := func(path string, err error) { then(q.Ended(path), err) }
	a.onDesktop(q, func() { a.offerName(q, ended) }, ended)
}

// offerName asks for the name of a file among the reader's documents.
func (a *Above) offerName(q system.Picking, then func(path string, err error)) {
	a.Work.Go(func() {
		documents := system.Documents()
		a.Work.UI(func() { a.askName(q, filepath.Join(documents, q.Save), then) })
	})
}

// askName asks for the name of a file in a box, with the one that is offered.
func (a *Above) askName(q system.Picking, offered string, then func(path string, err error)) {
	field := widgets.NewPathField(offered)
	said := Paragraph(" ")
	var save *widgets.Button
	asked := "" // whether to replace it
	saves := func() {
		path := q.Ended(field.Text)
		a.Work.Go(func() {
			_, err := os.Lstat(path)
			a.Work.UI(func() {
				if err == nil && asked != path {
					asked = path
					said.SetText(tongue.T("save.there", map[string]any{"Name": filepath.Base(path)}))
					save.SetText(tongue.T("save.replace"))
					a.box.Fit()
					return
				}
				a.box.Hide()
				then(path, nil)
			})
		})
	}
	save = widgets.NewButton(tongue.T("save.save"), saves)
	field.OnSubmitted = func(string) { saves() }
	field.OnChanged = func(string) {
		if asked != "" {
			asked = ""
			said.SetText(" ")
			save.SetText(tongue.T("save.save"))
		}
	}
	folder := widgets.NewButton(tongue.T("save.folder"), func() {
		name := filepath.Base(field.Text)
		a.pick(system.Picking{Title: q.Title, Accept: tongue.T("save.here"), Folder: true}, func(dir string, err error) {
			if err != nil {
				then("", err)
				return
			}
			a.askName(q, filepath.Join(dir, name), then)
		})
	})
	a.Open("", widgets.NewBox(a.Window.Canvas(), 600, q.Title, container.NewVBox(field, said),
		a.Closing("save.cancel"), folder, save), nil)
	a.Window.Canvas().Focus(field)
}

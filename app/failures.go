package app

import (
	"maps"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2/container"

	"lanmu/app/above"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/library"
	"lanmu/widgets"
)

func (w *window) hasFailures() bool { return len(w.in.Failed()) > 0 }

// maxFailures is how many files that could not be read are listed: of more the
// reader tries all again or looks into the folder.
const maxFailures = 100

// showFailures lists the files that could not be read, each with the reason and
// a button that tries again.
func (w *window) showFailures() {
	paths := slices.SortedFunc(maps.Keys(w.in.Failed()), stock.Natural)
	list := container.NewVBox()
	for _, path := range paths[:min(len(paths), maxFailures)] {
		why := above.Paragraph(present.WhyNot(w.in.Failed()[path]) + "\n" + present.Shortened(filepath.Dir(path)))
		again := widgets.NewButton(tongue.T("failures.retry"), func() { w.retry([]string{path}) })
		list.Add(container.NewBorder(above.Bold(library.ShownName(filepath.Base(path))), nil, nil, container.NewCenter(again), why))
	}
	if more := len(paths) - maxFailures; more > 0 {
		list.Add(above.Paragraph(tongue.T("failures.more", map[string]any{"N": more})))
	}
	w.above.Open("command.failures", widgets.NewBox(w.win.Canvas(), above.BoxWidth, tongue.T("failures.title"), list,
		widgets.NewButton(tongue.T("failures.all"), func() { w.retry(paths) }), w.above.Closing("settings.done")), nil)
}

// retry reads files again that could not be read.
func (w *window) retry(paths []string) {
	w.above.Close()
	w.in.Update(paths, false)
}

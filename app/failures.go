package app

import (
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lanmu/app/above"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/library"
	"lanmu/widgets"
)

func (w *window) hasFailures() bool { return len(w.in.Failed())+len(w.in.Passed()) > 0 }

// maxFailures is how many files that could not be read are listed: of more the
// reader tries all again or looks into the folder.
const maxFailures = 100

// showFailures lists the files that could not be read, each with the reason and
// a button that tries again.
func (w *window) showFailures() {
	failed := maps.Clone(w.in.Failed())
	maps.DeleteFunc(failed, func(_ string, e *library.Error) bool {
		return e.Problem == library.Foreign && !e.CanBeRecognised() // is told of with its folder
	})
	paths := slices.SortedFunc(maps.Keys(failed), stock.Natural)
	list := container.NewVBox()
	for _, path := range paths[:min(len(paths), maxFailures)] {
		why := above.Paragraph(present.WhyNot(failed[path]) + "\n" + present.Shortened(filepath.Dir(path)))
		again := widgets.NewButton(tongue.T("failures.retry"), func() { w.retry([]string{path}) })
		switch {
		case failed[path].CanBeRecognised():
			advice := library.ReadText
			if k := failed[path].Kind(); k != nil {
				advice = k.Advice
			}
			again = widgets.NewButton(tongue.T(askWords[advice]), func() {
				w.above.Close()
				w.consent(advice, func() { w.in.Recognise(path) })
			})
		case failed[path].CanBeUnlocked():
			again = widgets.NewButton(tongue.T("failures.unlock"), func() { w.askPassword(path) })
		}
		list.Add(container.NewBorder(above.Bold(library.ShownName(filepath.Base(path))), nil, nil, container.NewCenter(again), why))
	}
	if more := len(paths) - maxFailures; more > 0 {
		list.Add(above.Paragraph(tongue.T("failures.more", map[string]any{"N": more})))
	}
	passed := present.PassedFolders(w.in.Passed())
	for _, f := range passed[:min(len(passed), maxFailures)] {
		words := above.Paragraph(strings.Trim(f.Kinds+"\n"+f.Advice, "\n"))
		ask := container.NewVBox()
		for _, advice := range f.Asked {
			ask.Add(widgets.NewButton(tongue.T(askWords[advice]), func() {
				w.above.Close()
				w.consent(advice, func() { w.in.RecogniseIn(f.Folder, advice) })
			}))
		}
		list.Add(container.NewBorder(above.Bold(present.Shortened(f.Folder)), nil, nil, container.NewCenter(ask), words))
	}
	if more := len(passed) - maxFailures; more > 0 {
		list.Add(above.Paragraph(tongue.T("failures.more", map[string]any{"N": more})))
	}
	buttons := []*widgets.Button{widgets.NewButton(tongue.T("failures.all"), func() { w.retry(paths) }), w.above.Closing("settings.done")}
	pictures := slices.DeleteFunc(slices.Clone(paths), func(path string) bool {
		k := failed[path].Kind()
		return !failed[path].CanBeRecognised() || k != nil && k.Advice != library.ReadText
	})
	if len(pictures) > 1 {
		words := tongue.T("failures.recogniseall", map[string]any{"N": len(pictures)})
		buttons = slices.Insert(buttons, 0, widgets.NewButton(words, func() {
			w.above.Close()
			w.in.Recognise(pictures...)
		}))
	}
	w.above.Open("command.failures", widgets.NewBox(w.win.Canvas(), above.BoxWidth, tongue.T("failures.title"), list, buttons...), nil)
}

// askWords are what asks another program to read a file.
var askWords = map[library.Advice]string{library.ReadText: "failures.recognise", library.SaveDOCX: "failures.convert"}

// prefConvert is where it is remembered that LibreOffice may be run.
const prefConvert = "libreoffice"

// consent asks once whether LibreOffice may be run, before what runs it is done.
func (w *window) consent(advice library.Advice, do func()) {
	if advice != library.SaveDOCX || w.app.Preferences().Bool(prefConvert) {
		do()
		return
	}
	yes := widgets.NewButton(tongue.T("convert.allow"), func() {
		w.app.Preferences().SetBool(prefConvert, true)
		w.above.Close()
		do()
	})
	w.above.Open("command.failures", widgets.NewBox(w.win.Canvas(), above.BoxWidth, tongue.T("convert.title"),
		above.Paragraph(tongue.T("convert.what")), w.above.Closing("print.cancel"), yes), nil)
}

// askPassword asks for the password of a file, until it opens or the reader gives up.
func (w *window) askPassword(path string) {
	entry := widget.NewPasswordEntry()
	wrong := above.Paragraph(tongue.T("unlock.kept"))
	open := func() {
		password := entry.Text
		entry.SetText("")
		w.in.Unlock(path, password, func(err error) {
			e := (*library.Error)(nil)
			switch {
			case err == nil:
				w.above.Close()
			case errors.As(err, &e) && e.CanBeUnlocked():
				wrong.SetText(tongue.T("unlock.wrong"))
			default:
				wrong.SetText(present.WhyNot(err))
			}
		})
	}
	entry.OnSubmitted = func(string) { open() }
	list := container.NewVBox(above.Paragraph(tongue.T("unlock.ask", map[string]any{"File": library.ShownName(filepath.Base(path))})), entry, wrong)
	w.above.Open("command.failures", widgets.NewBox(w.win.Canvas(), above.BoxWidth, tongue.T("unlock.title"), list,
		w.above.Closing("print.cancel"), widgets.NewButton(tongue.T("unlock.open"), open)), nil)
	w.win.Canvas().Focus(entry)
}

// retry reads files again that could not be read.
func (w *window) retry(paths []string) {
	w.above.Close()
	w.in.Update(paths, false)
}

package app

import (
	"bytes"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lanmu/app/above"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/widgets"
)

// printable is something to be put on paper.
type printable struct {
	title string
	file  string // its name, without an ending
	pdf   func() ([]byte, error)
}

// onPaper is an article to be printed.
func (w *window) onPaper(e stock.Entry) printable {
	faces, form, gallery := w.dress.TextFaces(), w.printForm(), w.Gallery
	return printable{e.Mark.Headline, present.FileName(e.Mark.Headline), func() ([]byte, error) { return present.PDFOf(faces, form, gallery, e) }}
}

// printForm is how paper is set: as the screen is.
func (w *window) printForm() present.Form {
	c := w.dress.Comfort()
	return present.Form{Sans: c.Sans, Vertical: c.Vertical}
}

// bookmarksOnPaper are the articles of bookmarks, to be printed.
func (w *window) bookmarksOnPaper(bs []bookmark.Bookmark) printable {
	from := w.exportSource()
	return printable{tongue.T("sidebar.bookmarks"), present.ExportName(time.Now()), func() ([]byte, error) {
		var b bytes.Buffer
		err := present.WriteBookmarksPDF(&b, from, bs)
		return b.Bytes(), err
	}}
}

// showPrint asks what is to be printed, the open article or the bookmarks, and
// what is to become of it: a PDF, or paper.
func (w *window) showPrint() {
	e, bs := w.reading.Entry(), w.list.Marks()
	w.work.Go(func() {
		send, ok := system.FindPrinting(w.app.OpenURL)
		w.work.UI(func() { w.askPrint(e, bs, send, ok) })
	})
}

func (w *window) askPrint(e stock.Entry, bs []bookmark.Bookmark, send system.SendToPrinter, ok bool) {
	chosen := 0
	what := func() printable {
		if chosen == 1 {
			return w.bookmarksOnPaper(bs)
		}
		return w.onPaper(e)
	}
	printIt := widgets.NewButton(tongue.T("print.print"), func() {
		w.above.Box().Hide()
		w.print(what(), send)
	})
	content := container.NewVBox(above.Paragraph("《" + e.Mark.Headline + "》"))
	if len(bs) > 0 {
		content.Add(widgets.NewComfortPanel([]widgets.Choice{{Name: tongue.T("print.what"),
			Words:  []string{tongue.T("print.article"), tongue.Count("print.bookmarks", len(bs), nil)},
			Chosen: func() int { return chosen }, Choose: func(i int) { chosen = i }}}))
	}
	if !ok {
		printIt.Disable()
		content.Add(above.Paragraph(tongue.T("print.none", map[string]any{"Package": system.PrintingToInstall})))
	}
	save := widgets.NewButton(tongue.T("print.save"), func() {
		w.above.Box().Hide()
		w.savePDF(what())
	})
	save.Importance = widget.HighImportance
	w.above.Open("command.print", widgets.NewBox(w.win.Canvas(), above.BoxWidth, tongue.T("print.title"), content,
		w.above.Closing("print.cancel"), printIt, save), nil)
}

// savePDF asks for a file and writes a PDF into it.
func (w *window) savePDF(p printable) {
	w.above.Save(system.Picking{Title: tongue.T("print.where"), Accept: tongue.T("save.save"), Save: p.file + ".pdf"}, func(path string, err error) {
		if err != nil {
			w.sayPrint(err)
			return
		}
		w.savePDFAs(path, p)
	})
}

// savePDFAs writes a PDF.
func (w *window) savePDFAs(path string, p printable) {
	w.work.Go(func() {
		pdf, err := p.pdf()
		if err == nil {
			err = system.WriteWhole(path, pdf)
		}
		w.work.UI(func() {
			if err != nil {
				w.sayPrint(err)
				return
			}
			w.tellSaved("print", tongue.T("print.saved", map[string]any{"Title": p.title, "File": present.Shortened(path)}), path)
		})
	})
}

// print has the system print.
func (w *window) print(p printable, send system.SendToPrinter) {
	w.work.Go(func() {
		pdf, err := p.pdf()
		if err == nil {
			err = send(p.title, pdf)
		}
		w.work.UI(func() {
			if err != nil {
				w.sayPrint(err)
				return
			}
			w.above.Tell("print", tongue.T("print.sent", map[string]any{"Title": p.title}))
		})
	})
}

func (w *window) sayPrint(err error) {
	w.above.Say("print", tongue.T("error.print", map[string]any{"Cause": present.WhyNot(err)}))
}

package app

import (
	"bytes"
	"io"
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"lanmu/data/bookmark"
	"lanmu/widgets"
	onpaper "lanmu/widgets/paper"
)

// writePDF sets documents on paper. It waits until characters no embedded font
// has have been looked for in the system's, so it never runs where the window
// is drawn.
func writePDF(out io.Writer, faces *widgets.Faces, title, author string, docs []widgets.Document) error {
	for _, d := range docs {
		for _, b := range d.Blocks {
			faces.Sans.Await(b.Text) // asked last for whatever the others lack
		}
	}
	return onpaper.Write(out, faces, onpaper.About{Title: title, Author: author, Program: t("app.name")}, docs)
}

// showPrint asks what is to become of the open article: a PDF, or paper.
func (w *window) showPrint() {
	e := w.current
	send, ok := findPrinting()
	printIt := widgets.NewButton(t("print.print"), func() {
		w.box.Hide()
		w.print(e, send)
	})
	what := container.NewVBox(paragraph("《" + e.mark.Headline + "》"))
	if !ok {
		printIt.Disable()
		what.Add(paragraph(t("print.none", map[string]any{"Package": printingToInstall})))
	}
	save := widgets.NewButton(t("print.save"), func() {
		w.box.Hide()
		w.savePDF(e)
	})
	save.Importance = widget.HighImportance
	w.showBox("command.print", widgets.NewBox(w.win.Canvas(), boxWidth, t("print.title"), what,
		w.closing("print.cancel"), printIt, save), nil)
}

// savePDF asks for a folder and writes an article as a PDF there.
func (w *window) savePDF(e entry) {
	d := dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
		if err != nil {
			w.sayPrint(err)
		} else if dir != nil {
			w.savePDFIn(dir.Path(), e)
		}
	}, w.win)
	d.SetTitleText(t("print.where"))
	d.SetConfirmText(t("print.here"))
	w.showDialog(d)
}

// savePDFIn writes an article as a new PDF in dir, and opens it.
func (w *window) savePDFIn(dir string, e entry) {
	w.work.Go(func() {
		pdf, err := pdfOf(w.faces, e)
		var path string
		if err == nil {
			path, err = writeUnder(dir, fileName(e.mark.Headline), ".pdf", pdf)
		}
		fyne.Do(func() {
			if err != nil {
				w.sayPrint(err)
				return
			}
			w.banner.Say("print", t("print.saved", map[string]any{"File": path}))
			w.openFolder(path)
		})
	})
}

// print has the system print an article.
func (w *window) print(e entry, send sendToPrinter) {
	w.work.Go(func() {
		pdf, err := pdfOf(w.faces, e)
		if err == nil {
			err = send(e.mark.Headline, pdf)
		}
		fyne.Do(func() {
			if err != nil {
				w.sayPrint(err)
				return
			}
			w.banner.Say("print", t("print.sent", map[string]any{"Headline": e.mark.Headline}))
		})
	})
}

func (w *window) sayPrint(err error) {
	w.banner.Say("print", t("error.print", map[string]any{"Cause": err.Error()}))
}

// pdfOf is an article on paper.
func pdfOf(faces *widgets.Faces, e entry) ([]byte, error) {
	var b bytes.Buffer
	e.gone = false // that its page is not open is nothing to print
	err := writePDF(&b, faces, e.mark.Headline, e.mark.Byline, []widgets.Document{document(e)})
	return b.Bytes(), err
}

// fileName is a file's name made of a headline: without what some system does
// not allow in one, and short enough for all.
func fileName(headline string) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || !unicode.IsPrint(r) && !unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, headline)
	runes := []rune(strings.Join(strings.Fields(clean), " "))
	name := strings.Trim(string(runes[:min(len(runes), 40)]), " .")
	if name == "" {
		return "lanmu-" + time.Now().Format(time.DateOnly)
	}
	return name
}

// writeBookmarksPDF sets every bookmarked article, one after another. Of each
// the text is that of its open page, or else of the copy kept with it.
func writeBookmarksPDF(out io.Writer, from exportSource, bs []bookmark.Bookmark) error {
	faces := from.faces
	if faces == nil {
		var err error
		if faces, err = loadFaces(func() {}); err != nil {
			return err
		}
	}
	var docs []widgets.Document
	seen := map[string]bool{}
	for _, b := range bs {
		id := b.ArticleID()
		if seen[id] {
			continue // of several passages of it
		}
		seen[id] = true
		e, err := from.article(b)
		if err != nil {
			return err
		}
		e.gone = false
		docs = append(docs, document(e))
	}
	return writePDF(out, faces, t("sidebar.bookmarks"), "", docs)
}

package app

import (
	"fyne.io/fyne/v2/container"

	"lanmu/app/above"
	"lanmu/app/present"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/library"
	"lanmu/widgets"
)

// askGone tells which file was where that an article was read from, and asks where it is
// now, or to forget the article.
func (w *window) askGone(b bookmark.Bookmark) {
	file := b.Page
	if b.File != "" {
		file = present.Shortened(library.PathOf(b.File))
	}
	content := container.NewVBox(above.Paragraph(tongue.T("gone.what", map[string]any{"Headline": b.Headline, "File": file})))
	w.above.Open("", widgets.NewBox(w.win.Canvas(), above.BoxWidth, tongue.T("gone.title"), content,
		w.above.Closing("bar.close"),
		widgets.NewButton(tongue.T("gone.forget"), func() {
			w.above.Close()
			w.marks.Forget(b)
		}),
		widgets.NewButton(tongue.T("gone.locate"), func() {
			w.above.Close()
			w.locate(b)
		})), nil)
}

// locate asks where the file of an article is, and opens it there.
func (w *window) locate(b bookmark.Bookmark) {
	w.above.Ask(system.Picking{Title: tongue.T("gone.which", map[string]any{"Headline": b.Headline})}, func(path string, err error) {
		if err != nil {
			w.openPicked("", err)
			return
		}
		w.reading.OpenIn(path, b)
	})
}

package app

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/library"
	"lanmu/widgets/document"
)

// openPaths takes files and folders into the library, and shows the first
// article of the first of them if it is asked for. Folders are remembered.
func (w *window) openPaths(paths []string, show bool) {
	w.work.Go(func() {
		var whole []string
		for _, p := range paths {
			if abs, err := filepath.Abs(p); err == nil {
				p = abs
			}
			whole = append(whole, p)
			if info, err := os.Stat(p); err == nil && info.IsDir() {
				err := w.Folders.Add(p)
				w.work.UI(func() { w.sayFolders(err) })
			}
		}
		w.work.UI(func() {
			w.noteOpened(whole)
			w.addRoots(whole)
			w.update(whole, show)
		})
	})
}

// addRoots has what was opened followed.
func (w *window) addRoots(paths []string) {
	for _, p := range paths {
		if !slices.Contains(w.stock.roots, p) {
			w.stock.roots = append(w.stock.roots, p)
		}
	}
	w.stock.folders = map[string]bool{}
	for _, f := range w.Folders.All() {
		w.stock.folders[f] = true
	}
	w.watch()
}

// showOpened shows the first article of what was opened last: the first of its
// pages in the order of the names given, and of a folder's the first listed.
func (w *window) showOpened(paths []string) {
	for _, p := range paths {
		if s := w.stock.Sheets.Get(p); s != nil {
			w.showSheet(s)
			return
		}
		s := stock.Order(slices.Clone(w.stock.Sheets), w.stock.roots)
		for _, x := range s {
			if stock.RootOf(x.Path(), []string{p}) == 0 && x.Len() > 0 {
				w.showSheet(x)
				return
			}
		}
	}
}

// showSheet opens the first article of a page.
func (w *window) showSheet(s *library.Sheet) {
	if s.Len() == 0 {
		w.above.Say(stock.KeyOf(s), tongue.T("error.noarticle", map[string]any{"File": s.Name()}))
		return
	}
	w.sideBySide(s)
	w.state.article = "" // what was open before is not what is asked for
	if v := w.sidebar.View(); v != present.ViewColumns && v != present.ViewDates {
		w.sidebar.ShowView(present.ViewColumns)
	}
	w.with(stock.Ref{Sheet: s, N: 0}, func(e stock.Entry) { w.open(e, document.Position{}); w.filter() })
}

// drop opens what is dropped onto the window.
func (w *window) drop(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	w.openPaths(paths, true)
}

// paste makes a page of the text on the clipboard, as a PDF viewer copies it.
func (w *window) paste() { w.openText(w.app.Clipboard().Content()) }

func (w *window) openText(text string) {
	w.work.Go(func() {
		p, err := library.Read(w.work.Life(), io.NopCloser(strings.NewReader(text)), tongue.T("open.pasted"))
		if err != nil {
			w.work.UI(func() { w.above.Say("paste", present.OpenError(tongue.T("open.pasted"), err)) })
			return
		}
		s := w.Library.Hold(p)
		w.work.UI(func() {
			w.above.Unsay("paste")
			w.take(library.Change{Sheets: []*library.Sheet{s}})
			w.showSheet(s)
		})
	})
}

// start opens the reader's folders, and what the program was started with.
func (w *window) start(paths []string) {
	w.live = true
	folders := w.Folders.All()
	w.addRoots(folders)
	if len(folders) > 0 {
		w.update(folders, false)
	}
	if len(paths) > 0 {
		w.openPaths(paths, true)
	}
	w.work.Aside(func() {
		for range w.Folders.Changes() {
			w.work.UI(w.followFolders)
		}
	})
}

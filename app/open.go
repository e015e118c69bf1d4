package app

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"lanmu/data/bookmark"
	"lanmu/data/find"
	"lanmu/data/library"
	"lanmu/data/page"
	"lanmu/widgets"
)

// An openPage is a page of the library with its articles.
type openPage struct {
	library.Page
	articles []entry
}

// pageOf restores nothing: it lists the articles of a page.
func pageOf(p library.Page) openPage {
	o := openPage{p, make([]entry, len(p.Articles))}
	date := library.DateOf(p)
	for i := range p.Articles {
		a := &p.Articles[i]
		o.articles[i] = entry{article: a, from: p.Page, number: i, page: p.Name, date: date, mark: bookmark.Bookmark{
			ID: a.ID, Headline: a.Headline.String, Column: a.Column, Byline: a.Byline.Name, Page: p.Name, File: p.Path,
		}}
	}
	return o
}

// addPage puts a page at the end of the library, or in place of what was read
// of the same file before, and shows its first article if it is asked for. The
// embedded page makes room for the first other.
func (w *window) addPage(p openPage, show bool) {
	if w.sample {
		w.pages, w.sample = nil, false
	}
	at := -1
	if p.Path != "" {
		at = slices.IndexFunc(w.pages, func(o openPage) bool { return o.Path == p.Path })
	}
	if at >= 0 {
		w.pages[at] = p
	} else {
		w.pages = append(w.pages, p)
	}
	if p.Form == page.SideBySide {
		w.banner.Say(p.Path, t("banner.sidebyside", map[string]any{"File": p.Name}))
	} else {
		w.banner.Unsay(p.Path)
	}
	w.entries = nil
	for i := range w.pages {
		for k := range w.pages[i].articles {
			w.entries = append(w.entries, &w.pages[i].articles[k])
		}
	}
	w.makeIndex()
	if show {
		w.showPage(p)
	}
	w.resume()
	w.filter()
}

// makeIndex lists the articles to be found.
func (w *window) makeIndex() {
	items := make([]find.Item, len(w.entries))
	for i, e := range w.entries {
		items[i] = item(e.mark)
		items[i].Time = e.date
	}
	w.index = find.NewLoose(items, w.app.Preferences().Bool(prefLoose))
}

// addSeed shows the embedded page.
func (w *window) addSeed() {
	w.addPage(pageOf(library.Seed()), false)
	w.sample = true
}

// readFiles reads files away from the UI goroutine, adds them to the library,
// and shows the first of them if it is asked for. What cannot be read is said.
// It tells whether any was read.
func (w *window) readFiles(ctx context.Context, files []string, show bool) bool {
	read := false
	for _, f := range files {
		if ctx.Err() != nil {
			break
		}
		p, err := w.readFile(f)
		if err != nil {
			fyne.Do(func() { w.banner.Say(f, openError(f, err)) })
			continue
		}
		o := pageOf(p)
		recognise(w.memory, o.articles)
		first := !read
		read = true
		fyne.Do(func() { w.addPage(o, show && first) })
	}
	return read
}

// patience is how long a file is read without a word.
const patience = 300 * time.Millisecond

// readFile reads a file, and says so while it takes long: the first PDF does.
func (w *window) readFile(file string) (library.Page, error) {
	var done atomic.Bool
	say := time.AfterFunc(patience, func() {
		fyne.Do(func() {
			if !done.Load() {
				w.banner.Say(file, t("open.reading", map[string]any{"File": filepath.Base(file)}))
			}
		})
	})
	p, err := library.Open(file)
	done.Store(true)
	if !say.Stop() {
		fyne.Do(func() { w.banner.Unsay(file) })
	}
	return p, err
}

// openFiles opens what the program was started with. If nothing can be read,
// the embedded page is shown so that the window is of use.
func (w *window) openFiles(ctx context.Context, files []string) {
	if !w.readFiles(ctx, files, false) {
		fyne.Do(w.addSeed)
	}
}

// openMore opens files while the window is open, and shows the first article.
func (w *window) openMore(files []string) {
	w.work.Go(func() { w.readFiles(context.Background(), files, true) })
}

// showPage opens the first article of a page.
func (w *window) showPage(p openPage) {
	if len(p.articles) == 0 {
		w.banner.Say(p.Path, t("error.noarticle", map[string]any{"File": p.Name}))
		return
	}
	w.state.article = "" // what was open before is not what is asked for
	w.sidebar.ShowView(viewColumns)
	w.open(p.articles[0], widgets.Position{})
}

// openFile asks for a file and opens it.
func (w *window) openFile() {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil {
			w.banner.Say("open", t("error.open", map[string]any{"File": "", "Why": err.Error()}))
		} else if f != nil {
			f.Close()
			w.openMore([]string{f.URI().Path()})
		}
	}, w.win)
	d.SetTitleText(t("open.which"))
	w.showDialog(d)
}

// drop opens what is dropped onto the window.
func (w *window) drop(_ fyne.Position, uris []fyne.URI) {
	var files []string
	for _, u := range uris {
		files = append(files, u.Path())
	}
	w.openMore(files)
}

// paste makes a page of the text on the clipboard, as a PDF viewer copies it.
func (w *window) paste() { w.openText(w.app.Clipboard().Content()) }

func (w *window) openText(text string) {
	w.work.Go(func() {
		p, err := library.Read(io.NopCloser(strings.NewReader(text)), t("open.pasted"))
		fyne.Do(func() {
			if err != nil {
				w.banner.Say("paste", openError(t("open.pasted"), err))
				return
			}
			w.banner.Unsay("paste")
			w.addPage(pageOf(p), true)
		})
	})
}

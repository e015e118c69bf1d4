package app

import (
	"bytes"
	"errors"
	"io"
	"os"
	"time"

	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/widgets/glyph"
)

// An exportForm is a form bookmarks are taken away in.
type exportForm struct {
	ending string // of the file's name
	write  func(io.Writer, exportSource, []bookmark.Bookmark) error
}

// An exportSource is where the text of bookmarked articles comes from.
type exportSource struct {
	fetch  func(id string) (stock.Entry, bool) // from the library; may be nil
	copies *bookmark.Copies
	faces  *glyph.Faces // nil to load them when they are needed
}

// article is the article of a bookmark: of its page where that is in the
// library, else of the copy kept with it, without text where there is none.
func (from exportSource) article(b bookmark.Bookmark) (stock.Entry, error) {
	if from.fetch != nil {
		if e, ok := from.fetch(b.ArticleID()); ok {
			return e, nil
		}
	}
	e := stock.Entry{Page: b.Page, Mark: b}
	c, err := from.copies.Load(b.ArticleID())
	switch {
	case err == nil:
		e.Article = stock.ArticleOf(c)
	case !errors.Is(err, os.ErrNotExist):
		return stock.Entry{}, err
	}
	return e, nil
}

var exportForms = map[string]exportForm{
	"markdown": {".md", marksOnly(bookmark.WriteMarkdown)},
	"html":     {".html", marksOnly(bookmark.WriteHTML)},
	"json":     {".json", marksOnly(bookmark.WriteJSON)},
	"pdf":      {".pdf", writeBookmarksPDF},
}

// marksOnly is a form that needs no more than what is kept with the bookmarks.
func marksOnly(write func(io.Writer, []bookmark.Bookmark) error) func(io.Writer, exportSource, []bookmark.Bookmark) error {
	return func(out io.Writer, _ exportSource, bs []bookmark.Bookmark) error { return write(out, bs) }
}

// export asks for a folder and writes the bookmarks listed into a new file
// there: those of the filter while bookmarks are shown, else all.
func (w *window) export(form string) {
	bs := w.listedBookmarks()
	if len(bs) == 0 {
		w.banner.Say("export", tongue.T("export.none"))
		return
	}
	w.askFor(system.Picking{Title: tongue.T("export.where"), Accept: tongue.T("export.here"), Folder: true}, func(dir string, err error) {
		if err != nil {
			w.banner.Say("export", tongue.T("error.export", map[string]any{"Cause": err.Error()}))
			return
		}
		w.exportTo(dir, form, bs)
	})
}

// exportSource is where the texts of bookmarked articles come from now.
func (w *window) exportSource() exportSource {
	s := w.shelf
	return exportSource{copies: w.Copies, faces: w.faces, fetch: func(id string) (stock.Entry, bool) {
		r, ok := s.Find(id)
		if !ok {
			return stock.Entry{}, false
		}
		e, err := stock.Fetch(w.life, w.Library, s, r)
		return e, err == nil
	}}
}

func (w *window) exportTo(dir, form string, bs []bookmark.Bookmark) {
	from := w.exportSource()
	w.work.Go(func() {
		path, err := exportInto(dir, form, from, bs, time.Now())
		w.ui(func() {
			if err != nil {
				w.banner.Say("export", tongue.T("error.export", map[string]any{"Cause": err.Error()}))
				return
			}
			w.banner.Say("export", tongue.Count("export.done", len(bs), map[string]any{"File": path}))
		})
	})
}

// listedBookmarks are those the sidebar lists, in its order, or all.
func (w *window) listedBookmarks() []bookmark.Bookmark {
	if w.listed != viewBookmarks || w.query == "" {
		return w.Bookmarks.All()
	}
	var out []bookmark.Bookmark
	seen := map[string]bool{}
	for _, s := range w.shown {
		if s.mark != nil && !seen[s.mark.ID] {
			seen[s.mark.ID] = true // of several tags it is listed under each
			out = append(out, *s.mark)
		}
	}
	return out
}

// exportInto writes bookmarks into a new file in dir and returns its path.
func exportInto(dir, form string, from exportSource, bs []bookmark.Bookmark, now time.Time) (string, error) {
	f := exportForms[form]
	var data bytes.Buffer
	if err := f.write(&data, from, bs); err != nil {
		return "", err
	}
	return system.WriteUnder(dir, exportName(now), f.ending, data.Bytes())
}

// exportName is what a file of bookmarks is called, without an ending.
func exportName(now time.Time) string { return "lanmu-" + now.Format(time.DateOnly) }

// importBookmarks asks for a file and takes in the bookmarks in it.
func (w *window) importBookmarks() {
	w.askFor(system.Picking{Title: tongue.T("import.which"), Endings: []string{".json", ".jsonld"}}, func(path string, err error) {
		if err != nil {
			w.banner.Say("import", tongue.T("error.import", map[string]any{"Cause": err.Error()}))
			return
		}
		w.importFrom(path)
	})
}

func (w *window) importFrom(path string) {
	w.work.Go(func() {
		n := 0
		var bs []bookmark.Bookmark
		var refused []error
		f, err := os.Open(path)
		if err == nil {
			defer f.Close()
			bs, refused, err = bookmark.ReadJSON(f)
		}
		if err == nil {
			n, err = w.Bookmarks.Import(bs)
		}
		w.ui(func() {
			if err != nil {
				w.banner.Say("import", tongue.T("error.import", map[string]any{"Cause": saveError(err)}))
				return
			}
			said := tongue.Count("import.done", n, map[string]any{"All": len(bs)})
			if len(refused) > 0 {
				said += tongue.Count("import.refused", len(refused), map[string]any{"Cause": refused[0].Error()})
			}
			w.banner.Say("import", said)
			w.showMarks()
		})
	})
}

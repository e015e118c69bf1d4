package app

import (
	"os"
	"time"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/library"
)

// export asks for a file and writes the bookmarks listed into it: those of the filter
// while bookmarks are shown, else all.
func (w *window) export(form string) {
	bs := w.list.Marks()
	if len(bs) == 0 {
		w.above.Tell("export", tongue.T("export.none"))
		return
	}
	name := present.ExportName(time.Now()) + present.ExportForms[form].Ending
	w.above.Save(system.Picking{Title: tongue.T("export.where"), Accept: tongue.T("save.save"), Save: name}, func(path string, err error) {
		if err != nil {
			w.above.Say("export", tongue.T("error.export", map[string]any{"Cause": present.WhyNot(err)}))
			return
		}
		w.exportTo(path, form, bs)
	})
}

// exportSource is where the texts of bookmarked articles come from now.
func (w *window) exportSource() present.ExportSource {
	s := w.in.Shelf()
	return present.ExportSource{Copies: w.Copies, Gallery: w.Gallery, Faces: w.dress.TextFaces(), Form: w.printForm(), Fetch: func(id string) (stock.Entry, bool) {
		r, ok := s.Find(id)
		if !ok {
			return stock.Entry{}, false
		}
		e, err := stock.Fetch(w.work.Life(), w.Library, s, r)
		return e, err == nil
	}}
}

func (w *window) exportTo(path, form string, bs []bookmark.Bookmark) {
	from := w.exportSource()
	w.work.Go(func() {
		err := present.Export(path, form, from, bs)
		w.work.UI(func() {
			if err != nil {
				w.above.Say("export", tongue.T("error.export", map[string]any{"Cause": present.WhyNot(err)}))
				return
			}
			w.tellSaved("export", tongue.Count("export.done", len(bs), map[string]any{"File": present.Shortened(path)}), path)
		})
	})
}

// tellSaved tells what was saved in a file, and offers its folder.
func (w *window) tellSaved(about, text, path string) {
	w.above.TellWith(about, text, tongue.T("told.folder"), func() { w.openFolder(path) })
}

// exportHits asks for a file and writes what a query finds in the texts into it.
func (w *window) exportHits(form, query string) {
	name := present.FileName(query) + present.HitForms[form]
	w.above.Save(system.Picking{Title: tongue.T("export.where"), Accept: tongue.T("save.save"), Save: name}, func(path string, err error) {
		if err != nil {
			w.above.Say("export", tongue.T("error.export", map[string]any{"Cause": present.WhyNot(err)}))
			return
		}
		w.exportHitsTo(path, form, query)
	})
}

func (w *window) exportHitsTo(path, form, query string) {
	asked := w.list.Asked()
	asked.Hits = -1
	w.work.Go(func() {
		var found library.Results
		n := 0
		err := w.Library.SearchFor(w.work.Life(), query, asked, func(r library.Results) { found = r })
		if err == nil {
			n = len(found.Hits)
			err = present.ExportHits(path, form, query, found.Hits)
		}
		w.work.UI(func() {
			if err != nil {
				w.above.Say("export", tongue.T("error.export", map[string]any{"Cause": present.WhyNot(err)}))
				return
			}
			w.tellSaved("export", tongue.Count("export.hits", n, map[string]any{"File": present.Shortened(path)}), path)
		})
	})
}

// importBookmarks asks for a file and takes in the bookmarks in it.
func (w *window) importBookmarks() {
	w.above.Ask(system.Picking{Title: tongue.T("import.which"), Endings: []string{".json", ".jsonld"}}, func(path string, err error) {
		if err != nil {
			w.above.Say("import", tongue.T("error.import", map[string]any{"Cause": present.WhyNot(err)}))
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
		why := tongue.T("cause.notours")
		if err == nil {
			defer f.Close()
			bs, refused, err = bookmark.ReadJSON(f)
		} else {
			why = present.WhyNot(err)
		}
		if err == nil {
			if n, err = w.Bookmarks.Import(bs); err != nil {
				why = present.WhyNot(err)
			}
		}
		w.work.UI(func() {
			if err != nil {
				w.above.Say("import", tongue.T("error.import", map[string]any{"Cause": why}))
				return
			}
			said := tongue.Count("import.done", n, map[string]any{"All": len(bs)})
			if len(refused) > 0 {
				said += tongue.Count("import.refused", len(refused), nil)
			}
			if len(refused) > 0 {
				w.above.Say("import", said)
			} else {
				w.above.Tell("import", said)
			}
			w.marks.Show()
		})
	})
}

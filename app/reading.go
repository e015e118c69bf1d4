package app

import (
	"time"

	"fyne.io/fyne/v2"

	"lanmu/data/bookmark"
	"lanmu/widgets"
)

// open shows an article from a position on.
func (w *window) open(e entry, at widgets.Position) {
	w.current = e
	w.win.SetTitle(e.mark.Headline + " — " + t("app.name"))
	w.reader.SetDocument(document(e), at)
	w.star.SetOn(w.bookmarked(e.mark.ID))
	w.showSource()
	w.noteState()
}

// toggleSource shows or hides the page as it came.
func (w *window) toggleSource() {
	if w.source.Visible() {
		w.source.Hide()
	} else {
		w.source.Show()
		w.showSource()
	}
	w.sides.Refresh()
}

// showSource shows the source of the open article, if it is asked for.
func (w *window) showSource() {
	if !w.source.Visible() {
		return
	}
	if w.current.article == nil {
		w.source.SetDocument(widgets.Document{Blocks: []widgets.Block{{Style: widgets.Note, Text: t("source.gone")}}}, widgets.Position{})
		return
	}
	w.source.SetDocument(sourceDocument(w.current.from, w.current.number))
}

// document is what the reading pane shows for an entry.
func document(e entry) widgets.Document {
	if e.article != nil {
		return article(e.article)
	}
	d := widgets.Document{}
	for _, b := range []widgets.Block{
		{Style: widgets.Label, Text: e.mark.Column},
		{Style: widgets.Headline, Text: e.mark.Headline},
		{Style: widgets.Byline, Text: e.mark.Byline},
		{Style: widgets.Note, Text: t("article.gone", map[string]any{"Page": e.page})},
	} {
		if b.Text != "" {
			d.Blocks = append(d.Blocks, b)
		}
	}
	return d
}

func (w *window) bookmarked(id string) bool {
	return w.bookmarks != nil && w.bookmarks.Has(id)
}

func (w *window) allBookmarks() []bookmark.Bookmark {
	if w.bookmarks == nil {
		return nil
	}
	return w.bookmarks.All()
}

// toggleBookmark turns the star of the open article once the bookmark is safe
// on disk.
func (w *window) toggleBookmark() {
	e := w.current
	if e.zero() || w.bookmarks == nil {
		return
	}
	w.work.Go(func() {
		var err error
		if w.bookmarks.Has(e.mark.ID) {
			err = w.bookmarks.Remove(e.mark.ID)
		} else {
			e.mark.Time = time.Now()
			err = w.bookmarks.Add(e.mark)
		}
		fyne.Do(func() {
			if err != nil {
				w.banner.Say(t("error.bookmark", map[string]any{"Cause": err.Error()}))
			}
			w.star.SetOn(w.bookmarked(w.current.mark.ID))
			w.filter()
		})
	})
}

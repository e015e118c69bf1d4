package app

import (
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"lanmu/data/bookmark"
	"lanmu/widgets"
)

// open shows an article from a position on.
func (w *window) open(e entry, at widgets.Position) {
	w.current = e
	w.win.SetTitle(e.mark.Headline + " — " + t("app.name"))
	w.reader.SetDocument(w.withCoda(e), at)
	w.showProgress()
	w.star.SetOn(w.bookmarked(e.mark.ID))
	if w.findbar.Visible() {
		w.findInArticle(w.findbar.Query(), 0)
	}
	w.showSource()
	w.noteState()
}

// openNext opens the article by steps after the open one (before it, for a
// negative one) among those the sidebar lists.
func (w *window) openNext(by int) {
	list := w.listed()
	for i, e := range list {
		if e.mark.ID == w.current.mark.ID {
			if i+by >= 0 && i+by < len(list) {
				w.open(list[i+by], widgets.Position{})
				w.filter()
			}
			return
		}
	}
	if len(list) > 0 {
		w.open(list[0], widgets.Position{})
		w.filter()
	}
}

// listed returns the articles the sidebar lists, in its order.
func (w *window) listed() []entry {
	var out []entry
	for _, i := range w.shown {
		switch {
		case i < 0:
		case w.sidebar.View() == viewBookmarks:
			out = append(out, w.find(w.favorites[i]))
		default:
			out = append(out, w.entries[i])
		}
	}
	return out
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

// withCoda is the document of an entry with, behind its end, what comes next.
func (w *window) withCoda(e entry) widgets.Document {
	d := document(e)
	list := w.entries
	for i := range list {
		if list[i].mark.ID == e.mark.ID && i+1 < len(list) {
			d.Blocks = append(d.Blocks, widgets.Block{Style: widgets.Coda,
				Text: t("article.next", map[string]any{"Headline": list[i+1].mark.Headline})})
		}
	}
	return d
}

// hanziAMinute is how fast Chinese is read: 300 to 500 characters a minute in
// studies of silent reading; the middle is taken.
const hanziAMinute = 400

// showProgress says how far the open article has been read and how long it
// takes.
func (w *window) showProgress() {
	if w.current.article == nil {
		w.progress.Set(0, "")
		return
	}
	n := 0
	for _, p := range w.current.article.Paragraphs {
		n += utf8.RuneCountInString(p.String)
	}
	read := w.reader.Read()
	w.progress.Set(read, t("article.progress", map[string]any{
		"N": max((n+hanziAMinute/2)/hanziAMinute, 1), "Read": int(read * 100)}))
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

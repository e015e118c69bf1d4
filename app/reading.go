package app

import (
	"strings"
	"time"
	"unicode/utf8"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/widgets/document"
)

// open shows an article from a position on.
func (w *window) open(e stock.Entry, at document.Position) {
	w.notePlace() // in the article left
	w.keepNotes() // its note
	w.aloud.Stop()
	w.above.Unsay("sorting")
	w.current, w.opened, w.noted = e, time.Now(), e.Mark.ID
	w.win.SetTitle(e.Mark.Headline + " — " + tongue.T("app.name"))
	w.reader.SetDocument(w.withCoda(e), at)
	w.showProgress()
	w.star.SetOn(w.Bookmarks.Has(e.Mark.ID))
	w.highlight()
	w.showNote()
	if w.findbar.Visible() {
		w.findInArticle(w.findbar.Query(), 0)
	}
	w.showSource()
	w.noteState()
	w.list.SelectOpened()
	w.updateMenus()
}

// shelved shows what is on a new shelf.
func (w *window) shelved() {
	s := w.in.Shelf()
	if c := &w.current; c.Sheet != nil && s.ID(stock.Ref{Sheet: c.Sheet, N: c.Number}) != c.Mark.ID {
		c.Mark.ID = s.ID(stock.Ref{Sheet: c.Sheet, N: c.Number}) // it turned out to be one that is bookmarked
		w.showMarks()
	}
	w.reread()
	w.resume()
	w.list.Shelved()
	w.updateMenus()
}

// reread shows the open article as its page has it now, where it is being read.
func (w *window) reread() {
	c := w.current
	if c.Sheet == nil {
		return
	}
	now := w.in.Now(c.Sheet)
	if now == nil || now == c.Sheet {
		return
	}
	shelf := w.in.Shelf()
	w.work.Go(func() {
		for i := range now.Len() {
			e, err := stock.Fetch(w.work.Life(), w.Library, shelf, stock.Ref{Sheet: now, N: i})
			if err == nil && (e.Mark.ID == c.Mark.ID || bookmark.Same(stock.CopyOf(c), stock.CopyOf(e))) {
				w.work.UI(func() {
					if w.current.Sheet == c.Sheet && w.current.Number == c.Number {
						w.open(e, w.reader.At())
					}
				})
				return
			}
		}
	})
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
	if w.current.From == nil {
		w.source.SetDocument(document.Document{Blocks: []document.Block{{Style: document.Note, Text: tongue.T("source.gone")}}}, document.Position{})
		return
	}
	w.source.SetDocument(present.SourceDocument(w.current.From, w.current.Number))
}

// withCoda is the document of the open entry with, after its end, what comes
// next in the list.
func (w *window) withCoda(e stock.Entry) document.Document {
	d := present.Document(e)
	next, ok := w.list.Neighbour(1)
	if !ok {
		return d
	}
	w.reader.OnCoda = func() { w.list.OpenShown(next) }
	headline := ""
	if next.Mark != nil {
		headline = next.Mark.Headline
	} else {
		headline = next.Article().Headline
	}
	d.Blocks = append(d.Blocks, document.Block{Style: document.Coda,
		Text: tongue.T("article.next", map[string]any{"Headline": headline})})
	return d
}

// hanziAMinute is how fast Chinese is read: 300 to 500 characters a minute in
// studies of silent reading; the middle is taken.
const hanziAMinute = 400

// showProgress says how far the open article has been read and how long it
// takes.
func (w *window) showProgress() {
	if w.current.Article == nil {
		w.progress.Set(0, "")
		return
	}
	n := utf8.RuneCountInString(w.current.Article.Body())
	read := w.reader.Read()
	words := tongue.T("article.progress", map[string]any{"N": max((n+hanziAMinute/2)/hanziAMinute, 1), "Read": int(read * 100)})
	if s := w.current.Sheet; s != nil {
		if in, guessed := s.Encoding(); guessed {
			words = tongue.T("encoding.note", map[string]any{"Name": strings.ToUpper(string(in))}) + " · " + words
		}
	}
	if w.aloud.On() {
		words = tongue.T("aloud.now", map[string]any{"Rate": w.aloud.Rate()}) + "　" + words
	}
	w.progress.Set(read, words)
}

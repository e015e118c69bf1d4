package app

import (
	"strings"
	"time"
	"unicode/utf8"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/widgets/document"
)

// open shows an article from a position on.
func (w *window) open(e stock.Entry, at document.Position) {
	w.notePlace() // in the article left
	w.keepNotes() // its note
	w.stopAloud()
	w.banner.Unsay("sorting")
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
	w.selectCurrent()
	w.updateMenus()
}

// selectCurrent selects the open article in the sidebar, where that lists it.
func (w *window) selectCurrent() {
	for i, s := range w.shown {
		if s.Head == nil && w.articleOf(s) == w.current.Mark.ID {
			w.sidebar.Select(i)
			return
		}
	}
}

// openNext opens the article behind the open one (before it, for a negative by)
// among those the sidebar lists.
func (w *window) openNext(by int) {
	if s, ok := w.neighbour(by); ok {
		w.openShown(s)
	}
}

// neighbour is the article behind the open one, or before it, among those the
// sidebar lists; the first of them when the open one is not among them.
func (w *window) neighbour(by int) (present.Shown, bool) {
	var before, first present.Shown
	var any, here bool
	for s := range w.sequence {
		if here {
			return s, true
		}
		if w.articleOf(s) == w.current.Mark.ID {
			if by < 0 {
				return before, any
			}
			here = true
			continue
		}
		before = s
		if !any {
			first, any = s, true
		}
	}
	return first, any && !here
}

// hasUnread tells whether the sidebar lists an article that has not been read
// to its end, other than the open one.
func (w *window) hasUnread() bool {
	_, ok := w.nextUnread()
	return ok
}

func (w *window) openUnread() {
	if s, ok := w.nextUnread(); ok {
		w.openShown(s)
	}
}

// nextUnread is the first unread article behind the open one, going round.
func (w *window) nextUnread() (present.Shown, bool) {
	var first present.Shown
	found, passed := false, false
	for s := range w.sequence {
		switch id := w.articleOf(s); {
		case id == w.current.Mark.ID:
			passed = true
		case !passed && found, w.read(id):
		case passed:
			return s, true
		default:
			first, found = s, true
		}
	}
	return first, found
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

// withCoda is the document of the open entry with, behind its end, what comes
// next in the list.
func (w *window) withCoda(e stock.Entry) document.Document {
	d := present.Document(e)
	next, ok := w.neighbour(1)
	if !ok {
		return d
	}
	w.reader.OnCoda = func() { w.openShown(next) }
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
	n := 0
	for _, p := range w.current.Article.Paragraphs {
		n += utf8.RuneCountInString(p.String)
	}
	read := w.reader.Read()
	words := tongue.T("article.progress", map[string]any{"N": max((n+hanziAMinute/2)/hanziAMinute, 1), "Read": int(read * 100)})
	if s := w.current.Sheet; s != nil {
		if in, guessed := s.Encoding(); guessed {
			words = tongue.T("encoding.note", map[string]any{"Name": strings.ToUpper(string(in))}) + " · " + words
		}
	}
	if w.aloud.stop != nil {
		words = tongue.T("aloud.now", map[string]any{"Rate": w.rateText()}) + "　" + words
	}
	w.progress.Set(read, words)
}

package app

import (
	"context"
	"maps"
	"time"

	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/library"
	"lanmu/data/page"
	"lanmu/widgets/document"
)

// change does something to what is remembered, away from the UI goroutine and
// after what was asked for before, says if it failed, and shows what is
// remembered then.
func (w *window) change(do func() error) {
	w.intents.add(&w.work, func() {
		err := do()
		w.ui(func() {
			if err != nil {
				w.banner.Say("bookmark", tongue.T("error.bookmark", map[string]any{"Cause": saveError(err)}))
			} else {
				w.banner.Unsay("bookmark")
			}
			w.showMarks()
		})
	})
}

// showMarks shows the stars, highlights and notes as they are.
func (w *window) showMarks() {
	w.star.SetOn(w.bookmarks.Has(w.current.mark.ID))
	w.highlight()
	w.showNote()
	w.showRows()
	w.updateMenus()
}

// showRows draws the rows of the sidebar anew, and makes its list anew where it
// is of bookmarks or of what is unread.
func (w *window) showRows() {
	if w.listed == viewColumns || w.listed == viewDates {
		w.sidebar.Redraw()
	} else {
		w.filter()
	}
}

// toggleBookmark turns the star of the open article once the bookmark is safe
// on disk.
func (w *window) toggleBookmark() { w.toggle(w.current) }

func (w *window) toggle(e entry) {
	if e.zero() {
		return
	}
	w.turn(e.mark.ID, func() (entry, error) { return e, nil })
}

// turn turns the star of an article, which is fetched if it must be.
func (w *window) turn(id string, fetched func() (entry, error)) {
	w.tried("bookmark")
	w.keepNotes() // before the star they hang on goes
	w.change(func() error {
		if w.bookmarks.Has(id) {
			return w.remove(id)
		}
		e, err := fetched()
		if err != nil {
			return err
		}
		if err := keep(w.memory, e, e.mark); err != nil {
			return err
		}
		w.turned(id, true)
		return nil
	})
}

// remove removes a bookmark, which can be taken back.
func (w *window) remove(id string) error {
	if err := w.bookmarks.Remove(id); err != nil {
		return err
	}
	w.turned(id, false)
	return nil
}

// keep adds a bookmark of an entry, and first a copy of its article, so that
// no bookmark is without its text.
func keep(m memory, e entry, b bookmark.Bookmark) error {
	if e.article != nil && !e.gone {
		if err := m.copies.Save(copyOf(e)); err != nil {
			return err
		}
	}
	b.Time = time.Now()
	return m.bookmarks.Add(b)
}

// recognise returns under which ids the articles are bookmarked that have been
// edited since, so that stars, passages and notes find them: what was known of
// the shelf before, and what its new pages add. It returns nil if they add none.
func recognise(ctx context.Context, m memory, l *library.Library, s, before *shelf) map[string]string {
	missing := map[string]bookmark.Bookmark{}
	for _, b := range m.bookmarks.All() {
		missing[b.ArticleID()] = b
	}
	for _, r := range s.refs {
		if len(missing) == 0 {
			return nil
		}
		delete(missing, s.id(r))
	}
	old := map[*library.Sheet]bool{}
	for _, x := range before.sheets {
		old[x] = true
	}
	var kept map[string]string
	for id, b := range missing {
		c, err := m.copies.Load(id)
		if err != nil {
			continue // nothing to compare with
		}
		headline := bookmark.NewHeadline(b.Headline)
		for _, r := range s.refs {
			a := r.article()
			if old[r.sheet] || kept[a.ID] != "" || !headline.Alike(a.Headline) {
				continue
			}
			if e, err := fetch(ctx, l, s, r); err == nil && bookmark.Same(c, copyOf(e)) {
				if kept == nil {
					kept = maps.Clone(s.kept)
				}
				if kept == nil {
					kept = map[string]string{}
				}
				kept[a.ID] = id
				break
			}
		}
	}
	return kept
}

// bookmarkPassage keeps what is selected.
func (w *window) bookmarkPassage() {
	e := w.current
	start, end, ok := w.selectedRange()
	if !ok || e.article == nil {
		return
	}
	b, ok := e.mark.Passage(copyOf(e).Text(), start, end)
	if !ok {
		return
	}
	w.change(func() error {
		had := w.bookmarks.Has(b.ID)
		if err := keep(w.memory, e, b); err != nil || had {
			return err
		}
		w.turned(b.ID, true)
		return nil
	})
}

// selectedRange returns the bytes of the article's text, its paragraphs a line
// each, from the first to the last selected.
func (w *window) selectedRange() (start, end int, ok bool) {
	at := paragraphStarts(w.reader.Document())
	for _, p := range w.reader.Passages() {
		from, in := at[p.Block]
		if !in {
			continue
		}
		if !ok {
			start = from + p.Start
		}
		end, ok = from+p.End, true
	}
	return start, end, ok
}

// paragraphStarts tells for each block that is a paragraph where it begins in
// the article's text.
func paragraphStarts(d document.Document) map[int]int {
	at := map[int]int{}
	n := 0
	for i, b := range d.Blocks {
		if b.Style == document.Lead || b.Style == document.Body {
			at[i] = n
			n += len(b.Text) + 1
		}
	}
	return at
}

// highlight shows the bookmarked passages of the open article.
func (w *window) highlight() {
	var out []document.Passage
	if w.current.article != nil {
		for _, b := range w.bookmarks.All() {
			if b.IsPassage() && b.ArticleID() == w.current.mark.ID {
				out = append(out, w.passage(b)...)
			}
		}
	}
	w.reader.SetHighlights(out)
}

// passage returns where a bookmarked passage stands in the document shown.
func (w *window) passage(b bookmark.Bookmark) []document.Passage {
	start, end, ok := b.Find(copyOf(w.current).Text())
	if !ok {
		return nil
	}
	var out []document.Passage
	d := w.reader.Document()
	at := paragraphStarts(d)
	for i := range d.Blocks {
		from, in := at[i]
		if !in {
			continue
		}
		p := document.Passage{Block: i, Start: max(start-from, 0), End: min(end-from, len(d.Blocks[i].Text))}
		if p.Start < p.End {
			out = append(out, p)
		}
	}
	return out
}

// copyOf is the text of an entry's article, to be kept.
func copyOf(e entry) bookmark.Copy {
	a := e.article
	c := bookmark.Copy{
		Article: e.mark.ID, Column: a.Column, Kicker: a.Kicker.String, Headline: a.Headline.String,
		Subhead: a.Subhead.String, Byline: a.Byline.Name, Role: string(a.Byline.Role), Printed: a.Byline.Text.String,
		Kind: string(a.Kind), HasLead: a.HasLead, SourceNote: a.SourceNote, Page: e.mark.Page, File: e.mark.File,
	}
	for _, p := range a.Paragraphs {
		c.Paragraphs = append(c.Paragraphs, p.String)
	}
	for _, q := range a.PullQuotes {
		c.PullQuotes = append(c.PullQuotes, q.String)
	}
	for _, p := range a.Captions {
		c.Captions = append(c.Captions, p.String)
	}
	return c
}

// articleOf is the article a copy was made of.
func articleOf(c bookmark.Copy) *page.Article {
	text := func(s string) page.Text { return page.Text{String: s} }
	a := &page.Article{
		ID: c.Article, Column: c.Column, Kicker: text(c.Kicker), Headline: text(c.Headline),
		Subhead: text(c.Subhead), Byline: page.Byline{Name: c.Byline, Role: page.Role(c.Role), Text: text(c.Printed)},
		Kind: page.Kind(c.Kind), HasLead: c.HasLead, SourceNote: c.SourceNote,
	}
	if a.Kind == page.Cartoon && c.Role == "" {
		a.Byline.Role = page.Cartoonist
	}
	for _, p := range c.Paragraphs {
		a.Paragraphs = append(a.Paragraphs, text(p))
	}
	for _, q := range c.PullQuotes {
		a.PullQuotes = append(a.PullQuotes, text(q))
	}
	for _, p := range c.Captions {
		a.Captions = append(a.Captions, text(p))
	}
	return a
}

// follow shows what other windows and machines change, until the program ends.
func (w *window) follow() {
	for _, changes := range []<-chan struct{}{w.bookmarks.Changes(), w.reading.Changes()} {
		w.aside(func() {
			for range changes {
				w.ui(func() {
					w.showMarks()
					w.tellTwice()
				})
			}
		})
	}
}

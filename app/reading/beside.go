package reading

import (
	"strings"
	"unicode/utf8"

	"lanmu/app/present"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/widgets/document"
)

// What is shown of the open article beside its text: the page as it came, how far it
// has been read, and what is kept of it.

// ToggleSource shows or hides the page as it came.
func (r *Reading) ToggleSource() {
	if r.panes.Source.Visible() {
		r.panes.Source.Hide()
		r.panes.SourcePane.Hide()
	} else {
		r.panes.Source.Show()
		r.panes.SourcePane.Show()
		r.showSource()
	}
}

// showSource shows the source of the open article, if it is asked for.
func (r *Reading) showSource() {
	if !r.panes.Source.Visible() {
		return
	}
	r.pieces = nil
	defer r.OnSource()
	if from := r.source.from; !from.Zero() {
		d, _ := present.CutSource(from, present.CutFrom(r.Gallery, present.FileOf(from)))
		at := document.Position{}
		if len(d.Blocks) == 0 {
			d, at = present.SourceDocument(from.From, from.Number)
		}
		r.panes.Source.SetDocument(d, at)
		return
	}
	if r.open.From == nil {
		r.panes.Source.SetDocument(document.Document{Blocks: []document.Block{{Style: document.Note, Text: tongue.T("source.gone")}}}, document.Position{})
		return
	}
	var d document.Document
	if d, r.pieces = present.CutSource(r.open, present.CutFrom(r.Gallery, present.FileOf(r.open))); len(d.Blocks) > 0 {
		r.panes.Source.SetDocument(d, document.Position{})
		return
	}
	r.panes.Source.SetDocument(present.SourceDocument(r.open.From, r.open.Number))
}

// showPiece marks in the source the piece that the caret is in, or the selection begins in.
func (r *Reading) showPiece(at document.Position) {
	if !r.panes.Source.Visible() || at.Block >= len(r.pieces) || r.pieces[at.Block] < 0 {
		return
	}
	block := r.pieces[at.Block]
	tag := r.panes.Source.Document().Blocks[block]
	r.panes.Source.SetMarks([]document.Passage{{Block: block, End: len(tag.Text)}}, 0)
	blocks := r.panes.Reader.Document().Blocks
	r.panes.Reader.SetHere(document.Passage{Block: at.Block, End: len(blocks[at.Block].Text)})
}

// hanziAMinute is how fast Chinese is read: 300 to 500 characters a minute in
// studies of silent reading; the middle is taken.
const hanziAMinute = 400

// ShowProgress says how far the open article has been read and how long it
// takes.
func (r *Reading) ShowProgress() {
	if r.open.Article == nil {
		r.panes.Progress.Set(0, "")
		return
	}
	n := utf8.RuneCountInString(r.open.Article.Body())
	read := r.panes.Reader.Progress()
	words := tongue.T("article.progress", map[string]any{"N": max((n+hanziAMinute/2)/hanziAMinute, 1), "Read": int(read * 100)})
	if s := r.open.Sheet; s != nil {
		if in, guessed := s.Encoding(); guessed {
			words = tongue.T("encoding.note", map[string]any{"Name": strings.ToUpper(string(in))}) + " · " + words
		}
	}
	if said := r.Spoken(); said != "" {
		words = said + "　" + words
	}
	r.panes.Progress.Set(read, words)
}

// Marked shows the star and the passages of the open article as they are kept.
func (r *Reading) Marked() {
	r.panes.Star.SetOn(r.Bookmarks.Has(r.ID()))
	var out []document.Highlight
	if r.open.Article != nil {
		for _, b := range r.Bookmarks.Passages(r.ID()) {
			for _, p := range r.Passage(b) {
				out = append(out, document.Highlight{Passage: p, ID: b.ID, Colour: b.ColourOf(), Note: b.Note})
			}
		}
	}
	r.panes.Reader.SetHighlights(out)
}

// Passage returns where a bookmarked passage stands in the document shown.
func (r *Reading) Passage(b bookmark.Bookmark) []document.Passage {
	return present.PassageOf(r.panes.Reader.Document(), r.open, b)
}

// Selected returns the bytes of the article's text, its paragraphs a line each,
// from the first to the last selected.
func (r *Reading) Selected() (start, end int, ok bool) {
	if r.open.Article == nil {
		return 0, 0, false
	}
	at := present.ParagraphStarts(r.panes.Reader.Document(), r.open.Article)
	for _, p := range r.panes.Reader.Passages() {
		from, in := at[p.Block]
		if !in {
			continue
		}
		if !ok || from+p.Start < start { // a footnote may stand before what it is shown after
			start = from + p.Start
		}
		end, ok = max(end, from+p.End), true
	}
	return start, end, ok
}

// Touched returns the bookmarked passage the selection touches.
func (r *Reading) Touched() (bookmark.Bookmark, bool) {
	for _, b := range r.Bookmarks.Passages(r.ID()) {
		for _, p := range r.Passage(b) {
			for _, s := range r.panes.Reader.Passages() {
				if s.Block == p.Block && s.Start < p.End && p.Start < s.End {
					return b, true
				}
			}
		}
	}
	return bookmark.Bookmark{}, false
}

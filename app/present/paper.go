package present

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/library"
	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
	onpaper "lanmu/widgets/paper"
)

// A Form is how paper is set, as the reader reads on screen.
type Form = onpaper.Form

// WritePDF sets documents on paper. It waits until characters no embedded font
// has have been looked for in the system's, so it never runs where the window
// is drawn.
func WritePDF(out io.Writer, faces *glyph.Faces, form Form, title, author string, docs []document.Document) error {
	for _, d := range docs {
		for _, b := range d.Blocks {
			faces.Sans.Await(b.Text) // asked last for whatever the others lack
			faces.Serif.Await(b.Text)
		}
	}
	return onpaper.Write(out, faces, onpaper.About{Title: title, Author: author, Program: tongue.T("app.name"), Mark: library.OwnMark}, form, docs)
}

// PDFOf is an article on paper, with the pictures that a gallery draws.
func PDFOf(faces *glyph.Faces, form Form, g *library.Gallery, e stock.Entry) ([]byte, error) {
	var b bytes.Buffer
	err := WritePDF(&b, faces, form, e.Mark.Headline, e.Mark.Byline, []document.Document{Printed(e, g)})
	return b.Bytes(), err
}

// Printed is an entry as it is set on paper, where nothing leads to another text.
func Printed(e stock.Entry, g *library.Gallery) document.Document {
	d := Illustrated(onPaper(e), g)
	for i := range d.Blocks {
		b := &d.Blocks[i]
		b.Spans = slices.DeleteFunc(b.Spans, func(s document.Span) bool { return s.Kind == document.Leads })
	}
	return d
}

// onPaper is an entry as it is printed: that its page is not open, or a sample, is
// nothing to print.
func onPaper(e stock.Entry) stock.Entry {
	e.Gone = false
	if isSample(e) {
		e.Sheet = nil
	}
	return e
}

// FileName is a file's name made of a headline: without what some system does
// not allow in one, and short enough for all.
func FileName(headline string) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || !unicode.IsPrint(r) && !unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, headline)
	runes := []rune(strings.Join(strings.Fields(clean), " "))
	name := strings.Trim(string(runes[:min(len(runes), 40)]), " .")
	if name == "" {
		return "lanmu-" + time.Now().Format(time.DateOnly)
	}
	return name
}

// WriteBookmarksPDF sets every bookmarked article, one after another. Of each
// the text is that of its open page, or else of the copy kept with it.
func WriteBookmarksPDF(out io.Writer, from ExportSource, bs []bookmark.Bookmark) error {
	faces := from.Faces
	if faces == nil {
		var err error
		if faces, err = LoadFaces(system.Logged, func() {}); err != nil {
			return err
		}
	}
	var docs []document.Document
	seen := map[string]bool{}
	for _, b := range bs {
		id := b.ArticleID()
		if seen[id] {
			continue // of several passages of it
		}
		seen[id] = true
		e, err := from.Article(b)
		if err != nil {
			return err
		}
		docs = append(docs, Printed(e, from.Gallery))
	}
	return WritePDF(out, faces, from.Form, tongue.T("sidebar.bookmarks"), "", docs)
}

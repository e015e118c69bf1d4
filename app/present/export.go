package present

import (
	"bytes"
	"errors"
	"io"
	"os"
	"time"

	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/data/bookmark"
	"lanmu/data/library"
	"lanmu/widgets/glyph"
)

// An exportForm is a form bookmarks are taken away in.
type exportForm struct {
	Ending string // of the file's name
	Write  func(io.Writer, ExportSource, []bookmark.Bookmark) error
}

// An ExportSource is where the text of bookmarked articles comes from.
type ExportSource struct {
	Fetch   func(id string) (stock.Entry, bool) // from the library; may be nil
	Copies  *bookmark.Copies
	Gallery *library.Gallery // of the pictures in them; may be nil
	Faces   *glyph.Faces     // nil to load them when they are needed
	Form    Form             // of paper
}

// Article is the article of a bookmark: of its page where that is in the
// library, else of the copy kept with it, without text where there is none.
func (from ExportSource) Article(b bookmark.Bookmark) (stock.Entry, error) {
	if from.Fetch != nil {
		if e, ok := from.Fetch(b.ArticleID()); ok {
			return e, nil
		}
	}
	e := stock.Entry{Page: b.Page, Mark: b}
	c, err := from.Copies.Load(b.ArticleID())
	switch {
	case err == nil:
		e.Article = stock.ArticleOf(c)
	case !errors.Is(err, os.ErrNotExist):
		return stock.Entry{}, err
	}
	return e, nil
}

var ExportForms = map[string]exportForm{
	"markdown": {".md", marksOnly(bookmark.WriteMarkdown)},
	"html":     {".html", marksOnly(bookmark.WriteHTML)},
	"json":     {".json", marksOnly(bookmark.WriteJSON)},
	"ris":      {".ris", marksOnly(bookmark.WriteRIS)},
	"bibtex":   {".bib", marksOnly(bookmark.WriteBibTeX)},
	"pdf":      {".pdf", WriteBookmarksPDF},
}

// marksOnly is a form that needs no more than what is kept with the bookmarks.
func marksOnly(write func(io.Writer, []bookmark.Bookmark) error) func(io.Writer, ExportSource, []bookmark.Bookmark) error {
	return func(out io.Writer, _ ExportSource, bs []bookmark.Bookmark) error { return write(out, bs) }
}

// Export writes bookmarks into a file, in place of what is there.
func Export(path, form string, from ExportSource, bs []bookmark.Bookmark) error {
	var data bytes.Buffer
	if err := ExportForms[form].Write(&data, from, bs); err != nil {
		return err
	}
	return system.WriteWhole(path, data.Bytes())
}

// ExportName is what a file of bookmarks is called, without an ending.
func ExportName(now time.Time) string { return "lanmu-" + now.Format(time.DateOnly) }

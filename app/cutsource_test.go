package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"lanmu/widgets/document"
)

// The source of a PDF's article is cut out of its page, piece by piece, and the piece
// that was clicked in the text is marked in both.
func TestTheSourceOfAPDFIsCutOut(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the engine that reads PDFs")
	}
	s := sitDownPrinted(t)
	s.Shortcut(fyne.KeyU)
	s.settles()
	blocks := s.source.Document().Blocks
	pictures := 0
	for i, b := range blocks {
		if b.Style == document.Picture {
			pictures++
			if b.Image.Draw == nil || blocks[i-1].Style != document.Tag && blocks[i-1].Style != document.Picture {
				t.Errorf("block %d is cut out with no name above it", i)
			}
		}
	}
	if e := s.reading.Entry(); pictures <= len(e.Article.Blocks) || blocks[0].Text == "" {
		t.Fatalf("%d pieces of an article of %d paragraphs, with its head", pictures, len(e.Article.Blocks))
	}
	text := s.reader.Document().Blocks
	at := -1
	for i, b := range text {
		if b.Style == document.Body {
			at = i
		}
	}
	s.reader.OnCaret(document.Position{Block: at})
	marks := s.source.Marks()
	if len(marks) != 1 || blocks[marks[0].Block].Style != document.Tag || blocks[marks[0].Block+1].Image.Says != text[at].Text {
		t.Errorf("a click in %q marks %v", text[at].Text, marks)
	}
	if !s.beside.Visible() {
		t.Error("it has no title")
	}
	s.Shortcut(fyne.KeyU)
	if s.beside.Visible() || s.source.Visible() {
		t.Error("it stays")
	}
}

package app

import (
	"bytes"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/data/library"
	"lanmu/widgets/document"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

// sitDownPrinted sits a reader down before a PDF of the sample page's articles.
func sitDownPrinted(t *testing.T) *session {
	t.Helper()
	s := sitDown(t)
	var docs []document.Document
	for _, e := range stock.EntriesOf(library.Seed()) {
		docs = append(docs, present.Document(e))
	}
	var b bytes.Buffer
	if err := present.WritePDF(&b, s.dress.Faces, present.Form{}, "样张", "", docs); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "printed.pdf")
	if err := os.WriteFile(path, bytes.ReplaceAll(b.Bytes(), []byte(library.OwnMark), []byte("a press house")[:len(library.OwnMark)]), 0o600); err != nil {
		t.Fatal(err)
	}
	s.in.Open([]string{path}, true)
	s.settles()
	s.win.Resize(fyne.NewSize(1280, 800))
	return s
}

// The picture follows what is opened, and a press in the middle of an article's place
// on it opens that article.
func TestThePictureLeadsToItsArticles(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the engine that reads PDFs")
	}
	s := sitDownPrinted(t)
	if s.picture.Visible() {
		t.Fatal("the picture is there unasked")
	}
	s.facsimile.Toggle()
	s.settles()
	if !s.picture.Visible() {
		t.Fatal("the picture is not there")
	}
	e := s.reading.Entry()
	pressed := 0
	for i := range e.From.Articles {
		s.reading.OpenShown(present.Shown{Ref: stock.Ref{Sheet: e.Sheet, N: i}}, "")
		s.settles()
		at := e.From.Regions(i)
		if len(at) == 0 || s.picture.Open() != i || s.facsimile.Sheet() != at[0].Page {
			t.Fatalf("article %d stands at %v; %d is tinted on sheet %d", i, at, s.picture.Open(), s.facsimile.Sheet())
		}
		if i+1 == len(e.From.Articles) || e.From.Regions(i + 1)[0].Page != at[0].Page {
			continue
		}
		to := e.From.Regions(i + 1)[0]
		s.picture.Press(float32(to.Left+to.Right)/2, float32(to.Top+to.Bottom)/2)
		s.settles()
		if got := s.reading.Entry().Number; got != i+1 {
			t.Errorf("a press on %q opens %q", e.From.Articles[i+1].Title(), e.From.Articles[got].Title())
		}
		pressed++
	}
	if pressed == 0 {
		t.Error("no sheet has two articles")
	}
	s.build() // as in another language
	s.settles()
	if !s.picture.Visible() || s.facsimile.Sheet() == 0 {
		t.Error("the picture is gone with the language")
	}
	s.facsimile.Toggle()
	if s.picture.Visible() {
		t.Error("the picture stays")
	}
}

// What has no picture says so in the words of what can be done.
func TestAPageWithoutAPicture(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "lamps.txt")
	if err := os.WriteFile(path, []byte("■街谈\n食堂的灯\n□何小满\n锅里的菜也从六样添到了十二样，来的人一天比一天多，灯也亮得一天比一天久。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := sitDown(t, path)
	s.facsimile.Toggle()
	s.settles()
	s.Warns("没有版面图")
	s.facsimile.Toggle()
	if said := s.banner.Text(); said != "" {
		t.Errorf("it says still %q", said)
	}
}

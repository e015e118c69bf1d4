package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanmu/app/present"
	"lanmu/app/system"
	"lanmu/data/pdf"
	"lanmu/widgets"
	"lanmu/widgets/document"
)

// solid is a text without its blanks.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// printed is the text Lanmu itself takes out of a PDF, without blanks.
func printed(t *testing.T, path string) string {
	t.Helper()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = t.TempDir()
	}
	text, err := pdf.NewEngine(filepath.Join(cache, "lanmu", "pdfium")).Text(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	return solid(text)
}

// assertHolds tells that a PDF's text is that of documents, in their order; the
// page's number and the running head are no part of them.
func assertHolds(t *testing.T, path string, docs ...document.Document) {
	t.Helper()
	got, at := printed(t, path), 0
	for _, d := range docs {
		for _, b := range d.Blocks {
			want := solid(b.Text)
			i := strings.Index(got[at:], want)
			if i < 0 {
				t.Errorf("the PDF does not hold %q after what stands before it; there is\n%s", want, got[at:])
				return
			}
			at += i + len(want)
		}
	}
}

// presses a button of the dialog that is open.
func (s *session) pressesButton(label string) {
	s.Helper()
	for _, o := range test.LaidOutObjects(s.win.Canvas().Overlays().Top()) {
		if b, ok := o.(*widgets.Button); ok && b.Text == label {
			if !b.Disabled() {
				b.OnTapped()
			}
			s.settles()
			return
		}
	}
	s.Fatalf("no button says %q", label)
}

func TestArticleIsSavedAsPDF(t *testing.T) {
	s := sitDown(t).Taps(clinic).Shortcut(fyne.KeyP)
	s.pressesButton("存为 PDF…")
	s.settles()
	if s.win.Canvas().Overlays().Top() == nil {
		t.Fatal("no dialog asks where")
	}
	dir := t.TempDir()
	for range 2 { // the second in place of the first
		path := filepath.Join(dir, clinic+".pdf")
		s.savePDFAs(path, s.onPaper(s.reading.Entry()))
		s.settles().Warns("“" + clinic + "”已存到 " + path)
		e := s.reading.Entry()
		e.Sheet = nil // that it is a sample is not printed
		assertHolds(t, path, present.Document(e))
	}
	s.savePDFAs(filepath.Join(dir, "none", "a.pdf"), s.onPaper(s.reading.Entry()))
	s.settles().Warns("未能打印：")
}

func TestBookmarksAreExportedAsPDF(t *testing.T) {
	s := sitDown(t).Taps(clinic).Shortcut(fyne.KeyD)
	printedOf := func() document.Document {
		e := s.reading.Entry()
		e.Sheet = nil // that it is a sample is not printed
		return present.Document(e)
	}
	first := printedOf()
	s.Taps(card).Shortcut(fyne.KeyD)
	second := printedOf()
	want := []document.Document{second, first} // newest first
	dir := t.TempDir()
	path := filepath.Join(dir, "bookmarks.pdf")
	s.exportTo(path, "pdf", s.list.Marks())
	s.settles()
	assertHolds(t, path, want...)

	// Their pages closed, they are printed from the copies kept with them.
	var b bytes.Buffer
	if err := present.WriteBookmarksPDF(&b, present.ExportSource{Copies: s.Copies, Faces: s.dress.Faces}, s.Bookmarks.All()); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(dir, "copies.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	assertHolds(t, path, want...)
}

func TestPrinting(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	s := sitDown(t).Taps(clinic).Shortcut(fyne.KeyP)
	if _, ok := system.FindPrinting(nil); !ok {
		s.pressesButton("打印") // is disabled
		if s.win.Canvas().Overlays().Top() == nil {
			t.Error("printing goes on with nothing to print with")
		}
		s.above.Box().Hide()
		// A program in its place keeps what it is given, or fails.
		script := "#!/bin/sh\n[ \"$1 $2\" = \"-t " + clinic + "\" ] && { read -r first; echo \"$first\" >" + filepath.Join(dir, "first") + "; }\n"
		if err := os.WriteFile(filepath.Join(dir, "lp"), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
		s.Shortcut(fyne.KeyP).pressesButton("打印")
		s.Warns("“" + clinic + "”已送去打印")
		if first, err := os.ReadFile(filepath.Join(dir, "first")); err != nil || !strings.HasPrefix(string(first), "%PDF-") {
			t.Errorf("lp was given %q, %v", first, err)
		}
		// The bookmarks are chosen with the keyboard.
		s.Shortcut(fyne.KeyD).Shortcut(fyne.KeyP)
		script = "#!/bin/sh\necho \"$2\" >" + filepath.Join(dir, "title") + "\ncat >" + filepath.Join(dir, "pdf") + "\n"
		if err := os.WriteFile(filepath.Join(dir, "lp"), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
		t.Setenv("PATH", dir+":/usr/bin:/bin")
		s.win.Canvas().FocusNext() // from the last button round to the first choice
		s.Presses(fyne.KeyRight)
		s.pressesButton("打印")
		s.Warns("“收藏”已送去打印")
		if title, err := os.ReadFile(filepath.Join(dir, "title")); err != nil || string(title) != "收藏\n" {
			t.Errorf("lp was given the title %q, %v", title, err)
		}
		e := s.reading.Entry()
		e.Sheet = nil // that it is a sample is not printed
		assertHolds(t, filepath.Join(dir, "pdf"), present.Document(e))
		t.Setenv("PATH", dir)
		if err := os.WriteFile(filepath.Join(dir, "lp"), []byte("#!/bin/sh\necho no default destination >&2\nexit 1\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		s.Shortcut(fyne.KeyP).pressesButton("打印")
		s.Warns("未能打印：它的原话：“no default destination”")
	}
}

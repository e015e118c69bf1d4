package library

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/adrg/xdg"
)

// An old document is read as what LibreOffice makes of it, once that was asked for, the
// next time as well; what LibreOffice cannot read, and that there is none, is told.
func TestOldDocumentsAreConverted(t *testing.T) {
	dir, bin := t.TempDir(), t.TempDir()
	t.Cleanup(xdg.Reload)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	xdg.Reload()
	t.Setenv("PATH", bin)
	docx, err := filepath.Abs(filepath.Join("testdata", "lamps.docx"))
	if err != nil {
		t.Fatal(err)
	}
	path, bad := filepath.Join(dir, "路灯.doc"), filepath.Join(dir, "坏.wps")
	write(t, dir, map[string]string{"路灯.doc": oleHead + "a document", "坏.wps": oleHead + "damaged"})
	cache := t.TempDir()
	l := open(t, cache)
	choices, err := OpenChoices(filepath.Join(t.TempDir(), "encodings.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer choices.Close()
	l.Follow(choices)
	if c := bring(t, l, dir); len(c.Sheets) != 0 {
		t.Fatalf("%d pages are read unasked", len(c.Sheets))
	}
	if _, err := l.Recognise(t.Context(), path, func(int, int) {}); problemOf(err) != NoConverter {
		t.Errorf("without LibreOffice: %v", err)
	}
	// Its command reads document.doc in the folder after --outdir, and leaves a DOCX there.
	script := `#!/bin/sh
while [ "$1" != --outdir ]; do shift; done
/bin/grep -q damaged "$2/document.doc" || /bin/cp '` + docx + `' "$2/document.docx"
`
	if err := os.WriteFile(filepath.Join(bin, "soffice"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Recognise(t.Context(), bad, func(int, int) {}); problemOf(err) != Damaged {
		t.Errorf("what cannot be read: %v", err)
	}
	s, err := l.Recognise(t.Context(), path, func(int, int) {})
	if err != nil || s.Len() == 0 {
		t.Fatal(err)
	}
	p, err := l.Page(t.Context(), s)
	if err != nil || len(p.Articles) != s.Len() {
		t.Errorf("it does not open: %v", err)
	}
	if err := os.Remove(filepath.Join(bin, "soffice")); err != nil {
		t.Fatal(err)
	}
	again := open(t, t.TempDir()) // its cache is gone, what was converted is not
	again.Follow(choices)
	if c := bring(t, again, dir); len(c.Sheets) != 1 || c.Sheets[0].Path() != path {
		t.Errorf("the next time: %+v", c)
	}
}
